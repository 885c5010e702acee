"""Names → entities: what a document's names mean, and which authorities know them."""

from graph_builder.resolve.entities import resolve
from graph_builder.resolve.index import Index, shipped

__all__ = ["Index", "resolve", "shipped"]
