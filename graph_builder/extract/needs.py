"""What a pattern needs: how the words begin that stand in every text it matches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from re import _constants as op  # type: ignore[attr-defined] # the parser of `re`, the same since 3.11
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

LETTERS = 3  # of a word's beginning that are compared
_GATES = 3  # sets of words that are compared
_PLACEHOLDER = ord("<")
_WORD_STARTS = (r"\b", r"(?<!\w)", r"(?<![\w-])")  # where no letter stands before
_ANY = "*"  # anything may stand there: no test
_KNOWN = 1 << 14  # beginnings kept: patterns share most of them
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


def opening(pattern: str) -> frozenset[str]:
    r"""How the words begin with which all matches do; none where that is not sure.

    >>> sorted(opening(r"\b(?:port|pilot)e"))
    ['pil', 'por']
    """
    items = _parsed(pattern)
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
    return _rarest(_needs(_parsed(pattern), starts=False))


@lru_cache(maxsize=1)
def _parsed(pattern: str) -> Sequence[_Node]:
    """The nodes of a pattern; both questions about it are asked in a row."""
    return list(parser.parse(pattern))


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


@lru_cache(maxsize=_KNOWN)
def _closed(part: str) -> bool:
    word = part.lstrip("|")
    longest = 2 if word[:1] == "<" else LETTERS
    return word.endswith(("|", _ANY)) or len(word) >= longest


@lru_cache(maxsize=_KNOWN)
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
    told: set[str] = set()
    begun = {""}
    for code, argument in items:
        reader = _READERS.get(code)
        options = reader(argument) if reader else {_ANY}
        parts = {_extended(part, more) for part in begun for more in options}
        begun = {part for part in parts if not _closed(part)}
        told |= parts - begun
        if not begun:
            break
    return told | begun


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
