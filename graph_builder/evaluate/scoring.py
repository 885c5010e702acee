"""Precision, recall and F1 of tables that were said against tables that were wanted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph_builder.evaluate.gold import Gold
from graph_builder.evaluate.matching import (
    CORE,
    KEYS,
    SOFT,
    Pair,
    Row,
    other_cells,
    pair,
)

Tables = Mapping[str, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows found, said and wanted; other cells right and scored."""

    found: int = 0
    said: int = 0
    wanted: int = 0
    right: int = 0
    scored: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.found + other.found,
            self.said + other.said,
            self.wanted + other.wanted,
            self.right + other.right,
            self.scored + other.scored,
        )

    @property
    def precision(self) -> float:
        """Share of the rows said that were wanted."""
        return self.found / self.said if self.said else float(not self.wanted)

    @property
    def recall(self) -> float:
        """Share of the rows wanted that were said."""
        return self.found / self.wanted if self.wanted else float(not self.said)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """A row that was wanted and not said, or said and not wanted (`invented`)."""

    document: str
    table: str
    row: Row
    invented: bool


@dataclass(frozen=True, slots=True)
class Score:
    """What a set of documents scored.

    Attributes:
        tables: a tally a table, only of tables that the gold annotates.
        documents: a tally of the core tables a document.
        misses: rows missed and invented, by document and table.
    """

    tables: Mapping[str, Tally]
    documents: Mapping[str, Tally]
    misses: tuple[Miss, ...] = field(repr=False)

    @property
    def core(self) -> Tally:
        """All core tables together."""
        return self._all(CORE)

    @property
    def soft(self) -> Tally:
        """All soft tables together."""
        return self._all(SOFT)

    def worst(self, count: int = 5) -> list[tuple[str, float]]:
        """The documents with the lowest core F1."""
        scores = [(name, tally.f1) for name, tally in self.documents.items()]
        return sorted(scores, key=lambda score: score[1])[:count]

    def _all(self, tables: Iterable[str]) -> Tally:
        return sum((self.tables[t] for t in tables), Tally())


def score(golds: Iterable[Gold], said: Mapping[str, Tables]) -> Score:
    """Score the tables said of each document, by the name of its gold.

    A document without tables counts as one of which nothing was said.
    """
    tables = dict.fromkeys(KEYS, Tally())
    documents, misses = {}, []
    for gold in golds:
        core = Tally()
        for table in (t for t in KEYS if t in gold.tables):
            rows = said.get(gold.name, {}).get(table, ())
            tally, missed = _table(gold, table, rows)
            tables[table] += tally
            core += tally if table in CORE else Tally()
            misses += missed
        documents[gold.name] = core
    return Score(tables, documents, tuple(misses))


def _table(gold: Gold, table: str, said: Sequence[Row]) -> tuple[Tally, list[Miss]]:
    wanted = gold.tables[table]
    pairs = pair(table, wanted, said)
    invented = _invented(table, gold.optional.get(table, ()), said, pairs)
    found = {i for i, _ in pairs}
    cells = [other_cells(table, wanted[i], said[j]) for i, j in pairs]
    tally = Tally(
        len(pairs),
        len(pairs) + len(invented),
        len(wanted),
        sum(right for right, _ in cells),
        sum(scored for _, scored in cells),
    )
    missed = [
        Miss(gold.name, table, row, invented=False)
        for i, row in enumerate(wanted)
        if i not in found
    ]
    return tally, missed + [Miss(gold.name, table, r, invented=True) for r in invented]


def _invented(
    table: str, optional: Sequence[Row], said: Sequence[Row], pairs: Sequence[Pair]
) -> list[Row]:
    """Rows said that answer no wanted row and that no optional row allows."""
    paired = {j for _, j in pairs}
    free = [row for j, row in enumerate(said) if j not in paired]
    allowed = {j for _, j in pair(table, optional, free)}
    return [row for j, row in enumerate(free) if j not in allowed]
