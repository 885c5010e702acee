"""Names of every shape in invented sentences: span and kind.

O organisation, P project, C call, F programme, L place, H person, E event, X unknown; several
letters: any of them. `-name` is no name; `=words>name` is what the words stand for.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_builder.extract.pattern import code
from graph_builder.extract.reading import Reading

_FIRMS = [
    ("La société parisienne Cardiavolt recrute trente ingénieurs.", "Cardiavolt:O"),
    ("L'entreprise pharmaceutique Zelmos est implantée à Brive.", "Zelmos:O"),
    ("Le groupe chimique Vorhem apporte 1,5 M€.", "Vorhem:O"),
    ("La PME valentinoise Soudrex décroche 1,3 M€.", "Soudrex:O"),
    ("La jeune pousse grenobloise Hydrolian a levé 4 millions d'euros.", "Hydrolian:O"),
    ("L'assureur Mutalis verse un don de 2 M€.", "Mutalis:O"),
    (
        "Le spécialiste lyonnais de la robotique Kertek reçoit 800 000 euros.",
        "Kertek:O",
    ),
    ("La Toulousaine Aérovent obtient 1,9 M€.", "Aérovent:O"),
    ("Le Nantais Bioloop, lui, échoue.", "Bioloop:O"),
    (
        "Pour la Marseillaise Corvalium, candidate à l'appel, ce sera non.",
        "Corvalium:O",
    ),
    ("Deux start-up, Orvane et Kelmis, ont été retenues.", "Orvane:O; Kelmis:O"),
    (
        "Le projet réunit deux PME de Limoges, Orvane et Fibres Naldi.",
        "Orvane:O; Fibres Naldi:O",
    ),
    (
        "Une trentaine d'entreprises, dont Orvane et Tarrel-Bonnin, soutiennent le campus.",
        "Orvane:O; Tarrel-Bonnin:O",
    ),
    (
        "Trois industriels, parmi lesquels Vorhem, Soudrex et Kertek, sont partenaires.",
        "Vorhem:O; Soudrex:O; Kertek:O",
    ),
    ("Orvane SAS a bénéficié d'une aide de 300 000 euros.", "Orvane SAS:O"),
    (
        "La société Orvane SA, filiale de Vorhem Group, s'implante à Dole.",
        "Orvane SA:O; Vorhem Group:O",
    ),
    (
        "Les sociétés Orvane, Kelmis et Kertek complètent le consortium.",
        "Orvane:O; Kelmis:O; Kertek:O",
    ),
    (
        "Le projet est financé par Vorhem, Soudrex et la Région Bretagne.",
        "Vorhem:O; Soudrex:O; Région Bretagne:OL",
    ),
    ("Le laboratoire commun associe le CNRS et Kertek.", "Kertek:O"),
    (
        "Le consortium rassemble le CEA, Inria, Vorhem et l'Université de Lille.",
        "Vorhem:O",
    ),
    (
        "L'éditeur de logiciels Nuvélia et le cabinet Brisson Conseil accompagnent la région.",
        "Nuvélia:O; Brisson Conseil:O",
    ),
    (
        "Vorhem, Kelmis et le CHU de Nantes sont associés au projet.",
        "Vorhem:O; Kelmis:O",
    ),
    (
        "Parmi les battus figure Orvane Photonique. L'entreprise rennaise réclamait 6 M€.",
        "Orvane Photonique:O",
    ),
    ("Orvane, à Grenoble, a levé 15 M€ auprès de fonds américains.", "Orvane:O"),
    (
        "La deeptech Kelmis Bio SAS, issue de l'Institut Pasteur, a été primée.",
        "Kelmis Bio SAS:O",
    ),
    ("Le constructeur naval Piriou-Vallet participe au programme.", "Piriou-Vallet:O"),
    (
        "L'équipementier automobile Vorhem et le motoriste Drakkar Engines s'associent.",
        "Vorhem:O; Drakkar Engines:O",
    ),
    ("Le papetier Ligneaux investit 20 millions d'euros à Golbey.", "Ligneaux:O"),
    ("Alice & Tom, à Paris, recevra 21 millions.", "Alice & Tom:OX"),
    (
        "Fondée en 2019, Orvane développe des capteurs. La start-up emploie 20 personnes.",
        "Orvane:O; =start-up>Orvane",
    ),
]

_LABORATORIES = [
    (
        "Le Laboratoire d'écologie alpine (LECA) reçoit 300 000 euros.",
        "Laboratoire d'écologie alpine:O; LECA:O",
    ),
    (
        "L'Institut des sciences moléculaires de Marsac est porteur du projet.",
        "Institut des sciences moléculaires de Marsac:O",
    ),
    (
        "L'Institut de physique du globe de Paris coordonne l'étude.",
        "Institut de physique du globe de Paris:O",
    ),
    (
        "Le Centre d'études marines de Banyuls accueille la plateforme.",
        "Centre d'études marines de Banyuls:O",
    ),
    (
        "Le Centre de recherche en informatique de Lens (CRIL) participe.",
        "Centre de recherche en informatique de Lens:O; CRIL:O",
    ),
    (
        "L'unité mixte de recherche Biogéosols (UMR 6282) est associée au projet.",
        "Biogéosols:O",
    ),
    ("Le laboratoire lillois CRISTAL-M est de la partie.", "CRISTAL-M:O"),
    (
        "L'Institut lorrain d'informatique avancée, à Nancy, réagit.",
        "Institut lorrain d'informatique avancée:O",
    ),
    (
        "L'Institut national de recherche sur l'eau et les sols, à Antony, est retenu.",
        "Institut national de recherche sur l'eau et les sols:O",
    ),
    (
        "L'équipe du Laboratoire de mécanique et d'acoustique est lauréate.",
        "Laboratoire de mécanique et d'acoustique:O",
    ),
    (
        "L'Observatoire de la Côte d'Azur recevra 2 M€.",
        "Observatoire de la Côte d'Azur:O",
    ),
    (
        "Le Centre international de recherche en infectiologie (CIRI) est partenaire.",
        "Centre international de recherche en infectiologie:O",
    ),
    (
        "La Station biologique de Roscoff ouvre un bâtiment.",
        "Station biologique de Roscoff:O",
    ),
    (
        "La Maison des sciences de l'homme de Dijon coordonne le projet.",
        "Maison des sciences de l'homme de Dijon:O",
    ),
    (
        "La Maison des sciences de l’homme Val de Loire coordonne le projet.",
        "Maison des sciences de l’homme Val de Loire:O",
    ),
]

_UNIVERSITIES_SCHOOLS = [
    (
        "L'Université de Valcourt-Sud, membre du réseau, est retenue.",
        "Université de Valcourt-Sud:O",
    ),
    (
        "L'université Bretagne Loire et l'Université du Littoral Côte d'Opale sont associées.",
        "université Bretagne Loire:O; Université du Littoral Côte d'Opale:O",
    ),
    (
        "L'École nationale supérieure de chimie de Mulhouse participe.",
        "École nationale supérieure de chimie de Mulhouse:O",
    ),
    (
        "L'École supérieure d'agricultures d'Angers (ESA) forme 3 000 étudiants.",
        "École supérieure d'agricultures d'Angers:O",
    ),
    (
        "L'École des hautes études en santé publique pilote le projet.",
        "École des hautes études en santé publique:O",
    ),
    (
        "Mines Valcourt et Centrale Méditerranée s'allient.",
        "Mines Valcourt:O; Centrale Méditerranée:O",
    ),
    ("L'IUT de Figeac, enfin, recevra 3,8 millions.", "IUT de Figeac:O"),
    (
        "L'Insa et l'Institut supérieur de l'aéronautique sont partenaires.",
        "Insa:O; Institut supérieur de l'aéronautique:O",
    ),
    (
        "Polytech Marsac et l'IAE de Brest rejoignent le projet.",
        "Polytech Marsac:O; IAE de Brest:O",
    ),
    (
        "Le lycée professionnel Jeanne-Malivel et le lycée agricole de Saint-Ilan participent.",
        "lycée professionnel Jeanne-Malivel:O; lycée agricole de Saint-Ilan:O",
    ),
    ("Le CFA de l'UIMM et le Greta participent.", "CFA de l'UIMM:O; Greta:O"),
    (
        "L'Université de l'Ouest de Timișoara et l'Université de Saragosse comptent parmi les partenaires.",
        "Université de l'Ouest de Timișoara:O; Université de Saragosse:O",
    ),
    (
        "L'Université technique de Munich et l'université Justus-Liebig de Giessen sont membres.",
        "Université technique de Munich:O; université Justus-Liebig de Giessen:O",
    ),
    (
        "L'Université libre de Bruxelles, KU Leuven et la TU Delft participent.",
        "Université libre de Bruxelles:O; KU Leuven:O; TU Delft:O",
    ),
    (
        "L'University of Bristol et le Politecnico di Milano sont associés.",
        "University of Bristol:O; Politecnico di Milano:O",
    ),
    (
        "Trinity College Dublin et l'Universidad de Granada rejoignent l'alliance.",
        "Trinity College Dublin:O; Universidad de Granada:O",
    ),
    ("La Haute École Arc, en Suisse, est partenaire.", "Haute École Arc:O; Suisse:L"),
    (
        "L'École polytechnique fédérale de Lausanne (EPFL) est associée.",
        "École polytechnique fédérale de Lausanne:O",
    ),
    ("Le Collège de Valmont forme des ingénieurs.", "Collège de Valmont:O"),
]

_HOSPITALS = [
    (
        "Le centre hospitalier de Valence et le CHU de Clermont-Ferrand sont partenaires.",
        "centre hospitalier de Valence:O; CHU de Clermont-Ferrand:O",
    ),
    (
        "Le Centre hospitalier universitaire de Rennes coordonne le projet.",
        "Centre hospitalier universitaire de Rennes:O",
    ),
    (
        "L'hôpital Saint-Antoine et la clinique des Augustines participent.",
        "hôpital Saint-Antoine:O; clinique des Augustines:O",
    ),
    (
        "L'hôpital européen Georges-Pompidou est chef de file.",
        "hôpital européen Georges-Pompidou:O",
    ),
    (
        "Le Centre Léon-Bérard et l'Institut Curie coordonnent l'essai.",
        "Centre Léon-Bérard:O; Institut Curie:O",
    ),
    (
        "Le groupement hospitalier Bretagne Sud bénéficie de 2 M€.",
        "groupement hospitalier Bretagne Sud:O",
    ),
    (
        "L'Assistance publique – Hôpitaux de Marseille (AP-HM) recevra 7 M€.",
        "Assistance publique – Hôpitaux de Marseille:O",
    ),
    ("Les Hospices civils de Lyon sont lauréats.", "Hospices civils de Lyon:O"),
]

_LOCAL_AUTHORITIES = [
    (
        "La communauté d'agglomération du Pays de Saint-Malo verse 200 000 €.",
        "communauté d'agglomération du Pays de Saint-Malo:O",
    ),
    (
        "La Communauté de communes Porte Océane du Limousin est candidate.",
        "Communauté de communes Porte Océane du Limousin:O",
    ),
    (
        "La communauté de communes Cœur de Beauce est lauréate.",
        "communauté de communes Cœur de Beauce:O",
    ),
    (
        "La communauté urbaine Caen la mer apporte 7 M€.",
        "communauté urbaine Caen la mer:O",
    ),
    (
        "Grand Besançon Métropole et Dijon Métropole financent le projet.",
        "Grand Besançon Métropole:O; Dijon Métropole:O",
    ),
    ("Angers Loire Métropole complète l'aide.", "Angers Loire Métropole:O"),
    (
        "La Métropole Rouen Normandie et la Métropole européenne de Lille participent.",
        "Métropole Rouen Normandie:O; Métropole européenne de Lille:O",
    ),
    ("Le Département du Tarn verse 2 millions.", "Département du Tarn:O"),
    (
        "Le conseil départemental de la Manche et le conseil régional de Normandie cofinancent.",
        "conseil départemental de la Manche:O; conseil régional de Normandie:O",
    ),
    ("Le conseil régional promet 12 M€.", "conseil régional:O"),
    (
        "La Collectivité européenne d'Alsace apporte 3 M€.",
        "Collectivité européenne d'Alsace:OL",
    ),
    (
        "Saint-Jean-d'Angély et Marmande auront 250 000 euros chacune.",
        "Saint-Jean-d'Angély:LOX; Marmande:LOX",
    ),
    (
        "Quimperlé Communauté et Lorient Agglomération sont partenaires.",
        "Quimperlé Communauté:O; Lorient Agglomération:O",
    ),
    (
        "Le Grand Poitiers et le Grand Angoulême s'associent.",
        "Grand Poitiers:O; Grand Angoulême:O",
    ),
    (
        "Le syndicat mixte Numérique Bretagne opère le réseau.",
        "syndicat mixte Numérique Bretagne:O",
    ),
    (
        "Le Parc naturel régional de la Brenne recevra 1,1 million.",
        "Parc naturel régional de la Brenne:O",
    ),
    (
        "Le Grand Port maritime de La Rochelle est associé.",
        "Grand Port maritime de La Rochelle:O",
    ),
]

_CLUSTERS_POLES_ASSOCIATIONS = [
    (
        "Le pôle de compétitivité Cosmet'in Vallée, à Chartres, est partenaire.",
        "Cosmet'in Vallée:O",
    ),
    (
        "Le technopôle Brest-Iroise accueille la plateforme.",
        "technopôle Brest-Iroise:OLX",
    ),
    ("L'association Labos ouverts regrette ce choix.", "association Labos ouverts:O"),
    (
        "L'association Numérique et Savoirs salue la décision.",
        "association Numérique et Savoirs:O",
    ),
    ("La Ligue contre le cancer a promis 60 000 €.", "Ligue contre le cancer:O"),
    (
        "La Fondation pour la recherche médicale verse 300 000 €.",
        "Fondation pour la recherche médicale:O",
    ),
    ("La Fondation Voir et Comprendre est lauréate.", "Fondation Voir et Comprendre:O"),
    (
        "La Fédération nationale des parcs est associée.",
        "Fédération nationale des parcs:O",
    ),
    ("La Cour des comptes a contrôlé les comptes.", "Cour des comptes:O"),
    (
        "La Chambre de commerce et d'industrie de Bretagne participe.",
        "Chambre de commerce et d'industrie de Bretagne:O",
    ),
    (
        "La CCI de Rouen et la chambre d'agriculture de l'Aveyron soutiennent le projet.",
        "CCI de Rouen:O; chambre d'agriculture de l'Aveyron:O",
    ),
    ("Le Snesup d'Orléans et l'Unef dénoncent un saupoudrage.", "Snesup:O; Unef:O"),
    (
        "La Conférence des présidents d'université se félicite.",
        "Conférence des présidents d'université:O",
    ),
    (
        "Le Conseil économique, social et environnemental régional (Ceser) s'inquiète.",
        "Ceser:O",
    ),
    (
        "L'Agence de la transition écologique (Ademe) opère l'appel.",
        "Agence de la transition écologique:O; Ademe:O",
    ),
    (
        "L'Office français de la biodiversité cofinance l'étude.",
        "Office français de la biodiversité:O",
    ),
    (
        "L'Agence régionale de santé Occitanie (ARS) apporte 400 000 euros.",
        "Agence régionale de santé Occitanie:O",
    ),
    (
        "La SATT Ouest Valor et Toulouse Tech Transfert recevront 70 M€.",
        "SATT Ouest Valor:O",
    ),
    ("Le Crous de Normandie perçoit 8,4 M€.", "Crous de Normandie:O"),
    (
        "Le rectorat de Besançon et l'académie de Créteil sont partenaires.",
        "rectorat de Besançon:O; académie de Créteil:O",
    ),
    (
        "L'incubateur Norvalis et l'accélérateur Le Tremplin suivront les start-up.",
        "Norvalis:OP",
    ),
]

_MONEY_SOURCES = [
    ("Le Feder contribue à hauteur de 6 M€.", "Feder:FO"),
    ("Le projet est cofinancé par le FEDER et le FSE+.", "FEDER:FO; FSE+:FO"),
    (
        "Il reçoit 5 M€ du Fonds européen de développement régional (Feder).",
        "Fonds européen de développement régional:FO",
    ),
    ("Le FTJ apportera 3 M€ au titre du Fonds pour une transition juste.", "FTJ:FO"),
    ("Le Fonds vert finance 30 % de l'opération.", "Fonds vert:F"),
    ("Le CPER 2021-2027 prévoit 12 M€.", "CPER:F"),
    ("Le contrat de plan État-Région mobilise 46 M€.", "contrat de plan État-Région:F"),
    ("Le Grand plan d'investissement prévoit 57 Md€.", "Grand plan d'investissement:F"),
]

_PLACES = [
    ("L'usine de Bourbourg, près de Dunkerque, ouvrira en 2025.", "Dunkerque:L"),
    ("Le laboratoire est installé au Bourget-du-Lac.", "Bourget-du-Lac:L"),
    (
        "Le chantier démarre en Gironde et dans le Lot-et-Garonne.",
        "Gironde:L; Lot-et-Garonne:L",
    ),
    ("Une antenne ouvrira dans les Ardennes et dans la Drôme.", "Ardennes:L; Drôme:L"),
    ("L'entreprise, basée à Saint-Avold, emploie 30 personnes.", "Saint-Avold:L"),
    (
        "Solvia (Manosque), Arôme Vert (Grasse) et Hydrolux (Sophia Antipolis) recevront 720 000 euros.",
        "Manosque:L; Grasse:L; Sophia Antipolis:L; Solvia:OX; Arôme Vert:OX",
    ),
    (
        "Le partenaire est situé en Allemagne et aux Pays-Bas.",
        "Allemagne:L; Pays-Bas:L",
    ),
    ("Honfleur, le 3 mars 2024. Le ministre a visité le port.", "Honfleur:L"),
    ("Le campus de Villejean, à Rennes, sera rénové.", "Rennes:L"),
    (
        "L'équipe travaille à Heidelberg, Barcelone et Turin.",
        "Heidelberg:L; Barcelone:L; Turin:L",
    ),
]

_PERSONS = [
    (
        "« C'est une chance », se félicite la vice-présidente Relations internationales, Maïté Harisburu.",
        "Maïté Harisburu:H",
    ),
    (
        "Directeur du projet et glaciologue, Pello Etchegoin voit plus loin.",
        "Pello Etchegoin:H",
    ),
    (
        "Présidente de l'Université de Valcourt, Marie-France Bartel s'est dite soulagée.",
        "Marie-France Bartel:H",
    ),
    (
        "La présidente de l'Université de Corse, Maria-Ghjulia Santucci, a signé.",
        "Maria-Ghjulia Santucci:H",
    ),
    (
        "Le comité, présidé par l'urbaniste lausannoise Federica Zollmann, a entendu 14 équipes.",
        "Federica Zollmann:H",
    ),
    (
        "Selon Nikolaos Papadakis, directeur de recherche au CNRS, le projet est solide.",
        "Nikolaos Papadakis:H",
    ),
    (
        "Porté par Yann-Fañch Kerloc'h, chercheur à Brest, le projet démarre.",
        "Yann-Fañch Kerloc'h:H",
    ),
    (
        "L'équipe de Xiaoling Zhang et de Mamadou N'Diaye est lauréate.",
        "Xiaoling Zhang:H; Mamadou N'Diaye:H",
    ),
    (
        "Zoé Le Bihan-Cariou et Aïssatou Ba dirigent la chaire.",
        "Zoé Le Bihan-Cariou:H; Aïssatou Ba:H",
    ),
    ("Le directeur général cite Odile Wurmser, vice-présidente.", "Odile Wurmser:H"),
    (
        "Le Pr Jean-Loup Vasseur et le Dr Inès Benamar coordonnent l'essai.",
        "Jean-Loup Vasseur:H; Inès Benamar:H",
    ),
    ("« Nous y croyons », assure Kenza Ould-Ahmed.", "Kenza Ould-Ahmed:H"),
]

_PROJECTS = [
    ("ELANS, déposé par l'Université de Poitiers, est retenu.", "ELANS:P"),
    (
        "Nous étions candidats avec Marées Vives, un projet de licence.",
        "Marées Vives:P",
    ),
    ("Isula Ibrida, projet de l'Université de Valcourt, démarre.", "Isula Ibrida:P"),
    (
        "Permalpin, relatif au dégel du pergélisol, a été doté de 612 000 €.",
        "Permalpin:P",
    ),
    (
        "Solvastock, qui traite du stockage de la chaleur, obtient 380 000 €.",
        "Solvastock:P",
    ),
    ("L'Université de Lille n'a pu faire retenir HABISUD.", "HABISUD:P"),
    (
        "Deux dossiers de la région passent le cap : Méditerra, d'Aix-Marseille Université, et Solvia.",
        "Méditerra:P; Solvia:P",
    ),
    ("La chaire « Ports durables » est créée.", "Ports durables:P"),
    (
        "La chaire d'excellence « Autonomie et grand âge » est financée par la région.",
        "Autonomie et grand âge:P",
    ),
    (
        "La chaire industrielle Reno-Bois, portée par l'Insa, est soutenue.",
        "Reno-Bois:P",
    ),
    (
        "La plateforme Stella Pontica, que nous pilotons avec le CNRS, reçoit 3,2 M€.",
        "Stella Pontica:P",
    ),
    (
        "Les projets Alguéa, BioMar et « Terre & Ciel » sont lauréats.",
        "Alguéa:P; BioMar:P; Terre & Ciel:P",
    ),
    ("Le projet 4D-OMIX+ est porté par l'Inserm.", "4D-OMIX+:P"),
    ("Le projet Cap 20-35 de l'université de Clermont est labellisé.", "Cap 20-35:P"),
    ("Le démonstrateur H2-Berry, emmené par l'INSA, est financé.", "H2-Berry:P"),
    ("L'EUR LumOpt est dotée de 5 M€.", "EUR LumOpt:P"),
    ("L'IHU Prometheum est confirmé.", "IHU Prometheum:P"),
    ("Le Labex Matisse-Sud est prolongé.", "Labex Matisse-Sud:P"),
    ("L'equipex Imagix, porté par l'université de Metz, obtient 4,8 M€.", "Imagix:P"),
    (
        "Le Campus des métiers et des qualifications « Coutellerie et design » est labellisé.",
        "Coutellerie et design:P",
    ),
    ("Le bâtiment Horizon Santé coûtera 30 M€.", "Horizon Santé:P"),
    ("Le navire océanographique Saint-Brévin sera remis à neuf.", "Saint-Brévin:P"),
    ("Le supercalculateur Ada Nova est installé à Bruyères.", "Ada Nova:P"),
    (
        "SolAtlas a été inscrite sur la feuille de route. L'infrastructure est coordonnée par le CEA.",
        "SolAtlas:P; =infrastructure>SolAtlas",
    ),
    (
        "Parmi les autres lauréats figurent NIAI, à Grenoble, et PRAIRIAL, porté par PSL.",
        "NIAI:PX; PRAIRIAL:P",
    ),
    (
        "Le projet Océan Savoirs, à Saint-Denis, réunit l'Université de La Réunion et le Cirad.",
        "Océan Savoirs:P",
    ),
    (
        "Océan Savoirs réunit l'Université de La Réunion et le Cirad. Le projet recevra 1,9 M€.",
        "Océan Savoirs:P; =projet>Océan Savoirs",
    ),
    (
        "Ombrelle, enfin, confié à l'Institut Agro Montpellier, reçoit 1 M€.",
        "Ombrelle:P",
    ),
    ("BulleFine s'intéresse à l'effervescence des vins.", "BulleFine:P"),
    ("L'alliance européenne UNIVERSEA réunit huit universités.", "UNIVERSEA:P"),
    ("L'alliance EU-Peace est coordonnée par l'université de Marbourg.", "EU-Peace:P"),
    ("La mission spatiale Hélios-3 décollera en 2027.", "Hélios-3:P"),
    ("La graduate school Green Materials est labellisée.", "Green Materials:P"),
    (
        "L'université a obtenu le projet « Réussir autrement », qui recevra 6 M€.",
        "Réussir autrement:P",
    ),
    (
        "Le RHU CARDIO-NOVA, coordonné par le Pr Luc Marin, obtient 8 M€.",
        "RHU CARDIO-NOVA:P",
    ),
]

_CALLS = [
    (
        "L'appel « Chaires d'excellence en santé » est opéré par l'ANR.",
        "Chaires d'excellence en santé:C",
    ),
    ("L'appel à projets « Hybridons » est clos.", "Hybridons:C"),
    (
        "Au titre de l'appel « Algues », que l'ANR conduit, trois projets sont retenus.",
        "Algues:C",
    ),
    ("Le concours i-Neige distingue dix start-up.", "i-Neige:C"),
    (
        "L'appel à manifestation d'intérêt Territoires apprenants est ouvert.",
        "Territoires apprenants:C",
    ),
    ("La deuxième vague de l'appel DemoFab a fait 21 lauréats.", "DemoFab:C"),
    (
        "L'appel à projets Résilience industrielle a reçu 80 dossiers.",
        "Résilience industrielle:C",
    ),
    (
        "L'appel à projets Démonstrateurs de la ville durable est clos.",
        "Démonstrateurs de la ville durable:C",
    ),
    ("L'appel « École inclusive » est opéré par l'ANR.", "École inclusive:C"),
    ("Le programme « Centre vert » démarre.", "Centre vert:FP"),
    (
        "Retenu au titre de l'appel MSCA Doctoral Networks, le projet réunit dix universités.",
        "MSCA Doctoral Networks:C",
    ),
    ("Le dispositif « Première usine verte » est reconduit.", "Première usine verte:F"),
    ("Le concours d'innovation i-Mer a distingué dix start-up.", "i-Mer:C"),
]

_EVENTS = [
    ("Le salon Pollutec Sud s'est tenu à Lyon.", "Pollutec Sud:E"),
    ("Les Rencontres de l'optique auront lieu à Dijon.", "Rencontres de l'optique:E"),
    ("Le Festival d'Avignon accueille l'exposition.", "Festival d'Avignon:EO"),
    ("Les Assises de la recherche se sont tenues à Lens.", "Assises de la recherche:E"),
    ("Le Salon de l'agriculture ouvre demain.", "Salon de l'agriculture:E"),
    (
        "Les Journées nationales de l'ingénieur se tiennent à Metz.",
        "Journées nationales de l'ingénieur:E",
    ),
    ("Le Forum du numérique a réuni 300 personnes.", "Forum du numérique:E"),
    ("La Fête de la science débute vendredi.", "Fête de la science:E"),
    (
        "Lors du Sommet pour l'action climatique, l'État a annoncé 100 M€.",
        "Sommet pour l'action climatique:E",
    ),
]

_NO_NAMES = [
    ("Hier, le jury a rendu son avis.", "-Hier"),
    ("Restait à convaincre le ministère.", "-Restait"),
    ("Financé par l'État, le projet démarre.", "-Financé"),
    ("Quant au budget, il reste inchangé.", "-Quant"),
    ("Tous les dossiers ont été examinés.", "-Tous"),
    ("Recherche : un effort sans précédent.", "-Recherche"),
    ("Innover, former, transmettre : trois verbes.", "-Innover"),
    ("Reste la question du calendrier.", "-Reste"),
    ("Chercheurs et industriels se réunissent.", "-Chercheurs"),
    ("Pari gagné pour l'université de Valcourt.", "-Pari"),
    ("Objectif affiché : doubler les effectifs.", "-Objectif"),
    ("Malheureusement, le dossier n'a pas convaincu.", "-Malheureusement"),
]

_NAMES_THAT_OPEN_SENTENCES = [
    ("Ambrane est un projet de l'université de Valmy.", "Ambrane:P"),
    ("Solvane figure parmi les projets retenus.", "Solvane:P"),
    ("Orvelle compte parmi les start-up lauréates.", "Orvelle:O"),
    ("Lumiane doit équiper la filière en capteurs.", "Lumiane:PX"),
    ("Corvale, une start-up de Brest, a été retenue.", "Corvale:O"),
    ("Corvale et Dermex ont été retenus.", "Corvale:PXO; Dermex:PXO"),
    ("Corvale et l'Institut Curie s'associent.", "Corvale:O"),
    ("Corvale recevra 3 M€ sur quatre ans.", "Corvale:PXO"),
    ("Corvale n'a pas été retenu.", "Corvale:PX"),
    ("Corvale vise à décarboner les ports.", "Corvale:P"),
    ("Corvale se verra attribuer 2 M€.", "Corvale:PX"),
    ("Corvale développera des batteries sans cobalt.", "Corvale:PXO"),
    ("Corvale, lui, attendra la prochaine vague.", "Corvale:PX"),
    ("Corvale (CHU de Nantes) étudie les maladies du foie.", "Corvale:P"),
    ("Corvale : 4 M€ pour l'université de Valmy.", "Corvale:PX"),
    ("Corvale, plateforme de bioproduction, ouvrira en 2026.", "Corvale:P"),
    ("Corvale est une plateforme de bioproduction.", "Corvale:P"),
    ("Corvale est la seule entreprise normande retenue.", "Corvale:O"),
    ("Corvale, le consortium mené par Inria, recevra 2 M€.", "Corvale:P"),
    ("Corvale, nouvelle chaire de l'École navale, est dotée de 1 M€.", "Corvale:P"),
    ("Corvale Énergies investit 20 millions.", "Corvale Énergies:O"),
    ("Marmoux accueillera le futur data center.", "Marmoux:LXO"),
    ("Baptisé Corvale, le projet démarre en mars.", "Corvale:P"),
    ("Intitulé « Corvale », le programme démarre.", "Corvale:PF"),
    ("Nommée Corvale, la plateforme ouvre ses portes.", "Corvale:P"),
    ("Avec Corvale, l'université veut former 300 ingénieurs.", "Corvale:P"),
    ("Pour Corvale, l'Ademe ajoutera 400 000 euros.", "Corvale:P"),
    ("Quant à Corvale, il devra patienter.", "Corvale:PX"),
    ("Côté Corvale, les travaux ont commencé.", "Corvale:PX"),
    ("Derrière Corvale, un consortium de six laboratoires.", "Corvale:PX"),
    (
        "Trois projets sont retenus : Ambrane à l'Université de Valmy, Béryl à l'Insa Rouen et Corvale au CHU de Nantes.",
        "Ambrane:P; Béryl:P; Corvale:P",
    ),
    (
        "Deux start-up en bénéficient : Ambrane (2 M€) et Corvale (1 M€).",
        "Ambrane:O; Corvale:O",
    ),
    (
        "Quatre dossiers sont écartés : Ambrane, Béryl, Corvale et Dermex.",
        "Ambrane:P; Béryl:P; Corvale:P; Dermex:P",
    ),
    ("L'aide sera consacrée à Métavalle, un campus virtuel.", "Métavalle:P"),
    ("L'enveloppe est attribuée à Corvale, jeune pousse de Metz.", "Corvale:O"),
    ("Le prix revient à Corvale, spécialiste des biomatériaux.", "Corvale:O"),
    ("Le laboratoire développe Corvale, un robot sous-marin.", "Corvale:P"),
    ("L'équipe a baptisé son projet Corvale.", "Corvale:P"),
    ("Son nom : Corvale.", "Corvale:PX"),
    ("Le projet, nommé Corvale, est financé.", "Corvale:P"),
]

_PLAIN_WORDS_THAT_OPEN_SENTENCES = [
    ("Élus et habitants réclament un calendrier.", "-Élus"),
    ("Seul bémol, le coût.", "-Seul"),
    ("Tel est l'enjeu du plan.", "-Tel"),
    ("Là est la question.", "-Là"),
    ("Nul ne sait quand il ouvrira.", "-Nul"),
    ("Chacun attend sa part.", "-Chacun"),
    ("Rares sont les lauréats étrangers.", "-Rares"),
    ("Viennent ensuite deux projets bretons.", "-Viennent"),
    ("Suivent trois projets normands.", "-Suivent"),
    ("Figurent aussi deux start-up.", "-Figurent"),
    ("Précision utile : l'aide est cumulable.", "-Précision"),
    ("Bonne nouvelle pour le campus.", "-Bonne"),
    ("Place aux jeunes chercheurs.", "-Place"),
    ("Retour sur une année riche.", "-Retour"),
    ("Direction Nantes, où le projet est né.", "-Direction"),
    ("Cap sur 2030.", "-Cap"),
    ("Faute de moyens, le projet est reporté.", "-Faute"),
    ("Outre ce soutien, la région prête des locaux.", "-Outre"),
    ("Grâce à cette aide, l'usine ouvrira.", "-Grâce"),
    ("Malgré ce revers, l'équipe persiste.", "-Malgré"),
    ("Doté de 3 M€, le projet démarre.", "-Doté"),
    ("Implantée à Dole, l'usine recrute.", "-Implantée"),
    ("Souhaitant accélérer, l'État double la mise.", "-Souhaitant"),
    ("Reconnaissant ses torts, le jury s'excuse.", "-Reconnaissant"),
    ("Interrogée, la rectrice confirme.", "-Interrogée"),
    ("Contactée, l'agence n'a pas répondu.", "-Contactée"),
    ("Annoncé en mars, le plan tarde.", "-Annoncé"),
    ("Selon nos informations, le dossier avance.", "-Selon"),
    ("Mieux, la dotation augmente.", "-Mieux"),
    ("Pis, le calendrier glisse.", "-Pis"),
    ("Autrement dit, rien n'est signé.", "-Autrement"),
    ("Concrètement, chaque lauréat recevra 2 M€.", "-Concrètement"),
    ("Résultat : douze projets écartés.", "-Résultat"),
    ("Verdict attendu en juin.", "-Verdict"),
    ("Montant total : 12 M€.", "-Montant"),
    ("Lauréats de la vague 2 : Solvane et Orvelle.", "-Lauréats"),
    ("Porteur du projet : l'université de Valmy.", "-Porteur"),
]

_JOINT_LABORATORIES_CAMPUSES_NETWORKS = [
    ("Le projet Anna Karenine réunit trois laboratoires.", "Anna Karenine:P"),
    ("Le navire Jean Bart sera rénové.", "Jean Bart:P"),
    ("Le satellite Marie Noire décollera en mai.", "Marie Noire:P"),
    ("La chaire Paul Ricard-Vallon est financée par Kelmis.", "Paul Ricard-Vallon:P"),
    ("Le lycée Jean Perrin-Lafont accueille le plateau.", "lycée Jean Perrin-Lafont:O"),
    ("Le bâtiment Irène Curie-Roy coûtera 20 M€.", "Irène Curie-Roy:P"),
]

_PROGRAMMES_AND_FUNDS = [
    (
        "Le Fonds pour l'innovation de défense prend 10 %.",
        "Fonds pour l'innovation de défense:FO",
    ),
    ("Le Pacte Lorraine mobilise 8 M€.", "Pacte Lorraine:F"),
    (
        "La Stratégie nationale pour l'intelligence artificielle entre dans sa deuxième phase.",
        "Stratégie nationale pour l'intelligence artificielle:F",
    ),
    (
        "Le Programme national de recherche sur les forêts est doté de 40 M€.",
        "Programme national de recherche sur les forêts:F",
    ),
    ("Le Plan de relance finance la moitié.", "Plan de relance:F"),
    ("Le Plan Innovation Outre-mer est doté de 15 M€.", "Plan Innovation Outre-mer:F"),
]

_FOREIGN_NAMES = [
    (
        "L'alliance compte l'Universität des Saarlandes et l'Universidade de Aveiro.",
        "Universität des Saarlandes:O; Universidade de Aveiro:O",
    ),
    (
        "Le Max Planck Institute for Chemistry et l'Imperial College London participent.",
        "Max Planck Institute for Chemistry:O; Imperial College London:O",
    ),
    (
        "L'University of the South Pacific rejoint le consortium.",
        "University of the South Pacific:O",
    ),
    (
        "Le Massachusetts Institute of Technology accompagne le projet.",
        "Massachusetts Institute of Technology:O",
    ),
    (
        "La Technische Universität München et ETH Zürich sont partenaires.",
        "Technische Universität München:O; ETH Zürich:O",
    ),
    (
        "L'Università degli Studi di Torino est chef de file.",
        "Università degli Studi di Torino:O",
    ),
]

_BODIES = [
    ("Le conseil départemental apporte 300 000 €.", "conseil départemental:O"),
    ("Le rectorat suit le dossier.", "rectorat:O"),
    ("L'agglomération complète l'aide.", "agglomération:O"),
]

_HYPHENS_DIGITS_ODD_SHAPES = [
    ("Le projet e-Forêt est lauréat.", "e-Forêt:P"),
    ("Le projet µ-Fluid est lauréat.", "µ-Fluid:P"),
    ("Le projet BIO² est lauréat.", "BIO²:P"),
    ("Le projet 5G-Ports est lauréat.", "5G-Ports:P"),
    ("Le projet L'Atelier du vivant est retenu.", "L'Atelier du vivant:P"),
    ("Le projet Ma thèse en Berry est retenu.", "Ma thèse en Berry:P"),
    ("Le projet Les Sentinelles du lac est retenu.", "Les Sentinelles du lac:P"),
    ("Le projet Campus de l'eau est retenu.", "Campus de l'eau:P"),
    ("Le projet Terres de lin reçoit 2 M€.", "Terres de lin:P"),
    (
        "Les projets Vents d'Armor et Mer de glace sont retenus.",
        "Vents d'Armor:P; Mer de glace:P",
    ),
    (
        "Le projet « Bois, fibres et territoires » recevra 2 M€.",
        "Bois, fibres et territoires:P",
    ),
    ("La start-up Le Petit Labo recrute.", "Le Petit Labo:O"),
    ("La société Les Ateliers du Ponant reçoit 300 000 €.", "Les Ateliers du Ponant:O"),
    ("La PME 3D-Alliage est lauréate.", "3D-Alliage:O"),
    ("La start-up i-Sea Robotics lève 4 M€.", "i-Sea Robotics:O"),
    ("La jeune pousse eXoSkin a été primée.", "eXoSkin:O"),
]

_ANAPHORA_GIVES_THE_KIND = [
    (
        "Parmi les battus figure Halvane. L'entreprise rennaise réclamait 6 M€.",
        "Halvane:O; =entreprise>Halvane",
    ),
    (
        "SolMonde a été inscrite sur la feuille de route. L'infrastructure est coordonnée par le CEA.",
        "SolMonde:P; =infrastructure>SolMonde",
    ),
    (
        "Le jury a distingué Orvalis. La jeune pousse recevra 1 M€.",
        "Orvalis:O; =jeune pousse>Orvalis",
    ),
]

_SMALL_HEADS_BEFORE_A_PLACE = [
    ("Le lycée viticole de Belmont est partenaire.", "lycée viticole de Belmont:O"),
    ("L'école d'économie de Valmy obtient 2 M€.", "école d'économie de Valmy:O"),
    (
        "Le laboratoire de biologie marine de Concarneau reçoit 300 000 €.",
        "laboratoire de biologie marine de Concarneau:O",
    ),
    ("Le centre de calcul de Valmy sera rénové.", "centre de calcul de Valmy:O"),
    (
        "Le laboratoire de biologie de l'Université de Valmy est associé.",
        "Université de Valmy:O",
    ),
    (
        "La direction du Centre d'études marines de Banyuls change de mains.",
        "Centre d'études marines de Banyuls:O",
    ),
    (
        "Les services de l'Université de Valmy instruisent le dossier.",
        "Université de Valmy:O",
    ),
    ("Le laboratoire lillois CRISTEL-M est associé.", "CRISTEL-M:O"),
    ("L'association étudiante Nightel reçoit 1,2 M€.", "Nightel:O"),
    ("La faculté de médecine de Valmy recrute.", "faculté de médecine de Valmy:O"),
    (
        "L'institut de recherche biomédicale de Barcelone est partenaire.",
        "institut de recherche biomédicale de Barcelone:O",
    ),
    (
        "Le musée des beaux-arts de Dijon prête ses collections.",
        "musée des beaux-arts de Dijon:O",
    ),
    ("France 2030 apporte 75 millions, mon ministère 30.", "-ministère 30"),
    (
        "« Un défi », a réagi auprès de l'agence Claire Santucci, vice-présidente.",
        "Claire Santucci:H",
    ),
    ("Nour Benkira, professeure d'automatique à l'ETFL, dirige la chaire.", "ETFL:O"),
    ("Un chercheur du Cesbal pilote l'étude.", "Cesbal:O"),
]

_PROJECTS_APPOSED_AND_POSSESSED = [
    (
        "L'université touchera 5,2 M€ : son Abyssal a convaincu Naval Armor.",
        "Abyssal:P",
    ),
    (
        "La PME touchera 310 000 € pour Filtréa, son procédé de purification.",
        "Filtréa:P",
    ),
    (
        "Seul ultramarin, Madras Code – une école du code – recevra 1,8 M€.",
        "Madras Code:P",
    ),
    ("Le Cesil était venu avec « Béton vert ».", "Béton vert:P"),
    ("Le dossier Sidéra+, de l'Université de Lorraine, est écarté.", "Sidéra+:P"),
]

_WHAT_DESCRIPTIONS_STAND_FOR = [
    (
        "On attendait Kelvane. Le projet, jugé trop cher, n'a pas été retenu.",
        "Kelvane:P; =projet>Kelvane",
    ),
    (
        "L'Université de Valmy recrute. L'établissement recevra 2 M€.",
        "=établissement>Université de Valmy",
    ),
    (
        "Le CHU de Valmy coordonne le projet Solva. L'hôpital recevra 2 M€.",
        "=hôpital>CHU de Valmy",
    ),
    (
        "L'Insa Valmont pilote Solvaris. L'école d'ingénieurs recevra 2 M€ pour ce projet.",
        "=projet>Solvaris",
    ),
    (
        "Le projet Solva associe le CNRS et Kertek. Ce consortium recevra 3 M€.",
        "=consortium>Solva",
    ),
    (
        "Le programme France 2030 finance le projet Solva. Le dispositif est opéré par l'ANR.",
        "=dispositif>France 2030",
    ),
    (
        "L'appel à projets « Rivages » est clos. Le concours a reçu 80 dossiers.",
        "=concours>Rivages",
    ),
    (
        "La start-up Kertek lève 4 M€. La société emploie 20 personnes.",
        "=société>Kertek",
    ),
    (
        "La chaire Solva est portée par l'École navale. Elle est dotée de 1 M€.",
        "=Elle>Solva",
    ),
    (
        "Le projet Solva est porté par l'Université de Valmy. Il recevra 3 M€.",
        "=Il>Solva",
    ),
    (
        "L'Université de Valmy porte le projet Solva. Elle recevra 3 M€.",
        "=Elle>Université de Valmy",
    ),
    (
        "La Région Bretagne finance le projet. Elle apporte 2 M€.",
        "=Elle>Région Bretagne",
    ),
    ("Kertek a été fondée en 2015. Elle emploie 80 personnes.", "=Elle>Kertek"),
    ("Le CNRS coordonne le programme. Il y consacre 2 M€.", "=Il>CNRS"),
    (
        "Au CHU de Valmy, on se réjouit. L'établissement décroche 4 M€.",
        "=établissement>CHU de Valmy",
    ),
    (
        "L'institut Solvay-Roy accueille la plateforme. Celui-ci recevra 2 M€.",
        "=Celui-ci>institut Solvay-Roy",
    ),
    (
        "L'Université de Valmy et le CHU de Brionne s'allient. Ce dernier recevra 1 M€.",
        "=Ce dernier>CHU de Brionne",
    ),
    (
        "Deux lauréats : Solva, porté par l'Insa Valmont, et Minerva, porté par l'Université de Brionne. Le premier recevra 3 M€, le second 2 M€.",
        "Solva:P; Minerva:P",
    ),
    (
        "L'association Nightel gère une ligne d'écoute. L'association recevra 1,2 M€.",
        "=association>association Nightel",
    ),
    (
        "La communauté d'agglomération du Pays de Brionne soutient le projet. L'agglomération versera 120 000 €.",
        "=agglomération>communauté d'agglomération du Pays de Brionne",
    ),
    (
        "La métropole Valmy Méditerranée est associée. La métropole versera 500 000 €.",
        "=métropole>métropole Valmy Méditerranée",
    ),
    (
        "Le conseil régional de Bretagne vote 2 M€. La Région finance aussi les thèses.",
        "=Région>conseil régional de Bretagne",
    ),
    (
        "Le lycée Jeanne-Roy ouvre une classe. L'établissement recevra 90 000 €.",
        "=établissement>lycée Jeanne-Roy",
    ),
]

_SECOND_LOOK = [
    (
        "Le fabricant breton de voiliers Kerlouan Marine décroche 2 M€.",
        "Kerlouan Marine:O",
    ),
    (
        "Trois pépites régionales, Novalis, Ferolia et Quintess, entrent au capital.",
        "Novalis:O; Ferolia:O; Quintess:O",
    ),
    (
        "Les mutuelles Harmelia et Solidem financent la chaire « Bien vieillir ».",
        "Harmelia:O; Solidem:O; Bien vieillir:P",
    ),
    (
        "Le Centre de ressources biologiques de Brionne hébergera la biobanque Cryolis.",
        "Centre de ressources biologiques de Brionne:O; Cryolis:P",
    ),
    (
        "L'Institut pluridisciplinaire de recherche sur les deltas coordonne Estuaria.",
        "Institut pluridisciplinaire de recherche sur les deltas:O",
    ),
    (
        "La Fédération des industries nautiques applaudit.",
        "Fédération des industries nautiques:O",
    ),
    (
        "L'Université polytechnique de Valence et celle de Porto rejoignent Eurotide.",
        "Université polytechnique de Valence:O",
    ),
    (
        "Le maire d'Ambrières, Loïc Quéméner, a signé la convention.",
        "Loïc Quéméner:H; Ambrières:L",
    ),
    (
        "« On avance », glisse Amaïa Etcheto, cheffe de projet chez Novalis.",
        "Amaïa Etcheto:H; Novalis:O",
    ),
    (
        "Portée par l'agglomération Cœur d'Orne, l'opération démarre.",
        "agglomération Cœur d'Orne:O",
    ),
    (
        "Le syndicat mixte du Val d'Orne et la commune de Briouze cofinancent.",
        "syndicat mixte du Val d'Orne:O",
    ),
    (
        "Ferolia et Quintess, deux start-up de Metz, ont levé 3 M€.",
        "Ferolia:O; Quintess:O",
    ),
    ("Le réseau associe les CHU de Nancy, Reims et Strasbourg.", "CHU de Nancy:O"),
    (
        "L'EUR Materia, le labex Ondes et l'equipex Fotonia sont prolongés.",
        "EUR Materia:P; Ondes:P; Fotonia:P",
    ),
    (
        "Avec Estuaria, l'IRD et le BRGM veulent cartographier les deltas.",
        "Estuaria:P; IRD:O; BRGM:O",
    ),
    (
        "L'entreprise familiale Dubreuilh & Fils, à Thiers, recevra 180 000 €.",
        "Dubreuilh & Fils:O; Thiers:L",
    ),
    (
        "La plateforme nationale Criblea, basée à Évreux, ouvrira en juin.",
        "Criblea:P; Évreux:L",
    ),
    (
        "Le consortium emmené par Quintess réunit Ferolia, le CEA et l'Insa Lyon.",
        "Quintess:O; Ferolia:O; CEA:O",
    ),
    (
        "Novalis (Dijon) et Ferolia (Metz) sont les deux seules entreprises retenues.",
        "Novalis:O; Ferolia:O; Dijon:L; Metz:L",
    ),
    (
        "L'Agence nationale pour la rénovation urbaine apporte 4 M€.",
        "Agence nationale pour la rénovation urbaine:O",
    ),
    ("Le lauréat, Novalis, développera un électrolyseur.", "Novalis:OPX"),
    ("Cryolis, c'est le nom du projet que pilote l'Inserm.", "Cryolis:P"),
    (
        "Deux projets normands, Estuaria et Cryolis, sont écartés.",
        "Estuaria:P; Cryolis:P",
    ),
    (
        "La Banque publique d'investissement et la Banque européenne d'investissement prêtent 40 M€.",
        "Banque européenne d'investissement:O",
    ),
    (
        "Le Pr Anselme Kouadio-Brou et Mme Ylva Sörensen pilotent l'étude.",
        "Anselme Kouadio-Brou:H; Ylva Sörensen:H",
    ),
]


def _holds(found: set[tuple[str, str, str]], want: str) -> bool:
    if want.startswith("-"):
        return all(text != want[1:] for text, _, _ in found)
    if want.startswith("="):
        words, name = want[1:].split(">")
        return any((text, label) == (words, name) for text, _, label in found)
    name, kinds = want.rsplit(":", 1)
    return any(text == name and kind in kinds for text, kind, _ in found)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        *_FIRMS,
        *_LABORATORIES,
        *_UNIVERSITIES_SCHOOLS,
        *_HOSPITALS,
        *_LOCAL_AUTHORITIES,
        *_CLUSTERS_POLES_ASSOCIATIONS,
        *_MONEY_SOURCES,
        *_PLACES,
        *_PERSONS,
        *_PROJECTS,
        *_CALLS,
        *_EVENTS,
        *_NO_NAMES,
        *_NAMES_THAT_OPEN_SENTENCES,
        *_PLAIN_WORDS_THAT_OPEN_SENTENCES,
        *_JOINT_LABORATORIES_CAMPUSES_NETWORKS,
        *_PROGRAMMES_AND_FUNDS,
        *_FOREIGN_NAMES,
        *_BODIES,
        *_HYPHENS_DIGITS_ODD_SHAPES,
        *_ANAPHORA_GIVES_THE_KIND,
        *_SMALL_HEADS_BEFORE_A_PLACE,
        *_PROJECTS_APPOSED_AND_POSSESSED,
        *_WHAT_DESCRIPTIONS_STAND_FOR,
        *_SECOND_LOOK,
    ],
)
def test_names(read: Callable[..., Reading], text: str, wanted: str) -> None:
    found = {
        (form, code(m), m.name.label if m.name else "")
        for m in read(text).analysis.mentions
        for form in (m.text, m.label or m.text)
    }
    assert [w for w in wanted.split("; ") if not _holds(found, w)] == []
