"""`query`: a saved question by name, or one of your own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import click

from graph_builder.cli.common import open_view
from graph_builder.cli.console import counted, on_terminal, printed, put, say, table
from graph_builder.cli.results import json_results, xml_results
from graph_builder.cli.sheets import csv_text, tsv_text
from graph_builder.cli.verb import Session, verb
from graph_builder.errors import InputError, UsageError
from graph_builder.export import serialize
from graph_builder.query import (
    Result,
    SavedQuery,
    construct,
    list_queries,
    run,
    saved,
    select,
)

_VALUES: dict[str, Callable[[Result], str]] = {
    "table": lambda result: printed(table(result.columns, result.rows)),
    "csv": lambda result: csv_text(result.columns, result.rows),
    "tsv": lambda result: tsv_text(result.columns, result.rows),
}
_TERMS = {"json": json_results, "xml": xml_results}
_FORMATS = (*_VALUES, *_TERMS, "turtle")


@verb()
@click.argument("graph", required=False)
@click.argument("name", required=False)
@click.option("-q", "--text", metavar="TEXT", help="A SPARQL query, instead of NAME.")
@click.option(
    "--query-file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="A file with a SPARQL query, instead of NAME.",
)
@click.option(
    "-p",
    "--param",
    "params",
    nargs=2,
    multiple=True,
    metavar="NAME VALUE",
    help="Bind a parameter; repeat for more.",
)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help="[default: table on a terminal, csv in a pipe]",
)
@click.option(
    "--timeout-s",
    type=click.FloatRange(min=0, min_open=True),
    help="End the query after so many seconds.",
)
@click.option("--list", "listed", is_flag=True, help="List the saved questions.")
@click.pass_obj
def query(  # noqa: PLR0913 - one parameter an option
    session: Session,
    *,
    graph: str | None,
    name: str | None,
    text: str | None,
    query_file: Path | None,
    params: tuple[tuple[str, str], ...],
    form: str | None,
    timeout_s: float | None,
    listed: bool,
) -> None:
    """Ask a graph a saved or a written question.

    NAME is a saved question (--list shows them); parameters are bound, never pasted.
    """
    if listed:
        put(_listing(graph))
        return
    asked = _question(name, text, query_file)
    if graph is None:
        message = "no graph is named"
        raise UsageError(message, where="query", hint="graph-builder query GRAPH NAME")
    form = form or ("table" if on_terminal() else "csv")
    view, bound = open_view(graph), dict(params)
    if form == "turtle":
        put(serialize(construct(view, asked, bound), ".ttl"))
    elif form in _TERMS:
        put(_TERMS[form](select(view, asked, bound, timeout_s=timeout_s)))
    else:
        result = run(view, asked, bound, timeout_s=timeout_s)
        put(_VALUES[form](result))
        if not session.quiet and (form == "table" or not result.rows):
            say(counted(len(result.rows), "row") + _advice(bound, result))


def _advice(bound: Mapping[str, str], result: Result) -> str:
    """What to do where a parameter left nothing."""
    if result.rows or not bound:
        return ""
    told = ", ".join(f"{name} {value}" for name, value in bound.items())
    return f" with {told} (a part of a name will do; see query GRAPH things)"


def _question(
    name: str | None, text: str | None, file: Path | None
) -> SavedQuery | str:
    """The one question that was asked.

    Raises:
        UsageError: none, or more than one.
        InputError: the file cannot be read.
    """
    given = [one for one in (name, text, file) if one is not None]
    if len(given) != 1:
        message = "one question is asked at a time" if given else "no question"
        hint = "GRAPH, then NAME (see --list), -q TEXT or --query-file FILE"
        raise UsageError(message, where="query", hint=hint)
    if text is not None:
        return text
    return saved(name) if name is not None else _read(given[0])


def _read(file: object) -> str:
    path = Path(str(file))
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        what = getattr(error, "strerror", None) or "is not UTF-8"
        raise InputError(
            what.lower(), where=str(path), hint="check --query-file"
        ) from error


def _listing(part: str | None) -> str:
    """The saved questions as a table, or those whose name holds `part`."""
    known = [q for q in list_queries() if part is None or part in q.name]
    rows = [(q.name, q.title_fr, _parameters(q)) for q in known]
    if on_terminal():
        return printed(table(("name", "question", "parameters"), rows))
    return tsv_text(("name", "question", "parameters"), rows)


def _parameters(query: SavedQuery) -> str:
    return " ".join(parameter.name for parameter in query.parameters)
