"""A report as RDF: the validation report that the SHACL recommendation describes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_builder.assemble import terms
from graph_builder.store import DEFAULT_GRAPH
from graph_builder.validate import Report, Result
from graph_builder.vocabulary import RDF, Quad

_SH = "http://www.w3.org/ns/shacl#"
_IRI = re.compile(r"(?:https?://|urn:)[^\s<>\"{}|^`\\]+")
_REPORT = "urn:graph-builder:report"
Triple = tuple[str, str, str]


def report_quads(report: Report) -> list[Quad]:
    """The report's triples, sorted; a result's IRI is made from what it says."""
    triples = {
        (f"<{_REPORT}>", RDF.type, _sh("ValidationReport")),
        (f"<{_REPORT}>", _sh("conforms"), terms.boolean(report.conforms)),
    }
    for result in report.results:
        triples.update(_result(result))
    return [(*triple, DEFAULT_GRAPH) for triple in sorted(triples)]


def _sh(name: str) -> str:
    return f"<{_SH}{name}>"


def _result(result: Result) -> Iterator[Triple]:
    node = f"<{_REPORT}:{terms.short_hash(repr(result), 16)}>"
    yield (f"<{_REPORT}>", _sh("result"), node)
    yield (node, RDF.type, _sh("ValidationResult"))
    yield (node, _sh("resultSeverity"), _sh(result.severity.capitalize()))
    for name, value in (
        ("sourceShape", result.shape),
        ("focusNode", result.focus),
        ("resultPath", result.path),
        ("value", result.value),
    ):
        if value:
            yield (node, _sh(name), _term(value))
    for language, message in (("fr", result.message_fr), ("en", result.message_en)):
        if message:
            yield (node, _sh("resultMessage"), f"{terms.text(message)}@{language}")


def _term(value: str) -> str:
    return f"<{value}>" if _IRI.fullmatch(value) else terms.text(value)
