"""Sentences of our own, one phenomenon each, and the rows that they are worth.

A block of `batteries/TABLE.txt` is a text and its rows: `=> cell | cell`, forms of a cell
parted by « / », `=> -` for none. Blocks are parted by `###`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_builder.evaluate import KEYS, OTHERS, answers
from graph_builder.evaluate.matching import pair
from graph_builder.ingest import read_bytes
from graph_builder.pipeline import Options, build

_FOLDER = Path(__file__).parent / "batteries"
_FRONT = "---\ntitle: Essai\npublished: 2024-03-12\n---\n"
_DOMAIN = "\n\nLa recherche, l'innovation et la formation des étudiants y gagnent.\n"
_NUMBERS = {"value", "baseline", "amount_eur"}
_COLUMNS = {
    "awards": ("recipient", "project", "amount_eur"),
    "discrepancies": ("kind", "subject", "values"),
    "measures": ("measure", "responsible", "deadline"),
    "statements": ("speaker", "quote"),
    "targets": ("indicator", "value", "unit", "deadline", "baseline"),
    "themes": ("subject", "theme"),
}


def _cell(column: str, told: str) -> object:
    forms = told.strip().split(" / ")
    if forms in ([""], ["_"]):
        return None
    if column == "values":
        return told.strip().replace(" ; ", " | ")
    if column in _NUMBERS:
        return [float(form) for form in forms]
    years = column == "deadline"
    return [
        int(form) if years and re.fullmatch(r"\d{4}", form) else form for form in forms
    ]


def _row(table: str, line: str) -> dict[str, object]:
    cells = zip(_COLUMNS[table], line.split("|"), strict=False)
    known = {*KEYS[table], *OTHERS.get(table, ())}
    return {c: _cell(c, told) for c, told in cells if c in known}


def _blocks() -> Iterator[tuple[str, str, list[dict[str, object]]]]:
    for file in sorted(_FOLDER.glob("*.txt")):
        for block in file.read_text(encoding="utf-8").split("\n###\n"):
            lines = block.strip("\n").split("\n")
            told = [line[3:] for line in lines if line.startswith("=> ")]
            text = "\n".join(line for line in lines if not line.startswith("=> "))
            rows = [_row(file.stem, line) for line in told if line != "-"]
            yield file.stem, text, rows


@pytest.mark.parametrize(("table", "text", "wanted"), list(_blocks()))
def test_rows(table: str, text: str, wanted: list[dict[str, object]]) -> None:
    told = text + _DOMAIN * (table == "awards")
    document = read_bytes((_FRONT * (told[:3] != "---") + told).encode(), "a.md")
    said = answers(build([document], options=Options(validate=False)))["a.md"][table]
    assert len(pair(table, wanted, said)) == len(wanted) == len(said), said
