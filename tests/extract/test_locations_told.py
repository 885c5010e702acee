"""Where things are: constructions of French that put something somewhere, and some that do not.

All names of firms, projects and events are invented; of the towns, some are in no list.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_builder.extract.locations import find_locations
from graph_builder.extract.reading import Reading
from graph_builder.model import Factuality, Location

_VOUCHED = {Factuality.ASSERTED, Factuality.QUOTED}


def told(facts: list[Location]) -> str:
    """«entity @ place» of each, sorted, joined by bars."""
    found = {
        f"{f.entity.label} @ {f.place.label}" for f in facts if f.factuality in _VOUCHED
    }
    return "|".join(sorted(found))


CASES = [
    # apposed
    ("La société Kelvar, à Lens, emploie 40 personnes.", "Kelvar @ Lens"),
    ("Quatre projets sont retenus : Ambrose, à Brest ; Béryl, à Lorient ; Citrine, à Vannes ; Dolomie, à Quimper.", "Ambrose @ Brest|Béryl @ Lorient|Citrine @ Vannes|Dolomie @ Quimper"),
    ("Deux start-up sont lauréates : Kelvar (Lyon) et Noxal (Grenoble).", "Kelvar @ Lyon|Noxal @ Grenoble"),
    ("Les lauréats sont Kelvar (Villeurbanne, Rhône), Noxal (Pau) et Tervia (Vierzon, Cher).", "Kelvar @ Villeurbanne|Noxal @ Pau|Tervia @ Vierzon"),
    ("La PME Kelvar, de Montluçon, recevra 300 000 €.", "Kelvar @ Montluçon"),
    ("La PME Kelvar, à Saint-Quentin-sur-Orbe (Isère), recevra 300 000 €.", "Kelvar @ Saint-Quentin-sur-Orbe"),
    ("L'institut Ondine (Toulouse) coordonne le projet Ambrose.", "institut Ondine @ Toulouse"),
    ("Le projet Ambrose, porté par la société Kelvar à Bourges, reçoit 2 M€.", "Kelvar @ Bourges"),
    ("Le projet Ambrose, porté par la société Kelvar, à Bourges, reçoit 2 M€.", "Kelvar @ Bourges"),
    ("Le projet Ambrose, dans le Finistère, reçoit 2 M€.", "Ambrose @ Finistère"),
    ("Le projet Ambrose, en Seine-Saint-Denis, reçoit 2 M€.", "Ambrose @ Seine-Saint-Denis"),
    ("Le projet Ambrose, à La Réunion, reçoit 2 M€.", "Ambrose @ La Réunion"),
    ("La société Kelvar, près de Nantes, reçoit 2 M€.", "Kelvar @ Nantes"),
    ("Noxal, au Mans, et Kelvar, au Havre, se partagent 2 M€.", "Kelvar @ Le Havre|Noxal @ Le Mans"),
    # participles & verbs
    ("Installée à Labarthe, Kelvar a été sélectionnée.", "Kelvar @ Labarthe"),
    ("Basée à Tours depuis 2015, la start-up Kelvar conçoit des capteurs.", "Kelvar @ Tours"),
    ("Kelvar, qui est installée à Metz, lève 3 M€.", "Kelvar @ Metz"),
    ("Kelvar, née à Metz en 2018, lève 3 M€.", "Kelvar @ Metz"),
    ("Fondée à Metz en 2018, Kelvar lève 3 M€.", "Kelvar @ Metz"),
    ("La société Kelvar, qui a son siège à Roubaix, lève 3 M€.", "Kelvar @ Roubaix"),
    ("La société Kelvar, dont le siège se situe à Roubaix, lève 3 M€.", "Kelvar @ Roubaix"),
    ("Kelvar, établie dans la Drôme, lève 3 M€.", "Kelvar @ Drôme"),
    ("La plateforme Ambrose sera hébergée à Caen.", "Ambrose @ Caen"),
    ("La plateforme Ambrose sera construite d'ici à 2027 à Caen.", "Ambrose @ Caen"),
    ("La plateforme Ambrose verra le jour à Caen en 2027.", "Ambrose @ Caen"),
    ("Le supercalculateur Ambrose, exploité à Bruyères-le-Châtel, coûte 50 M€.", "Ambrose @ Bruyères-le-Châtel"),
    ("La société Kelvar s'est implantée à Dunkerque.", "Kelvar @ Dunkerque"),
    ("La société Kelvar va s'installer à Dunkerque.", "Kelvar @ Dunkerque"),
    ("La société Kelvar a choisi de s'installer à Dunkerque.", "Kelvar @ Dunkerque"),
    ("La société Kelvar a posé ses valises à Dunkerque.", "Kelvar @ Dunkerque"),
    ("Le bâtiment Ambrose a été inauguré mardi à Reims.", "Ambrose @ Reims"),
    ("La plateforme Ambrose a été lancée lundi à Petit-Canal, sur le domaine de Roujol.", "Ambrose @ Petit-Canal"),
    ("La ministre a inauguré jeudi à Bayonne la plateforme Ambrose.", "Ambrose @ Bayonne"),
    ("L'école Ambrose ouvrira ses portes en septembre à Angers.", "école Ambrose @ Angers"),
    # unnamed built things
    ("Une halle d'essais ouvrira à Bidart en septembre 2025.", "halle d'essais @ Bidart"),
    ("La Région construira à Dole un campus des métiers du bois.", "campus des métiers du bois @ Dole"),
    ("Kelvar va construire une usine de batteries à Amiens.", "usine de batteries @ Amiens"),
    ("Kelvar bâtira sa future usine à Amiens.", "usine @ Amiens"),
    ("Un démonstrateur sera installé à Guéret.", "démonstrateur @ Guéret"),
    ("L'université ouvrira une antenne à Châteauroux.", "antenne @ Châteauroux"),
    ("Le futur centre de données sera implanté à Cuges-les-Pins.", "centre de données @ Cuges-les-Pins"),
    ("Une résidence étudiante de 120 logements sortira de terre à Laon.", "résidence étudiante @ Laon"),
    # de + place after bodies
    ("Le projet réunit deux PME de Jarville, Kelvar et Noxal.", "Kelvar @ Jarville|Noxal @ Jarville"),
    ("Le laboratoire Ondine de Brest participe.", "laboratoire Ondine @ Brest"),
    ("La start-up Kelvar de Compiègne lève 3 M€.", "Kelvar @ Compiègne"),
    # fronted
    ("À Rennes, la start-up Kelvar décroche 1 M€.", "Kelvar @ Rennes"),
    ("En Normandie, c'est le projet Béryl qui l'emporte.", "Béryl @ Normandie"),
    ("À Reims, le jury a retenu le projet Béryl.", "Béryl @ Reims"),
    ("Dans le Nord, Kelvar et Noxal sont retenues.", "Kelvar @ Nord|Noxal @ Nord"),
    ("À Dijon, enfin, la plateforme Béryl sera modernisée.", "Béryl @ Dijon"),
    ("Côté Bretagne, Béryl est retenu.", "Béryl @ Bretagne"),
    # demonyms
    ("La start-up rennaise Kelvar lève 3 M€.", "Kelvar @ Rennes"),
    ("Le laboratoire toulousain Ondine pilote le projet.", "Ondine @ Toulouse"),
    ("Les deux projets normands, Ambrose et Béryl, sont retenus.", "Ambrose @ Normandie|Béryl @ Normandie"),
    ("La société bretonne Kelvar lève 3 M€.", "Kelvar @ Bretagne"),
    ("Le Clermontois Kelvar, lui, échoue.", "Kelvar @ Clermont-Ferrand"),
    ("Le Lyonnais Kelvar et la Grenobloise Noxal sont lauréats.", "Kelvar @ Lyon|Noxal @ Grenoble"),
    ("L'alsacien Kelvar investira 3 M€.", "Kelvar @ Alsace"),
    ("Kelvar, jeune pousse bordelaise, a levé 3 M€.", "Kelvar @ Bordeaux"),
    ("Le consortium guadeloupéen Volcana est recalé.", "Volcana @ Guadeloupe"),
    ("L'entreprise corrézienne Kelvar est partenaire.", "Kelvar @ Corrèze"),
    ("Le pôle réunionnais Béryl émarge à 2 M€.", "Béryl @ La Réunion"),
    ("Le projet Ambrose, porté par le laboratoire nantais Ondine, reçoit 2 M€.", "Ondine @ Nantes"),
    ("L'industriel vosgien Kelvar ouvre une ligne.", "Kelvar @ Vosges"),
    # events
    ("Le ministre a présenté le plan en visite à l'usine Kelvar, à Feyzin.", "Kelvar @ Feyzin"),
    ("Le ministre a présenté la liste au salon Industria, à Lyon.", "Industria @ Lyon"),
    ("La ministre l'a annoncé lors du congrès Biosol, qui se tenait à Nantes.", "Biosol @ Nantes"),
    ("La ministre l'a annoncé mardi à Lyon, en ouverture du salon Pollutex.", "Pollutex @ Lyon"),
    ("La ministre l'a annoncé en marge du salon Pollutex de Lyon.", "Pollutex @ Lyon"),
    ("Le conseil régional s'est réuni vendredi à Dijon.", "conseil régional @ Dijon"),
    ("Réunie lundi à Caen, la commission permanente a voté 3 M€.", "commission permanente @ Caen"),
    ("Le contrat a été signé jeudi à Poitiers.", "signature du contrat @ Poitiers"),
    ("L'État et la Région ont signé lundi, à l'hôtel de région, à Toulouse, le contrat de plan.", "signature du contrat de plan @ Toulouse"),
    ("Le festival Rempart s'est achevé dimanche à Aigues-Belles.", "Rempart @ Aigues-Belles"),
    ("Le colloque se tiendra les 3 et 4 mai à Sète.", "colloque @ Sète"),
    ("La cérémonie de remise des prix a eu lieu à Arles.", "cérémonie de remise des prix @ Arles"),
    ("Les rencontres Aquasol ont lieu cette semaine à La Baule.", "Aquasol @ Baule"),
    # counterexamples
    ("Anne Morel, originaire de Nancy, dirige Kelvar.", ""),
    ("Le train de Paris est arrivé en retard.", ""),
    ("La société Kelvar exportera ses machines à Madrid.", ""),
    ("Kelvar ne s'installera pas à Dunkerque.", ""),
    ("Kelvar pourrait s'installer à Dunkerque.", ""),
    ("L'Université de Rennes reçoit 3 M€.", ""),
    ("Le maire de Rennes a salué le projet.", ""),
    ("Le projet Ambrose reliera Rennes à Nantes.", ""),
    ("Paris, le 12 mai 2024. La ministre a dévoilé la liste.", ""),
    ("La Région Bretagne soutient le projet Ambrose.", ""),
    ("Le président de la Région Bretagne a salué Kelvar.", ""),
    ("Le chercheur est parti à Boston.", ""),
    ("Le projet Ambrose étudie la pollution de la baie de Douarnenez.", ""),
    ("Le traité de Rome date de 1957.", ""),
    ("La ville de Nantes verse 2 M€ au projet Ambrose.", ""),
    ("Le projet Ambrose n'est pas à Nantes.", ""),
    # second look
    ("Noxal (Saint-Genis-Pouilly, Ain) fabrique des aimants.", "Noxal @ Saint-Genis-Pouilly"),
    ("Le projet Ambrose, mené depuis Nancy par le laboratoire Loria, mobilise 12 personnes.", "Ambrose @ Nancy"),
    ("L'entreprise, dont l'usine se trouve à Ploërmel, emploie 80 salariés.", "usine @ Ploërmel"),
    ("C'est à Figeac que sera construit le nouvel atelier de composites.", "atelier de composites @ Figeac"),
    ("Nantes accueillera en 2027 le centre Ambrose.", "centre Ambrose @ Nantes"),
    ("Une deuxième usine est prévue à Fos-sur-Mer.", "usine @ Fos-sur-Mer"),
    ("Les travaux du centre de recherche Ambrose démarreront à Albi en mars.", "centre de recherche Ambrose @ Albi"),
    ("Seule lauréate de Franche-Comté, Kelvar touchera 200 000 €.", "Kelvar @ Franche-Comté"),
    ("Parmi les lauréats figurent Kelvar, à Lyon, et Noxal, en Isère.", "Kelvar @ Lyon|Noxal @ Isère"),
    ("L'appel a distingué trois sociétés bretonnes : Kelvar, Noxal et Tervia.", "Kelvar @ Bretagne|Noxal @ Bretagne|Tervia @ Bretagne"),
    ("Le fabricant de capteurs breton Kelvar décroche 1 M€.", "Kelvar @ Bretagne"),
    ("La Bordelaise Noxal développe un vaccin.", "Noxal @ Bordeaux"),
    ("Basé dans le Jura, Kelvar produit des lunettes.", "Kelvar @ Jura"),
    ("Le forum Numérix, les 4 et 5 juin à Reims, réunira 300 chercheurs.", "Numérix @ Reims"),
    ("En déplacement à l'Université de Pau, à Anglet, la ministre a promis 2 M€.", "Université de Pau @ Anglet"),
    ("La ministre a visité à Cahors le laboratoire Ondine.", "laboratoire Ondine @ Cahors"),
    ("Le site de Kelvar à Feyzin sera modernisé.", "site de Kelvar @ Feyzin"),
    ("La société Kelvar compte ouvrir une seconde unité à Loos.", "unité @ Loos"),
    ("Le Centre de microscopie a été inauguré en présence du préfet, à Évry.", "Centre de microscopie @ Évry"),
    ("La start-up a été fondée à Rennes par deux chercheurs.", ""),
    ("L'IUT de Lannion recevra 300 000 €.", "IUT de Lannion @ Lannion"),
    ("Les Vosges obtiennent 2 M€ pour la forêt.", ""),
    ("Marie Durand, qui a étudié à Oxford, dirigera la chaire.", ""),
    ("Le colis est parti de Lyon pour Marseille.", ""),
    ("Kelvar vend ses capteurs à Toulouse Métropole.", ""),
    ("L'Institut Ondine ne déménagera pas à Sète.", ""),
    ("Des chercheurs de Grenoble participent au projet Ambrose.", ""),
    ("La ligne à grande vitesse entre Bordeaux et Dax coûtera 10 Md€.", ""),
    ("Kelvar envisage de s'installer à Brest.", ""),
    # third look
    ("La ministre a présenté la liste jeudi à Metz, dans les locaux de la start-up Kelvar.", "Kelvar @ Metz"),
    ("Le préfet l'a dit à Vannes, au siège de la société Noxal.", "Noxal @ Vannes"),
    ("Ce matin à Tours, au congrès Biosol, la ministre a salué les lauréats.", "Biosol @ Tours"),
    ("La société Kelvar et la société Noxal, toutes deux bretonnes, sont recalées.", "Kelvar @ Bretagne|Noxal @ Bretagne"),
    ("Un télescope sera installé sur le plateau de Caussols.", "télescope @ Caussols"),
    ("La filière signale l'ouverture à Colmar, en mai, d'un centre de ressources.", "centre de ressources @ Colmar"),
    ("L'Institut Ondine, qui pilote le réseau depuis Nancy, recrute.", "Institut Ondine @ Nancy"),
    ("Le directeur réunira son conseil scientifique le 12 juin, à Sète.", "conseil scientifique @ Sète"),
    ("En déplacement hier au lycée agricole de Vesoul, la ministre a promis 2 M€.", "lycée agricole de Vesoul @ Vesoul"),
    ("Le même jour, à Castres, le groupe Kelvar a posé la première pierre de son centre d'essais.", "centre d'essais @ Castres"),
    ("À La Rochelle, le projet Ambrose démarre.", "Ambrose @ La Rochelle"),
    ("À l'Île-d'Yeu, Noxal, un fabricant d'hydroliennes, reçoit 1 M€.", "Noxal @ Île-d'Yeu"),
    ("Aux Sables-d'Olonne, le chantier naval Kelvar recevra 1 M€.", "Kelvar @ Sables-d'Olonne"),
    ("La biotech alsacienne Kelvar et le CHU de Strasbourg testent un vaccin.", "Kelvar @ Alsace"),
    ("L'équipe, basée à Orsay, étudie les plasmas.", "équipe @ Orsay"),
    ("Le projet bénéficiera aux habitants de Dreux.", ""),
    ("La Région a investi à Dreux.", ""),
    ("Le ministre est attendu mardi à Dreux.", ""),
    ("Une réunion publique est prévue mardi à Dreux.", "réunion publique @ Dreux"),
    # fourth look
    ("Le ministre clôturait à Orléans le colloque annuel des doyens.", "colloque annuel des doyens @ Orléans"),
    ("C'est à Bron, où il inaugurait une halle de tests, que le préfet s'est exprimé.", "halle de tests @ Bron"),
    ("Le labex Ambrose, dont les bancs d'essai seront installés à Vernon, démarre.", "Ambrose @ Vernon"),
    ("Une journée de lancement rassemblera les équipes à Saclay en juin.", "journée de lancement @ Saclay"),
    ("Sur une friche industrielle de Trith-Saint-Léger, Kelvar bâtira un centre de données.", "centre de données @ Trith-Saint-Léger"),
    ("Le groupe Noxal investira 40 M€ dans une usine de cathodes à Lacq.", "usine de cathodes @ Lacq"),
    ("Vendredi, à Blois, le conseil départemental a voté les crédits.", "conseil départemental @ Blois"),
    ("Réunis en séance plénière jeudi à Metz, les élus régionaux ont tranché.", "séance plénière @ Metz"),
    ("Trois sites sont retenus : Toulouse (Ambrose), Lyon (Béryl) et Nice (Citrine).", "Ambrose @ Toulouse|Béryl @ Lyon|Citrine @ Nice"),
    ("La ministre s'est exprimée à Dole, devant les étudiants de l'Institut Kelvar.", "Institut Kelvar @ Dole"),
    ("Le Genopole, à Évry-Courcouronnes, héberge Kelvar.", "Genopole @ Évry-Courcouronnes"),
    ("Kelvar ouvrira en 2026 à Saint-Nazaire son deuxième atelier.", "atelier @ Saint-Nazaire"),
    ("L'État va construire une résidence de 200 lits au Creusot.", "résidence @ Le Creusot"),
    ("À Villers-lès-Nancy, le projet Ambrose a déjà recruté.", "Ambrose @ Villers-lès-Nancy"),
    ("Ambrose sera piloté depuis Roscoff par la station biologique.", "Ambrose @ Roscoff"),
    ("Le campus de Kelvar quittera Lyon.", ""),
    ("Kelvar a quitté Lyon pour Nantes.", ""),
    ("Le CHU et la start-up recruteront à l'étranger.", ""),
    ("La convention prévoit l'accueil d'étudiants à Montréal.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_where_things_are(
    read: Callable[..., Reading], text: str, expected: str
) -> None:
    assert told(find_locations(read(text))) == expected


HEADED = """## Lauréats

