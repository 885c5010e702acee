"""`diff`: what changed between two graphs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import click

from graph_builder.cli.common import open_view
from graph_builder.cli.console import Words, printed, put, say
from graph_builder.cli.verb import Session, verb
from graph_builder.compare import Change, Difference, Fact, compare, patch

_SAID = 2  # sentences shown of a fact


@verb()
@click.argument("before")
@click.argument("after")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(("human", "json", "patch")),
    default="human",
    show_default=True,
    help="Form of the differences; patch is an RDF patch of all quads.",
)
@click.pass_obj
def diff(session: Session, *, before: str, after: str, form: str) -> int:
    """What changed between two graphs, fact by fact.

    Told are facts added, gone, changed and contradicted.
    BEFORE and AFTER are RDF files or store folders. Exit: 0 no difference, 1 some.
    """
    old, new = open_view(before), open_view(after)
    if form == "patch":
        told = patch(old.quads(), new.quads())
        put(told)
        return int(bool(told))
    found = compare(old, new)
    put(_json(found) if form == "json" else printed(*_lines(found)))
    if not session.quiet:
        say(_summary(found))
    return int(bool(found))


def _summary(found: Difference) -> str:
    counts = {
        "added": len(found.added),
        "gone": len(found.gone),
        "changed": len(found.changed),
        "contradicted": len(found.contradicted),
    }
    return ", ".join(f"{count} {what}" for what, count in counts.items())


def _lines(found: Difference) -> Iterator[Words]:
    for sign, facts in (
        ("!", found.contradicted),
        ("+", found.added),
        ("-", found.gone),
    ):
        for fact in facts:
            yield Words(f"{sign} {fact.type}", f"  {fact.words}", strong=True)
            yield from _said(fact)
    for change in found.changed:
        yield from _changed(change)


def _changed(change: Change) -> Iterator[Words]:
    yield Words(f"~ {change.after.type}", f"  {change.after.words}", strong=True)
    for name in change.cells:
        sides = (
            fact.cells[name].words if name in fact.cells else "nothing"
            for fact in (change.before, change.after)
        )
        yield Words("", f"    {name}: {' → '.join(sides)}")
    yield from _said(change.after)


def _said(fact: Fact) -> Iterator[Words]:
    for document, words in fact.said[:_SAID]:
        yield Words("", f"    « {' '.join(words.split())} » — {document}", faint=True)


def _json(found: Difference) -> str:
    told = {
        "added": _dicts(found.added),
        "gone": _dicts(found.gone),
        "changed": [
            {
                "cells": change.cells,
                "before": _dict(change.before),
                "after": _dict(change.after),
            }
            for change in found.changed
        ],
        "contradicted": _dicts(found.contradicted),
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _dicts(facts: Iterable[Fact]) -> list[dict[str, object]]:
    return [_dict(fact) for fact in facts]


def _dict(fact: Fact) -> dict[str, object]:
    return {
        "fact": fact.iri,
        "type": fact.type,
        "cells": {cell.name: cell.words for cell in fact.cells.values()},
        "said": [{"document": name, "words": words} for name, words in fact.said],
    }
