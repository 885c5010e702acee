"""Two values of one award: the first answers, the other is told as contradicted.

Neither is preferred for being true: the discrepancy shows both. But an award is paid
once, so that one of them has to answer who gets how much.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph_builder.model import (
    Award,
    Discrepancy,
    DiscrepancyKind,
    Fact,
    Factuality,
)


def settled(facts: Sequence[Fact], found: Sequence[Fact]) -> list[Fact]:
    """The facts, the second of two awards that contradict each other marked so.

    Args:
        facts: what a document says.
        found: what its checks found; a value conflict holds the words of both awards.
    """
    later = {id(award) for award in _later(facts, found)}
    if not later:
        return list(facts)
    return [
        replace(fact, factuality=Factuality.CONTRADICTED) if id(fact) in later else fact
        for fact in facts
    ]


def _later(facts: Sequence[Fact], found: Sequence[Fact]) -> Iterator[Award]:
    for conflict in found:
        if not isinstance(conflict, Discrepancy):
            continue
        if conflict.kind is DiscrepancyKind.VALUE_CONFLICT:
            rivals = _rivals(facts, conflict)
            yield from rivals[1:]


def _rivals(facts: Sequence[Fact], conflict: Discrepancy) -> list[Award]:
    """The awards of one thing told with the values of a conflict, text order."""
    told = [
        fact
        for fact in facts
        if isinstance(fact, Award)
        and fact.amount.text in conflict.values
        and conflict.subject in {n.label for n in (fact.project, fact.recipient) if n}
        and set(fact.evidence) <= set(conflict.evidence)
    ]
    return sorted(told, key=lambda award: award.evidence)
