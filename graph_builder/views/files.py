"""A view as a file: for networkx's friends, for people, for the web."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from graph_builder.errors import UsageError
from graph_builder.store import write_whole
from graph_builder.views.graphs import gexf, graphml, node_link
from graph_builder.views.network import network
from graph_builder.views.png import png
from graph_builder.views.sankey import sankey
from graph_builder.views.scene import Scene
from graph_builder.views.svg import page, svg
from graph_builder.views.tree import tree

if TYPE_CHECKING:
    from graph_builder.views.graphs import Graph

_PICTURES: dict[str, Callable[[Graph], Scene]] = {
    "actors": network,
    "money": sankey,
    "programmes": tree,
}
_WRITERS: dict[str, Callable[[Graph], bytes]] = {
    ".graphml": lambda graph: graphml(graph).encode(),
    ".gexf": lambda graph: gexf(graph).encode(),
    ".json": lambda graph: node_link(graph).encode(),
    ".svg": lambda graph: svg(_picture(graph)).encode(),
    ".png": lambda graph: png(_picture(graph)),
    ".html": lambda graph: page(_picture(graph)).encode(),
}
SUFFIXES = tuple(_WRITERS)
"""What a view can be written as."""


def render(graph: Graph, suffix: str) -> bytes:
    """The view in the format of that suffix, the same bytes for the same graph.

    Raises:
        UsageError: we do not write that format, or PNG without matplotlib.
    """
    writer = _WRITERS.get(suffix.lower())
    if writer is None:
        what = f"no view is written as {suffix!r}"
        raise UsageError(what, hint=f"known are {' '.join(SUFFIXES)}")
    return writer(graph)


def write_view(graph: Graph, path: Path) -> None:
    """Write the view to a file, whole or not at all; the format goes by its suffix.

    Raises:
        UsageError: as for `render`.
        InputError: the file cannot be written.
    """
    write_whole(path, render(graph, path.suffix))


def _picture(graph: Graph) -> Scene:
    return _PICTURES[graph.graph["view"]](graph)
