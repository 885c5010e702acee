"""`discrepancies`: contradictions and failed sums, both sentences side by side."""

from __future__ import annotations

import json
from collections.abc import Iterator
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
from graph_builder.query import run, saved
from graph_builder.store import View

_COLUMNS = ("document", "kind", "subject", "values", "sentences")
_SEPARATOR = " | "
_ANY = "any"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Where a text contradicts itself: the values, and the sentences that give them."""

    document: str
    kind: str
    subject: str
    values: str
    sentences: tuple[str, ...]

    def cells(self) -> tuple[str, ...]:
        """The cells of a row of `_COLUMNS`."""
        told = _SEPARATOR.join(self.sentences)
        return self.document, self.kind, self.subject, self.values, told


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
    rows = run(view, saved("discrepancy-words")).rows
    for key, group in groupby(rows, key=lambda row: (row[7], *row[1:4])):
        source, kind, subject, values = map(str, key)
        places = ((int(str(row[5])), int(str(row[6]))) for row in group)
        told = (wording.sentence(source, *place) for place in places)
        sentences = tuple(dict.fromkeys(told))
        document = wording.name(source)
        yield Contradiction(document, kind, subject, values, sentences)


def _table(found: list[Contradiction]) -> str:
    if not found:
        return "no discrepancy\n"
    return printed(*(part for one in found for part in _shown(one)))


def _shown(one: Contradiction) -> Iterator[object]:
    values = one.values.split(_SEPARATOR)
    title = f"{one.document} — {one.kind}: {one.subject} ({' ≠ '.join(values)})"
    yield side_by_side(title, one.sentences, values)


def _json(found: list[Contradiction]) -> str:
    rows = [
        dict(zip(_COLUMNS, (*one.cells()[:-1], one.sentences), strict=True))
        for one in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
