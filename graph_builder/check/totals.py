"""Sums of awards against what was announced for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from graph_builder.check.numerals import leading_number
from graph_builder.check.page import Page, joined, place
from graph_builder.model import (
    Award,
    Check,
    Discrepancy,
    DiscrepancyKind,
    Envelope,
    Fact,
    Kind,
    Name,
    Verdict,
    amounts,
)

Outcome = tuple[list[Check], list[Discrepancy]]

RULE = "check.sum-of-awards"
# A sum beyond half or double the total comes from a misreading, not from arithmetic.
PLAUSIBLE = (Decimal("0.5"), Decimal(2))
_SURE_WITHOUT_COUNT = 3  # that many awards giving the exact total is no accident
_OWN = {"", "each"}  # «20 M€ chacun» is what each of the named gets, and gets once
_GROUPS = {Kind.GROUP, Kind.PHRASE}


@dataclass(frozen=True, slots=True)
class _Awards:
    """The awards of a document, distinct, in the sets that a total may be of.

    Attributes:
        by_call: the awards of each call.
        placed: those listed in one place (a table, list or paragraph), by their number.
        called: those of one call, by their number.
    """

    by_call: dict[Name, list[Award]]
    placed: dict[int, list[list[Award]]]
    called: dict[int, list[list[Award]]]


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
    for award in sorted(awards, key=lambda a: (at(a), a.evidence)):
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
        if award.amount.currency and award.amount.per in _OWN:
            if award.call:
                by_call[award.call].append(award)
            by_place[page.group(at(award))].append(award)
    by_place.pop(None, None)
    calls = {call: distinct(group) for call, group in by_call.items()}
    placed = (distinct(group) for group in by_place.values())
    return _Awards(calls, _by_number(placed), _by_number(calls.values()))


def _by_number(groups: Iterable[list[Award]]) -> dict[int, list[list[Award]]]:
    found: dict[int, list[list[Award]]] = defaultdict(list)
    for group in groups:
        found[len(group)].append(group)
    return found


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
    sets = list(_sets(envelope, shares, awards)) if shares > 1 else []
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


def _sets(envelope: Envelope, shares: int, awards: _Awards) -> Iterator[list[Award]]:
    """Sets of that many awards the envelope may be the total of, likeliest first."""
    own = awards.by_call.get(envelope.object, [])
    if len(own) == shares:
        yield own
    group = envelope.object.kind in _GROUPS
    for placed in awards.placed.get(shares, ()):
        if group or _of_call(placed, envelope.object):
            yield placed
    if group:
        yield from awards.called.get(shares, ())


def _of_call(group: list[Award], call: Name) -> bool:
    return {award.call for award in group} <= {call, None}


def _fits(envelope: Envelope, inputs: Sequence[Award]) -> bool:
    parts = [award.amount for award in inputs]
    if {part.currency for part in parts} != {envelope.amount.currency}:
        return False
    return amounts.fits(envelope.amount, total_of(inputs), parts)


def at(award: Award) -> int:
    """Where the amount of an award stands in the text."""
    return place(award, award.amount)


def total_of(inputs: Iterable[Award]) -> Decimal:
    """What some awards come to."""
    return sum((award.amount.amount for award in inputs), Decimal(0))


def _verdict(envelope: Envelope, inputs: Sequence[Award]) -> Verdict:
    """Fails only where the awards are plausibly those, all told in full."""
    low, high = (envelope.amount.amount * share for share in PLAUSIBLE)
    exact = all(not (a.amount.bound or a.amount.approximate) for a in inputs)
    euros = {a.amount.currency for a in inputs} == {envelope.amount.currency}
    sure = exact and euros and low <= total_of(inputs) <= high
    return Verdict.FAILS if sure else Verdict.CANNOT_TELL


def _check(envelope: Envelope, inputs: list[Award], verdict: Verdict) -> Check:
    parts = [award.amount for award in inputs]
    holds = verdict is Verdict.HOLDS
    return Check(
        kind="sum-of-awards",
        subject=envelope.object,
        expected=envelope.amount.amount,
        found=total_of(inputs),
        verdict=verdict,
        expression=amounts.expression(parts, envelope.amount, holds=holds),
        inputs=(*inputs, envelope),
        evidence=joined((envelope, *inputs)),
        rule=RULE,
    )


def _failed(check: Check) -> bool:
    return check.verdict is Verdict.FAILS


def _mismatch(check: Check, envelope: Envelope) -> Discrepancy:
    announced = envelope.amount.text
    found = amounts.written(envelope.amount).spell(check.found or Decimal(0))
    first = min(at(a) for a in check.inputs if isinstance(a, Award))
    in_order = place(envelope, envelope.amount) < first
    return Discrepancy(
        kind=DiscrepancyKind.SUM_MISMATCH,
        subject=envelope.object.label,
        values=(announced, found) if in_order else (found, announced),
        evidence=check.evidence,
        rule=RULE,
    )
