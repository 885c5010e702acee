"""Batteries of sentences: who carries, who takes part, what hangs together, and what does not.

`sentences/*.txt`: blocks parted by `---`; a text, then `=> ` and the facts it tells.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_builder.extract import extract
from graph_builder.ingest import read_bytes
from graph_builder.model import Fact, Factuality, Part, Partner, Structure

_VOUCHED = {Factuality.ASSERTED, Factuality.QUOTED}
_FOLDER = Path(__file__).parent / "sentences"


def blocks() -> list[tuple[str, frozenset[str]]]:
    cases = []
    for path in sorted(_FOLDER.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("\n---\n"):
            text, _, told = block.rpartition("\n=> ")
            facts = {f.strip() for f in told.split("|")} - {"nothing", ""}
            cases.append((text, frozenset(facts)))
    return cases


def line(fact: Fact) -> str:
    if isinstance(fact, Partner):
        sign = "<" if fact.part is Part.LEAD else "+"
        return f"{fact.project.label} {sign} {fact.organisation.label}"
    assert isinstance(fact, Structure)
    return f"{fact.child.label} {fact.relation.value} {fact.parent.label}"


@pytest.mark.parametrize(("text", "expected"), blocks())
def test_parts_and_structure(text: str, expected: frozenset[str]) -> None:
    facts = extract(read_bytes(text.encode(), "a.md"))
    told = {
        line(fact)
        for fact in facts
        if isinstance(fact, Partner | Structure) and fact.factuality in _VOUCHED
    }
    assert told == expected
