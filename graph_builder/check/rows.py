"""The awards in a table against the table's own row of totals."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from decimal import Decimal

from graph_builder.check.page import Page, fold, joined
from graph_builder.check.totals import Outcome, at, total_of
from graph_builder.model import (
    Award,
    Cell,
    Check,
    Discrepancy,
    DiscrepancyKind,
    Fact,
    Kind,
    Money,
    Name,
    Verdict,
    amounts,
)

_RULE = "check.total-row"
_TOTALS = ("total", "ensemble", "somme", "totaux")


def checks(facts: Sequence[Fact], page: Page) -> Outcome:
    """The awards in a table against the table's own total row."""
    awards = [f for f in facts if isinstance(f, Award)]
    made: list[Check] = []
    failures: list[Discrepancy] = []
    for block in page.document.blocks:
        rows = block.table.rows() if block.table else []
        if row := _total_row(rows):
            inside = [a for a in awards if block.start <= at(a) < block.end]
            if check := _row_check(inside, rows, row, page):
                made.append(check)
                failures += (
                    [_row_mismatch(check, inside)]
                    if check.verdict is Verdict.FAILS
                    else []
                )
    return made, failures


def _total_row(rows: list[list[Cell]]) -> list[Cell] | None:
    """The last row, if it alone is a row of totals."""
    totals = [row for row in rows if row and fold(row[0].text).startswith(_TOTALS)]
    return totals[0] if len(totals) == 1 and totals[0] is rows[-1] else None


def _row_check(
    inside: list[Award], rows: list[list[Cell]], row: list[Cell], page: Page
) -> Check | None:
    cells = dict(_located(inside, rows))
    columns = {cell.column for cell in cells}
    body = [r for r in rows if r is not row and not any(c.header for c in r)]
    total = next((c for c in row if {c.column} == columns), None)
    if total is None or len(cells) != len(body) or len(body) < 2:  # noqa: PLR2004
        return None
    money = _total_money(total, cells)
    return _row_verdict(money, inside, total, page) if money else None


def _located(
    inside: list[Award], rows: list[list[Cell]]
) -> Iterator[tuple[Cell, Award]]:
    """Each award with the cell its amount stands in."""
    cells = sorted((cell for row in rows for cell in row), key=lambda c: c.start)
    starts = [cell.start for cell in cells]
    for award in inside:
        index = bisect.bisect_right(starts, at(award)) - 1
        if index >= 0 and at(award) < cells[index].end:
            yield cells[index], award


def _total_money(total: Cell, cells: dict[Cell, Award]) -> Money | None:
    """The total as an amount, in the unit that the column's awards show."""
    value = amounts.number_in(total.text)
    numbers = [(amounts.number_in(cell.text), a.amount) for cell, a in cells.items()]
    scales = {money.amount / number for number, money in numbers if number}
    if value is None or len(scales) != 1:
        return None
    currency = next(iter(cells.values())).amount.currency
    return Money(value * scales.pop(), currency, total.text)


def _row_verdict(money: Money, inside: list[Award], total: Cell, page: Page) -> Check:
    holds = amounts.fits(money, total_of(inside), [a.amount for a in inside])
    subject = inside[0].call or Name("Total", Kind.PHRASE)
    span = page.evidence(total.start, total.end)
    parts = [a.amount for a in inside]
    return Check(
        kind="sum-of-awards",
        subject=subject,
        expected=money.amount,
        found=total_of(inside),
        verdict=Verdict.HOLDS if holds else Verdict.FAILS,
        expression=amounts.expression(parts, money, holds=holds),
        inputs=tuple(inside),
        evidence=tuple(sorted({span, *joined(inside)})),
        rule=_RULE,
    )


def _row_mismatch(check: Check, inside: list[Award]) -> Discrepancy:
    unit = amounts.written(inside[0].amount)
    expected, found = unit.spell(check.expected), unit.spell(check.found or Decimal(0))
    return Discrepancy(
        kind=DiscrepancyKind.SUM_MISMATCH,
        subject=check.subject.label,
        values=(found, expected),
        evidence=check.evidence,
        rule=_RULE,
    )
