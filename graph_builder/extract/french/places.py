"""Names of places that lists give: communes, departments, countries, towns abroad."""

from __future__ import annotations

from functools import cache

from graph_builder.extract.french.text import plain
from graph_builder.extract.lexicon import load


@cache
def _places() -> frozenset[str]:
    lists = load("places").values()
    return frozenset(plain(name) for words in lists for name in words.split())


@cache
def is_place(text: str) -> bool:
    """Whether a list of places holds a name, written without article.

    >>> is_place("Alsace"), is_place("Seyne-sur-Mer"), is_place("alsace")
    (True, True, False)
    """
    return text[:1].isupper() and plain(text) in _places()
