"""HTML → a flat list of nodes, in document order, each knowing where its subtree ends.

A reader of our own, for none at hand keeps what we promise: libxml2 cuts pages nested
deeper than its limit, html.parser is quadratic on unclosed markup in the Pythons we run
on, and both build or need more than text, blocks and tables. Every step is linear, no
depth recurses, no entity of a DOCTYPE is known and nothing is ever fetched.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from types import MappingProxyType

from graph_builder.ingest.limits import MAX_NODES, too_many


def names(text: str) -> frozenset[str]:
    """The names in a text, spaces between them."""
    return frozenset(text.split())


_TAG = re.compile(
    r"<([a-zA-Z][^\s/>]*+)"
    r"((?:[\s/]*+(?:[^\s/>=]++|=)"
    r"(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'>][^\s>]*+))?+)*+)[\s/]*+"
)
_ATTRIBUTE = re.compile(
    r"([^\s/>=]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>][^\s>]*+)))?+"
)
_VOID = names("area base br col embed hr img input link meta param source track wbr")
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noframes")
}
_ENDS_PARAGRAPH = names(
    "address article aside blockquote details div dl fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul"
)
# Opening the first closes the nearest open one of the second, but not over the third.
_IMPLIED = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "table"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl", "table"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl", "table"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
    "td": (frozenset({"td", "th"}), frozenset({"table", "tr"})),
    "th": (frozenset({"td", "th"}), frozenset({"table", "tr"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    **dict.fromkeys(
        ("thead", "tbody", "tfoot"),
        (frozenset({"thead", "tbody", "tfoot", "caption"}), frozenset({"table"})),
    ),
    **dict.fromkeys(
        _ENDS_PARAGRAPH,
        (frozenset({"p"}), _ENDS_PARAGRAPH - {"p"} | {"td", "th", "li", "button"}),
    ),
}
INLINE = names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd "
    "mark nobr q s samp small span strong sub sup time tt u var wbr"
)
"""Elements that break no line."""
_BARRIERS = frozenset({"td", "th", "table", "caption", "button", "object"})
_INSIDE_TABLE = frozenset({"td", "th", "tr", "thead", "tbody", "tfoot", "caption"})
_FAR = 48  # open elements looked at for the one that a tag closes


_NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})


def _no_attributes() -> Mapping[str, str]:
    return _NO_ATTRIBUTES


@dataclass(slots=True)
class Node:
    """An element, or a stretch of text where `tag` is "".

    Attributes:
        linked: whether the text stands in a link.
        end: index of the first node after the subtree.
        parent: index of the element it stands in, -1 at the top.
    """

    tag: str
    text: str = ""
    linked: bool = False
    attributes: Mapping[str, str] = field(default_factory=_no_attributes)
    end: int = 0
    parent: int = -1


class Tree:
    """The nodes of a page, with quick answers about any subtree."""

    def __init__(self, nodes: list[Node]) -> None:
        self.nodes = nodes
        lengths = [self._weight(node) for node in nodes]
        linked = (n * node.linked for n, node in zip(lengths, nodes, strict=True))
        self._lengths = [0, *accumulate(lengths)]
        self._linked = [0, *accumulate(linked)]
        self._places: dict[str, list[int]] = {}
        for place, node in enumerate(nodes):
            if node.tag:
                self._places.setdefault(node.tag, []).append(place)

    def _weight(self, node: Node) -> int:
        """Characters of a text that is no script, style or title."""
        raw = node.parent >= 0 and self.nodes[node.parent].tag in _RAW
        return 0 if raw else len(node.text.strip())

    @property
    def total(self) -> int:
        """Characters of text in the page."""
        return self._lengths[-1]

    def places(self, *tags: str) -> list[int]:
        """Indices of the elements called so, in document order."""
        return sorted(place for tag in tags for place in self._places.get(tag, ()))

    def length(self, place: int) -> int:
        """Characters of text in the subtree at `place`."""
        return self._lengths[self.nodes[place].end] - self._lengths[place]

    def linked(self, place: int) -> int:
        """Characters of those that stand in links."""
        return self._linked[self.nodes[place].end] - self._linked[place]

    def holds(self, place: int, tag: str) -> bool:
        """Whether an element called so stands below the one at `place`."""
        places = self._places.get(tag, ())
        first = bisect_left(places, place + 1)
        return first < len(places) and places[first] < self.nodes[place].end

    def below(self, place: int, tag: str) -> list[int]:
        """Indices of the elements called so below the one at `place`."""
        places = self._places.get(tag, [])
        first = bisect_left(places, place + 1)
        return places[first : bisect_left(places, self.nodes[place].end)]


def parse(text: str) -> Tree:
    """The nodes of an HTML text, however broken it is."""
    builder = _Builder()
    place = 0
    while (start := text.find("<", place)) >= 0:
        builder.add_text(text[place:start])
        place = _read_tag(text, start, builder)
    builder.add_text(text[place:])
    return Tree(builder.finish())


def _read_tag(text: str, start: int, builder: _Builder) -> int:
    """Read what stands at a `<`; returns where the text goes on."""
    following = text[start + 1 : start + 2]
    if following in {"!", "?"}:
        return _after_declaration(text, start, builder)
    if following == "/":
        end = text.find(">", start)
        name = text[start + 2 : end if end >= 0 else start + 2].split(maxsplit=1)
        builder.close(name[0].lower() if name else "")
        return end + 1 if end >= 0 else len(text)
    match = _TAG.match(text, start)
    if match is None:
        builder.add_text("<")
        return start + 1
    if match.end() >= len(text):  # the page ends inside a tag
        return len(text)
    tag = match[1].lower()
    builder.open(tag, match[2])
    return _after_raw(text, match.end() + 1, tag, builder)


def _after_declaration(text: str, start: int, builder: _Builder) -> int:
    """Where a comment, an instruction, or the DOCTYPE with all it declares ends."""
    if text.startswith("<!--", start):
        end = text.find("-->", start + 2)
        return end + 3 if end >= 0 else len(text)
    end = text.find(">", start)
    subset = text.find("[", start, end) if end >= 0 else -1
    if subset >= 0 and not builder.declared:  # a page has one DOCTYPE
        builder.declared = True
        closing = text.find("]>", subset)
        end = closing + 1 if closing >= 0 else end
    return end + 1 if end >= 0 else len(text)


def _after_raw(text: str, place: int, tag: str, builder: _Builder) -> int:
    """Where the text goes on after an open tag: past content that holds no markup."""
    closing = _RAW.get(tag)
    if closing is None:
        return place
    match = closing.search(text, place)
    end = match.start() if match else len(text)
    builder.add_text(text[place:end])
    return end


class _Builder:
    """Makes nodes of tags, closing what HTML closes by itself."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.stack: list[int] = []
        self.declared = False
        self.names: Counter[str] = Counter()  # names of the open elements

    def add_text(self, text: str) -> None:
        if text:
            text = html.unescape(text) if "&" in text else text
            self._add(Node("", text, self.names["a"] > 0))

    def open(self, tag: str, attributes: str) -> None:
        if implied := _IMPLIED.get(tag):
            self._close_nearest(*implied)
        self._add(Node(tag, attributes=_attributes(attributes)))
        if tag not in _VOID:
            self.stack.append(len(self.nodes) - 1)
            self.names[tag] += 1

    def close(self, tag: str) -> None:
        if self.names[tag]:
            barriers = _BARRIERS - _INSIDE_TABLE if tag == "table" else _BARRIERS
            if tag in _INSIDE_TABLE:
                barriers = frozenset({"table"})
            elif tag in INLINE:
                barriers |= _ENDS_PARAGRAPH
            self._close_nearest(frozenset({tag}), barriers - {tag})
        elif tag == "p":  # stands for an empty paragraph
            self._add(Node("p"))

    def finish(self) -> list[Node]:
        self._pop_to(0)
        return self.nodes

    def _add(self, node: Node) -> None:
        node.parent = self.stack[-1] if self.stack else -1
        if len(self.nodes) >= MAX_NODES:
            parts = "elements"
            raise too_many(parts, MAX_NODES)
        self.nodes.append(node)
        node.end = len(self.nodes)

    def _close_nearest(self, tags: frozenset[str], barriers: frozenset[str]) -> None:
        if not any(map(self.names.__getitem__, tags)):
            return
        for height in range(len(self.stack) - 1, max(-1, len(self.stack) - _FAR), -1):
            tag = self.nodes[self.stack[height]].tag
            if tag in tags:
                self._pop_to(height)
                return
            if tag in barriers:
                return

    def _pop_to(self, height: int) -> None:
        for place in self.stack[height:]:
            self.nodes[place].end = len(self.nodes)
            self.names[self.nodes[place].tag] -= 1
        del self.stack[height:]


def _attributes(text: str) -> Mapping[str, str]:
    if not text:
        return _NO_ATTRIBUTES
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        found.setdefault(name.lower(), html.unescape(double or single or bare))
    return found
