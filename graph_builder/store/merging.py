"""Brings the merge of all graphs up to date with graphs that changed.

In the merge each thing goes by one term. When documents change, so may the terms: what
is then told under another is retracted under the first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

import pyoxigraph as ox

from graph_builder.sameness import UNIFIED_APART, canonical, unified
from graph_builder.store.base import Term, spelt
from graph_builder.vocabulary import OWL

_SAME = ox.NamedNode(OWL.sameAs[1:-1])


class Change:
    """What changes in a store whose default graph is the merge of the others."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._before = self._names()
        self._gone: list[ox.Quad] = []

    def _names(self) -> dict[str, str]:
        found = self._store.quads_for_pattern(None, _SAME, None, None)
        return canonical(map(spelt, found))

    def retract(self, quads: str) -> None:
        """Take quads out of their graphs."""
        gone = list(ox.parse(quads.encode(), format=ox.RdfFormat.N_QUADS))
        self._gone.extend(gone)
        for quad in gone:
            self._store.remove(quad)

    def merge(self, after: Mapping[str, str]) -> None:
        """Bring the merge up to date; new quads are in it already.

        Args:
            after: the terms that stand for others now.
        """
        renamed = list(self._about(_differing(self._before, after)))
        told = Told(self._store, after)
        for quad in _unified((*self._gone, *renamed), self._before):
            if not told.holds(quad):
                self._store.remove(quad)
        self._store.extend(_unified(renamed, after))

    def _about(self, nodes: Iterable[str]) -> Iterator[ox.Quad]:
        """The quads of named graphs that have one of some terms."""
        for node in nodes:
            term = ox.NamedNode(node[1:-1])
            for pattern in ((term, None, None, None), (None, None, term, None)):
                found = self._store.quads_for_pattern(*pattern)
                yield from (q for q in found if q.graph_name != ox.DefaultGraph())


class Told:
    """What the named graphs tell under names that stand for others."""

    def __init__(self, store: ox.Store, names: Mapping[str, str]) -> None:
        self._store, self._names = store, names
        self._members: dict[str, list[str]] = defaultdict(list)
        for member, name in names.items():
            self._members[name].append(member)

    def holds(self, quad: ox.Quad) -> bool:
        """Whether a triple of the merge is told in any graph."""
        apart = str(quad.predicate) in UNIFIED_APART
        subjects = [quad.subject] if apart else self._meant(quad.subject)
        objects = [quad.object] if apart else self._meant(quad.object)
        return any(
            self._told(s, quad.predicate, o) for s, o in product(subjects, objects)
        )

    def _told(self, subject: Term, predicate: ox.NamedNode, other: Term) -> bool:
        found = self._store.quads_for_pattern(subject, predicate, other, None)  # type: ignore[arg-type]
        return any(quad.graph_name != ox.DefaultGraph() for quad in found)

    def _meant(self, term: Term) -> list[Term]:
        """The terms that the merge has as this one."""
        if not isinstance(term, ox.NamedNode):
            return [term]
        others = self._members.get(str(term), ())
        own: list[Term] = [] if str(term) in self._names else [term]
        return own + [ox.NamedNode(other[1:-1]) for other in others]


def _differing(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    """The terms that stand for another one than before."""
    for node in sorted(before.keys() | after.keys()):
        if before.get(node) != after.get(node):
            yield node


def _unified(quads: Iterable[ox.Quad], names: Mapping[str, str]) -> Iterator[ox.Quad]:
    """The triples of the merge, in the default graph."""
    for quad in quads:
        triple = str(quad.subject), str(quad.predicate), str(quad.object)
        if (one := unified(triple, names)) is not None:
            subject = quad.subject if one[0] == triple[0] else _node(one[0])
            other = quad.object if one[2] == triple[2] else _node(one[2])
            yield ox.Quad(subject, quad.predicate, other)


def _node(term: str) -> ox.NamedNode:
    return ox.NamedNode(term[1:-1])
