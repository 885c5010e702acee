"""JSON Lines → parts: one document a line, a bad line spoils no other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from graph_builder.errors import GraphBuilderError, InputError
from graph_builder.ingest.dateline import parse_day
from graph_builder.ingest.decode import refuse_binary
from graph_builder.ingest.front import Front
from graph_builder.ingest.limits import MAX_BYTES, MAX_CONTAINER, too_full, too_large
from graph_builder.ingest.part import Found, Keys, Part, kind_of_text

_FIELDS = ("title", "publisher", "published", "text", "url")
_SHAPE = "a line is {id, title, publisher, published, text, url}"
_BOM = b"\xef\xbb\xbf"
_PEEKED = 4096


def read(file: BinaryIO, name: str, place: str) -> Iterator[Found]:
    """The documents of a file, and one error a line that holds none.

    Raises:
        InputError: the file is binary.
        LimitError: it holds more than is read.
    """
    head = file.read(_PEEKED)
    refuse_binary(head)
    if b"\x00" in head:
        what = "a binary file: it holds NUL bytes"
        raise InputError(what, hint=_SHAPE)
    file.seek(0)
    keys = Keys(name, place)
    taken = 0
    for number, line in enumerate(_lines(file), 1):
        taken += len(line)
        if taken > MAX_CONTAINER:
            raise too_full(place)
        if not line.strip():
            continue
        where = f"{place}#line-{number}"
        try:
            yield _part(line.removeprefix(_BOM), f"line-{number}", keys)
        except GraphBuilderError as error:
            yield type(error)(error.what, where=where, hint=error.hint)


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Lines of a file; of one that is too long, no more than tells that."""
    while line := file.readline(MAX_BYTES + 1):
        yield line
        rest = line
        while len(rest) > MAX_BYTES and not rest.endswith(b"\n"):
            rest = file.readline(MAX_BYTES + 1)


def _part(line: bytes, otherwise: str, keys: Keys) -> Part:
    if len(line) > MAX_BYTES:
        raise too_large(len(line))
    known = _object(line)
    title, publisher, published, text, url = (_text(known, key) for key in _FIELDS)
    if not text.strip():
        what = "no text in it"
        raise InputError(what, hint=_SHAPE)
    day = parse_day(published)
    if published and day is None:
        what = f"“{published[:40]}” is no date"
        raise InputError(what, hint="write published as 2024-03-12")
    name, place = keys.take(_key(known), otherwise)
    head = Front(title, publisher, day)
    data = text.encode("utf-8", "replace")
    return Part(name, place, data, kind_of_text(text), head, url)


def _object(line: bytes) -> dict[str, object]:
    try:
        known = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        what = "not valid UTF-8"
        raise InputError(what, hint="save it as UTF-8") from error
    except (ValueError, RecursionError) as error:
        reason = (
            f": {error.msg.lower()}" if isinstance(error, json.JSONDecodeError) else ""
        )
        what = f"not JSON{reason}"
        raise InputError(what, hint=_SHAPE) from error
    if not isinstance(known, dict):
        what = "not a JSON object"
        raise InputError(what, hint=_SHAPE)
    return known


def _text(known: dict[str, object], key: str) -> str:
    value = known.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        what = f"{key} is no string"
        raise InputError(what, hint=_SHAPE)
    return value if key == "text" else " ".join(value.split())


def _key(known: dict[str, object]) -> str:
    value = known.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _text(known, "id")
