"""The programmes drawn as a tree from left to right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph_builder.views import scene
from graph_builder.views.scene import Anchor, Curve, Disc, Scene, Shape, Text

if TYPE_CHECKING:
    from graph_builder.views.graphs import Graph

_STEP = 330.0
_LEFT = 42.0
_TOP = 108.0
_LINE = 14.0
_LEAF = 34.0


@dataclass(frozen=True, slots=True)
class _Place:
    x: float
    y: float


class _Forest:
    """Each node under one parent, of several the one farthest from the root."""

    def __init__(self, graph: Graph) -> None:
        self.children: dict[str, list[str]] = {node: [] for node in graph}
        self._graph = graph
        self._parent: dict[str, str] = {}
        for node in self._downwards():
            if node in self._parent:
                self.children[self._parent[node]].append(node)
        for children in self.children.values():
            children.sort(key=self._rank)

    def roots(self) -> list[str]:
        """The nodes without a parent, those with most money first."""
        free = [node for node in self._graph if node not in self._parent]
        return sorted(free, key=self._rank)

    def lines(self, node: str) -> int:
        """How many lines the words of a node take."""
        return len(_lines(self._graph, node))

    def _rank(self, node: str) -> tuple[float, str, str]:
        data = self._graph.nodes[node]
        return (-data["euros"], data["label"], node)

    def _downwards(self) -> list[str]:
        """All nodes, parents first; a circle is cut at its best-ranked node."""
        waiting = {n: len(set(self._graph.predecessors(n))) for n in self._graph}
        done: dict[str, None] = {}
        while waiting:
            ready = [node for node, count in waiting.items() if not count]
            for node in sorted(ready or waiting, key=self._rank)[: len(ready) or 1]:
                del waiting[node]
                done[node] = None
                for child in sorted(set(self._graph.successors(node))):
                    if child in waiting:
                        waiting[child] -= 1
                        self._parent[child] = node
        return list(done)


def tree(graph: Graph) -> Scene:
    """The picture of the programme tree; links that would close a circle are dashed."""
    forest = _Forest(graph)
    places: dict[str, _Place] = {}
    top = _TOP
    for root in forest.roots():
        top = _place(root, 0, top, forest, places) + 18
    shapes: list[Shape] = [*_edges(graph, forest, places)]
    for node, place in places.items():
        shapes += _node(graph, node, place)
    title = str(graph.graph["title"])
    count = f"{len(graph)} programmes, appels, labels et organisations"
    words = scene.heading(title, f"{count} · de gauche à droite : ce qui en dépend")
    kinds = {data["kind"] for _, data in graph.nodes(data=True)}
    words += scene.legend(kinds, top + 8)
    width = max((place.x for place in places.values()), default=0) + 270
    width = max(width, scene.reach(words))
    return Scene(width, top + 40, title, (*shapes, *words))


def _place(
    node: str, depth: int, top: float, forest: _Forest, places: dict[str, _Place]
) -> float:
    """Set a node beside the middle of its children; the bottom of them all."""
    places[node] = _Place(_LEFT + depth * _STEP, top + _LEAF / 2)
    children = forest.children[node]
    foot = top
    for child in children:
        foot = _place(child, depth + 1, foot, forest, places)
    if not children:
        return top + max(_LEAF, _LINE * forest.lines(node)) + _LINE
    middle = (places[children[0]].y + places[children[-1]].y) / 2
    places[node] = _Place(places[node].x, middle)
    return foot


def _edges(graph: Graph, forest: _Forest, places: dict[str, _Place]) -> Iterator[Shape]:
    pairs: dict[tuple[str, str], list[str]] = {}
    for source, target, data in graph.edges(data=True):
        pairs.setdefault((source, target), []).append(data["type"])
    for (source, target), kinds in sorted(pairs.items()):
        a, b = places[source], places[target]
        grown = target in forest.children[source]
        reach = max(scene.text_width(line, 12.2) for line in _lines(graph, source))
        start = a.x + 20 + reach if b.x > a.x else a.x - 9
        end = b.x - 9
        bend = (end - start) * 0.5
        points = (start, a.y), (start + bend, a.y), (end - bend, b.y), (end, b.y)
        words = _words(kinds)
        yield Curve(points, 1.6, "#a7b1bd", 1.0 if grown else 0.6, not grown, words)
        # Of a link beside the tree, the words stand where no other link ends.
        at = (b.x - 14, b.y - 5) if grown else ((start + end) / 2, (a.y + b.y) / 2)
        anchor: Anchor = "end" if grown else "middle"
        yield Text(at, words, 9.5, anchor, scene.PALE_INK)


def _words(kinds: list[str]) -> str:
    said = set(kinds) - ({"funds"} if "funded-by" in kinds else set())
    return ", ".join(scene.EDGE_WORDS.get(kind, kind) for kind in sorted(said))


def _lines(graph: Graph, node: str) -> list[str]:
    data = graph.nodes[node]
    amount = [scene.euros(data["euros"])] if data["euros"] else []
    return scene.wrap(data["label"], 26, 3) + amount


def _node(graph: Graph, node: str, place: _Place) -> Iterator[Shape]:
    data = graph.nodes[node]
    yield Disc((place.x, place.y), 7, scene.colour_of(data["kind"]), data["label"])
    lines = _lines(graph, node)
    for row, line in enumerate(lines):
        y = place.y + 4 + _LINE * (row - (len(lines) - 1) / 2)
        amount = bool(data["euros"]) and row == len(lines) - 1
        colour = scene.PALE_INK if amount else scene.INK
        yield Text((place.x + 13, y), line, 11.5, colour=colour, bold=not amount)
