"""Those counted, found by their number: «Quatre projets sont sélectionnés.», then four named.

Where no sentence says who was selected, the projects that the rest of the paragraph, the
list or the headings below name are those counted if there are just as many.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from graph_builder.extract.mention import Mention
from graph_builder.extract.reading import Reading
from graph_builder.model import (
    Award,
    BlockKind,
    Count,
    Fact,
    Factuality,
    Kind,
    Name,
    Outcome,
    Partner,
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
    partners = {f.organisation for f in facts if isinstance(f, Partner)}
    done: set[Name] = set()
    for count in facts:
        if not isinstance(count, Count) or not _may_be_named(count):
            continue
        for below in _below(reading, count.evidence[0].end):
            names = below - partners
            selected = {n for n in names if fate.get(n) is Outcome.SELECTED}
            mixed = any(n in fate for n in names - selected)
            if len(names) == count.count and not mixed and not names <= selected | done:
                done |= names
                yield from (_selection(count, n) for n in _ordered(names - selected))
                break


def with_calls(
    reading: Reading, awards: Sequence[Award], facts: Sequence[Fact]
) -> list[Award]:
    """Awards to projects of a paragraph that counts those selected are of that call."""
    block = reading.context.block_at
    counts = [f for f in facts if isinstance(f, Count) and _may_be_named(f)]
    calls = {block(f.evidence[0].start): f.call for f in counts if f.call}
    return [
        replace(award, call=call)
        if award.call is None
        and award.project
        and (call := calls.get(block(award.evidence[0].start)))
        and not call.label.endswith(award.project.label)
        else award
        for award in awards
    ]


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


def _below(reading: Reading, position: int) -> Iterator[set[Name]]:
    """The projects of the rest of a paragraph, of its list, of the headings below."""
    blocks = reading.analysis.document.blocks
    index = reading.context.block_at(max(position - 1, 0))
    yield _projects(reading, position, blocks[index].end)
    after = index + 1
    while after < len(blocks) and blocks[after].kind is BlockKind.ITEM:
        after += 1
    if after > index + 1:
        yield _projects(reading, blocks[index + 1].start, blocks[after - 1].end)
    yield _headings(reading, index)


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
