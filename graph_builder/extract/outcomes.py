"""Words that tell the outcome of a candidate: `lexicon/selections.toml` as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph_builder.extract.clauses import Telling
from graph_builder.extract.cuts import between_cuts
from graph_builder.extract.lexicon import load
from graph_builder.model import Outcome

_ORDER = (Outcome.REJECTED, Outcome.PRESELECTED, Outcome.SELECTED)
_CUT = re.compile(
    r"[;:.!?]|, (?:mais|tandis qu[e']|alors qu[e']|et que) | (?:tandis que|alors que) "
)


@cache
def cue(name: str, before: str = "", after: str = "") -> re.Pattern[str]:
    """A pattern of any of the cues of a list, between two patterns."""
    return re.compile(rf"{before}(?:{'|'.join(load('selections')[name])}){after}")


def outcomes(telling: Telling) -> Iterator[tuple[Outcome, re.Match[str]]]:
    """The outcomes that a sentence tells, with their cues, none inside another.

    Denials are seen before what they deny.
    """
    taken: list[tuple[int, int]] = []
    for outcome in _ORDER:
        for match in telling.matches(cue(outcome.value, r"(?<![\w'])")):
            if all(end <= match.start() or match.end() <= at for at, end in taken):
                taken.append(match.span())
                yield outcome, match


def clause(text: str, told: re.Match[str]) -> tuple[int, int]:
    """The clause that holds a cue."""
    return between_cuts(_CUT, text, told.span(), (0, len(text)))
