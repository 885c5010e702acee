"""The options of building, and the build itself as a person follows it."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable
from pathlib import Path

import click

from graph_builder.cli.common import STDIO, sources
from graph_builder.cli.console import progress, say
from graph_builder.cli.proposing import proposer_options, tell_proposals
from graph_builder.cli.verb import Session
from graph_builder.errors import InternalError, UsageError
from graph_builder.pipeline import Build, Options, Source, Update, build, update
from graph_builder.vocabulary import ID_NAMESPACE

Command = Callable[..., object]
_DOCUMENTS_PER_WORKER = 100  # below, starting a process costs more than it saves


def building_options(command: Command) -> Command:
    """Adds what every verb that builds can be told.

    The command gets `workers`, `min_confidence` and `proposer`, an Endpoint or None.
    """
    command = proposer_options(command)
    for option in reversed(
        (
            click.option(
                "--workers",
                type=click.IntRange(min=1),
                help="Processes to spread documents over.  [default: by their number]",
            ),
            click.option(
                "--min-confidence",
                type=click.FloatRange(0, 1),
                default=0.0,
                show_default=True,
                help="Leave out facts below it.",
            ),
        )
    ):
        command = option(command)
    return command


base_option = click.option(
    "--base",
    metavar="IRI",
    default=ID_NAMESPACE,
    show_default=True,
    help="Start of the IRIs of things, facts and documents.",
)


def run_build(
    session: Session, given: tuple[str, ...], options: Options, workers: int | None
) -> Build:
    """Build with a progress bar, and tell which documents were refused.

    Raises:
        GraphBuilderError: as `pipeline.build`.
    """
    todo = sources(given)
    with progress("documents", quiet=session.quiet) as tick:
        built = build(
            todo, options=options, workers=workers or _workers(todo), on_document=tick
        )
    _tell(session, built)
    return built


def run_update(  # noqa: PLR0913 - one parameter an option
    session: Session,
    given: tuple[str, ...],
    folder: Path,
    options: Options,
    workers: int | None,
    *,
    prune: bool,
) -> Update:
    """As `run_build`, into a store folder.

    Raises:
        GraphBuilderError: as `pipeline.update`.
    """
    todo = sources(given)
    with progress("documents", quiet=session.quiet) as tick:
        updated = update(
            folder,
            todo,
            options=options,
            workers=workers or _workers(todo),
            prune=prune,
            on_document=tick,
        )
    _tell(session, updated)
    return updated


def _tell(session: Session, done: Build | Update) -> None:
    """What was refused, and what was proposed."""
    for refusal in done.refused:
        say(f"left out: {refusal.error.line()}")
        if session.debug and isinstance(refusal.error, InternalError):
            traceback.print_exception(refusal.error)
    tell_proposals(done.proposals)


def keep(given: tuple[str, ...], output: str) -> None:
    """Refuse to write over a document that is to be read.

    Raises:
        UsageError: the output is one of the sources.
        InputError: a source is missing.
    """
    from graph_builder.ingest import expand  # noqa: PLC0415

    read = expand([source for source in given if source != STDIO])
    if output != STDIO and Path(output).resolve() in {p.resolve() for p in read}:
        what = "is a document to read, and would be overwritten"
        raise UsageError(what, where=output, hint="name another file with -o")


def _workers(todo: list[Source]) -> int:
    """As many processes as are worth starting."""
    from graph_builder.ingest import expand  # noqa: PLC0415

    paths = [str(source) for source in todo if isinstance(source, str)]
    count = len(expand(paths)) if paths else 1
    return max(1, min(os.cpu_count() or 1, count // _DOCUMENTS_PER_WORKER))
