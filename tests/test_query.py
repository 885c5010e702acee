"""Questions by name and as text: values, parameters, refusals, deadlines."""

from __future__ import annotations

import time
from decimal import Decimal

import pyoxigraph as ox
import pytest

from graph_builder import query
from graph_builder.errors import InternalError, LimitError, UsageError
from graph_builder.query import check_query, construct, run, saved, tables
from graph_builder.query import deadline as deadline_module
from graph_builder.store import MemoryView

EMPTY = MemoryView([])
AWARDS = saved("awards")


def test_tables_are_dicts_by_column(sample: MemoryView) -> None:
    answers = tables(sample)
    assert tuple(answers) == query.TABLES
    assert answers["counts"] == [
        {"call": "Ports sobres", "stage": "applications", "count": 8}
    ]
    assert type(answers["awards"][0]["amount_eur"]) is int


def test_tables_of_one_document(sample: MemoryView) -> None:
    assert tables(sample, "littoral.txt") == tables(sample)
    assert not any(tables(sample, "other.txt").values())


@pytest.mark.parametrize(
    ("params", "amounts"),
    [
        ({"recipient": "valmer"}, [25000000]),
        ({"call": "PORTS"}, [4500000, 20500000, 10000000, 25000000]),
        ({"call": "ports", "project": "étale"}, [20500000]),
        ({"programme": '") } INSERT'}, []),
        ({"document": "littoral.txt", "recipient": "ponant"}, [10000000]),
    ],
)
def test_parameters(
    sample: MemoryView, params: dict[str, str], amounts: list[int]
) -> None:
    assert [row[2] for row in run(sample, AWARDS, params).rows] == amounts


def test_parameters_of_a_text(sample: MemoryView) -> None:
    text = "SELECT ?s { ?s <http://www.w3.org/2004/02/skos/core#prefLabel> ?label }"
    (row,) = run(sample, text, {"label": "Maréa"}).rows
    assert str(row[0]).endswith("/project/marea")
    back = run(sample, "SELECT ?p { ?s ?p ?o }", {"s": f"<{row[0]}>"})
    assert back.rows


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1", 1),
        ("1.50", Decimal("1.5")),
        ("2.0", 2),
        ("1e3", 1000.0),
        ("true", True),
        ('"x"@fr', "x"),
        ("<x:y>", "x:y"),
        ('"2027"^^<http://www.w3.org/2001/XMLSchema#gYear>', "2027"),
        ('"many"^^<http://www.w3.org/2001/XMLSchema#integer>', "many"),
        ("?unbound", None),
    ],
)
def test_values(text: str, value: query.Value) -> None:
    (row,) = run(EMPTY, f"SELECT (1 AS ?n) ?v {{ BIND({text} AS ?v) }}").rows
    assert row[1] == value
    assert type(row[1]) is type(value)


def test_ask_and_construct(sample: MemoryView) -> None:
    assert run(sample, "ASK { ?s ?p ?o }").rows == ((True,),)
    triples = construct(sample, "CONSTRUCT WHERE { ?s a ?c }")
    assert triples == sorted(set(triples))
    assert all(quad[3] == "" for quad in triples)
    with pytest.raises(UsageError, match="not triples"):
        construct(sample, "ASK {}")


def test_unknown_names_come_with_advice() -> None:
    with pytest.raises(UsageError, match="did you mean awards"):
        saved("award")
    with pytest.raises(UsageError, match="--list"):
        saved("xyzzy")
    with pytest.raises(UsageError, match="it has document, recipient"):
        run(EMPTY, AWARDS, {"colour": "red"})
    with pytest.raises(UsageError, match="it has s"):
        run(EMPTY, "SELECT * { ?s <x:p> 1 }", {"colour": "red"})
    with pytest.raises(UsageError, match="parameter fact"):
        run(EMPTY, saved("evidence"), {"fact": "not an iri"})


def test_a_syntax_error_has_its_line() -> None:
    with pytest.raises(UsageError, match="line 3"):
        run(EMPTY, "SELECT *\n{\n ?s ?p }")


def test_ordinary_words_are_not_refused() -> None:
    check_query(
        """PREFIX x: <http://service.example/from#load> # SERVICE in a comment
        SELECT ?from ?service { ?from x:load "FROM <x:y>", '''SERVICE''' .
          ?s x:service \"\"\"LOAD "a" \"\"\" FILTER(?from < 3 && ?s > 4) }"""
    )


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * {service SILENT ?x {}}",
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "ASKFROM<file:///etc/passwd>{}",
        "PREFIX : <x:> SELECT * FROM:graph { }",
        "SELECT * { S\\u0045RVICE <x:y> {} }",
        "SELECT * { ?s ?p true SERVICE <x:y> {} }",
        "SELECT * { ?s ?p 1.SERVICE <x:y> {} }",
        "SELECT * { ?s ?p 1e5SERVICE <x:y> {} }",
        "LOAD <http://127.0.0.1/>",
    ],
)
def test_calls_elsewhere_are_refused(text: str) -> None:
    with pytest.raises(UsageError, match="line 1"):
        check_query(text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * " + "{" * 3000 + "}" * 3000,
        "SELECT * { FILTER(" + "(" * 200 + "1" + ")" * 200 + ") }",
        "SELECT * { FILTER(" + "! " * 200 + "true) }",
        "SELECT * {" + "MINUS{?s ?p ?o}" * 4000 + "}",
        "SELECT * { FILTER(1 IN (" + "1," * 60000 + "1)) }",
    ],
)
def test_what_an_engine_cannot_survive_is_refused(text: str) -> None:
    with pytest.raises(LimitError):
        run(EMPTY, text)


def test_the_guard_is_linear() -> None:
    start = time.perf_counter()
    for text in ('"' * 60000, "'''" * 20000, "a" * 60000, "<" * 60000, "\\" * 60000):
        check_query(text)
    assert time.perf_counter() - start < 2


def test_a_query_is_ended_at_its_deadline(sample: MemoryView) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { " + "".join(
        f"?a{i} ?b{i} ?c{i} . " for i in range(9)
    )
    start = time.perf_counter()
    with pytest.raises(LimitError, match=r"took over 0\.5 s"):
        run(sample, endless + "}", timeout_s=0.5)
    assert time.perf_counter() - start < 5


def test_in_time_a_deadline_changes_nothing(sample: MemoryView) -> None:
    assert run(sample, AWARDS, timeout_s=60) == run(sample, AWARDS)
    with pytest.raises(UsageError, match="not a SPARQL query"):
        run(sample, "SELECT", timeout_s=60)


def test_a_worker_that_dies_is_told() -> None:
    with pytest.raises(InternalError, match="died"):
        deadline_module.within(60, _die)


def _die() -> None:
    raise SystemExit


HOSTILE = [
    '") } SELECT * { ?s ?p "',
    "\\",
    "\\u0022",
    "\\g<0>",
    "a\nb\tc",
    "'''\"\"\"",
    "#",
    "é\u202e\U0001f600",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_no_value_can_leave_its_literal(value: str) -> None:
    for text in (
        "SELECT ?v { VALUES ?v { UNDEF } }",
        "SELECT ?v { BIND(?v AS ?w) }",
        "PREFIX x: <x:> CONSTRUCT { x:s x:p ?v } WHERE { }",
    ):
        (row,) = run(EMPTY, text, {"v": value}).rows
        assert row[-1] in (value, str(ox.Literal(value)))


def test_a_query_without_a_pattern_takes_no_parameter() -> None:
    with pytest.raises(UsageError, match="no pattern"):
        run(EMPTY, "DESCRIBE ?s", {"s": "x"})
