"""Records that a name may mean, where what is known is too little for a link."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import fuzz

from graph_builder.authority import Record
from graph_builder.model import Document, Kind, Name
from graph_builder.resolve.folding import words
from graph_builder.resolve.index import Index, Words, homonyms, shipped
from graph_builder.resolve.linking import (
    FUZZY_FLOOR,
    LINKED,
    Match,
    Wanted,
    cities,
    day_of,
    like,
    listed,
)

SHARED = 0.6  # a form of several records: divided among them, it never links
OUT_OF_TIME = 0.5
ALIKE = 85.0
"""Likeness, 0 to 100, from which a name is worth showing."""

_MOST = 3
_REMEMBERED = 16384


def candidates(name: Name, document: Document, index: Index) -> tuple[Match, ...]:
    """The likeliest records of a name that links to none, best first.

    Each scores below `LINKED`.
    """
    if index.family(name.kind) is None:
        return ()
    entries = homonyms().get(words(name.label))
    if entries and name.kind is Kind.ORGANISATION:
        known = shipped().family(Kind.ORGANISATION)
        records = known.records if known else {}
        told = {e.record: records[e.record] for e in entries if e.record in records}
        why = dict.fromkeys(e.why for e in entries)
        found = _shared(name.label, [*told.values()], f": {'; '.join(why)}")
        return _best(found)
    return _candidates(name.label, name.kind, index, day_of(document, index))


@lru_cache(maxsize=_REMEMBERED)
def _candidates(label: str, kind: Kind, index: Index, day: str) -> tuple[Match, ...]:
    family = index.family(kind)
    if family is None:
        return ()
    wanted = Wanted(kind, family, day)
    return _best([*_of_that_name(label, wanted)] or [*_alike(label, wanted)])


def _best(found: list[Match]) -> tuple[Match, ...]:
    best: dict[str, Match] = {}
    for one in sorted(found, key=lambda m: (-m.score, m.record.key)):
        best.setdefault(one.record.key, one)
    return tuple(best.values())[:_MOST]


def _of_that_name(label: str, wanted: Wanted) -> list[Match]:
    """The records of that form: several, or none that exists on that day."""
    records = {f.record.key: f.record for f in listed(label, wanted)}
    timely = [r for r in records.values() if r.exists(wanted.day)]
    if timely:
        return _shared(label, timely, "")
    return [_untimely(label, r, wanted.day) for r in records.values()]


def _untimely(label: str, record: Record, day: str) -> Match:
    years = f"{record.since or '…'} to {record.until or 'now'}"
    reason = f"« {label} » is {record.label}, which is of {years}: not of {day}"
    return Match(record, OUT_OF_TIME, reason)


def _shared(label: str, records: list[Record], why: str) -> list[Match]:
    if len(records) == 1:
        told = f"« {label} » may be {records[0].label}{why or ', written otherwise'}"
        return [Match(records[0], SHARED, told)]
    score = round(SHARED / max(1, len(records)), 3)
    told = f"« {label} » may be one of {len(records)} records{why}"
    return [Match(record, score, told) for record in records]


def _alike(label: str, wanted: Wanted) -> Iterator[Match]:
    """Names much alike: the same numbers, the same cities."""
    told, family = words(label), wanted.family
    if len(told) < 2:  # noqa: PLR2004
        return
    text = " ".join(told)
    for key in family.near(told):
        score = fuzz.token_sort_ratio(text, " ".join(key), score_cutoff=ALIKE)
        if not score or _contradict(told, key):
            continue
        for form in family.by_words[key]:
            if form.record.exists(wanted.day):
                yield _below(like(label, form, min(score, FUZZY_FLOOR)))


def _contradict(one: Words, two: Words) -> bool:
    apart = set(one) ^ set(two)
    return bool(cities(apart)) or any(w.isdigit() for w in apart)


def _below(found: Match) -> Match:
    """A match that links nothing: words differ, or several are as near."""
    score = min(found.score, LINKED - 0.01)
    return Match(found.record, round(score, 3), found.reason)
