"""What the stages exchange: documents, evidence and the fourteen fact types.

Everything here is frozen. Offsets count characters of `Document.text`, end exclusive,
and `text[start:end] == exact` holds for every evidence.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

# --- documents ---------------------------------------------------------------


class BlockKind(StrEnum):
    """What a stretch of the stored text is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    CAPTION = "caption"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell: its place in the grid and its span in the stored text.

    A merged cell stands once per grid place it covers, each with the same span.
    """

    row: int
    column: int
    start: int
    end: int
    text: str
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells; `header` rows come first, ragged rows are kept as they are."""

    cells: tuple[Cell, ...]
    caption: str = ""

    def rows(self) -> list[list[Cell]]:
        """Cells grouped by row, in column order."""
        grid: dict[int, list[Cell]] = {}
        for cell in self.cells:
            grid.setdefault(cell.row, []).append(cell)
        return [sorted(grid[r], key=lambda c: c.column) for r in sorted(grid)]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text of one kind; `level` is a heading's or list item's depth."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document as stored: the text all offsets refer to, and what is known of it.

    `text` includes the title where the source gives it apart (front matter, HTML head).
    `source` is the path or URL it was read from, `name` its file name.
    """

    name: str
    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    publisher: str = ""
    published: dt.date | None = None
    source: str = ""
    media_type: str = "text/plain"

    @property
    def sha256(self) -> str:
        """Identity of the document: SHA-256 of its stored text (hex)."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


# --- names, values, evidence ---------------------------------------------------


class Kind(StrEnum):
    """The kinds of things a text names."""

    ORGANISATION = "organisation"
    PERSON = "person"
    PROJECT = "project"
    CALL = "call"
    PROGRAMME = "programme"
    PLACE = "place"
    EVENT = "event"
    BODY = "body"  # a jury, a committee: acts, but is no organisation
    GROUP = "group"  # «neuf projets», «les laureats»
    PHRASE = "phrase"  # a noun phrase that names nothing in particular


@dataclass(frozen=True, slots=True)
class Name:
    """A thing named in the text: one label chosen for the document, all spellings seen.

    Two facts of one document about the same thing hold equal Names.
    """

    label: str
    kind: Kind
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Money:
    """An amount as written.

    Attributes:
        amount: exact value in `currency`.
        currency: ISO 4217 code, or "" where the text gives none.
        text: the words that give it.
        approximate: «près de», «environ», «plus de», «jusqu'à»…
        bound: "" exact, "ceiling" («jusqu'à»), "floor" («au moins»), "range".
        high: upper end of a range, else None.
        per: "" or what it is counted by: "year", "project", "month", "person"…
    """

    amount: Decimal
    currency: str
    text: str
    approximate: bool = False
    bound: str = ""
    high: Decimal | None = None
    per: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The words that say a fact: a span of the stored text."""

    start: int
    end: int
    exact: str = field(compare=False)


class Factuality(StrEnum):
    """How the text vouches for a fact; only the first two reach the answer tables."""

    ASSERTED = "asserted"
    QUOTED = "quoted"  # asserted by a quoted speaker, named in `speaker`
    CONDITIONAL = "conditional"
    DENIED = "denied"
    FORMER = "former"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every fact carries besides its cells.

    Attributes:
        evidence: the words that say it, at least one span.
        factuality: how the text vouches for it.
        speaker: who says it, where it is quoted.
        rule: dotted name of the rule that produced it.
        cues: the words that made the rule fire.
        confidence: 0 to 1, how often facts of this rule held on our own corpus.
    """

    evidence: tuple[Evidence, ...]
    factuality: Factuality = Factuality.ASSERTED
    speaker: Name | None = None
    rule: str = ""
    cues: tuple[str, ...] = ()
    confidence: float = 1.0


# --- the fact types, one per table ----------------------------------------------


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


# --- resolved entities ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Link:
    """A link from an entity to an authority record, with why it was made."""

    authority: str
    identifier: str
    score: float
    reason: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A resolved thing: `key` makes its IRI, `names` are the Names that mean it."""

    key: str
    label: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()
    links: tuple[Link, ...] = ()
