"""Answers to queries in the W3C's result formats: SPARQL 1.1 JSON and XML."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from graph_builder.store import Form, Rows, Term

_STRING = "http://www.w3.org/2001/XMLSchema#string"
_NAMESPACE = "http://www.w3.org/2005/sparql-results#"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Binding = dict[str, str]
"""A term as SPARQL JSON writes it: type, value, xml:lang, datatype."""


def json_results(rows: Rows) -> str:
    """SPARQL 1.1 Query Results JSON."""
    if rows.form is Form.ASK:
        told: dict[str, object] = {"head": {}, "boolean": _truth(rows)}
    else:
        bindings = list(_bindings(rows))
        told = {"head": {"vars": rows.columns}, "results": {"bindings": bindings}}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def xml_results(rows: Rows) -> str:
    """SPARQL Query Results XML; a character that XML cannot hold becomes U+FFFD."""
    names = "" if rows.form is Form.ASK else "".join(map(_variable, rows.columns))
    head = f'<?xml version="1.0"?>\n<sparql xmlns="{_NAMESPACE}">\n<head>{names}</head>'
    if rows.form is Form.ASK:
        body = f"<boolean>{str(_truth(rows)).lower()}</boolean>"
    else:
        results = "\n".join(map(_result, _bindings(rows)))
        body = f"<results>\n{results}\n</results>"
    return _NOT_XML.sub("\ufffd", f"{head}\n{body}\n</sparql>\n")


def _truth(rows: Rows) -> bool:
    return str(next(rows.rows)[0]).startswith('"true"')


def _bindings(rows: Rows) -> Iterator[dict[str, Binding]]:
    for row in rows.rows:
        cells = zip(rows.columns, row, strict=True)
        yield {name: _binding(term) for name, term in cells if term is not None}


def _binding(term: Term) -> Binding:
    spelt = str(term)
    value = getattr(term, "value", spelt)
    if spelt.startswith("<"):
        return {"type": "uri", "value": value}
    if spelt.startswith("_:"):
        return {"type": "bnode", "value": value}
    language = getattr(term, "language", None)
    datatype = getattr(getattr(term, "datatype", None), "value", _STRING)
    told = {"type": "literal", "value": value}
    if language:
        return told | {"xml:lang": language}
    return told if datatype == _STRING else told | {"datatype": datatype}


def _variable(name: str) -> str:
    return f"<variable name={quoteattr(name)}/>"


def _result(bindings: dict[str, Binding]) -> str:
    cells = (
        f"<binding name={quoteattr(name)}>{_term(told)}</binding>"
        for name, told in bindings.items()
    )
    return f"<result>{''.join(cells)}</result>"


def _term(told: Binding) -> str:
    extra = "".join(
        f" {key}={quoteattr(told[key])}"
        for key in ("xml:lang", "datatype")
        if key in told
    )
    return f"<{told['type']}{extra}>{escape(told['value'])}</{told['type']}>"
