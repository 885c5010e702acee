"""What every store offers, whatever keeps the quads.

Quads go in and out as `vocabulary.Quad`: four terms as N-Quads spells them, the graph
"" in the default graph. Answers to queries are terms of the engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import pyoxigraph as ox

from graph_builder.vocabulary import Quad

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
DEFAULT_GRAPH = ""  # how a quad of the default graph spells its fourth term


class Form(StrEnum):
    """What kind of answer a query gives."""

    SELECT = "select"
    ASK = "ask"
    CONSTRUCT = "construct"


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a query, row by row.

    Attributes:
        columns: the variables selected, without their `?`; `("answer",)` for an ASK,
            `("subject", "predicate", "object")` for CONSTRUCT and DESCRIBE.
        rows: terms in the order of `columns`, None where a variable is unbound; to be
            read once.
        form: what kind of query it was.
    """

    columns: tuple[str, ...]
    rows: Iterator[tuple[Term | None, ...]]
    form: Form = Form.SELECT


class View(Protocol):
    """The read side: one state of the graph."""

    def select(self, query: str) -> Rows:
        """Answer a SPARQL 1.1 query.

        A pattern outside GRAPH sees every triple of every graph once (their RDF merge).

        Args:
            query: the text; its author is trusted not to write SERVICE (see `query`).

        Raises:
            UsageError: the text is no SPARQL; the message has the line.
        """

    def quads(self) -> Iterator[Quad]:
        """Every quad, in no particular order."""


class Writer(Protocol):
    """The write side: whole named graphs come and go, nothing smaller."""

    def replace(self, graph: str, quads: Iterable[Quad]) -> None:
        """Put these quads in place of what `graph` (`<iri>`) held; each of `graph`."""

    def drop(self, graph: str) -> None:
        """Forget a graph; one that is not there is no error."""


class Store(Protocol):
    """A place for quads."""

    def view(self) -> View:
        """The read side; later writes do not show in it."""

    def writer(self) -> Writer:
        """The write side."""


def spelt(quad: ox.Quad) -> Quad:
    """A quad of the engine as N-Quads spells its terms."""
    named = quad.graph_name != ox.DefaultGraph()
    graph = str(quad.graph_name) if named else DEFAULT_GRAPH
    return str(quad.subject), str(quad.predicate), str(quad.object), graph
