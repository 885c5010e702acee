"""What stands on pages for their sake: running headers, footers, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from graph_builder.ingest.pdf.layout import Line
from graph_builder.ingest.pdf.page import Page

_MARGIN = 0.1  # of a page's height, at its top and at its foot
_NUMBER = re.compile(
    r"(?:page|p\.)?\s*[-–—|]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*[-–—|]?"
    r"(?:\s*(?:/|sur|of|de)\s*\d{1,4})?\s*[-–—|]?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_FEWEST, _ENOUGH = 2, 3  # pages on which a running text stands: of few, of many
_STEP = 6  # points within which it does


def without(pages: Sequence[Page], lines: Sequence[list[Line]]) -> list[list[Line]]:
    """The segments of each page without those that stand there for the page's sake."""
    running = _running(pages, lines)
    return [
        [
            one
            for one in found
            if not (
                _in_margin(page, one)
                and (_NUMBER.fullmatch(one.text) or not running.isdisjoint(_keys(one)))
            )
        ]
        for page, found in zip(pages, lines, strict=True)
    ]


def _running(
    pages: Sequence[Page], lines: Sequence[list[Line]]
) -> frozenset[tuple[str, int]]:
    """Texts in margins that stand at the same height on several pages."""
    counts: Counter[tuple[str, int]] = Counter()
    for page, found in zip(pages, lines, strict=True):
        margin = (one for one in found if _in_margin(page, one))
        counts.update({key for one in margin for key in _keys(one)})
    least = _FEWEST if len(pages) <= 2 * _FEWEST else _ENOUGH
    return frozenset(key for key, count in counts.items() if count >= least)


def _keys(line: Line) -> Iterator[tuple[str, int]]:
    """What a running text is known by, numbers aside."""
    text = _DIGITS.sub("#", line.text.casefold())
    for shift in (0, _STEP // 2):
        yield text, int((line.y + shift) // _STEP) * 2 + bool(shift)


def _in_margin(page: Page, line: Line) -> bool:
    height = page.top - page.bottom
    return not _MARGIN * height < line.y - page.bottom < (1 - _MARGIN) * height
