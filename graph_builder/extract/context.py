"""Which call, programme and project the text is speaking of at a place."""

from __future__ import annotations

from collections import Counter

from graph_builder.extract.analysis import Analysis
from graph_builder.extract.mention import Mention
from graph_builder.model import BlockKind, Kind, Name

_HEADINGS = {BlockKind.HEADING, BlockKind.TITLE}
_SHARE = 0.6  # of its mentions: from there on a call is what a document is about


class Context:
    """The call, programme and project in force at every place of a document.

    Nearest first: the same block, the heading above, the blocks of the section before
    it, then the one the document is about.
    """

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.blocks = analysis.document.blocks
        self._section = self._sections()

    def _sections(self) -> list[int]:
        """For each block, the index of the heading it stands under, or -1."""
        sections, heading = [], -1
        for index, block in enumerate(self.blocks):
            if block.kind in _HEADINGS:
                heading = index
            sections.append(heading)
        return sections

    def block_at(self, position: int) -> int:
        """Index of the block that holds a position."""
        for index, block in enumerate(self.blocks):
            if position < block.end:
                return index
        return len(self.blocks) - 1

    def heading(self, position: int) -> str:
        """The words of the heading a position stands under, or ""."""
        index = self._section[self.block_at(position)]
        if index < 0:
            return ""
        block = self.blocks[index]
        return self.analysis.text[block.start : block.end]

    def _of_kind(self, kind: Kind, start: int, end: int) -> list[Mention]:
        return [
            m
            for m in self.analysis.within(start, end)
            if m.name and m.name.kind is kind
        ]

    def near(self, kind: Kind, position: int) -> Name | None:
        """The nearest name of a kind in the same block: the last before, else the next."""
        block = self.blocks[self.block_at(position)]
        before = self._of_kind(kind, block.start, position)
        if before:
            return before[-1].name
        after = self._of_kind(kind, position, block.end)
        return after[0].name if after else None

    def _in_section(self, kind: Kind, position: int) -> Name | None:
        index = self.block_at(position)
        heading = self._section[index]
        for above in range(index - 1, max(heading, 0) - 1, -1):
            if heading > 0 and above < heading:
                break
            found = self._of_kind(
                kind, self.blocks[above].start, self.blocks[above].end
            )
            if found:
                return found[-1].name
        return None

    def main(self, kind: Kind) -> Name | None:
        """The name of a kind the document is about: in its title, or most of its mentions."""
        title = self._of_kind(kind, 0, self.blocks[0].end if self.blocks else 0)
        if title:
            return title[0].name
        times = Counter(
            m.name for m in self.analysis.mentions if m.name and m.name.kind is kind
        )
        if not times:
            return None
        name, count = times.most_common(1)[0]
        return name if count >= _SHARE * times.total() else None

    def at(self, kind: Kind, position: int) -> Name | None:
        """The name of a kind in force at a position."""
        return (
            self.near(kind, position)
            or self._in_section(kind, position)
            or self.main(kind)
        )

    def call_at(self, position: int) -> Name | None:
        """The call in force at a position."""
        return self.at(Kind.CALL, position)

    def project_at(self, position: int) -> Name | None:
        """The project in force at a position."""
        return self.at(Kind.PROJECT, position)
