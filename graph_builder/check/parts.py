"""Parts against their total («dont»), goals that double, amounts per year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache

from graph_builder.check.page import Page, cues, joined, place
from graph_builder.check.totals import Outcome
from graph_builder.model import (
    Award,
    Check,
    Discrepancy,
    DiscrepancyKind,
    Envelope,
    Fact,
    Kind,
    Name,
    Target,
    Verdict,
    amounts,
)

Paid = Award | Envelope

_TIMES = "\u00d7"
_DONT = re.compile(r"[^.;:]{0,40}?\bdont\b")
# «un peu plus que doubler» promises the factor at least, not exactly.
_AT_LEAST = re.compile(r"(?:plus (?:que|de)|au moins)\W+\Z")
_FACTOR_SLACK = Decimal("0.10")  # goals are round numbers: «doubler» from 48 to 100


def checks(facts: Sequence[Fact], page: Page) -> Outcome:
    """Checks of single sentences, and those that fail as discrepancies."""
    paid = [f for f in facts if isinstance(f, Award | Envelope) and f.amount.currency]
    made = [*_parts(paid, page), *_yearly(paid, page)]
    made += _growth((f for f in facts if isinstance(f, Target)), page)
    failures = [_mismatch(c, page) for c in made if c.verdict is Verdict.FAILS]
    return made, failures


def _mismatch(check: Check, page: Page) -> Discrepancy:
    *parts, total = (f for f in check.inputs if isinstance(f, Award | Envelope))
    unit = amounts.written(total.amount)
    first = min(place(p, p.amount) for p in parts)
    values = (total.amount.text, unit.spell(check.found or Decimal(0)))
    in_order = place(total, total.amount) < first
    start, end = page.sentence(place(total, total.amount))
    return Discrepancy(
        kind=DiscrepancyKind.SUM_MISMATCH,
        subject=check.subject.label,
        values=values if in_order else values[::-1],
        evidence=tuple(sorted({page.evidence(start, end), *check.evidence})),
        rule=check.rule,
    )


# --- «12 M€, dont 2 M€ de la Région» -----------------------------------------------


def _parts(paid: Sequence[Paid], page: Page) -> Iterator[Check]:
    """Each amount followed by «dont» against the rest of its sentence."""
    by_sentence: dict[int, dict[int, Paid]] = defaultdict(dict)
    for fact in paid:
        at = place(fact, fact.amount)
        by_sentence[page.sentence(at)[0]].setdefault(at, fact)
    for told in by_sentence.values():
        places = sorted(told)
        for index, at in enumerate(places[:-1]):
            rest = [told[p] for p in places[index + 1 :]]
            between = page.folded[at + len(told[at].amount.text) : places[index + 1]]
            if _DONT.match(between):
                yield from _part_check(told[at], rest)
                break


def _part_check(total: Paid, parts: list[Paid]) -> Iterator[Check]:
    money = [p.amount for p in parts]
    if {m.currency for m in money} != {total.amount.currency} or total.amount.bound:
        return
    found = sum((m.amount for m in money), Decimal(0))
    within = found <= total.amount.amount or amounts.fits(total.amount, found, money)
    unit = amounts.written(total.amount)
    sum_up = amounts.expression(money, total.amount, holds=within)
    told = sum_up.split(" ≠ ")[0].split(" ≈ ")[0]
    whole = amounts.french(total.amount.amount / unit.scale)
    sign = "≤" if within else ">"
    exact = found == total.amount.amount
    yield Check(
        kind="parts-of-total",
        subject=_subject(total),
        expected=total.amount.amount,
        found=found,
        verdict=Verdict.HOLDS if within else Verdict.FAILS,
        expression=told if exact else f"{told} {sign} {whole}",
        inputs=(*parts, total),
        evidence=joined((total, *parts)),
        rule="check.parts-of-total",
    )


def _subject(fact: Paid) -> Name:
    if isinstance(fact, Envelope):
        return fact.object
    named = fact.project or fact.recipient or fact.call or fact.programme
    return named or Name(fact.amount.text, Kind.PHRASE)


# --- «3 M€ par an sur cinq ans, soit 15 M€» -----------------------------------------


def _yearly(paid: Sequence[Paid], page: Page) -> Iterator[Check]:
    envelopes: dict[Name, list[Envelope]] = defaultdict(list)
    for fact in paid:
        if isinstance(fact, Envelope):
            envelopes[fact.object].append(fact)
    for group in envelopes.values():
        yearly = [e for e in group if e.amount.per == "year"]
        whole = [e for e in group if not e.amount.per]
        years = {e.years for e in group if e.years}
        if len(yearly) == len(whole) == len(years) == 1:
            yield _yearly_check(yearly[0], whole[0], years.pop(), page)


def _yearly_check(yearly: Envelope, whole: Envelope, years: int, page: Page) -> Check:
    found = yearly.amount.amount * years
    holds = amounts.fits(whole.amount, found, [yearly.amount] * years)
    one, two = (page.sentence(place(e, e.amount)) for e in (yearly, whole))
    # Told apart, the two may be of different years or phases.
    fails = Verdict.FAILS if one == two else Verdict.CANNOT_TELL
    unit = amounts.written(whole.amount)
    product, total = (unit.spell(a) for a in (found, whole.amount.amount))
    sign = "" if found == whole.amount.amount else f" {'≈' if holds else '≠'} {total}"
    return Check(
        kind="per-year",
        subject=whole.object,
        expected=whole.amount.amount,
        found=found,
        verdict=Verdict.HOLDS if holds else fails,
        expression=f"{yearly.amount.text} {_TIMES} {years} = {product}{sign}",
        inputs=(yearly, whole),
        evidence=joined((yearly, whole)),
        rule="check.per-year",
    )


# --- «doubler» ----------------------------------------------------------------------


@cache
def _factors() -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple((re.compile(cue), factor) for cue, factor in cues("factors").items())


def _growth(targets: Iterable[Target], page: Page) -> Iterator[Check]:
    """Goals with a present level, in whose sentences the text says by what factor."""
    for target in targets:
        if target.baseline:
            factor = _factor(target, page)
            if factor:
                yield _growth_check(target, target.baseline, *factor)


def _factor(target: Target, page: Page) -> tuple[int, re.Match[str]] | None:
    """The factor, and the words in the goal's sentence that say it."""
    for span in target.evidence:
        start = page.sentence(span.start)[0]
        for cue, factor in _factors():
            if match := cue.search(page.folded, start, span.end):
                return factor, match
    return None


