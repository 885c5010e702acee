"""Persons met again by their office: «Marc Rey est venu. Le ministre de la Mer a promis…»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph_builder.extract.analysis import Analysis
from graph_builder.extract.appositions import Links
from graph_builder.extract.french.offices import Office
from graph_builder.extract.holdings import Holding
from graph_builder.extract.mention import Mention
from graph_builder.extract.office_cells import cells, of_state
from graph_builder.extract.sentences import Sentence
from graph_builder.model import Name

_VERB = re.compile(
    r"(?:, (?:lui|elle|quant a \w+),)? (?!de |du |des |d'|et |ou |a la |au |en |dont |pour |que? )[a-z]"
)
# Offices that head something; a cook or a chemist heads nothing.
LEADING = re.compile(
    r"(?:vice-)?(?:co)?(?:president|directeur|directrice|maire|ministre|recteur|rectrice|prefet|pdg|secretaire|commissaire|doyen)"
)
_SUBJECT = 45  # characters into a sentence within which its subject stands


def described(
    analysis: Analysis, links: Links, held: Sequence[Holding]
) -> Iterator[Holding]:
    """Holders of offices that stand as a subject right after a sentence about one person."""
    linked = {h.office.start for h in held if h.office}
    busy = {h.person for h in held if LEADING.match(h.cue)}
    for office in links.offices:
        if office.start in linked or not _telling(analysis, office):
            continue
        person = _before(analysis, links, office)
        if person and person.name and person.name not in busy:
            yield made(analysis, office, person.name, 0.7)


def _telling(analysis: Analysis, office: Office) -> bool:
    """Whether an office says enough, as the subject of a verb, to mean one person."""
    if office.plural or office.det not in {"le", "la", "l'"}:
        return False
    if not (office.complements and LEADING.match(office.head)) and not of_state(
        analysis, office
    ):
        return False
    return bool(_VERB.match(analysis.folded, office.end))


def _before(analysis: Analysis, links: Links, office: Office) -> Mention | None:
    """The subject of the sentence before, where nobody else is named since."""
    sentences = analysis.sentences
    index = next(
        (i for i, s in enumerate(sentences) if s.start <= office.begin < s.end), 0
    )
    if not index or sentences[index - 1].block != sentences[index].block:
        return None
    here, last = sentences[index], sentences[index - 1]
    if (
        _people(links, here.start, office.begin)
        or "," not in f",{analysis.folded[here.start : office.begin].rstrip()[-1:]}"
    ):
        return None
    return _subject(analysis, links, last)


def _subject(analysis: Analysis, links: Links, sentence: Sentence) -> Mention | None:
    people = _people(links, sentence.start, sentence.end)
    if not people:
        return None
    before = analysis.folded[sentence.start : people[0].start]
    main = len(before) <= _SUBJECT or before.rstrip().endswith(",")
    governed = re.search(r"\b(?:de|d'|par|avec|a|pour|selon) $", before)
    return people[0] if main and not governed else None


def _people(links: Links, start: int, end: int) -> list[Mention]:
    return [p for p in links.people if start <= p.start < end]


def made(
    analysis: Analysis, office: Office, person: Name, confidence: float
) -> Holding:
    """The holding of an office that stands apart from its holder's name."""
    role, organisation = cells(analysis, office)
    return Holding(
        person=person,
        role=role,
        organisation=organisation,
        start=office.begin,
        end=office.end,
        rule="roles.described",
        cue=office.head,
        confidence=confidence,
        office=office,
    )
