"""The noun an amount hangs on where no verb of giving governs it: «un budget de M»."""

from __future__ import annotations

import re

from graph_builder.extract.domain import HEDGE, nouns, verbs
from graph_builder.extract.frame import Amount, Governor, Hold
from graph_builder.extract.lexicon import load
from graph_builder.extract.verbal import last

_NEAR = 90  # characters before an amount in which its noun stands
PRICED_AT = (
    r"(?:de|a|d'un montant de|d'un cout de|estimee? a|evaluee? a|chiffree? a) "
    rf"{HEDGE}$"
)
_NEW = (
    r"(?:(?:nouvelle|nouveau|nouvel|future?|grande?|petite?|second|seconde|deuxieme) )?"
)
_THING = re.compile(
    rf"(?<![\w'])(?:une? |l[ae] |cette |cet? |son |sa |du |au |l'|d'une? ){_NEW}"
    rf"(?P<noun>{'|'.join(sorted(load('funding')['nouns']['thing'], key=len, reverse=True))})"
    rf"(?: (?!(?:est|sont|sera|seront|qui|que|atteint|atteindra|avoisine|represente)\b|s')[a-z'-]+){{0,5}},? {PRICED_AT}"
)
_GIVEN_BY = re.compile(  # «un budget de M alloué par l'ANR»
    r"(?: sur <N\d+> ans)?,? (?:alloue|accorde|attribue|octroye|verse|apporte)e?s? par "
)
_DEEDS = {"convention", "contrat", "accord"}  # «une convention de M pour P»
_FOR_NAMED = re.compile(
    r" (?:pour|en faveur d[eu]|au profit d[eu]) ?(?:l[ae] |l')?(?:[a-z]+ )?<P"
)
_WITH_DE = re.compile(r"dote|abonde|renforce")  # «dote le plan de M»
_PRICED_OBJECT = re.compile(rf"(?: [a-z-]+)? {_THING.pattern}")
_APPOSED = re.compile(
    r"(?:^|[ '])[a-z-]+ (?:de |d'|du |des )(?:l[ae] |l')?<[A-Z]\d+>, $"
)
# «une première enveloppe, d'un montant de M, ira à …»
_PURSE_APPOSED = re.compile(
    rf"\b(enveloppe|tranche|ligne|poche)(?: [a-z-]+)?,? (?:de |d'un montant(?: [a-z]+)? (?:de |d')){HEDGE}$"
)
AID_OF = re.compile(
    r"\b(?:subvention|aide|dotation|credit|bourse|financement|soutien|avance|pret)s? "
    r"(?:d'|a l')(?:investissement|equipement|engagement|operation)s?\b"
)
_AMOUNT_OF = re.compile(
    rf"<[PCF]\d+>\)?,? d'un montant(?: total| global)? (?:de |d'){HEDGE}$"
)
_THE_WORK = re.compile(r"\b(?:chantier|operation|fonds|ensemble)\b")
_GRANT_FIRST = re.compile(  # «L'aide de l'État au projet P, porté par A, s'élève à M»
    r"\W*(?:en effet, |au total, |ainsi, )?(?:l[ae] |l'|son |sa |leur |cette |ce )?(?:[a-z]+ )?"
    r"(?P<noun>aide|dotation|subvention|financement|soutien|contribution|participation"
    r"|apport|concours|bourse|allocation|appui|cofinancement)\b"
)
_WORTH_GAP = re.compile(
    rf" (?:ainsi |au total |deja |a (?:lui|elle) seule? )*(?:(?:une? |d'une? )"
    r"(?:cout|budget|investissement|enveloppe|montant|effort|engagement|depense|somme)"
    rf"(?: (?:total|global|public|cumule|annuel|financier)e?)? (?:de |d'))?{HEDGE}"
)
_WORK = re.compile(
    r"\b(?:renov|constru|bati|edifi|agrandi|equip|rehabilit|moderni|restaur|achet|acquer|acqui|install"
    rf"|amenag|reconstru|transform|cre)\w*[^;:.]{{3,80}},? pour (?:un total de |au total )?{HEDGE}$"
)
_FOR = re.compile(
    r"(?: supplementaires?| publics?| de plus)?"
    r" (?:pour|a destination de|en faveur de)\b"
)
_FROM_FOR = re.compile(
    r" (?:du |de la |de l'|d'|de |des )(?:[a-z-]+ )?<[OF]\d+>"
    r" (?:pour|a destination de|en faveur d[eu]|au profit d[eu])\b"
)
_FROM = re.compile(
    r"(?:,? (?:sur|en) <N\d+> ans)?,? (?:supplementaires? )?"
    r"(?:issus? |venus? |apportes? |verses? |finances? |venant |provenant "
    r"|(?:pro)?vien(?:t|nent|dra|dront) |emanent |sont (?:apportes?|verses?) )?"
    r"(?:d[eu]s?|d'|par|de la part d[eu])(?: |(?<='))"
)


