"""Each saved query on the invented announcement, in Oxigraph and in rdflib."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
import rdflib

from graph_builder.export import serialize
from graph_builder.query import TABLES, SavedQuery, list_queries, run, saved
from graph_builder.store import MemoryView
from graph_builder.vocabulary import Quad

P, L = "Ports sobres", "Littoral 2035"
DOC = "littoral.txt"
EXPECTED: dict[str, list[tuple[Any, ...]]] = {
    "awards": [
        (None, "Halia", 4500000, P, L),
        ("Institut des Vagues", "Étale", 20500000, P, L),
        ("Région Ponant", None, 10000000, P, L),
        ("Université de Valmer", "Maréa", 25000000, P, L),
    ],
    "envelopes": [(P, 60000000, 4, 4, False)],
    "targets": [("emplois", 12000, "emplois", "2035", 7500)],
    "selections": [
        ("Maréa", "selected", P),
        ("Université de Brume", "rejected", P),
        ("Étale", "selected", P),
    ],
    "counts": [(P, "applications", 8)],
    "roles": [("Jeanne Kermadec", "ministre", "ministère de la Mer")],
    "announcements": [("Jeanne Kermadec", "2025-03-03", "visite à Valmer")],
    "locations": [("Université de Valmer", "Valmer")],
    "partners": [
        ("Maréa", "Université de Valmer", "lead"),
        ("Étale", "Institut des Vagues", "lead"),
        ("Étale", "École du Sel", "partner"),
    ],
    "structure": [
        (L, "operated-by", "ministère de la Mer"),
        (P, "funded-by", L),
    ],
    "measures": [("électrification des quais", "Région Ponant", "2030")],
    "themes": [("Maréa", "énergie marine")],
    "statements": [("Jeanne Kermadec", 'La mer n\'attend pas "demain"')],
    "discrepancies": [("name-variant", "Étale", "Étale | Étalle")],
    "authorities": [
        (
            "Université de Valmer",
            "ROR",
            "https://ror.org/00test",
            Decimal("0.97"),
            "nom complet égal",
            "registre d'essai 1.0",
            "2025",
        )
    ],
    "candidates": [
        (
            "Institut des Vagues",
            "ROR",
            "https://ror.org/01test",
            Decimal("0.6"),
            "nom partagé",
            None,
            None,
        )
    ],
    "successions": [
        (
            "Université de Valmer",
            "renaming",
            "Université du Sel",
            "Université de Valmer",
            "2022",
            "registre d'essai",
        )
    ],
    "checks": [
        (
            DOC,
            P,
            "sum-of-awards",
            "holds",
            60000000,
            60000000,
            "25 + 20,5 + 10 + 4,5 = 60",
        )
    ],
    "corroborated": [],
    "decisions": [],
    "documents": [(DOC, L, None, "2025-03-04", 26)],
    "money-by-call": [(P, 60000000, 60000000, 4)],
    "money-by-programme": [(L, 60000000, 60000000, 4)],
    "money-by-recipient": [
        ("Université de Valmer", 25000000, 25000000, 1),
        ("Institut des Vagues", 20500000, 20500000, 1),
        ("Région Ponant", 10000000, 10000000, 1),
    ],
    "money-by-region": [("Valmer", 25000000, 25000000, 1)],
    "silences": [
        (DOC, L, "duration"),
        (DOC, "Halia", "lead"),
        (DOC, "École du Sel", "payer"),
    ],
}
PARTS: dict[str, tuple[tuple[str, ...], list[tuple[Any, ...]]]] = {
    "check-inputs": (("kind", "exact"), [("sum-of-awards", "10 M€")]),
    "evidence": (("type", "start", "exact"), [("Structure", 2, L)]),
    "quoted": (("speaker", "type"), [("Jeanne Kermadec", "Statement")]),
    "unconfirmed": (("factuality", "type"), [("conditional", "Award")]),
    "actors": (
        ("source_label", "type", "target_label", "euros"),
        [
            ("Institut des Vagues", "receives-for", "Étale", 20500000),
            (L, "funds", P, 4500000),
            ("Jeanne Kermadec", "holds", "ministère de la Mer", None),
            (P, "selects", "Maréa", None),
            ("École du Sel", "partner", "Étale", None),
        ],
    ),
    "money": (
        ("programme_label", "call_label", "organisation_label", "euros"),
        [(L, P, "Région Ponant", 10000000)],
    ),
    "programmes": (
        ("source_label", "type", "target_label"),
        [("ministère de la Mer", "operated-by", L), (L, "funded-by", P)],
    ),
}
NAMES = [query.name for query in list_queries()]
Engine = Callable[[str], tuple[tuple[str, ...], list[tuple[Any, ...]]]]


@pytest.fixture(scope="module", params=["oxigraph", "rdflib"])
def engine(request: pytest.FixtureRequest, sample_quads: list[Quad]) -> Engine:
    """Answers a saved query: columns and rows."""
    if request.param == "oxigraph":
        view = MemoryView(sample_quads)

        def ours(name: str) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
            result = run(view, saved(name))
            return result.columns, list(result.rows)

        return ours
    graph = rdflib.Graph()
    graph.parse(data=serialize(sample_quads, ".nt"), format="nt")

    def theirs(name: str) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        if "GRAPH ?" in saved(name).text:
            pytest.skip("one graph has no named ones")
        answer = graph.query(saved(name).text)
        rows = [tuple(map(plain, row)) for row in answer if isinstance(row, tuple)]
        return tuple(map(str, answer.vars or ())), rows

    return theirs


def plain(term: object) -> object:
    value: object = term.toPython() if isinstance(term, rdflib.Literal) else term
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return int(value)
    kept = value is None or isinstance(value, bool | int | Decimal)
    return value if kept else str(value)


@pytest.mark.parametrize("name", sorted(set(NAMES) - EXPECTED.keys() - PARTS.keys()))
def test_queries_of_commands_run_too(engine: Engine, name: str) -> None:
    columns, rows = engine(name)
    assert columns
    assert all(len(row) == len(columns) for row in rows)


def test_every_table_is_there() -> None:
    assert not EXPECTED.keys() - set(NAMES)
    assert tuple(NAMES[: len(TABLES)]) == TABLES
    assert [q.name for q in list_queries() if q.kind == "table"] == list(TABLES)


@pytest.mark.parametrize("name", EXPECTED)
def test_rows(engine: Engine, name: str) -> None:
    assert engine(name)[1] == EXPECTED[name]


@pytest.mark.parametrize("name", PARTS)
def test_columns_and_some_rows(engine: Engine, name: str) -> None:
    wanted, some = PARTS[name]
    columns, rows = engine(name)
    picked = [tuple(row[columns.index(c)] for c in wanted) for row in rows]
    assert not set(some) - set(picked)


COLUMNS = {
    "awards": "recipient project amount_eur call programme",
    "envelopes": "object amount_eur beneficiaries years approximate",
    "targets": "indicator value unit deadline baseline",
    "selections": "candidate outcome call",
    "counts": "call stage count",
    "roles": "person role organisation",
    "announcements": "announcer date event",
    "locations": "entity place",
    "partners": "project organisation part",
    "structure": "child relation parent",
    "measures": "measure responsible deadline",
    "themes": "subject theme",
    "statements": "speaker quote",
    "discrepancies": "kind subject values",
}


@pytest.mark.parametrize("name", TABLES)
def test_columns_are_those_of_the_evaluation(engine: Engine, name: str) -> None:
    assert " ".join(engine(name)[0]) == COLUMNS[name]


@pytest.mark.parametrize("query", list_queries(), ids=lambda query: query.name)
def test_every_parameter_is_a_variable_that_may_stay_unset(
    sample: MemoryView, query: SavedQuery
) -> None:
    for parameter in query.parameters:
        assert f"VALUES ?param_{parameter.name} {{ UNDEF }}" in query.text
        value = "<x:none>" if parameter.type == "iri" else "nowhere to be found"
        given = {parameter.name: value.strip("<>")}
        assert run(sample, query, given).rows == ()
