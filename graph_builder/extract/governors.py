"""Which verb or noun an amount hangs on: «reçoit M», «une subvention de M», «M pour X»."""

from __future__ import annotations

import re

from graph_builder.extract.domain import (
    HEDGE,
    attributed,
    cue,
    inverted,
    is_funder_at,
    nouns,
    verbs,
)
from graph_builder.extract.frame import Amount, Governor, Hold

_NEAR = 90  # characters before an amount in which its noun stands
_FAR = 180  # characters before an amount in which its verb stands
_AFTER = 60  # characters after an amount in which a passive stands
_NO_COMPLEMENT = re.compile(r"[,;:<]")
_BRACKET = re.compile(r"\([^)]*\)")
_ARTICLE_BEFORE = re.compile(
    r"(?:\bune?|\bcette|\bcet|\bson|\bsa|\bd'une?|\bl'|\bleur|\bd[eu]) ?$"
)
_OTHER_GIVER = re.compile(
    r"<M\d+>.*(?:, |\bet )(?:l[ae]s? |l')?(?:[a-z-]+ )?<[OXFP]\d+>"
    rf"(?:,? (?:a|en) <L\d+>)?,? {HEDGE}$"
)
_OTHER_CLAUSE = re.compile(
    r"\b(?:pour un (?:cout|budget|montant)|qui|car|afin)\b"
    r"|(?: :|\ba savoir|\bsoit) .*<[OPX]\d+>",
)
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
_UP_TO = re.compile(rf"(?<!\w)a (?:hauteur|concurrence) de {HEDGE}$")
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


_GRANT_NOUN = (
    r"(?:[a-z-]+ ){0,3}(?:aide|dotation|subvention|financement|somme|montant|enveloppe|part"
    r"|cheque|bourse|credit|soutien|pret)s?(?: [a-z'-]+){0,3}"
)
_INVERTED_GAP = re.compile(
    r"(?: (?:a|au|aux) ?(?:l[ae]s? |l')?(?:[a-z-]+ )?<[OXPL]\d+>)?"
    rf"(?: (?:la |le |l'|les |une? ){_GRANT_NOUN}(?:,| :|(?: de| d'un montant de)(?= ))?)? ?"
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
_APPOSED_NOUN = re.compile(rf"(?:la |le |l'|une? ){_GRANT_NOUN}, $")
_PRESENT = re.compile(
    r"(?:co)?(?:finance|dote|subventionne|accompagne|abonde|renforce|soutenu)e?(?:nt)? "
)


def governor(amount: Amount) -> Governor:
    """What an amount hangs on: the nearest verb of funding, else the noun before it."""
    verb = _verb(amount)
    if verb and not _priced(amount, verb) and not _of_whole(amount, verb):
        return verb
    return _noun(amount)


# --- verbs ---------------------------------------------------------------------------


def _verb(amount: Amount) -> Governor | None:
    if amount.bracketed:
        return None
    return (
        _passive(amount)
        or _gotten_by(amount)
        or _nearest(amount)
        or _inverted(amount)
        or _up_to(amount)
    )


def _inverted(amount: Amount) -> Governor | None:
    """«À X reviennent M», «Est accordée à X une aide de M»: the amount comes after."""
    text, (low, _) = amount.abstract.text, amount.clause
    match = _last(inverted(), text, low, amount.at.start)
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
        match = attributed().match(text, amount.at.end)
    return Governor(Hold.GIVEN, match[0], match.span()) if match else None


def _nearest(amount: Amount) -> Governor | None:
    """The last verb of funding before the amount, if it reaches that far."""
    text = amount.abstract.text
    found = [
        Governor(hold, match[0], match.span())
        for hold in (Hold.RECEIVE, Hold.GIVE, Hold.ENDOWED)
        if (match := _last(verbs(hold), text, amount.clause[0], amount.at.start))
        and not (hold is Hold.ENDOWED and _nominal(text, match))
    ]
    found = [_active(amount, told) for told in found]
    if not found:
        return None
    best = max(found, key=lambda g: (g.verb[1], g.hold is Hold.ENDOWED))
    return best if _reaches(text[best.verb[1] : amount.at.start]) else None


def _last(
    pattern: re.Pattern[str], text: str, low: int, high: int
) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text, low, high):
        found = match
    return found


def _active(amount: Amount, told: Governor) -> Governor:
    """«L'Union finance à hauteur de M»: no participle where a funder is its subject."""
    if told.hold is not Hold.ENDOWED or not _PRESENT.match(told.cue):
        return told
    before = amount.abstract.text[: told.verb[0]]
    funder = next(
        (
            s
            for s in amount.slots
            if before.endswith(f"<{s.code}{s.index}> ") and s.end == told.verb[0] - 1
        ),
        None,
    )
    if funder and is_funder_at(amount.abstract, funder):
        return Governor(Hold.GIVE, told.cue, told.verb)
    return told


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
    match = _last(verbs(Hold.WORTH), text, low, amount.at.start)
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
        match = _last(nouns(hold), near, 0, len(near))
        if match:
            whole = hold is Hold.GRANT and _AMOUNT_OF.search(lead)
            return Governor(Hold.WHOLE if whole else hold, match[0])
    return None


def _complement(tail: str) -> Governor:
    if _FOR.match(tail):
        return Governor(Hold.FOR, "pour")
    return Governor(Hold.FROM, "de") if _FROM.match(tail) else Governor()
