"""Noun phrases an amount is for: «M à la recherche biomédicale», «un bâtiment de M»."""

from __future__ import annotations

import re

from graph_builder.extract.domain import cue, words
from graph_builder.extract.frame import Frame, Hold
from graph_builder.extract.mention import Mention
from graph_builder.extract.noun_governors import PRICED_AT
from graph_builder.extract.reading import Reading
from graph_builder.model import Kind, Name

_WORD = r"(?:[a-zà-ÿ'-]{2,}|<[OLPXC]\d+>|\d{4})"
_FURTHER = r"(?:[a-zà-ÿ'-]+|<[OLPXC]\d+>|\d{4})"
_STOP = (
    r"(?= (?:d'ici|sur|dans le cadre|qui|que|dont|a partir|pendant|au titre|afin|grace"
    r"|en <D|pour|et de |apres|avant|est|sont|sera|seront|vient|viennent|vont|ont|a ete"
    r"|etait|etaient|des <D|par|via|lors)\b|[,;:.(!?]|$| <[MND])"
)
_PHRASE = rf"({_WORD}(?: {_FURTHER}){{0,11}}?){_STOP}"
_SHORTEST = 4  # letters of a phrase that names a thing
_TIME = (
    r"^(?: supplementaires?| publics?| de plus)?(?:,? (?:sur|en|pendant) <N\d+> ans)?"
    r"(?: par an)?(?: en <D\d+>)?"
)
_DETERMINER = r"(?:l[ae]s? |l'|un |une |son |sa |ses |cette |ce |leurs? )"
_LED_TO = (
    r"(?:(?:destine|consacre|dedie|alloue|affecte|reserve|fleche)e?s? (?:(?:a|vers|sur) |aux? |a l')|vers "
    r"|(?:a |d'|de )(?:mieux )?(?:financer|soutenir|renover|equiper|construire|acheter|renforcer|moderniser|creer"
    r"|developper|accompagner|amenager|acquerir|couvrir|abonder) (?:a bien )?"
    r"|(?:a destination|en faveur|au profit|au benefice|en direction) d(?:e |u |es |')"
    r"|(?:pour |afin d(?:e |')|en vue d(?:e |')|de quoi )(?:mieux )?"
    r"(?:[a-z-]+(?:er|ir|re) (?:a bien )?)?|a |aux? |dans |a l')"
)
# After a verb whose subject is the amount: «financeront la halle», «serviront à équiper la halle»
_OBJECT = re.compile(
    rf" ?(?:(?:a |d[e'] ?|pour )?(?:mieux )?(?:[a-z-]+(?:er|ir|re) ))?{_DETERMINER}{_PHRASE}"
)
_FOR = re.compile(
    rf"(?<=[\w>)]),? (?:pour|en faveur d(?:e |u |es |')|au profit d(?:e |u |es |')|afin d[e'])"
    rf" ?(?:mieux )?(?:[a-z-]+(?:er|ir|re) )?{_DETERMINER}?{_PHRASE}"
)
_BEFORE = re.compile(
    rf"\b(?:effort|soutien|financement|engagement|budget|enveloppe|dotation|investissement|credit|aide|dispositif)s?"
    rf"(?: [a-z]+| (?:de |d[eu] ?l'|de la |du )<[OXF]\d+>){{0,3}}? {_LED_TO}{_DETERMINER}?"
    rf"((?:[a-z-]+ ?)(?: ?{_FURTHER}){{0,8}}?) (?:s'eleve|s'elevera|atteint|atteindra|est de|sera de|represente|representera|est fixee? a|se monte|se chiffre|pese|passe|est portee? a)[^<]{{0,15}}$"
)
_WORK_PRICE = (
    r"(?:,? (?:le tout )?(?:pour|moyennant) (?:une? (?:cout|montant|investissement|budget|enveloppe|facture|somme)"
    r"(?: [a-z]+){0,2} (?:de |d'))?)"
)
_DONE = re.compile(
    rf"(?:^|[,:;] |\b(?:et|mais|que|ou) |[a-z]{{4,}} )(?:<N\d+> m[2²] de |<N(?P<count>\d+)> |{_DETERMINER})"
    rf"([a-z-]{{3,}}(?: {_FURTHER}){{0,7}}?)"
    rf"(?: (?:est|sont|sera|seront|va etre|vont etre|a ete|ont ete) (?:[a-z-]+ ){{0,6}}?[a-z]+(?:es?|is?|its?|us)\b[^<>,;.]{{0,40}})?"
    rf"{_WORK_PRICE}[^<]{{0,15}}$"
)
# «une première enveloppe, de M, ira à la formation»
_GOES = (
    r"(?:,? (?:qui )?(?:ira|iront|va|vont|reviendra|reviendront|revient|servira|serviront|permettra|viendra"
    r"|(?:est|sera|sont|seront|a ete|ont ete|va etre|vont etre)(?: [a-z]+ment)?(?= [a-z]+es? )))?"
)
_PURPOSE = re.compile(
    rf"{_TIME}{_GOES},? {_LED_TO}{_DETERMINER}?((?:(?<=l[ae] )<N\d+> )?{_PHRASE[1:]}"
)
_HIS_PROJECT = re.compile(  # «pour son projet X»: X
    r"(?:son |sa |leur )?(?:projet|dossier|chaire|plateforme|consortium|these)(?: [a-z-]+){0,2} <[PX](\d+)>"
)
_DIRECT = re.compile(rf"{_TIME} {_DETERMINER}{_PHRASE}")
_FRONTED = re.compile(
    rf"(?:pour|en faveur de|au profit de) {_DETERMINER}({_WORD}(?: {_FURTHER}){{0,9}}), (?=l[ae] |l'|<)"
)
_BEFORE_PURPOSE = re.compile(
    r"(?:,? dont <M\d+> [^;.]{0,60}?(?=,)|[^,;.]{0,80}?<[OXFCL]\d+>(?: \([^()]*\))?)?"
    r"(?: sur <N\d+> ans)?,?(?= (?:pour|destine|afin|en vue|de quoi))"
)
_VERB_OR_NAME = re.compile(r"[a-z]+er\b|[a-z]{3,}ir\b|<[OP]\d+>$|^(?:[a-z-]+ )?<C\d+>$")
_DEGREE = ("mieux ", "plus ", "moins ", "seul ", "seule ", "premier a ", "dernier ")
_TRAILING = re.compile(
    r"(?:\s+(?:à|au|aux|de|du|des|la|le|les|en|et|pour|dans|sur|par|qui|que)"
    r"|\s+[ld]['’])+$"
)
_COMMON = re.compile(
    r"(?:^|[\s'])(?:une? |l[ae] |l'|son |sa |cette |cet? )"
    r"((?:<N\d+> )?[a-z][a-z' -]{3,60}?)(?: en <D\d+>)?,? ?(?:qui )?$"
)


