"""Demonyms: the place an adjective or a name of inhabitants tells."""

from __future__ import annotations

from functools import lru_cache

from graph_builder.extract.lexicon import load

_ENDINGS = ("", "e", "s", "es", "ne", "nes", "x", "le", "les")


def _stem(word: str, demonyms: dict[str, str]) -> str:
    stems = (word.removesuffix(e) if e else word for e in _ENDINGS if word.endswith(e))
    return next((stem for stem in stems if stem in demonyms), "")


@lru_cache(maxsize=1 << 14)
def place_of(word: str) -> str:
    """The place a folded demonym tells, whatever its gender and number, or "".

    >>> place_of("nantaises"), place_of("bretonne"), place_of("europeenne")
    ('Nantes', 'Bretagne', '')
    """
    for demonyms in load("demonyms").values():
        if stem := _stem(word, demonyms):
            return str(demonyms[stem])
    return ""


def is_land(word: str) -> bool:
    """Whether a demonym tells a region or a département, not a town."""
    demonyms = load("demonyms")
    return not _stem(word, demonyms["towns"]) and bool(_stem(word, demonyms["wide"]))
