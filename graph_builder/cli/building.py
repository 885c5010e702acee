"""The options of building, and the build itself as a person follows it."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path

import click

from graph_builder.cli.common import STDIO, sources
from graph_builder.cli.console import progress, put, say
from graph_builder.cli.proposing import proposer_options, tell_proposals
from graph_builder.cli.verb import Session
from graph_builder.errors import InternalError, UsageError
from graph_builder.pipeline import (
    Build,
    Manifest,
    Options,
    Source,
    Update,
    build,
    named,
    read_from,
    update,
)
from graph_builder.reconcile import Rulings, read_rulings
from graph_builder.vocabulary import ID_NAMESPACE

Command = Callable[..., object]
_DOCUMENT = 4_000  # bytes that one takes in a file of several, about
IDENTITY = "identity.toml"
"""The file of rulings in a store folder."""

_DOCUMENTS_PER_WORKER = 100  # below, starting a process costs more than it saves


def building_options(command: Command) -> Command:
    """Adds what every verb that builds can be told.

    The command gets `workers`, `min_confidence`, `authorities` and `proposer`, an
    Endpoint or None.
    """
    command = authority_option(proposer_options(command))
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


def authority_option(command: Command) -> Command:
    """Adds `--authority`; the command gets `authorities`, files that exist."""

    @wraps(command)
    def with_authorities(
        *args: object, authority: tuple[str, ...], **given: object
    ) -> object:
        found = tuple(named(one) for one in authority)
        return command(*args, authorities=found, **given)

    option = click.option(
        "--authority",
        metavar="FILE[:MAPPING]",
        multiple=True,
        help="Records to link to besides ours: ROR, Wikidata, SKOS, CSV. Repeatable.",
    )
    wrapped: Command = option(with_authorities)
    return wrapped


base_option = click.option(
    "--base",
    metavar="IRI",
    default=ID_NAMESPACE,
    show_default=True,
    help="Start of the IRIs of things, facts and documents.",
)


identity_option = click.option(
    "--identity",
    metavar="FILE",
    help="Your rulings: which names are one thing, and which are not.",
)


def rulings_of(given: str | None, folder: Path | None = None) -> Rulings:
    """The rulings of a file, or of the store's `identity.toml` where it has one.

    Raises:
        InputError: the file cannot be read, or says what is no ruling.
    """
    kept = folder / IDENTITY if folder else None
    if given:
        return read_rulings(Path(given))
    return read_rulings(kept) if kept and kept.exists() else ()


def run_build(
    session: Session,
    given: tuple[str, ...],
    options: Options,
    workers: int | None,
    manifest: Manifest | None = None,
) -> Build:
    """Build with a progress bar, and tell which documents were refused.

    Raises:
        GraphBuilderError: as `pipeline.build`.
    """
    todo = sources(given)
    _tell_authorities(session, options)
    with progress("documents", quiet=session.quiet) as tick:
        built = build(
            todo,
            options=options,
            workers=workers or _workers(todo),
            on_document=tick,
            manifest=manifest,
        )
    _tell(session, built)
    _tell_unused(built.unused)
    return built


def run_update(  # noqa: PLR0913, PLR0917 - one parameter an option
    session: Session,
    given: tuple[str, ...],
    folder: Path,
    options: Options,
    workers: int | None,
    manifest: Manifest | None = None,
    *,
    prune: bool,
) -> Update:
    """As `run_build`, into a store folder.

    Raises:
        GraphBuilderError: as `pipeline.update`.
    """
    todo = sources(given)
    _tell_authorities(session, options)
    with progress("documents", quiet=session.quiet) as tick:
        updated = update(
            folder,
            todo,
            options=options,
            workers=workers or _workers(todo),
            prune=prune,
            on_document=tick,
            manifest=manifest,
        )
    _tell(session, updated)
    _tell_unused(updated.unused)
    return updated


def _tell_authorities(session: Session, options: Options) -> None:
    """What was read of authority files, before any document is."""
    for line in read_from(options.authorities):
        if not session.quiet:
            say(f"authority      {line}")


def _tell(session: Session, done: Build | Update) -> None:
    """What was refused, and what was proposed."""
    for refusal in done.refused:
        say(f"left out: {refusal.error.line()}")
        if session.debug and isinstance(refusal.error, InternalError):
            traceback.print_exception(refusal.error)
    tell_proposals(done.proposals)


def _tell_unused(rulings: Rulings) -> None:
    """Rulings that speak of no two things that documents name."""
    for ruling in rulings:
        say(f"unused ruling: {ruling} (no two things go by these names)")


manifest_option = click.option(
    "--manifest",
    metavar="FILE",
    help="JSON to write: what was read, skipped and refused, and why.",
)


@contextmanager
def told(name: str | None) -> Iterator[Manifest]:
    """A manifest that is written at the end, be it that of an error.

    Raises:
        UsageError: it cannot be written.
    """
    manifest = Manifest()
    try:
        yield manifest
    finally:
        if name and manifest:
            put(manifest.json(), name)


def keep(given: tuple[str, ...], *outputs: str | None) -> None:
    """Refuse to write over a document that is to be read, or twice to one file.

    Raises:
        UsageError: an output is one of the sources, or another output.
        InputError: a source is missing.
    """
    from graph_builder.ingest import expand  # noqa: PLC0415

    read = {p.resolve() for p in expand([one for one in given if one != STDIO])}
    for output in outputs:
        if not output or output == STDIO:
            continue
        if Path(output).resolve() in read:
            what = "is a document to read, and would be overwritten"
            raise UsageError(what, where=output, hint="name another file with -o")
    if len(set(outputs)) < len(outputs):
        what = "is named twice, for the graph and for the manifest"
        raise UsageError(what, where=str(outputs[0]), hint="name two files")


def _workers(todo: list[Source]) -> int:
    """As many processes as are worth starting."""
    from graph_builder.ingest import expand, holds_several  # noqa: PLC0415

    count = 1
    paths = [str(source) for source in todo if isinstance(source, str)]
    for path in expand(paths) if paths else []:
        count += path.stat().st_size // _DOCUMENT if holds_several(path) else 1
    return max(1, min(os.cpu_count() or 1, count // _DOCUMENTS_PER_WORKER))
