"""Which call, programme and project the text is speaking of at a place."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

from graph_builder import authority
from graph_builder.extract.analysis import Analysis
from graph_builder.extract.coreference import SEVERAL
from graph_builder.extract.mention import Mention
from graph_builder.model import Block, BlockKind, Kind, Name

_HEADINGS = {BlockKind.HEADING, BlockKind.TITLE}
_EARLY = 3  # index of the block up to which a text tells what it is about
_LABELS = frozenset(r.key for r in authority.programmes() if r.kind == "label")
_FUNDS = {"fonds", "dispositif"}
_SHARE = 0.6  # of its mentions: from there on a call is what a document is about


def _call_first(before: list[Mention]) -> Name | None:
    """The last call before a place; a label («les 3IA») gives way to a call."""
    calls = [m for m in before if m.key not in _LABELS]
    return (calls or before)[-1].name


class Context:
    """The call, programme and project in force at every place of a document.

    Nearest first: the same block, the heading above, the blocks of the section before
    it, then the one the document is about.
    """

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.blocks = analysis.document.blocks
        self.holders = self._label_holders()
        self._ends = [block.end for block in self.blocks]
        self._section = self._sections()
        self._main: dict[Kind, Name | None] = {}

    def _sections(self) -> list[int]:
        """For each block, the index of the heading it stands under, or -1.

        A heading stands under the last one of a higher rank.
        """
        sections: list[int] = []
        open_headings: list[int] = []
        for index, block in enumerate(self.blocks):
            if block.kind in _HEADINGS:
                while open_headings and self._rank(open_headings[-1]) >= self._rank(
                    index
                ):
                    open_headings.pop()
                sections.append(open_headings[-1] if open_headings else -1)
                open_headings.append(index)
            else:
                sections.append(open_headings[-1] if open_headings else -1)
        return sections

    def _rank(self, index: int) -> int:
        block = self.blocks[index]
        return 0 if block.kind is BlockKind.TITLE else max(block.level, 1)

    def block_at(self, position: int) -> int:
        """Index of the block that holds a position."""
        return min(bisect_right(self._ends, position), len(self.blocks) - 1)

    def heading_of(self, position: int) -> Block | None:
        """The heading a position stands under."""
        index = self._section[self.block_at(position)]
        return self.blocks[index] if index >= 0 else None

    def section_of(self, block: int) -> int:
        """The index of the heading that a block stands under, or -1."""
        return self._section[block]

    def headed(self, kind: Kind, position: int) -> Name | None:
        """The one name of a kind in the heading right above a position."""
        block = self.heading_of(position)
        found = self._of_kind(kind, block.start, block.end) if block else []
        return found[0].name if len({m.name for m in found}) == 1 else None

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
            if m.name and m.name.kind is kind and m.start not in self.holders
        ]

    def _label_holders(self) -> frozenset[int]:
        """Where labels stand for those who hold them («les quatre instituts 3IA»).

        They tell of no call, unless the document names no call otherwise.
        """
        folded = self.analysis.folded
        calls = [
            m for m in self.analysis.mentions if m.name and m.name.kind is Kind.CALL
        ]
        holders = {
            m.start
            for m in calls
            if m.key in _LABELS
            and SEVERAL.search(folded, max(0, m.start - 24), m.start)
        }
        return frozenset(holders) if len(holders) < len(calls) else frozenset()

    def near(self, kind: Kind, position: int) -> Name | None:
        """The nearest name of a kind in the same block: the last before, else the next."""
        block = self.blocks[self.block_at(position)]
        before = self._of_kind(kind, block.start, position)
        if before:
            return _call_first(before) if kind is Kind.CALL else before[-1].name
        after = self._of_kind(kind, position, block.end)
        return after[0].name if after else None

    def _in_section(self, kind: Kind, position: int) -> Name | None:
        """Of the blocks above, up to the heading; then of the headings above it."""
        index = self.block_at(position)
        heading = self._section[index]
        above = range(index - 1, heading, -1) if self._plain(index) else ()
        for other in above:
            found = self._of_kind(
                kind, self.blocks[other].start, self.blocks[other].end
            )
            if found:
                return found[-1].name
        while heading >= 0:
            block = self.blocks[heading]
            found = self._of_kind(kind, block.start, block.end)
            if found:
                return found[0].name
            heading = self._section[heading]
        return self._in_opening(kind, index)

    def _in_opening(self, kind: Kind, index: int) -> Name | None:
        """What the lines before the first heading tell, for the sections after it."""
        if kind not in {Kind.CALL, Kind.PROGRAMME} or self._section[index] < 1:
            return None
        first = next(
            (i for i, b in enumerate(self.blocks) if b.kind is BlockKind.HEADING and i),
            0,
        )
        found = self._of_kind(kind, 0, self.blocks[first].start)
        return found[-1].name if found else None

    def _plain(self, index: int) -> bool:
        return self.blocks[index].kind not in _HEADINGS

    def main(self, kind: Kind) -> Name | None:
        """The name of a kind the document is about: in its title, or most of its mentions."""
        if kind not in self._main:
            self._main[kind] = self._find_main(kind)
        return self._main[kind]

    def _find_main(self, kind: Kind) -> Name | None:
        title = self._of_kind(kind, 0, self.blocks[0].end if self.blocks else 0)
        if title:
            return title[0].name
        told = [
            m.name for m in self.analysis.mentions if m.name and m.name.kind is kind
        ]
        if not told:
            return None
        name, count = Counter(told).most_common(1)[0]
        early = self.blocks[min(_EARLY, len(self.blocks) - 1)].end
        soon = any(m.name is name and m.start < early for m in self.analysis.mentions)
        main = count >= _SHARE * len(told) and (soon or not self._in_briefs())
        return name if main else None

    def _in_briefs(self) -> bool:
        """Whether the document is a letter of briefs, each about a thing of its own."""
        return sum(b.kind is BlockKind.ITEM for b in self.blocks) > len(self.blocks) / 2

    def at(self, kind: Kind, position: int) -> Name | None:
        """The name of a kind in force at a position."""
        return (
            self.near(kind, position)
            or self._in_section(kind, position)
            or self.main(kind)
        )

    def call_at(self, position: int) -> Name | None:
        """The call in force at a position; a fund told before a list serves for one."""
        return (
            self.near(Kind.CALL, position)
            or self._fund_before(position)
            or self.at(Kind.CALL, position)
        )

    def _fund_before(self, position: int) -> Name | None:
        index = self.block_at(position)
        if self.blocks[index].kind is not BlockKind.ITEM:
            return None
        while index >= 0 and self.blocks[index].kind is BlockKind.ITEM:
            index -= 1
        lead = self.blocks[index] if index >= 0 else None
        if lead is None or lead.kind in _HEADINGS:
            return None
        told = self._of_kind(Kind.PROGRAMME, lead.start, lead.end)
        calls = self._of_kind(Kind.CALL, lead.start, lead.end)
        funds = [m for m in told if m.head in _FUNDS]
        return funds[-1].name if funds and not calls else None

    def project_at(self, position: int) -> Name | None:
        """The project in force at a position."""
        return self.at(Kind.PROJECT, position)
