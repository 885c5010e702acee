"""The sentences of the documents behind a graph."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph_builder.extract.sentences import sentences
from graph_builder.model import Block, BlockKind, Document
from graph_builder.query import run, saved
from graph_builder.store import View


@dataclass
class Wording:
    """Finds the sentence around a span; reads each document's text once."""

    view: View
    texts: dict[str, str] = field(default_factory=dict)

    def sentence(self, document: str, start: int, end: int) -> str:
        """The sentences that a span touches; of a table, its line.

        Args:
            document: file name of the document.
            start: first character of the span in the stored text.
            end: the character after its last.
        """
        return sentence_at(self._text(document), start, end)

    def _text(self, document: str) -> str:
        if document not in self.texts:
            rows = run(self.view, saved("texts"), {"document": document}).rows
            self.texts[document] = str(rows[0][1]) if rows else ""
        return self.texts[document]


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
