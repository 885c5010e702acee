"""Amounts of money in French text: unit, ellipsis, range, hedge, «par an».

«11 et 9 M€» gives two amounts: a bare number in a list takes the unit of the one that
ends it. «entre 15 et 25 M€» is one amount with a range. Currencies are never converted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from graph_builder.extract.french.folding import any_of, fold, words_before
from graph_builder.extract.french.hedges import Hedge, hedge_after, hedge_before
from graph_builder.extract.french.money_units import (
    Unit,
    counted_by,
    unit_after,
    unit_before,
)
from graph_builder.extract.french.numbers import Number, find_numbers, shifted
from graph_builder.extract.lexicon import load
from graph_builder.model import Money


@dataclass(frozen=True, slots=True)
class MoneyMention:
    """An amount in the text; the span covers number and unit, not the hedge before."""

    start: int
    end: int
    money: Money


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number that has found its unit."""

    start: int
    end: int
    number: Number
    value: Decimal
    currency: str
    power: int
    owned: bool = True  # the unit stands at this very number
    high: Decimal | None = None


_THOUSAND = 1000
_THOUSANDS = 3  # power of ten
_SENTENCE = 400  # characters: no sentence to look back over is longer
_LEXICON = load("money")["euros"]
_LIST_GAP = re.compile(r"(?:,? (?:et|ou|puis|et enfin|et jusqu'à|ou encore)|,|;)[ \n]")
_COMMA = re.compile(r"[,;][ \n]")
_RANGE_GAP = re.compile(r",?[ \n](?:à|jusqu'à)[ \n]|[ ]?[-–][ ]?")
_AND = re.compile(r"[ \n](?:et|ou)[ \n]")
_BETWEEN = re.compile(r"(?<!\w)entre ?$")
_FROM = re.compile(r"(?<!\w)(?:de|d') ?$")
_CHANGE = re.compile(rf"(?<!\w)(?:{'|'.join(_LEXICON['change'])})(?!\w)[^.;]{{0,40}}$")
_INSTEAD = re.compile(rf",? \(?(?:{any_of(_LEXICON['instead'])})[ \n](?:de )?")
_FREE = re.compile(
    rf"[ \n]?(?:[.,;:)»\n]|$)|[ \n](?:{any_of(_LEXICON['free_after'])})(?!\w)"
)
_BARE_END = re.compile(
    rf"[ ]?(?:[.,;:)»\n!?]|$)|[ ](?:{any_of(_LEXICON['bare_after'])})(?!\w)"
)
_CONTEXT = re.compile(
    rf"(?<!\w)(?:{any_of(_LEXICON['context'])}) ?"
    r"(?:(?:près|plus|moins) (?:de |d')|environ |quelque )?$"
)
_SENTENCE_END = re.compile(r"[.!?…][»\"”)]*\s|\n\s*\n")


def find_money(
    text: str, numbers: Sequence[Number] | None = None
) -> list[MoneyMention]:
    """Every amount of money, in text order.

    `numbers` is `find_numbers(text)`, where that is at hand.
    """
    folded = fold(text)
    found = find_numbers(text) if numbers is None else numbers
    countable = [n for n in found if not (n.ordinal or n.percent)]
    amounts = _united(folded, countable)
    _inherit(folded, countable, amounts)
    _reach_right(folded, countable, amounts)
    _bare_scales(folded, countable, amounts)
    ordered = [amounts[i] for i in sorted(amounts)]
    return [_mention(text, folded, a) for a in _ranged(folded, ordered)]


def _united(folded: str, numbers: Sequence[Number]) -> dict[int, _Amount]:
    """The numbers that stand at a unit, by their index."""
    amounts: dict[int, _Amount] = {}
    floor = 0
    for i, number in enumerate(numbers):
        scaled = number.scale > _THOUSANDS or (number.in_words and number.approximate)
        unit = unit_after(folded, number.end, scaled=scaled) or unit_before(
            folded, number.start, number.end, floor
        )
        if unit:
            amounts[i] = _with_unit(number, unit)
            floor = amounts[i].end
    return amounts


def _with_unit(number: Number, unit: Unit) -> _Amount:
    start, end = min(number.start, unit.start), max(number.end, unit.end)
    value = shifted(number.value, unit.power)
    power = unit.power + (number.scale if not unit.power else 0)
    return _Amount(start, end, number, value, unit.currency, power)


def _is_year(number: Number) -> bool:
    return (
        number.text.isdigit()
        and len(number.text) == len("2030")
        and (number.text[:2] in {"19", "20"})
    )


