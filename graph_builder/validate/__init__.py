"""Graph → report: SHACL, and the only door to pyshacl.

pyshacl and rdflib take most of a second to import, so that happens at the first call.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from graph_builder.errors import OntologyError
from graph_builder.validate.report import Report, Result, Severity, rank, together
from graph_builder.vocabulary import Quad

if TYPE_CHECKING:
    import pyoxigraph as ox
    from rdflib import Graph

    from graph_builder.validate.graphs import DocumentGraph

__all__ = ["Report", "Result", "Severity", "rank", "together", "validate"]


def validate(
    quads: Iterable[Quad | ox.Quad], shapes: Sequence[Path] | None = None
) -> Report:
    """Judge a graph, document by document.

    Args:
        quads: the graph, as `assemble` made it or as a store gives it.
        shapes: files of shapes to use instead of ours.

    Raises:
        OntologyError: the shapes cannot be used: none there, unreadable, ill-formed.
    """
    from graph_builder.validate import graphs  # noqa: PLC0415 - imports rdflib
    from graph_builder.validate import shapes as sources  # noqa: PLC0415

    wanted = sources.ours() if shapes is None else sources.read(shapes)
    notes = () if shapes is None else sources.odd_targets(wanted)
    results: set[Result] = set()
    for graph in graphs.by_document(quads, sources.single(wanted)):
        results.update(_judge(graph, wanted))
    return Report(tuple(sorted(results, key=rank)), notes)


def _judge(graph: DocumentGraph, shapes: Graph) -> Iterable[Result]:
    import pyshacl  # noqa: PLC0415 - see above
    from pyshacl.errors import ReportableRuntimeError  # noqa: PLC0415

    from graph_builder.validate.findings import findings  # noqa: PLC0415

    try:
        _, report, words = pyshacl.validate(graph, shacl_graph=shapes, inplace=True)
    except (ReportableRuntimeError, SyntaxError, ValueError, re.error) as error:
        message = f"the shapes are ill-formed: {error}"
        raise OntologyError(message, hint="see the SHACL specification") from error
    if isinstance(report, Exception):  # how pyshacl tells of SERVICE and the like
        message = f"the shapes cannot be tried: {' '.join(str(words).split())}"
        raise OntologyError(message, hint="leave such constraints out")
    return findings(report, graph, shapes)
