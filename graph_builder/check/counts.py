"""Counts against lists, and against each other: what a shortlist leaves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from itertools import product

from graph_builder.check.numerals import numerals
from graph_builder.check.page import Page, cues, joined
from graph_builder.check.totals import Outcome
from graph_builder.model import (
    Award,
    Check,
    Count,
    Discrepancy,
    DiscrepancyKind,
    Fact,
    Name,
    Part,
    Partner,
    Selection,
    Stage,
    Verdict,
)

_OUTCOMES = {Stage.SELECTED: "selected", Stage.REJECTED: "rejected"}
_STAGES = (Stage.PRESELECTED, Stage.REJECTED, Stage.SELECTED)
# A call counted more often than this tells parts, not stages; comparing all is idle.
_MANY = 6

Counts = dict[Name, dict[Stage, list[Count]]]


def checks(facts: Sequence[Fact], page: Page) -> Outcome:
    """Announced numbers against those listed, and the arithmetic of shortlists."""
    counts = _by_call(facts)
    made = _listed(facts, counts)
    failures: list[Discrepancy] = []
    for call, stages in counts.items():
        check = _shortlist(call, stages, page)
        if check:
            made.append(check)
            failures += [_mismatch(check)] if check.verdict is Verdict.FAILS else []
    return made, failures


def _by_call(facts: Sequence[Fact]) -> Counts:
    """Counts per call and stage, each number once, in text order."""
    counts: Counts = defaultdict(lambda: defaultdict(list))
    told = [f for f in facts if isinstance(f, Count) and f.call]
    for count in sorted(told, key=lambda c: (c.evidence, c.count)):
        if count.call:
            same = counts[count.call][count.stage]
            if count.count not in {c.count for c in same}:
                same.append(count)
    return counts


# --- announced and listed ---------------------------------------------------------


def _listed(facts: Sequence[Fact], counts: Counts) -> list[Check]:
    """Each announced number against the candidates named with that outcome.

    Lists are often partial, so another number than the one announced proves nothing.
    """
    named = _candidates(facts)
    made = []
    for call, stages in counts.items():
        for stage, outcome in _OUTCOMES.items():
            listed = named.get((call, outcome), [])
            if listed and stages.get(stage):
                made.append(_list_check(call, stages[stage], listed))
    return made


def _candidates(facts: Sequence[Fact]) -> dict[tuple[Name, str], list[Selection]]:
    """Who was selected or rejected in a call; a project and its carrier count once."""
    carried = _carried(facts)
    named: dict[tuple[Name, str], dict[Name, Selection]] = defaultdict(dict)
    for fact in facts:
        if isinstance(fact, Selection) and fact.call:
            same = named[fact.call, str(fact.outcome)]
            projects = carried.get(fact.candidate, [])
            key = projects[0] if len(projects) == 1 else fact.candidate
            same.setdefault(key, fact)
    return {key: list(same.values()) for key, same in named.items()}


def _carried(facts: Sequence[Fact]) -> dict[Name, list[Name]]:
    """The projects that each organisation carries."""
    carried: dict[Name, dict[Name, None]] = defaultdict(dict)
    for fact in facts:
        if isinstance(fact, Award) and fact.recipient and fact.project:
            carried[fact.recipient][fact.project] = None
        if isinstance(fact, Partner) and fact.part is Part.LEAD:
            carried[fact.organisation][fact.project] = None
    return {organisation: list(projects) for organisation, projects in carried.items()}


def _list_check(call: Name, counts: list[Count], listed: list[Selection]) -> Check:
    found = len(listed)
    same = [c for c in counts if c.count == found]
    announced = same[0] if same else max(counts, key=lambda c: c.count)
    verdict = Verdict.HOLDS if same else Verdict.CANNOT_TELL
    sign = "=" if same else "≠"
    return Check(
        kind="number-of-laureates",
        subject=call,
        expected=Decimal(announced.count),
        found=Decimal(found),
        verdict=verdict,
        expression=f"{found} {sign} {announced.count}",
        inputs=(announced, *listed),
        evidence=joined((announced, *listed)),
        rule=f"check.number-{announced.stage}",
    )


# --- preselected minus rejected is selected ------------------------------------------


def _shortlist(
    call: Name, stages: dict[Stage, list[Count]], page: Page
) -> Check | None:
    told = [stages.get(stage, []) for stage in _STAGES]
    if not all(told) or max(map(len, told)) > _MANY:
        return None
    for shortlisted, rejected, selected in product(*told):
        for extra in (0, *_ex_officio(shortlisted, page)):
            if shortlisted.count + extra - rejected.count == selected.count:
                inputs = (shortlisted, rejected, selected)
                return _shortlist_check(call, inputs, extra, Verdict.HOLDS)
    inputs = (told[0][0], told[1][0], told[2][0])
    if inputs[1].count > inputs[0].count:
        return None  # those rejected were not all on the shortlist
    sure = all(len(counts) == 1 for counts in told) and _concluded(inputs[1], page)
    verdict = Verdict.FAILS if sure else Verdict.CANNOT_TELL
    return _shortlist_check(call, inputs, 0, verdict)


def _ex_officio(shortlisted: Count, page: Page) -> list[int]:
    """Numbers in a sentence that puts some on the shortlist «d'office»."""
    sentence = page.sentence_text(shortlisted.evidence[0].start)
    if not any(cue in sentence for cue in cues("counts")["ex_officio"]):
        return []
    return [value for _, _, value in numerals(sentence) if value != shortlisted.count]


def _concluded(rejected: Count, page: Page) -> bool:
    """Whether the text itself draws the conclusion («trois sont donc écartés»).

    Else candidates may have withdrawn, or wait for another session.
    """
    sentence = page.sentence_text(rejected.evidence[0].start)
    if any(cue in sentence for cue in cues("counts")["ex_officio"]):
        return False
    return any(f" {cue} " in sentence for cue in cues("counts")["concluding"])


def _shortlist_check(
    call: Name, inputs: tuple[Count, Count, Count], extra: int, verdict: Verdict
) -> Check:
    shortlisted, rejected, selected = (c.count for c in inputs)
    found = shortlisted + extra - rejected
    start = f"{shortlisted} + {extra}" if extra else str(shortlisted)
    end = "" if found == selected else f" ≠ {selected}"
    return Check(
        kind="shortlist",
        subject=call,
        expected=Decimal(selected),
        found=Decimal(found),
        verdict=verdict,
        expression=f"{start} − {rejected} = {found}{end}",  # noqa: RUF001 - a minus
        inputs=inputs,
        evidence=joined(inputs),
        rule="check.shortlist",
    )


def _mismatch(check: Check) -> Discrepancy:
    return Discrepancy(
        kind=DiscrepancyKind.SUM_MISMATCH,
        subject=check.subject.label,
        values=(str(check.found), str(check.expected)),
        evidence=check.evidence,
        rule=check.rule,
    )
