"""How a clause vouches for what it says."""

from __future__ import annotations

import pytest

from graph_builder.extract.factuality import clause_at, modality
from graph_builder.extract.french.text import plain
from graph_builder.model import Factuality

YES, IF, NO, OLD = (
    Factuality.ASSERTED,
    Factuality.CONDITIONAL,
    Factuality.DENIED,
    Factuality.FORMER,
)


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("le site reçoit 5 M€", YES),
        ("le site recevra 5 M€", YES),
        ("le site a reçu 5 M€", YES),
        ("le site pourra recevoir 5 M€", YES),
        ("le site devrait recevoir 5 M€", YES),  # announced, if with care
        ("le site pourrait recevoir 5 M€", IF),
        ("le site recevrait 5 M€", IF),
        ("il toucherait 5 M€", IF),
        ("si elle est retenue, elle recevra 5 M€", IF),
        ("sous réserve du vote, il recevra 5 M€", IF),
        ("l'octroi est à l'étude", IF),
        ("une éventuelle aide de 5 M€", IF),
        ("le site espère 5 M€", IF),
        ("le site a demandé 5 M€", IF),
        ("le site réclame 5 M€", IF),
        ("on attendait 5 M€", IF),
        ("le site n'a pas obtenu 5 M€", NO),
        ("le site ne recevra rien", NO),
        ("aucun financement n'est prévu", NO),
        ("la ministre dément", NO),
        ("le projet est abandonné", NO),
        ("le site avait reçu 5 M€", OLD),
        ("le précédent appel était doté de 5 M€", OLD),
        ("à l'époque, 5 M€ suffisaient", OLD),
        # cues that mean nothing
        ("le site ne reçoit pas moins de 5 M€", YES),
        ("il ne reçoit en effet que 5 M€", YES),
        ("nul doute, aucun doute", YES),
        ("si bien que le site reçoit 5 M€", YES),
        ("non seulement le site n'est pas seul", YES),
        ("le portrait, l'attrait et l'extrait", YES),
    ],
)
def test_modality(clause: str, expected: Factuality) -> None:
    folded = plain(clause)
    assert modality(folded, 0, len(folded))[0] is expected


def test_cues_are_told() -> None:
    clause = "le site pourrait recevoir 5 m€"
    assert modality(clause, 0, len(clause))[1] == ("pourrait",)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("a gagne, mais b perd", "b", "b perd"),
        ("a gagne tandis que b perd", "a", "a gagne"),
        ("a gagne tandis que b perd", "b", "b perd"),
        ("a gagne ; b perd", "perd", " b perd"),
        ("a gagne et c perd", "c", "a gagne et c perd"),
    ],
)
def test_clause(text: str, word: str, expected: str) -> None:
    start = text.index(word)
    low, high = clause_at(text, start, start + len(word), 0, len(text))
    assert text[low:high] == expected
