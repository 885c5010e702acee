"""Cheap tests that spare sentences from patterns that cannot match in them.

A pattern over a sentence begins with one of a few words: «port…», «coordonn…», a name of a
project. `opening(pattern)` finds the first letters of those words, and a sentence whose words
begin with none of them need not be searched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from re import _constants as op  # type: ignore[attr-defined] # the parser of `re`, stable from 3.11
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_LETTERS = 3  # of a word's beginning that are compared
_WORD = re.compile(r"<[A-Z]|[a-zà-ÿœæ]+")
_ANY = "*"  # anything may stand there: no test


def words_of(text: str) -> frozenset[str]:
    """How the words and placeholders of a sentence begin.

    >>> sorted(words_of("le <P0> associe l'inra"))
    ['<P', 'ass', 'inr', 'l', 'le']
    """
    return frozenset(w[:_LETTERS] for w in _WORD.findall(text))


@cache
def opening(pattern: re.Pattern[str]) -> frozenset[str] | None:
    r"""How the words that a match can begin with begin; None where any word can.

    >>> sorted(opening(re.compile(r"(?<![\\w-])(?:co-?)?(?:port|pilot)(?:e|ent)")))
    ['co', 'cop', 'pil', 'por']
    """
    found = {part.rstrip("|") for part in _openings(parser.parse(pattern.pattern))}
    return (
        None if "" in found or any(_ANY in part for part in found) else frozenset(found)
    )


def _closed(part: str) -> bool:
    return part.endswith(("|", _ANY)) or len(part) >= (
        2 if part[:1] == "<" else _LETTERS
    )


def _extended(part: str, more: str) -> str:
    """A beginning with what follows it, up to where it is told."""
    for char in more:
        if _closed(part):
            break
        letter = char.isalpha() or char in {"<", _ANY}
        if letter and not (char == "<" and part):
            part += char
        elif part:  # the word ends here
            part += "|"
    return part


def _openings(items: Iterable[tuple[Any, Any]]) -> set[str]:
    """The beginnings of a parsed sequence, each closed by a bar where its word ends."""
    parts = {""}
    for code, argument in items:
        if all(map(_closed, parts)):
            break
        options = _options(code, argument)
        parts = {
            part if _closed(part) else _extended(part, more)
            for part in parts
            for more in options
        }
    return parts


def _options(code: Any, argument: Any) -> set[str]:  # noqa: ANN401 # nodes of the parser
    """What one node of a parsed pattern may read, as far as beginnings go."""
    reader = _READERS.get(code)
    return reader(argument) if reader else {_ANY}


def _branches(argument: tuple[None, Sequence[Any]]) -> set[str]:
    return set().union(*(_openings(branch) for branch in argument[1]))


def _repeated(argument: tuple[int, int, Any]) -> set[str]:
    least, _, repeated = argument
    return _openings(repeated) | ({""} if least == 0 else set())


def _in_class(members: Sequence[tuple[Any, Any]]) -> set[str]:
    literals = {chr(value) for code, value in members if code is op.LITERAL}
    return literals if len(literals) == len(members) else {_ANY}


def _nothing(_argument: Any) -> set[str]:  # noqa: ANN401 # nodes of the parser
    return {""}


_READERS: dict[Any, Callable[[Any], set[str]]] = {
    op.LITERAL: lambda argument: {chr(argument)},
    op.BRANCH: _branches,
    op.SUBPATTERN: lambda argument: _openings(argument[-1]),
    op.MAX_REPEAT: _repeated,
    op.MIN_REPEAT: _repeated,
    op.ASSERT: _nothing,
    op.ASSERT_NOT: _nothing,
    op.AT: _nothing,
    op.IN: _in_class,
}
