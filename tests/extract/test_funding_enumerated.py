"""Enumerated amounts: who gets them, and what stands beside without getting anything."""

from __future__ import annotations

from decimal import Decimal

from graph_builder.extract import extract
from graph_builder.ingest import read_bytes
from graph_builder.model import Award, Envelope

_PLACES = (
    "Dans le cadre de l'appel à projets Astrolab de l'Agence nationale de la recherche, "
    "trois instituts de recherche ont reçu une prolongation de leur financement, "
    "à savoir : Méridienne, à Paris, 55 millions d'euros ; Boréa, à Lille, 12 millions "
    "d'euros ; Corolis, à Nice, 8 millions d'euros."
)
_PARTS = (
    "L'université reste soutenue. Pour le projet de recherche, 12 millions d'euros ont été "
    "débloqués par l'État, dont 4 millions reviendront à l'Insa Rennes."
)


def _facts(text: str) -> list[Award | Envelope]:
    facts = extract(read_bytes(text.encode(), "text.txt"))
    return [f for f in facts if isinstance(f, Award | Envelope)]


def test_no_place_gets_what_is_given_there() -> None:
    got = {
        str(name.label)
        for f in _facts(_PLACES)
        if isinstance(f, Award)
        for name in (f.recipient, f.project)
        if name
    }
    assert not got & {"Paris", "Lille", "Nice"}


def test_no_sum_of_a_list_from_its_first_item() -> None:
    assert not [f for f in _facts(_PLACES) if isinstance(f, Envelope)]


def test_a_part_in_bare_millions_is_money() -> None:
    parts = [f for f in _facts(_PARTS) if f.amount.amount == 4_000_000]
    assert [
        f.recipient.label for f in parts if isinstance(f, Award) and f.recipient
    ] == ["Insa Rennes"]


def test_the_money_of_a_label_is_the_calls_and_of_a_fund_its_own() -> None:
    text = (
        "L'appel à projets Astrolab a retenu des projets de recherche. Le projet Boréa est "
        "porté par l'Université de Lille. Le label s'accompagne d'une enveloppe globale de "
        "16 M€. La Région crée un fonds d'urgence de 3 millions d'euros."
    )
    envelopes = {
        f.amount.amount: f.object.label for f in _facts(text) if isinstance(f, Envelope)
    }
    assert envelopes.get(Decimal(16_000_000)) != "Boréa"
    assert "urgence" in envelopes.get(Decimal(3_000_000), "urgence")


def test_what_a_firm_spends_on_its_research_is_no_funding() -> None:
    text = (
        "Le projet de recherche Boréa est lauréat de l'appel à projets Astrolab. La société "
        "Delmas consacre chaque année 4 M€ à sa recherche."
    )
    assert not [f for f in _facts(text) if f.amount.amount == 4_000_000]


def _shares(text: str) -> dict[str, Decimal]:
    told = [f for f in _facts(text) if isinstance(f, Award) and f.recipient]
    return {f.recipient.label: f.amount.amount for f in told if f.recipient}


def test_each_of_a_pair_without_a_verb_gets_the_amount() -> None:
    text = (
        "L'appel à projets de recherche Astrolab retient quatre universités. "
        "L'Université de Lille reçoit 75 M€, l'Université de Nantes 70 M€, l'Université "
        "de Rennes et l'Université de Lorraine 20 M€ chacune."
    )
    assert _shares(text) == {
        "Université de Lille": Decimal(75_000_000),
        "Université de Nantes": Decimal(70_000_000),
        "Université de Rennes": Decimal(20_000_000),
        "Université de Lorraine": Decimal(20_000_000),
    }


def test_a_pair_that_gives_gets_nothing() -> None:
    text = (
        "L'appel à projets de recherche Astrolab retient une université. "
        "L'État verse 75 M€ à l'Université de Lille, la Région Bretagne et la Ville de "
        "Rennes 2 M€ chacune."
    )
    assert not _shares(text).keys() & {"Région Bretagne", "Ville de Rennes"}
