"""What the columns of a table hold, where its headers do not tell: by their cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from graph_builder.extract.cellmoney import (
    amount_in,
    cue,
    is_empty,
    is_total,
    numeric,
    unit_of,
)
from graph_builder.extract.cells import is_section
from graph_builder.extract.columns import (
    WIDEST,
    Column,
    Role,
    body_rows,
    columns,
    header_rows,
)
from graph_builder.extract.french.text import plain
from graph_builder.extract.reading import Reading
from graph_builder.model import Cell, Kind, Name, Table

_MONEY = {Role.AMOUNT, Role.COST}
_PAYERS = {Kind.ORGANISATION, Kind.PROGRAMME}
_NAMED = {Role.LEAD, Role.PERSON, Role.AMOUNT}


def _majority(kinds: Sequence[Kind | None]) -> Kind | None:
    """The kind of most of the cells that say something."""
    told, count = Counter(kinds).most_common(1)[0] if kinds else (None, 0)
    return told if count * 2 > len(kinds) else None


def is_apart(row: list[Cell]) -> bool:
    """Whether a row is no row of its own: a total, a heading."""
    return is_sum(row) or is_section(row)


def is_sum(row: list[Cell]) -> bool:
    """Whether a row adds up the others: a cell says so, the rest are numbers."""
    told = [c.text for c in row if c.text]
    summed = [text for text in told if is_total(text)]
    return bool(summed) and (
        summed[0] is told[0] or all(numeric(t) for t in told if t not in summed)
    )


def _payer_named(header: str) -> Name | None:
    """The payer that a header names in a word («Feder (M€)»)."""
    label = re.sub(r"\s*\(.*", "", header).strip()
    name = Name(label, Kind.PROGRAMME, (label,))
    return name if cue("verbs", "payers").search(plain(label)) else None


class Shape:
    """The columns of one table, found by header or, failing that, by content."""

    def __init__(self, reading: Reading, table: Table, unit: int | None) -> None:
        self.reading = reading
        self.heads = header_rows(table)
        caption = unit_of(table.caption)
        self.unit = unit if caption is None else caption
        self.rows = [r for r in body_rows(table) if any(c.text for c in r)]
        self.columns = self._refined(columns(table, unit) or self._by_content())

    def has(self, *roles: Role) -> bool:
        """Whether a column has one of these roles."""
        return any(c.role in roles for c in self.columns)

    def of(self, role: Role) -> list[Column]:
        """The columns of a role, left to right."""
        return [c for c in self.columns if c.role is role]

    def _cells(self, index: int) -> list[Cell]:
        found = [
            c
            for row in self.rows
            if not is_apart(row)
            for c in row
            if c.column == index
        ]
        return [c for c in found if not is_empty(c.text)]

    def _kind(self, index: int) -> Kind | None:
        """What most cells of a column name."""
        return _majority([self._cell_kind(c) for c in self._cells(index)])

    def _cell_kind(self, cell: Cell) -> Kind | None:
        inside = self.reading.analysis.within(cell.start, cell.end)
        best = max(inside, key=lambda m: m.end - m.start, default=None)
        return best.name.kind if best and best.name else None

    def _by_content(self) -> list[Column]:
        """Columns without headers: amounts with their unit, names by their kind."""
        width = 1 + max((c.column for row in self.rows for c in row), default=-1)
        if width > WIDEST:
            return []
        found = [Column(i, self._bare_role(i), "", self.unit) for i in range(width)]
        return found if any(c.role is Role.AMOUNT for c in found) else []

    def _bare_role(self, index: int) -> Role:
        texts = [c.text for c in self._cells(index)]
        if not texts or not all(map(numeric, texts)):
            return Role.UNKNOWN
        money = all(amount_in(t, self.unit) for t in texts)
        return Role.AMOUNT if money else Role.OTHER

    def _refined(self, found: list[Column]) -> list[Column]:
        """Columns whose cells tell another role than their header does."""
        if found and found[0].role is Role.INDICATOR:
            return found
        refined: list[Column] = []
        for column in found:
            others = {c.role for c in (*refined, *found[column.index + 1 :])}
            refined.append(replace(column, role=self._role(column, others)))
        refined = self._with_payers(refined)
        if any(c.role is Role.PROJECT for c in refined):
            return refined
        return self._with_project(refined)

    def payer(self, column: Column) -> Name | None:
        """Who pays what stands in a column («Part de la Région», «Aide ANR»)."""
        for row in self.heads:
            for cell in row:
                if cell.column == column.index:
                    found = self.reading.analysis.within(cell.start, cell.end)
                    names = [m.name for m in found if m.name and m.source != "anaphor"]
                    told = next((n for n in names if n.kind in _PAYERS), None)
                    return told or _payer_named(cell.text)
        return None

    def _with_payers(self, found: list[Column]) -> list[Column]:
        """Beside a column of money, numbers under who pays are of the same unit."""
        units = {c.unit for c in found if c.role in _MONEY and c.unit is not None}
        units = units or {u for u in (self.unit,) if u is not None}
        if len(units) != 1:
            return found
        unit = units.pop()
        return [
            replace(c, role=Role.AMOUNT, unit=unit)
            if c.role is Role.UNKNOWN and self._numbers(c.index) and self.payer(c)
            else c
            for c in found
        ]

    def _numbers(self, index: int) -> bool:
        return all(numeric(c.text) for c in self._cells(index))

    def _role(self, column: Column, others: set[Role]) -> Role:
        told = column.role
        kind = self._kind(column.index)
        if told in {Role.LEAD, Role.PROJECT, Role.UNKNOWN} and kind is Kind.PERSON:
            return Role.PERSON
        if told in {Role.PROJECT, Role.UNKNOWN} and kind is Kind.ORGANISATION:
            return Role.MEMBERS if Role.LEAD in others else Role.LEAD
        if told is Role.UNKNOWN and kind is Kind.PLACE:
            return Role.PLACE
        return told

    def _with_project(self, found: list[Column]) -> list[Column]:
        """The first column of names that are nothing else holds the projects."""
        if not any(c.role in _NAMED for c in found):
            return found
        carried = any(c.role in {Role.LEAD, Role.PERSON} for c in found)
        kinds = {Kind.PROJECT, Kind.PHRASE} if carried else {Kind.PROJECT}
        free = [
            c for c in found if c.role is Role.UNKNOWN and self._kind(c.index) in kinds
        ]
        return [replace(c, role=Role.PROJECT) if c in free[:1] else c for c in found]
