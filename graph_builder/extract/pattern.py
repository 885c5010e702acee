"""Patterns over sentences in which every mention is one placeholder.

`abstract` turns «Enact, porté par l'Université de Lorraine (30 M€)» into
`<P0> , porte par l'<O1> ( <M2> )`; a pattern such as `{prj:P},? porte par {org:O}` then finds
its parts. Codes: O organisation, H person, P project, C call, F programme (funding), L place,
B body, G group, E event, X name of unknown kind, M money, N number, D date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from graph_builder.extract.analysis import Analysis
from graph_builder.extract.french.dates import DateMention
from graph_builder.extract.french.money import MoneyMention
from graph_builder.extract.french.numbers import Number
from graph_builder.extract.mention import Mention
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
_RUN = re.compile(r'[^ \n\t«»"*\[]+|[ \n\t]+|\[')
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


@dataclass(frozen=True, slots=True)
class Abstract:
    """A sentence with placeholders; `items[i]` stands at `<…i>`."""

    text: str
    items: tuple[Item, ...]
    start: int
    end: int
    offsets: tuple[int, ...]

    def find(self, pattern: str) -> Iterator[Found]:
        """Matches of a pattern, left to right, without overlap."""
        for match in compiled(pattern).finditer(self.text):
            yield Found(self, match)

    def position(self, index: int, *, end: bool = False) -> int:
        """Document offset of a character of the abstracted text."""
        if end:
            return (
                self.offsets[index - 1] + 1
                if self._literal(index - 1)
                else self._stop(index - 1)
            )
        return self.offsets[index] if index < len(self.offsets) else self.end

    def _literal(self, index: int) -> bool:
        return index + 1 >= len(self.offsets) or self.text[index] != ">"

    def _stop(self, index: int) -> int:
        opening = self.text.rfind("<", 0, index)
        return self.items[int(self.text[opening + 2 : index])].end


def _items(analysis: Analysis, start: int, end: int) -> list[Item]:
    found: list[Item] = list(analysis.within(start, end))
    values: list[Item] = [
        *(m for m in analysis.money if start <= m.start < end),
        *(d for d in analysis.dates if start <= d.start < end),
        *(n for n in analysis.numbers if start <= n.start < end),
    ]
    for value in values:
        if not any(value.start < f.end and f.start < value.end for f in found):
            found.append(value)
    return sorted(found, key=lambda i: i.start)


def abstract(
    analysis: Analysis, start: int, end: int, items: Sequence[Item] | None = None
) -> Abstract:
    """The span of a sentence (or any stretch) with placeholders for what it names.

    `items`, in text order, stand for all that it names where they are given.
    """
    items = _items(analysis, start, end) if items is None else items
    parts: list[str] = []
    offsets: list[int] = []
    at = start
    for index, item in enumerate(items):
        _literal(analysis.folded, at, item.start, parts, offsets)
        mark = f"<{code(item)}{index}>"
        parts.append(mark)
        offsets.extend([item.start] * len(mark))
        at = item.end
    _literal(analysis.folded, at, end, parts, offsets)
    return Abstract("".join(parts), tuple(items), start, end, tuple(offsets))


def _literal(
    folded: str, start: int, end: int, parts: list[str], offsets: list[int]
) -> None:
    """Add folded text with runs of white space made one blank and «» marks dropped."""
    blank = bool(parts) and parts[-1].endswith(" ")
    for run in _RUN.finditer(folded, start, end):
        words, at = run[0], run.start()
        if words[0] in " \n\t":
            if not blank:
                parts.append(" ")
                offsets.append(at)
            blank = True
            continue
        if blank and words[0] in ",)" and parts[-1] == " ":
            parts.pop()  # the blank a dropped quotation mark leaves
            offsets.pop()
        parts.append("(" if words == "[" else words)
        offsets.extend(range(at, run.end()))
        blank = False
