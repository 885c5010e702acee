"""Projects told in prose under a heading that is a place: «### Bretagne»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_builder.extract.buildings import buildings, named
from graph_builder.extract.clauses import Telling, tellings
from graph_builder.extract.reading import Reading
from graph_builder.extract.spots import Spot, located
from graph_builder.extract.syntax import mention_of
from graph_builder.model import BlockKind, Kind, Name

_HEAD = BlockKind.HEADING
_NO_PLACE = " .:-–—*#"


def headed(telling: Telling) -> Iterator[Spot]:
    """The projects that a sentence names for the first time, put in the place of its heading."""
    place = _places(telling.reading).get(telling.sentence.block)
    if place is None:
        return
    for slot in telling.slots:
        mention = mention_of(telling.abstract, slot)
        name = telling.name(slot)
        if slot.code != "P" or mention is None or mention.source == "anaphor":
            continue
        if name and located(name) and slot.prep not in {"avec", "par"}:
            yield Spot([name], place, "heading", (slot.start, slot.end))


def _places(reading: Reading) -> dict[int, Name]:
    """Block → the place that is all its heading says, for documents with several such."""
    if "headed" not in reading.shared:
        reading.shared["headed"] = [_read(reading)]
    found: dict[int, Name] = reading.shared["headed"][0]
    return found


def _read(reading: Reading) -> dict[int, Name]:
    blocks, found = reading.analysis.document.blocks, {}
    heads: set[Name] = set()
    place: Name | None = None
    for index, block in enumerate(blocks):
        if block.kind is _HEAD:
            place = _named(reading, block.start, block.end)
            heads |= {place} if place else set()
        elif place and block.kind is BlockKind.PARAGRAPH:
            found[index] = place
    return found if len(heads) > 1 else {}


def _named(reading: Reading, start: int, end: int) -> Name | None:
    """The place that is all a heading names."""
    inside = [m for m in reading.analysis.within(start, end) if m.name]
    if len(inside) != 1:
        return None
    rest = reading.analysis.text[start : inside[0].start]
    rest += reading.analysis.text[inside[0].end : end]
    name = inside[0].name
    place = name is not None and name.kind is Kind.PLACE
    return name if place and not rest.strip(_NO_PLACE) else None


_BRIEF = re.compile(r"(<L\d+>)(?:[.] ?$|[.] | : )")


def briefed(telling: Telling) -> Iterator[Spot]:
    """«Golbey. Kelvar modernise son usine.», «Caen : feu vert au bâtiment Ondine»."""
    opening = _BRIEF.match(telling.text)
    block = telling.reading.analysis.document.blocks[telling.sentence.block]
    if opening is None or telling.sentence.start != block.start or not block.start:
        return
    place = telling.at(opening.start(1))
    where = telling.name(place) if place else None
    lone = opening.end() == len(telling.text)
    told = _next(telling) if lone else telling
    thing = _told(told, 0 if lone else opening.end()) if told else None
    if where and thing and thing != where:
        yield Spot([thing], where, "brief", opening.span())


def _next(telling: Telling) -> Telling | None:
    """The sentence after, in the same block."""
    every = tellings(telling.reading)
    after = every[telling.index + 1] if telling.index + 1 < len(every) else None
    same = after is not None and after.sentence.block == telling.sentence.block
    return after if same else None


def _told(telling: Telling, low: int) -> Name | None:
    """The first thing a brief tells of: a project, who acts, a building."""
    free = [
        n
        for s in telling.slots
        if s.start >= low
        and s.code in "POX"
        and (s.code == "P" or not s.prep)
        and (n := telling.name(s))
        and located(n)
    ]
    built = next(buildings(telling, low, len(telling.text)), None)
    return free[0] if free else named(telling, built) if built else None
