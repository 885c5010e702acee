"""Amounts as written, and sums spelt alike."""

import time
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from graph_builder.check.numerals import leading_number, numerals
from graph_builder.model import Money, Stage
from graph_builder.model.amounts import fits, french, same_amount, written

Sheet = Any  # conftest.Sheet; pytest hides conftest from imports
MILLION = Decimal(10**6)


@pytest.mark.parametrize(
    ("text", "amount", "other", "spelt"),
    [
        ("135\u00a0M€", 135 * MILLION, Decimal("131.2") * MILLION, "131,2\u00a0M€"),
        ("450 000 €", Decimal(450000), Decimal(449500), "449 500 €"),
        ("1,5 Md€", 1500 * MILLION, 1430 * MILLION, "1,43 Md€"),
        (
            "six millions d'euros",
            6 * MILLION,
            Decimal("6.5") * MILLION,
            "6,5 millions d'euros",
        ),
        (
            "deux milliards d'euros",
            2000 * MILLION,
            1900 * MILLION,
            "1,9 milliards d'euros",
        ),
        ("trois cents euros", Decimal(300), Decimal(280), "280 €"),
        ("15 à 25 M€", 15 * MILLION, 12 * MILLION, "12 M€"),
        ("12 310", 12310 * Decimal(1000), 12300 * Decimal(1000), "12 300"),
        ("0 €", Decimal(0), Decimal(7), "7 €"),
    ],
)
def test_another_amount_is_spelt_in_the_same_unit(
    text: str, amount: Decimal, other: Decimal, spelt: str
) -> None:
    assert written(Money(amount, "EUR", text)).spell(other) == spelt


@pytest.mark.parametrize(
    ("number", "text"),
    [("12310.50", "12 310,5"), ("0.094", "0,094"), ("7", "7"), ("1E+3", "1 000")],
)
def test_french_numbers(number: str, text: str) -> None:
    assert french(Decimal(number)) == text


def test_rounding_of_many_parts_excuses_little() -> None:
    total = Money(100 * MILLION, "EUR", "100 M€")
    parts = [Money(2 * MILLION, "EUR", "2 M€")] * 49
    assert not fits(total, 98 * MILLION, parts)
    assert fits(total, 99 * MILLION, parts)


def test_the_same_amount_more_or_less_exactly() -> None:
    seven, exact = (
        Money(7 * MILLION, "EUR", "7 M€"),
        Money(Decimal("7.2") * MILLION, "EUR", "7,2 M€"),
    )
    other = Money(Decimal("7.6") * MILLION, "EUR", "7,6 M€")
    assert same_amount(seven, exact)
    assert not same_amount(exact, other)


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("neuf projets", 9),
        ("Les vingt-neuf projets", 29),
        ("14 premiers lauréats", 14),
        ("appel à projets", None),
        ("2030 en France", 2030),
        ("Neufchâtel", None),
    ],
)
def test_groups_count_themselves(label: str, number: int | None) -> None:
    assert leading_number(label) == number


def test_numerals_are_whole_small_and_alone() -> None:
    text = "3 474 dossiers, 12,5 %, soixante et onze, quatre-vingt-dix-neuf, 3ia, pia-4, 52 sites"
    assert [value for _, _, value in numerals(text)] == [71, 99, 52]


def test_long_documents_take_linear_time(sheet: Callable[[str], Sheet]) -> None:
    def seconds(size: int) -> float:
        page = sheet(
            "".join(
                f"Phare {i} : {i} M€. Les {i % 90 + 9} lauréats, on lit 7.\n\n"
                for i in range(1, size)
            )
        )
        for i in range(1, size):
            page.award(
                f"Phare {i} : {i} M€",
                f"{i} M€",
                project=f"Phare {i}",
                call=f"Lueur {i % 50}",
            )
            page.envelope(f"Phare {i} :", f"{i} M€", f"Lueur {i % 50}", shares=i % 30)
        page.count("Les 10 lauréats", Stage.SELECTED, 10)
        start = time.process_time()
        page.checks()
        return time.process_time() - start

    seconds(100)
    few, many = (min(seconds(size) for _ in range(3)) for size in (400, 1600))
    assert many < 12 * max(few, 0.02)  # 16 times if it were quadratic
