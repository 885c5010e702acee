"""One pass over the amounts of a document's sentences: awards and envelopes.

An amount of what one named beneficiary gets is an award, the money of a thing as a whole
an envelope; which it is depends on what the amount hangs on and on what was told before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from graph_builder.extract.awards import (
    award,
    award_share,
)
from graph_builder.extract.case import Case
from graph_builder.extract.costed import cost_after, fronted_cost, whose_cost
from graph_builder.extract.domain import HEDGE, about_funding, cue
from graph_builder.extract.each import each_told
from graph_builder.extract.envelopes import (
    envelope,
    envelope_of_chosen,
    envelope_of_group,
    envelope_of_whole,
    envelope_of_worth,
)
from graph_builder.extract.frame import Frame, Hold
from graph_builder.extract.frames import frames
from graph_builder.extract.genuine import is_funding
from graph_builder.extract.getters import (
    each_of,
    getters,
    is_carried,
    is_of_each,
    is_one_project,
    respectively,
)
from graph_builder.extract.mention import Mention
from graph_builder.extract.ordinals import name_of
from graph_builder.extract.partners import find_partners, leads
from graph_builder.extract.parts import kind_of_money
from graph_builder.extract.reading import Reading
from graph_builder.extract.stakes import Stakes, stakes
from graph_builder.extract.told import Told
from graph_builder.extract.unnamed import Funding, is_budget, without_getter
from graph_builder.extract.valued import is_active, valued_object
from graph_builder.model import Envelope, Kind

_NO_FUNDING = {Hold.NONE, Hold.OTHER}
_FOR_GROUP = re.compile(  # «retient neuf projets de l'appel X, pour près de M»
    rf"<G\d+>(?: [^<>,;]{{1,30}}<[CF]\d+>(?: ?\(<[CFX]\d+>\))?)?,? (?:pour|soit) {HEDGE}$"
)
_WINDOW = 24  # characters that hold the noun before a name
_CALLED_PROJECT = re.compile(
    r"\b(?:projet|chaire|cluster|consortium|plateforme|candidature|dossier)s?(?: [a-z-]+)? \W*$"
)
_SUM = re.compile(
    rf"(?:l[ae] )?(?:montant|dotation|enveloppe)(?: [a-z']+){{0,3}} ?: {HEDGE}"
)
_COUNTED_CALL = re.compile(  # «des 52 Equipex retenus en janvier, pour M»
    rf"<N(\d+)> <C(\d+)>(?: [^<>,;.]{{1,30}}(?:<D\d+>)?)?,? (?:pour|soit) {HEDGE}$"
)
_COLLECTIVE = {Kind.CALL, Kind.PROGRAMME, Kind.GROUP}


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
    if priced := _cost(frame, told):
        return priced
    of_group = frame.hold is Hold.NONE and bool(_FOR_GROUP.search(frame.lead_in))
    if (frame.hold in _NO_FUNDING and not of_group) or not is_funding(frame):
        return ()
    read = frame
    if frame.lead_in.endswith("contre "):  # «A reçoit M1, contre M2 pour B»
        read = replace(frame, hold=Hold.FOR, subjects=())
    if of_group:
        read = replace(frame, hold=Hold.FOR, cue="pour")
    case = Case(read, stakes(read, told.earlier(read)), told)
    if of_group:
        return envelope_of_group(case)
    if is_active(told.reading, frame):
        cost = valued_object(told.reading, frame)
        return [envelope(case, cost)] if cost else ()
    if read.hold is Hold.FROM:
        return award_share(case) or _part(case)
    return envelope_of_chosen(case) or _by_getters(case, getters(case))


def _cost(frame: Frame, told: Told) -> Sequence[Envelope]:
    """The cost of a thing that a construction of its own tells."""
    if frame.bracketed:
        return ()
    count = None
    readers = (fronted_cost, whose_cost, cost_after)
    thing = next((n for read in readers if (n := read(told.reading, frame))), None)
    if thing is None and (match := _COUNTED_CALL.search(frame.lead_in)):
        thing, count = frame.name(match[2]), frame.number(match[1])
    if thing is None or not is_funding(frame):
        return ()
    whole = replace(frame, hold=Hold.WHOLE, cue="cout")
    return [envelope(Case(whole, Stakes(), told), thing, count)]


def _part(case: Case) -> Sequence[Envelope]:
    """«450 M€, dont 150 M€ de subventions»: a part of the envelope told just before."""
    whole = isinstance(case.told.last_fact(case.frame), Envelope)
    kind = kind_of_money(case.told.reading, case.frame) if whole else None
    return [envelope(case, kind)] if kind else ()


def _by_getters(case: Case, found: Sequence[Mention]) -> Sequence[Funding]:
    hold = case.frame.hold
    if hold is Hold.WHOLE:
        return _sum_of_laureate(case) or envelope_of_whole(case, found)
    if hold in {Hold.WORTH, Hold.THING}:
        return envelope_of_worth(case, found)
    if case.frame.money.money.per == "each" or is_of_each(case.frame):
        return _to_each(case, each_of(case, found))
    return _to(case, found) if found else _untold(case)


def _untold(case: Case) -> Sequence[Funding]:
    """The facts of an amount beside which nobody is named that gets it."""
    if several := each_told(case):
        return [award(case, name_of(m)) for m in several]
    if case.stakes.getters and respectively(case.frame):
        return ()  # whose it is is told, but not clearly
    return [*islice(without_getter(case), 1)]


def _to_each(case: Case, found: Sequence[Mention]) -> Sequence[Funding]:
    """«A et B reçoivent M chacun», «A et B apportent chacun M à P»: one fact for each."""
    payers = case.stakes.givers
    told = [award(case, name_of(m)) for m in found]
    if case.frame.hold is not Hold.GIVE or len(payers) < 2 or len(found) != 1:  # noqa: PLR2004 # one pays once
        return told
    return [replace(one, programme=name_of(m)) for one in told for m in payers]


def _sum_of_laureate(case: Case) -> Sequence[Funding]:
    """«X porte le pôle P. Montant : M»: what a led project gets, not its cost."""
    if not _SUM.fullmatch(case.frame.lead_in):
        return ()
    project = case.told.thing(case.frame)
    led = project and project in case.told.leads
    return [award(case, project)] if project and led else ()


# --- somebody gets it ------------------------------------------------------------------


def _to(case: Case, found: Sequence[Mention]) -> Sequence[Funding]:
    """The facts of an amount that names get: who they are decides what it is."""
    first, name = found[0], name_of(found[0])
    if _is_total(case, first):
        return [envelope(case, name)]
    if name.kind is Kind.CALL and is_carried(case, first):
        project = case.told.project(case.frame)
        return [award(case, project)] if project else []
    if is_one_project(case.frame, first):
        return [award(case, replace(name, kind=Kind.PROJECT))]
    if name.kind in _COLLECTIVE:
        return [envelope(case, name, case.told.count(first))]
    return _to_single(case, found)


def _is_total(case: Case, getter: Mention) -> bool:
    """«Au total, M reviennent à l'établissement»: the sum of what was told before."""
    given = case.frame.hold is Hold.GIVEN and getter.source == "anaphor"
    total = case.frame.lead_in.startswith(("au total", "en tout", "au bout du compte"))
    return given and total and case.told.last is not None


def _to_single(case: Case, found: Sequence[Mention]) -> Sequence[Funding]:
    """The facts of an amount that one project or organisation gets, or several do."""
    first, name = found[0], name_of(found[0])
    if _is_planned(case, first):
        return [envelope(case, name)]
    phrase = case.told.last_phrase(case.frame) if first.source == "anaphor" else None
    if phrase:
        return [award(case, phrase)]
    if name.kind is Kind.ORGANISATION and cue("valued").search(case.frame.cue):
        return ()  # «la société est valorisée à M»
    if name.kind is not Kind.ORGANISATION and is_budget(case):
        return [envelope(case, name)]
    return [award(case, name_of(m)) for m in found]


def _is_planned(case: Case, getter: Mention) -> bool:
    """«L'État consacre M à X», called no project and not led by anybody: its budget."""
    name = name_of(getter)
    folded = case.reading.analysis.folded
    before = folded[max(0, getter.start - _WINDOW) : getter.start]
    return (
        case.frame.hold is Hold.GIVE
        and name.kind is Kind.PROJECT
        and name not in case.told.leads
        and bool(cue("planned").search(case.frame.cue))
        and not _CALLED_PROJECT.search(before)
    )
