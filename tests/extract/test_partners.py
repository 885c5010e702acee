"""Who carries a project and who takes part in it, told in sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_builder.extract.partners import find_partners, leads
from graph_builder.extract.reading import Reading
from graph_builder.model import Factuality, Part, Partner

_VOUCHED = {Factuality.ASSERTED, Factuality.QUOTED}


def told(facts: list[Partner]) -> set[str]:
    return {
        f"{f.project.label} {'<' if f.part is Part.LEAD else '+'} {f.organisation.label}"
        for f in facts
        if f.factuality in _VOUCHED
    }


LEADS = [
    (
        "Le projet Ambrose est porté par l'Université de Valmy.",
        "Ambrose < Université de Valmy",
    ),
    (
        "Coordonné par le CHU de Valmy, le projet Ambrose a convaincu le jury.",
        "Ambrose < CHU de Valmy",
    ),
    (
        "Le projet Ambrose, que pilote l'Université de Valmy, démarre en mars.",
        "Ambrose < Université de Valmy",
    ),
    (
        "Le consortium Ambrose, que l'Université de Valmy coordonne, démarre en mars.",
        "Ambrose < Université de Valmy",
    ),
    (
        "L'Université de Valmy coordonnera le projet Ambrose.",
        "Ambrose < Université de Valmy",
    ),
    (
        "L'Université de Valmy, qui porte le projet Ambrose, recrute.",
        "Ambrose < Université de Valmy",
    ),
    (
        "Le projet Ambrose a pour chef de file l'Université de Valmy.",
        "Ambrose < Université de Valmy",
    ),
    (
        "Le projet Ambrose, dont l'Université de Valmy est le chef de file, démarre.",
        "Ambrose < Université de Valmy",
    ),
    (
        "L'Université de Valmy est chef de file du projet Ambrose.",
        "Ambrose < Université de Valmy",
    ),
    (
        "Le projet Ambrose étudie les sols. L'Université de Valmy en assure le pilotage.",
        "Ambrose < Université de Valmy",
    ),
    (
        "Le projet Ambrose est confié à l'Université de Valmy.",
        "Ambrose < Université de Valmy",
    ),
    (
        "Le projet Ambrose, sous la houlette de l'Université de Valmy, démarre en mars.",
        "Ambrose < Université de Valmy",
    ),
    (
        "Le projet Ambrose (Université de Valmy) et le projet Béryl (Inria) sont retenus.",
        "Ambrose < Université de Valmy|Béryl < Inria",
    ),
    (
        "Sont retenus le projet Ambrose, porté par l'Université de Valmy, et le projet Béryl, par Inria.",
        "Ambrose < Université de Valmy|Béryl < Inria",
    ),
    (
        "Le projet Ambrose, de l'Université de Valmy, n'est pas retenu.",
        "Ambrose < Université de Valmy",
    ),
    (
        "L'Université de Valmy obtient 4 M€ pour son projet Ambrose.",
        "Ambrose < Université de Valmy",
    ),
    (
        "L'État accorde 4 M€ à l'Université de Valmy pour le projet Ambrose.",
        "Ambrose < Université de Valmy",
    ),
    (
        "L'Université de Valmy a échoué avec le projet Ambrose.",
        "Ambrose < Université de Valmy",
    ),
    (
        "L'Université de Valmy est lauréate. Son projet, Ambrose, reçoit 4 M€.",
        "Ambrose < Université de Valmy",
    ),
    (
        "Le projet Ambrose, copiloté par le CNRS et Inria, démarre en mars.",
        "Ambrose < CNRS|Ambrose < Inria",
    ),
    (
        "Les projets Ambrose et Béryl, portés par l'Université de Valmy, sont retenus.",
        "Ambrose < Université de Valmy|Béryl < Université de Valmy",
    ),
    (
        "Le projet Ambrose démarre en mars. C'est l'Université de Valmy qui le porte.",
        "Ambrose < Université de Valmy",
    ),
    (
        "Le projet Ambrose, à l'initiative de l'Université de Valmy, démarre en mars.",
        "Ambrose < Université de Valmy",
    ),
    (
        "L'Université de Valmy et son projet Ambrose l'emportent.",
        "Ambrose < Université de Valmy",
    ),
]

MEMBERS = [
    ("Le projet Ambrose associe le CNRS, Inria et l'Inserm.", "CNRS|Inria|Inserm"),
    ("Le projet Ambrose réunit huit partenaires, dont le CNRS et Inria.", "CNRS|Inria"),
    ("Le projet Ambrose étudie les sols. Il rassemble le CNRS et Inria.", "CNRS|Inria"),
    (
        "Le projet Ambrose étudie les sols. Le CNRS et Inria y participent.",
        "CNRS|Inria",
    ),
    (
        "Le projet Ambrose étudie les sols. Le CNRS, l'Inserm et Inria en sont partenaires.",
        "CNRS|Inria|Inserm",
    ),
    (
        "Le projet Ambrose étudie les sols. Le CNRS et Inria font partie du consortium.",
        "CNRS|Inria",
    ),
    ("Le CNRS participe au projet Ambrose, tout comme Inria.", "CNRS|Inria"),
    (
        "Le projet Ambrose, auquel participent le CNRS et Inria, démarre en mars.",
        "CNRS|Inria",
    ),
    (
        "Le projet Ambrose étudie les sols. S'y joignent le CNRS et Inria.",
        "CNRS|Inria",
    ),
    (
        "Le projet Ambrose étudie les sols. Parmi les partenaires figurent le CNRS et Inria.",
        "CNRS|Inria",
    ),
    (
        "Le projet Ambrose étudie les sols. Ses partenaires sont le CNRS et Inria.",
        "CNRS|Inria",
    ),
    (
        "Le projet Ambrose, mené en partenariat avec le CNRS et Inria, démarre en mars.",
        "CNRS|Inria",
    ),
    (
        "Le projet Ambrose sera épaulé par le CNRS et par Inria.",
        "CNRS|Inria",
    ),
    (
        "Le projet Ambrose réunit :\n\n- le CNRS ;\n- l'Inserm et Inria.\n",
        "CNRS|Inria|Inserm",
    ),
    ("Le projet Ambrose s'appuiera sur le CNRS et sur Inria.", "CNRS|Inria"),
    (
        "Le projet Ambrose étudie les sols. L'Inserm est également partenaire du projet.",
        "Inserm",
    ),
]

NOTHING = [
    "Le ministre a annoncé mardi, avec le CNRS, une réforme du calendrier.",
    "L'association réunit chaque année ses adhérents à Lyon.",
    "Le CNRS et Inria participent au salon de l'agriculture.",
    "Le projet de loi est porté par le Gouvernement.",
    "Un accord a été signé avec le CNRS.",
    "Le suivi repose sur trop d'acteurs : le CNRS, Inria et l'Inserm.",
    "Le chef de file de l'opposition a quitté la salle.",
    "Le CNRS porte ses effectifs à 200 personnes.",
    "Le projet Ambrose pourrait associer le CNRS et Inria.",
    "Le CNRS ne participe pas au projet Ambrose.",
]


@pytest.mark.parametrize(("text", "expected"), LEADS)
def test_leads(read: Callable[..., Reading], text: str, expected: str) -> None:
    assert told(find_partners(read(text))) == set(expected.split("|"))


@pytest.mark.parametrize(("text", "expected"), MEMBERS)
def test_members(read: Callable[..., Reading], text: str, expected: str) -> None:
    found = told(find_partners(read(text)))
    assert found == {f"Ambrose + {name}" for name in expected.split("|")}


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_invented(read: Callable[..., Reading], text: str) -> None:
    assert told(find_partners(read(text))) == set()


def test_lead_and_members_in_one_sentence(read: Callable[..., Reading]) -> None:
    text = "Le projet Ambrose, que l'Université de Valmy porte avec le CNRS, l'Inserm et la société Kelvar, démarre."
    assert told(find_partners(read(text))) == {
        "Ambrose < Université de Valmy",
        "Ambrose + CNRS",
        "Ambrose + Inserm",
        "Ambrose + Kelvar",
    }


def test_leads_names_the_first_lead_of_each_project(
    read: Callable[..., Reading],
) -> None:
    facts = find_partners(read("Le projet Ambrose est copiloté par le CNRS et Inria."))
    assert {p.label: o.label for p, o in leads(facts).items()} == {"Ambrose": "CNRS"}


def test_every_fact_carries_its_sentence(read: Callable[..., Reading]) -> None:
    reading = read("Bonjour à tous. Le projet Ambrose associe le CNRS et Inria.")
    for fact in find_partners(reading):
        assert fact.evidence[0].exact == "Le projet Ambrose associe le CNRS et Inria."
        assert fact.rule == "partners.gathers"
        assert fact.cues == ("associe",)
