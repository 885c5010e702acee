"""Projects named by their label and their site."""

from __future__ import annotations

import pytest

from graph_builder.extract.french.labelled import find_sited


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Le PUI de Brest touchera 8 M€.", ["PUI de Brest"]),
        ("L’IHU d’Angers obtient 5 M€.", ["IHU d’Angers"]),
        ("Le labex du Mans, le Labex du Mans", ["Labex du Mans"]),
        ("les PUI de Brest et de Caen", []),
        ("le PUI de France 2030", []),
        ("le PUI du CNRS", []),
        ("le PUI de la rentrée", []),
    ],
)
def test_sited(text: str, names: list[str]) -> None:
    assert [m.text for m in find_sited(text)] == names
