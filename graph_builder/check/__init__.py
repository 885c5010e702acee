"""Facts → arithmetic checks of a document against itself, and its contradictions.

Precision first: a discrepancy that is none costs more trust than one that is missed,
so every rule names what makes it stay silent, and `cannot-tell` is a verdict.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph_builder.check import (
    conflicts,
    counts,
    parts,
    rows,
    tallies,
    totals,
    variants,
)
from graph_builder.check.page import Page
from graph_builder.check.settling import settled
from graph_builder.model import (
    Check,
    Discrepancy,
    Document,
    Envelope,
    Fact,
    Factuality,
    Verdict,
)

__all__ = ["check", "settled"]

_VOUCHED = {Factuality.ASSERTED, Factuality.QUOTED}
_SIGNS = re.compile("[≠≈<]")
_SUMS = (totals.checks, rows.checks, parts.checks, counts.checks)
_CONTRADICTIONS = (
    conflicts.conflicts,
    tallies.conflicts,
    variants.variants,
    variants.carriers,
)


def check(facts: Sequence[Fact], document: Document) -> list[Fact]:
    """The checks and discrepancies that follow from the facts of one document.

    Args:
        facts: what the document says; denied and conditional facts are left aside.
        document: the text that the facts' evidence refers to.

    Returns:
        New facts only, `Check` before `Discrepancy`, each in text order.
    """
    vouched = [f for f in facts if f.factuality in _VOUCHED and f.evidence]
    page = Page(document)
    made: list[Check] = []
    found: list[Discrepancy] = []
    for sums in _SUMS:
        checks, failures = sums(vouched, page)
        made += checks
        found += failures
    for contradictions in _CONTRADICTIONS:
        found += contradictions(vouched, page)
    return [*_ordered(made), *_once(found)]


def _ordered(made: Iterable[Check]) -> list[Check]:
    """Checks in text order; one sum found by its call and in its table is told once."""
    told: dict[object, Check] = {}
    for one in made:
        added = tuple(id(f) for f in one.inputs if not isinstance(f, Envelope))
        told.setdefault((one.kind, one.expression, added), _verdict_told(one))
    return sorted(told.values(), key=lambda c: (c.evidence, c.kind, c.expression))


def _verdict_told(check: Check) -> Check:
    """A check that cannot tell finds nothing, and asks: «5 ? 9»."""
    if check.verdict is not Verdict.CANNOT_TELL:
        return check
    return replace(check, found=None, expression=_SIGNS.sub("?", check.expression))


def _once(found: Iterable[Discrepancy]) -> list[Discrepancy]:
    """Discrepancies in text order; the same values of one kind are told once."""
    told: dict[object, Discrepancy] = {}
    for one in found:
        told.setdefault((one.kind, frozenset(one.values)), one)
    return sorted(told.values(), key=lambda d: (d.evidence, d.kind, d.values))
