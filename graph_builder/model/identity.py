"""Which identifiers of things are one thing, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph_builder.model.entities import Entity


class Sameness(StrEnum):
    """What was decided of two identifiers.

    `DIFFERENT` where something speaks for it and more against it, `CANDIDATE` where too
    little speaks for it.
    """

    SAME = "same"
    DIFFERENT = "different"
    CANDIDATE = "candidate"


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """What was decided of two identifiers.

    Attributes:
        left: the lesser of them, such as `organisation/onf`.
        right: the greater.
        score: how alike they are, 0 to 1.
        reason: why.
        verdict: what follows.
        by: `rule` or `ruling`.
    """

    left: str
    right: str
    score: float
    reason: str
    verdict: Sameness
    by: str = "rule"

    @property
    def pair(self) -> tuple[str, str]:
        """Both identifiers, the lesser first."""
        return self.left, self.right


@dataclass(frozen=True, slots=True)
class Settled:
    """One thing: the identifier it goes by, and what it is called everywhere.

    Attributes:
        identifier: of its members, one that lists know first, then the least by length
            and text.
        entity: what all documents that name it say of it.
        members: its identifiers, sorted.
        decisions: those of which its members are the left side, sorted.
    """

    identifier: str
    entity: Entity
    members: tuple[str, ...]
    decisions: tuple[Decision, ...] = ()
