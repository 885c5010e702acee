"""What makes an amount approximate or a bound: «près de», «jusqu'à», «au moins»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from graph_builder.extract.french.folding import any_of
from graph_builder.extract.lexicon import load


class Hedge(NamedTuple):
    """`bound` is "", "ceiling" or "floor", as in `model.Money`."""

    approximate: bool
    bound: str


EXACT = Hedge(approximate=False, bound="")
_BOUNDS = {"about": "", "ceiling": "ceiling", "floor": "floor"}


def _words(cue: str) -> tuple[str, ...]:
    return tuple(cue.replace("'", "' ").split())


def _cues(table: dict[str, list[str]]) -> dict[tuple[str, ...], Hedge]:
    """Each cue, as words, with what it says."""
    return {
        _words(cue): Hedge(approximate=True, bound=_BOUNDS[kind])
        for kind in _BOUNDS
        for cue in table[kind]
    }


_BEFORE = _cues(load("numbers")["hedges"])
_BRIDGES = {_words(bridge) for bridge in load("numbers")["hedges"]["bridges"]}
_LAST = {cue[-1] for cue in (*_BEFORE, *_BRIDGES)}
_LONGEST = max(map(len, (*_BEFORE, *_BRIDGES)))
_AFTER = {
    cue: Hedge(approximate=True, bound=_BOUNDS[kind])
    for kind in _BOUNDS
    for cue in load("numbers")["hedges_after"][kind]
}
_AFTER_CUE = re.compile(rf",? \(?({any_of(_AFTER)})(?!\w| d[e'])")


def hedge_before(words: Sequence[str]) -> Hedge:
    """The hedge that the words before an amount end with, else `EXACT`.

    `words` as `folding.words_before` gives them.
    """
    if not words or words[-1] not in _LAST:
        return EXACT
    return _ending(words) or _over_bridge(words) or EXACT


def _ending(words: Sequence[str]) -> Hedge | None:
    """The longest cue that the words end with."""
    for length in range(_LONGEST, 0, -1):
        if hedge := _BEFORE.get(tuple(words[-length:])):
            return hedge
    return None


def _over_bridge(words: Sequence[str]) -> Hedge | None:
    """The hedge before «un montant de», where the words end so."""
    for length in range(_LONGEST, 0, -1):
        if tuple(words[-length:]) in _BRIDGES:
            return _ending(words[:-length])
    return None


def hedge_after(folded: str, end: int) -> Hedge:
    """The hedge in the words right after `end` («environ», «maximum»), else `EXACT`."""
    found = _AFTER_CUE.match(folded, end)
    return _AFTER[found[1]] if found else EXACT


def hedge_around(folded: str, words: Sequence[str], end: int) -> Hedge:
    """The hedge in the words before the amount, else the one after it."""
    before = hedge_before(words)
    return before if before.approximate else hedge_after(folded, end)
