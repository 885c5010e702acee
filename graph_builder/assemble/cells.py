"""Which cells each fact type has, under which property, and which make its key.

Adding a fact type is adding one line to `SPECS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from graph_builder import model
from graph_builder.assemble import terms
from graph_builder.model import Kind
from graph_builder.vocabulary import FG

Encode = Callable[[Any], str]
"""From the value of a cell to an N-Quads term."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One attribute of a fact type and the property it goes to.

    Attributes:
        attribute: its name in `model`.
        predicate: its property.
        encode: how its value is spelt; None for a `model.Name`, which becomes an IRI.
        kinds: what a name in it may be; the shapes ask for the same classes.
    """

    attribute: str
    predicate: str
    encode: Encode | None = None
    kinds: frozenset[Kind] = frozenset()


@dataclass(frozen=True, slots=True)
class Spec:
    """How a fact type becomes a node.

    Attributes:
        type: its class.
        slug: its part of the IRI.
        cells: its single-valued cells; `amount` is apart, being several properties.
        key: the attributes that make two facts the same.
        anchors: attributes that name what the fact is about; where all of them are
            empty, the fact is only the same within one document.
        apart: two attributes that cannot name one thing.
    """

    type: str
    slug: str
    cells: tuple[Cell, ...]
    key: tuple[str, ...]
    anchors: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()


_VAGUE = frozenset({Kind.GROUP, Kind.PHRASE})
AGENTS = _VAGUE | {Kind.ORGANISATION, Kind.PERSON, Kind.BODY, Kind.PLACE}
_CALLS = frozenset({Kind.CALL, Kind.PROGRAMME, Kind.PHRASE})
_PAYERS = AGENTS | {Kind.PROGRAMME, Kind.CALL}
_PROJECTS = _VAGUE | {Kind.PROJECT}
_UNDERTAKINGS = _PROJECTS | {Kind.PROGRAMME, Kind.CALL, Kind.ORGANISATION}
_PURPOSES = _UNDERTAKINGS | {Kind.PLACE, Kind.EVENT}
_OFFICES = _UNDERTAKINGS | {Kind.PLACE, Kind.BODY}
_ACTING = AGENTS | {Kind.PROJECT, Kind.PROGRAMME}
_CALL = Cell("call", FG.call, kinds=_CALLS)
_DEADLINE = Cell("deadline", FG.deadline, terms.date)

SPECS: dict[type[model.Fact], Spec] = {
    model.Award: Spec(
        FG.Award,
        "award",
        (
            Cell("recipient", FG.recipient, kinds=AGENTS),
            Cell("project", FG.project, kinds=_PROJECTS),
            _CALL,
            Cell("programme", FG.programme, kinds=_PAYERS),
        ),
        ("recipient", "project", "amount"),
        ("recipient", "project"),
    ),
    model.Envelope: Spec(
        FG.Envelope,
        "envelope",
        (
            Cell("object", FG.object, kinds=_PURPOSES),
            Cell("beneficiaries", FG.beneficiaries, terms.integer),
            Cell("years", FG.years, terms.integer),
        ),
        ("object", "amount"),
        ("object",),
    ),
    model.Target: Spec(
        FG.Target,
        "target",
        (
            Cell("indicator", FG.indicator, terms.text),
            Cell("value", FG.value, terms.decimal),
            Cell("unit", FG.unit, terms.text),
            _DEADLINE,
            Cell("baseline", FG.baseline, terms.decimal),
        ),
        ("indicator", "value", "deadline"),
        ("indicator",),
    ),
    model.Selection: Spec(
        FG.Selection,
        "selection",
        (
            Cell("candidate", FG.candidate, kinds=AGENTS | {Kind.PROJECT}),
            Cell("outcome", FG.outcome, terms.text),
            _CALL,
        ),
        ("candidate", "outcome", "call"),
        ("candidate",),
    ),
    model.Count: Spec(
        FG.Count,
        "count",
        (
            Cell("stage", FG.stage, terms.text),
            Cell("count", FG.count, terms.integer),
            _CALL,
        ),
        ("call", "stage", "count"),
        ("call",),
    ),
    model.Role: Spec(
        FG.Role,
        "role",
        (
            Cell("person", FG.person, kinds=frozenset({Kind.PERSON})),
            Cell("role", FG.role, terms.text),
            Cell("organisation", FG.organisation, kinds=_OFFICES),
        ),
        ("person", "role", "organisation"),
        ("person",),
    ),
    model.Announcement: Spec(
        FG.Announcement,
        "announcement",
        (
            Cell("announcer", FG.announcer, kinds=AGENTS),
            Cell("date", FG.date, terms.date),
            Cell("event", FG.event, terms.text),
        ),
        ("announcer", "date", "event"),
        ("date",),
    ),
    model.Location: Spec(
        FG.Location,
        "location",
        (
            Cell("entity", FG.entity, kinds=_PURPOSES | {Kind.BODY}),
            Cell("place", FG.place, kinds=frozenset({Kind.PLACE})),
        ),
        ("entity", "place"),
        ("entity",),
        ("entity", "place"),
    ),
    model.Partner: Spec(
        FG.Partner,
        "partner",
        (
            Cell("project", FG.project, kinds=_UNDERTAKINGS),
            Cell("organisation", FG.organisation, kinds=AGENTS),
            Cell("part", FG.part, terms.text),
        ),
        ("project", "organisation", "part"),
        ("project",),
        ("project", "organisation"),
    ),
    model.Structure: Spec(
        FG.Structure,
        "structure",
        (
            Cell("child", FG.child, kinds=_OFFICES),
            Cell("relation", FG.relation, terms.text),
            Cell("parent", FG.parent, kinds=_OFFICES),
        ),
        ("child", "relation", "parent"),
        ("child",),
        ("child", "parent"),
    ),
    model.Measure: Spec(
        FG.Measure,
        "measure",
        (
            Cell("measure", FG.measure, terms.text),
            Cell("responsible", FG.responsible, kinds=_ACTING),
            _DEADLINE,
        ),
        ("measure", "responsible", "deadline"),
        ("measure",),
    ),
    model.Theme: Spec(
        FG.Theme,
        "theme",
        (
            Cell("subject", FG.subject, kinds=_PURPOSES),
            Cell("theme", FG.theme, terms.text),
        ),
        ("subject", "theme"),
        ("subject",),
    ),
    model.Statement: Spec(
        FG.Statement,
        "statement",
        (Cell("quote", FG.quote, terms.text),),
        ("speaker", "quote"),
        ("speaker",),
    ),
    model.Discrepancy: Spec(
        FG.Discrepancy,
        "discrepancy",
        (
            Cell("kind", FG.kind, terms.text),
            Cell("subject", FG.subjectName, terms.text),
            Cell("values", FG.values, lambda values: terms.text(" | ".join(values))),
        ),
        ("kind", "subject", "values"),
    ),
    model.Check: Spec(
        FG.Check,
        "check",
        (
            Cell("kind", FG.kind, terms.text),
            Cell("subject", FG.subject, kinds=_PURPOSES),
            Cell("expected", FG.expected, terms.decimal),
            Cell("found", FG.found, terms.decimal),
            Cell("verdict", FG.verdict, terms.text),
            Cell("expression", FG.expression, terms.text),
        ),
        ("kind", "subject", "expected", "expression"),
    ),
}
"""Every fact type of `model`."""


def money_cells(money: model.Money) -> list[tuple[str, str]]:
    """The properties of an amount; those the text does not give are left out."""
    pairs = [
        (FG.amount, terms.decimal(money.amount)),
        (FG.amountAsWritten, terms.text(money.text)),
        (FG.approximate, terms.boolean(money.approximate)),
    ]
    for predicate, value in (
        (FG.bound, money.bound),
        (FG.currency, money.currency),
        (FG.per, money.per),
    ):
        if value:
            pairs.append((predicate, terms.text(value)))
    if money.high is not None:
        pairs.append((FG.high, terms.decimal(money.high)))
    return pairs
