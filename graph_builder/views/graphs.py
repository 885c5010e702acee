"""From the rows of the view queries to networkx graphs; the only door to networkx.

A node is an IRI with `label`, `kind` and `euros` (the awards it gives or gets, each
once). An edge has `type`, `label` (a role, where there is one), `euros`, `facts` (how
many facts say it), `weight` (its euros, or else its facts) and `evidence` (their words,
in the order of the facts' IRIs).
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from graph_builder.query import Value, run, saved
from graph_builder.store import View

if TYPE_CHECKING:
    import networkx as nx

    Graph = nx.MultiDiGraph[str]

_LEVELS = ("funder", "programme", "call", "project", "organisation")
_XML_ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_GEXF_DATE = re.compile(r' lastmodifieddate="[^"]*"')
_SEPARATOR = " | "


class _End(NamedTuple):
    iri: str
    label: str
    kind: str


@dataclass(slots=True)
class _Edge:
    """What several rows say of one edge: amounts by fact, words in order of arrival."""

    euros: dict[str, Decimal] = field(default_factory=dict)
    evidence: dict[str, None] = field(default_factory=dict)
    facts: dict[str, None] = field(default_factory=dict)


def actors(view: View) -> Graph:
    """Organisations, persons and projects, with who funds, leads, joins or holds.

    Edge types: funds, selects, receives-for, leads, partner, member, holds, member-of,
    labelled, operated-by.
    """
    return _from_edges(view, "actors", "Les acteurs et leurs financements")


def programmes(view: View) -> Graph:
    """Programmes, calls, labels and what hangs from them; edges go downwards.

    Edge types: funds and those of `model.Relation`, read from the lower end.
    """
    return _from_edges(view, "programmes", "Les programmes et leurs appels")


def money(view: View) -> Graph:
    """The way of the money: funder → programme → call → project → organisation.

    Every edge is of type "funds"; an award that lacks a level skips it.
    """
    builder = _Builder("money", "Le chemin de l'argent")
    for row in run(view, saved("money")).dicts():
        ends = list(_chain(row))
        for source, target in pairwise(ends):
            builder.add(source, target, "funds", row)
    return builder.graph()


VIEWS: dict[str, Callable[[View], Graph]] = {
    "actors": actors,
    "money": money,
    "programmes": programmes,
}
"""The views by the name the command line gives them."""


def _chain(row: Mapping[str, Value]) -> Iterator[_End]:
    seen: set[Value] = set()
    for level in _LEVELS:
        iri = row[level]
        if iri is not None and iri not in seen:
            seen.add(iri)
            yield _End(str(iri), str(row[f"{level}_label"]), level)


def _from_edges(view: View, query: str, title: str) -> Graph:
    builder = _Builder(query, title)
    for row in run(view, saved(query)).dicts():
        builder.add(_end(row, "source"), _end(row, "target"), str(row["type"]), row)
    return builder.graph()


def _end(row: Mapping[str, Value], side: str) -> _End:
    values = (row[side], row[f"{side}_label"], row[f"{side}_kind"])
    return _End(*map(str, values))


class _Builder:
    """Gathers rows into nodes and edges, then makes the graph in sorted order."""

    def __init__(self, view: str, title: str) -> None:
        self._about = {"view": view, "title": title}
        self._nodes: dict[str, _End] = {}
        self._euros: dict[str, dict[str, Decimal]] = {}
        self._edges: dict[tuple[str, str, str, str], _Edge] = {}

    def add(
        self, source: _End, target: _End, kind: str, row: Mapping[str, Value]
    ) -> None:
        """Take one row in; the same fact on the same edge counts once."""
        fact, label = str(row["fact"]), str(row.get("label") or "")
        edge = self._edges.setdefault((source.iri, target.iri, kind, label), _Edge())
        edge.facts[fact] = None
        edge.evidence[str(row["evidence"])] = None
        for end in (source, target):
            self._nodes.setdefault(end.iri, end)
            euros = self._euros.setdefault(end.iri, {})
            if row["euros"] is not None:
                edge.euros[fact] = euros[fact] = Decimal(str(row["euros"]))

    def graph(self) -> Graph:
        """The networkx graph, nodes and edges by IRI."""
        import networkx as nx  # noqa: PLC0415 - 0.2 s, for those who ask for a view

        graph: Graph = nx.MultiDiGraph()
        graph.graph.update(self._about)
        for iri in sorted(self._nodes):
            node = self._nodes[iri]
            euros = _number(self._euros[iri].values())
            graph.add_node(iri, label=node.label, kind=node.kind, euros=euros)
        for (source, target, kind, label), edge in sorted(
            self._edges.items(), key=lambda item: item[0]
        ):
            euros, facts = _number(edge.euros.values()), len(edge.facts)
            graph.add_edge(
                source,
                target,
                key=f"{kind} {label}".strip(),
                type=kind,
                label=label,
                euros=euros,
                facts=facts,
                weight=euros or facts,
                evidence=_SEPARATOR.join(edge.evidence),
            )
        return graph


def _number(amounts: Iterable[Decimal]) -> int | float:
    total = sum(amounts, Decimal(0))
    return int(total) if total == total.to_integral_value() else float(total)


def graphml(graph: Graph) -> str:
    """The graph as GraphML; edges are numbered, as some readers want ids unique."""
    import networkx as nx  # noqa: PLC0415 - as above

    copy = _clean(graph)
    for number, (_, _, attributes) in enumerate(copy.edges(data=True), 1):
        attributes["id"] = f"e{number}"
    lines = nx.generate_graphml(copy, named_key_ids=True, edge_id_from_attribute="id")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + "\n".join(lines) + "\n"


def gexf(graph: Graph) -> str:
    """The graph as GEXF, without the day's date that networkx puts in.

    GEXF's own `type` says whether an edge is directed: ours is called `relation`.
    """
    import networkx as nx  # noqa: PLC0415 - as above

    copy = _clean(graph)
    for _, _, attributes in copy.edges(data=True):
        attributes["relation"] = attributes.pop("type")
    buffer = io.BytesIO()
    nx.write_gexf(copy, buffer)
    return _GEXF_DATE.sub("", buffer.getvalue().decode()) + "\n"


def node_link(graph: Graph) -> str:
    """The graph as node-link JSON."""
    import networkx as nx  # noqa: PLC0415 - as above

    data: dict[str, Any] = nx.node_link_data(graph, edges="edges")
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _clean(graph: Graph) -> Graph:
    """A copy whose texts XML can hold."""
    copy = graph.copy()
    for _, attributes in copy.nodes(data=True):
        _clean_texts(attributes)
    for _, _, attributes in copy.edges(data=True):
        _clean_texts(attributes)
    return copy


def _clean_texts(attributes: dict[str, Any]) -> None:
    for name, value in attributes.items():
        if isinstance(value, str):
            attributes[name] = _XML_ILLEGAL.sub("\ufffd", value)
