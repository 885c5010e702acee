"""Constructions that tell a getter or giver without a verb of their own.

«A verse 3 M€, B 2 M€», «financé par A pour 3 M€, par B pour 2 M€», «A : 3 M€».
"""

from __future__ import annotations

import re

from graph_builder.extract.domain import ARTICLE, HEDGE, cue, is_funder_at, verbs
from graph_builder.extract.frame import Amount, Frame, Governor, Hold
from graph_builder.extract.ranks import WITH, ranked
from graph_builder.extract.syntax import Slot
from graph_builder.model import BlockKind

_CLAUSE = 60  # characters a subject may take
_LED = r"(?:a|au|aux|en|dans|chez|vers|pres|pour|par|avec|sur|de|du|des)"
_ELLIPTIC = re.compile(
    rf"(?:, |et |; )(?:enfin |puis )?@?{ARTICLE}(?:(?!{_LED} )[a-z-]+ ){{0,2}}"
    r"(?P<who><[OXFPL](\d+)>)(?: <L\d+>| \([^()]*\))?(?:,? (?:a|en) <L\d+>)?,?"
    r"(?: (?:de son cote|elle|lui|pour sa part|enfin|quant a (?:elle|lui)),)?"
    rf" (?:pour |de |a hauteur de |a concurrence de |avec )?{HEDGE}$"
)
_FINANCER = re.compile(
    rf"par {ARTICLE}(?:[a-z-]+ )?(?P<who><[OFX](\d+)>)(?: <L\d+>)?,?"
    rf" (?:pour|a hauteur de|a concurrence de) ?{HEDGE}$"
)
_RECORD = re.compile(
    rf"(?:{ARTICLE}(?P<who><[OPXG](\d+)>)|"
    rf"{ARTICLE}(?:plan|programme|appel(?: a [a-z]+)?|strategie|dispositif|fonds|ami)? ?(?P<all><[CF](\d+)>))"
    rf"(?: \(<[OPXCF]\d+>\))?(?:,| :| -)? {HEDGE}$"
)
_SPOKEN = re.compile(
    r"(?P<who><[PXCF](\d+)>)[^<;.]{0,40}\b(?:c'est|ce sont|ce sera|ce seront"
    r"|ce(?:la|ci)? (?:represente|signifie|fait|donne)(?:ra)?) "
    rf"(?:aussi |au total |donc |d'abord )?{HEDGE}$"
)
_MEANS = re.compile(
    rf"pour {ARTICLE}(?:[a-z-]+ )?(?P<who><O(\d+)>),? (?:c'est|ce sont|ce sera|ce seront"
    rf"|ce(?:la|ci)? (?:represente|signifie|fait)(?:ra)?) (?:aussi |donc )?{HEDGE}$"
)
_HEADLINE = re.compile(
    r"(?!.*\b(?:aide|subvention|soutien|bourse|pret|prix|dotation)s?\b)"
    r"(?:l[ae] |l'|un |une )?(?P<noun>montant|budget|cout|enveloppe|facture|addition"
    r"|investissement|total)(?: [a-z']+| de l'[a-z]+){0,3} ?: "
    rf"{HEDGE}"
)
_GOTTEN = re.compile(r"\b(?:obtenu|accorde|alloue|attribue|octroye|recu)e?s? ")
_DETAILED = re.compile(
    r"\b(?:detail|present|precis|annonc|devoil|vot|adopt|fix|arret|approuv|chiffr)\w* (?:l[ae] |l'|son |sa |leur )"
    rf"(?:[a-z]+ )?(?P<noun>budget|enveloppe|montant|cout)(?: [a-z]+)? : {HEDGE}$"
)
_IT_IS = re.compile(
    r"(?:^|[,;] )(?:l[ae] |l'|ce |cette |cet )(?:plan|programme|dispositif|strategie|fonds|projet"
    r"|chantier|operation|centre|appel|campus|loi|contrat),? (?P<verb>c'est|ce sera|ce sont)"
    rf" (?:aussi |au total |d'abord )?{HEDGE}$"
)
_PRICE_OF = re.compile(
    rf"(?<!\bdu )(?<!\bde )(?<!\bau )(?<!\bpar )(?P<all><[CF](\d+)>) ?(?::|de|d'un montant de|a) {HEDGE}$"
)
_OUT_OF = re.compile(rf"(?:^|[ ,(])(?:sur|parmi) (?:les |ces )?{HEDGE}$")
_OF_WHOLE = re.compile(
    rf" (?:(?:prevu|alloue|inscrit|consacre)s? )?(?:d[eu]s? |de la |de l'|d'|a |au |a l'|a la )"
    rf"{ARTICLE}(?:[a-z-]+ )?(?P<who><[PCF](\d+)>)"
)
_OF_BUDGET = re.compile(
    rf" (?:de|d') ?(?:budget|dotation|investissements?|financements?|credits?)(?: [a-z]+)?, "
    rf"{ARTICLE}(?:[a-z-]+ )?(?P<who><[PXCF](\d+)>)"
)
_CLEFT = re.compile(
    r"(?: sur <N\d+> ans)?(?: ?[:,]? ?(?:c'est|voila|telle est) "
    r"(?:la somme |l'enveloppe |le montant )?(?:ce )?)? ?qu(?:e |')"
)
_CLEFT_BEFORE = re.compile(
    r"(?:^|, )(?:(?:ce sont|c'est|ce seront|ce sera)(?: (?:donc|ainsi|au total))* ?)?(?:pas moins de )?"
    r"(?:(?:une? |l[ae] |l'|les )(?:[a-z-]+ ){1,3}(?:de |d'))?"
    rf"{HEDGE}(?:les )?$"
)
_CLEFT_PUTS = re.compile(  # «ce sont M que la Région mettra dans P»
    r"\b(?:met(?:tra|tent|tront)?|(?:a|ont|aura|auront) mis|injecter(?:a|ont)|va mettre"
    r"|vont mettre|place(?:ra)?|destiner(?:a|ont)|reserver(?:a|ont)|flech(?:e|era|ent)) "
)
_GRATEFUL = re.compile(
    r"(?:grace|avec|forte?s?|dotee?s?|munie?s?)(?: (?:a|aux?|de|d'))? ?"
    r"(?:(?:l[ae]s? |l'|une?|cette|cet?|ces|d'une?|de) ?)?(?:[a-z']+ ){0,4}?(?:de |d')?"
    rf"{HEDGE}"
)
_ENABLED = re.compile(r"(?:va |peut |pourra|\w{2,}(?:era|eront|ira|iront|dra|dront)\b)")
_MAIN = re.compile(
    r"(?: [^,;.]{0,60}(?:<[A-Z]\d+>[^,;.]{0,25}){0,2})?"
    rf", {ARTICLE}(?:[a-z-]+ )?(?P<who><[OP](\d+)>)(?:,? (?:a|en) <L\d+>,?)? "
    r"(?!(?:\(|et |ou |pour ))[a-z]"
)
# «50 M€ iront à la recherche, 20 M€ à la formation»
_SPENT = {Hold.GIVEN, Hold.FOR}
_NEXT_PURPOSE = re.compile(
    rf"<M\d+>[^<>;.:]{{3,80}}(?:,| et|, et|,? puis|,? enfin) {HEDGE}$"
)
_TO_PURPOSE = re.compile(r" (?:supplementaires )?(?:a|aux?|pour|vers|sur|dans) ")
_NEXT_SPENDING = re.compile(
    r"<M\d+>(?:,| et|, et|,? puis) (?:l[ae]s? |l')[a-z-]{3,}(?: [a-z-]+){0,4}?"
    rf"(?P<de>,? (?:de |d'|a hauteur de )?){HEDGE}$"
)
_BARE = {Hold.NONE, Hold.FOR, Hold.WORTH}


