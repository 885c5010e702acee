"""The fact types, one per answer table, and the checks of a document."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from graph_builder.model.values import Fact, Money, Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Award(Fact):
    """One identified beneficiary gets this much; table `awards`."""

    amount: Money
    recipient: Name | None = None
    project: Name | None = None
    call: Name | None = None
    programme: Name | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope(Fact):
    """Money announced for something as a whole; table `envelopes`."""

    object: Name
    amount: Money
    beneficiaries: int | None = None
    years: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Fact):
    """A quantified goal; table `targets`. `deadline` is a year or an ISO date."""

    indicator: str
    value: Decimal
    unit: str = ""
    deadline: str = ""
    baseline: Decimal | None = None


class Outcome(StrEnum):
    """The final outcome of a candidate."""

    SELECTED = "selected"
    PRESELECTED = "preselected"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection(Fact):
    """The final outcome of one candidate; table `selections`."""

    candidate: Name
    outcome: Outcome
    call: Name | None = None


class Stage(StrEnum):
    """The stages of a call that are counted."""

    APPLICATIONS = "applications"
    LETTERS_OF_INTENT = "letters-of-intent"
    PRESELECTED = "preselected"
    SELECTED = "selected"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Fact):
    """How many at a stage of a call; table `counts`."""

    stage: Stage
    count: int
    call: Name | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Fact):
    """An office a person holds or held at the time of the text; table `roles`."""

    person: Name
    role: str
    organisation: Name | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement(Fact):
    """Who made what the text reports public, when, around which event."""

    announcer: Name
    date: str = ""
    event: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Location(Fact):
    """An entity and the region, city or site the text puts it in; table `locations`."""

    entity: Name
    place: Name


class Part(StrEnum):
    """What an organisation is in a project."""

    LEAD = "lead"
    PARTNER = "partner"
    MEMBER = "member"


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner(Fact):
    """Who takes part in a project, cluster or consortium; table `partners`."""

    project: Name
    organisation: Name
    part: Part


class Relation(StrEnum):
    """How programmes, calls, labels and organisations hang together."""

    PART_OF = "part-of"
    FUNDED_BY = "funded-by"
    OPERATED_BY = "operated-by"
    FOLLOWS = "follows"
    LABELLED = "labelled"
    MEMBER_OF = "member-of"


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure(Fact):
    """One link of the programme tree or between organisations; table `structure`."""

    child: Name
    relation: Relation
    parent: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Fact):
    """A policy measure announced; table `measures`."""

    measure: str
    responsible: Name | None = None
    deadline: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Fact):
    """What a project, programme or call is about; table `themes`."""

    subject: Name
    theme: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Fact):
    """Words quoted in the text, exactly as they stand there; table `statements`."""

    quote: str


class DiscrepancyKind(StrEnum):
    """How a text contradicts itself."""

    NAME_VARIANT = "name-variant"
    VALUE_CONFLICT = "value-conflict"
    SUM_MISMATCH = "sum-mismatch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy(Fact):
    """The text contradicts itself or its arithmetic fails; `values` in text order."""

    kind: DiscrepancyKind
    subject: str
    values: tuple[str, ...]


class Verdict(StrEnum):
    """What an arithmetic check found."""

    HOLDS = "holds"
    FAILS = "fails"
    CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Fact):
    """An arithmetic check of the document against itself, with its inputs.

    `kind` is one of sum-of-awards, number-of-laureates, shortlist, parts-of-total,
    doubling, per-year. `expression` is the sum written out («75 + 20 = 95»).
    """

    kind: str
    subject: Name
    expected: Decimal
    found: Decimal | None
    verdict: Verdict
    expression: str = ""
    inputs: tuple[Fact, ...] = ()
