"""Whatever comes in, blocks and cells stand where they say, or one error tells why."""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_builder.errors import GraphBuilderError
from graph_builder.ingest import expand, read, read_bytes
from graph_builder.model import BlockKind, Document

CORPUS = Path(__file__).parent.parent / "corpus" / "tuned"
PARTS = st.sampled_from(
    [
        "# ",
        "## ",
        "- ",
        "  - ",
        "1. ",
        "> ",
        "|",
        "|---|---|",
        "\t",
        "\n",
        "\n\n",
        "  \n",
        "**",
        "*",
        "_",
        "`",
        "```",
        "[",
        "](",
        ")",
        "\\",
        "---",
        "===",
        "title: ",
        "\x0c",
        "Page 1",
        "Halo",
        "gagne",
        "3 M€",
        "l’été",
        "é",
        "\u200b",
        "\xa0",
        "©",
        "Corvenne, le 3 mai 2024",
        "n° 3",
        "pro-\ngramme",
        "&nbsp;",
        "&#8203;",
        "<!--",
        "-->",
        "\r\n",
        "\ud7ff",
        "😀",
        "a b c d e f g h i j k l m n o p q r s t",
    ]
)
TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div class=menu>",
        "</div>",
        "<table>",
        "</table>",
        "<tr>",
        "<td>",
        "<td colspan=3>",
        "<th rowspan=2>",
        "<td rowspan=0>",
        "<caption>",
        "<ul>",
        "<li>",
        "</ul>",
        "<h1>",
        "</h1>",
        "<br>",
        "<aside>",
        "</aside>",
        "<main>",
        "<article>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<",
        ">",
        "&amp;",
        "&#8203;",
        "&#13;",
        "Halo",
        " ",
        "\n",
        "3\xa0M€",
        "<q>",
        "</q>",
        "<sup>1</sup>",
        "<a href=x>",
        "</a>",
        "<blockquote>",
        "<form>",
        "<p hidden>",
        "<title>",
        "</title>",
        '<p a="',
        "\x00",
    ]
)


def check(document: Document) -> None:
    """Every promise about the stored text."""
    text = document.text
    assert text
    assert unicodedata.is_normalized("NFC", text)
    text.encode("utf-8")
    controls = {c for c in text if unicodedata.category(c) in {"Cc", "Cs"}}
    assert controls <= {"\t", "\n"}
    assert not set(text) & set("\u200b\u202e\ufeff\u00ad")
    assert text == "\n\n".join(text[b.start : b.end] for b in document.blocks)
    for before, after in pairwise(document.blocks):
        assert before.end < after.start
    for block in document.blocks:
        words = text[block.start : block.end]
        assert (block.table is not None) == (block.kind is BlockKind.TABLE)
        assert block.table is not None or (words == words.strip() and "\n" not in words)
        for cell in block.table.cells if block.table else ():
            assert text[cell.start : cell.end] == cell.text
            assert block.start <= cell.start <= cell.end <= block.end
    assert sum(b.kind is BlockKind.TITLE for b in document.blocks) <= 1


def try_reading(data: bytes, name: str) -> None:
    with suppress(GraphBuilderError):
        check(read_bytes(data, name))


@settings(max_examples=300, deadline=None)
@given(st.lists(PARTS, max_size=40), st.sampled_from(["a.md", "a.txt", "-"]))
def test_markdown(parts: list[str], name: str) -> None:
    try_reading("".join(parts).encode(), name)


@settings(max_examples=300, deadline=None)
@given(st.lists(TAGS, max_size=40))
def test_html(parts: list[str]) -> None:
    try_reading("".join(parts).encode(), "a.html")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["a.md", "a.txt", "a.html"]))
def test_bytes(data: bytes, name: str) -> None:
    try_reading(data, name)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["a.md", "a.txt", "a.html"]))
def test_text(text: str, name: str) -> None:
    try_reading(text.encode("utf-8", "surrogatepass"), name)


def test_the_documents_of_our_corpus() -> None:
    for path in expand([str(CORPUS)]):
        check(read(path))


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@pytest.mark.parametrize(
    "unit", ["Les lauréats reçoivent 3 M€. ", "[", "*a _b_ ", "\\"]
)
def test_one_long_line(name: str, unit: str) -> None:
    check(read_bytes((unit * (500_000 // len(unit))).encode(), name))
