"""A person and an office of theirs, as the text says it in one place."""

from __future__ import annotations

from dataclasses import dataclass

from graph_builder.extract.french.offices import Office
from graph_builder.model import Name


@dataclass(frozen=True, slots=True)
class Holding:
    """A person and an office of theirs; `start` and `end` span the words that say it."""

    person: Name
    role: str
    organisation: Name | None
    start: int
    end: int
    rule: str
    cue: str
    confidence: float
    office: Office | None = None
