"""What projects, programmes and calls are about, told in sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_builder.extract.french.text import plain
from graph_builder.extract.phrases import themes_in
from graph_builder.extract.reading import Reading
from graph_builder.extract.themes import find_themes
from graph_builder.model import Factuality, Theme

_VOUCHED = {Factuality.ASSERTED, Factuality.QUOTED}


def told(facts: list[Theme]) -> set[str]:
    return {f"{f.subject.label}: {f.theme}" for f in facts if f.factuality in _VOUCHED}


THEMES = [
    (
        "Le projet Ambrose couvre d'autres domaines de formation : eau & forêt, sols & climat, bois.",
        "Ambrose: eau & forêt|Ambrose: sols & climat|Ambrose: bois",
    ),
    (
        "Le projet Ambrose crée une filière dans le domaine « Eau & Territoires ».",
        "Ambrose: Eau & Territoires",
    ),
    ("Le projet Ambrose est consacré à l'agroécologie.", "Ambrose: agroécologie"),
    (
        "Le projet Ambrose, dédié aux métiers du bois, démarre en mars.",
        "Ambrose: métiers du bois",
    ),
    (
        "Voué à l'imagerie médicale, le projet Ambrose démarre.",
        "Ambrose: imagerie médicale",
    ),
    ("Le projet Ambrose est tourné vers l'usine du futur.", "Ambrose: usine du futur"),
    ("Le projet Ambrose porte sur la qualité de l'air.", "Ambrose: qualité de l'air"),
    (
        "Le projet Ambrose se consacrera à la santé, à l'environnement et à l'énergie.",
        "Ambrose: santé|Ambrose: environnement|Ambrose: énergie",
    ),
    (
        "Le projet Ambrose étudiera l'érosion des falaises.",
        "Ambrose: érosion des falaises",
    ),
    (
        "Le projet Ambrose vise la santé et le développement des territoires.",
        "Ambrose: santé|Ambrose: développement des territoires",
    ),
    ("Le projet Ambrose traite de microbiologie.", "Ambrose: microbiologie"),
    (
        "Le projet Ambrose s'intéresse aux nappes phréatiques.",
        "Ambrose: nappes phréatiques",
    ),
    ("Le projet Ambrose (maladies du cœur) est retenu.", "Ambrose: maladies du cœur"),
    (
        "L'Université de Valmy reçoit 4 M€ pour le projet Ambrose, sur les marées vertes.",
        "Ambrose: marées vertes",
    ),
    (
        "Le projet Ambrose reçoit 4 M€ pour étudier le cycle de l'azote.",
        "Ambrose: cycle de l'azote",
    ),
    (
        "La plateforme de bioproduction Ambrose ouvre en mars.",
        "Ambrose: bioproduction",
    ),
    (
        "Les projets Ambrose et Béryl sont retenus, l'un pour la cybersécurité, l'autre pour les réseaux.",
        "Ambrose: cybersécurité|Béryl: réseaux",
    ),
    (
        "Les projets Ambrose et Béryl sont retenus. Le premier traite de microélectronique, le second du cloud.",
        "Ambrose: microélectronique|Béryl: cloud",
    ),
    (
        "Le projet Ambrose démarre en mars. Ses priorités : l'eau, les sols et le climat.",
        "Ambrose: eau|Ambrose: sols|Ambrose: climat",
    ),
    (
        "Le projet Ambrose démarre en mars. Son sujet est la chimie verte.",
        "Ambrose: chimie verte",
    ),
    (
        "Le projet Ambrose démarre. La santé et les matériaux seront ses deux domaines prioritaires.",
        "Ambrose: santé|Ambrose: matériaux",
    ),
    (
        "La société Kelvar, start-up lyonnaise, reçoit 2 M€ pour ses batteries marines.",
        "Kelvar: batteries marines",
    ),
    (
        "Le projet Ambrose, que l'Institut Kelvar consacre à l'oncologie, démarre.",
        "Ambrose: oncologie",
    ),
    (
        "L'appel « Sols vivants », consacré à l'agroécologie, ouvre en mars.",
        "Sols vivants: agroécologie",
    ),
    (
        "Le projet Ambrose démarre en mars. Ses travaux porteront sur la prévention des chutes.",
        "Ambrose: prévention des chutes",
    ),
    (
        "Le projet Ambrose mettra au point des capteurs souples.",
        "Ambrose: capteurs souples",
    ),
]

NOTHING = [
    "La chaire d'excellence Ambrose ouvre en mars.",
    "Le projet Ambrose (voir page 4) est retenu.",
    "Le projet Ambrose vise 3 000 étudiants.",
    "La discussion a porté sur le calendrier.",
    "L'Université de Valmy étudie la demande.",
    "Nominations – Le projet Ambrose change de directrice.",
    "Le projet Ambrose ne porte pas sur la santé.",
]


@pytest.mark.parametrize(("text", "expected"), THEMES)
def test_themes(read: Callable[..., Reading], text: str, expected: str) -> None:
    assert told(find_themes(read(text))) == set(expected.split("|"))


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_invented(read: Callable[..., Reading], text: str) -> None:
    assert told(find_themes(read(text))) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("la santé et les transports.", ["santé", "transports"]),
        (
            "les risques et leurs effets sur la société.",
            ["risques et leurs effets sur la société"],
        ),
        (
            "le dépérissement du hêtre et du sapin.",
            ["dépérissement du hêtre et du sapin"],
        ),
        ("l'eau, le bois et le climat, avec le CNRS", ["eau", "bois", "climat"]),
    ],
)
def test_phrases_are_cut_where_they_are_coordinated(
    text: str, expected: list[str]
) -> None:
    assert themes_in(text, plain(text), 0, len(text)) == expected


def test_a_theme_keeps_its_evidence(read: Callable[..., Reading]) -> None:
    (fact,) = find_themes(read("Le projet Ambrose est consacré à l'agroécologie."))
    assert fact.evidence[0].exact == "Le projet Ambrose est consacré à l'agroécologie."
    assert fact.rule == "themes.about"
