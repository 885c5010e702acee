"""Tables, lists, enumerations in brackets: rows that tell several things of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph_builder.extract.brackets import BracketReader
from graph_builder.extract.columns import upright
from graph_builder.extract.gapping import GapReader
from graph_builder.extract.indicators import IndicatorReader
from graph_builder.extract.listitems import item_record
from graph_builder.extract.money_facts import about_funding
from graph_builder.extract.nominal import nominal
from graph_builder.extract.pattern import Abstract, abstract
from graph_builder.extract.reading import Reading
from graph_builder.extract.record import Record, facts_of
from graph_builder.extract.segments import SegmentReader
from graph_builder.extract.setting import setting
from graph_builder.extract.tablerows import TableReader
from graph_builder.model import BlockKind, Fact, Table

_LINE = 220  # characters of a paragraph that may be one entry of a list


def find_records(reading: Reading) -> list[Fact]:
    """All facts that tables, lists and nominal enumerations say."""
    if not about_funding(reading):
        return []
    listed = {record.start: record for record in _in_lists(reading)}
    told = [r for r in _in_sentences(reading) if not _within(r, listed.values())]
    return [
        *_in_tables(reading),
        *(f for record in (*listed.values(), *told) for f in facts_of(record, reading)),
    ]


def _within(record: Record, listed: Iterable[Record]) -> bool:
    """Whether the words of a record are part of a list item read already."""
    return any(r.start <= record.start and record.end <= r.end for r in listed)


def _in_sentences(reading: Reading) -> Iterator[Record]:
    last: tuple[int, Abstract] | None = None
    for sentence, text in reading.sentences:
        if "<M" in text.text:
            yield from BracketReader(reading, sentence, text).records()
            yield from SegmentReader(reading, sentence, text).records()
            before = last[1] if last and last[0] == sentence.block else None
            yield from GapReader(reading, sentence, text).records(before)
        last = sentence.block, text


def _in_tables(reading: Reading) -> Iterator[Fact]:
    for index, block in enumerate(reading.analysis.document.blocks):
        if block.table:
            yield from _in_table(reading, index, upright(block.table))


def _in_table(reading: Reading, index: int, table: Table) -> Iterator[Fact]:
    reader = TableReader(reading, table, setting(reading, index))
    for record in reader.records():
        yield from facts_of(record, reading)
    yield from reader.envelopes()
    yield from IndicatorReader(reading, reader.shape).targets()


def _lists(reading: Reading) -> Iterator[list[int]]:
    """Runs of list items, or of short paragraphs: the indices of their blocks."""
    run: list[int] = []
    last: BlockKind | None = None
    for index, block in enumerate(reading.analysis.document.blocks):
        short = block.end - block.start <= _LINE
        entry = block.kind is BlockKind.ITEM or (
            block.kind is BlockKind.PARAGRAPH and short
        )
        if run and (not entry or block.kind is not last):
            yield run
            run = []
        if entry:
            run.append(index)
        last = block.kind
    if run:
        yield run


def _in_lists(reading: Reading) -> Iterator[Record]:
    for run in _lists(reading):
        yield from _in_list(reading, run)


def _in_list(reading: Reading, run: list[int]) -> Iterator[Record]:
    entries = [(i, text) for i in run if (text := _entry(reading, i)) is not None]
    if not entries:
        return
    above = setting(reading, run[0])
    if above.negative:
        return
    for index, text in entries:
        item = reading.analysis.document.blocks[index].kind is BlockKind.ITEM
        record = item_record(reading, text, above, strong=item and above.strong)
        if record:
            yield record


def _entry(reading: Reading, index: int) -> Abstract | None:
    """An item, or a paragraph that tells of an amount without a verb."""
    analysis = reading.analysis
    block = analysis.document.blocks[index]
    item = block.kind is BlockKind.ITEM
    amounts = any(block.start <= m.start < block.end for m in analysis.money)
    if not (amounts or (item and analysis.within(block.start, block.end))):
        return None
    text = abstract(analysis, block.start, block.end)
    return text if item or nominal(reading, text) else None
