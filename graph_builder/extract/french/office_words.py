"""Which words are the head of an office, by `lexicon/roles.toml`."""

from __future__ import annotations

import re
from functools import cache

from graph_builder.extract.french.tokens import Token, by_word
from graph_builder.extract.lexicon import load

# Participles that are offices: «chargé» is one, «charge» none.
_ACUTE = {"charge", "delegue", "depute", "eurodepute", "attache", "envoye"}
_PROFESSION = 7  # letters: «urbaniste» is a profession by its ending, «liste» is none


@cache
def word_set(name: str) -> frozenset[str]:
    """A list of `lexicon/roles.toml` given as one string of words, or as an array."""
    words = load("roles")[name]
    return frozenset(words.split() if isinstance(words, str) else words)


@cache
def saying() -> frozenset[str]:
    """Verbs of saying in the present tense, folded."""
    return frozenset(load("statements")["present"].split())


@cache
def _profession() -> re.Pattern[str]:
    return re.compile(load("roles")["profession"])


def _head(plain: str) -> str:
    """The head noun a word is, without «vice-», «ex-»; "" where it is none."""
    heads = word_set("heads")
    if plain in heads:
        return plain
    first, dash, rest = plain.partition("-")
    if dash and (first in {"vice", "ex", "co", "sous", "inter"} and rest in heads):
        return rest
    return first if dash and first in heads and rest in heads else ""


@by_word
def head_of(token: Token) -> str:
    """The head noun a token is: «chargé» is one and «charge» none, «pilote» and not «piloté»."""
    head = _head(token.plain)
    acute = token.text.lower().endswith(("é", "ée"))
    stem = (
        head.removesuffix("e") if acute and token.text.lower().endswith("ée") else head
    )
    return head if acute == (stem in _ACUTE) else ""


@by_word
def professional(token: Token) -> bool:
    """Whether a word ends as the names of learned professions do."""
    long = len(token.plain) >= _PROFESSION
    return long and not token.capital and bool(_profession().search(token.plain))


@by_word
def is_office_noun(token: Token) -> bool:
    """Whether a word is the head of an office or a learned profession."""
    return bool(head_of(token)) or professional(token)


@by_word
def opens_office(token: Token) -> bool:
    """Whether an office may begin at a word: its head noun, in the plural too."""
    plural = token.plain.endswith("s") and token.plain[:-1] in word_set("heads")
    return is_office_noun(token) or plural
