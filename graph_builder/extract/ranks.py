"""A getter told by its rank: «Au premier rang X, avec M», «Suivent, à M, Y», «le mieux servi: Z»."""

from __future__ import annotations

import re

from graph_builder.extract.domain import ARTICLE, HEDGE, cue, is_funder_at
from graph_builder.extract.frame import Amount, Governor, Hold
from graph_builder.extract.syntax import Slot

WITH = re.compile(
    rf"(?:[a-z ]{{0,20}}, )?avec (?:une? [a-z]+ (?:record )?(?:de |d'))?{HEDGE}"
)
_BEST = re.compile(
    r"(?: (?:de |d')<[OF]\d+>| obtenus?| recus?| sur <N\d+> ans)?"
    rf", (?:c'est )?{ARTICLE}(?:[a-z-]+ ){{0,2}}(?P<who><[OPX](\d+)>)(?:,? (?:a|en) <L\d+>,?)?"
    r"(?P<told>[^;.<]{2,60})"
)
_RANKED = re.compile(
    r"(?P<who><[OPX](\d+)>)(?: ?\([^()]*\))?(?:,? (?:[a-z]+ )?(?:a|en) <L\d+>)?"
    rf"(?P<told>[^;.<]{{0,50}}?),? avec (?:une? [a-z]+ (?:de |d'))?{HEDGE}$"
)
_FOLLOWS = re.compile(
    r"(?:[a-z ]{0,20}, )?(?:suit|suivent|vien(?:t|nent)|figure(?:nt)?|arrive(?:nt)?)"
    r"(?: (?:ensuite|apres|derriere|enfin))?,? (?:puis,? )?(?:ex aequo,? )?(?:a|avec) "
    rf"{HEDGE}"
)
_FOLLOWING = re.compile(
    rf"(?: chacune?s?)?, {ARTICLE}(?:[a-z-]+ ){{0,2}}(?P<who><[OPX](\d+)>)"
)
_FIRST = re.compile(
    r"\b(?:mieux|plus (?:gros|grosse|fort|forte|haute?|important|importante)|gros lot"
    r"|premiers? (?:prix|rang)|record)\b"
)
_COLON = re.compile(rf" : (?:soit |avec )?{HEDGE}$")


def ranked(amount: Amount) -> Governor | None:
    """The getter that a rank tells, or None."""
    return _best_off(amount) or _with(amount) or _following(amount) or _first(amount)


def _following(amount: Amount) -> Governor | None:
    """«Suivent, à 9,8 M€, X»."""
    match = _FOLLOWS.fullmatch(amount.lead_in) and _FOLLOWING.match(amount.tail)
    if not match:
        return None
    start, end = (at + amount.at.end for at in match.span("who"))
    slot = Slot(match["who"][1], int(match[2]), start, end, "", 0, relative=False)
    return Governor(Hold.RECEIVE, "suit", (end, end), slot)


def _first(amount: Amount) -> Governor | None:
    """«Le mieux servi est P, de l'Université de X : 12 M€»: P, else a body."""
    lead = amount.lead_in
    colon = _COLON.search(lead)
    if not colon or not _FIRST.search(lead, 0, colon.start()):
        return None
    end = amount.clause[0] + colon.start()
    inside = [
        s for s in amount.slots if amount.clause[0] <= s.start < end and not s.depth
    ]
    things = [s for s in inside if s.code in "PX" and s.prep in {"", "a", "au", "pour"}]
    bodies = [s for s in inside if s.code == "O" and s.prep in {"", "a", "au"}]
    bodies = [s for s in bodies if not is_funder_at(amount.abstract, s)]
    found = things[:1] or bodies[-1:]
    return Governor(Hold.RECEIVE, ":", (end, end), found[0]) if found else None


def _best_off(amount: Amount) -> Governor | None:
    """«Avec 8 M€, X est la mieux dotée»."""
    match = _BEST.match(amount.tail) if WITH.fullmatch(amount.lead_in) else None
    if not match or not cue("rank", r"\b").search(match["told"]):
        return None
    start, end = (at + amount.at.end for at in match.span("who"))
    subject = Slot(match["who"][1], int(match[2]), start, end, "", 0, relative=False)
    return Governor(Hold.RECEIVE, "avec", (end, end), subject)


def _with(amount: Amount) -> Governor | None:
    """«Au premier rang figure X, avec M», «X ferme la marche avec M»."""
    lead = amount.lead_in
    match = _RANKED.search(lead) if " avec " in lead else None
    if not match:
        return None
    if not cue("rank", r"\b").search(lead[: match.start()] + match["told"]):
        return None
    start, end = (at + amount.clause[0] for at in match.span("who"))
    subject = Slot(match["who"][1], int(match[2]), start, end, "", 0, relative=False)
    return Governor(Hold.RECEIVE, "avec", (end, end), subject)
