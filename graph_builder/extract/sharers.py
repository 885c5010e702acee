"""What «leur», «elles», «leur coût», «le programme» stand for beside an amount: a call, a group."""

from __future__ import annotations

import re

from graph_builder.extract.case import Case
from graph_builder.extract.clauses import Telling
from graph_builder.extract.domain import is_funder
from graph_builder.extract.syntax import mention_of
from graph_builder.extract.told import is_whole
from graph_builder.model import Kind, Name

_LEUR = re.compile(r"\bleur\b")
_THEY = re.compile(r"(?:^|[,;] (?:et |que )?|\bqu')(?:ils|elles) (?:[a-z]+ )?$")
_THEIR = re.compile(
    r"(?:^|, )leur (?:cout|budget|enveloppe|financement|dotation|montant|investissement)\b"
)
_NUMBER = re.compile(r"(?:^|, )(?:les )?<N\d+> (?!sur\b)[^<>]{0,60}?(?:,? et |, )?$")
_ITSELF = re.compile(
    r"(?:[^,<]{0,25}, )?(?:l[ae] |l'|ce |cette |cet )(?:nouvel |nouvelle |nouveau |grand |meme )?"
    r"(?:programme|plan|dispositif|strategie|appel(?: a [a-z]+)?|ami|fonds|concours|label|guichet)"
    r"(?:,[^;]{0,160},)? (?:[a-z]+ment )?$"
)
_FAR = 2  # sentences back in which the group was told
_SEVERAL = 2


def sharers(case: Case) -> Name | None:
    """The call or group that «leur», «elles» or «leur coût» stand for, told just before."""
    frame = case.frame
    cues = _LEUR.search(frame.cue) or _THEY.search(frame.subject_words)
    if not cues and not _THEIR.search(frame.lead_in):
        return None
    return _before(case)


def itself(case: Case) -> Name | None:
    """«Le programme, opéré par X, mobilise M»: the one told in the sentences before."""
    if not _ITSELF.fullmatch(case.frame.subject_words):
        return None
    for telling in reversed(case.told.tellings_before(case.frame)):
        if whole := _free(telling) or _led(telling):
            return whole
    return case.told.call_in_force(case.frame)


def _before(case: Case) -> Name | None:
    """The call, programme or group of the sentences just before in the block."""
    for telling in case.told.tellings_before(case.frame)[-_FAR:][::-1]:
        if _tells_bodies(telling):
            return None
        if whole := _free(telling, groups=True) or _led(telling):
            return whole
    return None


def _free(telling: Telling, *, groups: bool = False) -> Name | None:
    """The first call, programme or group that no preposition leads to."""
    named = ((s, telling.name(s)) for s in telling.slots if not (s.prep or s.depth))
    return next(
        (
            n
            for _, n in named
            if n and (is_whole(n) or (groups and n.kind is Kind.GROUP))
        ),
        None,
    )


def _led(telling: Telling) -> Name | None:
    """The last call or programme that a preposition leads to."""
    found = [n for s in telling.slots if (n := telling.name(s)) and is_whole(n)]
    return found[-1] if found else None


def _tells_bodies(telling: Telling) -> bool:
    """Whether several bodies or projects stand free: they may be those that get it."""
    free = 0
    for slot in telling.slots:
        if slot.code in "OP" and not (slot.prep or slot.depth):
            mention = mention_of(telling.abstract, slot)
            free += mention is not None and not is_funder(mention)
    return free >= _SEVERAL
