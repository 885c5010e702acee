"""Marks of printed pages in extracted text: numbers, running heads and feet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from graph_builder.ingest.flow import ends_sentence

_PAGE = re.compile(
    r"\s*(?:(?P<named>p(?:age|\.)\s*\d{1,3}(?:\s*(?:/|sur)\s*\d{1,3})?"
    r"|\d{1,2}\s*/\s*\d{1,2})|[-–—]\s*(\d{1,3})\s*[-–—]|(\d{1,3}))\s*$",
    re.IGNORECASE,
)
_WIDEST_MARK = 24
_FEED = "\f"
_APART = 8  # lines at least between two page numbers
_NEAR = 2  # lines from a page's edge where a running head or foot may stand
_LONGEST = 120  # characters of a running head
_NUMBERED = re.compile(
    r"\W*(?:p(?:age|\.))?\s*\d{1,3}(?:\s*(?:/|sur)\s*\d{1,3})?\W*$", re.IGNORECASE
)


def without_page_marks(lines: Sequence[str]) -> list[str]:
    """`lines` without page numbers, running heads and feet, and form feeds.

    A sentence that goes on over the page goes on over the gap.
    """
    lines = list(_at_feeds(lines))
    edges = _page_numbers(lines)
    edges.update(i for i, line in enumerate(lines) if line == _FEED)
    if not edges:
        return lines
    return list(_closed(lines, edges, _running(lines, edges)))


def _at_feeds(lines: Sequence[str]) -> Iterator[str]:
    """Lines with each form feed on a line of its own."""
    for line in lines:
        if _FEED not in line:
            yield line
            continue
        for number, part in enumerate(line.split(_FEED)):
            yield from (_FEED, part) if number else (part,)


def _page_numbers(lines: Sequence[str]) -> set[int]:
    """Lines that hold a page number: named so, or one of a series."""
    named: set[int] = set()
    bare: list[tuple[int, int]] = []
    for place, line in enumerate(lines):
        mark = line.strip()
        match = _PAGE.match(mark) if 0 < len(mark) <= _WIDEST_MARK else None
        if match and match["named"]:
            named.add(place)
        elif match:
            bare.append((place, int(match[2] or match[3])))
    return named | set(_series(bare))


def _series(bare: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Places of numbers that the next one follows, some lines below."""
    for (place, number), (next_place, next_number) in pairwise(bare):
        if next_number == number + 1 and next_place - place >= _APART:
            yield place
            yield next_place


def _running(lines: Sequence[str], edges: set[int]) -> set[int]:
    """Lines near the edges of pages that come again there and nowhere else.

    Those at the top of the text stay.
    """
    near: list[int] = []
    for edge in sorted({-1, *edges, len(lines)}):
        near += _beside(lines, edge, -1, edges)
        near += _beside(lines, edge, 1, edges)
    heads = {place: _NUMBERED.sub("", lines[place]).strip() for place in near}
    often = Counter(head for head in heads.values() if head)
    inside = {lines[p].strip() for p in range(len(lines)) if p not in heads}
    again = {
        place
        for place, head in heads.items()
        if often[head] > 1 and head not in inside and "\t" not in head
    }
    return again - set(_beside(lines, -1, 1, edges))


def _beside(
    lines: Sequence[str], edge: int, step: int, edges: set[int]
) -> Iterator[int]:
    """The nearest lines that hold text on one side of an edge."""
    left = _NEAR
    place = edge + step
    while left and 0 <= place < len(lines) and place not in edges:
        if lines[place].strip():
            left -= 1
            if len(lines[place]) <= _LONGEST:
                yield place
        place += step


def _closed(lines: Sequence[str], edges: set[int], running: set[int]) -> Iterator[str]:
    """Lines that stay; a blank one at each edge unless a sentence goes on there."""
    last, blanks, turned = "", 0, False
    for place, line in enumerate(lines):
        if place in edges or place in running:
            turned = turned or place in edges
        elif not line.strip():
            blanks += 1
        else:
            goes_on = turned and line.lstrip()[:1].islower() and not ends_sentence(last)
            yield from [""] * (0 if goes_on else blanks or turned)
            yield line
            last, blanks, turned = line, 0, False
