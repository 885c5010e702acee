"""Pairs that are one thing, pairs that are not, and pairs that may be."""

import pytest

from graph_builder.model import Entity, Kind, Link
from graph_builder.reconcile.likeness import THRESHOLD, likeness

ORG, CALL, WHO, PROJECT = Kind.ORGANISATION, Kind.CALL, Kind.PERSON, Kind.PROJECT


def thing(kind: Kind, label: str, *aliases: str, record: str = "") -> Entity:
    links = (Link("organisations", record, 1.0, "official"),) if record else ()
    return Entity(label, label, kind, aliases, (), links)


def score(one: Entity, other: Entity) -> float | None:
    """The score, which is the same whichever comes first."""
    found = likeness(one, other)
    assert found == likeness(other, one)
    return found.score if found else None


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (ORG, "conseil régional de Bretagne", "Région Bretagne"),
        (ORG, "Grand Brumeval", "GrandBrumeval"),
        (ORG, "Brumeval Université", "université de Brumeval"),
        (ORG, "Union européenne", "UE"),
        (ORG, "laboratoire Girouette", "Girouette"),
        (ORG, "Office des vents du littoral atlantique", "OVLA"),
        (PROJECT, "projet Zéphyr", "ZÉPHYR"),
        (PROJECT, "Zéphyr-3D", "ZEPHYR 3D"),
        (CALL, "appel à projets Girouette", "Girouette"),
        (CALL, "Girouette, troisième vague", "Girouette vague 3"),
        (WHO, "Corvo Lina", "Lina Corvo"),
        (WHO, "J.-M. Corvo", "Jean-Marc Corvo"),
    ],
)
def test_one_thing_written_otherwise(kind: Kind, one: str, other: str) -> None:
    assert (score(thing(kind, one), thing(kind, other)) or 0) >= THRESHOLD


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (ORG, "Lyon 1", "Lyon 2"),
        (ORG, "CHU de Lille", "CHU de Brest"),
        (ORG, "Fondation Brumeval", "Brumeval"),
        (ORG, "groupe INSA", "Insa"),
        (ORG, "Région", "conseil régional"),
        (ORG, "jury", "Jury"),
        (PROJECT, "Dermalis", "Dermolys"),
        (CALL, "Girouette 2024", "Girouette 2025"),
        (CALL, "Girouette", "Girouette vague 3"),
        (WHO, "Lina Corvo", "Léa Corvo"),
        (WHO, "Jean-Marc Corvo", "Jean Corvo"),
        (Kind.PHRASE, "les lauréats", "les lauréats"),
    ],
)
def test_two_things_however_alike(kind: Kind, one: str, other: str) -> None:
    assert not score(thing(kind, one), thing(kind, other))


def test_kinds_are_apart() -> None:
    assert score(thing(ORG, "Zéphyr"), thing(PROJECT, "Zéphyr")) is None


def test_an_acronym_that_a_text_tells_needs_no_initials() -> None:
    long = thing(ORG, "Maison des vents", "MISTRAL")
    assert score(long, thing(ORG, "MISTRAL")) == pytest.approx(0.97)
    assert score(thing(ORG, "Maison des vents"), thing(ORG, "MISTRAL")) is None


def test_an_acronym_of_two_long_forms_makes_them_no_one() -> None:
    one = thing(ORG, "Institut de musique de Tours", "IMT")
    other = thing(ORG, "Institut des métiers de Thiers", "IMT")
    assert score(one, other) == 0


def test_the_number_of_a_call_outlives_its_short_name() -> None:
    assert not score(thing(CALL, "RHU 7", "RHU"), thing(CALL, "RHU 6", "RHU"))
    assert not score(thing(CALL, "RHU 7", "RHU"), thing(CALL, "RHU"))


def test_lists_know_better() -> None:
    one, other = thing(ORG, "ENM", record="a"), thing(ORG, "ENM", record="b")
    assert score(one, other) == 0
    assert score(one, thing(ORG, "Enm", record="a")) == 1
    assert 0 < (score(one, thing(ORG, "ENM")) or 0) < THRESHOLD


def test_a_surname_alone_is_a_candidate() -> None:
    found = score(thing(WHO, "Corvo"), thing(WHO, "Lina Corvo"))
    assert found
    assert found < THRESHOLD
