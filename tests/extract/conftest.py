"""What the tests of extraction share: a text as the readers of facts see it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_builder.extract.analysis import analyse
from graph_builder.extract.reading import Reading
from graph_builder.ingest import read_bytes


@pytest.fixture(scope="session")
def read() -> Callable[..., Reading]:
    """`read(text, name="a.md")`: a document analysed, ready to be read."""

    def reading(text: str, name: str = "a.md") -> Reading:
        return Reading(analyse(read_bytes(text.encode(), name)))

    return reading
