"""Brings the descriptions of one thing by several documents together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph_builder.model import Entity, Link


def united(same: Sequence[Entity]) -> Entity:
    """One description of a thing from those that documents give of it, one each.

    A thing is called what most documents call it and keeps every other spelling; of
    several links to one record the surest stays.
    """
    labels = Counter(entity.label for entity in same)
    label = min(labels, key=lambda one: (-labels[one], one))
    spellings = {s for entity in same for s in (entity.label, *entity.aliases)}
    links = _surest(link for entity in same for link in entity.links)
    aliases = tuple(sorted(spellings - {label}))
    return replace(same[0], label=label, aliases=aliases, names=(), links=links)


def _surest(links: Iterable[Link]) -> tuple[Link, ...]:
    """One link a record, by authority and identifier."""
    best: dict[tuple[str, str], Link] = {}
    for link in links:
        record = (link.authority, link.identifier)
        known = best.setdefault(record, link)
        best[record] = min(known, link, key=lambda one: (-one.score, one.reason))
    return tuple(best[record] for record in sorted(best))
