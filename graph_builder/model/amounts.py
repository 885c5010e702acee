"""Amounts as written: their unit, what rounding may hide, sums spelt alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from graph_builder.model.values import Money

# «près de», «environ», «plus de»: press offices round by up to a tenth either way.
APPROXIMATE = Decimal("0.10")
# Rounded parts must not excuse more than this share of a total that is told exactly.
ROUNDING_CAP = Decimal("0.015")
_HALF = Decimal("0.5")
_THOUSAND, _CRUMB = Decimal(1000), Decimal("0.1")
_DIGITS = re.compile(r"\d+(?:[\s.\u00a0\u202f]\d{3})*(?:,\d+|\.\d{1,2}(?!\d))?")
_SCALES = (
    (re.compile(r"milliard|\bmd|\bmrd"), Decimal(10) ** 9),
    (re.compile(r"million|\bm(?:€|eur|\b)"), Decimal(10) ** 6),
    (re.compile(r"millier|\bk"), Decimal(10) ** 3),
)


@dataclass(frozen=True, slots=True)
class Written:
    """How an amount is spelt: `number` times `scale`, `unit` («25», 10⁶, « M€»)."""

    number: Decimal
    scale: Decimal
    unit: str
    decimals: int

    @property
    def slack(self) -> Decimal:
        """Half a step of the last digit written: what rounding may hide."""
        if self.scale == 1:  # «450 000 €»: the zeros are rounding, too
            number = self.number.normalize()
            exponent = number.as_tuple().exponent
            step = Decimal(10) ** (exponent if isinstance(exponent, int) else 0)
            return min(step * _HALF, self.number * ROUNDING_CAP)
        return self.scale * _HALF / Decimal(10) ** self.decimals

    def spell(self, amount: Decimal) -> str:
        """Another amount, in the same unit: «23,7 M€»."""
        return f"{french(amount / self.scale)}{self.unit}"


def french(number: Decimal) -> str:
    """A number with a decimal comma, thousands apart, no idle zeros.

    >>> french(Decimal("12310.50"))
    '12 310,5'
    """
    whole, _, decimals = format(number, ",f").partition(".")
    decimals = decimals.rstrip("0")
    whole = whole.replace(",", " ")
    return f"{whole},{decimals}" if decimals else whole


def number_in(text: str) -> Decimal | None:
    """The first number in digits, French spelling, or None.

    >>> number_in("12 310,5 k€")
    Decimal('12310.5')
    """
    match = _DIGITS.search(text)
    if not match:
        return None
    return Decimal(_thousands(match[0]).replace(",", "."))


def _thousands(digits: str) -> str:
    return re.sub(r"[\s\u00a0\u202f](?=\d{3})|\.(?=\d{3}(?!\d))", "", digits)


def written(money: Money) -> Written:
    """The spelling of an amount; without digits, its scale decides («six millions»)."""
    matches = list(_DIGITS.finditer(money.text))
    number = number_in(money.text)
    if matches and number and money.amount:
        scale = money.amount / number
        decimals = len(matches[0][0].partition(",")[2])
        unit = money.text[matches[-1].end() :]  # of a range, after its upper end
        return Written(number, scale, unit, decimals)
    folded = money.text.casefold()
    scale = next((s for cue, s in _SCALES if cue.search(folded)), Decimal(1))
    at = re.search(r"\s*(?:milliard|million|millier)", folded)
    unit = money.text[at.start() :] if at else " €"
    return Written(money.amount / scale, scale, unit, 0)


def fits(announced: Money, found: Decimal, parts: Sequence[Money]) -> bool:
    """Whether a sum of parts is what was announced, rounding allowed for."""
    rounding = sum((written(part).slack for part in parts), Decimal(0))
    slack = written(announced).slack + rounding
    slack = min(slack, max(written(announced).slack, announced.amount * ROUNDING_CAP))
    if announced.approximate:
        slack = max(slack, announced.amount * APPROXIMATE)
    low, high = announced.amount - slack, (announced.high or announced.amount) + slack
    above = announced.bound == "ceiling" or found >= low
    below = announced.bound == "floor" or found <= high
    return above and below


def same_amount(one: Money, two: Money) -> bool:
    """Whether two amounts may be one, told more or less exactly."""
    gap = abs(one.amount - two.amount)
    if one.approximate or two.approximate:
        return gap <= max(one.amount, two.amount) * APPROXIMATE
    return gap < max(written(one).slack, written(two).slack)


def expression(parts: Sequence[Money], announced: Money, *, holds: bool) -> str:
    """The sum written out in the unit of the total: «40 + 15 = 55»."""
    scale = _readable(written(announced).scale, parts)
    found = sum((part.amount for part in parts), Decimal(0))
    terms = [french(part.amount / scale) for part in parts]
    total = french(found / scale)
    left = f"{' + '.join(terms)} = {total}" if len(terms) > 1 else total
    if found == announced.amount:
        return left
    sign = "≈" if holds else "≠"
    return f"{left} {sign} {french(announced.amount / scale)}"


def _readable(scale: Decimal, parts: Sequence[Money]) -> Decimal:
    """The unit of the total, or a smaller one in which the least part is no crumb."""
    least = min((part.amount for part in parts), default=scale)
    while scale >= _THOUSAND and least < scale * _CRUMB:
        scale /= _THOUSAND
    return scale
