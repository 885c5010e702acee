"""Names of facts become entities with lasting keys."""

import datetime as dt
import itertools
import time
import unicodedata
from decimal import Decimal

import pytest

from graph_builder import authority
from graph_builder.model import (
    Award,
    Check,
    Document,
    Entity,
    Evidence,
    Fact,
    Kind,
    Money,
    Name,
    Part,
    Partner,
    Statement,
    Verdict,
)
from graph_builder.resolve import resolve

DOCUMENT = Document(name="d.txt", text="", blocks=(), published=dt.date(2024, 4, 2))
SPAN = (Evidence(0, 0, ""),)
FIVE = Money(Decimal(5), "EUR", "5 €")


def entities_of(*names: Name) -> tuple[Entity, ...]:
    facts = [Award(amount=FIVE, recipient=name, evidence=SPAN) for name in names]
    return resolve(facts, DOCUMENT)


def key_of(name: Name) -> str:
    return entities_of(name)[0].key


def test_every_name_in_any_cell_has_one_entity() -> None:
    anr, project = Name("ANR", Kind.ORGANISATION), Name("Calypso", Kind.PROJECT)
    speaker, subject = Name("Ada Roux", Kind.PERSON), Name("Vague bleue", Kind.CALL)
    lead = Name("Lycée de la Mer", Kind.ORGANISATION)
    facts: list[Fact] = [
        Award(amount=FIVE, recipient=anr, project=project, evidence=SPAN),
        Statement(quote="Oui", speaker=speaker, evidence=SPAN),
        Check(
            kind="sum-of-awards",
            subject=subject,
            expected=Decimal(1),
            found=None,
            verdict=Verdict.CANNOT_TELL,
            inputs=(
                Partner(
                    project=project, organisation=lead, part=Part.LEAD, evidence=SPAN
                ),
            ),
            evidence=SPAN,
        ),
    ]
    found = [name for entity in resolve(facts, DOCUMENT) for name in entity.names]
    assert sorted(n.label for n in found) == [
        "ANR",
        "Ada Roux",
        "Calypso",
        "Lycée de la Mer",
        "Vague bleue",
    ]


def test_names_of_one_record_are_one_entity_with_its_identifiers() -> None:
    short, long = (
        Name("ANR", Kind.ORGANISATION),
        Name("Agence nationale de la recherche", Kind.ORGANISATION),
    )
    (entity,) = entities_of(short, long)
    assert (entity.key, entity.label, entity.aliases) == (
        "anr",
        "Agence nationale de la recherche",
        ("ANR",),
    )
    assert entity.names == (short, long)
    links = {link.authority: link for link in entity.links}
    assert links["organisations"].identifier == "anr"
    assert links["ror"].identifier == "https://ror.org/00rbzpz17"
    assert links["wikidata"].identifier.startswith("http://www.wikidata.org/entity/Q")
    assert {(link.score, link.source, link.date) for link in entity.links} == {
        (1.0, "organisations.csv 2026-09-18", "2026-09-18")
    }


def test_call_and_programme_of_one_record_are_one_entity() -> None:
    (entity,) = entities_of(
        Name("ExcellencES", Kind.CALL), Name("Excellences", Kind.PROGRAMME)
    )
    assert (entity.key, entity.kind) == ("excellences", Kind.CALL)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        (Name("Grand Est", Kind.PLACE), "region-44"),
        (Name("Strasbourg", Kind.PLACE), "commune-67482"),
        (Name("L’Atelier des Œuvres", Kind.ORGANISATION), "atelier-des-oeuvres"),
        (Name("Les Forges d'Ébène & Cie", Kind.ORGANISATION), "forges-d-ebene-et-cie"),
        (Name("Pr Léa Le Goff", Kind.PERSON), "lea-le-goff"),
        (Name("Jean-Luc  Marais", Kind.PERSON), "jean-luc-marais"),
        (Name("H2Nord", Kind.PROJECT), "h2nord"),
        (Name("Vagues+", Kind.CALL), "vagues-plus"),
        (Name("⚡", Kind.PROJECT), "⚡"),
    ],
)
def test_keys(name: Name, key: str) -> None:
    assert key_of(name) == key


@pytest.mark.parametrize(
    "label", ["Lycée Évariste-Galois", "Société “Élan”", "Île d’Oléron"]
)
def test_decomposed_letters_change_nothing(label: str) -> None:
    one, two = (unicodedata.normalize(form, label) for form in ("NFC", "NFD"))
    assert key_of(Name(one, Kind.ORGANISATION)) == key_of(Name(two, Kind.ORGANISATION))


@pytest.mark.parametrize(
    "labels",
    [
        ("Lyon 1", "Lyon 2"),
        ("Banc", "Banc+"),
        ("Phase 1", "Phase 11"),
        ("Phase 1", "Phase 1 2"),
        ("UB", "Université de Bordeaux"),
        ("Université de Lille", "Université de Lilles-sur-Mer"),
    ],
)
def test_two_things_never_share_a_key(labels: tuple[str, str]) -> None:
    one, two = (key_of(Name(label, Kind.ORGANISATION)) for label in labels)
    assert one != two


def test_what_does_not_link_takes_no_record_key() -> None:
    (entity,) = entities_of(Name("ENM", Kind.ORGANISATION))
    assert (entity.key, entity.links) == ("unlisted-enm", ())


def test_every_official_label_links_to_its_own_record() -> None:
    after = Document(name="d", text="", blocks=(), published=dt.date(2026, 1, 2))
    for record in authority.organisations():
        name = Name(record.label, Kind.ORGANISATION)
        (entity,) = resolve([Award(amount=FIVE, recipient=name, evidence=SPAN)], after)
        assert entity.key == record.key


def test_the_order_of_facts_does_not_show() -> None:
    names = [
        Name("ANR", Kind.ORGANISATION),
        Name("anr.", Kind.PHRASE),
        Name("Écume", Kind.PROJECT),
        Name("écume", Kind.PROJECT),
    ]
    seen = {entities_of(*order) for order in itertools.permutations(names)}
    assert len(seen) == 1


def test_resolving_a_document_takes_a_fraction_of_a_millisecond() -> None:
    labels = [
        "Université de Lorraine",
        "CNRS",
        "Lycée de la Mer",
        "Institut des Dunes",
        "IP Paris",
    ]
    names = [
        Name(f"{label} {i}", Kind.ORGANISATION) for i in range(10) for label in labels
    ]
    entities_of(*names)  # the index is built once
    start = time.process_time()
    for _ in range(20):
        entities_of(*names)
    assert (time.process_time() - start) / 20 < 0.005
