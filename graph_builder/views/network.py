"""The actors drawn as a network: size is euros, colour is kind, width is amount."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph_builder.views import scene
from graph_builder.views.labels import Node, clear, drawn, freest, make_room
from graph_builder.views.layout import Spot, arrange, bounds, settle
from graph_builder.views.scene import Curve, Point, Scene, Shape, Text, Wedge

if TYPE_CHECKING:
    from graph_builder.views.graphs import Graph

MAX_NODES = 150
_MARGIN = 34.0
_TOP = 96.0
_MONEY = "#4f9d74"
_EDGE_STYLES = {  # in the order in which one edge hides another between two nodes
    "funds": (_MONEY, False),
    "receives-for": (_MONEY, False),
    "leads": ("#5b8fcb", False),
    "selects": ("#93c9ad", False),
    "partner": ("#a8bdd6", False),
    "member": ("#a8bdd6", False),
    "holds": ("#d08475", True),
}
_OTHER_EDGE = ("#a7aeb8", True)


@dataclass(frozen=True, slots=True)
class _Link:
    source: str
    target: str
    kinds: tuple[str, ...]
    euros: float
    title: str


def network(graph: Graph) -> Scene:
    """The picture of a graph of actors; of a large one, those with most money."""
    kept = _kept(graph)
    links = _links(graph, kept)
    nodes = _nodes(graph, kept)
    near: dict[str, list[str]] = {node: [] for node in nodes}
    for link in links:
        near[link.source].append(link.target)
        near[link.target].append(link.source)
    spots = {name: node.spot for name, node in nodes.items()}
    arrange(near, spots)
    for name, node in nodes.items():
        node.side = freest(node.spot, [spots[other] for other in near[name]])
        make_room(node)
    settle(near, spots)
    clear(nodes, [curve for link in links for curve in _strokes(link, nodes)])
    return _scene(graph, nodes, links)


def _kept(graph: Graph) -> list[str]:
    def rank(node: str) -> tuple[float, int, str]:
        return (-graph.nodes[node]["euros"], -graph.degree(node), node)

    return sorted(sorted(graph, key=rank)[:MAX_NODES])


def _nodes(graph: Graph, kept: list[str]) -> dict[str, Node]:
    most = max((graph.nodes[n]["euros"] for n in kept), default=0) or 1
    nodes = {}
    for name in kept:
        data = graph.nodes[name]
        radius = 8 + 24 * math.sqrt(data["euros"] / most)
        lines = scene.wrap(data["label"], 20, 4)
        title = data["label"]
        if data["euros"]:
            lines.append(scene.euros(data["euros"]))
            title += f" : {lines[-1]}"
        reach = max(scene.text_width(line, 12) for line in lines)
        kind, euros, spot = data["kind"], data["euros"], Spot(0, 0, 0, 0, 0, 0)
        nodes[name] = Node(kind, euros, radius, tuple(lines), title, reach, spot)
    return nodes


def _links(graph: Graph, kept: list[str]) -> list[_Link]:
    """One link between two nodes, whatever the number of edges."""
    inside = set(kept)
    edges: dict[tuple[str, str], list[dict[str, str | float]]] = {}
    for source, target, data in sorted(graph.edges(data=True), key=lambda e: e[:2]):
        if source in inside and target in inside:
            edges.setdefault((source, target), []).append(data)
    links = []
    for (source, target), found in edges.items():
        kinds = sorted({str(data["type"]) for data in found}, key=_rank)
        euros = max(float(data["euros"]) for data in found)
        title = " ; ".join(_told(data) for data in found)
        links.append(_Link(source, target, tuple(kinds), euros, title))
    return links


def _rank(kind: str) -> tuple[int, str]:
    order = list(_EDGE_STYLES)
    return (order.index(kind) if kind in order else len(order), kind)


def _told(edge: dict[str, str | float]) -> str:
    kind = str(edge["type"])
    word = edge["label"] or scene.EDGE_WORDS.get(kind, kind)
    return f"{word} : « {scene.cut(str(edge['evidence']), 160)} »"


def _scene(graph: Graph, nodes: dict[str, Node], links: list[_Link]) -> Scene:
    spots = [node.spot for node in nodes.values()]
    left, top, right, bottom = bounds(spots) if spots else (0, 0, 0, 0)
    for spot in spots:
        spot.x += _MARGIN - left
        spot.y += _TOP - top
    foot = bottom - top + _TOP + 34
    title = str(graph.graph["title"])
    shapes: list[Shape] = []
    for link in links:
        shapes += _arrow(link, nodes)
    for node in nodes.values():
        shapes += drawn(node)
    words = scene.heading(title, _subtitle(graph, nodes))
    words += scene.legend((node.kind for node in nodes.values()), foot)
    words += _edge_legend({link.kinds[0] for link in links}, foot + 26)
    width = max(right - left + 2 * _MARGIN, scene.reach(words))
    return Scene(width, foot + 50, title, (*shapes, *words))


def _subtitle(graph: Graph, nodes: dict[str, Node]) -> str:
    shown = f"{len(nodes)} acteurs"
    if len(nodes) < len(graph):
        shown = f"{len(nodes)} acteurs sur {len(graph)}, ceux qui ont le plus d'argent"
    return f"{shown} · surface des disques : euros · épaisseur des traits : montant"


def _arrow(link: _Link, nodes: dict[str, Node]) -> Iterator[Shape]:
    """A slightly bent stroke from rim to rim with a head at the target."""
    a, b = nodes[link.source], nodes[link.target]
    dx, dy = b.spot.x - a.spot.x, b.spot.y - a.spot.y
    length = math.hypot(dx, dy) or 1.0
    ux, uy = dx / length, dy / length
    most = max(node.euros for node in nodes.values()) or 1
    width = 1.4 + 7 * math.sqrt(link.euros / most)
    head = 5 + 1.5 * width
    start = (a.spot.x + ux * a.radius, a.spot.y + uy * a.radius)
    tip = (b.spot.x - ux * (b.radius + 2), b.spot.y - uy * (b.radius + 2))
    base = (tip[0] - ux * head, tip[1] - uy * head)
    colour, dashed = _EDGE_STYLES.get(link.kinds[0], _OTHER_EDGE)
    points = (start, _between(start, base, 0.35), _between(start, base, 0.65), base)
    yield Curve(points, width, colour, 0.75, dashed, link.title)
    side = (-uy * head / 2, ux * head / 2)
    wings = (
        (base[0] + side[0], base[1] + side[1]),
        (base[0] - side[0], base[1] - side[1]),
    )
    yield Wedge((tip, *wings), colour, 0.9)


def _strokes(link: _Link, nodes: dict[str, Node]) -> Iterator[Curve]:
    return (shape for shape in _arrow(link, nodes) if isinstance(shape, Curve))


def _between(a: Point, b: Point, share: float) -> Point:
    """A point on the way from a to b, a little to the left of it."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    return (a[0] + dx * share + dy * 0.06, a[1] + dy * share - dx * 0.06)


def _edge_legend(kinds: set[str], top: float) -> list[Shape]:
    shapes: list[Shape] = []
    left = 28.0
    for kind in sorted(kinds, key=_rank):
        colour, dashed = _EDGE_STYLES.get(kind, _OTHER_EDGE)
        ends = (left, top), (left + 9, top), (left + 17, top), (left + 26, top)
        word = scene.EDGE_WORDS.get(kind, kind)
        shapes.append(Curve(ends, 3, colour, 0.9, dashed))
        shapes.append(Text((left + 32, top + 4), word, 12, colour=scene.PALE_INK))
        left += scene.text_width(word, 12) + 52
    return shapes
