"""Interviews: questions and answers, and who answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph_builder.extract.analysis import Analysis
from graph_builder.extract.french.text import plain
from graph_builder.extract.interview_turns import OPEN, Label, Turns, person_name
from graph_builder.extract.mention import Mention
from graph_builder.extract.quotes import Quote
from graph_builder.model import Block, BlockKind, Name

_TALKS = (
    r"(?:entretien|interview|rencontre|conversation|tete-a-tete|echange) (?:avec|de|d')"
    r"|(?:une|deux|trois|quatre|cinq|six|sept|huit|\d) questions (?:a |au |aux )"
)
_CUES = re.compile(
    rf"\b(?:{_TALKS}|entretien\.|interview\b|propos recueillis|recueillis? par|entrevue|tete-a-tete"
    r"|repond(?:ent|u)? a (?:nos|vos|trois|cinq|\w+) questions|questions a\b|entretien\b|grand entretien)"
)
_HEADED = re.compile(rf"\b(?:{_TALKS})")
_ASKED = re.compile(
    r"\b(?:propos (?:recueillis|receuillis)|recueillis?|entretien|interview)[^.\n]{0,60}\bpar $"
)
_FIRST_PERSON = re.compile(r"\b(?:je|j'|nous|notre|nos|mon|ma|mes|moi)\b")
_YOU = re.compile(r"\b(?:vous|votre|vos)\b")
_SHORT = 300  # characters of a question that has no question mark
_CIVIL = re.compile(
    r"(?:bonjour|bonsoir|merci|au revoir)(?: a (?:tous|toutes|vous)| beaucoup)?[ .!]*"
)
_HEADS = {BlockKind.TITLE, BlockKind.HEADING}
_LEADS = re.compile(r"(?:^|\n|[:,.]\s?)\s*$")  # what a quoted headline stands after
_FEWEST = 2  # answers a speaker has in a conversation without any other sign
_QUESTIONS = 2  # questions that make an interview
_OPENING, _ENDING = 4, 3  # blocks at either end that tell what a text is


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: span of the words said, who says them, the rule."""

    start: int
    end: int
    speaker: Name
    rule: str


@dataclass(frozen=True, slots=True)
class _Part:
    """Blocks [first, end) that may be an interview, whom it is with, whether it says so."""

    first: int
    end: int
    host: Name | None
    told: bool


