"""Groups: a number with a noun that is counted together."""

from __future__ import annotations

import pytest

from graph_builder.extract.french.numbers import find_numbers
from graph_builder.extract.french.text import plain
from graph_builder.extract.groups import find_groups


def _groups(text: str) -> list[tuple[str, int | None]]:
    found = find_groups(text, plain(text), find_numbers(text))
    return [(group.text, group.count) for group in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Neuf projets sont retenus.", [("Neuf projets", 9)]),
        ("les 12 nouveaux lauréats", [("12 nouveaux lauréats", 12)]),
        ("quinze projets lauréats", [("quinze projets lauréats", 15)]),
        ("Sur 48 dossiers, 9 projets", [("48 dossiers", 48), ("9 projets", 9)]),
        ("quatre instituts", [("quatre instituts", 4)]),
        ("1 200 candidatures", [("1 200 candidatures", 1200)]),
        ("vingt-trois universités", [("vingt-trois universités", 23)]),
        (
            "trois autres projets de recherche",
            [("trois autres projets de recherche", 3)],
        ),
        # no groups
        ("20 % projets", []),
        ("neuf mois", []),
        ("12 M€ pour la recherche", []),
        ("le troisième projets", []),
        ("2,5 projets", []),
        ("des projets", []),
        ("neuf projets-pilotes", []),
    ],
)
def test_groups(text: str, expected: list[tuple[str, int]]) -> None:
    assert _groups(text) == expected


def test_the_head_is_folded_and_without_the_number() -> None:
    text = "Les dix nouveaux lauréats"
    (group,) = find_groups(text, plain(text), find_numbers(text))
    assert group.head == "nouveaux laureats"
    assert text[group.start : group.end] == group.text
