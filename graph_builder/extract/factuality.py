"""How the text vouches for a stretch of it: asserted, conditional, denied, former."""

from __future__ import annotations

import re
from functools import cache

from graph_builder.extract.cuts import between_cuts
from graph_builder.extract.lexicon import load
from graph_builder.model import Factuality

_CLASSES = (
    ("denied", Factuality.DENIED),
    ("conditional", Factuality.CONDITIONAL),
    ("wished", Factuality.CONDITIONAL),
    ("former", Factuality.FORMER),
)
_CUT = re.compile(
    r"[;:.!?…](?=\s|$)|\s[–—]\s|\s(?:tandis|alors) qu[e']\s?|,\s(?:mais|tandis qu[e']|alors qu[e']|puis|et|quand|dont|en revanche|contre|chaque|chacun)\s"
)


@cache
def _cues(name: str) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    data = load("factuality")
    counter = data["counter"][name]
    return (
        re.compile("|".join(data[name])),
        re.compile("|".join(counter)) if counter else None,
    )


def clause_at(
    folded: str, start: int, end: int, low: int, high: int
) -> tuple[int, int]:
    """The clause of the sentence [low, high) that holds the span [start, end)."""
    return between_cuts(_CUT, folded, (start, end), (low, high))


def modality(folded: str, start: int, end: int) -> tuple[Factuality, tuple[str, ...]]:
    """How folded[start:end], one clause, vouches for what it says, with the cues.

    >>> modality("le site pourrait recevoir 5 m€", 0, 30)[0].value
    'conditional'
    """
    clause = folded[start:end]
    for name, value in _CLASSES:
        cue, counter = _cues(name)
        found = cue.search(clause)
        if found and not (counter and counter.search(clause)):
            return value, (found[0].strip(),)
    return Factuality.ASSERTED, ()


def taken_back(folded: str, start: int, end: int) -> tuple[str, ...]:
    """The words by which a sentence takes back all it says, as a tuple of none or one."""
    if "rien n" not in folded[start:end]:
        return ()
    found = _taken_back().search(folded, start, end)
    return (found[0],) if found else ()


@cache
def _taken_back() -> re.Pattern[str]:
    return re.compile("|".join(load("factuality")["sentence"]["denied"]))
