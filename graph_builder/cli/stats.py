"""`stats`: what is in a graph, how completely, and how recent."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TypedDict

import click

from graph_builder.cli.common import open_view
from graph_builder.cli.console import Words, counted, printed, put, table
from graph_builder.cli.verb import verb
from graph_builder.model import Kind
from graph_builder.query import run, saved
from graph_builder.store import View

_COVERED = {
    "Award": ("recipient", "project", "call", "programme"),
    "Envelope": ("beneficiaries", "years"),
    "Target": ("deadline", "baseline"),
    "Selection": ("call",),
    "Role": ("organisation",),
    "Announcement": ("date", "event"),
    "Measure": ("responsible", "deadline"),
    "Statement": ("speaker",),
}
"""The cells that an announcement may leave empty, by fact type."""
_LINKED = ("Organisation", "Programme", "Place")


class Stats(TypedDict):
    """What is counted: instances by class, shares by cell, days of publication."""

    counts: dict[str, dict[str, int]]
    coverage: dict[str, dict[str, float]]
    freshness: dict[str, str | int | None]


@verb()
@click.argument("graph")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(("human", "json")),
    default="human",
    show_default=True,
    help="Form of the counts.",
)
def stats(*, graph: str, form: str) -> None:
    """What is in a graph: counts and coverage.

    Coverage is the share of facts of a type that have a cell, and of things that are
    linked to an authority record.
    """
    told = _stats(open_view(graph))
    if form == "json":
        put(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    else:
        put(_human(told))


def _stats(view: View) -> Stats:
    counts = {str(t): int(str(n)) for t, n in run(view, saved("types")).rows}
    things = {kind.capitalize() for kind in Kind}
    return {
        "counts": {
            "graph": {
                "triples": len({quad[:3] for quad in view.quads()}),
                "documents": counts.pop("Document", 0),
            },
            "facts": {t: n for t, n in counts.items() if _is_fact(t, things)},
            "things": {t: n for t, n in counts.items() if t in things},
        },
        "coverage": _coverage(view, counts) | _links(view, counts),
        "freshness": _freshness(view),
    }


def _is_fact(type_: str, things: set[str]) -> bool:
    return type_ not in things and type_ not in {"AuthorityLink", "IdentityDecision"}


def _coverage(view: View, counts: Mapping[str, int]) -> dict[str, dict[str, float]]:
    rows = run(view, saved("filled-cells")).rows
    filled = {(t, c): int(str(n)) for t, c, n in rows}
    return {
        type_: {c: _share(filled.get((type_, c), 0), counts[type_]) for c in cells}
        for type_, cells in _COVERED.items()
        if counts.get(type_)
    }


def _links(view: View, counts: Mapping[str, int]) -> dict[str, dict[str, float]]:
    linked = {str(row["label"]) for row in run(view, saved("authorities")).dicts()}
    known: dict[str, set[str]] = {}
    for row in run(view, saved("things")).dicts():
        if row["label"] in linked:
            known.setdefault(str(row["kind"]), set()).add(str(row["thing"]))
    return {
        kind: {"authority": _share(len(known.get(kind, ())), counts[kind])}
        for kind in _LINKED
        if counts.get(kind)
    }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3)


def _freshness(view: View) -> dict[str, str | int | None]:
    rows = run(view, saved("documents")).dicts()
    days = sorted(str(row["published"]) for row in rows if row["published"])
    return {
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "undated": len(rows) - len(days),
    }


def _human(told: Stats) -> str:
    graph, fresh = told["counts"]["graph"], told["freshness"]
    covered = [
        (type_, cell, f"{share:.0%}")
        for type_, cells in told["coverage"].items()
        for cell, share in cells.items()
    ]
    triples = counted(graph["triples"], "triple")
    first, last = fresh["first"], fresh["last"]
    days = f"published from {first} to {last}" if first else "no date of publication"
    return printed(
        Words("Graph", strong=True),
        Words("", f"{counted(graph['documents'], 'document')}, {triples}"),
        Words("", f"{days}; {fresh['undated']} undated"),
        table(("facts", "count"), list(told["counts"]["facts"].items())),
        table(("things", "count"), list(told["counts"]["things"].items())),
        table(("of", "that have", "share"), covered),
    )
