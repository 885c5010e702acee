"""One fact told twice is one fact."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest

from graph_builder.extract.merge import cells, completed, merged
from graph_builder.model import (
    Award,
    Count,
    Envelope,
    Evidence,
    Fact,
    Factuality,
    Kind,
    Money,
    Name,
    Outcome,
    Part,
    Partner,
    Selection,
    Stage,
)

VALCOURT = Name("Université de Valcourt", Kind.ORGANISATION)
BRIONNE = Name("École centrale de Brionne", Kind.ORGANISATION)
SOLEA = Name("Solea", Kind.PROJECT)
ORLANE = Name("Orlane", Kind.PROJECT)
CALL = Name("Lumière", Kind.CALL)
PLAN = Name("France 2030", Kind.PROGRAMME)
REGION = Name("Région Bretagne", Kind.ORGANISATION)


def _said(at: int) -> tuple[Evidence, ...]:
    return (Evidence(at, at + 1, "x"),)


def _words(exact: str) -> tuple[Evidence, ...]:
    return (Evidence(0, len(exact), exact),)


def _euros(amount: int) -> Money:
    return Money(Decimal(amount), "EUR", f"{amount} €")


def _award(amount: int = 3, at: int = 0, **more: object) -> Award:
    return dataclasses.replace(Award(amount=_euros(amount), evidence=_said(at)), **more)  # type: ignore[arg-type]


def _envelope(thing: Name, amount: int = 3, at: int = 0) -> Envelope:
    return Envelope(object=thing, amount=_euros(amount), evidence=_said(at))


def _selection(
    candidate: Name,
    outcome: Outcome = Outcome.SELECTED,
    call: Name | None = None,
    at: int = 0,
) -> Selection:
    return Selection(
        candidate=candidate, outcome=outcome, call=call, evidence=_said(at)
    )


def _merged(*facts: Fact, leads: dict[Name, Name] | None = None) -> list[Fact]:
    return merged(facts, leads or {})


# --- awards -----------------------------------------------------------------------------


def test_an_award_told_twice_keeps_all_evidence() -> None:
    one, two = _award(recipient=VALCOURT, at=5), _award(recipient=VALCOURT)
    (fact,) = _merged(one, two)
    assert [e.start for e in fact.evidence] == [0, 5]


def test_the_second_telling_fills_what_the_first_left_open() -> None:
    one = _award(recipient=VALCOURT)
    two = _award(recipient=VALCOURT, project=SOLEA, call=CALL, programme=PLAN)
    (fact,) = _merged(one, two)
    assert isinstance(fact, Award)
    assert (fact.project, fact.call, fact.programme) == (SOLEA, CALL, PLAN)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (_award(recipient=VALCOURT), _award(4, recipient=VALCOURT)),
        (_award(recipient=VALCOURT), _award(recipient=BRIONNE)),
        (
            _award(recipient=VALCOURT, project=SOLEA),
            _award(recipient=VALCOURT, project=ORLANE),
        ),
        (
            _award(recipient=VALCOURT, programme=PLAN),
            _award(recipient=VALCOURT, programme=REGION),
        ),
        (
            _award(recipient=VALCOURT),
            _award(recipient=VALCOURT, factuality=Factuality.DENIED),
        ),
        (_award(recipient=VALCOURT), _award(project=SOLEA, evidence=_words("Solea"))),
    ],
    ids=[
        "amount",
        "recipient",
        "project",
        "giver",
        "denied",
        "nothing shared",
    ],
)
def test_awards_that_differ_stay_apart(one: Award, two: Award) -> None:
    assert len(_merged(one, two)) == 2


@pytest.mark.parametrize(
    ("award", "kept"),
    [
        (_award(project=SOLEA, evidence=_words("Solea reçoit 3 €.")), 1),
        (_award(project=SOLEA, evidence=_words("La Région verse 3 €.")), 0),
        (
            _award(recipient=BRIONNE, project=SOLEA, evidence=_words("Il reçoit 3 €.")),
            1,
        ),
        (
            _award(project=SOLEA, rule="awards.financer", evidence=_words("État, 3 €")),
            1,
        ),
    ],
    ids=["named", "guessed", "recipient", "elliptic"],
)
def test_money_goes_to_no_project_that_is_only_spoken_of(
    award: Award, kept: int
) -> None:
    assert len(_merged(award)) == kept


def test_currencies_stay_apart() -> None:
    dollars = dataclasses.replace(
        _award(recipient=VALCOURT), amount=Money(Decimal(3), "USD", "3 $")
    )
    assert len(_merged(_award(recipient=VALCOURT), dollars)) == 2


def test_quoted_and_asserted_are_one() -> None:
    two = _award(recipient=VALCOURT, factuality=Factuality.QUOTED)
    assert len(_merged(_award(recipient=VALCOURT), two)) == 1


@pytest.mark.parametrize(
    ("one", "two", "number"),
    [("ABC", "ABD", 1), ("ABC", "ADE", 2), ("AB", "AC", 2), ("ABC", "ABCD", 2)],
)
def test_acronyms_one_letter_apart_are_a_slip(one: str, two: str, number: int) -> None:
    first, second = (
        _award(recipient=Name(label, Kind.ORGANISATION), project=SOLEA)
        for label in (one, two)
    )
    assert len(_merged(first, second)) == number


def test_the_carrier_of_a_project_is_filled_in() -> None:
    (fact,) = completed([_award(project=SOLEA)], {SOLEA: VALCOURT})
    assert fact.recipient == VALCOURT


def test_the_one_project_of_a_carrier_is_filled_in() -> None:
    (fact,) = completed([_award(recipient=VALCOURT)], {SOLEA: VALCOURT})
    assert fact.project == SOLEA


def test_of_two_projects_none_is_filled_in() -> None:
    leads = {SOLEA: VALCOURT, ORLANE: VALCOURT}
    (fact,) = completed([_award(recipient=VALCOURT)], leads)
    assert fact.project is None


# --- envelopes --------------------------------------------------------------------------


def test_a_group_stands_for_its_call() -> None:
    group = Name("neuf projets", Kind.GROUP)
    (fact,) = _merged(_envelope(CALL), _envelope(group, at=4))
    assert isinstance(fact, Envelope)
    assert fact.object == CALL


def test_two_named_things_are_two() -> None:
    assert len(_merged(_envelope(CALL), _envelope(PLAN))) == 2


def test_a_common_noun_gives_way_to_an_award() -> None:
    phrase = Name("rénovation de la bibliothèque", Kind.PHRASE)
    facts = _merged(_award(recipient=VALCOURT), _envelope(phrase))
    assert [type(f) for f in facts] == [Award]


def test_a_named_thing_does_not() -> None:
    assert len(_merged(_award(recipient=VALCOURT), _envelope(CALL))) == 2


# --- selections -------------------------------------------------------------------------


def test_the_last_word_on_a_candidate_counts() -> None:
    early, late = (
        _selection(SOLEA, outcome, CALL)
        for outcome in (Outcome.PRESELECTED, Outcome.SELECTED)
    )
    for told in ((early, late), (late, early)):
        (fact,) = _merged(*told)
        assert isinstance(fact, Selection)
        assert fact.outcome is Outcome.SELECTED


def test_a_carrier_gives_way_to_its_project() -> None:
    facts = _merged(
        _selection(VALCOURT, call=CALL),
        _selection(SOLEA, call=CALL),
        leads={SOLEA: VALCOURT},
    )
    assert [f.candidate for f in facts if isinstance(f, Selection)] == [SOLEA]


def test_a_carrier_with_another_outcome_stays() -> None:
    facts = _merged(
        _selection(VALCOURT, Outcome.REJECTED, CALL),
        _selection(SOLEA, call=CALL),
        leads={SOLEA: VALCOURT},
    )
    assert len(facts) == 2


def test_the_telling_without_a_call_goes() -> None:
    (fact,) = _merged(_selection(SOLEA), _selection(SOLEA, call=CALL, at=3))
    assert isinstance(fact, Selection)
    assert fact.call == CALL


def test_outcomes_of_two_calls_are_two() -> None:
    other = Name("Marée", Kind.CALL)
    assert (
        len(_merged(_selection(SOLEA, call=CALL), _selection(SOLEA, call=other))) == 2
    )


# --- partners and the rest --------------------------------------------------------------


def _partner(part: Part, organisation: Name = VALCOURT) -> Partner:
    return Partner(
        project=SOLEA, organisation=organisation, part=part, evidence=_said(0)
    )


def test_a_lead_is_no_partner_as_well() -> None:
    facts = _merged(_partner(Part.PARTNER), _partner(Part.LEAD))
    assert [f.part for f in facts if isinstance(f, Partner)] == [Part.LEAD]


def test_partner_and_member_are_one() -> None:
    assert len(_merged(_partner(Part.PARTNER), _partner(Part.MEMBER))) == 1
    assert len(_merged(_partner(Part.PARTNER), _partner(Part.MEMBER, BRIONNE))) == 2


def test_other_facts_are_one_where_all_cells_agree() -> None:
    counts = [
        Count(stage=Stage.SELECTED, count=n, call=CALL, evidence=_said(at))
        for at, n in enumerate((9, 9, 10))
    ]
    facts = _merged(*counts)
    assert [f.count for f in facts if isinstance(f, Count)] == [9, 10]


def test_facts_come_grouped_by_type_in_the_order_found() -> None:
    facts = _merged(
        _selection(SOLEA),
        _award(recipient=VALCOURT),
        _selection(ORLANE),
        _envelope(PLAN),
    )
    assert [type(f) for f in facts] == [Selection, Selection, Award, Envelope]


def test_cells_leave_out_what_every_fact_carries() -> None:
    assert list(cells(_envelope(CALL))) == [
        "object",
        "amount",
        "beneficiaries",
        "years",
    ]


def test_merging_is_linear() -> None:
    """Two thousand rows of a table: each fact is looked up, not compared with all."""
    many = [
        _award(amount=n, recipient=Name(f"École {n}", Kind.ORGANISATION))
        for n in range(1, 2001)
    ]
    assert len(_merged(*many, *many)) == 2000
