"""Where events are: «le congrès de X, à L», «en visite à X, à L», «réunie à L»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from graph_builder.extract.clauses import Telling
from graph_builder.extract.spots import Spot, located, placed, regex
from graph_builder.model import Kind, Name


def events(telling: Telling) -> Iterator[Spot]:
    """Meetings, visits and signatures with their place."""
    pattern = r"(?:^|[ ,'])(<[LX]\d+>)(?: ?\([^()]*\))?,? (?:lors|a l'occasion) d'une? {visit} (?:a |au |aux |de |du |chez |d')(?:l[ae] |l')?(<[OX]\d+>)"
    for match in telling.matches(regex(pattern)):
        thing, place = telling.at(match.start(2)), telling.at(match.start(1))
        yield from placed(
            telling, [thing] if thing else [], place, "visit", match.span()
        )
    pattern = r"(?<![\w-]){met}(?: ce)?(?: <D\d+>)?,? (?:a|en|au) (<L\d+>), "
    for match in telling.matches(regex(pattern)):
        who = [s for s in telling.slots if s.start >= match.end() and s.code in "OH"][
            :1
        ]
        names = [n for s in who if s.code == "O" and (n := telling.name(s))]
        yield from _there(telling, names, match)
    yield from _signed(telling)
    yield from _meetings(telling)


def _there(
    telling: Telling, names: Sequence[Name], match: re.Match[str]
) -> Iterator[Spot]:
    place = telling.at(match.start(1))
    where = telling.name(place) if place else None
    if where and names:
        yield Spot(names, where, "met", match.span())


def _signed(telling: Telling) -> Iterator[Spot]:
    """«ont signé, à L, le plan P»: the signature is the event."""
    pattern = r"(?<![\w-]){signed}(?: ce| le| en)?(?: <D\d+>)?,? a (<L\d+>)(?:,[^,<]{0,60})?,? (le |la |l')?(?:[a-z]+ ){0,3}(<[PFC]\d+>)"
    for match in telling.matches(regex(pattern)):
        thing = telling.at(match.start(3))
        name = telling.name(thing) if thing else None
        if name:
            of = {"le ": "du ", "la ": "de la ", "l'": "de l’"}.get(
                match[2] or "", "de "
            )
            label = f"signature {of}{name.label}"
            yield from _there(telling, [Name(label, Kind.EVENT, (label,))], match)


@cache
def _meeting() -> re.Pattern[str]:
    return regex(
        r"(?<!\bde )(?<!\bd')\b(?P<what>{meeting}\b[^,;.:()]{0,70}?)(?:,? {held}[^,;<]{0,20}?)?{when}?,? (?:a|au|en) (?P<at>)(?=\w)"
    )


@cache
def _visited() -> re.Pattern[str]:
    return regex(
        r"\b{visit} (?:[^,;.]{0,25} )?(?:au |a la |a l'|de la |du |de l'|dans l[ae] )(?P<what>[a-z][^,;.()]{3,50}?),? (?:de|a|d') ?(?P<at>)(?=\w)"
    )


def _meetings(telling: Telling) -> Iterator[Spot]:
    """A meeting or a place visited is named by its noun phrase, as the text words it."""
    analysis = telling.reading.analysis
    low, high = telling.sentence.start, telling.sentence.end
    places = {
        m.start: m.name
        for m in analysis.within(low, high)
        if m.name and m.name.kind is Kind.PLACE
    }
    if not places:
        return
    for pattern in (_meeting(), _visited()):
        for start, end, where in _phrases(
            analysis.folded, pattern, (low, high), places
        ):
            named = analysis.within(start, end)
            if named and pattern is _visited():
                continue  # a name: told by the other rules
            last = named[-1].name if named and named[-1].end >= end else None
            if last and last.kind is not Kind.PHRASE and located(last):
                yield Spot([last], where, "meeting", (0, 0))
                continue
            label = " ".join(analysis.text[start:end].strip(" ,«»").split())
            if label:
                yield Spot(
                    [Name(label, Kind.EVENT, (label,))], where, "meeting", (0, 0)
                )


def _phrases(
    folded: str,
    pattern: re.Pattern[str],
    span: tuple[int, int],
    places: dict[int, Name],
) -> Iterator[tuple[int, int, Name]]:
    """Phrases that a place follows, with their place."""
    for match in pattern.finditer(folded, *span):
        where = places.get(match.start("at"))
        if where:
            yield match.start("what"), match.end("what"), where
