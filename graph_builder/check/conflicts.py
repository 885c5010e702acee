"""Two values of one fact: amounts of one award or envelope, dates of one measure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from graph_builder.check.page import Page, cues, fold, place
from graph_builder.model import (
    Award,
    Discrepancy,
    DiscrepancyKind,
    Envelope,
    Fact,
    Kind,
    Measure,
    Name,
    Target,
    amounts,
)

Paid = Award | Envelope

# Two tellings of one amount differ by a slip or an update; else they are two amounts.
_MANY = 12  # amounts of one thing compared; more are its accounts, not its amount
_CLOSE = Decimal("0.75")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WAVE = re.compile(r"(\w+) (?:vague|saison|phase|edition|session|volet|tranche)\b")
_CORRECTED = re.compile(r"\s*(?:,\s*)?et non(?: plus| pas)?\s+(\d+(?:,\d+)?)")


def conflicts(facts: Sequence[Fact], page: Page) -> list[Discrepancy]:
    """Facts that cannot both be, and the text does not say which one is."""
    return [
        *_of_awards([f for f in facts if isinstance(f, Award)], page),
        *_of_envelopes([f for f in facts if isinstance(f, Envelope)], page),
        *_of_targets([f for f in facts if isinstance(f, Target)], page),
        *_of_measures([f for f in facts if isinstance(f, Measure)]),
    ]


def _conflict(
    subject: str, values: Sequence[str], facts: Sequence[Fact]
) -> Discrepancy:
    return Discrepancy(
        kind=DiscrepancyKind.VALUE_CONFLICT,
        subject=subject,
        values=tuple(values),
        evidence=tuple(sorted({span for fact in facts for span in fact.evidence})),
        rule="check.two-values",
    )


# --- amounts --------------------------------------------------------------------------


def _of_awards(awards: Sequence[Award], page: Page) -> Iterator[Discrepancy]:
    told: dict[str, list[Award]] = defaultdict(list)
    for award in awards:
        name = award.project or award.recipient
        if name:
            told[fold(name.label)].append(award)
    for group in told.values():
        yield from _rivals(group, page)
    yield from _corrected(awards, page)


def _of_envelopes(envelopes: Sequence[Envelope], page: Page) -> Iterator[Discrepancy]:
    told: dict[Name, list[Envelope]] = defaultdict(list)
    for envelope in envelopes:
        # «Les lauréats» or «le budget» may be other ones in the next paragraph.
        if envelope.object.kind not in {Kind.GROUP, Kind.PHRASE}:
            told[envelope.object].append(envelope)
    for group in told.values():
        yield from _rivals(group, page)


def _label(fact: Paid) -> str:
    if isinstance(fact, Envelope):
        return fact.object.label
    name = fact.project or fact.recipient
    return name.label if name else ""


def _rivals(group: Sequence[Paid], page: Page) -> Iterator[Discrepancy]:
    """The first two in text order that contradict each other."""
    ordered = sorted(group, key=lambda f: (place(f, f.amount), f.evidence))
    for one, two in combinations(ordered[:_MANY], 2):
        # Told again without its name, it may be another one's amount misread.
        if _alike(one, two) and _named(two, page) and _contradict(one, two, page):
            yield _conflict(_label(one), (one.amount.text, two.amount.text), (one, two))
            return


def _named(fact: Paid, page: Page) -> bool:
    """Whether the sentence of an amount, or its evidence, names what it is for."""
    if isinstance(fact, Envelope):
        names = [fact.object]
    else:
        names = [n for n in (fact.project, fact.recipient) if n]
    told = [page.sentence_text(place(fact, fact.amount))]
    told += [fold(span.exact) for span in fact.evidence]
    spellings = {fold(s) for n in names for s in (n.label, *n.aliases)}
    return any(spelling in text for spelling in spellings for text in told)


def _alike(one: Paid, two: Paid) -> bool:
    """Whether both tell the same money."""
    if isinstance(one, Award) and isinstance(two, Award):
        return _same_source(one, two)
    if isinstance(one, Envelope) and isinstance(two, Envelope):
        return _same_scope(one, two)
    return False


def _same_scope(one: Envelope, two: Envelope) -> bool:
    shares = {one.beneficiaries, two.beneficiaries} - {None}
    years = {one.years, two.years} - {None}
    return len(shares) <= 1 and len(years) <= 1


def _same_source(one: Award, two: Award) -> bool:
    """Whether both are the same money: several financers are no conflict."""
    calls = {one.call, two.call} - {None}
    sources = {_financer(one), _financer(two)} - {""}
    projects = {one.project, two.project} - {None}
    return len(calls) <= 1 and len(sources) <= 1 and len(projects) <= 1


def _financer(award: Award) -> str:
    """Which purse pays, as far as told: the State's plans are one purse."""
    if award.programme is None:
        return ""
    label = fold(award.programme.label)
    other = any(cue in label for cue in cues("amounts")["others"])
    return label if other else "etat"


