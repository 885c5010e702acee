"""The noun phrase that ends right before a name and tells its kind: «le groupe chimique X».

Between the noun and the name stand adjectives and complements only («le pôle de compétitivité
X», «la société parisienne X»): a verb or a relative pronoun breaks the phrase.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from graph_builder.extract.french.adjectives import is_adjective, is_link_stop
from graph_builder.extract.french.inhabitants import place_of
from graph_builder.extract.lexicon import load
from graph_builder.model import Kind

KINDS = {
    "project": Kind.PROJECT,
    "call": Kind.CALL,
    "programme": Kind.PROGRAMME,
    "organisation": Kind.ORGANISATION,
    "place": Kind.PLACE,
}
_PART = re.compile(r"[a-z0-9&+-]+['’]?|[^\sa-z0-9]")
_ACRONYM = re.compile(r" \([a-z][a-z0-9+-]{1,9}\) ?$")  # «l'appel à projets (AAP) X»
_LINKS = {"de", "du", "des", "d'", "d’", "en"}
_ARTICLES = {"la", "l'", "l’", "les", "le"}
_LONGEST = 4  # words of a noun such as «appel a manifestation d'interet»
_FAR = 9  # words before the name that are looked at
_COMPLEMENTS = 2


class Phrase(NamedTuple):
    """What a noun phrase tells of the name after it, or of all names of a list."""

    kind: Kind
    single: bool
    several: bool
    noun: str
    gap: int


@cache
def _nouns() -> dict[tuple[str, ...], tuple[Kind, bool, bool]]:
    found: dict[tuple[str, ...], tuple[Kind, bool, bool]] = {}
    data = load("names")
    for name, nouns in data["before"].items():
        for noun in nouns:
            found.setdefault(tuple(_PART.findall(noun)), (KINDS[name], True, False))
    for name, nouns in data["several"].items():
        for noun in nouns:
            parts = tuple(_PART.findall(noun))
            kind, single, _ = found.get(parts, (KINDS[name], False, True))
            found[parts] = (kind, single, True)  # «les PME» and «la PME»
    return found


@cache
def _ends() -> frozenset[str]:
    return frozenset(parts[-1] for parts in _nouns())


def phrase_before(before: str) -> Phrase | None:
    """The noun phrase that ends at the end of folded text, if a noun of a kind heads it.

    >>> phrase_before("le groupe chimique").kind.value
    'organisation'
    >>> phrase_before("la société lance") is None
    True
    >>> phrase_before("l'appel a projets (aap)").kind.value
    'call'
    """
    words = _PART.findall(_ACRONYM.sub(" ", before))[-_FAR:]
    for at in range(len(words) - 1, -1, -1):
        if words[at] in _ends() and (found := _noun_at(words, at)):
            noun, what = found
            gap = words[at + 1 :]
            return Phrase(*what, noun, len(gap)) if _joined(gap) else None
        if not words[at][0].isalnum():
            return None
    return None


def _noun_at(
    words: Sequence[str], at: int
) -> tuple[str, tuple[Kind, bool, bool]] | None:
    """The longest noun that ends at a word."""
    for length in range(min(_LONGEST + 1, at + 1), 0, -1):
        parts = tuple(words[at - length + 1 : at + 1])
        if parts in _nouns():
            return " ".join(parts), _nouns()[parts]
    return None


def _joined(gap: Sequence[str]) -> bool:
    """Whether words are adjectives and complements of the noun before them."""
    at = complements = 0
    while at < len(gap):
        if is_adjective(gap[at]) or place_of(gap[at]):
            at += 1
            continue
        at = _complement(gap, at)
        complements += 1
        if not at or complements > _COMPLEMENTS:
            return False
    return True


def _complement(gap: Sequence[str], at: int) -> int:
    """Index after «de la robotique»; 0 where there is no such complement."""
    if gap[at] not in _LINKS:
        return 0
    at += 1
    if at < len(gap) and gap[at] in _ARTICLES:
        at += 1
    noun = gap[at] if at < len(gap) else ""
    if len(noun) < 3 or is_link_stop(noun) or not noun[0].isalpha():  # noqa: PLR2004
        return 0
    return at + 1


_OTHER = re.compile(r" (?:de|du|des|d')$|^(?:laureat|labelli|select|prix|bourse|vague)")


@cache
def _beginning() -> re.Pattern[str]:
    nouns = sorted(map(" ".join, _nouns()), key=len, reverse=True)
    plain_nouns = (
        noun.replace("d' ", "d'") for noun in nouns if not _OTHER.search(noun)
    )
    return re.compile(rf"(?:{'|'.join(map(re.escape, plain_nouns))})(?![\w-])")


def nouns_from(folded: str, start: int, *, several: bool) -> Kind | None:
    """The kind of the noun that begins at a position of folded text."""
    match = _beginning().match(folded, start)
    found = _nouns().get(tuple(_PART.findall(match[0]))) if match else None
    if found is None or not (found[2] if several else found[1]):
        return None
    return found[0]
