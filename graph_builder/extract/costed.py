"""What a thing costs, told by a construction: «D'un coût de M, X …», «X, dont le coût atteint M»."""

from __future__ import annotations

import re
from functools import cache

from graph_builder.extract.domain import HEDGE, nouns, words
from graph_builder.extract.frame import Frame, Hold
from graph_builder.extract.lexicon import load
from graph_builder.extract.purposes import words_at
from graph_builder.extract.reading import Reading
from graph_builder.extract.verbal import last
from graph_builder.model import Name

_BUDGET = (
    r"(?:cout|montant|budget|enveloppe|investissement|financement|dotation)"
    r"(?: (?!de\b)[a-z-]+){0,2}"
)
_COST = (
    rf"(?:d'une? {_BUDGET} (?:de |d')|(?:chiffre|estime|evalue|budgete)e?s? a "
    rf"|(?P<runs>(?:(?:dote|pourvu|muni)e?s? |forte?s? )d'une? {_BUDGET} (?:de |d')"
    rf"|avec une? {_BUDGET} (?:de |d'))"
    rf"|(?:pour|moyennant) une? {_BUDGET} (?:de |d')|finance[es]* a hauteur de )"
)
_FRONTED = re.compile(
    r"(?:[^,<]{0,25}, )?(?:(?:lance|ouvert|cree|initie|annonce|engage|livre|acheve|prevu|demarre|mis en \w+)e?s?"
    rf"(?: [^<>,;]{{0,25}}(?:<[DLN]\d+>)?)?,? (?:et )?)?{_COST}{HEDGE}$"
)
_ASIDES = re.compile(
    r"(?: (?:ttc|ht|hors taxes?|toutes taxes comprises|d'aides?|d'argent public|au total|par an))?"
    r"(?:,? (?:sur|pendant|en|pour) <N\d+> ans)?(?: (?:d'ici(?: a)?|en|jusqu'en) <D\d+>)?, "
)
_DETERMINER = r"(?:l[ae]s? |l'|une? |son |sa |ses |cette |cet |ce |ces |leurs? )"
_WORD = r"(?:[a-z-]+(?:'[a-z-]+)?|[ld]'<[OLPXCF]\d+>|<[OLPXCF]\d+>|<D\d+>)"
_FINITE = (
    r"(?:s'|se (?!<)|n'|ne )?(?:[a-z]+(?:era|eront|ira|iront|dra|dront|vra|vront|ourra|ourront|ttra|ttront|aura)"
    r"|[a-z]+(?:ait|aient)|est|sont|a|ont|va|vont|doit|doivent|vise|visent|permet|permettent|comprend"
    r"|comprennent|comporte|prevoit|accueille|reunit|associe|rassemble|finance|soutient|couvre|cible"
    r"|s'adresse|concerne|doit|peut|porte|court|bat|sort|entre|ouvre|demarre|debute|avance|prend)\b"
)
_APPOSED = re.compile(
    r"(?P<thing><[PCF]\d+>|[a-z][^,;:()]{2,80}?)(?: (?:lui|elle)-meme)?, "
    r"(?:d'une? (?:cout|budget|investissement)|une? (?:investissement|budget|chantier|projet|operation|facture|depense))"
    rf"(?: (?!de\b)[a-z-]+){{0,2}} (?:de |d'){HEDGE}$"
)
_WORTH_NAME = re.compile(
    rf"(?P<thing><[CF]\d+>), d'un montant(?: [a-z-]+)? (?:de |d'){HEDGE}$"
)
_WHOSE = re.compile(
    r"(?P<thing><[PCF]\d+>|[a-z][^,;:()]{2,80}?),? (?:et )?dont (?:l[ae] |l')"
    r"(?:cout|budget|montant|facture|enveloppe|investissement)(?: (?!est|sera)[a-z-]+){0,2} "
    r"(?:(?:est|sera|a ete|etait) (?:[a-z]+ ){0,2}(?:estime|chiffre|evalue|fixe|arrete|porte)e? a"
    r"|(?:est|sera) d[e']|s'eleve a|s'elevera a|atteint|atteindra|avoisine|approche|depasse"
    rf"|se monte a|se chiffre a|represente) ?{HEDGE}$"
)
_DEFINITE = re.compile(rf"(?:^|\b)(?:les|des|aux|ces) {HEDGE}$")
_AFTER = re.compile(
    r" (?:d'euros )?(?:qu(?:e |')(?:va |vont |devrait )?(?:cout|represent)\w* |(?P<dont>dont ))"
)
_ENDOWED = re.compile(
    r",? (?:est|sera|a ete|avait ete|etait) (?:[a-z]+ )?(?:dote|pourvu|credite)"
)
_HOUSES = {
    "laboratoire",
    "centre",
    "institut",
    "maison",
    "campus",
    "bibliotheque",
    "observatoire",
    "parc",
}
_NAMED = re.compile(r"(?:[a-z-]+ ){0,4}?<[PCF](\d+)>")


