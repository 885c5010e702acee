"""Persons no list of first names knows, told by an office, an age, words quoted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from graph_builder.extract.french.adjectives import small_adjective
from graph_builder.extract.french.first_names import is_first_name
from graph_builder.extract.french.heads import is_head
from graph_builder.extract.french.name_words import (
    Span,
    capital_next,
    capitals,
    listed,
    near_by,
    openers,
    particle,
    surname_word,
)
from graph_builder.extract.french.office_words import is_office_noun, saying, word_set
from graph_builder.extract.french.offices import Office
from graph_builder.extract.french.tokens import Token, by_word, from_offset
from graph_builder.extract.lexicon import load

_ACRONYM = 5  # letters up to which a word in capitals is an acronym, no name
_MAX_NAME = 4  # words of a name told by its surroundings
_ARTICLES = {"la", "le", "l'", "une", "un"}


@by_word
def _name_word(token: Token) -> bool:
    acronym = token.text.isupper() and len(token.text) <= _ACRONYM
    other = (
        is_head(token) or token.plain in openers() or token.text in listed("demonyms")
    )
    title = token.plain in listed("titles") or (
        is_office_noun(token) and not is_first_name(token)
    )
    return surname_word(token) and not (acronym or other or title)


def _name_from(words: Sequence[Token], at: int) -> Span | None:
    """The two to four capitalised words that begin at `at`."""
    last, count = at - 1, 0
    while last + 1 < len(words) and (last < at or near_by(words[last + 1])):
        token = words[last + 1]
        if _name_word(token):
            count += not particle(token)
        elif not (count and particle(token) and capital_next(words, last + 1)):
            break
        last += 1
    firm = words[last].text in _firm_words()
    return (at, last) if 1 < count <= _MAX_NAME and not firm else None


@cache
def _firm_words() -> frozenset[str]:
    return frozenset(load("names")["shapes"]["firms"].split())


@by_word
def _human(token: Token) -> bool:
    """Whether an office noun is never said of an organisation («porteur», «titulaire»)."""
    return is_office_noun(token) and token.plain not in listed("also_bodies")


def _office_after(words: Sequence[Token], last: int) -> bool:
    """«Xanthe Morel, (l'ancienne) rectrice»; «Xanthe Morel, 52 ans»; «(rectrice)»."""
    if last + 2 >= len(words) or words[last + 1].text not in {",", "("}:
        return False
    at = last + 2
    if words[at].text.isdigit() and at + 1 < len(words):
        return words[at + 1].plain == "ans"
    for token in words[at : at + 3]:
        if _human(token) and not token.capital:
            return True
        if token.plain not in word_set("before") and token.plain not in _ARTICLES:
            return False
    return False


def told_persons(words: Sequence[Token], offices: Sequence[Office]) -> list[Span]:
    """Names no list knows, told by an office or by words quoted."""
    found: list[Span] = []
    for at in capitals(words):
        if not (found and at <= found[-1][1]) and (span := _told_at(words, at)):
            found.append(span)
    found += [
        span
        for office in offices
        if (office.det or office.state or _opening(words, office))
        and (span := _after_office(words, office))
    ]
    return found


def _told_at(words: Sequence[Token], at: int) -> Span | None:
    span = _name_from(words, at) if _may_begin(words, at) else None
    if span:
        from_abroad = at > 0 and words[at - 1].text in listed("demonyms")
        told = from_abroad or _office_after(words, span[1]) or _speaks(words, at)
        return span if told else None
    alone = is_first_name(words[at]) and _closed(words, at)
    return (at, at) if alone and _speaks(words, at) else None  # «…», dit Luc.


def _closed(words: Sequence[Token], at: int) -> bool:
    return at + 1 >= len(words) or words[at + 1].text in {",", ".", ")"}


def _may_begin(words: Sequence[Token], at: int) -> bool:
    token = words[at]
    before = words[at - 1] if at else None
    other = before and (before.plain in openers() or before.text in listed("demonyms"))
    joined = before and before.capital and near_by(token) and not other
    return token.capital and _name_word(token) and not joined


def _speaks(words: Sequence[Token], at: int) -> bool:
    """«… », assure Xanthe Morel»: a verb of saying after words quoted."""
    verb = at - 1
    if verb < 1 or words[verb].plain not in saying() or words[verb].capital:
        return False
    before = words[verb - 1]
    closing = words[verb - 2] if before.text == "," and verb > 1 else before
    return closing.text in {"»", "”", '"'}


def _opening(words: Sequence[Token], office: Office) -> bool:
    """Whether an office without article opens a sentence, alone or after another one."""
    at = from_offset(words, office.start)
    before = words[at - 1].plain if at else ""
    human = office.head not in listed("also_bodies") and not office.plural
    return not office.det and human and (words[at].capital or before == "et")


def _after_office(words: Sequence[Token], office: Office) -> Span | None:
    """«la vice-présidente à la culture, Xanthe Morel», «le conseiller Xanthe Morel»."""
    at = from_offset(words, office.end)
    if at >= len(words):
        return None
    if _opening(words, office):  # «Présidente de l'université, Xanthe Morel voit …»
        return _name_from(words, at + 1) if words[at].text == "," else None
    definite = office.det in {"le", "la", "l'", "son", "sa", "notre", "leur"}
    single = definite or office.det in {"un", "une"}
    if words[at].text == "," and single and not office.plural:
        at += 1
        span = _name_from(words, at) if at < len(words) else None
        closed = (
            span and span[1] + 1 < len(words) and words[span[1] + 1].text in ",.;:)»"
        )
        return span if closed else None
    while definite and not office.complements and small_adjective(words[at]):
        at += 1  # «l'urbaniste lausannoise Xanthe Morel»
    juxtaposed = (
        definite and not office.complements and office.head not in listed("also_bodies")
    )
    return _name_from(words, at) if juxtaposed and near_by(words[at]) else None
