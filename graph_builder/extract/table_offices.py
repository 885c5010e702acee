"""Offices that tables tell: a column «Titulaire», a column «Fonction» beside the names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph_builder.extract.analysis import Analysis
from graph_builder.extract.appositions import Links
from graph_builder.extract.french.offices import Office
from graph_builder.extract.french.text import plain
from graph_builder.extract.holdings import Holding
from graph_builder.extract.mention import Mention
from graph_builder.extract.office_cells import cells, squeezed
from graph_builder.extract.surroundings import agreed, is_woman, name_of
from graph_builder.model import Cell, Kind, Name, Table

_FUNCTION = re.compile(
    r"(?:fonctions?|qualite|titre|poste|role|statut|responsabilite)s?\b"
)
_WIDEST = 40  # columns of a table that tells of persons
_LONGEST = 80  # characters of an office in a cell
_HELD = (Kind.PROJECT, Kind.ORGANISATION)


def table_offices(analysis: Analysis, links: Links) -> Iterator[Holding]:
    """Every office that a column of a table gives a person of its row."""
    people = {p.start: p for p in links.people}
    offices = {o.start: o for o in links.offices}
    for block in analysis.document.blocks:
        if block.table and people:
            yield from _offices(analysis, block.table, people, offices)


def _offices(
    analysis: Analysis,
    table: Table,
    people: dict[int, Mention],
    offices: dict[int, Office],
) -> Iterator[Holding]:
    rows = table.rows()
    head = rows[0] if rows and len(rows[0]) <= _WIDEST else []
    titles = {c.column: offices[c.start] for c in head if c.start in offices}
    functions = {c.column for c in head if _FUNCTION.match(plain(c.text))}
    for row in rows[1:] if titles or functions else ():
        named = {c.column: people[c.start] for c in row if c.start in people}
        for column, person in named.items():
            where = _held_in(analysis, row)
            if column in titles:
                title = cells(analysis, titles[column])[0].lower()
                yield _made(person, title, where, row)
        if len(named) == 1:
            person = next(iter(named.values()))
            yield from _said(analysis, row, functions, person, offices)


def _said(
    analysis: Analysis,
    row: Sequence[Cell],
    functions: set[int],
    person: Mention,
    offices: dict[int, Office],
) -> Iterator[Holding]:
    """What the column of functions says of the person of a row."""
    for cell in row:
        if cell.column not in functions or not 0 < len(cell.text) < _LONGEST:
            continue
        office = offices.get(cell.start)
        role, held = cells(analysis, office) if office else (cell.text, None)
        where = held or _held_in(analysis, row, kinds=_HELD[::-1])
        yield _made(person, role[:1].lower() + role[1:], where, row)


def _held_in(
    analysis: Analysis, row: Sequence[Cell], kinds: Sequence[Kind] = _HELD
) -> Name | None:
    """The project of a row, else its first organisation."""
    inside = [m for c in row for m in analysis.within(c.start, c.end) if m.name]
    for kind in kinds:
        for mention in inside:
            if mention.name and mention.name.kind is kind:
                return mention.name
    return None


def _made(
    person: Mention, role: str, organisation: Name | None, row: Sequence[Cell]
) -> Holding:
    return Holding(
        person=name_of(person),
        role=agreed(squeezed(role), woman=is_woman(person)),
        organisation=organisation,
        start=min(c.start for c in row if c.text),
        end=max(c.end for c in row),
        rule="roles.table",
        cue=role.split(maxsplit=1)[0],
        confidence=0.85,
    )
