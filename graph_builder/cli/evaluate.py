"""`evaluate`: documents with gold tables → precision, recall and F1."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from graph_builder.cli.building import building_options, run_build
from graph_builder.cli.console import Words, counted, printed, put, say, table
from graph_builder.cli.verb import Session, verb
from graph_builder.errors import InputError
from graph_builder.evaluate import (
    Evaluation,
    bearing_sentence,
    evaluate_build,
    figures,
    read_figures,
    read_gold,
    with_figures,
)
from graph_builder.extract.llm import Endpoint
from graph_builder.pipeline import Authority, Build, Options

_HEAD = ("table", "gold", "found", "precision", "recall", "F1")


@verb()
@click.argument(
    "gold", nargs=-1, required=True, metavar="GOLD…", type=click.Path(path_type=Path)
)
@click.option(
    "--documents",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Where the documents are.  [default: beside their gold]",
)
@click.option("--misses", is_flag=True, help="List rows missed and invented.")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(("human", "json")),
    default="human",
    show_default=True,
    help="Form of the figures.",
)
@click.option(
    "--write-figures",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Keep the rates reached, under the name of each GOLD, in a JSON file.",
)
@building_options
@click.pass_obj
def evaluate(  # noqa: PLR0913 - one parameter an option
    session: Session,
    *,
    gold: tuple[Path, ...],
    documents: Path | None,
    misses: bool,
    form: str,
    write_figures: Path | None,
    workers: int | None,
    min_confidence: float,
    proposer: Endpoint | None,
    authorities: tuple[Authority, ...],
) -> None:
    """Score documents against gold tables.

    GOLD is a YAML file of wanted tables, or a folder of them.
    """
    sets = {place.resolve().stem: read_gold([place], documents) for place in gold}
    golds = {one.name: one for some in sets.values() for one in some}
    options = Options(
        min_confidence=min_confidence,
        validate=False,
        proposer=proposer,
        authorities=authorities,
    )
    paths = tuple(str(one.document) for one in golds.values())
    built = run_build(session, paths, options, workers)
    reached = evaluate_build(list(golds.values()), built)
    put(_json(reached) if form == "json" else printed(*_page(reached)))
    if misses:
        put(printed(*_misses(reached)))
    if write_figures is not None:
        _refuse_part(built)
        fresh = {name: evaluate_build(some, built).score for name, some in sets.items()}
        put(with_figures(read_figures(write_figures), fresh), str(write_figures))
        say(f"figures of {', '.join(fresh)} in {write_figures}")


def _refuse_part(built: Build) -> None:
    """Keep no figures of a part: they would look like a drop, or hide one."""
    if built.refused:
        count = counted(len(built.refused), "document")
        what = f"{count} could not be read, so no figures are kept"
        raise InputError(what, where="evaluate", hint="see the lines above")


def _page(reached: Evaluation) -> Iterator[object]:
    scored = reached.score
    named = {**scored.tables, "core": scored.core, "soft": scored.soft}
    rows = [
        (
            name,
            tally.wanted,
            tally.found,
            f"{tally.precision:.3f}",
            f"{tally.recall:.3f}",
            f"{tally.f1:.3f}",
        )
        for name, tally in named.items()
    ]
    yield table(_HEAD, rows)
    cells = sum(tally.right for tally in scored.tables.values())
    of = sum(tally.scored for tally in scored.tables.values())
    yield Words("cells right  ", f"{cells} of {of}")
    worst = ", ".join(f"{name} {f1:.2f}" for name, f1 in scored.worst())
    yield Words("worst        ", worst)
    for name, rate in reached.grounding.rates().items():
        yield Words(f"{name}  ", f"{rate:.3f}")


def _misses(reached: Evaluation) -> Iterator[Words]:
    """Rows missed and invented, each with the sentence that bears on it."""
    for miss in reached.score.misses:
        kind = "INVENTED" if miss.invented else "MISSED"
        cells = " · ".join(f"{k}: {_cell(v)}" for k, v in miss.row.items())
        yield Words(f"{kind:<9}{miss.document} {miss.table}", f"  {cells}", strong=True)
        document = reached.documents.get(miss.document)
        sentence = bearing_sentence(miss.row, document) if document else ""
        if sentence:
            yield Words("", f"         « {sentence} »", faint=True)


def _cell(value: object) -> str:
    return " / ".join(map(str, value)) if isinstance(value, list) else str(value)


def _json(reached: Evaluation) -> str:
    scored = reached.score
    told = {
        "tables": figures(scored),
        "documents": {name: tally.f1 for name, tally in scored.documents.items()},
        "cells": [
            sum(tally.right for tally in scored.tables.values()),
            sum(tally.scored for tally in scored.tables.values()),
        ],
        "text2kgbench": reached.grounding.rates(),
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
