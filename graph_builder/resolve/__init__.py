"""Names → entities: what a document's names mean, and which authorities know them."""

from graph_builder.resolve.entities import resolve

__all__ = ["resolve"]
