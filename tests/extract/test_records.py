"""Tables, lists and nominal enumerations, by invented examples."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from graph_builder.extract.reading import Reading
from graph_builder.extract.records import find_records
from graph_builder.model import (
    Award,
    Count,
    Envelope,
    Fact,
    Factuality,
    Location,
    Name,
    Partner,
    Selection,
    Target,
    Theme,
)

Read = Callable[..., Reading]

INTRO = """L’Agence nationale de la recherche a rendu son verdict sur l’appel à projets
« Horizons Marins », financé par France 2030, pour la recherche et l’innovation.

"""
NEUTRAL = """Le conseil régional a voté ses crédits de recherche et d’innovation aux
universités et aux laboratoires.

"""


def _label(name: Name | None) -> str:
    return name.label if name else "-"


def _euros(amount: Decimal) -> str:
    return f"{int(amount):,}".replace(",", " ")


def _shown(fact: Fact) -> str:  # noqa: PLR0911 # one line a fact type
    match fact:
        case Award():
            who = f"{_label(fact.recipient)} / {_label(fact.project)}"
            return f"{who} : {_euros(fact.amount.amount)}"
        case Envelope():
            return f"{fact.object.label} = {_euros(fact.amount.amount)}"
        case Selection():
            return f"{fact.candidate.label} {fact.outcome}"
        case Partner():
            return f"{fact.organisation.label} {fact.part} {fact.project.label}"
        case Location():
            return f"{fact.entity.label} @ {fact.place.label}"
        case Theme():
            return f"{fact.subject.label} ~ {fact.theme}"
        case Target():
            level = "" if fact.baseline is None else f" < {fact.baseline}"
            return f"{fact.indicator} {fact.value} {fact.unit} {fact.deadline}{level}"
    return ""


def told(reading: Reading, kind: type[Fact]) -> set[str]:
    """The asserted facts of a type, a line each."""
    return {
        _shown(fact)
        for fact in find_records(reading)
        if type(fact) is kind and fact.factuality is Factuality.ASSERTED
    }


# --- tables: awards ----------------------------------------------------------------

TABLES = [
    pytest.param(
        "| Projet | Porteur | Site | Aide (k€) |\n|---|---|---|---|\n"
        "| Brisants | Université de Nantes | Saint-Nazaire | 9 400 |",
        {"Université de Nantes / Brisants : 9 400 000"},
        id="unit-in-header",
    ),
    pytest.param(
        "| Montant (M€) | Région | Intitulé | Établissement porteur |\n|---|---|---|---|\n"
        "| 3,25 | Occitanie | Sables vifs | Université de Nîmes |",
        {"Université de Nîmes / Sables vifs : 3 250 000"},
        id="any-order",
    ),
    pytest.param(
        "| Lauréat | Subvention |\n|---|---|\n| Université de Pau | 1 200 000 € |\n"
        "| Ifremer | 850 k€ |",
        {"Université de Pau / - : 1 200 000", "Ifremer / - : 850 000"},
        id="no-project-own-units",
    ),
    pytest.param(
        "Dotations, en millions d’euros :\n\n| Pôle | Chef de file | Dotation |\n"
        "|---|---|---|\n| Estran | Université de Brest | 12 |",
        {"Université de Brest / Estran : 12 000 000"},
        id="unit-above",
    ),
    pytest.param(
        "| Projet | Porteur | Dotation |\n|---|---|---|\n"
        "| Brisants | Université de Nantes | 2,5 M€ |\n| Estran | Ifremer | 3 |",
        {
            "Université de Nantes / Brisants : 2 500 000",
            "Ifremer / Estran : 3 000 000",
        },
        id="unit-of-the-neighbours",
    ),
    pytest.param(
        "Brisants\tUniversité de Nantes\tNantes\t3,4 M€\n"
        "Estran\tÉcole centrale de Lyon\tLyon\t2,1 M€\n",
        {
            "Université de Nantes / Brisants : 3 400 000",
            "École centrale de Lyon / Estran : 2 100 000",
        },
        id="no-header",
    ),
    pytest.param(
        "| Porteur | Université de Tours |\n|---|---|\n| Projet | Loirabri |\n"
        "| Aide | 2,4 M€ |",
        {"Université de Tours / Loirabri : 2 400 000"},
        id="headers-in-first-column",
    ),
    pytest.param(
        "| Dossier | Porteur | Décision | Montant demandé | Montant accordé |\n"
        "|---|---|---|---|---|\n"
        "| Brisants | Université de Nantes | Retenu | 4 M€ | 3,4 M€ |\n"
        "| Estran | Ifremer | Non retenu | 3 M€ | – |\n"
        "| Houle | Inserm | Refusé | 3 M€ | 1 M€ |",
        {"Université de Nantes / Brisants : 3 400 000"},
        id="asked-granted-refused",
    ),
    pytest.param(
        "| Opération | Coût total (M€) | État | Région | Feder |\n|---|---|---|---|---|\n"
        "| Halle Corail | 12 | 4 | 5 | – |",
        {"- / Halle Corail : 4 000 000", "- / Halle Corail : 5 000 000"},
        id="who-pays-in-headers",
    ),
    pytest.param(
        "| Projet | Porteur | Montant (M€) |\n|---|---|---|\n"
        "| Brisants | Université de Nantes | 3 |\n| Total | | 3 |",
        {"Université de Nantes / Brisants : 3 000 000"},
        id="total-is-no-award",
    ),
    pytest.param(
        "| Projet | Porteur | Montant (M€) |\n|---|---|---|\n"
        "| Brisants | Université de Nantes | n. c. |\n| Estran | Ifremer | 2* |",
        {"Ifremer / Estran : 2 000 000"},
        id="empty-and-footnote",
    ),
    pytest.param(
        "| Université | Nombre d’étudiants | Budget (M€) |\n|---|---|---|\n"
        "| Université de Lille | 80 000 | 650 |",
        set(),
        id="figures-of-houses",
    ),
    pytest.param(
        "## Tarifs\n\n| Formule | Prix |\n|---|---|\n| Université d’été | 45 € |",
        set(),
        id="prices",
    ),
    pytest.param(
        "| Société | Chiffre d’affaires (M€) |\n|---|---|\n| Orano | 4 800 |",
        set(),
        id="turnover",
    ),
    pytest.param(
        "| Projet | Porteur | Durée (mois) | Emplois |\n|---|---|---|---|\n"
        "| Brisants | Université de Nantes | 48 | 12 |",
        set(),
        id="no-money",
    ),
    pytest.param(
        "Non retenus :\n\n| Projet | Porteur | Montant (M€) |\n|---|---|---|\n"
        "| Brisants | Université de Nantes | 3 |",
        set(),
        id="rejected-above",
    ),
]


@pytest.mark.parametrize(("table", "awards"), TABLES)
def test_awards_of_tables(read: Read, table: str, awards: set[str]) -> None:
    assert told(read(INTRO + table), Award) == awards


def test_merged_cells_are_shared(read: Read) -> None:
    page = """<html><body><p>Recherche, innovation et universités : les lauréats.</p>
    <table><thead><tr><th>Projet</th><th>Porteur</th><th>Aide (M€)</th></tr></thead>
    <tbody><tr><td rowspan="2">Brisants</td><td>Université de Nantes</td>
    <td rowspan="2">4</td></tr><tr><td>Ifremer</td></tr>
    <tr><td>Estran</td><td>Inserm</td><td>2</td></tr></tbody></table></body></html>"""
    reading = read(page, "a.html")
    assert told(reading, Award) == {
        "Université de Nantes / Brisants : 4 000 000",
        "Inserm / Estran : 2 000 000",
    }
    assert "Ifremer lead Brisants" in told(reading, Partner)


def test_cells_of_a_row(read: Read) -> None:
    reading = read(
        f"{INTRO}## Lauréats\n\n"
        "| Acronyme | Coordinateur | Partenaires | Ville | Domaine | Aide (M€) |\n"
        "|---|---|---|---|---|---|\n"
        "| BRISE-LAMES | Université de Nantes | Ifremer, CHU de Nantes | Nantes |"
        " énergie des vagues | 3 |"
    )
    assert told(reading, Partner) == {
        "Université de Nantes lead BRISE-LAMES",
        "Ifremer partner BRISE-LAMES",
        "CHU de Nantes partner BRISE-LAMES",
    }
    assert told(reading, Location) == {"BRISE-LAMES @ Nantes"}
    assert told(reading, Theme) == {"BRISE-LAMES ~ énergie des vagues"}
    assert told(reading, Selection) == {"BRISE-LAMES selected"}
    award = next(f for f in find_records(reading) if isinstance(f, Award))
    assert (_label(award.call), _label(award.programme)) == (
        "Horizons Marins",
        "France 2030",
    )
    assert award.evidence[0].exact.startswith("BRISE-LAMES\tUniversité de Nantes")


def test_headings_inside_a_table(read: Read) -> None:
    reading = read(
        f"{NEUTRAL}| Projet | Porteur | Aide (k€) |\n|---|---|---|\n"
        "| Bretagne | | |\n| Brisants | Université de Rennes | 340 |\n"
        "| Occitanie | | |\n| Estran | Université de Nîmes | 210 |\n"
        "| Total | | 550 |"
    )
    assert told(reading, Location) == {"Brisants @ Bretagne", "Estran @ Occitanie"}
    assert [
        _euros(e.amount.amount)
        for e in find_records(reading)
        if isinstance(e, Envelope)
    ] == ["550 000"]


def test_a_total_is_that_of_the_place_above(read: Read) -> None:
    reading = read(
        f"{NEUTRAL}## Bretagne\n\n| Projet | Porteur | Aide (M€) |\n|---|---|---|\n"
        "| Brisants | Université de Rennes | 3 |\n| Estran | Ifremer | 2 |\n"
        "| **Total** | | **5** |"
    )
    assert told(reading, Envelope) == {"total Bretagne = 5 000 000"}


def test_a_cost_is_an_envelope(read: Read) -> None:
    reading = read(
        f"{NEUTRAL}| Projet | Porteur | Coût total (M€) | Aide (M€) |\n|---|---|---|---|\n"
        "| Brisants | Université de Rennes | 12,5 | 3 |"
    )
    assert told(reading, Envelope) == {"Brisants = 12 500 000"}
    assert told(reading, Award) == {"Université de Rennes / Brisants : 3 000 000"}


def test_persons_win_for_the_house_that_tells_it(read: Read) -> None:
    reading = read(
        "---\npublisher: CHU de Rouen\npublished: 2019-05-02\n---\n\n"
        "Le CHU de Rouen salue ses chercheurs, lauréats de la recherche clinique.\n\n"
        "| Projet | Investigateur | Montant (€) |\n|---|---|---|\n"
        "| NEOVENT | Pr Marie Kerven | 412 750 |"
    )
    assert told(reading, Award) == {"CHU de Rouen / NEOVENT : 412 750"}


# --- tables: targets ---------------------------------------------------------------

INDICATORS = [
    pytest.param(
        "| Indicateur | 2022 | Cible 2027 |\n|---|---|---|\n"
        "| Jeunes pousses créées par an | 9 | 20 |",
        {"Jeunes pousses créées par an 20 jeunes 2027 < 9"},
        id="year-and-aim",
    ),
    pytest.param(
        "| Objectif | Situation 2021 | 2025 | 2030 |\n|---|---|---|---|\n"
        "| Part des femmes | 18 % | 25 % | 40 % |",
        {"Part des femmes 25 % 2025 < 18", "Part des femmes 40 % 2030 < 18"},
        id="two-years-to-come",
    ),
    pytest.param(
        "| Indicateur | Valeur actuelle | Objectif 2028 |\n|---|---|---|\n"
        "| Nombre de doctorants | 1 200 | 1 500 |",
        {"Nombre de doctorants 1500 doctorants 2028 < 1200"},
        id="without-year",
    ),
    pytest.param(
        "| Indicateur | 2019 | 2021 |\n|---|---|---|\n| Brevets | 12 | 31 |",
        set(),
        id="past-years-only",
    ),
    pytest.param(
        "| Projet | Porteur | Aide 2024 (M€) |\n|---|---|---|\n"
        "| Brisants | Université de Rennes | 3 |",
        set(),
        id="money-of-a-year",
    ),
]


@pytest.mark.parametrize(("table", "targets"), INDICATORS)
def test_targets_of_tables(read: Read, table: str, targets: set[str]) -> None:
    text = f"---\npublished: 2023-07-10\n---\n\n{NEUTRAL}{table}"
    assert told(read(text), Target) == targets


# --- tables: sums and numbers ---------------------------------------------------------

SUMS = [
    pytest.param(
        "| Appel | Dossiers déposés | Lauréats | Montant (M€) |\n|---|---|---|---|\n"
        "| Cap Forêts | 42 | 7 | 21,5 |",
        {"Cap Forêts = 21 500 000 (7)"},
        id="calls",
    ),
    pytest.param(
        "| Région | Nombre de projets | Montant (M€) |\n|---|---|---|\n"
        "| Bretagne | 4 | 12 |",
        {"Bretagne = 12 000 000 (4)"},
        id="regions",
    ),
    pytest.param(
        "| Volet | Enveloppe (M€) |\n|---|---|\n| Formation | 80 |",
        {"Formation = 80 000 000"},
        id="parts",
    ),
    pytest.param(
        "| Région | Montant (M€) |\n|---|---|\n| Bretagne | 12 |",
        set(),
        id="regions-of-what",
    ),
]


@pytest.mark.parametrize(("table", "sums"), SUMS)
def test_sums_of_tables(read: Read, table: str, sums: set[str]) -> None:
    found = {
        _shown(f) + (f" ({f.beneficiaries})" if f.beneficiaries else "")
        for f in find_records(read(NEUTRAL + table))
        if isinstance(f, Envelope)
    }
    assert found == sums


def test_counts_of_calls(read: Read) -> None:
    table = (
        "| Appel | Dossiers déposés | Présélectionnés | Retenus |\n|---|---|---|---|\n"
        "| Cap Forêts | 42 | 15 | 7 |"
    )
    found = {
        (_label(f.call), f.stage.value, f.count)
        for f in find_records(read(NEUTRAL + table))
        if isinstance(f, Count)
    }
    assert found == {
        ("Cap Forêts", "applications", 42),
        ("Cap Forêts", "preselected", 15),
        ("Cap Forêts", "selected", 7),
    }


def test_a_table_of_payers(read: Read) -> None:
    reading = read(
        f"{NEUTRAL}Le projet Brisants coûtera 10 M€.\n\n"
        "| Financeur | Montant (M€) |\n|---|---|\n| État | 4 |\n| Région Bretagne | 3,5 |"
    )
    payers = {
        _label(f.programme) for f in find_records(reading) if isinstance(f, Award)
    }
    assert payers == {"État", "Région Bretagne"}


# --- list items ----------------------------------------------------------------------

ITEMS = [
    ("Brisants – Université de Nantes – Nantes – 12 M€", {"Université de Nantes / Brisants : 12 000 000"}),
    (
        "Brisants – Ifremer – Brest – 12 M€, dont 2 M€ de la Région Bretagne",
        {"Ifremer / Brisants : 12 000 000", "Ifremer / Brisants : 2 000 000"},
    ),
    ("Brisants (Université de Nantes), 8,4 M€ ;", {"Université de Nantes / Brisants : 8 400 000"}),
    ("Brisants (Université de Nantes) : 900 k€", {"Université de Nantes / Brisants : 900 000"}),
    ("Brisants : Université de Nantes, 3,4 M€", {"Université de Nantes / Brisants : 3 400 000"}),
    ("Brisants, porté par Ifremer : 2,1 M€", {"Ifremer / Brisants : 2 100 000"}),
    ("Brisants – 900 k€ – Université de Nantes, avec le CNRS", {"Université de Nantes / Brisants : 900 000"}),
    ("1,8 M€ pour Brisants, porté par l’Université de Lille", {"Université de Lille / Brisants : 1 800 000"}),
    ("l’Université de Nantes, 400 000 € ;", {"Université de Nantes / - : 400 000"}),
    ("Université de Nantes : 1,2 M€ pour le projet Brisants", {"Université de Nantes / Brisants : 1 200 000"}),
    (
        "le Crous de Lille, 5,9 M€ pour rénover la résidence des Tilleuls",
        {"Crous de Lille / résidence des Tilleuls : 5 900 000"},
    ),
    ("Vents d’ouest – Université de Nantes – 700 k€", {"Université de Nantes / Vents d’ouest : 700 000"}),
    ("Marie Kerven (Ifremer, Brest) – Brisants – 2 M€", {"Ifremer / Brisants : 2 000 000"}),
    ("Brisants, chaire portée par Ifremer : aide ANR de 640 k€ sur 48 mois", {"Ifremer / Brisants : 640 000"}),
    ("✅ Brisants : 3 M€", {"- / Brisants : 3 000 000"}),
    ("Brisants – Université de Nantes – coût total : 12 M€", set()),
    ("Brisants – Université de Nantes – jusqu’à 600 000 €", set()),
    ("Brisants – Université de Nantes – 3 M€ demandés", set()),
    ("Université de Nantes : 3 M€ de chiffre d’affaires", set()),
    ("Santé – 12 M€ pour les hôpitaux", set()),
    ("La Région annonce que Brisants pourrait obtenir 3 M€", set()),
    ("12 mars – Université de Nantes – portes ouvertes", set()),
]  # fmt: skip


@pytest.mark.parametrize(("item", "awards"), ITEMS)
def test_awards_of_items(read: Read, item: str, awards: set[str]) -> None:
    reading = read(f"{INTRO}Les projets :\n\n- {item}\n- Rendez-vous en juin.")
    assert told(reading, Award) == awards


LISTS = [
    pytest.param(
        "## Non retenus\n\n- Brisants – Université de Nantes – Nantes\n- Estran (Ifremer)",
        {"Brisants rejected", "Estran rejected"},
        id="heading",
    ),
    pytest.param(
        "Ont été recalés :\n\n- Brisants, porté par l’Université de Lille ;\n- Jetée – CNRS.",
        {"Brisants rejected", "Jetée rejected"},
        id="lead-in",
    ),
    pytest.param(
        "Sept dossiers présélectionnés :\n\n1. Brisants, Université de Nantes\n2. Estran, Ifremer",
        {"Brisants preselected", "Estran preselected"},
        id="numbered",
    ),
    pytest.param(
        "### Les lauréats\n\n- Université de Brest\n- Ifremer (Plouzané)",
        {"Université de Brest selected", "Ifremer selected"},
        id="organisations",
    ),
    pytest.param(
        "Six lauréats reçoivent chacun 300 k€ :\n\n- Brisants – Ifremer et Orano, Brest",
        {"Brisants selected"},
        id="each",
    ),
    pytest.param(
        "Le consortium lauréat réunit :\n\n- l’Université de Lille ;\n- le CNRS.",
        set(),
        id="members",
    ),
    pytest.param(
        "Dossiers sur liste complémentaire :\n\n- Brisants (Ifremer)\n- Estran (Inserm)",
        set(),
        id="waiting",
    ),
    pytest.param(
        "Les prochains rendez-vous :\n\n- Université de Brest\n- Ifremer (Plouzané)",
        set(),
        id="nothing-told",
    ),
]


@pytest.mark.parametrize(("listed", "selections"), LISTS)
def test_selections_of_lists(read: Read, listed: str, selections: set[str]) -> None:
    assert told(read(INTRO + listed), Selection) == selections


def test_each_gets_what_is_told_above(read: Read) -> None:
    reading = read(
        f"{INTRO}Deux lauréats reçoivent chacun 300 k€ :\n\n"
        "- **BRISANTS** – Ifremer et Vectris, Brest ;\n- **ESTRAN** – Inserm et Nutrilis, Dijon."
    )
    assert told(reading, Award) == {
        "Ifremer / BRISANTS : 300 000",
        "Inserm / ESTRAN : 300 000",
    }
    assert "Vectris partner BRISANTS" in told(reading, Partner)
    assert "ESTRAN @ Dijon" in told(reading, Location)


def test_those_who_pay(read: Read) -> None:
    reading = read(
        f"{NEUTRAL}Le budget du projet Brisants se répartit ainsi :\n\n"
        "- Région Bretagne : 2 M€\n- État : 3 M€"
    )
    payers = {
        (_label(f.project), _label(f.programme), _euros(f.amount.amount))
        for f in find_records(reading)
        if isinstance(f, Award)
    }
    assert payers == {
        ("Brisants", "Région Bretagne", "2 000 000"),
        ("Brisants", "État", "3 000 000"),
    }


# --- running text ----------------------------------------------------------------------

SENTENCES = [
    (
        "Parmi les lauréats, l’Université de Brest (3 M€), Ifremer (2,5 M€) et le CHU de Nantes (900 000 €).",
        {"Université de Brest / - : 3 000 000", "Ifremer / - : 2 500 000", "CHU de Nantes / - : 900 000"},
    ),
    (
        "Trois projets sont retenus : Brisants (Université de Nantes, 3,4 M€), Estran (École centrale de Lyon, Lyon, 2,1 M€) et Houle (Inserm – 1 M€).",
        {
            "Université de Nantes / Brisants : 3 400 000",
            "École centrale de Lyon / Estran : 2 100 000",
            "Inserm / Houle : 1 000 000",
        },
    ),
    (
        "Figurent dans la liste Brisants, porté par Ifremer (9,2 M€), et Estran, de l’Université de Lille (5,8 M€).",
        {"Ifremer / Brisants : 9 200 000", "Université de Lille / Estran : 5 800 000"},
    ),
    (
        "Le Gouvernement annonce deux projets : Brisants (5,9 M€) porté par Ifremer, et Estran (5 M€) par l’Université de Lille.",
        {"Ifremer / Brisants : 5 900 000", "Université de Lille / Estran : 5 000 000"},
    ),
    (
        "Sont lauréats ceux de l’Université de Nantes (Brisants, 15 M€) et de l’Université de Lille (Estran, 10,8 M€).",
        {"Université de Nantes / Brisants : 15 000 000", "Université de Lille / Estran : 10 800 000"},
    ),
    (
        "Les autres lauréats sont portés par les universités de Nantes (35 M€), de Lille (20 M€) et de Tours (8 M€).",
        {
            "Université de Nantes / - : 35 000 000",
            "Université de Lille / - : 20 000 000",
            "Université de Tours / - : 8 000 000",
        },
    ),
    (
        "Trois start-up sont primées : la société Houlux, à Brest, qui fabrique des bouées (300 000 €) ; la société Maréa, à Lorient, pour ses algues (250 000 €) ; et la société Vagus, à Caen, dont les capteurs lui valent 200 k€.",
        {"Houlux / - : 300 000", "Maréa / - : 250 000", "Vagus / - : 200 000"},
    ),
    (
        "Deux lauréats se partagent 8 M€, soit 4 M€ chacun : Brisants, porté par Ifremer, et Estran, par l’Université de Lille.",
        {"Ifremer / Brisants : 4 000 000", "Université de Lille / Estran : 4 000 000"},
    ),
    (
        "À la clé : 3 M€ pour l’Université de Brest, 2,5 M€ pour Ifremer et 1 M€ pour le CHU de Nantes.",
        {"Université de Brest / - : 3 000 000", "Ifremer / - : 2 500 000", "CHU de Nantes / - : 1 000 000"},
    ),
    (
        "L’Université de Brest reçoit 3 M€, Ifremer 2,5 M€.",
        {"Ifremer / - : 2 500 000"},
    ),
    (
        "Parmi les retenus : Brisants, Université de Nantes, 3 M€ ; Estran, Ifremer, 2 M€.",
        {"Université de Nantes / Brisants : 3 000 000", "Ifremer / Estran : 2 000 000"},
    ),
    (
        "Sont retenus Brisants (Ifremer, 2,4 M€) et Estran, auquel l’Université de Lille associera l’Inserm (1,1 M€).",
        {"Ifremer / Brisants : 2 400 000", "- / Estran : 1 100 000"},
    ),
    (
        "Deux instituts reçoivent une aide : Houle, à Lyon, 24 M€ ; Estran, à Paris, 21 M€.",
        {"- / Houle : 24 000 000", "- / Estran : 21 000 000"},
    ),
    ("Les budgets des clubs d’université : Racing (12 M€), Olympique (8 M€).", set()),
    ("En 2019, Ifremer (2 M€) avait déjà obtenu un financement.", set()),
    ("L’Université de Brest (3 M€ demandés) et Ifremer (2 M€ sollicités) attendent.", set()),
    ("Le projet Brisants (3 M€) n’a finalement pas été financé.", set()),
    ("Le projet Brisants (3 M€) pourrait être financé l’an prochain.", set()),
    ("Le projet Brisants (coût total : 12 M€) associe Ifremer.", set()),
    ("La société Houlux (12 M€ de chiffre d’affaires) rejoint le projet.", set()),
    ("La demande formulée par l’Université de Brest (2 M€) est sans objet.", set()),
    ("Le projet Brisants (12 chercheurs) débute.", set()),
    ("Il a payé son repas (24 €) au Café de Brest (30 € avec le vin).", set()),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "awards"), SENTENCES)
def test_awards_of_enumerations(read: Read, sentence: str, awards: set[str]) -> None:
    assert told(read(INTRO + sentence), Award) == awards


PAYERS = [
    (
        "Le projet Brisants avance. Financeurs : Région Bretagne, 22 M€ ; Feder, 17 M€ ; Brest métropole, 500 000 €.",
        {("Région Bretagne", "22 000 000"), ("Feder", "17 000 000"), ("Brest métropole", "500 000")},
    ),
    (
        "Le projet Brisants est financé par la Région Bretagne pour 3 M€ et par l’État à hauteur de 2 M€.",
        {("Région Bretagne", "3 000 000"), ("État", "2 000 000")},
    ),
    (
        "Pour le projet Brisants, la Région Bretagne verse 3 M€, Brest métropole 500 000 €.",
        {("Brest métropole", "500 000")},
    ),
    (
        "Le projet Brisants démarre. La Région Bretagne y contribue pour 3 M€, Brest métropole pour 500 000 €.",
        {("Brest métropole", "500 000")},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "shares"), PAYERS)
def test_shares_of_payers(
    read: Read, sentence: str, shares: set[tuple[str, str]]
) -> None:
    found = {
        (_label(f.programme), _euros(f.amount.amount))
        for f in find_records(read(NEUTRAL + sentence))
        if isinstance(f, Award) and _label(f.project) == "Brisants"
    }
    assert found == shares


def test_a_building_named_in_full_before(read: Read) -> None:
    reading = read(
        f"{NEUTRAL}Caen : feu vert au bâtiment de chimie verte. L’université construira"
        " un bâtiment de 49 M€. Financeurs : Région Normandie, 22 M€ ; Feder, 17 M€."
    )
    projects = {
        _label(f.project) for f in find_records(reading) if isinstance(f, Award)
    }
    assert projects == {"bâtiment de chimie verte"}


def test_denied_and_conditional_awards_are_marked(read: Read) -> None:
    found = find_records(
        read(f"{INTRO}Le projet Brisants (3 M€) n’a finalement pas été financé.")
    )
    assert {f.factuality for f in found} == {Factuality.DENIED}


@pytest.mark.parametrize(
    "text",
    [
        "- Farine : 200 g\n- Le menu (24 €) et le vin (5 €)",
        "| Plat | Prix |\n|---|---|\n| Sole | 42 € |",
        "Le Racing (12 M€) et l’Olympique (8 M€) dépensent.",
    ],
)
def test_other_matters_tell_nothing(read: Read, text: str) -> None:
    assert find_records(read(f"Chronique du dimanche.\n\n{text}")) == []


def test_every_fact_has_its_words(read: Read) -> None:
    reading = read(
        f"{INTRO}- Brisants – Ifremer – Brest – 12 M€, dont 2 M€ de la Région Bretagne"
    )
    for fact in find_records(reading):
        assert fact.evidence
        assert fact.rule.endswith(".item")
        for evidence in fact.evidence:
            exact = reading.analysis.text[evidence.start : evidence.end]
            assert exact == evidence.exact
