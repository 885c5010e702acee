"""Tables of plain text: cells between pipes, between tabs, in columns of spaces."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from graph_builder.ingest.limits import MAX_PARTS, too_many
from graph_builder.ingest.pieces import RawCell

_DELIMITER = re.compile(
    r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*+\|?[ \t]*$"
)
_PIPE = re.compile(r"(?<!\\)\|")
_NUMBER = re.compile(r"[\d\s.,/%+€$kKM-]*\d[\d\s.,/%+€$kKM-]*$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_GAP = re.compile(r"\S {2,}\S")
_DASHES = re.compile(r"[ ]*[-=_]{3,}[-=_ ]*$")
_ENTRY = re.compile(r"\S+(?: \S+)*")
_WIDEST_LINE = 250  # of a table set in columns

Rows = list[list[RawCell]]
Span = tuple[int, int]
Clean = Callable[[str], str]


def pipe_table(lines: Sequence[str], start: int, clean: Clean) -> tuple[Rows, int]:
    """Rows of the pipe table at line `start`, and the number of its lines; 0 if none.

    The table has a line of dashes under its header or, failing that, two rows or more
    that begin and end with a pipe.
    """
    if start + 1 >= len(lines):
        return [], 0
    ruled = "-" in lines[start + 1] and _DELIMITER.match(lines[start + 1]) is not None
    fits = _has_pipe if ruled else _is_boxed
    end = start
    while end < len(lines) and (fits(lines[end]) or (ruled and end == start + 1)):
        end += 1
    if end - start < 2:  # noqa: PLR2004 - a header and its dashes, or two rows
        return [], 0
    bare = [line for line in lines[start:end] if not _DELIMITER.match(line)]
    _bound(bare, "|")
    words = [[clean(w) for w in _pipe_cells(line)] for line in bare]
    return _rows(words, header=ruled or names_columns(words)), end - start


def tab_table(lines: Sequence[str], start: int, clean: Clean) -> tuple[Rows, int]:
    """Rows of the tab-separated table at line `start`, and their number; 0 if none."""
    if sum(map(bool, map(str.strip, lines[start].split("\t")))) < 2:  # noqa: PLR2004 - an indented line
        return [], 0
    end = start
    while end < len(lines) and "\t" in lines[end].strip(" "):
        end += 1
    _bound(lines[start:end], "\t")
    words = [[clean(w) for w in line.split("\t")] for line in lines[start:end]]
    return _rows(words, header=names_columns(words)), end - start


def aligned_table(lines: Sequence[str], start: int, clean: Clean) -> tuple[Rows, int]:
    """Rows of the table set in columns at line `start`, and its lines; 0 if none.

    Two spaces or more stand between the columns of every line. A line without a first
    cell goes on the cells above it; lines of dashes count as no row.
    """
    end = start
    while end < len(lines) and _is_aligned(lines[end], first=end == start):
        end += 1
    found = [
        [(m.start(), m.end()) for m in _ENTRY.finditer(line)]
        for line in lines[start:end]
    ]
    bare = [n for n, line in enumerate(lines[start:end]) if not _DASHES.match(line)]
    bounds = _columns([found[n] for n in bare])
    if not bounds:
        return [], 0
    words: list[list[str]] = []
    for n in bare:
        row = [""] * len(bounds)
        for a, b in found[n]:
            row[_nearest(bounds, a, b)] += f" {lines[start + n][a:b]}"
        if row[0] or not words:
            words.append(row)
        else:
            words[-1] = [w + more for w, more in zip(words[-1], row, strict=True)]
    cleaned = [[clean(w.strip()) for w in row] for row in words]
    return _rows(cleaned, header=names_columns(cleaned)), end - start


def _is_aligned(line: str, *, first: bool) -> bool:
    """Whether a line has a gap between words, or may go on such a table."""
    if len(line) > _WIDEST_LINE or "\t" in line:
        return False
    if _GAP.search(line):
        return True
    return not first and (line.startswith("    ") or bool(_DASHES.match(line)))


def _columns(rows: Sequence[Sequence[Span]]) -> list[Span]:
    """Where the columns of a table stand, as its full rows tell; none for a text."""
    most = max(map(len, rows), default=0)
    full = [row for row in rows if len(row) == most]
    if most < 2 or len(full) < 2:  # noqa: PLR2004 - neither columns nor rows
        return []
    spans = zip(*full, strict=True)
    bounds = [(min(a for a, _ in c), max(b for _, b in c)) for c in spans]
    apart = all(left[1] <= right[0] for left, right in pairwise(bounds))
    return bounds if apart else []  # gaps that wander make no column


def _nearest(bounds: Sequence[Span], start: int, end: int) -> int:
    """The column that most of an entry stands in."""
    overlaps = [min(end, b) - max(start, a) for a, b in bounds]
    return overlaps.index(max(overlaps))


def _has_pipe(line: str) -> bool:
    return "|" in line


def _bound(lines: Sequence[str], separator: str) -> None:
    """Refuse a table of more cells than we read."""
    if sum(line.count(separator) + 1 for line in lines) > MAX_PARTS:
        parts = "cells"
        raise too_many(parts, MAX_PARTS)


def _rows(words: Iterable[Sequence[str]], *, header: bool) -> Rows:
    return [
        [RawCell(word, header and number == 0) for word in row]
        for number, row in enumerate(words)
    ]


def names_columns(words: Sequence[Sequence[str]]) -> bool:
    """Whether the first of several rows names columns: it holds no number but years."""
    if len(words) < 2 or not any(words[0]):  # noqa: PLR2004 - one row names nothing
        return False
    return not any(_NUMBER.match(w) and not _YEAR.match(w) for w in words[0] if w)


def _is_boxed(line: str) -> bool:
    text = line.strip()
    return len(text) > 1 and text[0] == text[-1] == "|"


def _pipe_cells(line: str) -> list[str]:
    text = line.strip()
    text = text.removeprefix("|")
    if text.endswith("|") and not text.endswith("\\|"):
        text = text[:-1]
    return [cell.strip() for cell in _PIPE.split(text)]
