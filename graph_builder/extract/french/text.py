"""One-to-one folding of French text: positions in the folded text are positions in the text."""

from __future__ import annotations

import unicodedata

_SAME = {
    "\u2019": "'",
    "\u2018": "'",
    "\u02bc": "'",
    "`": "'",
    "\u00b4": "'",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\u2007": " ",
    "\t": " ",
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
    "\u2013": "-",
    "\u2014": "-",
    "\u2212": "-",
    "\u201c": '"',
    "\u201d": '"',
}


def _base(char: str) -> str:
    """The plain lower-case letter of a character, or itself if that is not one character."""
    if char in _SAME:
        return _SAME[char]
    decomposed = unicodedata.normalize("NFD", char)[0].lower()
    return decomposed if len(decomposed) == 1 else char


_LOWER = {code: _base(chr(code)) for code in range(0x20, 0x2100)} | {9: " "}
_SPACES = {ord(a): b for a, b in _SAME.items()}


def plain(text: str) -> str:
    """Lower case without accents, straight apostrophes, plain spaces and hyphens.

    >>> plain("L’Élysée – 12\u00a0M€")
    "l'elysee - 12 m€"
    """
    return text.translate(_LOWER)


def straight(text: str) -> str:
    """Straight apostrophes, plain spaces and hyphens; case and accents kept."""
    return text.translate(_SPACES)
