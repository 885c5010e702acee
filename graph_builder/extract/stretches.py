"""Values and sentences of a stretch of text, without a look at all of the document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Protocol, TypeVar


class Placed(Protocol):
    """What stands in the text."""

    @property
    def start(self) -> int:
        """Its first character."""


Value = TypeVar("Value", bound=Placed)
_START = attrgetter("start")


def inside(values: Sequence[Value], start: int, end: int) -> Sequence[Value]:
    """Those that begin in a stretch, of values in text order."""
    low = bisect_left(values, start, key=_START)
    return values[low : bisect_left(values, end, lo=low, key=_START)]
