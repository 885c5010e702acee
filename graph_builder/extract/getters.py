"""Which of the names beside an amount really get it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph_builder.extract.case import Case
from graph_builder.extract.domain import cue, is_purse
from graph_builder.extract.frame import Frame, Hold
from graph_builder.extract.mention import Mention
from graph_builder.extract.ordinals import name_of
from graph_builder.extract.syntax import Slot
from graph_builder.model import Kind

_RESPECTIVELY = re.compile(r"\brespecti(?:vement|fs?|ves?)\b")
_EACH_OF = re.compile(
    r"\bchacune? (?:de|des|d') ?|\btou(?:te)?s (?:deux|trois|quatre) "
)
_TAKE = {Hold.RECEIVE, Hold.ENDOWED}
_EACH = "each"
_WINDOW = 40  # characters after a call's name in which its carrier stands


def getters(case: Case) -> list[Mention]:
    """Those that get the amount, text order."""
    found = list(case.stakes.getters)
    if not found and case.frame.hold in _TAKE:
        one = case.told.one_of_two(case.frame)
        found = [one] if one else []
    if len(found) > 1:
        found = _of_several(case.frame, found)
    elif len(case.stakes.givers) < 2 and respectively(case.frame):  # noqa: PLR2004 # else the givers are dealt out
        found = []  # whose it is is not told by one name
    return [mention for mention in found if _may_get(case, mention)]


def _of_several(frame: Frame, found: list[Mention]) -> list[Mention]:
    """With «respectivement» the n-th gets the n-th amount, with «chacun» all get it."""
    if _RESPECTIVELY.search(frame.text):
        place, amounts = _place(frame), _amounts(frame)
        return found[place : place + 1] if len(amounts) == len(found) else []
    if frame.money.money.per == _EACH or _EACH_OF.search(frame.subject_words):
        return found
    shared = frame.hold is Hold.RECEIVE and len(frame.subjects) > 1
    return [] if shared else found[:1]


def givers(case: Case) -> Sequence[Mention]:
    """Those that give the amount; with «respectivement» the n-th alone."""
    found, frame = case.stakes.givers, case.frame
    if len(found) < 2 or not _RESPECTIVELY.search(frame.text):  # noqa: PLR2004 # one gives all
        return found
    place = _place(frame)
    return found[place : place + 1] if len(_amounts(frame)) == len(found) else ()


def respectively(frame: Frame) -> bool:
    """Whether several get an amount each, in the order told."""
    return _RESPECTIVELY.search(frame.text) is not None


def _place(frame: Frame) -> int:
    """The place of an amount among those after the verb."""
    amounts = _amounts(frame)
    return amounts.index(frame.at) if frame.at in amounts else 0


def _amounts(frame: Frame) -> list[Slot]:
    return [s for s in frame.slots if s.code == "M" and s.start >= frame.verb[1]]


def _may_get(case: Case, getter: Mention) -> bool:
    """A purse of the State gives; a person gets only what a call gives in person."""
    name = name_of(getter)
    if name.kind is Kind.PERSON:
        call = case.told.call_in_force(case.frame)
        return case.frame.hold is Hold.RECEIVE and call is not None
    return name.kind is not Kind.ORGANISATION or not is_purse(name.label)


def each_of(case: Case, found: Sequence[Mention]) -> list[Mention]:
    """Those that get M «chacun»: those listed after a colon, else the names found."""
    return _listed(case.frame) or [
        m for m in found if name_of(m).kind is not Kind.GROUP
    ]


def _listed(frame: Frame) -> list[Mention]:
    """«trois lauréats, 4 M€ chacun : A, porté par X, B, par Y»: A and B."""
    colon = frame.abstract.text.find(":", frame.at.end)
    return [
        m
        for s, m in frame.named(frame.slots)
        if s.start > colon > 0 and s.code in "PX" and not s.prep
    ]


def is_of_each(frame: Frame) -> bool:
    """«Chacune des chaires reçoit M : P (A), Q (B)»: those listed get it."""
    each = frame.hold is Hold.RECEIVE and _EACH_OF.search(frame.subject_words)
    return bool(each and _listed(frame))


def is_carried(case: Case, mention: Mention) -> bool:
    """«le pôle universitaire d'innovation, porté par X»: a laureate, not the call."""
    after = case.reading.analysis.folded[mention.end : mention.end + _WINDOW]
    carried = cue("carries", r"[^,]{0,4}, (?:qui est )?(?:co)?", r"e? ")
    return bool(carried.match(after))


def is_one_project(frame: Frame, getter: Mention) -> bool:
    """«une subvention en faveur du programme X»: X is one project, no national plan."""
    granted = frame.hold is Hold.GRANT and cue("aid").search(frame.cue)
    known = name_of(getter).kind is not Kind.PROGRAMME or getter.key
    return bool(granted and not known)
