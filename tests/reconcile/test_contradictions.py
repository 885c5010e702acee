"""Pairs of documents: which contradict each other, and which merely differ."""

from __future__ import annotations

import datetime as dt
from itertools import permutations

import pytest

from graph_builder.model import (
    Account,
    Block,
    BlockKind,
    Contradiction,
    Document,
    topics,
)
from graph_builder.pipeline import Options
from graph_builder.pipeline.reading import read_one
from graph_builder.reconcile import by_topic, contradictions
from graph_builder.reconcile.contradictions import settled_topic

LED = "Le projet Cap Voile est porté par l'Université de Lorraine."
DAY = dt.date(2025, 3, 4)


def account(text: str, published: dt.date | None = DAY, name: str = "a.txt") -> Account:
    document = Document(name, text, _blocks(text), published=published)
    return read_one(document, Options(validate=False)).account


def _blocks(text: str) -> tuple[Block, ...]:
    return (Block(BlockKind.PARAGRAPH, 0, len(text)),)


def found(*accounts: Account) -> list[Contradiction]:
    groups = by_topic(accounts)
    return [one for t, told in groups.items() for one in contradictions(t, told)]


def values(one: str, two: str, days: int = 30) -> list[tuple[str, str]]:
    later = DAY + dt.timedelta(days=days)
    both = account(one), account(two, later, "b.txt")
    return [contradiction.values for contradiction in found(*both)]


CONTRADICT = [
    pytest.param(
        "L'Université de Lorraine reçoit 4,3 M€ pour le projet Cap Voile.",
        "L'Université de Lorraine obtient 3,6 M€ pour le projet Cap Voile.",
        ("4,3 M€", "3,6 M€"),
        id="award",
    ),
    pytest.param(
        "L'appel à projets « Marées » est doté de 430 M€.",
        "L'appel à projets « Marées » est doté d'une enveloppe de 360 M€.",
        ("430 M€", "360 M€"),
        id="envelope",
    ),
    pytest.param(
        "Lauréate de l'appel à projets « Marées », l'Université de Lorraine reçoit 25 M€.",
        "Lauréate de l'appel à projets « Marées », l'Université de Lorraine reçoit 2,5 M€.",
        ("25 M€", "2,5 M€"),
        id="slip-of-a-digit",
    ),
    pytest.param(
        "L'appel à projets « Marées » a reçu 31 candidatures.",
        "L'appel à projets « Marées » a reçu 35 candidatures.",
        ("31", "35"),
        id="count",
    ),
    pytest.param(
        "L'Université de Lorraine est lauréate de l'appel à projets « Marées ».",
        "L'Université de Lorraine n'a pas été retenue à l'appel à projets « Marées ».",
        ("selected", "rejected"),
        id="outcome",
    ),
    pytest.param(
        f"{LED} Il vise 12 000 emplois en 2030.",
        f"{LED} Il vise 10 000 emplois en 2030.",
        ("12000 emplois", "10000 emplois"),
        id="target",
    ),
    pytest.param(
        f"{LED} Il vise 12 000 emplois en 2030.",
        f"{LED} Il vise 12 000 emplois en 2035.",
        ("2030", "2035"),
        id="deadline-of-a-target",
    ),
]
AWARD = "L'Université de Lorraine reçoit 11 M€ pour le projet Cap Voile."
CALL = "L'appel à projets « Marées » est doté de 430 M€."
COUNT = "L'appel à projets « Marées » a reçu 31 candidatures."
WON = "L'Université de Lorraine est lauréate de l'appel à projets « Marées »."
GOAL = f"{LED} Il vise 12 000 emplois en 2030."
AGREE = [
    pytest.param(AWARD, AWARD.replace("11", "10,9"), id="rounded"),
    pytest.param(
        AWARD.replace("11", "près de 11"), AWARD.replace("11", "10,4"), id="approximate"
    ),
    pytest.param(
        AWARD.replace("11", "jusqu'à 11"), AWARD.replace("11", "9"), id="ceiling"
    ),
    pytest.param(AWARD.replace("11", "au moins 9"), AWARD, id="floor"),
    pytest.param(AWARD.replace("11 M€", "10 M€ par an"), AWARD, id="per-year"),
    pytest.param(
        AWARD.replace("M€", "millions de dollars"),
        AWARD.replace("11", "9"),
        id="currency",
    ),
    pytest.param(
        AWARD,
        "L'Université de Lorraine reçoit 2 M€ pour le projet Cap Voile.",
        id="a-part",
    ),
    pytest.param(AWARD, AWARD.replace("11 M€", "9 M€ supplémentaires"), id="on-top"),
    pytest.param(
        AWARD,
        "L'Université de Nantes reçoit 9 M€ pour le projet Cap Voile.",
        id="another-recipient",
    ),
    pytest.param(
        AWARD,
        AWARD.replace("11", "9").replace("Cap Voile", "Cap Brise"),
        id="another-project",
    ),
    pytest.param(
        AWARD, AWARD.replace("reçoit 11", "pourrait recevoir 9"), id="conditional"
    ),
    pytest.param(AWARD, AWARD.replace("reçoit 11", "ne recevra pas 9"), id="denied"),
    pytest.param(
        AWARD,
        "« L'Université de Lorraine reçoit 11 M€ pour le projet Cap Voile », a dit Jeanne Kermadec.",
        id="quoted-the-same",
    ),
    pytest.param(
        "La Région Bretagne finance le projet Cap Voile à hauteur de 2 M€.",
        "L'Université de Lorraine reçoit 1,9 M€ de l'État pour le projet Cap Voile.",
        id="another-payer",
    ),
    pytest.param(
        CALL,
        CALL.replace("« Marées »", "« Houles »").replace("430", "360"),
        id="another-call",
    ),
    pytest.param(
        "En 2023, l" + CALL[1:],
        "En 2025, l" + CALL[1:].replace("430", "360"),
        id="another-year",
    ),
    pytest.param(
        "La première vague de l'appel à projets « Marées » est dotée de 430 M€.",
        "La deuxième vague de l'appel à projets « Marées » est dotée de 360 M€.",
        id="another-wave",
    ),
    pytest.param(COUNT, COUNT.replace("31", "une trentaine de"), id="about-thirty"),
    pytest.param(COUNT, COUNT.replace("31", "plus de 20"), id="more-than"),
    pytest.param(
        COUNT,
        "La deuxième vague de l'appel à projets « Marées » a reçu 35 candidatures.",
        id="count-of-a-wave",
    ),
    pytest.param(
        COUNT, "L'appel à projets « Marées » compte 24 lauréats.", id="another-stage"
    ),
    pytest.param(
        WON,
        "L'Université de Lorraine est présélectionnée à l'appel à projets « Marées ».",
        id="preselected-first",
    ),
    pytest.param(
        "L'Université de Lorraine n'avait alors pas été retenue à l'appel à projets « Marées ».",
        WON,
        id="an-earlier-try",
    ),
    pytest.param(
        WON,
        "L'Université de Nantes n'a pas été retenue à l'appel à projets « Marées ».",
        id="another-candidate",
    ),
    pytest.param(
        GOAL, GOAL.replace("Voile", "Brise").replace("12", "10"), id="goal-of-another"
    ),
    pytest.param(
        GOAL, GOAL.replace("12", "15").replace("2030", "2035"), id="a-later-goal"
    ),
    pytest.param(GOAL, GOAL, id="the-same"),
]


