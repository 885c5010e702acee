"""JSON-LD in the words of our context, which stands in the file: nothing is fetched."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from graph_builder.export.order import Properties, by_graph, described
from graph_builder.resources import folder
from graph_builder.terms import XSD, XSD_STRING, literal
from graph_builder.vocabulary import RDF, Quad

_NATIVE = {"true": True, "false": False}


def jsonld(quads: Iterable[Quad]) -> str:
    """One JSON-LD document; each named graph is a node with its own `@graph`."""
    words = _words()
    nodes: list[dict[str, Any]] = []
    for graph, members in by_graph(quads).items():
        inner = [_node(s, p, words) for s, p in described(members).items()]
        nodes += [{"@id": words.node(graph), "@graph": inner}] if graph else inner
    document = {"@context": words.context, "@graph": nodes}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


class _Words:
    """The terms of a context, looked up by what they stand for."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        self.context = context
        self._prefixes = {
            name: value
            for name, value in context.items()
            if isinstance(value, str) and value.endswith(("#", "/"))
        }
        self._terms: dict[str, tuple[str, str]] = {}
        for name in sorted(context):
            self._learn(name, context[name])

    def _learn(self, name: str, value: Any) -> None:  # noqa: ANN401 - JSON is anything
        if name.startswith("@") or name in self._prefixes:
            return
        # Containers and scoped contexts change how a value reads: such a term is left.
        simple = {"@id": value} if isinstance(value, str) else dict(value)
        if set(simple) <= {"@id", "@type"} and "@id" in simple:
            kind = self._expand(simple.get("@type", ""))
            self._terms.setdefault(self._expand(simple["@id"]), (name, kind))

    def _expand(self, text: str) -> str:
        prefix, colon, rest = text.partition(":")
        if colon and prefix in self._prefixes and not rest.startswith("//"):
            return self._prefixes[prefix] + rest
        return text

    def node(self, term: str) -> str:
        """How a subject, an object or a graph is named: by its whole IRI."""
        return term if term.startswith("_:") else term[1:-1]

    def term(self, iri: str) -> tuple[str, str]:
        """The word for a predicate and the type its values are read with."""
        return self._terms.get(iri[1:-1], (iri[1:-1], ""))

    def type(self, term: str) -> str:
        """The word for a class or datatype."""
        iri = self.node(term)
        name, kind = self._terms.get(iri, (iri, ""))
        return iri if kind else name


@cache
def _words() -> _Words:
    path = folder("ontology") / "context.jsonld"
    return _Words(json.loads(path.read_text(encoding="utf-8"))["@context"])


def _node(subject: str, properties: Properties, words: _Words) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": words.node(subject)}
    for predicate, objects in properties.items():
        if predicate == RDF.type:
            node["@type"] = _one(words.type(o) for o in objects)
            continue
        name, kind = words.term(predicate)
        node[name] = _one(_value(o, kind, words) for o in objects)
    return node


def _one(values: Iterator[Any]) -> Any:  # noqa: ANN401 - JSON is anything
    """A lone value as itself, several as a list."""
    listed = list(values)
    return listed[0] if len(listed) == 1 else listed


def _value(term: str, kind: str, words: _Words) -> Any:  # noqa: ANN401 - JSON is anything
    if not term.startswith('"'):
        name = words.node(term)
        return name if kind == "@id" else {"@id": name}
    text, datatype, language = literal(term)
    if language:
        return {"@language": language, "@value": text}
    if datatype == XSD_STRING:
        return {"@value": text} if kind else text
    if datatype == XSD + "boolean" and text in _NATIVE and kind in ("", datatype):
        return _NATIVE[text]
    if kind == datatype:
        return text
    return {"@type": words.type(f"<{datatype}>"), "@value": text}
