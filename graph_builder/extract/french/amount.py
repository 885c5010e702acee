"""A number that has found its unit, before it is a mention of money."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from graph_builder.extract.french.money_units import Unit
from graph_builder.extract.french.numbers import Number, shifted

THOUSAND = 1000
THOUSANDS = 3  # power of ten


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its currency.

    Attributes:
        start: where number and unit begin.
        end: where they end.
        number: the number itself.
        value: the amount.
        currency: ISO 4217.
        power: of ten, that unit or scale word stand for («M€», «millions»: 6).
        owned: whether the unit stands at this very number.
        high: the upper end of a range.
    """

    start: int
    end: int
    number: Number
    value: Decimal
    currency: str
    power: int
    owned: bool = True
    high: Decimal | None = None


def with_unit(number: Number, unit: Unit) -> Amount:
    """The number with the unit beside it."""
    start, end = min(number.start, unit.start), max(number.end, unit.end)
    value = shifted(number.value, unit.power)
    power = unit.power + (number.scale if not unit.power else 0)
    return Amount(start, end, number, value, unit.currency, power)


def sharing(number: Number, other: Amount) -> Amount:
    """The number with its neighbour's currency, and its power where that fits."""
    power = other.power
    if number.scale or number.value >= THOUSAND:  # nobody writes «1 000 M€»
        power = 0
    value = shifted(number.value, power)
    return Amount(
        number.start, number.end, number, value, other.currency, power, owned=False
    )


def is_year(number: Number) -> bool:
    """Whether four digits may be a year."""
    return (
        number.text.isdigit()
        and len(number.text) == len("2030")
        and (number.text[:2] in {"19", "20"})
    )
