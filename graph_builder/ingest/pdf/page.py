"""What is painted on a page, and where."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Run:
    """Text painted in one go, in points from the lower left corner of the page.

    Attributes:
        x: where it begins.
        right: where it ends.
        y: its baseline, upwards.
        size: height of its font.
        bold: whether its font says that it is.
    """

    text: str
    x: float
    right: float
    y: float
    size: float
    bold: bool = False


@dataclass(slots=True)
class Page:
    """What is painted on a page; `pictures` tells that images are, too."""

    bottom: float
    top: float
    runs: list[Run] = field(default_factory=list)
    pictures: bool = False
