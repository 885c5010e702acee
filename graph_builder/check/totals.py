"""Sums of awards against what was announced for all of them, and against total rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from graph_builder.check import amounts
from graph_builder.check.numerals import leading_number
from graph_builder.check.page import Page, fold, joined, place
from graph_builder.model import (
    Award,
    Cell,
    Check,
    Discrepancy,
    DiscrepancyKind,
    Envelope,
    Fact,
    Kind,
    Money,
    Name,
    Verdict,
)

Outcome = tuple[list[Check], list[Discrepancy]]

RULE = "check.sum-of-awards"
# A sum beyond half or double the total comes from a misreading, not from arithmetic.
PLAUSIBLE = (Decimal("0.5"), Decimal(2))
_SURE_WITHOUT_COUNT = 3  # that many awards giving the exact total is no accident
_GROUPS = {Kind.GROUP, Kind.PHRASE}
_TOTALS = ("total", "ensemble", "somme", "totaux")


@dataclass(frozen=True, slots=True)
class _Awards:
    """The awards of a document, distinct, by call and by where they are listed."""

    by_call: dict[Name, list[Award]]
    by_place: list[list[Award]]


def checks(facts: Sequence[Fact], page: Page) -> Outcome:
    """Each envelope against the awards it was announced for."""
    awards = _grouped([f for f in facts if isinstance(f, Award)], page)
    seen: set[object] = set()
    made: list[Check] = []
    failures: list[Discrepancy] = []
    for envelope in sorted(_envelopes(facts), key=_announced_first):
        key = (envelope.object, envelope.amount.amount, _shares(envelope))
        if key not in seen:
            seen.add(key)
            made += (found := _against(envelope, awards))
            failures += [_mismatch(c, envelope) for c in found if _failed(c)]
    return made, failures


def distinct(awards: Iterable[Award]) -> list[Award]:
    """One award per beneficiary, in text order; what tells it again is left out."""
    kept: list[Award] = []
    projects: set[Name] = set()
    carriers: dict[Name, list[Award]] = defaultdict(list)
    for award in sorted(awards, key=lambda a: (_at(a), a.evidence)):
        earlier = carriers[award.recipient] if award.recipient else []
        if award.project in projects or any(_again(award, e) for e in earlier):
            continue
        kept.append(award)
        if award.project:
            projects.add(award.project)
        if award.recipient:
            carriers[award.recipient].append(award)
    return kept


def _again(award: Award, earlier: Award) -> bool:
    """Whether a carrier's award was told before, there without its project or here."""
    if award.project and earlier.project:
        return False
    return award.amount.amount == earlier.amount.amount


def _grouped(awards: list[Award], page: Page) -> _Awards:
    by_call: dict[Name, list[Award]] = defaultdict(list)
    by_place: dict[object, list[Award]] = defaultdict(list)
    for award in awards:
        if award.amount.currency and not award.amount.per:
            if award.call:
                by_call[award.call].append(award)
            by_place[page.group(_at(award))].append(award)
    by_place.pop(None, None)
    return _Awards(
        {call: distinct(group) for call, group in by_call.items()},
        [distinct(group) for group in by_place.values()],
    )


def _envelopes(facts: Iterable[Fact]) -> list[Envelope]:
    envelopes = (f for f in facts if isinstance(f, Envelope))
    return [e for e in envelopes if e.amount.currency and not e.amount.per]


def _announced_first(envelope: Envelope) -> tuple[bool, int]:
    # The envelope of the call itself names the check best, then the first one told.
    return envelope.object.kind in _GROUPS, place(envelope, envelope.amount)


def _shares(envelope: Envelope) -> int | None:
    """How many share it, as a cell or in its name («neuf projets»)."""
    return envelope.beneficiaries or leading_number(envelope.object.label)


def _against(envelope: Envelope, awards: _Awards) -> list[Check]:
    """At most one check: the set of awards that fits, or that fits in number."""
    own = awards.by_call.get(envelope.object, [])
    shares = _shares(envelope)
    if shares is None:
        return _unnumbered(envelope, own)
    sets = [s for s in _sets(envelope, awards) if len(s) == shares > 1]
    for inputs in sets:
        if _fits(envelope, inputs):
            return [_check(envelope, inputs, Verdict.HOLDS)]
    if not sets:
        return [_check(envelope, own, Verdict.CANNOT_TELL)] if len(own) > 1 else []
    return [_check(envelope, sets[0], _verdict(envelope, sets[0]))]


def _unnumbered(envelope: Envelope, own: list[Award]) -> list[Check]:
    if len(own) < 2:  # noqa: PLR2004 - one award is no sum
        return []
    sure = len(own) >= _SURE_WITHOUT_COUNT and _fits(envelope, own)
    return [_check(envelope, own, Verdict.HOLDS if sure else Verdict.CANNOT_TELL)]


def _sets(envelope: Envelope, awards: _Awards) -> Iterable[list[Award]]:
    """Sets of awards the envelope may have been announced for, likeliest first."""
    if envelope.object in awards.by_call:
        yield awards.by_call[envelope.object]
    for group in awards.by_place:
        if envelope.object.kind in _GROUPS or _of_call(group, envelope.object):
            yield group
    if envelope.object.kind in _GROUPS:
        yield from awards.by_call.values()


