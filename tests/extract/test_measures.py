"""Measures announced, told in sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_builder.extract.measures import find_measures
from graph_builder.extract.reading import Reading
from graph_builder.model import Measure

_FRONT = "---\ntitle: Essai\npublished: 2024-03-12\n---\n"


def told(facts: list[Measure]) -> list[tuple[str, str, str]]:
    return [
        (f.measure, f.responsible.label if f.responsible else "", f.deadline)
        for f in facts
    ]


ONE = [
    (
        "Le ministère créera en 2025 un observatoire national de la vie étudiante.",
        ("observatoire national de la vie étudiante", "ministère", "2025"),
    ),
    (
        "Un guichet unique, piloté par la Banque des territoires, sera mis en place avant l'été.",
        ("guichet unique", "Banque des territoires", "2024"),
    ),
    (
        "L'Université de Valmy lancera un appel à chaires en septembre.",
        ("appel à chaires", "Université de Valmy", "2024"),
    ),
    (
        "Une agence de programme dédiée au climat verra le jour en 2025.",
        ("agence de programme dédiée au climat", "", "2025"),
    ),
    (
        "Le dispositif Boussole est reconduit jusqu'en 2027.",
        ("reconduction du dispositif Boussole", "", "2027"),
    ),
    (
        "Les frais d'inscription sont gelés pour la rentrée 2025.",
        ("gel des frais d'inscription", "", "2025"),
    ),
    (
        "La ministre annonce la création d'un institut de la transition d'ici à 2026.",
        ("institut de la transition", "ministre", "2026"),
    ),
    (
        "Le conseil d'administration a décidé de créer une fondation.",
        ("fondation", "conseil d'administration", ""),
    ),
    (
        "Il est prévu de mettre en place un comité d'éthique en 2025.",
        ("comité d'éthique", "", "2025"),
    ),
    (
        "Le Gouvernement simplifiera les procédures d'achat dès 2025.",
        ("simplification des procédures d'achat", "Gouvernement", "2025"),
    ),
    (
        "Chaque académie devra désigner un référent avant la rentrée 2025.",
        ("référent", "académie", "2025"),
    ),
    (
        "La réforme du recrutement entrera en vigueur en 2026.",
        ("réforme du recrutement", "", "2026"),
    ),
    (
        "Un portail unique remplacera les douze sites actuels au printemps 2025.",
        ("portail unique", "", "2025"),
    ),
    (
        "À partir de 2025, les doctorants pourront bénéficier d'un accompagnement.",
        ("accompagnement", "", "2025"),
    ),
    (
        "Est également prévue la création d'un comité de pilotage, présidé par le préfet.",
        ("comité de pilotage", "préfet", ""),
    ),
    (
        "La création d'un campus connecté est prévue en 2026.",
        ("campus connecté", "", "2026"),
    ),
    (
        "Une charte de déontologie sera adoptée par le conseil académique en 2025.",
        ("charte de déontologie", "conseil académique", "2025"),
    ),
    (
        "Un comité des usagers, que le rectorat animera, verra le jour en 2025.",
        ("comité des usagers", "rectorat", "2025"),
    ),
    (
        "La halle hébergera le guichet des brevets, que la mairie ouvrira en 2025.",
        ("guichet des brevets", "mairie", "2025"),
    ),
    (
        "Je confie à la rectrice une mission sur les campus de montagne.",
        ("mission sur les campus de montagne", "rectrice", ""),
    ),
    (
        "Le programme Escale, prolongé jusqu'en 2026, garde son équipe.",
        ("prolongation du programme Escale", "", "2026"),
    ),
    (
        "Les bureaux d'accueil deviennent des maisons de l'étudiant.",
        (
            "transformation des bureaux d'accueil en maisons de l'étudiant",
            "",
            "",
        ),
    ),
    (
        "L'établissement se dotera d'un fonds de maturation en 2025.",
        ("fonds de maturation", "établissement", "2025"),
    ),
    (
        "Nous allons lancer un plan de 40 millions d'euros pour la formation des maîtres.",
        ("plan pour la formation des maîtres", "", ""),
    ),
    (
        "Les universités pourront signer des contrats d'accueil.",
        ("contrats d'accueil", "universités", ""),
    ),
    (
        "Un bâtiment, réservé aux jeunes entreprises, doit ouvrir avant 2027.",
        ("bâtiment réservé aux jeunes entreprises", "", "2027"),
    ),
]

NOTHING = [
    "Un second appel pourrait être ouvert en 2025 si les crédits le permettent.",
    "Un second appel est à l'étude.",
    "Le comité ne sera pas réuni avant l'automne.",
    "L'université publiera les résultats en juin.",
    "Le laboratoire développera une méthode de dépistage.",
    "Dix lauréats recevront chacun 2 M€.",
    "Un budget de 4 M€ sera consacré à ce chantier.",
    "Le lauréat recevra une dotation de 10 000 €.",
    "La ville a créé un observatoire en 2012.",
    "Une nouvelle vague n'est pas programmée.",
    "Le projet étudiera la tolérance des greffes.",
]


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_one_measure(
    text: str, expected: tuple[str, str, str], read: Callable[..., Reading]
) -> None:
    assert told(find_measures(read(_FRONT + text))) == [expected]


@pytest.mark.parametrize("text", NOTHING)
def test_no_measure(text: str, read: Callable[..., Reading]) -> None:
    assert not find_measures(read(_FRONT + text))


def test_two_objects_of_one_verb(read: Callable[..., Reading]) -> None:
    text = (
        "Le titulaire lancera un inventaire des quais, puis un observatoire des crues, "
        "confié à l'École des ponts."
    )
    assert told(find_measures(read(_FRONT + text))) == [
        ("inventaire des quais", "titulaire", ""),
        ("observatoire des crues", "École des ponts", ""),
    ]


def test_infinitives_are_measures_under_recommendations(
    read: Callable[..., Reading],
) -> None:
    text = (
        "## Recommandations\n\n"
        "- confier le suivi des sociétés à un interlocuteur unique avant la fin de 2025 ;\n"
        "- publier chaque année un tableau de bord commun."
    )
    assert [f.measure for f in find_measures(read(_FRONT + text))] == [
        "confier le suivi des sociétés à un interlocuteur unique",
        "publier chaque année un tableau de bord commun",
    ]


def test_infinitives_elsewhere_are_none(read: Callable[..., Reading]) -> None:
    text = "## Au programme\n\n- former les équipes à la médiation."
    assert not find_measures(read(_FRONT + text))


def test_every_measure_tells_why(read: Callable[..., Reading]) -> None:
    fact = find_measures(read(_FRONT + "La Région ouvrira un guichet en 2025."))[0]
    assert fact.rule == "measures.active"
    assert fact.cues == ("ouvrira",)
