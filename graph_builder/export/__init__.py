"""A graph in the formats others read, the same bytes for the same quads.

    write_graph(view.quads(), Path("annonce.ttl"))

Turtle and RDF/XML hold one graph: the named ones are merged there. TriG, N-Quads and
JSON-LD keep them apart.
"""

from graph_builder.export.formats import FORMATS, serialize, write_graph

__all__ = ["FORMATS", "serialize", "write_graph"]
