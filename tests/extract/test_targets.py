"""Goals in figures, told in sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_builder.extract.reading import Reading
from graph_builder.extract.targets import find_targets
from graph_builder.model import Factuality, Target

_FRONT = "---\ntitle: Essai\npublished: 2024-03-12\n---\n"


def told(facts: list[Target]) -> list[tuple[str, str, str, str, str]]:
    return [
        (
            f.indicator,
            f"{f.value:f}",
            f.unit,
            f.deadline,
            "" if f.baseline is None else f"{f.baseline:f}",
        )
        for f in facts
        if f.factuality is Factuality.ASSERTED
    ]


ONE = [
    (
        "Le rectorat souhaite ouvrir 1 200 places en licence à la rentrée 2026.",
        ("places ouvertes en licence", "1200", "places", "2026", ""),
    ),
    (
        "L'objectif est de porter le nombre d'alternants de 12 000 à 20 000 d'ici à 2028.",
        ("alternants", "20000", "alternants", "2028", "12000"),
    ),
    (
        "D'ici 2030, la part des achats locaux passera de 14 % à 40 %.",
        ("part des achats locaux", "40", "%", "2030", "14"),
    ),
    (
        "La Région s'est engagée à former 3 000 soudeurs par an d'ici à 2027.",
        ("soudeurs formés", "3000", "par an", "2027", ""),
    ),
    (
        "Le taux de réussite, aujourd'hui de 42 %, devra atteindre 55 % en 2028.",
        ("taux de réussite", "55", "%", "2028", "42"),
    ),
    (
        "Le plan vise la création de 15 000 emplois à l'horizon 2035.",
        ("emplois", "15000", "emplois", "2035", ""),
    ),
    (
        "L'université ambitionne d'accueillir 2 500 étudiants en 2027 (1 250 aujourd'hui).",
        ("étudiants accueillis", "2500", "étudiants", "2027", "1250"),
    ),
    (
        "Le centre emploie 120 chercheurs et en comptera 200 en 2027.",
        ("chercheurs employés", "200", "chercheurs", "2027", "120"),
    ),
    (
        "Le nombre de brevets déposés devra passer de 35 à 60 avant fin 2026.",
        ("brevets déposés", "60", "brevets", "2026", "35"),
    ),
    (
        "L'établissement entend réduire de 30 % ses émissions d'ici 2030.",
        ("émissions", "30", "%", "2030", ""),
    ),
    (
        "La consommation d'eau devra diminuer d'un tiers à l'horizon 2030.",
        ("consommation d'eau", "33", "%", "2030", ""),
    ),
    (
        "Le consortium prévoit de tripler le nombre d'apprentis d'ici à 2029.",
        ("apprentis", "3", "fois", "2029", ""),
    ),
    (
        "Objectif affiché : 500 entreprises accompagnées d'ici à 2027, contre 180 aujourd'hui.",
        ("entreprises accompagnées", "500", "entreprises", "2027", "180"),
    ),
    (
        "Cap sur 2030 : 10 000 ingénieurs formés chaque année.",
        ("ingénieurs formés", "10000", "par an", "2030", ""),
    ),
    (
        "Il s'agit de passer de 6 à 10 % de femmes parmi les professeurs d'ici à 2028.",
        ("part de femmes parmi les professeurs", "10", "%", "2028", "6"),
    ),
    (
        "L'État attend 4 000 logements supplémentaires d'ici à la rentrée 2027.",
        ("logements supplémentaires", "4000", "logements", "2027", ""),
    ),
    (
        "À partir de 2026, 600 techniciens seront formés chaque année.",
        ("techniciens formés", "600", "par an", "2026", ""),
    ),
    (
        "En 2028, le campus accueillera 1 500 élèves, contre 900 actuellement.",
        ("élèves accueillis", "1500", "élèves", "2028", "900"),
    ),
    (
        "L'école, qui forme 180 infirmiers par an, en formera 260 à partir de 2026.",
        ("infirmiers formés", "260", "par an", "2026", "180"),
    ),
    (
        "Deux cents bornes seront installées sur les campus d'ici à fin 2025.",
        ("bornes installées", "200", "bornes", "2025", ""),
    ),
    (
        "À l'horizon 2028, 70 % des bâtiments seront rénovés.",
        ("part des bâtiments rénovés", "70", "%", "2028", ""),
    ),
    (
        "Aujourd'hui, 800 agriculteurs sont équipés. Ils devraient être 3 000 en 2027.",
        ("agriculteurs", "3000", "agriculteurs", "2027", "800"),
    ),
    (
        "Le réseau compte 46 campus.\n\nIl devra en compter 80 en 2026.",
        ("campus", "80", "campus", "2026", "46"),
    ),
    (
        "Nous voulons qu'un élève sur deux, soit 50 %, ait visité un musée en 2027.",
        ("élèves ayant visité un musée", "50", "%", "2027", ""),
    ),
    (
        "L'ambition : valoriser 30 000 tonnes de bois par an à l'horizon 2028.",
        ("tonnes de bois valorisées", "30000", "par an", "2028", ""),
    ),
    (
        "Le plan doit faire naître 20 entreprises d'ici à 2029.",
        ("entreprises", "20", "entreprises", "2029", ""),
    ),
    (
        "Chaque pôle doublera ses ventes d'ici à 2027 : il s'agit de passer de 250 à 500 contrats.",
        ("contrats", "500", "contrats", "2027", "250"),
    ),
]

MORE = [
    (
        "D'ici à 2030, la Région veut former 500 techniciens et 200 ingénieurs.",
        ["techniciens formés", "ingénieurs formés"],
    ),
    (
        "Nous visons 1 500 inscrits en 2029, dont 500 femmes.",
        ["inscrits", "femmes"],
    ),
    (
        "L'usine emploiera 1 200 personnes en 2025, puis 3 000 en 2030.",
        ["personnes employées", "personnes employées"],
    ),
]

NOTHING = [
    "L'université a formé 2 300 étudiants en 2023.",
    "Le projet réunit 38 partenaires et durera cinq ans.",
    "L'enveloppe doit atteindre 20 millions d'euros en 2026.",
    "Le jury doit examiner 32 dossiers d'ici à juin.",
    "Elle pourrait accueillir 400 étudiants de plus en 2026.",
    "Les 52 lauréats signeront leur convention d'ici à juin 2025.",
    "La délégation de trois personnes visitera deux laboratoires en mai.",
    "Si les crédits suivent, l'école ouvrira 200 places en 2026.",
    "L'équipe vise une place parmi les six premiers.",
    "Les quatre équipes doivent encore remettre un dossier avant 2025.",
]


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_one_goal(
    text: str,
    expected: tuple[str, str, str, str, str],
    read: Callable[..., Reading],
) -> None:
    assert told(find_targets(read(_FRONT + text))) == [expected]


@pytest.mark.parametrize(("text", "expected"), MORE)
def test_several_goals(
    text: str, expected: list[str], read: Callable[..., Reading]
) -> None:
    assert [t[0] for t in told(find_targets(read(_FRONT + text)))] == expected


@pytest.mark.parametrize("text", NOTHING)
def test_no_goal(text: str, read: Callable[..., Reading]) -> None:
    assert not told(find_targets(read(_FRONT + text)))


def test_same_date_as_the_goal_before(read: Callable[..., Reading]) -> None:
    text = (
        "La Région veut ouvrir 60 places en 2028. "
        "La part des filles devra atteindre 30 % à la même échéance."
    )
    assert [t[3] for t in told(find_targets(read(_FRONT + text)))] == ["2028", "2028"]


def test_nominal_goals_stand_under_their_heading(read: Callable[..., Reading]) -> None:
    text = "## Nos objectifs\n\n- Santé : 80 % des hôpitaux équipés avant fin 2026."
    assert told(find_targets(read(_FRONT + text))) == [
        ("part des hôpitaux équipés", "80", "%", "2026", "")
    ]


def test_told_twice_is_one(read: Callable[..., Reading]) -> None:
    text = (
        "## Objectif : 150 campus en 2030\n\n"
        "Le ministère veut compter 150 campus en 2030, contre 103 aujourd'hui."
    )
    facts = find_targets(read(_FRONT + text))
    assert told(facts) == [("campus", "150", "campus", "2030", "103")]
    assert len(facts[0].evidence) == 2


def test_an_imagined_goal_is_conditional(read: Callable[..., Reading]) -> None:
    facts = find_targets(
        read(_FRONT + "Elle pourrait accueillir 400 élèves de plus en 2026.")
    )
    assert [f.factuality for f in facts] == [Factuality.CONDITIONAL]
