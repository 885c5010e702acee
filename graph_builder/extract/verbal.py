"""The verb an amount hangs on: «reçoit M», «M sont versés», «À X reviennent M»."""

from __future__ import annotations

import re

from graph_builder.extract.domain import (
    HEDGE,
    attributed,
    inverted,
    is_funder_at,
    verbs,
)
from graph_builder.extract.frame import Amount, Governor, Hold

_FAR = 180  # characters before an amount in which its verb stands
_AFTER = 60  # characters after an amount in which a passive stands
_NO_COMPLEMENT = re.compile(r"[,;:<]")
_BRACKET = re.compile(r"\([^)]*\)")
_ARTICLE_BEFORE = re.compile(
    r"(?:\bune?|\bcette|\bcet|\bson|\bsa|\bd'une?|\bl'|\bleur|\bd[eu]) ?$"
)
_OTHER_GIVER = re.compile(
    r"<M\d+>.*(?:, |\bet )@?(?:l[ae]s? |l')?(?:[a-z-]+ ){0,2}<[OXFP]\d+>"
    r"(?: <L\d+>| \([^()]*\))?(?:,? (?:a|en) <L\d+>)?,?"
    r"(?: (?:de son cote|elle|lui|pour sa part|enfin|quant a (?:elle|lui)),)?"
    rf" (?:pour |de |a hauteur de |a concurrence de |avec )?{HEDGE}$"
)
_OTHER_CLAUSE = re.compile(
    r"\b(?:pour un (?:cout|budget|montant)|qui|car|afin)\b"
    r"|(?: :|\ba savoir|\bsoit) .*<[OPX]\d+>",
)
_UP_TO = re.compile(rf"(?<!\w)a (?:hauteur|concurrence) de {HEDGE}$")
_GRANT_NOUN = (
    r"(?:[a-z-]+ ){0,3}(?:aide|dotation|subvention|financement|somme|montant|enveloppe|part"
    r"|cheque|bourse|credit|soutien|pret)s?(?: [a-z'-]+){0,3}"
)
_INVERTED_GAP = re.compile(
    r"(?: (?:a|au|aux) ?(?:l[ae]s? |l')?(?:[a-z-]+ )?<[OXPL]\d+>)?"
    rf"(?: (?:la |le |l'|les |une? ){_GRANT_NOUN}(?:,| :|(?: de| d'un montant de)(?= ))?)?(?: :)? ?"
    r"(?:,? (?:soit|avec|de) )?(?:pres de |plus de |environ |quelque |les? )?"
)
_DATIVE = re.compile(
    r"(?:^|c'est |, )(?:a|au|aux) ?(?:la |l')?(?:[a-z-]+ )?<[OXPL]\d+>,? (?:que |qu')?(?:[a-z]+ )?$"
    r"|<[OXPL]\d+>,? (?:auquel|a laquelle|auxquel(?:le)?s|a qui) (?:[a-z]+ )?$"
)
_DATIVE_AFTER = re.compile(r" (?:a|au|aux) ?(?:l[ae] |l')?(?:[a-z-]+ )?<[OXPL]\d+>")
_GOTTEN_BY = re.compile(
    r"(?: de <[OF]\d+>| supplementaires?)? (?:ainsi )?"
    r"((?:obtenu|recu|decroche|remporte|percu|gagne|empoche)e?s?) "
    r"(?:en <D\d+> )?par (?:l[ae] |l')?(?:[a-z-]+ )?(?P<who><[OXP]\d+>)"
)
_AID = re.compile(
    r"\b(?:aide|dotation|subvention|financement|enveloppe|cheque|bourse|soutien|pret"
    r"|coup de pouce|appui|don|apport)\b[^<,;]{0,40}$"
)
_ENABLES = ("permettre", "permet", "permettra", "permettront", "permettent")
_APPOSED_NOUN = re.compile(rf"(?:la |le |l'|une? ){_GRANT_NOUN}, $")
_PRESENT = re.compile(
    r"((?:co)?(?:finance|dote|subventionne|accompagne|abonde|renforce|credite|recompense|assure)) "
)


def verb_of(amount: Amount) -> Governor | None:
    """The verb that governs an amount, with its subject where the form tells it."""
    if amount.bracketed:
        return None
    return (
        _passive(amount)
        or _gotten_by(amount)
        or _nearest(amount)
        or _attributed(amount)
        or _inverted(amount)
        or _up_to(amount)
    )


def _inverted(amount: Amount) -> Governor | None:
    """«À X reviennent M», «Est accordée à X une aide de M»: the amount comes after."""
    text, (low, _) = amount.abstract.text, amount.clause
    match = last(inverted(), text, low, amount.at.start)
    if not match or not _INVERTED_GAP.fullmatch(text, match.end(), amount.at.start):
        return None
    dative = _DATIVE.search(text, low, match.start())
    after = _DATIVE_AFTER.match(text, match.end(), amount.at.start)
    return Governor(Hold.GIVEN, match[0], match.span()) if dative or after else None


