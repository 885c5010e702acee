"""Where given words stand in a text, whatever white space is between them."""

from __future__ import annotations

import re

Span = tuple[int, int]


def locate(text: str, words: str, low: int, high: int) -> Span | None:
    r"""The first place of `words` within text[low:high], white space folded.

    Words are matched whole: «5 M€» does not stand in «25 M€».

    >>> locate("doté de 12\u00a0M€", "12 M€", 0, 13)
    (8, 13)
    """
    parts = words.split()
    if not parts:
        return None
    before = r"(?<!\w)" if _letter(parts[0][0]) else ""
    after = r"(?!\w)" if _letter(parts[-1][-1]) else ""
    pattern = before + r"\s+".join(map(re.escape, parts)) + after
    found = re.compile(pattern).search(text, low, high)
    return found.span() if found else None


def _letter(char: str) -> bool:
    return char.isalnum() or char == "_"
