"""Amounts of money in French text: unit, ellipsis, range, hedge, «par an».

«11 et 9 M€» gives two amounts: a bare number in a list takes the unit of the one that
ends it. «entre 15 et 25 M€» is one amount with a range. Currencies are never converted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from graph_builder.extract.french.amount import (
    THOUSANDS,
    Amount,
    is_year,
    sharing,
    with_unit,
)
from graph_builder.extract.french.folding import fold, words_before
from graph_builder.extract.french.hedges import Hedge, hedge_after, hedge_before
from graph_builder.extract.french.money_ellipsis import bare_scales, reach_right
from graph_builder.extract.french.money_units import (
    counted_by,
    unit_after,
    unit_before,
)
from graph_builder.extract.french.numbers import Number, find_numbers
from graph_builder.extract.lexicon import load
from graph_builder.model import Money


@dataclass(frozen=True, slots=True)
class MoneyMention:
    """An amount in the text; the span covers number and unit, not the hedge before."""

    start: int
    end: int
    money: Money


_LEXICON = load("money")["euros"]
_LIST_GAP = re.compile(
    r"(?:,? (?:et|ou|puis|et enfin|et jusqu'à|ou encore|(?:et )?(?:non|pas))|,|;)[ \n]"
)
_HALF = re.compile(r"[ \n]et[ \n]demie?(?!\w)")
_COMMA = re.compile(r"[,;][ \n]")
_RANGE_GAP = re.compile(r",?[ \n](?:à|jusqu'à)[ \n]|[ ]?[-–][ ]?")
_AND = re.compile(r"[ \n](?:et|ou)[ \n]")
_BETWEEN = re.compile(r"(?<!\w)entre ?$")
_FROM = re.compile(r"(?<!\w)(?:de|d') ?$")
_CHANGE = re.compile(rf"(?<!\w)(?:{'|'.join(_LEXICON['change'])})(?!\w)[^.;]{{0,40}}$")


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
    bare_scales(folded, countable, amounts)
    reach_right(folded, countable, amounts)
    ordered = [amounts[i] for i in sorted(amounts)]
    return [_mention(text, folded, a) for a in _ranged(folded, ordered)]


def _united(folded: str, numbers: Sequence[Number]) -> dict[int, Amount]:
    """The numbers that stand at a unit, by their index."""
    amounts: dict[int, Amount] = {}
    floor = 0
    for i, number in enumerate(numbers):
        scaled = number.scale > THOUSANDS or (number.in_words and number.approximate)
        unit = unit_after(folded, number.end, scaled=scaled) or unit_before(
            folded, number.start, number.end, floor
        )
        if unit:
            amounts[i] = _and_half(folded, with_unit(number, unit))
            floor = amounts[i].end
    return amounts


def _and_half(folded: str, amount: Amount) -> Amount:
    """«un million d'euros et demi»: the half stands after the unit."""
    half = _HALF.match(folded, amount.end) if amount.number.scale else None
    if half is None:
        return amount
    more = Decimal(5).scaleb(amount.power - 1)
    return replace(amount, end=half.end(), value=amount.value + more)


def _inherit(
    folded: str, numbers: Sequence[Number], amounts: dict[int, Amount]
) -> None:
    """Give the numbers of a list the unit that ends it: «11 et 9 M€»."""
    for i in range(len(numbers) - 2, -1, -1):
        right = amounts.get(i + 1)
        if i in amounts or right is None or is_year(numbers[i]):
            continue
        gap = folded[numbers[i].end : right.start]
        if _lists(folded, numbers[i], gap, chained=not right.owned) and (
            numbers[i].in_words == numbers[i + 1].in_words
        ):
            amounts[i] = sharing(numbers[i], right)


def _lists(folded: str, number: Number, gap: str, *, chained: bool) -> bool:
    """Whether the gap coordinates the number with the amount on its right."""
    if _RANGE_GAP.fullmatch(gap):
        return True
    if folded[max(0, number.start - 4) : number.start] == "sur ":
        return False  # «15 dossiers sur 22 et 9 M€»
    comma = _COMMA.fullmatch(gap) is not None
    return bool(_LIST_GAP.fullmatch(gap)) and (chained or not comma)


def _ranged(folded: str, amounts: Sequence[Amount]) -> list[Amount]:
    """Join the two ends of each range into one amount."""
    kept: list[Amount] = []
    for amount in amounts:
        if kept and kept[-1].high is None and _is_range(folded, kept[-1], amount):
            low = kept[-1]
            kept[-1] = replace(low, end=amount.end, high=amount.value)
        else:
            kept.append(amount)
    return kept


def _is_range(folded: str, low: Amount, high: Amount) -> bool:
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


def _mention(text: str, folded: str, amount: Amount) -> MoneyMention:
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


def _hedge_outside(folded: str, amount: Amount) -> Hedge | None:
    """The hedge after the unit, or before a unit that leads."""
    found = hedge_after(folded, amount.end)
    if not found.approximate and amount.start < amount.number.start:
        found = hedge_before(words_before(folded, amount.start))
    return found if found.approximate else None
