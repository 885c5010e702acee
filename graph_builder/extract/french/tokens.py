"""Words and punctuation of a text, with their folded form."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from itertools import accumulate, compress, count
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from graph_builder.extract.french.text import plain

_TOKEN = re.compile(  # one group: `split` then gives blanks and tokens by turns
    r"((?:[LDNSJMTCldnsjmtc]|(?i:qu|jusqu|lorsqu|puisqu))['’](?=\w)"  # elided words
    r"|\w+(?:[-–'’@+&.*]\w+)*\+?"  # words, with inner marks: IA-Cluster, ARC'EN, A*Star
    r"|[^\w\s])"
)
KNOWN = 1 << 16  # words of which something is kept
Answer = TypeVar("Answer")


class Token(NamedTuple):
    """One word or mark of a text.

    Attributes:
        start: first character in the text.
        end: one past the last.
        text: as written.
        plain: folded, with straight apostrophes.
        gap: the white space before it.
        capital: whether it begins with a capital letter.
        word: whether it is a word or number, not a mark.
    """

    start: int
    end: int
    text: str
    plain: str
    gap: str
    capital: bool
    word: bool


class ByWord(Generic[Answer]):
    """A question about a token, with the answer kept for every word."""

    def __init__(self, ask: Callable[[Token], Answer]) -> None:
        self.__doc__ = ask.__doc__

        @lru_cache(maxsize=KNOWN)
        def of_text(text: str) -> Answer:
            folded, capital, word = _form(text)
            return ask(Token(0, len(text), text, folded, "", capital, word))

        self._of_text = of_text

    def __call__(self, token: Token) -> Answer:
        """The answer."""
        return self._of_text(token[2])

    def among(self, words: Sequence[Token]) -> list[int]:
        """Indices of the tokens for which the answer is yes."""
        return list(compress(count(), map(self._of_text, map(_TEXT, words))))


def by_word(ask: Callable[[Token], Answer]) -> ByWord[Answer]:
    """Decorates what the written word alone decides, place and gap not."""
    return ByWord(ask)


def from_offset(words: Sequence[Token], offset: int) -> int:
    """Index of the first token that begins at an offset of the text or after it."""
    return bisect_left(words, offset, key=_START)


_START, _TEXT = itemgetter(0), itemgetter(2)
_new = partial(tuple.__new__, Token)


@lru_cache(maxsize=KNOWN)
def _form(text: str) -> tuple[str, bool, bool]:
    """The folded form of a word, whether it has a capital, whether it is a word."""
    return plain(text), text[0].isupper(), text[0].isalnum()


def tokens(text: str) -> list[Token]:
    """Tokens of a text in order; `gap` is the white space before each."""
    parts = _TOKEN.split(text)
    places = list(accumulate(map(len, parts)))
    found = parts[1::2]
    if not found:
        return []
    folded, capitals, words = zip(*map(_form, found), strict=True)
    return list(
        map(
            _new,
            zip(
                places[::2], places[1::2], found, folded, parts[::2], capitals, words,
                strict=False,
            ),
        )
    )  # fmt: skip
