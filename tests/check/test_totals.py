"""Sums of awards against what was announced."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from graph_builder.check import check
from graph_builder.model import Discrepancy, Factuality, Kind, Verdict

Sheet = Any  # conftest.Sheet; pytest hides conftest from imports
Make = Callable[[str], Sheet]

STORY = """\
Trois phares recevront {total} de l'appel Lueur.

Ainsi Capella obtient 12,5 M€. Rigel obtient 7 M€. Altaïr obtient 4,2 M€.
"""


def story(sheet: Make, total: str, shares: int | None = 3, **more: Sheet) -> Sheet:
    page = sheet(STORY.format(total=total))
    page.envelope(total, total, "Lueur", shares=shares, **more)
    for project, amount in (
        ("Capella", "12,5 M€"),
        ("Rigel", "7 M€"),
        ("Altaïr", "4,2 M€"),
    ):
        page.award(f"{project} obtient {amount}", amount, project=project, call="Lueur")
    return page


def test_a_sum_that_holds_names_its_inputs_and_writes_itself_out(sheet: Make) -> None:
    page = story(sheet, "23,7 M€")
    (made,) = page.checks("sum-of-awards")
    assert made.expression == "12,5 + 7 + 4,2 = 23,7"
    assert (made.expected, made.found, made.verdict) == (
        Decimal(23700000),
        Decimal(23700000),
        Verdict.HOLDS,
    )
    assert made.inputs == (*page.facts[1:], page.facts[0])
    assert made.subject.label == "Lueur"
    assert len(made.evidence) == 4
    assert page.discrepancies() == []


def test_a_sum_that_fails_is_a_mismatch_in_the_announced_unit(sheet: Make) -> None:
    page = story(sheet, "25 M€")
    (made,) = page.checks()
    assert (made.verdict, made.expression) == (
        Verdict.FAILS,
        "12,5 + 7 + 4,2 = 23,7 ≠ 25",
    )
    assert page.discrepancies() == [("sum-mismatch", "Lueur", ("25 M€", "23,7 M€"))]


@pytest.mark.parametrize(
    ("total", "more", "verdict"),
    [
        ("24 M€", {}, Verdict.HOLDS),  # rounded to the million
        ("25 M€", {"approximate": True}, Verdict.HOLDS),
        ("28 M€", {"approximate": True}, Verdict.FAILS),
        ("30 M€", {"bound": "ceiling"}, Verdict.HOLDS),
        ("20 M€", {"bound": "ceiling"}, Verdict.FAILS),
        ("20 M€", {"bound": "floor"}, Verdict.HOLDS),
        ("20 M€", {"high": Decimal(30000000), "bound": "range"}, Verdict.HOLDS),
        ("90 M€", {}, Verdict.CANNOT_TELL),  # a misreading rather than bad arithmetic
        ("2,4 M€", {}, Verdict.CANNOT_TELL),
    ],
)
def test_rounding_and_bounds(
    sheet: Make, total: str, more: dict[str, Any], verdict: Verdict
) -> None:
    (made,) = story(sheet, total, **more).checks()
    assert made.verdict is verdict


def test_other_numbers_of_beneficiaries_prove_nothing(sheet: Make) -> None:
    page = story(sheet, "99 M€", shares=8)
    assert [c.verdict for c in page.checks()] == [Verdict.CANNOT_TELL]
    assert page.discrepancies() == []


def test_without_a_number_only_an_exact_sum_tells(sheet: Make) -> None:
    holds, unsure = (story(sheet, total, shares=None) for total in ("23,7 M€", "25 M€"))
    assert [c.verdict for c in holds.checks()] == [Verdict.HOLDS]
    assert [c.verdict for c in unsure.checks()] == [Verdict.CANNOT_TELL]


def test_a_group_counts_itself_and_finds_its_call(sheet: Make) -> None:
    page = story(sheet, "23,7 M€", shares=None)
    page.facts.pop(0)
    page.envelope("23,7 M€", "23,7 M€", "Trois phares", kind=Kind.GROUP)
    assert [c.expression for c in page.checks()] == ["12,5 + 7 + 4,2 = 23,7"]


def test_what_is_told_twice_counts_once(sheet: Make) -> None:
    page = story(sheet, "23,7 M€")
    page.award("Rigel obtient 7 M€", "7 M€", project="Rigel", call="Lueur")
    page.award("Capella", "12,5 M€", recipient="Phare d'Ys", call="Lueur")
    page.but(1, recipient=page.facts[-1].recipient)
    (made,) = page.checks()
    assert len(made.inputs) == 4


def test_money_in_other_currencies_is_not_summed(sheet: Make) -> None:
    page = story(sheet, "25 M€")
    page.but(1, amount=page.money("12,5 M€").__class__(Decimal(9), "USD", "12,5 M€"))
    assert [c.verdict for c in page.checks()] == [Verdict.CANNOT_TELL]


@pytest.mark.parametrize(("per", "summed"), [("each", 4), ("year", 3)])
def test_what_each_gets_is_summed_what_a_year_brings_is_not(
    sheet: Make, per: str, summed: int
) -> None:
    page = story(sheet, "23,7 M€")
    money = replace(page.money("12,5 M€"), per=per)
    page.but(1, amount=money)
    assert [len(check.inputs) for check in page.checks()] == [summed]


def test_denied_awards_are_no_awards(sheet: Make) -> None:
    page = story(sheet, "25 M€")
    page.but(1, factuality=Factuality.DENIED)
    assert page.discrepancies() == []


TABLE = """\
Les aides de l'appel Lueur, {total} pour deux phares :

