"""Who carries a project: «porté par», «que coordonne», «chef de file», «PRJ (X)»."""

from __future__ import annotations

from graph_builder.extract.carried import (
    carried_by,
    carrying,
    entrusted,
    related,
    under,
)
from graph_builder.extract.carriers import Carrier
from graph_builder.extract.clauses import Telling
from graph_builder.extract.heads import heads
from graph_builder.extract.infinitives import undertaking
from graph_builder.extract.owners import beside, brackets, enumerated, winners


def carriers(telling: Telling) -> list[Carrier]:
    """All leads one sentence tells, in the order of the rules."""
    found: list[Carrier] = []
    for rule in _RULES:
        found.extend(rule(telling))
    return found


_RULES = (
    carried_by,
    entrusted,
    under,
    carrying,
    undertaking,
    heads,
    brackets,
    enumerated,
    beside,
    winners,
    related,
)
