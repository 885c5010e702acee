"""Tables of indicators: a present level, and the one aimed at by a year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from graph_builder.extract.cellmoney import cue, numeric
from graph_builder.extract.columns import Column, Role
from graph_builder.extract.french.text import plain
from graph_builder.extract.reading import Reading
from graph_builder.extract.tableshape import Shape
from graph_builder.model import Cell, Target

_NUMBER = re.compile(
    r"[+~<>≥≤]?\s*(?P<whole>\d{1,3}(?:[ .]\d{3})+|\d+)(?:[.,](?P<part>\d+))?"
    r"\s*(?P<unit>.*)$"
)
_NOUN = re.compile(
    r"^(?:nombre|nb|effectifs?) (?:total |annuel )?(?:d[eu]s? |d')(?P<noun>[\w-]+)"
)
_SHARE = re.compile(r"^(?:part|taux|proportion|pourcentage)\b|%")
_PARENTHESES = re.compile(r"\s*\([^()]*\)")


def _value(text: str) -> tuple[Decimal, str] | None:
    """The number of a cell and the unit written with it."""
    match = _NUMBER.match(plain(text).strip())
    if match is None:
        return None
    whole = re.sub(r"[ .]", "", match["whole"])
    return Decimal(f"{whole}.{match['part'] or 0}").normalize() + 0, match["unit"]


def _unit(indicator: str, written: str) -> str:
    """The unit of an indicator: as written, «%» of a share, else what is counted."""
    folded = plain(indicator)
    if written.startswith("%") or _SHARE.search(folded):
        return "%"
    if written:
        return written
    noun = _NOUN.match(folded)
    start = noun.start("noun") if noun else 0
    word = re.match(r"[\w-]+", indicator[start:])
    return word[0].lower() if word else ""


class IndicatorReader:
    """Reads one table of indicators; publication parts past years from coming ones."""

    def __init__(self, reading: Reading, shape: Shape) -> None:
        self.reading = reading
        self.rows = shape.rows
        self.columns = shape.columns
        published = reading.analysis.document.published
        self.now = str(published.year) if published else ""

    def _goals(self) -> list[Column]:
        """Columns of values aimed at: headed so, or by a year to come."""
        return [
            c
            for c in self.columns
            if (c.role is Role.GOAL and not _is_past(c, self.now))
            or (c.role is Role.KNOWN and self.now and c.year > self.now)
        ]

    def targets(self) -> Iterator[Target]:
        """One target a row and column aimed at."""
        if not self.columns or self.columns[0].role is not Role.INDICATOR:
            return
        goals = self._goals()
        for row in self.rows:
            cells = {c.column: c for c in row if c.text}
            label = cells.get(self.columns[0].index)
            if label is None or numeric(label.text) or not goals:
                continue
            known = self._known(cells, goals)
            for goal in goals:
                yield from self._target(label, cells, goal, known)

    def _known(self, cells: dict[int, Cell], goals: Sequence[Column]) -> Decimal | None:
        """The latest level known."""
        past = [c for c in self.columns if c.role is Role.KNOWN and c not in goals]
        for column in sorted(past, key=lambda c: c.year, reverse=True):
            value = _value(cells[column.index].text) if column.index in cells else None
            if value:
                return value[0]
        return None

    def _target(
        self,
        label: Cell,
        cells: dict[int, Cell],
        goal: Column,
        known: Decimal | None,
    ) -> Iterator[Target]:
        cell = cells.get(goal.index)
        value = _value(cell.text) if cell else None
        if cell is None or value is None or cue("columns", "amount").search(value[1]):
            return
        deadline = re.search(r"\b20\d\d\b", goal.year or cell.text[-6:])
        yield Target(
            indicator=_PARENTHESES.sub("", label.text),
            value=value[0],
            unit=_unit(label.text, value[1]),
            deadline=deadline[0] if deadline else "",
            baseline=known,
            evidence=self.reading.evidence(label.start, cell.end),
            rule="targets.row",
            cues=(goal.header,),
            confidence=0.9,
        )


def _is_past(column: Column, now: str) -> bool:
    return bool(now and column.year and column.year < now)
