"""Cheap tests that spare sentences from patterns that cannot match in them.

Every match of a pattern over a sentence holds one of a few words: «port…», «coordonn…», the
placeholder of a project. `needed(pattern)` finds how those words begin, and a sentence none of
whose words begins so need not be searched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from re import _constants as op  # type: ignore[attr-defined] # the parser of `re`, the same since 3.11
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_LETTERS = 3  # of a word's beginning that are compared
_WORD = re.compile(r"<[A-Z]|[a-zà-ÿœæ]+")
_GATES = 3  # sets of words that are compared
_PLACEHOLDER = ord("<")
_WORD_STARTS = (r"\b", r"(?<!\w)", r"(?<![\w-])")  # where no letter stands before
_ANY = "*"  # anything may stand there: no test
_COMMON = frozenset(
    [
        "a",
        "ai",
        "au",
        "aux",
        "ave",
        "ce",
        "ces",
        "cet",
        "d",
        "dan",
        "de",
        "des",
        "deu",
        "don",
        "du",
        "el",
        "ell",
        "en",
        "es",
        "est",
        "et",
        "il",
        "l",
        "la",
        "le",
        "les",
        "leu",
        "lui",
        "n",
        "ne",
        "no",
        "on",
        "ou",
        "ou",
        "par",
        "plu",
        "pou",
        "qu",
        "que",
        "qui",
        "s",
        "sa",
        "se",
        "ser",
        "ses",
        "si",
        "so",
        "son",
        "sou",
        "sur",
        "tou",
        "tro",
        "un",
        "une",
        "y",
    ]
)
_Node = tuple[Any, Any]


class Worded:
    """A text and where its words and placeholders begin, by how they do.

    >>> Worded("le <P0> associe l'inra").places
    {'le': [0], '<P': [3], 'ass': [8], 'l': [16], 'inr': [18]}
    """

    __slots__ = ("places", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.places: dict[str, list[int]] = {}
        for word in _WORD.finditer(text):
            self.places.setdefault(word[0][:_LETTERS], []).append(word.start())

    def matches(self, pattern: str | re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Matches of a pattern, left to right; none is sought where none can begin."""
        source = pattern if isinstance(pattern, str) else pattern.pattern
        return gated(source).matches(self)

    def may_hold(self, pattern: re.Pattern[str]) -> bool:
        """Whether the words that a pattern needs are there."""
        return gated(pattern.pattern).opens(self)


class Gate:
    """A pattern with the words it needs, compiled when a text first holds them."""

    __slots__ = ("_compiled", "_first", "_pattern", "_words")

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        items = list(parser.parse(pattern))
        self._words = _rarest(_needs(items, starts=False))
        self._first = _first(pattern, items)
        self._compiled: re.Pattern[str] | None = None

    def opens(self, said: Worded) -> bool:
        """Whether a text holds the words that every match holds."""
        held = said.places.keys()
        for words in self._words:  # noqa: SIM110 # half the time of `all`, many times a sentence
            if held.isdisjoint(words):
                return False
        return True

    def matches(self, said: Worded) -> Iterator[re.Match[str]]:
        """Matches in a text, left to right, without overlap."""
        if not self.opens(said):
            return iter(())
        if self._compiled is None:
            self._compiled = re.compile(self._pattern)
        if self._first:
            return self._at_words(self._compiled, said)
        return self._compiled.finditer(said.text)

    def _at_words(
        self, compiled: re.Pattern[str], said: Worded
    ) -> Iterator[re.Match[str]]:
        """Matches that begin where the words do with which any match begins."""
        places = said.places
        starts = [at for word in places if word in self._first for at in places[word]]
        end = 0
        for start in sorted(starts):
            if start >= end and (match := compiled.match(said.text, start)):
                yield match
                end = match.end()


@cache
def gated(pattern: str) -> Gate:
    """A pattern behind its gate; kept by its text, which hashes fast."""
    return Gate(pattern)


def _first(pattern: str, items: Sequence[_Node]) -> frozenset[str]:
    """With which words all matches begin; none where that is not sure."""
    whole = len(items) > 1 and pattern.startswith(_WORD_STARTS)
    parts = _openings(items) if whole else {""}
    sure = all(_closed(p) and _ANY not in p and p[0] != "|" for p in parts)
    return frozenset(part.rstrip("|") for part in parts) if sure else frozenset()


def needed(pattern: str) -> tuple[frozenset[str], ...]:
    r"""How words begin of which every match holds one, a set for each word; rarest first.

    >>> [sorted(words) for words in needed(r"(?:est |a ete )?(?:port|pilot)ee? par <O\d+>")]
    [['<O'], ['par']]
    >>> [sorted(words) for words in needed(r"(?<![\w-])(?:est )?(?:port|pilot)(?:e|ent)")]
    [['pil', 'por']]
    """
    return _rarest(_needs(list(parser.parse(pattern)), starts=False))


