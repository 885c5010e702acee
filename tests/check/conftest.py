"""A page of invented text on which facts are placed by the words that say them."""

# ruff: noqa: PLR0913 - a fact has as many cells as it has

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypedDict, Unpack

import pytest

from graph_builder.check import check
from graph_builder.model import (
    Award,
    Block,
    BlockKind,
    Cell,
    Check,
    Count,
    Discrepancy,
    Document,
    Envelope,
    Evidence,
    Fact,
    Factuality,
    Kind,
    Money,
    Name,
    Outcome,
    Part,
    Partner,
    Selection,
    Stage,
    Table,
    Target,
)

UNITS = {"M€": 10**6, "k€": 10**3, "Md€": 10**9, "€": 1, "millions d'euros": 10**6}
WORDS = {"six": "6", "dix": "10", "quinze": "15"}


class MoneyCells(TypedDict, total=False):
    """What an amount may carry besides its value."""

    approximate: bool
    bound: str
    high: Decimal | None
    per: str


class FactCells(TypedDict, total=False):
    """What a test may change in a fact."""

    factuality: Factuality
    amount: Money
    recipient: Name | None


def name(label: str | None, kind: Kind) -> Name | None:
    return Name(label, kind, (label,)) if label else None


@dataclass
class Sheet:
    """Text in blocks (blank lines apart; `- ` items, tables with tabs) and its facts."""

    text: str
    facts: list[Fact] = field(default_factory=list)

    @property
    def document(self) -> Document:
        return Document(name="essai.txt", text=self.text, blocks=tuple(self._blocks()))

    def _blocks(self) -> list[Block]:
        found = []
        for match in re.finditer(r"(?:.+\n?)+", self.text):
            start, end = match.start(), match.start() + len(match[0].rstrip("\n"))
            kind, table = BlockKind.PARAGRAPH, None
            if match[0].startswith("- "):
                kind = BlockKind.ITEM
            elif "\t" in match[0]:
                kind, table = BlockKind.TABLE, self._table(start, end)
            found.append(Block(kind, start, end, table=table))
        return found

    def _table(self, start: int, end: int) -> Table:
        cells, at = [], start
        for row, line in enumerate(self.text[start:end].split("\n")):
            for column, text in enumerate(line.split("\t")):
                cells.append(
                    Cell(row, column, at, at + len(text), text, header=row == 0)
                )
                at += len(text) + 1
        return Table(tuple(cells))

    def span(self, words: str) -> Evidence:
        start = self.text.index(words)
        return Evidence(start, start + len(words), words)

    def money(self, text: str, **more: Unpack[MoneyCells]) -> Money:
        number, _, unit = text.partition(" ")
        scale = UNITS.get(unit.replace("’", "'"), 1) if not text.isdigit() else 1000
        digits = WORDS.get(number, number).replace(",", ".")
        return Money(Decimal(digits) * scale, "EUR", text, **more)

    def award(
        self,
        words: str,
        amount: str,
        *,
        project: str = "",
        recipient: str = "",
        call: str = "",
        programme: str = "",
        **more: Unpack[MoneyCells],
    ) -> Award:
        fact = Award(
            amount=self.money(amount, **more),
            project=name(project, Kind.PROJECT),
            recipient=name(recipient, Kind.ORGANISATION),
            call=name(call, Kind.CALL),
            programme=name(programme, Kind.PROGRAMME),
            evidence=(self.span(words),),
        )
        self.facts.append(fact)
        return fact

    def envelope(
        self,
        words: str,
        amount: str,
        thing: str,
        *,
        kind: Kind = Kind.CALL,
        shares: int | None = None,
        years: int | None = None,
        **more: Unpack[MoneyCells],
    ) -> Envelope:
        fact = Envelope(
            object=Name(thing, kind, (thing,)),
            amount=self.money(amount, **more),
            beneficiaries=shares,
            years=years,
            evidence=(self.span(words),),
        )
        self.facts.append(fact)
        return fact

    def count(
        self, words: str, stage: Stage, number: int, call: str = "Appel"
    ) -> Count:
        fact = Count(
            stage=stage,
            count=number,
            call=name(call, Kind.CALL),
            evidence=(self.span(words),),
        )
        self.facts.append(fact)
        return fact

    def select(
        self,
        candidate: str,
        outcome: Outcome = Outcome.SELECTED,
        call: str = "Appel",
        kind: Kind = Kind.PROJECT,
    ) -> None:
        span = self.span(candidate)
        self.facts.append(
            Selection(
                candidate=Name(candidate, kind, (candidate,)),
                outcome=outcome,
                call=name(call, Kind.CALL),
                evidence=(span,),
            )
        )

    def lead(self, project: str, organisation: str) -> None:
        fact = Partner(
            project=Name(project, Kind.PROJECT, (project,)),
            organisation=Name(organisation, Kind.ORGANISATION, (organisation,)),
            part=Part.LEAD,
            evidence=(self.span(organisation),),
        )
        self.facts.append(fact)

    def target(
        self, words: str, value: int, baseline: int | None = None, deadline: str = ""
    ) -> None:
        base = None if baseline is None else Decimal(baseline)
        fact = Target(
            indicator="places",
            value=Decimal(value),
            baseline=base,
            evidence=(self.span(words),),
            deadline=deadline,
        )
        self.facts.append(fact)

    def spelt(self, *spellings: str, kind: Kind = Kind.PROJECT) -> None:
        """A project named by all these spellings."""
        named = Name(spellings[0], kind, spellings)
        span = self.span(spellings[0])
        self.facts.append(
            Selection(candidate=named, outcome=Outcome.SELECTED, evidence=(span,))
        )

    def checks(self, kind: str = "") -> list[Check]:
        made = check(self.facts, self.document)
        return [f for f in made if isinstance(f, Check) and kind in {"", f.kind}]

    def discrepancies(self) -> list[tuple[str, str, tuple[str, ...]]]:
        made = check(self.facts, self.document)
        return [
            (f.kind, f.subject, f.values) for f in made if isinstance(f, Discrepancy)
        ]

    def but(self, index: int, **changes: Unpack[FactCells]) -> None:
        """Change one award."""
        award = self.facts[index]
        assert isinstance(award, Award)
        self.facts[index] = replace(award, **changes)


@pytest.fixture
def sheet() -> Callable[[str], Sheet]:
    return Sheet
