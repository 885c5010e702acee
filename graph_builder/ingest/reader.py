"""The way in: a file or bytes → Document."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import replace
from pathlib import Path, PurePath

from graph_builder.errors import InputError, LimitError
from graph_builder.ingest import dateline, markup, webpage
from graph_builder.ingest.decode import clean, decode
from graph_builder.ingest.limits import MAX_BYTES, MAX_TEXT, too_large, too_long
from graph_builder.ingest.pieces import Draft, Piece, compose
from graph_builder.ingest.sources import (
    MARKDOWN,
    PLAIN,
    WEB,
    media_type,
    unknown_suffix,
)
from graph_builder.model import BlockKind, Document

_LOOKS_LIKE_WEB = re.compile(
    r"\s*<(?:!doctype\s+html|html|head|body|\?xml)\b", re.IGNORECASE
)
_LOOKS_LIKE_MARKDOWN = re.compile(r"---[ \t]*\n|#{1,6} ")
_NOT_A_FILE, _NO_TEXT = "not a regular file", "no text in it"
_NEAR_THE_TOP = 8  # pieces among which a title may stand
_NOT_A_CHARACTER = re.compile("[^a-z0-9à-öø-ÿœ]+")


def read(path: Path) -> Document:
    """The document at `path`.

    Raises:
        InputError: missing, not a regular file, unreadable, of another kind or empty.
        LimitError: larger than the bounds of `limits`.
    """
    where = _printable(os.fspath(path))
    return read_bytes(_content(path, where), path.name, source=where)


def read_bytes(data: bytes, name: str, *, source: str = "") -> Document:
    """The document whose bytes are `data`, of the format that `name` ends in.

    A name without suffix («-», standard input) leaves the format to the content.

    Raises:
        InputError: empty, binary, in an unknown encoding or format, or without text.
        LimitError: larger than the bounds of `limits`.
    """
    name = _printable(name)
    where = source or name
    kind = media_type(name)
    if not kind and PurePath(name).suffix:
        raise unknown_suffix(where)
    try:
        text = clean(decode(data))
        return _document(text, name, where, kind or _sniff(text))
    except (InputError, LimitError) as error:
        raise type(error)(error.what, where=where, hint=error.hint) from error


def _content(path: Path, where: str) -> bytes:
    """Bytes of a regular file; devices and pipes are never opened for reading."""
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise InputError(_NOT_A_FILE, where=where, hint="name a file")
            if status.st_size > MAX_BYTES:
                raise too_large(status.st_size, where)
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(reason.lower(), where=where, hint="check the path") from error


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _printable(name: str) -> str:
    """`name` without the lone surrogates that stand for undecodable bytes."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _sniff(text: str) -> str:
    """Media type of a text that has no name."""
    if _LOOKS_LIKE_WEB.match(text):
        return WEB
    return MARKDOWN if _LOOKS_LIKE_MARKDOWN.match(text) else PLAIN


def _document(text: str, name: str, where: str, kind: str) -> Document:
    draft = _draft(text, kind)
    pieces, title = _titled(draft.pieces, draft.title)
    text, blocks = compose(pieces)
    if not text.strip():
        raise InputError(_NO_TEXT, hint="nothing to read")
    if len(text) > MAX_TEXT:
        raise too_long(len(text))
    known = draft.publisher and draft.published
    head = dateline.Head() if known else dateline.read(pieces)
    return Document(
        name=name,
        text=text,
        blocks=blocks,
        title=title,
        publisher=draft.publisher or head.publisher,
        published=draft.published or head.published,
        source=where,
        media_type=kind,
    )


def _draft(text: str, kind: str) -> Draft:
    if kind == WEB:
        return webpage.read(text)
    return markup.read(text, markdown=kind == MARKDOWN)


def _titled(pieces: list[Piece], title: str) -> tuple[list[Piece], str]:
    """Pieces with one title, and that title: not told twice where the text has it."""
    place = _title_place(pieces, title)
    if place is not None:
        piece = replace(pieces[place], kind=BlockKind.TITLE)
        return [*pieces[:place], piece, *pieces[place + 1 :]], title or piece.text
    if title:
        return [Piece(BlockKind.TITLE, title), *pieces], title
    return pieces, ""


def _title_place(pieces: list[Piece], title: str) -> int | None:
    """Where near the top the title stands; without one, where a main heading does."""
    top = list(enumerate(pieces[:_NEAR_THE_TOP]))
    if title:
        told = _fold(title)
        return next((n for n, p in top if p.text and _fold(p.text) == told), None)
    heads = [n for n, p in top if p.kind is BlockKind.HEADING]
    main = (n for n in heads if pieces[n].level == 1)
    return next(main, 0 if 0 in heads else None)


def _fold(text: str) -> str:
    return _NOT_A_CHARACTER.sub(" ", text.casefold()).strip()