def _rarest(found: Iterable[set[str]]) -> tuple[frozenset[str], ...]:
    kept: list[frozenset[str]] = []
    for words in sorted(map(frozenset, found), key=_rank):
        if not any(rarer <= words for rarer in kept):
            kept.append(words)
    return tuple(kept[:_GATES])


def _needs(items: Sequence[_Node], *, starts: bool) -> list[set[str]]:
    """The words that every match of a sequence holds; `starts` where a word begins."""
    found: list[set[str]] = []
    for index, node in enumerate(items):
        if (starts or not _within_word(node)) and (
            words := _told(items[index:], starts=starts)
        ):
            found.append(words)
        found += _inside(node, starts=starts)
        starts = _ends_word(node, starts=starts)
    return found


def _within_word(node: _Node) -> bool:
    """Whether a node is a character that no word or placeholder begins with, if none does."""
    code, argument = node
    return code is op.LITERAL and argument != _PLACEHOLDER


def _rank(words: set[str] | frozenset[str]) -> tuple[int, int]:
    return len(words & _COMMON), len(words)


def _told(items: Sequence[_Node], *, starts: bool) -> set[str] | None:
    """How the first word from here begins, if every match must hold one here."""
    parts = _openings(items)
    closed = all(_closed(part) and _ANY not in part for part in parts)
    words = {part.strip("|") for part in parts}
    begun = starts or all(word.startswith("<") for word in words)
    return words if closed and begun else None


def _inside(node: _Node, *, starts: bool) -> list[set[str]]:
    """The words needed within a group that every match goes through."""
    code, argument = node
    if code is op.SUBPATTERN:
        return _needs(list(argument[-1]), starts=starts)
    if code is op.BRANCH:
        each = [_needs(list(branch), starts=starts) for branch in argument[1]]
        return [set().union(*(min(n, key=_rank) for n in each))] if all(each) else []
    if code in {op.MAX_REPEAT, op.MIN_REPEAT} and argument[0] > 0:
        return _needs(list(argument[2]), starts=starts)
    return []


# --- where words begin and end --------------------------------------------------------


def _ends_word(node: _Node, *, starts: bool) -> bool:
    """Whether a word begins after a node for sure."""
    code, argument = node
    if code is op.LITERAL:
        return not chr(argument).isalpha()
    if code is op.AT:
        return True
    if code in {op.ASSERT, op.ASSERT_NOT}:
        return argument[0] < 0 or starts
    if code in {op.MAX_REPEAT, op.MIN_REPEAT}:
        once = _all_end_word(argument[2], starts=starts)
        return once and (starts or argument[0] > 0)
    return _group_ends_word(code, argument, starts=starts)


def _group_ends_word(code: Any, argument: Any, *, starts: bool) -> bool:  # noqa: ANN401 # nodes of the parser
    if code is op.SUBPATTERN:
        return _all_end_word(argument[-1], starts=starts)
    if code is op.BRANCH:
        return all(_all_end_word(branch, starts=starts) for branch in argument[1])
    if code is op.IN:
        return all(kind is op.LITERAL and not chr(v).isalpha() for kind, v in argument)
    return False


def _all_end_word(items: Sequence[_Node], *, starts: bool) -> bool:
    for node in items:
        starts = _ends_word(node, starts=starts)
    return starts


# --- how words begin --------------------------------------------------------------------


def _closed(part: str) -> bool:
    word = part.lstrip("|")
    longest = 2 if word[:1] == "<" else _LETTERS
    return word.endswith(("|", _ANY)) or len(word) >= longest


def _extended(part: str, more: str) -> str:
    """A beginning with what follows it, up to where it is told.

    A bar before it tells that a word begins there, a bar after it that the word ends.
    """
    for char in more:
        if _closed(part):
            break
        if char.isalpha() or char == _ANY or (char == "<" and not part.strip("|")):
            part += char
        elif part != "|":
            part += "|"
    return part


def _openings(items: Sequence[_Node]) -> set[str]:
    """The beginnings of a parsed sequence, each closed by a bar where its word ends."""
    parts = {""}
    for code, argument in items:
        if all(map(_closed, parts)):
            break
        reader = _READERS.get(code)
        options = reader(argument) if reader else {_ANY}
        parts = {p if _closed(p) else _extended(p, o) for p in parts for o in options}
    return parts


def _branches(argument: tuple[None, Sequence[Any]]) -> set[str]:
    return set().union(*(_openings(branch) for branch in argument[1]))


def _repeated(argument: tuple[int, int, Any]) -> set[str]:
    least, _, repeated = argument
    return _openings(repeated) | ({""} if least == 0 else set())


def _in_class(members: Sequence[_Node]) -> set[str]:
    literals = {chr(value) for code, value in members if code is op.LITERAL}
    return literals if len(literals) == len(members) else {_ANY}


def _nothing(_argument: object) -> set[str]:
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
