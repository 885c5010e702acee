"""What a text told before an amount: the last award, the project it speaks of, groups."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph_builder.extract.clauses import Telling, tellings
from graph_builder.extract.domain import is_funder
from graph_builder.extract.frame import Frame
from graph_builder.extract.french.text import plain
from graph_builder.extract.mention import Mention
from graph_builder.extract.ordinals import group_of, one_of_two, subject_of_two
from graph_builder.extract.reading import Reading
from graph_builder.extract.section_heads import heading_project
from graph_builder.extract.stretches import inside
from graph_builder.extract.syntax import Slot, mention_of
from graph_builder.model import Award, BlockKind, Envelope, Factuality, Kind, Name

_NEW = len(" nouveaux ")  # characters between a number and what it counts
_COUNTED = 120  # characters that hold a number, in words too, and what follows it
_OF_THIS = re.compile(
    r"\b(?:sur|de|dans) (?:ce (?:total|montant|budget)|cette (?:somme|enveloppe|dotation))\b"
)
_EARLY = 3  # index of the block up to which a text tells what it is about
_FEW = 3  # projects that a text about one of them may name
_PURSE = re.compile(
    r"(?:(?:premier|deuxieme|second|troisieme|quatrieme|grand) )?(?:feder|fse|feampa|feader|france 2030|pia ?\d|grand plan d.investissement|plan d.investissement d|programmes? d.investissements? d.avenir"
    r"|erasmus|horizon europe|programme erasmus)"
)
_LOST = re.compile(
    r"\b(?:recale|ecarte|rejete|elimine|refuse|deboute)e?s?\b"
    r"|\bpas (?:ete )?(?:retenu|selectionne|laureat|finance)"
)


def is_whole(name: Name) -> bool:
    """Whether a name is a call or a plan, and no purse that pays for others."""
    purse = name.kind is Kind.PROGRAMME and _PURSE.match(plain(name.label))
    return name.kind in {Kind.CALL, Kind.PROGRAMME} and not purse


class Told:
    """The memory of one pass over the amounts of a document.

    Attributes:
        reading: the document.
        leads: project → who leads it.
        carried: organisation → the projects it leads.
        counts: group → how many it counts.
        last: the last asserted fact, `last_block` its block.
    """

    def __init__(self, reading: Reading, leads: dict[Name, Name]) -> None:
        self.reading, self.leads = reading, leads
        self.carried: dict[Name, list[Name]] = {}
        for project, lead in leads.items():
            self.carried.setdefault(lead, []).append(project)
        self.counts = {
            m.name: m.count for m in reading.analysis.mentions if m.name and m.count
        }
        self.projects = {
            m.name
            for m in reading.analysis.mentions
            if m.name and m.name.kind is Kind.PROJECT
        }
        self.last: Award | Envelope | None = None
        self.last_block = -1

    def remember(self, fact: Award | Envelope, frame: Frame) -> None:
        """Keep an asserted fact for those that refer to it."""
        if fact.factuality is Factuality.ASSERTED:
            self.last, self.last_block = fact, frame.sentence.block

    # --- facts told before -------------------------------------------------------------

    def last_fact(self, frame: Frame) -> Award | Envelope | None:
        """The fact told just before in the same block."""
        return self.last if self.last_block == frame.sentence.block else None

    def last_award(self, frame: Frame) -> Award | None:
        """The award told just before in the same block."""
        last = self.last_fact(frame)
        return last if isinstance(last, Award) else None

    def last_phrase(self, frame: Frame) -> Name | None:
        """The project told just before, where a common noun tells it."""
        last = self.last_award(frame)
        phrase = last.project if last else None
        return phrase if phrase and phrase.kind is Kind.PHRASE else None

    # --- names told before -------------------------------------------------------------

    def _in_block(self, frame: Frame, end: int) -> list[Mention]:
        block = self.reading.context.blocks[frame.sentence.block]
        return self.reading.analysis.within(block.start, end)

    def earlier(self, frame: Frame) -> list[Mention]:
        """Calls, programmes and projects of the block before the sentence."""
        kinds = {Kind.CALL, Kind.PROGRAMME, Kind.PROJECT}
        return [
            m
            for m in self._in_block(frame, frame.sentence.start)
            if m.name and m.name.kind in kinds
        ]

    def project(self, frame: Frame) -> Name | None:
        """The project the block speaks of before the amount, else the document's own."""
        before = [
            m
            for m in self._in_block(frame, frame.money.start)
            if m.name and (m.name.kind is Kind.PROJECT or m.name in self.leads)
        ]
        if before:
            return subject_of_two(frame, before) or self._topic(before)
        last = self.last_award(frame)
        known = (last.project or last.recipient) if last else None
        context = self.reading.context
        if not known and _OF_THIS.search(frame.text):
            return context.project_at(frame.money.start)
        return known or self.of_section(frame.money.start) or self._titled(frame)

    def of_section(self, position: int) -> Name | None:
        """The project that heads the section: «### Alpha»."""
        return heading_project(self.reading, position)

    def _titled(self, frame: Frame) -> Name | None:
        """The project the document is about, where it is one and no letter of several."""
        context = self.reading.context
        main = context.main(Kind.PROJECT)
        if main is None or len(self.projects) > _FEW:
            return None
        early = context.blocks[min(_EARLY, len(context.blocks) - 1)].end
        told = self.reading.analysis.within(0, min(early, frame.sentence.end))
        return main if any(m.name == main for m in told) else None

    def body(self, frame: Frame) -> Name | None:
        """Who is spoken of before an amount: the last body that is a subject and pays not.

        Else the one body that the heading above names.
        """
        block = frame.sentence.block
        before = [
            t
            for t in tellings(self.reading)
            if t.sentence.block == block and t.sentence.start < frame.money.start
        ]
        for telling in reversed(before):
            for slot in telling.slots:
                mention = mention_of(telling.abstract, slot)
                if mention and self._is_subject(slot, mention, frame):
                    return mention.name
        return self._heading(frame)

    @staticmethod
    def _is_subject(slot: Slot, mention: Mention, frame: Frame) -> bool:
        """Whether a body stands free before an amount and is none that pays."""
        free = not (slot.prep or slot.relative or slot.depth)
        body = mention.name is not None and mention.name.kind is Kind.ORGANISATION
        before = mention.end <= frame.money.start
        return free and body and before and not is_funder(mention)

    def tellings_before(self, frame: Frame) -> list[Telling]:
        """The sentences of the block before that of an amount."""
        block, start = frame.sentence.block, frame.sentence.start
        return [
            t
            for t in tellings(self.reading)
            if t.sentence.block == block and t.sentence.start < start
        ]

    def _heading(self, frame: Frame) -> Name | None:
        above = self.reading.context.heading_of(frame.sentence.start)
        if above is None or above.kind is BlockKind.TITLE:
            return None
        found = {
            m.name
            for m in self.reading.analysis.within(above.start, above.end)
            if m.name and m.name.kind is Kind.ORGANISATION and not is_funder(m)
        }
        return found.pop() if len(found) == 1 else None

    def _topic(self, told: Sequence[Mention]) -> Name | None:
        """The last thing told that is neither an acronym in brackets nor one that lost."""
        folded = self.reading.analysis.folded
        for mention in reversed(told):
            sentence = self.reading.sentence_at(mention.start)
            words = folded[sentence.start : sentence.end] if sentence else ""
            if folded[mention.start - 1] != "(" and not _LOST.search(words):
                return mention.name
        return None

    def one_of_two(self, frame: Frame) -> Mention | None:
        """«Le premier recevra M, le second N»: the two of a kind told just before."""
        told = self._in_block(frame, frame.sentence.start)
        return one_of_two(frame, told, self.leads)

    def named_before(self, frame: Frame, name: Name) -> Mention | None:
        """Where the block names a thing by its label before an amount."""
        told = [
            m
            for m in self._in_block(frame, frame.money.start)
            if m.name == name and m.source != "anaphor"
        ]
        return told[-1] if told else None

    def thing(self, frame: Frame) -> Name | None:
        """The project that the block names before the amount, else its call or programme.

        Where it names none: the project of the document.
        """
        named = [m.name for m in self._in_block(frame, frame.money.start) if m.name]
        if not any(n.kind is Kind.PROJECT or n in self.leads for n in named):
            whole = [n for n in named if is_whole(n)]
            if whole:
                return whole[-1]
        return self.project(frame)

    def carried_by(self, frame: Frame, recipient: Name | None) -> Name | None:
        """The project an organisation leads: its only one, or the nearest in the block."""
        carried = self.carried.get(recipient, []) if recipient else []
        if len(carried) <= 1:
            return carried[0] if carried else None
        near = [
            m.name for m in self._in_block(frame, frame.money.end) if m.name in carried
        ]
        return near[-1] if near else None

    def call_near(self, frame: Frame) -> Name | None:
        """The call named in the block."""
        return self.reading.context.near(Kind.CALL, frame.money.start)

    def call_in_force(self, frame: Frame) -> Name | None:
        """The call the text is speaking of."""
        return self.reading.context.call_at(frame.money.start)

    def ordinal(self, frame: Frame) -> Mention | None:
        """«300 M€ aux premiers et 400 M€ aux seconds»: the groups told just before."""
        told = self._in_block(frame, frame.sentence.start)
        return group_of(frame, told, self.reading.analysis.folded)

    # --- numbers -------------------------------------------------------------------------

    def count(self, mention: Mention) -> int | None:
        """How many share it: the number of a group, or right before a call's name."""
        if mention.count:
            return mention.count
        if mention.name in self.counts:
            return self.counts[mention.name]
        known = self.reading.analysis.numbers
        near = [
            n
            for n in inside(known, mention.start - _COUNTED, mention.start)
            if 0 <= mention.start - n.end <= _NEW and not n.ordinal
        ]
        return int(near[-1].value) if near else None
