"""Runs a query over a view and gives its answer as plain Python values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

import pyoxigraph as ox

from graph_builder.errors import UsageError
from graph_builder.query.bindings import bind
from graph_builder.query.deadline import within
from graph_builder.query.guard import check_query
from graph_builder.query.saved import TABLES, SavedQuery, saved
from graph_builder.store import DEFAULT_GRAPH, Form, Quad, Rows, Term, View

Value = str | int | float | bool | Decimal | None
_XSD = "http://www.w3.org/2001/XMLSchema#"
_FORMS = {
    "integer": re.compile(r"[+-]?\d{1,400}"),
    "decimal": re.compile(r"[+-]?\d{1,400}(\.\d{1,400})?"),
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
    "boolean": re.compile(r"true|false"),
}
_AS_STORED = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " "})


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to a query.

    Attributes:
        columns: names of the columns.
        rows: values in the order of `columns`; an IRI is its text, a decimal without
            fraction an int, an unbound variable None.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def dicts(self) -> list[dict[str, Value]]:
        """One dict a row."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def run(
    view: View,
    query: SavedQuery | str,
    params: Mapping[str, str] | None = None,
    *,
    timeout_s: float | None = None,
) -> Result:
    """Answer a saved query or a text.

    Args:
        view: the graph.
        query: a saved query, or SPARQL as somebody typed it, which is checked first.
        params: values by parameter. A saved query types them; to a text they are
            strings, or IRIs where written `<…>`, put in place of `?param_NAME` or,
            failing that, of `?NAME`. They are never pasted into the text.
        timeout_s: seconds after which the query is ended, whatever it does.

    Raises:
        UsageError: no SPARQL (with the line), something we do not answer, an unknown
            parameter or a value not of its type.
        LimitError: the query is too large, or took longer than `timeout_s`.
    """
    answer = partial(_answer, view, query, params or {})
    return answer() if timeout_s is None else within(timeout_s, answer)


def select(
    view: View,
    query: SavedQuery | str,
    params: Mapping[str, str] | None = None,
    *,
    timeout_s: float | None = None,
) -> Rows:
    """The answer as terms, for those who write it in a standard format.

    Args and errors are those of `run`; all rows are there when this returns.
    """

    def answer() -> Rows:
        rows = _select(view, query, params or {})
        return replace(rows, rows=iter(tuple(rows.rows)))

    return answer() if timeout_s is None else within(timeout_s, answer)


def construct(
    view: View, query: SavedQuery | str, params: Mapping[str, str] | None = None
) -> list[Quad]:
    """The triples of a CONSTRUCT or DESCRIBE query, sorted, each once.

    Raises:
        UsageError: as for `run`, and for a query that gives no triples.
    """
    rows = _select(view, query, params or {})
    if rows.form != Form.CONSTRUCT:
        what = "gives a table, not triples"
        raise UsageError(what, where="query", hint="use CONSTRUCT or another format")
    return sorted({_triple(row) for row in rows.rows})


def _triple(row: tuple[Term | None, ...]) -> Quad:
    subject, predicate, value = map(str, row)
    return subject, predicate, value, DEFAULT_GRAPH


def tables(
    view: View, document: str | None = None
) -> dict[str, list[dict[str, Value]]]:
    """The answer tables, each a list of rows by column.

    Args:
        view: the graph.
        document: file name or SHA-256 of the one document to answer for; else all.
    """
    params = {"document": document} if document else {}
    return {name: run(view, saved(name), params).dicts() for name in TABLES}


def _answer(view: View, query: SavedQuery | str, params: Mapping[str, str]) -> Result:
    rows = _select(view, query, params)
    values = tuple(tuple(_value(term) for term in row) for row in rows.rows)
    return Result(rows.columns, values)


def _select(view: View, query: SavedQuery | str, params: Mapping[str, str]) -> Rows:
    if isinstance(query, SavedQuery):
        return view.select(bind(query.text, dict(_typed(query, params))))
    check_query(query)
    return view.select(bind(query, dict(_untyped(query, params))))


def _typed(query: SavedQuery, params: Mapping[str, str]) -> Iterator[tuple[str, Term]]:
    types = {parameter.name: parameter.type for parameter in query.parameters}
    for name, value in params.items():
        if name not in types:
            raise _unknown(name, query.name, list(types))
        yield f"param_{name}", _term(name, value, types[name])


def _untyped(text: str, params: Mapping[str, str]) -> Iterator[tuple[str, Term]]:
    variables = sorted(set(re.findall(r"[?$](\w+)", text)))
    for name, value in params.items():
        variable = next((v for v in (f"param_{name}", name) if v in variables), None)
        if variable is None:
            raise _unknown(name, "query", variables)
        iri = value.startswith("<") and value.endswith(">")
        term = _term(name, value[1:-1], "iri") if iri else ox.Literal(value)
        yield variable, term


def _unknown(name: str, where: str, known: list[str]) -> UsageError:
    hint = f"it has {', '.join(known)}" if known else "it has none"
    return UsageError(f"has no parameter {name!r}", where=where, hint=hint)


def _term(name: str, value: str, kind: str) -> Term:
    if kind in _FORMS and not _FORMS[kind].fullmatch(value):
        msg = f"{value!r} is no {kind}"
        raise UsageError(msg, where=f"parameter {name}")
    try:
        if kind == "iri":
            return ox.NamedNode(value)
        folded = value.translate(_AS_STORED)
        return ox.Literal(folded, datatype=ox.NamedNode(_XSD + kind))
    except ValueError as error:
        raise UsageError(str(error), where=f"parameter {name}") from error


def _value(term: Term | None) -> Value:
    if isinstance(term, ox.Literal):
        return _literal(term)
    if isinstance(term, ox.NamedNode):
        return term.value
    return None if term is None else str(term)


def _literal(literal: ox.Literal) -> Value:
    read = _READERS.get(literal.datatype.value, str)
    try:
        return read(literal.value)
    except (ValueError, ArithmeticError):
        return literal.value  # an ill-formed literal is shown as it is written


def _decimal(text: str) -> int | Decimal:
    number = Decimal(text)
    return int(number) if number == number.to_integral_value() else number


_READERS: dict[str, Callable[[str], Value]] = {
    _XSD + "integer": int,
    _XSD + "int": int,
    _XSD + "long": int,
    _XSD + "nonNegativeInteger": int,
    _XSD + "positiveInteger": int,
    _XSD + "decimal": _decimal,
    _XSD + "double": float,
    _XSD + "float": float,
    _XSD + "boolean": ("true", "1").__contains__,
}
