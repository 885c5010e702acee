"""Readings of an amount that are withheld: who paid just before gets nothing."""

from __future__ import annotations

from collections.abc import Callable

from graph_builder.extract.funding import find_funding
from graph_builder.extract.reading import Reading
from graph_builder.model import Award

_PAYERS = """# Un toit pour Orvalie

Le projet Orvalie est lancé. La Région Bretagne apporte 9 M€, Brest Métropole 6 M€.
"""


def _awards(reading: Reading) -> list[Award]:
    return [f for f in find_funding(reading) if isinstance(f, Award)]


def test_a_payer_does_not_get_what_the_next_one_gives(
    read: Callable[..., Reading],
) -> None:
    """«A apporte 9 M€, B 6 M€»: B gives nothing to A."""
    getters = [a.recipient.label for a in _awards(read(_PAYERS)) if a.recipient]
    assert "Région Bretagne" not in getters
