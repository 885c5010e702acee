"""Pages in the manner of real sites: what they say stays, what stands beside it goes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from graph_builder.ingest import read, read_bytes

PAGES = Path(__file__).parent / "pages"
DAY = dt.date(2024, 3, 12)
TEXTS = {
    # a newspaper: consent, subscription, tools, advertisement, comments, most read
    "newspaper": """\
paragraph: Recherche
title: Rennes : le projet Halo décroche 12 millions d’euros
paragraph: L’université de Rennes et ses partenaires vont créer un pôle d’optique sur le campus de Beaulieu.
paragraph: Par Anne Morvan Publié le 12 mars 2024 à 18h04 Temps de lecture : 3 min
caption: Le campus de Beaulieu. | PHOTO : ARCHIVES
paragraph: C’est une bonne nouvelle pour la recherche bretonne. Le projet Halo, porté par l’université de Rennes, reçoit 12 millions d’euros de France 2030.
heading: Trois laboratoires réunis
paragraph: Le CNRS et l’Inria s’y associent. La région Bretagne ajoute 2 millions d’euros.
paragraph: Les premiers travaux commenceront en septembre 2025.""",
    # a ministry, by the State's design system: summary, share, follow, related cards
    "dsfr": """\
title: Six lauréats pour la vague 2
paragraph: Sylvie Retailleau annonce six lauréats, dotés de 120 millions d’euros.
paragraph: Publié le 12.03.2024 - Mis à jour le 14.03.2024
heading: Les lauréats
heading: 120 M€
paragraph: C’est le montant total attribué à cette vague par l’État.
caption: Lauréats
table: Projet\tMontant
Halo\t40 M€
Nimbe\t80 M€
heading: Les critères du jury
paragraph: Le jury international a retenu six projets sur vingt-quatre.
paragraph: Le prochain appel ouvrira en juin 2024.""",
    # WordPress: share and like buttons, an embedded post, author, comments, widgets
    "wordpress": """\
title: Le projet Halo lauréat
paragraph: Publié le 12 mars 2024 par admin
paragraph: La fondation accorde 500 000 euros au projet Halo, porté par l’université de Brest.
quote: « Une étape décisive », se réjouit Yann Le Goff.
table: Projet\tMontant
Halo\t500 000 €
caption: Dotations""",
    # a university's Drupal: regions, blocks, fields, tags, a view of other news
    "drupal": """\
title: Halo, nouveau pôle d’optique
paragraph: Date
paragraph: 12 mars 2024
paragraph: L’université de Corvenne obtient 8 M€ pour le projet Halo.
paragraph: Le projet rassemble douze équipes. La métropole y contribue pour 1 M€.
item: Halo-Lab : 5 M€ ;
item: Halo-Campus : 3 M€.""",
}
SITES = {
    "newspaper": "Le Courrier",
    "dsfr": "enseignementsup.gouv.example",
    "wordpress": "Fondation Iroise",
    "drupal": "Université de Corvenne",
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_saved_page(name: str) -> None:
    document = read(PAGES / f"{name}.html")
    told = [f"{b.kind}: {document.text[b.start : b.end]}" for b in document.blocks]
    assert "\n".join(told) == TEXTS[name]
    assert (document.publisher, document.published) == (SITES[name], DAY)


def text(page: str) -> str:
    return read_bytes(page.encode(), "a.html").text


def test_a_page_of_teasers_is_read() -> None:
    """A list of news has no other text."""
    items = "".join(
        f"<article><h2><a href='/{n}'>Projet {n}</a></h2><p>Il gagne {n} M€.</p></article>"
        for n in range(1, 4)
    )
    assert "Il gagne 2 M€." in text(f"<main><h1>Actualités</h1>{items}</main>")


def test_a_button_in_a_heading_folds_its_text() -> None:
    page = "<h1>Halo</h1><h2><button>Critères</button></h2><p>Six sur dix.</p><button>Ok</button>"
    assert text(page) == "Halo\n\nCritères\n\nSix sur dix."


@pytest.mark.parametrize("name", ["tags", "comment", "share", "fr-follow", "inread-ad"])
def test_names_of_what_stands_beside(name: str) -> None:
    page = (
        "<main><h1>Halo</h1><p>Le projet Halo reçoit trois millions d’euros.</p>"
        f"<div class='{name}'><p>Nimbe : 2 M€</p></div></main>"
    )
    assert "Nimbe" not in text(page)
    whole = f"<div class='{name}'><h1>Halo</h1><p>Il gagne 3 M€.</p></div>"
    assert text(whole) == "Halo\n\nIl gagne 3 M€."  # where all of it is called so
