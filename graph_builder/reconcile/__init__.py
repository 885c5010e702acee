"""What documents say together: which things are one, and where they contradict.

Each document was resolved on its own; here they meet. What is settled hangs on what is
held and on nothing else: not on the order in which documents came.
"""

from graph_builder.reconcile.contradictions import (
    by_topic,
    contradictions,
    settled_topic,
)
from graph_builder.reconcile.holdings import Held, Holdings
from graph_builder.reconcile.identity import settle, unused
from graph_builder.reconcile.likeness import THRESHOLD
from graph_builder.reconcile.rulings import Ruling, Rulings, read_rulings

__all__ = [
    "THRESHOLD",
    "Held",
    "Holdings",
    "Ruling",
    "Rulings",
    "by_topic",
    "contradictions",
    "read_rulings",
    "settle",
    "settled_topic",
    "unused",
]