def _contradict(one: Paid, two: Paid, page: Page) -> bool:
    """Whether two amounts of one thing exclude each other, as far as can be told."""
    first, second = one.amount, two.amount
    comparable = first.currency == second.currency and first.per == second.per
    if not comparable or first.bound or second.bound:
        return False
    low, high = sorted((first.amount, second.amount))
    if amounts.same_amount(first, second) or low < high * _CLOSE:
        return False
    return _told_apart(one, two, page)


def _told_apart(one: Paid, two: Paid, page: Page) -> bool:
    """Whether two sentences tell them, neither adding to the other."""
    spans = [page.sentence(place(f, f.amount)) for f in (one, two)]
    if spans[0] == spans[1]:
        return False
    texts = [page.folded[start:end] for start, end in spans]
    adding = cues("amounts")["adding"]
    if any(cue in text for text in texts for cue in adding):
        return False
    return all(_agree(pattern, texts) for pattern in (_YEAR, _WAVE))


def _agree(pattern: re.Pattern[str], texts: Sequence[str]) -> bool:
    """Whether two sentences may speak of the same year or wave."""
    one, two = (set(pattern.findall(text)) for text in texts)
    return not one or not two or bool(one & two)


def _corrected(awards: Sequence[Award], page: Page) -> Iterator[Discrepancy]:
    """«7,6 M€ et non plus 7,2»: the text itself gives two values of one award."""
    for award in awards:
        at = place(award, award.amount)
        match = _CORRECTED.match(page.folded, at + len(award.amount.text))
        number = amounts.number_in(match[1]) if match else None
        if number and page.text.startswith(award.amount.text, at):
            unit = amounts.written(award.amount)
            # The value left behind («non plus») was told before.
            values = (unit.spell(number * unit.scale), award.amount.text)
            yield _conflict(_label(award), values, (award,))


# --- goals and dates ------------------------------------------------------------


def _of_targets(targets: Sequence[Target], page: Page) -> Iterator[Discrepancy]:
    told: dict[object, list[Target]] = defaultdict(list)
    for target in targets:
        key = fold(target.indicator), fold(target.unit), target.deadline
        told[key].append(target)
    for group in told.values():
        for one, two in pairwise(sorted(group, key=lambda t: t.evidence)):
            low, high = sorted((one.value, two.value))
            apart = page.sentence(place(one)) != page.sentence(place(two))
            if low != high and low >= high * _CLOSE and apart:
                values = [amounts.french(t.value) for t in (one, two)]
                yield _conflict(one.indicator, values, (one, two))
                break


def _of_measures(measures: Sequence[Measure]) -> Iterator[Discrepancy]:
    told: dict[str, list[Measure]] = defaultdict(list)
    for measure in measures:
        if measure.deadline:
            told[fold(measure.measure)].append(measure)
    for group in told.values():
        for one, two in pairwise(sorted(group, key=lambda m: m.evidence)):
            days = sorted((one.deadline, two.deadline), key=len)
            if not days[1].startswith(days[0]):
                values = (one.deadline, two.deadline)
                yield _conflict(one.measure, values, (one, two))
                break
