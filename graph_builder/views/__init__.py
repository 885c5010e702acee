"""A graph as networkx graphs and pictures: actors, money, programmes.

graph = actors(view)
write_view(graph, Path("acteurs.svg"))
"""

from graph_builder.views.files import SUFFIXES, render, write_view
from graph_builder.views.graphs import VIEWS, actors, money, programmes

__all__ = [
    "SUFFIXES",
    "VIEWS",
    "actors",
    "money",
    "programmes",
    "render",
    "write_view",
]
