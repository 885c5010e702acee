"""Two graphs → an RDF patch: the quads to take out and to put in.

The format is that of https://afs.github.io/rdf-patch/, which Jena applies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph_builder.vocabulary import Quad


def patch(before: Iterable[Quad], after: Iterable[Quad]) -> str:
    """The patch that makes the second graph of the first; "" if they are the same."""
    old, new = set(before), set(after)
    rows = [*_rows("D", old - new), *_rows("A", new - old)]
    return "".join(("TX .\n", *rows, "TC .\n")) if rows else ""


def _rows(action: str, quads: Iterable[Quad]) -> Iterator[str]:
    for quad in sorted(quads):
        yield f"{action} {' '.join(term for term in quad if term)} .\n"
