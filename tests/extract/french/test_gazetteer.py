"""Names known from the authority lists."""

from __future__ import annotations

import pytest

from graph_builder.extract.french.gazetteer import find_known, is_numbered_call
from graph_builder.extract.french.text import plain
from graph_builder.model import Kind


def _known(text: str) -> list[tuple[str, Kind | None]]:
    return [(m.text, m.kind) for m in find_known(text, plain(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("financé par France 2030 et lui", [("France 2030", Kind.PROGRAMME)]),
        ("le CNRS recrute", [("CNRS", Kind.ORGANISATION)]),
        ("à Rennes hier", [("Rennes", Kind.PLACE)]),
        ("en Bretagne hier", [("Bretagne", Kind.PLACE)]),
        ("la Région Bretagne investit", [("Région Bretagne", Kind.ORGANISATION)]),
        ("le CNRS, à Rennes", [("CNRS", Kind.ORGANISATION), ("Rennes", Kind.PLACE)]),
        # parts of words, other cases, other names
        ("les cnrsiens", []),
        ("MonCNRS", []),
        ("@CNRS-Rennes", []),
        ("rien de connu", []),
        ("la réunion du jury", []),
    ],
)
def test_known_names(text: str, expected: list[tuple[str, Kind]]) -> None:
    assert _known(text) == expected


def test_names_lie_in_one_cell() -> None:
    assert ("France 2030", Kind.PROGRAMME) not in _known("France\t2030")
    assert ("France 2030", Kind.PROGRAMME) not in _known("France\n\n2030")


def test_keys_lead_to_records() -> None:
    (found,) = find_known("le CNRS", "le cnrs")
    assert found.key


@pytest.mark.parametrize(
    ("text", "numbered"),
    [("RHU 7", True), ("RHU", False), ("Solea 7", False), ("7", False), ("CNRS 7", False)],
)  # fmt: skip
def test_calls_with_their_number(text: str, *, numbered: bool) -> None:
    assert is_numbered_call(text) is numbered
