"""The answer tables of each document of a build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from graph_builder.pipeline import Build, Reading
from graph_builder.query import Value, tables
from graph_builder.store import MemoryView
from graph_builder.vocabulary import RDF, SKOS

Answers = dict[str, dict[str, list[dict[str, Value]]]]


def answers(build: Build) -> Answers:
    """The answer tables by document, each asked of the document's graph alone.

    A document goes by its file name, or by its path where two have one name.
    """
    named = zip(_names(build), build.readings, strict=True)
    return {name: tables(in_own_words(reading)) for name, reading in named}


def in_own_words(reading: Reading) -> MemoryView:
    """One document's graph, in which things are called as the document calls them.

    Whatever an authority's label for them is, the answer tables of a document hold only
    its own words.
    """
    worded = {s: o for s, p, o, _ in reading.quads if p == RDF.label}
    return MemoryView(
        (s, p, worded.get(s, o) if p == SKOS.prefLabel else o, g)
        for s, p, o, g in reading.quads
    )


def _names(build: Build) -> Iterator[str]:
    times = Counter(document.name for document in build.documents)
    for document in build.documents:
        yield document.source if times[document.name] > 1 else document.name
