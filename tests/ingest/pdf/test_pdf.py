"""PDFs → blocks: columns in order, words and paragraphs whole, furniture left out."""

from __future__ import annotations

import io
import random
import time
from collections.abc import Callable
from contextlib import suppress

import pytest
from pypdf import PdfReader, PdfWriter

from graph_builder.errors import GraphBuilderError, InputError, LimitError
from graph_builder.ingest import read_bytes
from graph_builder.model import Document

from .conftest import objects, paged, stream

Make = Callable[..., bytes]


def read(data: bytes) -> Document:
    return read_bytes(data, "a.pdf", source="dir/a.pdf")


def blocks(data: bytes) -> list[tuple[str, str]]:
    document = read(data)
    return [(b.kind.value, document.text[b.start : b.end]) for b in document.blocks]


def column(x: float, top: float, *lines: str) -> list[tuple[float, float, str]]:
    return [(x, top - 12 * n, line) for n, line in enumerate(lines)]


LEFT = (
    "Le projet Halo reçoit huit millions d’euros de",
    "France 2030. Il associe le CNRS, l’Inserm et la",
    "région Bretagne, qui y consacre deux millions.",
    "La sous-préfète a visité les bâtiments de recher-",
    "che de l’université, où le porte-parole du sous-",
    "préfet a salué un effort sans précédent du minis-",
)
RIGHT = (
    "tère chargé de la recherche et de ses opérateurs.",
    "Le projet Nimbe, porté par l’université de Brest,",
    "reçoit quatre millions d’euros. Les travaux vont",
    "commencer en septembre et durer près de trois ans,",
    "avec le concours des collectivités du territoire.",
)


def test_two_columns_are_read_one_after_the_other(pdf: Make) -> None:
    head = [(60, 780, "Deux projets lauréats|18b")]
    # line by line over both columns, as many programs write them
    body = [
        line
        for pair in zip(
            column(60, 740, *LEFT), column(310, 740, *RIGHT, ""), strict=True
        )
        for line in pair
    ]
    assert blocks(pdf(head + body)) == [
        ("title", "Deux projets lauréats"),
        (
            "paragraph",
            (
                "Le projet Halo reçoit huit millions d’euros de France 2030. Il associe le CNRS,"
                " l’Inserm et la région Bretagne, qui y consacre deux millions. La sous-préfète a"
                " visité les bâtiments de recherche de l’université, où le porte-parole du"
                " sous-préfet a salué un effort sans précédent du ministère chargé de la recherche"
                " et de ses opérateurs. Le projet Nimbe, porté par l’université de Brest, reçoit"
                " quatre millions d’euros. Les travaux vont commencer en septembre et durer près"
                " de trois ans, avec le concours des collectivités du territoire."
            ),
        ),
    ]


def test_headers_footers_and_page_numbers_are_left_out(pdf: Make) -> None:
    def page(number: int, *lines: str) -> list[tuple[float, float, str]]:
        return [
            (60, 810, "Agence nationale – Communiqué de presse|8"),
            *column(60, 700, *lines),
            (60, 30, f"Contact : presse@agence.example – Page {number} sur 2|8"),
            (290, 18, f"– {number} –|8"),
        ]

    first = page(1, "Le projet Halo gagne trois millions d’euros, et le projet Nimbe,")
    second = page(2, "porté à Brest, en gagne deux.", "Fin.")
    assert blocks(pdf(first, second)) == [
        (
            "paragraph",
            (
                "Le projet Halo gagne trois millions d’euros, et le projet Nimbe, porté à"
                " Brest, en gagne deux."
            ),
        ),
        ("paragraph", "Fin."),
    ]


def test_headings_items_and_tables(pdf: Make) -> None:
    lines = [
        (60, 760, "Trois lauréats|20b"),
        (60, 720, "Les projets|14b"),
        *column(60, 700, "Voici les projets retenus cette année par le jury :"),
        (70, 680, "•"),
        (82, 680, "Halo, porté par l’université de Rennes et ses nombreux"),
        (82, 668, "partenaires ;"),
        (70, 656, "• Nimbe."),
        (60, 620, "Projet|10b"),
        (200, 620, "Montant|10b"),
        (60, 605, "Halo"),
        (200, 605, "3 M€"),
        (60, 590, "Nimbe"),
        (200, 590, "2 M€"),
    ]
    document = read(pdf(lines))
    assert blocks(pdf(lines)) == [
        ("title", "Trois lauréats"),
        ("heading", "Les projets"),
        ("paragraph", "Voici les projets retenus cette année par le jury :"),
        (
            "item",
            "Halo, porté par l’université de Rennes et ses nombreux partenaires ;",
        ),
        ("item", "Nimbe."),
        ("table", "Projet\tMontant\nHalo\t3 M€\nNimbe\t2 M€"),
    ]
    table = next(b.table for b in document.blocks if b.table)
    assert {cell.row for cell in table.cells if cell.header} == {0}
    assert (document.media_type, document.source) == ("application/pdf", "dir/a.pdf")


def test_paragraphs_part_at_gaps_indents_and_short_lines(pdf: Make) -> None:
    full = "Une ligne pleine qui va jusqu’au bout de la colonne et continue ainsi"
    lines = column(60, 700, full, "et finit.", "Une autre commence.")
    lines += column(
        60, 640, full, "et finit au bout de la même colonne que les autres lignes."
    )
    lines += [
        (75, 616, "Une ligne en retrait en commence une autre encore, longue aussi")
    ]
    assert [text for _, text in blocks(pdf(lines))] == [
        f"{full} et finit.",
        "Une autre commence.",
        f"{full} et finit au bout de la même colonne que les autres lignes.",
        "Une ligne en retrait en commence une autre encore, longue aussi",
    ]


