"""Tables, lists, enumerations in brackets: rows that tell several things of one."""

from __future__ import annotations

from collections.abc import Iterator

from graph_builder.extract.indicators import IndicatorReader
from graph_builder.extract.money_facts import about_funding
from graph_builder.extract.reading import Reading
from graph_builder.extract.record import facts_of
from graph_builder.extract.setting import setting
from graph_builder.extract.tablerows import TableReader
from graph_builder.model import Fact


def find_records(reading: Reading) -> list[Fact]:
    """All facts that tables, lists and nominal enumerations say."""
    if not about_funding(reading):
        return []
    return list(_in_tables(reading))


def _in_tables(reading: Reading) -> Iterator[Fact]:
    for index, block in enumerate(reading.analysis.document.blocks):
        if block.table:
            reader = TableReader(reading, block.table, setting(reading, index))
            for record in reader.records():
                yield from facts_of(record, reading)
            yield from reader.envelopes()
            yield from IndicatorReader(reading, block.table).targets()
