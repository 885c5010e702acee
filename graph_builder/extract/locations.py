"""Table `locations`: where the text puts organisations, projects and events."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from graph_builder.extract.clauses import Telling, tellings
from graph_builder.extract.demonyms import demonyms
from graph_builder.extract.meetings import events
from graph_builder.extract.reading import Reading
from graph_builder.extract.spots import BRACKET, Spot, located, placed, regex
from graph_builder.extract.syntax import Slot
from graph_builder.model import Factuality, Kind, Location, Name

_BESIDE = rf"(<[PXOE]\d+>){BRACKET}, (?:a|en|au|dans l[ae]|dans l') ?(<L\d+>)"
_OF_PLACE = rf"(<[OX]\d+>){BRACKET} (?:de|d') ?(<L\d+>)"


def _apposed(telling: Telling) -> Iterator[Spot]:
    for match in telling.matches(_BESIDE):
        thing = telling.at(match.start(1))
        if thing:
            yield from placed(
                telling, [thing], telling.at(match.start(2)), "apposed", match.span()
            )
    for match in telling.matches(_OF_PLACE):
        thing = telling.at(match.start(1))
        if thing and thing.code == "O" and not match[0].startswith("X"):
            yield from placed(
                telling, [thing], telling.at(match.start(2)), "of", match.span()
            )
    for match in telling.matches(regex("{both}")):
        before = [
            s
            for s in telling.slots
            if s.end <= match.start() and s.code == "P" and not s.depth
        ]
        yield from placed(
            telling, before, telling.at(match.start(1)), "both", match.span()
        )


def _set(telling: Telling) -> Iterator[Spot]:
    text = telling.text
    for match in telling.matches(regex(r"(?<![\w-]){set}{at}(<[LX]\d+>)")):
        place = telling.at(match.start(1))
        if re.search(r"\b(?:que |qu')[^,;]{0,50}$", text[: match.start()]):
            continue  # a verb: what is set there is told by `_built`
        near = telling.said_of(match.start(), match.end(), "PXOEH")
        near = near or telling.subjects(match.start(), "PXOEHCF")
        yield from placed(telling, near, place, "set", match.span())
        if not near and telling.opens(match.start()) and telling.takes_up(match.end()):
            project = telling.current(Kind.PROJECT, match.start())
            where = telling.name(place) if place else None
            if project and where:
                yield Spot([project], where, "set", match.span())


def _built(telling: Telling) -> Iterator[Spot]:
    """«PRJ, que X monte à L», «Seul site retenu en L, X …»."""
    text = telling.text
    for match in telling.matches(regex(r"(?<![\w-]){built} (?:a|au|en) (<L\d+>)")):
        relative = re.search(r",? (?:que|qu') ?[^,;:]{0,50}$", text[: match.start()])
        if relative:
            near = telling.antecedents(relative.start(), "PXO")
            yield from placed(
                telling, near, telling.at(match.start(1)), "built", match.span()
            )
    for match in telling.matches(
        regex(r"(?<![\w-]){chosen} (?:en|a|au|dans l[ae]|dans l') ?(<L\d+>),(?= )")
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


def _fronted(telling: Telling) -> Iterator[Spot]:
    for match in telling.matches(regex("{front}")):
        place = telling.at(match.start(1))
        yield from placed(
            telling, _in_front(telling, match.end()), place, "fronted", match.span()
        )


def _in_front(telling: Telling, start: int) -> list[Slot]:
    """What a sentence that opens with a place is about: its projects, else its carrier."""
    text = telling.text
    stop = re.search(r";| - |[.] ", text[start:])
    end = start + stop.start() if stop else len(text)
    inside = [s for s in telling.slots if start <= s.start < end and s.depth == 0]
    listed = [s for s in telling.listed(start - 1, "PX") if s.start < end]
    if listed:
        return listed
    projects = [s for s in inside if s.code == "P"]
    if projects:
        return projects[:1]
    carriers = [s for s in inside if s.code == "O" and located(telling.name(s))]
    free = [s for s in carriers if s.prep in {"", "que"}]
    return free[:1]  # a carrier stands for what it builds


_RULES: tuple[Callable[[Telling], Iterator[Spot]], ...] = (
    _apposed,
    _set,
    _built,
    _fronted,
    events,
    demonyms,
)


_CONFIDENCE = {"apposed": 0.92, "set": 0.92, "fronted": 0.85, "demonym": 0.88}


def _facts(telling: Telling) -> Iterator[Location]:
    for rule in _RULES:
        for spot in rule(telling):
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
    return list(found.values())
