"""«Le premier», «le second»: which of the two or more told before is meant."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from graph_builder.extract.analysis import Analysis
from graph_builder.extract.frame import Frame
from graph_builder.extract.mention import Mention
from graph_builder.model import Kind, Name

_TWO = 2
_WORDS = 16  # characters that hold «aux seconds»
_LINE = 40  # characters that hold «pour la première»
_ONE_OF_TWO = re.compile(
    r" (?:pour|a|au) (?:l[ae] )?(premiere?|seconde?|deuxieme|derniere?)\b"
)
_WHICH = r"l[ae] (?:<N(\d+)>|derniere?)"
_SUBJECT = re.compile(rf"(?:et |puis )?{_WHICH}[ ,]")
_NEXT = re.compile(rf"(?:, |et |; ){_WHICH},? (?:en )?[^<,;]{{0,25}}$")
_GROUPS = re.compile(
    r"(?: supplementaires)? (?:aux?|a la) (?:<N\d+>|premiere?s?|seconde?s?)(?![\w<])"
)


def name_of(mention: Mention) -> Name:
    """The name a mention means; every mention of an analysis has one."""
    if mention.name is None:
        raise AssertionError(mention)
    return mention.name


def subject_of_two(frame: Frame, told: Sequence[Mention]) -> Name | None:
    """«Le premier …, la Région y ajoute M»: the first of the last two told before."""
    match = _SUBJECT.match(frame.abstract.text)
    before = [m for m in told if m.end <= frame.sentence.start]
    names = list(dict.fromkeys(name_of(m) for m in before))[-_TWO:]
    return names[_place(frame, match)] if match and len(names) == _TWO else None


def one_of_two(
    frame: Frame, told: Sequence[Mention], leads: Container[Name]
) -> Mention | None:
    """«Le premier recevra M, le second N»: the only two projects or bodies told before.

    What somebody leads (`leads`) is a project.
    """
    match = _NEXT.search(frame.lead_in) or _SUBJECT.match(frame.lead_in)
    if not match:
        return None
    named = [m for m in told if m.name and m.source != "anaphor"]
    projects = [m for m in named if name_of(m).kind is Kind.PROJECT or m.name in leads]
    bodies = [m for m in named if name_of(m).kind is Kind.ORGANISATION]
    for group in (projects, bodies):
        firsts = list({m.name: m for m in group}.values())
        if len(firsts) == _TWO:
            return firsts[_place(frame, match)]
    return None


def group_of(frame: Frame, told: Sequence[Mention], folded: str) -> Mention | None:
    """«300 M€ aux premiers et 400 M€ aux seconds»: the groups or calls told before."""
    if not _GROUPS.match(frame.tail):
        return None
    groups = [m for m in told if m.name and m.name.kind in {Kind.GROUP, Kind.CALL}]
    names = list(dict.fromkeys(name_of(m) for m in groups))
    end = frame.money.end
    place = int("second" in folded[end : end + _WORDS])
    wanted = names[place] if place < len(names) else None
    return next((m for m in groups if m.name is wanted), None)


def sharer(frame: Frame, analysis: Analysis) -> Mention | None:
    """«A et B se partagent M : N pour la première et O pour le second»."""
    end = frame.money.end
    match = _ONE_OF_TWO.match(analysis.folded[end : end + _LINE])
    if not match:
        return None
    named = [
        m
        for m in analysis.within(frame.sentence.start, frame.money.start)
        if m.name and m.name.kind in {Kind.ORGANISATION, Kind.PROJECT}
    ]
    firsts = list({m.name: m for m in named}.values())[:_TWO]
    place = 0 if match[1].startswith("premi") else 1
    return firsts[place] if len(firsts) == _TWO else None


def _place(frame: Frame, match: re.Match[str]) -> int:
    """0 for «le premier», 1 for «le second», «le dernier»."""
    return 0 if match[1] and frame.number(match[1]) == 1 else 1
