"""Sentences of a document: where they end, and where a point does not end one."""

from __future__ import annotations

import pytest

from graph_builder.extract.sentences import sentences
from graph_builder.ingest import read_bytes
from graph_builder.model import BlockKind


def _split(text: str) -> list[str]:
    document = read_bytes(text.encode(), "a.md")
    return [document.text[s.start : s.end] for s in sentences(document)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un mot. Deux mots.", ["Un mot.", "Deux mots."]),
        ("Vraiment ? Oui ! Bien.", ["Vraiment ?", "Oui !", "Bien."]),
        ("Il dit : « Oui. » Elle part.", ["Il dit : « Oui. »", "Elle part."]),
        ("Un mot… Puis deux.", ["Un mot…", "Puis deux."]),
        ("Doté de 3,5 M€. Fini.", ["Doté de 3,5 M€.", "Fini."]),
        ("En 2024. 12 projets suivent.", ["En 2024.", "12 projets suivent."]),
        # no ends
        ("M. Aubin et Mme. Rey viennent.", ["M. Aubin et Mme. Rey viennent."]),
        ("Le Pr. Aubin parle.", ["Le Pr. Aubin parle."]),
        ("Selon J. Aubin, tout va.", ["Selon J. Aubin, tout va."]),
        ("La version 4.0 est là.", ["La version 4.0 est là."]),
        ("Voir www.exemple.fr pour tout.", ["Voir www.exemple.fr pour tout."]),
        ("Art. 12 de la loi.", ["Art. 12 de la loi."]),
        ("Des écoles, etc. mais pas tout.", ["Des écoles, etc. mais pas tout."]),
    ],
)
def test_ends(text: str, expected: list[str]) -> None:
    assert _split(text) == expected


def test_etc_may_end_a_sentence() -> None:
    assert _split("Des écoles, etc. Puis rien.") == ["Des écoles, etc.", "Puis rien."]


def test_a_sentence_stays_in_its_block() -> None:
    document = read_bytes(b"# Un titre\n\nUn mot\n\n- deux\n- trois\n", "a.md")
    found = sentences(document)
    assert [(s.kind, s.block) for s in found] == [
        (BlockKind.TITLE, 0),
        (BlockKind.PARAGRAPH, 1),
        (BlockKind.ITEM, 2),
        (BlockKind.ITEM, 3),
    ]


def test_tables_have_none() -> None:
    document = read_bytes(b"| a | b |\n|---|---|\n| c | d |\n", "a.md")
    assert sentences(document) == []


def test_spans_have_no_white_space_around() -> None:
    for piece in _split("  Un mot.   Deux mots.  "):
        assert piece == piece.strip()
