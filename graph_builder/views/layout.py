"""Where the nodes of a drawn network go: stress layout, then no box upon another.

Graph distances become distances on paper (stress by stochastic descent, Zheng, Pawar
and Goodman 2019), components are set side by side, and boxes of node and label are
pushed apart. The seed is fixed: the same graph has the same picture.
"""

from __future__ import annotations

import itertools
import math
import random
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Neighbours = Mapping[str, Sequence[str]]

_SEED = 7
_ROUNDS = 60
_HOP = 100.0  # pixels between neighbours
_STRETCH = 1.45  # labels are wide, so is paper
_GAP = 9.0
_PUSHES = 300
_GOLDEN = math.pi * (3 - math.sqrt(5))


@dataclass(slots=True)
class Spot:
    """A node on paper: its centre, and how far its disc and label reach from there."""

    x: float
    y: float
    left: float
    right: float
    above: float
    below: float


def arrange(neighbours: Neighbours, spots: Mapping[str, Spot]) -> None:
    """Set the centres by distances alone, each connected group for itself.

    Args:
        neighbours: for each node the nodes next to it, both ways.
        spots: a spot per node; its centre is written.
    """
    for component in _components(neighbours):
        _stress(component, neighbours, [spots[node] for node in component])


def settle(neighbours: Neighbours, spots: Mapping[str, Spot]) -> None:
    """Push boxes apart and set the groups side by side, after `arrange`."""
    groups = [[spots[n] for n in component] for component in _components(neighbours)]
    for group in groups:
        _spread(group)
    _pack(groups)


def _components(neighbours: Neighbours) -> list[list[str]]:
    """Connected nodes together, the largest group first."""
    seen: set[str] = set()
    groups = []
    for node in neighbours:
        if node not in seen:
            group = list(_hops(node, neighbours))
            seen.update(group)
            groups.append(group)
    return sorted(groups, key=lambda group: -len(group))


def _hops(start: str, neighbours: Neighbours) -> dict[str, int]:
    hops = {start: 0}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for other in neighbours[node]:
            if other not in hops:
                hops[other] = hops[node] + 1
                queue.append(other)
    return hops


def _stress(nodes: list[str], neighbours: Neighbours, spots: list[Spot]) -> None:
    for i, spot in enumerate(spots):  # a spiral, so that no two start in one place
        radius, angle = _HOP * math.sqrt(i), i * _GOLDEN
        spot.x, spot.y = radius * math.cos(angle), radius * math.sin(angle)
    pairs = list(_pairs(nodes, neighbours))
    if not pairs:
        return
    chance = random.Random(_SEED)  # noqa: S311 - an order of work, not a secret
    farthest = max(distance for *_, distance in pairs)
    decay = math.log(0.05 * (_HOP / farthest) ** 2) / (_ROUNDS - 1)
    for turn in range(_ROUNDS):
        chance.shuffle(pairs)
        rate = farthest**2 * math.exp(decay * turn)
        for i, j, distance in pairs:
            _pull(spots[i], spots[j], distance, min(1.0, rate / distance**2))
    for spot in spots:
        spot.x *= _STRETCH


def _pairs(
    nodes: list[str], neighbours: Neighbours
) -> Iterator[tuple[int, int, float]]:
    index = {node: i for i, node in enumerate(nodes)}
    for node, i in index.items():
        for other, hops in _hops(node, neighbours).items():
            if index[other] > i:
                yield i, index[other], hops * _HOP


def _pull(one: Spot, other: Spot, wanted: float, share: float) -> None:
    """Move two spots towards their wanted distance, by a share of what lacks."""
    dx, dy = one.x - other.x, one.y - other.y
    length = math.hypot(dx, dy) or 1e-6
    step = share * (wanted - length) / (2 * length)
    one.x += dx * step
    one.y += dy * step
    other.x -= dx * step
    other.y -= dy * step


def _spread(spots: list[Spot]) -> None:
    for _ in range(_PUSHES):
        moved = [_push(a, b) for a, b in itertools.combinations(spots, 2)]
        if not any(moved):
            return


def _push(one: Spot, other: Spot) -> bool:
    """Part two boxes along the axis that needs less; False if they are apart."""
    left, right = (one, other) if one.x <= other.x else (other, one)
    across = left.x + left.right + _GAP - (right.x - right.left)
    if across <= 0:
        return False
    high, low = (one, other) if one.y <= other.y else (other, one)
    down = high.y + high.below + _GAP - (low.y - low.above)
    if down <= 0:
        return False
    if across < down:
        step = across / 2 + 0.1
        left.x -= step
        right.x += step
    else:
        high.y -= down / 2 + 0.1
        low.y += down / 2 + 0.1
    return True


def bounds(spots: Sequence[Spot]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of all boxes."""
    return (
        min(s.x - s.left for s in spots),
        min(s.y - s.above for s in spots),
        max(s.x + s.right for s in spots),
        max(s.y + s.below for s in spots),
    )


def _pack(groups: list[list[Spot]]) -> None:
    """Set groups in rows from left to right, no row wider than a good page."""
    boxes = [bounds(group) for group in groups]
    area = sum((b[2] - b[0] + 30) * (b[3] - b[1] + 30) for b in boxes)
    widest = max((b[2] - b[0] for b in boxes), default=0.0)
    limit = max(widest, math.sqrt(area) * 1.3)
    left = top = row = 0.0
    for group, (x0, y0, x1, y1) in zip(groups, boxes, strict=True):
        if left and left + x1 - x0 > limit:
            left, top, row = 0.0, top + row + 30, 0.0
        for spot in group:
            spot.x += left - x0
            spot.y += top - y0
        left += x1 - x0 + 30
        row = max(row, y1 - y0)
