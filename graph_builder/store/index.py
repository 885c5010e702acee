"""The index of a store folder: Oxigraph on disk, one folder a state.

Queries read the last finished one. The next is a copy of hard links to which only what
changed is written, so nobody who reads is kept waiting or sees half of it.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from graph_builder.store.base import Rows, spelt
from graph_builder.store.database import Database, inflated, lines
from graph_builder.store.memory import answer
from graph_builder.vocabulary import Quad

_PREFIX = "index-"
_BATCH = 20_000  # quads a transaction


class Index:
    """One state of the index, for reading."""

    def __init__(self, path: Path) -> None:
        self._store = ox.Store.read_only(str(path))

    def select(self, query: str) -> Rows:
        """Answer a SPARQL 1.1 query; see `View.select`."""
        return answer(self._store, query)

    def quads(self) -> Iterator[Quad]:
        """Every quad of a named graph, in no particular order."""
        for quad in self._store.quads_for_pattern(None, None, None, None):
            if quad.graph_name != ox.DefaultGraph():
                yield spelt(quad)


def name(state: str) -> str:
    """What the index of a sealed state is called."""
    return f"{_PREFIX}{state[:16]}"


def current(database: Database, folder: Path) -> Path | None:
    """The index that queries read, None where there is none yet."""
    known = database.about("index")
    path = folder / known
    return path if known and path.is_dir() else None


def renew(database: Database, folder: Path) -> None:
    """Make the index of the state that was sealed last, unless it is there."""
    state, old = database.about("sealed"), current(database, folder)
    path = folder / name(state)
    if old == path:
        return
    shutil.rmtree(path, ignore_errors=True)
    if old is None:
        _from_scratch(database, path)
    else:
        _from_former(database, old, path)
    with database.transaction():
        database.set_about("index", path.name)
        for table, where in (("reading", " WHERE shown"), ("shared", "")):
            database.connection.execute(
                f"UPDATE {table} SET indexed = 1{where}"  # noqa: S608 - our own names
            )
        database.connection.execute("DELETE FROM stale")
    _tidy(folder, {path, old})


def _tidy(folder: Path, kept: set[Path | None]) -> None:
    """Remove older states; the last but one may still be read."""
    for path in folder.glob(f"{_PREFIX}*"):
        if path not in kept:
            shutil.rmtree(path, ignore_errors=True)


def _from_scratch(database: Database, path: Path) -> None:
    store = ox.Store(str(path))
    with tempfile.TemporaryFile(dir=path.parent) as file:
        for quads in _all(database):
            file.write(quads.encode())
            file.write(merged(quads).encode())
        file.seek(0)
        store.bulk_load(file, format=ox.RdfFormat.N_QUADS)
    store.flush()


def _from_former(database: Database, old: Path, path: Path) -> None:
    ox.Store.read_only(str(old)).backup(str(path))
    store = ox.Store(str(path))
    for quads in _stale(database):
        _retract(store, quads)
    for quads in _fresh(database):
        store.load(quads.encode(), format=ox.RdfFormat.N_QUADS)
        store.load(merged(quads).encode(), format=ox.RdfFormat.N_QUADS)
    store.flush()


def merged(quads: str) -> str:
    """N-Quads without their graphs."""
    return "".join(f"{line[: line.rindex(' <')]} .\n" for line in lines(quads))


def _retract(store: ox.Store, quads: str) -> None:
    """Take quads out, and out of the merge what no other graph says."""
    gone = list(ox.parse(quads.encode(), format=ox.RdfFormat.N_QUADS))
    for quad in gone:
        store.remove(quad)
    for quad in gone:
        triple = (quad.subject, quad.predicate, quad.object)
        others = store.quads_for_pattern(*triple, None)
        if all(other.graph_name == ox.DefaultGraph() for other in others):
            store.remove(ox.Quad(*triple))


def _all(database: Database) -> Iterator[str]:
    yield from _texts(
        database, "SELECT quads FROM content JOIN reading USING (source) WHERE shown"
    )
    yield from _texts(database, "SELECT quads FROM shared")


def _fresh(database: Database) -> Iterator[str]:
    yield from _texts(
        database,
        "SELECT quads FROM content JOIN reading USING (source)"
        " WHERE shown AND NOT indexed",
    )
    yield from _texts(database, "SELECT quads FROM shared WHERE NOT indexed")


def _stale(database: Database) -> Iterator[str]:
    yield from _texts(database, "SELECT quads FROM stale")


def _texts(database: Database, query: str) -> Iterator[str]:
    return (inflated(quads) for (quads,) in database.connection.execute(query))
