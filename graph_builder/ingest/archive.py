"""ZIP → parts: members by the rules of folders; nothing is ever written to disk."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from graph_builder.errors import GraphBuilderError, InputError, LimitError
from graph_builder.ingest.limits import MAX_BYTES, MAX_CONTAINER, too_full, too_large
from graph_builder.ingest.part import Found, Part
from graph_builder.ingest.sources import ARCHIVE, Skipped, media_type, not_read

_END = b"PK\x05\x06"
_LONGEST_END = 22 + 65_535  # bytes of the record at the end, comment included
_LONGEST_LIST = 32 * 1024 * 1024  # bytes of the list of members
_ENCRYPTED = 0x1
_ARCHIVES = (".7z", ".rar", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".jar")
_AGAIN = "zip its files again"


def read(file: BinaryIO, name: str, place: str) -> Iterator[Found]:
    """The members of an archive in the order of their names.

    Raises:
        InputError: no archive, or a damaged one.
        LimitError: it holds more than is read.
    """
    _refuse_long_list(file)
    try:
        with zipfile.ZipFile(file) as opened:
            yield from _members(opened, name, place)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, struct.error) as error:
        what = "not a ZIP archive, or a damaged one"
        raise InputError(what, where=place, hint=_AGAIN) from error


def _members(opened: zipfile.ZipFile, name: str, place: str) -> Iterator[Found]:
    left = MAX_CONTAINER
    known: set[str] = set()
    for info in sorted(opened.infolist(), key=lambda info: info.filename):
        if info.filename.endswith("/"):
            continue
        told = "".join(c if c.isprintable() else "�" for c in info.filename)
        where = f"{place}!/{told}"
        if reason := _skipped(info.filename):
            yield Skipped(where, reason)
            continue
        try:
            data = _content(opened, info, known)
        except GraphBuilderError as error:
            yield type(error)(error.what, where=where, hint=error.hint)
            continue
        left -= len(data)
        if left < 0:
            raise too_full(place)
        yield Part(f"{name}!/{told}", where, data, media_type(told))


def _refuse_long_list(file: BinaryIO) -> None:
    """Before all members are listed, look at how many there are said to be."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _LONGEST_END))
    tail = file.read(_LONGEST_END)
    place = tail.rfind(_END)
    listed = tail[place + 12 : place + 16] if place >= 0 else b""
    if len(listed) == 4 and int.from_bytes(listed, "little") > _LONGEST_LIST:  # noqa: PLR2004 - the field is four bytes
        what = "a ZIP with a list of members longer than we read"
        raise LimitError(what, hint="split it")
    file.seek(0)


def _skipped(name: str) -> str:
    """Why a member is left out, as it would be in a folder; "" for what is read."""
    steps = PurePosixPath(name).parts
    if any(step.startswith(".") and step != ".." for step in steps):
        return not_read(".")
    if "__MACOSX" in steps:
        return "a file of the Finder"
    suffix = PurePosixPath(name).suffix.lower()
    nested = suffix in _ARCHIVES or media_type(name) == ARCHIVE
    return "" if nested else not_read(steps[-1] if steps else "")


def _content(opened: zipfile.ZipFile, info: zipfile.ZipInfo, known: set[str]) -> bytes:
    """Bytes of a member.

    Raises:
        InputError: it is damaged, encrypted, a link, an archive, or oddly named.
        LimitError: it is larger than `limits.MAX_BYTES`.
    """
    if reason := _refused(info, known):
        raise InputError(reason, hint=_AGAIN)
    known.add(info.filename)
    if info.file_size > MAX_BYTES:
        raise too_large(info.file_size)
    try:
        with opened.open(info) as member:
            data = member.read(MAX_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        what = "a damaged member"
        raise InputError(what, hint=_AGAIN) from error
    except (NotImplementedError, RuntimeError) as error:
        what = "packed in a way that is not read"
        raise InputError(what, hint=_AGAIN) from error
    if len(data) > MAX_BYTES:
        raise too_large(len(data))
    return data


def _refused(info: zipfile.ZipInfo, known: set[str]) -> str:
    """Why a member is not opened, "" for one that is."""
    name = info.orig_filename
    nested = media_type(name) == ARCHIVE or name.lower().endswith(_ARCHIVES)
    outside = name.startswith("/") or ".." in PurePosixPath(name).parts
    reasons = {
        "a member with an odd name": set(name) & {"\\", ":"} or not name.isprintable(),
        "a member with a name that leads out of the archive": outside,
        "a second member of that name": info.filename in known,
        "an encrypted member": info.flag_bits & _ENCRYPTED,
        "a link": stat.S_ISLNK(info.external_attr >> 16),
        "an archive within an archive": nested,
    }
    return next((reason for reason, holds in reasons.items() if holds), "")
