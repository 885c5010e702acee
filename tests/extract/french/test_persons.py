"""Persons by invented phrases: known first names, titles, names told by what stands beside them."""

from __future__ import annotations

import pytest

from graph_builder.extract.french.offices import find_office_phrases
from graph_builder.extract.french.persons import find_persons
from graph_builder.extract.french.tokens import tokens

NAMED: list[tuple[str, list[str]]] = [
    ("Anne Morvan arrive.", ["Anne Morvan"]),
    ("Jean-Rémi Le Goff et Marie de La Tour arrivent.", ["Jean-Rémi Le Goff", "Marie de La Tour"]),
    ("E. Morvan arrive.", ["E. Morvan"]),
    ("Mme Irène Vasseur et M. Kerr arrivent.", ["Irène Vasseur", "Kerr"]),
    ("Anne Morvan arrive. Pour Morvan, tout va.", ["Anne Morvan", "Morvan"]),
    ("Armande Le Pellec Muller, rectrice, arrive.", ["Armande Le Pellec Muller"]),
    ("Monsieur le Président ouvre la séance.", []),
    ("Le lycée Jean-Zay et la rue Germaine-Tillion.", []),
    # told by what stands beside them
    ("Maïlyseult Toral, rectrice de Nice.", ["Maïlyseult Toral"]),
    ("Xanthe Morel, 52 ans, navigue.", ["Xanthe Morel"]),
    ("Sa présidente, Xanthe Morel, navigue.", ["Xanthe Morel"]),
    ("Le conseiller Xanthe Morel navigue.", ["Xanthe Morel"]),
    ("« On y va », lance Xanthe Morel.", ["Xanthe Morel"]),
    ("« On y va », dit Luc.", ["Luc"]),
    ("Le jury et le Suisse Urs Keller.", ["Urs Keller"]),
    ("Nantes Université, porteuse du projet.", []),
    ("Orange, titulaire du marché, et Air Liquide, partenaire.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_persons_named(text: str, names: list[str]) -> None:
    words = tokens(text)
    found = find_persons(words, find_office_phrases(words))
    assert [m.label or m.text for m in found] == names