def _gotten_by(amount: Amount) -> Governor | None:
    """«les M obtenus par X»: who got them is the agent."""
    match = _GOTTEN_BY.match(amount.abstract.text, amount.at.end)
    if not match:
        return None
    start, end = match.span("who")
    slot = next((s for s in amount.slots if (s.start, s.end) == (start, end)), None)
    return Governor(Hold.RECEIVE, match[1], match.span(1), slot) if slot else None


def _up_to(amount: Amount) -> Governor | None:
    """«la Région nous suit à hauteur de M»: whatever the verb, a funder gives."""
    match = _UP_TO.search(amount.lead_in)
    if not match:
        return None
    funders = [
        s
        for s in amount.slots
        if amount.clause[0] <= s.start < amount.at.start
        and s.code == "O"
        and not s.prep
        and not s.depth
        and is_funder_at(amount.abstract, s)
    ]
    begin = amount.clause[0] + match.start()
    span = begin, begin + len("a hauteur de")
    return Governor(Hold.GIVE, "a hauteur de", span, funders[-1]) if funders else None


def _passive(amount: Amount) -> Governor | None:
    """«M sont attribués à X»: the amount is the subject."""
    text, start = amount.abstract.text, amount.at.end
    stop = min(amount.clause[1], start + _AFTER)
    if text.startswith(", ", start) and _APPOSED_NOUN.search(amount.lead_in):
        start += 1  # «la plus grosse aide, M, va à X»
    match = verbs(Hold.GIVEN).search(text, start, stop)
    if not match or _NO_COMPLEMENT.search(
        _BRACKET.sub("", text[start : match.start()])
    ):
        return None
    if match[0].endswith(_ENABLES) and not _AID.search(amount.lead_in):
        return None  # «M permettront à X de signer»: whose they are is not told
    return Governor(Hold.GIVEN, match[0], match.span())


def _attributed(amount: Amount) -> Governor | None:
    """«les M attribués à X»: a participle right after the amount."""
    match = attributed().match(amount.abstract.text, amount.at.end)
    return Governor(Hold.GIVEN, match[0], match.span()) if match else None


def _nearest(amount: Amount) -> Governor | None:
    """The last verb of funding before the amount, if it reaches that far."""
    text = amount.abstract.text
    found = [
        _active(amount, Governor(hold, match[0], match.span()))
        for hold in (Hold.RECEIVE, Hold.GIVE, Hold.ENDOWED)
        if (match := _last_verb(amount, hold, text))
    ]
    if not found:
        return None
    best = max(found, key=lambda g: (g.verb[1], g.hold is Hold.ENDOWED))
    return best if _reaches(text[best.verb[1] : amount.at.start]) else None


def last(
    pattern: re.Pattern[str], text: str, low: int, high: int
) -> re.Match[str] | None:
    """The last match of a pattern in a stretch."""
    found = None
    for match in pattern.finditer(text, low, high):
        found = match
    return found


def _last_verb(amount: Amount, hold: Hold, text: str) -> re.Match[str] | None:
    """The last verb of a kind before an amount; a bare participle is no finite verb."""
    found = None
    for match in verbs(hold).finditer(text, amount.clause[0], amount.at.end):
        if hold is Hold.ENDOWED:
            right = not _nominal(text, match)
        else:
            right = not (match[0].endswith("e") and _bare(amount, match))
        found = match if right else found
    return found


def _bare(amount: Amount, match: re.Match[str]) -> bool:
    """«le montant attribué à X»: «é» without an auxiliary before it."""
    return " " not in match[0].strip() and amount.accented(match.span())


def _active(amount: Amount, told: Governor) -> Governor:
    """«L'Union finance à hauteur de M»: no participle, a verb in the present."""
    word = _PRESENT.match(told.cue) if told.hold is Hold.ENDOWED else None
    if word is None:
        return told
    start, end = told.verb[0], told.verb[0] + word.end(1)
    if amount.accented((start, end)):
        return told
    return Governor(Hold.GIVE, told.cue, told.verb)


def _nominal(text: str, match: re.Match[str]) -> bool:
    """Whether a would-be participle is a noun: «une aide de», «l'aide de»."""
    return match[0].startswith("l'") or bool(
        _ARTICLE_BEFORE.search(text[: match.start()])
    )


def _reaches(between: str) -> bool:
    """Whether nothing but its own complements stands between a verb and an amount."""
    return (
        len(between) <= _FAR
        and not _OTHER_GIVER.search(between)
        and not _OTHER_CLAUSE.search(between)
    )
