"""Nominal style: stretches without a finite verb, and the amounts that count there."""

from __future__ import annotations

import re
from functools import cache

from graph_builder.extract.cellmoney import cue
from graph_builder.extract.lexicon import load
from graph_builder.extract.pattern import Abstract
from graph_builder.extract.reading import Reading
from graph_builder.model import Money

_APIECE = {"project", "person", "month", "day", "week"}


def countable(money: Money) -> bool:
    """Whether an amount is one that somebody gets: no ceiling, no range, not apiece."""
    return (
        money.amount > 0
        and money.high is None
        and money.bound != "ceiling"
        and money.per not in _APIECE
    )


def first_verb(reading: Reading, abstract: Abstract, end: int) -> int | None:
    """Where the first finite verb stands in an abstracted stretch, None without one."""
    text = reading.analysis.text
    found = [
        match.start()
        for pattern in verbs()
        for match in pattern.finditer(abstract.text, 0, end)
        if not _accented(text, abstract, match)
    ]
    return min(found, default=None)


def _accented(text: str, abstract: Abstract, match: re.Match[str]) -> bool:
    """Whether an accent makes «a» a preposition, «porte» a participle."""
    start = abstract.position(match.start())
    end = abstract.position(match.end(), end=True)
    return text[start] in "àÀ" or text[end - 1] == "é"


@cache
def verbs() -> tuple[re.Pattern[str], ...]:
    """Finite verbs: common ones, and those of giving and getting."""
    money = load("funding")["verbs"]
    giving = "|".join([*money["receive"], *money["give"], *money["given"]])
    return cue("verbs", "finite"), re.compile(rf"(?<![\w'])(?:{giving})(?!\w)")


def nominal(reading: Reading, abstract: Abstract) -> bool:
    """Whether a stretch holds an amount and no finite verb at all."""
    text = abstract.text
    return "<M" in text and first_verb(reading, abstract, len(text)) is None
