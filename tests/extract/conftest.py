"""What the tests of extraction share: a text as the readers of facts see it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_builder.extract import extract
from graph_builder.extract.analysis import analyse
from graph_builder.extract.reading import Reading
from graph_builder.ingest import read_bytes
from graph_builder.model import Award, Envelope, Factuality, Name


@pytest.fixture(scope="session")
def read() -> Callable[..., Reading]:
    """`read(text, name="a.md")`: a document analysed, ready to be read."""

    def reading(text: str, name: str = "a.md") -> Reading:
        return Reading(analyse(read_bytes(text.encode(), name)))

    return reading


_DOMAIN = "\n\nLa recherche, l'innovation et la formation des étudiants y gagnent.\n"
_VOUCHED = {Factuality.ASSERTED, Factuality.QUOTED}


def _line(fact: Award | Envelope) -> str:
    euros = f"{int(fact.amount.amount):_}"
    if isinstance(fact, Envelope):
        return f"{fact.object.label} = {euros}"
    return f"{_label(fact.recipient)} / {_label(fact.project)} : {euros}"


def _label(name: Name | None) -> str:
    return name.label if name else "-"


@pytest.fixture(scope="session")
def funded() -> Callable[..., list[str]]:
    """`funded(text)`: the awards and envelopes of a short text, a line each, sorted."""

    def lines(text: str) -> list[str]:
        facts = extract(read_bytes((text + _DOMAIN).encode(), "a.md"))
        return sorted(
            _line(fact)
            for fact in facts
            if isinstance(fact, Award | Envelope) and fact.factuality in _VOUCHED
        )

    return lines
