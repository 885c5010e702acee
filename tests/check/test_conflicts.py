"""Two values of one fact."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from graph_builder.model import Kind, Measure

Sheet = Any  # conftest.Sheet; pytest hides conftest from imports
Make = Callable[[str], Sheet]


def two_awards(sheet: Make, text: str, one: str, two: str, **second: Sheet) -> Sheet:
    page = sheet(text)
    page.award(one, one, project="Capella", programme="Plan phare")
    page.award(two, two, **({"project": "Capella"} | second))
    return page


def test_two_amounts_of_one_award(sheet: Make) -> None:
    page = two_awards(
        sheet,
        "Capella recevra 7,2 M€. L'aide à Capella est de 7,6 M€.",
        "7,2 M€",
        "7,6 M€",
    )
    assert page.discrepancies() == [("value-conflict", "Capella", ("7,2 M€", "7,6 M€"))]


def test_amounts_in_words_stand_as_written(sheet: Make) -> None:
    text = (
        "L'État verse six millions d’euros à Capella. En légende : 6,5 M€ pour Capella."
    )
    page = two_awards(sheet, text, "six millions d’euros", "6,5 M€")
    assert page.discrepancies() == [
        ("value-conflict", "Capella", ("six millions d’euros", "6,5 M€"))
    ]


@pytest.mark.parametrize(
    ("text", "one", "two", "second"),
    [
        (
            "Capella reçoit 7 M€. La Région verse 8 M€ à Capella.",
            "7 M€",
            "8 M€",
            {"programme": "Région Ponant"},
        ),
        ("Capella reçoit 7 M€ et 8 M€.", "7 M€", "8 M€", {}),
        ("Capella reçoit 7 M€. Véga se contente de 8 M€.", "7 M€", "8 M€", {}),
        ("Capella reçoit 7 M€. Capella aura 8 M€ de plus.", "7 M€", "8 M€", {}),
        ("Capella reçoit 7 M€. En outre, 600 k€ vont au site.", "7 M€", "600 k€", {}),
        (
            "Capella reçoit 7 M€. Près de 7,5 M€ à Capella.",
            "7 M€",
            "7,5 M€",
            {"approximate": True},
        ),
        (
            "Capella reçoit 7 M€. Soit 7,2 M€ à Capella exactement.",
            "7 M€",
            "7,2 M€",
            {},
        ),
        (
            "Capella reçoit 7 M€ en 2019. Capella touche 8 M€ en 2021.",
            "7 M€",
            "8 M€",
            {},
        ),
        ("Capella reçoit 7 M€. Son quai coûte 30 M€.", "7 M€", "30 M€", {}),
        (
            "Capella reçoit 7 M€. Plafond de Capella : 8 M€.",
            "7 M€",
            "8 M€",
            {"bound": "ceiling"},
        ),
        (
            "Capella reçoit 7 M€. Rigel reçoit 8 M€.",
            "7 M€",
            "8 M€",
            {"project": "Rigel"},
        ),
        ("Première vague : 7 M€. Deuxième vague : Capella, 8 M€.", "7 M€", "8 M€", {}),
    ],
)
def test_amounts_that_may_both_be_true(
    sheet: Make, text: str, one: str, two: str, second: dict[str, Any]
) -> None:
    assert two_awards(sheet, text, one, two, **second).discrepancies() == []


def test_the_text_may_correct_itself(sheet: Make) -> None:
    page = sheet("La part de l'État dans Capella est de 7,6 M€ et non plus 7,2.")
    page.award("7,6 M€", "7,6 M€", project="Capella")
    assert page.discrepancies() == [("value-conflict", "Capella", ("7,2 M€", "7,6 M€"))]


def test_two_amounts_of_one_envelope(sheet: Make) -> None:
    page = sheet(
        "L'appel Lueur est doté de 40 M€. Les 45 M€ de Lueur iront au littoral."
    )
    page.envelope("40 M€", "40 M€", "Lueur")
    page.envelope("45 M€", "45 M€", "Lueur", shares=5)
    assert page.discrepancies() == [("value-conflict", "Lueur", ("40 M€", "45 M€"))]


def test_envelopes_of_other_numbers_of_laureates_are_two(sheet: Make) -> None:
    page = sheet("Lueur donne 40 M€ à neuf phares. Lueur a donné 45 M€ à onze phares.")
    page.envelope("40 M€", "40 M€", "Lueur", shares=9)
    page.envelope("45 M€", "45 M€", "Lueur", shares=11)
    assert page.discrepancies() == []


def test_groups_may_be_other_groups(sheet: Make) -> None:
    page = sheet("Les phares ont 40 M€. Les phares ont 45 M€.")
    page.envelope("40 M€", "40 M€", "les phares", kind=Kind.GROUP)
    page.envelope("45 M€", "45 M€", "les phares", kind=Kind.GROUP)
    assert page.discrepancies() == []


def test_two_values_of_one_goal(sheet: Make) -> None:
    page = sheet("Objectif : 200 places. Le plan prévoit 220 places.")
    page.target("200 places", 200, deadline="2030")
    page.target("220 places", 220, deadline="2030")
    assert page.discrepancies() == [("value-conflict", "places", ("200", "220"))]


@pytest.mark.parametrize(
    ("days", "wrong"),
    [
        (
            ("2020", "2021"),
            [("value-conflict", "ouverture du phare", ("2020", "2021"))],
        ),
        (("2021", "2021-03"), []),
        (("2021", ""), []),
    ],
)
def test_two_dates_of_one_measure(
    sheet: Make, days: tuple[str, str], wrong: list[Any]
) -> None:
    page = sheet("Le phare ouvrira. Le phare rouvrira.")
    first = Measure(
        measure="ouverture du phare",
        deadline=days[0],
        evidence=(page.span("Le phare ouvrira"),),
    )
    second = replace(
        first, deadline=days[1], evidence=(page.span("Le phare rouvrira"),)
    )
    page.facts += [second, first]
    assert page.discrepancies() == wrong


def test_another_purse_between_hides_no_conflict(sheet: Make) -> None:
    text = "Le plan donne 6 M€. La Région y met 4 M€. Sous la photo : Capella, 6,5 M€."
    page = sheet(text)
    page.award("6 M€", "6 M€", project="Capella", programme="Plan phare")
    page.award("4 M€", "4 M€", project="Capella", programme="Région Ponant")
    page.award("6,5 M€", "6,5 M€", project="Capella", programme="Plan phare")
    assert page.discrepancies() == [("value-conflict", "Capella", ("6 M€", "6,5 M€"))]
