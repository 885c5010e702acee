"""Sentences of a document, block by block."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph_builder.model import Block, BlockKind, Document

_END = re.compile(r"[.!?…]+(?:\s?»|[”\"')\]*])*(?=\s)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:M|MM|Mme|Mmes|Mlle|Dr|Pr|Me|St|Ste|[Cc]f|[Aa]rt|env|etc|vol|fig|no|av|J"
    r"|ex|p)|\b[A-ZÀ-Þ])\.$"
)
_LONGEST = 7  # characters before the full stop of an abbreviation
_OPENING = re.compile(r"\s+[«“\"'(\[–—-]?\s*[A-ZÀ-Þ0-9@#«“]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A span of the stored text that says one thing; `block` is its block's index."""

    start: int
    end: int
    block: int
    kind: BlockKind


def _cuts(text: str) -> list[int]:
    cuts = []
    for match in _END.finditer(text):
        end = match.end()
        if not _OPENING.match(text, end):
            continue
        if match[0][0] == "." and _abbreviated(text, match.start()):
            continue
        cuts.append(end)
    return cuts


def _abbreviated(text: str, stop: int) -> bool:
    """Whether the full stop at `stop` ends an abbreviation; «etc.» may end a sentence."""
    if text.endswith("etc", 0, stop):
        return False
    return bool(_ABBREVIATION.search(text, max(0, stop - _LONGEST), stop + 1))


def _of_block(text: str, block: Block, index: int) -> list[Sentence]:
    if block.kind is BlockKind.TABLE:
        return []
    body = text[block.start : block.end]
    starts = [0, *_cuts(body)]
    ends = [*starts[1:], len(body)]
    found = []
    for start, end in zip(starts, ends, strict=True):
        piece = body[start:end]
        left = start + len(piece) - len(piece.lstrip())
        right = start + len(piece.rstrip())
        if left < right:
            found.append(
                Sentence(block.start + left, block.start + right, index, block.kind)
            )
    return found


def sentences(document: Document) -> list[Sentence]:
    """Sentences in text order; tables have none, their cells are read apart."""
    return [
        sentence
        for index, block in enumerate(document.blocks)
        for sentence in _of_block(document.text, block, index)
    ]
