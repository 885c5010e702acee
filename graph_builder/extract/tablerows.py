"""Rows of tables as records, whatever the order of their columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph_builder.extract.cellmoney import amount_in, is_empty, is_total
from graph_builder.extract.cells import Stretch, is_section, name_in, parts_of
from graph_builder.extract.columns import Column, Role
from graph_builder.extract.fates import outcome_in
from graph_builder.extract.french.text import plain
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention
from graph_builder.extract.reading import Reading
from graph_builder.extract.record import Record, Share
from graph_builder.extract.setting import Setting
from graph_builder.extract.tableshape import Shape, is_apart, is_sum
from graph_builder.model import Cell, Envelope, Kind, Money, Name, Outcome, Table

_COVER = 0.6  # of a cell: the share a mention must fill to be what the cell names
_GLOSS = re.compile(
    r"\w.* \(([a-zà-ÿ][^()\d]{3,60})\)$"
)  # «Ambrose (imagerie des racines)»
_UNIT_TOLD = re.compile(r"\s*\([^()]*\)")
_SHORT_TITLE = 8  # words up to which a title tells a theme


def name_at(reading: Reading, part: Stretch, kind: Kind) -> Name:
    """The thing that a part of a cell names; a new Name where the text has no other."""
    inside = [m for m in reading.analysis.within(part.start, part.end) if m.name]
    best = max(inside, key=lambda m: m.end - m.start, default=None)
    if best and best.name and best.end - best.start >= _COVER * len(part.text):
        return best.name
    label = " ".join(part.text.split())
    return Name(label, kind, (label,))


class TableReader:
    """Reads the rows of one table in its setting."""

    def __init__(self, reading: Reading, table: Table, setting: Setting) -> None:
        self.reading = reading
        self.setting = setting
        self.shape = Shape(reading, table, setting.unit)
        self.rows = self.shape.rows
        self.seen: set[tuple[int, int]] = set()

    def records(self) -> Iterator[Record]:
        """One record a row; headings inside the table change the setting below them."""
        if self.setting.negative or not self.shape.has(Role.PROJECT, Role.LEAD):
            return
        setting, above = self.setting, None
        for row in self.rows:
            if is_section(row):
                setting = self._under(setting, row[0])
            elif not is_apart(row):
                yield (above := self._record(row, setting, above))

    def _under(self, setting: Setting, cell: Cell) -> Setting:
        outcome, word = outcome_in(cell.text)
        found = self.reading.analysis.within(cell.start, cell.end)
        place = next((m.name for m in found if _is(m, Kind.PLACE)), None)
        call = next((m.name for m in found if _is(m, Kind.CALL)), None)
        return replace(
            setting,
            outcome=outcome or setting.outcome,
            cues=(word,) if outcome else setting.cues,
            place=place or setting.place,
            call=call or setting.call,
        )

    def _record(
        self, row: list[Cell], setting: Setting, above: Record | None
    ) -> Record:
        cells = {c.column: c for c in row if not is_empty(c.text)}
        project = self._project(cells)
        leads = self._names(cells, Role.LEAD, Kind.ORGANISATION)
        if project is None and above and self.shape.has(Role.PROJECT):
            project = above.project
        outcome, cues = self._outcome(cells, setting)
        told = self._names(cells, Role.CALL, Kind.CALL)
        mixed = self.shape.has(Role.PROGRAMME)
        return Record(
            start=min(c.start for c in row if c.text),
            end=max(c.end for c in row),
            rule="row",
            project=project,
            leads=leads,
            members=self._names(cells, Role.MEMBERS, Kind.ORGANISATION),
            host=self._host(),
            places=self._places(cells, setting),
            themes=tuple(self._themes(cells)),
            shares=tuple(self._shares(cells, setting)),
            outcome=outcome,
            call=told[0] if told else None if mixed else setting.call,
            programme=self._programme(cells, setting),
            cues=cues,
        )

    def _host(self) -> Name | None:
        """Who gets what persons have won: the publisher of the text."""
        return host(self.reading) if self.shape.has(Role.PERSON) else None

    def _of(self, cells: dict[int, Cell], role: Role) -> Iterator[tuple[Column, Cell]]:
        for column in self.shape.of(role):
            if column.index in cells:
                yield column, cells[column.index]

    def _project(self, cells: dict[int, Cell]) -> Name | None:
        for _, cell in self._of(cells, Role.PROJECT):
            return name_at(self.reading, name_in(cell), Kind.PROJECT)
        return None

    def _names(
        self, cells: dict[int, Cell], role: Role, kind: Kind
    ) -> tuple[Name, ...]:
        parts = [p for _, cell in self._of(cells, role) for p in parts_of(cell)]
        return tuple(dict.fromkeys(name_at(self.reading, p, kind) for p in parts))

    def _places(self, cells: dict[int, Cell], setting: Setting) -> tuple[Name, ...]:
        own = self._names(cells, Role.PLACE, Kind.PLACE)
        above = (setting.place,) if setting.place else ()
        return tuple(dict.fromkeys((*own, *above)))

    def _themes(self, cells: dict[int, Cell]) -> Iterator[str]:
        for _, cell in self._of(cells, Role.THEME):
            yield from (t.strip() for t in cell.text.replace("/", ";").split(";"))
        for _, cell in self._of(cells, Role.PROJECT):
            gloss = _GLOSS.search(cell.text)
            if gloss and not gloss[1].startswith(
                tuple(load("themes")["words"]["gloss"])
            ):
                yield gloss[1]
        for _, cell in self._of(cells, Role.TITLE):
            if len(cell.text.split()) <= _SHORT_TITLE:
                yield cell.text

    def _outcome(
        self, cells: dict[int, Cell], setting: Setting
    ) -> tuple[Outcome | None, tuple[str, ...]]:
        for _, cell in self._of(cells, Role.OUTCOME):
            outcome, word = outcome_in(cell.text)
            return outcome, (word,) if word else ()
        if not (setting.strong or self.shape.has(Role.PROJECT, Role.AMOUNT)):
            return None, ()  # a table of figures about some organisations
        return setting.outcome, setting.cues

    def _programme(self, cells: dict[int, Cell], setting: Setting) -> Name | None:
        for _, cell in self._of(cells, Role.FUNDER):
            if self.shape.has(Role.PROJECT):
                return name_at(self.reading, name_in(cell), Kind.ORGANISATION)
        for _, cell in self._of(cells, Role.PROGRAMME):
            found = self.reading.analysis.within(cell.start, cell.end)
            told = next((m.name for m in found if _is(m, Kind.PROGRAMME)), None)
            return told or name_at(self.reading, name_in(cell), Kind.PROGRAMME)
        return setting.programme

    # --- money -----------------------------------------------------------------------

    def _shares(self, cells: dict[int, Cell], setting: Setting) -> Iterator[Share]:
        told = [
            (c, cell) for c, cell in self._of(cells, Role.AMOUNT) if self._new(cell)
        ]
        several = len(self.shape.of(Role.AMOUNT)) > 1
        for column, cell in told:
            money = amount_in(cell.text, column.unit)
            funder = self.shape.payer(column)
            if money and (funder or not several or column is told[0][0]):
                yield Share(money, funder, part=several)
        for column, cell in self._of(cells, Role.COST):
            money = amount_in(cell.text, column.unit)
            if money:
                yield Share(money, whole=True)
        if not self.shape.has(Role.AMOUNT) and setting.each:
            yield Share(setting.each)

    def _new(self, cell: Cell) -> bool:
        """Whether a cell stands here first: one merged over rows is shared by them."""
        span = cell.start, cell.end
        new = span not in self.seen
        self.seen.add(span)
        return new

    def envelopes(self) -> Iterator[Envelope]:
        """Printed totals: what all rows of the table share."""
        for row in self.rows:
            if not is_sum(row):
                continue
            first = next(c for c in row if c.text and is_total(c.text))
            for column, money in self._totals(row):
                yield Envelope(
                    object=self._whole(first, column),
                    amount=money,
                    beneficiaries=self._how_many(),
                    rule=f"envelopes.total_{column.role}",
                    evidence=self.reading.evidence(first.start, row[-1].end),
                    cues=(first.text,),
                    confidence=0.85,
                )

    def _totals(self, row: list[Cell]) -> Iterator[tuple[Column, Money]]:
        cells = {c.column: c for c in row}
        for column in (*self.shape.of(Role.AMOUNT), *self.shape.of(Role.COST)):
            cell = cells.get(column.index)
            money = amount_in(cell.text, column.unit) if cell else None
            if money:
                yield column, money

    def _whole(self, first: Cell, column: Column) -> Name:
        """What a total is the total of: the caption, the place or the call above.

        Of several totals each is told with the header of its column.
        """
        if self.shape.has(Role.FUNDER) and not self.shape.has(Role.PROJECT):
            project = self.reading.context.project_at(first.start)
            if project:
                return project
        whole = self._all_rows(first)
        if not self._several():
            return whole
        label = f"{_UNIT_TOLD.sub('', column.header).strip()}, {whole.label}"
        return Name(label, Kind.PHRASE, (label,))

    def _all_rows(self, first: Cell) -> Name:
        place, call = self.setting.place, self.setting.call
        label = self.setting.caption or (f"total {place.label}" if place else "")
        if not label and call and not self.setting.section:
            return call
        label = label or self.setting.section or first.text
        return Name(label, Kind.PHRASE, (label,))

    def _how_many(self) -> int | None:
        """How many share what is the only total of the table."""
        rows = [r for r in self.rows if not is_apart(r)]
        sections = any(is_section(r) for r in self.rows)
        parts = self.shape.has(Role.PART)  # of one plan: they share nothing out
        return None if sections or parts or self._several() else len(rows)

    def _several(self) -> bool:
        """Whether more than one column holds money, or each row tells who pays."""
        money = [c for c in self.shape.columns if c.role in {Role.AMOUNT, Role.COST}]
        return len(money) > 1 or self.shape.has(Role.FUNDER)


def _is(mention: Mention, kind: Kind) -> bool:
    return mention.name is not None and mention.name.kind is kind


def host(reading: Reading) -> Name | None:
    """The organisation that publishes a text of its own people's successes."""
    publisher = plain(reading.analysis.document.publisher).strip()
    if not publisher:
        return None
    for mention in reading.analysis.mentions:
        name = mention.name
        if name is None or name.kind is not Kind.ORGANISATION:
            continue
        forms = (name.label, *name.aliases)
        if any(publisher.startswith(plain(form)) for form in forms):
            return name
    return None
