"""Announcements by invented sentences: who, when, at what event; what announces nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_builder.extract.announcements import find_announcements
from graph_builder.extract.reading import Reading

Read = Callable[..., Reading]
HEAD = "---\ntitle: Une aide pour la rade\npublished: 2024-03-14\n---\n\n"  # a Thursday

# sentence → (announcer, date, event) of each
SAID: list[tuple[str, set[tuple[str, str, str]]]] = [
    # the subject before the verb
    ("La Région Bretagne a annoncé hier un plan de 3 M€.", {("Région Bretagne", "2024-03-13", "")}),
    ("L'Ademe a publié mardi la liste des lauréats.", {("Ademe", "2024-03-12", "")}),
    ("L'Ademe publie la liste des lauréats.", {("Ademe", "2024-03-14", "")}),
    ("Rose Tanguy, ministre de la Mer, a dévoilé lundi 11 mars, à Brest, les six lauréats.", {("Rose Tanguy", "2024-03-11", "")}),
    ("La ministre de la Mer, Rose Tanguy, et le PDG de l'Ifremer, Guy Lacombe, ont présenté mercredi les résultats.", {("Rose Tanguy", "2024-03-13", ""), ("Guy Lacombe", "2024-03-13", "")}),
    ("Le Premier ministre a rendu publics hier les résultats de l'appel.", {("Premier ministre", "2024-03-13", "")}),
    ("L'Ademe, qui opère l'appel, en a donné mardi la liste.", {("Ademe", "2024-03-12", "")}),
    ("Rose Tanguy annonce avec Guy Lacombe douze lauréats.", {("Rose Tanguy", "2024-03-14", ""), ("Guy Lacombe", "2024-03-14", "")}),
    ("Le ministère a mis en ligne lundi les résultats.", {("ministère", "2024-03-11", "")}),
    ("Rose Tanguy a profité de sa visite du port de Redon, mardi, pour annoncer une aide de 2 M€.", {("Rose Tanguy", "2024-03-12", "visite du port de Redon")}),
    # after it
    ("Six projets sont retenus, ont annoncé mardi la Région Bretagne et l'Ademe.", {("Région Bretagne", "2024-03-12", ""), ("Ademe", "2024-03-12", "")}),
    ("Six projets sont retenus, a fait savoir ce jeudi la ministre de la Mer, Rose Tanguy.", {("Rose Tanguy", "2024-03-14", "")}),
    ("Six projets sont retenus, annonce Rose Tanguy le 12/03/2024.", {("Rose Tanguy", "2024-03-12", "")}),
    # passive
    ("Annoncés mardi par la Région Bretagne, les lauréats se partagent 3 M€.", {("Région Bretagne", "2024-03-12", "")}),
    ("L'annonce a été faite le 8 mars à Brest par la ministre de la Mer, Rose Tanguy.", {("Rose Tanguy", "2024-03-08", "")}),
    ("La chaire Ports sûrs a été inaugurée hier par l'Ifremer et la Région Bretagne.", {("Ifremer", "2024-03-13", "inauguration de la chaire Ports sûrs"), ("Région Bretagne", "2024-03-13", "inauguration de la chaire Ports sûrs")}),
    # events
    ("En déplacement hier à l'Université de Nîmes, Rose Tanguy a annoncé huit lauréats.", {("Rose Tanguy", "2024-03-13", "déplacement à l'Université de Nîmes")}),
    ("L'Ademe a dévoilé mardi les lauréats, en marge du congrès des ports.", {("Ademe", "2024-03-12", "congrès des ports")}),
    ("L'Ademe a dévoilé mardi les lauréats lors d'une conférence de presse.", {("Ademe", "2024-03-12", "conférence de presse")}),
    ("L'Ademe a dévoilé mardi les lauréats au salon Industria, à Lyon.", {("Ademe", "2024-03-12", "salon Industria")}),
    ("L'État et la Région Bretagne ont signé ce jeudi, à Rennes, le contrat de plan.", {("État", "2024-03-14", "signature du contrat de plan"), ("Région Bretagne", "2024-03-14", "signature du contrat de plan")}),
    # the day told elsewhere
    ("Le jury a conclu ses travaux mardi 12 mars. L'Ademe l'a annoncé le même jour.", {("Ademe", "2024-03-12", "")}),
    # without a verb of making public
    ("Réunie lundi à Caen, la commission permanente a retenu quatre projets.", {("commission permanente", "2024-03-11", "commission permanente")}),
    ("La liste est tombée hier ; c'est l'Ademe qui l'a établie.", {("Ademe", "2024-03-13", "")}),
    ("L'Ifremer est fier : notre projet est lauréat !", {("Ifremer", "2024-03-14", "")}),
]  # fmt: skip

UNSAID = [
    "L'Ademe annoncera en juin les lauréats.",
    "L'Ademe devrait annoncer mardi les lauréats.",
    "L'Ademe n'a pas annoncé la liste.",
    "L'Ademe avait annoncé 3 M€ l'an dernier.",
    "La liste sera publiée mardi par l'Ademe.",
    "La liste doit être dévoilée mardi par l'Ademe.",
    "L'appel, lancé dans le cadre du plan et opéré par l'Ademe, est clos.",
    "L'internat, annoncé par la mairie pour la rentrée, attendra.",
    "L'annonce de l'Ademe a surpris.",
    "« L'Ademe a annoncé hier six lauréats », se souvient Paul Kerr.",
    "Rose Tanguy a présenté ses excuses.",
    "Le maquereau est arrivé mardi à la criée.",
]


def _cells(reading: Reading) -> set[tuple[str, str, str]]:
    return {(a.announcer.label, a.date, a.event) for a in find_announcements(reading)}


@pytest.mark.parametrize(("text", "announcements"), SAID)
def test_announcements_said(
    read: Read, text: str, announcements: set[tuple[str, str, str]]
) -> None:
    assert _cells(read(HEAD + text)) == announcements


@pytest.mark.parametrize("text", UNSAID)
def test_nothing_announced(read: Read, text: str) -> None:
    assert _cells(read(HEAD + text)) == set()


def test_without_a_date_of_publication_a_weekday_is_no_date(read: Read) -> None:
    assert _cells(read("La Région Bretagne a annoncé mardi un plan.")) == {
        ("Région Bretagne", "", "")
    }


def test_a_speech_announces(read: Read) -> None:
    text = HEAD.replace("Une aide", "Discours de Rose Tanguy : une aide")
    assert _cells(read(text + "Mesdames, Messieurs, nous inaugurons cette halle.")) == {
        ("Rose Tanguy", "2024-03-14", "inauguration")
    }


def test_the_evidence_is_the_sentence(read: Read) -> None:
    (fact,) = find_announcements(read(HEAD + "L'Ademe a publié mardi la liste."))
    assert fact.evidence[0].exact == "L'Ademe a publié mardi la liste."
    assert (fact.rule, fact.cues) == ("announcements.verb", ("publié",))
