"""Titles and headings of plain text, which no mark tells apart from paragraphs."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from graph_builder.ingest.dateline import is_dateline, is_dispatch_line
from graph_builder.ingest.flow import ends_sentence
from graph_builder.ingest.pieces import Piece
from graph_builder.model import BlockKind

_ENDS, _ENDS_TITLE = ".!?…:;,", ".:;,"
_LONGEST_HEADING, _LONGEST_TITLE = 110, 220
_BODY = 150  # characters of a paragraph that is certainly no heading
_LEVEL = 5
_KICKER = re.compile(
    r"(?:(?:communiqué|dossier|information|invitation|note|espace)s?(?: de| à la)?"
    r" ?presse"
    r"|communiqué|discours|actualités?|dépêche|embargo|pour diffusion immédiate)$",
    re.IGNORECASE,
)
_STRUCTURES = (BlockKind.TABLE, BlockKind.ITEM, BlockKind.QUOTE)


def may_head(text: str, ends: str = _ENDS_TITLE) -> bool:
    """Whether the words of a line can be those of a title or heading."""
    begins = text[:1] in '«“"' or text[:1].isupper() or text[:1].isdigit()
    if not begins or ends_sentence(text, ends) or "©" in text or "@" in text:
        return False
    return not (is_dispatch_line(text) or is_dateline(text))


def infer(pieces: Sequence[Piece], alone: Collection[int]) -> list[Piece]:
    """Pieces with the title and headings that stand there as paragraphs.

    Args:
        pieces: what a plain text without marked headings holds.
        alone: indices of the paragraphs with a blank line before and after.
    """
    found = list(pieces)
    title = _title(pieces, alone)
    if title >= 0:
        found[title] = replace(pieces[title], kind=BlockKind.HEADING, level=1)
    for place in alone:
        if place > title and _is_heading(pieces, place):
            found[place] = replace(pieces[place], kind=BlockKind.HEADING, level=_LEVEL)
    return found


def _title(pieces: Sequence[Piece], alone: Collection[int]) -> int:
    """Place of the title: above the body, rather no letterhead; -1 without one."""
    body = next((n for n, piece in enumerate(pieces) if _is_body(piece)), len(pieces))
    may_be = [
        place
        for place in sorted(alone)
        if place < min(body, len(pieces) - 1)
        and len(pieces[place].text) <= _LONGEST_TITLE
        and may_head(pieces[place].text)
        and not _KICKER.match(pieces[place].text)
    ]
    spoken = (place for place in may_be if not pieces[place].text.isupper())
    return next(spoken, may_be[0] if may_be else -1)


def _is_body(piece: Piece) -> bool:
    if piece.kind is not BlockKind.PARAGRAPH:
        return True
    return len(piece.text) >= _BODY and ends_sentence(piece.text, _ENDS)


def _is_heading(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a paragraph heads what follows it."""
    text = pieces[place].text
    if len(text) > _LONGEST_HEADING or place + 1 >= len(pieces):
        return False
    if not may_head(text, _ENDS) or _KICKER.match(text):
        return False
    after = pieces[place + 1]
    return (
        text.isupper()
        or after.kind in _STRUCTURES
        or len(after.text) > _LONGEST_HEADING
        or ends_sentence(after.text, _ENDS)
    )
