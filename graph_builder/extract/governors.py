"""Which verb or noun an amount hangs on: «reçoit M», «une subvention de M», «M pour X»."""

from __future__ import annotations

import re

from graph_builder.extract.domain import HEDGE, cue, nouns, verbs
from graph_builder.extract.frame import Amount, Governor, Hold
from graph_builder.extract.verbal import last, verb_of

_NEAR = 90  # characters before an amount in which its noun stands
_WHOLE = re.compile(
    r"(?:budget|cout|investissement|montant|enveloppe|total|ensemble)s?"
    r"(?: (?:total|global|cumule|previsionnel|estime|initial|annuel|complet)\w*)*"
    r"(?: (?:de la |de l'|du |d'|de )(?:[a-z-]+ )?(?:<[A-Z]\d+>|[a-z-]+))?"
    r"(?: (?:de|a|avoisine|atteint|est de|s'eleve a|estime a|evalue a|superieur a)"
    r"| d'environ)?(?: pres| plus| environ| quelque)?(?: de)? $"
)
_RECEIVED = re.compile(
    r" (?:d')?une? (?:enveloppe|montant|total)(?: (?:total|global)e?)? (?:de |d')"
    rf"{HEDGE}"
)
PRICED_AT = (
    r"(?:de|a|d'un montant de|d'un cout de|estimee? a|evaluee? a|chiffree? a) "
    rf"{HEDGE}$"
)
_NEW = (
    r"(?:(?:nouvelle|nouveau|nouvel|future?|grande?|petite?|second|seconde|deuxieme) )?"
)
_THING = re.compile(
    rf"(?:une?|l[ae]|cette|cet?|son|sa|du|au|l') ?{_NEW}([a-z-]+)"
    rf"(?: [a-z'-]+){{0,5}},? {PRICED_AT}"
)
_APPOSED = re.compile(
    r"(?:^|[ '])[a-z-]+ (?:de |d'|du |des )(?:l[ae] |l')?<[A-Z]\d+>, $"
)
_AMOUNT_OF = re.compile(
    rf"<[PCF]\d+>\)?,? d'un montant(?: total| global)? (?:de |d'){HEDGE}$"
)
_WORTH_GAP = re.compile(rf" (?:{HEDGE[:-1]}|ainsi |au total |deja )*")
_FOR = re.compile(
    r"(?: supplementaires?| publics?| de plus)?"
    r" (?:pour|a destination de|en faveur de)\b"
)
_FROM = re.compile(
    r"(?:,? (?:sur|en) <N\d+> ans)?,? (?:supplementaires? )?"
    r"(?:issus? |venus? |apportes? |verses? |finances? |venant |provenant "
    r"|(?:pro)?vien(?:t|nent|dra|dront) |emanent |sont (?:apportes?|verses?) )?"
    r"(?:d[eu]s?|d'|par|de la part d[eu])(?: |(?<='))"
)


def governor(amount: Amount) -> Governor:
    """What an amount hangs on: the nearest verb of funding, else the noun before it."""
    verb = verb_of(amount)
    if verb and not _priced(amount, verb) and not _of_whole(amount, verb):
        return verb
    return _noun(amount)


def _priced(amount: Amount, verb: Governor) -> bool:
    """Whether a noun of price, wage or turnover stands between verb and amount."""
    valued = verb.hold is Hold.ENDOWED and cue("valued").search(verb.cue)
    start = amount.clause[0] if valued else verb.verb[1]
    return bool(nouns(Hold.OTHER).search(amount.abstract.text[start : amount.at.start]))


def _of_whole(amount: Amount, verb: Governor) -> bool:
    """Whether a noun for the whole stands before the amount («un coût total de»)."""
    between = amount.abstract.text[verb.verb[1] : amount.at.start]
    if verb.hold is Hold.RECEIVE and _RECEIVED.fullmatch(between):
        return False
    return verb.hold is not Hold.GIVEN and bool(_WHOLE.search(between))


# --- nouns ---------------------------------------------------------------------------


def _noun(amount: Amount) -> Governor:
    """Where no verb of giving governs the amount: the noun it hangs on."""
    if amount.bracketed:
        return Governor()
    return _worth(amount) or _thing(amount) or _head(amount) or _complement(amount.tail)


def _worth(amount: Amount) -> Governor | None:
    """«le plan pèse M»: a name, a verb of worth, the amount."""
    text, (low, _) = amount.abstract.text, amount.clause
    match = last(verbs(Hold.WORTH), text, low, amount.at.start)
    if not match or not _WORTH_GAP.fullmatch(text[match.end() : amount.at.start]):
        return None
    kinds = (Hold.GRANT, Hold.WHOLE, Hold.OTHER)
    if any(nouns(kind).search(text, low, match.start()) for kind in kinds):
        return None
    return Governor(Hold.WORTH, match[0], match.span())


def _thing(amount: Amount) -> Governor | None:
    match = _THING.search(amount.lead_in[-_NEAR:])
    if match and nouns(Hold.THING).fullmatch(match[1]):
        return Governor(Hold.THING, match[1])
    return None


def _head(amount: Amount) -> Governor | None:
    lead = amount.lead_in[-_NEAR:]
    near = lead if _APPOSED.search(lead) else re.split(r"[,;]", lead)[-1]
    for hold in (Hold.OTHER, Hold.WHOLE, Hold.GRANT):
        match = last(nouns(hold), near, 0, len(near))
        if match:
            whole = hold is Hold.GRANT and _AMOUNT_OF.search(lead)
            return Governor(Hold.WHOLE if whole else hold, match[0])
    return None


def _complement(tail: str) -> Governor:
    if _FOR.match(tail):
        return Governor(Hold.FOR, "pour")
    return Governor(Hold.FROM, "de") if _FROM.match(tail) else Governor()
