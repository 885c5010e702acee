"""Names that stand alone in their line: headings that name what the paragraph under them tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph_builder.extract.mention import Mention
from graph_builder.model import Kind

_PARAGRAPH = 600  # characters under a heading that are read
_AROUND = '»"«* '
# What is said of projects: «ce projet», «porté par», «y prennent part».
_PROJECT = re.compile(
    r"\b(?:(?:l[ae]|ce|cette|du|au) (?:[a-z]+ )?(?:projet|pole|consortium|cluster|reseau|dossier|laureat)\b(?! d)"
    r"|le projet de|l'alliance|chef de file|(?:porte|coordonne|pilote|copilote)e? par|(?:co)?(?:port|coordonn|pilot)ent"
    r"|y (?:participe|prennent part|contribu|travaill|collabor)\w*|en sont (?:membres|partenaires)|l'accompagnent|de la partie)"
)
_FIRM = re.compile(
    r"\b(?:societe|start-up|startup|jeune pousse|entreprise|pme|biotech)\b"
)
_SERIES = 2  # headings of one kind from which on those beside them are of it too


def headed(
    text: str, folded: str, mentions: Sequence[Mention]
) -> Iterator[tuple[Mention, Kind]]:
    """Headings that name projects, as the paragraphs under them or their fellows tell."""
    alone = [
        m
        for m in mentions
        if m.kind in {None, Kind.PROJECT} and _alone(text, m.start, m.end)
    ]
    told = [m for m in alone if m.kind or _speaks_of_project(folded, m.end)]
    series = len(told) >= _SERIES and 2 * len(told) >= len(alone)
    for mention in alone if series else told:
        if mention.kind is None:
            yield mention, Kind.PROJECT


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a name is all its line says."""
    low, high = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    before, after = text[low:start], text[end : high if high >= 0 else len(text)]
    return high >= 0 and not before.strip(_AROUND) and not after.strip(_AROUND)


def _speaks_of_project(folded: str, end: int) -> bool:
    low = end
    while low < len(folded) and folded[low] in '\n *»"':
        low += 1
    high = folded.find("\n", low)
    high = min(high if high >= 0 else len(folded), low + _PARAGRAPH)
    told = _PROJECT.search(folded, low, high)
    return told is not None and not _FIRM.search(folded, low, told.start())
