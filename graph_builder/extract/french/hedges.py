"""What makes an amount approximate or a bound: «près de», «jusqu'à», «au moins»."""

from __future__ import annotations

import re
from typing import NamedTuple

from graph_builder.extract.french.folding import word_before
from graph_builder.extract.lexicon import load


class Hedge(NamedTuple):
    """`bound` is "", "ceiling" or "floor", as in `model.Money`."""

    approximate: bool
    bound: str


EXACT = Hedge(approximate=False, bound="")
_BOUNDS = {"about": "", "ceiling": "ceiling", "floor": "floor"}


def _by_last_word(table: dict[str, list[str]]) -> dict[str, list[tuple[str, Hedge]]]:
    """Cues under their last word, longest first."""
    cues = sorted(
        ((cue, Hedge(approximate=True, bound=_BOUNDS[k])) for k in _BOUNDS for cue in table[k]),
        key=lambda pair: (-len(pair[0]), pair[0]),
    )
    index: dict[str, list[tuple[str, Hedge]]] = {}
    for cue, hedge in cues:
        index.setdefault(cue.replace("'", "' ").split()[-1], []).append((cue, hedge))
    return index


_BEFORE = _by_last_word(load("numbers")["hedges"])
_BRIDGES = tuple(load("numbers")["hedges"]["bridges"])
_AFTER = {
    cue: Hedge(approximate=True, bound=_BOUNDS[kind])
    for kind in _BOUNDS
    for cue in load("numbers")["hedges_after"][kind]
}
_AFTER_CUE = re.compile(
    r",? \(?(" + "|".join(sorted(map(re.escape, _AFTER), key=len, reverse=True)) + r")(?!\w)"
)
_WIDTH = 60


def hedge_before(folded: str, start: int) -> Hedge:
    """The hedge in the words right before `start` of folded text, else `EXACT`."""
    last = word_before(folded, start)
    if last not in _BEFORE:
        return EXACT
    window = " ".join(folded[max(0, start - _WIDTH) : start].split())
    return _ending(window) or _over_bridge(window) or EXACT


def _over_bridge(window: str) -> Hedge | None:
    """The hedge before «un montant de», where the window ends so."""
    for bridge in _BRIDGES:
        if window.endswith(bridge):
            return _ending(window[: -len(bridge)].rstrip())
    return None


def _ending(window: str) -> Hedge | None:
    """The longest cue the window ends with, as whole words."""
    words = window.replace("'", "' ").split()
    for cue, hedge in _BEFORE.get(words[-1], ()) if words else ():
        if window.endswith(cue) and not window[: -len(cue)][-1:].isalnum():
            return hedge
    return None


def hedge_after(folded: str, end: int) -> Hedge:
    """The hedge in the words right after `end` («environ», «maximum»), else `EXACT`."""
    found = _AFTER_CUE.match(folded, end)
    return _AFTER[found[1]] if found else EXACT


def hedge_around(folded: str, start: int, end: int) -> Hedge:
    """The hedge before the amount, else the one after it."""
    before = hedge_before(folded, start)
    return before if before.approximate else hedge_after(folded, end)
