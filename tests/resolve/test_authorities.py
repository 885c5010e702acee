"""Records of users' files beside ours, candidates, and what the day decides."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from graph_builder.authority import Dataset, Record
from graph_builder.model import Award, Document, Entity, Evidence, Kind, Money, Name
from graph_builder.resolve import Index, resolve

YOURS = Dataset("annuaire", "12", "2025-01-15")
OLD = Record(
    "phare-1",
    "Université du Phare",
    ("UPh",),
    "organisations",
    "university",
    {"annuaire": "1"},
    dataset=YOURS,
    since="1970",
    until="2021",
)
NEW = replace(OLD, key="phare-2", since="2024", until="", identifiers={"annuaire": "2"})
DATED = Index([OLD, NEW])


def entity(
    label: str,
    *,
    index: Index | None = None,
    day: str = "2024-06-01",
    kind: Kind = Kind.ORGANISATION,
) -> Entity:
    published = dt.date.fromisoformat(day) if day else None
    document = Document(name="d", text="", blocks=(), published=published)
    amount = Money(Decimal(5), "EUR", "5 €")
    fact = Award(
        amount=amount, recipient=Name(label, kind), evidence=(Evidence(0, 0, ""),)
    )
    (found,) = resolve([fact], document, index)
    return found


@pytest.mark.parametrize(
    ("day", "key"),
    [
        ("1999-01-01", "phare-1"),
        ("2021-12-31", "phare-1"),
        ("2024-01-01", "phare-2"),
        ("2030-01-01", "phare-2"),
    ],
)
def test_the_day_decides_which_record_is_meant(day: str, key: str) -> None:
    found = entity("Université du Phare", index=DATED, day=day)
    assert found.key == key
    assert f"which bears it on {day}" in found.links[0].reason
    assert (found.links[0].source, found.links[0].date) == ("annuaire 12", "2025-01-15")


@pytest.mark.parametrize("day", ["1969-12-31", "2022-06-01"])
def test_a_name_of_neither_time_is_a_candidate(day: str) -> None:
    found = entity("Université du Phare", index=DATED, day=day)
    assert found.links == ()
    assert {link.identifier for link in found.candidates} == {"1", "2"}
    assert all(f"not of {day}" in link.reason for link in found.candidates)


def test_without_a_day_all_records_of_the_name_are_candidates() -> None:
    found = entity("Université du Phare", index=DATED, day="")
    assert found.links == ()
    assert [link.score for link in found.candidates] == [0.3, 0.3]


@pytest.mark.parametrize(
    ("label", "day", "linked"),
    [
        ("Université de Toulouse", "2024-12-31", "comue-toulouse"),
        ("Université de Toulouse", "2025-01-01", "univ-toulouse"),
        ("Université de Toulouse", "", ""),
        ("Université de Paris", "2021-01-01", "paris-cite"),
        ("Université de Paris", "2015-01-01", ""),
        ("Université de Paris", "2025-01-01", ""),
    ],
)
def test_ours_by_the_day(label: str, day: str, linked: str) -> None:
    found = entity(label, day=day)
    assert {
        link.identifier for link in found.links if link.authority == "organisations"
    } == ({linked} if linked else set())
    assert bool(found.candidates) is not bool(linked)


def test_a_record_of_one_of_our_identifiers_adds_to_it() -> None:
    ror = "https://ror.org/02feahw73"
    more = Record(
        "ror-02feahw73",
        "French National Research Centre",
        (),
        "organisations",
        "agency",
        {"ror": ror, "isni": "0000"},
        dataset=YOURS,
    )
    found = entity("French National Research Centre", index=Index([more]))
    assert found.key == "cnrs"
    sources = {link.authority: link.source for link in found.links}
    assert sources["isni"] == "annuaire 12"
    assert sources["ror"] == "organisations.csv 2026-09-18"


def test_ours_come_first_where_a_name_is_shared() -> None:
    other = replace(OLD, label="CNRS", since="", until="")
    assert entity("CNRS", index=Index([other])).key == "cnrs"


def test_two_rows_of_one_list_stay_two_and_no_key_comes_twice() -> None:
    one = replace(OLD, identifiers={"siren": "1"})
    index = Index([one, replace(one, label="Université du Feu")])
    keys = {r.key for r in index.records if r.dataset == YOURS}
    assert keys == {"phare-1", "phare-1-2"}


def test_an_acronym_of_several_records_is_a_candidate_of_each() -> None:
    found = entity("ENM")
    assert (found.links, len(found.candidates)) == ((), 2)
    assert all(link.score < 0.83 for link in found.candidates)


def test_an_acronym_written_otherwise_is_a_candidate() -> None:
    found = entity("cnrs")
    assert found.links == ()
    assert "written otherwise" in found.candidates[0].reason


@pytest.mark.parametrize("label", ["Université Lyon 4", "Université de Nullepart"])
def test_other_numbers_and_cities_are_no_candidates(label: str) -> None:
    assert entity(label).candidates == ()


@pytest.mark.parametrize(
    ("kind", "source"), [(Kind.CALL, "programmes"), (Kind.PLACE, "cities")]
)
def test_records_of_each_family(kind: Kind, source: str) -> None:
    mine = replace(
        OLD, label="Vague bleue", source=source, kind="call", since="", until=""
    )
    assert entity("Vague bleue", index=Index([mine]), kind=kind).links


@pytest.mark.parametrize(
    ("label", "date"),
    [("Université de Toulouse", "2025"), ("Bourgogne-Franche-Comté", "")],
)
def test_successions_are_on_the_links(label: str, date: str) -> None:
    kind = Kind.PLACE if "Comté" in label else Kind.ORGANISATION
    found = entity(label, day="2026-01-01", kind=kind)
    told = found.links[0].successions
    assert told
    assert {one.date for one in told} == {date}
