"""Who has a stake in an amount: who gets it, who gives it, for what, in which call."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from graph_builder.extract.domain import is_funder
from graph_builder.extract.frame import Frame, Hold
from graph_builder.extract.givers import calls_named, favoured, money_sources
from graph_builder.extract.mention import Mention
from graph_builder.extract.syntax import Slot
from graph_builder.model import Kind

_TO = {"a", "au", "aux", "pour", "dans", "sur", "en", "vers"}
_OF = {"de", "du", "des", "d'"}
_BY = {*_OF, "par", "via"}
_THINGS = "OPXCFG"  # placeholders of what can be given money
_WHAT_FOR = re.compile(
    r"(?:au titre d[eu]|avec son \w+|grace a(?: son| sa)?)[^<,;]{0,25}$"
)
_IN_BRACKETS = re.compile(r",? ?\((?:pour |avec )?(?:le |la |l'|son |sa )?(?:projet )?")
_IN_ORDER_TO = re.compile(
    r"\b(?:afin de|pour|en vue de|afin d')(?: bien)? ?[a-z-]+(?:er|ir|re)(?: [a-z'-]+){0,4} ?$"
)
_WITH = re.compile(
    r" ?(?:avec|grace a|au titre de|via)(?: son| sa| le| la)?(?: projet| dossier)? "
)
_PASSIVE = re.compile(r"(?:est|sont|sera|seront|a|ont|etant|soit|etai)")
_BESIDE = re.compile(
    r"\)?(?:,? ?(?:[a-z' -]{0,30}|<[DN]\d+>|\([^()]{0,30}\))){0,3},? ?"
)
_AT_FRONT = re.compile(r" ?(?:a|au) (?:la |l')?(?:[a-z-]+ )?")
_MAIN = re.compile(r", (?:l[ae]s? |l')?(?:[a-z-]+ )?$")
_NOUN_BESIDE = re.compile(
    r"\b(?:une?|son|sa|cette|cet?) (?:<N\d+> )?[a-z][a-z' -]{3,30}(?: en <D\d+>)?,? $"
)
_RELATIVE = re.compile(r",? (?:que|qui|dont) ")
_AND = re.compile(r"\bet $")
_TO_WHICH = re.compile(r"\b(?:auquel|a laquelle|auxquel(?:le)?s|a qui)\b")
_THIS_ONE = re.compile(
    r"(?:celui-ci|celle-ci|ce dernier|cette derniere|qui) $",
)
_IT = re.compile(r"(?:celui-ci|celle-ci|ce dernier|cette derniere) $")
_ALL_OF = re.compile(
    r"pour (?:l'ensemble|la totalite|chacun|les autres) d(?:es |e |u |')$"
)


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


# --- what an amount is for -------------------------------------------------------------


def _bracketed(frame: Frame) -> list[Mention]:
    """«X obtient M (projet P)»."""
    text = frame.abstract.text
    return [
        m
        for s, m in frame.named(frame.after)
        if s.code in "PX" and _IN_BRACKETS.fullmatch(text[frame.at.end : s.start])
    ][:1]


def _carried_out(frame: Frame) -> list[Mention]:
    """«X reçoit M afin de mener à bien P»."""
    text = frame.abstract.text
    return [
        m
        for s, m in frame.named(frame.after)
        if s.code in "PX" and _IN_ORDER_TO.search(text[frame.at.end : s.start])
    ][:1]


def _fronted(frame: Frame) -> list[Mention]:
    """«Avec P, X décroche M»."""
    text = frame.abstract.text
    return [
        m
        for s, m in frame.named(frame.preceding)
        if s.code in "PX"
        and _WITH.fullmatch(text[frame.clause[0] : s.start])
        and text[s.end : s.end + 1] == ","
    ][:1]


# --- by what the amount hangs on -------------------------------------------------------


def _received(frame: Frame) -> Stakes:
    """«X reçoit M pour P»."""
    getters = _subjects(frame)
    purposes = _complements(frame, {"pour", "dans"}, "PX") or _entitled(frame)
    purposes = purposes or _bracketed(frame) or _carried_out(frame) or _fronted(frame)
    return Stakes(getters, purposes=purposes or _for_school(frame, getters))


def _endowed(frame: Frame) -> Stakes:
    """«X est doté de M», «X, doté de M»."""
    getters = _subjects(frame)
    if _PASSIVE.match(frame.cue):
        return Stakes(getters)
    if not frame.subject_words.strip():
        return Stakes(_fronted_of(frame))
    beside = _beside(frame)
    if not beside and _NOUN_BESIDE.search(frame.subject_words):
        return Stakes()
    return Stakes(beside or getters)


def _gave(frame: Frame) -> Stakes:
    """«Y verse M à X pour P», «Y dote X de M»."""
    to = _complements(frame, _TO, _THINGS)
    getters = _addressed(frame) or _direct(frame) or to[:1]
    return Stakes(getters, _subjects(frame), _further(to))


def _given(frame: Frame) -> Stakes:
    """«M sont versés à X pour P»; a place may get them."""
    return _for(frame, _complements(frame, {"a", "au"}, "L"))


def _for(frame: Frame, places: Sequence[Mention] = ()) -> Stakes:
    """«M pour X»."""
    to = _complements(frame, _TO, _THINGS) or places
    return Stakes(_addressed(frame) or to[:1], purposes=_further(to))


def _granted(frame: Frame) -> Stakes:
    """«une subvention de Y de M à X», «la dotation de X, M»."""
    of = _owners(frame, "OPXCF")
    free = [
        m
        for s, m in frame.named(frame.before)
        if not s.prep and not s.relative and s.code in "OPX" and not s.depth
    ]
    noun = frame.abstract.text.rfind(frame.cue, 0, frame.at.start)
    told = [s for s in frame.before if s.start > noun]
    to = _complements(frame, _TO, _THINGS, [*told, *frame.after])
    ours = [m for m in [*of, *free] if not is_funder(m)]
    givers = [m for m in [*of, *free] if is_funder(m)]
    return Stakes(to[:1] or ours[:1], givers[:1])


def _worth(frame: Frame) -> Stakes:
    """«le plan X pèse M»."""
    return Stakes(_subjects(frame))


def _whole(frame: Frame) -> Stakes:
    """«le budget de X, M», «une enveloppe de M pour X»."""
    noun = frame.abstract.text.rfind(frame.cue, 0, frame.at.start)
    of = _owners(frame, _THINGS, noun)
    around = [*frame.after, *frame.before]
    return Stakes(
        of[-1:]
        or _complements(frame, {"pour"}, _THINGS, around)[:1]
        or _all_of(frame)
        or _topic(frame)
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


# --- parts of the clause ---------------------------------------------------------------


def _subjects(frame: Frame) -> list[Mention]:
    return [m for _, m in frame.named(frame.subjects)]


def _complements(
    frame: Frame,
    prepositions: Collection[str],
    codes: str,
    pool: Sequence[Slot] | None = None,
) -> list[Mention]:
    """Names after the amount that one of the prepositions leads to."""
    return [
        m
        for s, m in frame.named(frame.after if pool is None else pool)
        if (s.prep in prepositions or ("pour" in prepositions and favoured(frame, s)))
        and s.code in codes
        and s.depth == 0
    ]


def _owners(frame: Frame, codes: str, after: int = -1) -> list[Mention]:
    """«la dotation de X»: X."""
    return [
        m
        for s, m in frame.named(frame.before)
        if s.prep in _OF and s.code in codes and s.depth == 0 and s.start > after
    ]


def _direct(frame: Frame) -> list[Mention]:
    """«dote X de M», «verse à X M»; of a second amount in a row its own X, if any."""
    found = [
        (s.start, m)
        for s, m in frame.named(frame.before)
        if s.code in _THINGS
        and (s.prep in _TO or (not s.prep and not _paid_before(frame, s, m)))
    ]
    last = frame.abstract.text.rfind("<M", frame.verb[1], frame.at.start)
    own = _complements(frame, {"a", "au", "aux"}, _THINGS) if last > 0 else []
    own = own or [m for start, m in found if start > last]
    return own[:1] or [m for _, m in found][:1]


def _topic(frame: Frame) -> list[Mention]:
    """«l'appel X bénéficie d'une enveloppe de M», «P, d'un montant de M»: X, P."""
    return [
        m
        for s, m in frame.named(frame.before)
        if s.code in "CFP" and not (s.prep or s.relative or s.depth)
    ][:1]


