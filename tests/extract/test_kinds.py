"""What kind of thing a name names: the words around it vote."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_builder.extract.kinds import key_of
from graph_builder.extract.reading import Reading
from graph_builder.model import Kind


def _kinds(reading: Reading) -> dict[str, str]:
    return {
        m.text: m.name.kind.value
        for m in reading.analysis.mentions
        if m.name and m.source != "anaphor"
    }


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Le projet Solea démarre.", "Solea", Kind.PROJECT),
        ("Le consortium Solea se réunit.", "Solea", Kind.PROJECT),
        ("Solea, porté par l'Université de Valcourt, démarre.", "Solea", Kind.PROJECT),
        ("Le jury aime Solea, projet de l'année.", "Solea", Kind.PROJECT),
        ("Le cluster Solea est lauréat.", "Solea", Kind.PROJECT),
        ("L'appel à projets « Lumière » est ouvert.", "Lumière", Kind.CALL),
        ("L'appel à manifestation d'intérêt « Lumière » ouvre.", "Lumière", Kind.CALL),
        ("Le programme Horizon Europe finance.", "Horizon Europe", Kind.PROGRAMME),
        ("Le plan France 2030 finance.", "France 2030", Kind.PROGRAMME),
        ("La start-up Nuagia recrute.", "Nuagia", Kind.ORGANISATION),
        ("Nuagia, une jeune pousse bretonne, recrute.", "Nuagia", Kind.ORGANISATION),
        ("Le projet est porté par Nuagia.", "Nuagia", Kind.ORGANISATION),
        ("Un ingénieur de chez Nuagia.", "Nuagia", Kind.ORGANISATION),
        ("L'entreprise Nuagia est partenaire.", "Nuagia", Kind.ORGANISATION),
        (
            "L'Université de Valcourt ouvre.",
            "Université de Valcourt",
            Kind.ORGANISATION,
        ),
        ("Neuf projets sont retenus.", "Neuf projets", Kind.GROUP),
        ("Jeanne Kermadec, présidente, signe.", "Jeanne Kermadec", Kind.PERSON),
    ],
)
def test_kind(read: Callable[..., Reading], text: str, name: str, kind: Kind) -> None:
    kinds = _kinds(read(text))
    assert [k for text, k in kinds.items() if text.endswith(name)] == [kind.value]


def test_the_whole_document_votes(read: Callable[..., Reading]) -> None:
    """A name without a word beside it takes its kind from the next paragraph."""
    text = "On attendait beaucoup de Solea hier.\n\nLe projet Solea démarre."
    found = read(text).analysis.mentions
    assert {m.name.kind for m in found if m.text == "Solea" and m.name} == {
        Kind.PROJECT
    }


def test_coordinated_names_share_a_kind(read: Callable[..., Reading]) -> None:
    kinds = _kinds(read("Les projets Solea et Orlane démarrent."))
    assert kinds == {"Solea": "project", "Orlane": "project"}


def test_listed_names_share_a_kind(read: Callable[..., Reading]) -> None:
    kinds = _kinds(read("Les projets Solea, Orlane et Miravel démarrent."))
    assert set(kinds.values()) == {"project"}
    kinds = _kinds(read("Les projets avancent. Nuagia, une start-up, recrute."))
    assert kinds == {"Nuagia": "organisation"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Parmi les recalés, on cite Solorme.", "Solorme", "project"),
        ("On y trouve Solorme-2, mieux classé.", "Solorme-2", "project"),
        ("Parmi les recalés, on cite le Solorme.", "Solorme", "phrase"),
        ("Près de là, Solorme bâtira une halle.", "Solorme", "phrase"),
        ("On y voit le sigle de la DGXA.", "DGXA", "phrase"),
    ],
)
def test_a_coined_word_without_article_is_a_project(
    read: Callable[..., Reading], text: str, name: str, kind: str
) -> None:
    assert _kinds(read(text)).get(name) == kind


def test_laureates_after_a_colon_are_no_call(read: Callable[..., Reading]) -> None:
    kinds = _kinds(read("Trois lauréats : Solea, Orlane et Miravel."))
    assert "call" not in kinds.values()


@pytest.mark.parametrize(
    ("one", "two"),
    [("Nano-Pyr", "nano pyr"), ("Élan", "ELAN"), ("L’Élan", "l'elan")],
)
def test_spellings_of_one_name(one: str, two: str) -> None:
    assert key_of(one) == key_of(two)


def test_names_told_apart() -> None:
    assert key_of("Solea 1") != key_of("Solea 2")
    assert key_of("C&D") != key_of("C D")
