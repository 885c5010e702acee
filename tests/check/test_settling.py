"""Two values of one award answer once."""

from __future__ import annotations

import pytest

from graph_builder.evaluate import answers
from graph_builder.ingest import read_bytes
from graph_builder.pipeline import Options, build

_HEAD = "La recherche, l'innovation et la formation des étudiants y gagnent.\n\n"


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        (
            "Le projet Ondine reçoit 7,5 M€ de l'État.\n\nL'État verse 7,8 M€ à Ondine.",
            [7500000],
        ),
        (
            "Le projet Ondine reçoit 5 M€ de l'État.\n\nLa Région apporte 4,8 M€ à Ondine.",
            [4800000, 5000000],
        ),
    ],
)
def test_one_of_two_values(text: str, amounts: list[int]) -> None:
    document = read_bytes((_HEAD + text).encode(), "a.md")
    rows = answers(build([document], options=Options(validate=False)))["a.md"]["awards"]
    assert sorted(int(str(row["amount_eur"])) for row in rows) == amounts
