"""One Name a thing: spellings, acronyms, surnames brought together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_builder.extract.reading import Reading


def _labels(reading: Reading) -> list[str]:
    return sorted({m.name.label for m in reading.analysis.mentions if m.name})


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Le projet Solea naît. Le projet SOLEA grandit.", 1),
        ("Le projet « Solea » naît. Solea grandit.", 1),
        ("L'Institut des vagues bretonnes (IVB) ouvre. L'IVB recrute.", 1),
        ("L'Université de Valcourt (UVal) ouvre. L'UVal recrute.", 1),
        ("Jeanne Kermadec arrive. Mme Kermadec part.", 1),
        ("L'Université de Valcourt ouvre. L’université de Valcourt recrute.", 1),
        # two things
        ("Le projet Solea naît. Le projet Orlane grandit.", 2),
        ("L'Université de Valcourt et l'Université de Brionne recrutent.", 2),
        ("Jeanne Kermadec arrive. Paul Aubin part.", 2),
        ("Le projet Gave-1 naît. Le projet Gave-2 grandit.", 2),
    ],
)
def test_how_many_things(read: Callable[..., Reading], text: str, labels: int) -> None:
    assert len(_labels(read(text))) == labels


def test_a_name_keeps_its_spellings(read: Callable[..., Reading]) -> None:
    text = "L'Institut des vagues bretonnes (IVB) ouvre. L'IVB recrute."
    (name,) = {m.name for m in read(text).analysis.mentions if m.name}
    assert {name.label, *name.aliases} >= {"Institut des vagues bretonnes", "IVB"}


def test_the_long_form_is_the_label(read: Callable[..., Reading]) -> None:
    text = "L'IVB recrute. L'Institut des vagues bretonnes (IVB) ouvre."
    assert _labels(read(text)) == ["Institut des vagues bretonnes"]


def test_every_mention_has_a_name(read: Callable[..., Reading]) -> None:
    text = "Le projet Solea, l'Université de Valcourt, Nuagia et Jeanne Kermadec."
    assert all(m.name for m in read(text).analysis.mentions)


def test_equal_documents_give_equal_names(read: Callable[..., Reading]) -> None:
    text = "L'Institut des vagues bretonnes (IVB) porte le projet Solea."
    one, two = (read(text).analysis.mentions for _ in range(2))
    assert [m.name for m in one] == [m.name for m in two]
