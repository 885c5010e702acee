"""Proposed rows against the text: a fact has its quote and its cells there."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from graph_builder.extract.french.text import plain
from graph_builder.extract.llm.asking import MAX_QUOTE
from graph_builder.extract.llm.locating import Span, locate
from graph_builder.extract.llm.proposal import DroppedError, Reason
from graph_builder.extract.llm.tables import Column, Form, Shape
from graph_builder.extract.reading import Reading
from graph_builder.model import Fact, Factuality, Kind, Money, Name, Outcome

CONFIDENCE = 0.5  # below every rule of the grammar

_ARTICLE = re.compile(r"(?:l[ae]s?|une?|d[eu]s?)\s+|[ld]['’]\s?", re.IGNORECASE)
_MOST = 10**9  # nothing counted in a call is more


class Checker:
    """Turns proposed rows about one stretch of a document into facts."""

    def __init__(self, reading: Reading, start: int, end: int) -> None:
        self._reading, self._start, self._end = reading, start, end
        self._text = reading.analysis.text
        self._names = {
            (m.start, m.end): m.name for m in reading.analysis.mentions if m.name
        }
        self._read: dict[Form, Callable[[Column, Span], object]] = {
            Form.NAME: self._name,
            Form.PHRASE: self._phrase,
            Form.MONEY: self._money,
            Form.NUMBER: self._number,
            Form.COUNT: self._count,
            Form.DATE: self._date,
        }

    def fact(self, shape: Shape, row: object) -> Fact:
        """The fact that a row of a table proposes.

        Raises:
            DroppedError: it does not hold, with the reason.
        """
        given = _cells(shape, row)
        quote = self._located(given.pop("quote"), MAX_QUOTE, Reason.QUOTE)
        spans: list[Span] = []
        cells = {
            column.name: self._cell(column, given[column.name], quote, spans)
            for column in shape.columns
            if column.name in given
        }
        if shape.vouched and Outcome.REJECTED not in cells.values():
            self._vouched(spans)  # a rejection is said by a negation
        evidence = self._reading.evidence(*quote)
        rule = f"llm.{shape.table}"
        more: dict[str, Any] = cells
        return shape.fact(evidence=evidence, rule=rule, confidence=CONFIDENCE, **more)

    def _located(
        self, words: str, most: int, reason: Reason, within: Span | None = None
    ) -> Span:
        low, high = within or (self._start, self._end)
        span = locate(self._text, words, low, high) if len(words) <= most else None
        if span is None:
            raise DroppedError(reason)
        return span

    def _cell(
        self, column: Column, words: str, quote: Span, spans: list[Span]
    ) -> object:
        """The value of a cell; where it stands goes to `spans`."""
        if column.choices:
            return _choice(column.choices, words)
        span = self._located(words, MAX_QUOTE, Reason.CELL, quote)
        spans.append(span)
        return self._read[column.form](column, span)

    def _name(self, column: Column, span: Span) -> Name:
        """The document's own Name for these words, or a new one."""
        article = _ARTICLE.match(self._text, *span)
        for start in dict.fromkeys((span[0], article.end() if article else span[0])):
            known = self._names.get((start, span[1]))
            if known and known.kind is not Kind.PHRASE:
                return _of_kind(known, column.kinds)
        start = article.end() if article else span[0]
        label = _folded(self._text[start : span[1]])
        if not label:
            raise DroppedError(Reason.CELL)
        return self._same_spelling(label, column.kinds)

    def _same_spelling(self, label: str, kinds: tuple[Kind, ...]) -> Name:
        """A Name that goes by this spelling elsewhere in the document, or a new one."""
        for known in self._names.values():
            fits = known.kind in kinds or not kinds
            if fits and label in (known.label, *known.aliases):
                return known
        return Name(label, kinds[0] if kinds else Kind.PHRASE, (label,))

    def _phrase(self, column: Column, span: Span) -> str:
        """The words, without the stops around them that evidence is told without."""
        del column
        words = _folded(self._reading.analysis.evidence(*span).exact)
        if not words:
            raise DroppedError(Reason.CELL)
        return words

    def _money(self, column: Column, span: Span) -> Money:
        """The one amount there; a range or so much a project is no award."""
        del column
        money: Money = _only(self._reading.analysis.money, span).money
        if money.bound == "range" or money.per == "project" or money.amount <= 0:
            raise DroppedError(Reason.VALUE)
        return money

    def _number(self, column: Column, span: Span) -> Decimal:
        del column
        value: Decimal = _only(self._reading.analysis.numbers, span).value
        return value

    def _count(self, column: Column, span: Span) -> int:
        value = self._number(column, span)
        if not 0 <= value <= _MOST or value != int(value):
            raise DroppedError(Reason.VALUE)
        return int(value)

    def _date(self, column: Column, span: Span) -> str:
        del column
        iso: str = _only(self._reading.analysis.dates, span).iso
        if not iso:
            raise DroppedError(Reason.VALUE)
        return iso

    def _vouched(self, spans: Sequence[Span]) -> None:
        """Drop what the sentences of the cells deny, suppose or tell of the past."""
        for start, end in spans:
            sentence = self._reading.sentence_at(start)
            if sentence is not None:
                told, _ = self._reading.modality(sentence, start, end)
                if told is not Factuality.ASSERTED:
                    raise DroppedError(Reason.MODALITY)


def _cells(shape: Shape, row: object) -> dict[str, str]:
    """The cells that a row gives, `quote` among them; nothing but strings."""
    if not isinstance(row, dict):
        raise DroppedError(Reason.SHAPE)
    given = {str(k): v for k, v in row.items() if v is not None and v != ""}
    needed = {"quote", *(c.name for c in shape.columns if c.needed)}
    known = {"quote", *(c.name for c in shape.columns)}
    bare = shape.one_of and given.keys().isdisjoint(shape.one_of)
    strings = all(isinstance(value, str) for value in given.values())
    if not needed <= given.keys() <= known or bare or not strings:
        raise DroppedError(Reason.SHAPE)
    return given


def _choice(choices: Callable[[str], object], words: str) -> object:
    try:
        return choices(words)
    except ValueError:
        raise DroppedError(Reason.SHAPE) from None


def _of_kind(name: Name, kinds: tuple[Kind, ...]) -> Name:
    if kinds and name.kind not in kinds:
        raise DroppedError(Reason.KIND)
    return name


def _only(found: Sequence[Any], span: Span) -> Any:  # noqa: ANN401 - three mention types
    """The one value that stands whole within a span."""
    inside = [m for m in found if span[0] <= m.start and m.end <= span[1]]
    if len(inside) != 1:
        raise DroppedError(Reason.VALUE)
    return inside[0]


def _folded(words: str) -> str:
    return " ".join(words.split())


def said(value: object) -> object:
    """A cell in the form in which equal cells are equal."""
    match value:
        case Name():
            return plain(value.label)
        case Money():
            return value.amount, value.currency
        case str():
            return plain(_folded(value))
    return value
