"""Offices persons hold or held; table `roles`."""

from __future__ import annotations

from graph_builder.extract.analysis import Analysis
from graph_builder.extract.headship import Headships, successions
from graph_builder.extract.holdings import Holding, Links
from graph_builder.extract.reading import Reading
from graph_builder.model import Role


def find_roles(reading: Reading) -> list[Role]:
    """Every office the text gives a named person, each with the words that say so."""
    return [_fact(reading, h) for h in holdings(reading.analysis)]


def holdings(analysis: Analysis) -> list[Holding]:
    """All offices held, text order."""
    links = Links(analysis)
    found = [*links.all(), *Headships(analysis, links.people).all()]
    found.sort(key=lambda h: (h.start, h.end))
    found += successions(analysis, links.people, found)
    return sorted(found, key=lambda h: (h.start, h.end))


def _fact(reading: Reading, holding: Holding) -> Role:
    return Role(
        person=holding.person,
        role=holding.role,
        organisation=holding.organisation,
        evidence=reading.evidence(holding.start, holding.end),
        rule=holding.rule,
        cues=(holding.cue,),
        confidence=holding.confidence,
    )
