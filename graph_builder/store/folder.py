"""A store folder: the ledger of what documents say, and the index that answers queries.

with FolderWriter(Path("kg")) as writer:
with writer.transaction():
writer.ledger.put(row)
writer.seal(parts)
open_folder(Path("kg")).select("SELECT * { ?s ?p ?o }")
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from graph_builder.errors import InputError, LimitError
from graph_builder.store import index
from graph_builder.store.base import Rows
from graph_builder.store.database import Database, lines
from graph_builder.store.ledger import Ledger
from graph_builder.store.memory import MemoryView
from graph_builder.store.shared import Shared
from graph_builder.vocabulary import Quad

LEDGER = "documents.sqlite"
_LOCK = "lock.sqlite"
_IDENTITY = "identity.toml"  # rulings, which people put there
_OURS = (LEDGER, f"{LEDGER}-wal", f"{LEDGER}-shm", _LOCK, f"{_LOCK}-journal", _IDENTITY)


def is_folder_store(path: Path) -> bool:
    """Whether a store was made there."""
    return (path / LEDGER).is_file()


class FolderView:
    """The read side of a store folder: the state of the last finished build.

    Of a store whose first build has not finished, it shows the documents that are
    there, without what they say together.

    Attributes:
        finished: whether a build has finished.
        behind: whether documents were written since that are not shown yet.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._database = Database(path / LEDGER)
        found = index.current(self._database, path)
        self._index = index.Index(found) if found else None
        self.finished = found is not None
        state = self._database.about("sealed")
        self.behind = found is not None and found.name != index.name(state)

    def select(self, query: str) -> Rows:
        """Answer a SPARQL 1.1 query; see `View.select`."""
        return (self._index or self._documents).select(query)

    def quads(self) -> Iterator[Quad]:
        """Every quad, in no particular order."""
        if self._index and self.behind:
            yield from self._index.quads()
            return
        with self._database.snapshot():
            yield from self._kept()

    @cached_property
    def _documents(self) -> MemoryView:
        return MemoryView(self.quads())

    def _kept(self) -> Iterator[Quad]:
        """The quads of the ledger, and the shared ones if they are up to date."""
        shared = Shared(self._database)
        for text in Ledger(self._database).graphs():
            yield from read_nquads(text)
        if shared.sealed:
            for text in shared.graphs():
                yield from read_nquads(text)


def read_nquads(quads: str) -> Iterator[Quad]:
    """The quads of our own N-Quads, which have no blank nodes and one blank apart."""
    for line in lines(quads):
        subject, predicate, rest = line.split(" ", 2)
        value, graph, _ = rest.rsplit(" ", 2)
        yield subject, predicate, value, graph


def open_folder(path: Path) -> FolderView:
    """The view of a store folder.

    Raises:
        InputError: no store was made there, or it cannot be read.
    """
    if not is_folder_store(path):
        what = "is a folder in which no store was made"
        hint = "make one: graph-builder build SRC -o FOLDER"
        raise InputError(what, where=str(path), hint=hint)
    return FolderView(path)


class FolderWriter:
    """The write side of a store folder; there is one at a time.

    Args:
        path: the folder, made where it is missing.

    Raises:
        InputError: the folder holds other things, or cannot be written.
        LimitError: another build is writing to it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        _made(path)
        self._lock = _locked(path / _LOCK)
        self._database = Database(path / LEDGER, write=True)
        self.ledger = Ledger(self._database)
        self.shared = Shared(self._database)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._database.close()
        self._lock.close()

    def transaction(self) -> AbstractContextManager[None]:
        """What is written within is written as a whole or not at all."""
        return self._database.transaction()

    def seal(self, settle: Callable[[Shared], None]) -> str:
        """Put what documents say together beside them, and make the index anew.

        Args:
            settle: replaces the parts that changed.

        Returns:
            The state that is sealed: equal for stores of equal graphs.
        """
        if not self.shared.sealed:
            with self.transaction():
                settle(self.shared)
                self.shared.seal()
        index.renew(self._database, self._path)
        return self.shared.sealed

    def about(self, key: str) -> str:
        """What the store says of itself, "" where it does not."""
        return self._database.about(key)

    def set_about(self, key: str, value: str) -> None:
        """Say something of the store, within a transaction."""
        self._database.set_about(key, value)


def _made(path: Path) -> None:
    """Make the folder; one that holds other things is left alone."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        others = [one.name for one in path.iterdir()]
    except OSError as error:
        what = f"cannot be made: {error.strerror or error}"
        hint = "check that the place is there and writable"
        raise InputError(what, where=str(path), hint=hint) from error
    if others and not is_folder_store(path) and not set(others) <= set(_OURS):
        what = "is a folder with other things in it"
        hint = "name an empty folder, a new one or a store"
        raise InputError(what, where=str(path), hint=hint)


def _locked(path: Path) -> sqlite3.Connection:
    """A lock that ends with the process, however it ends."""
    lock = sqlite3.connect(path, isolation_level=None, timeout=0)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        lock.close()
        what = "another build is writing to this store"
        hint = "wait until it ends, or name another folder"
        raise LimitError(what, where=str(path.parent), hint=hint) from error
    return lock
