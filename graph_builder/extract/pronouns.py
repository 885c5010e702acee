"""Whom «Il», «Elle», «Ce dernier» at a sentence start mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from graph_builder.extract.mention import Mention
from graph_builder.extract.sentences import Sentence
from graph_builder.extract.stretches import inside
from graph_builder.model import Kind, Name

_SUBJECTS = (
    Kind.PROJECT,
    Kind.ORGANISATION,
    Kind.GROUP,
    Kind.CALL,
    Kind.PROGRAMME,
    Kind.PERSON,
)


_PRONOUN = re.compile(
    r"(?:Il|Elle|Ils|Elles|Celui-ci|Celle-ci|Ce dernier|Cette dernière)\b"
)


_IMPERSONAL = re.compile(  # «Il est proposé d'allouer M», «Il a été accordé à X une aide»
    r" (?:n'|ne )?(?:y (?:a|avait|aura|eut)\b|s'agi|faut|reste|convient|appartient"
    r"|est (?:ainsi |donc |également |aussi )?(?:prévu|question|proposé|demandé|décidé"
    r"|exact|possible|envisagé|vrai|temps|urgent|nécessaire|rappelé|précisé)\b"
    r"|(?:est|sera|a été) (?:ainsi |donc |également )?"
    r"(?:attribué|accordé|alloué|octroyé|versé|consacré|réservé) (?:à|au|aux|une?|pour)\b)"
)


def find_pronouns(
    text: str,
    found: Sequence[Sentence],
    mentions: Sequence[Mention],
) -> list[Mention]:
    """Subject pronouns at a sentence start, meaning the subject of the sentence before."""
    pronouns: list[Mention] = []
    for last, sentence in pairwise(found):
        match = _PRONOUN.match(text, sentence.start)
        if not match or last.block != sentence.block:
            continue
        plural = match[0].endswith("s")
        latter = match[0].startswith("Ce")
        told = inside(mentions, last.start, last.end)
        name = _last(told) if latter and not plural else None
        name = name or _subject(text, told, plural=plural)
        if name and not _IMPERSONAL.match(text, match.end()):
            pronouns.append(
                Mention(
                    match.start(),
                    match.end(),
                    match[0],
                    name.kind,
                    "anaphor",
                    name=name,
                )
            )
    return pronouns


def _last(told: Sequence[Mention]) -> Name | None:
    """The last thing a sentence names: what «ce dernier» means."""
    names = [m.name for m in told if m.name and m.source != "anaphor"]
    named = [n for n in names if n.kind in _SUBJECTS and n.kind is not Kind.GROUP]
    return named[-1] if named else None


def _coordinated(one: Mention, two: Mention) -> bool:
    """Whether two mentions stand as close as «L'État et la Région»."""
    return two.start - one.end <= len(" et la ") and one.name is not two.name


_GOVERNED = re.compile(
    r"(?i)(?:\b(?:par|de|du|des|à|au|aux|dans|pour|avec|en|sur|chez)|\bd['’])\s?(?:la |le |les |l['’])?$"
)


def _subject(text: str, told: Sequence[Mention], *, plural: bool) -> Name | None:
    free = [
        m for m in told if not _GOVERNED.search(text[max(0, m.start - 12) : m.start])
    ] or told
    if not plural and len(free) > 1 and _coordinated(free[0], free[1]):
        free = free[2:]
    for mention in free:
        if mention.name and mention.name.kind in _SUBJECTS:
            group = mention.name.kind is Kind.GROUP
            if group == plural or (plural and mention.count):
                return mention.name
    return None
