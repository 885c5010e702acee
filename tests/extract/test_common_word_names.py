"""Names in common words: where they begin and end, and what is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_builder.extract.reading import Reading

_DOMAIN = "\n\nLa recherche, l'innovation et la formation des étudiants y gagnent.\n"


def _told(reading: Reading) -> dict[str, str]:
    return {m.text: m.kind.value for m in reading.analysis.mentions if m.kind}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Le projet Eaux sobres démarre.", ["Eaux sobres"]),
        ("Le projet Rivages et société, doté de 2 M€.", ["Rivages et société"]),
        ("Le projet Bocages en transition démarre.", ["Bocages en transition"]),
        ("Baptisé Rivières libres, le projet démarre.", ["Rivières libres"]),
        ("Ce projet, du nom de Vents du large, démarre.", ["Vents du large"]),
        ("Le projet s'intitule Passeurs de savoirs.", ["Passeurs de savoirs"]),
        ("Rebaptisé Monts habités, le projet revient.", ["Monts habités"]),
        (
            "Doté de 18 M€, Landes ouvertes, que l'université de Pau coordonnera, démarre.",
            ["Landes ouvertes"],
        ),
        (
            "Une somme de 12 M€ est fléchée vers Prairies d'avenir, dont Inrae est pilote.",
            ["Prairies d'avenir"],
        ),
        (
            "Trois sont écartés, dont Lin et chanvre, déposé par l'université de Caen.",
            ["Lin et chanvre"],
        ),
        (
            "Parmi les lauréats figurent Villes apaisées et Air libre.",
            ["Villes apaisées", "Air libre"],
        ),
        ("Savoirs partagés recevra 500 000 euros de la Région.", ["Savoirs partagés"]),
        ("Le jury retient le projet Boussole et finance 4 M€.", ["Boussole"]),
        ("Le projet Boréal en cours d'examen démarre.", ["Boréal"]),
        ("Le projet Horizon en partenariat avec le CNRS démarre.", ["Horizon"]),
        ("## Est IA\n\nL'université de Lorraine pilote ce projet.", ["Est IA"]),
        ("Cap Littoral reçoit 2 M€ de la Région.", ["Cap Littoral"]),
    ],
)
def test_projects_named_in_common_words(
    read: Callable[..., Reading], text: str, names: list[str]
) -> None:
    told = _told(read(text + _DOMAIN))
    assert [name for name in names if told.get(name) != "project"] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Elle sera construite avenue Paul-Lavoine.", "Paul-Lavoine"),
        ("Le siège, 12 rue Claude-Armand, ouvre.", "Claude-Armand"),
        ("L'équipe Cortexa de l'Inserm pilote le projet.", "Cortexa"),
        ("INTERROGATIONS. Les universités restent prudentes.", "INTERROGATIONS"),
        ("Les lauréats de Nantes en attente sont cités.", "Nantes en attente"),
        ("Les Sciences humaines sont concernées.", "Sciences humaines"),
        ("Elle enseigne en Sciences sociales à Nantes.", "Sciences sociales"),
        (
            "La vice-présidente Relations internationales, Anne Rey, signe.",
            "Relations internationales",
        ),
        ("Nouvelles technologies et santé : les deux axes.", "Nouvelles technologies"),
        ("Fonds européens et privés complètent le budget.", "Fonds européens"),
        ("L'État verse 60 millions, la Région 40.", "Région 40"),
    ],
)
def test_no_projects(read: Callable[..., Reading], text: str, name: str) -> None:
    told = _told(read(text + _DOMAIN))
    assert told.get(name) in {None, "organisation", "programme"}
    assert name != "Région 40" or name not in told


@pytest.mark.parametrize(
    "name",
    [
        "Institut Pasteur de Lille",
        "Hôpital Saint-Joseph de Marseille",
        "fondation Vivre ensemble",
        "Fondation Agir pour l'audition",
    ],
)
def test_organisations_to_their_end(read: Callable[..., Reading], name: str) -> None:
    told = _told(read(f"Le projet associe la {name} et le CNRS.{_DOMAIN}"))
    assert told.get(name) == "organisation"
