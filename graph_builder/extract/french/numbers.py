"""Numbers in French text, in digits and in words, with how exact they are said to be.

Digits inside codes, dates, times, scores, phone numbers and labels («vague 3», «PIA4»)
are no numbers. A bare «un» is an article; «un étudiant sur deux» holds no number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import NamedTuple

from graph_builder.extract.french.folding import any_of, fold, words_before
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


_CONTEXT = load("numbers")["context"]
_LABELS = frozenset(_CONTEXT["labels"])
_NUMBERED = frozenset(_CONTEXT["numbered"])
_EXACT = Context(prec=80)
_ONE = Decimal(1)
_DASHES = {"-", "–"}
_LONGEST = 30  # digits; longer runs are identifiers
_POWERS = {"mille": 3, **load("numbers")["scales"]}

_DIGITS = re.compile(
    r"[0-9](?<!\w.)(?:"
    r"(?P<phone>(?:(?<=\+.)[0-9] ?(?:\(0\) ?)?[0-9]|(?<=0)[0-9])(?:[ .-]?[0-9]{2}){4}(?!\w))"
    r"|(?P<groups>[0-9]{0,2}(?:[ .'][0-9]{3})+(?![0-9])|[0-9]{0,2}(?:,[0-9]{3}){2,}(?![0-9])"
    r"|[0-9]*)(?P<fraction>[.,][0-9]+)?)"
)
_PERCENT = r"(?:%|pour[ \n]cents?(?!\w))"
_PERCENT_AFTER = re.compile(rf"[ \n]?{_PERCENT}")
_TAIL = re.compile(
    r"(?P<ordinal>(?:er|re|ère|ème|ième|eme|e|nde?|ᵉʳ|ʳᵉ|ᵉ)s?(?!\w))"
    rf"|[ \n]?(?P<percent>{_PERCENT})"
    r"|[ \n]{0,2}(?:de[ \n])?(?:(?P<scale>mille|millions?|milliards?|billions?)(?!\w)"
    r"(?P<half> et demie?(?!\w))?)"
    r"|(?P<month>(?: ?(?:et|au|-|–|,) ?[0-9]{1,2}(?:er)?)?[ \n]"
    rf"(?:{any_of(_CONTEXT['months'])})(?!\w))"
    rf"|(?P<part>[ -](?:{any_of(_CONTEXT['parts'])})(?!\w))"
)
_NO_NUMBER = {"month", "part"}
_GLUED = re.compile(r"(?:k|m|md|mds|mrd|mrds|g|bn)?(?:€|\$|£|eur(?:os?)?(?!\w))|(?:k|m|bn)(?!\w)|%")
_UNIT = r"\s?(?:%|(?:k|m|md|mds|mrd)?\s?(?:€|eur)|millions?|milliards?|pour cent)"
_TO_UNIT = re.compile(rf"[-–][0-9][0-9 ]*(?:[.,][0-9]+)?{_UNIT}")
_CODE_AFTER = re.compile(r"[/:_^×][0-9]|[-–.,][0-9]|-[^\W\d]|[^\W\d_]|[/_@]\w")
_HOUR_AFTER = re.compile(r" ?(?:h(?:eures?)?(?!\w)|h ?[0-9]{2})(?! (?:de|d'|par|hebdo))")
_QUANTITY_AFTER = re.compile(r"[ \n](?!(?:les|des|dans|sans|sous|plus|mais|puis|après|vers|ses)\b)[a-zà-ÿœ]{3,}[sx](?!\w)|\s?[%€]|\s?[kmg]?d?€")
_SCALE_AFTER = re.compile(r"[ \n](?:de )?(?:mill(?:e|ions?|iards?))(?!\w)")
_POSTAL_AFTER = re.compile(r" [A-ZÉÈÎ]")
_LIST_MARK = re.compile(r"[.)](?=\s)")
_PART_AFTER = re.compile(r"[ -](?:" + "|".join(_CONTEXT["parts"]) + r")(?!\w)")
_ONE_IN = re.compile(r"(?<!\w)une?(?: [\w'-]+){0,2} sur $")


def find_numbers(text: str) -> list[Number]:
    """Every number of the text, in text order, none overlapping another."""
    folded = fold(text)
    found = [*_in_digits(text, folded), *_in_words(text, folded)]
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
    return plain and smaller and number.value >= 100 and gap in {" ", "\u00a0", "\u202f"}  # noqa: PLR2004


def _sum(text: str, first: Number, second: Number) -> Number:
    value = _EXACT.add(first.value, second.value)
    return Number(
        first.start, second.end, text[first.start : second.end], value,
        approximate=first.approximate, bound=first.bound, in_words=first.in_words,
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
            words.start, end, text[words.start : end], words.value, words.ordinal,
            words.approximate or hedge.approximate, hedge.bound,
            percent=percent is not None, in_words=True, scale=words.scale,
        )


_NEW = re.compile(
    r"(?:(?<!\w)(?:à|tout|flambant|de|du|quoi de|comme) (?:\w+ )?|(?<!\w)une? \w+ |(?<!\w)(?:le|du|au|ce) \w+ )$"
)
_PLURAL_AFTER = re.compile(r" (?:[\w'-]+ )?[\w'-]+[sx](?!\w)")
_MINISTER = re.compile(r" ministre")
_A_SECOND = re.compile(r"(?:une|par|chaque) $")


def _no_count(folded: str, start: int, end: int, *, ordinal: bool) -> bool:
    """«bâtiment neuf», «Première ministre», «une seconde», «deux tiers», «pour cent»."""
    word = folded[start:end]
    if ordinal:
        return bool(_MINISTER.match(folded, end)) or (
            word == "seconde" and bool(_A_SECOND.search(folded, max(0, start - 8), start))
        )
    if word in {"neuf", "neufs"} and _NEW.search(folded, max(0, start - 30), start):
        return not _PLURAL_AFTER.match(folded, end)
    if word.startswith("cent") and folded[max(0, start - 7) : start] in {"% pour "}:
        return True
    return _is_part(folded, start, end)


def _is_part(folded: str, start: int, end: int) -> bool:
    """«deux tiers», «une femme sur trois»."""
    if _PART_AFTER.match(folded, end):
        return True
    before = folded[max(0, start - 40) : start]
    return before.endswith(" sur ") and bool(_ONE_IN.search(before))


# --- digits ----------------------------------------------------------------------


class _Digits(NamedTuple):
    """A run of digits: its span, its parts, and the words before it."""

    start: int
    end: int
    whole: str
    fraction: str
    before: list[str]


def _in_digits(text: str, folded: str) -> Iterator[Number]:
    label_end, range_end = -1, -2
    for found in _DIGITS.finditer(folded):
        start, end = found.span()
        if found["phone"] or end - start > _LONGEST:
            continue
        fraction = found["fraction"] or ""
        whole = folded[start : end - len(fraction)]
        digits = _Digits(start, end, whole, fraction, words_before(folded, start))
        if _labelled(folded, digits, label_end):
            label_end = end
            continue
        if folded[end : end + 1] in _DASHES and _TO_UNIT.match(folded, end):
            range_end = end
        elif start - 1 != range_end and _is_code(text, folded, digits):
            continue
        if number := _number(text, folded, digits):
            yield number


def _number(text: str, folded: str, digits: _Digits) -> Number | None:
    """The number with its scale word, sign, percent and hedge; None for dates and times."""
    start, end = digits.start, digits.end
    tail = _TAIL.match(folded, end)
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
    if folded[start - 1 : start] in _DASHES and _negative(folded, start):
        start, value = start - 1, -value
    before = digits.before if start == digits.start else digits.before[:-1]
    hedge = hedge_around(folded, before, end)
    return Number(
        start, end, text[start:end], value, approximate=hedge.approximate,
        bound=hedge.bound, percent=kind == "percent", scale=power,
    )


def _ordinal(text: str, folded: str, digits: _Digits, end: int) -> Number | None:
    """«4e»; None for «1er janvier»."""
    month = _TAIL.match(folded, end)
    if digits.fraction or not digits.whole.isdigit() or (month and month.lastgroup == "month"):
        return None
    return Number(
        digits.start, end, text[digits.start : end], Decimal(digits.whole), ordinal=True
    )


def _value(whole: str, fraction: str, power: int) -> Decimal:
    """Exact value of digits times ten to `power`."""
    if not fraction and not power and whole.isdigit():
        return Decimal(whole)
    groups = re.split(r"[ .',]", whole)
    if len(groups) == 2 and "." in whole and power:  # noqa: PLR2004
        groups, fraction = groups[:1], f".{groups[1]}"  # «1.250 millions»
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


def _labelled(folded: str, digits: _Digits, label_end: int) -> bool:
    """«vague 3», «n° 112», and the «4» of «articles 3 et 4»."""
    start = digits.start
    if label_end >= 0 and folded[label_end:start] in {" et ", ", ", " à ", "-", " ou "}:
        return True
    if not digits.before:
        return False
    if digits.before[-1] == "+":
        return digits.before[-2:-1] == ["bac"]
    return digits.before[-1] in _LABELS or folded[start - 1] in "°º#"


def _is_code(text: str, folded: str, digits: _Digits) -> bool:
    """Whether the digits are part of a code, a date, a time, a score, a name."""
    start, end = digits.start, digits.end
    after = folded[end : end + 1]
    if after.isalpha() and _TAIL.match(folded, end):
        return False
    if after and not after.isspace() and not _GLUED.match(folded, end):
        if _CODE_AFTER.match(folded, end):
            return True
    if _joined_before(folded, start) or _is_mark(folded, digits):
        return True
    if end - start <= 2:  # noqa: PLR2004 (hours, universities)
        return _is_time(folded, digits) or _after_name(text, folded, digits) or (
            digits.before[-1:] == ["sur"] and _is_part(folded, start, end)
        )
    return end - start == 5 and _is_postal(text, digits)  # noqa: PLR2004 (postal code)


def _joined_before(folded: str, start: int) -> bool:
    """Glued to a code on its left: «19-25», «bac+3», «art.12», «16:30»."""
    if start == 0 or folded[start - 1].isspace():
        return False
    if folded[start - 1] in "/_@^=":
        return True
    return start > 1 and folded[start - 1] in "-–+.:," and folded[start - 2].isalnum()


def _is_time(folded: str, digits: _Digits) -> bool:
    """«16 heures», «16 h 30»: the hour, and the minutes."""
    if digits.before[-1:] == ["h"] and digits.before[-2:-1] and digits.before[-2].isdigit():
        return True
    return int(digits.whole) <= 24 and bool(_HOUR_AFTER.match(folded, digits.end))  # noqa: PLR2004


def _is_postal(text: str, digits: _Digits) -> bool:
    """A postal code before its town."""
    return digits.whole.isdigit() and bool(_POSTAL_AFTER.match(text, digits.end))


def _is_mark(folded: str, digits: _Digits) -> bool:
    """«2. » or «2) » at the head of a line, «[12]»."""
    start, end = digits.start, digits.end
    if folded[start - 1 : start] == "[" and folded[end : end + 1] == "]":
        return True
    head = start == 0 or folded[start - 1] == "\n"
    return head and end - start <= 2 and bool(_LIST_MARK.match(folded, end))  # noqa: PLR2004


def _after_name(text: str, folded: str, digits: _Digits) -> bool:
    """A small number after a name: «IHU 3», «Rennes 2», unless it counts something."""
    start, end = digits.start, digits.end
    if not digits.before or text[start - 1] not in " \u00a0\u202f":
        return False
    word = text[start - 1 - len(digits.before[-1]) : start - 1]
    if not word[0].isupper() or not word[-1].isalnum():
        return False
    if _QUANTITY_AFTER.match(folded, end) or _SCALE_AFTER.match(folded, end):
        return False
    if digits.before[-1] in _NUMBERED or (word.isupper() and len(word) > 1):
        return True
    opening = text[max(0, start - 4 - len(word)) : start - 1 - len(word)].rstrip(" \u00a0«(*-–")
    return bool(opening) and opening[-1] not in ".!?:…;\n"
