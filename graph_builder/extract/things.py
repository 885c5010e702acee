"""Things told by a common noun that money is for: «le volet recherche», «la rénovation de …»."""

from __future__ import annotations

import re
from functools import cache

from graph_builder.extract.domain import cue, words
from graph_builder.extract.frame import Frame, Hold
from graph_builder.extract.purposes import words_at
from graph_builder.extract.reading import Reading
from graph_builder.model import Name

_DETERMINER = r"(?:l[ae]s? |l'|une? |son |sa |ses |cette |cet |ce |ces |leurs? )"
_BEFORE_NOUN = r"(?:(?:nouvel|nouvelle|nouveau|futur|future|grand|grande|second|seconde|premier|premiere|deuxieme|troisieme|quatrieme|petit|petite|vaste|seul|seule|<N\d+>) )?"
_REST = r"(?: (?!qui\b|que\b|dont\b|et (?:l[ae] |l'|les ))(?:[a-zà-ÿ-]+(?:'[a-zà-ÿ-]+)?|[ld]'<[OLPXCF]\d+>|<[OLPXCF]\d+>|<D\d+>)){0,10}?"
_RELATIVE = r"(?:, (?:que |qu'|dont |a laquelle |auquel )[^,;]{3,80},)?(?:,? (?:qui|a (?:lui|elle) seule?|devrait|au total|desormais|deja|ainsi|elle|lui))*"
_COSTS = re.compile(r"\bcout|\brevi(?:ent|endra)")
_WORK = 200_000  # euros: less may be a price
_ANY = re.compile(
    rf"(?:^|[,:;(] |\b(?:et|car|que|mais) ){_DETERMINER}(?P<thing>{_BEFORE_NOUN}[a-z-]{{4,}}{_REST}){_RELATIVE} ?$"
)
_PLURAL = re.compile(
    rf"(?:^|[,:;] )(?:les|ces) (?P<thing>(?!<)[a-z-]+[sx]{_REST}) $".replace(
        "OLPXCF", "LD"
    )
)
_GIVES = re.compile(
    r"\b(?:par|d[eu]s?|avec|chez|sur|pour) (?:l[ae]s? |l')?$|\bd'$|\b(?:de|par) l'$"
)


def thing_before_verb(reading: Reading, frame: Frame, kinds: str) -> Name | None:
    """The common noun phrase that is the subject of the verb an amount hangs on.

    `kinds` names the list of nouns that may head it.
    """
    match = _subject(kinds).search(frame.subject_words)
    if match is None:
        return None
    bare = match["noun"] == match["thing"]
    if bare and match["noun"] in words("bare_thing"):
        return None  # stands for a name told elsewhere
    return words_at(reading, frame, frame.clause[0], match.span("thing"))


def costly_subject(reading: Reading, frame: Frame) -> Name | None:
    """«L'anneau de fibre coûtera M»: whatever costs as much is a work."""
    if not _COSTS.search(frame.cue) or frame.money.money.amount < _WORK:
        return None
    match = _ANY.search(frame.subject_words)
    if match is None or cue("vague", "^", r"s?\b").search(match["thing"]):
        return None
    if match["thing"] in words("bare_thing"):
        return None
    return words_at(reading, frame, frame.clause[0], match.span("thing"))


def plural_subject(reading: Reading, frame: Frame) -> Name | None:
    """«Les services de santé étudiante bénéficieront de M»: all of a kind."""
    match = _PLURAL.search(frame.subject_words) if frame.hold is Hold.RECEIVE else None
    if match is None or cue("vague", "^", r"s?\b").search(match["thing"]):
        return None
    return words_at(reading, frame, frame.clause[0], match.span("thing"))


@cache
def _subject(kinds: str) -> re.Pattern[str]:
    heads = "|".join(sorted(words(kinds), key=len, reverse=True))
    return re.compile(
        rf"(?:^|[,:;(] |\b(?:et|car|que|mais|donc|dont) ){_DETERMINER}"
        rf"(?P<thing>{_BEFORE_NOUN}(?P<noun>{heads}){_REST}){_RELATIVE} ?$"
    )


def is_public(frame: Frame) -> bool:
    """Whether the subject is a common noun for those who spend public money, or «nous»."""
    return any(
        not _GIVES.search(frame.subject_words, 0, match.start())
        for match in _public().finditer(frame.subject_words)
    )


@cache
def _public() -> re.Pattern[str]:
    heads = "|".join(sorted(words("public_subject"), key=len, reverse=True))
    return re.compile(rf"(?<![\w'-])(?:l')?(?:{heads})(?![\w-])(?=[^<,;]{{0,60}}$)")
