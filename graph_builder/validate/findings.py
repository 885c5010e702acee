"""pyshacl's report → results that name the document and its words."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import RDF, SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from graph_builder.validate.report import Result, Severity
from graph_builder.vocabulary import FG, OA, PROV, SCHEMA

_SEVERITIES = {str(SH.Warning): Severity.WARNING, str(SH.Info): Severity.INFO}
_WORST = Severity.VIOLATION


def _uri(written: str) -> URIRef:
    return URIRef(written[1:-1])


_DERIVED, _DOCUMENT = _uri(PROV.wasDerivedFrom), _uri(FG.Document)
_NAME, _EXACT = _uri(SCHEMA.name), _uri(OA.exact)
_SOURCE, _SELECTOR, _START = _uri(OA.hasSource), _uri(OA.hasSelector), _uri(OA.start)


def findings(report: Graph, data: Graph, shapes: Graph) -> Iterator[Result]:
    """The results of one document's report, in no particular order."""
    for node in report.subjects(RDF.type, SH.ValidationResult):
        blamed = _blamed(node, report, data)
        document, exact = _origin(blamed, data)
        messages = list(report.objects(node, SH.resultMessage))
        yield Result(
            _SEVERITIES.get(str(report.value(node, SH.resultSeverity)), _WORST),
            _shape(report.value(node, SH.sourceShape), shapes),
            str(blamed),
            str(report.value(node, SH.resultPath) or ""),
            _text(report.value(node, SH.value)),
            _message(messages, "fr"),
            _message(messages, "en"),
            document,
            exact,
        )


def _text(value: Node | None) -> str:
    return "" if value is None or isinstance(value, BNode) else str(value)


def _blamed(node: Node, report: Graph, data: Graph) -> Node:
    """The focus; for a rule over a whole document, the fact that it blames."""
    focus, value = report.value(node, SH.focusNode), report.value(node, SH.value)
    whole = (focus, RDF.type, _DOCUMENT) in data
    if whole and isinstance(value, URIRef) and (value, None, None) in data:
        return value
    return focus if focus is not None else node


def _shape(shape: Node | None, shapes: Graph) -> str:
    """The named shape that a shape without a name is part of."""
    while isinstance(shape, BNode):
        owner = shapes.value(None, SH.property, shape)
        if owner is None:
            return ""
        shape = owner
    return str(shape or "")


def _message(messages: list[Node], language: str) -> str:
    """The messages in a language; those in none stand in for any."""
    said = [m for m in messages if isinstance(m, Literal)]
    chosen = [str(m) for m in said if m.language == language]
    return " ; ".join(sorted(chosen or [str(m) for m in said]))


def _origin(node: Node, data: Graph) -> tuple[str, str]:
    """The document's name, and the first words of it that tell of a node."""
    spans = sorted((_place(span, data), span) for span in _spans(node, data))
    exact = ""
    document: Node | None = node if (node, RDF.type, _DOCUMENT) in data else None
    if spans:
        (_, exact), span = spans[0]
        document = data.value(span, _SOURCE)
    if document is None:
        document = next(iter(data.subjects(RDF.type, _DOCUMENT)), None)
    names = sorted(map(str, data.objects(document, _NAME))) if document else []
    return (names[0] if names else ""), exact


def _spans(node: Node, data: Graph) -> set[Node]:
    """Evidence of a node: it is one, or part of one, or a fact, or in a fact."""
    if (node, _SELECTOR, None) in data:
        return {node}
    if (node, RDF.type, _DOCUMENT) in data:
        return set()
    spans = set(data.subjects(_SELECTOR, node)) | set(data.objects(node, _DERIVED))
    if spans:
        return spans
    facts = set(data.subjects(None, node))
    return {span for fact in facts for span in data.objects(fact, _DERIVED)}


def _place(span: Node, data: Graph) -> tuple[int, str]:
    """Where a span starts, and its words."""
    start, exact = -1, ""
    for selector in data.objects(span, _SELECTOR):
        position, words = data.value(selector, _START), data.value(selector, _EXACT)
        if isinstance(position, Literal) and str(position).isdigit():
            start = int(str(position))
        exact = str(words) if words is not None else exact
    return start, exact
