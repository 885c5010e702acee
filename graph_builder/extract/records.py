"""Tables, lists, enumerations in brackets: rows that tell several things of one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from graph_builder.extract.aggregates import AggregateReader
from graph_builder.extract.brackets import BracketReader
from graph_builder.extract.breakdowns import bracketed_parts, list_parts
from graph_builder.extract.columns import upright
from graph_builder.extract.domain import about_funding
from graph_builder.extract.gapping import GapReader, tells_the_same
from graph_builder.extract.indicators import IndicatorReader
from graph_builder.extract.listitems import item_record
from graph_builder.extract.nominal import nominal
from graph_builder.extract.paired_subjects import paired_subjects
from graph_builder.extract.pattern import Abstract, abstract
from graph_builder.extract.reading import Reading
from graph_builder.extract.record import Record, facts_of
from graph_builder.extract.segments import SegmentReader
from graph_builder.extract.setting import Surroundings, setting
from graph_builder.extract.sheets import sheets
from graph_builder.extract.sources import Sources
from graph_builder.extract.tablerows import TableReader
from graph_builder.model import Block, BlockKind, Fact, Table

_LINE = 220  # characters of a paragraph that may be one entry of a list


def find_records(reading: Reading) -> list[Fact]:
    """All facts that tables, lists and nominal enumerations say."""
    if not about_funding(reading):
        return []
    sources = Sources(reading)
    listed = list(_in_lists(sources))
    parts = list(_broken_down(sources, listed))
    told = [r for r in _in_sentences(sources) if not _within(r, listed)]
    return [
        *_in_tables(sources),
        *parts,
        *(fact for record in (*listed, *told) for fact in facts_of(record, reading)),
    ]


def _within(record: Record, listed: Sequence[Record]) -> bool:
    """Whether the words of a record are part of a list item read already."""
    at = bisect_right(listed, record.start, key=lambda r: r.start) - 1
    return at >= 0 and record.end <= listed[at].end


def _in_sentences(sources: Sources) -> Iterator[Record]:
    last: tuple[int, Abstract] | None = None
    for sentence, text in sources.reading.sentences:
        if "<M" in text.text or tells_the_same(text):
            before = last[1] if last and last[0] == sentence.block else None
            told = [
                *BracketReader(sources, sentence, text).records(),
                *SegmentReader(sources, sentence, text).records(),
                *paired_subjects(sources, sentence, text),
            ]
            left_out = GapReader(sources, sentence, text).records(before)
            yield from told
            yield from (r for r in left_out if not _overlaps(r, told))
        last = sentence.block, text


def _overlaps(record: Record, others: Sequence[Record]) -> bool:
    return any(r.start < record.end and record.start < r.end for r in others)


def _in_tables(sources: Sources) -> Iterator[Fact]:
    for index, block in enumerate(sources.reading.analysis.document.blocks):
        if block.table:
            yield from _in_table(sources, index, upright(block.table))
    for sheet in sheets(sources.reading):
        yield from _in_table(sources, sheet.index, sheet.table)


def _in_table(sources: Sources, index: int, table: Table) -> Iterator[Fact]:
    reading = sources.reading
    reader = TableReader(reading, table, setting(sources, index))
    sums = AggregateReader(reading, reader.shape, reader.setting)
    for record in (*reader.records(), *sums.payers()):
        yield from facts_of(record, reading)
    yield from reader.envelopes()
    yield from sums.facts()
    yield from IndicatorReader(reading, reader.shape).targets()


def _runs(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """Runs of list items, or of short paragraphs: the indices of their blocks."""
    for kind, run in groupby(range(len(blocks)), lambda i: _entry_kind(blocks[i])):
        if kind:
            yield list(run)


def _entry_kind(block: Block) -> BlockKind | None:
    short = block.end - block.start <= _LINE
    paragraph = block.kind is BlockKind.PARAGRAPH and short
    return block.kind if paragraph or block.kind is BlockKind.ITEM else None


def _in_lists(sources: Sources) -> Iterator[Record]:
    blocks = sources.reading.analysis.document.blocks
    told = _Told(sources.reading)
    for run in _runs(blocks):
        entries = [(blocks[i], text) for i in run if (text := told.entry(i))]
        above = setting(sources, run[0]) if entries else None
        if above is None or above.negative:
            continue
        for block, text in entries:
            strong = block.kind is BlockKind.ITEM and above.strong
            record = item_record(sources.reading, text, above, strong=strong)
            if record:
                yield record


def _broken_down(sources: Sources, listed: Sequence[Record]) -> Iterator[Fact]:
    """Parts of an envelope, in lists and in brackets of one sentence."""
    reading = sources.reading
    blocks = reading.analysis.document.blocks
    told, taken = _Told(reading), {record.start for record in listed}
    for run in _runs(blocks):
        texts = [text for i in run if (text := told.entry(i))]
        free = [text for text in texts if text.start not in taken]
        if len(free) > 1 and blocks[run[0]].kind is BlockKind.ITEM:
            yield from list_parts(reading, free, Surroundings(reading, run[0]).folded())
    for _, text in reading.sentences:
        if "(<M" in text.text:
            yield from bracketed_parts(reading, text)


class _Told:
    """The abstracts of blocks, those of sentences used again."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.sentences: dict[int, list[Abstract]] = {}
        for sentence, text in reading.sentences:
            self.sentences.setdefault(sentence.block, []).append(text)

    def entry(self, index: int) -> Abstract | None:
        """An item, or a paragraph that tells of an amount without a verb."""
        analysis = self.reading.analysis
        block = analysis.document.blocks[index]
        told = self.sentences.get(index, [])
        item = block.kind is BlockKind.ITEM
        if any(text.text.count("(<M") > 1 for text in told):
            return None  # an enumeration in brackets
        amounts = any("<M" in text.text for text in told)
        if not (amounts or (item and analysis.within(block.start, block.end))):
            return None
        if not item and len(told) > 1 and nominal(self.reading, told[0]):
            return told[0]  # «P (ville) : M. Porté par X, il …»
        whole = len(told) == 1 and told[0].end >= block.end
        text = told[0] if whole else abstract(analysis, block.start, block.end)
        return text if item or nominal(self.reading, text) else None