def test_letters_set_apart_make_words() -> None:
    shown = b"BT /F1 10 Tf 60 700 Td [(L) 20 (e pro) -10 (jet) -300 (Halo)] TJ ( gagne.) Tj ET"
    assert read(paged([shown])).text == "Le projet Halo gagne."


def test_text_in_forms_and_on_turned_pages() -> None:
    form = stream(
        b"BT /F1 10 Tf 60 700 Td (Dans une forme.) Tj ET /Fm Do",
        "/Type /XObject /Subtype /Form /BBox [0 0 595 842]"
        " /Resources << /Font << /F1 4 0 R >> /XObject << /Fm 6 0 R >> >>",
    )
    made = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
            b" /Resources << /XObject << /Fm 6 0 R >> >> >>"
        ),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        stream(b"/Fm Do"),
        form,  # which holds itself
    ]
    assert read(objects(made)).text == "Dans une forme."
    turned = b"BT /F1 10 Tf 0 1 -1 0 300 100 Tm (Une page en largeur.) Tj ET"
    assert read(paged([turned], page="/Rotate 90")).text == "Une page en largeur."


# --- what cannot be read -------------------------------------------------------------


def test_a_scan_is_refused() -> None:
    picture = b"BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI"
    with pytest.raises(InputError, match=r"scanned PDF.*ocrmypdf"):
        read(paged([picture]))
    with pytest.raises(InputError, match="without text"):
        read(paged([b""]))


def test_an_encrypted_pdf(pdf: Make) -> None:
    def locked(password: str) -> bytes:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([(60, 700, "Halo.")]))))
        writer.encrypt(password, "owner", algorithm="RC4-128")
        out = io.BytesIO()
        writer.write(out)
        return out.getvalue()

    with pytest.raises(InputError, match="encrypted"):
        read(locked("secret"))
    assert read(locked("")).text == "Halo."  # what everyone may read is read


def test_a_bomb_is_refused(pdf: Make) -> None:
    with pytest.raises(LimitError, match="unpacks"):
        read(paged([b" " * 100_000_000]))
    with pytest.raises(LimitError, match=r"instructions|unpacks"):
        read(paged([b"q Q " * 1_100_000]))
    many = pdf([(60, 700, "x" * 200)] * 6000)
    with pytest.raises(LimitError, match="characters"):
        read(many)


CYCLES = {
    "a page tree that holds itself": [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>",
    ],
    "a catalogue that is its pages": [b"<< /Type /Pages /Pages 1 0 R /Kids [1 0 R] >>"],
    "a thousand million pages": [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [] /Count 1000000000 >>",
    ],
    "an object that is itself": [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids 3 0 R /Count 1 >>",
        b"3 0 R",
    ],
}


@pytest.mark.parametrize("name", CYCLES)
def test_pdfs_that_never_end_are_refused(name: str) -> None:
    begun = time.process_time()
    with pytest.raises(GraphBuilderError, match=r"dir/a\.pdf: "):
        read(objects(CYCLES[name]))
    assert time.process_time() - begun < 10


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4", b"%PDF-1.7\n" + b"\0" * 5000, b"%PDF-1.4\nxref\n0 99999999\n"]
)
def test_stumps(data: bytes) -> None:
    with pytest.raises(InputError, match="PDF"):
        read(data)


def test_random_bytes_and_random_damage(
    pdf: Make, capfd: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(7)  # noqa: S311 - no secret
    whole = pdf(column(60, 700, *LEFT), column(60, 700, *RIGHT))
    cases = [chance.randbytes(3000) for _ in range(10)]
    cases += [whole[: chance.randrange(len(whole))] for _ in range(20)]
    for _ in range(60):
        spoilt = bytearray(whole)
        for _ in range(chance.randrange(1, 30)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        cases.append(bytes(spoilt))
    for case in cases:
        with suppress(GraphBuilderError):
            assert read(case).text
    assert capfd.readouterr() == ("", "")  # pypdf says nothing of its own


def test_hostile_pages_take_no_longer_than_others(pdf: Make) -> None:
    chance = random.Random(3)  # noqa: S311 - no secret
    scattered = [
        (chance.uniform(0, 590), chance.uniform(0, 840), "un mot ou deux")
        for _ in range(30_000)
    ]
    row = [(15.0 * n, 700.0 - 20 * (n % 2), "a") for n in range(10_000)]
    for lines in (scattered, row):
        begun = time.process_time()
        assert read(pdf(lines)).text
        assert time.process_time() - begun < 20


def test_forms_in_forms_in_forms_are_not_followed_for_ever() -> None:
    catalogue = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /XObject << /Fm 5 0 R >> >> >>"
        ),
        stream(b"/Fm Do " * 10),
    ]
    forms = [
        stream(
            b"/Fm Do " * 10,
            "/Type /XObject /Subtype /Form /BBox [0 0 1 1]"
            f" /Resources << /XObject << /Fm {number + 1} 0 R >> >>",
        )
        for number in range(5, 15)
    ]
    with pytest.raises(LimitError, match="instructions"):
        read(objects(catalogue + forms))
