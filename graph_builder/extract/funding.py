"""One pass over the amounts of a document's sentences: awards and envelopes.

An amount of what one named beneficiary gets is an award, the money of a thing as a whole
an envelope; which it is depends on what the amount hangs on and on what was told before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from graph_builder.extract.awards import (
    award,
    award_again,
    award_share,
    carrier_after,
)
from graph_builder.extract.case import Case
from graph_builder.extract.complements import object_named
from graph_builder.extract.domain import about_funding, cue
from graph_builder.extract.envelopes import (
    envelope,
    envelope_of_chosen,
    envelope_of_group,
    envelope_of_whole,
    envelope_of_worth,
)
from graph_builder.extract.financed import financed_subject
from graph_builder.extract.frame import Frame, Hold
from graph_builder.extract.frames import frames
from graph_builder.extract.genuine import is_funding
from graph_builder.extract.getters import (
    each_of,
    getters,
    is_carried,
    is_one_project,
)
from graph_builder.extract.mention import Mention
from graph_builder.extract.partners import find_partners, leads
from graph_builder.extract.parts import kind_of_money
from graph_builder.extract.purposes import common_subject, direct_object, purpose
from graph_builder.extract.reading import Reading
from graph_builder.extract.stakes import stakes
from graph_builder.extract.things import is_public, thing_before_verb
from graph_builder.extract.told import Told, name_of
from graph_builder.extract.valued import is_active, valued_object
from graph_builder.model import Award, Envelope, Kind, Name

Funding = Award | Envelope

_NO_FUNDING = {Hold.NONE, Hold.OTHER}
_COLLECTIVE = {Kind.CALL, Kind.PROGRAMME, Kind.GROUP}
_PRONOUN = re.compile(
    r"\b(?:ils?|elles?|qui|celui-ci|celle-ci|ce dernier|cette derniere|lequel|laquelle)"
    r"(?: \w+)? ?$|^ ?$|^,? ?(?:et |puis )?$"
)
_SHARING = re.compile(r"(?:[a-z' -]*, )?<N(\d+)> ")
_APPOSED = re.compile(r"dotee?s? (?:de|d'un)")
_THAT_MAKES = re.compile(
    r", soit (?:au total )?(?:une?|l[ae]s?|l'|des) ?[a-z]+ [^<;.]{0,20}$"
)
_IN_ALL = re.compile(r"\bune? [a-z]+ (?:total|global|cumule)e? d")
_THERE = re.compile(r"\b(?:y|lui)\b")
_TO_THEM = re.compile(r"\b(?:lui|leur)\b")


def find_funding(reading: Reading) -> list[Funding]:
    """Awards and envelopes told in sentences; tables and lists are read by `records`."""
    if not about_funding(reading):
        return []
    told = Told(reading, leads(find_partners(reading)))
    found: list[Funding] = []
    for frame in frames(reading):
        for fact in _read(frame, told):
            told.remember(fact, frame)
            found.append(fact)
    return found


def _read(frame: Frame, told: Told) -> Sequence[Funding]:
    if frame.hold in _NO_FUNDING or not is_funding(frame):
        return ()
    read = frame
    if frame.lead_in.endswith("contre "):  # «A reçoit M1, contre M2 pour B»
        read = replace(frame, hold=Hold.FOR, subjects=())
    case = Case(read, stakes(read, told.earlier(read)), told)
    if is_active(told.reading, frame):
        cost = valued_object(told.reading, frame)
        return [envelope(case, cost)] if cost else ()
    if read.hold is Hold.FROM:
        return award_share(case) or _part(case)
    return envelope_of_chosen(case) or _by_getters(case, getters(case))


def _part(case: Case) -> Sequence[Envelope]:
    """«450 M€, dont 150 M€ de subventions»: a part of the envelope told just before."""
    whole = isinstance(case.told.last_fact(case.frame), Envelope)
    kind = kind_of_money(case.told.reading, case.frame) if whole else None
    return [envelope(case, kind)] if kind else ()


def _by_getters(case: Case, found: Sequence[Mention]) -> Sequence[Funding]:
    hold = case.frame.hold
    if hold is Hold.WHOLE:
        return envelope_of_whole(case, found)
    if hold in {Hold.WORTH, Hold.THING}:
        return envelope_of_worth(case, found)
    if case.frame.money.money.per == "each":
        return [award(case, name_of(m)) for m in each_of(case, found)]
    if not found:
        return [*islice(_without_getter(case), 1)]
    return _to(case, found)


# --- somebody gets it ------------------------------------------------------------------


def _to(case: Case, found: Sequence[Mention]) -> Sequence[Funding]:
    """The facts of an amount that names get: who they are decides what it is."""
    first, name = found[0], name_of(found[0])
    if name.kind is Kind.CALL and is_carried(case, first):
        project = case.told.project(case.frame)
        return [award(case, project)] if project else []
    if is_one_project(case.frame, first):
        return [award(case, replace(name, kind=Kind.PROJECT))]
    if name.kind in _COLLECTIVE:
        return [envelope(case, name, case.told.count(first))]
    return _to_single(case, found)


def _to_single(case: Case, found: Sequence[Mention]) -> Sequence[Funding]:
    """The facts of an amount that one project or organisation gets, or several do."""
    first, name = found[0], name_of(found[0])
    if _is_planned(case, name):
        return [envelope(case, name)]
    phrase = case.told.last_phrase(case.frame) if first.source == "anaphor" else None
    if phrase:
        return [award(case, phrase)]
    if name.kind is Kind.ORGANISATION and cue("valued").search(case.frame.cue):
        return ()  # «la société est valorisée à M»
    if name.kind is not Kind.ORGANISATION and _is_budget(case):
        return [envelope(case, name)]
    return [award(case, name_of(m)) for m in found]


def _is_planned(case: Case, name: Name) -> bool:
    """«L'État prévoit M pour le projet X», not led by anybody yet: its budget."""
    return (
        case.frame.hold is Hold.GIVE
        and name.kind is Kind.PROJECT
        and name not in case.told.leads
        and bool(cue("planned").search(case.frame.cue))
    )


