"""Bytes → clean text: encoding, normal form, invisible characters, refusals."""

from __future__ import annotations

import codecs
import re
import unicodedata

from graph_builder.errors import InputError
from graph_builder.ingest.limits import MAX_BYTES, too_large

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: it begins with the same bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = (
    (b"%PDF-", "a PDF", "give it a name that ends in .pdf"),
    (b"PK\x03\x04", "a zip archive", "unpack it, or name it .zip"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"\x89PNG", "an image", "only text is read"),
    (b"\xff\xd8\xff", "an image", "only text is read"),
    (b"\xd0\xcf\x11\xe0", "an old Office file", "save it as text first"),
    (b"{\\rtf", "an RTF file", "save it as text first"),
)
_HINT_UTF8 = "save it as UTF-8"
# Control characters that no text holds, besides those that end a line.
_CONTROLS = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_SOFT_HYPHENS = re.compile("\u00ad(?:\n[ \t]*)?")
_NEWLINES = re.compile("\r\n?|[\x0b\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\ufff0-\ufffc\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_MOST_MARKS = 30  # combining marks in a row, as in Unicode's stream-safe format


def decode(data: bytes) -> str:
    """Text of `data`: UTF-8, UTF-16 or UTF-32 with a mark, else Windows-1252.

    Raises:
        LimitError: more than `limits.MAX_BYTES`.
        InputError: empty, binary, or in no encoding we read.
    """
    if len(data) > MAX_BYTES:
        raise too_large(len(data))
    refuse_binary(data)
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if b"\x00" in data:
        what = "a binary file: it holds NUL bytes"
        raise InputError(what, hint="only text is read")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _windows(data, error)


def clean(text: str) -> str:
    r"""`text` in NFC, lines ended by `\n`, without invisible characters."""
    if text.isascii() and text.isprintable():
        return text
    letters = "".join(set(text))  # some hundred: what is not there need not be sought
    if _NEWLINES.search(letters):
        text = _NEWLINES.sub("\n", text)
    if _INVISIBLE.search(letters):
        text = _INVISIBLE.sub("", _SOFT_HYPHENS.sub("", text))
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _limit_marks(text, letters))


def refuse_binary(data: bytes) -> None:
    """Refuse what is empty or begins as a format that is no text.

    Raises:
        InputError: it does.
    """
    if not data.strip():
        what = "empty"
        raise InputError(what, hint="nothing to read")
    for mark, what, hint in _BINARY:
        if data.startswith(mark):
            raise InputError(what, hint=hint)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").upper()
        what = f"not valid {name} at byte {error.start}"
        raise InputError(what, hint=_HINT_UTF8) from error


def _windows(data: bytes, error: UnicodeDecodeError) -> str:
    """Text of data that is not UTF-8, if it reads as Windows-1252 (or Latin-1)."""
    what = f"in no encoding we know: not UTF-8 at byte {error.start}"
    refusal = InputError(what, hint=_HINT_UTF8)
    if _CONTROLS.search(data):
        raise refusal from error
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise refusal from error
    if not _reads_as_western(data, text):
        raise refusal from error
    return text


def _reads_as_western(data: bytes, text: str) -> bool:
    """Whether few bytes are outside ASCII, and most of those make letters or marks.

    Text of another alphabet, or UTF-8 with a few bad bytes, gives other proportions.
    """
    high = text.translate(_ASCII_OUT)
    usual = sum(map(high.count, _USUAL))
    broken_utf8 = text.count("Ã") + text.count("â€")
    return (
        len(high) <= max(3, 0.25 * len(data))
        and usual >= 0.9 * len(high)
        and broken_utf8 <= 0.1 * len(high)
    )


_ASCII_OUT = dict.fromkeys(range(128))
_USUAL = "àâäçéèêëîïôöùûüÿœæñÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆÑáíóúß«»’\u2018“”–—…•·€£°²³½§©®™ªº\u00a0"


def _limit_marks(text: str, letters: str) -> str:
    """`text` with at most 30 combining marks in a row: more make NFC quadratic."""
    marks = [c for c in letters if c > "\u02ff" and unicodedata.combining(c)]
    if not marks:
        return text
    some = re.escape("".join(sorted(marks)))
    return re.sub(f"([{some}]{{{_MOST_MARKS}}})[{some}]++", r"\1", text)
