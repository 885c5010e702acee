"""Themes that head lists of projects: «Biothérapies», and two projects below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph_builder.extract.french.text import plain
from graph_builder.extract.lexicon import load
from graph_builder.extract.reading import Reading
from graph_builder.model import BlockKind, Kind, Name, Theme

_FEWEST = 2  # such headings; one alone may tell anything
_MOST_WORDS = 6
_NO_THEME = re.compile(r"[\d?!:;«»()]")
_THINGS = {Kind.PROJECT, Kind.PHRASE}
_LABEL = re.compile(r"\W*([A-ZÀ-Þ][^\s–—:,(]*(?: [^\s–—:,(]+){0,4}) ?[–—:(]")
_AFTER = re.compile(r" ?[–—:,(-]")


@cache
def _other() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{load('themes')['words']['headings']})")


def by_headings(reading: Reading) -> Iterator[Theme]:
    """The heading of a list of projects as their theme, where several lists have one."""
    headed = _headed(reading)
    if len(headed) < _FEWEST:
        return
    for (start, end), projects in headed.items():
        theme = " ".join(reading.analysis.text[start:end].split())
        for project in projects:
            yield Theme(
                subject=project,
                theme=theme,
                evidence=reading.evidence(start, end),
                rule="themes.heading",
                cues=(theme,),
                confidence=0.8,
            )


def _headed(reading: Reading) -> dict[tuple[int, int], list[Name]]:
    """The projects that open the items right below each heading that may tell a theme."""
    found: dict[tuple[int, int], list[Name]] = {}
    above: tuple[int, int] | None = None
    for block in reading.analysis.document.blocks:
        if block.kind is BlockKind.HEADING:
            span = block.start, block.end
            above = span if _tells(reading, *span) else None
        elif block.kind is not BlockKind.ITEM:
            above = None
        elif above and (project := _opens(reading, block.start, block.end)):
            found.setdefault(above, []).append(project)
    return found


def _tells(reading: Reading, start: int, end: int) -> bool:
    """A few common words: no name, number or question, no word for lists themselves."""
    text = reading.analysis.text[start:end]
    if _NO_THEME.search(text) or not 0 < len(text.split()) <= _MOST_WORDS:
        return False
    named = any(m.name for m in reading.analysis.within(start, end))
    return not named and not _other().search(plain(text))


def _opens(reading: Reading, start: int, end: int) -> Name | None:
    """The project that an item begins with, before a dash, colon or bracket."""
    for mention in reading.analysis.within(start, start + 3):
        after = _AFTER.match(reading.analysis.text, mention.end)
        if mention.name and after:
            return mention.name if mention.name.kind in _THINGS else None
    label = _LABEL.match(reading.analysis.text, start, end)
    return Name(label[1], Kind.PROJECT, (label[1],)) if label else None
