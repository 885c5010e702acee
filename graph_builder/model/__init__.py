"""What the stages exchange: documents, evidence and the fourteen fact types.

Everything here is frozen. Offsets count characters of `Document.text`, end exclusive,
and `text[start:end] == exact` holds for every evidence.
"""

from __future__ import annotations

from graph_builder.model.accounts import Account, Contradiction, Origin, Said, Telling
from graph_builder.model.document import (
    Block,
    BlockKind,
    Cell,
    Document,
    Table,
)
from graph_builder.model.entities import (
    Entity,
    Link,
    Succession,
)
from graph_builder.model.facts import (
    Announcement,
    Award,
    Check,
    Count,
    Discrepancy,
    DiscrepancyKind,
    Envelope,
    Location,
    Measure,
    Outcome,
    Part,
    Partner,
    Relation,
    Role,
    Selection,
    Stage,
    Statement,
    Structure,
    Target,
    Theme,
    Verdict,
)
from graph_builder.model.identity import Decision, Sameness, Settled
from graph_builder.model.values import (
    LOCAL_KINDS,
    Evidence,
    Fact,
    Factuality,
    Kind,
    Money,
    Name,
)

__all__ = [
    "LOCAL_KINDS",
    "Account",
    "Announcement",
    "Award",
    "Block",
    "BlockKind",
    "Cell",
    "Check",
    "Contradiction",
    "Count",
    "Decision",
    "Discrepancy",
    "DiscrepancyKind",
    "Document",
    "Entity",
    "Envelope",
    "Evidence",
    "Fact",
    "Factuality",
    "Kind",
    "Link",
    "Location",
    "Measure",
    "Money",
    "Name",
    "Origin",
    "Outcome",
    "Part",
    "Partner",
    "Relation",
    "Role",
    "Said",
    "Sameness",
    "Selection",
    "Settled",
    "Stage",
    "Statement",
    "Structure",
    "Succession",
    "Table",
    "Target",
    "Telling",
    "Theme",
    "Verdict",
]
