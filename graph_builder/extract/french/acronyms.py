"""Long forms that an acronym in brackets announces: «Centre national de … (CNPF)»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from graph_builder.extract.french.heads import is_head
from graph_builder.extract.french.text import plain
from graph_builder.extract.french.tokens import Token, from_offset
from graph_builder.extract.mention import Mention
from graph_builder.model import Kind

_BRACKET = re.compile(r"\s\(([A-ZÀ-Þ][\w&+-]{1,11})\)")
_SMALL = {
    "de", "du", "des", "d", "la", "le", "l", "les", "et", "en", "pour", "a", "au", "aux",
    "sur",
}  # fmt: skip
_LONGEST = 14  # words of a long form


@lru_cache(maxsize=1 << 14)
def is_acronym_of(short: str, long: str) -> bool:
    """Whether the letters of `short` open the words of `long`, in order.

    >>> is_acronym_of("CHRU", "Centre hospitalier régional universitaire de Nancy")
    True
    """
    letters = [c for c in plain(short) if c.isalpha()]
    parts = re.findall(r"[^\W_]+", plain(long))
    words = [w for w in parts if w not in _SMALL]
    if len(letters) < 2 or len(words) < 2 or letters[0] != words[0][0]:  # noqa: PLR2004
        return False
    rest = iter("".join(words))
    subsequence = all(c in rest for c in letters)
    hits = sum(1 for w in words if w[0] in letters)
    initials = "".join(w[0] for w in parts)
    return subsequence and (
        hits >= min(len(words), 2) or initials.startswith("".join(letters))
    )


def _spelt(short: str, words: Sequence[Token]) -> bool:
    """Whether every capital of `short` opens one of the words, in order, none left over."""
    capitals = [c for c in plain(short) if c.isalpha()]
    starts = [
        w.plain[0] for w in words if w.plain.replace("’", "'").strip("'") not in _SMALL
    ]
    if short.isupper():
        return starts == capitals[: len(starts)] and len(starts) == len(capitals)
    return bool(starts) and starts[0] == capitals[0]


def find_long_forms(text: str, words: Sequence[Token]) -> list[Mention]:
    """Capitalised long forms right before an acronym in brackets that spells them."""
    found = []
    for match in _BRACKET.finditer(text):
        last = from_offset(words, match.start()) - 1
        if last >= 0 and words[last].end == match.start():
            mention = _long_form(text, words, last, match[1])
            if mention:
                found.append(mention)
    return found


def _long_form(
    text: str, words: Sequence[Token], last: int, short: str
) -> Mention | None:
    for first in range(last, max(-1, last - _LONGEST), -1):
        token = words[first]
        if not token.word or "\n" in token.gap:
            return None
        if token.capital and token.plain[0] == plain(short)[0]:
            span = words[first : last + 1]
            long = text[token.start : words[last].end]
            if len(span) > 1 and _spelt(short, span) and is_acronym_of(short, long):
                kind = Kind.ORGANISATION if is_head(token) else None
                return Mention(
                    token.start, words[last].end, long, kind, "head", head=token.plain
                )
    return None