def phrase_name(phrase: str) -> Name:
    """The name of a thing told by a common noun."""
    return Name(phrase, Kind.PHRASE, (phrase,))


def purpose(reading: Reading, frame: Frame) -> Name | None:
    """The common noun an amount is for: «consacre 5 M€ à la recherche biomédicale»."""
    given = frame.hold is Hold.GIVEN
    skip = frame.verb[1] - frame.at.end if given else 0
    acts = given and cue("acts").search(frame.cue)
    return (
        _phrase(reading, frame, _PURPOSE, skip)
        or (_phrase(reading, frame, _OBJECT, skip) if acts else None)
        or _phrase(reading, frame, _PURPOSE, 0)
        or _later(reading, frame, skip)
    )


def purpose_before(reading: Reading, frame: Frame) -> Name | None:
    """«l'effort en faveur de la recherche polaire s'élèvera à M»: what it is for."""
    match = _BEFORE.search(frame.lead_in)
    if not match or is_no_purpose(match[1]):
        return None
    return _words(reading, frame, frame.clause[0], match)


def done_for(reading: Reading, frame: Frame) -> tuple[Name, int | None] | None:
    """«quatre plateaux seront rénovés pour un coût de M»: the plateaux, and how many."""
    match = _DONE.search(frame.lead_in)
    if not match or is_no_purpose(match[2]):
        return None
    name = words_at(reading, frame, frame.clause[0], match.span(2))
    return (
        (name, frame.number(match["count"]) if match["count"] else None)
        if name
        else None
    )


