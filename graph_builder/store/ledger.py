"""The truth of a store folder: what each document says, one transaction each.

    with database.transaction():
        ledger.put(row)

What is committed outlives any end of the process; readers see the last commit and are
never kept waiting. What hangs on several documents is in `shared`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from graph_builder.model import Account, codec, topics
from graph_builder.store.database import Database, deflated, inflated, sha256


@dataclass(frozen=True, slots=True)
class Row:
    """One source as it was read.

    Attributes:
        source: what was read; a source has one row.
        file: where it was read from, which may hold several sources.
        digest: of its text and of all else that decides what is read from it.
        document: the end of its document's IRI.
        comes: text by which sources of one text are ordered; the least is shown.
        quads: its graph as sorted N-Quads.
        account: what it says in short.
        report: what the shapes say of it, JSON.
    """

    source: str
    file: str
    digest: str
    document: str
    comes: str
    quads: str
    account: Account
    report: str


@dataclass(frozen=True, slots=True)
class _Shown:
    """What of a row is needed to show it."""

    source: str
    document: str
    quads: str
    account: Account


class Ledger:
    """What each document of a store says."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._run = database.connection.execute

    def files(self) -> dict[str, str]:
        """The digests of the files that were read to their end."""
        return dict(self._run("SELECT path, digest FROM file").fetchall())

    def read(self, file: str) -> dict[str, str]:
        """The digests of the sources read from a file."""
        rows = self._run("SELECT source, digest FROM reading WHERE file = ?", (file,))
        return dict(rows.fetchall())

    def finish(self, file: str, digest: str, sources: Collection[str]) -> None:
        """A file was read to its end; what is no longer in it is forgotten."""
        for source in self.read(file).keys() - set(sources):
            self.forget(source)
        told = (file, digest)
        self._run("INSERT OR REPLACE INTO file VALUES (?, ?)", told)

    def drop(self, file: str) -> None:
        """Forget a file and what was read from it."""
        for source in self.read(file):
            self.forget(source)
        self._run("DELETE FROM file WHERE path = ?", (file,))

    def put(self, row: Row) -> None:
        """Keep what a source says, in place of what it said before."""
        self.forget(row.source)
        told = row.quads.count("\n"), sha256(row.quads)
        self._run(
            "INSERT INTO reading VALUES (?, ?, ?, ?, ?, 0, 0, ?, ?)",
            (row.source, row.file, row.digest, row.document, row.comes, *told),
        )
        kept = map(deflated, (row.quads, codec.dumps(row.account), row.report))
        self._run("INSERT INTO content VALUES (?, ?, ?, ?)", (row.source, *kept))
        self._choose(row.document, row)

    def forget(self, source: str) -> None:
        """Forget a source; one that is not there is no error."""
        found = self._run(
            "SELECT document, shown FROM reading WHERE source = ?", (source,)
        ).fetchone()
        if found:
            document, shown = found
            if shown:
                self._hide(source, document)
            self._run("DELETE FROM reading WHERE source = ?", (source,))
            self._choose(document)

    def graphs(self) -> Iterator[str]:
        """The graphs of the documents shown, as sorted N-Quads, by document."""
        rows = self._run(
            "SELECT quads FROM reading JOIN content USING (source) WHERE shown"
            " ORDER BY document"
        )
        return (inflated(quads) for (quads,) in rows)

    def reports(self) -> Iterator[str]:
        """What the shapes say of the documents shown."""
        rows = self._run(
            "SELECT report FROM reading JOIN content USING (source) WHERE shown"
            " ORDER BY document"
        )
        return (inflated(report) for (report,) in rows)

    # --- which of several sources with one text is shown ------------------------------

    def _choose(self, document: str, fresh: Row | None = None) -> None:
        """Show the first of the sources with this text and no other."""
        rows = self._run(
            "SELECT source, shown FROM reading WHERE document = ?"
            " ORDER BY comes, source",
            (document,),
        ).fetchall()
        for source, shown in rows[1:]:
            if shown:
                self._hide(source, document)
        if rows and not rows[0][1]:
            source = rows[0][0]
            known = fresh is not None and fresh.source == source
            self._show(fresh if fresh and known else self._row(source, document))

    def _show(self, row: Row | _Shown) -> None:
        document, told = row.document, row.account
        self._run("UPDATE reading SET shown = 1 WHERE source = ?", (row.source,))
        things = ((i, document, codec.dumps(e)) for i, e in told.things.items())
        said = [(topics.spelt(t), one) for t, one in topics.tellings(told)]
        run = self._database.connection.executemany
        run("INSERT INTO thing VALUES (?, ?, ?)", things)
        run(
            "INSERT INTO telling VALUES (?, ?, ?, ?)",
            ((t, document, one.identifier, codec.dumps(one)) for t, one in said),
        )
        run(
            "INSERT OR IGNORE INTO about_thing VALUES (?, ?)",
            ((thing, t) for t, one in said for thing in one.things),
        )
        self._touch(document)
        self._database.count(row.quads, 1)

    def _hide(self, source: str, document: str) -> None:
        self._touch(document)
        for table in ("thing", "telling"):
            self._run(f"DELETE FROM {table} WHERE document = ?", (document,))  # noqa: S608 - our own names
        self._run(
            "INSERT OR IGNORE INTO stale SELECT document, quads FROM reading"
            " JOIN content USING (source) WHERE source = ? AND indexed",
            (source,),
        )
        self._run(
            "UPDATE reading SET shown = 0, indexed = 0 WHERE source = ?", (source,)
        )
        self._database.count(self._quads(source), -1)

    def _touch(self, document: str) -> None:
        """What this document names and says may be something else now."""
        self._run(
            "INSERT OR IGNORE INTO touched SELECT id FROM thing WHERE document = ?",
            (document,),
        )
        self._run(
            "INSERT OR IGNORE INTO stirred SELECT topic FROM telling"
            " WHERE document = ?",
            (document,),
        )
        self._database.set_about("sealed", "")

    def _row(self, source: str, document: str) -> _Shown:
        account = self._run(
            "SELECT account FROM content WHERE source = ?", (source,)
        ).fetchone()[0]
        told: Account = codec.loads(inflated(account))
        return _Shown(source, document, self._quads(source), told)

    def _quads(self, source: str) -> str:
        row = self._run("SELECT quads FROM content WHERE source = ?", (source,))
        return inflated(row.fetchone()[0])
