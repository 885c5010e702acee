"""`validate`: a graph against shapes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

import click

from graph_builder.cli.common import open_view, verdict
from graph_builder.cli.console import Words, counted, printed, put, say
from graph_builder.cli.shacl import report_quads
from graph_builder.cli.verb import Session, verb
from graph_builder.cli.wording import Wording
from graph_builder.export import serialize
from graph_builder.validate import Engine, Report, Result, Severity
from graph_builder.validate import validate as judge

_SENTENCES = 3  # of those that a finding rests on; a sum may rest on a whole table


@verb()
@click.argument("graph")
@click.option(
    "--shapes",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Shapes to use instead of ours; repeat for more.",
)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(("human", "json", "turtle")),
    default="human",
    show_default=True,
    help="Form of the report.",
)
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in Severity]),
    default=Severity.VIOLATION.value,
    show_default=True,
    help="Exit 1 if there is a finding as bad as that.",
)
@click.option(
    "--language",
    type=click.Choice(("fr", "en")),
    default="fr",
    show_default=True,
    help="Language of the messages.",
)
@click.option(
    "--engine",
    type=click.Choice([engine.value for engine in Engine]),
    default=Engine.PLAN.value,
    show_default=True,
    help="What tries our own shapes: a plan made of them, or the reference.",
)
@click.pass_obj
def validate(  # noqa: PLR0913 - one parameter an option
    session: Session,
    *,
    graph: str,
    shapes: tuple[Path, ...],
    form: str,
    fail_on: str,
    language: str,
    engine: str,
) -> int:
    """Try a graph against shapes (SHACL).

    A violation is a malformed fact, a warning a contradiction of the text, an info
    something the text leaves out. Exit: 0 fine, 1 found what --fail-on says.
    """
    view = open_view(graph)
    report = judge(view.quads(), shapes or None, engine=Engine(engine))
    if shapes and not session.quiet:
        say("shapes of your own: tried by pyshacl")
    for note in report.notes:
        say(f"shapes: {note}")
    if form == "json":
        put(_json(report))
    elif form == "turtle":
        put(serialize(report_quads(report), ".ttl"))
    else:
        put(printed(*_lines(report, Wording(view), language)))
    if not session.quiet:
        say(verdict(report))
    return int(bool(report.at_least(Severity(fail_on))))


def _lines(report: Report, wording: Wording, language: str) -> Iterator[Words]:
    """The findings under their documents, worst first."""
    ordered = sorted(report.results, key=lambda one: (one.document, one.source))
    for source, results in groupby(ordered, key=lambda one: one.source):
        yield Words(wording.name(source) if source else "(no document)", strong=True)
        for result in results:
            yield from _finding(result, wording, language)


def _finding(result: Result, wording: Wording, language: str) -> Iterator[Words]:
    message = result.message_fr if language == "fr" else result.message_en
    yield Words("", f"  {result.severity}: {message or result.message_en}")
    said = dict.fromkeys(wording.sentence(result.source, *s) for s in result.spans)
    for sentence in [*said][:_SENTENCES]:
        yield Words("", f"    « {sentence} »")
    if len(said) > _SENTENCES:
        yield Words("", f"    … and {counted(len(said) - _SENTENCES, 'sentence')} more")
    yield Words("", f"    {result.focus}", faint=True)


def _json(report: Report) -> str:
    told = {
        "conforms": report.conforms,
        "results": [asdict(result) for result in report.results],
        "notes": report.notes,
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
