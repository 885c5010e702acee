"""Money that lists tell: entries, breakdowns, those who pay."""

from __future__ import annotations

from collections.abc import Callable

import pytest

_CASES: list[tuple[str, list[str]]] = [
    (
        "Les lauréats de l'appel à projets « Deltas » sont :\n\n- RIVAGE, porté par l'Université de Valbourg : 5,1 M€ ;\n- CARDIA-2, porté par le CHU de Montségur : 3,75 M€ ;\n- LITHO, porté par l'École des mines du Morlan : 2 M€.",
        [
            "CHU de Montségur / CARDIA-2 : 3_750_000",
            "Université de Valbourg / RIVAGE : 5_100_000",
            "École des mines du Morlan / LITHO : 2_000_000",
        ],
    ),
    (
        "Cinq projets sont financés par la Région Normandie :\n\n1. Forgéa – Lycée Alphonse-Tellier – 1,2 M€\n2. Textilab – Université du Ponant – 800 000 €\n3. Marinov – Campus de Kervalon – 2 M€",
        [
            "Campus de Kervalon / Marinov : 2_000_000",
            "Lycée Alphonse-Tellier / Forgéa : 1_200_000",
            "Université du Ponant / Textilab : 800_000",
        ],
    ),
    (
        "Ces trois laboratoires communs reçoivent 350 000 € chacun :\n\n- ThermoPol (Université du Ponant et société Calidor) ;\n- OptiSens (Institut Gaspard-Morel et Lumatek) ;\n- BioGel (CHU de Montségur et Gelium).",
        [
            "CHU de Montségur / BioGel : 350_000",
            "Institut Gaspard-Morel / OptiSens : 350_000",
            "Université du Ponant / ThermoPol : 350_000",
        ],
    ),
    (
        "Le plan « Rives », doté de 84 M€, se décline en trois volets :\n\n- 40 M€ pour la formation des ingénieurs ;\n- 30 M€ pour la recherche partenariale ;\n- 14 M€ pour la modernisation des plateaux techniques.",
        [
            "Rives = 84_000_000",
            "formation des ingénieurs = 40_000_000",
            "modernisation des plateaux techniques = 14_000_000",
            "recherche partenariale = 30_000_000",
        ],
    ),
    (
        "Plan « Rives » : 84 M€, dont :\n\n* formation : 40 M€\n* recherche : 30 M€\n* équipement : 14 M€",
        [
            "Rives = 84_000_000",
            "formation = 40_000_000",
            "recherche = 30_000_000",
            "équipement = 14_000_000",
        ],
    ),
    (
        "Le financement de la Halle Verte, d'un coût total de 5,2 M€, se répartit ainsi :\n\n- État : 2,5 M€\n- Région Normandie : 1,8 M€\n- Valbourg Métropole : 900 000 €",
        [
            "- / Halle Verte : 1_800_000",
            "- / Halle Verte : 2_500_000",
            "- / Halle Verte : 900_000",
            "Halle Verte = 5_200_000",
        ],
    ),
    (
        "Lauréats de l'appel « Sols vivants » : Université de Valbourg (HUMUS+, 320 000 €) ; Société Fongia (MYCOREL, 500 000 €) ; lycée agricole du Morlan (TERRADON, 150 000 €).",
        [
            "Société Fongia / MYCOREL : 500_000",
            "Université de Valbourg / HUMUS+ : 320_000",
            "lycée agricole du Morlan / TERRADON : 150_000",
        ],
    ),
    (
        "Ont été retenus dans le cadre de l'appel « Sols vivants » :\n\n- Université de Valbourg : HUMUS+ (320 000 €)\n- Fongia : MYCOREL (500 000 €)",
        ["Fongia / MYCOREL : 500_000", "Université de Valbourg / HUMUS+ : 320_000"],
    ),
    (
        "Lauréats de l'appel à projets « Ateliers 4.0 » :\n\n- **Forgéa** (1,2 M€) : porté par le lycée Alphonse-Tellier, ce projet modernise la métallurgie.\n- **Textilab** (800 000 €) : porté par l'Université du Ponant, il développe les textiles techniques.",
        [
            "Université du Ponant / Textilab : 800_000",
            "lycée Alphonse-Tellier / Forgéa : 1_200_000",
        ],
    ),
    (
        "Les dotations accordées par l'ANR au titre de l'appel « Écoles de demain » :\n\n- 8,4 M€ à l'Université de Valbourg pour Val'École ;\n- 6 M€ à l'Université de Montségur pour SEGUR-UP ;\n- 3,2 M€ au lycée Alphonse-Tellier pour Forgéa.",
        [
            "Université de Montségur / SEGUR-UP : 6_000_000",
            "Université de Valbourg / Val'École : 8_400_000",
            "lycée Alphonse-Tellier / Forgéa : 3_200_000",
        ],
    ),
    (
        "Projets soutenus par la Région :\n\n- Valbourg\n  - Halle Verte, Université de Valbourg, 2,5 M€\n  - Maison des sciences, Ville de Valbourg, 600 000 €\n- Montségur\n  - SEGUR-UP, Université de Montségur, 1 M€",
        [
            "Université de Montségur / SEGUR-UP : 1_000_000",
            "Université de Valbourg / Halle Verte : 2_500_000",
            "Ville de Valbourg / Maison des sciences : 600_000",
        ],
    ),
    (
        "L'État y consacre 120 M€, répartis comme suit : 60 M€ pour les équipements, 35 M€ pour les chaires et 25 M€ pour la formation continue. Il s'agit de la stratégie « Matériaux critiques ».",
        [
            "chaires = 35_000_000",
            "formation continue = 25_000_000",
            "équipements = 60_000_000",
        ],
    ),
    (
        "Répartition des 66 M€ de l'appel « Deltas » par région :\n\n- Normandie : 20 M€ (4 projets)\n- Bretagne : 30 M€ (6 projets)\n- Occitanie : 16 M€ (3 projets)",
        ["Bretagne = 30_000_000", "Normandie = 20_000_000", "Occitanie = 16_000_000"],
    ),
    (
        "Contacts presse :\n\n- Université de Valbourg : Anne Lestrade, 03 80 00 00 00\n- Région : Paul Aubrac",
        [],
    ),
    (
        "Les chiffres clés du pôle :\n\n- 120 M€ de chiffre d'affaires cumulé\n- 45 entreprises membres\n- 12 M€ d'investissements par an",
        [],
    ),
    (
        "Le conseil d'administration a attribué :\n\n- à Mme Irène Talec, 40 000 € pour son projet NANOFLUX ;\n- à M. Paul Garrigou, 35 000 € pour son projet DEEPSEA.",
        ["Irène Talec / NANOFLUX : 40_000", "Paul Garrigou / DEEPSEA : 35_000"],
    ),
    (
        "Le comité a retenu cinq dossiers. Le premier, HUMUS+, reçoit 320 000 €. Les quatre autres obtiendront 100 000 € chacun :\n\n- MYCOREL, de la société Fongia\n- TERRADON, du lycée agricole du Morlan\n- GRAVITO, de l'Institut Gaspard-Morel\n- LITHO, de l'École des mines du Morlan",
        [
            "- / HUMUS+ : 320_000",
            "Fongia / MYCOREL : 100_000",
            "Institut Gaspard-Morel / GRAVITO : 100_000",
            "lycée agricole du Morlan / TERRADON : 100_000",
            "École des mines du Morlan / LITHO : 100_000",
        ],
    ),
    (
        "Palmarès 2024 de l'appel « Vergers » :\n\n- POMOLOG (Inrae, Angers) : 1,25 M€\n- CIDRA (lycée agricole du Morlan, Montségur) : 480 k€\n- DRUPÉO (Université de Valbourg, Valbourg) : 750 k€",
        [
            "Inrae / POMOLOG : 1_250_000",
            "Université de Valbourg / DRUPÉO : 750_000",
            "lycée agricole du Morlan / CIDRA : 480_000",
        ],
    ),
    (
        "Le budget du projet ALIZÉ s'élève à 4,6 M€ :\n\n- 1,8 M€ de l'ANR ;\n- 1,2 M€ de la Région Normandie ;\n- 1,6 M€ d'autofinancement.",
        ["- / ALIZÉ : 1_200_000", "- / ALIZÉ : 1_800_000", "ALIZÉ = 4_600_000"],
    ),
    (
        "Ont contribué au financement de la Halle Minerve :\n- l'État (3,2 M€),\n- la Région Normandie (2,1 M€),\n- le Feder (1,4 M€).",
        [
            "- / Halle Minerve : 1_400_000",
            "- / Halle Minerve : 2_100_000",
            "- / Halle Minerve : 3_200_000",
        ],
    ),
    (
        "Sont lauréats : ALIZÉ, de l'Université du Ponant, avec 2 M€ ; BORÉAL, de l'Institut Gaspard-Morel, avec 1,45 M€ ; et THERMA, de la société Calidor, avec 600 000 €. Ces projets de recherche démarrent en janvier.",
        [
            "Calidor / THERMA : 600_000",
            "Institut Gaspard-Morel / BORÉAL : 1_450_000",
            "Université du Ponant / ALIZÉ : 2_000_000",
        ],
    ),
    (
        "Trois équipes se partagent 900 000 € de la fondation Arvor : 400 000 € pour le laboratoire Hydrosol, 300 000 € pour l'Institut Gaspard-Morel et 200 000 € pour le CHU de Montségur.",
        [
            "CHU de Montségur / - : 200_000",
            "Institut Gaspard-Morel / Institut Gaspard-Morel : 300_000",
            "Trois équipes = 900_000",
            "laboratoire Hydrosol / - : 400_000",
        ],
    ),
    (
        "Les finalistes, encore en lice pour 5 M€ chacun :\n\n- ALIZÉ, Université du Ponant\n- BORÉAL, Institut Gaspard-Morel",
        [],
    ),
    (
        "Nos partenaires industriels :\n\n- Calidor (90 M€ de chiffre d'affaires)\n- Lumatek (12 M€ de chiffre d'affaires)",
        [],
    ),
]


@pytest.mark.parametrize(("text", "expected"), _CASES)
def test_told(text: str, expected: list[str], funded: Callable[..., list[str]]) -> None:
    assert funded(text) == expected
