"""Names in common words after the noun they name: «le projet Terres de lin», «l'appel Territoires apprenants».

Such a name begins with a capital right after the noun, with an article of its own («Les
Sentinelles du lac») or a common word («Terres»), and goes on over adjectives and complements.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from graph_builder.extract.french.adjectives import is_adjective, is_link_stop
from graph_builder.extract.french.first_names import is_first_name
from graph_builder.extract.french.heads import follows_closely, is_head
from graph_builder.extract.french.name_tails import agreeing, complement
from graph_builder.extract.french.name_verbs import INFINITIVE, straight
from graph_builder.extract.french.tokens import Token, by_word
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention

_ARTICLES = {"La", "Le", "Les", "L'", "L’", "Ma", "Mon", "Mes", "Un", "Une", "Des", "Nos", "Notre", "Au", "Aux", "À", "D'", "D’", "Du", "Tous", "Sous", "Vers", "Pour", "En", "Entre"}  # fmt: skip
_OF = {"de", "du", "des", "d'", "la", "l'", "les", "le"}
_WIDER = {"en", "sur", "pour", "à", "au", "aux", "sans", "sous", "et", "avec", "contre"}
_COMMON = re.compile(  # a word of the language rather than a coined one
    r"(?:[a-zà-ÿ]{3,}s|[a-zà-ÿ]+(?:tion|sion|ité|age|ance|ence|ment|ure|isme|ière|oire|ie|ique|eur|euse|ette|ois|erre|eau|aux|ale?|té))$",
    re.IGNORECASE,
)
_LONGEST = 9  # words of a name


@cache
def _nouns() -> frozenset[str]:
    """Last words of the nouns that a name follows."""
    data = load("names")
    before, several = data["before"], data["several"]
    kinds = ("project", "call", "programme")
    nouns = [n for kind in kinds for n in before[kind]]
    nouns += [n for kind in ("project", "call") for n in several[kind]]
    nouns += load("names")["titled"]["firms"]
    return frozenset(re.split(r"[ ']", noun)[-1] for noun in nouns) - {
        "de",
        "du",
        "des",
        "d'",
    }


@cache
def _words() -> frozenset[str]:
    return frozenset(load("names")["titled"]["words"].split())


def find_titles(words: Sequence[Token]) -> list[Mention]:
    """Names of several common words, text order."""
    found, after = [], 0
    for at, token in enumerate(words):
        if not token.capital or at < max(1, after) or not follows_closely(token):
            continue
        if _announced(words, at - 1):
            for first, last in _names(words, at):
                found.append(_mention(words, first, last))
                after = last + 1
    return found


_NAMING = re.compile(r"(?:(?:re)?baptis|intitul|denomm|nomm|surnomm|appel)ee?s?$")
_CALLED = {"appelle", "intitule", "nomme"}


def _announced(words: Sequence[Token], at: int) -> bool:
    """Whether a noun or «baptisé», «s'appelle», «du nom de» stands before a name."""
    token = words[at]
    if _NAMING.match(token.plain) or token.plain in _CALLED:
        return True
    if token.plain in {"de", "d'"} and at:
        return words[at - 1].plain in {"nom", "titre"}
    return token.plain in _nouns() and not token.capital


def _names(words: Sequence[Token], at: int) -> list[tuple[int, int]]:
    """The name that begins at `at`, and those that «et» joins to it after a plural."""
    spans = []
    while (last := _last(words, at)) >= at:
        if last > at:
            spans.append((at, last))
        at = last + 2
        joined = at < len(words) and words[last + 1].plain in {"et", ","}
        if not (joined and words[at].capital and words[at].gap == " "):
            break
        if is_head(words[at]) or words[at].text in _ARTICLES:
            break
    return spans


def _last(words: Sequence[Token], at: int) -> int:
    """Index of the last word of a name that begins at `at`; below `at` where none does."""
    own = words[at].text in _ARTICLES
    if own and at + 1 < len(words):
        at += 1
        if words[at].capital and is_first_name(words[at]):
            return -1
    if verbal := _verbal(words, at):
        at, own = verbal, True
    if not (own or is_common_word(words[at])):
        return -1
    last = noun = at
    while last - at < _LONGEST and (
        step := _step(words, last + 1, own=own) or _tail(words, noun, last + 1)
    ):
        noun = step if step > last + 1 else noun
        last = step
    return last


def _verbal(words: Sequence[Token], at: int) -> int:
    """Index of the infinitive that opens a name: «Vivre ensemble», «Mieux vivre avec …»; or 0."""
    step = at + (words[at].plain in {"mieux", "bien"})
    if step >= len(words) or not INFINITIVE.search(words[step].plain):
        return 0
    plain_word = step > at or words[at].plain in _words()
    return step if plain_word and words[step].text[1:].islower() else 0


def _tail(words: Sequence[Token], noun: int, at: int) -> int:
    """Index of the last word of an adjective that agrees, of «en transition», «et climat»."""
    if at >= len(words) or not follows_closely(words[at]):
        return 0
    if agreeing(words, noun, at):
        return at
    return 0 if words[at - 1].capital and noun < at - 1 else complement(words, at)


@by_word
def is_common_word(token: Token) -> bool:
    """Whether a word written with a capital is a common noun by its form or the lexicon."""
    known = token.plain in _words() or bool(_COMMON.match(token.text))
    plain_word = token.text[1:].islower() and not is_first_name(token)
    return token.capital and plain_word and known


def _step(words: Sequence[Token], at: int, *, own: bool) -> int:
    """Index of the next word of the name, or 0 where it ends."""
    if at >= len(words) or not follows_closely(words[at]):
        return 0
    token = words[at]
    if token.word and token.capital:
        return 0 if is_head(token) and not own else at
    if token.word and is_adjective(token.plain):
        return at
    links = _OF | _WIDER if own else _OF
    begin = at
    while (
        at < len(words) and straight(words[at]) in links and follows_closely(words[at])
    ):
        at += 1
    return at if at > begin and _ends(words, at, own=own) else 0


def _ends(words: Sequence[Token], at: int, *, own: bool) -> bool:
    """Whether a word may follow «de»: a noun, no organisation or person."""
    if at >= len(words) or not follows_closely(words[at]):
        return False
    token = words[at]
    if token.capital:
        return not (is_head(token) or token.text.isupper() or is_first_name(token))
    verb = is_link_stop(token.plain) or INFINITIVE.search(token.plain)
    if not token.word or verb or not token.text.isalpha():
        return False
    ahead = words[at + 1] if at + 1 < len(words) else None
    told = ahead is not None and is_adjective(ahead.plain)  # «de la ville durable»
    return own or told or not is_head(token)


def _mention(words: Sequence[Token], first: int, last: int) -> Mention:
    text = "".join(
        (w.gap if i else "") + w.text for i, w in enumerate(words[first : last + 1])
    )
    return Mention(words[first].start, words[last].end, text, None, "titled")
