"""When a row that was said is a row that was wanted.

Names match by their folded letters, phrases by their content words, numbers within
half a percent; one row is paired with one row.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

Row = Mapping[str, object]
Pair = tuple[int, int]
"""Positions of a wanted row and of the said row that answers it."""

KEYS: dict[str, tuple[str, ...]] = {
    "awards": ("recipient", "project", "amount_eur"),
    "envelopes": ("object", "amount_eur"),
    "targets": ("indicator", "value", "deadline"),
    "selections": ("candidate", "outcome"),
    "counts": ("call", "stage", "count"),
    "roles": ("person", "role"),
    "announcements": ("announcer", "date"),
    "locations": ("entity", "place"),
    "partners": ("project", "organisation", "part"),
    "structure": ("child", "relation", "parent"),
    "measures": ("measure",),
    "themes": ("subject", "theme"),
    "statements": ("speaker", "quote"),
    "discrepancies": ("kind", "subject", "values"),
}
"""The columns that make a row of a table found."""

OTHERS: dict[str, tuple[str, ...]] = {
    "awards": ("call", "programme"),
    "envelopes": ("beneficiaries", "years", "approximate"),
    "targets": ("unit", "baseline"),
    "selections": ("call",),
    "roles": ("organisation",),
    "announcements": ("event",),
    "measures": ("responsible", "deadline"),
}
"""The columns that are scored as cells of a row that is found."""

CORE = tuple(KEYS)[:10]
SOFT = tuple(KEYS)[10:]

_PHRASES = frozenset(
    ("indicator", "measure", "theme", "subject", "role", "object", "event", "unit")
)
_ARTICLES = frozenset(("l", "le", "la", "les", "un", "une", "d", "de", "du", "des"))
_STOP = _ARTICLES.union(
    ("à", "au", "aux", "en", "et", "ou", "pour", "par", "sur", "dans", "avec"),
    ("que", "qui", "ce", "cette", "son", "sa", "ses", "leur", "leurs"),
    ("of", "the", "and", "for", "in"),
)
_BREAKS = re.compile(r"[^\w%]+")
_EMPTY: tuple[object, ...] = (None, "", [])
_NEITHER = frozenset(("partner", "member"))  # lists do not tell the two apart
_NAME_RATIO, _QUOTE_RATIO, _WORD_SHARE, _TOLERANCE = 88, 92, 0.5, 0.005
_STEM = 6


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Words of a text without case, accents, punctuation and leading articles."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    words = _BREAKS.sub(" ", plain).split()
    start = next((i for i, w in enumerate(words) if w not in _ARTICLES), len(words))
    return " ".join(words[start:])


def stems(text: str) -> frozenset[str]:
    """The beginnings of a text's content words, without the plural's ending."""
    words = fold(text).split()
    return frozenset(w[:_STEM].rstrip("sx") or w for w in words if w not in _STOP)


def row_matches(table: str, gold: Row, row: Row) -> bool:
    """Whether every key cell that gold gives is the said one."""
    keys = [column for column in KEYS[table] if gold.get(column) not in _EMPTY]
    return bool(keys) and all(_same_cell(c, gold[c], row.get(c)) for c in keys)


def other_cells(table: str, gold: Row, row: Row) -> tuple[int, int]:
    """Cells right and cells scored among the other columns of a matched row."""
    others = [c for c in OTHERS.get(table, ()) if gold.get(c) not in _EMPTY]
    return sum(_same_cell(c, gold[c], row.get(c)) for c in others), len(others)


def pair(table: str, golds: Sequence[Row], rows: Sequence[Row]) -> list[Pair]:
    """Pair wanted and said rows one to one; most other cells right goes first."""
    candidates = sorted(_candidates(table, golds, rows))
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for _, i, j in candidates:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((i, j))
    return pairs


def _candidates(
    table: str, golds: Sequence[Row], rows: Sequence[Row]
) -> Iterator[tuple[int, int, int]]:
    for i, gold in enumerate(golds):
        for j, row in enumerate(rows):
            if row_matches(table, gold, row):
                yield -other_cells(table, gold, row)[0], i, j


def _same_cell(column: str, gold: object, said: object) -> bool:
    forms = gold if isinstance(gold, list) else [gold]
    return any(_same_form(column, form, said) for form in forms)


def _same_form(column: str, gold: object, said: object) -> bool:
    if gold in _EMPTY or said in _EMPTY:
        return gold in _EMPTY and said in _EMPTY
    if column == "part" and _NEITHER.issuperset((gold, said)):
        return True
    if isinstance(gold, bool):
        return said is gold or fold(str(said)) == fold(str(gold))
    if isinstance(gold, int | float):
        return _same_number(column, gold, said)
    return _same_text(column, str(gold), str(said))


def _same_number(column: str, gold: float, said: object) -> bool:
    try:
        value = float(str(said).replace(",", "."))
    except ValueError:
        return False
    if column == "deadline":  # a year is a year
        return value == gold
    return abs(value - gold) <= _TOLERANCE * max(abs(gold), 1e-9)


def _same_text(column: str, gold: str, said: str) -> bool:
    if column == "deadline":
        return said[: len(gold)] == gold[: len(said)]
    if column == "quote":
        return fuzz.ratio(fold(gold), fold(said)) >= _QUOTE_RATIO
    if column == "values":
        return _variants(gold) == _variants(said)
    if column in _PHRASES:
        return _same_phrase(gold, said)
    if column == "call" and f" {fold(gold)} " in f" {fold(said)} ":
        return True  # the call with its wave or season
    return fuzz.token_sort_ratio(fold(gold), fold(said)) >= _NAME_RATIO


def _variants(values: str) -> list[str]:
    return sorted(map(fold, values.split("|")))


def _same_phrase(gold: str, said: str) -> bool:
    a, b = stems(gold), stems(said)
    return bool(a and b) and 2 * len(a & b) / (len(a) + len(b)) >= _WORD_SHARE
