"""Patterns over sentences in which every mention is one placeholder.

`abstract` turns «Houle, porté par l'Université de Lorraine (30 M€)» into
`<P0> , porte par l'<O1> ( <M2> )`; a pattern such as `{prj:P},? porte par {org:O}` then finds
its parts. Codes: O organisation, H person, P project, C call, F programme (funding), L place,
B body, G group, E event, X name of unknown kind, M money, N number, D date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from operator import attrgetter

from graph_builder.extract.analysis import Analysis
from graph_builder.extract.french.dates import DateMention
from graph_builder.extract.french.money import MoneyMention
from graph_builder.extract.french.numbers import Number
from graph_builder.extract.mention import Mention
from graph_builder.extract.stretches import inside
from graph_builder.model import Kind

CODES = {
    Kind.ORGANISATION: "O",
    Kind.PERSON: "H",
    Kind.PROJECT: "P",
    Kind.CALL: "C",
    Kind.PROGRAMME: "F",
    Kind.PLACE: "L",
    Kind.BODY: "B",
    Kind.GROUP: "G",
    Kind.EVENT: "E",
    Kind.PHRASE: "X",
}
Item = Mention | MoneyMention | Number | DateMention
_SLOT = re.compile(r"\{(\w+):([A-Z]+)\}|\{([A-Z]+)\}")


def code(item: Item) -> str:
    """The placeholder letter of a mention or value."""
    if isinstance(item, Mention):
        return CODES[item.name.kind if item.name else item.kind or Kind.PHRASE]
    if isinstance(item, MoneyMention):
        return "M"
    return "N" if isinstance(item, Number) else "D"


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern with its `{name:CODES}` slots made a regular expression."""

    def slot(match: re.Match[str]) -> str:
        if match[3]:
            return rf"<[{match[3]}]\d+>"
        return rf"<[{match[2]}](?P<{match[1]}>\d+)>"

    return re.compile(_SLOT.sub(slot, pattern))


@dataclass(frozen=True, slots=True)
class Found:
    """One match of a pattern: its items by slot name and its span in the document."""

    abstract: Abstract
    match: re.Match[str]

    def item(self, slot: str) -> Item | None:
        """The mention or value in a slot, None where the slot did not take part."""
        index = self.match.groupdict().get(slot)
        return None if index is None else self.abstract.items[int(index)]

    def mention(self, slot: str) -> Mention | None:
        """As `item`, for slots that hold names."""
        item = self.item(slot)
        return item if isinstance(item, Mention) else None

    def group(self, slot: str) -> str:
        """The folded words of an ordinary named group, or ""."""
        return self.match.groupdict().get(slot) or ""

    def span(self, slot: str | int = 0) -> tuple[int, int]:
        """Where the match, or one of its groups, stands in the document."""
        return (
            self.abstract.position(self.match.start(slot)),
            self.abstract.position(self.match.end(slot), end=True),
        )


@dataclass(frozen=True)
class Abstract:
    """A sentence with placeholders; `items[i]` stands at `<…i>`.

    `folded` is the text it was made of.
    """

    text: str
    items: tuple[Item, ...]
    start: int
    end: int
    folded: str = field(repr=False)

    @cached_property
    def offsets(self) -> list[int]:
        """The place in the document of every character; only asked where facts are."""
        offsets: list[int] = []
        at = self.start
        for index, item in enumerate(self.items):
            offsets += _kept(self.folded, at, item.start)
            offsets += [item.start] * len(f"<{code(item)}{index}>")
            at = item.end
        offsets += _kept(self.folded, at, self.end)
        return offsets

    def find(self, pattern: str) -> Iterator[Found]:
        """Matches of a pattern, left to right, without overlap."""
        for match in compiled(pattern).finditer(self.text):
            yield Found(self, match)

    def position(self, index: int, *, end: bool = False) -> int:
        """Document offset of a character of the abstracted text."""
        if end and index:
            return self._after(index - 1)
        return self.offsets[index] if index < len(self.offsets) else self.end

    def _after(self, index: int) -> int:
        """Where a character ends, or the item of whose placeholder it is part."""
        opening = self.text.rfind("<", 0, index + 1)
        closing = self.text.find(">", opening)
        # All characters of a placeholder stand where its item starts.
        within = 0 <= opening <= index <= closing
        if within and self.offsets[opening] == self.offsets[closing]:
            return self.items[int(self.text[opening + 2 : closing])].end
        return self.offsets[index] + 1


def _items(analysis: Analysis, start: int, end: int) -> list[Item]:
    found: list[Item] = list(analysis.within(start, end))
    known: tuple[Sequence[Item], ...] = (
        analysis.money,
        analysis.dates,
        analysis.numbers,
    )
    for values in known:
        for value in inside(values, start, end):
            if not any(value.start < f.end and f.start < value.end for f in found):
                found.append(value)
    return sorted(found, key=_START)


_START = attrgetter("start")


def abstract(
    analysis: Analysis, start: int, end: int, items: Sequence[Item] | None = None
) -> Abstract:
    """The span of a sentence (or any stretch) with placeholders for what it names.

    `items`, in text order, stand for all that it names where they are given.
    """
    items = _items(analysis, start, end) if items is None else items
    folded, at = analysis.folded, start
    parts: list[str] = []
    for index, item in enumerate(items):
        parts += (_literal(folded[at : item.start]), f"<{code(item)}{index}>")
        at = item.end
    parts.append(_literal(folded[at:end]))
    return Abstract("".join(parts), tuple(items), start, end, folded)


_DROPPED = '«»"*'
_BLANK = " \n\t"
_BLANKS = re.compile("  +")
_READ = str.maketrans({"\n": " ", "\t": " ", "[": "("} | dict.fromkeys(_DROPPED))


def _literal(folded: str) -> str:
    """Folded text with runs of white space made one blank and «» marks dropped."""
    read = folded.translate(_READ)
    if "  " in read:
        read = _BLANKS.sub(" ", read)
    return read.replace(" ,", ",").replace(" )", ")")  # where a mark was dropped


def _kept(folded: str, start: int, end: int) -> Sequence[int]:
    """The places of the characters that `_literal` keeps."""
    if len(_literal(folded[start:end])) == end - start:
        return range(start, end)
    kept: list[int] = []
    blank = False
    for at in range(start, end):
        char = folded[at]
        if char in _DROPPED or (blank and char in _BLANK):
            continue
        if blank and char in ",)":
            kept.pop()
        kept.append(at)
        blank = char in _BLANK
    return kept
