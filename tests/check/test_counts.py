"""Numbers announced, listed and left."""

from collections.abc import Callable
from typing import Any

import pytest

from graph_builder.model import Kind, Outcome, Stage, Verdict

Sheet = Any  # conftest.Sheet; pytest hides conftest from imports
Make = Callable[[str], Sheet]


def test_as_many_listed_as_announced(sheet: Make) -> None:
    page = sheet(
        "Deux phares sont choisis : Capella et Rigel, porté par l'Observatoire d'Ys."
    )
    page.count("Deux phares", Stage.SELECTED, 2)
    page.select("Capella")
    page.select("Rigel")
    page.select("Observatoire d'Ys", kind=Kind.ORGANISATION)
    page.lead("Rigel", "Observatoire d'Ys")
    (made,) = page.checks("number-of-laureates")
    assert (made.verdict, made.expression, len(made.inputs)) == (
        Verdict.HOLDS,
        "2 = 2",
        3,
    )


def test_a_partial_list_proves_nothing(sheet: Make) -> None:
    page = sheet("Cinq phares sont choisis, dont Capella.")
    page.count("Cinq phares", Stage.SELECTED, 5)
    page.select("Capella")
    (made,) = page.checks()
    assert (made.verdict, made.expression) == (Verdict.CANNOT_TELL, "1 ? 5")
    assert made.found is None
    assert page.discrepancies() == []


def shortlist(
    sheet: Make, text: str, preselected: int, rejected: int, selected: int
) -> Sheet:
    page = sheet(text)
    first, second, third = text.rstrip(".").split(". ")
    page.count(first, Stage.PRESELECTED, preselected)
    page.count(second, Stage.REJECTED, rejected)
    page.count(third, Stage.SELECTED, selected)
    return page


@pytest.mark.parametrize(
    ("text", "numbers", "verdict", "expression"),
    [
        (
            "Neuf restaient en lice. Quatre sont écartés. Cinq gagnent.",
            (9, 4, 5),
            Verdict.HOLDS,
            "9 \u2212 4 = 5",
        ),
        (
            "Neuf restaient, outre deux admis d'office. Quatre sont écartés. Sept gagnent.",
            (9, 4, 7),
            Verdict.HOLDS,
            "9 + 2 \u2212 4 = 7",
        ),
        (
            "Neuf restaient. Trois ont été écartés. Cinq gagnent.",
            (9, 3, 5),
            Verdict.CANNOT_TELL,
            "9 \u2212 3 = 6 ? 5",
        ),
        (
            "Neuf restaient. Trois sont donc écartés. Cinq gagnent.",
            (9, 3, 5),
            Verdict.FAILS,
            "9 \u2212 3 = 6 ≠ 5",
        ),
    ],
)
def test_shortlists(
    sheet: Make,
    text: str,
    numbers: tuple[int, int, int],
    verdict: Verdict,
    expression: str,
) -> None:
    page = shortlist(sheet, text, *numbers)
    (made,) = page.checks("shortlist")
    assert (made.verdict, made.expression) == (verdict, expression)
    assert len(page.discrepancies()) == (verdict is Verdict.FAILS)


@pytest.mark.parametrize(
    ("text", "words", "values"),
    [
        (
            "Le jury a pris 60 projets. Les 63 lauréats signeront en mai.",
            "60 projets",
            ("60", "63"),
        ),
        (
            "Quatre bourses vont à l'île. La présidente recevra les trois lauréats.",
            "Quatre bourses",
            ("Quatre", "trois"),
        ),
        (
            "Dix-sept sociétés sont nées. Le suivi des seize sociétés commence.",
            "Dix-sept sociétés",
            ("Dix-sept", "seize"),
        ),
    ],
)
def test_totals_that_come_back_different(
    sheet: Make, text: str, words: str, values: tuple[str, str]
) -> None:
    page = sheet(text)
    numbers = {"60": 60, "Quatre": 4, "Dix-sept": 17}
    page.count(words, Stage.SELECTED, numbers[words.split(maxsplit=1)[0]])
    ((kind, subject, found),) = page.discrepancies()
    assert (kind, found) == ("value-conflict", values)
    assert subject.startswith("nombre de ")


@pytest.mark.parametrize(
    "text",
    [
        "Le jury a pris 60 projets. Les 63 lauréats de la première vague ont signé.",
        "Le jury a pris 60 projets. Les 63 lauréats franciliens ont signé.",
        "Le jury a pris 60 projets. Les 63 lauréats à Brest ont signé.",
        "Le jury a pris 60 projets. Les 30 lauréats signeront.",
        "Le jury a pris 60 projets. Les 63 dossiers complets attendent, 63 en tout.",
        "Le jury a pris 60 projets. Les 60 lauréats signeront.",
        "Le jury a pris 60 projets. Les 63 campus attendent.",
    ],
)
def test_other_totals_are_no_conflict(sheet: Make, text: str) -> None:
    page = sheet(text)
    page.count("60 projets", Stage.SELECTED, 60)
    assert page.discrepancies() == []


def test_totals_that_add_up_are_no_conflict(sheet: Make) -> None:
    page = sheet(
        "Dix projets hier, quatre de plus ce jour. Les 14 lauréats, puis 13 projets."
    )
    page.count("Dix projets", Stage.SELECTED, 10)
    page.count("quatre de plus", Stage.SELECTED, 4)
    page.count("13 projets", Stage.SELECTED, 13)
    assert page.discrepancies() == []


def test_another_source_with_another_number(sheet: Make) -> None:
    page = sheet(
        "La brochure promet 80 bourses régionales par an. Sur le site, on lit 86."
    )
    assert page.discrepancies() == [
        ("value-conflict", "bourses régionales", ("80", "86"))
    ]


def test_rejected_are_counted_too(sheet: Make) -> None:
    page = sheet("Un seul phare, Altaïr, est écarté.")
    page.count("Un seul phare", Stage.REJECTED, 1)
    page.select("Altaïr", Outcome.REJECTED)
    assert [c.verdict for c in page.checks()] == [Verdict.HOLDS]


def test_more_rejected_than_shortlisted_is_no_shortlist(sheet: Make) -> None:
    page = shortlist(
        sheet, "Trois finalistes. Neuf sont donc écartés. Deux gagnent.", 3, 9, 2
    )
    assert page.checks("shortlist") == []
