"""What the cells of facts hold: names, money, evidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


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


LOCAL_KINDS = frozenset({Kind.GROUP, Kind.PHRASE})
"""What these name is another thing in every document."""


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
    CONTRADICTED = "contradicted"  # the text tells another value before; both are shown


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
