"""Nouns after a name that say what it is: «X, une start-up de Brest», «X est un projet»."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from graph_builder.extract.kind_lists import fronted
from graph_builder.extract.kind_phrases import nouns_from
from graph_builder.extract.mention import Mention
from graph_builder.model import Kind

_BEFORE_NOUN = r"(?:(?:jeune|petite?|grande?|nouve(?:au|l|lle)|vaste|premiere?|seule?|ambitieu(?:x|se)|futur|future|ancien|ancienne|vieille|vieux|gros|grosse|autre|celebre|fameu(?:x|se)|mysterieu(?:x|se)|immense|modeste|tout|toute) )*"
_APPOSED = re.compile(
    rf"[»\"]? ?(?:\([^()\n]{{1,40}}\))?(?:, a [\w-]+| a [\w-]+| de [\w-]+)?(?:,| [–-]) (?:une? |l[ae] |l'|son |sa |leur |cette |cet? |notre )?{_BEFORE_NOUN}(?=[a-z])"
)
_COPULA = re.compile(
    rf"[»\"]? ?(?:\([^()\n]{{1,40}}\))?(?: (?:est|etait|sera|devient|deviendra|constitue|restera|reste)|, c'est| s'annonce comme| se veut| se presente comme)(?: aussi| d'abord| ainsi| le nom d[eu](?: l[ae])?)? (?:une? |l[ae] |l'|l'une? d[eu]s? |son |sa |notre |leur )?{_BEFORE_NOUN}(?=[a-z])"
)
_AMONG = re.compile(
    r"[»\"]?,? (?:(?:figure|compte|est|etait|sera|se classe|se trouve|reste)(?:nt)?(?: aussi| ainsi| egalement)? )?(?:parmi|au nombre|l'une? d|dans la liste)(?: ?es)?(?: l[ae]s?| ces?| nos| ses| des)? (?:[a-z0-9-]+ ){0,2}?(?=[a-z])"
)
_WEIGHT = 4
_START = attrgetter("start")
_DEFINITE = re.compile(r"[^,]*, (?:l[ae] |l')")
_NAMED = re.compile(
    r"[\w-]+(?: [a-zà-ÿ'’-]+){0,3} [«\"]?\s?[A-ZÀ-Þ]"
)  # «la PME lyonnaise Y»


def told_by_apposition(
    folded: str, raw: str, start: int, end: int
) -> Iterator[tuple[Kind, int]]:
    """The kinds that nouns after a name tell; the name stands from `start` to `end`."""
    following = folded[end : end + 3]
    if "," not in following and not following.startswith((" ", "»", '"')):
        return
    for pattern, several in ((_APPOSED, False), (_COPULA, False), (_AMONG, True)):
        match = pattern.match(folded, end)
        kind = nouns_from(folded, match.end(), several=several) if match else None
        if not match or not kind or kind is Kind.PROGRAMME:
            continue
        if pattern is not _APPOSED or not _of_another(raw, match, start):
            yield kind, _WEIGHT
            return


def _of_another(raw: str, match: re.Match[str], start: int) -> bool:
    """Whether the noun goes with a later name, or is the subject after an opening phrase."""
    named = _NAMED.match(raw, match.end())
    return bool(named) or (bool(_DEFINITE.match(match[0])) and fronted(raw, start))


_NEXT = re.compile(
    rf"[^.!?\n]{{0,140}}[.!?] (?:l[ae] |l'|ce |cet |cette )(?P<noun>{_BEFORE_NOUN}(?=[a-z]))"
)
_OPEN = {None, Kind.PROJECT, Kind.ORGANISATION}


def described_next(
    folded: str, mentions: Sequence[Mention], mention: Mention
) -> Kind | None:
    """What the next sentence calls the one thing a sentence names: «… X. L'entreprise …»."""
    match = _NEXT.match(folded, mention.end)
    kind = nouns_from(folded, match.end(), several=False) if match else None
    if match is None or kind not in {Kind.PROJECT, Kind.ORGANISATION}:
        return None
    start = max(folded.rfind(end, 0, mention.start) for end in (". ", "\n", "? ", "! "))
    low = bisect_left(mentions, start, key=_START)
    high = bisect_left(mentions, match.start("noun"), key=_START)
    others = [m for m in mentions[low:high] if m.kind in _OPEN and m is not mention]
    return None if others else kind
