"""Each thing under one term, as the merge of all graphs has it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph_builder.vocabulary import FG, OWL, Quad, Triple

_ENTITIES = "graph/entities>"

UNIFIED_APART = frozenset({FG.left, FG.right})
"""Properties of decisions, which speak of identifiers and not of what they mean."""


def canonical(quads: Iterable[Quad]) -> dict[str, str]:
    """By term that stands for a thing known by another, that other one.

    Args:
        quads: any; `owl:sameAs` in the graph of entities says it.
    """
    return {s: o for s, p, o, g in quads if p == OWL.sameAs and g.endswith(_ENTITIES)}


def unified(triple: Triple, names: Mapping[str, str]) -> Triple | None:
    """A triple as the merge of all graphs has it: each thing under one term.

    Args:
        triple: as told.
        names: what `canonical` gives.

    Returns:
        None for a triple that says what the names do.
    """
    subject, predicate, object_ = triple
    if not names or predicate in UNIFIED_APART:
        return triple
    if predicate == OWL.sameAs and names.get(subject) == object_:
        return None
    return names.get(subject, subject), predicate, names.get(object_, object_)
