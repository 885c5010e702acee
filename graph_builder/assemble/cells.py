"""Which cells each fact type has, under which property, and which make its key.

Adding a fact type is adding one line to `SPECS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from graph_builder import model
from graph_builder.assemble import terms
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
    """

    attribute: str
    predicate: str
    encode: Encode | None = None


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
    """

    type: str
    slug: str
    cells: tuple[Cell, ...]
    key: tuple[str, ...]
    anchors: tuple[str, ...] = ()


_CALL = Cell("call", FG.call)
_PROJECT = Cell("project", FG.project)
_ORGANISATION = Cell("organisation", FG.organisation)
_DEADLINE = Cell("deadline", FG.deadline, terms.date)

SPECS: dict[type[model.Fact], Spec] = {
    model.Award: Spec(
        FG.Award,
        "award",
        (
            Cell("recipient", FG.recipient),
            _PROJECT,
            _CALL,
            Cell("programme", FG.programme),
        ),
        ("recipient", "project", "amount"),
        ("recipient", "project"),
    ),
    model.Envelope: Spec(
        FG.Envelope,
        "envelope",
        (
            Cell("object", FG.object),
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
    ),
    model.Selection: Spec(
        FG.Selection,
        "selection",
        (
            Cell("candidate", FG.candidate),
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
            Cell("person", FG.person),
            Cell("role", FG.role, terms.text),
            _ORGANISATION,
        ),
        ("person", "role", "organisation"),
        ("person",),
    ),
    model.Announcement: Spec(
        FG.Announcement,
        "announcement",
        (
            Cell("announcer", FG.announcer),
            Cell("date", FG.date, terms.date),
            Cell("event", FG.event, terms.text),
        ),
        ("announcer", "date", "event"),
        ("date",),
    ),
    model.Location: Spec(
        FG.Location,
        "location",
        (Cell("entity", FG.entity), Cell("place", FG.place)),
        ("entity", "place"),
        ("entity",),
    ),
    model.Partner: Spec(
        FG.Partner,
        "partner",
        (_PROJECT, _ORGANISATION, Cell("part", FG.part, terms.text)),
        ("project", "organisation", "part"),
        ("project",),
    ),
    model.Structure: Spec(
        FG.Structure,
        "structure",
        (
            Cell("child", FG.child),
            Cell("relation", FG.relation, terms.text),
            Cell("parent", FG.parent),
        ),
        ("child", "relation", "parent"),
        ("child",),
    ),
    model.Measure: Spec(
        FG.Measure,
        "measure",
        (
            Cell("measure", FG.measure, terms.text),
            Cell("responsible", FG.responsible),
            _DEADLINE,
        ),
        ("measure", "responsible", "deadline"),
        ("responsible",),
    ),
    model.Theme: Spec(
        FG.Theme,
        "theme",
        (Cell("subject", FG.subject), Cell("theme", FG.theme, terms.text)),
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
            Cell("subject", FG.subject),
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
