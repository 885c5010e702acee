"""What is held of documents: the things of all of them, found by identifier.

A store answers from its tables, a build of one file from memory; both give the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol

from graph_builder.model import Account, Entity


class Holdings(Protocol):
    """The things of all documents, found by identifier."""

    def things(self) -> Iterable[str]:
        """The identifiers of all things, in any order."""

    def told(self, thing: str) -> Sequence[Entity]:
        """A thing as each document that names it describes it, in any order."""


class Held:
    """Holdings in memory."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        self._told: dict[str, list[Entity]] = defaultdict(list)
        for account in accounts:
            for identifier, entity in account.things.items():
                self._told[identifier].append(entity)

    def things(self) -> Iterable[str]:
        """The identifiers of all things, in any order."""
        return self._told

    def told(self, thing: str) -> Sequence[Entity]:
        """A thing as each document that names it describes it, in any order."""
        return self._told.get(thing, ())
