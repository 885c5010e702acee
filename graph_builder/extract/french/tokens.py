"""Words and punctuation of a text, with their folded form."""

from __future__ import annotations

import re
from typing import NamedTuple

from graph_builder.extract.french.text import plain

_TOKEN = re.compile(
    r"(?:[ldnsjmtc]|qu|jusqu|lorsqu|puisqu)['’](?=\w)"  # elided words
    r"|\w+(?:[-–'’@+&.]?\w)*\+?"  # words, with inner marks: IA-Cluster, LIBEL'UL
    r"|[^\w\s]",
    re.IGNORECASE,
)


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


def tokens(text: str) -> list[Token]:
    """Tokens of a text in order; `gap` is the white space before each."""
    folded = plain(text)
    found, last = [], 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        first = text[start]
        found.append(
            Token(
                start,
                end,
                match[0],
                folded[start:end],
                text[last:start],
                first.isupper(),
                first.isalnum(),
            )
        )
        last = end
    return found
