"""What a proposer's answer came to: facts that hold, and why the others do not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from graph_builder.model import Fact


class Reason(StrEnum):
    """Why a proposed fact was dropped."""

    SHAPE = "not of the schema"
    QUOTE = "quote not in the text"
    CELL = "cell not in its quote"
    VALUE = "value not readable"
    KIND = "name of another kind"
    MODALITY = "not asserted by the text"
    KNOWN = "known already"
    CONTRADICTS = "contradicts the grammar"
    SURPLUS = "one too many"


@dataclass(frozen=True, slots=True)
class Proposal:
    """The outcome of asking about one document.

    Attributes:
        facts: those that hold, in text order; none of them is among the known facts.
        dropped: how many were dropped, by reason.
        failure: why a part of the text has no usable answer, or "".
    """

    facts: tuple[Fact, ...] = ()
    dropped: Mapping[Reason, int] = field(default_factory=dict)
    failure: str = ""

    @property
    def proposed(self) -> int:
        """How many facts were proposed."""
        return len(self.facts) + sum(self.dropped.values())


class DroppedError(Exception):
    """A proposed fact does not hold."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(reason.value)


class NoAnswerError(Exception):
    """The endpoint gave no usable answer this time; the message holds no secret."""
