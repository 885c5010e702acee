"""Facts and entities → quads; the only writer of triples.

The same facts give the same quads, whatever their order, the hash seed or the machine:
quads come out sorted, without duplicates and without blank nodes. They are tuples of
N-Quads terms, so no RDF library is needed to make, sort or write them.
"""

from graph_builder.assemble.contradicting import describe_contradictions
from graph_builder.assemble.dataset import Content, content, describe
from graph_builder.assemble.graphs import Told, assemble, nquads, tell
from graph_builder.assemble.things import describe_settled, describe_things
from graph_builder.vocabulary import Quad

__all__ = [
    "Content",
    "Quad",
    "Told",
    "assemble",
    "content",
    "describe",
    "describe_contradictions",
    "describe_settled",
    "describe_things",
    "nquads",
    "tell",
]
