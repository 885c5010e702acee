"""Money that tables tell: shares, totals, who pays, parts of a plan."""

from __future__ import annotations

from collections.abc import Callable

import pytest

_CASES: list[tuple[str, list[str]]] = [
    (
        "## Les lauréats de l'appel « Deltas »\n\n| Porteur | Acronyme | Coût total | Aide accordée |\n|---|---|---|---|\n| Université de Valbourg | RIVAGE | 12,4 M€ | 5,1 M€ |\n| CHU de Montségur | CARDIA-2 | 8 M€ | 3,75 M€ |",
        [
            "CARDIA-2 = 8_000_000",
            "CHU de Montségur / CARDIA-2 : 3_750_000",
            "RIVAGE = 12_400_000",
            "Université de Valbourg / RIVAGE : 5_100_000",
        ],
    ),
    (
        "Plan de financement du projet « Halle Verte » (en k€) :\n\n| Financeur | Montant |\n|---|---|\n| État | 2 500 |\n| Région Bourgogne-Franche-Comté | 1 800 |\n| Feder | 900 |\n| Ville de Valbourg | 350 |\n| Total | 5 550 |",
        [
            "- / Halle Verte : 1_800_000",
            "- / Halle Verte : 2_500_000",
            "- / Halle Verte : 350_000",
            "- / Halle Verte : 900_000",
            "Halle Verte = 5_550_000",
        ],
    ),
    (
        "| Axe du plan | Enveloppe (M€) |\n|---|---|\n| Formation | 40 |\n| Recherche | 65 |\n| Transfert | 15 |\n| Total | 120 |",
        [
            "Formation = 40_000_000",
            "Recherche = 65_000_000",
            "Total = 120_000_000",
            "Transfert = 15_000_000",
        ],
    ),
    (
        "| Commune | Opération | Coût HT | DETR |\n|---|---|---|---|\n| Valbourg | Tiers-lieu numérique | 640 000 € | 192 000 € |\n| Montségur | Fab lab | 210 000 € | 84 000 € |",
        [
            "- / Fab lab : 84_000",
            "- / Tiers-lieu numérique : 192_000",
            "Fab lab = 210_000",
            "Tiers-lieu numérique = 640_000",
        ],
    ),
    (
        "| | 2021 | 2022 | 2023 |\n|---|---|---|---|\n| Dotation de l'université (M€) | 98 | 101 | 104 |\n| Masse salariale (M€) | 80 | 83 | 86 |",
        [],
    ),
    (
        "Tarifs de la formation continue à l'université :\n\n| Formation | Tarif |\n|---|---|\n| DU Gestion de projet | 3 200 € |\n| Master Innovation | 6 500 € |",
        [],
    ),
    (
        "Montants en millions d'euros.\n\n| N° | Lauréat | Ville | Thème | 2024 | 2025 | Total |\n|---|---|---|---|---|---|---|\n| 1 | Institut Gaspard-Morel | Valbourg | hydrogène | 1,5 | 1,5 | 3 |\n| 2 | Laboratoire Arcane | Montségur | batteries | 2 | 3 | 5 |",
        [
            "Institut Gaspard-Morel / - : 3_000_000",
            "Laboratoire Arcane / - : 5_000_000",
        ],
    ),
    (
        "| Chercheuse ou chercheur | Projet | Établissement | Bourse |\n|---|---|---|---|\n| Irène Vasseur-Talec | NANOFLUX | Université de Valbourg | 1 498 750 € |\n| Paul-Étienne Garrigou | DEEPSEA | Institut océanographique de Kervalon | 1,9 M€ |",
        [
            "Institut océanographique de Kervalon / DEEPSEA : 1_900_000",
            "Université de Valbourg / NANOFLUX : 1_498_750",
        ],
    ),
    (
        "| Entreprise | Chiffre d'affaires 2022 | Effectif |\n|---|---|---|\n| Solmeca | 12 M€ | 80 |\n| Fongia | 3,5 M€ | 22 |",
        [],
    ),
    (
        "| Établissement | Montant total |\n|---|---|\n| Université du Ponant | 14 M€ |\n| Université de Valbourg | 11 M€ |\n| **Total général** | **25 M€** |",
        [
            "Total général = 25_000_000",
            "Université de Valbourg / - : 11_000_000",
            "Université du Ponant / - : 14_000_000",
        ],
    ),
    (
        "| Bénéficiaire | Objet | Subvention |\n|---|---|---|\n| Ville de Valbourg | Rénovation de la médiathèque | 350 000 € |\n| Association Les Sillons | Fête de la science | 12 000 € |\n| Université du Ponant | Achat d'un microscope électronique | 900 000 € |",
        [
            "Association Les Sillons / - : 12_000",
            "Université du Ponant / - : 900_000",
            "Ville de Valbourg / - : 350_000",
        ],
    ),
    (
        "Programme « Rives », ventilation par année :\n\n| Année | 2024 | 2025 | 2026 |\n|---|---|---|---|\n| Crédits (M€) | 10 | 12 | 15 |",
        [],
    ),
    (
        "Les dix premiers bénéficiaires d'Horizon Europe en région (2021-2023) :\n\n| Établissement | Nombre de projets | Subventions obtenues |\n|---|---|---|\n| Université du Ponant | 24 | 18,3 M€ |\n| CHU de Montségur | 11 | 7,9 M€ |",
        ["CHU de Montségur / - : 7_900_000", "Université du Ponant / - : 18_300_000"],
    ),
    (
        "| Priorité | Montant | Part |\n|---|---|---|\n| Transition énergétique | 120 M€ | 40 % |\n| Santé numérique | 90 M€ | 30 % |\n| Autres | 90 M€ | 30 % |\n| Ensemble | 300 M€ | 100 % |",
        [
            "Ensemble = 300_000_000",
            "Santé numérique = 90_000_000",
            "Transition énergétique = 120_000_000",
        ],
    ),
    (
        "| Académie | Campus | Label obtenu | Dotation PIA |\n|---|---|---|---|\n| Normandie | Campus des métiers du Littoral | Excellence | 2,2 M€ |\n| Dijon | Campus Bois & Forêt | Excellence | 1,6 M€ |",
        [
            "- / Campus Bois & Forêt : 1_600_000",
            "- / Campus des métiers du Littoral : 2_200_000",
        ],
    ),
    (
        "Le tableau ci-dessous présente le coût des opérations immobilières de l'université :\n\n| Opération | Surface | Coût (TDC) | Livraison |\n|---|---|---|---|\n| Bibliothèque Simone-Aubry | 4 200 m² | 14,2 M€ | 2026 |\n| Pôle sportif | 1 900 m² | 5 M€ | 2025 |",
        ["Bibliothèque Simone-Aubry = 14_200_000", "Pôle sportif = 5_000_000"],
    ),
    (
        "| Chaire | Mécène | Apport |\n|---|---|---|\n| Ville sobre | Groupe Calidor | 600 000 € |\n| Données et territoires | Mutuelle Arvor | 300 000 € |",
        ["- / Données et territoires : 300_000", "- / Ville sobre : 600_000"],
    ),
    (
        "| Salaires moyens des jeunes docteurs | Public | Privé |\n|---|---|---|\n| Première année | 30 000 € | 38 000 € |",
        [],
    ),
    (
        "Appel « Deltas », vague 2. Sélection du jury (subvention maximale en euros).\n\n| Sigle | Établissement coordinateur | Ville | Subvention (€) |\n|---|---|---|---|\n| NAUTIL | École d'ingénieurs de Montségur | Montségur | 1.200.000 |\n| KARST | Université de Valbourg | Valbourg | 875.000 |\n| **TOTAL** | | | **2.075.000** |",
        [
            "Deltas = 2_075_000",
            "Université de Valbourg / KARST : 875_000",
            "École d'ingénieurs de Montségur / NAUTIL : 1_200_000",
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), _CASES)
def test_told(text: str, expected: list[str], funded: Callable[..., list[str]]) -> None:
    assert funded(text) == expected
