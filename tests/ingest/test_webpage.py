"""Web pages → blocks: main text kept, what stands beside it dropped."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from graph_builder.errors import InputError
from graph_builder.ingest import read_bytes
from graph_builder.model import Document, Table

UNIVERSITY = """<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8">
<title>Halo, un pôle d’optique – Université de Corvenne</title>
<meta property="og:site_name" content="Université de Corvenne">
<meta property="article:published_time" content="2024-03-12T08:00:00+01:00">
<script>var budget = "99 M€";</script><style>p{color:red}</style></head>
<body class="page has-menu">
<a class="skip" href="#c">Aller au contenu</a>
<header><nav><ul><li><a href="/">Accueil</a></li></ul></nav></header>
<div id="cookie-banner">Des cookies ? <button>Oui</button></div>
<main id="c"><p class="fil">Accueil &gt; Actualités</p>
<article>
<h1>Halo, un pôle d’optique</h1>
<p>Publié le <time datetime="2024-03-12">12&nbsp;mars</time></p>
<p class="chapo">Le projet <strong>Halo</strong> reçoit 3&nbsp;M€<sup><a href="#n">1</a></sup>
 sur 40&nbsp;m<sup>2</sup>, au 1<sup>er</sup> mai.</p>
<!-- 12 M€ pour personne -->
<p hidden>8 M€ cachés</p><p style="display: none">9 M€ cachés</p>
<span class="sr-only">7 M€ cachés</span>
<h2>Membres</h2>
<ul><li>Corvenne&nbsp;;<ul><li>son IUT</li></ul></li><li><p>Nimbe.</p></li></ul>
<figure><img src="http://e.org/a.jpg" alt="x"><figcaption>Le bâtiment Halo</figcaption></figure>
<blockquote><p><q>Une joie</q>, dit Anne Morvan.</p></blockquote>
<div class="share">Partager <a href="#">X</a></div>
<p>Lire aussi : <a href="/a">Un autre pôle gagne 6 M€</a></p>
</article>
<aside><h3>À lire aussi</h3><ul><li><a href="/b">Vélo : 2 M€</a></li></ul></aside>
</main>
<footer><p>© Université de Corvenne</p></footer>
</body></html>"""


def read(page: str) -> Document:
    return read_bytes(page.encode(), "a.html")


def blocks(page: str) -> list[tuple[str, str]]:
    document = read(page)
    return [(b.kind.value, document.text[b.start : b.end]) for b in document.blocks]


def table(page: str) -> Table:
    return next(b.table for b in read(page).blocks if b.table)


def grid(page: str) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table(page).rows()]


def test_a_university_page() -> None:
    document = read(UNIVERSITY)
    assert document.title == "Halo, un pôle d’optique"
    assert document.publisher == "Université de Corvenne"
    assert document.published == dt.date(2024, 3, 12)
    assert blocks(UNIVERSITY) == [
        ("title", "Halo, un pôle d’optique"),
        ("paragraph", "Publié le 12\u00a0mars"),
        (
            "paragraph",
            "Le projet Halo reçoit 3\u00a0M€ sur 40\u00a0m2, au 1er mai.",
        ),
        ("heading", "Membres"),
        ("item", "Corvenne\u00a0;"),
        ("item", "son IUT"),
        ("item", "Nimbe."),
        ("caption", "Le bâtiment Halo"),
        ("quote", "«\u00a0Une joie\u00a0», dit Anne Morvan."),
    ]
    assert [b.level for b in document.blocks[4:7]] == [1, 2, 1]


def test_a_page_without_main() -> None:
    page = """<html><head><title>Deux pôles | corvenne.example</title></head><body>
    <div class="nav">Menu</div>
    <ul><li><a href=1>Actus</a><li><a href=2>Agenda</a><li><a href=3>Contact</a></ul>
    <div class=content><h1>Deux pôles</h1><p>Publié le 3 mai 2024<p>Halo gagne.
    <h3>À lire aussi</h3><p><a href=4>Vélo : 2 M€</a><p><a href=5>Prix : 1 M€</a>
    <h3>Contact</h3><p>Anne Morvan.</div></body></html>"""
    document = read(page)
    assert document.title == "Deux pôles"
    assert document.publisher == "corvenne.example"
    assert document.published == dt.date(2024, 5, 3)
    assert document.text == (
        "Deux pôles\n\nPublié le 3 mai 2024\n\nHalo gagne.\n\nContact\n\nAnne Morvan."
    )


def test_names_that_say_menu_do_not_hide_the_text() -> None:
    page = "<body><div class='sidebar-left'><h1>Halo</h1><p>Il gagne 3 M€.</div>"
    assert read(page).text == "Halo\n\nIl gagne 3 M€."


def test_an_aside_that_tells_something_stays() -> None:
    figures = (
        "En chiffres : 3 M€ sur cinq ans, 24 équipes, 12 laboratoires et deux villes"
    )
    page = f"<article><h1>Halo</h1><p>Il gagne.</p><aside><p>{figures}</p></aside>"
    assert figures in read(page).text


def test_the_whole_page_in_a_form() -> None:
    assert (
        read("<form><h1>Halo</h1><p>Il gagne.</p></form>").text == "Halo\n\nIl gagne."
    )


def test_breaks() -> None:
    page = "<p>Anne Morvan<br>Présidente</p><p>Le projet<br>gagne.</p><h2>A<br>B</h2>"
    assert [t for _, t in blocks(page)] == [
        "Anne Morvan",
        "Présidente",
        "Le projet gagne.",
        "A B",
    ]


def test_tables_with_merged_cells() -> None:
    page = """<table><caption>Les pôles</caption>
    <thead><tr><th>Région<th>Pôle<th colspan=2>M€</tr></thead>
    <tr><td rowspan=2>Nord<td>Halo<td>1<td>2
    <tr><td>Nimbe<br>Sud<td colspan=2><p>3</p><p>4</p>
    <tr><td>Est<td><ul><li>A ;<li>B</ul></table>"""
    assert grid(page) == [
        ["Région", "Pôle", "M€", "M€"],
        ["Nord", "Halo", "1", "2"],
        ["Nord", "Nimbe Sud", "3 ; 4", "3 ; 4"],
        ["Est", "A ; B"],
    ]
    document = read(page)
    assert document.text == (
        "Les pôles\n\nRégion\tPôle\tM€\nNord\tHalo\t1\t2\n\tNimbe Sud\t3 ; 4\nEst\tA ; B"
    )
    found = table(page)
    assert found.caption == "Les pôles"
    assert {cell.row for cell in found.cells if cell.header} == {0}
    assert len({(c.start, c.end) for c in found.cells if c.text == "Nord"}) == 1


def test_a_table_without_header_cells_may_have_a_header() -> None:
    page = "<table><tr><td>Pôle<td>M€<tr><td>Halo<td>3</table>"
    assert [cell.header for cell in table(page).cells] == [True, True, False, False]


def test_tables_that_lay_out_are_read_as_text() -> None:
    inner = "<table><tr><td>Halo<td>3</table>"
    page = f"<table><tr><td><h1>Titre</h1><p>Texte.</p>{inner}</table>"
    assert [kind for kind, _ in blocks(page)] == ["title", "paragraph", "table"]
    page = "<table role=presentation><tr><td>Halo<td>gagne</table>"
    assert [kind for kind, _ in blocks(page)] == ["paragraph", "paragraph"]


def test_enormous_spans_do_not_fill_memory() -> None:
    row = "<tr><td colspan=1000 rowspan=65534>a<td colspan=1000>b</tr>"
    page = f"<table>{row * 1000}</table>"
    assert len(table(page).cells) < 30_000


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta name="DC.date" content="2024-03-12">', dt.date(2024, 3, 12)),
        ('<meta itemprop="datePublished" content="12/03/2024">', dt.date(2024, 3, 12)),
        (
            (
                '<script type="application/ld+json">{"datePublished": "2024-03-12T08:00"}'
                "</script>"
            ),
            dt.date(2024, 3, 12),
        ),
        ('<meta name="date" content="bientôt">', None),
    ],
)
def test_days_of_publication(head: str, day: dt.date | None) -> None:
    assert read(f"<head>{head}</head><p>Halo gagne.</p>").published == day


def test_a_time_near_the_top_is_the_day_of_publication() -> None:
    page = "<h1>Halo</h1><time datetime='2024-03-12'>mardi</time><p>Il gagne.</p>"
    assert read(page).published == dt.date(2024, 3, 12)


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>Halo <b>gagne</p><p>Nimbe</b> aussi", "Halo gagne\n\nNimbe aussi"),
        ("<p>3 < 4 & 5 > 4</p>", "3 < 4 & 5 > 4"),
        ("<p title='a>b' x=\"l'été\">Halo", "Halo"),
        ('<p title="sans fin>Halo gagne</p><p>Nimbe</p>', "Halo gagne\n\nNimbe"),
        ("<p>Halo<!-- sans fin <p>Nimbe", "Halo"),
        ("<p>Halo</p></div></p>Nimbe<p", "Halo\n\nNimbe"),
        ("<p>Halo<script>if (a<b) '</p>'</script> gagne", "Halo gagne"),
        ("<p>e&#769;t&eacute;&#8203;&shy;</p>", "été"),
        ("<ul><li>Halo<li>Nimbe</ul>", "Halo\n\nNimbe"),
        ("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", "<script>alert(1)</script>"),
        ("<pre>Halo\n  gagne</pre>", "Halo gagne"),
    ],
)
def test_broken_markup(page: str, text: str) -> None:
    assert read(page).text == text


def test_nothing_is_fetched_and_no_entity_is_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("socket.socket", None)
    page = """<?xml version="1.0"?><!DOCTYPE html SYSTEM "http://127.0.0.1:9/a.dtd" [
    <!ENTITY xxe SYSTEM "file:///etc/passwd"> <!ENTITY a "&b;&b;">]>
    <html><head><base href="http://127.0.0.1:9/"><link rel=stylesheet href=a.css>
    <meta http-equiv=refresh content="0;url=http://127.0.0.1:9/"></head>
    <body><iframe src="http://127.0.0.1:9/">8 M€</iframe><img src=a.png>
    <p>Halo &xxe; gagne.</p></body></html>"""
    assert read(page).text == "Halo &xxe; gagne."


def test_deep_nesting() -> None:
    page = "<div>" * 100_000 + "Halo gagne." + "</div>" * 100_000 + "<p>Fin.</p>"
    assert read(page).text == "Halo gagne.\n\nFin."


@pytest.mark.parametrize(
    "unit",
    [
        "<p>a",
        "<a x='\"> ",
        "<a <",
        "<!",
        "<!-- ",
        "</div>",
        "<b><p></b>",
        "<table><tr>",
        "<br>a",
        "<!a[>",
        "<aside>abc",
        "<sup>",
        "<q>",
        "<ul><li>",
        "<title>a - b",
        "<script></script>",
    ],
)
def test_hostile_markup_is_linear(unit: str) -> None:
    begun = time.process_time()
    read(f"<p>Halo</p>{unit * (100_000 // len(unit))}")
    assert time.process_time() - begun < 10


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(InputError, match="no text"):
        read("<nav>Menu</nav><script>a</script>")
