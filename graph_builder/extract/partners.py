"""Table `partners`: who carries a project and who takes part in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from graph_builder.extract.carriers import Carrier
from graph_builder.extract.clauses import Telling, tellings
from graph_builder.extract.leads import carriers
from graph_builder.extract.members import members
from graph_builder.extract.reading import Reading
from graph_builder.extract.scene import Member, Scene
from graph_builder.model import Award, Kind, Name, Part, Partner

_CONFIDENCE = {
    "carried_by": 0.97,
    "elliptic": 0.95,
    "entrusted": 0.93,
    "carries": 0.93,
    "head": 0.92,
    "assures": 0.9,
    "bracket": 0.95,
    "inverse": 0.9,
    "of": 0.9,
    "wins": 0.9,
    "own": 0.85,
    "gathers": 0.93,
    "itemised": 0.9,
    "with": 0.85,
    "beside": 0.85,
    "takes_part": 0.88,
    "list": 0.85,
    "partner": 0.85,
    "financers": 0.8,
}
_DEFAULT = 0.8


def _lead(telling: Telling, told: Carrier) -> Partner | None:
    name = told.told or telling.name(told.who)
    if name is None:
        return None
    return Partner(
        project=told.project,
        organisation=name,
        part=Part.LEAD,
        evidence=telling.evidence(),
        rule=f"partners.{told.rule}",
        cues=telling.cues(told.at),
        confidence=_CONFIDENCE.get(told.rule, _DEFAULT),
        factuality=told.factuality,
    )


def _partner(told: Member) -> Partner:
    return Partner(
        project=told.project,
        organisation=told.who,
        part=Part.PARTNER,
        evidence=told.telling.evidence(),
        rule=f"partners.{told.rule}",
        cues=told.telling.cues(told.at),
        confidence=_CONFIDENCE.get(told.rule, _DEFAULT),
        factuality=told.factuality,
    )


def _in_sentence(telling: Telling, led: dict[Name, Name]) -> list[Partner]:
    """The partners of one sentence; `led` gains the leads it tells."""
    found = carriers(telling)
    leading = [fact for told in found if (fact := _lead(telling, told))]
    for fact in leading:
        if fact.project.kind is Kind.PROJECT:
            led[fact.organisation] = fact.project
    scene = Scene(telling, found, led)
    return [*leading, *(_partner(told) for told in members(scene))]


def find_partners(reading: Reading) -> list[Partner]:
    """Leads and partners told in sentences; lists and tables are read by `records`.

    Read once a document: who reads money asks for the leads again.
    """
    if "partners" not in reading.shared:
        reading.shared["partners"] = _told(reading)
    return reading.shared["partners"]


def _told(reading: Reading) -> list[Partner]:
    led: dict[Name, Name] = {}
    found: list[Partner] = []
    for telling in tellings(reading):
        if re.search(r"<[OXP]|[:?]$", telling.text):
            found += _in_sentence(telling, led)
    return found


def carriers_of(awards: Iterable[Award], told: Sequence[Partner]) -> list[Partner]:
    """Who gets the money of a project carries it, where nothing else is told."""
    known = {fact.project for fact in told if fact.part is Part.LEAD}
    takers = {(fact.project, fact.organisation) for fact in told}
    return [
        Partner(
            project=award.project,
            organisation=award.recipient,
            part=Part.LEAD,
            evidence=award.evidence,
            factuality=award.factuality,
            rule="partners.from_award",
            cues=award.cues,
            confidence=0.85,
        )
        for award in awards
        if award.project
        and award.recipient
        and award.project.kind is Kind.PROJECT
        and award.recipient.kind is Kind.ORGANISATION
        and award.project not in known
        and (award.project, award.recipient) not in takers
    ]


def leads(facts: Sequence[Partner]) -> dict[Name, Name]:
    """Project → the organisation that leads it (the first named, where there are several)."""
    found: dict[Name, Name] = {}
    for fact in facts:
        if fact.part is Part.LEAD:
            found.setdefault(fact.project, fact.organisation)
    return found
