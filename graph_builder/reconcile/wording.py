"""What the words around two facts say of their being about one thing at one time."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from graph_builder.model import Telling

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
FAR_DAYS = 400  # a call that comes every year has come again


@cache
def cues(section: str) -> dict[str, Any]:
    """One section of `cues.toml`."""
    file = resources.files(__package__) / "cues.toml"
    loaded: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))[section]
    return loaded


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Lower case without accents, with plain apostrophes and spaces.

    >>> fold("L’été à 3\u00a0M€")
    "l'ete a 3 m€"
    """
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'").casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(plain.split())


def words(telling: Telling) -> str:
    """The words that say a fact, folded."""
    return " ¶ ".join(fold(span.exact) for span in telling.said.fact.evidence)


def has(telling: Telling, told: Iterable[str]) -> bool:
    """Whether one of some cues is in the words of a fact."""
    text = words(telling)
    return any(cue in text for cue in told)


# --- when -----------------------------------------------------------------------------


def one_round(one: Telling, two: Telling) -> bool:
    """Whether two facts may be of one wave and year of what they are about."""
    texts = [_told(telling) for telling in (one, two)]
    years = [set(_YEAR.findall(text)) for text in texts]
    if years[0] and years[1] and years[0].isdisjoint(years[1]):
        return False
    return _waves(texts[0]) == _waves(texts[1])


def far(one: Telling, two: Telling, limit: int = FAR_DAYS) -> bool:
    """Whether a call may have come again between two documents."""
    days = [telling.origin.published for telling in (one, two)]
    if days[0] is None or days[1] is None:
        return False
    return abs((days[0] - days[1]).days) > limit


def _told(telling: Telling) -> str:
    """The words of a fact, and the name of its call."""
    call = getattr(telling.said.fact, "call", None)
    return f"{words(telling)} ¶ {fold(call.label) if call else ''}"


def _waves(text: str) -> frozenset[int]:
    before, after = _wave_patterns()
    told = {_ordinal(word) for word in before.findall(text)}
    told |= {_ordinal(word) for word in after.findall(text)}
    return frozenset(told)


@cache
def _wave_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rounds = cues("rounds")
    nouns = "|".join(rounds["nouns"])
    ordinals = "|".join((*rounds["ordinals"], r"\d+(?:re|er|e|eme|nde?)"))
    before = re.compile(rf"\b({ordinals}) (?:\w+ )?(?:{nouns})s?\b")
    return before, re.compile(rf"\b(?:{nouns}) (?:n° ?)?(\d{{1,2}}|[iv]+)\b")


def _ordinal(word: str) -> int:
    known: dict[str, int] = cues("rounds")["ordinals"]
    if word in known:
        return known[word]
    if word in _ROMAN:
        return _ROMAN[word]
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else 0
