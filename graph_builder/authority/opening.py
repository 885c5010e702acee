"""Opens an authority file as a stream of bytes, be it in a ZIP or gzipped."""

from __future__ import annotations

import gzip
import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol

from graph_builder.errors import InputError, LimitError

MAX_BYTES = 4 << 30
"""Bytes that a file may unpack to: more than any dump we know of, less than a bomb."""

_JSON = re.compile(r"\.jsonl?$", re.IGNORECASE)
_NEW_SCHEMA = re.compile(r"schema_v2\.json$", re.IGNORECASE)


class Readable(Protocol):
    """What gives bytes."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes, none at the end."""


class _Counted(io.RawIOBase):
    """A stream that is refused when it does not end."""

    def __init__(self, stream: Readable, name: str) -> None:
        self._stream, self._name, self._left = stream, name, MAX_BYTES

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """As `io.RawIOBase`."""
        data = self._stream.read(len(buffer))
        self._left -= len(data)
        if self._left < 0:
            what = f"unpacks to more than {MAX_BYTES >> 30} GB"
            raise LimitError(what, where=self._name, hint="give a part of it")
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of a file; of a ZIP, those of the JSON file in it.

    Raises:
        InputError: missing, unreadable, or a ZIP without a JSON file.
        LimitError: what is packed has no end.
    """
    name = str(path)
    try:
        if path.suffix.lower() == ".zip":
            with zipfile.ZipFile(path) as archive, _member(archive, name) as stream:
                yield io.BufferedReader(_Counted(stream, name))
        elif path.suffix.lower() == ".gz":
            with gzip.open(path) as stream:
                yield io.BufferedReader(_Counted(stream, name))
        else:
            with path.open("rb") as stream:
                yield stream
    except OSError as error:
        what = (error.strerror or str(error)).lower()
        raise InputError(what, where=name, hint="check --authority") from error
    except (zipfile.BadZipFile, EOFError, zlib.error, RuntimeError) as error:
        what = f"cannot be unpacked: {error}"
        raise InputError(what, where=name, hint="download it again") from error


def _member(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    found = [one for one in archive.namelist() if _JSON.search(one)]
    found = [one for one in found if _NEW_SCHEMA.search(one)] or found
    if len(found) != 1:
        what = f"holds {len(found) or 'no'} JSON files"
        raise InputError(what, where=name, hint="give the JSON file itself")
    return archive.open(found[0])


def digest(path: Path) -> str:
    """SHA-256 of a file (hex).

    Raises:
        InputError: missing or unreadable.
    """
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        what = (error.strerror or str(error)).lower()
        raise InputError(what, where=str(path), hint="check --authority") from error