### Bretagne

L'Université de Kerval obtient 2 M€ pour Ambrose, un projet sur la mer.

### Normandie

Le projet Béryl reçoit 1 M€. Il étudie la craie.

### Calendrier

Le projet Citrine suivra.
"""


def test_projects_under_the_heading_of_their_region(
    read: Callable[..., Reading],
) -> None:
    found = told(find_locations(read(HEADED)))
    assert found == "Ambrose @ Bretagne|Béryl @ Normandie"


def test_a_town_taken_up_means_the_thing_known_to_be_there(
    read: Callable[..., Reading],
) -> None:
    text = "Ambrose (Nantes) et Béryl (Toulouse) sont retenus. Le projet toulousain attendra."
    assert told(find_locations(read(text))) == "Ambrose @ Nantes|Béryl @ Toulouse"


DISPATCH = """Le plus important, Abysséa (4,2 M€), est porté par l'Institut Kelvar, à Plouzané. Il associe la
société Marelec, installée au Relecq-Kerhuon, et deux PME de Quimper, Algotek et Sonarys.

La Lorientaise Kerlab, elle, devra revoir sa copie, comme la Nantaise Océanor.
"""


def test_a_dispatch(read: Callable[..., Reading]) -> None:
    found = told(find_locations(read(DISPATCH)))
    assert found == (
        "Algotek @ Quimper|Institut Kelvar @ Plouzané|Kerlab @ Lorient"
        "|Marelec @ Relecq-Kerhuon|Océanor @ Nantes|Sonarys @ Quimper"
    )


BRIEFS = """# En bref

**Golbey.** Norpaper va transformer sa chaudière.

**Saint-Avold.** La start-up Metalya, fondée à Nancy par deux ingénieurs, recrute.

Le rucher expérimental est installé à Ramonville-Saint-Agne, sur un toit.

Trois laboratoires : Entropie (Nouméa), Criobe (Moorea) et Marbec (Montpellier).
"""


def test_briefs(read: Callable[..., Reading]) -> None:
    found = told(find_locations(read(BRIEFS)))
    assert found == (
        "Criobe @ Moorea|Entropie @ Nouméa|Marbec @ Montpellier|Metalya @ Nancy"
        "|Metalya @ Saint-Avold|Norpaper @ Golbey|rucher expérimental @ Ramonville-Saint-Agne"
    )
