"""Sentences as patterns: one placeholder a mention, and the way back to the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_builder.extract.french.money import MoneyMention
from graph_builder.extract.pattern import Abstract, abstract, compiled
from graph_builder.extract.reading import Reading


def _first(reading: Reading) -> Abstract:
    return reading.sentences[0][1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'Université de Valcourt reçoit 3 M€.", "l'<O0> recoit <M1>."),
        ("Le projet Solea obtient 3 M€.", "le projet <P0> obtient <M1>."),
        ("Neuf projets en 2024.", "<G0> en <D1>."),
        ("Le projet « Solea » démarre.", "le projet <P0> demarre."),
        ("Le projet « Solea », lui, démarre.", "le projet <P0>, lui, demarre."),
        ("France 2030 est lancé.", "<F0> est lance."),
        ("Rien de nommé ici.", "rien de nomme ici."),
    ],
)
def test_placeholders(read: Callable[..., Reading], text: str, expected: str) -> None:
    found = _first(read(text)).text
    assert found.replace(" ,", ",").replace(" .", ".") == expected


def test_found_parts_lead_back_to_the_text(read: Callable[..., Reading]) -> None:
    text = "Enfin, l'Université de Valcourt reçoit 3 M€ de l'État."
    sentence = _first(read(text))
    (found,) = sentence.find(r"{who:O} recoit {amount:M}(?P<rest>.*)")
    who, amount = found.mention("who"), found.item("amount")
    assert who is not None
    assert who.text == "Université de Valcourt"
    assert isinstance(amount, MoneyMention)
    assert amount.money.amount == 3_000_000
    start, end = found.span()
    assert text[start:end].startswith("Université de Valcourt reçoit 3")
    start, end = found.span("rest")
    assert text[start:end].strip() == "de l'État."


def test_what_takes_no_part_is_none(read: Callable[..., Reading]) -> None:
    sentence = _first(read("L'Université de Valcourt reçoit 3 M€."))
    (found,) = sentence.find(r"{who:O} recoit(?: {giver:F})?")
    assert found.item("giver") is None
    assert found.mention("giver") is None
    assert found.group("nothing") == ""


def test_every_position_leads_back(read: Callable[..., Reading]) -> None:
    text = "L'Université de Valcourt (projet « Solea ») reçoit 3 M€ en 2024."
    sentence = _first(read(text))
    starts = [sentence.position(at) for at in range(len(sentence.text))]
    assert starts == sorted(starts)
    assert sentence.position(len(sentence.text)) == sentence.end
    for at, item in enumerate(sentence.items):
        mark = sentence.text.index(f"{at}>") - 2
        assert sentence.position(mark) == item.start
        assert sentence.position(mark + 4, end=True) == item.end


def test_a_stretch_of_any_length(read: Callable[..., Reading]) -> None:
    reading = read("L'Université de Valcourt reçoit 3 M€.")
    part = abstract(reading.analysis, 0, 24)
    assert part.text == "l'<O0>"


def test_slots_become_groups() -> None:
    match = compiled(r"{who:OP} et {X}").search("<P3> et <X4>")
    assert match is not None
    assert match["who"] == "3"
    assert compiled(r"{who:O}").search("<P3>") is None


@pytest.mark.parametrize(
    "text",
    ["Valcourt : 3 M€ pour l'Université de Solbec", "Rennes vote 2,5 M€ pour SOLEA"],
)
def test_a_name_at_the_end_is_whole(read: Callable[..., Reading], text: str) -> None:
    sentence = _first(read(text))
    assert sentence.text.endswith(">")
    assert sentence.position(len(sentence.text), end=True) == len(text)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [(4, 21, "l'État versera"), (5, 27, "l'État versera 3 M€"), (5, 6, "")],
)
def test_evidence_has_no_blanks_around(
    read: Callable[..., Reading], start: int, end: int, words: str
) -> None:
    text = "Hier, l'État versera 3 M€ (dont 1 M€ déjà payé)."
    (evidence,) = read(text).evidence(start, end)
    assert evidence.exact == text[evidence.start : evidence.end] == words
