"""Brings the entities of several documents together: one thing, one description."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph_builder.model import LOCAL_KINDS, Entity, Kind, Link

Entities = tuple[Entity, ...]
Identity = tuple[Kind, str]


def unite(documents: Sequence[Entities]) -> list[Entities]:
    """The entities of each document, told alike wherever they are the same thing.

    A thing is called what most documents call it and keeps every other spelling; of
    several links to one record the surest stays. Groups and phrases stay apart.

    Args:
        documents: the entities of each document, as `resolve` gives them.

    Returns:
        As many entities a document as before, in their order and with their own names.
    """
    told: dict[Identity, list[Entity]] = defaultdict(list)
    for entity in (entity for entities in documents for entity in entities):
        told[entity.kind, entity.key].append(entity)
    shared = {
        identity: _united(same)
        for identity, same in told.items()
        if len(same) > 1 and identity[0] not in LOCAL_KINDS
    }
    return [
        tuple(
            _described(entity, shared.get((entity.kind, entity.key))) for entity in one
        )
        for one in documents
    ]


def _described(entity: Entity, shared: Entity | None) -> Entity:
    return replace(shared, names=entity.names) if shared else entity


def _united(same: Sequence[Entity]) -> Entity:
    labels = Counter(entity.label for entity in same)
    label = min(labels, key=lambda one: (-labels[one], one))
    spellings = {s for entity in same for s in (entity.label, *entity.aliases)}
    links = _surest(link for entity in same for link in entity.links)
    aliases = tuple(sorted(spellings - {label}))
    return replace(same[0], label=label, aliases=aliases, links=links)


def _surest(links: Iterable[Link]) -> tuple[Link, ...]:
    """One link a record, in the order in which the lists give them."""
    best: dict[tuple[str, str], Link] = {}
    for link in links:
        record = (link.authority, link.identifier)
        known = best.setdefault(record, link)
        best[record] = min(known, link, key=lambda one: (-one.score, one.reason))
    return tuple(best.values())
