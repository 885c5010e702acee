from __future__ import annotations

import pytest

from graph_builder.extract.llm.locating import locate


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("le projet Ressac", "projet Ressac", "projet Ressac"),
        ("doté de 12\u202f500\u00a0€ par an", "12 500 €", "12\u202f500\u00a0€"),
        (
            "deux\n  lignes\tde texte",
            " deux lignes  de texte ",
            "deux\n  lignes\tde texte",
        ),
        ("un total de 25 M€", "5 M€", None),
        ("un total de 5 M€s", "5 M€", "5 M€"),
        ("Embruns marins", "Embrun", None),
        ("l'Embrun (marin)", "(marin)", "(marin)"),
        ("a.b", "a?b", None),
        ("tout", "", None),
        ("tout", " \n", None),
        ("L’été", "L'été", None),
    ],
)
def test_words_are_found_whatever_white_space(
    text: str, words: str, found: str | None
) -> None:
    span = locate(text, words, 0, len(text))
    assert (text[slice(*span)] if span else None) == found


def test_only_the_stretch_is_searched() -> None:
    text = "un deux un deux"
    assert locate(text, "un", 3, len(text)) == (8, 10)
    assert locate(text, "deux", 0, 6) is None
