"""Tables whose rows are no candidates: calls, regions, parts of a plan, those who pay."""

from __future__ import annotations

from collections.abc import Iterator

from graph_builder.extract.cellmoney import amount_in, cue, is_empty, numeric
from graph_builder.extract.cells import name_in
from graph_builder.extract.columns import Column, Role
from graph_builder.extract.french.text import plain
from graph_builder.extract.reading import Reading
from graph_builder.extract.record import Record, Share
from graph_builder.extract.setting import Setting
from graph_builder.extract.tablerows import name_at
from graph_builder.extract.tableshape import Shape, is_apart
from graph_builder.model import Cell, Count, Envelope, Kind, Name, Stage

_WHOLES = (
    (Role.CALL, Kind.CALL),
    (Role.PROGRAMME, Kind.PROGRAMME),
    (Role.PART, Kind.PHRASE),
    (Role.THEME, Kind.PHRASE),
    (Role.PLACE, Kind.PLACE),
)
_STAGES = {
    "intent": Stage.LETTERS_OF_INTENT,
    "preselected": Stage.PRESELECTED,
    "rejected": Stage.REJECTED,
    "applications": Stage.APPLICATIONS,
    "selected": Stage.SELECTED,
}


class AggregateReader:
    """Reads a table of sums and numbers, one row a call, region or part."""

    def __init__(self, reading: Reading, shape: Shape, setting: Setting) -> None:
        self.reading = reading
        self.shape = shape
        self.setting = setting
        self.rows = [r for r in shape.rows if not is_apart(r)]

    def facts(self) -> Iterator[Envelope | Count]:
        """Envelopes and counts of the rows; none where they tell of candidates."""
        if self.setting.negative or self.shape.has(Role.PROJECT, Role.LEAD):
            return
        for row in self.rows:
            cells = {c.column: c for c in row if not is_empty(c.text)}
            whole = self._whole(cells)
            if whole is None:
                continue
            yield from self._envelopes(row, cells, whole)
            if whole.kind is Kind.CALL:
                yield from self._counts(row, cells, whole)

    def _whole(self, cells: dict[int, Cell]) -> Name | None:
        """What a row is about."""
        for role, kind in _WHOLES:
            for column in self.shape.of(role):
                if column.index in cells and not numeric(cells[column.index].text):
                    return name_at(self.reading, name_in(cells[column.index]), kind)
        return None

    def _envelopes(
        self, row: list[Cell], cells: dict[int, Cell], whole: Name
    ) -> Iterator[Envelope]:
        parts = self.shape.has(Role.PART) and not self.shape.has(Role.AMOUNT)
        for column in self.shape.of(Role.COST if parts else Role.AMOUNT)[:1]:
            cell = cells.get(column.index)
            money = amount_in(cell.text, column.unit) if cell else None
            counted = self.shape.has(Role.COUNT) or whole.kind is not Kind.PLACE
            if money and counted:
                yield Envelope(
                    object=whole,
                    amount=money,
                    beneficiaries=self._beneficiaries(cells),
                    rule="envelopes.aggregate",
                    evidence=self.reading.evidence(row[0].start, row[-1].end),
                    confidence=0.8,
                )

    def _beneficiaries(self, cells: dict[int, Cell]) -> int | None:
        """How many won: the number under «Lauréats», or the only number there is."""
        columns = self.shape.of(Role.COUNT)
        won = [c for c in columns if _stage(c) is Stage.SELECTED]
        for column in won or (columns if len(columns) == 1 else []):
            return _number(cells.get(column.index))
        return None

    def _counts(
        self, row: list[Cell], cells: dict[int, Cell], call: Name
    ) -> Iterator[Count]:
        for column in self.shape.of(Role.COUNT):
            stage, count = _stage(column), _number(cells.get(column.index))
            if stage and count:
                yield Count(
                    call=call,
                    stage=stage,
                    count=count,
                    rule="counts.aggregate",
                    cues=(column.header,),
                    evidence=self.reading.evidence(row[0].start, row[-1].end),
                    confidence=0.85,
                )

    def payers(self) -> Iterator[Record]:
        """Rows that tell who pays what of the project the text speaks of."""
        amounts = self.shape.of(Role.AMOUNT)
        if not self.shape.has(Role.FUNDER) or len(amounts) != 1:
            return
        project = self.reading.context.project_at(self.rows[0][0].start)
        for row in self.rows if project else ():
            cells = {c.column: c for c in row if not is_empty(c.text)}
            amount = cells.get(amounts[0].index)
            money = amount_in(amount.text, amounts[0].unit) if amount else None
            payer = cells.get(self.shape.of(Role.FUNDER)[0].index)
            if money and payer:
                name = name_at(self.reading, name_in(payer), Kind.ORGANISATION)
                yield Record(
                    start=row[0].start,
                    end=row[-1].end,
                    rule="financer",
                    project=project,
                    shares=(Share(money, funder=name, part=True),),
                )


def _stage(column: Column) -> Stage | None:
    """The stage that a column counts, told by its header."""
    header = plain(column.header)
    return next(
        (s for n, s in _STAGES.items() if cue("stages", n).search(header)), None
    )


def _number(cell: Cell | None) -> int | None:
    if cell is None or not numeric(cell.text):
        return None
    digits = "".join(c for c in cell.text if c.isdigit())
    return int(digits) if digits and "," not in cell.text else None
