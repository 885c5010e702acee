"""Whatever a model answers: no fault, and no fact without its words in the text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any
from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as st

from graph_builder import model
from graph_builder.extract import extract
from graph_builder.extract.llm import Endpoint, propose
from graph_builder.extract.llm.tables import SHAPES, Form, Shape
from graph_builder.ingest import read_bytes
from graph_builder.model import Document, Fact

TEXT = """\
L'université de Brévin recevra 12,5 M€ pour le projet Ressac, le 3 mai 2031.

Anaïs Trémeur, directrice de l'agence du littoral, vise 300 emplois à Brévin.
"""
ANYWHERE = Endpoint("http://127.0.0.1:9/v1", "m")


@cache
def document() -> Document:
    return read_bytes(TEXT.encode(), "brevin.txt")


@cache
def known() -> tuple[Fact, ...]:
    return tuple(extract(document()))


@st.composite
def stretches(draw: st.DrawFn) -> str:
    """Some words of the text, or of nobody."""
    words = TEXT.split()
    start = draw(st.integers(0, len(words) - 1))
    length = draw(st.integers(1, 12))
    return " ".join(words[start : start + length])


def rows(shape: Shape) -> st.SearchStrategy[dict[str, Any]]:
    """Rows of a table as a model that tries hard would write them, or nearly."""
    words = stretches() | st.sampled_from(
        ["Ressac", "12,5 M€", "Brévin", "300", "2031"]
    )
    cells: dict[str, st.SearchStrategy[Any]] = {
        "quote": st.sampled_from(TEXT.split("\n\n")) | stretches()
    }
    for column in shape.columns:
        good = (
            words if column.choices is None else st.sampled_from(list(column.choices))
        )
        cells[column.name] = good if column.needed else st.none() | good
    return st.fixed_dictionaries(cells)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
ANSWERS = st.fixed_dictionaries(
    {}, optional={s.table: st.lists(rows(s) | JSON, max_size=4) | JSON for s in SHAPES}
)


def words_of(fact: Fact) -> Iterator[str]:
    """The words that a fact's cells took from its quote."""
    shape = next(s for s in SHAPES if s.fact is type(fact))
    for column in shape.columns:
        value = getattr(fact, column.name)
        if isinstance(value, model.Money):
            yield value.text
        elif column.form is Form.PHRASE and value:
            yield value


@settings(deadline=None, max_examples=150)
@given(ANSWERS)
def test_what_is_kept_stands_in_the_text(answer: dict[str, Any]) -> None:
    with mock.patch("graph_builder.extract.llm.proposer._ask", return_value=answer):
        proposal = propose(document(), known(), ANYWHERE)
    text = document().text
    assert not set(proposal.facts) & set(known())
    for fact in proposal.facts:
        (evidence,) = fact.evidence
        assert text[evidence.start : evidence.end] == evidence.exact
        quote = " ".join(evidence.exact.split())
        assert all(" ".join(words.split()) in quote for words in words_of(fact))
        assert fact.confidence == 0.5
