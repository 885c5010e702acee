"""Cheap tests that spare sentences from patterns that cannot match in them.

Every match of a pattern over a sentence holds one of a few words: «port…», «coordonn…», the
placeholder of a project. `needs` finds how those words begin, and a sentence none of whose
words begins so need not be searched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, reduce
from itertools import chain, count
from operator import or_

from graph_builder.extract.needs import LETTERS, needed, opening

_WORD = re.compile(r"<[A-Z]|[a-zà-ÿœæ]+")


class Worded:
    """A text and where its words and placeholders begin, by how they do.

    >>> Worded("le <P0> associe l'inra").places
    {'le': [0], '<P': [3], 'ass': [8], 'l': [16], 'inr': [18]}
    """

    __slots__ = ("_held", "places", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.places: dict[str, list[int]] = {}
        for word in _WORD.finditer(text):
            self.places.setdefault(word[0][:LETTERS], []).append(word.start())
        self._held = _bits(self.places)

    def matches(self, pattern: str | re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Matches of a pattern, left to right; none is sought where none can begin."""
        gate = gated(pattern if isinstance(pattern, str) else pattern.pattern)
        for words in gate.words:
            if not self._held & words:
                return _NOTHING
        return gate.matches(self)

    def may_hold(self, pattern: re.Pattern[str]) -> bool:
        """Whether the words that a pattern needs are there."""
        return all(self._held & words for words in gated(pattern.pattern).words)


_NOTHING: Iterator[re.Match[str]] = iter(())


@cache
def _bit(_word: str) -> int:
    """A bit of its own for each beginning of a word: `&` is quicker than comparing sets."""
    return 1 << next(_NUMBERS)


_NUMBERS = count()


def _bits(words: Iterable[str]) -> int:
    return reduce(or_, map(_bit, words), 0)


class Gate:
    """A pattern, compiled when a text first holds what it needs.

    `words` are the sets of words it needs, each as bits.
    """

    __slots__ = ("_compiled", "_first", "_pattern", "words")

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self.words = tuple(map(_bits, needed(pattern)))
        self._first = opening(pattern)
        self._compiled: re.Pattern[str] | None = None

    def matches(self, said: Worded) -> Iterator[re.Match[str]]:
        """Matches in a text that holds the words, left to right, without overlap."""
        if self._compiled is None:
            self._compiled = re.compile(self._pattern)
        if self._first:
            return self._at_words(self._compiled, said)
        return self._compiled.finditer(said.text)

    def _at_words(
        self, compiled: re.Pattern[str], said: Worded
    ) -> Iterator[re.Match[str]]:
        """Matches that begin where the words do with which any match begins."""
        begun = [said.places[word] for word in self._first & said.places.keys()]
        end = 0
        for start in sorted(chain.from_iterable(begun)):
            if start >= end and (match := compiled.match(said.text, start)):
                yield match
                end = match.end()


@cache
def gated(pattern: str) -> Gate:
    """A pattern behind its gate; kept by its text, which hashes fast."""
    return Gate(pattern)
