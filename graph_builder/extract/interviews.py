"""Interviews: questions and answers, and who answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph_builder.extract.analysis import Analysis
from graph_builder.extract.french.text import plain
from graph_builder.extract.mention import Mention
from graph_builder.extract.quotes import Quote
from graph_builder.model import Block, BlockKind, Name

_INITIALS = re.compile(
    r"\s*(?P<initials>(?:[A-Z](?:\.|-[A-Z]\.|\b)[ \u00a0\u202f-]?){2,4})\s?[:–—]\s+"
)
_LABEL = re.compile(r"\s*(?:M\. |Mme |Pr |Dr )?$")
_AFTER_LABEL = re.compile(r"(?: ?\([^()]{1,80}\)|,[^:\n]{1,80})?\s?[:–—-]\s+")
_CUES = re.compile(
    r"\b(?:entretien|interview|propos recueillis|recueilli par|repond(?:ent|u)? a (?:nos|vos|trois|cinq|\w+) questions|questions a|entrevue|tete-a-tete)\b"
)
_ASKED = re.compile(
    r"\b(?:propos (?:recueillis|receuillis)|entretien|interview)[^.\n]{0,60}\bpar $"
)
_OPEN = {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE, BlockKind.CAPTION}
_FEWEST = 2  # answers that make an interview without any other sign
_QUESTIONS = 3  # questions that make one where the text says that it is one


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: span of the words said, who says them, the rule."""

    start: int
    end: int
    speaker: Name
    rule: str


class _Interview:
    def __init__(self, analysis: Analysis, people: Sequence[Mention]) -> None:
        self.analysis, self.text = analysis, analysis.text
        self.blocks = analysis.document.blocks
        self.people = [p for p in people if not self._asks(p)]
        self._at = {p.start: p for p in self.people}

    def _asks(self, person: Mention) -> bool:
        """«Propos recueillis par …»: who puts the questions."""
        return bool(
            _ASKED.search(
                self.analysis.folded[max(0, person.start - 90) : person.start]
            )
        )

    def _initials(self, letters: str) -> Name | None:
        wanted = [c for c in letters if c.isalpha()]
        for person in self.people:
            label = person.name.label if person.name else person.text
            parts = [p for p in re.split(r"[ -]", label) if p[:1].isupper()]
            given = [p[0] for p in parts]
            if given == wanted or (len(wanted) > 1 and [given[0], given[-1]] == wanted):
                return person.name
        return None

    def labelled(self, block: Block) -> tuple[Name, int] | None:
        """Who answers in a block («Anne Rey :», «A. R. :») and where the words begin."""
        if block.kind is BlockKind.TABLE:
            return None
        text = self.text[block.start : block.end]
        initials = _INITIALS.match(text)
        if initials:
            name = self._initials(initials["initials"])
            return (name, block.start + initials.end()) if name else None
        for person in self.people:
            if block.start <= person.start < block.start + 12:
                lead = _LABEL.fullmatch(self.text, block.start, person.start)
                after = _AFTER_LABEL.match(self.text, person.end, block.end)
                if (
                    lead
                    and after
                    and person.name
                    and self.text[after.end() : after.end() + 1] not in '«“"'
                ):
                    return person.name, after.end()
        return None

    def question(self, block: Block) -> bool:
        """Whether a block asks: a question mark or an open end, short."""
        text = self.text[block.start : block.end].rstrip(" *_»\u00a0\u202f")
        short = len(text) < 400  # noqa: PLR2004 (a question is short)
        return (
            block.kind is not BlockKind.TABLE
            and short
            and text.endswith(("?", "…", "..."))
        )

    def by_labels(self) -> list[Answer]:
        labels = [self.labelled(b) for b in self.blocks]
        found: list[Answer] = []
        index = 0
        while index < len(labels):
            label = labels[index]
            if label is None:
                index += 1
                continue
            last = self._run(labels, index)
            found.append(Answer(label[1], self._end(last), label[0], "answer"))
            index = last + 1
        return found

    def _run(self, labels: Sequence[tuple[Name, int] | None], first: int) -> int:
        """Index of the last paragraph of an answer that begins in block `first`."""
        last = first
        later = range(first + 1, len(self.blocks))
        asked_later = any(labels[i] for i in later)
        for index in later:
            block = self.blocks[index]
            closing = _CUES.search(self.analysis.folded, block.start, block.end)
            if (
                labels[index]
                or block.kind not in _OPEN
                or self.question(block)
                or closing
                or not asked_later
            ):
                break
            last = index
        return last

    def _end(self, index: int) -> int:
        block = self.blocks[index]
        return block.start + len(self.text[block.start : block.end].rstrip(" *_\n"))

    def by_questions(self) -> list[Answer]:
        """Answers without labels: what stands between the questions."""
        asked = [i for i, b in enumerate(self.blocks) if i and self.question(b)]
        speaker = self._interviewee(asked[0]) if asked else None
        if len(asked) < _QUESTIONS or speaker is None:
            return []
        found = []
        for index, after in zip(asked, [*asked[1:], len(self.blocks)], strict=True):
            inside = [
                i for i in range(index + 1, after) if self.blocks[i].kind in _OPEN
            ]
            inside = [i for i in inside if not self._closing(i)]
            if inside:
                found.append(
                    Answer(
                        self.blocks[inside[0]].start,
                        self._end(inside[-1]),
                        speaker,
                        "answer",
                    )
                )
        return found

    def _closing(self, index: int) -> bool:
        block = self.blocks[index]
        return bool(_CUES.search(self.analysis.folded, block.start, block.end))

    def _interviewee(self, first: int) -> Name | None:
        limit = self.blocks[first].start
        early = [p for p in self.people if p.start < limit] or self.people
        return early[0].name if early else None


def answers(
    analysis: Analysis, people: Sequence[Mention], quotes: Sequence[Quote]
) -> list[Answer]:
    """The answers of an interview, its headline words included; [] for other texts."""
    interview = _Interview(analysis, people)
    cue = bool(_CUES.search(analysis.folded))
    found = interview.by_labels()
    if len({a.speaker for a in found}) * _FEWEST > len(found) and not (cue and found):
        found = []
    if not found and cue:
        found = interview.by_questions()
    return [*_headline(analysis, found, quotes), *found] if found else []


def _headline(
    analysis: Analysis, found: Sequence[Answer], quotes: Sequence[Quote]
) -> list[Answer]:
    """Words quoted in the title: the interviewee's."""
    times = [a.speaker for a in found]
    speaker = max(dict.fromkeys(times), key=times.count)
    return [
        Answer(q.start, q.end, speaker, "headline")
        for q in quotes
        if analysis.document.blocks[q.block].kind is BlockKind.TITLE
        and len(plain(analysis.text[q.start : q.end]).split()) > 3  # noqa: PLR2004 (a name is shorter)
    ]
