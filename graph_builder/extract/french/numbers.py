"""Numbers in French text, in digits and in words, with how exact they are said to be.

Digits inside codes, dates, times, scores, phone numbers and labels («vague 3», «PIA4»)
are no numbers. A bare «un» is an article; «un étudiant sur deux» holds no number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Context, Decimal

from graph_builder.extract.french.folding import fold, word_before
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
_EXACT = Context(prec=60)
_LONGEST = 30  # digits; longer runs are identifiers
_POWERS = {"mille": 3, **load("numbers")["scales"]}

_DIGITS = re.compile(
    r"(?<!\w)(?:(?P<code>(?:\+[0-9]{2} ?(?:\(0\) ?)?|0)[0-9](?:[ .-]?[0-9]{2}){4}(?!\w)"
    r"|\[[0-9]{1,3}\])"
    r"|(?P<whole>[0-9]{1,3}(?:[ .'][0-9]{3})+(?![0-9])|[0-9]{1,3}(?:,[0-9]{3}){2,}(?![0-9])"
    r"|[0-9]+)(?P<fraction>[.,][0-9]+)?)"
)
_ORDINAL = re.compile(r"(?:er|re|ère|ème|ième|eme|e|nde?|ᵉʳ|ʳᵉ|ᵉ)s?(?!\w)")
_SCALE = re.compile(
    r"[ \n]{0,2}(?:de[ \n])?(?P<word>mille|millions?|milliards?|billions?)(?!\w)(?P<half> et demie?(?!\w))?"
)
_PERCENT = re.compile(r"[ \n]?(?:%|pour[ \n]cents?(?!\w))")
_GLUED = re.compile(r"(?:k|m|md|mds|mrd|mrds|g|bn)?(?:€|\$|£|eur(?:os?)?(?!\w))|(?:k|m|bn)(?!\w)|%")
_UNIT = r"\s?(?:%|(?:k|m|md|mds|mrd)?\s?(?:€|eur)|millions?|milliards?|pour cent)"
_TO_UNIT = re.compile(rf"[-–][0-9][0-9 ]*(?:[.,][0-9]+)?{_UNIT}")
_CODE_AFTER = re.compile(r"[/:_^×][0-9]|[-–.,][0-9]|-[^\W\d]|[^\W\d_]|[/_@]\w")
_MONTH_AFTER = re.compile(
    r"(?: ?(?:et|au|-|–|,) ?[0-9]{1,2}(?:er)?)? (?:"
    + "|".join(map(re.escape, _CONTEXT["months"]))
    + r")(?!\w)"
)
_HOUR_AFTER = re.compile(r" ?(?:h(?:eures?)?(?!\w)|h ?[0-9]{2})(?! (?:de|d'|par|hebdo))")
_QUANTITY_AFTER = re.compile(r"[ \n](?!(?:les|des|dans|sans|sous|plus|mais|puis|après|vers|ses)\b)[a-zà-ÿœ]{3,}[sx](?!\w)|\s?[%€]|\s?[kmg]?d?€")
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
        percent = None if words.ordinal else _PERCENT.match(folded, words.end)
        end = percent.end() if percent else words.end
        hedge = hedge_around(folded, words.start, end)
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


def _in_digits(text: str, folded: str) -> Iterator[Number]:
    label_end, range_end = -1, -1
    for found in _DIGITS.finditer(folded):
        start, end = found.span()
        if found["code"] or end - start > _LONGEST:
            continue
        if _labelled(folded, start, label_end):
            label_end = end
            continue
        after = _ORDINAL.match(folded, end)
        if not after and _is_code(text, folded, found, range_end):
            continue
        if _TO_UNIT.match(folded, end):
            range_end = end
        if number := _number(text, folded, found, ordinal_end=after.end() if after else 0):
            yield number


def _number(text: str, folded: str, found: re.Match[str], ordinal_end: int) -> Number | None:
    start, end = found.span()
    if _MONTH_AFTER.match(folded, ordinal_end or end):
        return None
    if ordinal_end:
        value = Decimal(found["whole"]) if found["whole"].isdigit() else None
        return value and Number(start, ordinal_end, text[start:ordinal_end], value, ordinal=True)
    scale = _SCALE.match(folded, end)
    power = _POWERS[scale["word"]] if scale else 0
    value = _value(found["whole"], found["fraction"] or "", power)
    if scale:
        end = scale.end()
        if scale["half"]:
            value += Decimal(10) ** power / 2
    return _signed(text, folded, (start, end), value, power)


def _signed(
    text: str, folded: str, span: tuple[int, int], value: Decimal, scale: int
) -> Number:
    """The number with its sign, its percent and its hedge."""
    start, end = span
    if _negative(folded, start):
        start, value = start - 1, -value
    percent = _PERCENT.match(folded, end)
    end = percent.end() if percent else end
    hedge = hedge_around(folded, start, end)
    return Number(
        start, end, text[start:end], value, approximate=hedge.approximate,
        bound=hedge.bound, percent=percent is not None, scale=scale,
    )


def _value(whole: str, fraction: str, power: int) -> Decimal:
    """Exact value of digits times ten to `power`."""
    groups = re.split(r"[ .',]", whole)
    if len(groups) == 2 and "." in whole and power:  # noqa: PLR2004
        groups, fraction = groups[:1], f".{groups[1]}"  # «1.250 millions»
    number = Decimal("".join(groups) + fraction.replace(",", "."))
    scaled = _EXACT.scaleb(number, power)
    whole_number = scaled == scaled.to_integral_value(context=_EXACT)
    return _EXACT.quantize(scaled, Decimal(1)) if power and whole_number else scaled


def _negative(folded: str, start: int) -> bool:
    if folded[start - 1 : start] not in {"-", "–"} or start < 1:
        return False
    return start == 1 or folded[start - 2] in " (\t|"


def _labelled(folded: str, start: int, label_end: int) -> bool:
    """«vague 3», «n° 112», and the «4» of «articles 3 et 4»."""
    if label_end >= 0 and folded[label_end:start] in {" et ", ", ", " à ", "-", " ou "}:
        return True
    return word_before(folded, start) in _LABELS or folded[start - 1 : start] in {"°", "º", "#"}


def _is_code(text: str, folded: str, found: re.Match[str], range_end: int) -> bool:
    """Whether the digits are part of a code, a date, a time, a score, a name."""
    start, end = found.span()
    if _GLUED.match(folded, end):
        return _joined_before(folded, start)
    if _CODE_AFTER.match(folded, end) and not _TO_UNIT.match(folded, end):
        return True
    if folded[start - 1 : start] in {"-", "–"} and start - 1 == range_end:
        return False
    return (
        _joined_before(folded, start)
        or _is_time(folded, found)
        or _is_place(text, found)
        or _is_list_mark(folded, start, end)
        or _after_name(text, folded, found)
        or _is_part(folded, start, end)
    )


def _joined_before(folded: str, start: int) -> bool:
    """Glued to a code on its left: «19-25», «bac+3», «art.12», «16:30»."""
    before = folded[max(0, start - 2) : start]
    if before[-1:] in {"/", "_", "@", "^", "="}:
        return True
    return len(before) == 2 and before[1] in "-–+.:,'" and before[0].isalnum() and before[1] != "'"  # noqa: PLR2004


def _is_time(folded: str, found: re.Match[str]) -> bool:
    hour = found["whole"]
    return len(hour) <= 2 and int(hour) <= 24 and bool(_HOUR_AFTER.match(folded, found.end()))  # noqa: PLR2004


def _is_place(text: str, found: re.Match[str]) -> bool:
    """A postal code before its town."""
    return bool(re.fullmatch("[0-9]{5}", found[0])) and bool(_POSTAL_AFTER.match(text, found.end()))


def _is_list_mark(folded: str, start: int, end: int) -> bool:
    """«2. » or «2) » at the head of a line."""
    head = start == 0 or folded[start - 1] == "\n"
    return head and end - start <= 2 and bool(_LIST_MARK.match(folded, end))  # noqa: PLR2004


def _after_name(text: str, folded: str, found: re.Match[str]) -> bool:
    """A small number after a name: «IHU 3», «Rennes 2», unless it counts something."""
    start, end = found.span()
    if end - start > 2 or text[start - 1 : start] not in {" ", "\u00a0", "\u202f"}:  # noqa: PLR2004
        return False
    word = re.split(r"[\s('’«]", text[max(0, start - 30) : start - 1])[-1]
    if not word[:1].isupper() or not word[-1].isalnum() or _QUANTITY_AFTER.match(folded, end):
        return False
    if word.lower() in _NUMBERED or (word.isupper() and len(word) > 1):
        return not _SCALE.match(folded, end)
    first = start - 1 - len(word)
    opening = text[max(0, first - 3) : first].rstrip(" \u00a0«(*-–")
    return bool(opening) and opening[-1] not in ".!?:…;\n" and not _SCALE.match(folded, end)
