"""Capitals that name nothing: streets («avenue Jacques-Cœur») and dispatch rubrics («ACOUSTIQUE. …»)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph_builder.extract.french.proper import is_opener
from graph_builder.extract.french.titles import is_common_word
from graph_builder.extract.french.tokens import tokens
from graph_builder.extract.mention import Mention

_STREET = re.compile(
    r"(?:\b(?:rue|avenue|boulevard|bd|quai|allées?|impasse|square|esplanade|rond-point|faubourg)"
    r"(?: de la| de l['’]| des| du| de)?|\d,? (?:place|cours|route|chemin)) $",
    re.IGNORECASE,
)
_FAR = 26  # characters in which a street noun and its link stand
_RUBRIC = re.compile(
    r"(?m)^[*_]*([A-ZÀ-Þ][A-ZÀ-Þ'’ ,-]{3,50})[*_]*\. [*_]*(?=[A-ZÀ-Þ«])"
)


def without_unnamed(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that are no streets and no rubrics."""
    rubrics = _rubrics(text)
    return [
        m
        for m in mentions
        if not (
            m.source in {"shape", "person", "titled"}
            and (
                _STREET.search(text, max(0, m.start - _FAR), m.start) or _in(rubrics, m)
            )
        )
    ]


def _in(rubrics: Sequence[tuple[int, int]], mention: Mention) -> bool:
    return any(start <= mention.start < end for start, end in rubrics)


def _rubrics(text: str) -> list[tuple[int, int]]:
    """Words in capitals that open a paragraph and are words of the language."""
    return [
        match.span(1)
        for match in _RUBRIC.finditer(text)
        if all(_in_language(word.text) for word in tokens(match[1]) if word.word)
    ]


def _in_language(word: str) -> bool:
    """Whether a word in capitals is an ordinary word."""
    (token,) = tokens(word.capitalize().rstrip("s"))[:1]
    return len(word) <= 3 or is_common_word(token) or is_opener(token.plain)  # noqa: PLR2004
