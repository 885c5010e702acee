"""Runs of digits that are numbers, told from codes, dates, times, scores and labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from graph_builder.extract.french.folding import any_of, words_before
from graph_builder.extract.lexicon import load


class Digits(NamedTuple):
    """A run of digits: its span, its parts, and the words before it."""

    start: int
    end: int
    whole: str
    fraction: str
    before: list[str]


_CONTEXT = load("numbers")["context"]
_LABELS = frozenset(_CONTEXT["labels"])
_NUMBERED = frozenset(_CONTEXT["numbered"])
DASHES = frozenset("-–")
_LONGEST = 30  # digits; longer runs are identifiers
_SHORT = 2  # digits of an hour, a list mark, the number in a name
_POSTAL = 5  # digits of a postal code
_HOURS = 24
_DIGITS = re.compile(
    r"[0-9](?<!\w.)(?:"
    r"(?P<phone>(?:(?<=\+.)[0-9] ?(?:\(0\) ?)?[0-9]|(?<=0)[0-9])"
    r"(?:[ .-]?[0-9]{2}){4}(?!\w))"
    r"|(?P<groups>[0-9]{0,2}(?:[ .'][0-9]{3})+(?![0-9])"
    r"|[0-9]{0,2}(?:,[0-9]{3}){2,}(?![0-9])|[0-9]*)(?P<fraction>[.,][0-9]+)?)"
)
PERCENT = r"(?:%|pour[ \n]cents?(?!\w))"
_TAIL = re.compile(
    r"(?P<ordinal>(?:er|re|ère|ème|ième|eme|e|nde?|ᵉʳ|ʳᵉ|ᵉ)s?(?!\w))"
    rf"|[ \n]?(?P<percent>{PERCENT})"
    r"|[ \n]{0,2}(?:de[ \n])?(?:(?P<scale>mille|millions?|milliards?|billions?)(?!\w)"
    r"(?P<half> et demie?(?!\w))?)"
    r"|(?P<month>(?: ?(?:et|au|-|–|,) ?[0-9]{1,2}(?:er)?)?[ \n]"
    rf"(?:{any_of(_CONTEXT['months'])})(?!\w))"
    rf"|(?P<part>[ -](?:{any_of(_CONTEXT['parts'])})(?!\w))"
)
_GLUED = re.compile(
    r"(?:k|m|md|mds|mrd|mrds|g|bn)?(?:€|\$|£|eur(?:os?)?(?!\w))|(?:k|m|bn)(?!\w)|%"
)
_TO_UNIT = re.compile(
    r"[-–][0-9][0-9 ]*(?:[.,][0-9]+)?"
    r"\s?(?:%|(?:k|m|md|mds|mrd)?\s?(?:€|eur)|millions?|milliards?|pour cent)"
)
_CODE_AFTER = re.compile(r"[/:_^\u00d7][0-9]|[-–.,][0-9]|-[^\W\d]|[^\W\d_]|[/_@]\w")
_HOUR_AFTER = re.compile(
    r" ?(?:h(?:eures?)?(?!\w)|h ?[0-9]{2})(?! (?:de|d'|par|hebdo))"
)
_QUANTITY_AFTER = re.compile(
    r"[ \n](?!(?:les|des|dans|sans|sous|plus|mais|puis|après|vers|ses)\b)"
    r"[a-zà-ÿœ]{3,}[sx](?!\w)|\s?[%€]|\s?[kmg]?d?€"
)
_UNIT_AFTER = re.compile(r"\s?(?:[%€]|(?:k|m|md|mds)\s?€|mill(?:ion|iard)s?(?!\w))")
_CHAIN = {" et ", ", ", " à ", "-", " ou "}
_SCALE_AFTER = re.compile(r"[ \n](?:de )?(?:mill(?:e|ions?|iards?))(?!\w)")
_POSTAL_AFTER = re.compile(r" [A-ZÉÈÎ]")
_LIST_MARK = re.compile(r"[.)](?=\s)")
_PART_AFTER = re.compile(rf"[ -](?:{any_of(_CONTEXT['parts'])})(?!\w)")
_ONE_IN = re.compile(r"(?<!\w)une?(?: [\w'-]+){0,2} sur $")


def find_digits(text: str, folded: str) -> Iterator[Digits]:
    """Every run of digits that may be a number, in text order."""
    label_end, range_end = -1, -2
    for found in _DIGITS.finditer(folded):
        start, end = found.span()
        fraction = found["fraction"] or ""
        if found["phone"] or end - start > _LONGEST or fraction == ".0":
            continue  # «industrie 4.0» too
        whole = folded[start : end - len(fraction)]
        digits = Digits(start, end, whole, fraction, words_before(folded, start))
        if _labelled(folded, digits, label_end):
            label_end = end
            continue
        if folded[end : end + 1] in DASHES and _TO_UNIT.match(folded, end):
            range_end = end
        elif start - 1 != range_end and _is_code(text, folded, digits):
            continue
        yield digits


def tail_after(folded: str, end: int) -> re.Match[str] | None:
    """What follows digits; `lastgroup`: ordinal, percent, scale, half, month, part."""
    return _TAIL.match(folded, end)


def is_part(folded: str, start: int, end: int) -> bool:
    """«deux tiers», «une femme sur trois»."""
    if _PART_AFTER.match(folded, end):
        return True
    before = folded[max(0, start - 40) : start]
    return before.endswith(" sur ") and bool(_ONE_IN.search(before))


def _labelled(folded: str, digits: Digits, label_end: int) -> bool:
    """«vague 3», «n° 112», and the «4» of «articles 3 et 4»."""
    start = digits.start
    short = digits.end - start <= _SHORT  # «bac + 2 et 750 étudiants»
    chained = short and label_end >= 0 and folded[label_end:start] in _CHAIN
    if chained and not _UNIT_AFTER.match(folded, digits.end):
        return True
    if not digits.before:
        return False
    if digits.before[-1] == "+":
        return digits.before[-2:-1] == ["bac"]
    return digits.before[-1] in _LABELS or folded[start - 1] in "°º#"


def _is_code(text: str, folded: str, digits: Digits) -> bool:
    """Whether the digits are part of a code, a date, a time, a score, a name."""
    start, end = digits.start, digits.end
    after = folded[end : end + 1]
    if after.isalpha() and _TAIL.match(folded, end):
        return False
    glued = bool(after) and not after.isspace() and not _GLUED.match(folded, end)
    if glued and _CODE_AFTER.match(folded, end):
        return True
    if _joined_before(folded, start) or _is_mark(folded, digits):
        return True
    if end - start <= _SHORT:
        return (
            _is_time(folded, digits)
            or _after_name(text, folded, digits)
            or (digits.before[-1:] == ["sur"] and is_part(folded, start, end))
        )
    return end - start == _POSTAL and _is_postal(text, digits)


def _joined_before(folded: str, start: int) -> bool:
    """Glued to a code on its left: «19-25», «bac+3», «art.12», «16:30»."""
    if start == 0 or folded[start - 1].isspace():
        return False
    if folded[start - 1] in "/_@^=":
        return True
    return start > 1 and folded[start - 1] in "-–+.:," and folded[start - 2].isalnum()


def _is_time(folded: str, digits: Digits) -> bool:
    """«16 heures», «16 h 30»: the hour, and the minutes."""
    if (
        digits.before[-1:] == ["h"]
        and digits.before[-2:-1]
        and digits.before[-2].isdigit()
    ):
        return True
    return int(digits.whole) <= _HOURS and bool(_HOUR_AFTER.match(folded, digits.end))


def _is_postal(text: str, digits: Digits) -> bool:
    """A postal code before its town."""
    plain = digits.whole.isdigit() and not digits.fraction
    return plain and bool(_POSTAL_AFTER.match(text, digits.end))


def _is_mark(folded: str, digits: Digits) -> bool:
    """«2. » or «2) » at the head of a line, «[12]»."""
    start, end = digits.start, digits.end
    if folded[start - 1 : start] == "[" and folded[end : end + 1] == "]":
        return True
    head = (
        start == 0
        or folded[start - 1] == "\n"
        or folded[max(0, start - 2) : start] == "# "
    )
    return head and end - start <= _SHORT and bool(_LIST_MARK.match(folded, end))


def _after_name(text: str, folded: str, digits: Digits) -> bool:
    """A small number after a name: «IHU 3», «Rennes 2», unless it counts something."""
    start, end = digits.start, digits.end
    if not digits.before or text[start - 1] not in " \u00a0\u202f":
        return False
    word = text[start - 1 - len(digits.before[-1]) : start - 1]
    if not word[:1].isupper() or not word[-1].isalnum():
        return False
    if _QUANTITY_AFTER.match(folded, end) or _SCALE_AFTER.match(folded, end):
        return False
    if digits.before[-1] in _NUMBERED or (word.isupper() and len(word) > 1):
        return True
    opening = text[max(0, start - 4 - len(word)) : start - 1 - len(word)].rstrip(
        " \u00a0«(*-–"
    )
    return bool(opening) and opening[-1] not in ".!?:…;\n"
