"""The fate that words above a list, or of a cell, tell of those listed."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from graph_builder.extract.cellmoney import cue
from graph_builder.extract.french.text import plain
from graph_builder.extract.lexicon import load
from graph_builder.model import Outcome

_OUTCOMES = {
    "rejected": Outcome.REJECTED,
    "preselected": Outcome.PRESELECTED,
    "selected": Outcome.SELECTED,
}
_CHOSEN_FROM = re.compile(r"\b(?:parmi|sur) [^,.:;]*")


@lru_cache(maxsize=512)
def outcome_in(text: str) -> tuple[Outcome | None, str]:
    """The fate that words tell, with the cue; the last one told wins.

    >>> outcome_in("Trois pôles présélectionnés non retenus")[0].value
    'rejected'
    """
    folded = plain(text).strip()
    found = _outcomes(folded)
    if not found or cue("outcomes", "waiting").search(folded):
        return None, ""
    if len(found) > 1:
        found = _outcomes(_CHOSEN_FROM.sub(" ", folded)) or found
    return found[-1]


def _outcomes(folded: str) -> list[tuple[Outcome, str]]:
    """All fates told, in text order."""
    return [
        (_OUTCOMES[match.lastgroup], match[0])
        for match in _fates().finditer(folded)
        if match.lastgroup
    ]


@cache
def _fates() -> re.Pattern[str]:
    told = load("records")["outcomes"]
    return re.compile("|".join(f"(?P<{name}>{told[name]})" for name in _OUTCOMES))
