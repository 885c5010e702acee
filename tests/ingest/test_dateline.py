"""Days of publication, however their signs are typed."""

from __future__ import annotations

import datetime as dt

import pytest

from graph_builder.ingest import read_bytes
from graph_builder.ingest.dateline import parse_day


@pytest.mark.parametrize("dash", ["-", "\u2010", "\u2011", "\u2012", "\u2013"])
def test_a_day_may_have_any_dash(dash: str) -> None:
    day = f"2024{dash}05{dash}22"
    assert parse_day(day) == dt.date(2024, 5, 22)
    text = f"---\ntitle: Le vent\npublished: {day}\n---\n\nLe vent se lève.\n"
    assert read_bytes(text.encode(), "a.md").published == dt.date(2024, 5, 22)


@pytest.mark.parametrize("text", ["2024-13-01", "2024—05—22", "31 février 2024"])
def test_what_is_no_day(text: str) -> None:
    assert parse_day(text) is None
