"""The discs of a network and where their labels stand."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from graph_builder.views import scene
from graph_builder.views.layout import Spot
from graph_builder.views.scene import Anchor, Curve, Disc, Point, Shape, Text

_LINE = 14.0
_GAP = 3.0  # between a disc and its label
_SIDES = {  # where a label may stand, with how much worse that is than below
    "below": ((0, 1), 0.0),
    "above": ((0, -1), 0.05),
    "right": ((1, 0), 0.1),
    "left": ((-1, 0), 0.15),
    "below right": ((1, 1), 0.2),
    "below left": ((-1, 1), 0.25),
    "above right": ((1, -1), 0.3),
    "above left": ((-1, -1), 0.35),
}
_STRAIGHT = tuple(_SIDES)[:4]
_ANCHORS: dict[int, Anchor] = {-1: "end", 0: "middle", 1: "start"}
_APART = 6.0  # between the points of a stroke that must stay clear of labels
_TAKEN = 40.0  # how much worse another label is than a stroke

_Rectangle = tuple[float, float, float, float]


@dataclass(slots=True)
class Node:
    """A disc and the lines that stand on one side of it."""

    kind: str
    euros: float
    radius: float
    lines: tuple[str, ...]
    title: str
    reach: float  # the width of the longest line
    spot: Spot
    side: str = "below"


def freest(spot: Spot, others: list[Spot]) -> str:
    """The side of a node that fewest strokes leave by."""

    def crowding(side: str) -> float:
        (x, y), worse = _SIDES[side]
        total = worse
        for other in others:
            dx, dy = other.x - spot.x, other.y - spot.y
            along = (dx * x + dy * y) / (math.hypot(dx, dy) or 1.0)
            total += max(0.0, along) ** 2
        return total

    return min(_STRAIGHT, key=crowding)


def make_room(node: Node) -> None:
    """Let the box of a node hold its label, on the side where that stands."""
    spot, rim = node.spot, node.radius + 2
    left, top, right, bottom = _label(node, node.side)
    spot.left, spot.right = max(rim, spot.x - left), max(rim, right - spot.x)
    spot.above, spot.below = max(rim, spot.y - top), max(rim, bottom - spot.y)


def drawn(node: Node) -> Iterator[Shape]:
    """The disc and its lines."""
    spot = node.spot
    yield Disc((spot.x, spot.y), node.radius, scene.colour_of(node.kind), node.title)
    left, top, right, _ = _label(node, node.side)
    anchor = _ANCHORS[_SIDES[node.side][0][0]]
    x = {"start": left, "middle": (left + right) / 2, "end": right}[anchor]
    for row, line in enumerate(node.lines):
        amount = bool(node.euros) and row == len(node.lines) - 1
        colour = scene.PALE_INK if amount else scene.INK
        at = (x, top + 11 + _LINE * row)
        yield Text(at, line, 11.5, anchor, colour, bold=not amount)


def clear(nodes: Mapping[str, Node], strokes: Iterable[Curve]) -> None:
    """Turn labels to the side on which fewest strokes cross them."""
    points = sorted(point for curve in strokes for point in _along(curve))
    boxes = {name: _label(node, node.side) for name, node in nodes.items()}
    for name, node in nodes.items():
        others = [box for other, box in boxes.items() if other != name]
        others += [_disc(one) for other, one in nodes.items() if other != name]
        node.side = min(_SIDES, key=partial(_crowded, node, points, others))
        boxes[name] = _label(node, node.side)
        make_room(node)


def _crowded(
    node: Node, points: Sequence[Point], others: Iterable[_Rectangle], side: str
) -> float:
    """How much is in the way of a label on a side; where it stands is no worse."""
    box = _label(node, side)
    met = sum(_meet(box, other) for other in others)
    moved = 0.0 if side == node.side else 0.5
    return _inside(points, box) + _TAKEN * met + moved + _SIDES[side][1]


def _along(curve: Curve) -> Iterator[Point]:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = curve.points
    steps = max(1, round(math.hypot(x3 - x0, y3 - y0) / _APART))
    for step in range(steps + 1):
        t = step / steps
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        yield (a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3)


def _label(node: Node, side: str) -> _Rectangle:
    """Left, top, right and bottom of the lines of a node, were they on that side."""
    (dx, dy), _ = _SIDES[side]
    wide, high = node.reach, _LINE * len(node.lines)
    rim = (node.radius + _GAP) / math.hypot(dx, dy)
    x = node.spot.x + dx * (rim + wide / 2)
    y = node.spot.y + dy * (rim + high / 2)
    return (x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def _disc(node: Node) -> _Rectangle:
    x, y, rim = node.spot.x, node.spot.y, node.radius
    return (x - rim, y - rim, x + rim, y + rim)


def _meet(one: _Rectangle, two: _Rectangle) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def _inside(points: Sequence[Point], box: _Rectangle) -> int:
    """How many of the points, sorted, lie in a rectangle."""
    left, top, right, bottom = box
    low = bisect_left(points, (left, -math.inf))
    high = bisect_right(points, (right, math.inf))
    return sum(top <= y <= bottom for _, y in points[low:high])
