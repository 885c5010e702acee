"""Names that table cells give whole: what stands under «Projet», «Porteur», «Site»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph_builder.extract.cellmoney import is_empty, is_total
from graph_builder.extract.columns import Role, body_rows, columns, upright
from graph_builder.extract.french.heads import is_head
from graph_builder.extract.french.tokens import tokens
from graph_builder.extract.mention import Mention
from graph_builder.model import Cell, Document, Kind, Table

_KINDS = {
    Role.PROJECT: Kind.PROJECT,
    Role.LEAD: Kind.ORGANISATION,
    Role.MEMBERS: Kind.ORGANISATION,
    Role.PLACE: Kind.PLACE,
    Role.CALL: Kind.CALL,
}
_GLOSS = re.compile(r"\s+[(\[–—:-]|\s*[:;]\s|\s+[»”]")
_PARTS = re.compile(r"\s*[;/+]\s+|\s+/\s*|,\s+(?=[A-ZÀ-Þ])|\s+(?:et|&)\s+(?=[A-ZÀ-Þ])")
_OPENING = re.compile(r"[\s«“\"*•]*(?:(?:[ld]['’]|le |la |les )(?=[A-ZÀ-Þ]))?")
_LONGEST = 90  # characters of a name; more is a description


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a cell, with its place in the text."""

    start: int
    end: int
    text: str


def parts_of(cell: Cell) -> list[Stretch]:
    """What a cell lists, between commas, slashes, semicolons or «et», without articles.

    Parts are cut only before a capital: «Arts et métiers» is one.
    """
    found, at = [], 0
    for match in _PARTS.finditer(cell.text):
        found.append((at, match.start()))
        at = match.end()
    found.append((at, len(cell.text)))
    return [s for low, high in found if (s := _stretch(cell, low, high)).text]


def name_in(cell: Cell) -> Stretch:
    """The name that opens a cell, without what explains it («(Lille)», «– santé»)."""
    opening = _OPENING.match(cell.text)
    low = opening.end() if opening else 0
    gloss = _GLOSS.search(cell.text, low + 1)
    return _stretch(cell, low, gloss.start() if gloss else len(cell.text))


def _stretch(cell: Cell, low: int, high: int) -> Stretch:
    opening = _OPENING.match(cell.text, low, high)
    low = opening.end() if opening else low
    text = cell.text[low:high]
    gloss = re.search(r"\s+[(\[].*$|[\s*»”\"]+$", text)
    text = text[: gloss.start()] if gloss else text
    return Stretch(cell.start + low, cell.start + low + len(text), text)


def is_section(row: list[Cell]) -> bool:
    """Whether one merged cell fills a row: a heading inside the table."""
    told = [c for c in row if c.text]
    merged = len(row) > 1 and len({(c.start, c.end) for c in row}) == 1
    alone = len(told) == 1 and told[0].column == 0 and len(row) > 2  # noqa: PLR2004 # blanks beside it
    return bool(told) and (merged or alone)


def rows_of(table: Table) -> Iterator[list[Cell]]:
    """The rows that say something of one thing: no totals, no headings."""
    for row in body_rows(table):
        told = [c for c in row if c.text]
        if told and not is_total(told[0].text) and not is_section(row):
            yield row


def _listed(cell: Cell, role: Role) -> list[Stretch]:
    if role is Role.PROJECT:
        return [name_in(cell)]
    return parts_of(cell)


def _names_bodies(cells: list[Cell]) -> bool:
    """Whether most cells of a column open with a head noun: «Université», «CHU»."""
    heads = sum(
        bool((words := tokens(c.text[:30])) and is_head(words[0])) for c in cells
    )
    return heads * 2 >= len(cells)


def _in_table(table: Table) -> Iterator[Mention]:
    rows = list(rows_of(table))
    for column in columns(table):
        cells = [c for row in rows for c in row if c.column == column.index]
        told = [c for c in cells if not is_empty(c.text)]
        project = column.role is Role.PROJECT
        if column.role in _KINDS and told and not (project and _names_bodies(told)):
            yield from _in_column(told, column.role)


def _in_column(cells: list[Cell], role: Role) -> Iterator[Mention]:
    source = "cell" if role is Role.PROJECT else "listed"
    for cell in cells:
        for part in _listed(cell, role):
            if 1 < len(part.text) <= _LONGEST and part.text[0].isalnum():
                yield Mention(part.start, part.end, part.text, _KINDS[role], source)


def find_cells(document: Document) -> list[Mention]:
    """Names of projects, organisations and places given by the columns of tables."""
    found: dict[tuple[int, int], Mention] = {}
    for block in document.blocks:
        if block.table:
            for mention in _in_table(upright(block.table)):
                found.setdefault((mention.start, mention.end), mention)
    return list(found.values())
