"""Sentences in which only figures are placeholders: the nouns they count stay words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from graph_builder.extract.analysis import Analysis
from graph_builder.extract.french.dates import DateMention
from graph_builder.extract.french.numbers import Number
from graph_builder.extract.pattern import Abstract, Item, abstract
from graph_builder.extract.reading import Reading
from graph_builder.extract.sentences import Sentence
from graph_builder.model import Kind


@dataclass(frozen=True, slots=True)
class Figure:
    """A number at its place in the abstracted text."""

    number: Number
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Day:
    """A date at its place in the abstracted text."""

    date: DateMention
    start: int
    end: int


def _values(analysis: Analysis, start: int, end: int) -> list[Item]:
    """Counting numbers, dates and amounts that are no part of a name."""
    names = [
        (m.start, m.end)
        for m in analysis.within(start, end)
        if m.name and m.name.kind is not Kind.GROUP
    ]
    amounts = [m for m in analysis.money if start <= m.start < end]
    dates = [d for d in analysis.dates if start <= d.start < end]
    taken = [*names, *((v.start, v.end) for v in [*amounts, *dates])]
    numbers = [
        n
        for n in analysis.numbers
        if start <= n.start < end
        and not n.ordinal
        and not any(low < n.end and n.start < high for low, high in taken)
    ]
    return sorted([*amounts, *dates, *numbers], key=lambda i: i.start)


@dataclass
class FigureText:
    """One sentence, its nouns and verbs readable, its figures `<N0>`, `<D1>`, `<M2>`."""

    reading: Reading
    sentence: Sentence

    @cached_property
    def abstract(self) -> Abstract:
        """The sentence with placeholders for its figures only."""
        analysis, s = self.reading.analysis, self.sentence
        return abstract(analysis, s.start, s.end, _values(analysis, s.start, s.end))

    @cached_property
    def text(self) -> str:
        """The abstracted text."""
        return self.abstract.text

    def _figures(self, letter: str) -> Iterator[tuple[Item, int, int]]:
        at = 0
        for index, item in enumerate(self.abstract.items):
            mark = f"<{letter}{index}>"
            found = self.text.find(mark, at)
            if found >= 0:
                at = found + len(mark)
                yield item, found, at

    @cached_property
    def numbers(self) -> list[Figure]:
        """The numbers, in order."""
        return [
            Figure(item, start, end)
            for item, start, end in self._figures("N")
            if isinstance(item, Number)
        ]

    @cached_property
    def dates(self) -> list[Day]:
        """The dates, in order."""
        return [
            Day(item, start, end)
            for item, start, end in self._figures("D")
            if isinstance(item, DateMention)
        ]

    def words(self, start: int, end: int) -> str:
        """The words of the document that stand at text[start:end]."""
        if start >= end:
            return ""
        low = self.abstract.position(start)
        high = self.abstract.position(end, end=True)
        return " ".join(self.reading.analysis.text[low:high].split())
