"""What documents say together, as commands and queries show it."""

from __future__ import annotations

import datetime as dt

import pytest

from graph_builder.model import Block, BlockKind, Document
from graph_builder.pipeline import Build, Options, build
from graph_builder.query import Value, run, saved
from graph_builder.store import MemoryView
from graph_builder.validate import validate

AWARD = "L'Université de Lorraine reçoit 430 M€ pour le projet Cap Voile."
TEXTS = {
    "fil": AWARD,
    "gazette": f"À Nancy, on se réjouit. {AWARD}",
    "matin": AWARD.replace("430", "360"),
}


@pytest.fixture(scope="module")
def built() -> Build:
    documents = [
        Document(
            f"{name}.md",
            text,
            (Block(BlockKind.PARAGRAPH, 0, len(text)),),
            title=f"Titre de {name}",
            publisher=name,
            published=dt.date(2025, 3, number),
        )
        for number, (name, text) in enumerate(TEXTS.items(), 1)
    ]
    return build(documents, options=Options(validate=False))


def rows(built: Build, name: str) -> list[tuple[Value, ...]]:
    return list(run(MemoryView(built.quads), saved(name)).rows)


def test_an_award_told_twice_is_counted_once_and_a_contradicted_one_not_twice(
    built: Build,
) -> None:
    ((_, least, most, awards),) = rows(built, "money-by-recipient")
    assert (least, most, awards) == (360_000_000, 430_000_000, 1)


def test_the_ledger_has_one_row_for_what_is_told_often(built: Build) -> None:
    told = [(row[3], row[4], row[5], row[7]) for row in rows(built, "ledger")]
    assert told == [
        (360_000_000, 1, "2025-03-03", "430 M€"),
        (430_000_000, 2, "2025-03-01", "360 M€"),
    ]


def test_the_way_of_the_money_takes_one_of_two_amounts(built: Build) -> None:
    found = run(MemoryView(built.quads), saved("money")).dicts()
    told = {(row["euros"], row["contradicted"]) for row in found}
    assert told == {(360_000_000, 430_000_000)}


def test_no_document_is_blamed_for_another(built: Build) -> None:
    report = validate(built.quads)
    assert report.conforms
    assert not any("contradict" in result.message_en for result in report.results)


def test_both_sides_are_shown_with_outlet_and_date(built: Build) -> None:
    found = run(MemoryView(built.quads), saved("discrepancy-words")).dicts()
    told = {(row["publisher"], row["published"], row["title"]) for row in found}
    assert ("fil", "2025-03-01", "Titre de fil") in told
    assert ("matin", "2025-03-03", "Titre de matin") in told
