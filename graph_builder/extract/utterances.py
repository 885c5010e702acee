"""The words somebody says in a text: quotes with their speakers, answers of interviews."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph_builder.extract.analysis import Analysis
from graph_builder.extract.attribution import Attribution
from graph_builder.extract.french.text import plain
from graph_builder.extract.interviews import answers
from graph_builder.extract.office_cells import squeezed
from graph_builder.extract.quoted_places import Places
from graph_builder.extract.quotes import Quote
from graph_builder.extract.speakers import Speakers
from graph_builder.model import BlockKind, Name, Statement

_MARKS = re.compile(r"[«»“”\"]")
_SIGNED = re.compile(r"\s*[–—-]+\s*(?=[A-ZÀ-Þ])")


@dataclass(frozen=True, slots=True)
class _Said:
    start: int
    end: int
    speaker: Name
    rule: str
    confidence: float


def utterances(
    analysis: Analysis, speakers: Speakers, quotes: Sequence[Quote]
) -> list[Statement]:
    """Quoted words with who says them, and the answers of an interview, in text order."""
    replies = [
        _Said(a.start, a.end, a.speaker, a.rule, 0.9)
        for a in answers(analysis, speakers.people, quotes)
    ]
    apart = [*replies, *_set_off(analysis, speakers)]
    outside = [q for q in quotes if not any(a.start <= q.start < a.end for a in apart)]
    found = [*_quoted(analysis, speakers, outside), *apart]
    return _distinct([_statement(analysis, said) for said in found])


def _quoted(
    analysis: Analysis, speakers: Speakers, quotes: Sequence[Quote]
) -> Iterator[_Said]:
    places, attribution = Places(analysis, quotes), Attribution(analysis, speakers)
    for quote in quotes:
        found = attribution.of(places.of(quote))
        if found:
            speakers.last = (quote.start, found[0])
            yield _Said(quote.start, quote.end, *found)


def _set_off(analysis: Analysis, speakers: Speakers) -> Iterator[_Said]:
    """A block set off as a quotation, signed by a name: «> Nous y voilà. — Anne Rey»."""
    blocks = analysis.document.blocks
    for index, block in enumerate(blocks):
        marked = _MARKS.search(analysis.text, block.start, block.end)
        if block.kind is not BlockKind.QUOTE or marked:
            continue
        limit = max(b.end for b in blocks[index : index + 2])
        signed = _signature(analysis.text, speakers, block.start, limit)
        if signed:
            end = min(signed[0], block.end)
            yield _Said(block.start, end, signed[1], "set_off", 0.85)


def _signature(
    text: str, speakers: Speakers, start: int, limit: int
) -> tuple[int, Name] | None:
    """Where the dash before a name stands, and the name."""
    for person in speakers.people:
        if not start < person.start < limit:
            continue
        dash = _SIGNED.search(text, start, person.start + 1)
        if dash and dash.end() == person.start and dash.start() > start and person.name:
            return dash.start(), person.name
    return None


def _statement(analysis: Analysis, said: _Said) -> Statement:
    return Statement(
        quote=squeezed(analysis.text[said.start : said.end]),
        speaker=said.speaker,
        evidence=(analysis.evidence(said.start, said.end),),
        rule=f"statements.{said.rule}",
        confidence=said.confidence,
    )


def _distinct(found: Sequence[Statement]) -> list[Statement]:
    """Without those repeated in a longer one: a headline quotes what the text quotes."""
    folded = [re.sub(r"\W+", " ", plain(s.quote)).strip() for s in found]
    kept = []
    for index, statement in enumerate(found):
        repeated = any(
            folded[index] in other and (len(other) > len(folded[index]) or i < index)
            for i, other in enumerate(folded)
            if i != index
        )
        if not repeated:
            kept.append(statement)
    return sorted(kept, key=lambda s: s.evidence[0].start)
