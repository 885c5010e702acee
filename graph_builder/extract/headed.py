"""Projects told in prose under a heading that is a place: «### Bretagne»."""

from __future__ import annotations

from collections.abc import Iterator

from graph_builder.extract.clauses import Telling
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
