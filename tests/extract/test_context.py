"""Which call, programme and project is in force at a place of the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_builder.extract.reading import Reading
from graph_builder.model import Kind

_CALL = "L'appel à projets « Lumière » est ouvert."
_OTHER = "L'appel à projets « Marée » est ouvert."


def _call(reading: Reading, words: str) -> str:
    name = reading.context.call_at(reading.analysis.text.index(words))
    return name.label if name else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{_CALL} Ici.", "Lumière"),
        (f"{_CALL} {_OTHER} Ici.", "Marée"),
        (f"Ici. {_CALL}", "Lumière"),
        (f"{_CALL}\n\nIci.", "Lumière"),
        ("# Titre\n\n## Appel à projets « Lumière »\n\nIci.", "Lumière"),
        (
            (
                "# Titre\n\n## Appel à projets « Lumière »\n\nRien.\n\n"
                "## Appel à projets « Marée »\n\nIci."
            ),
            "Marée",
        ),
        (
            "# Titre\n\n## Appel à projets « Lumière »\n\n### Sous-titre\n\nIci.",
            "Lumière",
        ),
        ("Rien. Ici.", ""),
    ],
)
def test_call_in_force(read: Callable[..., Reading], text: str, expected: str) -> None:
    assert expected in _call(read(text), "Ici")
    assert bool(expected) == bool(_call(read(text), "Ici"))


def test_project_in_force(read: Callable[..., Reading]) -> None:
    reading = read("Le projet Solea démarre.\n\nIci.")
    name = reading.context.project_at(reading.analysis.text.index("Ici"))
    assert name is not None
    assert name.label == "Solea"


def test_heading(read: Callable[..., Reading]) -> None:
    reading = read("# Titre\n\n## Un volet\n\nIci.")
    text = reading.analysis.text
    assert reading.context.heading(text.index("Ici")) == "Un volet"
    assert reading.context.heading(text.index("Un volet")) == "Titre"
    assert reading.context.heading(0) == ""


def test_the_name_in_the_title_is_what_it_is_about(
    read: Callable[..., Reading],
) -> None:
    reading = read("# Le projet Solea démarre\n\nLe projet Orlane aussi.")
    main = reading.context.main(Kind.PROJECT)
    assert main is not None
    assert main.label == "Solea"


def test_of_many_names_none_is_what_it_is_about(read: Callable[..., Reading]) -> None:
    text = "# Titre\n\nLes projets Solea, Orlane et Miravel démarrent."
    assert read(text).context.main(Kind.PROJECT) is None
