"""`discrepancies`: contradictions and failed sums, both sentences side by side."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import click

from graph_builder.cli.common import open_view
from graph_builder.cli.console import (
    on_terminal,
    printed,
    put,
    side_by_side,
)
from graph_builder.cli.sheets import csv_text
from graph_builder.cli.verb import verb
from graph_builder.cli.wording import Wording
from graph_builder.model import DiscrepancyKind
from graph_builder.query import Value, run, saved
from graph_builder.store import View

_COLUMNS = ("document", "kind", "subject", "values", "sentences", "sources")
_SEPARATOR = " | "
_ANY = "any"
_UNDATED = "9999"

Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Told:
    """What one document says on one side.

    Attributes:
        side: the fact, "" where a text contradicts itself.
        document: its name.
        title: its title, or "".
        publisher: its outlet, or "".
        published: its day, or "".
        sentences: those that say it.
    """

    side: str
    document: str
    title: str
    publisher: str
    published: str
    sentences: tuple[str, ...]

    @property
    def source(self) -> str:
        """Where and when it was said: «Le Fil, 2025-03-04, Cap Voile, fil.md»."""
        told = (self.publisher, self.published, self.title, self.document)
        return ", ".join(one for one in told if one)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What a text, or two, contradict themselves about, and the words that do."""

    kind: str
    subject: str
    values: str
    told: tuple[Told, ...]

    @property
    def document(self) -> str:
        """The names of the documents."""
        return _SEPARATOR.join(dict.fromkeys(one.document for one in self.told))

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is said, in the order of the sources; of one text, in its own."""
        if len(self.told) == 1:
            return self.told[0].sentences
        return tuple(" ".join(one.sentences) for one in self.told)

    @property
    def sources(self) -> tuple[str, ...]:
        """Where it is said."""
        return tuple(one.source for one in self.told)

    def cells(self) -> tuple[str, ...]:
        """The cells of a row of `_COLUMNS`."""
        told = (self.document, self.kind, self.subject, self.values)
        lists = (self.sentences, self.sources)
        return (*told, *(_SEPARATOR.join(one) for one in lists))


@verb()
@click.argument("graph")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(("table", "csv", "json")),
    help="[default: table on a terminal, csv in a pipe]",
)
@click.option(
    "--fail-on",
    type=click.Choice([_ANY, *(kind.value for kind in DiscrepancyKind)]),
    help="Exit 1 if there is one of that kind.",
)
def discrepancies(*, graph: str, form: str | None, fail_on: str | None) -> int:
    """Contradictions and failed sums, both sides shown.

    Exit: 0 fine, 1 found what --fail-on says.
    """
    found = list(_found(open_view(graph)))
    form = form or ("table" if on_terminal() else "csv")
    if form == "table":
        put(_table(found))
    elif form == "csv":
        put(csv_text(_COLUMNS, [one.cells() for one in found]))
    else:
        put(_json(found))
    return int(any(fail_on in (_ANY, one.kind) for one in found))


def _found(view: View) -> Iterator[Contradiction]:
    wording = Wording(view)
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in run(view, saved("discrepancy-words")).dicts():
        # Texts that contradict themselves alike are each one of their own.
        apart = "" if row["fact"] else str(row["source"])
        groups[str(row["discrepancy"]), apart].append(row)
    for rows in groups.values():
        first = rows[0]
        yield Contradiction(
            kind=str(first["kind"]),
            subject=str(first["subject"]),
            values=str(first["values"]),
            told=_told(rows, wording),
        )


def _told(rows: Sequence[Row], wording: Wording) -> tuple[Told, ...]:
    """What each document says, side by side; the first side was published first."""
    sides: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        sides[str(row["fact"] or ""), str(row["source"])].append(row)
    first: dict[str, tuple[str, str, str]] = {}
    for (fact, source), same in sides.items():
        rank = (str(same[0]["published"] or _UNDATED), source, fact)
        first[fact] = min(first.get(fact, rank), rank)
    ordered = sorted(
        sides.items(),
        key=lambda one: (first[one[0][0]], str(one[1][0]["published"] or _UNDATED)),
    )
    return tuple(_side(*key, same, wording) for key, same in ordered)


def _side(fact: str, source: str, rows: Sequence[Row], wording: Wording) -> Told:
    places = ((int(str(row["start"])), int(str(row["end"]))) for row in rows)
    said = tuple(dict.fromkeys(wording.sentence(source, *place) for place in places))
    first = rows[0]
    return Told(
        side=fact,
        document=wording.name(source),
        title=str(first["title"] or ""),
        publisher=str(first["publisher"] or ""),
        published=str(first["published"] or ""),
        sentences=said,
    )


def _table(found: list[Contradiction]) -> str:
    if not found:
        return "no discrepancy\n"
    return printed(*(_drawn(one) for one in found))


def _drawn(one: Contradiction) -> object:
    values = one.values.split(_SEPARATOR)
    title = f"{one.document} — {one.kind}: {one.subject} ({' ≠ '.join(values)})"
    columns = one.sentences if len(one.told) == 1 else tuple(_columns(one))
    return side_by_side(title, columns, values)


def _columns(one: Contradiction) -> Iterator[str]:
    """One text a side: each source, then what it says."""
    for _, same in groupby(one.told, key=lambda told: told.side):
        yield "\n\n".join(f"{t.source}:\n{' '.join(t.sentences)}" for t in same)


def _json(found: list[Contradiction]) -> str:
    rows = [
        dict(zip(_COLUMNS, (*one.cells()[:4], one.sentences), strict=False))
        | {"sources": [_source(told) for told in one.told]}
        for one in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _source(told: Told) -> dict[str, object]:
    cells = ("document", "title", "publisher", "published")
    about = {cell: getattr(told, cell) for cell in cells}
    return about | {"fact": told.side, "sentences": told.sentences}
