"""What the columns of a table hold, told by their headers; units given in a header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
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


_NUMERIC = {Role.AMOUNT, Role.COST, Role.REQUESTED}
_MINOR = {"rate", "duration", "rank"}
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BRACKETS = re.compile(r"\([^()]*\)")
_UNIT = re.compile(
    r"(?<!\w)(?:(?P<md>m(?:illi)?ar?ds?|mds?|mrds?)|(?P<m>m|meur|millions?)|(?P<k>k|keur|milliers?))?"
    r"[ ]?(?:d'|d[’])?(?P<cur>€|euros?|eur)(?!\w)"
)
_BARE = re.compile(r"^(?:(?P<m>meur|me)|(?P<k>keur|ke))$")
_VALUE = re.compile(
    r"(?P<whole>\d{1,3}(?:[ .]\d{3})+|\d+)(?:,(?P<part>\d+)|\.(?P<point>\d{1,2}))?"
    r"(?:[ ]?(?P<unit>md?s?[ ]?(?:€|eur)|k[ ]?(?:€|eur)|€|eur(?:os?)?|millions?(?: d'euros)?|milliards?(?: d'euros)?))?"
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
        bare = next((m for w in re.findall(r"\w+", folded) if (m := _BARE.match(w))), None)
        return None if bare is None else (6 if bare["m"] else 3)
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
    shown = " ".join(text.split()) if own is not None else f"{text.strip()} {_symbol(power)}"
    return Money(
        amount=Decimal(int(whole)) if whole == amount else amount.normalize(),
        currency="EUR",
        text=shown,
        approximate=cue("cells", "approximate").match(folded) is not None,
    )


def _own_unit(unit: str) -> int | None:
    if not unit:
        return None
    if unit.startswith(("md", "milliard")):
        return 9
    if unit.startswith("m"):
        return 6
    return 3 if unit.startswith("k") else 0


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


def _is_numeric(rows: Sequence[Sequence[Cell]], index: int) -> bool:
    cells = [c.text for row in rows for c in row if c.column == index]
    told = [t for t in cells if not is_empty(t)]
    return bool(told) and sum(map(numeric, told)) * 2 > len(told)


def _role(header: str, *, numbers: bool) -> Role:
    folded = plain(header)
    bare = _BRACKETS.sub(" ", folded).strip() or folded
    for name, pattern in _headers():
        money = name in {"amount", "cost", "requested", "count", "rate"}
        if money != numbers and name not in _MINOR and (money or numbers):
            continue
        if pattern.search(folded if name == "amount" else bare):
            return Role.OTHER if name in _MINOR or name == "rate" else Role(name)
    return Role.OTHER


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
    return _as_indicators(found)


def _column(
    heads: Sequence[Sequence[Cell]],
    body: Sequence[Sequence[Cell]],
    index: int,
    caption: int | None,
) -> Column:
    header = _header_text(heads, index)
    role = _role(header, numbers=_is_numeric(body, index))
    year = _YEAR.search(header)
    unit = unit_of(header)
    if role in _NUMERIC and unit is None:
        unit = caption
    if role is Role.OTHER and unit is not None and _is_numeric(body, index):
        role = Role.AMOUNT
    return Column(index, role, header, unit, year[0] if year else "")


def _as_indicators(found: list[Column]) -> list[Column]:
    """Where columns are headed by years or aims, the first column names indicators."""
    by_year = [(c, _year_role(c.header)) for c in found]
    goals = [c for c, role in by_year if role is Role.GOAL]
    years = [c for c, role in by_year if role is not None and c.year]
    money = any(c.role in _NUMERIC for c in found)
    named = found[0].role is Role.INDICATOR
    if not (named and by_year[1:]) and (money or not goals or not years):
        return found
    first = Column(found[0].index, Role.INDICATOR, found[0].header, found[0].unit)
    rest = [
        Column(c.index, role or c.role, c.header, c.unit, c.year)
        for c, role in by_year[1:]
    ]
    return [first, *rest]
