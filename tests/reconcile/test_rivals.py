"""Pairs of facts, made by hand: which exclude each other."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from graph_builder.model import (
    Announcement,
    Award,
    Count,
    Envelope,
    Evidence,
    Fact,
    Kind,
    Measure,
    Money,
    Name,
    Origin,
    Said,
    Stage,
    Target,
    Telling,
    topics,
)
from graph_builder.model.amounts import same_amount
from graph_builder.reconcile.rivals import excluded, subject, value

VOILE = Name("Cap Voile", Kind.PROJECT)
ANR = Name("ANR", Kind.ORGANISATION)
MAREES = Name("Marées", Kind.CALL)
LINA = Name("Lina Corvo", Kind.PERSON)
WORDS = "les mots du texte"


def euros(millions: str, text: str = "", **more: Any) -> Money:  # noqa: ANN401
    amount = Decimal(millions) * 10**6
    return Money(amount, "EUR", text or f"{millions.replace('.', ',')} M€", **more)


def telling(fact: Fact, near: tuple[str, ...] = ("project/cap-voile",)) -> Telling:
    named = {
        field: f"{one.kind}/{one.label.casefold().replace(' ', '-')}"
        for field in fact.__dataclass_fields__
        if isinstance(one := getattr(fact, field), Name)
    }
    day = dt.date(2025, 3, 4)
    return Telling(
        "fact/1", Said(fact, named), Origin("document/1", "a", "", "", day), near
    )


def said(words: str = WORDS) -> tuple[Evidence, ...]:
    return (Evidence(0, len(words), words),)


def envelope(money: Money, words: str = WORDS, **more: Any) -> Envelope:  # noqa: ANN401
    told: dict[str, Any] = {"object": VOILE} | more
    return Envelope(evidence=said(words), amount=money, **told)


def award(money: Money, words: str = WORDS, **more: Any) -> Award:  # noqa: ANN401
    told: dict[str, Any] = {"project": VOILE} | more
    return Award(evidence=said(words), amount=money, **told)


def measure(deadline: str) -> Measure:
    text = "clôture de l'appel"
    return Measure(evidence=said(), measure=text, deadline=deadline)


def announced(date: str, event: str = "salon Viva Mer") -> Announcement:
    return Announcement(evidence=said(), announcer=LINA, date=date, event=event)


def count(number: int, words: str) -> Count:
    return Count(evidence=said(words), stage=Stage.SELECTED, count=number, call=MAREES)


def goal(number: int, words: str = WORDS, deadline: str = "2030") -> Target:
    return Target(
        evidence=said(words),
        indicator="emplois",
        value=Decimal(number),
        deadline=deadline,
    )


QUESTIONS = {
    Envelope: topics.MONEY,
    Award: topics.MONEY,
    Measure: topics.DEADLINE,
    Announcement: topics.DAY,
    Count: topics.COUNT,
    Target: topics.GOAL,
}


def rivals(one: Telling, two: Telling) -> bool:
    question = QUESTIONS[type(one.said.fact)]
    there, back = excluded(question, one, two, str), excluded(question, two, one, str)
    assert there == back
    return there


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param(envelope(euros("43")), award(euros("36")), id="announced-awarded"),
        pytest.param(envelope(euros("43")), envelope(euros("36")), id="envelopes"),
        pytest.param(measure("2025-06-15"), measure("2025-07-01"), id="phase"),
        pytest.param(measure("2025-06"), measure("2025-07-01"), id="month"),
        pytest.param(announced("2025-06-11"), announced("2025-06-12"), id="event"),
        pytest.param(count(9, "neuf lauréats"), count(10, "10 lauréats"), id="count"),
        pytest.param(
            count(9, "neuf lauréats"), count(12, "environ 12 lauréats"), id="about"
        ),
        pytest.param(goal(12000), goal(10000), id="goal"),
        pytest.param(goal(12000), goal(10000, "environ 10 000"), id="about-a-goal"),
    ],
)
def test_facts_exclude_each_other(one: Fact, two: Fact) -> None:
    assert rivals(telling(one), telling(two))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param(
            envelope(euros("43")), award(euros("10")), id="announced-and-a-part"
        ),
        pytest.param(
            envelope(euros("43"), "un coût total de 43 M€"),
            award(euros("36")),
            id="what-it-costs",
        ),
        pytest.param(
            envelope(euros("43"), beneficiaries=3),
            award(euros("36")),
            id="of-several",
        ),
        pytest.param(
            envelope(euros("43"), object=ANR),
            envelope(euros("36"), object=ANR),
            id="budgets-of-an-organisation",
        ),
        pytest.param(
            envelope(euros("43"), years=5), envelope(euros("36"), years=4), id="years"
        ),
        pytest.param(
            envelope(euros("43")),
            envelope(euros("36"), "43 M€, dont 36 M€ pour les navires"),
            id="of-which",
        ),
        pytest.param(
            envelope(euros("43")),
            envelope(euros("30", bound="range", high=Decimal(35_000_000))),
            id="range",
        ),
        pytest.param(
            envelope(euros("43")), envelope(euros("36", bound="ceiling")), id="ceiling"
        ),
        pytest.param(
            envelope(euros("43")), envelope(euros("36", per="year")), id="per-year"
        ),
        pytest.param(
            envelope(euros("43")), envelope(euros("39", approximate=True)), id="about"
        ),
        pytest.param(
            award(euros("43"), call=MAREES),
            award(euros("36"), call=Name("Houles", Kind.CALL)),
            id="two-calls",
        ),
        pytest.param(award(euros("0")), award(euros("0.1")), id="nothing"),
        pytest.param(measure("2025-06"), measure("2025-06-15"), id="day-of-a-month"),
        pytest.param(measure("2025-06"), measure(""), id="no-day"),
        pytest.param(
            announced("2025-06-11"), announced("2026-06-12"), id="event-of-a-year"
        ),
        pytest.param(
            announced("2025-06-11", "conférence de presse"),
            announced("2025-06-12", "conférence de presse"),
            id="event-without-a-name",
        ),
        pytest.param(announced("2025-06-11"), announced("2025-06"), id="month"),
        pytest.param(
            count(9, "neuf lauréats"), count(12, "plus de 12 lauréats"), id="more-than"
        ),
        pytest.param(
            count(9, "neuf lauréats"), count(3, "trois lauréats bretons"), id="a-part"
        ),
        pytest.param(
            count(9, "neuf lauréats"), count(8, "huit nouveaux lauréats"), id="new-ones"
        ),
        pytest.param(
            count(31, "31 dossiers"),
            count(30, "une trentaine de dossiers"),
            id="about-thirty",
        ),
        pytest.param(
            count(9, "neuf lauréats de la vague 2"), count(8, "8 lauréats"), id="wave"
        ),
        pytest.param(
            count(12, "12 lauréats de la septième vague"),
            count(14, "14 lauréats"),
            id="seventh-wave",
        ),
        pytest.param(
            count(2, "deux projets figurent parmi les lauréats"),
            count(3, "trois projets retenus"),
            id="among-the-laureates",
        ),
        pytest.param(goal(12000), goal(11500, "environ 11 500"), id="about-a-goal"),
        pytest.param(goal(12000), goal(1200), id="another-goal"),
        pytest.param(goal(12000), goal(15000, deadline="2035"), id="a-later-goal"),
    ],
)
def test_facts_may_both_be(one: Fact, two: Fact) -> None:
    assert not rivals(telling(one), telling(two))


def test_goals_and_phases_are_of_what_both_documents_name() -> None:
    for one, two in ((goal(12000), goal(10000)), (measure("2025"), measure("2026"))):
        assert rivals(telling(one), telling(two))
        assert not rivals(telling(one), telling(two, near=("project/houles",)))


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (euros("11"), euros("10.9"), True),
        (euros("10"), euros("10.6"), False),
        (euros("2.5"), euros("2.54"), True),
        (euros("40", "quarante millions"), euros("39.9"), True),
        (euros("40", "quarante millions"), euros("39", "39,0 M€"), False),
        (euros("0.45", "450 000 €"), euros("0.454", "454 000 €"), True),
        (euros("0.45", "450 000 €"), euros("0.47", "470 000 €"), False),
    ],
)
def test_amounts_agree_as_far_as_they_are_written(
    one: Money, two: Money, *, same: bool
) -> None:
    assert same_amount(one, two) is same
    assert same_amount(two, one) is same


def test_how_it_is_told() -> None:
    told = telling(goal(12000))
    assert (subject(told), value(topics.GOAL, told)) == ("emplois", "12000")
    assert value(topics.GOAL, told, day=True) == "2030"
    assert subject(telling(measure("2025"))) == "clôture de l'appel"
    assert value(topics.DAY, telling(announced("2025-06-11"))) == "2025-06-11"
    dated = replace(measure("2025-06"), measure="")
    assert (subject(telling(dated)), value(topics.DEADLINE, telling(dated))) == (
        "",
        "2025-06",
    )
