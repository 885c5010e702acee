"""PDF → pieces: columns in reading order, words and paragraphs made whole again.

Headers, footers and page numbers are left out; a scanned or encrypted PDF is refused.
"""

from graph_builder.ingest.pdf.paragraphs import read

__all__ = ["read"]
