"""HTML tables → rows of cells; tables that only lay a page out are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_builder.ingest.boilerplate import is_hidden
from graph_builder.ingest.decode import clean
from graph_builder.ingest.flow import one_line
from graph_builder.ingest.htmltree import INLINE, Tree
from graph_builder.ingest.pieces import RawCell
from graph_builder.ingest.texttable import names_columns

_LAYOUT = ("table", "h1", "h2", "h3", "article", "main", "form")
_DIGITS = re.compile(r"\s*(\d{1,5})")
_MOST_COLUMNS, _MOST_ROWS = 1000, 65534  # as in the HTML standard
_SEPARATED = frozenset({"li", "p", "div"})  # entries of one cell

Rows = list[list[RawCell]]


def rows(tree: Tree, place: int) -> Rows:
    """The rows of the table at `place`; none where it only lays the page out."""
    table = tree.nodes[place]
    if table.attributes.get("role", "").lower() in {"presentation", "none"}:
        return []
    if any(tree.holds(place, tag) for tag in _LAYOUT):
        return []
    found = [row for at in tree.below(place, "tr") if (row := _row(tree, at))]
    if max((sum(c.columns for c in row) for row in found), default=0) < 2:  # noqa: PLR2004 - a column is a list
        return []
    if any(cell.header for row in found for cell in row):
        return found
    if not names_columns([[cell.text for cell in row] for row in found]):
        return found
    first = [RawCell(c.text, True, c.columns, c.rows) for c in found[0]]  # noqa: FBT003 - a header
    return [first, *found[1:]]


def caption(tree: Tree, place: int) -> str:
    """The caption of the table at `place`, "" without one."""
    return next((_text(tree, at) for at in tree.below(place, "caption")), "")


def _row(tree: Tree, place: int) -> list[RawCell]:
    if is_hidden(tree.nodes[place]):
        return []
    cells = sorted(tree.below(place, "td") + tree.below(place, "th"))
    heads = not tree.below(place, "td") or _in_head(tree, place)
    return [_cell(tree, at, header=heads) for at in cells]


def _in_head(tree: Tree, place: int) -> bool:
    parent = tree.nodes[place].parent
    return parent >= 0 and tree.nodes[parent].tag == "thead"


def _cell(tree: Tree, place: int, *, header: bool) -> RawCell:
    known = tree.nodes[place].attributes
    columns = min(_span(known.get("colspan", "")) or 1, _MOST_COLUMNS)
    height = _span(known.get("rowspan", ""))  # 0: to the end of the table
    tall = _MOST_ROWS if height == 0 else height
    return RawCell(_text(tree, place), header, columns, tall)


def _span(text: str) -> int:
    match = _DIGITS.match(text)
    return int(match[1]) if match else 1


def _text(tree: Tree, place: int) -> str:
    """Text of a cell; what stood in blocks of its own is told apart by « ; »."""
    parts = (one_line(clean(part)) for part in _parts(tree, place))
    return " ; ".join(part.removesuffix(" ;").rstrip(";") for part in parts if part)


def _parts(tree: Tree, place: int) -> Iterator[str]:
    """Stretches of a cell between the bounds of blocks."""
    current: list[str] = []
    bounds: list[int] = []
    at, end = place + 1, tree.nodes[place].end
    while at < end:
        node = tree.nodes[at]
        if (bounds and bounds[-1] <= at) or node.tag in _SEPARATED:
            yield "".join(current)
            current.clear()
            while bounds and bounds[-1] <= at:
                bounds.pop()
        if node.tag in _SEPARATED:
            bounds.append(node.end)
        current.append(node.text if node.tag in INLINE or not node.tag else " ")
        at = node.end if node.tag and _is_left_out(tree, at) else at + 1
    yield "".join(current)


def _is_left_out(tree: Tree, place: int) -> bool:
    node = tree.nodes[place]
    return is_hidden(node) or node.tag in {"script", "style", "button", "svg"}
