"""Verbs by which a text says that something was made public."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph_builder.extract.analysis import Analysis
from graph_builder.extract.lexicon import load

ADVERB = (
    r"(?:\w+ment|aussi|egalement|ensuite|enfin|donc|hier|ce matin|ce jour|a son tour|en outre"
    r"|par ailleurs|ainsi|deja|elle-meme|lui-meme)"
)
_AUXILIARY = re.compile(
    rf"\b(?:(?:l'|en |les |y |lui |nous )*(?:a|ont|vient d'|viennent d'|vient de|viennent de)"
    rf"(?: {ADVERB},?)* ?)$"
)
_NOUN_BEFORE = re.compile(
    r"(?:\bl'|\bd'|\b(?:une?|la|cette|son|sa|leur|des|les|ces|de|du|en|par|et) )$"
)
_CAME_TO = re.compile(
    r"\b(?:a|ont) (?:\w+ )?(?:profite|choisi|tenu|fait|attendu)[^.;:]* (?:pour|de|d'|a) $"
    r"|\b(?:est|sont|s'est|etait) (?:venue?s?|rendue?s?|deplacee?s?)[^.;:]* (?:pour )?$"
)
_NEGATED = re.compile(r"\b(?:n'|ne )[^.;]{0,30}$")
_BEEN = re.compile(r"\bete $")
_TO_COME = re.compile(r"\b(?<!a )(?:sera|seront|serait|seraient|etre)(?: \w+ment)? $")
_BACK = 60  # characters before a verb in which its auxiliary stands
_FAR = 130  # characters between «est venue» and «annoncer»
_UNTOLD = {"era", "it"}  # future, and «il publiait»: nothing made public


@dataclass(frozen=True, slots=True)
class Telling:
    """A verb of making public.

    Attributes:
        start: where its auxiliary begins, else the verb.
        verb: where the verb begins.
        end: after it.
        stem: its stem in the lexicon, "" for a longer turn.
        past: whether it is told as past.
        passive: whether who announces follows «par».
    """

    start: int
    verb: int
    end: int
    stem: str
    past: bool
    passive: bool


@cache
def _openings() -> tuple[str, ...]:
    data = load("announcements")
    return (*data["verbs"], *data["turns"]["openings"])


@cache
def _pattern() -> re.Pattern[str]:
    data = load("announcements")
    stems = "|".join(sorted(data["verbs"], key=len, reverse=True))
    turns, now = (
        "|".join(data["turns"]["participles"]),
        "|".join(data["turns"]["presents"]),
    )
    return re.compile(
        rf"(?:(?P<turn>{turns})|(?P<stem>{stems})(?P<form>ent|er|e|ees?|es|era|it)|(?P<now>{now}))\b"
    )


def tellings(analysis: Analysis) -> Iterator[Telling]:
    """Verbs of making public in text order; futures and negations left out."""
    for word in analysis.words:
        if not word.plain.startswith(_openings()):
            continue
        match = _pattern().match(analysis.folded, word.start)
        if match and match["form"] not in _UNTOLD and (told := _read(analysis, match)):
            yield told


def _read(analysis: Analysis, match: re.Match[str]) -> Telling | None:
    folded, verb = analysis.folded, match.start()
    low = max(0, verb - _BACK)
    auxiliary = _AUXILIARY.search(folded, low, verb)
    start = auxiliary.start() if auxiliary else verb
    if _NEGATED.search(folded, low, start):
        return None
    stem, end = match["stem"] or "", match.end()
    if match["form"] == "er":
        came = _CAME_TO.search(folded, max(0, verb - _FAR), verb)
        return (
            Telling(verb, verb, end, stem, past=True, passive=False) if came else None
        )
    if match["turn"] or _participle(analysis.text[verb:end]):
        passive = not auxiliary or bool(_BEEN.search(folded, low, verb))
        if passive and _TO_COME.search(folded, low, verb):
            return None
        return Telling(start, verb, end, stem, past=True, passive=passive)
    if auxiliary or _NOUN_BEFORE.search(folded, low, verb):
        return None
    return Telling(verb, verb, end, stem, past=False, passive=False)


def _participle(word: str) -> bool:
    return word.rstrip("se").endswith("é")
