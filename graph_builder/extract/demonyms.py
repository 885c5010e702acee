"""Places told by demonyms: «la start-up nantaise X», «X, PME valentinoise»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph_builder.extract.clauses import Telling
from graph_builder.extract.lexicon import load
from graph_builder.extract.spots import BRACKET, Spot, names
from graph_builder.extract.syntax import mention_of
from graph_builder.model import Kind, Name

_SCHOOLS = {"etablissement", "universite", "ecole", "institut"}


@cache
def _noun() -> str:
    nouns = sorted(load("locations")["words"]["nouns"], key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, nouns)) + ")s?"


@cache
def _by_demonym() -> tuple[re.Pattern[str], ...]:
    noun = _noun()
    return (
        re.compile(rf"\b{noun}(?: [a-z]+)? (?P<adj>[a-z-]+),? (?P<who><[PXO]\d+>)"),
        re.compile(
            rf"(?P<who><[PXO]\d+>){BRACKET}, (?:l[ae] |l'|une? |cette |jeune )?(?:[a-z]+ )?{noun}(?: [a-z]+)? (?P<adj>[a-z-]+)\b(?! <)"
        ),
        re.compile(r"(?P<who><[PO]\d+>) (?P<adj>[a-z-]+)"),
        re.compile(r"<G\d+> (?P<adj>[a-z-]+),(?P<list> )(?=<)"),
    )


def town_of(adjective: str) -> str:
    """The town a demonym tells, or "".

    >>> town_of("nantaises")
    'Nantes'
    """
    towns = load("locations")["demonyms"]
    for ending in ("", "e", "s", "es", "ne", "nes", "x"):
        stem = adjective.removesuffix(ending) if ending else adjective
        if adjective.endswith(ending) and stem in towns:
            return str(towns[stem])
    return ""


def demonyms(telling: Telling) -> Iterator[Spot]:
    """Every place that a demonym of the sentence tells."""
    for pattern in _by_demonym():
        for match in telling.matches(pattern):
            town = town_of(match["adj"])
            if town and not _elsewhere(telling, match, town):
                yield from _at_town(telling, match, town)


def _elsewhere(telling: Telling, match: re.Match[str], town: str) -> bool:
    """Whether another organisation bears the town in its name: then that one is meant."""
    slot = telling.at(match.start("who")) if "who" in match.groupdict() else None
    name = telling.name(slot) if slot else None
    if name is None or name.kind is not Kind.ORGANISATION or town in name.label:
        return False
    mention = mention_of(telling.abstract, slot) if slot else None
    if mention is None or mention.head not in _SCHOOLS:
        return False
    mentions = telling.reading.analysis.mentions
    others = {m.name for m in mentions if m.name and m.name.kind is Kind.ORGANISATION}
    return any(town in other.label for other in others)


def _at_town(telling: Telling, match: re.Match[str], town: str) -> Iterator[Spot]:
    groups = match.groupdict()
    if "who" in groups:
        slot = telling.at(match.start("who"))
        found = [slot] if slot else []
    else:
        found = telling.listed(match.end("list") - 1, "PX")
    who = names(telling, found)
    if who:
        yield Spot(who, _place(telling, town), "demonym", match.span())


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
