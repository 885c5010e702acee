"""Calls told by where they stand: at the head of a paragraph, or as a programme's own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph_builder.extract.french.text import plain
from graph_builder.extract.mention import Mention
from graph_builder.extract.reading import Reading
from graph_builder.extract.sentences import Sentence
from graph_builder.model import Kind, Name

# «le PEPR X finance huit projets à l'issue de son second appel»: X is the call.
_OWN = re.compile(r"\b(?:son|sa|leur) (?:[a-z]+ )?(?:appels?|ami|aap)\b")
_RUN_IN = re.compile(r"\W*([\w' -]{3,45}?)(?: ?[.:–—]|\*\*)")
_OWNERS = {Kind.PROJECT, Kind.PROGRAMME}


def opening(
    reading: Reading, named: Iterable[Mention], sentence: Sentence
) -> Name | None:
    """The call whose name opens the paragraph, as a heading of its own."""
    block = reading.analysis.document.blocks[sentence.block]
    head = _RUN_IN.match(reading.analysis.folded, block.start, block.end)
    if head is None or head.end() > sentence.start:
        return None
    names = (m.name for m in named if m.name)
    return next((n for n in names if plain(n.label) == head[1].strip()), None)


def owner(reading: Reading, start: int, sentence: Sentence) -> Name | None:
    """Whose «second appel» it is: the first programme or project of those words."""
    said = _OWN.search(reading.analysis.folded, start, sentence.end)
    before = reading.analysis.within(start, said.start()) if said else []
    names = (m.name for m in before if m.name and m.name.kind in _OWNERS)
    return next(names, None)