def _of_call(group: list[Award], call: Name) -> bool:
    return {award.call for award in group} <= {call, None}


def _fits(envelope: Envelope, inputs: Sequence[Award]) -> bool:
    parts = [award.amount for award in inputs]
    if {part.currency for part in parts} != {envelope.amount.currency}:
        return False
    return amounts.fits(envelope.amount, _sum(inputs), parts)


def _sum(inputs: Iterable[Award]) -> Decimal:
    return sum((award.amount.amount for award in inputs), Decimal(0))


def _verdict(envelope: Envelope, inputs: Sequence[Award]) -> Verdict:
    """Fails only where the awards are plausibly those, all told in full."""
    low, high = (envelope.amount.amount * share for share in PLAUSIBLE)
    exact = all(not (a.amount.bound or a.amount.approximate) for a in inputs)
    euros = {a.amount.currency for a in inputs} == {envelope.amount.currency}
    sure = exact and euros and low <= _sum(inputs) <= high
    return Verdict.FAILS if sure else Verdict.CANNOT_TELL


def _check(envelope: Envelope, inputs: list[Award], verdict: Verdict) -> Check:
    parts = [award.amount for award in inputs]
    holds = verdict is Verdict.HOLDS
    return Check(
        kind="sum-of-awards",
        subject=envelope.object,
        expected=envelope.amount.amount,
        found=_sum(inputs),
        verdict=verdict,
        expression=amounts.expression(parts, envelope.amount, holds=holds),
        inputs=tuple(inputs),
        evidence=joined((envelope, *inputs)),
        rule=RULE,
    )


def _failed(check: Check) -> bool:
    return check.verdict is Verdict.FAILS


def _mismatch(check: Check, envelope: Envelope) -> Discrepancy:
    announced = envelope.amount.text
    found = amounts.written(envelope.amount).spell(check.found or Decimal(0))
    first = min(_at(a) for a in check.inputs if isinstance(a, Award))
    in_order = place(envelope, envelope.amount) < first
    return Discrepancy(
        kind=DiscrepancyKind.SUM_MISMATCH,
        subject=envelope.object.label,
        values=(announced, found) if in_order else (found, announced),
        evidence=check.evidence,
        rule=RULE,
    )


# --- total rows ---------------------------------------------------------------------


def table_checks(facts: Sequence[Fact], page: Page) -> Outcome:
    """The awards in a table against the table's own total row."""
    awards = [f for f in facts if isinstance(f, Award)]
    made: list[Check] = []
    failures: list[Discrepancy] = []
    for block in page.document.blocks:
        rows = block.table.rows() if block.table else []
        if row := _total_row(rows):
            inside = [a for a in awards if block.start <= _at(a) < block.end]
            if check := _row_check(inside, rows, row, page):
                made.append(check)
                failures += [_row_mismatch(check, inside)] if _failed(check) else []
    return made, failures


def _at(award: Award) -> int:
    return place(award, award.amount)


def _total_row(rows: list[list[Cell]]) -> list[Cell] | None:
    """The last row, if it alone is a row of totals."""
    totals = [row for row in rows if row and fold(row[0].text).startswith(_TOTALS)]
    return totals[0] if len(totals) == 1 and totals[0] is rows[-1] else None


def _row_check(
    inside: list[Award], rows: list[list[Cell]], row: list[Cell], page: Page
) -> Check | None:
    cells = {cell: a for a in inside for r in rows for cell in r if _holds(cell, a)}
    columns = {cell.column for cell in cells}
    body = [r for r in rows if r is not row and not any(c.header for c in r)]
    total = next((c for c in row if {c.column} == columns), None)
    if total is None or len(cells) != len(body) or len(body) < 2:  # noqa: PLR2004
        return None
    money = _total_money(total, cells)
    return _row_verdict(money, inside, total, page) if money else None


def _holds(cell: Cell, award: Award) -> bool:
    return cell.start <= _at(award) < cell.end


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
    holds = amounts.fits(money, _sum(inside), [a.amount for a in inside])
    subject = inside[0].call or Name("Total", Kind.PHRASE)
    span = page.evidence(total.start, total.end)
    parts = [a.amount for a in inside]
    return Check(
        kind="sum-of-awards",
        subject=subject,
        expected=money.amount,
        found=_sum(inside),
        verdict=Verdict.HOLDS if holds else Verdict.FAILS,
        expression=amounts.expression(parts, money, holds=holds),
        inputs=tuple(inside),
        evidence=tuple(sorted({span, *joined(inside)})),
        rule="check.total-row",
    )


def _row_mismatch(check: Check, inside: list[Award]) -> Discrepancy:
    unit = amounts.written(inside[0].amount)
    expected, found = unit.spell(check.expected), unit.spell(check.found or Decimal(0))
    return Discrepancy(
        kind=DiscrepancyKind.SUM_MISMATCH,
        subject=check.subject.label,
        values=(found, expected),
        evidence=check.evidence,
        rule="check.total-row",
    )
