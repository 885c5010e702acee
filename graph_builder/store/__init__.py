"""Where quads are kept: a write side and a read side, never one object for both.

    memory = MemoryStore()
    memory.writer().replace(graph_name, quads)
    rows = memory.view().select("SELECT * { ?s ?p ?o }")

`open_graph(path)` reads an RDF file, or opens a store folder, into a view. The only
door to pyoxigraph's engine and to SQLite.
"""

from graph_builder.store.atomic import write_whole
from graph_builder.store.base import (
    DEFAULT_GRAPH,
    Form,
    Rows,
    Store,
    Term,
    View,
    Writer,
)
from graph_builder.store.files import FORMATS, open_graph, parse_graph
from graph_builder.store.folder import (
    FolderView,
    FolderWriter,
    is_folder_store,
    open_folder,
)
from graph_builder.store.ledger import Row
from graph_builder.store.memory import MemoryStore, MemoryView
from graph_builder.store.shared import Shared
from graph_builder.vocabulary import Quad

__all__ = [
    "DEFAULT_GRAPH",
    "FORMATS",
    "FolderView",
    "FolderWriter",
    "Form",
    "MemoryStore",
    "MemoryView",
    "Quad",
    "Row",
    "Rows",
    "Shared",
    "Store",
    "Term",
    "View",
    "Writer",
    "is_folder_store",
    "open_folder",
    "open_graph",
    "parse_graph",
    "write_whole",
]
