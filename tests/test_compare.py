"""What changed between two graphs, on the level of facts and of quads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph_builder.compare import Difference, compare, patch
from graph_builder.pipeline import Options, build
from graph_builder.store import MemoryView
from graph_builder.vocabulary import FG, RDF

BEFORE = """---
title: Voile
published: 2025-01-02
---

L'Université de Lorraine reçoit 3 M€ pour le projet Cap Voile. Le projet Brise est porté
par Nantes Université. Le projet Houle est porté par l'Université de Lorraine.
"""
AFTER = "5 M€ · project: Cap Voile · recipient: Université de Lorraine"
Read = Callable[[str], MemoryView]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def call(text: str) -> MemoryView:
        path = tmp_path / "annonce.md"
        path.write_text(text, encoding="utf-8")
        return MemoryView(build([path], options=Options(validate=False)).quads)

    return call


def words(found: Difference) -> dict[str, list[str]]:
    return {
        "added": [fact.words for fact in found.added],
        "gone": [fact.words for fact in found.gone],
        "changed": [f"{', '.join(c.cells)}: {c.after.words}" for c in found.changed],
    }


def test_the_same_graph_has_no_difference(read: Read) -> None:
    view = read(BEFORE)
    assert not compare(view, view)
    assert patch(view.quads(), view.quads()) == ""


def test_another_amount_is_a_change_of_one_fact(read: Read) -> None:
    found = compare(read(BEFORE), read(BEFORE.replace("3 M€", "5 M€")))
    assert words(found) == {
        "added": [],
        "gone": [],
        "changed": [f"amount, amountAsWritten: {AFTER}"],
    }
    ((document, said),) = found.changed[0].after.said
    assert document == "annonce.md"
    assert "5 M€" in said


def test_another_project_is_one_fact_gone_and_one_added(read: Read) -> None:
    found = compare(read(BEFORE), read(BEFORE.replace("Brise", "Zéphyr")))
    assert [f.type for f in found.added] == ["Partner"] == [f.type for f in found.gone]
    assert "Zéphyr" in found.added[0].words
    assert not found.changed


def test_another_carrier_of_a_project_is_a_change(read: Read) -> None:
    after = BEFORE.replace("Nantes Université", "Sorbonne Université")
    (change,) = compare(read(BEFORE), read(after)).changed
    assert change.cells == ("organisation",)


def test_how_a_fact_was_read_does_not_count(read: Read) -> None:
    view = read(BEFORE)
    other = (
        (s, p, '"another.rule"' if p.endswith("#rule>") else o, g)
        for s, p, o, g in view.quads()
    )
    assert not compare(view, MemoryView(other))


def test_a_new_contradiction_is_told_apart(read: Read) -> None:
    view = read(BEFORE)
    node, graph = "<urn:discrepancy>", "<urn:graph>"
    torn = [
        (node, RDF.type, FG.Discrepancy, graph),
        (node, FG.values, '"3 | 5"', graph),
    ]
    found = compare(view, MemoryView([*view.quads(), *torn]))
    assert [fact.words for fact in found.contradicted] == ["values: 3 | 5"]
    assert not found.added


def test_a_patch_makes_the_second_graph_of_the_first(read: Read) -> None:
    before, after = read(BEFORE), read(BEFORE.replace("3 M€", "5 M€"))
    lines = patch(before.quads(), after.quads()).splitlines()
    assert (lines[0], lines[-1]) == ("TX .", "TC .")
    store = {" ".join(quad) + " ." for quad in before.quads()}
    for line in lines[1:-1]:
        (store.discard if line[0] == "D" else store.add)(line[2:])
    assert store == {" ".join(quad) + " ." for quad in after.quads()}
    quads = "\n".join(line[2:] for line in lines[1:-1])
    assert len(list(ox.parse(quads, format=ox.RdfFormat.N_QUADS))) == len(lines) - 2
