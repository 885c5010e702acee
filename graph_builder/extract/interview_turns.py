"""Turns of a conversation: which block asks, which answers, and by whose label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph_builder.extract.analysis import Analysis
from graph_builder.extract.mention import Mention
from graph_builder.model import Block, BlockKind, Kind, Name

_INITIALS = re.compile(
    r"\s*(?P<initials>(?:[A-Z](?:\.|-[A-Z]\.|\b)[ \u00a0\u202f-]?){2,4})\s?[:–—-]\s+"
)
_LABEL = re.compile(r"\s*(?:M\. |Mme |Pr |Dr )?$")
_AFTER_LABEL = re.compile(
    r"(?: ?\([^()]{1,80}\)|,[^:\n?!]{1,80})?(?:\s?:|\.? ?[–—-])\s+"
)
_LETTERS = re.compile(
    r"\s*(?:(?P<asks>Q(?:uestion)?)|R(?:éponse|eponse)?)(?: ?\d{1,2})?\s?\.?\s?[:–—-]\s+"
)
_OUTLET = re.compile(r"\s*(?!«)[^:.?!«»\n]{2,40}?(?:\s?:|\. [–—-])\s+")
_MARKS = " *_»\u00a0\u202f"
_LONGEST_QUESTION = 400
_LABEL_WITHIN = 12  # characters of a block in which the name of its label begins
OPEN = {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE, BlockKind.CAPTION}


@dataclass(frozen=True, slots=True)
class Label:
    """What opens a turn: who speaks (None: the host), where the words begin, if it asks."""

    speaker: Name | None
    start: int
    asks: bool = False


class Turns:
    """Reads the turns of one document; `people` are those who may speak."""

    def __init__(self, analysis: Analysis, people: Sequence[Mention]) -> None:
        self.analysis, self.text = analysis, analysis.text
        self.people = [*people, *self._unknown(people)]
        self._names = {p.start: p for p in self.people}

    def _unknown(self, people: Sequence[Mention]) -> list[Mention]:
        """Names that no list tells a person's, at the head of a block, before a colon."""
        known = {p.start for p in people}
        found = []
        for block in self.analysis.document.blocks:
            for mention in self.analysis.within(block.start, block.start + 1):
                name, after = mention.name, self.text[mention.end : mention.end + 4]
                shape = name is not None and name.kind is Kind.PHRASE
                if shape and " " in mention.text and mention.start not in known:
                    found += [mention] if _AFTER_LABEL.match(after) else []
        return [replace(m, kind=Kind.PERSON) for m in found]

    def _initials(self, letters: str) -> Name | None:
        wanted = [c for c in letters if c.isalpha()]
        for person in self.people:
            label = person.name.label if person.name else person.text
            given = [p[0] for p in re.split(r"[ -]", label) if p[:1].isupper()]
            if given == wanted or (len(wanted) > 1 and [given[0], given[-1]] == wanted):
                return person_name(person)
        return None

    def label(self, block: Block) -> Label | None:
        """What opens a block: «Anne Rey :», «A. R. –», «Q :»; None where nothing does."""
        if block.kind not in OPEN:
            return None
        text = self.text[block.start : block.end]
        if letters := _LETTERS.match(text):
            return Label(None, block.start + letters.end(), bool(letters["asks"]))
        if initials := _INITIALS.match(text):
            name = self._initials(initials["initials"])
            return Label(name, block.start + initials.end()) if name else None
        return self._by_name(block)

    def _by_name(self, block: Block) -> Label | None:
        for start in range(block.start, min(block.start + _LABEL_WITHIN, block.end)):
            person = self._names.get(start)
            if person is None or not _LABEL.fullmatch(self.text, block.start, start):
                continue
            after = _AFTER_LABEL.match(self.text, person.end, block.end)
            if after and self.text[after.end() : after.end() + 1] not in '«“"':
                return Label(person_name(person), after.end())
        return None

    def question(self, block: Block) -> bool:
        """Whether a block asks: a question mark or an open end, short."""
        text = self.text[block.start : block.end].rstrip(_MARKS)
        short = len(text) < _LONGEST_QUESTION
        return (
            block.kind is not BlockKind.TABLE
            and short
            and text.endswith(("?", "…", "..."))
        )

    def marked(self, block: Block) -> bool:
        """Whether a question is set apart: a heading, an item, or by a label."""
        if not self.question(block):
            return False
        text = self.text[block.start : block.end]
        set_apart = block.kind in {BlockKind.HEADING, BlockKind.ITEM}
        return set_apart or _OUTLET.match(text) is not None

    def end(self, block: Block) -> int:
        """Where the words of a block end."""
        words = self.text[block.start : block.end]
        return block.start + len(words.rstrip(" *_\n"))


def person_name(person: Mention) -> Name | None:
    """The name of a mention, as a person's."""
    return replace(person.name, kind=Kind.PERSON) if person.name else None
