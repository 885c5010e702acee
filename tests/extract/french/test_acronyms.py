"""Acronyms and the long forms they announce."""

from __future__ import annotations

import pytest

from graph_builder.extract.french.acronyms import find_long_forms, is_acronym_of
from graph_builder.extract.french.tokens import tokens


@pytest.mark.parametrize(
    ("short", "long", "spelt"),
    [
        ("IVB", "Institut des vagues bretonnes", True),
        ("CHU", "Centre hospitalier universitaire de Valcourt", True),
        ("UVal", "Université de Valcourt", True),
        ("IVB", "Institut de chimie", False),
        ("XYZ", "Institut des vagues bretonnes", False),
        ("I", "Institut des vagues", False),
        ("IVB", "Institut", False),
    ],
)
def test_letters_open_words(short: str, long: str, *, spelt: bool) -> None:
    assert is_acronym_of(short, long) is spelt


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "l'Institut des vagues bretonnes (IVB) ouvre",
            ["Institut des vagues bretonnes"],
        ),
        ("le Réseau des ports sobres (RPS) naît", ["Réseau des ports sobres"]),
        ("l'Institut des vagues bretonnes (3 M€)", []),
        ("l'Institut des vagues bretonnes (XYZ)", []),
        ("des vagues bretonnes (IVB)", []),
        ("Institut\n\ndes vagues bretonnes (IVB)", []),
    ],
)
def test_long_forms(text: str, names: list[str]) -> None:
    assert [m.text for m in find_long_forms(text, tokens(text))] == names
