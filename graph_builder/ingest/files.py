"""Regular files, opened without waiting for anyone."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from graph_builder.errors import InputError
from graph_builder.ingest.limits import MAX_BYTES, too_large

_CHUNK = 1 << 20
_NOT_A_FILE = "not a regular file"


def content(path: Path, where: str) -> bytes:
    """Bytes of a file; devices and pipes are never opened for reading.

    Raises:
        InputError: missing, unreadable, or not a regular file.
        LimitError: larger than `limits.MAX_BYTES`.
    """
    with opened(path, where) as file:
        size = os.fstat(file.fileno()).st_size
        if size > MAX_BYTES:
            raise too_large(size, where)
        return file.read(MAX_BYTES + 1)


def fingerprint(path: Path) -> str:
    """SHA-256 of a file (hex); "" for one that cannot be read, which reading tells."""
    try:
        with opened(path, os.fspath(path)) as file:
            found = hashlib.sha256()
            while chunk := file.read(_CHUNK):
                found.update(chunk)
            return found.hexdigest()
    except InputError:
        return ""


@contextmanager
def opened(path: Path, where: str) -> Iterator[BinaryIO]:
    """A regular file to read from; what fails while it is read is told as one error.

    Raises:
        InputError: missing, unreadable, or not a regular file.
    """
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise InputError(_NOT_A_FILE, where=where, hint="name a file")
            yield file
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(reason.lower(), where=where, hint="check the path") from error


def printable(name: str) -> str:
    """`name` without the lone surrogates that stand for undecodable bytes."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
