"""Shallow syntax: which preposition governs a placeholder, in which bracket it stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_builder.extract.reading import Reading
from graph_builder.extract.syntax import mention_of, slots


def _prepositions(reading: Reading) -> list[tuple[str, str]]:
    sentence, text = reading.sentences[0]
    raw = reading.analysis.text[sentence.start : sentence.end]
    return [(slot.code, slot.prep) for slot in slots(text, raw)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'Université de Valcourt reçoit 3 M€.", [("O", ""), ("M", "")]),
        (
            "Le projet Solea est porté par l'Université de Valcourt.",
            [("P", ""), ("O", "par")],
        ),
        ("3 M€ vont à l'Université de Valcourt.", [("M", ""), ("O", "a")]),
        ("L'Université de Valcourt a reçu 3 M€.", [("O", ""), ("M", "")]),
        (
            "Porté par l'Université de Valcourt et l'École centrale de Brionne.",
            [("O", "par"), ("O", "par")],
        ),
        (
            "Avec l'Université de Valcourt, l'École centrale de Brionne gagne.",
            [("O", "avec"), ("O", "")],  # the subject after the comma
        ),
        ("3 M€ pour le projet Solea.", [("M", ""), ("P", "pour")]),
        ("La dotation de France 2030.", [("F", "de")]),
    ],
)
def test_prepositions(
    read: Callable[..., Reading], text: str, expected: list[tuple[str, str]]
) -> None:
    assert _prepositions(read(text)) == expected


def test_brackets(read: Callable[..., Reading]) -> None:
    reading = read("Le projet Solea (Université de Valcourt) reçoit 3 M€.")
    sentence, text = reading.sentences[0]
    found = slots(text, reading.analysis.text[sentence.start : sentence.end])
    assert [(s.code, s.depth) for s in found] == [("P", 0), ("O", 1), ("M", 0)]


def test_relatives(read: Callable[..., Reading]) -> None:
    reading = read("Le projet Solea, que porte l'Université de Valcourt, gagne.")
    sentence, text = reading.sentences[0]
    found = slots(text, reading.analysis.text[sentence.start : sentence.end])
    assert [(s.code, s.relative) for s in found] == [("P", False), ("O", True)]


def test_mentions_and_values(read: Callable[..., Reading]) -> None:
    reading = read("L'Université de Valcourt reçoit 3 M€.")
    sentence, text = reading.sentences[0]
    who, amount = slots(text, reading.analysis.text[sentence.start : sentence.end])
    mention = mention_of(text, who)
    assert mention is not None
    assert mention.text == "Université de Valcourt"
    assert mention_of(text, amount) is None
