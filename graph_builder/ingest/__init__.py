"""Bytes → Document: plain text, Markdown and HTML; every character keeps its offset.

The stored text of a document holds its blocks in order, two newlines between them. A
block other than a table holds no newline; a table has one line a row, one tab between
cells. Nothing here opens a network connection.
"""

from graph_builder.ingest.limits import MAX_BYTES
from graph_builder.ingest.reader import read, read_bytes
from graph_builder.ingest.sources import expand

__all__ = ["MAX_BYTES", "expand", "read", "read_bytes"]
