"""Gates never hide a match: what a pattern needs is in every text it matches."""

from __future__ import annotations

import re

import pytest

from graph_builder.extract.gates import Worded
from graph_builder.extract.needs import needed

CASES = [
    (r"(?<![\w-])(?:co-?)?(?:port|pilot)(?:e|ent)", [{"co", "cop", "pil", "por"}]),
    (r"(?<![\w-])(?:est |a ete )?(?:port|pilot)(?:e|ent)", [{"por", "pil"}]),
    (r"\b(?:son|sa) (<O\d+>)", [{"<O"}, {"sa", "son"}]),
    (r"(<C\d+>) (<C\d+>)", [{"<C"}]),
    (r"\b(?:l[ae] |l')?chefs? de file", [{"che"}, {"fil"}, {"de"}]),
    (r"(?:sur)? ?[a-z]+", []),
    (r"\ble(?: beau)? chat", [{"cha"}, {"le"}]),
    (r"\w+ment", []),
]


@pytest.mark.parametrize(("pattern", "expected"), CASES)
def test_what_a_pattern_needs(pattern: str, expected: list[set[str]]) -> None:
    assert list(needed(pattern)) == expected


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
    assert re.search(pattern, text)
    assert needed(pattern)
    assert not any(words.isdisjoint(Worded(text).places) for words in needed(pattern))


def test_a_gate_opens_where_all_words_are() -> None:
    pattern = r"porte par (<O\d+>)"
    said = Worded("porte par <O1> ou par <O2>")
    assert [m[1] for m in said.matches(pattern)] == ["<O1>"]
    assert said.may_hold(re.compile(pattern))
    assert not Worded("porte, <O1>").may_hold(re.compile(pattern))


def test_matches_that_begin_with_a_word_are_those_of_a_search() -> None:
    pattern = r"(?<![\w-])(?:co-?)?port(?:e|ent) (?:et co-?porte )?<O\d+>"
    said = "porte <O1>, re-porte <O2>; coporte et co-porte <O3> : porte et porte <O4>"
    found = [m.span() for m in Worded(said).matches(pattern)]
    assert found == [m.span() for m in re.finditer(pattern, said)]
