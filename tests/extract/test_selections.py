"""Outcomes of candidates told in sentences: selected, preselected, rejected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from graph_builder.extract.clauses import tellings
from graph_builder.extract.outcome_verbs import verbs
from graph_builder.extract.reading import Reading
from graph_builder.extract.selections import find_selections, from_awards
from graph_builder.model import (
    Award,
    Evidence,
    Factuality,
    Kind,
    Money,
    Name,
    Outcome,
    Selection,
)

_VOUCHED = {Factuality.ASSERTED, Factuality.QUOTED}
YES, MAYBE, NO = Outcome.SELECTED, Outcome.PRESELECTED, Outcome.REJECTED
VALCOURT, BRIONNE = "Université de Valcourt", "École centrale de Brionne"

Row = tuple[str, Outcome]


def _rows(reading: Reading) -> list[Row]:
    found = [
        (fact.candidate.label, fact.outcome)
        for fact in find_selections(reading)
        if fact.factuality in _VOUCHED
    ]
    return sorted(set(found))


_SELECTED: list[tuple[str, list[Row]]] = [
    (
        "L'Université de Valcourt est lauréate de l'appel « Lumière ».",
        [(VALCOURT, YES)],
    ),
    ("L'Université de Valcourt a été retenue.", [(VALCOURT, YES)]),
    ("Le projet Solea est sélectionné par le jury.", [("Solea", YES)]),
    ("Le projet Solea a ainsi été labellisé.", [("Solea", YES)]),
    (
        "Le projet Solea, porté par l'Université de Valcourt, est retenu.",
        [("Solea", YES)],
    ),
    ("Le projet Solea figure parmi les lauréats.", [("Solea", YES)]),
    ("Le projet Solea l'emporte.", [("Solea", YES)]),
    ("Le projet Solea fait partie des neuf lauréats.", [("Solea", YES)]),
    ("Le jury a retenu le projet Solea.", [("Solea", YES)]),
    ("Le jury retient les projets Solea et Orlane.", [("Solea", YES), ("Orlane", YES)]),
    ("Les projets Solea et Orlane sont lauréats.", [("Solea", YES), ("Orlane", YES)]),
    (
        "L'Université de Valcourt et l'École centrale de Brionne ont été choisies par le jury.",
        [(VALCOURT, YES), (BRIONNE, YES)],
    ),
    (
        "Lauréate de l'appel « Lumière », l'Université de Valcourt recrute.",
        [(VALCOURT, YES)],
    ),
    (
        "Retenue par le jury, l'Université de Valcourt se réjouit.",
        [(VALCOURT, YES)],
    ),
    (
        "Trois projets sont lauréats : Solea, Orlane et Miravel.",
        [("Solea", YES), ("Orlane", YES), ("Miravel", YES)],
    ),
    (
        "Neuf projets sont retenus, dont Solea et Orlane.",
        [("Solea", YES), ("Orlane", YES)],
    ),
    (
        "La candidature de l'Université de Valcourt a été retenue.",
        [(VALCOURT, YES)],
    ),
    ("Le dossier de l'Université de Valcourt est retenu.", [(VALCOURT, YES)]),
    ("L'Université de Valcourt a décroché le label.", [(VALCOURT, YES)]),
    (
        "L'Université de Valcourt remporte l'appel « Lumière ».",
        [(VALCOURT, YES)],
    ),
    ("Le projet Solea sera financé ; Orlane est distingué.", [("Orlane", YES)]),
]
_REJECTED: list[tuple[str, list[Row]]] = [
    ("L'Université de Valcourt n'est pas retenue.", [(VALCOURT, NO)]),
    ("L'Université de Valcourt n'a finalement pas été retenue.", [(VALCOURT, NO)]),
    ("Le projet Solea n'a pas convaincu le jury.", [("Solea", NO)]),
    ("Le projet Solea a été écarté.", [("Solea", NO)]),
    ("Le projet Solea est recalé.", [("Solea", NO)]),
    ("L'École centrale de Brionne échoue au concours.", [(BRIONNE, NO)]),
    ("L'École centrale de Brionne repart bredouille.", [(BRIONNE, NO)]),
    ("Le jury a écarté le projet Solea.", [("Solea", NO)]),
    ("L'université voit son dossier Solea refusé.", [("Solea", NO)]),
    ("L'Université de Valcourt, elle, voit son projet refusé.", [(VALCOURT, NO)]),
    (
        (
            "Les candidatures de l'Université de Valcourt et de l'École centrale de Brionne "
            "ont été rejetées."
        ),
        [(VALCOURT, NO), (BRIONNE, NO)],
    ),
    ("L'Université de Valcourt reste sur le carreau.", [(VALCOURT, NO)]),
    ("Candidate malheureuse, l'École centrale de Brionne fera appel.", [(BRIONNE, NO)]),
    (
        "Le projet Solea est retenu, mais le projet Orlane est écarté.",
        [("Solea", YES), ("Orlane", NO)],
    ),
    (
        "Le projet Solea est lauréat tandis que le projet Orlane n'est pas retenu.",
        [("Solea", YES), ("Orlane", NO)],
    ),
    ("Ni Solea ni Orlane ne sont retenus.", [("Solea", NO), ("Orlane", NO)]),
]
_PRESELECTED: list[tuple[str, list[Row]]] = [
    ("Le projet Solea est présélectionné.", [("Solea", MAYBE)]),
    ("Le projet Solea a été pré-sélectionné.", [("Solea", MAYBE)]),
    ("L'Université de Valcourt est admissible.", [(VALCOURT, MAYBE)]),
    ("Le projet Solea reste en lice.", [("Solea", MAYBE)]),
    ("Le projet Solea est finaliste.", [("Solea", MAYBE)]),
    ("Le projet Solea est sur liste d'attente.", [("Solea", MAYBE)]),
]


@pytest.mark.parametrize(("text", "expected"), [*_SELECTED, *_REJECTED, *_PRESELECTED])
def test_outcome(read: Callable[..., Reading], text: str, expected: list[Row]) -> None:
    assert _rows(read(text)) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "L'Université de Valcourt espère être retenue.",
        "L'Université de Valcourt pourrait être retenue.",
        "Si elle est retenue, l'Université de Valcourt recrutera.",
        "L'Université de Valcourt serait sélectionnée.",
        "L'Université de Valcourt a déposé sa candidature.",
        "L'Université de Valcourt prépare sa candidature à l'appel « Lumière ».",
        "Le jury, présidé par l'Université de Valcourt, a rendu son avis.",
        "La ministre s'est rendue à l'Université de Valcourt.",
        "L'Université de Valcourt finance le projet Solea.",
        "Les étudiants sélectionnés étudieront à l'Université de Valcourt.",
        "Les lauréats sont attendus à l'Université de Valcourt.",
        "Le ministre a annoncé les lauréats à l'Université de Valcourt.",
    ],
)
def test_no_outcome(read: Callable[..., Reading], text: str) -> None:
    assert _rows(read(text)) == []


def test_call_of_the_sentence(read: Callable[..., Reading]) -> None:
    text = "L'Université de Valcourt est lauréate de l'appel à projets « Lumière »."
    (fact,) = find_selections(read(text))
    assert fact.call is not None
    assert "Lumière" in fact.call.label


def test_call_in_force(read: Callable[..., Reading]) -> None:
    text = (
        "# Appel à projets « Lumière » : les résultats\n\n"
        "L'Université de Valcourt est lauréate."
    )
    facts = find_selections(read(text))
    assert {f.call.label if f.call else "" for f in facts} != {""}


def test_a_denial_turns_what_is_told(read: Callable[..., Reading]) -> None:
    reading = read("Le projet Solea n'a pas été retenu.")
    (telling,) = tellings(reading)
    told = verbs(telling.abstract, reading.analysis.text, speaks=True)
    assert [(t.outcome, t.cue) for t in told] == [(NO, "n'a pas ete retenu")]


# --- from awards ------------------------------------------------------------------------

_CALL = Name("Lumière", Kind.CALL)
_UNIVERSITY = Name(VALCOURT, Kind.ORGANISATION)


def _award(**cells: Name | None) -> Award:
    return Award(
        amount=Money(Decimal(1), "EUR", "1 €"),
        evidence=(Evidence(0, 3, "1 €"),),
        **cells,  # type: ignore[arg-type] # recipient, project, call
    )


def _candidates(facts: list[Selection]) -> list[str]:
    return [fact.candidate.label for fact in facts]


def test_money_of_a_call_tells_of_a_selection() -> None:
    (fact,) = from_awards([_award(recipient=_UNIVERSITY, call=_CALL)], [])
    assert (fact.candidate, fact.outcome, fact.call) == (_UNIVERSITY, YES, _CALL)


def test_money_without_a_call_tells_of_none() -> None:
    assert from_awards([_award(recipient=_UNIVERSITY)], []) == []


def test_the_project_is_the_candidate() -> None:
    project = Name("Solea", Kind.PROJECT)
    award = _award(recipient=_UNIVERSITY, project=project, call=_CALL)
    assert _candidates(from_awards([award], [])) == ["Solea"]


def test_a_common_noun_gives_way_to_its_carrier() -> None:
    project = Name("rénovation de la bibliothèque", Kind.PHRASE)
    award = _award(recipient=_UNIVERSITY, project=project, call=_CALL)
    assert _candidates(from_awards([award], [])) == [VALCOURT]
    assert _candidates(from_awards([_award(project=project, call=_CALL)], [])) == [
        project.label
    ]


def test_a_laureate_of_a_call_is_not_one_of_the_call_around_its_award() -> None:
    project, told = Name("Houle", Kind.PROJECT), Name("Lueur", Kind.CALL)
    around = Name("Phare", Kind.CALL)
    evidence = (Evidence(0, 5, "Houle"),)
    money = Money(Decimal(1), "EUR", "1 €")
    award = Award(amount=money, project=project, call=around, evidence=evidence)
    known = Selection(
        candidate=project, outcome=Outcome.SELECTED, call=told, evidence=evidence
    )
    assert from_awards([award], [known]) == []
    (found,) = from_awards([award], [replace(known, call=None)])
    assert found.call == around
