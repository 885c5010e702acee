"""Text at places → lines in the order in which they are read, column by column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from graph_builder.ingest.pdf.page import Run

_SAME_LINE = 0.5  # of a font's height: how far baselines of one line stand apart
_SPACE = 0.12  # of a font's height: the least gap that is a space
_APART = 1.0  # of a font's height: the least gap between columns or cells
_EDGE = 4.0  # points: how sharp the edge of a column is
_FEWEST_LINES = 4  # that make a column
_NARROW = 0.2  # of the width: the least that a column takes
_PROSE = 18  # characters of a line of prose, half of the lines or more
_CROSSING = 0.35  # share of lines that may run over a gap between columns
_MOST_GAPS = 12  # places tried as the beginning of a column
_MOST_CELLS = 50  # of a row of a table
_DEEPEST = 3  # columns within columns


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is read.

    Attributes:
        cells: its text; several where it is a row of a table.
        x: where it begins.
        right: where it ends.
        y: its baseline.
        size: height of its font.
        bold: whether all of it is.
        left: where the lines of its column begin.
        end: where they end.
    """

    cells: tuple[str, ...]
    x: float
    right: float
    y: float
    size: float
    bold: bool
    left: float = 0
    end: float = 0

    @property
    def text(self) -> str:
        """All of it, cells with a space between them."""
        return " ".join(self.cells)


def segments(runs: Iterable[Run]) -> list[Line]:
    """Runs joined where no more than a space stands between them, top to bottom."""
    return [segment for row in _rows(runs) for segment in _joined(row)]


def in_order(found: Sequence[Line], depth: int = 0) -> list[Line]:
    """Segments of a page as lines in reading order."""
    cut = _gap(found) if depth < _DEEPEST else None
    if cut is None:
        return list(_lines(found))
    made: list[Line] = []
    before: list[Line] = []
    after: list[Line] = []
    across: list[Line] = []
    for segment in found:
        if segment.x < cut - _EDGE < segment.right - _EDGE:
            made += in_order(before, depth + 1) + in_order(after, depth + 1)
            before, after = [], []
            across.append(segment)
            continue
        made += _lines(across)
        across = []
        (before if segment.x < cut - _EDGE else after).append(segment)
    made += _lines(across)
    return made + in_order(before, depth + 1) + in_order(after, depth + 1)


def _rows(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Runs whose baselines are about one, left to right."""
    row: list[Run] = []
    for run in sorted(runs, key=lambda run: (-run.y, run.x)):
        if row:
            height = max(run.size, row[0].size)
            if row[0].y - run.y > _SAME_LINE * height:
                yield sorted(row, key=lambda run: run.x)
                row = []
        row.append(run)
    if row:
        yield sorted(row, key=lambda run: run.x)


def _joined(row: Sequence[Run]) -> Iterator[Line]:
    parts: list[Run] = []
    for run in row:
        if parts and run.x - parts[-1].right > _APART * max(run.size, parts[-1].size):
            yield from _segment(parts)
            parts = []
        if not _is_shadow(run, parts):
            parts.append(run)
    yield from _segment(parts)


def _is_shadow(run: Run, parts: Sequence[Run]) -> bool:
    """Whether a run is painted over the one before it, to look bold."""
    if not parts or run.text != parts[-1].text or not run.text.strip():
        return False
    return abs(run.x - parts[-1].x) < 0.3 * run.size


def _segment(parts: Sequence[Run]) -> Iterator[Line]:
    text = ""
    for before, run in zip([None, *parts], parts, strict=False):
        if before and run.x - before.right > _SPACE * run.size:
            text += " "
        text += run.text
    text = " ".join(text.split(" ")).strip()
    seen = [run for run in parts if run.text.strip()]
    if seen and text:
        sizes = Counter[float]()
        for run in seen:
            sizes[round(run.size, 1)] += len(run.text)
        size = max(sizes, key=lambda size: (sizes[size], size))
        y = next(run.y for run in seen if round(run.size, 1) == size)
        bold = all(run.bold for run in seen)
        yield Line((text,), seen[0].x, seen[-1].right, y, size, bold)


def _gap(found: Sequence[Line]) -> float | None:
    """Where the second of two columns of prose begins, None where there is one."""
    if len(found) < 2 * _FEWEST_LINES:
        return None
    left, right = min(one.x for one in found), max(one.right for one in found)
    inset = _NARROW * (right - left)
    starts = Counter(round(one.x) for one in found)
    near = {place: sum(starts[place + n] for n in (-1, 0, 1)) for place in starts}
    places = [p for p in near if left + inset < p < right - inset]
    likely = sorted(places, key=lambda p: (-near[p], p))[:_MOST_GAPS]
    worth = {place - 1: _worth(found, place - 1) for place in sorted(likely)}
    best = max(worth, key=lambda place: worth[place], default=0)
    return best if worth.get(best) else None


def _worth(found: Sequence[Line], cut: float) -> int:
    """How many lines two columns have that part there; 0 where they are no columns."""
    before = [one for one in found if one.right <= cut]
    after = [one for one in found if one.x >= cut - _EDGE]
    across = len(found) - len(before) - len(after)
    fewer = min(len(before), len(after))
    if fewer < _FEWEST_LINES or across > _CROSSING * len(found):
        return 0
    if min(median(len(one.text) for one in side) for side in (before, after)) < _PROSE:
        return 0
    return len(before) + len(after) - across


def _lines(found: Sequence[Line]) -> Iterator[Line]:
    """Segments of one column as lines: rows of a table keep their cells."""
    if not found:
        return
    left, end = min(one.x for one in found), max(one.right for one in found)
    rows: list[list[Line]] = []
    for one in found:
        if rows and abs(rows[-1][0].y - one.y) <= _SAME_LINE * one.size:
            rows[-1].append(one)
        else:
            rows.append([one])
    for number, row in enumerate(rows):
        beside = rows[max(0, number - 1) : number] + rows[number + 1 : number + 2]
        yield replace(_line(row, beside), left=left, end=end)


def _line(row: Sequence[Line], beside: Sequence[Sequence[Line]]) -> Line:
    """The segments of a row as one line, cells where rows beside it have them, too."""
    row = sorted(row, key=lambda one: one.x)
    texts = tuple(one.text for one in row)
    table = len(row) > 1 and any(_fits(row, other) for other in beside)
    first = max(row, key=lambda one: (len(one.text), -one.x))
    return Line(
        texts if table else (" ".join(texts),),
        row[0].x,
        row[-1].right,
        first.y,
        first.size,
        all(one.bold for one in row),
    )


def _fits(row: Sequence[Line], other: Sequence[Line]) -> bool:
    """Whether two rows have cells under each other."""
    if not 1 < len(other) <= _MOST_CELLS or len(row) > _MOST_CELLS:
        return False
    pairs = [
        (one, two)
        for one in row
        for two in other
        if one.x < two.right and two.x < one.right
    ]
    return len(pairs) >= 2  # noqa: PLR2004 - two columns at least