def _paid_before(frame: Frame, slot: Slot, mention: Mention) -> bool:
    """«La Région A apporte 2 M€, B 1 M€»: A, before the second giver, gets nothing."""
    return slot.start < frame.verb[0] and is_funder(mention)


def _further(to: Sequence[Mention]) -> list[Mention]:
    """«à X pour le projet P»: P."""
    return [m for m in to[1:] if m.name and m.name.kind in {Kind.PROJECT, Kind.PHRASE}]


def _entitled(frame: Frame) -> list[Mention]:
    """«reçoit M au titre de X», «avec son projet X»."""
    text = frame.abstract.text
    return [
        m
        for s, m in frame.named(frame.after)
        if s.code in "PX" and _WHAT_FOR.search(text[: s.start])
    ][:1]


def _for_school(frame: Frame, getters: Sequence[Mention]) -> list[Mention]:
    """«La Région obtient M pour l'École X»: the school is the project."""
    got = [m.name for m in getters]
    schools = _complements(frame, {"pour"}, "O")
    return [m for m in schools if m.name not in got and not is_funder(m)][:1]


def _beside(frame: Frame) -> list[Mention]:
    """The name right before a participle: «l'appel X (AX), doté de 5 M€»."""
    text, verb = frame.abstract.text, frame.verb[0]
    return [
        m
        for s, m in frame.named(frame.preceding)
        if s.code in _THINGS and _BESIDE.fullmatch(text[s.end : verb])
    ][-1:]


