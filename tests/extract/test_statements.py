"""Statements by invented texts: who says quoted words, and which quoted words nobody says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_builder.extract.reading import Reading
from graph_builder.extract.statements import find_statements

Read = Callable[..., Reading]

# text → (speaker, words) of each statement, in text order
SAID: list[tuple[str, list[tuple[str, str]]]] = [
    # after the words
    ("« Tout reste à faire », prévient Anne Morvan.", [("Anne Morvan", "Tout reste à faire")]),
    ("« Une broutille », lâche, un peu las, Paul Kerr.", [("Paul Kerr", "Une broutille")]),
    ("« Il nous faut du temps », a expliqué à la presse Mme Irène Vasseur.", [("Irène Vasseur", "Il nous faut du temps")]),
    ("« Le plus dur est fait », fait valoir le maire de Vire, Paul Kerr.", [("Paul Kerr", "Le plus dur est fait")]),
    ("« Le plus dur est fait », ronchonne Paul Kerr.", [("Paul Kerr", "Le plus dur est fait")]),
    ("« On avance », selon Anne Morvan.", [("Anne Morvan", "On avance")]),
    ("« On ne cédera pas », prévient l'intersyndicale.", [("intersyndicale", "On ne cédera pas")]),
    ("« C'est du mépris », s'agace-t-on à la préfecture.", [("préfecture", "C'est du mépris")]),
    ("« Ce serait une aubaine », glisse un élu.", [("un élu", "Ce serait une aubaine")]),
    ("« L'argent manque. » Paul Kerr, président du club.", [("Paul Kerr", "L'argent manque.")]),
    ("« Zéro retard, zéro surcoût ! » (Lucie Morvan, cheffe de projet)", [("Lucie Morvan", "Zéro retard, zéro surcoût !")]),
    ("« C'est formidable » : la réaction de Paul Kerr.", [("Paul Kerr", "C'est formidable")]),
    ('"Les patients ont tout relu", relève Inès Hamdi.', [("Inès Hamdi", "Les patients ont tout relu")]),
    ("“Nous y sommes”, sourit Inès Hamdi.", [("Inès Hamdi", "Nous y sommes")]),
    # before the words
    ("Anne Morvan répond : « Attendons la suite. »", [("Anne Morvan", "Attendons la suite.")]),
    ("Selon Hamid Berrada (CNRS), « les capteurs seront prêts en mai ».", [("Hamid Berrada", "les capteurs seront prêts en mai")]),
    ("Pour Luc Arnal, directeur du port, « la mer ne négocie pas ».", [("Luc Arnal", "la mer ne négocie pas")]),
    ("La rectrice, Rose Tanguy, a rappelé que « les classes ouvriront à temps ».", [("Rose Tanguy", "les classes ouvriront à temps")]),
    ("Rose Tanguy salue ce choix, « qui honore toute une équipe de terrain ».", [("Rose Tanguy", "qui honore toute une équipe de terrain")]),
    ("Dans son avis, la Cour des comptes observe que « les délais ont doublé en cinq ans ».", [("Cour des comptes", "les délais ont doublé en cinq ans")]),
    # two at once, and going on
    ("« On y croit », lance Léa Morel. Et d'ajouter : « depuis dix ans déjà. »", [("Léa Morel", "On y croit"), ("Léa Morel", "depuis dix ans déjà.")]),
    ("« Nous avons gagné », dit Léa Morel, « et nous gagnerons encore ».", [("Léa Morel", "Nous avons gagné"), ("Léa Morel", "et nous gagnerons encore")]),
    ("Coline Abadie coupe le ruban. « On y croit depuis dix ans », souffle-t-elle.", [("Coline Abadie", "On y croit depuis dix ans")]),
    ("Karl Adam montre la cuve. « Elle vient de Brest, elle y retournera. »", [("Karl Adam", "Elle vient de Brest, elle y retournera.")]),
    ("« Nous avons perdu deux ans. » Ce constat, Odile Marchais le dresse sans détour.", [("Odile Marchais", "Nous avons perdu deux ans.")]),
    ("« Nous sommes prêts. » La phrase est de Yann Toure.", [("Yann Toure", "Nous sommes prêts.")]),
    ("« Cette somme, se réjouit Malo Kerven, va nous permettre de recruter. »", [("Malo Kerven", "Cette somme, se réjouit Malo Kerven, va nous permettre de recruter.")]),
    ("« C'est une chance », dit Luc. « Une vraie chance », renchérit son collègue Samir Bel.", [("Luc", "C'est une chance"), ("Samir Bel", "Une vraie chance")]),
    # called by an office or a pronoun
    ("Marc Rey est ministre de la Mer. « Je tiendrai parole », assure le ministre.", [("Marc Rey", "Je tiendrai parole")]),
    ("Le maire, Paul Kerr, est venu avec Anne Morvan. « Quelle pagaille », soupire cette dernière.", [("Anne Morvan", "Quelle pagaille")]),
    # over several paragraphs, nested, with a mark too many
    ("« Nous partons de loin.\n\nNous irons plus loin encore », promet Anne Morvan.", [("Anne Morvan", "Nous partons de loin. Nous irons plus loin encore")]),
    ("« Nous partons de loin.\n\n« Nous irons plus loin encore », promet Anne Morvan.", [("Anne Morvan", "Nous partons de loin. « Nous irons plus loin encore")]),
    ("« Le mot « impossible » n'est pas de chez nous », tranche Paul Kerr.", [("Paul Kerr", "Le mot « impossible » n'est pas de chez nous")]),
    # set off
    ("> Nous avons changé d'échelle.\n>\n> — Lise Caron, présidente de Tarma", [("Lise Caron", "Nous avons changé d'échelle.")]),
]  # fmt: skip

UNSAID = [
    "L'appel « Mers propres », annonce la Région, sera doté de 3 M€.",
    "Le projet « Demain la rade » et la chaire « Ports sûrs » sont retenus.",
    "Les étudiants parlent de « galère » et de « bricolage ».",
    "Le statut de « chercheur invité » n'existe plus.",
    "Paul Kerr dirige l'association « Vivre ici ensemble ».",
    "Le dispositif « Un toit pour tous » est prolongé, se félicite Paul Kerr.",
    "« Les résultats sont là », murmure-t-on.",
    "Paul Kerr a lu « Le Rivage des Syrtes ».",
]


def _said(reading: Reading) -> list[tuple[str, str]]:
    return [(s.speaker.label, s.quote) for s in find_statements(reading) if s.speaker]


@pytest.mark.parametrize(("text", "statements"), SAID)
def test_words_said(read: Read, text: str, statements: list[tuple[str, str]]) -> None:
    assert _said(read(text)) == statements


@pytest.mark.parametrize("text", UNSAID)
def test_words_nobody_says(read: Read, text: str) -> None:
    assert _said(read(text)) == []


def test_the_words_stand_where_the_evidence_says(read: Read) -> None:
    reading = read("« Tout reste à faire », prévient Anne Morvan.")
    (statement,) = find_statements(reading)
    assert statement.evidence[0].exact == "Tout reste à faire"
    assert statement.rule == "statements.after"


def test_a_headline_that_quotes_the_text_is_no_second_statement(read: Read) -> None:
    text = (
        "# « Une promesse à crédit »\n\n"
        "« Sans date, c'est une promesse à crédit », réagit Anne Morvan."
    )
    assert len(_said(read(text))) == 1


INTERVIEW = """\
# « La rade mérite mieux »