def fronted_cost(reading: Reading, frame: Frame) -> Name | None:
    """«D'un coût de M, la halle X ouvrira», «Avec un budget de M, l'appel X vise»: X."""
    aside = _ASIDES.match(frame.tail)
    opening = _FRONTED.match(frame.lead_in)
    if not aside or not opening:
        return None
    match = _subject().match(frame.tail, aside.end())
    if match and opening["runs"] and match["noun"] in _HOUSES:
        return None  # what a house runs on
    return _thing(reading, frame, frame.at.end, match) if match else None


def whose_cost(reading: Reading, frame: Frame) -> Name | None:
    """«la rénovation du campus, dont le coût est estimé à M»: the rénovation."""
    lead = frame.lead_in
    match = _WHOSE.search(lead) or _APPOSED.search(lead) or _WORTH_NAME.search(lead)
    if not match or nouns(Hold.GRANT).search(lead, 0, match.end("thing")):
        return None
    if named := re.search(r"<[PCF](\d+)>$", match["thing"]):
        return frame.name(named[1])
    before = frame.lead_in[: match.end("thing")]
    found = last(_object(), before, 0, len(before))
    return _thing(reading, frame, frame.clause[0], found) if found else None


def cost_after(reading: Reading, frame: Frame) -> Name | None:
    """«les M que coûtera l'école», «les M dont le fonds a été doté»: what follows."""
    opening = _AFTER.match(frame.tail) if _DEFINITE.search(frame.lead_in) else None
    if opening is None:
        return None
    match = _followed().match(frame.tail, opening.end())
    if match is None or (
        opening["dont"] and not _ENDOWED.match(frame.tail, match.end())
    ):
        return None
    return _thing(reading, frame, frame.at.end, match)


def _thing(
    reading: Reading, frame: Frame, begin: int, match: re.Match[str]
) -> Name | None:
    """The name that a noun phrase holds right after its head, else its words."""
    phrase = match["thing"]
    if named := _NAMED.match(phrase):
        return frame.name(named[1])
    if match["noun"] == phrase and phrase in words("bare_thing"):
        return None
    return words_at(reading, frame, begin, match.span("thing"))


@cache
def _heads() -> str:
    told = {
        *words("cost_thing"),
        *words("part_thing"),
        *load("funding")["nouns"]["thing"],
    }
    return "|".join(sorted(told, key=lambda w: (-len(w), w)))


_ADJECTIVE = (
    r"(?:<N\d+> )?(?:(?:nouvel|nouvelle|nouveau|futur|future|grand|grande|vaste|premier|premiere|second|seconde"
    r"|deuxieme|troisieme|quatrieme|ambitieux|ambitieuse|tout nouveau|toute nouvelle) )?"
)


@cache
def _subject() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_DETERMINER}(?P<thing>{_ADJECTIVE}(?P<noun>{_heads()})\b(?: {_WORD}){{0,10}}?)"
        rf"(?=,| \(| {_FINITE}))"
    )


@cache
def _followed() -> re.Pattern[str]:
    return re.compile(
        rf"{_DETERMINER}(?P<thing>{_ADJECTIVE}(?P<noun>{_heads()})\b(?: (?!{_FINITE}){_WORD}){{0,6}})"
    )


@cache
def _object() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?<=^)|(?<=[ ,:;(']))(?:{_DETERMINER})"
        rf"(?P<thing>{_ADJECTIVE}(?P<noun>{_heads()})\b(?: (?!qui\b|que\b|{_FINITE}){_WORD}){{0,10}})$"
    )