class _Interview:
    def __init__(self, analysis: Analysis, people: Sequence[Mention]) -> None:
        self.analysis = analysis
        self.blocks = analysis.document.blocks
        self.turns = Turns(analysis, [p for p in people if not self._asks(p)])
        self.labels = [self.turns.label(b) for b in self.blocks]
        self.closing = [bool(_ASKING.search(self._folded(b))) for b in self.blocks]

    def _asks(self, person: Mention) -> bool:
        """«Propos recueillis par …»: who puts the questions."""
        before = self.analysis.folded[max(0, person.start - 90) : person.start]
        return bool(_ASKED.search(before))

    def _folded(self, block: Block) -> str:
        return self.analysis.folded[block.start : block.end]

    # --- parts ---------------------------------------------------------------------------

    def parts(self) -> Iterator[_Part]:
        """The sections headed «Trois questions à …», else the whole document."""
        headed = [*self._headed()]
        if headed:
            yield from headed
            return
        ends = [*self.blocks[:_OPENING], *self.blocks[-_ENDING:]]
        told = any(_CUES.search(self._folded(b)) for b in ends)
        yield _Part(0, len(self.blocks), None, told)

    def _headed(self) -> Iterator[_Part]:
        for index, block in enumerate(self.blocks):
            if block.kind is not BlockKind.HEADING:
                continue
            if not _HEADED.search(self._folded(block)):
                continue
            host = self._first_person(index, index + 1)
            end = self._section_end(index)
            yield _Part(index + 1, end, host, told=True)

    def _section_end(self, index: int) -> int:
        for later in range(index + 1, len(self.blocks)):
            block = self.blocks[later]
            if block.kind is BlockKind.HEADING and not self.turns.question(block):
                return later
        return len(self.blocks)

    # --- who -------------------------------------------------------------------------------

    def _first_person(self, first: int, end: int) -> Name | None:
        low, high = self.blocks[first].start, self.blocks[end - 1].end
        inside = [p for p in self.turns.people if low <= p.start < high]
        return person_name(inside[0]) if inside else None

    def _askers(self, part: _Part) -> set[Name]:
        """Speakers whose turns are mostly questions."""
        asked: Counter[Name] = Counter()
        turns: Counter[Name] = Counter()
        for index in range(part.first, part.end):
            label = self.labels[index]
            if label and label.speaker:
                turns[label.speaker] += 1
                asked[label.speaker] += self.turns.question(self.blocks[index])
        opens = next((lb.speaker for lb in self._named(part)), None)
        return {
            name
            for name, count in asked.items()
            if 2 * count > turns[name]
            or (name == opens and 3 * count >= turns[name] > 1)
        }

    def _named(self, part: _Part) -> list[Label]:
        labels = self.labels[part.first : part.end]
        return [label for label in labels if label and label.speaker]

    def _host(self, part: _Part, askers: set[Name], first: int) -> Name | None:
        """Who answers: named by the heading, by a label, in the title or what opens it."""
        if part.host:
            return part.host
        told = Counter(lb.speaker for lb in self._named(part))
        known = [name for name in told if name and name not in askers]
        if known:
            return max(known, key=lambda name: told[name])
        return self._first_person(part.first, first) if first > part.first else None

    # --- answers ----------------------------------------------------------------------------

    def answers(self, part: _Part) -> list[Answer]:
        """The answers of a part; [] where it is no interview."""
        asked = self._asked(part)
        askers = self._askers(part)
        host = self._host(part, askers, asked[0] if asked else part.first)
        found = [*self._read(part, set(asked), askers, host)]
        return found if self._is_one(part, asked, found) else []

    def _asked(self, part: _Part) -> list[int]:
        """Indexes of the blocks that ask; headings like those of questions do too."""
        inside = range(part.first, part.end)
        asked = [i for i in inside if self._question(part, i)]
        heads = [b for i in asked if (b := self.blocks[i]).kind is BlockKind.HEADING]
        levels = {b.level for b in heads}
        if len(heads) < _QUESTIONS or (not part.told and len(heads) == _QUESTIONS):
            return asked
        between = range(asked[0], part.end)
        like = {i for i in between if self._heading_of(levels, i)}
        like |= {i for i in between if i - 1 not in like and self._addresses(i)}
        return sorted({*asked, *(i for i in like if i - 1 not in asked)})

    def _addresses(self, index: int) -> bool:
        """A short paragraph that speaks to someone: «Vous aviez candidaté»."""
        block, words = self.blocks[index], self._folded(self.blocks[index])
        plain_one = block.kind is BlockKind.PARAGRAPH and not self.labels[index]
        short = plain_one and len(words) < _SHORT
        return short and bool(_YOU.search(words)) and not _FIRST_PERSON.search(words)

    def _heading_of(self, levels: set[int], index: int) -> bool:
        block = self.blocks[index]
        return block.kind is BlockKind.HEADING and block.level in levels

    def _question(self, part: _Part, index: int) -> bool:
        block, label = self.blocks[index], self.labels[index]
        if block.kind is BlockKind.TITLE or index == 0:
            return False
        if label:
            return label.asks
        return self.turns.marked(block) or (part.told and self.turns.question(block))

    def _is_one(
        self, part: _Part, asked: Sequence[int], found: Sequence[Answer]
    ) -> bool:
        if not found:
            return False
        labelled = self._named(part)
        if labelled and (part.told or self._converse(labelled)):
            return True
        if len(asked) < _QUESTIONS:
            return False
        if part.told:
            return True
        said = [self.analysis.folded[a.start : a.end] for a in found]
        first = sum(bool(_FIRST_PERSON.search(words)) for words in said)
        return 2 * first >= len(said) >= _QUESTIONS

    @staticmethod
    def _converse(labelled: Sequence[Label]) -> bool:
        speakers = {label.speaker for label in labelled}
        return len(speakers) * _FEWEST <= len(labelled)

    def _read(
        self, part: _Part, asked: set[int], askers: set[Name], host: Name | None
    ) -> Iterator[Answer]:
        """Each turn that is no question, from its first block to its last."""
        index = part.first
        while index < part.end:
            turn = self._turn(index, asked, host)
            last = self._last(part, index, asked) if turn else index
            if turn and turn.speaker and turn.speaker not in askers:
                end = self.turns.end(self.blocks[last])
                if not _CIVIL.fullmatch(plain(self.analysis.text[turn.start : end])):
                    yield Answer(turn.start, end, turn.speaker, "answer")
            index = last + 1

    def _turn(self, index: int, asked: set[int], host: Name | None) -> Label | None:
        """What a block opens: by its label, or because a question stands before it."""
        label, block = self.labels[index], self.blocks[index]
        if index in asked or block.kind not in OPEN or self.closing[index]:
            return None
        if label:
            return None if label.asks else Label(label.speaker or host, label.start)
        return Label(host, block.start) if index - 1 in asked else None

    def _last(self, part: _Part, first: int, asked: set[int]) -> int:
        """Index of the last paragraph of an answer that begins in block `first`.

        What follows the last of several labels is told by the text again.
        """
        free = not self._named(part) or first - 1 in asked
        later = any(i > first for i in asked) or any(self.labels[first + 1 : part.end])
        last = first
        for index in range(first + 1, part.end):
            ends = self.labels[index] or index in asked or self.closing[index]
            if ends or self.blocks[index].kind not in OPEN or not (later or free):
                break
            last = index
        return last


_ASKING = re.compile(r"\b(?:propos (?:recueillis|receuillis)|recueillis? par)\b")


def answers(
    analysis: Analysis, people: Sequence[Mention], quotes: Sequence[Quote]
) -> list[Answer]:
    """The answers of an interview, its headline words included; [] for other texts."""
    interview = _Interview(analysis, people)
    found = [a for part in interview.parts() for a in interview.answers(part)]
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
        if q.block <= 1
        and analysis.document.blocks[q.block].kind in _HEADS
        and _LEADS.search(analysis.text, max(0, q.opening - 3), q.opening)
        and len(plain(analysis.text[q.start : q.end]).split()) > 3  # noqa: PLR2004 (a name is shorter)
    ]
