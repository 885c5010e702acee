"""`build`: documents → validated graph."""

from __future__ import annotations

import click

from graph_builder.cli.building import (
    base_option,
    building_options,
    keep,
    run_build,
)
from graph_builder.cli.common import GRAPH_FORMATS, STDIO, graph_suffix, verdict
from graph_builder.cli.console import put, say, shown
from graph_builder.cli.verb import Session, verb
from graph_builder.export import serialize
from graph_builder.extract.llm import Endpoint
from graph_builder.model import Check, Discrepancy, Verdict
from graph_builder.pipeline import Build, Options


@verb()
@click.argument("src", nargs=-1, required=True, metavar="SRC…")
@click.option(
    "-o", "--output", required=True, metavar="OUT", help="Graph to write; - is stdout."
)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(list(GRAPH_FORMATS)),
    help="Format, where the suffix of OUT does not say it.",
)
@building_options
@base_option
@click.option("--no-validate", is_flag=True, help="Do not try the shapes.")
@click.pass_obj
def build(  # noqa: PLR0913 - one parameter an option
    session: Session,
    *,
    src: tuple[str, ...],
    output: str,
    form: str | None,
    workers: int | None,
    min_confidence: float,
    proposer: Endpoint | None,
    base: str,
    no_validate: bool,
) -> int:
    """Documents → validated graph: the main job.

    SRC is a file, a folder, a glob or - (standard input). The format goes by the suffix
    of OUT: .ttl .trig .nq .nt .jsonld .rdf.

    Exit: 0 fine, 1 the graph does not conform, 3 no document could be read.
    """
    suffix = graph_suffix(output, form)
    keep(src, output)
    options = Options(base, min_confidence, not no_validate, proposer)
    built = run_build(session, src, options, workers)
    put(serialize(built.quads, suffix), output)
    if not session.quiet:
        _summary(built, output, tried=not no_validate)
    return 0 if built.report.conforms else 1


def _summary(built: Build, output: str, *, tried: bool) -> None:
    checks = [fact for fact in built.facts if isinstance(fact, Check)]
    found = sum(isinstance(fact, Discrepancy) for fact in built.facts)
    holding = sum(check.verdict is Verdict.HOLDS for check in checks)
    refused = f", {len(built.refused)} left out" if built.refused else ""
    facts = len(built.facts) - len(checks) - found
    say(f"documents      {shown(len(built.readings))}{refused}")
    say(f"facts          {shown(facts)}")
    say(f"checks         {len(checks)}, of which {holding} hold")
    say(f"discrepancies  {found}")
    say(f"conformance    {verdict(built.report) if tried else 'not tried'}")
    say(f"triples        {shown(len({quad[:3] for quad in built.quads}))}")
    say(f"sha-256        {built.sha256}")
    if output != STDIO:
        say(f"graph          {output}")
