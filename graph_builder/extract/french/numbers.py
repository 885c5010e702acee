"""Numbers in French text, in digits and in words, with how exact they are said to be.

Digits inside codes, dates, times, scores, phone numbers and labels («vague 3», «PIA4»)
are no numbers. A bare «un» is an article; «un étudiant sur deux» holds no number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Context, Decimal

from graph_builder.extract.french.digits import (
    DASHES,
    PERCENT,
    Digits,
    find_digits,
    is_part,
    tail_after,
)
from graph_builder.extract.french.folding import fold, words_before
from graph_builder.extract.french.hedges import hedge_around
from graph_builder.extract.french.number_words import find_words
from graph_builder.extract.lexicon import load


@dataclass(frozen=True, slots=True)
class Number:
    """A number: `text[start:end]` is how it stands there, scale words included.

    Attributes:
        start: offset of its first character.
        end: offset after its last character (a percent sign is included).
        text: the words or digits.
        value: exact; «2,6 millions» is 2600000, «30 %» is 30.
        ordinal: «troisième», «4e».
        approximate: «une centaine», «près de 40».
        bound: "ceiling" («jusqu'à»), "floor" («au moins») or "".
        percent: followed by «%» or «pour cent».
        in_words: written in words.
        scale: power of ten of its scale word («millions»: 6), else 0.
    """

    start: int
    end: int
    text: str
    value: Decimal
    ordinal: bool = False
    approximate: bool = False
    bound: str = ""
    percent: bool = False
    in_words: bool = False
    scale: int = 0


_EXACT = Context(prec=80)
_ONE = Decimal(1)
_POWERS = {"mille": 3, **load("numbers")["scales"]}
_SMALLEST_REST = 100  # «1 million 200 000», not «1 million 3»
_PERCENT_AFTER = re.compile(rf"[ \n]?{PERCENT}")
_QUARTERS = re.compile(
    r"(?<!\w)(?:un[ \n]quart|(?P<three>trois[ \n]quarts))[ \n]de[ \n](?P<scale>million|milliard)(?!\w)"
)
_NO_NUMBER = {"month", "part"}
_NEW = re.compile(
    r"(?<!\w)(?:(?:à|tout|flambant|de|du|quoi de|comme) (?:\w+ )?"
    r"|une? \w+ |(?:le|au|ce) \w+ )$"
)
_PLURAL_AFTER = re.compile(r" (?:[\w'-]+ )?[\w'-]+[sx](?!\w)")
_UP_TO = re.compile(
    r" à (?:[0-9]|deux|trois|quatre|cinq|six|sept|huit|dix|\w+(?:ze|te)\b)"
)
_MINISTER = re.compile(r" ministre")
_A_SECOND = re.compile(r"(?:une|par|chaque) $")


def find_numbers(text: str) -> list[Number]:
    """Every number of the text, in text order, none overlapping another."""
    folded = fold(text)
    found = [
        *_in_digits(text, folded),
        *_in_words(text, folded),
        *_quarters(text, folded),
    ]
    found.sort(key=lambda n: (n.start, -n.end))
    kept: list[Number] = []
    for number in found:
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return _joined(text, kept)


def _joined(text: str, numbers: list[Number]) -> list[Number]:
    """«1 million 200 000» as one number."""
    kept: list[Number] = []
    for number in numbers:
        last = kept[-1] if kept else None
        if last and _continues(text, last, number):
            kept[-1] = _sum(text, last, number)
        else:
            kept.append(number)
    return kept


def _continues(text: str, last: Number, number: Number) -> bool:
    plain = not (last.percent or number.ordinal or number.percent)
    smaller = number.scale < last.scale and number.value < Decimal(10) ** last.scale
    gap = text[last.end : number.start]
    blank = gap in {" ", "\u00a0", "\u202f"}
    return plain and smaller and blank and number.value >= _SMALLEST_REST


def _sum(text: str, first: Number, second: Number) -> Number:
    value = _EXACT.add(first.value, second.value)
    return Number(
        first.start,
        second.end,
        text[first.start : second.end],
        value,
        approximate=first.approximate,
        bound=first.bound,
        in_words=first.in_words,
    )


# --- words -----------------------------------------------------------------------


def _in_words(text: str, folded: str) -> Iterator[Number]:
    for words in find_words(folded):
        if _no_count(folded, words.start, words.end, ordinal=words.ordinal):
            continue
        percent = None if words.ordinal else _PERCENT_AFTER.match(folded, words.end)
        end = percent.end() if percent else words.end
        hedge = hedge_around(folded, words_before(folded, words.start), end)
        yield Number(
            words.start,
            end,
            text[words.start : end],
            words.value,
            words.ordinal,
            words.approximate or hedge.approximate,
            hedge.bound,
            percent=percent is not None,
            in_words=True,
            scale=words.scale,
        )


def _quarters(text: str, folded: str) -> Iterator[Number]:
    """«trois quarts de million»."""
    if "quart" not in folded:
        return
    for match in _QUARTERS.finditer(folded):
        power = _POWERS[match["scale"]]
        value = Decimal(75 if match["three"] else 25).scaleb(power - 2)
        hedge = hedge_around(folded, words_before(folded, match.start()), match.end())
        yield Number(
            match.start(),
            match.end(),
            text[match.start() : match.end()],
            Decimal(int(value)),
            approximate=hedge.approximate,
            bound=hedge.bound,
            in_words=True,
            scale=power,
        )


def _no_count(folded: str, start: int, end: int, *, ordinal: bool) -> bool:
    """«bâtiment neuf», «Première ministre», «une seconde», «deux tiers»."""
    word = folded[start:end]
    if ordinal:
        return bool(_MINISTER.match(folded, end)) or (
            word == "seconde"
            and bool(_A_SECOND.search(folded, max(0, start - 8), start))
        )
    if word in {"neuf", "neufs"} and _NEW.search(folded, max(0, start - 30), start):
        return not (_PLURAL_AFTER.match(folded, end) or _UP_TO.match(folded, end))
    if word.startswith("cent") and folded[max(0, start - 7) : start] == "% pour ":
        return True
    return is_part(folded, start, end)


# --- digits ----------------------------------------------------------------------


def _in_digits(text: str, folded: str) -> Iterator[Number]:
    for digits in find_digits(text, folded):
        if number := _number(text, folded, digits):
            yield number


def _number(text: str, folded: str, digits: Digits) -> Number | None:
    """The number with scale word, sign, percent and hedge; None for days of a month."""
    start, end = digits.start, digits.end
    tail = tail_after(folded, end)
    kind = tail.lastgroup if tail else None
    if kind in _NO_NUMBER:
        return None
    if tail and kind == "ordinal":
        return _ordinal(text, folded, digits, tail.end())
    scale = tail["scale"] if tail else None
    power = _POWERS[scale] if scale else 0
    value = _value(digits.whole, digits.fraction, power)
    if tail and kind:
        end = tail.end()
        value += Decimal(10) ** power / 2 if tail["half"] else 0
    if folded[start - 1 : start] in DASHES and _negative(folded, start):
        start, value = start - 1, -value
    before = digits.before if start == digits.start else digits.before[:-1]
    hedge = hedge_around(folded, before, end)
    return Number(
        start,
        end,
        text[start:end],
        value,
        approximate=hedge.approximate,
        bound=hedge.bound,
        percent=kind == "percent",
        scale=power,
    )


def _ordinal(text: str, folded: str, digits: Digits, end: int) -> Number | None:
    """«4e»; None for «1er janvier»."""
    month = tail_after(folded, end)
    if (
        digits.fraction
        or not digits.whole.isdigit()
        or (month and month.lastgroup == "month")
    ):
        return None
    return Number(
        digits.start, end, text[digits.start : end], Decimal(digits.whole), ordinal=True
    )


def _value(whole: str, fraction: str, power: int) -> Decimal:
    """Exact value of digits times ten to `power`."""
    if not fraction and not power and whole.isdigit():
        return Decimal(whole)
    groups = re.split(r"[ .',]", whole)
    if power and not fraction and whole.count(".") == 1:  # «1.250 millions»
        return shifted(Decimal(whole), power)
    return shifted(Decimal("".join(groups) + fraction.replace(",", ".")), power)


def shifted(value: Decimal, power: int) -> Decimal:
    """The value times ten to `power`, exact and without an exponent."""
    if not power:
        return value
    scaled = _EXACT.scaleb(value, power)
    whole = scaled.to_integral_value(context=_EXACT)
    return _EXACT.quantize(whole, _ONE) if whole == scaled else scaled.normalize(_EXACT)


def _negative(folded: str, start: int) -> bool:
    if start < 1 or folded[start - 1] not in "-–":
        return False
    return start == 1 or folded[start - 2] in " (\t|"
