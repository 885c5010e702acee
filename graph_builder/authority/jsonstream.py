"""Reads the objects of a large JSON file one by one: an array, or one object a line."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from itertools import chain
from typing import IO, Any

from graph_builder.errors import InputError

MAX_RECORD = 16 << 20
"""Characters that one object may take; the largest Wikidata entity takes some 4 MB."""

_CHUNK = 1 << 20
_SPACE = " \t\r\n,\ufeff"
_DECODER = json.JSONDecoder()

Found = tuple[str, dict[str, Any] | None]
"""Where an object stands, and the object, or None: it is none, or broken."""


def objects(stream: IO[bytes], name: str) -> Iterator[Found]:
    """The objects of a file, in order; memory is bounded by the largest.

    Args:
        stream: of an array, or of lines with an object each (a comma may end them, and
            brackets may stand on lines of their own, as in Wikidata's dumps).
        name: of the file, for errors.

    Raises:
        InputError: no JSON, or an array that breaks off.
    """
    first = stream.readline(MAX_RECORD)
    second = stream.readline(MAX_RECORD)
    start = first.removeprefix(codecs.BOM_UTF8).strip()
    if start.startswith(b"{") or (start == b"[" and _a_line(second)):
        yield from _lines(stream, first, second)
    elif start.startswith(b"[") or not start:
        yield from _array(stream, first + second, name)
    else:
        what = "is no JSON of records"
        raise InputError(what, where=name, hint="check the file")


def _a_line(line: bytes) -> bool:
    """Whether a line holds more than the brace that begins an indented object."""
    return line.startswith(b"{") and len(line.strip()) > 1


def _lines(stream: IO[bytes], *first: bytes) -> Iterator[Found]:
    lines = chain(first, iter(lambda: stream.readline(MAX_RECORD), b""))
    for number, line in enumerate(lines, 1):
        text = line.removeprefix(codecs.BOM_UTF8).strip().rstrip(b",")
        if text not in {b"", b"[", b"]"}:
            yield f"line {number}", _loaded(text)


def _loaded(text: bytes) -> dict[str, Any] | None:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


class _Window:
    """The part of a text that is being looked at."""

    def __init__(self, stream: IO[bytes], first: bytes) -> None:
        self._stream, self._first = stream, first
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("strict")
        self.text, self.at, self.ended = "", 0, False

    def more(self) -> bool:
        """Drop what was read, and read on; False at the end."""
        data = self._first or self._stream.read(_CHUNK)
        self._first = b""
        self.ended = not data
        text = self._decoder.decode(data, final=self.ended)
        self.text, self.at = self.text[self.at :] + text, 0
        return not self.ended

    def peek(self) -> str:
        """The next character that tells something, or ""."""
        while True:
            while self.at < len(self.text) and self.text[self.at] in _SPACE:
                self.at += 1
            if self.at < len(self.text):
                return self.text[self.at]
            if self.ended or not self.more():
                return ""

    def value(self) -> object:
        """The value that begins here.

        Raises:
            ValueError: it is broken, too large, or breaks off.
        """
        while True:
            try:
                value, self.at = _DECODER.raw_decode(self.text, self.at)
            except (ValueError, RecursionError) as error:
                long = len(self.text) - self.at > MAX_RECORD
                if long or self.ended or isinstance(error, RecursionError):
                    raise ValueError(str(error)) from error
                self.more()
            else:
                return value


def _array(stream: IO[bytes], first: bytes, name: str) -> Iterator[Found]:
    window, number = _Window(stream, first), 0
    try:
        if window.peek() != "[":
            what = "is empty"
            raise InputError(what, where=name, hint="check the file")
        window.at += 1
        while (sign := window.peek()) and sign != "]":
            number += 1
            value = window.value()
            yield f"record {number}", value if isinstance(value, dict) else None
    except ValueError as error:
        what = f"is broken JSON at record {number or 1}: {error}"
        raise InputError(what, where=name, hint="download it again") from error
    if not sign:
        what = f"breaks off after record {number}"
        raise InputError(what, where=name, hint="download it again")