Phare\tAide (k€)
Capella\t900
Rigel\t350
Total\t{row}
"""


def table(sheet: Make, total: str, row: str) -> Sheet:
    page = sheet(TABLE.format(total=total, row=row))
    for project, amount in (("Capella", "900"), ("Rigel", "350")):
        page.award(f"{project}\t{amount}", amount, project=project)
    return page


def test_total_rows_are_checked_in_the_unit_of_their_column(sheet: Make) -> None:
    page = table(sheet, "1,25 M€", "1250")
    (made,) = page.checks()
    assert (made.verdict, made.expected) == (Verdict.HOLDS, Decimal(1250000))
    assert made.expression == "900 + 350 = 1 250"


def test_a_total_row_told_as_an_envelope_is_checked_once(sheet: Make) -> None:
    page = table(sheet, "1,25 M€", "1250")
    page.envelope("Total\t1250", "1250", "total", kind=Kind.PHRASE, shares=2)
    assert [c.expression for c in page.checks()] == ["900 + 350 = 1 250"]


def test_a_wrong_total_row_is_a_mismatch(sheet: Make) -> None:
    page = table(sheet, "1,25 M€", "1 300")
    assert page.discrepancies() == [("sum-mismatch", "Total", ("1 250", "1 300"))]


def test_one_table_is_a_sum_even_if_the_call_has_more(sheet: Make) -> None:
    page = table(sheet, "1,5 M€", "n.c.")
    page.envelope("1,5 M€ pour deux", "1,5 M€", "Lueur", shares=2)
    page.award("Lueur", "5 M€", project="Véga", call="Lueur")
    page.award("appel", "6 M€", project="Deneb", call="Lueur")
    page.award("aides", "8 M€", project="Mizar", call="Lueur")
    assert page.discrepancies() == [("sum-mismatch", "Lueur", ("1,5 M€", "1,25 M€"))]


def test_new_facts_only_and_always_with_evidence(sheet: Make) -> None:
    page = story(sheet, "25 M€")
    made = check(page.facts, page.document)
    assert not set(map(id, made)) & set(map(id, page.facts))
    for fact in made:
        assert fact.evidence
        for span in fact.evidence:
            assert page.text[span.start : span.end] == span.exact
    assert isinstance(made[-1], Discrepancy)


def test_no_facts_no_checks(sheet: Make) -> None:
    assert sheet("").checks() == []


def test_nine_awards_of_a_cluster_call_are_all_inputs(sheet: Make) -> None:
    amounts = ["40", "15", "15", "60", "25", "60", "15", "15", "20"]
    lines = "".join(
        f"- Phare {chr(65 + i)} : {a} M€\n\n" for i, a in enumerate(amounts)
    )
    page = sheet(f"Neuf phares se partagent 265 M€.\n\n{lines}")
    page.envelope("Neuf phares se partagent 265 M€", "265 M€", "Lueur", shares=9)
    for i, a in enumerate(amounts):
        words = f"Phare {chr(65 + i)} : {a} M€"
        page.award(words, f"{a} M€", recipient=f"Phare {chr(65 + i)}", call="Lueur")
    (made,) = page.checks()
    assert made.expression == "40 + 15 + 15 + 60 + 25 + 60 + 15 + 15 + 20 = 265"
    assert (made.verdict, len(made.inputs)) == (Verdict.HOLDS, 10)


def test_small_parts_of_a_large_total_are_written_in_a_unit_they_fill(
    sheet: Make,
) -> None:
    page = sheet("Deux phares ont 1 M€. Mira reçoit 990 k€. Rigel reçoit 10 k€.")
    page.envelope("Deux phares ont 1 M€", "1 M€", "Lueur", shares=2)
    page.award("Mira reçoit 990 k€", "990 k€", project="Mira", call="Lueur")
    page.award("Rigel reçoit 10 k€", "10 k€", project="Rigel", call="Lueur")
    (made,) = page.checks()
    assert made.expression == "990 + 10 = 1 000"
