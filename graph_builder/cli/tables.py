"""`tables`: the competency questions, answered for each document."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import click

from graph_builder.cli.building import building_options, run_build
from graph_builder.cli.console import counted, put, say
from graph_builder.cli.sheets import DESCRIPTION, csv_text, csvw
from graph_builder.cli.verb import Session, verb
from graph_builder.evaluate import answers
from graph_builder.extract.llm import Endpoint
from graph_builder.pipeline import Authority, Options
from graph_builder.query import TABLES, Value, run, saved
from graph_builder.store import MemoryView

Answers = Mapping[str, Mapping[str, list[dict[str, Value]]]]


@verb()
@click.argument("src", nargs=-1, required=True, metavar="SRC…")
@click.option(
    "--csv",
    "folder",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write one CSV a table there, with CSVW metadata, instead of JSON.",
)
@building_options
@click.pass_obj
def tables(  # noqa: PLR0913 - one parameter an option
    session: Session,
    *,
    src: tuple[str, ...],
    folder: Path | None,
    workers: int | None,
    min_confidence: float,
    proposer: Endpoint | None,
    authorities: tuple[Authority, ...],
) -> None:
    """Answer the competency questions, as JSON or CSV.

    Prints {document: {table: [row, …]}} for the fourteen tables.
    """
    options = Options(
        min_confidence=min_confidence,
        validate=False,
        proposer=proposer,
        authorities=authorities,
    )
    built = run_build(session, src, options, workers)
    told = answers(built)
    if folder is None:
        put(json.dumps(told, ensure_ascii=False, indent=1, default=_number) + "\n")
        return
    _write(told, folder)
    if not session.quiet:
        documents = counted(len(told), "document")
        say(f"{len(TABLES)} tables of {documents} in {folder}")


def _number(value: object) -> object:
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(type(value).__name__)  # pragma: no cover - rows hold nothing else


def _write(told: Answers, folder: Path) -> None:
    described, nothing = {}, MemoryView(())
    for name in TABLES:
        query = saved(name)
        columns = ["document", *run(nothing, query).columns]
        rows = [
            [document, *(row[column] for column in columns[1:])]
            for document, answer in told.items()
            for row in answer[name]
        ]
        put(csv_text(columns, rows), str(folder / f"{name}.csv"))
        described[name] = (query, columns)
    put(csvw(described), str(folder / DESCRIPTION))
