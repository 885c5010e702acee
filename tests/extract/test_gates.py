"""Gates never hide a match: what a pattern needs is in every text it matches."""

from __future__ import annotations

import re

import pytest

from graph_builder.extract.gates import needed, words_of

CASES = [
    (r"(?<![\w-])(?:co-?)?(?:port|pilot)(?:e|ent)", {"co", "cop", "pil", "por"}),
    (r"(?<![\w-])(?:est |a ete )?(?:port|pilot)(?:e|ent)", {"por", "pil"}),
    (r"\b(?:son|sa) (<O\d+>)", {"<O"}),
    (r"(<C\d+>) (<C\d+>)", {"<C"}),
    (r"\b(?:l[ae] |l')?chefs? de file", {"che"}),
    (r"(?:sur)? ?[a-z]+", None),
    (r"\ble(?: beau)? chat", {"cha"}),
    (r"\w+ment", None),
]


@pytest.mark.parametrize(("pattern", "expected"), CASES)
def test_what_a_pattern_needs(pattern: str, expected: set[str] | None) -> None:
    found = needed(re.compile(pattern))
    assert found == (None if expected is None else frozenset(expected))


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"(?<![\w-])(?:co-?)?(?:port|pilot)(?:e|ent)", "le <P0>, que copilote l'<O1>"),
        (r"(?<![\w-])(?:est |a ete )?(?:port|pilot)e", "le <P0> est porte par <O1>"),
        (r"\b(?:l[ae] |l')?chefs? de file", "<O0>, chef de file"),
        (r"\bs'inscrit (?:dans|au)", "il s'inscrit dans <F0>"),
        (r"(?:^|; )a (<L\d+>), ", "a <L0>, <P1> demarre"),
    ],
)
def test_a_text_that_matches_holds_what_is_needed(pattern: str, text: str) -> None:
    compiled = re.compile(pattern)
    words = needed(compiled)
    assert compiled.search(text)
    assert words is None or not words_of(text).isdisjoint(words)
