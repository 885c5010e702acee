"""How programmes, calls, labels and organisations hang together, in sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_builder.extract.reading import Reading
from graph_builder.extract.structure import find_structure
from graph_builder.model import Factuality, Structure

_VOUCHED = {Factuality.ASSERTED, Factuality.QUOTED}


def told(facts: list[Structure]) -> set[str]:
    return {
        f"{f.child.label} {f.relation.value} {f.parent.label}"
        for f in facts
        if f.factuality in _VOUCHED
    }


LINKS = [
    (
        "L'appel « Sols vivants » est opéré par l'ADEME.",
        "Sols vivants operated-by ADEME",
    ),
    (
        "Opéré par l'ADEME, l'appel à projets « Sols vivants » a attiré 12 dossiers.",
        "Sols vivants operated-by ADEME",
    ),
    (
        "L'appel « Sols vivants », confié à Bpifrance, ouvre en mars.",
        "Sols vivants operated-by Bpifrance",
    ),
    (
        "L'ADEME, qui opère l'appel « Sols vivants », a reçu 12 dossiers.",
        "Sols vivants operated-by ADEME",
    ),
    (
        "L'appel « Sols vivants », que gère l'ADEME, ouvre en mars.",
        "Sols vivants operated-by ADEME",
    ),
    (
        "L'appel « Sols vivants » est opéré conjointement par l'ADEME et Bpifrance.",
        "Sols vivants operated-by ADEME|Sols vivants operated-by Bpifrance",
    ),
    (
        "Bpifrance, opérateur du concours « Sols vivants », a reçu 12 dossiers.",
        "Sols vivants operated-by Bpifrance",
    ),
    (
        "La Région Bretagne lance l'appel « Sols vivants ».",
        "Sols vivants operated-by Région Bretagne",
    ),
    (
        "L'appel « Sols vivants », financé par France 2030, ouvre en mars.",
        "Sols vivants funded-by France 2030",
    ),
    (
        "L'appel « Sols vivants », financé par France 2030 et opéré par l'ADEME, ouvre.",
        "Sols vivants funded-by France 2030|Sols vivants operated-by ADEME",
    ),
    (
        "Financé par France 2030, l'appel « Sols vivants » est opéré par l'ADEME.",
        "Sols vivants funded-by France 2030|Sols vivants operated-by ADEME",
    ),
    (
        "L'appel « Sols vivants » est doté de 20 M€ par France 2030.",
        "Sols vivants funded-by France 2030",
    ),
    (
        "L'appel « Sols vivants », doté de 20 M€ sur cinq ans au titre de France 2030, ouvre.",
        "Sols vivants funded-by France 2030",
    ),
    (
        "Les lauréats de l'appel « Sols vivants » se partagent 20 M€ de France 2030.",
        "Sols vivants funded-by France 2030",
    ),
    (
        "L'appel « Sols vivants » s'inscrit dans le plan France Relance.",
        "Sols vivants part-of plan France Relance",
    ),
    (
        "L'appel « Sols vivants » fait partie de France 2030.",
        "Sols vivants part-of France 2030",
    ),
    (
        "L'appel « Sols vivants », lancé dans le cadre de France 2030, ouvre en mars.",
        "Sols vivants part-of France 2030",
    ),
    (
        "L'appel « Sols vivants » de France 2030 ouvre en mars.",
        "Sols vivants part-of France 2030",
    ),
    (
        "L'appel « Sols vivants » est l'un des volets de France 2030.",
        "Sols vivants part-of France 2030",
    ),
    (
        "Le programme « Racines » prend la suite du programme « Humus ».",
        "Racines follows Humus",
    ),
    (
        "Le programme « Racines » succède au programme « Humus ».",
        "Racines follows Humus",
    ),
    (
        "Le projet Ambrose a obtenu le label « Humus ».",
        "Ambrose labelled Humus",
    ),
    (
        "L'Université de Valmy, membre de l'Alliance Sorbonne Université, recrute.",
        "Université de Valmy member-of Alliance Sorbonne Université",
    ),
    (
        "L'appel « Sols vivants » ouvre en mars. L'ADEME en assurera la gestion.",
        "Sols vivants operated-by ADEME",
    ),
]

NOTHING = [
    "L'Université de Valmy participe au projet Ambrose.",
    "Le projet Ambrose est porté par l'Université de Valmy.",
    "L'appel « Sols vivants » n'est pas opéré par l'ADEME.",
    "L'appel « Sols vivants » pourrait être opéré par l'ADEME.",
    "La rue est gérée par la commune.",
    "Le match s'inscrit dans une longue série de défaites.",
    "Le chantier est financé par un emprunt.",
    "L'Université de Valmy obtient 4 M€ de France 2030.",
]


@pytest.mark.parametrize(("text", "expected"), LINKS)
def test_links(read: Callable[..., Reading], text: str, expected: str) -> None:
    assert told(find_structure(read(text))) == set(expected.split("|"))


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_invented(read: Callable[..., Reading], text: str) -> None:
    assert told(find_structure(read(text))) == set()


def test_one_relation_a_pair(read: Callable[..., Reading]) -> None:
    text = "L'appel « Sols vivants » s'inscrit dans France 2030. L'appel « Sols vivants » est doté de 20 M€ par France 2030."
    assert told(find_structure(read(text))) == {"Sols vivants part-of France 2030"}


def test_a_funded_project_keeps_its_evidence(read: Callable[..., Reading]) -> None:
    facts = find_structure(
        read("Le projet Ambrose est cofinancé par l'État et l'ADEME.")
    )
    assert told(facts) == {"Ambrose funded-by État", "Ambrose funded-by ADEME"}
    assert facts[0].evidence[0].exact.startswith("Le projet Ambrose")
    assert facts[0].rule == "structure.funded_by"
