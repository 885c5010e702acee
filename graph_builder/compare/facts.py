"""The facts of a graph, each with its cells in words and the words that say it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph_builder.assemble.cells import SPECS
from graph_builder.store import View
from graph_builder.terms import text
from graph_builder.vocabulary import FG, FG_NAMESPACE, OA, PROV, RDF, SCHEMA, SKOS

_ALL = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"
_OURS = f"<{FG_NAMESPACE}"
_ABOUT_READING = frozenset({FG.rule, FG.cue, FG.confidence})
_MONEY = frozenset({FG.amount, FG.currency, FG.approximate, FG.bound, FG.high, FG.per})
_SPECS = {spec.type: spec for spec in SPECS.values()}
_ANCHORS = {
    spec.type: tuple(c.predicate for c in spec.cells if c.attribute in spec.anchors)
    for spec in SPECS.values()
}

Nodes = Mapping[str, Mapping[str, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Cell:
    """One property of a fact: its values as terms and as words."""

    name: str
    terms: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a graph.

    Attributes:
        iri: its IRI.
        type: its class, such as Award.
        cells: what it says, by name; how it was read is left out.
        said: the words that say it, each with the name of its document.
        about: what it is about; facts of a type that agree in it may be one that
            changed.
    """

    iri: str
    type: str
    cells: Mapping[str, Cell] = field(hash=False)
    said: tuple[tuple[str, str], ...] = ()
    about: tuple[tuple[str, ...], ...] = ()

    @property
    def words(self) -> str:
        """The cells in one line; an amount as it is written."""
        written = self.cells.get("amountAsWritten")
        hidden = {name(p) for p in _MONEY} if written else set()
        told = [written.words] if written else []
        rest = (c for n, c in self.cells.items() if n not in hidden and c != written)
        told += [f"{c.name}: {c.words}" for c in rest if c.words != "asserted"]
        return " · ".join(told)


def facts(view: View) -> dict[str, Fact]:
    """The facts of a graph by IRI, each thing under one name."""
    nodes: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in view.select(_ALL).rows:
        s, p, o = map(str, row)
        nodes[s][p].append(o)
    found = (
        _fact(node, type_, nodes)
        for node, told in nodes.items()
        for type_ in told.get(RDF.type, ())
        if type_ in _SPECS
    )
    return {fact.iri: fact for fact in found}


def _fact(node: str, type_: str, nodes: Nodes) -> Fact:
    told = nodes[node]
    cells = {
        name(p): Cell(name(p), tuple(sorted(values)), _words(values, nodes))
        for p, values in sorted(told.items())
        if p.startswith(_OURS) and p not in _ABOUT_READING
    }
    about = tuple(tuple(sorted(told.get(p, ()))) for p in _ANCHORS[type_])
    return Fact(node[1:-1], name(type_), cells, tuple(_said(told, nodes)), about)


def name(term: str) -> str:
    """The end of one of our IRIs."""
    return term.rpartition("#")[2].rstrip(">")


def _words(values: Sequence[str], nodes: Nodes) -> str:
    return ", ".join(sorted(_label(value, nodes) for value in values))


def _label(term: str, nodes: Nodes) -> str:
    told = nodes.get(term, {})
    labels = sorted(told.get(SKOS.prefLabel, ()) or told.get(RDF.label, ()))
    return text(labels[0] if labels else term)


def _said(told: Mapping[str, Sequence[str]], nodes: Nodes) -> Iterator[tuple[str, str]]:
    for span in sorted(told.get(PROV.wasDerivedFrom, ())):
        here = nodes.get(span, {})
        for source in here.get(OA.hasSource, ()):
            names = nodes.get(source, {}).get(SCHEMA.name, ())
            for selector in here.get(OA.hasSelector, ()):
                for words in nodes.get(selector, {}).get(OA.exact, ()):
                    yield text(min(names, default='""')), text(words)
