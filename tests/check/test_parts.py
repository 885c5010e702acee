"""Parts of a total, goals that double, amounts per year."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from graph_builder.model import Verdict

Sheet = Any  # conftest.Sheet; pytest hides conftest from imports
Make = Callable[[str], Sheet]


@pytest.mark.parametrize(
    ("first", "second", "verdict", "expression"),
    [
        ("6 M€", "9 M€", Verdict.HOLDS, "6 + 9 = 15"),
        ("6 M€", "3 M€", Verdict.HOLDS, "6 + 3 = 9 ≤ 15"),
        ("8 M€", "9 M€", Verdict.FAILS, "8 + 9 = 17 > 15"),
    ],
)
def test_parts_after_dont(
    sheet: Make, first: str, second: str, verdict: Verdict, expression: str
) -> None:
    page = sheet(
        f"Le môle coûtera 15 M€, dont {first} de la ville et {second} du port."
    )
    page.envelope("15 M€", "15 M€", "môle")
    page.award(f"{first} de la ville", first, project="Môle", programme="Ville")
    page.award(f"{second} du port", second, project="Môle", programme="Port")
    (made,) = page.checks("parts-of-total")
    assert (made.verdict, made.expression) == (verdict, expression)
    wrong = (
        [("sum-mismatch", "môle", ("15 M€", "17 M€"))]
        if verdict is Verdict.FAILS
        else []
    )
    assert page.discrepancies() == wrong


def test_amounts_side_by_side_are_no_parts(sheet: Make) -> None:
    page = sheet("Le môle coûtera 15 M€ et le quai 20 M€.")
    page.envelope("15 M€", "15 M€", "môle")
    page.envelope("20 M€", "20 M€", "quai")
    assert page.checks() == []


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("La ville veut doubler ses places et passer de 50 à 100.", Verdict.HOLDS),
        ("La ville veut doubler ses places et passer de 55 à 100.", Verdict.HOLDS),
        (
            "La ville veut un peu plus que doubler ses places et passer de 40 à 100.",
            Verdict.HOLDS,
        ),
        (
            "La ville veut doubler ses places et passer de 40 à 100.",
            Verdict.CANNOT_TELL,
        ),
        ("La ville veut tripler ses places et passer de 33 à 100.", Verdict.HOLDS),
    ],
)
def test_goals_that_grow_by_a_factor(sheet: Make, text: str, verdict: Verdict) -> None:
    page = sheet(text)
    baseline = int(text.split("passer de ")[1].split(maxsplit=1)[0])
    page.target(text, 100, baseline)
    (made,) = page.checks("doubling")
    found = Decimal(100) if verdict is Verdict.HOLDS else None
    assert (made.verdict, made.found) == (verdict, found)
    assert page.discrepancies() == []


def test_goals_without_a_factor_are_not_checked(sheet: Make) -> None:
    page = sheet("La ville veut passer de 50 à 100 places. Elle a doublé son budget.")
    page.target("passer de 50 à 100 places", 100, 50)
    assert page.checks() == []


@pytest.mark.parametrize(
    ("text", "verdict", "wrong"),
    [
        ("La digue reçoit 3 M€ par an sur cinq ans, soit 15 M€.", Verdict.HOLDS, []),
        (
            "La digue reçoit 3 M€ par an sur cinq ans, soit 18 M€.",
            Verdict.FAILS,
            [("sum-mismatch", "digue", ("15 M€", "18 M€"))],
        ),
        (
            "La digue reçoit 3 M€ par an. Elle en voulait 18 M€.",
            Verdict.CANNOT_TELL,
            [],
        ),
    ],
)
def test_per_year_times_years(
    sheet: Make, text: str, verdict: Verdict, wrong: list[Any]
) -> None:
    page = sheet(text)
    total = "15 M€" if "15 M€" in text else "18 M€"
    page.envelope("3 M€", "3 M€", "digue", years=5, per="year")
    page.envelope(total, total, "digue")
    (made,) = page.checks("per-year")
    assert made.verdict is verdict
    assert page.discrepancies() == wrong
