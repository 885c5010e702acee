"""Plans and strategies described in small letters."""

from __future__ import annotations

import pytest

from graph_builder.extract.french.programmes import find_described
from graph_builder.extract.french.tokens import tokens
from graph_builder.model import Kind


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("la stratégie nationale pour l'eau est prête", ["stratégie nationale pour l'eau"]),
        ("le plan national de la recherche, voté", ["plan national de la recherche"]),
        ("la loi de programmation de la recherche prévoit", ["loi de programmation de la recherche"]),
        ("le plan de relance finance", ["plan de relance"]),
        ("le plan quantique mobilise", ["plan quantique"]),
        ("les stratégies nationales pour l'eau sont prêtes", ["stratégies nationales pour l'eau"]),
        # no names
        ("le plan est prêt", []),
        ("un plan de table", []),
        ("le programme national « Cap Mer »", []),
        ("une stratégie pour demain", []),
    ],
)  # fmt: skip
def test_described(text: str, names: list[str]) -> None:
    found = find_described(tokens(text))
    assert [m.text for m in found] == names
    assert all(m.kind is Kind.PROGRAMME for m in found)
