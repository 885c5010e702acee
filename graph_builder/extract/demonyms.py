"""Places told by demonyms: «la start-up nantaise X», «X, PME valentinoise», «le Lyonnais X»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph_builder.extract.clauses import Telling
from graph_builder.extract.french.inhabitants import is_land, place_of
from graph_builder.extract.lexicon import load
from graph_builder.extract.spots import BRACKET, Spot, names
from graph_builder.extract.syntax import Slot, mention_of
from graph_builder.model import Kind, Name

_SCHOOLS = {"etablissement", "universite", "ecole", "institut"}
_OTHER = (
    r"(?: (?!a |et |qui |que |est |sont )[a-z-]+)?"  # an adjective, a complement's noun
)
_COMPLEMENT = r"(?: (?:de |d'|en )[a-z-]+)?"


@cache
def _noun() -> str:
    nouns = sorted(load("locations")["words"]["nouns"], key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, nouns)) + ")s?"


_TAKEN_UP = re.compile(
    r"(?P<who><[PO]\d+>) (?P<adj>[a-z-]+)"
)  # «l'établissement rennais»


@cache
def _by_demonym() -> tuple[re.Pattern[str], ...]:
    noun = _noun()
    apposed = rf"(?:l[ae] |l'|une? |cette |jeune |son |sa )?(?:[a-z]+ )?{noun}{_COMPLEMENT}{_OTHER} (?P<adj>[a-z-]+)\b(?! <)"
    return (
        re.compile(
            rf"\b{noun}{_COMPLEMENT}{_OTHER} (?P<adj>[a-z-]+){_OTHER},? (?P<who><[PXO]\d+>)"
        ),
        re.compile(rf"(?P<who><[PXO]\d+>){BRACKET}(?:, | est |, qui est ){apposed}"),
        _TAKEN_UP,
        re.compile(r"<G\d+> (?P<adj>[a-z-]+)(?:,| :|, dont)(?P<list> )(?=<|l[ae] |l')"),
        re.compile(rf"\b{noun} (?P<adj>[a-z-]+)s,? (?P<list>)(?=<[PXO]\d+>(?:,| et) )"),
        re.compile(r"(?:^|[\s(])(?:l[ae] |l')(?P<adj>[a-z-]+),? (?P<who><[PXO]\d+>)"),
        re.compile(
            r"(?P<who><[PXO]\d+>)(?: et [a-z' -]{0,30}(?P<two><[PXO]\d+>))?, (?:elles? |eux )?(?:aussi|tou(?:s|tes) (?:deux|trois|<N\d+>)|egalement) (?P<adj>[a-z-]+)\b"
        ),
    )


def demonyms(telling: Telling) -> Iterator[Spot]:
    """Every place that a demonym of the sentence tells."""
    for pattern in _by_demonym():
        for match in telling.matches(pattern):
            town = place_of(match["adj"])
            if pattern is _TAKEN_UP and not _takes_up(telling, match):
                continue
            if town and not _elsewhere(telling, match, town):
                yield from _at_town(telling, match, town)


def _elsewhere(telling: Telling, match: re.Match[str], town: str) -> bool:
    """Whether another thing is meant: «l'établissement brestois» is that of Brest."""
    slot = telling.at(match.start("who")) if "who" in match.groupdict() else None
    name = telling.name(slot) if slot else None
    if slot and _anaphoric(telling, slot) and is_land(match["adj"]):
        return True  # «la candidature lorraine»: a land sets a thing apart from others
    if name is None or name.kind is not Kind.ORGANISATION or town in name.label:
        return False
    mention = mention_of(telling.abstract, slot) if slot else None
    if mention is None or mention.head not in _SCHOOLS:
        return False
    mentions = telling.reading.analysis.mentions
    others = {m.name for m in mentions if m.name and m.name.kind is Kind.ORGANISATION}
    return any(town in other.label for other in others)


def _takes_up(telling: Telling, match: re.Match[str]) -> bool:
    slot = telling.at(match.start("who"))
    return slot is not None and _anaphoric(telling, slot)


def _anaphoric(telling: Telling, slot: Slot) -> bool:
    mention = mention_of(telling.abstract, slot)
    return mention is not None and mention.source == "anaphor"


def _at_town(telling: Telling, match: re.Match[str], town: str) -> Iterator[Spot]:
    groups = match.groupdict()
    if "list" in groups:
        found = telling.listed(match.end("list"), "PXO")
    else:
        told = [telling.at(match.start(g)) for g in ("who", "two") if groups.get(g)]
        found = [slot for slot in told if slot]
    who = names(telling, found)
    if who:
        anew = any(_anaphoric(telling, slot) for slot in found)
        rule = "again" if anew else "demonym"
        yield Spot(who, _place(telling, town), rule, match.span())


def _place(telling: Telling, town: str) -> Name:
    """The place of a town, as the document names it where it does."""
    for mention in telling.reading.analysis.mentions:
        if (
            mention.name
            and mention.name.kind is Kind.PLACE
            and mention.name.label == town
        ):
            return mention.name
    return Name(town, Kind.PLACE, (town,))