def _fronted_of(frame: Frame) -> list[Mention]:
    """«Soutenu à hauteur de M par A et B, X démarre»: the first name that gives nothing."""
    text, end = frame.abstract.text, frame.at.end
    return [
        m
        for s, m in frame.named(frame.after)
        if s.code in _THINGS and not is_funder(m) and _MAIN.search(text[end : s.start])
    ][:1]


def _addressed(frame: Frame) -> list[Mention]:
    """«le plan X, auquel l'État consacre M»: X."""
    match = _TO_WHICH.search(frame.lead_in)
    if not match:
        return _fronted_to(frame)
    relative = (
        _RELATIVE.search(frame.lead_in)
        if _AND.search(frame.lead_in[: match.start()])
        else None
    )
    limit = frame.clause[0] + (relative or match).start()
    return [
        m
        for s, m in frame.named(frame.preceding or frame.before)
        if s.end <= limit and s.code in _THINGS
    ][-1:]


def _fronted_to(frame: Frame) -> list[Mention]:
    """«À X, l'État consacre M»: X."""
    text = frame.abstract.text
    return [
        m
        for s, m in frame.named(frame.preceding)
        if s.prep in {"a", "au"}
        and s.code in _THINGS
        and _AT_FRONT.fullmatch(text[frame.clause[0] : s.start])
        and text.startswith(", ", s.end)
    ]


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


def _all_of(frame: Frame) -> list[Mention]:
    """«une enveloppe de M pour l'ensemble des X»."""
    text = frame.abstract.text
    return [
        m
        for s, m in frame.named(frame.after)
        if s.code in "CFG" and _ALL_OF.search(text[: s.start])
    ][:1]
