"""Proper names by their shape."""

from __future__ import annotations

import pytest

from graph_builder.extract.french.proper import (
    find_capitalised,
    find_quoted,
    strong,
)
from graph_builder.extract.french.sentence_names import doubtful, stands_as_name
from graph_builder.extract.french.tokens import tokens

_START = frozenset({0})


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("NanoPyr", True),
        ("3NC", True),
        ("SOLEA", True),
        ("Equipex+", True),
        ("Solea", False),
        ("mot", False),
        ("12", False),
        ("M€", False),
        ("A", False),
    ],
)
def test_names_by_form_alone(text: str, *, is_name: bool) -> None:
    assert strong(text) is is_name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("on attend Solea demain", ["Solea"]),
        ("on attend Solea Bleu demain", ["Solea Bleu"]),
        ("on attend Vent Mer 2030.", ["Vent Mer 2030"]),
        ("on attend Solea 4.0.", ["Solea 4.0"]),
        ("chez Morlan & Fils", ["Morlan & Fils"]),
        ("près de Côte d'Azur", ["Côte d'Azur"]),
        ("avec Solea et Orlane", ["Solea", "Orlane"]),
        ("Solea démarre", ["Solea"]),
        # no names
        ("Les projets démarrent", []),
        ("il a reçu 12 M€", []),
        ("en Mo ou en Go", []),
        ("le XIX siècle", []),
    ],
)
def test_capitals(text: str, names: list[str]) -> None:
    assert [m.text for m in find_capitalised(tokens(text), _START)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("l'appel « Cap Mer »", ["Cap Mer"]),
        ('le projet "Cap Mer" naît', ["Cap Mer"]),
        ("le projet “Cap Mer” naît", ["Cap Mer"]),
        ("l'appel « Territoires en mouvement »", ["Territoires en mouvement"]),
        ("« Nous sommes fiers », dit-elle", []),
        ("« Bravo ! »", []),
        ("« une petite phrase »", []),
        ("« Le bon mot »", []),
        ("« C'est fait »", []),
    ],
)
def test_quotation_marks(text: str, names: list[str]) -> None:
    assert [m.text for m in find_quoted(text)] == names


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Solea, à Valcourt", True),
        ("Solea obtient 3 M€", True),
        ("Solea (3 M€)", True),
        ("Demain matin", False),
        ("Doté, le site", False),
        ("Rapidement, le site", False),
    ],
)
def test_first_words_of_a_sentence(text: str, *, stands: bool) -> None:
    first = find_capitalised(tokens(text), frozenset())[0]
    assert doubtful(first)
    assert stands_as_name(text, first) is stands
