"""Which names link to which record, and which must not."""

import datetime as dt

import pytest

from graph_builder.model import Document, Kind, Name
from graph_builder.resolve.linking import FUZZY_WEIGHT, Match, match

SPRING_2024 = dt.date(2024, 4, 2)
NOTHING = None


def document(published: dt.date | None = SPRING_2024, text: str = "") -> Document:
    return Document(name="d.txt", text=text, blocks=(), published=published)


def linked(
    name: Name, published: dt.date | None = SPRING_2024, text: str = ""
) -> Match | None:
    return match(name, document(published, text))


def key_of(
    name: Name, published: dt.date | None = SPRING_2024, text: str = ""
) -> str | None:
    found = linked(name, published, text)
    return found.record.key if found else NOTHING


@pytest.mark.parametrize(
    ("label", "key", "score"),
    [
        ("Université de Lorraine", "univ-lorraine", 1.0),
        ("universite de lorraine", "univ-lorraine", 1.0),
        ("l’Université de Lorraine", "univ-lorraine", 1.0),
        ("Universite\u0301 de Lorraine", "univ-lorraine", 1.0),
        ("ANR", "anr", 0.95),
        ("INRIA", "inria", 0.95),
        ("Paris 1", "paris-1", 0.95),
        ("Lyon 2", "lyon-2", 0.95),
        ("ENS Lyon", "ens-lyon", 0.95),
        ("Université Toulouse III", "univ-toulouse", 0.93),
        ("groupe IMT", "imt", 0.93),
        ("Agence nationale de la recherche (ANR)", "anr", 1.0),
    ],
)
def test_organisations_link_by_any_listed_form(
    label: str, key: str, score: float
) -> None:
    found = linked(Name(label, Kind.ORGANISATION))
    assert found is not None
    assert (found.record.key, found.score) == (key, score)


@pytest.mark.parametrize(
    "name",
    [
        Name("Anr", Kind.ORGANISATION),  # a short acronym in another case
        Name("ENM", Kind.ORGANISATION),  # two schools
        Name("UCA", Kind.ORGANISATION),  # two universities
        Name("Université UCA", Kind.ORGANISATION),
        Name("Lyon 4", Kind.ORGANISATION),
        Name("Université de Mantes", Kind.ORGANISATION),  # a letter from Nantes
        Name("Institut de musique de Tours", Kind.ORGANISATION, ("IMT",)),
        Name("Amicale du chien nu rustique sarthois", Kind.ORGANISATION, ("CNRS",)),
        Name("ANR", Kind.PROJECT),  # lists know no projects
        Name("Paris", Kind.ORGANISATION),  # a city
        Name("Nanterre", Kind.PLACE),  # also a university
        Name("PIA 5", Kind.PROGRAMME),
        Name("Saint-Denis", Kind.PLACE),
        Name("centre INRAE Val de Loire", Kind.ORGANISATION),  # INSA is another
        Name("Recherche hospitalo-universitaire en santé (RHU 99)", Kind.CALL),
        Name("appel Nanterre", Kind.CALL),
        Name("label PEPR", Kind.CALL),  # a call
        Name("«»", Kind.ORGANISATION),
        Name("", Kind.ORGANISATION),
    ],
)
def test_doubt_links_to_nothing(name: Name) -> None:
    assert linked(name) is NOTHING


@pytest.mark.parametrize(
    ("label", "kind", "key"),
    [
        ("PIA4", Kind.PROGRAMME, "pia4"),
        ("PIA 4", Kind.CALL, "pia4"),
        ("EquipEx", Kind.CALL, "equipex"),
        ("EquipEx+", Kind.CALL, "equipex-plus"),
        ("France 2030", Kind.PROGRAMME, "france-2030"),
        ("programme d'investissements d'avenir (PIA4)", Kind.PROGRAMME, "pia4"),
        ("appel à projets PUI", Kind.CALL, "pui"),
        ("concours i-Lab", Kind.CALL, "i-lab"),
        ("Région Occitanie", Kind.PLACE, "76"),
        ("Grand-Est", Kind.PLACE, "44"),
        ("La Réunion", Kind.PLACE, "04"),
        ("Strasbourg", Kind.PLACE, "67482"),
    ],
)
def test_programmes_and_places_link_within_their_lists(
    label: str, kind: Kind, key: str
) -> None:
    assert key_of(Name(label, kind)) == key


def test_misspelt_names_link_with_a_lower_score() -> None:
    found = linked(Name("Ministère de l'Éducation nationnale", Kind.ORGANISATION))
    assert found is not None
    assert found.record.key == "men"
    assert found.score < FUZZY_WEIGHT
    assert "98 %" in found.reason


@pytest.mark.parametrize(
    ("published", "key"),
    [
        (dt.date(2024, 12, 31), "comue-toulouse"),
        (dt.date(2025, 1, 1), "univ-toulouse"),
        (None, NOTHING),
    ],
)
def test_the_day_decides_what_a_name_means(
    published: dt.date | None, key: str | None
) -> None:
    assert key_of(Name("Université de Toulouse", Kind.ORGANISATION), published) == key


def test_a_dated_form_links_by_no_alias() -> None:
    name = Name("Pôle Garonne", Kind.ORGANISATION, ("Université de Paris",))
    assert key_of(name, None) is NOTHING


def test_another_thing_of_the_name_in_the_text_forbids_the_link() -> None:
    name = Name("IMT", Kind.ORGANISATION)
    assert key_of(name) == "imt"
    assert (
        key_of(
            name, text="À l’Institut de mathématiques de Toulouse (IMT), on calcule."
        )
        is NOTHING
    )


def test_aliases_speak_when_the_label_is_unknown() -> None:
    assert (
        key_of(
            Name(
                "Commissariat à l'énergie atomique et alternative",
                Kind.ORGANISATION,
                ("CEA",),
            )
        )
        == "cea"
    )
    assert key_of(Name("IMI", Kind.ORGANISATION, ("IMI", "IMT"))) == "imt"


def test_aliases_that_disagree_say_nothing() -> None:
    assert key_of(Name("Labo", Kind.ORGANISATION, ("CNRS", "Inserm"))) is NOTHING
