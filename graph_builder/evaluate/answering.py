"""The answer tables of each document of a build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from graph_builder.pipeline import Build
from graph_builder.query import Value, tables
from graph_builder.store import MemoryView
from graph_builder.vocabulary import RDF, SKOS, Quad

Answers = dict[str, dict[str, list[dict[str, Value]]]]


def answers(build: Build) -> Answers:
    """The answer tables by document, each asked of the document's graph alone.

    A document goes by its file name, or by its path where two have one name. Things
    are called as the document calls them, whatever an authority's label for them is.
    """
    named = zip(_names(build), build.readings, strict=True)
    return {name: tables(MemoryView(_own_words(r.quads))) for name, r in named}


def _own_words(quads: Sequence[Quad]) -> list[Quad]:
    """The quads with each thing's preferred label as the document words it."""
    worded = {q[0]: q[2] for q in quads if q[1] == RDF.label}
    return [
        (s, p, worded.get(s, o) if p == SKOS.prefLabel else o, g) for s, p, o, g in quads
    ]


def _names(build: Build) -> Iterator[str]:
    times = Counter(document.name for document in build.documents)
    for document in build.documents:
        yield document.source if times[document.name] > 1 else document.name
