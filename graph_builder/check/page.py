"""A document as the checks read it: folded text, sentences, blocks, amounts."""

from __future__ import annotations

import bisect
import re
import tomllib
from collections.abc import Iterable
from functools import cache, cached_property
from importlib import resources
from typing import Any

from graph_builder.model import BlockKind, Document, Evidence, Fact, Money

_END = re.compile(r"[.!?…][\"»”)]*\s+(?=[A-ZÀ-Ý«“\"(–—-])|\n+|\t")
_PLAIN = (
    *zip("àâäéèêëîïôöùûüÿç", "aaaeeeeiioouuuyc", strict=True),
    *(("’", "'"), ("\u00a0", " "), ("\u202f", " "), ("\u2009", " ")),
    *(("\u2010", "-"), ("\u2011", "-")),
)


@cache
def cues(section: str) -> dict[str, Any]:
    """One section of `cues.toml`."""
    file = resources.files(__package__) / "cues.toml"
    loaded: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))[section]
    return loaded


def fold(text: str) -> str:
    """Lower case without French accents, plain apostrophes and spaces.

    Offsets stay the same.

    >>> fold("L’été à 3\u00a0M€")
    "l'ete a 3 m€"
    """
    low = text.lower()
    if len(low) != len(text):  # a few capitals grow: «İ»
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for accented, plain in _PLAIN:  # faster than one translation of the whole
        low = low.replace(accented, plain)
    return low


class Page:
    """What the checks need to know of a document, found once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.folded = fold(document.text)
        self._blocks = [b.start for b in document.blocks]

    @cached_property
    def _sentences(self) -> list[int]:
        return [0, *(m.end() for m in _END.finditer(self.text))]

    def sentence(self, position: int) -> tuple[int, int]:
        """The span of the sentence, line or cell that a position stands in."""
        index = bisect.bisect_right(self._sentences, position)
        end = self._sentences[index : index + 1] or [len(self.text)]
        return self._sentences[index - 1], end[0]

    def sentence_text(self, position: int) -> str:
        """That sentence, folded."""
        start, end = self.sentence(position)
        return self.folded[start:end]

    def block(self, position: int) -> int:
        """The index of the block that a position stands in, or -1."""
        index = bisect.bisect_right(self._blocks, position) - 1
        inside = index >= 0 and position < self.document.blocks[index].end
        return index if inside else -1

    def group(self, position: int) -> tuple[str, int] | None:
        """What lists things together: a table, a run of items, a paragraph."""
        index = self.block(position)
        if index < 0:
            return None
        block = self.document.blocks[index]
        if block.kind is BlockKind.ITEM:
            return "list", self._runs[index]
        return str(block.kind), index

    @cached_property
    def _runs(self) -> list[int]:
        """For each block the first one of the run of list items that it ends."""
        runs: list[int] = []
        for index, block in enumerate(self.document.blocks):
            before = self.document.blocks[index - 1] if index else block
            both = block.kind is before.kind is BlockKind.ITEM
            runs.append(runs[-1] if index and both else index)
        return runs

    def evidence(self, start: int, end: int) -> Evidence:
        """A span of the text as evidence."""
        return Evidence(start, end, self.text[start:end])


def place(fact: Fact, money: Money | None = None) -> int:
    """Where a fact stands: at the words of its amount, else at its evidence."""
    if money and money.text:
        for span in fact.evidence:
            at = span.exact.find(money.text)
            if at >= 0:
                return span.start + at
    return min(span.start for span in fact.evidence)


def joined(facts: Iterable[Fact]) -> tuple[Evidence, ...]:
    """The evidence of several facts, each span once, in text order."""
    return tuple(sorted({span for fact in facts for span in fact.evidence}))
