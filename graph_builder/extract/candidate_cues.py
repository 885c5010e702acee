"""What may stand between an outcome and its candidates: bids, lists, asides, cuts."""

from __future__ import annotations

import re

from graph_builder.extract.outcome_words import ADVERBS, told
from graph_builder.extract.syntax import Slot

CODES = "PXOLH"  # what a candidate may be
BEFORE = 120  # characters before a name that may tell it stands for its bid
FAR = 160  # characters from a noun to the name it qualifies
GAP_WORDS = 9  # words at most between a verb and the name it takes
START = 3  # characters: no word stands before
_NOT_OF = {
    *("par", "de", "du", "d'", "des", "avec", "pour", "en", "dans", "sur", "selon"),
    *("a", "au", "aux", "chez", "face", "contre", "lors", "outre", "sans", "comme"),
}
_SAYS = (
    r"(?:annonc|indiqu|precis|confirm|appri|revel|estim|expliqu|rappel|soulign|assur|affirm"
    r"|devoil|regrett|repond|pens|croi|confi|declar|ajout|jur|insist|dit|su|savoir|sait|jug"
    r"|not|constat|consider|signal)\w*"
)
CUT = re.compile(
    rf"[;:!?] ?|\. |\b{_SAYS} (?:<[A-Z]\d+> |[a-z]+ )?qu[e'] ?"
    r"|,? (?:mais|tandis qu[e'] ?|alors qu[e'] ?|et qu[e'] ?|quand|car|puisqu[e'] ?)"
    r"(?= |<|l')"
)
HARD = re.compile(r"[;!?] |\. ")
_BY = (
    r"(?:porte|depose|presente|conduit|mene|emmene|pilote|defendu|coordonne|soumis|monte)"
    r"\w*(?: en <D\d+>)? par (?:les (?:universites|ecoles|hopitaux|equipes) )?"
)
_OF = rf"(?:de |d'|du |des |{_BY}|de la |de l')"
_ART = r"(?:la |l'|le |les )?"
# From the noun of a bid to the name of who made it: «… de l'Université X».
BID = (
    r"(?: [a-z]+(?:ale?|ive?|ee?|ienne?))?"
    rf"(?: (?:d'|de )<C\d+>,?)?(?: {_BY}|(?: deposee?s?| presentee?s?)?(?: par)? {_OF}){_ART}"
    r"(?:(?:projet|dossier|consortium|groupement|laboratoire) )?"
    rf"(?:<[OLPXH]\d+>(?: \([^()]*\))?(?:, et |, | et ){_OF}?{_ART})*$"
)
SEVERAL_BIDS = re.compile(
    r"(?:projets|dossiers|candidatures|propositions|offres|demandes|equipes)(?: [a-z]+)?"
    rf"(?: {_BY}| {_OF}){_ART}$"
)
OPENING = re.compile(
    r":|\b(?:parmi lesquel(?:le)?s|dont|a savoir|notamment|il s'agit d|ce sont|ainsi que)"
)
SOON = re.compile(
    r"(?: [a-z]+){0,3}(?: <[DC]\d+>)?, (?=(?:l[ae]s? |l')?(?:[a-z]+ )?<[PXOL]\d+>)"
)
ASIDES = re.compile(r", (?:pour|sur|a|au|en|avec|dans|consacre\w* a) [^,;]{2,60}(?=, )")
LISTED = {"", "dont", "de", "d'", "du", "a", "parmi"}
DATELINE = re.compile(
    r",? (?:\((?:<[A-Z]\d+>|[^()]{0,30})\),? )?(?:le )?<D\d+>(?: \([^()]{0,40}\))?(?: [–—-]|,|\.)| [–—-]"
)
PRONOUN = re.compile(
    r"\b(?:ils?|elles?|celui-ci|celle-ci|ce dernier|cette derniere|ces derniers|qui"
    r"|l[ae] (?:projet|dossier|candidature))"
    r"(?:,[^,]{2,40},| \w+ment| aussi| lui| en revanche)*,? ?$"
)
SUBMITS = re.compile(r"\b(?:depos|present|soum|candidat|propos|defend|port)[a-z]+ ")
TAKEN_UP = re.compile(r"[^,;:.]{0,60}, (?:il|elle|ils|elles|celui-ci|celle-ci)\b")
AND = re.compile(r",? ?(?:\([^()]*\),? ?)?(?:et|puis|mais)\b|, (?:a|ont|est|sont)\b")
WITH = re.compile(
    r",? (?:avec|pour|grace a|via|par le biais de|a travers) "
    r"(?:son |leur |ses |leurs |l[ae]s? |l')?(?:[a-z-]+ ){0,3}?(?=<[PX]\d+>)"
)
# From who carries it to its project: «X, qui défendait P», «X, venu avec P», «X (P)».
CARRYING = re.compile(
    r"(?: ?\([^()<]*\))?(?:,? (?:venue?s? |arrivee?s? )?avec |,? pour | ?\((?=<)"
    r"|,? qui (?:[a-z']+ )?(?:porte|defend|present|depos|pilot|propos|soum)\w* )"
    r"(?:son |sa |leur |le |la |l'|un )?(?:[a-z-]+ ){0,2}(?=<[PX]\d+>)"
)
AFTER_COMMA = re.compile(r", (?:l[ae]s? |l'|l[ae] [a-z]+ )?$")
ADVERB_GAP = re.compile(rf" {ADVERBS}")
_DONE = (
    r"(?:porte|depose|presente|coordonne|conduit|pilote|soutenu|dirige|cree|fonde|base|installe"
    r"|implante|situe|emmene)"
)
ASIDE = re.compile(
    rf"(?: ?\([^()]*\))?(?:,? {_DONE}\w*[^,;:]{{2,90}}"
    r"|,? (?:d[eu]s?|a|en) ?(?:l[ae] |l')?<[OLX]\d+>"
    r"|, (?:un|une|l[ae]|jeune|projet|start-up|sur|consacre\w*|dedie\w*) ?[^,;:<]{2,70}"
    rf"(?:<[OLX]\d+>)?)*,? ?{ADVERBS}"
)
CLOSE = re.compile(rf"(?: ?\([^()]*\))?(?:,| :| -)? ?{ADVERBS}")
COORDINATED = re.compile(
    r"(?: ?\([^()]*\))?(?:, | et |, et )(?:l[ae]s? |l'|a |au |de |d')*(?:[a-z]+ )?"
)
# Several that are not named are the subject: «…, onze dossiers restent en lice».
GROUP = re.compile(
    r"(?:^|[,:] |et |que |qu')(?:(?:l[ae]s|ces|des|plusieurs|<N\d+>|[a-z]+) )"
    r"(?:(?:de ces |des |autres? |nouveaux |nouvelles |premiere?s |<N\d+> |[a-z]+ )){0,2}"
    rf"(?:{told('people.things')})(?<=[sx])(?: [a-z-]+){{0,3}} $"
)
NONE_OF = re.compile(
    r"(?:^|[,:] )(?:aucune?|<N\d+>) (?:de[sc]|d'entre)[^;:]*, (?:dont|parmi lesquel)"
)
VERBLESS = re.compile(r"\([^()]*\)|,? (?:qu[ei]|dont|ou|qu')\b[^,;:]*,?")
RESUMED = re.compile(r"(?:mais|et|puis) ?$")
_DIRECT = re.compile(
    rf"(?: ?(?:{ADVERBS}))?"
    r"(?:l[ae]s? |l'|un |une |ce |cette |<N\d+> |du |de |d'|des )*"
    rf"(?:(?:{told('people.things')}|{told('bid.nouns')}|laureate?s?) )?(?:[a-z-]+ )?$"
)
_JOINED = re.compile(
    r"(?: ?\([^()]*\))?(?: (?:(?:en|le|pour) )?<D\d+>| cette annee)?"
    r"(?:,? (?:porte|depose|presente)\w* par [^,;]*|,? d[eu] ?(?:l[ae] |l')?<[OL]\d+>)?"
    r"(?:, et |, | et |, ainsi que | ainsi que |, puis | ou )"
    r"(?:l[ae]s? |l'|celui d[eu] ?|celle d[eu] ?|de |d'|du |des |enfin |aussi |surtout )*"
    r"(?:[a-z-]+ ){0,3}"
)


def is_free(slot: Slot) -> bool:
    """Whether no preposition or relative pronoun governs a name."""
    return slot.prep not in _NOT_OF and not slot.relative


def directly(gap: str) -> bool:
    """Whether only a determiner and a noun stand between a verb and its object."""
    return _DIRECT.match(gap) is not None


def joined(gap: str) -> bool:
    """Whether a gap joins two names of a list."""
    return _JOINED.fullmatch(gap) is not None
