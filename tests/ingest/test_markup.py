"""Plain text and Markdown → blocks."""

from __future__ import annotations

import datetime as dt

import pytest

from graph_builder.errors import InputError
from graph_builder.ingest import read_bytes
from graph_builder.model import BlockKind, Document


def read(text: str, name: str = "a.md") -> Document:
    return read_bytes(text.encode(), name)


def blocks(text: str, name: str = "a.md") -> list[tuple[str, str]]:
    document = read(text, name)
    return [(b.kind.value, document.text[b.start : b.end]) for b in document.blocks]


def grid(text: str, name: str = "a.md") -> list[list[str]]:
    tables = [b.table for b in read(text, name).blocks if b.table]
    return [[cell.text for cell in row] for row in tables[0].rows()]


# --- Markdown -----------------------------------------------------------------


def test_a_document_with_front_matter() -> None:
    document = read(
        '---\ntitle: "Corvenne : 3 M€ pour «\u00a0Halo\u00a0»"\n'
        "publisher: L'Écho de Corvenne\npublished: 2024-03-12T08:00:00+01:00\n---\n\n"
        "# Corvenne : 3 M€ pour « Halo »\n\nLe projet **Halo** gagne.\n"
    )
    assert document.title == "Corvenne : 3 M€ pour «\u00a0Halo\u00a0»"
    assert document.publisher == "L'Écho de Corvenne"
    assert document.published == dt.date(2024, 3, 12)
    assert [b.kind for b in document.blocks] == [BlockKind.TITLE, BlockKind.PARAGRAPH]
    assert document.text == "Corvenne : 3 M€ pour « Halo »\n\nLe projet Halo gagne."
    assert document.media_type == "text/markdown"


@pytest.mark.parametrize(
    ("source", "items"),
    [
        ("Liste :\n\n1. Houle, à Brest\n2. Dune, à Caen\n3. Cap", 3),
        ("Liste :\n\n– Houle, à Brest\n– Dune, à Caen", 2),
        ("Le projet, né en\n2. trimestre, avance", 0),
        ("1. Houle, née avant\n2019. Puis Dune", 1),
    ],
)
def test_numbers_and_dashes_go_on_a_list(source: str, items: int) -> None:
    kinds = [b.kind for b in read(source).blocks]
    assert kinds.count(BlockKind.ITEM) == items


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("Corvenne : trois lauréats", "Corvenne : trois lauréats"),
        ("'L''appel de Corvenne' # note", "L'appel de Corvenne"),
        ('"L\\"appel\\""', 'L"appel"'),
        (">-\n  Un titre\n  plié", "Un titre plié"),
        ("Un titre\n  qui continue", "Un titre qui continue"),
        ('"sans fin', "sans fin"),
        ("[a, [b", "[a, [b"),
        ("*inconnu", "*inconnu"),
    ],
)
def test_front_matter_values(value: str, title: str) -> None:
    assert read(f"---\ntitle: {value}\n---\nTexte.").title == title


def test_front_matter_that_builds_objects_is_refused() -> None:
    with pytest.raises(InputError, match="YAML tag"):
        read("---\ntitle: !!python/object/apply:os.system ['true']\n---\nTexte.")


@pytest.mark.parametrize("text", ["---\nTexte.\n\n---\n\nSuite.", "---\ntitle: a"])
def test_rules_are_no_front_matter(text: str) -> None:
    assert read(text).title == ""


def test_without_a_title_the_first_heading_is_it() -> None:
    document = read("## Halo\n\nLe projet gagne.")
    assert document.title == "Halo"
    assert document.blocks[0].kind is BlockKind.TITLE


def test_another_heading_stays_beside_the_title() -> None:
    kinds = blocks("---\ntitle: Lettre\n---\n# En bref\n\nTexte.")
    assert kinds == [
        ("title", "Lettre"),
        ("heading", "En bref"),
        ("paragraph", "Texte."),
    ]


