"""Which facts may be proposed, with which cells: data for the schema and the check.

Statements and discrepancies are left out: quotation marks and arithmetic tell those.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from graph_builder import model
from graph_builder.model import Kind


class Form(Enum):
    """How the words of a cell become its value."""

    NAME = auto()  # a thing, named in the quote
    PHRASE = auto()  # words of the quote
    MONEY = auto()  # an amount, read again from the quote
    NUMBER = auto()  # a number, read again from the quote
    COUNT = auto()  # a whole number, read again from the quote
    DATE = auto()  # a date, read again from the quote
    CHOICE = auto()  # one of some values; the only cell that is no words of the quote


@dataclass(frozen=True, slots=True)
class Column:
    """One cell of a proposed fact.

    Attributes:
        name: its name in `model` and in the answer.
        form: how it is read.
        kinds: the kinds of things it may name, the usual one first; any if empty.
        needed: whether a fact without it is none.
        choices: the values of a CHOICE.
    """

    name: str
    form: Form = Form.NAME
    kinds: tuple[Kind, ...] = ()
    needed: bool = True
    choices: type[StrEnum] | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """One table that may be proposed.

    Attributes:
        table: its name.
        fact: its type in `model`.
        says: what a row says, told to the model.
        columns: its cells.
        one_of: columns of which a row has one at least.
        vouched: whether its sentence must assert it; a goal is always in the future.
        single: the column that has one value for the same other names; a row with
            another value than the grammar's contradicts it.
    """

    table: str
    fact: type[model.Fact]
    says: str
    columns: tuple[Column, ...]
    one_of: tuple[str, ...] = ()
    vouched: bool = True
    single: str = ""


_ORGANISATIONS = (Kind.ORGANISATION, Kind.BODY)
_ACTORS = (Kind.ORGANISATION, Kind.PERSON, Kind.BODY)
_CARRIERS = (Kind.PROJECT, Kind.ORGANISATION)
_SCHEMES = (Kind.CALL, Kind.PROGRAMME)


def _may(name: str, *kinds: Kind, form: Form = Form.NAME) -> Column:
    return Column(name, form, kinds, needed=False)


_CALL = _may("call", *_SCHEMES)
_PROJECT = Column("project", kinds=(Kind.PROJECT,))
_ORGANISATION = Column("organisation", kinds=_ORGANISATIONS)
_AMOUNT = Column("amount", Form.MONEY)
_DEADLINE = _may("deadline", form=Form.DATE)

SHAPES: tuple[Shape, ...] = (
    Shape(
        "awards",
        model.Award,
        "one identified beneficiary gets this amount",
        (
            _may("recipient", *_ORGANISATIONS),
            _may("project", Kind.PROJECT),
            _AMOUNT,
            _CALL,
            _may("programme", Kind.PROGRAMME, Kind.CALL, Kind.ORGANISATION),
        ),
        one_of=("recipient", "project"),
        single="amount",
    ),
    Shape(
        "envelopes",
        model.Envelope,
        "money announced for a call, programme, measure or group as a whole",
        (
            Column("object"),
            _AMOUNT,
            _may("beneficiaries", form=Form.COUNT),
            _may("years", form=Form.COUNT),
        ),
    ),
    Shape(
        "targets",
        model.Target,
        "a quantified goal: what, how much, in what unit, by when",
        (
            Column("indicator", Form.PHRASE),
            Column("value", Form.NUMBER),
            _may("unit", form=Form.PHRASE),
            _DEADLINE,
        ),
        vouched=False,
    ),
    Shape(
        "selections",
        model.Selection,
        "the final outcome of one candidate",
        (
            Column("candidate", kinds=_CARRIERS),
            Column("outcome", Form.CHOICE, choices=model.Outcome),
            _CALL,
        ),
        single="outcome",
    ),
    Shape(
        "counts",
        model.Count,
        "how many there were at a stage of a call",
        (
            _CALL,
            Column("stage", Form.CHOICE, choices=model.Stage),
            Column("count", Form.COUNT),
        ),
        single="count",
    ),
    Shape(
        "roles",
        model.Role,
        "an office that a person holds",
        (
            Column("person", kinds=(Kind.PERSON,)),
            Column("role", Form.PHRASE),
            _may("organisation", *_ORGANISATIONS),
        ),
    ),
    Shape(
        "announcements",
        model.Announcement,
        "who made public what the text reports, when, at which event",
        (
            Column("announcer", kinds=_ACTORS),
            Column("date", Form.DATE),
            _may("event", form=Form.PHRASE),
        ),
    ),
    Shape(
        "locations",
        model.Location,
        "an organisation, project or event and its region, city or site",
        (
            Column("entity", kinds=(Kind.ORGANISATION, Kind.PROJECT, Kind.EVENT)),
            Column("place", kinds=(Kind.PLACE,)),
        ),
    ),
    Shape(
        "partners",
        model.Partner,
        "who takes part in a project, cluster or consortium",
        (
            _PROJECT,
            _ORGANISATION,
            Column("part", Form.CHOICE, choices=model.Part),
        ),
        single="part",
    ),
    Shape(
        "structure",
        model.Structure,
        "how programmes, calls, labels and organisations hang together",
        (
            Column("child"),
            Column("relation", Form.CHOICE, choices=model.Relation),
            Column("parent"),
        ),
    ),
    Shape(
        "measures",
        model.Measure,
        "a policy measure announced, who is to carry it out, by when",
        (
            Column("measure", Form.PHRASE),
            _may("responsible", *_ACTORS),
            _DEADLINE,
        ),
        vouched=False,
    ),
    Shape(
        "themes",
        model.Theme,
        "what a project, programme or call is about",
        (
            Column("subject", kinds=(Kind.PROJECT, *_SCHEMES, Kind.ORGANISATION)),
            Column("theme", Form.PHRASE),
        ),
    ),
)
"""Every table that may be proposed."""
