"""A picture as a list of shapes, before it is SVG or PNG; units are CSS pixels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]

INK = "#1d2733"
PALE_INK = "#5b6774"
PAPER = "#ffffff"
KIND_COLOURS = {
    "programme": "#3d3a78",
    "funder": "#7a4b94",
    "call": "#1b8a7a",
    "project": "#e59a2f",
    "organisation": "#3f7fc1",
    "person": "#c4513b",
}
OTHER_COLOUR = "#8b95a1"
KIND_WORDS = {
    "programme": "programme",
    "funder": "financeur",
    "call": "appel",
    "project": "projet",
    "organisation": "organisation",
    "person": "personne",
    "place": "lieu",
    "event": "événement",
    "body": "instance",
    "group": "groupe",
    "phrase": "objet",
}
EDGE_WORDS = {
    "funds": "finance",
    "receives-for": "reçoit pour",
    "selects": "retient",
    "leads": "porte",
    "partner": "partenaire",
    "member": "membre",
    "holds": "fonction",
    "member-of": "membre de",
    "labelled": "labellisé",
    "operated-by": "opéré par",
    "funded-by": "financé par",
    "part-of": "fait partie de",
    "follows": "fait suite à",
}
_NARROW = frozenset("iljIt.,:;'’!|()[] f-")
_WIDE = frozenset("mwMWÆŒœæ%€@—")
_UNITS = ((1_000, "k€"), (1_000_000, "M€"), (1_000_000_000, "Md€"))


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle with a thin white rim."""

    centre: Point
    radius: float
    fill: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle by its top left corner."""

    corner: Point
    width: float
    height: float
    fill: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Curve:
    """A stroke along a cubic Bézier curve of four points."""

    points: tuple[Point, Point, Point, Point]
    width: float
    colour: str
    opacity: float = 1.0
    dashed: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class Wedge:
    """A filled triangle: the head of an arrow."""

    points: tuple[Point, Point, Point]
    fill: str
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Text:
    """One line; `at` is on its baseline. A halo keeps it legible over strokes."""

    at: Point
    text: str
    size: float
    anchor: Anchor = "start"
    colour: str = INK
    bold: bool = False
    halo: bool = True


Shape = Disc | Box | Curve | Wedge | Text


@dataclass(frozen=True, slots=True)
class Scene:
    """Shapes in the order they are painted, on white."""

    width: float
    height: float
    title: str
    shapes: tuple[Shape, ...]


def euros(amount: float) -> str:
    r"""An amount as French papers print it, with a space that does not break.

    >>> [euros(n).replace("\u00a0", "_") for n in (75_000_000, 1_500_000_000, 950)]
    ['75_M€', '1,5_Md€', '950_€']
    """
    number, sign = round(amount, 0), "€"
    for unit, larger in _UNITS:
        if number < 1_000:  # noqa: PLR2004 - the next unit begins
            break
        number, sign = round(amount / unit, 2), larger
    written = f"{number:.2f}".rstrip("0").rstrip(".")
    return f"{written.replace('.', ',')}\u00a0{sign}"


def text_width(text: str, size: float) -> float:
    """About how wide a line is, erring on the wide side of common sans-serif fonts."""
    ems = sum(
        0.36 if c in _NARROW else 0.92 if c in _WIDE else 0.72 if c.isupper() else 0.61
        for c in text
    )
    return ems * size


def wrap(text: str, width: int, lines: int) -> list[str]:
    """Words set in lines of at most about `width` characters, the last one cut."""
    rows = [""]
    for word in text.split():
        joined = f"{rows[-1]} {word}".strip()
        if len(joined) <= width or not rows[-1]:
            rows[-1] = joined
        else:
            rows.append(word)
    kept = [cut(row, width + 4) for row in rows[:lines]]
    if len(rows) > lines:
        kept[-1] = cut(kept[-1] + "…", width + 4)
    return kept


def cut(text: str, length: int) -> str:
    """The text, or its beginning and an ellipsis."""
    if len(text) <= length:
        return text
    return text[: length - 1].rstrip(" …") + "…"


def colour_of(kind: str) -> str:
    """The colour of a kind of node."""
    return KIND_COLOURS.get(kind, OTHER_COLOUR)


def reach(shapes: Iterable[Shape]) -> float:
    """How far right the lines of a heading or legend go, with a margin."""
    lines = [shape for shape in shapes if isinstance(shape, Text)]
    ends = [line.at[0] + text_width(line.text, line.size * 1.06) for line in lines]
    return max(ends, default=0.0) + 28


def heading(title: str, subtitle: str) -> list[Shape]:
    """The title and the line below it, top left."""
    return [
        Text((28, 40), title, 20, bold=True),
        Text((28, 62), subtitle, 12.5, colour=PALE_INK),
    ]


def legend(kinds: Iterable[str], top: float) -> list[Shape]:
    """A row of discs that tells the colours of kinds."""
    shapes: list[Shape] = []
    left = 34.0
    present = set(kinds)
    for kind in [*KIND_COLOURS, *sorted(set(KIND_WORDS) - set(KIND_COLOURS))]:
        if kind in present:
            word = KIND_WORDS[kind]
            shapes.append(Disc((left, top), 6, colour_of(kind)))
            shapes.append(Text((left + 12, top + 4), word, 12, colour=PALE_INK))
            left += text_width(word, 12) + 42
    return shapes
