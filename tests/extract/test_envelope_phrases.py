"""Envelopes of things told by common nouns, and money that is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

_CASES: list[tuple[str, list[str]]] = [
    (
        "L'appel à manifestation d'intérêt « Mobilités sobres » dispose d'une enveloppe de 60 M€.",
        ["Mobilités sobres = 60_000_000"],
    ),
    (
        "Le plan « Océan 2035 » sera doté de 320 millions d'euros sur sept ans.",
        ["Océan 2035 = 320_000_000"],
    ),
    (
        "La stratégie nationale sur les batteries, à laquelle l'État consacrera 450 millions d'euros, sera présentée au printemps.",
        ["stratégie nationale sur les batteries = 450_000_000"],
    ),
    (
        "Le gouvernement mettra 200 millions d'euros sur la table pour la stratégie d'accélération « Alimentation durable ».",
        ["Alimentation durable = 200_000_000"],
    ),
    (
        "Quelque 12 millions d'euros seront consacrés à la rénovation des amphithéâtres.",
        ["rénovation des amphithéâtres = 12_000_000"],
    ),
    (
        "Le ministère débloque 30 millions d'euros pour l'accueil des chercheurs en exil.",
        ["accueil des chercheurs en exil = 30_000_000"],
    ),
    (
        "Doté de 25 M€ sur quatre ans, le programme « Talents du climat » financera une centaine de thèses.",
        ["Talents du climat = 25_000_000"],
    ),
    (
        "Le coût de la nouvelle bibliothèque universitaire est estimé à 38 M€.",
        ["coût de la nouvelle bibliothèque universitaire = 38_000_000"],
    ),
    (
        "Pour ce troisième appel à projets « Fermes du futur », l'enveloppe globale s'élève à 45 millions d'euros.",
        ["Fermes du futur = 45_000_000"],
    ),
    (
        "Au total, 18 lauréats de l'appel à projets « Hydro-Sud » se partagent 75 M€.",
        ["Hydro-Sud = 75_000_000"],
    ),
    (
        "Au total, ce sont 75 M€ qui seront attribués aux 18 projets retenus.",
        ["18 projets retenus = 75_000_000"],
    ),
    (
        "Vingt-deux projets ont été retenus pour un montant total de 96 millions d'euros.",
        ["Vingt-deux projets = 96_000_000"],
    ),
    (
        "L'ANR a sélectionné 14 projets, soit un financement de 28 M€.",
        ["14 projets = 28_000_000"],
    ),
    (
        "Les sept territoires lauréats recevront ensemble 56 millions d'euros.",
        ["sept territoires lauréats = 56_000_000"],
    ),
    (
        "La région Grand Est a voté une enveloppe de 9 millions d'euros en faveur de la vie étudiante.",
        ["vie étudiante = 9_000_000"],
    ),
    (
        "Le plan prévoit 40 M€ pour la rénovation thermique des laboratoires et 15 M€ pour le logement étudiant.",
        [
            "logement étudiant = 15_000_000",
            "rénovation thermique des laboratoires = 40_000_000",
        ],
    ),
    (
        "Le fonds « Amorce Sud », doté de 100 millions d'euros, investira dans une vingtaine de jeunes pousses.",
        ["Amorce Sud = 100_000_000"],
    ),
    (
        "Le programme d'investissements d'avenir représente au total 57 milliards d'euros.",
        ["programme d'investissements d'avenir = 57_000_000_000"],
    ),
    (
        "Un budget de 2,4 M€ a été alloué au dispositif « Passerelles ».",
        ["Passerelles = 2_400_000"],
    ),
    (
        "Le dispositif « Passerelles » est financé à hauteur de 2,4 M€ par l'État.",
        ["Passerelles = 2_400_000"],
    ),
    (
        "L'enveloppe allouée à l'appel « Campus verts » a été portée de 20 à 35 M€.",
        ["Campus verts = 35_000_000"],
    ),
    (
        "L'enveloppe, initialement fixée à 20 M€, atteint désormais 35 M€ pour l'appel à projets « Campus verts ».",
        ["Campus verts = 35_000_000"],
    ),
    (
        "Le volet recherche du plan pèse 110 M€.",
        ["volet recherche du plan = 110_000_000"],
    ),
    (
        "Le volet « formation » de la stratégie bénéficie de 60 M€.",
        ["volet « formation » de la stratégie = 60_000_000"],
    ),
    (
        "M. Perrault a annoncé un plan de 150 millions d'euros en faveur de la recherche sur les cancers pédiatriques.",
        ["plan : recherche = 150_000_000"],
    ),
    (
        "Le gouvernement lance un plan de 1,8 milliard d'euros pour l'hydrogène décarboné.",
        ["plan : hydrogène décarboné = 1_800_000_000"],
    ),
    (
        "Plus de 3 milliards d'euros seront investis dans le spatial d'ici à 2030.",
        ["spatial = 3_000_000_000"],
    ),
    (
        "Une première tranche de 5 M€ a été débloquée pour la halle technologique de Valbourg.",
        ["halle technologique de Valbourg = 5_000_000"],
    ),
    (
        "L'Institut des matériaux de Valbourg, dont la construction coûtera 26 M€, ouvrira en 2027.",
        ["Institut des matériaux de Valbourg = 26_000_000"],
    ),
    (
        "Budget : 3,2 M€ sur cinq ans pour le programme « Sentinelles ».",
        ["Sentinelles = 3_200_000"],
    ),
    (
        "L'État, la Région et l'Europe financent conjointement ce plan de 84 M€ baptisé « Rives ».",
        ["Rives = 84_000_000"],
    ),
    (
        "La région Pays de la Loire investira 27 millions d'euros dans la modernisation de ses lycées agricoles.",
        ["modernisation de ses lycées agricoles = 27_000_000"],
    ),
    (
        "Le programme « Sillages », qui pèse 48 millions d'euros, est cofinancé par l'Europe.",
        ["Sillages = 48_000_000"],
    ),
    (
        "Le budget global de l'opération « Quais Sud » est de 31,5 M€ TTC.",
        ["Quais Sud = 31_500_000"],
    ),
    (
        "Une dotation exceptionnelle de 6 millions d'euros viendra abonder le fonds de solidarité étudiante.",
        ["fonds de solidarité étudiante = 6_000_000"],
    ),
    (
        "Le contrat de plan réserve 180 millions d'euros à l'enseignement supérieur.",
        ["enseignement supérieur = 180_000_000"],
    ),
    (
        "Le contrat d'objectifs, signé mardi, prévoit 11 M€ pour l'Université de Valbourg.",
        ["Université de Valbourg / - : 11_000_000"],
    ),
    (
        "Au programme « Écrins », l'État affecte 22 millions d'euros sur trois ans.",
        ["Écrins = 22_000_000"],
    ),
    (
        "22 millions d'euros sur trois ans : c'est ce que l'État affecte au programme « Écrins ».",
        ["Écrins = 22_000_000"],
    ),
    (
        "Avec 90 millions d'euros de budget, « Horizon Littoral » est le plus gros projet de la décennie.",
        ["Horizon Littoral = 90_000_000"],
    ),
    (
        "Montant de l'enveloppe : 90 millions d'euros pour l'appel à projets « Horizon Littoral ».",
        ["Horizon Littoral = 90_000_000"],
    ),
    (
        "La feuille de route « Mer propre » est dotée d'un budget de 15 millions d'euros jusqu'en 2028.",
        ["Mer propre = 15_000_000"],
    ),
    (
        "La troisième vague de l'appel « Terres rares » est financée à hauteur de 55 M€ par France 2030.",
        ["Terres rares = 55_000_000"],
    ),
    (
        "Les 12 lauréats recevront au total 36 M€ de France 2030.",
        ["12 lauréats = 36_000_000"],
    ),
    (
        "L'ensemble des projets retenus représente un investissement de 210 millions d'euros.",
        ["ensemble des projets retenus = 210_000_000"],
    ),
    (
        "Ces neuf chantiers mobilisent 64 M€, dont 20 M€ de la Région.",
        ["neuf chantiers = 64_000_000"],
    ),
    (
        "Le coût de la réforme est évalué à 1,2 milliard d'euros par an.",
        ["coût de la réforme = 1_200_000_000"],
    ),
    (
        "La gratuité des transports pour les étudiants coûtera 8 M€ par an à la métropole.",
        ["gratuité des transports pour les étudiants = 8_000_000"],
    ),
    (
        "L'investissement total, de l'ordre de 140 millions d'euros, porte sur trois bâtiments.",
        [],
    ),
    (
        "Un crédit de 4,5 M€ est inscrit au budget 2025 pour la lutte contre la précarité étudiante.",
        ["lutte contre la précarité étudiante = 4_500_000"],
    ),
    (
        "Le Premier ministre a confirmé l'engagement de 300 M€ en faveur des filières du soin.",
        ["filières du soin = 300_000_000"],
    ),
    (
        "La ministre l'a répété : 300 M€ iront aux filières du soin.",
        ["filières du soin = 300_000_000"],
    ),
    (
        "Sur les 300 M€ du plan « Soigner demain », 80 M€ financeront la formation des infirmiers.",
        ["Soigner demain = 300_000_000", "formation des infirmiers = 80_000_000"],
    ),
    (
        "L'effort de l'État en faveur de la recherche polaire s'élèvera à 70 millions d'euros en 2026.",
        ["recherche polaire = 70_000_000"],
    ),
    (
        "Quatre plateaux techniques vont être rénovés pour un coût de 19 M€.",
        ["plateaux techniques = 19_000_000"],
    ),
    (
        "Un peu plus de 5 millions d'euros serviront à équiper les salles de travaux pratiques.",
        ["salles de travaux pratiques = 5_000_000"],
    ),
    (
        "Le dispositif « Tremplin », c'est 14 millions d'euros et 60 bénéficiaires.",
        ["Tremplin = 14_000_000"],
    ),
    (
        "Ce sont 14 millions d'euros que la Région investit dans le dispositif « Tremplin ».",
        ["Tremplin = 14_000_000"],
    ),
    (
        "Ouvert jusqu'au 30 juin et doté de 14 millions d'euros, l'appel « Tremplin » s'adresse aux PME.",
        ["Tremplin = 14_000_000"],
    ),
    (
        "L'appel « Tremplin » (14 M€) s'adresse aux PME de la recherche.",
        ["Tremplin = 14_000_000"],
    ),
    (
        "Cet appel à projets, « Tremplin », bénéficie d'un financement total de 14 M€ au titre de France 2030.",
        ["Tremplin = 14_000_000"],
    ),
    (
        "Le Fonds européen participe pour 9 M€ à la requalification du campus Sud.",
        ["- / requalification du campus Sud : 9_000_000"],
    ),
    (
        "La construction du centre de données de Valbourg représente un investissement de 120 millions d'euros.",
        ["construction du centre de données de Valbourg = 120_000_000"],
    ),
    (
        "La facture totale atteint 12,8 M€ pour la réhabilitation de l'ancienne caserne.",
        ["réhabilitation de l'ancienne caserne = 12_800_000"],
    ),
    (
        "Trois volets structurent la stratégie : la formation (35 M€), la recherche (50 M€) et l'innovation (15 M€).",
        ["formation = 35_000_000", "innovation = 15_000_000", "recherche = 50_000_000"],
    ),
    (
        "La ministre a présenté à Valbourg le plan « Rives ». Montant : 84 millions d'euros d'ici à 2030.",
        ["Rives = 84_000_000"],
    ),
    (
        "Le plan « Rives » sera lancé en juin. Le plan, c'est 84 millions d'euros sur six ans.",
        ["Rives = 84_000_000"],
    ),
    (
        "L'appel à projets « Deltas » est clos. La Région y met 5,2 M€.",
        ["Deltas = 5_200_000"],
    ),
    (
        "Le volet « recherche et innovation » y compte pour 157 M€.",
        ["volet « recherche et innovation = 157_000_000"],
    ),
    (
        "En janvier sera lancé un appel à projets d'intérêt régional, doté de 6 M€ par an pendant trois ans.",
        ["appel à projets d'intérêt régional = 6_000_000"],
    ),
    (
        "Les services de santé étudiante bénéficieront de 8 M€ supplémentaires par an.",
        ["services de santé étudiante = 8_000_000"],
    ),
    (
        "En 2018, l'Union européenne lance son programme Photons : un milliard d'euros sur dix ans.",
        ["Photons = 1_000_000_000"],
    ),
    (
        "Le président a dévoilé mardi une stratégie nationale de 1,8 milliard sur cinq ans pour le quantique.",
        ["stratégie nationale = 1_800_000_000"],
    ),
    (
        "Il coûtera 2,4 millions d'euros sur quatre ans : 900 000 € de la Région, 1,1 million du Feder et le reste des professionnels. Galion, le projet, démarre.",
        [],
    ),
    (
        "Le programme Tenace coûtera 2,4 millions d'euros sur quatre ans : 900 000 € de la Région, 1,1 million du Feder, et le reste pris ailleurs.",
        ["Tenace = 2_400_000"],
    ),
    (
        "Au total, la Région mobilise 45 M€ pour l'enseignement supérieur.",
        ["enseignement supérieur = 45_000_000"],
    ),
    (
        "Coût de l'opération : 12 M€. Il s'agit de la halle Minerve, projet du CHU de Montségur.",
        [],
    ),
    (
        "Le fonds « Amorce » (40 M€) et le fonds « Croissance » (120 M€) seront gérés par la banque publique.",
        ["Amorce = 40_000_000", "Croissance = 120_000_000"],
    ),
    (
        "Trois équipes se partagent 900 000 € : 400 000 € pour l'Institut Gaspard-Morel, 300 000 € pour le CHU de Montségur et 200 000 € pour l'Université du Ponant.",
        [
            "CHU de Montségur / CHU de Montségur : 300_000",
            "Institut Gaspard-Morel / - : 400_000",
            "Trois équipes = 900_000",
            "Université du Ponant / - : 200_000",
        ],
    ),
    (
        "Le nouveau campus va coûter 62 M€ à la métropole.",
        ["nouveau campus = 62_000_000"],
    ),
    (
        "Le budget du programme est de 19 M€ et celui du plan « Rives » de 84 M€.",
        ["Rives = 84_000_000"],
    ),
    (
        "Une enveloppe de 24 M€ de l'appel « Deltas » a été répartie entre les lauréats.",
        ["Deltas = 24_000_000"],
    ),
    (
        "Un effort budgétaire de 60 millions d'euros accompagnera la réforme des études de santé.",
        ["réforme des études de santé = 60_000_000"],
    ),
    (
        "Le dispositif représente un coût annuel de 3 M€ pour la collectivité. Il s'appelle « Passerelles ».",
        [],
    ),
    (
        "Le volet immobilier, chiffré à 35 M€, sera exécuté d'ici à 2028.",
        ["volet immobilier = 35_000_000"],
    ),
    ("Le chiffre d'affaires de la société Odalys Biotech atteint 12 M€.", []),
    ("Chaque projet pourra recevoir jusqu'à 500 000 euros.", []),
    ("L'aide est plafonnée à 300 k€ par projet.", []),
    ("La subvention, comprise entre 1 et 3 M€, sera versée par projet.", []),
    ("L'entreprise a vendu sa filiale pour 30 M€.", []),
    ("Le syndicat réclame 500 millions d'euros pour les universités.", []),
    (
        "La Cour des comptes évalue à 2 milliards d'euros le besoin de rénovation des universités.",
        [],
    ),
    (
        "Le ministre n'a pas voulu confirmer le chiffre de 100 millions d'euros pour le plan quantique.",
        [],
    ),
    ("Si le Parlement l'adopte, le plan recevrait 80 M€.", []),
    ("Selon nos informations, le plan pourrait être doté de 80 M€.", []),
    ("L'appel précédent, en 2018, avait été doté de 40 M€.", []),
    ("Le marché mondial de la cybersécurité pèse 150 milliards d'euros.", []),
    ("Le salaire annuel d'un doctorant passera à 30 000 euros.", []),
    (
        "Les frais d'inscription s'élèvent à 2 770 euros pour les étudiants étrangers.",
        [],
    ),
    ("Le déficit de l'université de Valbourg atteint 4 M€.", []),
    ("L'université de Valbourg a dépensé 3 M€ en énergie l'an dernier.", []),
    ("Les pertes liées à la cyberattaque sont estimées à 1,5 M€.", []),
    ("L'association demandait 200 000 euros ; elle ne les a pas obtenus.", []),
    ("Le prix du repas au restaurant universitaire est fixé à 1 euro.", []),
    ("Les projets doivent présenter un budget minimal de 2 M€.", []),
    ("Le montant de l'aide varie de 100 000 à 800 000 euros.", []),
    ("La loi prévoit un crédit d'impôt de 30 % dans la limite de 100 M€.", []),
    ("La fermeture du site ferait perdre 10 M€ par an au territoire.", []),
    (
        "On parle d'une enveloppe de 50 M€ pour le futur campus, mais rien n'est confirmé.",
        [],
    ),
    ("L'opposition dénonce un gâchis de 12 M€.", []),
    (
        "L'entreprise Solmeca, qui emploie 300 personnes et réalise 90 M€ de ventes, ouvrira un laboratoire.",
        [],
    ),
    ("La dette de la région atteint 3 milliards d'euros.", []),
    (
        "L'économie réalisée grâce à la rénovation est chiffrée à 400 000 euros par an.",
        [],
    ),
    ("Le ticket d'entrée moyen du fonds va de 500 000 à 2 millions d'euros.", []),
    ("Sans cette enveloppe de 10 M€, le campus n'aurait pas vu le jour.", []),
]


@pytest.mark.parametrize(("text", "expected"), _CASES)
def test_told(text: str, expected: list[str], funded: Callable[..., list[str]]) -> None:
    assert funded(text) == expected
