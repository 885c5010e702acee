"""Amounts that are no funding of their own: ceilings, ranges, what is set right."""

from __future__ import annotations

import re

from graph_builder.extract.domain import HEDGE, cue
from graph_builder.extract.frame import Frame
from graph_builder.extract.french.money import MoneyMention

_BY_UNIT = {"project", "person", "month"}  # ceilings and rates
_THAT_IS = re.compile(
    r"<M(\d+)>[^<]*\bsoit (?:un total de |au total |pres de |environ )?$"
)
_OWN_RESEARCH = re.compile(  # what a firm spends on itself
    r"(?: par an)? (?:a|dans|pour) (?:sa|son|ses|leurs?) (?:propre )?"
    r"(?:recherche|r&d|innovation|developpement|laboratoires?)\b"
)
_FOR_ANOTHER = re.compile(
    r" (?:pour|au|a la|a l') ?(?:l[ae]s? |l')?(?:[a-z-]+ )?<[OPX]"
)
_TO_MORE = re.compile(r" a (?:[a-z' ]{0,12})?<M\d+>")
_RAISED_FROM = re.compile(
    r"\b(?:port|pass|relev|augment|grimp|doubl|revu|bondi|hauss|ramen|redui|tomb|baiss)\w*"
    r"[^<;.]{0,40} de (?:pres de |plus de )?$"
)


def is_funding(frame: Frame) -> bool:
    """Whether an amount is one of its own: no ceiling, no range, nothing set right."""
    money = frame.money.money
    return (
        money.per not in _BY_UNIT
        and money.amount > 0
        and money.bound != "range"
        and not _restated(frame)
        and not (_TO_MORE.match(frame.tail) and _RAISED_FROM.search(frame.lead_in))
        and not _OWN_RESEARCH.match(frame.tail)
        and not cue("owed", r"\b").search(frame.lead_in)
        and not cue("changed", r"\b", rf" {HEDGE}$").search(frame.lead_in)
        and not _corrected(frame)
    )


def _corrected(frame: Frame) -> bool:
    """«M1 (et non M2)»; «X reçoit M1, contre M2 pour Y» tells of both."""
    if not cue("corrected", after=" (?:les )?$").search(frame.lead_in):
        return False
    return not (frame.lead_in.endswith("contre ") and _FOR_ANOTHER.match(frame.tail))


def _restated(frame: Frame) -> bool:
    """«40 k€ par an, soit 200 k€ en tout»: one fact, told by its yearly amount."""
    match = _THAT_IS.search(frame.abstract.text[: frame.at.start])
    item = frame.abstract.items[int(match[1])] if match else None
    return isinstance(item, MoneyMention) and item.money.per == "year"