def _is_budget(case: Case) -> bool:
    """«est doté de M», «chiffré à M» without a giver: the money of the thing itself."""
    if case.stakes.givers or _is_apposed(case):
        return False
    return bool(cue("budget", r"\b").search(case.frame.cue))


def _is_apposed(case: Case) -> bool:
    """«X portera P, doté de M»: what a led project gets, told in passing."""
    getters = case.stakes.getters
    led = bool(getters) and getters[0].name in case.told.leads
    return led and bool(_APPOSED.match(case.frame.cue))


# --- nobody beside the amount gets it ----------------------------------------------------


def _without_getter(case: Case) -> Iterator[Funding]:
    """What an amount may be whose getter is not named beside it, best reading first."""
    hold = case.frame.hold
    if hold in {Hold.GIVE, Hold.GIVEN} and case.stakes.givers:
        yield from _given_by(case)
    elif hold is Hold.GIVE and is_public(case.frame):
        yield from _for_purpose(case)
    if hold is Hold.GIVEN:
        yield from _given(case)
    if hold in {Hold.FOR, Hold.GIVEN}:
        yield from _to_ordinal(case)
        yield from _for_purpose(case)
    if hold in {Hold.RECEIVE, Hold.ENDOWED, Hold.GRANT}:
        yield from _of_subject(case)


def _given_by(case: Case) -> Iterator[Funding]:
    """«L'État y consacre 5 M€», «lui verse 5 M€», «finance à hauteur de 5 M€ le toit»."""
    frame = case.frame
    giver = name_of(case.stakes.givers[0])
    if giver.kind is Kind.CALL and not _THERE.search(frame.cue):
        yield envelope(case, giver)
    yield from _to_ordinal(case)
    last = case.told.last_award(frame)
    if last and frame.cue.startswith(("lui ", "leur ")):
        yield award_again(case, last)
    if named := object_named(frame):
        yield award(case, name_of(named))
    direct = direct_object(case.reading, frame)
    if direct and frame.hold is Hold.GIVE:
        yield award(case, direct, carrier=carrier_after(frame))
    if not _THERE.search(frame.cue):
        yield from _share_of_purpose(case)
        yield from _for_purpose(case)
        if subject := financed_subject(case.reading, frame.abstract):
            yield award(case, subject)
    if project := case.told.project(frame):
        yield award(case, project)


def _share_of_purpose(case: Case) -> Iterator[Award]:
    """«La Région participe pour 9 M€ à la requalification du campus»."""
    aim = purpose(case.reading, case.frame)
    if aim and cue("takes_part").search(case.frame.cue):
        yield award(case, aim)


def _given(case: Case) -> Iterator[Funding]:
    """«M leur sont attribués», «M sont mobilisés»."""
    if _TO_THEM.search(case.frame.cue):
        project = case.told.project(case.frame)
        if project:
            yield award(case, project)
        return
    call = case.told.call_near(case.frame)
    if call and cue("available").search(case.frame.cue):
        yield envelope(case, call)


def _to_ordinal(case: Case) -> Iterator[Funding]:
    """«300 M€ aux premiers et 400 M€ aux seconds», «9 M€ pour la première»."""
    if single := case.told.ordinal_of_two(case.frame):
        yield award(case, name_of(single))
    if group := case.told.ordinal(case.frame):
        yield envelope(case, name_of(group), case.told.count(group), as_told=True)


def _for_purpose(case: Case) -> Iterator[Funding]:
    """«consacre 5 M€ à la recherche biomédicale»."""
    if phrase := purpose(case.reading, case.frame):
        yield envelope(case, phrase)


def _of_subject(case: Case) -> Iterator[Funding]:
    """«Nous avons M pour P», «Il recevra M», «une phase dotée de M», «une aide de M»."""
    frame = case.frame
    if frame.hold is Hold.RECEIVE and case.stakes.purposes:
        yield award(case, name_of(case.stakes.purposes[0]))
    if thing := _collective_subject(case):
        yield envelope(case, thing)
    granted = frame.hold is Hold.GRANT
    if granted and (_IN_ALL.search(frame.lead_in) or _THAT_MAKES.search(frame.lead_in)):
        yield from envelope_of_group(case)
    if granted and frame.cue not in {"aide", "dotation", "subvention"}:
        return
    if granted or _PRONOUN.search(frame.subject_words):
        project = case.told.project(frame)
        if project:
            yield (envelope if _is_budget(case) else award)(case, project)


def _collective_subject(case: Case) -> Name | None:
    """«l'ensemble mobilise M», «neuf se partagent M», «une phase, dotée de M»."""
    frame = case.frame
    sharing = "partag" in frame.cue and _SHARING.match(frame.subject_words)
    if sharing or cue("together", r"\b", r"\b[^<]*$").search(frame.subject_words):
        return case.told.call_near(frame)
    if frame.hold is Hold.ENDOWED:
        return common_subject(case.reading, frame)
    return thing_before_verb(case.reading, frame, "part_thing")
