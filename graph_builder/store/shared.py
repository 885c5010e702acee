"""What the documents of a store say together, and what of it must be settled again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph_builder.model import Entity, Telling, codec
from graph_builder.store.database import Database, deflated, inflated, sha256

_KEYS = "SELECT key FROM block WHERE id = ?"
_NEAR = "SELECT id FROM block WHERE key = ?"


class Shared:
    """The parts of the graphs that hang on several documents; see `reconcile`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._run = database.connection.execute

    @property
    def sealed(self) -> str:
        """The state of all documents for which the parts were made; "" if outdated."""
        return self._database.about("sealed")

    def touched(self) -> list[str]:
        """The things whose description may be out of date."""
        return [thing for (thing,) in self._run("SELECT id FROM touched ORDER BY id")]

    def under(self, rulings: str) -> None:
        """Say which rulings hold; under others than before, everything is touched."""
        if self._database.about("rulings") != rulings:
            self._run("INSERT OR IGNORE INTO touched SELECT DISTINCT id FROM thing")
            self._database.set_about("rulings", rulings)
            self._database.set_about("sealed", "")

    def things(self) -> Iterable[str]:
        """The identifiers of all things."""
        return (thing for (thing,) in self._run("SELECT DISTINCT id FROM thing"))

    def told(self, thing: str) -> Sequence[Entity]:
        """A thing as each document that names it describes it."""
        rows = self._run(  # most describe it alike
            "SELECT entity, count(*) FROM thing WHERE id = ? GROUP BY entity", (thing,)
        )
        return [e for entity, times in rows for e in [codec.loads(entity)] * times]

    def keys(self, thing: str) -> list[str]:
        """The keys a thing was filed under last."""
        return [key for (key,) in self._run(_KEYS, (thing,))]

    def near(self, keys: Iterable[str]) -> set[str]:
        """The things filed under one of these keys."""
        return {thing for key in keys for (thing,) in self._run(_NEAR, (key,))}

    def file(self, thing: str, keys: Iterable[str]) -> None:
        """File a thing under these keys and no others."""
        self._run("DELETE FROM block WHERE id = ?", (thing,))
        for key in sorted(keys):
            self._run("INSERT INTO block VALUES (?, ?)", (key, thing))

    def stirred(self) -> list[str]:
        """The topics of which the contradictions may be out of date."""
        return [one for (one,) in self._run("SELECT topic FROM stirred ORDER BY topic")]

    def tellings(self, topic: str) -> Sequence[Telling]:
        """What the documents shown say on a topic."""
        rows = self._run("SELECT said FROM telling WHERE topic = ?", (topic,))
        return [codec.loads(said) for (said,) in rows]

    def canonical(self) -> dict[str, str]:
        """The things that go by the identifier of another, and which."""
        return dict(self._run("SELECT id, canonical FROM same").fetchall())

    def rename(self, names: Mapping[str, str]) -> None:
        """Say by which identifiers things go now; what hangs on them is stirred."""
        for thing, canonical in names.items():
            self._run("DELETE FROM same WHERE id = ?", (thing,))
            if canonical != thing:
                self._run("INSERT INTO same VALUES (?, ?)", (thing, canonical))
            self._run(
                "INSERT OR IGNORE INTO stirred"
                " SELECT topic FROM about_thing WHERE thing = ?",
                (thing,),
            )

    def members(self, canonical: str) -> list[str]:
        """The things that go by an identifier."""
        query = "SELECT id FROM same WHERE canonical = ? ORDER BY id"
        return [canonical, *(one for (one,) in self._run(query, (canonical,)))]

    def graphs(self) -> Iterator[str]:
        """The parts as sorted N-Quads, by their name."""
        rows = self._run("SELECT quads FROM shared ORDER BY part")
        return (inflated(quads) for (quads,) in rows)

    def replace(self, parts: Mapping[str, str]) -> None:
        """Put parts in place of those of the same name; an empty one is forgotten."""
        for part, quads in parts.items():
            self._forget(part)
            if quads:
                row = (part, 0, quads.count("\n"), sha256(quads), deflated(quads))
                self._run("INSERT INTO shared VALUES (?, ?, ?, ?, ?)", row)
                self._database.count(quads, 1)

    def _forget(self, part: str) -> None:
        found = self._run(
            "SELECT indexed, quads FROM shared WHERE part = ?", (part,)
        ).fetchone()
        if found:
            indexed, quads = found
            if indexed:
                self._run("INSERT OR IGNORE INTO stale VALUES (?, ?)", (part, quads))
            self._database.count(inflated(quads), -1)
            self._run("DELETE FROM shared WHERE part = ?", (part,))

    def documents(self) -> list[str]:
        """The documents shown, by the end of their IRIs."""
        rows = self._run("SELECT document FROM reading WHERE shown ORDER BY document")
        return [document for (document,) in rows]

    def copies(self) -> int:
        """How many sources have the text of a document shown."""
        found = self._run("SELECT count(*) FROM reading WHERE NOT shown").fetchone()
        return int(found[0])

    def classes(self) -> dict[str, int]:
        """How many nodes each class of ours has."""
        rows = self._run("SELECT name, nodes FROM class WHERE nodes > 0 ORDER BY name")
        return dict(rows.fetchall())

    def count(self) -> int:
        """How many quads the graphs have, document by document and shared."""
        told, shared = (
            self._run(f"SELECT coalesce(sum(count), 0) FROM {table}").fetchone()[0]  # noqa: S608 - our own names
            for table in ("reading WHERE shown", "shared")
        )
        return int(told) + int(shared)

    def seal(self) -> str:
        """Say that all parts are made for the documents as they are; their state."""
        rows = self._run(
            "SELECT document, sha256 FROM reading WHERE shown"
            " UNION ALL SELECT part, sha256 FROM shared ORDER BY 1, 2"
        )
        state = sha256("".join(f"{part} {found}\n" for part, found in rows))
        self._run("DELETE FROM touched")
        self._run("DELETE FROM stirred")
        self._database.set_about("sealed", state)
        return state
