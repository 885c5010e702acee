"""What a sentence tells of candidates: verbs, participles and nouns of an outcome."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from graph_builder.model import Outcome


class Side(Enum):
    """Where the candidates of a predicate stand."""

    SUBJECT = "subject"  # X a été retenu
    OBJECT = "object"  # le jury retient X
    APPOSED = "apposed"  # X, lauréat de … / Lauréat de …, X
    LISTED = "listed"  # les lauréats sont X et Y
    RELATIVE = "relative"  # X, que le jury a retenu
    OPPOSED = "opposed"  # contrairement à X
    TAKEN_UP = "taken up"  # le jury l'a retenu


@dataclass(frozen=True, slots=True)
class Told:
    """An outcome told at a place of a sentence, and where its candidates stand."""

    outcome: Outcome
    start: int
    end: int
    side: Side
    cue: str


def apart(found: list[Told]) -> list[Told]:
    """The longest of those that overlap, in text order."""
    kept: list[Told] = []
    for told in sorted(found, key=lambda t: (t.start - t.end, t.start)):
        if all(told.end <= k.start or k.end <= told.start for k in kept):
            kept.append(told)
    return sorted(kept, key=lambda t: t.start)
