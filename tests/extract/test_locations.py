"""Where things are, told in sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_builder.extract.french.inhabitants import place_of
from graph_builder.extract.locations import find_locations
from graph_builder.extract.reading import Reading
from graph_builder.model import Factuality, Location

_VOUCHED = {Factuality.ASSERTED, Factuality.QUOTED}


def told(facts: list[Location]) -> set[str]:
    return {
        f"{f.entity.label} @ {f.place.label}" for f in facts if f.factuality in _VOUCHED
    }


PLACES = [
    ("Le projet Ambrose, à Brest, reçoit 4 M€.", "Ambrose @ Brest"),
    ("L'Institut Kelvar, à Lille, recrute.", "Institut Kelvar @ Lille"),
    ("Le projet Ambrose, en Bretagne, reçoit 4 M€.", "Ambrose @ Bretagne"),
    ("Le projet Ambrose, dans le Grand Est, reçoit 4 M€.", "Ambrose @ Grand Est"),
    ("Le projet Ambrose est installé à Nancy.", "Ambrose @ Nancy"),
    ("Le projet Ambrose s'installera à Nancy en 2027.", "Ambrose @ Nancy"),
    ("Implanté à Nancy, le projet Ambrose démarre.", "Ambrose @ Nancy"),
    ("La société Kelvar, basée à Lille, lève 3 M€.", "Kelvar @ Lille"),
    ("La société Kelvar, dont le siège est à Lille, lève 3 M€.", "Kelvar @ Lille"),
    ("À Grenoble, le projet Ambrose étudie les sols.", "Ambrose @ Grenoble"),
    (
        "À Grenoble, le projet Ambrose étudie les sols ; à Nice, le projet Béryl étudie l'eau.",
        "Ambrose @ Grenoble|Béryl @ Nice",
    ),
    (
        "En Bretagne, le projet Ambrose et le projet Béryl décrochent 4 M€ chacun.",
        "Ambrose @ Bretagne|Béryl @ Bretagne",
    ),
    (
        "Les projets Ambrose et Béryl, tous deux en Occitanie, reçoivent 4 M€.",
        "Ambrose @ Occitanie|Béryl @ Occitanie",
    ),
    ("La start-up nantaise Kelvar lève 3 M€.", "Kelvar @ Nantes"),
    ("La société Kelvar, PME toulousaine, lève 3 M€.", "Kelvar @ Toulouse"),
    ("Le projet lillois Ambrose reçoit 4 M€.", "Ambrose @ Lille"),
    (
        "Le congrès des universités, à Strasbourg, a duré deux jours.",
        "congrès des universités @ Strasbourg",
    ),
    (
        "La réunion de lancement aura lieu à Limoges le 3 mai.",
        "réunion de lancement @ Limoges",
    ),
    (
        "Le ministre l'a dit lors d'un déplacement à l'Institut Kelvar, à Rouen.",
        "Institut Kelvar @ Rouen",
    ),
    (
        "Le ministre l'a dit à Rouen, lors d'une visite de l'Institut Kelvar.",
        "Institut Kelvar @ Rouen",
    ),
    (
        "Le plateau Ambrose, que l'Université de Valmy construit à Dijon, ouvre en mars.",
        "Ambrose @ Dijon",
    ),
    ("L'Institut Kelvar de Lille recrute.", "Institut Kelvar @ Lille"),
    ("Le projet Ambrose (4 M€), à Brest, démarre.", "Ambrose @ Brest"),
    (
        "Seul projet retenu en Bretagne, le projet Ambrose reçoit 4 M€.",
        "Ambrose @ Bretagne",
    ),
]

NOTHING = [
    "Paris, le 3 mai 2024 – Le jury a rendu son avis.",
    "L'Université de Rennes recrute.",
    "Le ministre s'est exprimé à Paris.",
    "L'État soutient la recherche, à Brest comme ailleurs.",
    "La réunion a duré deux heures.",
    "Le train relie Paris à Lyon.",
    "Le projet Ambrose n'est pas installé à Nancy.",
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places(read: Callable[..., Reading], text: str, expected: str) -> None:
    assert told(find_locations(read(text))) == set(expected.split("|"))


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_invented(read: Callable[..., Reading], text: str) -> None:
    assert told(find_locations(read(text))) == set()


@pytest.mark.parametrize(
    ("word", "town"),
    [
        ("nantaise", "Nantes"),
        ("lilloises", "Lille"),
        ("nimoise", "Nîmes"),
        ("havrais", "Le Havre"),
        ("parisienne", "Paris"),
        ("valentinoise", "Valence"),
        ("europeenne", ""),
        ("publique", ""),
    ],
)
def test_demonyms(word: str, town: str) -> None:
    assert place_of(word) == town


def test_a_place_keeps_its_evidence(read: Callable[..., Reading]) -> None:
    (fact,) = find_locations(read("Le projet Ambrose, à Brest, reçoit 4 M€."))
    assert fact.evidence[0].exact == "Le projet Ambrose, à Brest, reçoit 4 M€."
    assert fact.rule == "locations.apposed"
