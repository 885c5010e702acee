"""Roles: more constructions that give a person an office, by sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_builder.extract.reading import Reading
from graph_builder.extract.roles import find_roles

# sentence → (person, role, organisation) of each
CASES: list[tuple[str, list[tuple[str, str, str]]]] = [
    # apposition after
    ("Anne Morvan, vice-présidente du conseil régional déléguée à la recherche, salue ce choix.", [("Anne Morvan", "vice-présidente déléguée à la recherche", "conseil régional")]),
    ("Paul Kerr, directeur général délégué à la science du CNRS, était présent.", [("Paul Kerr", "directeur général délégué à la science", "CNRS")]),
    ("Rose Tanguy, ministre chargée de l'Enseignement supérieur, a visité le site.", [("Rose Tanguy", "ministre chargée de l'Enseignement supérieur", "")]),
    ("Jean Bosc, maire (PS) de Redon, applaudit.", [("Jean Bosc", "maire", "Redon")]),
    ("Luc Arnal, préfet de la région Bretagne, a signé la convention.", [("Luc Arnal", "préfet", "région Bretagne")]),
    ("Judith Arnaud, rectrice de la région académique Normandie, préside le comité.", [("Judith Arnaud", "présidente", "comité"), ("Judith Arnaud", "rectrice", "région académique Normandie")]),
    ("Inès Hamdi, professeure de biologie à l'Université de Tours et porteuse du projet Ambrose, est ravie.", [("Inès Hamdi", "porteuse du projet Ambrose", "Ambrose"), ("Inès Hamdi", "professeure de biologie", "Université de Tours")]),
    ("Hugo Blanc, ancien directeur de l'Onera, conseille la start-up.", [("Hugo Blanc", "ancien directeur", "Onera")]),
    ("Nadia Benali, à la tête de l'Institut Ondine, s'en félicite.", [("Nadia Benali", "directrice", "Institut Ondine")]),
    ("Simon Vidal, qui dirige le laboratoire Ondine, y voit un signal.", [("Simon Vidal", "directeur", "laboratoire Ondine")]),
    ("Claire Ansel, en charge de l'innovation à la Région Bretagne, détaille le calendrier.", [("Claire Ansel", "chargée de l'innovation", "Région Bretagne")]),
    ("Mathilde Roussel, doyenne de la faculté de médecine de Limoges, a coupé le ruban.", [("Mathilde Roussel", "doyenne", "faculté de médecine de Limoges")]),
    ("Karl Adam, délégué régional à la recherche et à l'innovation, a présenté l'appel.", [("Karl Adam", "délégué régional à la recherche et à l'innovation", "")]),
    ("Lucie Caron, adjointe au maire de Lille chargée de l'économie, a voté.", [("Lucie Caron", "adjointe au maire chargée de l'économie", "Lille")]),
    ("Pierre Dorval, directeur de recherche à l'Inrae et coordinateur du PEPR, précise.", [("Pierre Dorval", "coordinateur", "PEPR"), ("Pierre Dorval", "directeur de recherche", "Inrae")]),
    ("Sonia Garric, directrice adjointe du laboratoire Ondine (CNRS), y travaille.", [("Sonia Garric", "directrice adjointe", "laboratoire Ondine")]),
    ("Denis Lebrun, secrétaire général pour l'investissement, en charge de France 2030, a signé.", [("Denis Lebrun", "secrétaire général pour l'investissement", "Secrétariat général pour l'investissement")]),
    # before
    ("Le directeur du CNRS, Antoine Rey, a salué la décision.", [("Antoine Rey", "directeur", "CNRS")]),
    ("Sa présidente, Valérie Dupont, se réjouit.", [("Valérie Dupont", "présidente", "")]),
    ("Le chercheur Louis Masson développe un capteur.", [("Louis Masson", "chercheur", "")]),
    ("La députée de la Creuse Odile Marchais a voté.", [("Odile Marchais", "députée", "Creuse")]),
    ("Le sénateur (LR) du Cantal Alain Faure s'est abstenu.", [("Alain Faure", "sénateur", "Cantal")]),
    ("Le patron de Bpifrance, Nicolas Vial, a promis 3 M€.", [("Nicolas Vial", "patron", "Bpifrance")]),
    ("Le vice-président chargé de la recherche de l'Université de Pau, Yann Kerdren, a tranché.", [("Yann Kerdren", "vice-président chargé de la recherche", "Université de Pau")]),
    ("L'ingénieure de recherche Maud Lenoir pilotera la plateforme.", [("Maud Lenoir", "ingénieure de recherche", "")]),
    ("Professeur des universités, Éric Dulac dirige la chaire Ports.", [("Éric Dulac", "directeur", "chaire Ports"), ("Éric Dulac", "professeur des universités", "")]),
    ("Cofondateur de Kelvar, Bruno Sort connaît le secteur.", [("Bruno Sort", "cofondateur", "Kelvar")]),
    # verbs
    ("Simon Vidal a été nommé directeur général de l'Inserm.", [("Simon Vidal", "directeur général", "Inserm")]),
    ("Éva Costa est élue présidente de l'Université de Brest.", [("Éva Costa", "présidente", "Université de Brest")]),
    ("Nora Lachance devient rectrice de l'académie de Lille.", [("Nora Lachance", "rectrice", "académie de Lille")]),
    ("Le jury est présidé par Urs Keller, professeur à l'EPFL.", [("Urs Keller", "professeur", "EPFL"), ("Urs Keller", "président", "jury")]),
    ("Le projet est coordonné par Chloé Bellan, volcanologue à l'IPGP.", [("Chloé Bellan", "coordinatrice", "projet"), ("Chloé Bellan", "volcanologue", "IPGP")]),
    ("Marc Rey prendra la tête de l'Ademe en mars.", [("Marc Rey", "directeur", "Ademe")]),
    ("Léa Morel dirigera la future chaire Ondine.", [("Léa Morel", "directrice", "Ondine")]),
    ("Alice Guer, jusqu'ici directrice de la recherche à l'ENS, rejoint le CEA.", [("Alice Guer", "directrice de la recherche", "ENS")]),
    ("Rita Cohen remplace Guy Lacombe à la présidence de l'Ifremer.", [("Guy Lacombe", "président", "Ifremer"), ("Rita Cohen", "présidente", "Ifremer")]),
    ("Guy Lacombe a quitté la direction de l'Ifremer.", [("Guy Lacombe", "directeur", "Ifremer")]),
    ("Le conseil a désigné Gilles Bois comme président du comité.", [("Gilles Bois", "président du comité", "comité")]),
    ("Alain Faure assure l'intérim à la direction de l'ENSI.", [("Alain Faure", "directeur", "ENSI")]),
    # quotes & speech
    ("« C'est une chance », se réjouit Claire Ansel, la directrice de l'Institut Ondine.", [("Claire Ansel", "directrice", "Institut Ondine")]),
    ("« C'est une chance », estime le coordinateur du projet, Paul Kerr.", [("Paul Kerr", "coordinateur du projet", "projet")]),
    ("Monsieur le préfet, cher Luc Arnal, merci.", [("Luc Arnal", "préfet", "")]),
    ("Madame la présidente de la Région Bretagne, chère Alice Guer,", [("Alice Guer", "présidente", "Région Bretagne")]),
    # counter
    ("Le directeur a rencontré Paul Kerr.", []),
    ("Le ministre s'est rendu au laboratoire d'Anne Morvan.", []),
    ("La rue du Président Wilson est fermée.", []),
    ("Paul Kerr a salué le travail du recteur.", []),
    ("Aux côtés du maire, Anne Morvan a coupé le ruban.", []),
    ("Mon ancien doctorant Awa Diabré, aujourd'hui chargé de recherche au CNRS, décroche une bourse.", [("Awa Diabré", "ancien doctorant", ""), ("Awa Diabré", "chargé de recherche", "CNRS")]),
    ("Désormais professeure à Lyon 2, Anne Morvan reste associée.", [("Anne Morvan", "professeure", "Lyon 2")]),
    ("Le conseil d'administration, sous la présidence de Luc Arnal, a voté.", [("Luc Arnal", "président", "conseil d'administration")]),
    ("À la tête de l'Université de Valmy depuis le mois de mars, Maria-Ghjulia Paoli a vécu une rentrée masquée.", [("Maria-Ghjulia Paoli", "présidente", "Université de Valmy")]),
    ("Présidente de l'Université fédérale, Marie-France Barbet s'est dite soulagée.", [("Marie-France Barbet", "présidente", "Université fédérale")]),
    ("Bonjour Étienne Barreau, vous êtes vice-président de l'Université de Poitiers.", [("Étienne Barreau", "vice-président", "Université de Poitiers")]),
    ("Le journal cite Odile Wurtzel, vice-présidente de l'UHA : « Nous avons gagné. »", [("Odile Wurtzel", "vice-présidente", "UHA")]),
    ("« Notre dossier était prêt », explique Maïté Harispe, vice-présidente Relations internationales.", [("Maïté Harispe", "vice-présidente Relations internationales", "")]),
    ("Le jury était présidé par Hervé Castel, professeur à l'Université de Genève.", [("Hervé Castel", "professeur", "Université de Genève"), ("Hervé Castel", "président", "jury")]),
    ("Le laboratoire a été dirigé par Hervé Castel.", [("Hervé Castel", "directeur", "laboratoire")]),
    ("La chaire sera portée par Hervé Castel.", []),
    ("Le consortium que coordonne Nadia Benali réunit dix équipes.", [("Nadia Benali", "coordinatrice", "consortium")]),
    ("Le Pr Marc Alric, chef du service de cardiologie du CHU de Nancy, pilote l'étude.", [("Marc Alric", "chef du service de cardiologie", "CHU de Nancy")]),
    ("Contact : Anne Morvan, chargée de communication, 01 02 03 04 05.", [("Anne Morvan", "chargée de communication", "")]),
    ("Aux côtés du maire, Anne Morvan a coupé le ruban.", []),
    ("Entourée du préfet et du recteur, Anne Morvan a coupé le ruban.", []),
    ("En présence du préfet, Luc Arnal, et du maire, Jean Bosc, la plaque a été dévoilée.", [("Jean Bosc", "maire", ""), ("Luc Arnal", "préfet", "")]),
    ("En charge de la recherche au conseil régional, Paul Kerr plaide pour l'appel.", [("Paul Kerr", "chargé de la recherche", "conseil régional")]),
    ("Anne Morvan, en charge de la transition à la Ville, approuve.", [("Anne Morvan", "chargée de la transition", "Ville")]),
    ("Professeur des universités, Éric Dulac dirige la chaire Ports.", [("Éric Dulac", "directeur", "chaire Ports"), ("Éric Dulac", "professeur des universités", "")]),
    ("Maître de conférences à l'Université de Metz, Éric Dulac a créé Kelvar.", [("Éric Dulac", "maître de conférences", "Université de Metz")]),
    ("Alain Faure assure l'intérim à la direction de l'ENSI.", [("Alain Faure", "directeur", "ENSI")]),
    ("La députée de la Creuse Odile Marchais a voté.", [("Odile Marchais", "députée", "Creuse")]),
    ("Le Premier ministre, Hervé Castel, et la ministre de la Recherche, Anne Morvan, ont signé.", [("Anne Morvan", "ministre de la Recherche", "ministère de la Recherche"), ("Hervé Castel", "Premier ministre", "")]),
    ("Les deux fondateurs de Kelvar, Anne Morvan et Paul Kerr, sont ravis.", [("Anne Morvan", "fondatrice", "Kelvar"), ("Paul Kerr", "fondateur", "Kelvar")]),
    # third look
    ("Pour Anne Morvan, qui préside le pôle depuis six mois, la page est tournée.", [("Anne Morvan", "présidente", "pôle")]),
    ("Le consortium, emmené par Paul Kerr (Inria), réunit dix équipes.", []),
    ("À 38 ans, Léa Morel vient d'être nommée sous-directrice de l'innovation au ministère de la Mer.", [("Léa Morel", "sous-directrice de l'innovation", "ministère de la Mer")]),
    ("Autour de la table : Alice Guer, maire de Dole ; Marc Rey, président de la CCI ; et Zoé Dulac, DG de Kelvar.", [("Alice Guer", "maire", "Dole"), ("Marc Rey", "président", "CCI"), ("Zoé Dulac", "DG", "Kelvar")]),
    ("Éric Dulac (directeur de l'IUT) et Maud Lenoir (cheffe de projet) animeront l'atelier.", [("Maud Lenoir", "cheffe de projet", ""), ("Éric Dulac", "directeur", "IUT")]),
    ("Bruno Sort, lui, n'est plus président de Kelvar depuis mars.", []),
    ("Gilles Bois reste à la tête de l'Agence pour trois ans.", [("Gilles Bois", "directeur", "Agence")]),
    ("Rose Tanguy, alors ministre, avait lancé le plan.", [("Rose Tanguy", "ministre", "")]),
    ("Le chef de projet, Denis Lebrun, ancien de l'Onera, supervise le chantier.", [("Denis Lebrun", "chef de projet", "")]),
    ("Sous la houlette de Claire Ansel, directrice technique, l'équipe a grandi.", [("Claire Ansel", "directrice technique", "")]),
    ("Propos recueillis auprès de Nadia Benali, déléguée générale du pôle Aqua.", [("Nadia Benali", "déléguée générale du pôle Aqua", "Aqua")]),
    ("Karim Saïd, vice-président Europe et international de l'Université de Metz, s'en réjouit.", [("Karim Saïd", "vice-président Europe et international", "Université de Metz")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_offices(
    read: Callable[..., Reading], text: str, expected: list[tuple[str, str, str]]
) -> None:
    found = {
        (f.person.label, f.role, f.organisation.label if f.organisation else "")
        for f in find_roles(read(text))
    }
    assert sorted(found) == expected


def test_signature(read: Callable[..., Reading]) -> None:
    (fact,) = find_roles(read("Bravo à tous.\n\nAnne Morvan\n\nDirectrice de l'Ifsal"))
    assert (fact.person.label, fact.role) == ("Anne Morvan", "directrice")


TABLE = """| Projet | Porteur | Fonction | Établissement | Montant |
|---|---|---|---|---|
| AMBROSE | Anne Morvan | directrice de recherche | CNRS | 300 000 € |
| BÉRYL | Paul Kerr | professeur | Université de Valmy | 250 000 € |
"""


def test_columns_of_offices(read: Callable[..., Reading]) -> None:
    found = {(f.person.label, f.role) for f in find_roles(read(TABLE))}
    assert found == {
        ("Anne Morvan", "porteuse"),
        ("Anne Morvan", "directrice de recherche"),
        ("Paul Kerr", "porteur"),
        ("Paul Kerr", "professeur"),
    }
