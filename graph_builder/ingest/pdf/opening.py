"""The pages of a PDF: one of two doors to pypdf, which reads its objects.

pypdf's own extraction tells neither where a text ends nor in which column it stands;
`painting` works that out.
"""

from __future__ import annotations

import io
import logging
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from pypdf import (
    Configuration,
    PasswordType,
    PdfReader,
    apply_configuration,
)
from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

from graph_builder.errors import GraphBuilderError, InputError, LimitError
from graph_builder.ingest.limits import MAX_PAGES, MAX_TEXT, too_long, too_many
from graph_builder.ingest.pdf.page import Page
from graph_builder.ingest.pdf.painting import Budget, paint

_STREAM = 20 * 1024 * 1024  # bytes of a stream once it is unpacked
_LIMITS = Configuration(
    maximum_declared_stream_length=_STREAM,
    array_based_stream_maximum_output_length=_STREAM,
    lzw_maximum_output_length=_STREAM,
    run_length_maximum_output_length=_STREAM,
    zlib_maximum_output_length=_STREAM,
    stream_decoding_work_maximum_length=4 * _STREAM,
    page_tree_maximum_entries=4 * MAX_PAGES,
    jbig2dec_binary=None,
)
_UNKNOWN = 0.3  # share of signs without a meaning that makes a text unreadable
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # errors tell all there is


def pages(data: bytes) -> list[Page]:
    """The pages of a PDF that hold text.

    Raises:
        InputError: damaged, encrypted, scanned, or of fonts that cannot be read.
        LimitError: more pages, text or instructions than are read.
    """
    with _guarded():
        reader = PdfReader(io.BytesIO(data), strict=False)
        _unlock(reader)
        if len(reader.pages) > MAX_PAGES:
            parts = "pages"
            raise too_many(parts, MAX_PAGES)
        budget = Budget()
        found = [paint(page, reader, budget) for page in reader.pages]
    _refuse_unreadable(found)
    return found


@contextmanager
def _guarded() -> Iterator[None]:
    """Whatever pypdf stumbles over becomes one error of ours."""
    try:
        with apply_configuration(_LIMITS):
            yield
    except GraphBuilderError:
        raise
    except (LimitReachedError, MemoryError) as error:
        what = "a PDF that unpacks into more than we read"
        raise LimitError(what, hint="save or print it as a PDF again") from error
    except Exception as error:
        what, hint = "a damaged PDF", "save or print it as a PDF again"
        raise InputError(what, hint=hint) from error


def _unlock(reader: PdfReader) -> None:
    """Open a PDF that is encrypted, but with an empty password."""
    if not reader.is_encrypted:
        return
    try:
        opened = reader.decrypt("") != PasswordType.NOT_DECRYPTED
    except (DependencyError, PyPdfError):
        opened = False
    if not opened:
        what = "an encrypted PDF"
        raise InputError(what, hint="save it without a password first")


def _refuse_unreadable(found: Sequence[Page]) -> None:
    letters = Counter(
        letter for page in found for run in page.runs for letter in run.text
    )
    total = letters.total()
    if total > MAX_TEXT:
        raise too_long(total)
    if not total - letters[" "]:
        what = "a scanned PDF: no text in it, only pictures"
        if not any(page.pictures for page in found):
            what = "a PDF without text"
        raise InputError(what, hint="have its text recognised first: ocrmypdf")
    unknown = sum(n for letter, n in letters.items() if _is_unknown(letter))
    if unknown > _UNKNOWN * total:
        what = "a PDF whose fonts do not say which letters they show"
        raise InputError(what, hint="have its text recognised first: ocrmypdf")


def _is_unknown(letter: str) -> bool:
    return letter == "\ufffd" or unicodedata.category(letter) in {"Co", "Cn", "Cc"}