def _growth_check(
    target: Target, baseline: Decimal, factor: int, cue: re.Match[str]
) -> Check:
    expected = baseline * factor
    slack = expected * _FACTOR_SLACK
    floor = _AT_LEAST.search(cue.string, 0, cue.start()) is not None
    near = target.value >= expected - slack
    holds = near and (floor or target.value <= expected + slack)
    return Check(
        kind="doubling",
        subject=Name(target.indicator, Kind.PHRASE),
        expected=expected,
        found=target.value,
        # A sentence may hold two goals, so one that does not double proves nothing.
        verdict=Verdict.HOLDS if holds else Verdict.CANNOT_TELL,
        expression=_growth_expression(target, baseline, factor, holds=holds),
        inputs=(target,),
        evidence=target.evidence,
        cues=(cue[0],),
        rule="check.doubling",
    )


def _growth_expression(
    target: Target, baseline: Decimal, factor: int, *, holds: bool
) -> str:
    expected = baseline * factor
    product = f"{amounts.french(baseline)} {_TIMES} {factor} = "
    product += amounts.french(expected)
    if target.value == expected:
        return product
    near = abs(target.value - expected) <= expected * _FACTOR_SLACK
    sign = "≈" if near else "<" if holds else "≠"
    return f"{product} {sign} {amounts.french(target.value)}"
