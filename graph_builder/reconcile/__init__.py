"""What documents say together: which of the things they name are one.

Each document was resolved on its own; here they meet. What is settled hangs on what is
held and on nothing else: not on the order in which documents came.
"""

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
    "read_rulings",
    "settle",
    "unused",
]
