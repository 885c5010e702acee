"""The way in: a file or bytes → Document."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path, PurePath

from graph_builder.errors import InputError, LimitError
from graph_builder.ingest import dateline, markup, webpage
from graph_builder.ingest.decode import clean, decode
from graph_builder.ingest.files import content, printable
from graph_builder.ingest.limits import MAX_TEXT, too_long
from graph_builder.ingest.part import Part
from graph_builder.ingest.pieces import Draft, Piece, compose
from graph_builder.ingest.sources import (
    CONTAINERS,
    MARKDOWN,
    PDF,
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
_NO_TEXT, _SEVERAL = "no text in it", "a file that holds several documents"
_NEAR_THE_TOP = 8  # pieces among which a title may stand
_NOT_A_CHARACTER = re.compile("[^a-z0-9à-öø-ÿœ]+")


def read(path: Path) -> Document:
    """The one document at `path`; see `parts` for files that hold several.

    Raises:
        InputError: missing, not a regular file, unreadable, of another kind or empty.
        LimitError: larger than the bounds of `limits`.
    """
    where = printable(os.fspath(path))
    return read_bytes(content(path, where), path.name, source=where)


def read_bytes(data: bytes, name: str, *, source: str = "") -> Document:
    """The document whose bytes are `data`, of the format that `name` ends in.

    A name without suffix («-», standard input) leaves the format to the content.

    Raises:
        InputError: empty, binary, in an unknown encoding or format, or without text.
        LimitError: larger than the bounds of `limits`.
    """
    name = printable(name)
    kind = media_type(name)
    if not kind and PurePath(name).suffix:
        raise unknown_suffix(source or name)
    return read_part(Part(name, source or name, data, kind))


def read_part(part: Part) -> Document:
    """The document that a part is; what is known of it goes before what it says.

    Raises:
        InputError: empty, binary, in an unknown encoding or format, or without text.
        LimitError: larger than the bounds of `limits`.
    """
    try:
        draft, kind = _draft(part)
        return _document(_known(draft, part), part, kind)
    except (InputError, LimitError) as error:
        raise type(error)(error.what, where=part.place, hint=error.hint) from error


def _draft(part: Part) -> tuple[Draft, str]:
    """What a reader of its format makes of a part, and the format."""
    kind = part.kind
    if kind in CONTAINERS:
        raise InputError(_SEVERAL, hint="name it as a source of a build")
    if kind == PDF or (not kind and part.data.startswith(b"%PDF-")):
        from graph_builder.ingest import pdf  # noqa: PLC0415 - pypdf takes a while

        return pdf.read(part.data), PDF
    text = clean(decode(part.data))
    kind = kind or _sniff(text)
    if kind == WEB:
        return webpage.read(text), kind
    return markup.read(text, markdown=kind == MARKDOWN), kind


def _known(draft: Draft, part: Part) -> Draft:
    """A draft with what the source of a part tells of it."""
    head = part.head
    return Draft(
        draft.pieces,
        head.title or draft.title,
        head.publisher or draft.publisher,
        head.published or draft.published,
    )


def _sniff(text: str) -> str:
    """Media type of a text that has no name."""
    if _LOOKS_LIKE_WEB.match(text):
        return WEB
    return MARKDOWN if _LOOKS_LIKE_MARKDOWN.match(text) else PLAIN


def _document(draft: Draft, part: Part, kind: str) -> Document:
    pieces, title = _titled(draft.pieces, draft.title)
    text, blocks = compose(pieces)
    if not text.strip():
        raise InputError(_NO_TEXT, hint="nothing to read")
    if len(text) > MAX_TEXT:
        raise too_long(len(text))
    known = draft.publisher and draft.published
    head = dateline.Head() if known else dateline.read(pieces)
    return Document(
        name=part.name,
        text=text,
        blocks=blocks,
        title=title,
        publisher=draft.publisher or head.publisher,
        published=draft.published or head.published,
        source=part.url or part.place,
        media_type=kind,
    )


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
