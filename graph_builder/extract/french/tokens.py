"""Words and punctuation of a text, with their folded form."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph_builder.extract.french.text import plain

_TOKEN = re.compile(
    r"(?:[ldnsjmtc]|qu|jusqu|lorsqu|puisqu)['’](?=\w)"  # elided words
    r"|\w+(?:[-–'’@+&.]?\w)*\+?"  # words, with inner marks: IA-Cluster, LIBEL'UL
    r"|[^\w\s]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark; `plain` is its folded form, `glued` no white space before it."""

    start: int
    end: int
    text: str
    plain: str
    gap: str

    @property
    def capital(self) -> bool:
        """Begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def word(self) -> bool:
        """Is a word or number, not a mark."""
        return self.text[:1].isalnum()


def tokens(text: str) -> list[Token]:
    """Tokens of a text in order; `gap` is the white space before each."""
    folded = plain(text)
    found, last = [], 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        found.append(Token(start, end, match[0], folded[start:end], text[last:start]))
        last = end
    return found
