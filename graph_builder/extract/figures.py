"""Sentences in which only figures are placeholders: the nouns they count stay words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from graph_builder.extract.analysis import Analysis
from graph_builder.extract.french.dates import DateMention
from graph_builder.extract.french.numbers import Number
from graph_builder.extract.french.text import plain
from graph_builder.extract.gates import Worded
from graph_builder.extract.pattern import Abstract, Item, abstract, code
from graph_builder.extract.reading import Reading
from graph_builder.extract.sentences import Sentence
from graph_builder.extract.stretches import inside
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


def _is_now(date: DateMention) -> bool:
    """«aujourd'hui» stays a word: it tells a present level."""
    return plain(date.text) in {"aujourd'hui", "ce jour"}


def _values(analysis: Analysis, start: int, end: int) -> list[Item]:
    """Counting numbers, dates and amounts that are no part of a name."""
    amounts = inside(analysis.money, start, end)
    dates = [d for d in inside(analysis.dates, start, end) if not _is_now(d)]
    numbers = [n for n in inside(analysis.numbers, start, end) if not n.ordinal]
    if numbers:
        names = [m for m in analysis.within(start, end) if m.kind is not Kind.GROUP]
        taken = [(m.start, m.end) for m in names]
        taken += [(a.start, a.end) for a in amounts]
        taken += [(d.start, d.end) for d in dates]
        numbers = [
            n
            for n in numbers
            if not any(low < n.end and n.start < high for low, high in taken)
        ]
    return sorted([*amounts, *dates, *numbers], key=lambda i: i.start)


@dataclass
class FigureText:
    """One sentence, its nouns and verbs readable, its figures `<N0>`, `<D1>`, `<M2>`."""

    analysis: Analysis
    sentence: Sentence

    @cached_property
    def abstract(self) -> Abstract:
        """The sentence with placeholders for its figures only."""
        start, end = self.sentence.start, self.sentence.end
        return abstract(self.analysis, start, end, _values(self.analysis, start, end))

    @cached_property
    def counts(self) -> bool:
        """Whether a number stands in the sentence; cheaper than `numbers`."""
        found = inside(self.analysis.numbers, self.sentence.start, self.sentence.end)
        return any(not number.ordinal for number in found)

    @cached_property
    def text(self) -> str:
        """The abstracted text."""
        return self.abstract.text

    @cached_property
    def worded(self) -> Worded:
        """The abstracted text with the places of its words."""
        return Worded(self.abstract.text)

    @cached_property
    def _placed(self) -> list[tuple[Item, int, int]]:
        """The figures in order, each with its placeholder's place."""
        placed, at = [], 0
        for index, item in enumerate(self.abstract.items):
            mark = f"<{code(item)}{index}>"
            start = self.text.index(mark, at)
            at = start + len(mark)
            placed.append((item, start, at))
        return placed

    @cached_property
    def numbers(self) -> list[Figure]:
        """The numbers, in order."""
        return [Figure(i, s, e) for i, s, e in self._placed if isinstance(i, Number)]

    @cached_property
    def dates(self) -> list[Day]:
        """The dates, in order."""
        return [Day(i, s, e) for i, s, e in self._placed if isinstance(i, DateMention)]

    def words(self, start: int, end: int) -> str:
        """The words of the document that stand at text[start:end]."""
        if start >= end:
            return ""
        low = self.abstract.position(start)
        high = self.abstract.position(end, end=True)
        return " ".join(self.analysis.text[low:high].split())


def figure_texts(reading: Reading) -> list[FigureText]:
    """Every sentence with its figures, text order; made once a reading."""
    analysis = reading.analysis
    if "figures" not in reading.shared:
        made = [FigureText(analysis, sentence) for sentence in analysis.sentences]
        reading.shared["figures"] = made
    return reading.shared["figures"]
