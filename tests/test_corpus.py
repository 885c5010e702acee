"""What the corpus must keep: figures, evidence, conformance, and silence elsewhere.

Figures reached are in `corpus/figures.json`; `corpus/README.md` says how to renew them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from graph_builder.evaluate import (
    Evaluation,
    Gold,
    dropped,
    evaluate_build,
    figures,
    read_figures,
    read_gold,
)
from graph_builder.pipeline import Build, build
from graph_builder.query import run
from graph_builder.store import MemoryView

CORPUS = Path(__file__).resolve().parent / "corpus"
SETS = ("development", "tuned", "untouched")
KEPT = read_figures(CORPUS / "figures.json")
TOLERANCE = 0.005
SELECTORS = """
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX schema: <http://schema.org/>
SELECT ?text ?start ?end ?exact {
  ?place oa:hasSource/schema:text ?text ; oa:hasSelector ?position , ?words .
  ?position oa:start ?start ; oa:end ?end .
  ?words oa:exact ?exact .
}
"""


@dataclass(frozen=True)
class Read:
    """A set of documents, read once for all tests."""

    golds: list[Gold]
    built: Build
    reached: Evaluation


@cache
def read(name: str) -> Read:
    golds = read_gold([CORPUS / name])
    built = build([gold.document for gold in golds])
    return Read(golds, built, evaluate_build(golds, built))


def is_apart(gold: Gold) -> bool:
    """Whether a document is about something else than public funding."""
    tables = ("awards", "envelopes", "selections", "counts")
    return not any(gold.tables.get(t) or gold.optional.get(t) for t in tables)


@pytest.mark.parametrize("name", SETS)
def test_every_document_is_read(name: str) -> None:
    one = read(name)
    assert not one.built.refused
    assert len(one.built.readings) == len(one.golds)


@pytest.mark.parametrize("name", KEPT)
def test_no_figure_drops(name: str) -> None:
    reached = figures(read(name).reached.score)
    assert not list(dropped(KEPT[name], reached, TOLERANCE))


@pytest.mark.parametrize("name", SETS)
def test_every_evidence_relocates_in_its_graph(name: str) -> None:
    for reading in read(name).built.readings:
        rows = run(MemoryView(reading.quads), SELECTORS).rows
        for text, start, end, exact in rows:
            found = str(text)[int(str(start)) : int(str(end))]
            assert found == exact, reading.document.name


@pytest.mark.parametrize("name", SETS)
def test_every_graph_conforms(name: str) -> None:
    for reading in read(name).built.readings:
        assert reading.report.conforms, reading.document.name


@pytest.mark.parametrize("name", SETS)
def test_nothing_is_invented_where_no_public_money_is_spoken_of(name: str) -> None:
    one = read(name)
    apart = {gold.name for gold in one.golds if is_apart(gold)}
    invented = [
        miss.document
        for miss in one.reached.score.misses
        if miss.invented
        and miss.document in apart
        and miss.table in ("awards", "envelopes")
    ]
    assert not invented


@pytest.mark.parametrize("name", SETS)
def test_graphs_keep_to_the_ontology(name: str) -> None:
    assert read(name).reached.grounding.rates()["ontology conformance"] == 1.0
