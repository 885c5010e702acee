"""Case, apostrophes, spaces and hyphens folded, one character for one character."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

_WINDOW = 48  # characters; no cue is longer
_OPENING = r" \n\t'\"(\[«“*|/>_+~•:–—-"

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


def words_before(folded: str, start: int) -> list[str]:
    """The last words before `start` in its paragraph and cell, «d'» one of them."""
    window = folded[max(0, start - _WINDOW) : start]
    if "\n\n" in window:
        window = window[window.rindex("\n\n") :]
    return window.replace("'", "' ").replace("(", " ").replace("\t", " | ").split()


def word_before(folded: str, start: int) -> str:
    """The word before `start`, or ""."""
    words = words_before(folded, start)
    return words[-1] if words else ""


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of the words, longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w))))


def word_finder(words: Iterable[str], *, also: str = "") -> Callable[[str], list[int]]:
    """A function from folded text to the offsets where one of the words stands.

    A word counts where a blank, an apostrophe, a dash or the like comes before it: to
    look for those first is twice as fast as a look-behind at every letter. `also` is
    one more pattern that may begin there.
    """
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[0], []).append(word[1:])
    branches = [
        f"{first}(?:{any_of(rest)})(?!\\w)" for first, rest in sorted(groups.items())
    ]
    ways = "|".join([*branches, also] if also else branches)
    pattern = re.compile(rf"[{_OPENING}](?:{ways})")

    def find(folded: str) -> list[int]:
        # One blank in front: the offset of what precedes a word is then the word's own.
        return [found.start() for found in pattern.finditer(f" {folded}")]

    return find