*Directrice du port depuis 2019, Marianne Vallet revient sur la dotation de 12 M€.*

**Que change cette somme ?**

**Marianne Vallet :** Tout. Nous allons recruter.

Le chantier dure un an.

**Et après ?**

**M. V. :** Nous verrons, « comme toujours ».

*Propos recueillis par Ali Toumi*
"""


def test_each_answer_of_an_interview_is_a_statement(read: Read) -> None:
    assert _said(read(INTERVIEW)) == [
        ("Marianne Vallet", "La rade mérite mieux"),
        ("Marianne Vallet", "Tout. Nous allons recruter. Le chantier dure un an."),
        ("Marianne Vallet", "Nous verrons, « comme toujours »."),
    ]


def test_answers_without_labels(read: Read) -> None:
    text = INTERVIEW.replace("**Marianne Vallet :** ", "").replace("**M. V. :** ", "")
    text = text.replace("*Propos", "**Un regret ?**\n\nAucun.\n\n*Propos")
    assert [words for _, words in _said(read(text))][1:] == [
        "Tout. Nous allons recruter. Le chantier dure un an.",
        "Nous verrons, « comme toujours ».",
        "Aucun.",
    ]


def test_a_speech_is_no_statement(read: Read) -> None:
    text = (
        "# Discours de Rose Tanguy, ministre de la Mer\n\n"
        "Mesdames, Messieurs,\n\nJe suis heureuse d'être parmi vous.\n\n"
        "Un pêcheur, Jean Bosc, me disait : « La mer se mérite. »"
    )
    assert _said(read(text)) == [("Jean Bosc", "La mer se mérite.")]
