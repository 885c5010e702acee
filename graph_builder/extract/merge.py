"""One fact told twice is one fact: duplicates are joined, with all their evidence."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TypeVar

from graph_builder import authority
from graph_builder.model import (
    Award,
    Envelope,
    Fact,
    Factuality,
    Kind,
    Name,
    Outcome,
    Part,
    Partner,
    Selection,
)

_F = TypeVar("_F", bound=Fact)
_BASE = {field.name for field in dataclasses.fields(Fact)}
_VOUCHED = {Factuality.ASSERTED, Factuality.QUOTED}
_FINAL = {Outcome.PRESELECTED: 0, Outcome.SELECTED: 1, Outcome.REJECTED: 2}


def cells(fact: Fact) -> dict[str, object]:
    """The cells of a fact, without what every fact carries."""
    return {
        field.name: getattr(fact, field.name)
        for field in dataclasses.fields(fact)
        if field.name not in _BASE
    }


def _compatible(one: object, two: object) -> bool:
    return one is None or two is None or one == two


def _same_award(one: Award, two: Award) -> bool:
    if (
        one.amount.amount != two.amount.amount
        or one.amount.currency != two.amount.currency
    ):
        return False
    vouched = (one.factuality in _VOUCHED) == (two.factuality in _VOUCHED)
    known = (one.project and one.project == two.project) or (
        one.recipient and one.recipient == two.recipient
    )
    return bool(
        vouched
        and known
        and _compatible(one.project, two.project)
        and (
            _compatible(one.recipient, two.recipient)
            or _one_letter_apart(one.recipient, two.recipient)
        )
        and _compatible(one.programme, two.programme)
    )


def _one_letter_apart(one: Name | None, two: Name | None) -> bool:
    """Whether two acronyms differ by one letter: a slip of the text («IMI», «IMT»)."""
    if one is None or two is None or " " in one.label + two.label:
        return False
    pairs = list(zip(one.label, two.label, strict=False))
    apart = sum(a != b for a, b in pairs)
    return len(one.label) == len(two.label) > 2 and apart == 1 and one.label.isupper()  # noqa: PLR2004


@cache
def _known_labels() -> frozenset[str]:
    return frozenset(f for record in authority.organisations() for f in record.forms())


def _unknown(award: Award) -> bool:
    """Whether no authority list has the recipient; known ones come first in a merge."""
    return award.recipient is None or award.recipient.label not in _known_labels()




def _same_envelope(one: Envelope, two: Envelope) -> bool:
    return (
        one.amount.amount == two.amount.amount
        and one.amount.currency == two.amount.currency
        and _same_object(one.object, two.object)
        and (one.factuality in _VOUCHED) == (two.factuality in _VOUCHED)
    )


def _same_object(one: Name, two: Name) -> bool:
    """One object, or a group or phrase that stands for it."""
    vague = {Kind.GROUP, Kind.PHRASE}
    return one == two or one.kind in vague or two.kind in vague


def _same_cells(one: Fact, two: Fact) -> bool:
    return cells(one) == cells(two) and one.factuality == two.factuality


def _joined(one: _F, two: _F) -> _F:
    """The first fact, its empty cells filled from the second, with both evidences."""
    filled: dict[str, object] = {
        name: value
        for name, value in cells(two).items()
        if getattr(one, name) is None and value is not None
    }
    filled["evidence"] = tuple(sorted(set(one.evidence) | set(two.evidence)))
    filled["confidence"] = max(one.confidence, two.confidence)
    return dataclasses.replace(one, **filled)  # type: ignore[arg-type] # cells of its type


def _fold(facts: Iterable[_F], same: Callable[[_F, _F], bool]) -> list[_F]:
    kept: list[_F] = []
    for fact in facts:
        for index, known in enumerate(kept):
            if same(known, fact):
                kept[index] = _joined(known, fact)
                break
        else:
            kept.append(fact)
    return kept


def _selections(facts: Sequence[Selection], leads: dict[Name, Name]) -> list[Selection]:
    """One final outcome a candidate and call; a carrier gives way to its project."""
    carriers = {leads[f.candidate]: f for f in facts if f.candidate in leads}
    best: dict[tuple[Name, Name | None, bool], Selection] = {}
    for fact in facts:
        told = carriers.get(fact.candidate)
        if told and _compatible(told.call, fact.call) and told.outcome is fact.outcome:
            continue
        key = fact.candidate, fact.call, fact.factuality in _VOUCHED
        known = best.get(key)
        if known is None or _FINAL[fact.outcome] > _FINAL[known.outcome]:
            best[key] = fact
        elif known.outcome is fact.outcome:
            best[key] = _joined(known, fact)
    return _across_calls(list(best.values()))


def _across_calls(facts: list[Selection]) -> list[Selection]:
    """Of two equal outcomes of one candidate, the one without a call goes."""
    with_call = {(f.candidate, f.outcome) for f in facts if f.call}
    return [f for f in facts if f.call or (f.candidate, f.outcome) not in with_call]


def _partners(facts: Sequence[Partner]) -> list[Partner]:
    """A lead is not a partner of the same project as well."""
    leading = {(f.project, f.organisation) for f in facts if f.part is Part.LEAD}
    kept = [
        f
        for f in facts
        if f.part is Part.LEAD or (f.project, f.organisation) not in leading
    ]
    return _fold(kept, _same_partner)


def _same_partner(one: Partner, two: Partner) -> bool:
    return one.project == two.project and one.organisation == two.organisation


def completed(awards: Iterable[Award], leads: dict[Name, Name]) -> list[Award]:
    """Awards with the carrier of their project, or the one project of their recipient.

    A recipient that carries several projects tells nothing about which one is meant.
    """
    carried: dict[Name, list[Name]] = {}
    for project, lead in leads.items():
        carried.setdefault(lead, []).append(project)
    full = []
    for award in awards:
        if award.project and not award.recipient and award.project in leads:
            award = dataclasses.replace(award, recipient=leads[award.project])  # noqa: PLW2901 # filled in
        elif award.recipient and not award.project:
            projects = carried.get(award.recipient, [])
            if len(projects) == 1:
                award = dataclasses.replace(award, project=projects[0])  # noqa: PLW2901 # filled in
        full.append(award)
    return full


def _not_awarded(envelopes: Iterable[Fact], awards: Iterable[Fact]) -> list[Envelope]:
    """Envelopes of common nouns whose amount is told elsewhere as an award go."""
    known = {a.amount.amount for a in awards if isinstance(a, Award)}
    return [
        e
        for e in envelopes
        if isinstance(e, Envelope)
        and not (e.object.kind is Kind.PHRASE and e.amount.amount in known)
    ]


def merged(facts: Iterable[Fact], leads: dict[Name, Name]) -> list[Fact]:
    """All facts with duplicates joined, grouped by type, in the order found."""
    by_type: dict[type[Fact], list[Fact]] = {}
    for fact in facts:
        by_type.setdefault(type(fact), []).append(fact)
    result: list[Fact] = []
    for kind, group in by_type.items():
        if kind is Award:
            awards = completed((f for f in group if isinstance(f, Award)), leads)
            result += _fold(sorted(awards, key=_unknown), _same_award)
        elif kind is Envelope:
            result += _fold(_not_awarded(group, by_type.get(Award, [])), _same_envelope)
        elif kind is Selection:
            result += _selections([f for f in group if isinstance(f, Selection)], leads)
        elif kind is Partner:
            result += _partners([f for f in group if isinstance(f, Partner)])
        else:
            result += _fold(group, _same_cells)
    return result
