"""Persons: a first name and a surname, an initial and a surname, a title and a surname."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from graph_builder.extract.french.organisations import MINISTRIES, NameWalk
from graph_builder.extract.french.tokens import Token
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention
from graph_builder.model import Kind

@cache
def first_names() -> frozenset[str]:
    """Folded first names."""
    return frozenset(load("persons")["first_names"].split())


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(load("persons")[name])


def is_first_name(token: Token) -> bool:
    """Whether a capitalised word is a French first name («Jean-Pierre» by its first part)."""
    if not token.capital or (token.text.isupper() and len(token.text) < 4):  # noqa: PLR2004
        return False
    return token.plain in first_names() or token.plain.split("-")[0] in first_names()


def _surname_word(token: Token) -> bool:
    return token.capital and token.word and not any(c.isdigit() for c in token.text)


def _near(token: Token) -> bool:
    return token.gap in {" ", "\u00a0", "\u202f", ""}


def _particle(token: Token) -> bool:
    return token.plain.replace("’", "'") in _set("particles")


def _surname(words: Sequence[Token], at: int) -> int:
    """Index of the last word of the surname that begins at `at`, or -1."""
    while at < len(words) and _near(words[at]):
        token = words[at]
        if _surname_word(token) and not (_particle(token) and _capital_next(words, at)):
            return at
        if not _particle(token):
            return -1
        at += 1
    return -1


def _capital_next(words: Sequence[Token], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].capital and _near(words[at + 1])


def find_persons(words: Sequence[Token]) -> list[Mention]:
    """Persons in text order; a title («Mme») is left out of the span."""
    found, at = [], 0
    while at < len(words):
        span = _person(words, at)
        if span:
            first, last = span
            found.append(_mention(words, first, last))
            at = last + 1
        else:
            at += 1
    return found


def _person(words: Sequence[Token], at: int) -> tuple[int, int] | None:
    token = words[at]
    if is_first_name(token):
        nxt = at + 1
        if nxt < len(words) and is_first_name(words[nxt]) and _near(words[nxt]):
            beyond = _surname(words, nxt + 1)
            if beyond > 0:
                return at, beyond
        last = _surname(words, nxt)
        return (at, last) if last > 0 and words[nxt].gap else None
    if token.plain in _set("titles") and token.capital:
        return _titled(words, at + 1)
    return _initialled(words, at)


def _titled(words: Sequence[Token], at: int) -> tuple[int, int] | None:
    if at < len(words) and words[at].text == "." and not words[at].gap:
        at += 1
    if at >= len(words) or not words[at].gap:
        return None
    if is_first_name(words[at]):
        return _person(words, at)
    last = _surname(words, at)
    return (at, last) if last > 0 and words[last].end - words[at].start > 2 else None  # noqa: PLR2004


def _initialled(words: Sequence[Token], at: int) -> tuple[int, int] | None:
    """«E. Macron», «J.-P. Dupont»: an initial glued to its full stop, then a surname."""
    token = words[at]
    if len(token.text) != 1 or not token.text.isupper() or at + 2 >= len(words):
        return None
    if words[at + 1].text != "." or words[at + 1].gap or not words[at + 2].gap:
        return None
    if len(words[at + 2].text) < 3 or words[at + 2].text.isupper():  # noqa: PLR2004
        return None
    last = _surname(words, at + 2)
    return (at, last) if last > 0 else None


def _mention(words: Sequence[Token], first: int, last: int) -> Mention:
    text = "".join(
        (w.gap if i else "") + w.text for i, w in enumerate(words[first : last + 1])
    )
    return Mention(words[first].start, words[last].end, text, Kind.PERSON, "person")


def find_offices(words: Sequence[Token]) -> list[Mention]:
    """Offices of state with what they are for: «ministre de la Recherche», «Première ministre».

    The capitals in them name no organisation or project.
    """
    found = []
    for at, token in enumerate(words):
        if token.plain in {"president", "presidente"} and _of_the_republic(words, at):
            found.append(_office(words, at, at + 3))
        elif token.plain in {"ministre", "secretaire"} and token.plain in MINISTRIES:
            walk = NameWalk(words, at)
            walk.run()
            first = at - 1 if at and words[at - 1].plain in {"premier", "premiere"} else at
            if walk.end > at or first < at:
                found.append(_office(words, first, walk.end))
    return found


def _office(words: Sequence[Token], first: int, last: int) -> Mention:
    mention = _mention(words, first, last)
    mention.source, mention.kind = "office", Kind.PHRASE
    return mention


def _of_the_republic(words: Sequence[Token], at: int) -> bool:
    return [w.plain for w in words[at + 1 : at + 4]] == ["de", "la", "republique"]
