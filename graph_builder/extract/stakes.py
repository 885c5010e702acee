"""Who has a stake in an amount: who gets it, who gives it, for what, in which call."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph_builder.extract.complements import (
    OF,
    THINGS,
    TO,
    addressed,
    all_of,
    apposed,
    beside,
    complements,
    dative,
    direct,
    fronted_of,
    led_subject,
    obtained,
    owners,
    project_first,
    subject_mentions,
    topic,
    whole_after,
)
from graph_builder.extract.domain import earned, is_funder
from graph_builder.extract.frame import Frame, Hold
from graph_builder.extract.givers import calls_named, money_sources
from graph_builder.extract.meant import (
    for_school,
    further,
    what_for,
)
from graph_builder.extract.mention import Mention

_NO_VERB = {",", ":"}
_BY = {*OF, "par", "via"}
_PASSIVE = re.compile(r"(?:est|sont|sera|seront|a|ont|etant|soit|etai)")
_NOUN_BESIDE = re.compile(
    r"\b(?:une?|son|sa|cette|cet?) (?:<N\d+> )?[a-z][a-z' -]{3,30}(?: en <D\d+>)?,? $"
)
_THIS_ONE = re.compile(
    r"(?:celui-ci|celle-ci|ce dernier|cette derniere|qui) $",
)
_IT = re.compile(r"(?:celui-ci|celle-ci|ce dernier|cette derniere) $")


@dataclass(frozen=True, slots=True)
class Stakes:
    """Who gets an amount, who gives it, what it is for, in which call: in text order."""

    getters: Sequence[Mention] = ()
    givers: Sequence[Mention] = ()
    purposes: Sequence[Mention] = ()
    calls: Sequence[Mention] = ()


def stakes(frame: Frame, earlier: Sequence[Mention]) -> Stakes:
    """Who has a stake in the amount of a frame.

    `earlier` are the calls, programmes and projects that the block names before.
    """
    read = _READERS.get(frame.hold)
    told = read(frame) if read else Stakes()
    if frame.hold is Hold.WORTH and not told.getters:
        told = Stakes(_demonstrative(frame, earlier))
    if frame.hold is Hold.RECEIVE and not told.getters and _tells_of_it(frame):
        told = Stakes(_demonstrative(frame, earlier), purposes=told.purposes)
    return Stakes(
        told.getters,
        [*told.givers, *money_sources(frame, told.getters)],
        told.purposes,
        calls_named(frame),
    )


# --- by what the amount hangs on -------------------------------------------------------


def _received(frame: Frame) -> Stakes:
    """«X reçoit M pour P»."""
    getters = subject_mentions(frame) or led_subject(frame)
    if not getters and not frame.subject_words.strip():
        getters = fronted_of(frame)  # «Obtenant M, X lancera P»
    if frame.cue in _NO_VERB and (to := project_first(frame, getters)):
        return Stakes(to, purposes=getters)
    return Stakes(getters, purposes=what_for(frame) or for_school(frame, getters))


def _endowed(frame: Frame) -> Stakes:
    """«X est doté de M», «X, doté de M»."""
    getters = subject_mentions(frame) or led_subject(frame)
    if _PASSIVE.match(frame.cue):
        return Stakes(getters, purposes=what_for(frame))
    if not frame.named(frame.preceding) and (ahead := fronted_of(frame)):
        return Stakes(ahead)
    near = beside(frame)
    if not near and _NOUN_BESIDE.search(frame.subject_words):
        return Stakes()
    return Stakes(near or getters, purposes=what_for(frame))


def _gave(frame: Frame) -> Stakes:
    """«Y verse M à X pour P», «Y dote X de M»."""
    to = complements(frame, TO, THINGS)
    getters = addressed(frame) or direct(frame) or to[:1]
    if earned().search(frame.cue):
        won = subject_mentions(frame)
        return Stakes([m for m in getters if m not in won], purposes=won)
    return Stakes(getters, subject_mentions(frame), further(to))


def _given(frame: Frame) -> Stakes:
    """«M sont versés à X pour P»; a place may get them."""
    to = dative(frame)
    if to:
        return Stakes(to[:1], purposes=what_for(frame))
    return _for(frame, complements(frame, {"a", "au"}, "L"))


def _for(frame: Frame, places: Sequence[Mention] = ()) -> Stakes:
    """«M pour X»."""
    to = complements(frame, TO, THINGS) or places
    return Stakes(addressed(frame) or to[:1], purposes=further(to))


def _granted(frame: Frame) -> Stakes:
    """«une subvention de Y de M à X», «la dotation de X, M»."""
    of = owners(frame, "OPXCF")
    if got := obtained(frame):
        return Stakes(got, purposes=[m for m in of if not is_funder(m)])
    free = [
        m
        for s, m in frame.named(frame.before)
        if not s.prep and not s.relative and s.code in "OPX" and not s.depth
    ]
    noun = frame.abstract.text.rfind(frame.cue, 0, frame.at.start)
    told = [s for s in frame.before if s.start > noun]
    to = complements(frame, TO, THINGS, [*told, *frame.after])
    ours = [m for m in [*of, *free] if not is_funder(m)]
    givers = [m for m in [*of, *free] if is_funder(m)]
    return Stakes(to[:1] or ours[:1], givers[:1])


def _worth(frame: Frame) -> Stakes:
    """«le plan X pèse M»."""
    return Stakes(subject_mentions(frame))


def _whole(frame: Frame) -> Stakes:
    """«le budget de X, M», «une enveloppe de M pour X»."""
    noun = frame.abstract.text.rfind(frame.cue, 0, frame.at.start)
    of = owners(frame, THINGS, noun)
    around = [*frame.after, *frame.before]
    return Stakes(
        of[-1:]
        or complements(frame, {"pour"}, THINGS, around)[:1]
        or all_of(frame)
        or whole_after(frame)
        or topic(frame)
        or apposed(frame)
    )


_READERS: dict[Hold, Callable[[Frame], Stakes]] = {
    Hold.RECEIVE: _received,
    Hold.ENDOWED: _endowed,
    Hold.GIVE: _gave,
    Hold.GIVEN: _given,
    Hold.FOR: _for,
    Hold.GRANT: _granted,
    Hold.WORTH: _worth,
    Hold.WHOLE: _whole,
}


def _tells_of_it(frame: Frame) -> bool:
    """«…, celle-ci mobilise M»."""
    return bool(_IT.search(frame.abstract.text[: frame.verb[0]]))


def _demonstrative(frame: Frame, earlier: Sequence[Mention]) -> list[Mention]:
    """«…, celui-ci pèse M»: the last name before."""
    if not _THIS_ONE.search(frame.abstract.text[: frame.verb[0]]):
        return []
    near = [
        m
        for s, m in frame.named(frame.preceding)
        if s.code in "CFP" and s.prep not in _BY
    ]
    return near[-1:] or list(earlier[-1:])