def noun_governor(amount: Amount) -> Governor:
    """Where no verb of giving governs the amount: the noun it hangs on."""
    if amount.bracketed:
        return Governor()
    told = _worth(amount) or _thing(amount) or _head(amount)
    if told is None and _WORK.search(amount.lead_in):
        return Governor(Hold.WHOLE, "pour")
    return told or complement(amount.tail)


def _worth(amount: Amount) -> Governor | None:
    """«le plan pèse M»: a name, a verb of worth, the amount."""
    text, (low, _) = amount.abstract.text, amount.clause
    match = last(verbs(Hold.WORTH), text, low, amount.at.start)
    if not match or not _WORTH_GAP.fullmatch(text[match.end() : amount.at.start]):
        return None
    kinds = (Hold.GRANT, Hold.WHOLE, Hold.OTHER)
    subject = _THE_WORK.sub("", text[low : match.start()])
    if grant := _GRANT_FIRST.match(subject):
        return Governor(Hold.GRANT, grant["noun"])
    if any(nouns(kind).search(subject) for kind in kinds):
        return None
    return Governor(Hold.WORTH, match[0], match.span())


def _thing(amount: Amount) -> Governor | None:
    match = _THING.search(amount.lead_in[-_NEAR:])
    if match is None:
        return None
    aid = match["noun"] in _DEEDS and _FOR_NAMED.match(amount.tail)
    return Governor(Hold.GRANT if aid else Hold.THING, match["noun"])


def _head(amount: Amount) -> Governor | None:
    lead = amount.lead_in[-_NEAR:]
    if match := _PURSE_APPOSED.search(lead):
        return Governor(Hold.WHOLE, match[1])
    near = lead if _APPOSED.search(lead) else re.split(r"[,;]", lead)[-1]
    for hold in (Hold.OTHER, Hold.WHOLE, Hold.GRANT):
        match = last(nouns(hold), near, 0, len(near))
        if match and hold is Hold.WHOLE and AID_OF.search(near, 0, match.end()):
            continue  # «une subvention d'investissement»
        if match:
            whole = hold is Hold.GRANT and _AMOUNT_OF.search(lead)
            if hold is Hold.WHOLE and _GIVEN_BY.match(amount.tail):
                return Governor(Hold.GRANT, match[0])
            return Governor(Hold.WHOLE if whole else hold, match[0])
    return None


def complement(tail: str) -> Governor:
    """«M pour X», «M de la Région Y»: what follows the amount tells."""
    if _FOR.match(tail) or _FROM_FOR.match(tail):
        return Governor(Hold.FOR, "pour")
    return Governor(Hold.FROM, "de") if _FROM.match(tail) else Governor()


def of_thing(amount: Amount, verb: Governor) -> bool:
    """Whether the verb's object is a thing that costs the amount: «finance ce plan de M»."""
    if verb.hold is not Hold.GIVE or _WITH_DE.search(verb.cue):
        return False
    between = amount.abstract.text[verb.verb[1] : amount.at.start]
    return _PRICED_OBJECT.match(between) is not None
