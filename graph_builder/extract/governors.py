"""Which verb or noun an amount hangs on: «reçoit M», «une subvention de M», «M pour X»."""

from __future__ import annotations

import re

from graph_builder.extract.domain import HEDGE, cue, nouns
from graph_builder.extract.frame import Amount, Governor, Hold
from graph_builder.extract.noun_governors import (
    AID_OF,
    complement,
    noun_governor,
    of_thing,
)
from graph_builder.extract.verbal import verb_of

_WHOLE = re.compile(
    r"(?:budget|cout|investissement|montant|enveloppe|total|ensemble)s?"
    r"(?: (?:total|global|cumule|previsionnel|estime|initial|annuel|complet)\w*)*"
    r"(?: (?:de la |de l'|du |d'|de )(?:[a-z-]+ )?(?:<[A-Z]\d+>|[a-z-]+))?"
    r"(?: (?:de|a|avoisine|atteint|est de|s'eleve a|estime a|evalue a|superieur a)"
    r"| d'environ)?(?: pres| plus| environ| quelque)?(?: de)? $"
)
_RECEIVED = re.compile(
    r" (?:d')?(?:une?|sa|son) (?:(?:nouvelle?|premiere?|seconde?|<N\d+>|importante?) )?"
    r"(?:enveloppe|montant|total|levee(?: de fonds)?|tour de table)(?: (?:total|global)e?)?"
    r"(?: d'amorcage| en serie [a-z])? (?:de |d')"
    rf"{HEDGE}"
)
_PART_OF = re.compile(
    rf"<M\d+>[^<>;.]{{0,30}},? dont {HEDGE}"
    rf"(?:<M\d+>[^<>;.]{{0,60}}(?:, | et |, et ){HEDGE}){{0,4}}$"
)
_COST_OF = re.compile(
    r"(?:^|[,:] )(?:l[ae] |l')(?P<noun>cout|budget|montant|investissement|facture)(?: [a-z]+){0,2} "
    r"(?:d[eu] |de la |de l'|d')(?:[a-z-]+ ){0,2}<[PCF]\d+>[^,;]{0,30}$"
)
_BROKEN_DOWN = re.compile(
    r"(?:\b(?:repart|ventil|decompos|comme suit|ainsi|a savoir|suivant)\w*[^<>;.]{0,30}"
    r"|<M\d+>[^;.:]{0,60}?) ?: "
    rf"{HEDGE}(?:<M\d+>[^<>;.]{{0,60}}(?:, | et |, et | ; ){HEDGE}){{0,6}}$"
)


def governor(amount: Amount) -> Governor:
    """What an amount hangs on: the nearest verb of funding, else the noun before it."""
    verb = verb_of(amount)
    if _PART_OF.search(amount.lead_in) and (not verb or verb.hold is not Hold.GIVEN):
        return complement(amount.tail)
    if _BROKEN_DOWN.search(amount.lead_in) and (part := complement(amount.tail)).hold:
        return part
    if verb and (priced := _estimated(amount, verb)):
        return priced
    if verb and not (
        _priced(amount, verb) or _of_whole(amount, verb) or of_thing(amount, verb)
    ):
        return verb
    return noun_governor(amount)


def _estimated(amount: Amount, verb: Governor) -> Governor | None:
    """«Le coût du projet X est estimé à M»: the noun tells that it is the whole."""
    if verb.hold is not Hold.ENDOWED or not cue("valued").search(verb.cue):
        return None
    match = _COST_OF.search(amount.abstract.text, amount.clause[0], verb.verb[0])
    return Governor(Hold.WHOLE, match["noun"]) if match else None


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
    if AID_OF.search(between):
        return False
    return verb.hold is not Hold.GIVEN and bool(_WHOLE.search(between))
