"""The graph of entities: what the things that documents name are called everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph_builder.assemble import terms
from graph_builder.assemble.naming import checked_base
from graph_builder.model import Decision, Entity, Link, Settled, Succession
from graph_builder.vocabulary import (
    DC,
    ENTITY_CLASS,
    FG,
    ID_NAMESPACE,
    ORG,
    OWL,
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


def describe_settled(
    settled: Iterable[Settled], *, base: str = ID_NAMESPACE
) -> list[Quad]:
    """The quads of the graph of entities that describe things of all documents, sorted.

    A thing is described under the identifier it goes by; its others are the same as it.
    """
    start = checked_base(base)
    told = (triple for one in settled for triple in _settled(one, start))
    return [(s, p, o, f"<{start}{ENTITIES}>") for s, p, o in in_order(told)]


def _settled(one: Settled, base: str) -> Iterator[Triple]:
    yield from _thing(one.identifier, one.entity, base)
    node = f"<{base}{one.identifier}>"
    for member in one.members:
        if member != one.identifier:
            yield (f"<{base}{member}>", OWL.sameAs, node)
    for decision in one.decisions:
        yield from _decision(node, decision, base)


def _decision(node: str, told: Decision, base: str) -> Iterator[Triple]:
    pair = terms.short_hash("|".join(told.pair))
    decision = f"<{base}identity/{told.left}/{pair}>"
    yield (node, FG.decision, decision)
    yield (decision, RDF.type, FG.IdentityDecision)
    yield (decision, FG.left, f"<{base}{told.left}>")
    yield (decision, FG.right, f"<{base}{told.right}>")
    yield (decision, FG.score, terms.number(told.score))
    yield (decision, FG.reason, terms.text(told.reason))
    yield (decision, FG.verdict, terms.text(told.verdict))
    yield (decision, FG.decidedBy, terms.text(told.by))


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
        yield from _link(node, f"{base}link/{identifier}", link)
    told = (told for link in entity.links for told in link.successions)
    for succession in dict.fromkeys(told):
        yield from _succession(node, identifier, succession, base)


def _link(node: str, start: str, link: Link) -> Iterator[Triple]:
    link_node = f"<{start}/{_record(link)}>"
    yield (node, FG.link, link_node)
    yield (link_node, RDF.type, FG.AuthorityLink)
    yield from _vouching(link_node, link)
    if link.identifier.startswith(_URLS):
        near = link.score < _SURE
        match = SKOS.closeMatch if near else SKOS.exactMatch
        yield (node, match, terms.iri(link.identifier))


def describe_candidate(node: str, start: str, link: Link) -> Iterator[Triple]:
    """What a thing may be, for all we know: no match, whatever its score.

    Args:
        node: the term of the thing.
        start: the start of the IRIs of its candidates.
        link: the candidate.
    """
    link_node = f"<{start}/{_record(link)}>"
    yield (node, FG.possibleLink, link_node)
    yield (link_node, RDF.type, FG.AuthorityCandidate)
    yield from _vouching(link_node, link)


def _record(link: Link) -> str:
    return terms.slug(f"{link.authority} {link.identifier.rpartition('/')[2]}")


def _vouching(link_node: str, link: Link) -> Iterator[Triple]:
    yield (link_node, FG.authority, terms.text(link.authority))
    yield (link_node, FG.identifier, terms.text(link.identifier))
    yield (link_node, FG.score, terms.number(link.score))
    yield (link_node, FG.reason, terms.text(link.reason))
    if link.source:
        yield (link_node, DC.source, terms.text(link.source))
    if link.date:
        yield (link_node, DC.date, terms.date(link.date))


def _succession(
    node: str, identifier: str, told: Succession, base: str
) -> Iterator[Triple]:
    """What came before or after a thing, and when."""
    names = terms.slug(f"{told.predecessor} {told.successor}")
    event = f"<{base}succession/{identifier}/{names}>"
    yield (node, FG.succession, event)
    yield (event, RDF.type, FG.Succession)
    yield (event, FG.change, terms.text(told.change))
    yield (event, FG.predecessor, terms.text(told.predecessor))
    yield (event, FG.successor, terms.text(told.successor))
    if told.date:
        yield (event, DC.date, terms.date(told.date))
    if told.source:
        yield (event, DC.source, terms.text(told.source))
    if told.earlier:
        yield (event, ORG.originalOrganization, terms.iri(told.earlier))
    if told.later:
        yield (event, ORG.resultingOrganization, terms.iri(told.later))
