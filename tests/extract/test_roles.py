"""Roles by invented sentences: appositions, nominations, verbs and nouns of heading, successions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_builder.extract.reading import Reading
from graph_builder.extract.roles import find_roles

Read = Callable[..., Reading]

# sentence → (person, role, organisation) for each; organisation "" where none is told
SAID: list[tuple[str, set[tuple[str, str, str]]]] = [
    # after the name
    ("Anne Morvan, directrice de l'Ifsal, y croit.", {("Anne Morvan", "directrice", "Ifsal")}),
    ("Paul Kerr, 52 ans, maire de Vire, sourit.", {("Paul Kerr", "maire", "Vire")}),
    ("C'est Léa Morel (chercheuse au CNRS) qui le dit.", {("Léa Morel", "chercheuse", "CNRS")}),
    ("Nora Lachance, alors secrétaire générale de la préfecture, a signé.", {("Nora Lachance", "secrétaire générale", "préfecture")}),
    ("Marc Alric, professeur de génie civil à l'Université de Nantes, jubile.", {("Marc Alric", "professeur de génie civil", "Université de Nantes")}),
    ("Inès Hamdi, cheffe du service de neurologie du CHU de Brest, opère.", {("Inès Hamdi", "cheffe du service de neurologie", "CHU de Brest")}),
    ("Ève Sorel, vice-présidente de l'Université de Tours chargée de la recherche, approuve.", {("Ève Sorel", "vice-présidente chargée de la recherche", "Université de Tours")}),
    ("Jean Bosc, ancien recteur de Lille, est mort.", {("Jean Bosc", "ancien recteur", "Lille")}),
    ("Lucie Caron, maire de Dole et présidente de l'agglomération, plaide.", {("Lucie Caron", "maire", "Dole"), ("Lucie Caron", "présidente", "agglomération")}),
    ("Antoine Rey, PDG du CNRS, Bruno Sort, PDG d'Inria, et Gilles Bois, président de l'Inserm, ont signé.", {("Antoine Rey", "PDG", "CNRS"), ("Bruno Sort", "PDG", "Inria"), ("Gilles Bois", "président", "Inserm")}),
    # before the name
    ("Le président du jury, Karl Adam, a tranché.", {("Karl Adam", "président du jury", "jury")}),
    ("La ministre de la Mer, Rose Tanguy, arrive.", {("Rose Tanguy", "ministre de la Mer", "ministère de la Mer")}),
    ("La secrétaire d'État au Numérique, Maud Lenoir, arrive.", {("Maud Lenoir", "secrétaire d'État au Numérique", "")}),
    ("Le conseiller régional Éric Dulac s'abstient.", {("Éric Dulac", "conseiller régional", "")}),
    ("L'ancienne ministre Odile Marchais préface l'ouvrage.", {("Odile Marchais", "ancienne ministre", "")}),
    ("La volcanologue Chloé Bellan rentre du Chili.", {("Chloé Bellan", "volcanologue", "")}),
    ("Le président du comité, le Suisse Urs Keller, s'en réjouit.", {("Urs Keller", "président du comité", "comité")}),
    ("La maire (PS) de Redon, Alice Guer, applaudit.", {("Alice Guer", "maire", "Redon")}),
    ("Le maire de Toulouse Yvan Laroque était là.", {("Yvan Laroque", "maire", "Toulouse")}),
    ("La fondatrice et directrice générale de Kwant, Zoé Dulac, y croit.", {("Zoé Dulac", "fondatrice", ""), ("Zoé Dulac", "directrice générale", "Kwant")}),
    ("Titulaire de la chaire, Yann Kerdren lancera un inventaire.", {("Yann Kerdren", "titulaire de la chaire", "chaire")}),
    ("Directrice du lycée Mistral, une figure de la ville, Rita Cohen part.", {("Rita Cohen", "directrice", "lycée Mistral")}),
    # verbs and nouns of heading
    ("Hugo Blanc préside la Fondation Arbor.", {("Hugo Blanc", "président", "Fondation Arbor")}),
    ("Le jury, que préside Claire Ansel, a tranché.", {("Claire Ansel", "présidente", "jury")}),
    ("Le CHU de Caen, dirigé par Denis Lebrun, recrute.", {("Denis Lebrun", "directeur", "CHU de Caen")}),
    ("Présidée par Jean Morel, la fondation Arbor verse deux millions.", {("Jean Morel", "président", "fondation Arbor")}),
    ("Simon Vidal est nommé directeur du pôle Alma.", {("Simon Vidal", "directeur du pôle Alma", "Alma")}),
    ("L'école a choisi Nadia Benali comme directrice.", {("Nadia Benali", "directrice", "")}),
    ("Le conseil a élu Mathilde Roussel présidente.", {("Mathilde Roussel", "présidente", "")}),
    ("Élue maire en 2020, Judith Arnaud n'a pas cédé.", {("Judith Arnaud", "maire", "")}),
    ("Sonia Garric prend la direction générale de l'Onera.", {("Sonia Garric", "directrice générale", "Onera")}),
    ("Valérie Dupont a été élue à la présidence de l'Université de Pau.", {("Valérie Dupont", "présidente", "Université de Pau")}),
    ("À la tête de Medicor depuis 2018, Sonia Garric voit grand.", {("Sonia Garric", "directrice", "Medicor")}),
    ("Le laboratoire, dont la directrice est Louise Ziani, déménage.", {("Louise Ziani", "directrice", "")}),
    ("Luc Arnal devient proviseur du lycée Mistral, où il succède à Éva Costa.", {("Luc Arnal", "proviseur", "lycée Mistral"), ("Éva Costa", "proviseure", "lycée Mistral")}),
    ("Nora Lachance succède à Pierre Dorval à la tête de l'Ifsal.", {("Nora Lachance", "directrice", "Ifsal"), ("Pierre Dorval", "directeur", "Ifsal")}),
    # met again
    ("Marc Rey n'est pas venu seul. Le ministre de la Mer a promis 3 M€.", {("Marc Rey", "ministre de la Mer", "ministère de la Mer")}),
    # a first name no list knows
    ("Maïlyseult Toral, rectrice de Nice, s'en félicite.", {("Maïlyseult Toral", "rectrice", "Nice")}),
    ("Sa vice-présidente à la culture, Temaruata Girod, nuance.", {("Temaruata Girod", "vice-présidente à la culture", "")}),
]  # fmt: skip

UNSAID = [
    "Le chef de file du projet est l'Université de Nantes.",
    "La charge de travail de Paul Kerr augmente.",
    "Deux étudiants et une chercheuse ont été reçus à Lyon.",
    "Le président de séance remercie Anne Morvan.",
    "Nantes Université, porteuse du projet, recrute.",
    "La directrice du musée pourrait rencontrer Paul Kerr.",
    "L'Université de Nice, qui coordonne le projet Alma, recrute avec Paul Kerr.",
    "Anne Morvan n'est plus directrice de l'Ifsal.",
    "Paul Kerr serait pressenti directeur de l'Ifsal.",
    "Le prix Jean Bosc récompense un ingénieur.",
    "Anne Morvan a présidé aux destinées du club.",
]


def _cells(reading: Reading) -> set[tuple[str, str, str]]:
    return {
        (r.person.label, r.role, r.organisation.label if r.organisation else "")
        for r in find_roles(reading)
    }


@pytest.mark.parametrize(("text", "roles"), SAID)
def test_roles_said(read: Read, text: str, roles: set[tuple[str, str, str]]) -> None:
    assert _cells(read(text)) == roles


@pytest.mark.parametrize("text", UNSAID)
def test_no_role_said(read: Read, text: str) -> None:
    assert _cells(read(text)) == set()


def test_a_role_points_at_its_words(read: Read) -> None:
    text = "Hier soir, le maire de Vire, Paul Kerr, a souri."
    (role,) = find_roles(read(text))
    assert role.evidence[0].exact == "le maire de Vire, Paul Kerr"
    assert (role.rule, role.cues) == ("roles.before_name", ("maire",))
    assert 0 < role.confidence <= 1


def test_a_speaker_called_by_an_office_holds_it(read: Read) -> None:
    text = "La chaire revient à Rose Tanguy. « Enfin une équipe », se réjouit la titulaire."
    assert ("Rose Tanguy", "titulaire", "") in _cells(read(text))
