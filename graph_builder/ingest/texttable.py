"""Tables of plain text: cells between pipes, cells between tabs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from graph_builder.ingest.limits import MAX_PARTS, too_many
from graph_builder.ingest.pieces import RawCell

_DELIMITER = re.compile(
    r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*+\|?[ \t]*$"
)
_PIPE = re.compile(r"(?<!\\)\|")
_NUMBER = re.compile(r"[\d\s.,/%+€$kKM-]*\d[\d\s.,/%+€$kKM-]*$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_SPACES = re.compile(r"[ \t]+")

Rows = list[list[RawCell]]
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
