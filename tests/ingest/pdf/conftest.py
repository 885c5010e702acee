"""PDFs written by hand: pages of lines at places, and the objects around them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Sequence

import pytest

Line = tuple[float, float, str]
"""Where a line begins, in points, and its text; a size may follow the text after |."""


def stream(data: bytes, entries: str = "") -> bytes:
    packed = zlib.compress(data)
    head = f"<< /Length {len(packed)} /Filter /FlateDecode {entries} >>"
    return head.encode() + b"\nstream\n" + packed + b"\nendstream"


def text(lines: Iterable[Line]) -> bytes:
    """Instructions that paint the lines."""
    parts = []
    for x, y, told in lines:
        words, _, size = told.partition("|")
        safe = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        font = "/F2" if "b" in size else "/F1"
        height = size.strip("b") or "10"
        painted = f"BT {font} {height} Tf 1 0 0 1 {x} {y} Tm ({safe}) Tj ET\n"
        parts.append(painted.encode("cp1252"))
    return b"".join(parts)


def objects(found: Sequence[bytes], trailer: str = "") -> bytes:
    """A file of these objects, the first its catalogue."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, told in enumerate(found, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + told + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(found) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    size = len(found) + 1
    out += f"trailer << /Size {size} /Root 1 0 R {trailer} >>\n".encode()
    return bytes(out + f"startxref\n{start}\n%%EOF\n".encode())


FONTS = (
    b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    (
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold"
        b" /Encoding /WinAnsiEncoding >>"
    ),
)


def paged(contents: Sequence[bytes], trailer: str = "", page: str = "") -> bytes:
    """A file whose pages have these contents."""
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(contents)))
    made = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        *FONTS,
    ]
    for number, content in enumerate(contents):
        told = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {page}"
            " /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>"
            f" /Contents {6 + 2 * number} 0 R >>"
        )
        made += [told.encode(), stream(content)]
    return objects(made, trailer)


@pytest.fixture
def pdf() -> Callable[..., bytes]:
    """Pages of lines → a PDF."""

    def make(*pages: Iterable[Line], page: str = "", trailer: str = "") -> bytes:
        return paged([text(lines) for lines in pages], trailer, page)

    return make
