"""Who gives an amount: the names after it that money comes from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph_builder.extract.domain import is_funder
from graph_builder.extract.frame import Frame, Hold
from graph_builder.extract.mention import Mention
from graph_builder.extract.syntax import Slot

_FROM = {"de", "du", "des", "d'", "par", "via"}
_WINDOW = 45  # characters; longer than any of the phrases of favour
_FAVOUR = re.compile(
    r"(?:en faveur|au profit|au benefice|a destination|pour le compte)"
    r" d(?:e|u|es|') ?(?:l[ae] |l')?(?:\w+ ){0,2}$"
)
_CARRIED = re.compile(
    r"\b(?:(?:co)?porte|conduit|mene|emmene|pilote|coordonne|dirige|depose|presente|defendu"
    r"|heberge|anime)e?s? (?:[a-z]+ment )?par (?:l[ae] |l')?(?:[a-z-]+ )?$"
)
_PART = re.compile(r"\bdont\b|\bla moitie\b")


def favoured(frame: Frame, slot: Slot) -> bool:
    """Whether a name is led to by «en faveur de», «au profit de»."""
    window = frame.abstract.text[max(0, slot.start - _WINDOW) : slot.start]
    return bool(_FAVOUR.search(window))


def calls_named(frame: Frame) -> list[Mention]:
    """The calls named after the amount."""
    return [m for s, m in frame.named(frame.after) if s.code == "C"]


def money_sources(frame: Frame, getters: Sequence[Mention]) -> list[Mention]:
    """The givers named after the amount: «M de la Région X», «M par l'ADEME»."""
    return [
        m
        for s, m in frame.named(frame.after)
        if s.prep in _FROM
        and s.depth == 0
        and s.code in "OFXLP"
        and not favoured(frame, s)
        and not _partly(frame, s)
        and not _carries(frame, s)
        and (is_funder(m) or (_told_to_give(frame, s) and m not in getters))
    ]


def _told_to_give(frame: Frame, slot: Slot) -> bool:
    """«dont 650 M€ apportés par le fonds X»: any name may give here."""
    passive = {Hold.GRANT, Hold.ENDOWED, Hold.GIVEN}
    by = frame.hold in passive and slot.prep == "par"
    return (frame.hold is Hold.FROM or by) and slot.code in "OX"


def _carries(frame: Frame, slot: Slot) -> bool:
    """«M au projet P, piloté par X»: X carries it."""
    window = frame.abstract.text[max(0, slot.start - _WINDOW) : slot.start]
    return bool(_CARRIED.search(window))


def _partly(frame: Frame, slot: Slot) -> bool:
    """«dont la moitié financée par l'UE» gives no more than a part."""
    return bool(_PART.search(frame.abstract.text[frame.at.end : slot.start]))
