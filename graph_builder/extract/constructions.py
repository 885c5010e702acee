"""Constructions that tell a getter or giver without a verb of their own.

«A verse 3 M€, B 2 M€», «financé par A pour 3 M€, par B pour 2 M€», «A : 3 M€».
"""

from __future__ import annotations

import re

from graph_builder.extract.domain import ARTICLE, HEDGE, cue
from graph_builder.extract.frame import Amount, Frame, Governor, Hold
from graph_builder.extract.syntax import Slot

_LED = r"(?:a|au|aux|en|dans|chez|vers|pres|pour|par|avec|sur|de|du|des)"
_ELLIPTIC = re.compile(
    rf"(?:, |et |; ){ARTICLE}(?:(?!{_LED} )[a-z-]+ )?(?P<who><[OXFPL](\d+)>)"
    rf"(?:,? (?:a|en) <L\d+>,?)?,? (?:pour |a hauteur de )?{HEDGE}$"
)
_FINANCER = re.compile(
    rf"par {ARTICLE}(?:[a-z-]+ )?(?P<who><[OFX](\d+)>)(?: <L\d+>)?,?"
    rf" (?:pour|a hauteur de|a concurrence de) ?{HEDGE}$"
)
_RECORD = re.compile(
    rf"{ARTICLE}(?P<who><[OPXG](\d+)>)(?: \(<[OPX]\d+>\))?(?:,| :| -)? $"
)
_SPOKEN = re.compile(
    r"(?P<who><[PX](\d+)>)[^<;.]{0,40}\b(?:c'est|ce sera|ce seront) (?:pres de |environ )?$"
)
_WITH = re.compile(rf"avec {HEDGE}")
_BEST = re.compile(
    rf", (?:c'est )?{ARTICLE}(?P<who><[OPX](\d+)>)[^,;.<]{{0,20}}"
    r"\b(?:est|sont|reste) (?:aussi |donc )?l[ae]s? (?:mieux|plus) (?:dote|lotie?|servi|aide)"
)
_BARE = {Hold.NONE, Hold.FOR, Hold.WORTH}


def constructed(amount: Amount, found: Governor, model: Frame | None) -> Governor:
    """The governor that a construction gives an amount, else the one found.

    `model` is the frame of the amount before it in the sentence.
    """
    if told := _financer(amount):
        return told
    if found.hold is Hold.NONE and model and (told := _ellipsis(amount, model)):
        return told
    if found.hold in _BARE:
        return _record(amount) or _best_off(amount) or found
    return found


def _governed(match: re.Match[str], hold: Hold, cue_words: str) -> Governor:
    start, end = match.span("who")
    code, index = match["who"][1], int(match[2])
    subject = Slot(code, index, start, end, "", 0, relative=False)
    return Governor(hold, cue_words, (end, end), subject)


def _ellipsis(amount: Amount, model: Frame) -> Governor | None:
    """«A verse 3 M€, B 2 M€»: the second amount takes the verb of the first."""
    match = _ELLIPTIC.search(amount.abstract.text, 0, amount.at.start)
    if not match or model.hold not in {Hold.RECEIVE, Hold.GIVE}:
        return None
    return _governed(match, model.hold, model.cue)


def _financer(amount: Amount) -> Governor | None:
    """«financé par la Région X pour 2 M€, par l'État pour 1 M€»."""
    text = amount.abstract.text
    match = _FINANCER.search(text, amount.clause[0], amount.at.start)
    if not match or not cue("financed").search(text[: match.start()]):
        return None
    return _governed(match, Hold.GIVE, "par")


def _best_off(amount: Amount) -> Governor | None:
    """«Avec 8 M€, X est la mieux dotée»."""
    match = _BEST.match(amount.tail) if _WITH.fullmatch(amount.lead_in) else None
    if not match:
        return None
    start, end = (at + amount.at.end for at in match.span("who"))
    subject = Slot(match["who"][1], int(match[2]), start, end, "", 0, relative=False)
    return Governor(Hold.RECEIVE, "avec", (end, end), subject)


def _record(amount: Amount) -> Governor | None:
    """«l'Université X, 2 M€ pour …», «pour X, ce sera 2 M€»: a name, then its amount."""
    lead = amount.abstract.text[: amount.at.start]
    match = _RECORD.match(lead) or _SPOKEN.search(lead)
    return _governed(match, Hold.RECEIVE, ",") if match else None
