"""Lines of pages → pieces: headings, items, tables, and paragraphs over page ends."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from graph_builder.ingest import flow
from graph_builder.ingest.pdf import furniture
from graph_builder.ingest.pdf.layout import Line, in_order, segments
from graph_builder.ingest.pdf.opening import pages
from graph_builder.ingest.pieces import Draft, Piece, RawCell
from graph_builder.model import BlockKind

_ITEM = re.compile(
    r"(?:[•▪◦‣●■➢➔→►▶✓\uf0b7\uf0a7\uf0d8o–—-]|\d{1,2}[.)])[ \u00a0](?=\S)"
)
_LARGER = 1.12  # times the size of the text: that of a heading
_LONGEST_HEADING = 200
_BOLD_LEVEL = 4
_COLUMN = 8  # points within which columns of several pages begin
_FULL = 0.9  # share of lines that do not run beyond the end of their column
_LOOSE = 1.45  # times the usual distance of lines: that of paragraphs
_INDENT = 0.8  # of a font's height: the least that a first line stands in
_ENDS = ".!?…"


def read(data: bytes) -> Draft:
    """The pieces of a PDF.

    Raises:
        InputError: damaged, encrypted, scanned, or of fonts that cannot be read.
        LimitError: more pages, text or instructions than are read.
    """
    found = pages(data)
    kept = furniture.without(found, [segments(page.runs) for page in found])
    lines = [line for page in kept for line in in_order(page)]
    return Draft(_Reader(_widened(lines)).read())


class _Reader:
    """Reads lines into pieces, top to bottom, each line once."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.size = _usual(lines)
        self.leading = _leading(lines)
        self.larger = sorted({line.size for line in lines if self._is_large(line)})
        self.flow = flow.of([line.text for line in lines], joins_all=False)

    def read(self) -> list[Piece]:
        groups: list[list[Line]] = []
        for line in self.lines:
            if groups and self._goes_on(groups[-1], line):
                groups[-1].append(line)
            else:
                groups.append([line])
        return [self._piece(group) for group in _whole(groups)]

    def _piece(self, group: Sequence[Line]) -> Piece:
        if len(group[0].cells) > 1:
            rows = [[RawCell(text) for text in line.cells] for line in group]
            return Piece(BlockKind.TABLE, rows=_headed(rows))
        (text,) = self.flow.paragraphs([line.text for line in group], joined=True)
        if level := self._level(group, text):
            return Piece(BlockKind.HEADING, text, level)
        if mark := _ITEM.match(text):
            return Piece(BlockKind.ITEM, text[mark.end() :].strip(), 1)
        return Piece(BlockKind.PARAGRAPH, text)

    def _level(self, group: Sequence[Line], text: str) -> int:
        """How deep a heading is, 0 for what is none."""
        if len(text) > _LONGEST_HEADING:
            return 0
        if self._is_large(group[0]):
            rank = len(self.larger) - self.larger.index(group[0].size)
            return min(rank, _BOLD_LEVEL - 1)
        bold = all(line.bold for line in group) and not _ITEM.match(text)
        return _BOLD_LEVEL * (bold and not flow.ends_sentence(text, ".!?…;,"))

    def _is_large(self, line: Line) -> bool:
        return line.size > _LARGER * self.size

    def _goes_on(self, group: Sequence[Line], line: Line) -> bool:
        """Whether a line goes on what the lines before it say."""
        before = group[-1]
        if (len(line.cells) > 1) or (len(before.cells) > 1):
            return len(line.cells) > 1 and len(before.cells) > 1 and line.y < before.y
        if not _is_alike(before, line) or _ITEM.match(line.text):
            return False
        if line.y >= before.y:  # another column or page
            return not self._is_large(line) and _runs_over(before, line)
        if before.y - line.y > _LOOSE * max(self.leading, 1.1 * line.size):
            return False
        if self._is_large(line):
            return True
        return not _had_room(before, line) and not _is_indented(group, line)


def _widened(lines: Sequence[Line]) -> list[Line]:
    """Lines with the end of their column over all pages: a last page may be short."""
    rights: dict[int, list[float]] = {}
    for line in lines:
        rights.setdefault(round(line.left / _COLUMN), []).append(line.right)
    ends = {
        place: sorted(found)[math.ceil(_FULL * len(found)) - 1]
        for place, found in rights.items()
    }
    return [replace(line, end=ends[round(line.left / _COLUMN)]) for line in lines]


def _is_alike(before: Line, line: Line) -> bool:
    """Whether two lines are of one font's height and weight."""
    same = abs(before.size - line.size) <= (_LARGER - 1) * max(before.size, line.size)
    return same and before.bold == line.bold


def _runs_over(before: Line, line: Line) -> bool:
    """Whether a paragraph goes on at the head of another column or page."""
    if before.text.endswith("-") or line.text[:1].islower():
        return not flow.ends_sentence(before.text, _ENDS)
    return not flow.ends_sentence(before.text) and not _had_room(before, line)


def _had_room(before: Line, line: Line) -> bool:
    """Whether the first word of a line would have stood on the line before it."""
    word = line.text.split(" ", 1)[0]
    letter = (line.right - line.x) / max(1, len(line.text))
    free = before.end - before.right
    ended = flow.ends_sentence(before.text) or not line.text[:1].islower()
    return free > letter * (len(word) + 1) + line.size * (1 if ended else 8)


def _is_indented(group: Sequence[Line], line: Line) -> bool:
    """Whether a line stands in as the first of a paragraph does."""
    if _ITEM.match(group[0].text):
        return line.x < group[0].x - 1
    inward = _INDENT * line.size
    return line.x - group[-1].x > inward and line.x - line.left > inward


def _whole(groups: Iterable[list[Line]]) -> list[list[Line]]:
    """Groups, but a bullet that stands alone belongs to the text after it."""
    made: list[list[Line]] = []
    for group in groups:
        if (
            made
            and len(made[-1]) == 1
            and re.fullmatch(r"[•▪◦‣●■–-]", made[-1][0].text)
        ):
            made[-1] += group
        else:
            made.append(group)
    return made


def _headed(rows: list[list[RawCell]]) -> list[list[RawCell]]:
    """Rows of a table, the first its header where numbers stand only below it."""
    below = any(c.isdigit() for row in rows[1:] for cell in row for c in cell.text)
    if not below or any(c.isdigit() for cell in rows[0] for c in cell.text):
        return rows
    return [[RawCell(cell.text, header=True) for cell in rows[0]], *rows[1:]]


def _usual(lines: Sequence[Line]) -> float:
    """The size in which most of a text is set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], -size), default=0)


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance of two lines."""
    steps = [
        one.y - two.y
        for one, two in pairwise(lines)
        if 0 < one.y - two.y < 3 * one.size
    ]
    return median(steps) if steps else 0