def _inherit(
    folded: str, numbers: Sequence[Number], amounts: dict[int, _Amount]
) -> None:
    """Give the numbers of a list the unit that ends it: «11 et 9 M€»."""
    for i in range(len(numbers) - 2, -1, -1):
        right = amounts.get(i + 1)
        if i in amounts or right is None or _is_year(numbers[i]):
            continue
        gap = folded[numbers[i].end : right.start]
        if _lists(folded, numbers[i], gap, chained=not right.owned) and (
            numbers[i].in_words == numbers[i + 1].in_words
        ):
            amounts[i] = _sharing(numbers[i], right)


def _lists(folded: str, number: Number, gap: str, *, chained: bool) -> bool:
    """Whether the gap coordinates the number with the amount on its right."""
    if _RANGE_GAP.fullmatch(gap):
        return True
    if folded[max(0, number.start - 4) : number.start] == "sur ":
        return False  # «15 dossiers sur 22 et 9 M€»
    comma = _COMMA.fullmatch(gap) is not None
    return bool(_LIST_GAP.fullmatch(gap)) and (chained or not comma)


def _sharing(number: Number, right: _Amount) -> _Amount:
    """The number with its neighbour's currency, and its power where that fits."""
    power = right.power
    if number.scale or number.value >= _THOUSAND:  # nobody writes «1 000 M€»
        power = 0
    value = shifted(number.value, power)
    return _Amount(
        number.start, number.end, number, value, right.currency, power, owned=False
    )


def _reach_right(
    folded: str, numbers: Sequence[Number], amounts: dict[int, _Amount]
) -> None:
    """Give a number its left neighbour's unit: «7,8 M€ et non plus 7,5»."""
    for i in range(1, len(numbers)):
        left = amounts.get(i - 1)
        if i in amounts or left is None or _is_year(numbers[i]) or numbers[i].scale:
            continue
        gap = folded[left.end : numbers[i].start]
        if _INSTEAD.fullmatch(gap) and _FREE.match(folded, numbers[i].end):
            amounts[i] = _sharing(numbers[i], left)


def _bare_scales(
    folded: str, numbers: Sequence[Number], amounts: dict[int, _Amount]
) -> None:
    """«2,5 milliards» without «d'euros», where the sentence speaks of euros."""
    last: _Amount | None = None
    for i, number in enumerate(numbers):
        if i not in amounts and _means_euros(folded, number, last):
            unit = Unit("EUR", 0, number.start, number.end)
            amounts[i] = _with_unit(number, unit)
        last = amounts.get(i, last)


def _means_euros(folded: str, number: Number, last: _Amount | None) -> bool:
    if number.scale <= _THOUSANDS or not _BARE_END.match(folded, number.end):
        return False
    near = last and number.start - last.end < _SENTENCE and last.currency == "EUR"
    if near and last and not _SENTENCE_END.search(folded, last.end, number.start):
        return True
    return bool(_CONTEXT.search(folded[max(0, number.start - 60) : number.start]))


def _ranged(folded: str, amounts: Sequence[_Amount]) -> list[_Amount]:
    """Join the two ends of each range into one amount."""
    kept: list[_Amount] = []
    for amount in amounts:
        if kept and kept[-1].high is None and _is_range(folded, kept[-1], amount):
            low = kept[-1]
            kept[-1] = replace(low, end=amount.end, high=amount.value)
        else:
            kept.append(amount)
    return kept


def _is_range(folded: str, low: _Amount, high: _Amount) -> bool:
    """«entre A et B», «de A à B», «A à B», «A-B»; not «porté de A à B»."""
    if low.currency != high.currency or low.value >= high.value:
        return False
    gap = folded[low.end : high.start]
    before = folded[max(0, low.start - 60) : low.start]
    if _AND.fullmatch(gap):
        return bool(_BETWEEN.search(before))
    if not _RANGE_GAP.fullmatch(gap):
        return False
    return not (_FROM.search(before) and _CHANGE.search(before))


def _mention(text: str, folded: str, amount: _Amount) -> MoneyMention:
    number = amount.number
    hedge = Hedge(number.approximate, number.bound)
    if not hedge.bound:
        hedge = _hedge_outside(folded, amount) or hedge
    money = Money(
        amount=amount.value,
        currency=amount.currency,
        text=text[amount.start : amount.end],
        approximate=hedge.approximate,
        bound=hedge.bound if amount.high is None else "range",
        high=amount.high,
        per=counted_by(folded, amount.start, amount.end),
    )
    return MoneyMention(amount.start, amount.end, money)


def _hedge_outside(folded: str, amount: _Amount) -> Hedge | None:
    """The hedge after the unit, or before a unit that leads."""
    found = hedge_after(folded, amount.end)
    if not found.approximate and amount.start < amount.number.start:
        found = hedge_before(words_before(folded, amount.start))
    return found if found.approximate else None
