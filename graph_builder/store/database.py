"""The SQLite file of a store folder: opened, its schema, its errors."""

from __future__ import annotations

import hashlib
import re
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from graph_builder.errors import InputError
from graph_builder.vocabulary import FG_NAMESPACE, RDF

FORMAT = "1"
_LEVEL = 1  # deflating harder would take longer than extraction
_WAIT_S = 60.0
_TYPED = re.compile(
    rf"^(<[^>]*>) {re.escape(RDF.type)} (<{re.escape(FG_NAMESPACE)}[^>]*>) ",
    re.MULTILINE,
)


class Database:
    """One SQLite file.

    Args:
        path: where it is.
        write: opened for writing, and made where it is missing.

    Raises:
        InputError: it is missing, no store of ours, or cannot be opened.
    """

    def __init__(self, path: Path, *, write: bool = False) -> None:
        self._path = path
        mode = "rwc" if write else "ro"
        address = f"{path.resolve().as_uri()}?mode={mode}"
        with self._told():
            self.connection = sqlite3.connect(
                address, uri=True, isolation_level=None, timeout=_WAIT_S
            )
            self._prepare(write=write)
            self._check()

    def _prepare(self, *, write: bool) -> None:
        self.connection.execute("PRAGMA foreign_keys = ON")
        if write:
            schema = resources.files(__package__).joinpath("schema.sql")
            self.connection.execute("PRAGMA journal_mode = WAL")
            self.connection.execute("PRAGMA synchronous = NORMAL")
            self.connection.executescript(schema.read_text(encoding="utf-8"))
            self.connection.execute(
                "INSERT OR IGNORE INTO about VALUES ('format', ?)", (FORMAT,)
            )

    def _check(self) -> None:
        found = self.about("format")
        if found != FORMAT:
            what = f"is a store of format {found or 'unknown'}, we read {FORMAT}"
            hint = "build it anew in another folder"
            raise InputError(what, where=str(self._path.parent), hint=hint)

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """What is done within is written as a whole or not at all.

        Raises:
            InputError: the disk is full, or the file damaged.
        """
        with self._told():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self.connection.rollback()
                raise
            self.connection.commit()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything read within is of one state, whatever is written meanwhile."""
        with self._told():
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                self.connection.rollback()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            what = f"cannot be used: {error}"
            hint = "is it a store that `build -o FOLDER` made?"
            raise InputError(what, where=str(self._path), hint=hint) from error

    def about(self, key: str) -> str:
        """What the store says of itself, "" where it does not."""
        rows = self.connection.execute("SELECT value FROM about WHERE key = ?", (key,))
        found = rows.fetchone()
        return str(found[0]) if found else ""

    def set_about(self, key: str, value: str) -> None:
        """Say something of the store."""
        told = (key, value)
        self.connection.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", told)

    def count(self, quads: str, times: int) -> None:
        """Count nodes by class: one graph more (1) or less (-1) that tells of them."""
        told = [(class_, node) for node, class_ in _TYPED.findall(quads)]
        run = self.connection.executemany
        run(
            "INSERT INTO typed VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET times = times + excluded.times",
            ((class_, node, times) for class_, node in told),
        )
        if times < 0:
            gone = "DELETE FROM typed WHERE class = ? AND node = ? AND times <= 0"
            run(gone, told)


def deflated(text: str) -> bytes:
    """A text as it is kept."""
    return zlib.compress(text.encode(), _LEVEL)


def inflated(kept: bytes) -> str:
    """What `deflated` was given."""
    return zlib.decompress(kept).decode()


def lines(quads: str) -> list[str]:
    """The lines of N-Quads; literals may hold what Python takes for ends of lines."""
    return quads.split("\n")[:-1]


def sha256(text: str) -> str:
    """SHA-256 of a text (hex)."""
    return hashlib.sha256(text.encode()).hexdigest()
