"""Stretches of text in quotation marks: nested, over several paragraphs, unclosed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph_builder.model import (
    BlockKind,
    Document,
    Fact,
    Factuality,
    Name,
    Statement,
)

_STRETCH = 2000  # characters, more than most quotes have
_MARK = re.compile(r"[«»“”„\"]")
_MAX_BLOCKS = 6  # paragraphs one quote may run over
_RUNNING = {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE}
_STRIPPED = " \t\n\u00a0\u202f*_"
Span = tuple[int, int, Name | None]


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words: `start` and `end` without the marks, `opening` and `closing` the marks.

    `block` is the index of the block in which it opens.
    """

    start: int
    end: int
    opening: int
    closing: int
    block: int


def _opens(text: str, at: int) -> bool:
    """Whether a mark opens: «, “, or a straight one after a blank and before a word."""
    if text[at] in "«“„":
        return True
    if text[at] != '"':
        return False
    before = text[at - 1] if at else " "
    after = text[at + 1 : at + 2]
    return (before.isspace() or before in "('’[–—-:«") and bool(after.strip())


def _closes(mark: str, opening: str) -> bool:
    return {"«": "»", "“": "”", "„": "“”", '"': '"'}[opening].find(mark) >= 0


class _Scan:
    """One pass over the marks of a document, block by block."""

    def __init__(self, document: Document) -> None:
        self.text, self.blocks = document.text, document.blocks

    def all(self) -> Iterator[Quote]:
        index = 0
        position = 0
        while index < len(self.blocks):
            block = self.blocks[index]
            position = max(position, block.start)
            opening = (
                None
                if block.kind is BlockKind.TABLE
                else self._opening(position, block.end)
            )
            if opening is None:
                index, position = index + 1, 0
                continue
            closing = self._closing(opening, index)
            if closing is None:
                position = opening + 1
                continue
            yield self._quote(opening, closing, index)
            position = closing + 1
            while index < len(self.blocks) and self.blocks[index].end <= position:
                index += 1

    def _opening(self, start: int, end: int) -> int | None:
        return next(
            (
                m.start()
                for m in _MARK.finditer(self.text, start, end)
                if _opens(self.text, m.start())
            ),
            None,
        )

    def _closing(self, opening: int, index: int) -> int | None:
        """Where a quote that opens in block `index` closes; None where it does not."""
        block = self.blocks[index]
        closing, nested = self._close_in(opening, opening + 1, block.end)
        if closing is not None or self.text[opening] == '"':
            return closing
        if nested and self._next_opens(index):
            return None  # a mark too many: the inner quote is the quote
        return self._later(opening, index)

    def _next_opens(self, index: int) -> bool:
        later = self.blocks[index + 1 : index + 2]
        return bool(later) and self.text.startswith("«", later[0].start)

    def _later(self, opening: int, index: int) -> int | None:
        for block in self.blocks[index + 1 : index + 1 + _MAX_BLOCKS]:
            if block.kind not in _RUNNING:
                return None
            start = block.start + (
                1 if self.text.startswith(self.text[opening], block.start) else 0
            )
            closing, _ = self._close_in(opening, start, block.end)
            if closing is not None:
                return closing
        return None

    def _close_in(self, opening: int, start: int, end: int) -> tuple[int | None, bool]:
        """(where the quote closes in a stretch or None, whether others nest in it)."""
        mark, depth, nested = self.text[opening], 0, False
        for found in _MARK.finditer(self.text, start, end):
            if _closes(found[0], mark) and not (
                mark == '"' and _opens(self.text, found.start())
            ):
                if depth == 0:
                    return found.start(), nested
                depth -= 1
            elif found[0] == mark:
                depth, nested = depth + 1, True
        return None, nested

    def _quote(self, opening: int, closing: int, index: int) -> Quote:
        inner = self.text[opening + 1 : closing]
        start = opening + 1 + len(inner) - len(inner.lstrip(_STRIPPED))
        end = closing - (len(inner) - len(inner.rstrip(_STRIPPED)))
        return Quote(min(start, closing), max(end, start), opening, closing, index)


def find_quotes(document: Document) -> list[Quote]:
    """Quotes of a document in text order; those inside another are left out."""
    return [q for q in _Scan(document).all() if q.end > q.start]


def quoted_spans(statements: Sequence[Fact]) -> list[Span]:
    """(start, end, speaker) of the words somebody says, from the statements found."""
    return [
        (evidence.start, evidence.end, fact.speaker)
        for fact in statements
        if isinstance(fact, Statement)
        for evidence in fact.evidence
    ]


def attribute(facts: Sequence[Fact], spans: Sequence[Span]) -> list[Fact]:
    """The facts, those said inside quoted words marked as quoted, with who says them.

    Statements stay as they are, and so does what is denied or conditional.
    """
    near = _by_stretch(spans)
    return [_attributed(fact, near) for fact in facts]


def _by_stretch(spans: Sequence[Span]) -> dict[int, list[Span]]:
    """The spans that touch each stretch of so many characters, in their order."""
    near: dict[int, list[Span]] = defaultdict(list)
    for span in spans:
        for stretch in range(span[0] // _STRETCH, span[1] // _STRETCH + 1):
            near[stretch].append(span)
    return near


def _attributed(fact: Fact, near: Mapping[int, Sequence[Span]]) -> Fact:
    if isinstance(fact, Statement) or fact.factuality is not Factuality.ASSERTED:
        return fact
    for start, end, speaker in near.get(fact.evidence[0].start // _STRETCH, ()):
        if all(start <= e.start and e.end <= end for e in fact.evidence):
            return replace(fact, factuality=Factuality.QUOTED, speaker=speaker)
    return fact
