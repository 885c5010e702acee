"""A small announcement, invented, with one fact of each type and nothing to object to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from graph_builder import model
from graph_builder.assemble import assemble, describe_settled
from graph_builder.model import Entity, Evidence, Kind, Link, Money, Name, Succession
from graph_builder.vocabulary import Quad

TEXT = (
    "Zéphyr reçoit 12 M€ à Brumeval. Lina Corvo, présidente de l’université de Brumeval, "
    "annonce le 4 mai 2023 l’appel Girouette, doté de 12 M€ pour un projet sur cinq ans, "
    "opéré par l’agence Alizé. Deux dossiers, deux présélectionnés, un écarté : Tramontane. "
    "« Le vent se lève », dit-elle. Mille places en 2030, contre cent. Une école ouvrira."
)
DOCUMENT = model.Document(
    "zephyr.txt", TEXT, (), "Zéphyr", "Le Fil", dt.date(2023, 5, 6)
)

ZEPHYR = Name("Zéphyr", Kind.PROJECT)
TRAMONTANE = Name("Tramontane", Kind.PROJECT)
BRUMEVAL = Name("université de Brumeval", Kind.ORGANISATION, ("UB",))
ALIZE = Name("agence Alizé", Kind.ORGANISATION)
LINA = Name("Lina Corvo", Kind.PERSON)
GIROUETTE = Name("Girouette", Kind.CALL)
TOWN = Name("Brumeval", Kind.PLACE)
VENTS = Name("plan Vents", Kind.PROGRAMME)


def said(words: str) -> tuple[Evidence, ...]:
    start = TEXT.index(words)
    return (Evidence(start, start + len(words), words),)


def euros(amount: int, **more: bool) -> Money:
    return Money(Decimal(amount), "EUR", "12 M€", **more)  # type: ignore[arg-type]


def count(stage: model.Stage, number: int) -> model.Count:
    return model.Count(
        evidence=said("Deux dossiers"), stage=stage, count=number, call=GIROUETTE
    )


def award(amount: int = 12_000_000, project: Name = ZEPHYR) -> model.Award:
    return model.Award(
        evidence=said("Zéphyr reçoit 12 M€"),
        amount=euros(amount),
        recipient=BRUMEVAL,
        project=project,
        call=GIROUETTE,
        programme=VENTS,
        rule="awards.receives",
        cues=("reçoit",),
    )


def selection(outcome: model.Outcome, candidate: Name) -> model.Selection:
    return model.Selection(
        evidence=said(candidate.label),
        candidate=candidate,
        outcome=outcome,
        call=GIROUETTE,
    )


def envelope(beneficiaries: int | None = 1) -> model.Envelope:
    return model.Envelope(
        evidence=said("doté de 12 M€"),
        object=GIROUETTE,
        amount=euros(12_000_000),
        beneficiaries=beneficiaries,
        years=5,
        rule="envelopes.endowed",
    )


FACTS: tuple[model.Fact, ...] = (
    award(),
    envelope(),
    model.Target(
        evidence=said("Mille places en 2030"),
        indicator="places",
        value=Decimal(1000),
        unit="places",
        deadline="2030",
        baseline=Decimal(100),
    ),
    selection(model.Outcome.SELECTED, ZEPHYR),
    selection(model.Outcome.REJECTED, TRAMONTANE),
    count(model.Stage.PRESELECTED, 2),
    count(model.Stage.REJECTED, 1),
    count(model.Stage.SELECTED, 1),
    model.Role(
        evidence=said("Lina Corvo"),
        person=LINA,
        role="présidente",
        organisation=BRUMEVAL,
    ),
    model.Announcement(
        evidence=said("annonce le 4 mai 2023"),
        announcer=LINA,
        date="2023-05-04",
        event="lancement",
    ),
    model.Location(evidence=said("à Brumeval"), entity=ZEPHYR, place=TOWN),
    model.Partner(
        evidence=said("Zéphyr"),
        project=ZEPHYR,
        organisation=BRUMEVAL,
        part=model.Part.LEAD,
    ),
    model.Structure(
        evidence=said("opéré par l’agence Alizé"),
        child=GIROUETTE,
        relation=model.Relation.OPERATED_BY,
        parent=ALIZE,
    ),
    model.Measure(
        evidence=said("Une école ouvrira"),
        measure="ouverture d’une école",
        responsible=ALIZE,
        deadline="2025-09",
    ),
    model.Theme(evidence=said("vent"), subject=ZEPHYR, theme="vent"),
    model.Statement(
        evidence=said("Le vent se lève"), quote="Le vent se lève", speaker=LINA
    ),
    model.Check(
        evidence=said("12 M€"),
        kind="sum-of-awards",
        subject=GIROUETTE,
        expected=Decimal(12_000_000),
        found=Decimal(12_000_000),
        verdict=model.Verdict.HOLDS,
        expression="12 = 12",
        inputs=(award(), envelope()),
    ),
)
DISCREPANCY = model.Discrepancy(
    evidence=said("Zéphyr"),
    kind=model.DiscrepancyKind.NAME_VARIANT,
    subject="Zéphyr",
    values=("Zéphyr", "Girouette"),
)
RENAMED = Succession("renaming", "Université du Val", "Université de Brumeval", "2022")
ENTITY = Entity(
    "brumeval",
    "Université de Brumeval",
    Kind.ORGANISATION,
    ("UB",),
    (BRUMEVAL,),
    (
        Link(
            "ror", "https://ror.org/0brume", 0.9, "nom égal", "r 1", "2025", (RENAMED,)
        ),
    ),
    (Link("ror", "https://ror.org/0val", 0.5, "nom partagé"),),
)
_PAIR = "organisation/brumeval", "organisation/ub"
SETTLED = model.Settled(
    _PAIR[0],
    ENTITY,
    _PAIR,
    (model.Decision(*_PAIR, 0.93, "sigle", model.Sameness.SAME),),
)

Facts = tuple[model.Fact, ...]
Types = tuple[type[model.Fact], ...]
NO_LEAD = selection(model.Outcome.SELECTED, TRAMONTANE)
LIST: Types = (model.Award, model.Envelope, model.Check)
ENVELOPE: Types = (model.Envelope, model.Check)


def announced(total: int, *, approximate: bool) -> model.Envelope:
    return replace(envelope(), amount=euros(total, approximate=approximate))


SCENARIOS: dict[str, tuple[Facts, Types]] = {
    "AwardsSumShape": ((award(5_000_000, TRAMONTANE),), (model.Check,)),
    "DiscrepancyBetween": ((DISCREPANCY,), ()),
    "DiscrepancyKind": ((DISCREPANCY,), ()),
    "DiscrepancySubjectName": ((DISCREPANCY,), ()),
    "DiscrepancyTextShape": ((DISCREPANCY,), ()),
    "DiscrepancyValues": ((DISCREPANCY,), ()),
    "DiscrepancyValuesWarning": ((DISCREPANCY,), ()),
    "LaureatesShape": ((NO_LEAD,), ()),
    "LaureateAmountShape": ((NO_LEAD,), ()),
    "LeadShape": ((NO_LEAD,), ()),
    "PayerShape": ((), (model.Award, model.Check)),
    "RejectedShape": ((), (model.Selection,)),
    "ShortlistShape": ((count(model.Stage.REJECTED, 2),), ()),
    "TwoAmountsShape": ((award(11_000_000),), ()),
    "awards below their envelope": (
        (award(3_000_000, TRAMONTANE), award(8_000_000), envelope(2)),
        LIST,
    ),
    "a rounded envelope near the sum": (
        (announced(12_300_000, approximate=True),),
        ENVELOPE,
    ),
    "an exact envelope near the sum": (
        (announced(12_300_000, approximate=False),),
        ENVELOPE,
    ),
    "a rounded envelope far from the sum": (
        (announced(20_000_000, approximate=True),),
        ENVELOPE,
    ),
    "an award that is only possible": (
        (
            replace(
                award(50_000_000, TRAMONTANE),
                factuality=model.Factuality.CONDITIONAL,
            ),
        ),
        (model.Check,),
    ),
    "awards that a check has weighed": ((award(5_000_000, TRAMONTANE),), ()),
    "a shortlist that a check has weighed": (
        (
            count(model.Stage.REJECTED, 2),
            model.Check(
                evidence=said("Deux dossiers"),
                kind="shortlist",
                subject=GIROUETTE,
                expected=Decimal(1),
                found=None,
                verdict=model.Verdict.CANNOT_TELL,
                inputs=(count(model.Stage.SELECTED, 1),),
            ),
        ),
        (),
    ),
    "more rejected than preselected": ((count(model.Stage.REJECTED, 7),), ()),
    "fewer laureates named than counted": (
        (count(model.Stage.SELECTED, 9),),
        (model.Count,),
    ),
}
"""Facts told besides, and types left out, by what they are for."""


@pytest.fixture(scope="session")
def build() -> Callable[[str], list[Quad]]:
    """The graph of the announcement in a scenario; others than these change nothing."""

    def graph(scenario: str = "") -> list[Quad]:
        more, without = SCENARIOS.get(scenario, ((), ()))
        facts = [fact for fact in FACTS if not isinstance(fact, without)]
        ruled = [replace(f, rule=f.rule or "test") for f in (*facts, *more)]
        return [*assemble(DOCUMENT, ruled, [ENTITY]), *describe_settled([SETTLED])]

    return graph
