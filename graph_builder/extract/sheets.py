"""Sheets of laureates, one a heading: «Aquasol», «Porteur : X», «Montant : M», as tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph_builder.extract.cellmoney import numeric
from graph_builder.extract.columns import Role, role_of
from graph_builder.extract.french.text import plain
from graph_builder.extract.reading import Reading
from graph_builder.model import Block, BlockKind, Cell, Table

_LABELLED = re.compile(
    r"\W{0,3}(?P<label>[^\W\d][^:\n.;]{2,40}?)\W{0,3}\s?:\W{0,3}\s(?P<value>\S.*)",
    re.DOTALL,
)
_BOX = re.compile(
    r"(?:l'essentiel|en (?:bref|resume|chiffres)|reperes?|(?:les )?chiffres? cles?|fiche|a (?:savoir|retenir)|le projet|ce projet"
    r"|points? cles?|carte d'identite|infos?|informations|contacts?|financement|budget|presentation|en pratique|donnees)\b"
)
_BUDGET = re.compile(r"(?:budget|cout|investissement)\b")
_PARTED = re.compile(r"\s[–—-]\s")
_TITLE = 90  # characters of a line that may head a sheet
_VALUE = 200  # characters of what a label tells
_LEAST = 2  # labelled lines that make a sheet
_MONEY = {Role.AMOUNT, Role.COST}
_HOLDS = {
    Role.LEAD,
    Role.PLACE,
    Role.MEMBERS,
    Role.THEME,
    Role.PERSON,
    Role.COST,
    Role.CALL,
}
_LINES = {BlockKind.PARAGRAPH, BlockKind.ITEM}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as a table of one row; `index` is the block whose setting holds for it."""

    index: int
    table: Table


def sheets(reading: Reading) -> Iterator[Sheet]:
    """The sheets of a document, text order; those in a row share what stands above."""
    document = reading.analysis.document
    blocks, text = document.blocks, document.text
    at, first, end = 0, 0, -1
    while at < len(blocks):
        lines = _lines(blocks, text, at + 1) if _is_title(blocks[at], text) else []
        table = _meant(reading, _table(blocks[at], text, lines))
        if table is None:
            at += 1
            continue
        first = first if end == at else at
        end = at = at + 1 + len(lines)
        yield Sheet(first, table)


def _is_title(block: Block, text: str) -> bool:
    """Whether a block may be the name of a sheet: a heading, a line without a colon."""
    words = text[block.start : block.end]
    headed = block.kind in {BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM}
    return (
        headed
        and len(words) <= _TITLE
        and ":" not in words
        and not words.endswith((".", "!", "?"))
    )


def _lines(
    blocks: Sequence[Block], text: str, start: int
) -> list[tuple[Block, re.Match[str]]]:
    """The labelled lines from a block on."""
    found = []
    for block in blocks[start:]:
        short = block.kind in _LINES and block.end - block.start <= _VALUE
        match = _LABELLED.fullmatch(text, block.start, block.end) if short else None
        if match is None:
            break
        found.append((block, match))
    return found


def _table(
    title: Block, text: str, lines: Sequence[tuple[Block, re.Match[str]]]
) -> Table | None:
    roles = {
        role_of(_header(match["label"]), numbers=numeric(match["value"]))
        for _, match in lines
    }
    if len(lines) < _LEAST or not (roles & _MONEY and roles & _HOLDS):
        return None
    told = [*_heads(title, text, led=Role.LEAD in roles)]
    told += [(_header(m["label"]), m.span("label"), m.span("value")) for _, m in lines]
    head = [
        Cell(0, i, *at, label, header=True) for i, (label, at, _) in enumerate(told)
    ]
    row = [
        Cell(1, i, *at, text[at[0] : at[1]].strip())
        for i, (_, _, at) in enumerate(told)
    ]
    return Table((*head, *row))


def _header(label: str) -> str:
    """A label as the header of a column; a budget is what all of it costs."""
    return "Coût total" if _BUDGET.match(plain(label)) else label


def _meant(reading: Reading, table: Table | None) -> Table | None:
    """The table; under «L'essentiel» its project is the one the text speaks of."""
    if table is None:
        return None
    named = next(c for c in table.cells if c.row == 1)
    if not _BOX.match(plain(named.text)):
        return table
    project = reading.context.project_at(named.start)
    if project is None:
        return None
    told = replace(named, text=project.label)
    return Table(tuple(told if c is named else c for c in table.cells))


def _heads(
    title: Block, text: str, *, led: bool
) -> Iterator[tuple[str, tuple[int, int], tuple[int, int]]]:
    """The project in the title, and the carrier after a dash where no line tells it."""
    here = title.start, title.start
    parted = None if led else _PARTED.search(text, title.start, title.end)
    yield "Projet", here, (title.start, parted.start() if parted else title.end)
    if parted:
        yield "Porteur", here, (parted.end(), title.end)
