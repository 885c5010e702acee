"""What is held of documents: the things of all of them, found by identifier.

A store answers from its tables, a build of one file from memory; both give the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol

from graph_builder.model import Account, Entity
from graph_builder.reconcile.blocking import block_keys
from graph_builder.reconcile.union import united


class Holdings(Protocol):
    """The things of all documents, found by identifier and by key."""

    def things(self) -> Iterable[str]:
        """The identifiers of all things, in any order."""

    def told(self, thing: str) -> Sequence[Entity]:
        """A thing as each document that names it describes it, in any order."""

    def keys(self, thing: str) -> Iterable[str]:
        """The keys a thing was filed under last, before what touched it; or none."""

    def near(self, keys: Iterable[str]) -> Iterable[str]:
        """The things filed under one of these keys, in any order."""

    def file(self, thing: str, keys: Iterable[str]) -> None:
        """File a thing under these keys and no others; without keys, nowhere."""


class Held:
    """Holdings in memory."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        self._told: dict[str, list[Entity]] = defaultdict(list)
        self._keys: dict[str, frozenset[str]] = {}
        self._blocks: dict[str, set[str]] = defaultdict(set)
        for account in accounts:
            for identifier, entity in account.things.items():
                self._told[identifier].append(entity)
        for identifier, told in self._told.items():
            self.file(identifier, block_keys(united(told)))

    def things(self) -> Iterable[str]:
        """The identifiers of all things, in any order."""
        return self._told

    def told(self, thing: str) -> Sequence[Entity]:
        """A thing as each document that names it describes it, in any order."""
        return self._told.get(thing, ())

    def keys(self, thing: str) -> Iterable[str]:
        """The keys a thing is filed under, or none."""
        return self._keys.get(thing, frozenset())

    def near(self, keys: Iterable[str]) -> Iterable[str]:
        """The things filed under one of these keys, in any order."""
        return {thing for key in keys for thing in self._blocks.get(key, ())}

    def file(self, thing: str, keys: Iterable[str]) -> None:
        """File a thing under these keys and no others; without keys, nowhere."""
        for key in self._keys.pop(thing, frozenset()):
            self._blocks[key].discard(thing)
        if filed := frozenset(keys):
            self._keys[thing] = filed
        for key in filed:
            self._blocks[key].add(thing)
