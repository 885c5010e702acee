"""The sentences of the documents behind a graph."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from graph_builder.extract.sentences import sentences
from graph_builder.model import Block, BlockKind, Document
from graph_builder.query import run, saved
from graph_builder.store import View

_SHORT = 8  # characters of an identifier that tell two files of one name apart


@dataclass(frozen=True)
class Wording:
    """Finds the sentence around a span; documents go by their IRI, as names repeat."""

    view: View

    @cached_property
    def _stored(self) -> dict[str, tuple[str, str]]:
        rows = run(self.view, saved("texts")).rows
        return {str(source): (str(name), str(text)) for name, text, source in rows}

    @cached_property
    def _names(self) -> Counter[str]:
        return Counter(name for name, _ in self._stored.values())

    def sentence(self, source: str, start: int, end: int) -> str:
        """The sentences that a span touches; of a table, its line.

        Args:
            source: IRI of the document.
            start: first character of the span in the stored text.
            end: the character after its last.
        """
        return sentence_at(self._stored[source][1], start, end)

    def name(self, source: str) -> str:
        """The document's file name, with the start of its hash where names repeat."""
        name = self._stored[source][0]
        mark = source.rsplit("/", 1)[-1][:_SHORT]
        return f"{name} ({mark}…)" if self._names[name] > 1 else name


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentences of `text` that the span from `start` to `end` touches."""
    left = text.rfind("\n", 0, start) + 1
    right = text.find("\n", end)
    line = text[left : right if right >= 0 else len(text)]
    if "\t" in line:
        return " · ".join(cell.strip() for cell in line.split("\t"))
    block = Block(BlockKind.PARAGRAPH, 0, len(line))
    touched = [
        one
        for one in sentences(Document("", line, (block,)))
        if one.start < end - left and one.end > start - left
    ]
    said = line[touched[0].start : touched[-1].end] if touched else line
    return " ".join(said.split())
