"""pyshacl's report → results that name the document and its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeGuard

from rdflib import RDF, SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from graph_builder.validate.report import Result, Severity
from graph_builder.validate.triples import Triples
from graph_builder.vocabulary import FG

_SEVERITIES = {str(SH.Warning): Severity.WARNING, str(SH.Info): Severity.INFO}
_WORST = Severity.VIOLATION


_VARIABLE = re.compile(r"\{[?$]\w+\}")


def findings(report: Graph, data: Triples, shapes: Graph) -> Iterator[Result]:
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
            *data.origin(_term(blamed)),
        )


def _text(value: Node | None) -> str:
    return "" if value is None or isinstance(value, BNode) else str(value)


def _blamed(node: Node, report: Graph, data: Triples) -> Node:
    """The focus; for a rule over a whole document, the fact that it blames."""
    focus, value = report.value(node, SH.focusNode), report.value(node, SH.value)
    whole = focus is not None and FG.Document in data.values(
        _term(focus), f"<{RDF.type}>"
    )
    if whole and isinstance(value, URIRef) and data.says(_term(value)):
        return value
    return focus if focus is not None else node


def _term(node: Node) -> str:
    """A node as N-Quads spells it."""
    if isinstance(node, URIRef):
        return f"<{node}>"
    return f"_:{node}" if isinstance(node, BNode) else f'"{node}"'


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
