"""Case, apostrophes, spaces and hyphens folded, one character for one character."""

from __future__ import annotations

_REPLACED = (
    ("’", "'"),
    ("\u02bc", "'"),
    ("\u00a0", " "),
    ("\u202f", " "),
    ("\u2009", " "),
    ("\u2007", " "),
    ("\u2010", "-"),
    ("\u2011", "-"),
    ("\u2212", "-"),
)


def fold(text: str) -> str:
    """Lower case with plain apostrophes, spaces and hyphens; offsets stay the same.

    Line breaks, tabs and dashes are kept: they separate.
    """
    low = text.lower()
    if len(low) != len(text):  # a few capitals grow: «İ»
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for old, new in _REPLACED:
        low = low.replace(old, new)
    return low


def word_before(folded: str, start: int) -> str:
    """The word that ends right before `start`, at most one blank between; or ""."""
    end = start - 1 if folded[start - 1 : start] in {" ", "\n"} else start
    window = folded[max(0, end - 30) : max(0, end)]
    words = window.replace("(", " ").replace("'", "' ").split()
    return words[-1] if words and not window[-1:].isspace() else ""
