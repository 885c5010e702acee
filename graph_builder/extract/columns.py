"""What the columns of a table hold, told by their headers; units given in a header."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from graph_builder.extract.cellmoney import (
    cue,
    is_empty,
    numeric,
    own_units,
    shared_unit,
    unit_of,
)
from graph_builder.extract.french.text import plain
from graph_builder.extract.lexicon import load
from graph_builder.model import Cell, Table


class Role(StrEnum):
    """What the cells of a column say of their row."""

    PROJECT = "project"
    TITLE = "title"
    LEAD = "lead"
    MEMBERS = "members"
    PERSON = "person"
    PLACE = "place"
    AMOUNT = "amount"
    COST = "cost"
    REQUESTED = "requested"
    OUTCOME = "outcome"
    CALL = "call"
    FUNDER = "funder"
    PROGRAMME = "programme"
    PART = "part"
    THEME = "theme"
    INDICATOR = "indicator"
    KNOWN = "known"  # an indicator's value in a year past
    GOAL = "goal"  # the value it is to reach
    COUNT = "count"
    OTHER = "other"
    UNKNOWN = "unknown"


WIDEST = 40  # columns of a table that tells of projects; more is a matrix of figures
_NUMERIC = {Role.AMOUNT, Role.COST, Role.REQUESTED}
_TELLING = {
    Role.PROJECT,
    Role.LEAD,
    Role.MEMBERS,
    Role.PLACE,
    Role.AMOUNT,
    Role.COST,
    Role.THEME,
    Role.CALL,
    Role.FUNDER,
    Role.PERSON,
}
_MINOR = {"rate", "duration", "rank", "other"}
_COUNTABLE = {"amount", "cost", "requested", "count"}
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BRACKETS = re.compile(r"\([^()]*\)")
_ACRONYM = re.compile(r"\b(?:acronyme|sigle|nom court)\b")
_WHOLE = re.compile(r"\b(?:budget|total|totaux|global|ensemble)\b")
_WITH_BUDGET = {Role.PROJECT, Role.PART, Role.CALL, Role.PROGRAMME, Role.THEME}
_BUDGET = re.compile(r"budgets?\b")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place, role, header words, unit (power of ten) and year.

    `unit` is None where neither header nor caption gives one.
    """

    index: int
    role: Role
    header: str
    unit: int | None = None
    year: str = ""


@cache
def _headers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((k, re.compile(v)) for k, v in load("records")["columns"].items())


def upright(table: Table) -> Table:
    """The table with its headers on top, where they stand in the first column.

    Told by the words: more of the first column than of the first row name roles.
    """
    rows = table.rows()
    if len(rows) < 2 or len(rows[0]) < 2:  # noqa: PLR2004 # a single row or column
        return table
    top = zip(rows[0], rows[1], strict=False)
    side = [(row[0], row[1]) for row in rows if len(row) > 1]
    if _roles(side) <= max(_roles(top), 1):
        return table
    turned = (
        replace(c, row=c.column, column=c.row, header=c.column == 0)
        for c in table.cells
    )
    return replace(table, cells=tuple(sorted(turned, key=lambda c: (c.row, c.column))))


def _roles(pairs: Iterable[tuple[Cell, Cell]]) -> int:
    """How many different things headers name, each with the cell it stands by."""
    found = {role_of(head.text, numbers=numeric(cell.text)) for head, cell in pairs}
    return len(found & _TELLING)


def header_rows(table: Table) -> list[list[Cell]]:
    """The rows of a table that name its columns."""
    return [row for row in table.rows() if row and all(c.header for c in row)]


def body_rows(table: Table) -> list[list[Cell]]:
    """The rows below those."""
    return [row for row in table.rows() if not (row and all(c.header for c in row))]


def _header_text(rows: Sequence[Sequence[Cell]], index: int) -> str:
    """Words above a column; of a merged cell over several columns, those too."""
    words = dict.fromkeys(c.text for row in rows for c in row if c.column == index)
    return " ".join(w for w in words if w)


def _is_numeric(cells: Sequence[str]) -> bool:
    told = [t for t in cells if not is_empty(t)]
    return bool(told) and sum(map(numeric, told)) * 2 > len(told)


def role_of(header: str, *, numbers: bool) -> Role:
    """What a header names, above numbers or above words."""
    folded = plain(header)
    bare = _BRACKETS.sub(" ", folded).strip() or folded
    for name, pattern in _headers():
        if name not in _MINOR and (name in _COUNTABLE) != numbers:
            continue
        if pattern.search(folded if name == "amount" else bare):
            return Role.OTHER if name in _MINOR else Role(name)
    return Role.UNKNOWN


def _year_role(header: str) -> Role | None:
    """The role of a column headed by a year, where it is one."""
    folded = plain(header)
    if cue("years", "goal").search(folded):
        return Role.GOAL
    if _YEAR.search(folded) or cue("years", "known").search(folded):
        return Role.KNOWN
    return None


