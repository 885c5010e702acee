"""Graph → report: SHACL, and the only door to pyshacl.

Our shapes are tried by a plan of our own; pyshacl is the reference, and judges what may
be malformed and the shapes of others. It and rdflib take most of a second to import, so
that happens when they are needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from graph_builder.errors import OntologyError
from graph_builder.validate import plan, planning
from graph_builder.validate.documents import Triple, by_document
from graph_builder.validate.report import Report, Result, Severity, rank, together
from graph_builder.validate.triples import Triples
from graph_builder.vocabulary import Quad

if TYPE_CHECKING:
    import pyoxigraph as ox
    from rdflib import Graph

    from graph_builder.validate.graphs import DocumentGraph

__all__ = ["Engine", "Report", "Result", "Severity", "rank", "together", "validate"]


class Engine(StrEnum):
    """What tries our own shapes."""

    PLAN = "plan"
    PYSHACL = "pyshacl"


def validate(
    quads: Iterable[Quad | ox.Quad],
    shapes: Sequence[Path] | None = None,
    *,
    engine: Engine = Engine.PLAN,
) -> Report:
    """Judge a graph, document by document.

    Args:
        quads: the graph, as `assemble` made it or as a store gives it.
        shapes: files of shapes to use instead of ours; pyshacl tries those.
        engine: what tries our own shapes. The plan tells what pyshacl tells, and asks
            it about every document in which something may be malformed.

    Raises:
        OntologyError: the shapes cannot be used: none there, unreadable, ill-formed.
    """
    if shapes is None and engine is Engine.PLAN:
        parts = by_document(quads, planning.single())
        found = {result for part in parts for result in _planned(part)}
        return Report(tuple(sorted(found, key=rank)))
    from graph_builder.validate import shapes as sources  # noqa: PLC0415 - imports rdflib

    wanted = sources.ours() if shapes is None else sources.read(shapes)
    notes = () if shapes is None else sources.odd_targets(wanted)
    parts = by_document(quads, sources.single(wanted))
    found = {result for part in parts for result in _referred(part, wanted)}
    return Report(tuple(sorted(found, key=rank)), notes)


def _planned(part: Sequence[Triple]) -> Iterable[Result]:
    try:
        return plan.judge(Triples(part))
    except plan.DoubtError:
        from graph_builder.validate import shapes  # noqa: PLC0415 - imports rdflib

        return _referred(part, shapes.ours())


def _referred(part: Sequence[Triple], shapes: Graph) -> Iterable[Result]:
    from graph_builder.validate.graphs import DocumentGraph  # noqa: PLC0415 - see above

    return _judge(DocumentGraph(Triples(part)), shapes)


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
    return findings(report, graph.told, shapes)