def _later(reading: Reading, frame: Frame, skip: int) -> Name | None:
    """«M sont inscrits au budget pour la lutte contre la précarité»."""
    match = _FOR.search(frame.tail, max(0, skip))
    if not match or is_no_purpose(match[1]):
        return None
    between = frame.tail[: match.start()]
    if "<M" in between or cue("common_getter", r"\b", r"s?\b").search(between):
        return None
    return _words(reading, frame, frame.at.end, match)


def direct_object(reading: Reading, frame: Frame) -> Name | None:
    """The object after an amount: «soutient à hauteur de 3 M€ la rénovation de …»."""
    return _phrase(reading, frame, _DIRECT, 0)


def fronted_purpose(reading: Reading, frame: Frame) -> Name | None:
    """«Pour la rénovation de X, la Région débloque M»: the rénovation de X."""
    match = _FRONTED.match(frame.lead_in)
    if not match or is_no_purpose(match[1]):
        return None
    return _words(reading, frame, frame.clause[0], match)


def recipient_purpose(reading: Reading, frame: Frame) -> Name | None:
    """What a named recipient gets it for: «3 M€ au Crous de X pour la résidence Y»."""
    match = _BEFORE_PURPOSE.match(frame.tail)
    return _phrase(reading, frame, _PURPOSE, match.end()) if match else None


def priced_thing(reading: Reading, frame: Frame) -> Name | None:
    """«un nouveau bâtiment de physique, de 49 M€» → the noun phrase with the price."""
    thing = rf"({frame.cue}(?: [a-z'-]+){{0,5}}?),? {PRICED_AT}"
    match = re.search(thing, frame.lead_in)
    if match is None:
        return None
    whole = _words(reading, frame, frame.clause[0], match)
    aim = purpose(reading, frame) if match[1] == frame.cue else None
    new = frame.lead_in.endswith(("un ", "une "), 0, match.start())
    if aim is None and not new and match[1] in words("bare_thing"):
        return None  # stands for a name told elsewhere
    return phrase_name(f"{whole.label} : {aim.label}") if aim and whole else whole


def common_subject(reading: Reading, frame: Frame) -> Name | None:
    """A subject without a name: «une deuxième phase, dotée de M»."""
    match = _COMMON.search(frame.subject_words)
    if not match or cue("vague", r"^(?:[a-z]+ )?", r"s?\b").search(match[1]):
        return None
    if match[1].startswith(_DEGREE):
        return None  # «le projet de X, le mieux doté»
    return _words(reading, frame, frame.clause[0], match)


def _phrase(
    reading: Reading, frame: Frame, pattern: re.Pattern[str], skip: int
) -> Name | None:
    match = pattern.match(frame.tail[skip:])
    if not match or is_no_purpose(match[1]):
        return None
    return _words(reading, frame, frame.at.end + skip, match)


def is_no_purpose(phrase: str) -> bool:
    """Whether words after «pour» or «à» are nothing that money is for."""
    return bool(
        cue("no_purpose", after=r"s?\b").match(phrase) or _VERB_OR_NAME.match(phrase)
    )


def _words(
    reading: Reading, frame: Frame, begin: int, match: re.Match[str]
) -> Name | None:
    """The first group of a match that began at `begin`, as the text writes it."""
    if named := _HIS_PROJECT.fullmatch(match[1]):
        item = frame.abstract.items[int(named[1])]
        if isinstance(item, Mention) and item.name:
            return item.name
    return words_at(reading, frame, begin, match.span(1))


def words_at(
    reading: Reading, frame: Frame, begin: int, span: tuple[int, int]
) -> Name | None:
    """The words of a span of a stretch that began at `begin`, as the text writes them."""
    start = frame.abstract.position(begin + span[0])
    end = frame.abstract.position(begin + span[1], end=True)
    told = _TRAILING.sub("", " ".join(reading.analysis.text[start:end].split()))
    return phrase_name(told) if len(told) >= _SHORTEST else None
