"""Those counted, found by their number: «Quatre projets sont sélectionnés.», then four named.

Where no sentence says who was selected, the projects that the rest of the paragraph, the
list or the headings below name are those counted if there are just as many.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

from graph_builder.extract.mention import Mention
from graph_builder.extract.reading import Reading
from graph_builder.model import (
    BlockKind,
    Count,
    Fact,
    Factuality,
    Kind,
    Name,
    Outcome,
    Selection,
    Stage,
)

_LEAST, _MOST = 2, 40  # as many as a text names one by one
_CONFIDENCE = 0.7
_HEADINGS = {BlockKind.HEADING, BlockKind.TITLE}
_VOUCHED = {Factuality.ASSERTED, Factuality.QUOTED}


def of_counts(reading: Reading, facts: Sequence[Fact]) -> Iterator[Selection]:
    """A selection of each project of which the text only tells how many they are."""
    told = [f for f in facts if isinstance(f, Selection)]
    fate = {f.candidate: f.outcome for f in told if f.factuality in _VOUCHED}
    known: set[Name] = set()
    for count in facts:
        if not isinstance(count, Count) or not _may_be_named(count):
            continue
        for names in _below(reading, count.evidence[0].end, count.count):
            selected = {n for n in names if fate.get(n) is Outcome.SELECTED}
            if any(n in fate for n in names - selected) or names <= selected | known:
                continue
            known |= names
            yield from (_selection(count, name) for name in _ordered(names - selected))
            break


def _ordered(names: set[Name]) -> list[Name]:
    return sorted(names, key=attrgetter("label"))


def _may_be_named(count: Count) -> bool:
    return (
        count.stage is Stage.SELECTED
        and _LEAST <= count.count <= _MOST
        and count.factuality in _VOUCHED
    )


def _selection(count: Count, name: Name) -> Selection:
    return Selection(
        candidate=name,
        outcome=Outcome.SELECTED,
        call=count.call,
        evidence=count.evidence,
        factuality=count.factuality,
        rule="selections.counted",
        cues=count.cues,
        confidence=_CONFIDENCE,
    )


def _below(reading: Reading, position: int, wanted: int) -> Iterator[set[Name]]:
    """Sets of just as many projects: of the paragraph, of its list, of the headings below."""
    blocks = reading.analysis.document.blocks
    index = reading.context.block_at(max(position - 1, 0))
    stretches = [(position, blocks[index].end)]
    after = index + 1
    while after < len(blocks) and blocks[after].kind is BlockKind.ITEM:
        after += 1
    if after > index + 1:
        stretches.append((blocks[index + 1].start, blocks[after - 1].end))
    for start, end in stretches:
        names = _projects(reading, start, end)
        if len(names) == wanted:
            yield names
    named = _headings(reading, index)
    if len(named) == wanted:
        yield named


def _projects(reading: Reading, start: int, end: int) -> set[Name]:
    return {m.name for m in reading.analysis.within(start, end) if _is_project(m)}  # type: ignore[misc]


def _is_project(mention: Mention) -> bool:
    return mention.name is not None and mention.name.kind is Kind.PROJECT


def _headings(reading: Reading, index: int) -> set[Name]:
    """The names that are headings of one rank below a place, each a name alone."""
    blocks, analysis = reading.analysis.document.blocks, reading.analysis
    ranks: dict[int, set[Name]] = {}
    for block in blocks[index + 1 :]:
        if block.kind is not BlockKind.HEADING:
            continue
        within = [m for m in analysis.within(block.start, block.end) if m.name]
        alone = (
            within and within[0].end - within[0].start >= block.end - block.start - 2
        )
        if (
            alone
            and within[0].name
            and within[0].name.kind in {Kind.PROJECT, Kind.PHRASE}
        ):
            ranks.setdefault(block.level, set()).add(within[0].name)
    return max(ranks.values(), key=len, default=set())
