"""Two totals of one thing: «60 projets», then «les 63 lauréats»."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from graph_builder.check.numerals import NUMERAL, numerals, value_of
from graph_builder.check.page import Page, cues
from graph_builder.model import (
    Count,
    Discrepancy,
    DiscrepancyKind,
    Evidence,
    Fact,
    Stage,
)

# A slip of the pen is one off, or a few in a hundred; anything else is another count.
_NEAR = 0.10
_CLOSE = 0.75  # as above, where another source is quoted for the same quantity
_REACH = 250  # characters back to the number that a quoted one contradicts
_WORD = re.compile(r"\s*(d'|[\w-]+)")


@dataclass(frozen=True, slots=True)
class _Tally:
    """A number that counts something: its span, value and what is counted."""

    start: int
    end: int
    value: int
    noun: str


def conflicts(facts: Sequence[Fact], page: Page) -> list[Discrepancy]:
    """Totals that come back different, and numbers that another source gives."""
    return [*_recounted(facts, page), *_quoted(page)]


@cache
def _recount() -> re.Pattern[str]:
    nouns = "|".join(cues("counts")["nouns"])
    article = r"(?<!\w)(?:tous |toutes )?(?:les|des|ces|aux|nos|leurs|ses)"
    return re.compile(rf"{article} ({NUMERAL}) ({nouns})\b")


@cache
def _counted() -> re.Pattern[str]:
    nouns = "|".join(cues("counts")["nouns"])
    return re.compile(rf"({NUMERAL}) (?:de (?:ces|ses|nos) )?({nouns})\b")


def _recounted(facts: Sequence[Fact], page: Page) -> Iterator[Discrepancy]:
    """«Les 63 lauréats», which no other words of the text account for, near a count."""
    selected = [f for f in facts if isinstance(f, Count) and f.stage is Stage.SELECTED]
    totals = list(_recounts(page)) if selected else []
    if not totals:
        return
    told = Counter(value for _, _, value in numerals(page.folded))
    for total in totals:
        known = _first_told([c for c in selected if not _covers(c, total)], page)
        rival = _rival(total, known, told)
        if rival:
            yield _conflict(rival, total, page, f"nombre de {total.noun}")


def _recounts(page: Page) -> Iterator[_Tally]:
    for match in _recount().finditer(page.folded):
        if not _narrowed(page.folded, page.text, match.end()):
            yield _Tally(match.start(1), match.end(2), value_of(match[1]), match[2])


def _narrowed(folded: str, text: str, end: int) -> bool:
    """Whether what follows picks some of them: «les trois projets lyonnais, à Lyon»."""
    word = _WORD.match(folded, end)
    if not word:
        return False
    at_place = (
        word[1] in {"a", "au"} and text[word.end() + 1 : word.end() + 2].isupper()
    )
    adjective = re.fullmatch(
        r"\w+(?:ais|aises|iens|iennes|ains|aines|aux|ales|ois|oises)", word[1]
    )
    return word[1] in cues("counts")["narrowing"] or at_place or bool(adjective)


def _covers(count: Count, total: _Tally) -> bool:
    return any(s.start <= total.start < s.end for s in count.evidence)


def _first_told(counts: Sequence[Count], page: Page) -> list[_Tally]:
    """Where each count is written, with the noun that it counts."""
    return [t for count in counts if (t := _written(count, page))]


def _written(count: Count, page: Page) -> _Tally | None:
    for span in count.evidence:
        piece = page.folded[span.start : span.end]
        nouns = {m.start(1): m for m in _counted().finditer(piece)}
        for start, end, value in numerals(piece):
            if value == count.count:
                match = nouns.get(start)
                stop, noun = (match.end(2), match[2]) if match else (end, "")
                return _Tally(span.start + start, span.start + stop, value, noun)
    return None


def _rival(total: _Tally, known: list[_Tally], told: Counter[int]) -> _Tally | None:
    """The count that a total contradicts; none where something accounts for it."""
    values = {tally.value for tally in known}
    derived = {
        f(a, b) for a in values for b in values if a != b for f in (_plus, _minus)
    }
    if told[total.value] > 1 or total.value in values | derived:
        return None
    near = [t for t in known if _slip(t.value, total.value)]
    near = [t for t in near if not t.noun or _same_sort(t.noun, total.noun)]
    return min(near, key=lambda t: (abs(t.value - total.value), t.start), default=None)


def _plus(one: int, two: int) -> int:
    return one + two


def _minus(one: int, two: int) -> int:
    return abs(one - two)


def _slip(one: int, two: int) -> bool:
    return abs(one - two) <= max(1, _NEAR * max(one, two))


def _same_sort(one: str, two: str) -> bool:
    """Laureates may be any sort of thing; projects and schools are two sorts."""
    return one == two or any(n.startswith("laureat") for n in (one, two))


def _conflict(one: _Tally, two: _Tally, page: Page, subject: str) -> Discrepancy:
    first, second = sorted((one, two), key=lambda t: t.start)
    return Discrepancy(
        kind=DiscrepancyKind.VALUE_CONFLICT,
        subject=_accented(subject, page),
        values=tuple(_numeral(t, page) for t in (first, second)),
        evidence=tuple(_span(t, page) for t in (first, second)),
        rule="check.two-totals",
    )


def _accented(subject: str, page: Page) -> str:
    """The subject with its last word as the text spells it."""
    *start, noun = subject.split(" ")
    at = page.folded.find(noun)
    return " ".join(
        [*start, page.text[at : at + len(noun)].lower() if at >= 0 else noun]
    )


def _numeral(tally: _Tally, page: Page) -> str:
    start, end, _ = numerals(page.folded[tally.start : tally.end])[0]
    return page.text[tally.start + start : tally.start + end]


def _span(tally: _Tally, page: Page) -> Evidence:
    return page.evidence(tally.start, tally.end)


# --- «on lit 86» ----------------------------------------------------------------------


@cache
def _reading() -> re.Pattern[str]:
    verbs = "|".join(cues("counts")["reads"])
    return re.compile(rf"\b(?:{verbs}) ({NUMERAL})(?=\s*[.;,»)])")


def _quoted(page: Page) -> Iterator[Discrepancy]:
    """A bare number that another source gives for what was counted just before."""
    for match in _reading().finditer(page.folded):
        start = max(0, match.start() - _REACH)
        earlier = re.findall(
            rf"()({NUMERAL})() ([^\W\d_]\w+(?: [^\W\d_]\w+s)?)",
            page.folded[start : match.start()],
        )
        if not earlier:
            continue
        numeral, noun = earlier[-1][1], earlier[-1][3]
        at = page.folded.rfind(f"{numeral} {noun}", start, match.start())
        one = _Tally(at, at + len(numeral), value_of(numeral), noun)
        two = _Tally(match.start(1), match.end(1), value_of(match[1]), noun)
        low, high = sorted((one.value, two.value))
        if low != high and low >= _CLOSE * high:
            yield _conflict(
                one, two, page, page.text[one.end + 1 : one.end + 1 + len(noun)]
            )
