"""Who followed whom in an office: «elle succède à», «remplace»; all offices of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph_builder.extract.analysis import Analysis
from graph_builder.extract.appositions import Links
from graph_builder.extract.described import LEADING, described
from graph_builder.extract.french.offices import Office, office_at
from graph_builder.extract.french.tokens import from_offset
from graph_builder.extract.functions import function_cells, functions, nouns
from graph_builder.extract.headship import headships
from graph_builder.extract.holdings import Holding
from graph_builder.extract.mention import Mention
from graph_builder.extract.office_cells import cells
from graph_builder.extract.surroundings import Surroundings, agreed, is_woman, name_of
from graph_builder.extract.table_offices import table_offices

_CUE = re.compile(
    r"\b(?:succed(?:e|era|ant|ait|er) a|remplac(?:e|era|ait|ant|er)|a remplace|en remplacement de"
    r"|(?:prend|prendra|prendre) la (?:suite|releve|succession) de|(?:prend|prendra) le relais de)"
    r" (?:m\. |mme )?$"
)
_AS = re.compile(
    r"(?:,[^,.;]{1,60},)? (?:a la |aux |dans (?:les|ses) fonctions de |comme |au poste de |en tant que )"
)
_REACH = 45  # characters between a verb of succeeding and the end of its complement
_FAR = 250  # characters over which an office just said is the one taken over
_APPOSED = {"roles.after_name", "roles.before_name"}


def _successions(
    around: Surroundings, links: Links, held: Sequence[Holding]
) -> Iterator[Holding]:
    for person in around.people:
        low = max(0, person.start - _REACH)
        cue = _CUE.search(around.folded, low, person.start)
        if cue:
            yield from _said(around, links, person, cue) or _taken_over(
                person, cue, held
            )


def _said(
    around: Surroundings, links: Links, person: Mention, cue: re.Match[str]
) -> list[Holding]:
    """«succède à X à la tête de Y», «remplace X comme préfet»: an office of both."""
    lead = _AS.match(around.folded, person.end)
    words = around.analysis.words
    at = from_offset(words, lead.end()) if lead else len(words)
    if at >= len(words):
        return []
    office = office_at(words, at)
    known = any(o.start == office.start for o in links.offices)
    if office.head not in nouns() and not known:
        return []
    successor = _successor(around, person, cue.start())
    return [_made(around, p, office, cue) for p in (successor, person) if p]


def _made(
    around: Surroundings, person: Mention, office: Office, cue: re.Match[str]
) -> Holding:
    if office.head in nouns():
        role, organisation = function_cells(around, office, person)
    else:
        role, organisation = cells(around.analysis, office)
    return Holding(
        person=name_of(person),
        role=agreed(role, woman=is_woman(person)),
        organisation=organisation,
        start=min(cue.start(), office.start),
        end=max(person.end, office.end),
        rule="roles.succeeded",
        cue=cue[0].strip(),
        confidence=0.85,
    )


def _successor(around: Surroundings, person: Mention, position: int) -> Mention | None:
    """Who succeeds: the last other person named before."""
    before = [
        p
        for p in around.people
        if position - _FAR < p.start < position and p.name != person.name
    ]
    return before[-1] if before else None


def _taken_over(
    person: Mention, cue: re.Match[str], held: Sequence[Holding]
) -> list[Holding]:
    """The office just said of the successor was the predecessor's."""
    near = [
        h
        for h in held
        if h.person != person.name
        and person.start - _FAR < h.end
        and h.start < person.start
        and (LEADING.match(h.cue) or h.rule not in _APPOSED)
    ]
    if not near:
        return []
    last = max(near, key=lambda h: h.end)
    return [
        replace(
            last,
            person=name_of(person),
            role=agreed(last.role, woman=is_woman(person)),
            start=cue.start(),
            end=person.end,
            rule="roles.succeeded",
            cue=cue[0].strip(),
            confidence=0.8,
            office=None,
        )
    ]


def holdings(analysis: Analysis, links: Links) -> list[Holding]:
    """All offices held, by apposition, by verbs, by succession, in text order."""
    around = Surroundings(analysis, links.people)
    found = [
        *links.all(),
        *links.lines(),
        *table_offices(analysis, links),
        *headships(around),
        *functions(around),
    ]
    found.sort(key=lambda h: (h.start, h.end))
    found += _successions(around, links, found)
    found += described(analysis, links, found)
    return sorted(found, key=lambda h: (h.start, h.end))