def test_every_kind_of_block() -> None:
    text = """\
Titre
=====

Un paragraphe
sur deux lignes.

Sous-titre
----------

- premier
  suite du premier
- deuxième
    * dedans

1. Alpha ;
2) Bêta.

> Une citation
> longue.
>
> Une autre.

![Remise du prix](photo.jpg)

**Trois points**

***

```
code *brut*
```

[ref]: https://example.org "Titre"
Fin[^1]. <!-- caché -->

[^1]: Une note.
"""
    assert blocks(text) == [
        ("title", "Titre"),
        ("paragraph", "Un paragraphe sur deux lignes."),
        ("heading", "Sous-titre"),
        ("item", "premier suite du premier"),
        ("item", "deuxième"),
        ("item", "dedans"),
        ("item", "Alpha ;"),
        ("item", "Bêta."),
        ("quote", "Une citation longue."),
        ("quote", "Une autre."),
        ("caption", "Remise du prix"),
        ("heading", "Trois points"),
        ("paragraph", "code *brut*"),
        ("paragraph", "Fin."),
        ("paragraph", "Une note."),
    ]
    levels = [b.level for b in read(text).blocks if b.kind is BlockKind.ITEM]
    assert levels == [1, 1, 3, 1, 1]


@pytest.mark.parametrize(
    ("source", "stored"),
    [
        ("**Halo**, *porté* par __Corvenne__", "Halo, porté par Corvenne"),
        ("***Halo*** et `code_a_b`", "Halo et code_a_b"),
        ('[Halo](https://e.org/a_(b) "t") et [Nimbe][1]', "Halo et Nimbe"),
        ("**Halo :** 3 M€", "Halo : 3 M€"),
        ("*« Un **grand** jour. »*", "« Un grand jour. »"),
        ("nom_de_fichier et 2*3*4", "nom_de_fichier et 2*3*4"),
        ("5 * 3 * 2", "5 * 3 * 2"),
        ("\\*Halo\\* \\[1\\]", "*Halo* [1]"),
        ("Halo &amp; Nimbe&nbsp;!", "Halo & Nimbe\u00a0!"),
        ("[Halo et (Nimbe", "[Halo et (Nimbe"),
        ("<https://e.org/a>", "https://e.org/a"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("{{7*7}}", "{{7*7}}"),
        ("a &#0;&#xD800;&#x202e; b", "a \ufffd\ufffd b"),
    ],
)
def test_inline_marks(source: str, stored: str) -> None:
    assert read(f"Texte.\n\n{source}").text == f"Texte.\n\n{stored}"


def test_hard_breaks_and_short_lines_stay_apart() -> None:
    assert blocks("Bravo à Halo  \nTrois M€\\\nMerci.")[0][1] == "Bravo à Halo"
    assert [t for _, t in blocks("Contact presse\nAnne Morvan\n06 00")] == [
        "Contact presse",
        "Anne Morvan",
        "06 00",
    ]


def test_pipe_tables() -> None:
    text = """\
Les lauréats :
| Projet | Porteur | M€ |
|:--|---|--:|
| **Halo** | Corvenne \\| Sud | 3 |
| Nimbe | | 2,5 |
| court |
| a | b | c | d |
Suite.
"""
    assert grid(text) == [
        ["Projet", "Porteur", "M€"],
        ["Halo", "Corvenne | Sud", "3"],
        ["Nimbe", "", "2,5"],
        ["court"],
        ["a", "b", "c", "d"],
    ]
    assert [kind for kind, _ in blocks(text)] == ["paragraph", "table", "paragraph"]
    table = read(text).blocks[1].table
    assert table
    assert {cell.row for cell in table.cells if cell.header} == {0}


def test_pipe_tables_without_frame_or_rule() -> None:
    assert grid("Projet | M€\n---|---\nHalo | 3") == [["Projet", "M€"], ["Halo", "3"]]
    assert grid("|Projet|M€|\n|Halo|3|") == [["Projet", "M€"], ["Halo", "3"]]
    assert blocks("a | b\nc | d.") == [("paragraph", "a | b c | d.")]


# --- plain text -----------------------------------------------------------------

DISPATCH = """\
# Corvenne : 3 M€ pour deux lauréats

courrier campus Lyon - Dépêche n°1234 - Publié le 12/03/2024 à 09:30
Remise des prix à Corvenne - © Courrier
Deux projets sont lauréats.

## Les lauréats
Projet\tPorteur\tMontant (M€)
Halo\tUniversité de Corvenne\t1,5
Nimbe\t\t1,5
Les deux démarrent en mai.
"""


def test_a_dispatch() -> None:
    document = read(DISPATCH, "a.txt")
    assert document.publisher == "courrier campus"
    assert document.published == dt.date(2024, 3, 12)
    assert [kind for kind, _ in blocks(DISPATCH, "a.txt")] == [
        "title",
        "paragraph",
        "paragraph",
        "paragraph",
        "heading",
        "table",
        "paragraph",
    ]
    assert grid(DISPATCH, "a.txt")[2] == ["Nimbe", "", "1,5"]
    table = document.blocks[5].table
    assert table
    assert [c.header for c in table.cells] == [True] * 3 + [False] * 6


@pytest.mark.parametrize(
    ("text", "headers"),
    [
        ("Halo\t3 M€\nNimbe\t2 M€", 0),
        ("Halo\t3 M€", 0),
        ("Cible\t2022\t2027\nPlaces\t10\t20", 3),
    ],
)
def test_headers_of_tab_tables(text: str, headers: int) -> None:
    table = read(text, "a.txt").blocks[0].table
    assert table
    assert sum(cell.header for cell in table.cells) == headers


WRAPPED = """\
COMMUNIQUÉ DE CORVENNE

L'université de Corvenne et ses partenaires annoncent le lancement du pro-
gramme Halo, doté de trois millions d'euros sur cinq ans, afin d'accompa-
gner les équipes. Le porte-parole du programme, Hervé Morvan, s'en ré-
jouit avec la Région et le vice-
président chargé de la recherche, qui a suivi le dossier depuis le tout
Page 1/2
\fpremier jour, à Saint-
Étienne comme ailleurs. Les équipes retenues seront connues au printemps.
Page 2/2

Les pôles
- Halo, porté par l'université de Corvenne avec le concours de ses nom-
breux partenaires ;
- Nimbe.
"""


def test_hard_wrapped_text_is_unwrapped() -> None:
    assert blocks(WRAPPED, "a.txt") == [
        ("title", "COMMUNIQUÉ DE CORVENNE"),
        (
            "paragraph",
            (
                "L'université de Corvenne et ses partenaires annoncent le lancement du "
                "programme Halo, doté de trois millions d'euros sur cinq ans, afin "
                "d'accompagner les équipes. Le porte-parole du programme, Hervé Morvan, s'en "
                "réjouit avec la Région et le vice-président chargé de la recherche, qui a "
                "suivi le dossier depuis le tout premier jour, à Saint-Étienne comme "
                "ailleurs. Les équipes retenues seront connues au printemps."
            ),
        ),
        ("heading", "Les pôles"),
        (
            "item",
            (
                "Halo, porté par l'université de Corvenne avec le concours de ses nombreux "
                "partenaires ;"
            ),
        ),
        ("item", "Nimbe."),
    ]


def test_running_heads_and_page_numbers_go() -> None:
    page = "Région Corvenne – dossier de presse\n\n{}\n\n{}\n\n"
    body = [f"Le projet {n} est lauréat.\n\n" * 5 for n in ("Halo", "Nimbe", "Aube")]
    text = "\f".join(page.format(b, n) for n, b in enumerate(body, start=1))
    stored = read(text, "a.txt").text
    assert stored.count("dossier de presse") == 1
    assert stored.count("lauréat") == 15
    assert not any(line.isdigit() for line in stored.split("\n"))


def test_a_sentence_goes_on_over_the_page() -> None:
    text = "Le projet reçoit une aide\n\nPage 1\n\fde trois M€."
    assert read(text, "a.txt").text == "Le projet reçoit une aide de trois M€."


def test_deliberate_lines_stay() -> None:
    text = "Bravo à Halo !\n3 M€ pour l'optique\n#Corvenne\n24\n30"
    assert [t for _, t in blocks(text, "a.txt")] == text.split("\n")


COLUMNS = """\
LES RETENUS

Nom        Porteur                  Ville     Dotation
------------------------------------------------------
Halo       Université de Corvenne   Corvenne    1,2 M€
           et du Sud
Nimbe      Institut Morvan                      0,8 M€
Total                                             2 M€
------------------------------------------------------
Halo démarre en mai.
"""


def test_tables_in_columns_of_spaces() -> None:
    assert grid(COLUMNS, "a.txt") == [
        ["Nom", "Porteur", "Ville", "Dotation"],
        ["Halo", "Université de Corvenne et du Sud", "Corvenne", "1,2 M€"],
        ["Nimbe", "Institut Morvan", "", "0,8 M€"],
        ["Total", "", "", "2 M€"],
    ]
    assert blocks(COLUMNS, "a.txt")[-1] == ("paragraph", "Halo démarre en mai.")


def test_gaps_that_wander_make_no_table() -> None:
    text = "Le jury a  tranché hier soir et le\nprojet Halo gagne  trois M€, dit-on."
    assert [kind for kind, _ in blocks(text, "a.txt")] == ["paragraph"]


def test_a_thread_of_posts() -> None:
    text = "🎉 2/6 Avec qui ?\n➡️ @Corvenne\n👉 le CHU\nObjectif : 30 places\n(12 hier)."
    assert blocks(text, "a.txt") == [
        ("paragraph", "🎉 2/6 Avec qui ?"),
        ("item", "@Corvenne"),
        ("item", "le CHU"),
        ("paragraph", "Objectif : 30 places (12 hier)."),
    ]


def test_the_title_stands_under_the_letterhead() -> None:
    text = (
        "RÉGION DE CORVENNE\n\nCorvenne, le 3 mai 2024\n\nCOMMUNIQUÉ DE PRESSE\n\n"
        "Optique :\ntrois M€ pour deux pôles\n\nLe jury a tranché hier soir.\n"
    )
    document = read(text, "a.txt")
    assert document.title == "Optique : trois M€ pour deux pôles"
    assert [b.kind.value for b in document.blocks] == [
        *["paragraph"] * 3,
        "title",
        "paragraph",
    ]


def test_plain_headings() -> None:
    text = (
        "Corvenne gagne deux pôles\n\nLe jury a tranché hier soir.\n\n"
        "Un pôle d'optique\n\nIl reçoit 3 M€.\n\nFin\n"
    )
    assert [kind for kind, _ in blocks(text, "a.txt")] == [
        "title",
        "paragraph",
        "heading",
        "paragraph",
        "paragraph",
    ]


@pytest.mark.parametrize(
    ("first", "day"),
    [
        ("Publié le 12/03/2024 à 12:38", dt.date(2024, 3, 12)),
        ("Dépêche n° 12 - Publiée le 14/11/2024", dt.date(2024, 11, 14)),
        ("Corvenne, le 23 septembre 2021", dt.date(2021, 9, 23)),
        ("**Corvenne, le 1er mars 2021** – Le jury a tranché.", dt.date(2021, 3, 1)),
        ("Communiqué – Corvenne, jeudi 31\u00a0août 2023", dt.date(2023, 8, 31)),
        ("Mis en ligne le 2 févr. 2022", dt.date(2022, 2, 2)),
        ("Date : 03.04.2022", dt.date(2022, 4, 3)),
        ("Mardi 12 mars 2024", dt.date(2024, 3, 12)),
        ("CORVENNE, 12 mars 2024 (AFP) – Le jury a tranché.", dt.date(2024, 3, 12)),
        ("Publié le 31/02/2024", None),
        ("Réuni à Corvenne, le 12 mars 2020, le jury a tranché.", None),
        ("Lancé le 12 mars 2020, le projet avance.", None),
        ("Corvenne, le 12 mars", None),
    ],
)
def test_day_of_publication(first: str, day: dt.date | None) -> None:
    assert read(f"# Titre\n\n{first}\n\nTexte.").published == day


def test_a_nameless_text_tells_its_format() -> None:
    assert read_bytes(b"<!DOCTYPE html><p>Halo</p>", "-").media_type == "text/html"
    assert read_bytes(b"---\ntitle: a\n---\nHalo", "-").media_type == "text/markdown"
    assert read_bytes("Halo gagne.".encode("utf-16"), "-").media_type == "text/plain"


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_line_ends_do_not_matter(ending: str) -> None:
    assert read(DISPATCH.replace("\n", ending), "a.txt").text == (
        read(DISPATCH, "a.txt").text
    )
