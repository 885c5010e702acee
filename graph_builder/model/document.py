"""A document as stored: its text, its blocks, its tables."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a stretch of the stored text is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    CAPTION = "caption"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell: its place in the grid and its span in the stored text.

    A merged cell stands once per grid place it covers, each with the same span.
    """

    row: int
    column: int
    start: int
    end: int
    text: str
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells; `header` rows come first, ragged rows are kept as they are."""

    cells: tuple[Cell, ...]
    caption: str = ""

    def rows(self) -> list[list[Cell]]:
        """Cells grouped by row, in column order."""
        grid: dict[int, list[Cell]] = {}
        for cell in self.cells:
            grid.setdefault(cell.row, []).append(cell)
        return [sorted(grid[r], key=lambda c: c.column) for r in sorted(grid)]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text of one kind; `level` is a heading's or list item's depth."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document as stored: the text all offsets refer to, and what is known of it.

    `text` includes the title where the source gives it apart (front matter, HTML head).
    `source` is the path or URL it was read from, `name` its file name.
    """

    name: str
    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    publisher: str = ""
    published: dt.date | None = None
    source: str = ""
    media_type: str = "text/plain"

    @property
    def sha256(self) -> str:
        """Identity of the document: SHA-256 of its stored text (hex)."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
