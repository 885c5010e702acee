"""Words of persons' names: capitals, particles, what the lexicon lists."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from graph_builder.extract.french.tokens import Token, by_word
from graph_builder.extract.lexicon import load

Span = tuple[int, int]  # first and last token of a name


@cache
def listed(name: str) -> frozenset[str]:
    """A list of `lexicon/persons.toml`."""
    return frozenset(load("persons")[name])


@by_word
def surname_word(token: Token) -> bool:
    """Whether a word may be a surname: a capital, no digits."""
    return token.capital and token.word and not any(c.isdigit() for c in token.text)


def near_by(token: Token) -> bool:
    """Whether no line break stands before a word."""
    return token.gap in {" ", "\u00a0", "\u202f", ""}


@by_word
def particle(token: Token) -> bool:
    """Whether a word is a particle of a surname: «de», «van», «Le»."""
    return token.plain.replace("’", "'") in listed("particles")


@cache
def openers() -> frozenset[str]:
    """Words that begin a sentence with a capital but name nothing."""
    return frozenset(load("names")["openers"]["words"].split())


def capital_next(words: Sequence[Token], at: int) -> bool:
    """Whether a capitalised word follows."""
    return at + 1 < len(words) and words[at + 1].capital and near_by(words[at + 1])


def capitals(words: Sequence[Token]) -> list[int]:
    """Indices of the capitalised words."""
    return [at for at, token in enumerate(words) if token.capital]
