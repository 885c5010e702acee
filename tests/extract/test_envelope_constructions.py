"""Envelopes and shares by the constructions that tell them, in sentences, lists and tables."""

from __future__ import annotations

from collections.abc import Callable

import pytest

_CASES: list[tuple[str, list[str]]] = [
    (
        "D'un coût de 14 M€, la halle technologique de Varenne ouvrira en 2027.",
        ["halle technologique de Varenne = 14_000_000"],
    ),
    (
        "Dotée d'un budget de 25 M€, la chaire « Sols vivants » accueillera dix doctorants.",
        ["- / Sols vivants : 25_000_000"],
    ),
    (
        "D'un montant total de 31 M€, le programme « Rivages » courra jusqu'en 2030.",
        ["Rivages = 31_000_000"],
    ),
    (
        "Doté d'un budget de 8,5 M€, le futur bâtiment de chimie accueillera 300 étudiants.",
        ["futur bâtiment de chimie = 8_500_000"],
    ),
    (
        "Estimé à 42 M€, le projet Campus Nord sera livré en 2028.",
        ["Campus Nord = 42_000_000"],
    ),
    (
        "Chiffrée à 3,2 millions d'euros, la rénovation de la bibliothèque universitaire débutera en juin.",
        ["rénovation de la bibliothèque universitaire = 3_200_000"],
    ),
    (
        "Sur ce total, 12 millions d'euros seront fléchés vers la formation continue.",
        ["formation continue = 12_000_000"],
    ),
    (
        "Douze millions d'euros sont fléchés vers les laboratoires de chimie.",
        ["laboratoires de chimie = 12_000_000"],
    ),
    (
        "Une première enveloppe, de 5 M€, ira à la rénovation des amphithéâtres.",
        ["rénovation des amphithéâtres = 5_000_000"],
    ),
    (
        "Une deuxième enveloppe, d'un montant de 7 M€, sera consacrée à l'achat d'équipements scientifiques.",
        ["achat d'équipements scientifiques = 7_000_000"],
    ),
    (
        "Une enveloppe de 9 M€ ira au logement étudiant.",
        ["logement étudiant = 9_000_000"],
    ),
    ("L'Agence retient 14 projets, soit 28 M€.", ["14 projets = 28_000_000"]),
    (
        "Quatorze projets ont été retenus, soit un total de 28 M€ sur cinq ans.",
        ["Quatorze projets = 28_000_000"],
    ),
    (
        "Le projet Calanque réunit neuf partenaires pour un budget total de 100 M€. France 2030 en apporte 75.",
        ["- / Calanque : 75_000_000", "Calanque = 100_000_000"],
    ),
    (
        "L'appel à projets « Deltas », ouvert jusqu'en juin, mobilise 14 M€ par an pendant cinq ans.",
        ["Deltas = 14_000_000"],
    ),
    (
        "Au total, 214 M€ seront engagés sur cinq ans, dont 60 M€ pour les équipements et 40 M€ pour la formation.",
        ["formation = 40_000_000", "équipements = 60_000_000"],
    ),
    (
        "La stratégie nationale « Alimentation durable » est dotée de 877 M€, dont 200 M€ pour la recherche.",
        ["Alimentation durable = 877_000_000", "recherche = 200_000_000"],
    ),
    (
        "L'État consacre 60 M€ à l'appel à projets « Vallées sobres », opéré par l'Ademe.",
        ["Vallées sobres = 60_000_000"],
    ),
    ("Pour cette deuxième saison, l'État met 60 M€ sur la table.", []),
    (
        "Au sein de France 2030, le programme « Graines » bénéficie d'un budget de 65 M€ sur six ans, dont l'Inrae assure le pilotage.",
        ["Graines = 65_000_000"],
    ),
    (
        "L'État a prévu d'y consacrer 300 M€ d'ici à 2030. Le plan « Abysses » sera suivi par le SGPI.",
        [],
    ),
    (
        "Le PEPR « Mobilité », financé par l'État à hauteur de 53 M€, est copiloté par le CNRS et l'Inria.",
        ["Mobilité / - : 53_000_000"],
    ),
    (
        "Le plan « Abysses », auquel l'État consacre 300 M€, démarre.",
        ["Abysses = 300_000_000"],
    ),
    (
        "Pas moins de 40 M€ seront mobilisés pour l'appel à manifestation d'intérêt « Filières vertes ».",
        ["Filières vertes = 40_000_000"],
    ),
    (
        "Budget global de l'appel « Filières vertes » : 40 M€.",
        ["Filières vertes = 40_000_000"],
    ),
    (
        "Avec un budget de 40 M€, l'appel « Filières vertes » vise les PME.",
        ["Filières vertes = 40_000_000"],
    ),
    (
        "Lancé en 2021 avec un budget de 150 M€, le programme « Quadrant » finance des prototypes.",
        ["Quadrant = 150_000_000"],
    ),
    (
        "Le programme « Quadrant », lancé en 2021, s'appuie sur un budget de 150 M€.",
        ["Quadrant = 150_000_000"],
    ),
    (
        "Pour financer l'appel « Quadrant », la Région a voté une enveloppe de 3,4 M€.",
        ["Quadrant = 3_400_000"],
    ),
    (
        "La nouvelle plateforme de microscopie, d'un coût de 6 M€, sera installée à Varenne.",
        ["nouvelle plateforme de microscopie = 6_000_000"],
    ),
    (
        "La construction du bâtiment, dont le coût est estimé à 18 M€, commencera en mars.",
        ["construction du bâtiment = 18_000_000"],
    ),
    (
        "Le coût total de l'opération s'élève à 18 M€ : 9 M€ pour la construction, 9 M€ pour les équipements.",
        ["construction = 9_000_000", "équipements = 9_000_000"],
    ),
    (
        "L'enveloppe de 80 M€ se répartit entre la recherche (50 M€), la formation (20 M€) et l'innovation (10 M€).",
        ["formation = 20_000_000", "innovation = 10_000_000", "recherche = 50_000_000"],
    ),
    (
        "Sur les 80 M€, 50 M€ iront à la recherche, 20 M€ à la formation et 10 M€ à l'innovation.",
        ["formation = 20_000_000", "innovation = 10_000_000", "recherche = 50_000_000"],
    ),
    (
        "Cette cinquième vague permet de soutenir 46 projets pour un montant global de 356 millions d'euros.",
        ["46 projets = 356_000_000"],
    ),
    (
        "46 projets sont ainsi financés pour 356 M€ au total.",
        ["46 projets = 356_000_000"],
    ),
    (
        "Les onze écoles retenues se partageront 81 M€ sur dix ans.",
        ["onze écoles retenues = 81_000_000"],
    ),
    (
        "Le montant total des aides accordées s'élève à 2,3 M€ pour quatre laboratoires.",
        ["quatre laboratoires = 2_300_000"],
    ),
    (
        "Le contrat de plan État-Région 2021-2027 de Savoie-Nord prévoit 1,02 milliard d'euros.",
        ["contrat de plan État-Région = 1_020_000_000"],
    ),
    (
        "La loi de programmation de la recherche injecte 25 milliards d'euros sur dix ans.",
        ["loi de programmation de la recherche = 25_000_000_000"],
    ),
    (
        "Le volet « formation » représente à lui seul 34 M€.",
        ["volet « formation = 34_000_000"],
    ),
    (
        "Le ministère consacrera 25 millions d'euros par an à des conventions avec les cantines.",
        ["des conventions avec les cantines = 25_000_000"],
    ),
    (
        "Un investissement de 3,2 milliards d'euros est prévu pour le centre de données de Varenne.",
        ["centre de données de Varenne / - : 3_200_000_000"],
    ),
    (
        "Le groupe Odalys investira 240 M€ dans une usine d'anticorps à Varenne.",
        ["usine d'anticorps à Varenne = 240_000_000"],
    ),
    (
        "L'appel à projets « Deltas » distingue trois lauréats :\n\n- **Aquasol** – Université de Varenne – 3,2 M€\n- **Biorive** – CHU de Montségur – 1,4 M€\n- **Cendrix** – Institut Gaspard-Morel – 900 000 €",
        [
            "CHU de Montségur / Biorive : 1_400_000",
            "Institut Gaspard-Morel / Cendrix : 900_000",
            "Université de Varenne / Aquasol : 3_200_000",
        ],
    ),
    (
        "Les lauréats de l'appel « Deltas » :\n\nAquasol, porté par l'Université de Varenne (3,2 M€)\n\nBiorive, porté par le CHU de Montségur (1,4 M€)",
        [
            "CHU de Montségur / Biorive : 1_400_000",
            "Université de Varenne / Aquasol : 3_200_000",
        ],
    ),
    (
        "Lauréats de l'appel « Deltas » en Savoie-Nord :\n\n- Université de Varenne, pour son projet Aquasol : 3,2 M€\n- CHU de Montségur, pour le projet Biorive : 1,4 M€",
        [
            "CHU de Montségur / Biorive : 1_400_000",
            "Université de Varenne / Aquasol : 3_200_000",
        ],
    ),
    (
        "Les projets retenus par l'appel « Deltas » :\n\n| Montant attribué (k€) | Acronyme | Établissement coordinateur |\n| --- | --- | --- |\n| 3 200 | Aquasol | Université de Varenne |\n| 1 400 | Biorive | CHU de Montségur |",
        [
            "CHU de Montségur / Biorive : 1_400_000",
            "Université de Varenne / Aquasol : 3_200_000",
        ],
    ),
    (
        "Les appels de l'année, pour la recherche :\n\n| Appel à projets | Enveloppe | Lauréats |\n| --- | --- | --- |\n| Deltas | 12 M€ | 6 |\n| Rivages | 8,5 M€ | 4 |",
        ["Deltas = 12_000_000", "Rivages = 8_500_000"],
    ),
    (
        "L'enveloppe de 80 M€ se répartit ainsi :\n\n- 50 M€ pour la recherche ;\n- 20 M€ pour la formation ;\n- 10 M€ pour l'innovation.",
        ["formation = 20_000_000", "innovation = 10_000_000", "recherche = 50_000_000"],
    ),
    (
        "Le plan « Abysses » comporte trois volets :\n\n- la recherche fondamentale (50 M€) ;\n- la formation des pilotes (20 M€) ;\n- les infrastructures (10 M€).",
        [
            "formation des pilotes = 20_000_000",
            "infrastructures = 10_000_000",
            "recherche fondamentale = 50_000_000",
        ],
    ),
    (
        "Le plan « Abysses » s'articule autour de trois axes :\n\n1. Recherche fondamentale : 50 millions d'euros\n2. Formation des pilotes : 20 millions d'euros\n3. Infrastructures : 10 millions d'euros",
        [
            "- / Infrastructures : 10_000_000",
            "Formation des pilotes = 20_000_000",
            "Recherche fondamentale = 50_000_000",
        ],
    ),
    (
        "Les lauréats par région de l'appel « Deltas » :\n\n### Bretagne\n\n- Aquasol (Université de Varenne) : 3,2 M€\n- Biorive (CHU de Montségur) : 1,4 M€\n\n### Occitanie\n\n- Cendrix (Institut Gaspard-Morel) : 900 000 €",
        [
            "CHU de Montségur / Biorive : 1_400_000",
            "Institut Gaspard-Morel / Cendrix : 900_000",
            "Université de Varenne / Aquasol : 3_200_000",
        ],
    ),
    (
        "Les lauréats de l'appel « Deltas » :\n\n- 3,2 M€ pour Aquasol, porté par l'Université de Varenne\n- 1,4 M€ pour Biorive, porté par le CHU de Montségur",
        [
            "CHU de Montségur / Biorive : 1_400_000",
            "Université de Varenne / Aquasol : 3_200_000",
        ],
    ),
    (
        "Les lauréats de l'appel « Deltas » :\n\n- Université de Varenne : 3,2 M€ (Aquasol)\n- CHU de Montségur : 1,4 M€ (Biorive)",
        [
            "CHU de Montségur / Biorive : 1_400_000",
            "Université de Varenne / Aquasol : 3_200_000",
        ],
    ),
    (
        "Les lauréats de l'appel « Deltas » :\n\n- Aquasol – 3,2 M€ – Université de Varenne – étude des nappes souterraines\n- Biorive – 1,4 M€ – CHU de Montségur – restauration des rives",
        [
            "CHU de Montségur / Biorive : 1_400_000",
            "Université de Varenne / Aquasol : 3_200_000",
        ],
    ),
    (
        "Les projets lauréats de l'appel « Deltas » :\n\n**Aquasol – Université de Varenne**\nMontant de l'aide : 3,2 M€\nThème : nappes souterraines\n\n**Biorive – CHU de Montségur**\nMontant de l'aide : 1,4 M€\nThème : rives",
        [
            "CHU de Montségur / Biorive : 1_400_000",
            "Université de Varenne / Aquasol : 3_200_000",
        ],
    ),
    (
        "Les projets lauréats de l'appel « Deltas » :\n\n### Aquasol\n\nPorteur : Université de Varenne\nBudget total : 5 M€\nAide France 2030 : 3,2 M€\n\n### Biorive\n\nPorteur : CHU de Montségur\nBudget total : 2 M€\nAide France 2030 : 1,4 M€",
        [
            "Aquasol = 5_000_000",
            "Biorive = 2_000_000",
            "CHU de Montségur / Biorive : 1_400_000",
            "Université de Varenne / Aquasol : 3_200_000",
        ],
    ),
    (
        "Évaluée à 21 millions d'euros, l'extension du technopôle de Varenne sera livrée en 2027.",
        ["extension du technopôle de Varenne = 21_000_000"],
    ),
    (
        "Les travaux de la faculté de pharmacie, dont le montant s'élève à 16 M€, dureront trois ans.",
        ["travaux de la faculté de pharmacie = 16_000_000"],
    ),
    (
        "Le nouvel amphithéâtre coûtera 4,6 millions d'euros.",
        ["nouvel amphithéâtre = 4_600_000"],
    ),
    (
        "L'appel à projets « Sillages » a permis de retenir douze équipes. L'État leur alloue 18 M€.",
        ["Sillages = 18_000_000"],
    ),
    (
        "Douze équipes ont été retenues dans le cadre de l'appel « Sillages ». Elles se partageront 18 M€.",
        ["Sillages = 18_000_000"],
    ),
    (
        "Le plan « Abysses » a été présenté lundi. Son budget atteint 300 M€ sur six ans.",
        ["Abysses = 300_000_000"],
    ),
    (
        "Le plan « Abysses » a été présenté lundi. Il est doté de 300 M€ sur six ans.",
        ["Abysses = 300_000_000"],
    ),
    (
        "Le plan « Abysses » a été présenté lundi. L'État y consacrera 300 M€ sur six ans.",
        ["Abysses = 300_000_000"],
    ),
    (
        "Le plan « Abysses » a été présenté lundi. Le dispositif mobilise 300 M€, dont 40 M€ dès 2025.",
        ["Abysses = 300_000_000"],
    ),
    (
        "Le volet formation bénéficie de 30 M€, le volet recherche de 120 M€.",
        ["volet formation = 30_000_000", "volet recherche = 120_000_000"],
    ),
    (
        "La recherche recevra 120 M€, la formation 30 M€.",
        ["formation = 30_000_000", "recherche = 120_000_000"],
    ),
    (
        "Une enveloppe complémentaire de 12 M€ permettra de financer la rénovation des résidences universitaires.",
        ["rénovation des résidences universitaires = 12_000_000"],
    ),
    (
        "Une seconde enveloppe, de 4 M€, servira à l'accueil des doctorants étrangers.",
        ["accueil des doctorants étrangers = 4_000_000"],
    ),
    (
        "L'appel « Sillages », doté de 20 M€ par an jusqu'en 2028, est ouvert aux PME.",
        ["Sillages = 20_000_000"],
    ),
    (
        "France 2030 soutient les 24 lauréats à hauteur de 62 M€.",
        ["24 lauréats = 62_000_000"],
    ),
    (
        "Les 24 lauréats bénéficient d'un soutien total de 62 M€.",
        ["24 lauréats = 62_000_000"],
    ),
    (
        "Vingt-quatre lauréats, 62 M€ : le bilan de l'appel « Sillages » est flatteur.",
        ["Sillages = 62_000_000"],
    ),
    (
        "Le ministère a annoncé 45 M€ supplémentaires pour les bourses de mobilité.",
        ["bourses de mobilité = 45_000_000"],
    ),
    (
        "Le gouvernement va injecter 45 M€ dans les bourses de mobilité.",
        ["bourses de mobilité = 45_000_000"],
    ),
    (
        "Quelque 45 M€ sont prévus pour les bourses de mobilité.",
        ["bourses de mobilité = 45_000_000"],
    ),
    (
        "Le montant de l'opération « Halle Sud » est de 11 M€ hors taxes.",
        ["Halle Sud = 11_000_000"],
    ),
    ("D'un coût trop élevé, 14 M€, le projet a été abandonné.", []),
    ("La stratégie pourrait mobiliser 300 M€.", []),
    ("La formation coûte 12 000 euros par an et par étudiant.", []),
    ("L'an dernier, le plan précédent avait été doté de 90 M€.", []),
    ("D'un montant maximal de 500 000 €, la subvention est versée en deux fois.", []),
    ("Leur chiffre d'affaires atteint 30 M€.", []),
    (
        "## Chaire « Fibres »\n\nL'école de Varenne lance la chaire « Fibres », dédiée aux fibres naturelles, avec l'Institut Gaspard-Morel.\n\n### L'essentiel\n\nPorteur : École de Varenne\nBudget : 1,95 M€\nDurée : 5 ans",
        ["Fibres = 1_950_000"],
    ),
    (
        "Lauréats de l'appel « Deltas » pour la recherche\n\nAquasol – Université de Varenne\n\n- Montant : 3,2 M€\n- Partenaires : Institut Gaspard-Morel, CHU de Montségur\n\nBiorive – CHU de Montségur\n\n- Montant : 1,4 M€\n- Partenaires : Université de Varenne",
        [
            "CHU de Montségur / Biorive : 1_400_000",
            "Université de Varenne / Aquasol : 3_200_000",
        ],
    ),
    (
        "Nos projets de recherche lauréats\n\n**OSMOSE**\nCoordinateur : CNRS\nFinancement ANR : 420 000 €\nPartenaires : Université de Varenne",
        ["CNRS / OSMOSE : 420_000"],
    ),
    (
        "Le budget total du projet Hérons est évalué à environ 82 millions d'euros, entreprises comprises.",
        ["Hérons = 82_000_000"],
    ),
    ("Le budget de la plateforme Prismes est chiffré à 3 M€.", ["Prismes = 3_000_000"]),
    (
        "La recherche recevra 120 M€, la formation 30 M€.",
        ["formation = 30_000_000", "recherche = 120_000_000"],
    ),
    (
        "Les travaux de la faculté de pharmacie, dont le montant s'élève à 16 M€, dureront trois ans.",
        ["travaux de la faculté de pharmacie = 16_000_000"],
    ),
    (
        "Quant à l'usine elle-même, un investissement de 1,3 milliard d'euros, elle ouvrira en 2027.",
        ["usine = 1_300_000_000"],
    ),
    (
        "La halle technologique, un chantier de 12 M€, ouvrira en 2027.",
        ["halle technologique = 12_000_000"],
    ),
    ("Montant total des aides : 2 285 000 €.", ["Montant total des aides = 2_285_000"]),
    (
        "Sur les 25 M€ dont le fonds Amorce a été doté, la moitié est dépensée.",
        ["Amorce = 25_000_000"],
    ),
    ("Doté d'un budget annuel de 12 M€, l'institut emploie 200 personnes.", []),
    ("Avec un budget de 40 M€, le laboratoire forme 500 étudiants.", []),
    (
        "La future maison des étudiants de Varenne représente un investissement de 7,4 M€.",
        ["maison des étudiants de Varenne = 7_400_000"],
    ),
    (
        "Le chantier, d'un coût de 7,4 M€, s'achèvera en 2026. Il concerne le projet Solstice.",
        [],
    ),
    (
        "Avec une enveloppe de 33 M€ sur quatre ans, la deuxième vague du programme « Racines » financera une trentaine de projets.",
        ["deuxième vague du programme « Racines = 33_000_000"],
    ),
    (
        "Opéré par l'ANR, le programme « Racines » bénéficie de 33 M€ au titre de France 2030.",
        ["Racines = 33_000_000"],
    ),
    (
        "Le programme « Racines », piloté par l'Inrae et le CNRS, dispose d'un budget de 33 M€.",
        ["Racines = 33_000_000"],
    ),
    (
        "Pour sa quatrième édition, le concours « Étincelles » est doté de 1,2 M€.",
        ["Étincelles = 1_200_000"],
    ),
    (
        "En tout, l'État mobilise 21 M€ pour ces 14 projets.",
        ["14 projets = 21_000_000"],
    ),
    (
        "Sur une enveloppe de 60 M€, 21 M€ ont été engagés dans le cadre de l'appel « Étincelles ».",
        ["Étincelles = 21_000_000"],
    ),
    (
        "Le département engagera 3 M€ dans la rénovation du gymnase universitaire.",
        ["rénovation du gymnase universitaire = 3_000_000"],
    ),
    (
        "L'Europe, via le Feder, prend en charge 3 M€ sur les 8 M€ que coûte la serre expérimentale.",
        ["serre expérimentale = 8_000_000"],
    ),
    (
        "Montant des investissements prévus par la stratégie « Horizons bleus » : 250 M€.",
        ["Horizons bleus = 250_000_000"],
    ),
    (
        "Le plan consacre 90 M€ aux laboratoires, 60 M€ aux équipements et 20 M€ à la médiation scientifique.",
        [
            "laboratoires = 90_000_000",
            "médiation scientifique = 20_000_000",
            "équipements = 60_000_000",
        ],
    ),
    (
        "Les dix lauréats de l'appel « Étincelles » (12 M€ au total) seront reçus mardi.",
        ["Étincelles = 12_000_000"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), _CASES)
def test_told(text: str, expected: list[str], funded: Callable[..., list[str]]) -> None:
    assert funded(text) == expected
