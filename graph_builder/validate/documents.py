"""Quads → the triples that each document is judged by.

A document is judged by what it says itself: its own graph, and what the graph of
entities says of the things it names. Over the union of all documents, a fact told twice
would have two of every cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from graph_builder.sameness import canonical, unified
from graph_builder.validate import flat
from graph_builder.vocabulary import Quad

if TYPE_CHECKING:
    import pyoxigraph as ox

Triple = tuple[str, str, str]

_ENTITIES = "graph/entities>"
_NOBODYS = ("graph/dataset>", "graph/contradictions>")  # no document says what they do


def _spelt(quad: Quad | ox.Quad) -> Quad:
    subject, predicate, object_, graph = map(str, quad)
    return subject, predicate, object_, graph


def by_document(
    quads: Iterable[Quad | ox.Quad], single: frozenset[str] = frozenset()
) -> Iterator[list[Triple]]:
    """The triples of each document, in the order of their IRIs.

    Args:
        quads: the graph; a graph that holds several documents is dealt out.
        single: properties of which a node has one value at most.
    """
    graphs: dict[str, list[Triple]] = {}
    known: dict[str, list[Triple]] = {}
    told = [_spelt(quad) for quad in quads]
    names = canonical(told)
    for s, p, o, g in told:
        one = unified((s, p, o), names)
        if g.endswith(_ENTITIES):
            known.setdefault(s, []).append((s, p, o))
        elif one and not g.endswith(_NOBODYS) and not o.startswith("<<"):
            graphs.setdefault(g, []).append(one)
    for name in sorted(graphs):
        for part in flat.dealt(graphs[name], single):
            yield [*part, *flat.reached(part, known)]
