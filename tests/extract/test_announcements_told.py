"""Announcements: more constructions by which a text says who made its news public, and when.

The texts are published on a Thursday, 14 March 2024.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_builder.extract.announcements import find_announcements
from graph_builder.extract.reading import Reading

HEAD = "---\ntitle: Une aide pour la rade\npublished: 2024-03-14\n---\n\n"

# sentence → (announcer, date, event) of each
CASES: list[tuple[str, list[tuple[str, str, str]]]] = [
    # verbs, subject before
    ("La ministre de la Mer, Rose Tanguy, a annoncé mardi six lauréats.", [("Rose Tanguy", "2024-03-12", "")]),
    ("Le préfet de région, Luc Arnal, a dévoilé hier la liste des projets retenus.", [("Luc Arnal", "2024-03-13", "")]),
    ("La Région Bretagne a rendu publique, le 8 mars, la liste des lauréats.", [("Région Bretagne", "2024-03-08", "")]),
    ("L'ANR a communiqué lundi les noms des équipes retenues.", [("ANR", "2024-03-11", "")]),
    ("Bpifrance a officialisé ce jeudi la création du fonds.", [("Bpifrance", "2024-03-14", "")]),
    ("Le Premier ministre a confirmé hier l'attribution de 3 M€ au port.", [("Premier ministre", "2024-03-13", "")]),
    ("La Commission européenne a publié le 7 mars les résultats de l'appel.", [("Commission européenne", "2024-03-07", "")]),
    ("Rose Tanguy a levé le voile, mercredi, sur les contours du plan.", [("Rose Tanguy", "2024-03-13", "")]),
    ("Rose Tanguy a fait part lundi de sa décision.", [("Rose Tanguy", "2024-03-11", "")]),
    ("Rose Tanguy a donné vendredi dernier le coup d'envoi de l'appel.", [("Rose Tanguy", "2024-03-08", "")]),
    ("Le ministère de la Mer a indiqué mardi que six projets étaient retenus.", [("ministère de la Mer", "2024-03-12", "")]),
    ("Rose Tanguy a promis hier une aide de 2 M€.", [("Rose Tanguy", "2024-03-13", "")]),
    ("L'Ademe a détaillé mardi la liste des lauréats.", [("Ademe", "2024-03-12", "")]),
    ("La Région Bretagne et l'État ont présenté hier le plan de relance.", [("Région Bretagne", "2024-03-13", ""), ("État", "2024-03-13", "")]),
    ("Alice Guer, présidente de la Région, a lancé lundi l'appel à projets.", [("Alice Guer", "2024-03-11", "lancement")]),
    ("L'Université de Nîmes vient d'annoncer l'ouverture d'une chaire.", [("Université de Nîmes", "2024-03-14", "")]),
    ("L'Université de Nîmes annonce la création d'une chaire.", [("Université de Nîmes", "2024-03-14", "")]),
    ("Kelvar annonce ce jeudi une levée de fonds de 3 M€.", [("Kelvar", "2024-03-14", "")]),
    # pronoun/relatives
    ("Le jury a rendu son verdict. Rose Tanguy l'a rendu public mardi.", [("Rose Tanguy", "2024-03-12", "")]),
    ("Rose Tanguy, qui a dévoilé lundi les lauréats, s'est réjouie.", [("Rose Tanguy", "2024-03-11", "")]),
    ("Les six lauréats, que Rose Tanguy a dévoilés lundi, se partagent 3 M€.", [("Rose Tanguy", "2024-03-11", "")]),
    ("C'est Rose Tanguy qui l'a annoncé hier.", [("Rose Tanguy", "2024-03-13", "")]),
    ("C'est ce qu'a annoncé mardi Rose Tanguy, ministre de la Mer.", [("Rose Tanguy", "2024-03-12", "")]),
    # after
    ("Six projets sont retenus, a indiqué mardi le ministère de la Mer.", [("ministère de la Mer", "2024-03-12", "")]),
    ("Six projets sont retenus, indique l'Ademe dans un communiqué publié mardi.", [("Ademe", "2024-03-12", "")]),
    ("Six projets sont retenus, selon un communiqué de l'Ademe diffusé mardi.", [("Ademe", "2024-03-12", "")]),
    ("« Six projets sont retenus », a déclaré hier Rose Tanguy.", []),
    ("Six projets sont retenus, a fait savoir l'Ademe vendredi 8 mars.", [("Ademe", "2024-03-08", "")]),
    # passive
    ("Les lauréats ont été annoncés mardi par la ministre de la Mer, Rose Tanguy.", [("Rose Tanguy", "2024-03-12", "")]),
    ("La liste a été rendue publique hier par l'Ademe.", [("Ademe", "2024-03-13", "")]),
    ("La liste des lauréats, publiée mardi par l'Ademe, compte six noms.", [("Ademe", "2024-03-12", "")]),
    ("Dévoilé lundi 11 mars par la Région Bretagne, le plan atteint 3 M€.", [("Région Bretagne", "2024-03-11", "")]),
    ("Le fonds a été lancé mardi par Rose Tanguy.", [("Rose Tanguy", "2024-03-12", "lancement")]),
    # nominal
    ("L'annonce en a été faite mardi par Rose Tanguy.", [("Rose Tanguy", "2024-03-12", "")]),
    ("L'annonce, faite hier par Rose Tanguy, réjouit les chercheurs.", [("Rose Tanguy", "2024-03-13", "")]),
    ("Rose Tanguy en a fait l'annonce lundi.", [("Rose Tanguy", "2024-03-11", "")]),
    ("Rose Tanguy est venue mardi à Brest annoncer une aide de 2 M€.", [("Rose Tanguy", "2024-03-12", "")]),
    ("Rose Tanguy a profité mardi de sa visite à Brest pour annoncer une aide de 2 M€.", [("Rose Tanguy", "2024-03-12", "visite à Brest")]),
    # events
    ("En visite lundi à Lorient, Rose Tanguy a annoncé six lauréats.", [("Rose Tanguy", "2024-03-11", "visite à Lorient")]),
    ("Rose Tanguy a dévoilé les lauréats mardi à l'occasion du salon Industria.", [("Rose Tanguy", "2024-03-12", "salon Industria")]),
    ("Lors d'une conférence de presse tenue hier, l'Ademe a dévoilé six lauréats.", [("Ademe", "2024-03-13", "conférence de presse")]),
    ("En clôture des Assises de l'eau, mercredi, Rose Tanguy a annoncé un plan de 3 M€.", [("Rose Tanguy", "2024-03-13", "clôture des Assises de l'eau")]),
    ("Devant les maires réunis en congrès, Rose Tanguy a annoncé hier un plan.", [("Rose Tanguy", "2024-03-13", "")]),
    ("Rose Tanguy a posé lundi la première pierre du centre et annoncé une aide de 2 M€.", [("Rose Tanguy", "2024-03-11", "")]),
    ("Le contrat a été signé mardi par l'État et la Région Bretagne.", [("Région Bretagne", "2024-03-12", "signature du contrat"), ("État", "2024-03-12", "signature du contrat")]),
    # assemblies & juries
    ("Réuni vendredi, le conseil régional a voté une aide de 2 M€.", [("conseil régional", "2024-03-08", "conseil régional")]),
    ("Le conseil municipal de Redon a voté lundi une aide de 2 M€.", [("conseil municipal de Redon", "2024-03-11", "")]),
    ("Le jury, réuni mardi, a désigné six lauréats.", [("jury", "2024-03-12", "")]),
    ("La commission permanente de la Région Bretagne a attribué lundi 2 M€ au port.", [("commission permanente de la Région Bretagne", "2024-03-11", "")]),
    # counter
    ("L'Ademe avait annoncé en 2022 une première vague.", []),
    ("En 2021, Rose Tanguy avait annoncé 3 M€.", []),
    ("Rose Tanguy annoncera mardi les lauréats.", []),
    ("Les lauréats seront annoncés par l'Ademe en juin.", []),
    ("Rose Tanguy pourrait annoncer mardi les lauréats.", []),
    ("L'Ademe n'a pas encore publié la liste.", []),
    ("Le journal a publié lundi un reportage sur le port.", []),
    ("Selon nos confrères, le ministre aurait annoncé une aide.", []),
    ("Un plan annoncé de longue date par l'Ademe.", []),
    ("L'appel lancé en 2022 par l'Ademe a retenu six projets.", []),
    # second look
    ("Le ministre de la Mer, en déplacement lundi à Brest, y a annoncé une aide de 2 M€.", [("ministre de la Mer", "2024-03-11", "déplacement à Brest")]),
    ("Interrogée lundi, Rose Tanguy a confirmé le versement d'une aide de 2 M€.", [("Rose Tanguy", "2024-03-11", "")]),
    ("L'agglomération de Redon a entériné mardi la création du campus.", [("agglomération de Redon", "2024-03-12", "")]),
    ("Rose Tanguy a remis lundi les prix aux six lauréats.", [("Rose Tanguy", "2024-03-11", "")]),
    ("Matignon a annoncé mercredi la prolongation du plan.", [("Matignon", "2024-03-13", "")]),
    ("Bercy a dévoilé hier les contours du plan.", [("Bercy", "2024-03-13", "")]),
    ("L'Élysée a fait savoir hier que le port recevrait 2 M€.", [("Élysée", "2024-03-13", "")]),
    ("Comme l'a révélé mardi la Région Bretagne, six projets sont retenus.", [("Région Bretagne", "2024-03-12", "")]),
    ("Les résultats, mis en ligne le 5 mars par l'Ademe, désignent six projets.", [("Ademe", "2024-03-05", "")]),
    ("Par un communiqué publié mardi, l'Ademe fait connaître les lauréats.", [("Ademe", "2024-03-12", "")]),
    ("La présidente de Région, Alice Guer, et le préfet, Luc Arnal, signaient lundi la convention.", [("Alice Guer", "2024-03-11", "signature de la convention"), ("Luc Arnal", "2024-03-11", "signature de la convention")]),
    ("Le centre Ondine a été inauguré mardi par Rose Tanguy.", [("Rose Tanguy", "2024-03-12", "inauguration du centre Ondine")]),
    ("Le jury international a rendu public mardi le palmarès.", [("jury international", "2024-03-12", "")]),
    ("« Nous accordons 2 M€ au port », a annoncé Rose Tanguy, ministre de la Mer, mardi 12 mars, lors du salon Nautix.", [("Rose Tanguy", "2024-03-12", "salon Nautix")]),
    ("Kelvar a bouclé mardi un tour de table de 3 M€.", []),
    ("Anne Morvan, la présidente de l'Université de Nîmes, s'est réjouie hier de l'annonce.", []),
    ("Le ministère n'a pas souhaité annoncer de calendrier.", []),
    ("L'Ademe devait annoncer les lauréats lundi, elle ne l'a pas fait.", []),
    ("Rose Tanguy, qui avait promis 3 M€ en 2022, n'est plus ministre.", []),
    ("L'université attend que le ministère annonce les résultats.", []),
    ("Il y a un an, la Région annonçait un plan de 3 M€.", []),
    ("La date de clôture de l'appel publié par l'Ademe est fixée au 3 mai.", []),
    ("Six projets seront dévoilés mardi prochain par Rose Tanguy.", []),
    # fourth look
    ("Six écoles s'ajouteront aux neuf premières, a indiqué mercredi la ministre, Rose Tanguy.", [("Rose Tanguy", "2024-03-13", "")]),
    ("« Six projets sont retenus », annonce Rose Tanguy.", []),
    ("La Région a accordé lundi 2 M€ au port de Kerval.", [("Région", "2024-03-11", "")]),
    ("Le préfet, Luc Arnal, a posé mardi la première pierre de la halle.", [("Luc Arnal", "2024-03-12", "")]),
    ("Rose Tanguy a dévoilé les lauréats mardi, en compagnie du préfet, Luc Arnal.", [("Luc Arnal", "2024-03-12", ""), ("Rose Tanguy", "2024-03-12", "")]),
    ("C'est le maire de Redon, Paul Kerr, qui a vendu la mèche hier.", [("Paul Kerr", "2024-03-13", "")]),
    ("Réunis lundi en commission permanente, les élus régionaux ont choisi six dossiers.", [("élus régionaux", "2024-03-11", "élus régionaux")]),
    ("L'Agence de l'eau a rendu mardi son verdict sur les dossiers.", [("Agence de l'eau", "2024-03-12", "")]),
    ("Lundi, le conseil d'administration de l'université a approuvé le projet de campus.", [("conseil d'administration de l'université", "2024-03-11", "")]),
    ("La nouvelle est tombée mardi : l'ANR retient six projets.", []),
    ("Le secrétaire général pour l'investissement, Guy Lacombe, installera en mai le comité.", []),
    ("L'an dernier, la Région avait accordé 2 M€.", []),
    ("Rose Tanguy avait promis de revenir.", []),
    # fifth look
    ("C'est officiel depuis mardi : l'Ademe a retenu six projets.", []),
    ("Le verdict du jury, rendu public lundi par l'ANR, est tombé.", [("ANR", "2024-03-11", "")]),
    ("Le ministère de la Mer vient de rendre publique la liste des lauréats.", [("ministère de la Mer", "2024-03-14", "")]),
    ("Rose Tanguy l'avait promis, elle l'a confirmé hier devant les élus : le port aura ses 2 M€.", [("Rose Tanguy", "2024-03-13", "")]),
    ("Dans un communiqué daté du 12 mars, la Région Bretagne annonce l'ouverture d'un guichet.", [("Région Bretagne", "2024-03-12", "")]),
    ("Emmanuel Berthier et Alice Guer ont coupé le ruban mardi matin.", [("Alice Guer", "2024-03-12", ""), ("Emmanuel Berthier", "2024-03-12", "")]),
    ("Les deux ministres ont présenté hier le plan.", []),
    ("Le conseil d'administration de Kelvar a validé lundi l'investissement.", [("conseil d'administration de Kelvar", "2024-03-11", "")]),
    ("Venue inaugurer la halle mardi, Rose Tanguy en a profité pour dévoiler les six lauréats.", [("Rose Tanguy", "2024-03-12", "")]),
    ("Le Gouvernement a présenté mercredi en Conseil des ministres le projet de loi.", [("Gouvernement", "2024-03-13", "")]),
    ("La liste des lauréats devrait être dévoilée lundi par Rose Tanguy.", []),
    ("Aucune annonce n'a été faite par le ministère.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_announced(
    read: Callable[..., Reading], text: str, expected: list[tuple[str, str, str]]
) -> None:
    found = {
        (f.announcer.label, f.date, f.event)
        for f in find_announcements(read(HEAD + text))
    }
    assert sorted(found) == expected


def test_the_publisher_announces_its_own_success(read: Callable[..., Reading]) -> None:
    head = "---\npublisher: Institut Kelvar\npublished: 2024-03-14\n---\n\n"
    text = "L'Institut Kelvar a obtenu 2 M€ pour Ambrose."
    (fact,) = find_announcements(read(head + text))
    assert (fact.announcer.label, fact.date) == ("Institut Kelvar", "2024-03-14")


def test_a_newspaper_announces_nothing(read: Callable[..., Reading]) -> None:
    head = "---\npublisher: Le Journal de Kerval\npublished: 2024-03-14\n---\n\n"
    text = "L'Institut Kelvar a obtenu 2 M€ pour Ambrose."
    assert not find_announcements(read(head + text))


def test_a_speech_is_held_on_the_day_of_its_dateline(
    read: Callable[..., Reading],
) -> None:
    text = "# Déclaration de Rose Tanguy, ministre de la Mer\n\nBrest, le 12 mars 2024\n\nMesdames, Messieurs."
    head = "---\npublished: 2024-03-14\n---\n\n"
    (fact,) = find_announcements(read(head + text))
    assert (fact.announcer.label, fact.date) == ("Rose Tanguy", "2024-03-12")
