"""Noun phrases an amount is for: «M à la recherche biomédicale», «un bâtiment de M»."""

from __future__ import annotations

import re

from graph_builder.extract.domain import cue
from graph_builder.extract.frame import Frame, Hold
from graph_builder.extract.governors import PRICED_AT
from graph_builder.extract.reading import Reading
from graph_builder.model import Kind, Name

_WORD = r"(?:[a-zà-ÿ'-]{2,}|<[OLPXC]\d+>|\d{4})"
_FURTHER = r"(?:[a-zà-ÿ'-]+|<[OLPXC]\d+>|\d{4})"
_STOP = (
    r"(?= (?:d'ici|sur|dans le cadre|qui|que|dont|a partir|pendant|au titre|afin|grace"
    r"|en <D|pour|et de |apres|avant)\b|[,;:.(!?]|$| <[MND])"
)
_PHRASE = rf"({_WORD}(?: {_FURTHER}){{0,11}}?){_STOP}"
_SHORTEST = 4  # letters of a phrase that names a thing
_TIME = (
    r"^(?: supplementaires?| publics?| de plus)?(?:,? (?:sur|en|pendant) <N\d+> ans)?"
    r"(?: par an)?(?: en <D\d+>)?"
)
_DETERMINER = r"(?:l[ae]s? |l'|un |une |son |sa |ses |cette |ce |leurs? )"
_LED_TO = (
    r"(?:destinee?s? (?:au|a|aux) |a destination de |en faveur de |au profit de "
    r"|(?:pour |afin d(?:e |')|en vue d(?:e |')|de quoi )(?:mieux )?"
    r"(?:[a-z-]+(?:er|ir|re) (?:a bien )?)?|a |aux? |dans |a l')"
)
_PURPOSE = re.compile(
    rf"{_TIME},? {_LED_TO}{_DETERMINER}?((?:(?<=l[ae] )<N\d+> )?{_PHRASE[1:]}"
)
_DIRECT = re.compile(rf"{_TIME} {_DETERMINER}{_PHRASE}")
_BEFORE_PURPOSE = re.compile(
    r"(?:,? dont <M\d+> [^;.]{0,60}?(?=,)|[^,;.]{0,80}?<[OXFCL]\d+>(?: \([^()]*\))?)?"
    r"(?: sur <N\d+> ans)?,?(?= (?:pour|destine|afin|en vue|de quoi))"
)
_VERB_OR_NAME = re.compile(r"[a-z]+er\b|[a-z]{3,}ir\b|<[OP]\d+>$|^(?:[a-z-]+ )?<C\d+>$")
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
    skip = frame.verb[1] - frame.at.end if frame.hold is Hold.GIVEN else 0
    return _phrase(reading, frame, _PURPOSE, skip) or _phrase(
        reading, frame, _PURPOSE, 0
    )


def direct_object(reading: Reading, frame: Frame) -> Name | None:
    """The object after an amount: «soutient à hauteur de 3 M€ la rénovation de …»."""
    return _phrase(reading, frame, _DIRECT, 0)


def recipient_purpose(reading: Reading, frame: Frame) -> Name | None:
    """What a named recipient gets it for: «3 M€ au Crous de X pour la résidence Y»."""
    match = _BEFORE_PURPOSE.match(frame.tail)
    return _phrase(reading, frame, _PURPOSE, match.end()) if match else None


def priced_thing(reading: Reading, frame: Frame) -> Name | None:
    """«un nouveau bâtiment de physique, de 49 M€» → the noun phrase with the price."""
    thing = rf"({frame.cue}(?: [a-z'-]+){{0,5}}?),? {PRICED_AT}"
    match = re.search(thing, frame.lead_in)
    return _words(reading, frame, frame.clause[0], match) if match else None


def common_subject(reading: Reading, frame: Frame) -> Name | None:
    """A subject without a name: «une deuxième phase, dotée de M»."""
    match = _COMMON.search(frame.subject_words)
    if not match or cue("vague", r"\b", r"s?\b").search(match[1]):
        return None
    return _words(reading, frame, frame.clause[0], match)


def _phrase(
    reading: Reading, frame: Frame, pattern: re.Pattern[str], skip: int
) -> Name | None:
    match = pattern.match(frame.tail[skip:])
    if not match or _no_purpose(match[1]):
        return None
    return _words(reading, frame, frame.at.end + skip, match)


def _no_purpose(phrase: str) -> bool:
    return bool(
        cue("no_purpose", after=r"\b").match(phrase) or _VERB_OR_NAME.match(phrase)
    )


def _words(
    reading: Reading, frame: Frame, begin: int, match: re.Match[str]
) -> Name | None:
    """The first group of a match that began at `begin`, as the text writes it."""
    start = frame.abstract.position(begin + match.start(1))
    end = frame.abstract.position(begin + match.end(1), end=True)
    words = " ".join(reading.analysis.text[start:end].split())
    words = _TRAILING.sub("", words)
    return phrase_name(words) if len(words) >= _SHORTEST else None
