"""What the columns of a table hold, told by their headers; units given in a header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cache

from graph_builder.extract.french.text import plain
from graph_builder.extract.lexicon import load
from graph_builder.model import Cell, Money, Table


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
    THEME = "theme"
    INDICATOR = "indicator"
    KNOWN = "known"  # an indicator's value in a year past
    GOAL = "goal"  # the value it is to reach
    COUNT = "count"
    OTHER = "other"
    UNKNOWN = "unknown"


_NUMERIC = {Role.AMOUNT, Role.COST, Role.REQUESTED}
_MINOR = {"rate", "duration", "rank"}
_COUNTABLE = {"amount", "cost", "requested", "count"}
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BRACKETS = re.compile(r"\([^()]*\)")
_UNIT = re.compile(
    r"(?<!\w)(?:(?P<md>m(?:illi)?ar?ds?|mds?|mrds?)|(?P<m>m|meur|millions?)|(?P<k>k|keur|milliers?))?"
    r"[ ]?(?:d'|d[’])?(?P<cur>€|euros?|eur)(?!\w)"
)
_ACRONYM = re.compile(r"\b(?:acronyme|sigle|nom court)\b")
_WHOLE = re.compile(r"\b(?:budget|total|totaux|global|ensemble)\b")
_BARE = re.compile(r"\b([mk])e\b")
_VALUE = re.compile(
    r"(?P<whole>\d{1,3}(?:[ .]\d{3})+|\d+)(?:,(?P<part>\d+)|\.(?P<point>\d{1,2}))?"
    r"(?:[ ]?(?P<unit>(?:md?s?|k)?[ ]?(?:€|eur(?:os?)?)"
    r"|mill(?:ion|iard)s?(?: d'euros)?))?"
    r"(?=$|[ ]?[(*+;]|[ ]sur\b|[ ]dont\b)"
)
_SCALE = {"md": 9, "m": 6, "k": 3}
_PLAIN_EUROS = 1000  # a bare number from here on may be euros; below it lacks its unit


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


@cache
def cue(table: str, name: str) -> re.Pattern[str]:
    """A pattern of the lexicon of records."""
    return re.compile(load("records")[table][name])


def is_empty(text: str) -> bool:
    """Whether a cell says nothing: a dash, «n. c.», blank."""
    return cue("cells", "empty").search(plain(text).strip()) is not None


def is_total(text: str) -> bool:
    """Whether the first cell of a row says that the row adds up the others."""
    return cue("cells", "total").search(plain(text).strip()) is not None


def unit_of(header: str) -> int | None:
    """The power of ten of euros that a header or caption gives.

    >>> unit_of("Montant (M€)"), unit_of("Aide en k€"), unit_of("Dotation")
    (6, 3, None)
    """
    folded = plain(header)
    match = _UNIT.search(folded)
    if match is None:
        bare = _BARE.search(folded)
        return None if bare is None else _SCALE[bare[1]]
    return next((p for name, p in _SCALE.items() if match[name]), 0)


def numeric(text: str) -> bool:
    """Whether a cell holds one number or amount."""
    return _value(plain(text).strip()) is not None


def _value(folded: str) -> re.Match[str] | None:
    return _VALUE.match(cue("cells", "approximate").sub("", folded))


def amount_in(text: str, unit: int | None) -> Money | None:
    """The money of a cell; `unit` is the power of ten its header gives.

    A cell's own unit goes before the header's. Without either, a large number is euros.

    >>> str(amount_in("28,6", 6).amount), str(amount_in("450 k€", None).amount)
    ('28600000', '450000')
    """
    folded = plain(text).strip()
    match = _value(folded)
    if match is None:
        return None
    own = _own_unit(match["unit"] or "")
    power = unit if own is None else own
    number = _number(match, power)
    if power is None and number < _PLAIN_EUROS:
        return None
    amount = number.scaleb(power or 0)
    whole = amount.to_integral_value()
    if amount <= 0:
        return None
    written = " ".join(text.split())
    return Money(
        amount=Decimal(int(whole)) if whole == amount else amount.normalize(),
        currency="EUR",
        text=written if own is not None else f"{written} {_symbol(power)}",
        approximate=cue("cells", "approximate").match(folded) is not None,
    )


def _own_money(text: str) -> bool:
    """Whether a cell gives its amount with a unit."""
    match = _value(plain(text).strip())
    return bool(match and match["unit"])


def _own_unit(unit: str) -> int | None:
    if not unit:
        return None
    if unit.startswith(("md", "milliard")):
        return _SCALE["md"]
    return _SCALE.get(unit[0], 0)


def _number(match: re.Match[str], power: int | None) -> Decimal:
    whole = match["whole"]
    if "." in whole and power == 6 and whole.count(".") == 1:  # noqa: PLR2004 # «9.400» M€ is 9,4
        return Decimal(whole)
    digits = whole.replace(" ", "").replace(".", "")
    return Decimal(f"{digits}.{match['part'] or match['point'] or 0}")


def _symbol(power: int | None) -> str:
    return {9: "Md€", 6: "M€", 3: "k€"}.get(power or 0, "€")


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


def _role(header: str, *, numbers: bool) -> Role:
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


def columns(table: Table) -> list[Column]:
    """The columns of a table, left to right; none where no row names them."""
    heads, body = header_rows(table), body_rows(table)
    if not heads or not body:
        return []
    width = 1 + max(c.column for row in heads for c in row)
    caption = unit_of(table.caption)
    found = [_column(heads, body, index, caption) for index in range(width)]
    return _settled(_as_indicators(found))


def _column(
    heads: Sequence[Sequence[Cell]],
    body: Sequence[Sequence[Cell]],
    index: int,
    caption: int | None,
) -> Column:
    header = _header_text(heads, index)
    cells = [c.text for row in body for c in row if c.column == index]
    numbers = _is_numeric(cells)
    role = _role(header, numbers=numbers)
    unit = unit_of(header)
    if unit is None and numbers:
        unit = caption
    money = unit is not None or any(map(_own_money, cells))
    if role is Role.UNKNOWN and numbers and money:
        role = Role.AMOUNT
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
    return _one_amount(_one_project(found))


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


def _one_amount(found: list[Column]) -> list[Column]:
    """Beside columns of shares, a budget or total is the whole."""
    if sum(c.role is Role.AMOUNT for c in found) < 2:  # noqa: PLR2004 - one alone is the award
        return found
    return [
        replace(c, role=Role.COST)
        if c.role is Role.AMOUNT and _WHOLE.search(plain(c.header))
        else c
        for c in found
    ]
