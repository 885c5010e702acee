"""Spellings that are slips, and those that are none."""

from collections.abc import Callable
from typing import Any

import pytest

from graph_builder.check.variants import is_slip
from graph_builder.model import Kind

Sheet = Any  # conftest.Sheet; pytest hides conftest from imports
Make = Callable[[str], Sheet]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("LUMITEX", "LUMMITEX"),
        ("Lumitex", "Lummitex"),
        ("Balisea", "Balisséa"),
        ("Aquafor", "Aquafour"),
        ("Ponantis", "Ponantys"),
        ("Mer-Nord12", "MerNord12"),
        ("PHARE-GS", "PHAARE-GS"),
        ("VAGUEN", "VAGUENE"),
        ("projet Lumitex", "Lummitex"),
        ("Institut des Marrées", "Institut des Marées"),
    ],
)
def test_slips(one: str, two: str) -> None:
    assert is_slip(one, two)
    assert is_slip(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Lumitex", "LUMITEX"),
        ("Étale", "Etale"),
        ("Lumitex", "le projet Lumitex"),
        ("Phare", "Phares"),
        ("Mer-Nord", "Mer Nord"),
        ("Phare 2030", "Phare2030"),
        ("Balise 1", "Balise 2"),
        ("Balise", "Balise+"),
        ("Le Phare", "Phare"),
        ("l'École de la mer", "École de la mer"),
        ("plan Marées hautes", "Marées hautes"),
        ("Lames", "Mes lames"),
        ("Cap", "Câp"),
        ("Rade", "Rads"),
        ("IDM", "Institut des marées"),
        ("Université d'Ys", "Ys"),
        ("Aurore boréale", "Aurore australe"),
    ],
)
def test_no_slips(one: str, two: str) -> None:
    assert not is_slip(one, two)


def test_variants_stand_in_text_order_whatever_the_label(sheet: Make) -> None:
    page = sheet("Candidature : LUMMITEX. Le projet Lumitex gagne ; Lumitex ira loin.")
    page.spelt("Lumitex", "LUMMITEX", "le projet Lumitex")
    assert page.discrepancies() == [
        ("name-variant", "Lumitex", ("LUMMITEX", "Lumitex"))
    ]


def test_a_spelling_inside_another_word_is_not_its_place(sheet: Make) -> None:
    page = sheet("Sur Lumitexia et Lummitex-2. Plus loin Lummitex, puis Lumitex.")
    page.spelt("Lumitex", "Lummitex")
    assert page.discrepancies() == [
        ("name-variant", "Lumitex", ("Lummitex", "Lumitex"))
    ]


def test_spellings_that_do_not_stand_in_the_text_are_ignored(sheet: Make) -> None:
    page = sheet("Le projet Lumitex gagne.")
    page.spelt("Lumitex", "Lummitex")
    assert page.discrepancies() == []


def test_groups_and_phrases_have_no_spelling(sheet: Make) -> None:
    page = sheet("Les lauréats, la lauréate.")
    page.spelt("lauréats", "lauréate", kind=Kind.GROUP)
    assert page.discrepancies() == []


@pytest.mark.parametrize(
    ("first", "second", "values"),
    [
        ("IDM", "IDN", ("IDM", "IDN")),
        (
            "Institut des Marées",
            "Institut des Marrées",
            ("Institut des Marées", "Institut des Marrées"),
        ),
    ],
)
def test_two_carriers_a_slip_apart(
    sheet: Make, first: str, second: str, values: tuple[str, str]
) -> None:
    page = sheet(f"Rigel (5 M€) est porté par {first}. Plus bas, {second} porte Rigel.")
    page.award("5 M€", "5 M€", project="Rigel", recipient=first)
    page.lead("Rigel", second)
    ((kind, subject, found),) = page.discrepancies()
    assert (kind, found) == ("name-variant", values)
    assert subject in values


@pytest.mark.parametrize(
    ("first", "second"),
    [("IDM", "IRD"), ("UT1", "UT2"), ("CNRS", "CNR"), ("Idm", "Idn")],
)
def test_two_carriers_that_differ(sheet: Make, first: str, second: str) -> None:
    page = sheet(f"Rigel est porté par {first} et par {second}.")
    page.lead("Rigel", first)
    page.lead("Rigel", second)
    assert page.discrepancies() == []