def columns(table: Table, unit: int | None = None) -> list[Column]:
    """The columns of a table, left to right; none where no row names them.

    `unit` is what the words above the table say that its amounts are in.
    """
    heads, body = header_rows(table), body_rows(table)
    if not heads or not body:
        return []
    width = 1 + max(c.column for row in heads for c in row)
    if width > WIDEST:
        return []
    caption = unit_of(table.caption)
    above = unit if caption is None else caption
    found = [_column(heads, body, index, above) for index in range(width)]
    return _settled(_as_indicators(found))


def _is_share(header: str) -> bool:
    """«Part de la Région», with amounts below: what it pays, no rate."""
    return plain(header).startswith(("part ", "quote-part"))


def _column(
    heads: Sequence[Sequence[Cell]],
    body: Sequence[Sequence[Cell]],
    index: int,
    caption: int | None,
) -> Column:
    header = _header_text(heads, index)
    cells = [c.text for row in body for c in row if c.column == index]
    numbers = _is_numeric(cells)
    role = role_of(header, numbers=numbers)
    unit = unit_of(header)
    euros = numbers and (unit is not None or bool(own_units(cells)))
    if euros and (role is Role.UNKNOWN or (role is Role.OTHER and _is_share(header))):
        role = Role.AMOUNT
    if unit is None and numbers:
        unit = caption if caption is not None else shared_unit(cells)
    year = _YEAR.search(header)
    return Column(index, role, header, unit, year[0] if year else "")


def _as_indicators(found: list[Column]) -> list[Column]:
    """Where columns are headed by years or aims, the first column names indicators."""
    by_year = [(c, _year_role(c.header)) for c in found[1:]]
    goals = [c for c, role in by_year if role is Role.GOAL]
    years = [c for c, role in by_year if role is not None and c.year]
    if any(c.role in _NUMERIC for c in found) or not years:
        return found
    if found[0].role is not Role.INDICATOR and not goals:
        return found
    rest = [replace(c, role=role or c.role) for c, role in by_year]
    return [replace(found[0], role=Role.INDICATOR), *rest]


def _settled(found: list[Column]) -> list[Column]:
    """One column of projects at most, and one where carriers stand without it."""
    return _one_amount(_one_project(_one_lead(found)))


# What a header says of carrying, the plainest first.
_CARRYING = (
    re.compile(
        r"\b(?:port(?:eu|e)|coordin|coordonn|chef|pilot|mandata|beneficiaire|attributaire)"
    ),
    re.compile(r"\b(?:etablissement|universite|institution|laureat)"),
)


def _strength(column: Column) -> int:
    header = plain(column.header)
    return next((i for i, told in enumerate(_CARRYING) if told.search(header)), 2)


def _one_lead(found: list[Column]) -> list[Column]:
    """Beside a column of carriers, «Entreprise», «Organisme» are who takes part."""
    leading = [c for c in found if c.role is Role.LEAD]
    best = min(map(_strength, leading), default=0)
    return [
        replace(c, role=Role.MEMBERS)
        if c.role is Role.LEAD and _strength(c) > best
        else c
        for c in found
    ]


def _one_project(found: list[Column]) -> list[Column]:
    named = [c for c in found if c.role is Role.PROJECT]
    if not named:
        return _some_project(found)
    chosen = next((c for c in named if _ACRONYM.search(plain(c.header))), named[0])
    return [
        replace(c, role=Role.TITLE) if c in named and c is not chosen else c
        for c in found
    ]


def _some_project(found: list[Column]) -> list[Column]:
    """Where none is headed as a project: the title, else the first beside carriers."""
    if not any(c.role in {Role.LEAD, Role.PERSON} for c in found):
        return found
    free = [c for c in found if c.role is Role.TITLE] or [
        c for c in found[:1] if c.role in {Role.UNKNOWN, Role.PROGRAMME}
    ]
    return [replace(c, role=Role.PROJECT) if c in free[:1] else c for c in found]


def _granted(column: Column, found: list[Column]) -> Column:
    """«Établissement, montant total»: all that one gets, where nothing costs it."""
    alone = not any(c.role is Role.AMOUNT for c in found)
    lead = any(c.role is Role.LEAD for c in found)
    total = plain(column.header).startswith("montant total")
    told = column.role is Role.COST and alone and lead and total
    return replace(column, role=Role.AMOUNT) if told else column


def _running(column: Column) -> Column:
    budget = column.role is Role.AMOUNT and _BUDGET.match(plain(column.header))
    return replace(column, role=Role.OTHER) if budget else column


def _one_amount(found: list[Column]) -> list[Column]:
    """Beside columns of shares, a budget or total is the whole.

    The budget of what is no project is what a house runs on.
    """
    if sum(c.role is Role.AMOUNT for c in found) < 2:  # noqa: PLR2004 - one alone is the award
        whole = any(c.role in _WITH_BUDGET for c in found)
        return found if whole else [_running(_granted(c, found)) for c in found]
    return [
        replace(c, role=Role.COST)
        if c.role is Role.AMOUNT and _WHOLE.search(plain(c.header))
        else c
        for c in found
    ]
