"""How many at a stage of a call, told in sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_builder.extract.counts import find_counts
from graph_builder.extract.reading import Reading
from graph_builder.model import Count, Factuality

_VOUCHED = {Factuality.ASSERTED, Factuality.QUOTED}
_CALL = "l'appel à projets « Ports propres »"


def told(facts: list[Count]) -> set[str]:
    return {f"{f.count} {f.stage.value}" for f in facts if f.factuality in _VOUCHED}


SENTENCES = [
    ("CALL a suscité 48 candidatures.", {"48 applications"}),
    ("Quarante dossiers ont été déposés à CALL.", {"40 applications"}),
    (
        "Vingt dossiers avaient été déposés à CALL et sept présélectionnés.",
        {"20 applications", "7 preselected"},
    ),
    (
        "CALL a attiré 48 dossiers ; 17 ont été présélectionnés et 9 finalement retenus.",
        {"48 applications", "17 preselected", "9 selected"},
    ),
    (
        "Parmi les 62 dossiers soumis à CALL, le jury n'en a retenu que huit.",
        {"62 applications", "8 selected"},
    ),
    (
        "Douze équipes étaient candidates à CALL. Trois seulement ont convaincu.",
        {"12 applications", "3 selected"},
    ),
    ("Les six lauréats de CALL ont été désignés le 4 mars.", {"6 selected"}),
    (
        "Sur 65 candidatures à CALL, 30 alliances ont été retenues.",
        {"65 applications", "30 selected"},
    ),
    (
        "Quatre projets sur les dix-neuf déposés à CALL sont retenus.",
        {"4 selected", "19 applications"},
    ),
    (
        "Huit dossiers sur vingt-deux franchissent la présélection de CALL.",
        {"8 preselected", "22 applications"},
    ),
    (
        "Le jury de CALL a reçu 119 candidatures et en a retenu 46.",
        {"119 applications", "46 selected"},
    ),
    (
        "Trente-trois lettres d'intention sont parvenues au jury de CALL.",
        {"33 letters-of-intent"},
    ),
    ("Trois candidats à CALL repartent sans rien.", {"3 rejected"}),
    ("Cinq dossiers déposés à CALL ont donc été rejetés.", {"5 rejected"}),
    ("Le jury de CALL laisse huit sites sur le carreau.", {"8 rejected"}),
    (
        "Appel à projets « Ports propres » : 31 lauréats, 8 recalés",
        {"31 selected", "8 rejected"},
    ),
    (
        "La commission a retenu quatre des cinq demandes déposées à CALL.",
        {"4 selected", "5 applications"},
    ),
    (
        "Quatre des onze dossiers de CALL n'ont pas été retenus.",
        {"4 rejected"},
    ),
    (
        "Sept projets normands figurent parmi les 22 lauréats de CALL.",
        {"7 selected", "22 selected"},
    ),
    (
        "CALL a reçu 50 dossiers. Vingt-neuf sont financés, dont trois en Bretagne.",
        {"50 applications", "29 selected", "3 selected"},
    ),
    ("La Région soutient 14 projets dans le cadre de CALL.", {"14 selected"}),
    ("Trente-deux établissements ont répondu à CALL.", {"32 applications"}),
    (
        "Neuf projets, sur 47 déposés et 21 auditionnés, se partagent 6 M€ de CALL.",
        {"9 selected", "47 applications", "21 preselected"},
    ),
    (
        "Le jury de CALL a auditionné 15 équipes et en a écarté six.",
        {"15 preselected", "6 rejected"},
    ),
    ("Trois pôles présélectionnés non retenus pour CALL", {"3 rejected"}),
]

NOTHING = [
    "Neuf candidats sur dix ont échoué à CALL.",
    "Le projet retenu dans CALL réunit 12 partenaires et 40 chercheurs.",
    "CALL vise à financer dix projets.",
    "CALL financera 20 projets en 2025.",
    "Vingt lauréats seront choisis au terme de CALL.",
    "Le lauréat de CALL recevra 2 M€ sur cinq ans.",
    "Les trois autres lauréats seront connus en juillet, au terme de CALL.",
    "Objectif : 400 thèses financées par CALL.",
    "Sept candidats s'étaient présentés pour le poste ; deux ont été pris.",
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_counted(text: str, expected: set[str], read: Callable[..., Reading]) -> None:
    assert told(find_counts(read(text.replace("CALL", _CALL)))) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_no_count(text: str, read: Callable[..., Reading]) -> None:
    assert not told(find_counts(read(text.replace("CALL", _CALL))))


def test_call_of_a_sentence_wins_over_the_one_before(
    read: Callable[..., Reading],
) -> None:
    text = (
        f"L{_CALL[1:]} a reçu 40 dossiers. Onze sont retenus.\n\n"
        "L'appel « Eau et sols » compte, lui, six lauréats."
    )
    found = {(f.call.label, f.count) for f in find_counts(read(text)) if f.call}
    assert found == {("Ports propres", 40), ("Ports propres", 11), ("Eau et sols", 6)}


def test_a_heading_may_name_the_call(read: Callable[..., Reading]) -> None:
    text = (
        "# Résultats\n\n## Appel à projets générique\n\n"
        "Soixante dossiers ont été déposés ; douze sont retenus."
    )
    found = {(f.call.label, f.count) for f in find_counts(read(text)) if f.call}
    assert {count for _, count in found} == {60, 12}
    assert all("générique" in label for label, _ in found)


def test_every_count_tells_why(read: Callable[..., Reading]) -> None:
    fact = find_counts(read(f"Les six lauréats de {_CALL} sont connus."))[0]
    assert fact.rule.startswith("counts.")
    assert fact.cues
    assert "six lauréats" in fact.evidence[0].exact
