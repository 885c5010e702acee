"""The merge brought up to date equals the merge made anew."""

from __future__ import annotations

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from graph_builder.sameness import canonical
from graph_builder.store import MemoryView
from graph_builder.store.base import spelt
from graph_builder.store.index import load
from graph_builder.store.merging import Change
from graph_builder.vocabulary import FG, OWL, Quad

NODES = st.sampled_from([f"<x:{letter}>" for letter in "abcd"])
TOLD = st.sampled_from(["<x:p>", "<x:q>", FG.left])
OBJECTS = NODES | st.sampled_from(['"a"', '"b > <c"'])
GRAPHS = st.sampled_from(["<x:one>", "<x:two>"])
LINE = st.tuples(NODES, TOLD, OBJECTS, GRAPHS)
# As `reconcile` tells it: what stands for another is no other's name.
SAME = st.dictionaries(
    st.sampled_from(["<x:c>", "<x:d>"]), st.sampled_from(["<x:a>", "<x:b>"])
)
ENTITIES = "<x:graph/entities>"
STATE = st.tuples(st.sets(LINE, max_size=6), SAME)


def quads(state: tuple[set[tuple[str, ...]], dict[str, str]]) -> set[str]:
    told, same = state
    lines = {f"{s} {p} {o} {g} .\n" for s, p, o, g in told}
    return lines | {f"{a} {OWL.sameAs} {b} {ENTITIES} .\n" for a, b in same.items()}


def default(store: ox.Store) -> set[str]:
    return {
        str(q) for q in store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    }


def read(lines: set[str]) -> list[Quad]:
    found = ox.parse("".join(lines).encode(), format=ox.RdfFormat.N_QUADS)
    return [spelt(quad) for quad in found]


def anew(lines: set[str]) -> set[str]:
    rows = (
        MemoryView(read(lines)).select("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }").rows
    )
    return {" ".join(map(str, row)) for row in rows}


@given(st.lists(STATE, min_size=1, max_size=5))
def test_step_by_step_equals_anew(
    states: list[tuple[set[tuple[str, ...]], dict[str, str]]],
) -> None:
    store, held = ox.Store(), set[str]()
    for state in states:
        wanted = quads(state)
        change = Change(store)
        change.retract("".join(sorted(held - wanted)))
        names = canonical(read(wanted))
        load(store, sorted(wanted - held), names)
        change.merge(names)
        held = wanted
        assert default(store) == anew(held)
