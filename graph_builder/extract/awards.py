"""Table `awards`: one named beneficiary gets an amount."""

from __future__ import annotations

import re
from dataclasses import replace

from graph_builder.extract.case import Case
from graph_builder.extract.domain import ARTICLE, cue, words
from graph_builder.extract.frame import Frame, Hold
from graph_builder.extract.getters import givers
from graph_builder.extract.mention import Mention
from graph_builder.extract.ordinals import name_of
from graph_builder.extract.purposes import recipient_purpose
from graph_builder.model import Award, Envelope, Kind, Name

_CONFIDENCE = 0.9
_FINANCING_OF = re.compile(
    r"\W*(?:l[ae] )?(?:financement|budget|cout|plan de financement)(?: [a-z]+)? "
    r"(?:de la |de l'|du |de |d')(?:[a-z]+ )?<[PX](\d+)>"
)
_PART_OF = re.compile(r"<M\d+>[^<>;.]{0,30}, dont (?:(?!<P)[^;.])*$")
_STATE = {"état", "etat", "anr"}  # givers that leave a call in force


def award(
    case: Case,
    getter: Name | None,
    *,
    in_call: bool = True,
    carrier: Name | None = None,
) -> Award:
    """The award of the amount to a getter: a project, or who receives it.

    `in_call` tells whether the call the text speaks of may be the award's.
    """
    project, recipient = _parties(case, getter, carrier)
    programme = next((name_of(m) for m in givers(case) if m.name != project), None)
    factuality, cues = case.modality()
    return Award(
        amount=case.frame.money.money,
        recipient=recipient,
        project=project,
        programme=programme,
        call=_call(case, programme, in_call=in_call),
        evidence=case.evidence_of(project),
        factuality=factuality,
        rule=f"awards.{case.frame.hold}",
        cues=cues,
        confidence=_CONFIDENCE,
    )


def _parties(
    case: Case, getter: Name | None, carrier: Name | None
) -> tuple[Name | None, Name | None]:
    """The project and the recipient, of whom one is the getter."""
    if getter is not None and _is_project(case, getter):
        return getter, carrier or _carrier(case, getter)
    return _project(case, getter), getter


def _is_project(case: Case, getter: Name) -> bool:
    return getter.kind in {Kind.PROJECT, Kind.PHRASE} and not _is_body(case, getter)


def _is_body(case: Case, getter: Name) -> bool:
    """Whether a name of unknown kind is a firm or body: it gets money for a project.

    So is one that goes on from a body without a verb: «A reçoit M, B M».
    """
    if getter in case.told.leads or not getter.label[:1].isupper():
        return False
    if getter.kind is Kind.PHRASE and (
        any(m.name != getter for m in case.stakes.purposes) or case.of_firms()
    ):
        return True
    last = case.told.last_award(case.frame)
    gapped = (
        case.frame.hold is Hold.RECEIVE and case.frame.verb[0] == case.frame.verb[1]
    )
    return bool(
        gapped
        and last
        and last.recipient
        and not last.project
        and last.evidence[-1].start >= case.frame.sentence.start
    )


def _carrier(case: Case, project: Name) -> Name | None:
    """Who leads a project, or received money for it just before."""
    last = case.told.last_award(case.frame)
    known = last.recipient if last and last.project == project else None
    return case.told.leads.get(project) or known


def _project(case: Case, recipient: Name | None) -> Name | None:
    """What a recipient gets the money for."""
    told = next((name_of(m) for m in case.stakes.purposes), None)
    return (
        told
        or _shared_project(case)
        or case.told.carried_by(case.frame, recipient)
        or recipient_purpose(case.reading, case.frame)
    )


def _shared_project(case: Case) -> Name | None:
    """«sur cette somme, 2 M€ reviennent à X», «M, dont N iront à X»: a share of it."""
    last = case.told.last_award(case.frame)
    share = cue("share", r"\b", r"\b")
    frame = case.frame
    part = frame.cue.startswith("en ") or _PART_OF.search(frame.lead_in)
    return last.project if last and (part or share.search(frame.text)) else None


def _call(case: Case, programme: Name | None, *, in_call: bool) -> Name | None:
    """The call named beside, else the one in force if the State or a plan gives."""
    if case.stakes.calls:
        return name_of(case.stakes.calls[0])
    plan = programme is None or programme.kind is Kind.PROGRAMME
    if not in_call or not (plan or _is_state(programme)):
        return None
    return case.told.call_in_force(case.frame)


def _is_state(giver: Name | None) -> bool:
    return giver is not None and giver.label.lower().removeprefix("l'") in _STATE


def award_again(case: Case, last: Award) -> Award:
    """«lui verse M»: more money for the project and recipient of the award before."""
    again = award(case, last.project or last.recipient, in_call=False)
    return replace(again, recipient=last.recipient, project=last.project)


def award_share(case: Case) -> list[Award]:
    """«dont 2 M€ de la Région X»: a named financer's share of what was just told."""
    if not case.stakes.givers:
        return []
    last = case.told.last_fact(case.frame)
    if isinstance(last, Envelope):
        if last.object.kind in {Kind.CALL, Kind.PROGRAMME}:
            return []
        owner = last.object.kind in {Kind.ORGANISATION, Kind.PROJECT}
        thing = last.object if owner else case.told.project(case.frame)
    elif isinstance(last, Award):
        return [award(case, last.project or last.recipient, in_call=False)]
    else:
        thing = _broken_down(case.frame) or case.told.project(case.frame)
    return [award(case, thing, in_call=False)] if thing else []


def _broken_down(frame: Frame) -> Name | None:
    """«Le financement de P se décompose ainsi : M de l'État»: P."""
    match = _FINANCING_OF.match(frame.abstract.text)
    item = frame.abstract.items[int(match[1])] if match else None
    if not isinstance(item, Mention) or item.name is None:
        return None
    return replace(item.name, kind=Kind.PROJECT)


def carrier_after(frame: Frame) -> Name | None:
    """«… la rénovation de X, que conduit l'Université Y»: Y."""
    verb = "|".join(words("carries"))
    match = re.search(
        rf", (?:que (?:{verb}) |(?:{verb})e? par ){ARTICLE}<O(\d+)>", frame.tail
    )
    item = frame.abstract.items[int(match[1])] if match else None
    return item.name if isinstance(item, Mention) else None
