"""The money drawn as streams from column to column, as wide as they are large."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from graph_builder.views import scene
from graph_builder.views.scene import Box, Curve, Scene, Shape, Text

if TYPE_CHECKING:
    from graph_builder.views.graphs import Graph

_HEIGHT = 520.0  # of the fullest column's money
_BAR = 14.0
_STEP = 268.0
_LEFT = 34.0
_TOP = 112.0
_LINE = 14.0
_COLUMNS = {
    "funder": "Financeur",
    "programme": "Programme",
    "call": "Appel",
    "project": "Projet",
    "organisation": "Bénéficiaire",
}


@dataclass(slots=True)
class _Bar:
    name: str
    kind: str
    column: int
    euros: float
    lines: tuple[str, ...]
    hidden: bool = False  # stands where a stream passes a column by
    height: float = 0.0
    top: float = 0.0
    outgoing: float = 0.0  # how much of its right side is taken
    incoming: float = 0.0


class _Stream(NamedTuple):
    source: str
    target: str
    euros: float
    colour: str
    title: str


@dataclass(slots=True)
class _Plan:
    columns: list[str]
    bars: dict[str, _Bar]
    streams: list[_Stream] = field(default_factory=list)

    def column(self, number: int) -> list[_Bar]:
        return [bar for bar in self.bars.values() if bar.column == number]


def sankey(graph: Graph) -> Scene:
    """The picture of the way of the money."""
    plan = _plan(graph)
    _order(plan)
    streams = list(_streams(plan))
    shown = [bar for bar in plan.bars.values() if not bar.hidden]
    bars = [shape for bar in shown for shape in _bar(bar)]
    title = str(graph.graph["title"])
    subtitle = f"{scene.euros(_fullest(plan))} en attributions · largeur : montant"
    heads: list[Shape] = [
        Text((_x(n), _TOP - 22), _COLUMNS[kind], 12, colour=scene.PALE_INK, bold=True)
        for n, kind in enumerate(plan.columns)
    ]
    low = max((_foot(bar) for bar in plan.bars.values()), default=_TOP)
    words = scene.heading(title, subtitle)
    width = max(_x(len(plan.columns)) + _LEFT, scene.reach(words))
    return Scene(width, low + 36, title, (*streams, *bars, *words, *heads))


def _x(column: int) -> float:
    return _LEFT + column * _STEP


def _plan(graph: Graph) -> _Plan:
    kinds = {data["kind"] for _, data in graph.nodes(data=True)}
    columns = [kind for kind in _COLUMNS if kind in kinds]
    plan = _Plan(columns, {})
    for name, data in graph.nodes(data=True):
        lines = [*scene.wrap(data["label"], 30, 2), scene.euros(data["euros"])]
        column = columns.index(data["kind"])
        bar = _Bar(name, data["kind"], column, data["euros"], tuple(lines))
        plan.bars[name] = bar
    for source, target, data in graph.edges(data=True):
        plan.streams += _segments(plan, source, target, data)
    scale = _HEIGHT / (_fullest(plan) or 1)
    for bar in plan.bars.values():
        bar.height = max(3.0, scale * bar.euros)
    return plan


def _segments(
    plan: _Plan, source: str, target: str, data: dict[str, Any]
) -> Iterator[_Stream]:
    """A stream from column to column, with a hidden bar where it passes one by."""
    first, last = plan.bars[source], plan.bars[target]
    colour, euros = scene.colour_of(last.kind), data["euros"]
    title = f"{scene.euros(euros)} : « {scene.cut(data['evidence'], 160)} »"
    for column in range(first.column + 1, last.column):
        name = f"{source} {target} {column}"
        plan.bars[name] = _Bar(name, last.kind, column, euros, (), hidden=True)
        yield _Stream(source, name, euros, colour, title)
        source = name
    yield _Stream(source, target, euros, colour, title)


def _fullest(plan: _Plan) -> float:
    """The euros of the column with most of them."""
    totals = [
        sum(bar.euros for bar in plan.column(number))
        for number in range(len(plan.columns))
    ]
    return max(totals, default=0.0)


def _order(plan: _Plan) -> None:
    """Each bar near the middle of those before it, then after it, then before it."""
    sources: dict[str, list[_Bar]] = {name: [] for name in plan.bars}
    targets: dict[str, list[_Bar]] = {name: [] for name in plan.bars}
    for stream in plan.streams:
        sources[stream.target].append(plan.bars[stream.source])
        targets[stream.source].append(plan.bars[stream.target])
    numbers = range(len(plan.columns))
    for number in numbers:
        _stack(plan.column(number), {})
    for order, near in (
        (numbers, sources),
        (numbers[::-1], targets),
        (numbers, sources),
    ):
        for number in order:
            _stack(plan.column(number), near)
    tallest = max((_foot(bar) for bar in plan.bars.values()), default=0.0)
    for number in numbers:
        bars = plan.column(number)
        slack = (tallest - max(map(_foot, bars))) / 2
        for bar in bars:
            bar.top += slack


def _stack(bars: list[_Bar], near: dict[str, list[_Bar]]) -> None:
    def rank(bar: _Bar) -> tuple[float, float, str]:
        middles = [other.top + other.height / 2 for other in near.get(bar.name, ())]
        return (sum(middles) / (len(middles) or 1), -bar.euros, bar.name)

    top = _TOP
    for bar in sorted(bars, key=rank):
        bar.top = top
        top = _foot(bar) + 12


def _foot(bar: _Bar) -> float:
    return bar.top + max(bar.height, _LINE * len(bar.lines))


def _streams(plan: _Plan) -> Iterator[Shape]:
    bars = plan.bars
    scale = _HEIGHT / (_fullest(plan) or 1)

    def tops(stream: _Stream) -> tuple[float, float, _Stream]:
        return (bars[stream.target].top, bars[stream.source].top, stream)

    starts: dict[_Stream, float] = {}
    ordered = sorted(plan.streams, key=tops)
    for stream in ordered:
        source, width = bars[stream.source], stream.euros * scale
        starts[stream] = source.top + source.outgoing + width / 2
        source.outgoing += width
    for stream in sorted(ordered, key=lambda s: (bars[s.source].top, s)):
        target, width = bars[stream.target], stream.euros * scale
        end = target.top + target.incoming + width / 2
        target.incoming += width
        yield from _stream(plan, stream, (starts[stream], end), width)


def _stream(
    plan: _Plan, stream: _Stream, ends: tuple[float, float], width: float
) -> Iterator[Curve]:
    source, target = plan.bars[stream.source], plan.bars[stream.target]
    start, end = ends
    x0, x1 = _x(source.column) + (0 if source.hidden else _BAR), _x(target.column)
    bend = (x1 - x0) / 2
    points = (x0, start), (x0 + bend, start), (x1 - bend, end), (x1, end)
    yield Curve(points, max(width, 1.2), stream.colour, 0.32, title=stream.title)


def _bar(bar: _Bar) -> Iterator[Shape]:
    x = _x(bar.column)
    title = f"{' '.join(bar.lines[:-1])} : {bar.lines[-1]}"
    yield Box((x, bar.top), _BAR, bar.height, scene.colour_of(bar.kind), title)
    first = bar.top + max(bar.height - _LINE * len(bar.lines), 0) / 2 + 11
    for row, line in enumerate(bar.lines):
        amount = row == len(bar.lines) - 1
        colour = scene.PALE_INK if amount else scene.INK
        at = (x + _BAR + 6, first + _LINE * row)
        yield Text(at, line, 11.5, colour=colour, bold=not amount)
