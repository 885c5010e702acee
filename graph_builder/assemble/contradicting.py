"""The graph of contradictions: facts of different documents that cannot both be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph_builder.assemble import terms
from graph_builder.assemble.naming import checked_base
from graph_builder.assemble.things import Triple, in_order
from graph_builder.model import Contradiction, DiscrepancyKind, Factuality, Telling
from graph_builder.vocabulary import FG, ID_NAMESPACE, PROV, RDF, Quad

CONTRADICTIONS = "graph/contradictions"
"""The end of the IRI of the graph of contradictions."""

_RULE = "reconcile.two-documents"
_READABLE = 40


def describe_contradictions(
    found: Iterable[Contradiction], *, base: str = ID_NAMESPACE
) -> list[Quad]:
    """The quads of the graph of contradictions, sorted.

    Args:
        found: what contradicts what.
        base: the start of the IRIs of things, facts and documents.
    """
    start = checked_base(base)
    told = (triple for one in found for triple in _contradiction(one, start))
    return [(s, p, o, f"<{start}{CONTRADICTIONS}>") for s, p, o in in_order(told)]


def _contradiction(one: Contradiction, base: str) -> Iterator[Triple]:
    node = f"<{base}{_identifier(one)}>"
    yield (node, RDF.type, FG.Discrepancy)
    yield (node, FG.kind, terms.text(DiscrepancyKind.VALUE_CONFLICT))
    yield (node, FG.subjectName, terms.text(one.subject))
    yield (node, FG.values, terms.text(" | ".join(one.values)))
    yield (node, FG.factuality, terms.text(Factuality.ASSERTED))
    yield (node, FG.confidence, terms.number(_confidence(one)))
    yield (node, FG.rule, terms.text(_RULE))
    for fact in one.facts:
        yield (node, FG.between, f"<{base}{fact}>")
    for telling in one.tellings:
        source = f"{base}{telling.origin.identifier}"
        for span in telling.said.fact.evidence:
            where = f"<{source}#char={span.start},{span.end}>"
            yield (node, PROV.wasDerivedFrom, where)


def _identifier(one: Contradiction) -> str:
    """Of both facts: a contradiction is the same whichever of them came first."""
    readable = terms.slug(one.subject)[:_READABLE].strip("-")
    mark = terms.short_hash("|".join(sorted(one.facts)))
    return f"discrepancy/between-{readable}-{mark}"


def _confidence(one: Contradiction) -> float:
    """That of the side told less surely."""
    sides = [[t for t in one.tellings if t.identifier == fact] for fact in one.facts]
    return min(max(map(_sure, side)) for side in sides)


def _sure(telling: Telling) -> float:
    return telling.said.fact.confidence
