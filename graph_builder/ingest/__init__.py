"""Bytes → Document: text, Markdown, HTML, PDF; every character keeps its offset.

The stored text of a document holds its blocks in order, two newlines between them. A
block other than a table holds no newline; a table has one line a row, one tab between
cells. A file may hold several documents (ZIP, JSON Lines, RSS, Atom): `parts` takes it
apart, `documents` reads them, too. Nothing here opens a network connection.
"""

from graph_builder.ingest.containers import documents, holds_several, parts
from graph_builder.ingest.files import fingerprint
from graph_builder.ingest.limits import MAX_BYTES
from graph_builder.ingest.part import Part
from graph_builder.ingest.reader import read, read_bytes, read_part
from graph_builder.ingest.sources import Skipped, expand, survey

__all__ = [
    "MAX_BYTES",
    "Part",
    "Skipped",
    "documents",
    "expand",
    "fingerprint",
    "holds_several",
    "parts",
    "read",
    "read_bytes",
    "read_part",
    "survey",
]
