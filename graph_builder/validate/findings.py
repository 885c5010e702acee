"""pyshacl's report → results that name the document and its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeGuard

from rdflib import RDF, SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from graph_builder.validate.report import Result, Severity, Span
from graph_builder.vocabulary import FG, OA, PROV, SCHEMA

_SEVERITIES = {str(SH.Warning): Severity.WARNING, str(SH.Info): Severity.INFO}
_WORST = Severity.VIOLATION


def _uri(written: str) -> URIRef:
    return URIRef(written[1:-1])


_DERIVED, _DOCUMENT = _uri(PROV.wasDerivedFrom), _uri(FG.Document)
_NAME, _EXACT = _uri(SCHEMA.name), _uri(OA.exact)
_SOURCE, _SELECTOR = _uri(OA.hasSource), _uri(OA.hasSelector)
_START, _END = _uri(OA.start), _uri(OA.end)
_VARIABLE = re.compile(r"\{[?$]\w+\}")


def findings(report: Graph, data: Graph, shapes: Graph) -> Iterator[Result]:
    """The results of one document's report, in no particular order."""
    for node in report.subjects(RDF.type, SH.ValidationResult):
        blamed = _blamed(node, report, data)
        shape = report.value(node, SH.sourceShape)
        said = [m for m in report.objects(node, SH.resultMessage) if _is_text(m)]
        yield Result(
            _SEVERITIES.get(str(report.value(node, SH.resultSeverity)), _WORST),
            _named(shape, shapes),
            str(blamed),
            _text(report.value(node, SH.resultPath)),
            _text(report.value(node, SH.value)),
            _message(said, "fr", shape, shapes),
            _message(said, "en", shape, shapes),
            *_origin(blamed, data),
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


def _named(shape: Node | None, shapes: Graph) -> str:
    """The named shape that a shape without a name is part of."""
    while isinstance(shape, BNode):
        owner = shapes.value(None, SH.property, shape)
        if owner is None:
            return ""
        shape = owner
    return str(shape or "")


def _is_text(message: Node) -> TypeGuard[Literal]:
    return isinstance(message, Literal)


def _message(
    said: list[Literal], language: str, shape: Node | None, shapes: Graph
) -> str:
    """The messages in a language; those in none stand in for any.

    pyshacl forgets the language of a message whose variables it fills in, so such a
    message is told by the one of the rule that it may come from.
    """
    rules = shapes.objects(shape, SH.sparql / SH.message) if shape else ()
    wanted = [
        _filled(rule) for rule in rules if getattr(rule, "language", "") == language
    ]
    chosen = [m for m in said if m.language == language] or [
        m for m in said if any(rule.fullmatch(m) for rule in wanted)
    ]
    return " ; ".join(sorted(str(m) for m in chosen or said))


def _filled(rule: Node) -> re.Pattern[str]:
    """What a message may read once its variables are filled in."""
    fixed = map(re.escape, _VARIABLE.split(str(rule)))
    return re.compile(".*".join(fixed), re.DOTALL)


def _origin(node: Node, data: Graph) -> tuple[str, str, str, tuple[Span, ...]]:
    """A node's document: its name, first words that tell of the node, IRI and spans."""
    spans = sorted((*_place(span, data), span) for span in _spans(node, data))
    document: Node | None = node if (node, RDF.type, _DOCUMENT) in data else None
    if spans:
        document = data.value(spans[0][-1], _SOURCE)
    if document is None:
        document = next(iter(data.subjects(RDF.type, _DOCUMENT)), None)
    names = sorted(map(str, data.objects(document, _NAME))) if document else []
    return (
        names[0] if names else "",
        spans[0][2] if spans else "",
        str(document or ""),
        tuple((start, end) for start, end, *_ in spans if start >= 0),
    )


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


def _place(span: Node, data: Graph) -> tuple[int, int, str]:
    """Where a span starts and ends, and its words."""
    start, end, exact = -1, -1, ""
    for selector in data.objects(span, _SELECTOR):
        start = _number(data.value(selector, _START), start)
        end = _number(data.value(selector, _END), end)
        words = data.value(selector, _EXACT)
        exact = str(words) if words is not None else exact
    return start, end, exact


def _number(value: Node | None, otherwise: int) -> int:
    told = isinstance(value, Literal) and str(value).isdigit()
    return int(str(value)) if told else otherwise
