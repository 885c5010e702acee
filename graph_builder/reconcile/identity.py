"""Which identifiers are one thing, and how that thing is described."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph_builder.model import Entity
from graph_builder.reconcile.holdings import Holdings
from graph_builder.reconcile.union import united


@dataclass(frozen=True, slots=True)
class Settled:
    """One thing: the identifier it goes by, and what it is called everywhere."""

    identifier: str
    entity: Entity


def settle(holdings: Holdings, touched: Iterable[str]) -> Iterator[Settled]:
    """What the touched things are, those that no document names any more left out.

    Args:
        holdings: all that is held.
        touched: identifiers of things whose description may have changed.
    """
    for identifier in sorted(set(touched)):
        told = holdings.told(identifier)
        if told:
            yield Settled(identifier, united(told))
