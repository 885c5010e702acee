"""Who does what in a sentence: subjects, antecedents and enumerations of names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph_builder.extract.clausegrammar import (
    CUT,
    FARTHEST,
    ITEM_HEAD,
    NEGATED,
    PASSIVE,
    PRONOUN,
    QUI,
    STARTS,
    UNSURE,
    whole,
)
from graph_builder.extract.gates import Worded
from graph_builder.extract.listing import Listing
from graph_builder.extract.pattern import Abstract
from graph_builder.extract.reading import Reading
from graph_builder.extract.sentences import Sentence
from graph_builder.extract.syntax import Slot, mention_of, slots
from graph_builder.model import BlockKind, Evidence, Factuality, Kind, Name

THINGS = "PXCF"  # what can be carried, funded, dedicated to something
_HEADLINES = frozenset({BlockKind.ITEM, BlockKind.HEADING, BlockKind.TITLE})


@dataclass
class Telling:
    """One sentence as a pattern, with its names in their places.

    Positions are those of the abstracted `text`.
    """

    reading: Reading
    sentence: Sentence
    abstract: Abstract
    index: int = 0

    @property
    def text(self) -> str:
        """The sentence with a placeholder for every name and value."""
        return self.abstract.text

    @cached_property
    def slots(self) -> list[Slot]:
        """Its placeholders in order."""
        raw = self.reading.analysis.text[self.sentence.start : self.sentence.end]
        return slots(self.abstract, raw)

    @cached_property
    def worded(self) -> Worded:
        """Its text with the places of its words."""
        return Worded(self.abstract.text)

    @cached_property
    def matches(self) -> Callable[[str | re.Pattern[str]], Iterator[re.Match[str]]]:
        """Gives the matches of a pattern, left to right; see `Worded.matches`."""
        return self.worded.matches

    def cues(self, at: tuple[int, int]) -> tuple[str, ...]:
        """The document's words at a stretch of the pattern, as a tuple of none or one."""
        first, last = at[0], min(at[1], len(self.text))
        if first >= last:
            return ()
        start = self.abstract.position(first)
        end = self.abstract.position(last, end=True)
        words = self.reading.analysis.text[start:end].strip()
        return (words,) if words else ()

    def name(self, slot: Slot) -> Name | None:
        """What a slot names; None for money, numbers and dates."""
        mention = mention_of(self.abstract, slot)
        return mention.name if mention else None

    def at(self, start: int) -> Slot | None:
        """The slot that begins at a position."""
        return next((s for s in self.slots if s.start == start), None)

    def depth(self, position: int) -> int:
        """In how many brackets a position is."""
        before = self.text[:position]
        return before.count("(") - before.count(")")

    def clause(self, position: int) -> tuple[int, int]:
        """The stretch between semicolons, dashes and contrasts around a position."""
        left, right = 0, len(self.text)
        for cut in CUT.finditer(self.text):
            if cut.end() <= position:
                left = cut.end()
            elif cut.start() >= position:
                right = cut.start()
                break
        return left, right

    # --- names in their places ---------------------------------------------------

    def listed(self, start: int, codes: str, *, first: str = "") -> list[Slot]:
        """The coordinated names that begin right after `start`: «A, B (b) et C».

        `first` is what may stand before the first one besides determiner and noun.
        """
        return Listing(self.text, start, codes).read(
            self.slots, self.depth(start), first
        )

    def antecedents(self, end: int, codes: str, *, several: bool = False) -> list[Slot]:
        """What a participle or relative clause at `end` qualifies, through asides."""
        depth = self.depth(end)
        before = [
            s
            for s in self.slots
            if s.end <= end and s.depth == depth and s.code in codes
        ]
        near = next((s for s in reversed(before) if self._qualified(s, end)), None)
        if near is None:
            return []
        return self._group(before[: before.index(near) + 1]) if several else [near]

    def _qualified(self, slot: Slot, end: int) -> bool:
        """Whether what stands at `end` qualifies a name and not one before it."""
        agent = slot.prep == "par" or (
            slot.prep and self.text.startswith(" et ", slot.end)
        )
        return not agent and self._reaches(slot.end, end)

    def _reaches(self, low: int, high: int) -> bool:
        near = high - low < FARTHEST
        return near and whole("aside").fullmatch(self.text, low, high) is not None

    def _group(self, before: Sequence[Slot]) -> list[Slot]:
        group = [before[-1]]
        for slot in reversed(before[:-1]):
            if not whole("join").fullmatch(self.text, slot.end, group[0].start):
                break
            group.insert(0, slot)
        return group

    def subjects(self, verb: int, codes: str, *, several: bool = False) -> list[Slot]:
        """The subject of a finite verb: the last free name before it, or its list."""
        low, _ = self.clause(verb)
        depth = self.depth(verb)
        inside = [
            s
            for s in self.slots
            if low <= s.start and s.end <= verb and s.depth == depth
        ]
        who = QUI.search(self.text, low, verb)
        if who:
            near = [s for s in inside if s.end <= who.start() + 1 and s.code in codes]
            return (
                near[-1:] if near and self._reaches(near[-1].end, who.start()) else []
            )
        free = [s for s in inside if not s.prep and not s.relative and s.code in codes]
        if not free:
            return []
        return self._group(free) if several else free[-1:]

    def said_of(
        self, start: int, after: int, codes: str, *, several: bool = False
    ) -> list[Slot]:
        """What a participle is said of: before it, its subject, or ahead if it opens."""
        if self.text.endswith("(", 0, start):
            inside = [s for s in self.slots if s.end in {start - 1, start - 2}]
            return [s for s in inside if s.code in codes]
        near: list[Slot] = []
        if PASSIVE.search(self.text[:start]):
            near = self.subjects(start, codes, several=several)
        near = near or self.antecedents(start, codes, several=several)
        if near or not self.opens(start) or PRONOUN.match(self.text, after):
            return near
        ahead = self.ahead(after, codes)
        return [ahead] if ahead else []

    def takes_up(self, after: int) -> bool:
        """Whether a pronoun follows: «Porté par X, il …»."""
        return PRONOUN.match(self.text, after) is not None

    def opens(self, position: int) -> bool:
        """Whether a position begins its sentence, item or dash-led part."""
        before = self.text[:position]
        return bool(STARTS.search(before) or whole("opening").fullmatch(before))

    def ahead(self, start: int, codes: str) -> Slot | None:
        """The main subject after an opening participle: the first free name."""
        depth = self.depth(start)
        free = (s for s in self.slots if s.start >= start and s.depth == depth)
        return next((s for s in free if s.code in codes and not s.prep), None)

    # --- the thing spoken of -----------------------------------------------------------

    def current(self, kind: Kind, position: int) -> Name | None:
        """The thing of a kind the text is speaking of at a position of the sentence."""
        offset = self.abstract.position(position)
        context = self.reading.context
        block = context.blocks[self.sentence.block]
        told = [
            m.name
            for m in self.reading.analysis.within(block.start, offset)
            if m.name and m.name.kind is kind
        ]
        if told:
            return told[-1]
        head = ITEM_HEAD.match(self.text) if kind is Kind.PROJECT else None
        if head and position > head.end():
            first = self.at(head.start(1))
            return self.name(first) if first else None
        if block.kind in _HEADLINES:
            return None
        if not context.main(kind):
            return context.headed(kind, offset)
        known = context.at(kind, offset)
        return known if known and self._told_before(known, offset) else None

    def _told_before(self, name: Name, offset: int) -> bool:
        return any(m.name == name for m in self.reading.analysis.within(0, offset))

    def previous(self) -> Telling | None:
        """The sentence before in the same block."""
        if not self.index:
            return None
        last = tellings(self.reading)[self.index - 1]
        return last if last.sentence.block == self.sentence.block else None

    # --- evidence ------------------------------------------------------------------

    def evidence(self) -> tuple[Evidence, ...]:
        """The sentence as evidence."""
        return self.reading.evidence(self.sentence.start, self.sentence.end)

    def vouched(self, position: int) -> Factuality:
        """How the words right before a verb vouch for it."""
        window = self.text[max(0, position - 60) : position]
        if NEGATED.search(window):
            return Factuality.DENIED
        return Factuality.CONDITIONAL if UNSURE.search(window) else Factuality.ASSERTED


def tellings(reading: Reading) -> list[Telling]:
    """The sentences of a document, made once for all who read them."""
    if "tellings" not in reading.shared:
        reading.shared["tellings"] = [
            Telling(reading, s, a, i) for i, (s, a) in enumerate(reading.sentences)
        ]
    return reading.shared["tellings"]


def items_after(reading: Reading, index: int) -> Iterator[Telling]:
    """The list items that follow a sentence ending in a colon; `index` is its block."""
    blocks = reading.context.blocks
    for telling in tellings(reading):
        number = telling.sentence.block
        if number > index and all(
            blocks[b].kind is BlockKind.ITEM for b in range(index + 1, number + 1)
        ):
            yield telling
