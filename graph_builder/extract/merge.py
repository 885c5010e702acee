"""One fact told twice is one fact: duplicates are joined, with all their evidence."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cache
from typing import Any, TypeVar

from graph_builder import authority
from graph_builder.extract.french.text import plain
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
_VAGUE = {Kind.GROUP, Kind.PHRASE}
_ELLIPTIC = {"awards.gap_give", "awards.financer"}
_ACRONYM = 3  # letters from which two acronyms may differ by a slip
_FINAL = {Outcome.PRESELECTED: 0, Outcome.SELECTED: 1, Outcome.REJECTED: 2}


def merged(facts: Iterable[Fact], leads: dict[Name, Name]) -> list[Fact]:
    """All facts with duplicates joined, grouped by type, in the order found.

    `leads` tells who leads a project: what awards leave open is filled in from it.
    """
    by_type: dict[type[Fact], list[Fact]] = {}
    for fact in facts:
        by_type.setdefault(type(fact), []).append(fact)
    awarded = _of(Award, by_type.get(Award, ()))
    result: list[Fact] = []
    for kind, group in by_type.items():
        if kind is Award:
            result += _awards(completed(awarded, leads))
        elif kind is Envelope:
            result += _envelopes(_of(Envelope, group), awarded)
        elif kind is Selection:
            result += _selections(_of(Selection, group), leads)
        elif kind is Partner:
            result += _partners(_of(Partner, group))
        else:
            result += _fold(group, lambda f: (f.factuality, *cells(f).values()))
    return result


def _of(kind: type[_F], facts: Iterable[Fact]) -> list[_F]:
    return [fact for fact in facts if isinstance(fact, kind)]


# --- joining ---------------------------------------------------------------------------


def cells(fact: Fact) -> dict[str, Any]:
    """The cells of a fact, without what every fact carries."""
    return {
        field.name: getattr(fact, field.name)
        for field in dataclasses.fields(fact)
        if field.name not in _BASE
    }


def _fold(
    facts: Iterable[_F],
    key: Callable[[_F], Hashable],
    same: Callable[[_F, _F], bool] = lambda _one, _two: True,
) -> list[_F]:
    """Facts of one key that are the same joined to the first of them."""
    kept: list[_F] = []
    places: dict[Hashable, list[int]] = {}
    for fact in facts:
        alike = places.setdefault(key(fact), [])
        place = next((i for i in alike if same(kept[i], fact)), None)
        if place is None:
            alike.append(len(kept))
            kept.append(fact)
        else:
            kept[place] = _joined(kept[place], fact)
    return kept


def _joined(one: _F, two: _F) -> _F:
    """The first fact, its empty cells filled from the second, with both evidences."""
    filled = {
        name: value for name, value in cells(two).items() if getattr(one, name) is None
    }
    return dataclasses.replace(
        one,
        **filled,
        evidence=tuple(sorted(set(one.evidence) | set(two.evidence))),
        confidence=max(one.confidence, two.confidence),
    )


def _compatible(one: Name | None, two: Name | None) -> bool:
    return one is None or two is None or one == two


# --- awards ----------------------------------------------------------------------------


def completed(awards: Iterable[Award], leads: dict[Name, Name]) -> list[Award]:
    """Awards with the carrier of their project, or the one project of their recipient.

    A recipient that carries several projects tells nothing about which one is meant.
    """
    carried: dict[Name, list[Name]] = {}
    for project, lead in leads.items():
        carried.setdefault(lead, []).append(project)
    only = {lead: found[0] for lead, found in carried.items() if len(found) == 1}
    return [_completed(award, leads, only) for award in awards]


def _completed(award: Award, leads: dict[Name, Name], only: dict[Name, Name]) -> Award:
    if award.project and not award.recipient and award.project in leads:
        return dataclasses.replace(award, recipient=leads[award.project])
    if award.project and award.recipient == award.programme:
        return dataclasses.replace(award, recipient=None)  # who leads it pays a part
    if award.recipient and not award.project and award.recipient in only:
        return dataclasses.replace(award, project=only[award.recipient])
    return award


def _awards(facts: Iterable[Award]) -> list[Award]:
    """Awards told twice joined; a carrier that an authority knows has the first word."""
    told = [fact for fact in facts if _is_told(fact)]
    return _fold(sorted(told, key=_is_unknown), _amount, _same_award)


def _is_told(award: Award) -> bool:
    """Whether an award tells who gets it, and that is not who gives it."""
    if award.recipient is None:
        return _names_its_project(award)
    return award.recipient != award.programme or award.project is not None


def _names_its_project(award: Award) -> bool:
    """Whether the words of an award say its project.

    With no recipient either, the project that a text is speaking of is but a guess
    at who gets the money: a wrong amount is worse than a missing one. A sentence that
    leaves its verb out goes on about what the one before it names.
    """
    if award.rule in _ELLIPTIC:
        return True
    label = award.project.label.casefold() if award.project else ""
    return any(label in span.exact.casefold() for span in award.evidence)


@cache
def _known_labels() -> frozenset[str]:
    return frozenset(f for record in authority.organisations() for f in record.forms())


def _is_unknown(award: Award) -> bool:
    return award.recipient is None or award.recipient.label not in _known_labels()


def _amount(fact: Award | Envelope) -> Hashable:
    money = fact.amount
    return money.amount, money.currency, fact.factuality in _VOUCHED


def _same_award(one: Award, two: Award) -> bool:
    """One amount for one project or recipient, with nothing that tells them apart."""
    known = (one.project and one.project == two.project) or (
        one.recipient and one.recipient == two.recipient
    )
    return bool(
        known
        and _compatible(one.project, two.project)
        and _same_recipient(one.recipient, two.recipient)
        and _compatible(one.programme, two.programme)
    )


def _same_recipient(one: Name | None, two: Name | None) -> bool:
    """One recipient, or two acronyms one letter apart: a slip of the text («IMI»)."""
    if one is None or two is None or one == two:
        return True
    first, second = one.label, two.label
    if not first.isupper() or len(first) < _ACRONYM or len(first) != len(second):
        return False
    apart = sum(a != b for a, b in zip(first, second, strict=True))
    return apart == 1 and " " not in first + second


# --- envelopes -------------------------------------------------------------------------


def _envelopes(facts: Iterable[Envelope], awarded: Iterable[Award]) -> list[Envelope]:
    """Envelopes of common nouns, and of a project, whose amount is an award go."""
    told = list(awarded)
    known = {award.amount.amount for award in told}
    owned = {(award.project, award.amount.amount) for award in told}
    kept = (
        e
        for e in facts
        if (e.object, e.amount.amount) not in owned
        and (e.object.kind is not Kind.PHRASE or e.amount.amount not in known)
    )
    return _fold(kept, _amount, _same_envelope)


def _same_envelope(one: Envelope, two: Envelope) -> bool:
    """One object, one told by fewer words, or a group or phrase that stands for it."""
    first, second = (set(plain(e.object.label).split()) for e in (one, two))
    if one.object == two.object or first <= second or second <= first:
        return True
    kinds = {one.object.kind, two.object.kind}
    if kinds == {Kind.PHRASE} and one.evidence == two.evidence:
        return False  # «9 M€ pour la construction, 9 M€ pour les équipements»
    return bool(kinds & set(_VAGUE))


# --- selections ------------------------------------------------------------------------


def _selections(facts: Sequence[Selection], leads: dict[Name, Name]) -> list[Selection]:
    """One final outcome a candidate and call; a carrier gives way to its project."""
    carried = {leads[f.candidate]: f for f in facts if f.candidate in leads}
    best: dict[Hashable, Selection] = {}
    for fact in facts:
        if _told_of_project(fact, carried.get(fact.candidate)):
            continue
        key = fact.candidate, fact.call, fact.factuality in _VOUCHED
        known = best.get(key)
        if known is None or _FINAL[fact.outcome] > _FINAL[known.outcome]:
            best[key] = fact
        elif known.outcome is fact.outcome:
            best[key] = _joined(known, fact)
    return _across_calls(list(best.values()))


def _told_of_project(fact: Selection, project: Selection | None) -> bool:
    """Whether the outcome of a carrier is told of its project as well."""
    return (
        project is not None
        and _compatible(project.call, fact.call)
        and project.outcome is fact.outcome
    )


def _across_calls(facts: list[Selection]) -> list[Selection]:
    """Of two equal outcomes of one candidate, the one without a call goes."""
    with_call = {(f.candidate, f.outcome) for f in facts if f.call}
    return [f for f in facts if f.call or (f.candidate, f.outcome) not in with_call]


# --- partners --------------------------------------------------------------------------


def _partners(facts: Sequence[Partner]) -> list[Partner]:
    """A lead is not a partner of the same project as well."""
    leading = {_pair(f) for f in facts if f.part is Part.LEAD}
    kept = [f for f in facts if f.part is Part.LEAD or _pair(f) not in leading]
    return _fold(_fold(kept, _pair), _project_part, _same_organisation)


def _project_part(fact: Partner) -> Hashable:
    return fact.project, fact.part


def _same_organisation(one: Partner, two: Partner) -> bool:
    return _same_recipient(one.organisation, two.organisation)


def _pair(fact: Partner) -> Hashable:
    return fact.project, fact.organisation
