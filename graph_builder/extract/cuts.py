"""The stretch between two cuts: a clause of a sentence, a part of a list."""

from __future__ import annotations

import re

_CONJUNCTION = ("que ", "qu'")
_ARTICLE = re.compile(r"(?:l[ae]s? |l')?(?:[a-z-]+ )?")


def opens(text: str, clause: int, start: int) -> bool:
    """Whether a name at `start` opens a clause a conjunction leads to.

    >>> opens("a gagne tandis que le projet <P1> echoue", 19, 29)
    True
    """
    led = text.endswith(_CONJUNCTION, 0, clause)
    return led and _ARTICLE.fullmatch(text, clause, start) is not None


def between_cuts(
    cuts: re.Pattern[str], text: str, span: tuple[int, int], within: tuple[int, int]
) -> tuple[int, int]:
    """The stretch of `text` that holds `span`, from the cut before to the one after.

    >>> between_cuts(re.compile("; "), "un; deux; trois", (4, 6), (0, 15))
    (4, 8)
    """
    left, right = within
    for cut in cuts.finditer(text, *within):
        if cut.end() <= span[0]:
            left = cut.end()
        elif cut.start() >= span[1]:
            return left, cut.start()
    return left, right
