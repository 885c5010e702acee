"""Pieces: blocks before they have a place, and the text they make together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from graph_builder.model import Block, BlockKind, Cell, Table

BETWEEN_BLOCKS = "\n\n"
_MOST_SPANNED = 20_000  # grid places that merged cells of one table may fill


@dataclass(frozen=True, slots=True)
class RawCell:
    """A table cell as the source has it."""

    text: str
    header: bool = False
    columns: int = 1
    rows: int = 1


Rows = Sequence[Sequence[RawCell]]


@dataclass(frozen=True, slots=True)
class Piece:
    """A block without offsets: its text, or its rows where it is a table."""

    kind: BlockKind
    text: str = ""
    level: int = 0
    rows: Rows = ()


@dataclass(slots=True)
class Draft:
    """What a format's reader found: pieces in order, and what the head of it says."""

    pieces: list[Piece] = field(default_factory=list)
    title: str = ""
    publisher: str = ""
    published: dt.date | None = None


def compose(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """The stored text of `pieces` and their blocks, offsets into that text."""
    texts: list[str] = []
    blocks: list[Block] = []
    start = 0
    caption = ""
    for piece in pieces:
        text, table = piece.text, None
        if piece.kind is BlockKind.TABLE:
            text, table = _lay_out(piece.rows, start, caption)
        end = start + len(text)
        blocks.append(Block(piece.kind, start, end, piece.level, table))
        texts.append(text)
        start = end + len(BETWEEN_BLOCKS)
        caption = piece.text if piece.kind is BlockKind.CAPTION else ""
    return BETWEEN_BLOCKS.join(texts), tuple(blocks)


def _lay_out(rows: Rows, start: int, caption: str) -> tuple[str, Table]:
    """Text of a table that begins at offset `start`, and its grid."""
    lines: list[str] = []
    cells: list[Cell] = []
    for number, row in enumerate(_grid(rows)):
        words: list[str] = []
        for column, raw in row:
            words += [""] * (column - len(words)) + [raw.text]
        lines.append("\t".join(words))
        cells += _row_cells(row, number, start, len(rows))
        start += len(lines[-1]) + 1
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return "\n".join(lines), Table(tuple(cells), caption)


def _row_cells(
    row: list[tuple[int, RawCell]], number: int, start: int, height: int
) -> Iterator[Cell]:
    """Cells of one row, once a grid place; `start` is the offset of the row."""
    filled = 0
    for column, raw in row:
        start += column - filled
        end = start + len(raw.text)
        for r in range(number, min(number + raw.rows, height)):
            for c in range(column, column + raw.columns):
                yield Cell(r, c, start, end, raw.text, raw.header)
        start = end
        filled = column


def _grid(rows: Rows) -> list[list[tuple[int, RawCell]]]:
    """Each row's own cells with their column, merged cells of rows above left free."""
    taken: dict[int, int] = {}  # column → first row that is free again
    budget = _MOST_SPANNED
    placed = []
    for number, row in enumerate(rows):
        column = 0
        own = []
        for raw in row:
            while taken.get(column, 0) > number:
                column += 1
            cell = _within(raw, len(rows) - number, budget)
            budget -= cell.columns * cell.rows - 1
            for c in range(column, column + cell.columns):
                taken[c] = number + cell.rows
            own.append((column, cell))
            column += cell.columns
        placed.append(own)
    return placed


def _within(cell: RawCell, rows_left: int, budget: int) -> RawCell:
    """The cell, cut to the table's height; not merged where that would fill memory."""
    rows = min(cell.rows, rows_left)
    if rows * cell.columns - 1 > budget:
        return RawCell(cell.text, cell.header)
    return RawCell(cell.text, cell.header, cell.columns, rows)
