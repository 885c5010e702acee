"""`export`: a graph, or a view of it, in another format."""

from __future__ import annotations

from pathlib import PurePath

import click

from graph_builder.cli.common import GRAPH_FORMATS, STDIO, graph_suffix, open_view
from graph_builder.cli.console import put
from graph_builder.cli.verb import verb
from graph_builder.errors import UsageError
from graph_builder.export import serialize
from graph_builder.views import SUFFIXES, VIEWS, render

_VIEW_FORMATS = [suffix.lstrip(".") for suffix in SUFFIXES]


@verb()
@click.argument("graph")
@click.option(
    "-o", "--output", required=True, metavar="FILE", help="File to write; - is stdout."
)
@click.option("--view", type=click.Choice(list(VIEWS)), help="Export a view.")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice([*GRAPH_FORMATS, *_VIEW_FORMATS]),
    help="Format, where the suffix of FILE does not say it.",
)
def export(*, graph: str, output: str, view: str | None, form: str | None) -> None:
    """A graph, or a view of it, in another format.

    A graph goes to .ttl .trig .nq .nt .jsonld .rdf; a view (--view) to .graphml .gexf
    .json .svg .png .html.
    """
    if view is None:
        if form in _VIEW_FORMATS:
            what = f"{form} is a format of views"
            raise UsageError(what, where="-f", hint="name one with --view")
        _is_no_view(output)
        suffix = graph_suffix(output, form)
        put(serialize(open_view(graph).quads(), suffix), output)
    else:
        suffix = _view_suffix(output, form)
        put(render(VIEWS[view](open_view(graph)), suffix), output)


def _is_no_view(output: str) -> None:
    """Refuse a picture or table of the graph without the view that it shows."""
    suffix = PurePath(output).suffix.lower()
    if suffix in SUFFIXES:
        what, known = f"{suffix} is a format of views", " or ".join(VIEWS)
        raise UsageError(what, where=output, hint=f"say --view {known}")


def _view_suffix(output: str, form: str | None) -> str:
    """The suffix of a view's format: `-f` first, else that of the file."""
    if form in GRAPH_FORMATS:
        what = f"{form} is a format of graphs"
        raise UsageError(what, where="-f", hint=f"of views: {', '.join(_VIEW_FORMATS)}")
    if form is not None:
        return f".{form}"
    if output == STDIO:
        return ".json"
    suffix = PurePath(output).suffix.lower()
    if suffix in SUFFIXES:
        return suffix
    what = f"no view is written as {suffix}" if suffix else "a name without suffix"
    raise UsageError(what, where=output, hint=f"known are {' '.join(SUFFIXES)}")