@pytest.mark.parametrize(("one", "two", "told"), CONTRADICT)
def test_documents_contradict_each_other(
    one: str, two: str, told: tuple[str, str]
) -> None:
    assert values(one, two) == [told]
    assert values(two, one) == [told[::-1]]  # the newer does not win, nor the older


@pytest.mark.parametrize(("one", "two"), AGREE)
def test_documents_merely_differ(one: str, two: str) -> None:
    assert values(one, two) == []


def test_the_order_of_documents_changes_nothing() -> None:
    told = [account(AWARD), account(AWARD.replace("11", "9"), None, "b.txt")]
    told.append(account(f"Le Fil. {AWARD.replace('11', '9')}", DAY, "c.txt"))
    orders = [found(*order) for order in permutations(told)]
    assert all(order == orders[0] for order in orders)
    (one,) = orders[0]
    assert one.subject == "Cap Voile"
    assert [len(one.facts), len(one.tellings)] == [2, 3]


def test_who_tells_both_knows_how_they_go_together() -> None:
    both = account(f"{AWARD} En 2019, il avait reçu 9 M€. {AWARD.replace('11', '9')}")
    assert found(account(AWARD, None), both) == []


def test_what_is_told_again_half_a_year_later_may_be_another_count() -> None:
    later = COUNT.replace("31", "35")
    assert values(COUNT, later, days=30)
    assert values(COUNT, later, days=150) == []


def test_many_amounts_of_one_thing_are_its_accounts() -> None:
    amounts = range(20, 40)
    told = [account(AWARD.replace("11", str(n)), DAY, f"{n}.txt") for n in amounts]
    assert found(*told[:16])
    assert found(*told) == []


def test_two_names_of_one_project_are_one_topic() -> None:
    told = account(AWARD), account(AWARD.replace("11", "9").replace("Voile", "Brise"))
    canonical = {"project/cap-brise": "project/cap-voile"}

    def meant(identifier: str) -> str:
        return canonical.get(identifier, identifier)

    ((topic, both),) = by_topic(told, meant).items()
    assert topic == settled_topic((topics.MONEY, "project/cap-brise"), meant)
    assert len(list(contradictions(topic, both, meant))) == 1
    assert found(*told) == []
