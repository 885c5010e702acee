"""Table `locations`: where the text puts organisations, projects and events."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from graph_builder.extract.beside import beside, borne
from graph_builder.extract.clauses import Telling, tellings
from graph_builder.extract.demonyms import demonyms
from graph_builder.extract.french.text import plain
from graph_builder.extract.headed import briefed, headed
from graph_builder.extract.meetings import events
from graph_builder.extract.reading import Reading
from graph_builder.extract.sited import built_there, sited
from graph_builder.extract.spots import Spot, located, placed, regex
from graph_builder.extract.syntax import Slot, mention_of
from graph_builder.model import Fact, Factuality, Kind, Location, Name


def _chosen(telling: Telling) -> Iterator[Spot]:
    """«Seul site retenu en L, X …»."""
    text = telling.text
    for match in telling.matches(
        regex(
            r"(?<![\w-]){chosen} (?:en|a|au|d[eu]|d'|de la|dans l[ae]|dans l') ?(<L\d+>),(?= )"
        )
    ):
        ahead = telling.ahead(match.end(), "POXHG")
        if (
            ahead
            and ahead.code in "POX"
            and not re.search(r"<[PO]", text[: match.start()])
        ):
            yield from placed(
                telling, [ahead], telling.at(match.start(1)), "chosen", match.span()
            )


_HEADED_BY_NAME = re.compile(r"<[PXO]\d+>(?: \([^()]*\))? $")


def _fronted(telling: Telling) -> Iterator[Spot]:
    for match in telling.matches(regex("{front}")):
        if _HEADED_BY_NAME.search(telling.text, 0, match.start()):
            continue  # «X – À L, …»: X is there
        place = telling.at(match.start(1))
        told = list(built_there(telling, place, match.end())) if place else []
        found = _in_front(telling, match.end(), built=bool(told))
        yield from placed(telling, found, place, "fronted", match.span())
        yield from () if found else told


def _in_front(telling: Telling, start: int, *, built: bool) -> list[Slot]:
    """What a sentence that opens with a place is about: its projects, else its carrier.

    Where it says what is built there, the carrier is not what is there.
    """
    text = telling.text
    stop = re.search(r";| - |[.] ", text[start:])
    end = start + stop.start() if stop else len(text)
    inside = [s for s in telling.slots if start <= s.start < end and s.depth == 0]
    listed = [
        s
        for s in telling.listed(start - 1, "PX")
        if s.start < end and not borne(telling, s) and (s.code == "P" or not built)
    ]
    if listed:
        return listed
    projects = [s for s in inside if s.code == "P" and _said(telling, s)]
    if projects or built:
        return projects[:1]
    carriers = [s for s in inside if s.code == "O" and located(telling.name(s))]
    return [s for s in carriers if s.prep in {"", "que"}][
        :1
    ]  # stands for what it builds


def _said(telling: Telling, slot: Slot) -> bool:
    """Whether a slot names its thing, and does not take it up: «son projet»."""
    mention = mention_of(telling.abstract, slot)
    return mention is not None and mention.source != "anaphor"


_RULES: tuple[Callable[[Telling], Iterator[Spot]], ...] = (
    beside,
    sited,
    _chosen,
    _fronted,
    events,
    demonyms,
    headed,
    briefed,
)


_CONFIDENCE = {"apposed": 0.92, "set": 0.92, "fronted": 0.85, "demonym": 0.88}


_AGAIN = "locations.again"


_SECOND = {"meeting", "inside", "venue"}


def _spots(telling: Telling) -> list[Spot]:
    """The spots of a sentence; where a name is there, the meeting or hall it is in is not told."""
    found = [spot for rule in _RULES for spot in rule(telling)]
    first = {spot.place for spot in found if spot.rule not in _SECOND}
    kept, seen = [], set(first)
    for spot in found:
        if spot.rule not in _SECOND or spot.place not in seen:
            seen.add(spot.place)
            kept.append(spot)
    return kept


def _facts(telling: Telling) -> Iterator[Location]:
    for spot in _spots(telling):
        vouched = telling.vouched(spot.at[0])
        for entity in spot.entities:
            yield Location(
                entity=entity,
                place=replace(spot.place, kind=Kind.PLACE),
                evidence=telling.evidence(),
                rule=f"locations.{spot.rule}",
                cues=telling.cues(spot.at),
                confidence=_CONFIDENCE.get(spot.rule, 0.8),
                factuality=vouched,
            )


def find_locations(reading: Reading) -> list[Location]:
    """Places told in sentences; those of tables and lists are read by `records`."""
    found: dict[tuple[Name, Name, Factuality], Location] = {}
    for telling in tellings(reading):
        for fact in _facts(telling):
            found.setdefault((fact.entity, fact.place, fact.factuality), fact)
    return _settled(list(found.values()))


def apart(facts: Sequence[Fact], leads: dict[Name, Name]) -> list[Fact]:
    """Without the place of a carrier where the same words put its project there."""
    places = [f for f in facts if isinstance(f, Location)]
    told = {(f.entity, plain(f.place.label)): f for f in places}
    carried = {lead: project for project, lead in leads.items()}
    doubled = {
        id(f)
        for f in places
        if (project := carried.get(f.entity))
        and (other := told.get((project, plain(f.place.label))))
        and _overlap(f, other)
    }
    return [f for f in facts if id(f) not in doubled]


def _overlap(one: Location, two: Location) -> bool:
    return any(
        a.start < b.end and b.start < a.end for a in one.evidence for b in two.evidence
    )


def _settled(found: list[Location]) -> list[Location]:
    """Without «le projet toulousain» where it may well be another thing that is meant."""
    told = {f.place for f in found if f.rule != _AGAIN}
    places: dict[Name, set[Name]] = defaultdict(set)
    for fact in found:
        if fact.rule == _AGAIN:
            places[fact.entity].add(fact.place)
    return [
        f
        for f in found
        if f.rule != _AGAIN or (f.place not in told and len(places[f.entity]) == 1)
    ]
