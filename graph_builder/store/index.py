"""The index of a store folder: Oxigraph on disk, one folder a state.

Queries read the last finished one. The next is a copy of hard links to which only what
changed is written, so nobody who reads is kept waiting or sees half of it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox

from graph_builder.sameness import canonical, unified
from graph_builder.store.base import Rows, spelt
from graph_builder.store.database import Database, inflated, lines
from graph_builder.store.memory import answer
from graph_builder.store.merging import Change
from graph_builder.vocabulary import OWL, Quad, Triple

_PREFIX = "index-"
_CHUNK = 15_000_000  # characters loaded at once, some 100,000 quads
_FEW = 20_000  # quads that one transaction takes well


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
    load(store, _all(database), canonical(_same(database)))
    store.flush()


def _from_former(database: Database, old: Path, path: Path) -> None:
    ox.Store.read_only(str(old)).backup(str(path))
    store = ox.Store(str(path))
    names = canonical(_same(database))
    change = Change(store)
    for quads in _stale(database):
        change.retract(quads)
    load(store, _fresh(database), names)
    change.merge(names)
    store.flush()


def load(store: ox.Store, texts: Iterable[str], names: Mapping[str, str]) -> None:
    """Put graphs in, and their triples into the merge.

    Loading in bulk writes files of its own, which is worth it for many quads; all at
    once it would take a kilobyte of memory a quad.
    """
    for chunk in _chunks(texts, names):
        many = chunk.count("\n") > _FEW
        put = store.bulk_load if many else store.load
        put(chunk.encode(), format=ox.RdfFormat.N_QUADS)


def _chunks(texts: Iterable[str], names: Mapping[str, str]) -> Iterator[str]:
    held: list[str] = []
    size = 0
    for text in texts:
        held += [text, merged(text, names)]
        size += len(text)
        if size > _CHUNK:
            yield "".join(held)
            held, size = [], 0
    yield "".join(held)


def merged(quads: str, names: Mapping[str, str]) -> str:
    """N-Quads as their merge has them: without graphs, each thing under one term."""
    told = (_triple(line) for line in lines(quads))
    one = filter(None, (unified(triple, names) for triple in told))
    return "".join(f"{s} {p} {o} .\n" for s, p, o in one)


def _triple(line: str) -> Triple:
    subject, predicate, rest = line.split(" ", 2)
    return subject, predicate, rest[: rest.rindex(" <")]


def _same(database: Database) -> Iterator[Quad]:
    """What the documents together say of which identifiers are one thing."""
    for quads in _texts(database, "SELECT quads FROM shared WHERE part LIKE 'entit%'"):
        for line in lines(quads):
            if OWL.sameAs in line:
                yield (*_triple(line), line[line.rindex(" <") + 1 : -2])


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
