"""The answer tables of each document of a build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from graph_builder.pipeline import Build
from graph_builder.query import Value, tables
from graph_builder.store import MemoryView

Answers = dict[str, dict[str, list[dict[str, Value]]]]


def answers(build: Build) -> Answers:
    """The answer tables by document, each asked of the document's graph alone.

    A document goes by its file name, or by its path where two have one name.
    """
    named = zip(_names(build), build.readings, strict=True)
    return {name: tables(MemoryView(reading.quads)) for name, reading in named}


def _names(build: Build) -> Iterator[str]:
    times = Counter(document.name for document in build.documents)
    for document in build.documents:
        yield document.source if times[document.name] > 1 else document.name