def constructed(amount: Amount, found: Governor, model: Frame | None) -> Governor:
    """The governor that a construction gives an amount, else the one found.

    `model` is the frame of the amount before it in the sentence.
    """
    if told := _financer(amount) or _whole_of(amount) or _cleft(amount):
        return told
    gap = found.hold is Hold.NONE or (model and found.verb == model.verb != (0, 0))
    if gap and model and (told := _ellipsis(amount, model)):
        return told
    if model and (told := _next_spending(amount, model)):
        return told
    if told := _puts_up(amount, found) or _nominal(amount):
        return told
    if found.hold in _BARE:
        told = _named_price(amount) or _record(amount) or ranked(amount)
        return told or _grateful(amount) or found
    return _grateful(amount) or found


def _puts_up(amount: Amount, found: Governor) -> Governor | None:
    """«la Région mobilise M pour …»: a funder gives what a plan would get."""
    if found.hold is not Hold.RECEIVE or "mobilis" not in found.cue:
        return None
    for slot in amount.slots:
        before = amount.clause[0] <= slot.start < found.verb[0]
        free = slot.code == "O" and not (slot.prep or slot.depth)
        if before and free and is_funder_at(amount.abstract, slot):
            return Governor(Hold.GIVE, found.cue, found.verb, slot)
    return None


def _nominal(amount: Amount) -> Governor | None:
    """«Montant : M», «Le plan, c'est M»: what it is the price of was told before."""
    headed = _HEADLINE.fullmatch(amount.lead_in) or _DETAILED.search(amount.lead_in)
    if match := headed:
        gotten = _GOTTEN.search(amount.lead_in) and amount.tail.startswith(" pour ")
        bare = Hold.GRANT if match["noun"] == "montant" else Hold.WHOLE
        return Governor(Hold.FOR if gotten else bare, match["noun"])
    match = _IT_IS.search(amount.lead_in)
    if match is None:
        return None
    start, end = (at + amount.clause[0] for at in match.span("verb"))
    return Governor(Hold.WORTH, match["verb"], (start, end))


