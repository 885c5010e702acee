"""Organisations by their head noun, alone and in enumerations."""

from __future__ import annotations

import pytest

from graph_builder.extract.french.heads import is_common
from graph_builder.extract.french.organisations import (
    find_metropoles,
    find_organisations,
)
from graph_builder.extract.french.shared_heads import find_shared_heads
from graph_builder.extract.french.tokens import tokens


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("L'Université de Valcourt recrute.", ["Université de Valcourt"]),
        ("l'université de Valcourt recrute", ["université de Valcourt"]),
        ("L'École centrale de Brionne ouvre.", ["École centrale de Brionne"]),
        ("le CHU de Valcourt", ["CHU de Valcourt"]),
        ("la Région Bretagne", ["Région Bretagne"]),
        ("le lycée Marcel-Aubin", ["lycée Marcel-Aubin"]),
        ("L'Institut national de la mer bleue", ["Institut national de la mer bleue"]),
        ("l'Université Paris 8 recrute", ["Université Paris 8"]),
        ("la Fondation de l'Université de Valcourt", ["Fondation de l'Université de Valcourt"]),
        (
            "l'Université de Valcourt et l'École centrale de Brionne",
            ["Université de Valcourt", "École centrale de Brionne"],
        ),
        # a number that counts ends the name
        ("accorde à l'Université de Valcourt 2 M€", ["Université de Valcourt"]),
        ("à l'Université de Valcourt 12,5 millions", ["Université de Valcourt"]),
        ("à l'Université de Valcourt 20 %", ["Université de Valcourt"]),
        # no names
        ("l'université recrute", []),
        ("une école ouvre", []),
        ("des universités françaises", []),
    ],
)  # fmt: skip
def test_names(text: str, names: list[str]) -> None:
    assert [m.text for m in find_organisations(tokens(text))] == names


def test_spans_are_those_of_the_text() -> None:
    text = "Hier, l'Université de Valcourt recrutait."
    (found,) = find_organisations(tokens(text))
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "les universités de Valcourt et de Brionne",
            ["université de Valcourt", "université de Brionne"],
        ),
        (
            "les universités de Valcourt, Brionne et Morlan",
            ["université de Valcourt", "université Brionne", "université Morlan"],
        ),
        ("les CHU de Valcourt et de Brionne", ["CHU de Valcourt", "CHU de Brionne"]),
        ("les universités de Valcourt", []),
        ("les universités françaises et allemandes", []),
    ],
)
def test_shared_heads(text: str, labels: list[str]) -> None:
    found = find_shared_heads(tokens(text))
    assert [m.label.casefold() for m in found] == [label.casefold() for label in labels]


def test_metropoles() -> None:
    found = find_metropoles(tokens("aidé par Valcourt Métropole et la métropole"))
    assert [m.text for m in found] == ["Valcourt Métropole"]


@pytest.mark.parametrize(
    ("text", "common"), [("Université", True), ("École", True), ("CHU", False), ("Solea", False)]
)  # fmt: skip
def test_bare_heads_name_nothing(text: str, *, common: bool) -> None:
    assert is_common(text) is common
