"""The graph of entities: what the things that documents name are called everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph_builder.assemble import terms
from graph_builder.assemble.naming import checked_base
from graph_builder.model import Entity, Link
from graph_builder.vocabulary import (
    DC,
    ENTITY_CLASS,
    FG,
    ID_NAMESPACE,
    RDF,
    SKOS,
    Quad,
)

Triple = tuple[str, str, str]

ENTITIES = "graph/entities"
"""The end of the IRI of the graph of entities."""

_URLS = ("http://", "https://")
_SURE = 0.9  # below it, names are merely alike


def describe_things(
    things: Mapping[str, Entity], *, base: str = ID_NAMESPACE
) -> list[Quad]:
    """The quads of the graph of entities that describe things, sorted.

    Args:
        things: by identifier, such as `organisation/inserm`.
        base: the start of the IRIs of things.
    """
    start = checked_base(base)
    told = (t for identifier, e in things.items() for t in _thing(identifier, e, start))
    return [(s, p, o, f"<{start}{ENTITIES}>") for s, p, o in in_order(told)]


def in_order(triples: Iterable[Triple]) -> Iterable[Triple]:
    """Triples sorted, each once."""
    # Sorting first keeps the runs in which triples were made: twice as fast as a set.
    return dict.fromkeys(sorted(triples))


def _thing(identifier: str, entity: Entity, base: str) -> Iterator[Triple]:
    """What a thing is called everywhere, and which authorities know it."""
    node = f"<{base}{identifier}>"
    yield (node, RDF.type, ENTITY_CLASS[entity.kind])
    yield (node, SKOS.prefLabel, terms.text(entity.label))
    for alias in entity.aliases:
        if alias != entity.label:
            yield (node, SKOS.altLabel, terms.text(alias))
    for link in entity.links:
        yield from _link(node, identifier, link, base)


def _link(node: str, identifier: str, link: Link, base: str) -> Iterator[Triple]:
    record = terms.slug(f"{link.authority} {link.identifier.rpartition('/')[2]}")
    link_node = f"<{base}link/{identifier}/{record}>"
    yield (node, FG.link, link_node)
    yield (link_node, RDF.type, FG.AuthorityLink)
    yield (link_node, FG.authority, terms.text(link.authority))
    yield (link_node, FG.identifier, terms.text(link.identifier))
    yield (link_node, FG.score, terms.number(link.score))
    yield (link_node, FG.reason, terms.text(link.reason))
    if link.source:
        yield (link_node, DC.source, terms.text(link.source))
    if link.identifier.startswith(_URLS):
        near = link.score < _SURE
        yield (
            node,
            SKOS.closeMatch if near else SKOS.exactMatch,
            f"<{link.identifier}>",
        )
