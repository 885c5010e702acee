"""How much of a document is read, and the error for more."""

from __future__ import annotations

from graph_builder.errors import LimitError

MAX_BYTES = 20 * 1024 * 1024
"""Largest document read, in bytes."""
MAX_TEXT = 1_000_000
"""Longest text read, in characters: some 300 pages, read in under half a minute."""
MAX_PARTS = 250_000
"""Most blocks, and most table cells, of a document."""
MAX_LINES = 500_000
"""Most lines of a text."""
MAX_CONTAINER = 2 * 1024 * 1024 * 1024
"""Most bytes read of the members of an archive, of a feed or of a file of lines."""
MAX_MEMBERS = 100_000
"""Most documents of one of those."""
MAX_PAGES = 1_000
"""Most pages of a PDF."""
MAX_NODES = 600_000
"""Most elements and stretches of text of a page."""


def too_large(size: int, where: str = "") -> LimitError:
    """The error for a document of `size` bytes."""
    told = f"{size / 2**20:.0f} MB is" if size > MAX_BYTES + 1 else "it has"
    what = f"{told} more than the {MAX_BYTES // 2**20} MB we read"
    return LimitError(what, where=where, hint="split the document")


def too_long(size: int) -> LimitError:
    """The error for a document whose text has `size` characters."""
    what = f"{size:,} characters are more than the {MAX_TEXT:,} we read"
    return LimitError(what, hint="split the document")


def too_many(parts: str, limit: int) -> LimitError:
    """The error for a document of more than `limit` parts."""
    what = f"more than the {limit} {parts} of a document that we read"
    return LimitError(what, hint="split the document")


def too_full(where: str) -> LimitError:
    """The error for an archive, feed or file of lines that holds too much."""
    what = (
        f"more than the {MAX_MEMBERS:,} documents or {MAX_CONTAINER >> 30} GB we read"
    )
    return LimitError(what, where=where, hint="split it; what stands before is read")
