"""Several documents in one graph (Turtle, RDF/XML) → one part a document.

A fact belongs to the documents that its evidence stands in. Where several of them tell
it, a cell may have several values and no triple says whose they are: each document is
taken to tell the value that stands in its text, or else the first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph_builder.vocabulary import FG, OA, PROV, RDF, SCHEMA

Triple = tuple[str, str, str]
Nodes = Mapping[str, Sequence[Triple]]


def dealt(triples: Sequence[Triple], single: frozenset[str]) -> Iterator[list[Triple]]:
    """The triples of each document; all of them where there are not several.

    Args:
        triples: of all documents together.
        single: properties of which a node has one value at most.
    """
    documents = sorted(s for s, p, o in triples if (p, o) == (RDF.type, FG.Document))
    if len(documents) < 2:  # noqa: PLR2004 - one needs no sharing out
        yield list(triples)
        return
    nodes: dict[str, list[Triple]] = defaultdict(list)
    for triple in triples:
        nodes[triple[0]].append(triple)
    owners = _owners(nodes)
    for node in [s for s, p, _ in triples if p == FG.between]:
        nodes.pop(node, None)  # no document contradicts another on its own
        owners.pop(node, None)
    things = {node: told for node, told in nodes.items() if node not in owners}
    lost = things.keys() - {s for s, _, _ in reached(triples, things)}
    for document in documents:
        text = next((o for _, p, o in nodes[document] if p == SCHEMA.text), "")
        own: list[Triple] = []
        for node in (n for n, told in owners.items() if document in told):
            triples = [
                t for t in nodes[node] if document in owners.get(t[2], {document})
            ]
            place = sorted(owners[node]).index(document)
            shared = len(owners[node]) > 1
            own += _told(triples, text, place, single) if shared else triples
        # What no document reaches is judged once, with the first.
        own += (t for node in sorted(lost) for t in nodes[node])
        lost = set()
        yield [*own, *reached(own, things)]


def reached(triples: Iterable[Triple], known: Nodes) -> Iterator[Triple]:
    """What is known of the things that triples point to, and of what those point to."""
    waiting = {o for _, _, o in triples if o in known}
    seen: set[str] = set()
    while waiting:
        node = waiting.pop()
        seen.add(node)
        yield from known[node]
        waiting |= {o for _, _, o in known[node] if o in known} - seen


def _owners(nodes: Nodes) -> dict[str, set[str]]:
    """The documents that tell a node: themselves, their evidence, their facts."""
    owners: dict[str, set[str]] = defaultdict(set)
    told = [triple for triples in nodes.values() for triple in triples]
    spans = {s: o for s, p, o in told if p == OA.hasSource}
    for node, predicate, other in told:
        if (predicate, other) == (RDF.type, FG.Document):
            owners[node].add(node)
        elif predicate == OA.hasSource:
            owners[node].add(other)
        elif predicate == OA.hasSelector and node in spans:
            owners[other].add(spans[node])
        elif predicate == PROV.wasDerivedFrom and other in spans:
            owners[node].add(spans[other])
    return owners


def _told(
    triples: Iterable[Triple], text: str, place: int, single: frozenset[str]
) -> Iterator[Triple]:
    """A fact as the document at a place among those that tell it may have told it."""
    values: dict[str, list[Triple]] = defaultdict(list)
    for triple in sorted(triples):
        values[triple[1]].append(triple)
    for predicate, told in values.items():
        if predicate in single:
            likely = [triple for triple in told if _stands(triple[2], text)] or told
            yield likely[place % len(likely)]
        else:
            yield from told


def _stands(value: str, text: str) -> bool:
    """Whether a literal's words are words of a text, both as N-Quads spell them."""
    return value.startswith('"') and value[1 : value.rindex('"')] in text
