"""What «le projet», «l'établissement», «Il», «la Région» stand for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_builder.extract.reading import Reading


def _stands_for(reading: Reading, words: str) -> list[str]:
    return [
        m.name.label
        for m in reading.analysis.mentions
        if m.name and m.source == "anaphor" and m.text == words
    ]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Solea, porté par Nuagia, est né. Le projet démarre.", "projet", ["Solea"]),
        ("Le projet Solea est né. Ce projet démarre.", "projet", ["Solea"]),
        ("Le cluster Solea est né. Le cluster démarre.", "cluster", ["Solea"]),
        (
            "L'Université de Valcourt ouvre. L'université recrute.",
            "université",
            ["Université de Valcourt"],
        ),
        (
            "L'Université de Valcourt ouvre. L'établissement recrute.",
            "établissement",
            ["Université de Valcourt"],
        ),
        (
            "La Région Bretagne aide l'Université de Valcourt. L'établissement recrute.",
            "établissement",
            ["Université de Valcourt"],
        ),
        (
            "L'appel à projets « Lumière » ouvre. L'appel ferme en mai.",
            "appel",
            ["Lumière"],
        ),
        ("Le projet Solea est né. Il démarre.", "Il", ["Solea"]),
        (
            "L'Université de Valcourt ouvre. Elle recrute.",
            "Elle",
            ["Université de Valcourt"],
        ),
        # no reference
        ("Le projet Solea est né. Il faut attendre.", "Il", []),
        ("Le projet Solea est né. Il s'agit de chimie.", "Il", []),
        ("Le projet Solea est né.\n\nIl démarre.", "Il", []),
        ("Le projet Solea est né. Le projet Orlane démarre.", "projet", []),
        ("Le projet démarre. Solea suit.", "projet", []),
        ("Le projet Solea est né. Un projet démarre.", "projet", []),
        ("Le projet Solea est né. Le projet de loi est voté.", "projet", []),
    ],
)
def test_reference(
    read: Callable[..., Reading], text: str, words: str, expected: list[str]
) -> None:
    assert _stands_for(read(text), words) == expected


def test_the_one_region_of_the_text(read: Callable[..., Reading]) -> None:
    found = read("La Région Bretagne investit. La Région recrute.").analysis.mentions
    assert {m.name.label for m in found if m.name} == {"Région Bretagne"}
