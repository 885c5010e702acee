"""Amounts of table cells and their units; cells that say nothing or add up others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from graph_builder.extract.french.text import plain
from graph_builder.extract.lexicon import load
from graph_builder.model import Money

_UNIT = re.compile(
    r"(?<!\w)(?:(?P<md>m(?:illi)?ar?ds?|mds?|mrds?)|(?P<m>m|meur|millions?)|(?P<k>k|keur|milliers?))?"
    r"[ ]?(?:d'|d[’])?(?P<cur>€|euros?|eur)(?!\w)"
)
_BARE = re.compile(r"\b([mk])e\b")
_VALUE = re.compile(
    r"(?P<whole>\d{1,3}(?:[ .]\d{3})+|\d+)(?:,(?P<part>\d+)|\.(?P<point>\d{1,2}))?"
    r"(?:[ ]?(?P<unit>(?:md?s?|k)?[ ]?(?:€|eur(?:os?)?)"
    r"|mill(?:ion|iard)s?(?: d'euros)?))?"
    r"(?=$|[ ]?[(*+;]|[ ]sur\b|[ ]dont\b)"
)
_SCALE = {"md": 9, "m": 6, "k": 3}
_PLAIN_EUROS = 1000  # a bare number from here on may be euros; below it lacks its unit


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


def own_units(cells: Sequence[str]) -> list[int]:
    """The units that cells give with their amounts."""
    found = [_value(plain(text).strip()) for text in cells]
    units = [_own_unit(match["unit"] or "") for match in found if match]
    return [unit for unit in units if unit is not None]


def shared_unit(cells: Sequence[str]) -> int | None:
    """The unit that all cells with one agree on: those without it mean the same."""
    units = set(own_units(cells))
    return units.pop() if len(units) == 1 else None


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
