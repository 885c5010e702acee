"""Table `envelopes`: money announced for a call, a plan, a group, a thing as a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph_builder.extract.case import Case
from graph_builder.extract.domain import cue, words
from graph_builder.extract.frame import Frame, Hold
from graph_builder.extract.mention import Mention
from graph_builder.extract.ordinals import name_of
from graph_builder.extract.purposes import (
    done_for,
    phrase_name,
    priced_thing,
    purpose,
    purpose_before,
    words_at,
)
from graph_builder.extract.sharers import itself, sharers
from graph_builder.extract.things import costly_subject, thing_before_verb
from graph_builder.model import Envelope, Kind, Name

_CONFIDENCE = 0.9
_COST = re.compile(r"\bcouts?\b|\bbudget\b")
_SUBJECT = re.compile(
    r"(?:[^,<]{0,25}, )?(?:l[ae] |l'|ce |cette |cet )([a-z-]+)(?= [^<]*[a-z]+ )"
)
_MONEY = re.compile(r"(?:l'|la |cette )(?:enveloppe|dotation)(?: \w+)? [a-z]")
_ITS = re.compile(
    r"(?:[^,<]{0,25}, )?son (?:cout|budget|enveloppe|financement|dotation|montant)\b"
)
_SUM_OF_AIDS = re.compile(
    r"(?:l[ae] )?((?:montant|total|enveloppe|somme)(?: (?:total|global|cumule)e?)? des "
    r"(?:aides|subventions|financements|dotations|credits|soutiens|projets|investissements)(?: [a-z]+){0,3}) ?: [^<]{0,15}"
)
_ROUND = ("tour", "leve")  # a round of investors
_CHOSEN = re.compile(
    r"<N(\d+)> (?:d'entre (?:eux|elles) )?(?:ont ete|sont|est|seront)"
    r" (?:retenu|finance|selectionne|laureat|distingue)"
)
_WHO_WERE_CHOSEN = re.compile(r"<N(\d+)>,? qui $")
_WHOSE = re.compile(r",? dont (?:l[ae] |l')[a-z-]+ $")
_ITSELF = re.compile(
    r"(?:^|, |: )(?:(?:l[ae] |l'|ce |cette |cet )(?:projet|operation|chantier|programme|plan|dispositif"
    r"|campus|ensemble|batiment|centre|institut|fonds|strategie|appel|tout|usine|ecole),? |(?:il|elle) )"
    r"(?:y )?$"
)
_NO_THING = {Kind.ORGANISATION, Kind.PERSON, Kind.PLACE}


def envelope(
    case: Case, thing: Name, count: int | None = None, *, as_told: bool = False
) -> Envelope:
    """The amount as the money of a thing that `count` share.

    A group of laureates gives way to its call, unless it is meant `as_told`.
    """
    factuality, cues = case.modality()
    return Envelope(
        object=thing if as_told else _object(case, thing),
        amount=case.frame.money.money,
        beneficiaries=count,
        years=case.frame.years,
        evidence=case.evidence(),
        factuality=factuality,
        rule=f"envelopes.{case.frame.hold}",
        cues=cues,
        confidence=_CONFIDENCE,
    )


def _object(case: Case, thing: Name) -> Name:
    """A group of laureates is named by its call where the block tells it."""
    if thing.kind is not Kind.GROUP or case.frame.hold is Hold.WHOLE:
        return thing
    return case.told.call_near(case.frame) or thing


def envelope_of_whole(case: Case, getters: Sequence[Mention]) -> list[Envelope]:
    """«un budget de M pour X», «pour un coût total de M»."""
    if getters:
        return [envelope(case, name_of(getters[0]), getters[0].count)]
    if case.frame.cue.startswith(_ROUND):
        return [envelope(case, name_of(m)) for m in _raisers(case.frame)[:1]]
    if of_group := envelope_of_group(case):
        return of_group
    if done := done_for(case.reading, case.frame):
        return [envelope(case, *done)]
    if shared := sharers(case):
        return [envelope(case, shared, as_told=True)]
    thing = (
        _sum_of_aids(case)
        or purpose(case.reading, case.frame)
        or purpose_before(case.reading, case.frame)
        or _unowned(case)
    )
    return [envelope(case, thing)] if thing else []


def envelope_of_group(case: Case) -> list[Envelope]:
    """«neuf projets sont retenus, pour un montant total de M»."""
    group, call = _group_before(case.frame), case.told.call_near(case.frame)
    if group and call and group.head in words("asked"):
        return [envelope(case, call, _chosen(case.frame))]
    if group:
        count = group.count or case.told.counts.get(name_of(group))
        return [envelope(case, _object_of_cost(case, name_of(group)), count)]
    return []


def _sum_of_aids(case: Case) -> Name | None:
    """«Montant total des aides : M»: the words themselves."""
    match = _SUM_OF_AIDS.fullmatch(case.frame.lead_in)
    span = match.span(1) if match else (0, 0)
    return (
        words_at(case.reading, case.frame, case.frame.clause[0], span)
        if match
        else None
    )


def _unowned(case: Case) -> Name | None:
    """«un fonds d'urgence de M»; «le label s'accompagne d'une enveloppe de M»: the call.

    Else the project spoken of, unless the subject is something else; the envelope of
    nothing («L'enveloppe atteint M») is that of the call told last.
    """
    if case.frame.cue in words("priced"):
        return priced_thing(case.reading, case.frame)
    subject = _SUBJECT.match(case.frame.lead_in)
    if subject and cue("call_noun", "", "$").match(subject[1]):
        return case.told.call_near(case.frame)
    own = not subject or cue("about_project", "", "$").match(subject[1])
    headed = case.frame.lead_in.rstrip().endswith(":")  # «Montant : M»
    told = case.told.thing if headed else case.told.project
    project = told(case.frame) if own else None
    if project is None and _ITS.match(case.frame.lead_in):
        project = case.told.thing(case.frame) or case.told.call_in_force(case.frame)
    money = _MONEY.match(case.frame.lead_in)
    return project or (case.told.call_near(case.frame) if money else None)


def _raisers(frame: Frame) -> list[Mention]:
    """«X boucle un tour de table de M»: X."""
    return [
        m
        for s, m in frame.named(frame.slots)
        if s.code in "OX" and not s.prep and s.end <= frame.at.start
    ]


def _group_before(frame: Frame) -> Mention | None:
    """The group that shares the money: those chosen, else those who asked."""
    groups = [
        m
        for _, m in frame.named(frame.slots)
        if m.end <= frame.money.start and name_of(m).kind is Kind.GROUP
    ]
    chosen = [g for g in groups if g.head not in words("asked")]
    return next(iter(chosen or groups), None)


def _chosen(frame: Frame) -> int | None:
    """«Sur 300 candidatures, 40 sont retenues, pour un total de M»: 40."""
    match = _CHOSEN.search(frame.text)
    return frame.number(match[1]) if match else None


def _object_of_cost(case: Case, group: Name) -> Name:
    """«pour un coût total de M» is the cost of the group, not of its call."""
    if not _COST.search(case.frame.cue):
        return _object(case, group)
    return phrase_name(f"{case.frame.cue} : {group.label}")


def envelope_of_worth(case: Case, getters: Sequence[Mention]) -> list[Envelope]:
    """The budget told as a price: «le plan pèse M», «un bâtiment de M»."""
    for getter in getters:
        if name_of(getter).kind not in _NO_THING:
            return [envelope(case, name_of(getter), case.told.count(getter))]
    if case.frame.hold is Hold.WORTH:
        return _of_common_worth(case, getters)
    project = case.told.project(case.frame)
    own = project if case.frame.cue in words("project") else None
    thing = own or priced_thing(case.reading, case.frame)
    return [envelope(case, thing)] if thing else []


def _of_common_worth(case: Case, getters: Sequence[Mention]) -> list[Envelope]:
    """«la rénovation du campus coûtera M», «X, dont la construction coûtera M»."""
    frame = case.frame
    if shared := sharers(case) or itself(case):
        return [envelope(case, shared, as_told=True)]
    if getters and _WHOSE.search(frame.subject_words):
        return [envelope(case, name_of(getters[0]))]
    thing = thing_before_verb(case.reading, frame, "cost_thing")
    if thing is None and not getters and _ITSELF.search(frame.subject_words):
        thing = case.told.thing(frame)
    if thing is None and not getters:
        thing = costly_subject(case.reading, frame)
    return [envelope(case, thing)] if thing else []


def envelope_of_chosen(case: Case) -> list[Envelope]:
    """«le jury en a choisi sept, qui seront financés à hauteur de M»: the call's sum."""
    match = _WHO_WERE_CHOSEN.search(case.frame.abstract.text[: case.frame.verb[0]])
    call = case.told.call_in_force(case.frame) if match else None
    count = case.frame.number(match[1]) if match else None
    return [envelope(case, call, count)] if call and count else []
