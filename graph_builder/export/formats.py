"""The formats by the suffix of the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from graph_builder.errors import UsageError
from graph_builder.export.jsonld import jsonld
from graph_builder.export.rdfxml import rdfxml
from graph_builder.export.turtle import trig, turtle
from graph_builder.store import write_whole
from graph_builder.vocabulary import Quad


def nquads(quads: Iterable[Quad]) -> str:
    """N-Quads, one sorted line a quad."""
    lines = {
        f"{s} {p} {o} {g} .\n" if g else f"{s} {p} {o} .\n" for s, p, o, g in quads
    }
    return "".join(sorted(lines))


def ntriples(quads: Iterable[Quad]) -> str:
    """N-Triples, one sorted line a triple, whatever its graph."""
    return "".join(sorted({f"{s} {p} {o} .\n" for s, p, o, _ in quads}))


FORMATS: dict[str, Callable[[Iterable[Quad]], str]] = {
    ".ttl": turtle,
    ".trig": trig,
    ".nq": nquads,
    ".nt": ntriples,
    ".jsonld": jsonld,
    ".rdf": rdfxml,
}
"""Writers by suffix."""


def serialize(quads: Iterable[Quad], suffix: str) -> str:
    """The graph as text in the format of that suffix.

    Args:
        quads: the graph, in any order; duplicates count once.
        suffix: a key of `FORMATS`.

    Raises:
        UsageError: we do not write that format, or it cannot hold the graph.
    """
    writer = FORMATS.get(suffix.lower())
    if writer is None:
        what = f"no graph format has the suffix {suffix!r}"
        raise UsageError(what, hint=f"known are {' '.join(FORMATS)}")
    return writer(quads)


def write_graph(quads: Iterable[Quad], path: Path) -> None:
    """Write the graph to a file, whole or not at all; the format goes by its suffix.

    Raises:
        UsageError: as for `serialize`.
        InputError: the file cannot be written.
    """
    write_whole(path, serialize(quads, path.suffix).encode())
