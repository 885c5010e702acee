"""The program `graph-builder`: its verbs, its settings, its exits."""

from __future__ import annotations

import difflib
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from types import FrameType
from typing import NoReturn

import click

from graph_builder import __version__
from graph_builder.cli.console import ClosedPipeError, say
from graph_builder.cli.settings import read_settings
from graph_builder.cli.verb import Session
from graph_builder.errors import GraphBuilderError

PROGRAM = "graph-builder"
FINE, FAULT, INTERRUPTED, TERMINATED = 0, 70, 130, 143
_SIZE_OR_TIME = 4

VERBS = {
    "build": "Documents → validated graph: the main job.",
    "tables": "Answer the competency questions, as JSON or CSV.",
    "query": "Ask a graph a saved or a written question.",
    "show": "One entity: its facts, each with the sentence that says it.",
    "discrepancies": "Contradictions and failed sums, both sides shown.",
    "validate": "Try a graph against shapes (SHACL).",
    "stats": "What is in a graph: counts and coverage.",
    "diff": "What changed between two graphs, fact by fact.",
    "export": "A graph, or a view of it, in another format.",
    "evaluate": "Score documents against gold tables.",
}
"""Each verb is the function of its name in the module of its name."""


class Verbs(click.Group):
    """Loads a verb's module when the verb is called, so that help is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs, the main job first."""
        del ctx
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb of that name; None, with which click words the error."""
        if cmd_name not in VERBS:
            near = difflib.get_close_matches(cmd_name, VERBS, n=1)
            if near and not ctx.resilient_parsing:
                message = f"no verb is called {cmd_name!r} (did you mean {near[0]}?)"
                raise click.UsageError(message, ctx)
            return None
        module = import_module(f"graph_builder.cli.{cmd_name}")
        command = getattr(module, cmd_name)
        if not isinstance(command, click.Command):  # pragma: no cover
            raise TypeError(cmd_name)
        return command

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """The verbs with their lines, without loading them."""
        del ctx
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


@click.group(
    cls=Verbs,
    context_settings={
        "auto_envvar_prefix": "GRAPH_BUILDER",
        "help_option_names": ["-h", "--help"],
        "max_content_width": 100,
    },
    subcommand_metavar="VERB [ARGS]…",
)
@click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")
@click.option("-q", "--quiet", is_flag=True, help="No progress, no summary.")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.option(
    "--settings",
    metavar="FILE",
    help="Settings to use instead of ./graph-builder.toml.",
)
@click.pass_context
def program(
    ctx: click.Context, *, quiet: bool, debug: bool, settings: str | None
) -> None:
    """French funding announcements as a knowledge graph you can trust.

    A graph is an RDF file, a source a file, a folder, a glob or - (standard input).
    Settings: graph-builder.toml, then GRAPH_BUILDER_VERB_OPTION, then the flags.
    """
    session = ctx.ensure_object(Session)
    session.quiet |= quiet
    session.debug |= debug
    ctx.default_map = read_settings(settings, VERBS)


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run the program and leave with its exit code."""
    signal.signal(signal.SIGTERM, _terminated)
    session = Session()
    sys.exit(run(session, argv))


def run(session: Session, argv: Sequence[str] | None = None) -> int:
    """Run the program, tell what went wrong in one line, give the exit code."""
    try:
        code = program.main(argv, PROGRAM, obj=session, standalone_mode=False)
        sys.stdout.flush()
    except Exception as error:  # noqa: BLE001 - no traceback unless asked for
        if session.debug:
            traceback.print_exc()
        return _told(error)
    return code if isinstance(code, int) else FINE


def _told(error: Exception) -> int:
    """Say what happened; the exit code that goes with it."""
    if isinstance(error, ClosedPipeError | BrokenPipeError):
        _forget_stdout()
        return FINE  # the reader had enough
    if isinstance(error, click.Abort):
        say("interrupted; nothing was written")
        return INTERRUPTED
    if isinstance(error, click.ClickException):
        _say_usage(error)
        return 2
    if isinstance(error, GraphBuilderError):
        say(error.line())
        return error.exit_code
    if isinstance(error, MemoryError):
        say("out of memory (give it fewer or smaller documents)")
        return _SIZE_OR_TIME
    say(f"{type(error).__name__}: {error} (a fault of ours: --debug shows where)")
    return FAULT


def _say_usage(error: click.ClickException) -> None:
    """Say it in our form (where, what, what to do); without a verb, show the help."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return
    context = getattr(error, "ctx", None)
    where = context.command_path if context else PROGRAM
    what = " ".join(error.format_message().split()).rstrip(".")
    hint = "" if "did you mean" in what.lower() else f" (see {where} --help)"
    say(f"{where}: {what[:1].lower()}{what[1:]}{hint}")


def _forget_stdout() -> None:
    """Give Python a stdout that it can flush at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _terminated(number: int, frame: FrameType | None) -> NoReturn:
    """Unwind on SIGTERM as on Ctrl-C, so that no temporary file is left."""
    del number, frame
    sys.exit(TERMINATED)
