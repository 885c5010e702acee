"""What several verbs read and check the same way: sources, graphs, formats."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path, PurePath

from graph_builder.cli.console import counted, say
from graph_builder.errors import UsageError
from graph_builder.export import FORMATS
from graph_builder.ingest import MAX_BYTES, read_bytes
from graph_builder.pipeline import Source
from graph_builder.store import FolderView, View, is_folder_store, open_graph
from graph_builder.validate import Report, Severity

STDIO = "-"
GRAPH_FORMATS = {
    "turtle": ".ttl",
    "trig": ".trig",
    "nquads": ".nq",
    "ntriples": ".nt",
    "jsonld": ".jsonld",
    "rdfxml": ".rdf",
}
"""Names for `-f`, each the suffix that stands for it."""


def sources(given: Sequence[str]) -> list[Source]:
    """What to build from; `-` is a document on standard input.

    Raises:
        InputError: standard input holds no document.
    """
    return [_stdin() if source == STDIO else source for source in given]


def _stdin() -> Source:
    data = sys.stdin.buffer.read(MAX_BYTES + 1)  # an endless one is refused, not kept
    return read_bytes(data, STDIO, source="standard input")


def open_view(graph: str) -> View:
    """The graph of that name.

    Raises:
        InputError: missing, unreadable or no graph.
        UsageError: a kind of graph that is not opened here.
    """
    if "://" in graph:
        what = "graphs behind a URL are not read yet"
        raise UsageError(what, where=graph, hint="download it and name the file")
    view = open_graph(Path(graph))
    if isinstance(view, FolderView):
        _tell_state(view, graph)
    return view


def _tell_state(view: FolderView, graph: str) -> None:
    """What a store does not show yet."""
    again = "run `build` again to finish it"
    if not view.finished:
        say(f"{graph}: its first build has not finished, documents alone ({again})")
    elif view.behind:
        say(f"{graph}: shows the last finished build, a later has not ended ({again})")


def is_folder(target: str, form: str | None) -> bool:
    """Whether a store folder is meant: one that is there, or a name without suffix."""
    if form is not None or target == STDIO:
        return False
    path, suffix = Path(target), PurePath(target).suffix.lower()
    new = not suffix or path.is_dir() or target[-1] in "/\\"
    return is_folder_store(path) or (new and suffix not in FORMATS)


def graph_suffix(target: str, form: str | None) -> str:
    """The suffix of the format to write: `-f` first, else that of the file.

    Raises:
        UsageError: neither says a format we write.
    """
    if form is not None:
        return GRAPH_FORMATS[form]
    if target == STDIO:
        return GRAPH_FORMATS["turtle"]
    suffix = PurePath(target).suffix.lower()
    if suffix in FORMATS:
        return suffix
    what = f"no graph format has the suffix {suffix}" if suffix else "has no suffix"
    hint = f"name a file ending in {' '.join(FORMATS)}, or say -f"
    raise UsageError(what, where=target, hint=hint)


def verdict(report: Report) -> str:
    """One line: whether the graph conforms, and how many findings of each severity."""
    told = []
    for severity in Severity:
        count = sum(result.severity is severity for result in report.results)
        if count:
            told.append(counted(count, severity))
    verb = "conforms" if report.conforms else "does not conform"
    return f"{verb} ({', '.join(told) or 'no finding'})"
