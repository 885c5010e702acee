"""The triples of one document, looked up by node, by class and by property.

Terms are spelt as in N-Quads, plain strings without their datatype.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import pyoxigraph as ox

from graph_builder.terms import XSD_STRING, literal, text
from graph_builder.validate.report import Span
from graph_builder.vocabulary import FG, OA, PROV, RDF, SCHEMA

Triple = tuple[str, str, str]

_NONE: Sequence[str] = ()


class Triples:
    """What one document says."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._triples = sorted({(s, p, plain(o)) for s, p, o in triples})
        self._nodes: dict[str, dict[str, list[str]]] = {}
        self.properties: dict[str, list[tuple[str, str]]] = {}
        self._subjects: dict[str, list[tuple[str, str]]] = {}
        for s, p, o in self._triples:
            self._nodes.setdefault(s, {}).setdefault(p, []).append(o)
            self.properties.setdefault(p, []).append((s, o))
            if o[0] != '"':
                self._subjects.setdefault(o, []).append((s, p))

    def __iter__(self) -> Iterator[Triple]:
        return iter(self._triples)

    def values(self, node: str, predicate: str) -> Sequence[str]:
        """What a node has under a property, each once, sorted."""
        return self._nodes.get(node, {}).get(predicate, _NONE)

    def said(self, node: str) -> Iterator[tuple[str, str]]:
        """The properties of a node with their values."""
        for predicate, values in self._nodes.get(node, {}).items():
            for value in values:
                yield predicate, value

    def first(self, node: str, predicate: str) -> str | None:
        """The first of `values`, or None."""
        found = self.values(node, predicate)
        return found[0] if found else None

    def subjects(self, predicate: str, node: str) -> list[str]:
        """What has a node under a property."""
        return [s for s, p in self._subjects.get(node, ()) if p == predicate]

    def holding(self, node: str) -> list[str]:
        """What has a node under any property."""
        return [s for s, _ in self._subjects.get(node, ())]

    def says(self, node: str) -> bool:
        """Whether anything is said of a node."""
        return node in self._nodes

    def instances(self, class_: str) -> list[str]:
        """The nodes of a class."""
        return self.subjects(RDF.type, class_)

    @cached_property
    def engine(self) -> ox.Store:
        """The triples in an engine for SPARQL."""
        store = ox.Store()
        data = "".join(f"{s} {p} {o} .\n" for s, p, o in self._triples)
        store.load(data.encode(), format=ox.RdfFormat.N_TRIPLES)
        return store

    # --- where a node is told in the text --------------------------------------------

    def origin(self, node: str) -> tuple[str, str, str, tuple[Span, ...]]:
        """Its document: name, first words that tell of it, IRI, all their spans."""
        spans = sorted((*self._place(span), span) for span in self._spans(node))
        document = node if FG.Document in self.values(node, RDF.type) else None
        if spans:
            document = self.first(spans[0][-1], OA.hasSource)
        if document is None:
            document = next(iter(self.instances(FG.Document)), None)
        name = self.first(document, SCHEMA.name) if document else None
        return (
            text(name) if name else "",
            spans[0][2] if spans else "",
            text(document) if document else "",
            tuple((start, end) for start, end, *_ in spans if start >= 0),
        )

    def _spans(self, node: str) -> set[str]:
        """Evidence of a node: it is one, or part of one, or a fact, or in a fact."""
        if self.values(node, OA.hasSelector):
            return {node}
        if FG.Document in self.values(node, RDF.type):
            return set()
        spans = {*self.subjects(OA.hasSelector, node)}
        spans.update(self.values(node, PROV.wasDerivedFrom))
        if spans:
            return spans
        facts = self.holding(node)
        return {s for fact in facts for s in self.values(fact, PROV.wasDerivedFrom)}

    def _place(self, span: str) -> tuple[int, int, str]:
        """Where a span starts and ends, and its words."""
        start, end, exact = -1, -1, ""
        for selector in self.values(span, OA.hasSelector):
            start = _number(self.first(selector, OA.start), start)
            end = _number(self.first(selector, OA.end), end)
            words = self.first(selector, OA.exact)
            exact = exact if words is None else text(words)
        return start, end, exact


def plain(term: str) -> str:
    """A term without the datatype that plain strings may or may not be given."""
    return term.removesuffix(f"^^<{XSD_STRING}>")


def datatype(term: str) -> str:
    """The datatype of a literal, as a term; "" for a plain string or an IRI."""
    found = literal(term).datatype if term[0] == '"' else XSD_STRING
    return "" if found == XSD_STRING else f"<{found}>"


def language(term: str) -> str:
    """The language of a literal, or ""."""
    return literal(term).language if term[0] == '"' else ""


def _number(term: str | None, otherwise: int) -> int:
    told = text(term) if term else ""
    return int(told) if told.isdigit() else otherwise