def _named_price(amount: Amount) -> Governor | None:
    """«lance son programme X : M», «le plan X de M»: what X is worth."""
    match = _PRICE_OF.search(amount.abstract.text, 0, amount.at.start)
    if amount.tail.startswith(" pour "):
        return None  # «i-Nov : M pour l'industrie»
    return _governed(match, Hold.WORTH, ":") if match else None


def _governed(match: re.Match[str], hold: Hold, cue_words: str) -> Governor:
    group = "who" if match.groupdict().get("who") else "all"
    start, end = match.span(group)
    code, index = match[group][1], int(match[group][2:-1])
    subject = Slot(code, index, start, end, "", 0, relative=False)
    return Governor(hold, cue_words, (end, end), subject)


def _ellipsis(amount: Amount, model: Frame) -> Governor | None:
    """«A verse 3 M€, B 2 M€»: the second amount takes the verb of the first."""
    match = _ELLIPTIC.search(amount.abstract.text, 0, amount.at.start)
    if not match or model.hold not in {Hold.RECEIVE, Hold.GIVE}:
        return None
    return _governed(match, model.hold, model.cue)


def _whole_of(amount: Amount) -> Governor | None:
    """«sur les 300 M€ du plan X, …», «avec 90 M€ de budget, X est …»: what X is worth."""
    match = None
    if _OUT_OF.search(amount.lead_in):
        match = _OF_WHOLE.match(amount.tail)
    elif WITH.fullmatch(amount.lead_in):
        match = _OF_BUDGET.match(amount.tail)
    if match is None:
        return None
    start, end = (at + amount.at.end for at in match.span("who"))
    subject = Slot(match["who"][1], int(match[2]), start, end, "", 0, relative=False)
    return Governor(Hold.WORTH, "sur", (end, end), subject)


def _cleft(amount: Amount) -> Governor | None:
    """«ce sont M que la Région investit dans X», «M : c'est ce que l'État affecte à X»."""
    if not _CLEFT_BEFORE.search(amount.lead_in):
        return None
    match = _CLEFT.match(amount.tail)
    if match is None:
        return None
    span = match.end(), match.end() + _CLAUSE
    verb = verbs(Hold.GIVE).search(amount.tail, *span)
    verb = verb or _CLEFT_PUTS.search(amount.tail, *span)
    if verb is None:
        return None
    start, end = (at + amount.at.end for at in verb.span())
    return Governor(Hold.GIVEN, verb[0], (start, end))


def _next_spending(amount: Amount, model: Frame) -> Governor | None:
    """«M1 iront à la recherche, M2 à la formation», «la recherche dispose de M1, la formation de M2»."""
    next_purpose = model.hold in _SPENT and _NEXT_PURPOSE.search(amount.lead_in)
    if next_purpose and _TO_PURPOSE.match(amount.tail):
        return Governor(Hold.FOR, "pour")
    if model.hold is not Hold.RECEIVE:
        return None
    match = _NEXT_SPENDING.search(amount.lead_in)
    if match is None:
        return None
    start, end = (at + amount.clause[0] for at in match.span("de"))
    return Governor(Hold.RECEIVE, model.cue, (start, end))


def _financer(amount: Amount) -> Governor | None:
    """«financé par la Région X pour 2 M€, par l'État pour 1 M€»."""
    text = amount.abstract.text
    match = _FINANCER.search(text, amount.clause[0], amount.at.start)
    if not match or not cue("financed").search(text[: match.start()]):
        return None
    return _governed(match, Hold.GIVE, "par")


def _grateful(amount: Amount) -> Governor | None:
    """«Grâce à une aide de M de l'ANR, X recrute», «Grâce aux M de P, X …»."""
    if not _GRATEFUL.fullmatch(amount.lead_in):
        return None
    match = _MAIN.match(amount.tail)
    plain = amount.lead_in == "avec " and not amount.tail.startswith(" d")
    if not match or (plain and not _ENABLED.match(amount.tail[match.end() - 1 :])):
        return None
    start, end = (at + amount.at.end for at in match.span("who"))
    slot = Slot(match["who"][1], int(match[2]), start, end, "", 0, relative=False)
    if is_funder_at(amount.abstract, slot):
        return None
    return Governor(Hold.RECEIVE, "grace a", (end, end), slot)


def _record(amount: Amount) -> Governor | None:
    """«l'Université X, 2 M€ pour …», «pour X, ce sera 2 M€»: a name, then its amount."""
    lead = amount.abstract.text[: amount.at.start]
    match = _RECORD.match(lead) or _SPOKEN.search(lead) or _MEANS.match(lead)
    if match is None:
        return None
    told = _governed(match, Hold.RECEIVE, ",")
    if told.subject and told.subject.code in "CF" and amount.tail.startswith(" pour "):
        return None  # «Contrat de plan : M pour la recherche»
    return None if _is_payer(amount, told.subject) else told


def _is_payer(amount: Amount, slot: Slot | None) -> bool:
    """Whether a list entry opens with who pays: «Région X : M»."""
    entry = amount.sentence.kind is BlockKind.ITEM
    return bool(
        entry and slot and slot.code == "O" and is_funder_at(amount.abstract, slot)
    )
