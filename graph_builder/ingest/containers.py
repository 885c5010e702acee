"""Files that hold several documents → their parts, one by one as they are asked for."""

from __future__ import annotations

import io
import itertools
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from graph_builder.errors import GraphBuilderError, InputError
from graph_builder.ingest.files import content, opened, printable
from graph_builder.ingest.limits import MAX_MEMBERS, too_full
from graph_builder.ingest.part import Found, Part
from graph_builder.ingest.reader import read_part
from graph_builder.ingest.sources import (
    ARCHIVE,
    CONTAINERS,
    FEED,
    LINES,
    Skipped,
    media_type,
)
from graph_builder.model import Document

_NONE = "no document in it"


def holds_several(path: Path) -> bool:
    """Whether a file of that name holds several documents."""
    return media_type(path.name) in CONTAINERS


def parts(path: Path) -> Iterator[Found]:
    """What a file holds, one by one: documents, what is skipped, what is wrong.

    A file of one document is one part. No more than one part is held at a time; what is
    wrong with one spoils no other.
    """
    where = printable(os.fspath(path))
    name = printable(path.name)
    kind = media_type(name)
    try:
        if kind not in CONTAINERS:
            yield Part(name, where, content(path, where), kind)
            return
        with opened(path, where) as file:
            yield from _members(file, kind, name, where)
    except GraphBuilderError as error:
        yield type(error)(error.what, where=error.where or where, hint=error.hint)


def documents(path: Path) -> Iterator[Document | Skipped | GraphBuilderError]:
    """As `parts`, read."""
    for found in parts(path):
        try:
            yield read_part(found) if isinstance(found, Part) else found
        except GraphBuilderError as error:
            yield error


def _reader(kind: str) -> Callable[[BinaryIO, str, str], Iterator[Found]]:
    """What takes files of that media type apart."""
    from graph_builder.ingest import archive, feed, records  # noqa: PLC0415 - few builds need what they load

    return {LINES: records.read, FEED: feed.read, ARCHIVE: archive.read}[kind]


def _members(file: BinaryIO, kind: str, name: str, where: str) -> Iterator[Found]:
    found = _within(_reader(kind)(file, name, where))
    count = 0
    for one in itertools.islice(found, MAX_MEMBERS):
        count += not isinstance(one, Skipped)
        yield one
    if next(found, None) is not None:
        raise too_full(where)
    if not count:
        raise InputError(_NONE, where=where, hint="leave it out")


def _within(found: Iterator[Found]) -> Iterator[Found]:
    """Members of an archive that hold documents themselves, taken apart."""
    for one in found:
        if not isinstance(one, Part) or one.kind not in CONTAINERS:
            yield one
            continue
        try:
            yield from _reader(one.kind)(io.BytesIO(one.data), one.name, one.place)
        except GraphBuilderError as error:
            yield type(error)(error.what, where=one.place, hint=error.hint)
