"""A small announcement, invented, with its facts: what readers of graphs are tested on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from graph_builder import assemble, model
from graph_builder.model import Kind, Name, Outcome, Part, Relation, Stage
from graph_builder.store import MemoryView
from graph_builder.vocabulary import Quad

TEXT = """\
# Littoral 2035 : 60 M€ pour quatre projets

Jeanne Kermadec, ministre de la Mer, annonce le 3 mars 2025 à Valmer les lauréats de
l'appel « Ports sobres », doté de 60 M€ sur quatre ans au titre de Littoral 2035.
L'Université de Valmer porte Maréa (25 M€), l'Institut des Vagues Étale (20,5 M€) avec
l'École du Sel, la Région Ponant reçoit 10 M€ et Halia (4,5 M€) complète la liste.
Huit dossiers étaient en lice ; celui de l'Université de Brume n'est pas retenu.
« La mer n'attend pas "demain" », dit-elle. Le projet Jusant pourrait recevoir 9 M€.
Objectif : 12 000 emplois d'ici à 2035, contre 7 500 aujourd'hui.
"""

_KERMADEC = Name("Jeanne Kermadec", Kind.PERSON)
_PORTS = Name("Ports sobres", Kind.CALL, ("appel « Ports sobres »",))
_LITTORAL = Name("Littoral 2035", Kind.PROGRAMME)
_VALMER = Name("Université de Valmer", Kind.ORGANISATION, ("UV",))
_VAGUES = Name("Institut des Vagues", Kind.ORGANISATION)
_SEL = Name("École du Sel", Kind.ORGANISATION)
_BRUME = Name("Université de Brume", Kind.ORGANISATION)
_PONANT = Name("Région Ponant", Kind.ORGANISATION)
_MER = Name("ministère de la Mer", Kind.ORGANISATION)
_MAREA = Name("Maréa", Kind.PROJECT)
_ETALE = Name("Étale", Kind.PROJECT)
_HALIA = Name("Halia", Kind.PROJECT)
_JUSANT = Name("Jusant", Kind.PROJECT)
_PLACE = Name("Valmer", Kind.PLACE)


def _said(words: str) -> tuple[model.Evidence, ...]:
    start = TEXT.index(words)
    return (model.Evidence(start, start + len(words), words),)


def _euros(amount: str, text: str, **more: object) -> model.Money:
    return model.Money(Decimal(amount), "EUR", text, **more)  # type: ignore[arg-type]


def _award(amount: str, text: str, **cells: object) -> model.Award:
    return model.Award(
        evidence=_said(text),
        amount=_euros(amount, text),
        call=_PORTS,
        programme=_LITTORAL,
        rule="awards.test",
        **cells,  # type: ignore[arg-type]
    )


def _facts() -> list[model.Fact]:
    awards = [
        _award("25000000", "25 M€", recipient=_VALMER, project=_MAREA),
        _award("20500000", "20,5 M€", recipient=_VAGUES, project=_ETALE),
        _award("10000000", "10 M€", recipient=_PONANT),
        _award("4500000", "4,5 M€", project=_HALIA),
    ]
    envelope = model.Envelope(
        evidence=_said("60 M€ sur quatre ans"),
        object=_PORTS,
        amount=_euros("60000000", "60 M€"),
        beneficiaries=4,
        years=4,
    )
    return [
        *awards,
        envelope,
        model.Award(
            evidence=_said("Le projet Jusant pourrait recevoir 9 M€"),
            factuality=model.Factuality.CONDITIONAL,
            amount=_euros("9000000", "9 M€"),
            project=_JUSANT,
        ),
        model.Award(
            evidence=_said("Halia"),
            amount=model.Money(Decimal(3000000), "USD", "3 M$"),
            recipient=_SEL,
        ),
        model.Envelope(
            evidence=_said("quatre projets"),
            object=_LITTORAL,
            amount=_euros("15000000", "15 M€", bound="ceiling", per="project"),
        ),
        model.Check(
            evidence=_said("60 M€ pour quatre projets"),
            kind="sum-of-awards",
            subject=_PORTS,
            expected=Decimal(60000000),
            found=Decimal(60000000),
            verdict=model.Verdict.HOLDS,
            expression="25 + 20,5 + 10 + 4,5 = 60",
            inputs=(*awards, envelope),
        ),
        *_others(),
    ]


def _others() -> list[model.Fact]:
    quote = 'La mer n\'attend pas "demain"'
    lead, partner = Part.LEAD, Part.PARTNER
    return [
        *(
            model.Selection(
                evidence=_said(name.label),
                candidate=name,
                outcome=outcome,
                call=_PORTS,
            )
            for name, outcome in (
                (_MAREA, Outcome.SELECTED),
                (_ETALE, Outcome.SELECTED),
                (_BRUME, Outcome.REJECTED),
            )
        ),
        model.Count(
            evidence=_said("Huit dossiers"),
            stage=Stage.APPLICATIONS,
            count=8,
            call=_PORTS,
        ),
        model.Target(
            evidence=_said("12 000 emplois d'ici à 2035"),
            indicator="emplois",
            value=Decimal(12000),
            unit="emplois",
            deadline="2035",
            baseline=Decimal(7500),
        ),
        model.Role(
            evidence=_said("Jeanne Kermadec, ministre de la Mer"),
            person=_KERMADEC,
            role="ministre",
            organisation=_MER,
        ),
        model.Announcement(
            evidence=_said("annonce le 3 mars 2025"),
            announcer=_KERMADEC,
            date="2025-03-03",
            event="visite à Valmer",
        ),
        model.Location(evidence=_said("Valmer"), entity=_VALMER, place=_PLACE),
        *(
            model.Partner(
                evidence=_said(organisation.label),
                project=project,
                organisation=organisation,
                part=part,
            )
            for project, organisation, part in (
                (_MAREA, _VALMER, lead),
                (_ETALE, _VAGUES, lead),
                (_ETALE, _SEL, partner),
            )
        ),
        model.Structure(
            evidence=_said("au titre de Littoral 2035"),
            child=_PORTS,
            relation=Relation.FUNDED_BY,
            parent=_LITTORAL,
        ),
        model.Structure(
            evidence=_said("Littoral 2035"),
            child=_LITTORAL,
            relation=Relation.OPERATED_BY,
            parent=_MER,
        ),
        model.Measure(
            evidence=_said("Ports sobres"),
            measure="électrification des quais",
            responsible=_PONANT,
            deadline="2030",
        ),
        model.Theme(evidence=_said("Maréa"), subject=_MAREA, theme="énergie marine"),
        model.Statement(
            evidence=_said(quote),
            factuality=model.Factuality.QUOTED,
            speaker=_KERMADEC,
            quote=quote,
        ),
        model.Discrepancy(
            evidence=_said("Étale"),
            kind=model.DiscrepancyKind.NAME_VARIANT,
            subject="Étale",
            values=("Étale", "Étalle"),
        ),
    ]


def _entities(facts: Sequence[model.Fact]) -> list[model.Entity]:
    names = {
        value
        for fact in facts
        for slot in fact.__dataclass_fields__
        if isinstance(value := getattr(fact, slot), Name)
    }
    ordered = sorted(names, key=lambda name: name.label)
    before = model.Succession(
        "renaming",
        "Université du Sel",
        "Université de Valmer",
        "2022",
        "registre d'essai",
        "https://ror.org/02test",
    )
    link = model.Link(
        "ROR",
        "https://ror.org/00test",
        0.97,
        "nom complet égal",
        "registre d'essai 1.0",
        "2025",
        (before,),
    )
    shared = model.Link("ROR", "https://ror.org/01test", 0.6, "nom partagé")
    return [
        model.Entity(
            key=name.label.lower().replace(" ", "-"),
            label=name.label,
            kind=name.kind,
            aliases=name.aliases,
            names=(name,),
            links=(link,) if name is _VALMER else (),
            candidates=(shared,) if name.label == "Institut des Vagues" else (),
        )
        for name in ordered
    ]


@pytest.fixture(scope="session")
def sample_quads() -> list[Quad]:
    """The graph of the invented announcement."""
    document = model.Document(
        "littoral.txt", TEXT, (), title="Littoral 2035", published=dt.date(2025, 3, 4)
    )
    facts = [replace(fact, rule=fact.rule or "test") for fact in _facts()]
    quads = assemble.assemble(document, facts, _entities(facts))
    return [*quads, *assemble.describe(assemble.content(quads), version="0.0.0")]


@pytest.fixture(scope="session")
def sample(sample_quads: list[Quad]) -> MemoryView:
    """The same, to be asked."""
    return MemoryView(sample_quads)
