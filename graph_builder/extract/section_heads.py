"""The project whose name is all that the heading of a section says."""

from __future__ import annotations

from graph_builder.extract.reading import Reading
from graph_builder.model import BlockKind, Kind, Name


def heading_project(reading: Reading, position: int) -> Name | None:
    """The project that heads the section of a position: «### Alpha»."""
    above = reading.context.heading_of(position)
    if above is None or above.kind is BlockKind.TITLE:
        return None
    found = [m for m in reading.analysis.within(above.start, above.end) if m.name]
    alone = found[0] if len(found) == 1 else None
    if alone is None or alone.start > above.start or alone.end < above.end:
        return None
    return alone.name if alone.name and alone.name.kind is Kind.PROJECT else None
