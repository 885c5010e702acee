"""Words quoted in a text and who says them; table `statements`."""

from __future__ import annotations

from graph_builder.extract.reading import Reading
from graph_builder.model import Statement


def find_statements(reading: Reading) -> list[Statement]:
    """Quoted words with who says them, and the answers of an interview."""
    return list(reading.utterances)
