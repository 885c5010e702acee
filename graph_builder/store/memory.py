"""Quads in memory, queried by Oxigraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

import pyoxigraph as ox

from graph_builder.errors import InternalError, UsageError
from graph_builder.sameness import canonical, unified
from graph_builder.store.base import Form, Rows
from graph_builder.vocabulary import Quad

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_CLAUSES = 6


class MemoryView:
    """A fixed set of quads and an engine over it, loaded at the first query.

    Named graphs are as told; in the default graph, which is their merge, each thing
    goes by one IRI, whatever documents call it.

    Args:
        quads: what the view shows; duplicates count once.
    """

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._quads = frozenset(quads)

    @cached_property
    def _engine(self) -> ox.Store:
        # Oxigraph's own union of graphs gives a triple once per graph, which makes
        # sums wrong: the merge is made here, in the default graph.
        names = canonical(self._quads)
        one = filter(None, (unified(quad[:3], names) for quad in self._quads))
        merged = {f"{s} {p} {o} .\n" for s, p, o in one}
        named = {f"{s} {p} {o} {g} .\n" for s, p, o, g in self._quads if g}
        engine = ox.Store()
        engine.load("".join((*merged, *named)), format=ox.RdfFormat.N_QUADS)
        return engine

    def select(self, query: str) -> Rows:
        """Answer a SPARQL 1.1 query; see `View.select`."""
        return answer(self._engine, query)

    def quads(self) -> Iterator[Quad]:
        """Every quad, in no particular order."""
        return iter(self._quads)

    def __len__(self) -> int:
        return len(self._quads)


class MemoryStore:
    """Named graphs in memory, gone with the process."""

    def __init__(self) -> None:
        self._graphs: dict[str, frozenset[Quad]] = {}

    def view(self) -> MemoryView:
        """The quads as they stand now."""
        return MemoryView(quad for graph in self._graphs.values() for quad in graph)

    def writer(self) -> MemoryWriter:
        """The write side of this store."""
        return MemoryWriter(self._graphs)


class MemoryWriter:
    """Replaces and drops whole graphs of a `MemoryStore`."""

    def __init__(self, graphs: dict[str, frozenset[Quad]]) -> None:
        self._graphs = graphs

    def replace(self, graph: str, quads: Iterable[Quad]) -> None:
        """Put these quads in place of what `graph` held.

        Raises:
            InternalError: a quad belongs to another graph; nothing is changed then.
        """
        new = frozenset(quads)
        if stray := next((q for q in new if q[3] != graph), None):
            what = f"a quad of {stray[3]} was written into {graph}"
            raise InternalError(what, where="store")
        self._graphs[graph] = new

    def drop(self, graph: str) -> None:
        """Forget a graph; one that is not there is no error."""
        self._graphs.pop(graph, None)


def answer(engine: ox.Store, query: str) -> Rows:
    """Answer a SPARQL 1.1 query from an engine; see `View.select`."""
    try:
        return _rows(engine.query(query))
    except SyntaxError as error:
        raise _syntax_error(str(error)) from error


def _rows(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Rows:
    if isinstance(found, ox.QueryBoolean):
        truth = ox.Literal(value=bool(found))
        return Rows(("answer",), iter([(truth,)]), Form.ASK)
    if isinstance(found, ox.QueryTriples):
        triples = ((t.subject, t.predicate, t.object) for t in found)
        return Rows(("subject", "predicate", "object"), triples, Form.CONSTRUCT)
    columns = tuple(variable.value for variable in found.variables)
    return Rows(columns, (tuple(solution) for solution in found))


def _syntax_error(message: str) -> UsageError:
    """Oxigraph's message, which lists every token it would have liked, made short."""
    found = _PLACE.match(message)
    if not found:
        return UsageError(f"not a SPARQL query: {message}", where="query")
    line, column, detail = found.groups()
    expected = detail.removeprefix("expected one of ").split(", ")
    if len(expected) > _CLAUSES:
        detail = "expected one of " + ", ".join(expected[:_CLAUSES]) + "…"
    return UsageError(
        f"not a SPARQL query: {detail}",
        where=f"query, line {line}, column {column}",
        hint="the saved queries are listed by `query --list`",
    )
