"""Verbs by which a text says that something was made public."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from graph_builder.extract.analysis import Analysis
from graph_builder.extract.lexicon import load

ADVERB = (
    r"(?:\w+ment|aussitot|aussi|egalement|ensuite|enfin|donc|hier|ce matin|ce jour|a son tour|en outre"
    r"|par ailleurs|ainsi|deja|elle-meme|lui-meme)"
)
_AUXILIARY = re.compile(
    rf"\b(?:(?:l'|en |les |y |lui |nous )*(?:a|ont|ai|as|avons|avez|vient d'|viennent d'|vient de|viennent de)"
    rf"(?: {ADVERB},?)* ?)$"
)
_NOUN_BEFORE = re.compile(
    r"(?:\bl'|\bd'|\b(?:une?|la|cette|son|sa|leur|des|les|ces|de|du|en|par|et) )$"
)
_CAME_TO = re.compile(
    r"\b(?:a|ont) (?:\w+ )?(?:profite|choisi|tenu|fait|attendu)[^.;:]* (?:pour|de|d'|a) $"
    r"|\b(?:est|sont|s'est|etait) (?:venue?s?|rendue?s?|deplacee?s?)[^.;:]* (?:pour )?$"
)
# «a posé la première pierre et annoncé»: the auxiliary is that of the verb before.
_SUBORDINATE = re.compile(
    r"\b(?:atten|souhait|demand|esper|veu|voudr|exig|avant|pour|afin|bien)\w* (?:que |qu')[^,;:.]{2,70}$"
)
_SHARED = re.compile(
    r"(?:^|[^\w'-])(?:a|ont) (?!ete )[^.;:«»]{3,100} et (?:\w+ment )?$"
)
_AGENT = re.compile(r"[^.;:,]{0,30} par ")
_NEGATED = re.compile(r"\b(?:n'|ne )[^.;]{0,30}$")
_BEEN = re.compile(r"\bete $")
_TO_COME = re.compile(r"\b(?<!a )(?:sera|seront|serait|seraient|etre)(?: \w+ment)? $")
_BACK = 60  # characters before a verb in which its auxiliary stands
_FAR = 130  # characters between «est venue» and «annoncer»
_NARRATIVE = {"ait", "aient"}
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
        rf"(?:(?P<turn>{turns})|(?P<stem>{stems})(?P<form>ent|er|e|ees?|es|era|aient|ait|it)|(?P<now>{now}))\b"
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
    """The verb of a match with its tense and voice; None where nothing is made public."""
    folded, verb = analysis.folded, match.start()
    low = max(0, verb - _BACK)
    auxiliary = _AUXILIARY.search(folded, low, verb)
    start = auxiliary.start() if auxiliary else verb
    if _NEGATED.search(folded, low, start):
        return None
    told = Telling(
        start, verb, match.end(), match["stem"] or "", past=True, passive=False
    )
    spoken = (match["turn"] or "").startswith("fait ") and not auxiliary
    if match["form"] == "er":
        return _infinitive(folded, told, auxiliary)
    if match["form"] in _NARRATIVE or spoken:  # «signaient lundi», «fait savoir»
        return replace(told, past=not spoken)
    if match["turn"] or _participle(analysis.text[verb : told.end]):
        return _completed(folded, told, auxiliary=auxiliary is not None)
    return None if auxiliary else _present(folded, told)


def _infinitive(
    folded: str, told: Telling, auxiliary: re.Match[str] | None
) -> Telling | None:
    """«vient d'annoncer», «est venue à Brest annoncer»."""
    if auxiliary and "vien" in auxiliary[0]:
        return told
    came = _CAME_TO.search(folded, max(0, told.verb - _FAR), told.verb)
    return replace(told, start=told.verb) if came else None


def _completed(folded: str, told: Telling, *, auxiliary: bool) -> Telling | None:
    """«a annoncé», «annoncé par», «a posé la première pierre et annoncé»."""
    low = max(0, told.verb - _BACK)
    shared = _SHARED.search(folded, max(0, told.verb - _FAR), told.verb)
    if shared and not auxiliary and not _AGENT.match(folded, told.end):
        return told
    passive = not auxiliary or bool(_BEEN.search(folded, low, told.verb))
    if passive and _TO_COME.search(folded, low, told.verb):
        return None
    return replace(told, passive=passive)


def _present(folded: str, told: Telling) -> Telling | None:
    """«annonce»; no noun («l'annonce»), and not what somebody waits for."""
    low = max(0, told.verb - _BACK)
    noun = _NOUN_BEFORE.search(folded, low, told.verb)
    awaited = _SUBORDINATE.search(folded, max(0, told.verb - _FAR), told.verb)
    return None if noun or awaited else replace(told, past=False)


def _participle(word: str) -> bool:
    return word.rstrip("se").endswith("é")
