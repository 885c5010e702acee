"""`build`: documents → validated graph."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from graph_builder.cli.building import (
    base_option,
    building_options,
    identity_option,
    keep,
    manifest_option,
    rulings_of,
    run_build,
    run_update,
    told,
)
from graph_builder.cli.common import (
    GRAPH_FORMATS,
    STDIO,
    graph_suffix,
    is_folder,
    verdict,
)
from graph_builder.cli.console import put, say, shown
from graph_builder.cli.verb import Session, verb
from graph_builder.errors import UsageError
from graph_builder.export import serialize
from graph_builder.extract.llm import Endpoint
from graph_builder.model import Check, Verdict
from graph_builder.pipeline import Authority, Build, Options, Update
from graph_builder.vocabulary import FACT_CLASSES, FG


@verb()
@click.argument("src", nargs=-1, required=True, metavar="SRC…")
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="OUT",
    help="Graph to write, or store folder to bring up to date; - is stdout.",
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
@identity_option
@click.option("--no-validate", is_flag=True, help="Do not try the shapes.")
@click.option(
    "--prune", is_flag=True, help="Forget documents of the store that are not in SRC."
)
@manifest_option
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
    authorities: tuple[Authority, ...],
    base: str,
    identity: str | None,
    no_validate: bool,
    prune: bool,
    manifest: str | None,
) -> int:
    """Documents → validated graph: the main job.

    SRC is a file (text, Markdown, HTML, PDF; several documents: JSON Lines, RSS, Atom,
    ZIP), a folder, a glob or - (standard input). The format goes by the suffix of OUT:
    .ttl .trig .nq .nt .jsonld .rdf. An OUT without suffix is a store folder: documents
    that are new or have changed are read, the others stay as they are.

    Exit: 0 fine, 1 the graph does not conform, 3 no document could be read.
    """
    folder = Path(output) if is_folder(output, form) else None
    rulings = rulings_of(identity, folder)
    options = Options(
        base, min_confidence, not no_validate, proposer, rulings, authorities
    )
    if folder:
        keep(src, manifest)
        with told(manifest) as became:
            updated = run_update(
                session, src, folder, options, workers, became, prune=prune
            )
        if not session.quiet:
            _told(updated, output, tried=not no_validate)
        return 0 if updated.report.conforms else 1
    if prune:
        what, hint = "only a store forgets documents", "leave it out, or name a folder"
        raise UsageError(what, where="--prune", hint=hint)
    suffix = graph_suffix(output, form)
    keep(src, output, manifest)
    with told(manifest) as became:
        built = run_build(session, src, options, workers, became)
    put(serialize(built.quads, suffix), output)
    if not session.quiet:
        _summary(built, output, tried=not no_validate)
    return 0 if built.report.conforms else 1


def _summary(built: Build, output: str, *, tried: bool) -> None:
    refused = f", {len(built.refused)} left out" if built.refused else ""
    say(f"documents      {shown(len(built.readings))}{refused}")
    checks = [fact for fact in built.facts if isinstance(fact, Check)]
    holding = sum(check.verdict is Verdict.HOLDS for check in checks)
    _facts(built.nodes, f"{len(checks)}, of which {holding} hold")
    say(f"conformance    {verdict(built.report) if tried else 'not tried'}")
    say(f"quads          {shown(len(built.quads))}")
    say(f"sha-256        {built.sha256}")
    if output != STDIO:
        say(f"graph          {output}")


def _told(updated: Update, output: str, *, tried: bool) -> None:
    changes = {
        "new": len(updated.read),
        "replaced": len(updated.replaced),
        "unchanged": updated.skipped,
        "dropped": len(updated.dropped),
        "left out": len(updated.refused),
        "copies of another": updated.copies,
    }
    told = ", ".join(f"{shown(n)} {what}" for what, n in changes.items() if n)
    say(f"documents      {shown(updated.documents)} ({told})")
    _facts(updated.nodes, shown(updated.nodes.get(FG.Check, 0)))
    say(f"conformance    {verdict(updated.report) if tried else 'not tried'}")
    say(f"quads          {shown(updated.quads)}")
    say(f"state          {updated.state}")
    say(f"store          {output}")


def _facts(nodes: Mapping[str, int], checks: str) -> None:
    """How many facts there are, each once however many documents tell it."""
    apart = {FG.Check, FG.Discrepancy}
    facts = sum(nodes.get(class_, 0) for class_ in FACT_CLASSES if class_ not in apart)
    say(f"facts          {shown(facts)}")
    say(f"checks         {checks}")
    say(f"discrepancies  {shown(nodes.get(FG.Discrepancy, 0))}")
