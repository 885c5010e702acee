"""Offices persons hold or held; table `roles`."""

from __future__ import annotations

from collections.abc import Sequence

from graph_builder.extract.described import made
from graph_builder.extract.french.offices import Office
from graph_builder.extract.holdings import Holding
from graph_builder.extract.reading import Reading
from graph_builder.model import Name, Role

# What a speaker is called again that says no office: «l'élue», «le chercheur».
_VAGUE = frozenset(
    [
        "elu",
        "elue",
        "edile",
        "chercheur",
        "chercheuse",
        "responsable",
        "enseignant",
        "enseignante",
        "etudiant",
        "etudiante",
        "membre",
        "expert",
        "experte",
        "patron",
        "patronne",
        "scientifique",
        "acteur",
        "auteur",
        "autrice",
        "universitaire",
        "ingenieur",
    ]
)


def find_roles(reading: Reading) -> list[Role]:
    """Every office the text gives a named person, each with the words that say so."""
    spoken = [
        _spoken(reading, office, person)
        for office, person in reading.offices_speaking
        if office.complements or office.head not in _VAGUE
    ]
    found = _distinct([*reading.holdings, *_fullest(spoken)])
    return [_fact(reading, h) for h in found]


def _distinct(found: Sequence[Holding]) -> list[Holding]:
    """Without «président» where the person is «président du jury» of the same jury."""
    kept: list[Holding] = []
    told: dict[Name, list[Holding]] = {}
    for holding in found:
        others = told.setdefault(holding.person, [])
        if not any(_again(holding, other) for other in others):
            others.append(holding)
            kept.append(holding)
    return kept


def _again(one: Holding, two: Holding) -> bool:
    """Whether two offices of a person are one, told more or less fully."""
    short, long = sorted((one.role, two.role), key=len)
    begun = f"{long} ".startswith(f"{short} ") and short != long
    if not begun or one.organisation is None or two.organisation is None:
        return False
    return one.organisation == two.organisation


def _fullest(spoken: Sequence[Holding]) -> list[Holding]:
    """Of «le président» and «le président de la République» the second."""
    kept: dict[tuple[Name, str], Holding] = {}
    for holding in spoken:
        key = (holding.person, holding.cue)
        if key not in kept or len(holding.role) > len(kept[key].role):
            kept[key] = holding
    return list(kept.values())


def _spoken(reading: Reading, office: Office, person: Name) -> Holding:
    """An office that a speaker is called by: «assure la titulaire»."""
    return made(reading.analysis, office, person, 0.65)


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
