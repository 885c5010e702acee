"""Awards told in one sentence or two: every construction, and what is no award."""

from __future__ import annotations

import pytest

from graph_builder.extract import extract
from graph_builder.ingest import read_bytes
from graph_builder.model import Award, Factuality, Name

_HEAD = """# Recherche : des financements annoncés

Le point sur les projets de recherche des universités et des laboratoires.

"""

# (text, awards as «recipient | project | euros | source»)
_TOLD = (
    (
        "L'Université de Valmont obtient 3,2 millions d'euros pour son projet Arcadie.",
        ("Université de Valmont | Arcadie | 3200000 | -",),
    ),
    (
        "Le CHU de Brévannes décroche 450 000 € pour Neuropix, un projet d'imagerie.",
        ("CHU de Brévannes | Neuropix | 450000 | -",),
    ),
    (
        "L'École centrale de Tourville se voit attribuer 1,8 M€ au titre de l'appel « Campus durables ».",
        ("École centrale de Tourville | - | 1800000 | -",),
    ),
    (
        "L'Université de Valmont s'est vu octroyer 700 000 euros par la Région Occitanie pour rénover sa bibliothèque.",
        ("Université de Valmont | bibliothèque | 700000 | Région Occitanie",),
    ),
    (
        "Avec Hélios, l'Université de Valmont empoche 2,4 M€ de l'ANR.",
        ("Université de Valmont | Hélios | 2400000 | ANR",),
    ),
    (
        "Le projet Ondine bénéficie de 900 000 euros du Feder.",
        ("- | Ondine | 900000 | Feder",),
    ),
    (
        "Le projet Ondine, porté par l'Université de Valmont, bénéficie d'un soutien de 900 000 euros de l'État.",
        ("Université de Valmont | Ondine | 900000 | État",),
    ),
    (
        "L'Insa Montbrun touchera 640 k€ sur trois ans.",
        ("Insa Montbrun | - | 640000 | -",),
    ),
    (
        "La société Kelvion Bio, installée à Nantes, a levé 12 millions d'euros.",
        ("Kelvion Bio | - | 12000000 | -",),
    ),
    (
        "L'IUT de Pontarlac, lui, repart avec 180 000 euros.",
        ("IUT de Pontarlac | - | 180000 | -",),
    ),
    (
        "L'Université de Valmont aura 2 millions d'euros pour Ondine.",
        ("Université de Valmont | Ondine | 2000000 | -",),
    ),
    (
        "L'Université de Valmont a, pour sa part, reçu 1,1 M€ de France 2030.",
        ("Université de Valmont | - | 1100000 | France 2030",),
    ),
    (
        "Sélectionnée par le jury, l'Université de Valmont disposera de 4 M€ sur cinq ans.",
        ("Université de Valmont | - | 4000000 | -",),
    ),
    (
        "Porté par l'Université de Valmont, le projet Arcadie recevra 6,5 M€.",
        ("Université de Valmont | Arcadie | 6500000 | -",),
    ),
    (
        "Coordonné par le CNRS, Arcadie décroche 3 M€ de l'Agence nationale de la recherche.",
        ("CNRS | Arcadie | 3000000 | Agence nationale de la recherche",),
    ),
    (
        "Arcadie, coordonné par le CNRS, est financé à hauteur de 3 M€ par l'ANR.",
        ("CNRS | Arcadie | 3000000 | ANR",),
    ),
    (
        "Le laboratoire Gemini perçoit une dotation de 250 000 euros.",
        ("laboratoire Gemini | - | 250000 | -",),
    ),
    (
        "L'Université de Valmont hérite de 1,2 million d'euros.",
        ("Université de Valmont | - | 1200000 | -",),
    ),
    (
        "L'Université de Valmont est créditée de 1,5 M€ au titre du projet Arcadie.",
        ("Université de Valmont | Arcadie | 1500000 | -",),
    ),
    (
        "L'Université de Valmont est soutenue à hauteur de 2,8 M€ par France 2030.",
        ("Université de Valmont | - | 2800000 | France 2030",),
    ),
    (
        "Le consortium emmené par l'Inrae obtient 2,2 M€ pour le projet Terroirs+.",
        ("Inrae | Terroirs+ | 2200000 | -",),
    ),
    (
        "Récompensée pour son projet Arcadie, l'Université de Valmont recevra 3 M€ sur quatre ans.",
        ("Université de Valmont | Arcadie | 3000000 | -",),
    ),
    (
        "Sa lauréate, l'Université de Valmont, encaissera 800 000 euros.",
        ("Université de Valmont | - | 800000 | -",),
    ),
    (
        "L'Université de Valmont peut compter sur 3 M€ de la Région Bretagne.",
        ("Université de Valmont | - | 3000000 | Région Bretagne",),
    ),
    (
        "L'Université de Valmont rafle la mise avec 9 M€.",
        ("Université de Valmont | - | 9000000 | -",),
    ),
    (
        "L'Université de Valmont a remporté 1,3 M€ dans le cadre de l'appel à projets ExcellencES.",
        ("Université de Valmont | - | 1300000 | -",),
    ),
    (
        "Obtenant 3,4 M€, l'Université de Valmont lancera le projet Arcadie au printemps.",
        ("Université de Valmont | Arcadie | 3400000 | -",),
    ),
    (
        "L'Université de Valmont voit son projet Arcadie soutenu à hauteur de 2 M€.",
        ("Université de Valmont | Arcadie | 2000000 | -",),
    ),
    (
        "Une enveloppe de 2,7 M€ permettra à l'Université de Valmont de rénover ses serres.",
        ("Université de Valmont | - | 2700000 | -",),
    ),
    (
        "Ce financement de 2,7 M€ va permettre à l'Université de Valmont de recruter dix chercheurs.",
        ("Université de Valmont | - | 2700000 | -",),
    ),
    (
        "Le projet Arcadie vaut à l'Université de Valmont une aide de 2 M€.",
        ("Université de Valmont | Arcadie | 2000000 | -",),
    ),
    (
        "3,2 millions d'euros vont à l'Université de Valmont pour Arcadie.",
        ("Université de Valmont | Arcadie | 3200000 | -",),
    ),
    (
        "Deux millions d'euros reviendront au CHU de Brévannes.",
        ("CHU de Brévannes | - | 2000000 | -",),
    ),
    (
        "Un million d'euros est fléché vers le projet Ondine.",
        ("- | Ondine | 1000000 | -",),
    ),
    (
        "850 000 euros ont été alloués à l'École centrale de Tourville par la Métropole.",
        ("École centrale de Tourville | - | 850000 | Métropole",),
    ),
    (
        "À l'Université de Valmont reviennent 4 M€.",
        ("Université de Valmont | - | 4000000 | -",),
    ),
    (
        "Au CHU de Brévannes sont attribués 2,5 M€ pour le projet Neuropix.",
        ("CHU de Brévannes | Neuropix | 2500000 | -",),
    ),
    (
        "Un montant de 1,9 M€ est attribué au projet Ondine, porté par l'Université de Valmont.",
        ("Université de Valmont | Ondine | 1900000 | -",),
    ),
    (
        "Une aide de 1,2 M€ a été accordée par l'Ademe à la société Kelvion Bio.",
        ("Kelvion Bio | - | 1200000 | Ademe",),
    ),
    (
        "Une dotation de 6 M€ ira à l'Université de Valmont pour Arcadie.",
        ("Université de Valmont | Arcadie | 6000000 | -",),
    ),
    (
        "Il est attribué à l'Université de Valmont une subvention de 150 000 €.",
        ("Université de Valmont | - | 150000 | -",),
    ),
    (
        "Est accordée au CHU de Brévannes une aide de 75 000 €.",
        ("CHU de Brévannes | - | 75000 | -",),
    ),
    (
        "3 M€ sont destinés au projet Arcadie de l'Université de Valmont.",
        ("Université de Valmont | Arcadie | 3000000 | -",),
    ),
    (
        "Sur ce total, 2 M€ iront au projet Arcadie, piloté par le CNRS.",
        ("CNRS | Arcadie | 2000000 | -",),
    ),
    (
        "C'est l'Université de Valmont qui reçoit la plus grosse part : 8 M€.",
        ("Université de Valmont | - | 8000000 | -",),
    ),
    (
        "C'est à l'Université de Valmont que revient la plus forte dotation, 8 M€.",
        ("Université de Valmont | - | 8000000 | -",),
    ),
    (
        "C'est Arcadie, porté par l'Université de Valmont, qui obtient le plus gros montant, avec 8 M€.",
        ("Université de Valmont | Arcadie | 8000000 | -",),
    ),
    (
        "Au premier rang figure l'Université de Valmont, avec 8 M€.",
        ("Université de Valmont | - | 8000000 | -",),
    ),
    (
        "En tête, l'Université de Valmont, avec 8 M€ pour Arcadie.",
        ("Université de Valmont | Arcadie | 8000000 | -",),
    ),
    (
        "Viennent ensuite l'Insa Montbrun (3 M€) et le CHU de Brévannes (2 M€).",
        (
            "CHU de Brévannes | - | 2000000 | -",
            "Insa Montbrun | - | 3000000 | -",
        ),
    ),
    (
        "L'Université de Valmont ferme la marche avec 400 000 euros.",
        ("Université de Valmont | - | 400000 | -",),
    ),
    (
        "Avec 8 M€, l'Université de Valmont se taille la part du lion.",
        ("Université de Valmont | - | 8000000 | -",),
    ),
    (
        "Avec 8 M€, l'Université de Valmont arrive en tête, devant l'Insa Montbrun (3 M€).",
        (
            "Insa Montbrun | - | 3000000 | -",
            "Université de Valmont | - | 8000000 | -",
        ),
    ),
    (
        "La plus grosse subvention, 8 M€, va à l'Université de Valmont.",
        ("Université de Valmont | - | 8000000 | -",),
    ),
    (
        "L'Université de Valmont : 8 M€ pour le projet Arcadie.",
        ("Université de Valmont | Arcadie | 8000000 | -",),
    ),
    (
        "8 M€ pour l'Université de Valmont, 3 M€ pour l'Insa Montbrun et 2 M€ pour le CHU de Brévannes.",
        (
            "CHU de Brévannes | - | 2000000 | -",
            "Insa Montbrun | Insa Montbrun | 3000000 | -",
            "Université de Valmont | - | 8000000 | -",
        ),
    ),
    (
        "Les montants sont les suivants : 8 M€ à l'Université de Valmont, 3 M€ à l'Insa Montbrun et 2 M€ au CHU de Brévannes.",
        (
            "CHU de Brévannes | - | 2000000 | -",
            "Insa Montbrun | - | 3000000 | -",
            "Université de Valmont | - | 8000000 | -",
        ),
    ),
    (
        "L'Université de Valmont et l'Insa Montbrun reçoivent respectivement 8 et 3 millions d'euros.",
        (
            "Insa Montbrun | - | 3000000 | -",
            "Université de Valmont | - | 8000000 | -",
        ),
    ),
    (
        "L'Université de Valmont, l'Insa Montbrun et le CHU de Brévannes recevront respectivement 8 M€, 3 M€ et 2 M€.",
        (
            "CHU de Brévannes | - | 2000000 | -",
            "Insa Montbrun | - | 3000000 | -",
            "Université de Valmont | - | 8000000 | -",
        ),
    ),
    (
        "L'Université de Valmont et l'Insa Montbrun obtiennent 2 M€ chacune.",
        (
            "Insa Montbrun | - | 2000000 | -",
            "Université de Valmont | - | 2000000 | -",
        ),
    ),
    (
        "L'Université de Valmont et l'Insa Montbrun recevront chacun 2 M€.",
        (
            "Insa Montbrun | - | 2000000 | -",
            "Université de Valmont | - | 2000000 | -",
        ),
    ),
    (
        "Chacun des deux lauréats, l'Université de Valmont et l'Insa Montbrun, percevra 2 M€.",
        (
            "Insa Montbrun | - | 2000000 | -",
            "Université de Valmont | - | 2000000 | -",
        ),
    ),
    (
        "L'Université de Valmont reçoit 8 M€, l'Insa Montbrun 3 M€, le CHU de Brévannes 2 M€.",
        (
            "CHU de Brévannes | - | 2000000 | -",
            "Insa Montbrun | - | 3000000 | -",
            "Université de Valmont | - | 8000000 | -",
        ),
    ),
    (
        "L'Université de Valmont reçoit 8 M€, contre 3 M€ pour l'Insa Montbrun.",
        (
            "Insa Montbrun | - | 3000000 | -",
            "Université de Valmont | - | 8000000 | -",
        ),
    ),
    (
        "L'Université de Valmont obtient 8 M€ ; l'Insa Montbrun, 3 M€ ; le CHU de Brévannes, 2 M€.",
        (
            "CHU de Brévannes | - | 2000000 | -",
            "Insa Montbrun | - | 3000000 | -",
            "Université de Valmont | - | 8000000 | -",
        ),
    ),
    (
        "L'Université de Valmont obtient 8 M€ pour Arcadie et 3 M€ pour Ondine.",
        (
            "Université de Valmont | Arcadie | 8000000 | -",
            "Université de Valmont | Ondine | 3000000 | -",
        ),
    ),
    (
        "L'Université de Valmont place deux projets : Arcadie (8 M€) et Ondine (3 M€).",
        (
            "Université de Valmont | Arcadie | 8000000 | -",
            "Université de Valmont | Ondine | 3000000 | -",
        ),
    ),
    (
        "La Région Bretagne verse 2 M€ à l'Université de Valmont.",
        ("Université de Valmont | - | 2000000 | Région Bretagne",),
    ),
    (
        "La Région Bretagne verse à l'Université de Valmont 2 M€.",
        ("Université de Valmont | - | 2000000 | Région Bretagne",),
    ),
    (
        "L'État injecte 15 M€ dans le projet Arcadie.",
        ("- | Arcadie | 15000000 | État",),
    ),
    (
        "La Métropole de Lyon apportera 600 000 euros au projet Ondine.",
        ("- | Ondine | 600000 | Métropole de Lyon",),
    ),
    (
        "L'ANR a débloqué 1,4 M€ en faveur du projet Ondine, conduit par le CNRS.",
        ("CNRS | Ondine | 1400000 | ANR",),
    ),
    (
        "Le Département du Morbihan a voté une subvention de 80 000 euros au profit du CHU de Brévannes.",
        ("CHU de Brévannes | - | 80000 | Département du Morbihan",),
    ),
    (
        "Le conseil régional a accordé 350 000 euros à l'École centrale de Tourville pour son projet Neuropix.",
        ("École centrale de Tourville | Neuropix | 350000 | conseil régional",),
    ),
    (
        "L'Union européenne finance à hauteur de 4 M€ le projet Arcadie.",
        ("- | Arcadie | 4000000 | Union européenne",),
    ),
    (
        "La Région Bretagne cofinance le projet Ondine pour un montant de 500 000 €.",
        ("- | Ondine | 500000 | Région Bretagne",),
    ),
    (
        "L'État dote l'Université de Valmont de 10 M€.",
        ("Université de Valmont | - | 10000000 | État",),
    ),
    (
        "Le Feder participe à hauteur de 1,2 M€ au projet Ondine.",
        ("- | Ondine | 1200000 | Feder",),
    ),
    (
        "La Ville de Tourville met 300 000 euros dans le projet Ondine.",
        ("- | Ondine | 300000 | Ville de Tourville",),
    ),
    (
        "Le projet Arcadie est soutenu par la Région Bretagne (2 M€) et la Métropole de Rennes (1 M€).",
        (
            "- | Arcadie | 1000000 | Métropole de Rennes",
            "- | Arcadie | 2000000 | Région Bretagne",
        ),
    ),
    (
        "Le projet Arcadie coûte 12 M€, dont 6 M€ de l'État, 4 M€ de la Région Bretagne et 2 M€ de Rennes Métropole.",
        (
            "- | Arcadie | 2000000 | Rennes Métropole",
            "- | Arcadie | 4000000 | Région Bretagne",
            "- | Arcadie | 6000000 | État",
        ),
    ),
    (
        "Le projet Arcadie est financé par l'État pour 6 M€, par la Région Bretagne pour 4 M€ et par Rennes Métropole pour 2 M€.",
        (
            "- | Arcadie | 2000000 | Rennes Métropole",
            "- | Arcadie | 4000000 | Région Bretagne",
            "- | Arcadie | 6000000 | État",
        ),
    ),
    (
        "Le projet Arcadie mobilise 6 M€ de l'État et 4 M€ de la Région Bretagne.",
        (
            "- | Arcadie | 4000000 | Région Bretagne",
            "- | Arcadie | 6000000 | État",
        ),
    ),
    (
        "Pour le projet Arcadie, l'État apporte 6 M€, la Région Bretagne 4 M€ et Rennes Métropole 2 M€.",
        (
            "- | Arcadie | 2000000 | Rennes Métropole",
            "- | Arcadie | 4000000 | Région Bretagne",
            "- | Arcadie | 6000000 | État",
        ),
    ),
    (
        "Le projet Arcadie démarre à Rennes. L'État y consacre 6 M€, la Région Bretagne 4 M€.",
        (
            "- | Arcadie | 4000000 | Région Bretagne",
            "- | Arcadie | 6000000 | État",
        ),
    ),
    (
        "La contribution de la Région Bretagne au projet Arcadie s'élève à 4 M€.",
        ("- | Arcadie | 4000000 | Région Bretagne",),
    ),
    (
        "La part de la Région Bretagne dans le projet Arcadie atteint 4 M€.",
        ("- | Arcadie | 4000000 | Région Bretagne",),
    ),
    (
        "Une subvention de la Région Bretagne de 200 000 euros à l'Université de Valmont a été votée lundi.",
        ("Université de Valmont | - | 200000 | Région Bretagne",),
    ),
    (
        "La Région Bretagne attribue une aide de 150 000 euros à la start-up Kelvion Bio.",
        ("Kelvion Bio | - | 150000 | Région Bretagne",),
    ),
    (
        "À l'Université de Valmont, l'État versera 3 M€ et la Région Bretagne 1 M€.",
        (
            "Université de Valmont | - | 1000000 | Région Bretagne",
            "Université de Valmont | - | 3000000 | État",
        ),
    ),
    (
        "La fondation Lumen offre 500 000 euros à la chaire Océans durables.",
        ("- | Océans durables | 500000 | fondation Lumen",),
    ),
    (
        "Le groupe Axion finance la chaire Océans durables de l'Université de Valmont à hauteur de 1 M€.",
        ("Université de Valmont | Océans durables | 1000000 | Axion",),
    ),
    (
        "Mécène de la chaire Océans durables, le groupe Axion lui apporte 1 M€ sur cinq ans.",
        ("- | Océans durables | 1000000 | Axion",),
    ),
    (
        "Le ministère a confirmé un soutien de 2 M€ à l'Observatoire de Monteclair.",
        ("Observatoire de Monteclair | - | 2000000 | -",),
    ),
    (
        "La Région Bretagne complétera de 450 000 euros le budget du projet Ondine.",
        ("- | Ondine | 450000 | Région Bretagne",),
    ),
    (
        "La Région Bretagne et l'Ademe soutiennent le projet Ondine à hauteur respective de 2 M€ et 1 M€.",
        (
            "- | Ondine | 1000000 | Ademe",
            "- | Ondine | 2000000 | Région Bretagne",
        ),
    ),
    (
        "Le projet Ondine, soutenu par la Région Bretagne à hauteur de 2 M€, sera mené par l'Ifremer.",
        ("Ifremer | Ondine | 2000000 | Région Bretagne",),
    ),
    (
        "Arcadie : 8 M€ pour l'Université de Valmont",
        ("Université de Valmont | Arcadie | 8000000 | -",),
    ),
    (
        "# 8 millions d'euros pour le projet Arcadie",
        ("- | Arcadie | 8000000 | -",),
    ),
    (
        "8 millions d'euros pour le projet Arcadie de l'Université de Valmont",
        ("Université de Valmont | Arcadie | 8000000 | -",),
    ),
    (
        "Une subvention de 200 000 euros au laboratoire Gemini",
        ("laboratoire Gemini | - | 200000 | -",),
    ),
    (
        "Avec Arcadie, un projet à 8 M€, l'Université de Valmont veut devenir un campus vert.",
        (),
    ),
    (
        "Avec une dotation de 8 M€, l'Université de Valmont est la mieux servie.",
        ("Université de Valmont | - | 8000000 | -",),
    ),
    (
        "Avec 8 M€ de France 2030, le projet Arcadie change d'échelle.",
        ("- | Arcadie | 8000000 | France 2030",),
    ),
    (
        "Grâce à un financement de 8 M€ de l'ANR, l'Université de Valmont lance Arcadie.",
        ("Université de Valmont | Arcadie | 8000000 | ANR",),
    ),
    (
        "Grâce aux 8 M€ de France 2030, l'Université de Valmont recrutera vingt enseignants.",
        ("Université de Valmont | - | 8000000 | France 2030",),
    ),
    (
        "Doté de 8 M€ par France 2030, le projet Arcadie est porté par l'Université de Valmont.",
        ("Université de Valmont | Arcadie | 8000000 | France 2030",),
    ),
    (
        "Lauréat de l'appel ExcellencES, le projet Arcadie (8 M€) réunit six écoles.",
        ("- | Arcadie | 8000000 | -",),
    ),
    (
        "L'Université de Valmont (8 M€), l'Insa Montbrun (3 M€) et le CHU de Brévannes (2 M€) sont lauréats.",
        (
            "CHU de Brévannes | - | 2000000 | -",
            "Insa Montbrun | - | 3000000 | -",
            "Université de Valmont | - | 8000000 | -",
        ),
    ),
    (
        "Arcadie (Université de Valmont, 8 M€) et Ondine (Ifremer, 3 M€) sont retenus.",
        (
            "Ifremer | Ondine | 3000000 | -",
            "Université de Valmont | Arcadie | 8000000 | -",
        ),
    ),
    (
        "Trois lauréats : l'Université de Valmont pour Arcadie (8 M€), l'Ifremer pour Ondine (3 M€) et le CHU de Brévannes pour Neuropix (2 M€).",
        (
            "CHU de Brévannes | Neuropix | 2000000 | -",
            "Ifremer | Ondine | 3000000 | -",
            "Université de Valmont | Arcadie | 8000000 | -",
        ),
    ),
    (
        "Le projet Arcadie, porté par l'Université de Valmont et financé à hauteur de 8 M€ par France 2030, débutera en septembre.",
        ("Université de Valmont | Arcadie | 8000000 | France 2030",),
    ),
    (
        "Le projet Arcadie, qui a reçu 8 M€ de l'État, est piloté par l'Université de Valmont.",
        ("Université de Valmont | Arcadie | 8000000 | État",),
    ),
    (
        "Le projet Arcadie, pour lequel l'Université de Valmont a obtenu 8 M€, débutera en mars.",
        ("Université de Valmont | Arcadie | 8000000 | -",),
    ),
    (
        "L'Université de Valmont, à laquelle la Région Bretagne a accordé 2 M€, rénovera ses amphis.",
        ("Université de Valmont | - | 2000000 | Région Bretagne",),
    ),
    (
        "L'Université de Valmont, dont le projet Arcadie a obtenu 8 M€, recrutera vingt enseignants.",
        ("Université de Valmont | Arcadie | 8000000 | -",),
    ),
    (
        "Les 8 M€ attribués au projet Arcadie serviront à recruter.",
        ("- | Arcadie | 8000000 | -",),
    ),
    (
        "La subvention de 8 M€ obtenue par l'Université de Valmont servira à recruter.",
        ("Université de Valmont | - | 8000000 | -",),
    ),
    (
        "L'aide accordée à l'Université de Valmont s'élève à 8 M€.",
        ("Université de Valmont | - | 8000000 | -",),
    ),
    (
        "Le montant attribué à l'Université de Valmont pour Arcadie est de 8 M€.",
        ("Université de Valmont | Arcadie | 8000000 | -",),
    ),
    (
        "L'Université de Valmont a déposé Arcadie. Elle obtient 8 M€.",
        ("Université de Valmont | Arcadie | 8000000 | -",),
    ),
    (
        "L'Université de Valmont est lauréate. L'établissement recevra 8 M€.",
        ("Université de Valmont | - | 8000000 | -",),
    ),
    (
        "L'Université de Valmont est lauréate avec le projet Arcadie. Celui-ci recevra 8 M€.",
        ("Université de Valmont | Arcadie | 8000000 | -",),
    ),
    (
        "Deux projets sont retenus, Arcadie, de l'Université de Valmont, et Ondine, de l'Ifremer. Le premier reçoit 8 M€, le second 3 M€.",
        (
            "Ifremer | Ondine | 3000000 | -",
            "Université de Valmont | Arcadie | 8000000 | -",
        ),
    ),
    (
        "L'Université de Valmont porte Arcadie. Montant de l'aide : 8 M€.",
        ("Université de Valmont | Arcadie | 8000000 | -",),
    ),
    (
        "L'Université de Valmont porte Arcadie. Le projet recevra 8 M€ de France 2030.",
        ("Université de Valmont | Arcadie | 8000000 | France 2030",),
    ),
    (
        "L'équipe de Claire Dumas, du laboratoire Gemini, obtient 1,5 M€ pour son projet Ondine.",
        ("laboratoire Gemini | Ondine | 1500000 | -",),
    ),
    (
        "L'Université de Valmont pourrait obtenir 3 M€ pour Arcadie.",
        (),
    ),
    (
        "L'Université de Valmont espère décrocher 3 M€.",
        (),
    ),
    (
        "L'Université de Valmont avait demandé 3 M€.",
        (),
    ),
    (
        "L'Université de Valmont n'a pas obtenu les 3 M€ qu'elle demandait.",
        (),
    ),
    (
        "L'Université de Valmont recevrait 3 M€, selon nos informations.",
        (),
    ),
    (
        "L'appel à projets ExcellencES est doté de 800 M€.",
        (),
    ),
    (
        "Chaque lauréat recevra jusqu'à 500 000 euros.",
        (),
    ),
    (
        "Les lauréats se partageront 12 M€.",
        (),
    ),
    (
        "L'Université de Valmont a un budget de 120 M€.",
        (),
    ),
    (
        "Le chiffre d'affaires de Kelvion Bio atteint 12 M€.",
        (),
    ),
    (
        "Kelvion Bio a vendu sa filiale pour 12 M€.",
        (),
    ),
    (
        "L'Université de Valmont a dépensé 3 M€ en chauffage.",
        (),
    ),
    (
        "L'Université de Valmont devra trouver 3 M€ d'ici à juin.",
        (),
    ),
    (
        "L'Université de Valmont perd 3 M€ de dotation.",
        (),
    ),
    (
        "En 2012, lors du précédent appel, l'Université de Valmont avait obtenu 3 M€.",
        (),
    ),
    (
        "Pour mémoire, l'Université de Valmont avait reçu 3 M€ au titre du premier programme.",
        (),
    ),
    (
        "La rénovation de l'Université de Valmont coûtera 30 M€.",
        (),
    ),
    (
        "L'État consacrera 54 milliards d'euros à France 2030.",
        (),
    ),
    (
        "La Région Bretagne consacre 40 M€ par an à la recherche.",
        (),
    ),
    (
        "L'ANR dispose d'un budget de 1,2 Md€.",
        (),
    ),
    (
        "La filière pèse 3 M€ par an à Valmont.",
        (),
    ),
    (
        "Le projet Arcadie, d'un montant total de 20 M€, est porté par l'Université de Valmont.",
        (),
    ),
    (
        "Claire Dumas a gagné 3 000 euros au concours de nouvelles.",
        (),
    ),
    (
        "Le club de football de Valmont touchera 3 M€ de droits télévisés.",
        (),
    ),
    (
        "L'entreprise Axion investit 30 M€ dans son usine de Tourville.",
        (),
    ),
    (
        "L'Université de Valmont, qui réclame 3 M€ à l'État, attend une réponse.",
        (),
    ),
    (
        "Si le projet Arcadie est retenu, l'Université de Valmont recevra 3 M€.",
        (),
    ),
    (
        "Les six projets retenus représentent 30 M€.",
        (),
    ),
    (
        "L'Université de Valmont économisera 3 M€ grâce à ce chantier.",
        (),
    ),
    (
        "Le déficit de l'Université de Valmont atteint 3 M€.",
        (),
    ),
    (
        "L'Université de Valmont emprunte 3 M€ pour ses résidences.",
        (),
    ),
    (
        "Le contrat de plan prévoit 30 M€ pour l'enseignement supérieur.",
        (),
    ),
    (
        "Les frais de scolarité de l'École centrale de Tourville passeront à 3 500 euros.",
        (),
    ),
    (
        "L'Université de Valmont rejoint l'alliance Meridia, dotée de 14 M€ par la Commission européenne.",
        ("- | Meridia | 14000000 | Commission européenne",),
    ),
    (
        "Un plan de 30 M€, financé par l'État, la Région Bretagne et l'Université de Valmont, a été signé.",
        (),
    ),
    (
        "La Région Bretagne apporte 3 M€, la Métropole de Rennes 2 M€ et l'Université de Valmont 1 M€.",
        (),
    ),
    (
        "La dotation moyenne des projets s'élève à 3 M€.",
        (),
    ),
    (
        "L'Université de Valmont accueille un plan de rénovation thermique de 3 M€ voulu par la Région Bretagne.",
        (),
    ),
    (
        "La start-up Kelvion Bio est valorisée à 30 M€.",
        (),
    ),
    (
        "Le tribunal a condamné Kelvion Bio à verser 3 M€ à la société Axion.",
        (),
    ),
    (
        "L'Université de Valmont a remboursé 3 M€ à l'État.",
        (),
    ),
    (
        "La Région Bretagne a refusé 3 M€ à l'Université de Valmont.",
        (),
    ),
    (
        "Le prix Lumen, doté de 10 000 euros, sera remis à Claire Dumas.",
        (),
    ),
    (
        "L'Université de Valmont obtient 46 millions d'euros pour la seconde tranche du campus de Brézac.",
        ("Université de Valmont | seconde tranche du campus de Brézac | 46000000 | -",),
    ),
    (
        "L'Ifremer se voit confier 1,15 M€ afin d'instrumenter sa station d'essais.",
        ("Ifremer | station d'essais | 1150000 | -",),
    ),
    (
        "L'IUT de Pontarlac recevra 3,8 M€ destinés à une halle de mécanique avancée.",
        ("IUT de Pontarlac | halle de mécanique avancée | 3800000 | -",),
    ),
    (
        "L'Université de Valmont se voit accorder 9,2 M€, dont 2 M€ par le Département du Tarn, pour agrandir sa bibliothèque.",
        (
            "Université de Valmont | bibliothèque | 2000000 | Département du Tarn",
            "Université de Valmont | bibliothèque | 9200000 | -",
        ),
    ),
    (
        "La Région Bretagne verse 2 M€ à l'Université de Valmont pour la rénovation de ses amphithéâtres.",
        (
            "Université de Valmont | rénovation de ses amphithéâtres | 2000000 | Région Bretagne",
        ),
    ),
    (
        "L'École centrale de Tourville touchera 600 000 € pour équiper son laboratoire de robotique.",
        ("École centrale de Tourville | laboratoire de robotique | 600000 | -",),
    ),
    (
        "Le CHU de Brévannes obtient 1,3 M€ pour l'achat d'un scanner.",
        ("CHU de Brévannes | achat d'un scanner | 1300000 | -",),
    ),
    (
        "L'Université de Valmont décroche 2 M€ pour recruter vingt enseignants.",
        ("Université de Valmont | - | 2000000 | -",),
    ),
    (
        "L'Université de Valmont reçoit 2 M€ pour trois ans.",
        ("Université de Valmont | - | 2000000 | -",),
    ),
    (
        "L'Université de Valmont reçoit 2 M€ pour sa part.",
        ("Université de Valmont | - | 2000000 | -",),
    ),
    (
        "2 M€ sont attribués à l'Université de Valmont pour créer un centre de calcul.",
        ("Université de Valmont | centre de calcul | 2000000 | -",),
    ),
    (
        "Une aide de 500 000 € est accordée à l'Insa Montbrun en vue de moderniser sa halle technologique.",
        ("Insa Montbrun | halle technologique | 500000 | -",),
    ),
    (
        "L'Insa Montbrun reçoit 500 000 € en vue de la construction d'une résidence étudiante.",
        ("Insa Montbrun | construction d'une résidence étudiante | 500000 | -",),
    ),
    (
        "L'Insa Montbrun reçoit 500 000 € afin de financer un observatoire du littoral.",
        ("Insa Montbrun | observatoire du littoral | 500000 | -",),
    ),
    (
        "L'Insa Montbrun reçoit 500 000 € pour mener à bien ses travaux sur l'hydrogène.",
        ("Insa Montbrun | travaux | 500000 | -",),
    ),
    (
        "Avec 500 000 €, l'Insa Montbrun pourra ouvrir un tiers-lieu à Montbrun.",
        ("Insa Montbrun | - | 500000 | -",),
    ),
    (
        "Kelvion Bio, une start-up de Nantes, obtient 1,2 M€ pour sa ligne pilote de batteries.",
        ("Kelvion Bio | ligne pilote de batteries | 1200000 | -",),
    ),
    (
        "L'entreprise Lumatec reçoit 800 000 euros du concours i-Lab pour son capteur optique.",
        ("Lumatec | capteur optique | 800000 | -",),
    ),
    (
        "Le laboratoire Argolis, rattaché au CNRS, s'est vu notifier lundi une aide de 320 000 euros de l'ANR pour son projet Méandre.",
        ("laboratoire Argolis | Méandre | 320000 | ANR",),
    ),
    (
        "Au total, 14 projets sont retenus. Parmi eux, le projet Boréal, déposé par l'Université de Sainte-Orse, qui se voit attribuer 5,4 M€ sur huit ans.",
        ("Université de Sainte-Orse | Boréal | 5400000 | -",),
    ),
    (
        "Porté par l'IMT Gardanne avec le soutien de la Métropole d'Orchies, le projet Boréal recevra 5,4 millions d'euros de l'État.",
        ("IMT Gardanne | Boréal | 5400000 | État",),
    ),
    (
        "L'Université de Sainte-Orse a décroché le gros lot : 12 M€ pour son projet Boréal, consacré aux mers froides.",
        ("Université de Sainte-Orse | Boréal | 12000000 | -",),
    ),
    (
        "Bonne nouvelle pour l'Université de Sainte-Orse : son projet Boréal est financé par l'ANR à hauteur de 5 M€.",
        ("Université de Sainte-Orse | Boréal | 5000000 | ANR",),
    ),
    (
        "L'ANR attribue 5 M€ au projet Boréal. Ce programme, conduit par l'Université de Sainte-Orse, étudiera les mers froides.",
        ("Université de Sainte-Orse | Boréal | 5000000 | ANR",),
    ),
    (
        "Sur les 30 M€ de l'appel, 5 M€ reviennent à l'Université de Sainte-Orse, 4 M€ à l'Insa Montbrun et 1 M€ au CHU de Brévannes.",
        (
            "CHU de Brévannes | - | 1000000 | -",
            "Insa Montbrun | - | 4000000 | -",
            "Université de Sainte-Orse | - | 5000000 | -",
        ),
    ),
    (
        "Le coût du projet Boréal s'élève à 20 M€, financés par l'État (8 M€), la Région Bretagne (6 M€) et la Ville de Sainte-Orse (6 M€).",
        (
            "- | Boréal | 6000000 | Région Bretagne",
            "- | Boréal | 6000000 | Ville de Sainte-Orse",
            "- | Boréal | 8000000 | État",
        ),
    ),
    (
        "Boréal réunit l'Université de Sainte-Orse, porteuse du projet, le CNRS et l'Ifremer. L'ANR lui a accordé 5 M€.",
        ("Université de Sainte-Orse | Boréal | 5000000 | ANR",),
    ),
    (
        "La start-up Lumatec vient de boucler une levée de fonds de 12 M€ auprès de Bpifrance et du fonds Ventora.",
        ("Lumatec | - | 12000000 | Bpifrance",),
    ),
    (
        "La jeune pousse Lumatec a obtenu un prêt de 2 M€ de la Banque des territoires.",
        ("Lumatec | - | 2000000 | Banque des territoires",),
    ),
    (
        "L'Ademe apportera 1,8 M€ à la PME Lumatec, lauréate du concours i-Nov, pour industrialiser son capteur.",
        ("Lumatec | - | 1800000 | Ademe",),
    ),
    (
        "Lauréate du concours i-Lab, la société Lumatec empoche 600 000 €.",
        ("Lumatec | - | 600000 | -",),
    ),
    (
        "La chaire « Villes sobres », créée par l'École centrale de Tourville, est dotée de 1,5 M€ par le groupe Axion.",
        ("École centrale de Tourville | Villes sobres | 1500000 | Axion",),
    ),
    (
        "Le conseil départemental de la Meuse a voté, vendredi, une aide de 120 000 euros pour la plateforme Quartz, gérée par l'Université de Valmont.",
        (
            "Université de Valmont | Quartz | 120000 | conseil départemental de la Meuse",
        ),
    ),
    (
        "L'extension de l'IUT de Pontarlac sera financée par la Région Bretagne (2 M€) et l'agglomération de Pontarlac (1 M€).",
        (
            "- | extension de l'IUT de Pontarlac | 1000000 | agglomération de Pontarlac",
            "- | extension de l'IUT de Pontarlac | 2000000 | Région Bretagne",
        ),
    ),
    (
        "Elle-même lauréate, l'École des mines de Castelrouge se contente de 900 000 €.",
        ("École des mines de Castelrouge | - | 900000 | -",),
    ),
    (
        "Le jury a accordé la note maximale au projet Boréal, qui obtient ainsi 5 M€, soit la plus forte dotation de cette vague.",
        ("- | Boréal | 5000000 | -",),
    ),
    (
        "Autre lauréat, le projet Neuropix (CHU de Brévannes) bénéficiera de 2,3 M€ sur cinq ans.",
        ("CHU de Brévannes | Neuropix | 2300000 | -",),
    ),
    (
        "Le Fonds national suisse finance le projet Boréal pour 200 000 €, l'ANR pour 300 000 €.",
        (
            "- | Boréal | 200000 | Fonds national suisse",
            "- | Boréal | 300000 | ANR",
        ),
    ),
    (
        "La Région Bretagne accompagne les projets Boréal et Hydra à hauteur de 2 M€ chacun.",
        (
            "- | Boréal | 2000000 | Région Bretagne",
            "- | Hydra | 2000000 | Région Bretagne",
        ),
    ),
    (
        "Le volet recherche du contrat de plan attribue 2 M€ au CHU de Brévannes et autant à l'Université de Valmont.",
        (
            "CHU de Brévannes | - | 2000000 | -",
            "Université de Valmont | - | 2000000 | contrat de plan",
        ),
    ),
    (
        "Coup de pouce de 80 000 euros de la Métropole de Lyon pour le FabLab de l'Insa Montbrun",
        ("- | FabLab | 80000 | Métropole de Lyon",),
    ),
    (
        "Boréal, le projet de l'Université de Valmont, a coûté 3 M€ à l'État.",
        (),
    ),
    (
        "Le projet Boréal, dont l'Université de Valmont assure la coordination, bénéficie de 2 M€ de France 2030 au titre de l'appel Equipex+.",
        ("Université de Valmont | Boréal | 2000000 | France 2030",),
    ),
    (
        "La subvention, d'un montant de 45 000 €, sera versée à l'association Les Petits Savants.",
        ("association Les Petits Savants | - | 45000 | -",),
    ),
    (
        "La commission permanente a attribué à l'Université de Valmont une subvention d'investissement de 450 000 € pour l'acquisition d'un microscope.",
        ("Université de Valmont | acquisition d'un microscope | 450000 | -",),
    ),
    (
        "La mieux dotée, l'École universitaire Corallia, revient à l'Université de Sainte-Orse : 12,4 millions d'euros.",
        ("Université de Sainte-Orse | - | 12400000 | -",),
    ),
    (
        "Le plus gros chèque, 8,7 M€, va au projet Voltara, porté par l'Université de Valmont.",
        ("Université de Valmont | Voltara | 8700000 | -",),
    ),
    (
        "L'Université de Valmont se contentera de 6,2 millions d'euros pour son projet Voltara.",
        ("Université de Valmont | Voltara | 6200000 | -",),
    ),
    (
        "L'Université de Valmont emporte 5,1 M€ (projet Voltara), l'Insa Montbrun 4,7 M€, avec le projet Signalis.",
        (
            "Insa Montbrun | Signalis | 4700000 | -",
            "Université de Valmont | Voltara | 5100000 | -",
        ),
    ),
    (
        "L'Université de Valmont hérite de 3,9 millions d'euros ; son projet, Tropéa, étudiera les récifs.",
        ("Université de Valmont | Tropéa | 3900000 | -",),
    ),
    (
        "Suivent l'Insa Montbrun, avec 4 M€, et le CHU de Brévannes, avec 3 M€.",
        (
            "CHU de Brévannes | - | 3000000 | -",
            "Insa Montbrun | - | 4000000 | -",
        ),
    ),
    (
        "Le mieux servi est le projet Voltara, de l'Université de Valmont : 12,5 M€ sur huit ans.",
        ("Université de Valmont | Voltara | 12500000 | -",),
    ),
    (
        "Le projet Voltara, à l'École centrale de Tourville, et le projet Tropéa, à l'Université de Valmont, recevront 6 M€ chacun.",
        (
            "Université de Valmont | Tropéa | 6000000 | -",
            "École centrale de Tourville | Voltara | 6000000 | -",
        ),
    ),
    (
        "Le projet Voltara, présenté par l'Université de Valmont, et le projet Tropéa, dossier de l'Insa Montbrun, se voient attribuer respectivement 4,2 et 5,6 millions d'euros.",
        (
            "Insa Montbrun | Tropéa | 5600000 | -",
            "Université de Valmont | Voltara | 4200000 | -",
        ),
    ),
    (
        "L'Insa Montbrun obtient 5 M€ pour le projet Tropéa. À ce dernier, la Région Bretagne ajoutera 1,2 M€.",
        (
            "Insa Montbrun | Tropéa | 1200000 | Région Bretagne",
            "Insa Montbrun | Tropéa | 5000000 | -",
        ),
    ),
    (
        "L'Université de Valmont devra se contenter de 1,8 M€ pour le projet Tropéa, auxquels la Région Bretagne ajoutera 400 k€.",
        (
            "Université de Valmont | Tropéa | 1800000 | -",
            "Université de Valmont | Tropéa | 400000 | Région Bretagne",
        ),
    ),
    (
        "L'Université de Valmont obtient 3 M€. La même somme ira à l'Insa Montbrun.",
        (
            "Insa Montbrun | - | 3000000 | -",
            "Université de Valmont | - | 3000000 | -",
        ),
    ),
    (
        "L'Université de Valmont reçoit 3 M€, l'Insa Montbrun autant.",
        (
            "Insa Montbrun | - | 3000000 | -",
            "Université de Valmont | - | 3000000 | -",
        ),
    ),
    (
        "Le projet Voltara coûtera 2,4 M€ : 900 000 € de la Région Bretagne, 1,1 M€ du Feder et 400 000 € de l'Université de Valmont.",
        (
            "- | Voltara | 1100000 | Feder",
            "- | Voltara | 400000 | Université de Valmont",
            "- | Voltara | 900000 | Région Bretagne",
        ),
    ),
    (
        "Pour l'Université de Valmont, cela représente 11,4 M€ de France 2030.",
        ("Université de Valmont | - | 11400000 | France 2030",),
    ),
    (
        "Pour le projet Voltara, ce sont 11,4 M€ de France 2030 qui tombent.",
        ("- | Voltara | 11400000 | France 2030",),
    ),
    (
        "Le projet Voltara réunit huit équipes. La Région Bretagne en règle 1,1 M€, le Feder 450 000 €.",
        (
            "- | Voltara | 1100000 | Région Bretagne",
            "- | Voltara | 450000 | Feder",
        ),
    ),
    (
        "La communauté d'agglomération du Val d'Orne s'est engagée pour 1 M€ dans le projet Voltara et l'entreprise Cellvor, de son côté, pour 2,6 M€.",
        (
            "Cellvor | Voltara | 1000000 | communauté d'agglomération du Val d'Orne",
            "Cellvor | Voltara | 2600000 | Cellvor",
        ),
    ),
    (
        "La plus grosse part échoit à l'Université de Valmont (27 M€), devant l'Université de Sainte-Orse (24 M€) et l'Insa Montbrun (21 M€).",
        (
            "Insa Montbrun | - | 21000000 | -",
            "Université de Sainte-Orse | - | 24000000 | -",
            "Université de Valmont | - | 27000000 | -",
        ),
    ),
    (
        "L'Université de Valmont a vu la Région Bretagne lui accorder 2 M€.",
        ("Université de Valmont | - | 2000000 | Région Bretagne",),
    ),
    (
        "Voltara, un projet de l'Université de Valmont auquel l'ANR vient d'accorder 2,8 M€, démarre en mai.",
        ("Université de Valmont | Voltara | 2800000 | ANR",),
    ),
    (
        "L'association Nuits claires reçoit 1,2 M€ du ministère pour ouvrir une ligne d'écoute.",
        ("association Nuits claires | - | 1200000 | -",),
    ),
    (
        "Pour équiper son laboratoire, le lycée Marie-Vallon touchera 250 000 € de la Région Bretagne.",
        ("lycée Marie-Vallon | - | 250000 | Région Bretagne",),
    ),
    (
        "Le projet Voltara voit sa dotation portée à 12 M€.",
        (),
    ),
    (
        "Le laboratoire danois Velbor investira 240 M€ dans une usine d'anticorps à Tourville.",
        (),
    ),
    (
        "Une rallonge de 5 M€, si le ministère y consentait, permettrait de repêcher le projet Voltara.",
        (),
    ),
    (
        "L'ANR publie la liste des projets. Total : 5,9 M€.",
        (),
    ),
    (
        "L'Université de Valmont réclamait dix millions d'euros ; elle en obtient six.",
        (),
    ),
    (
        "La plus grosse part échoit à l'université de Bordeaux (27 M€), devant celles de Lille (24 M€) et de Montpellier (21 M€).",
        (
            "université de Bordeaux | - | 27000000 | -",
            "université de Lille | - | 24000000 | -",
            "université de Montpellier | - | 21000000 | -",
        ),
    ),
)


def _label(name: Name | None) -> str:
    return name.label if name else "-"


def _row(award: Award) -> str:
    names = map(_label, (award.recipient, award.project))
    amount = str(int(award.amount.amount))
    return " | ".join((*names, amount, _label(award.programme)))


@pytest.mark.parametrize(("text", "awards"), _TOLD)
def test_awards_of_a_text(text: str, awards: tuple[str, ...]) -> None:
    facts = extract(read_bytes((_HEAD + text).encode(), "a.md"))
    found = [f for f in facts if isinstance(f, Award)]
    told = [f for f in found if f.factuality is Factuality.ASSERTED]
    assert sorted(map(_row, told)) == sorted(awards)
