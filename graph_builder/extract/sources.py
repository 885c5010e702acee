"""Which call a place of the text speaks of, and which programme pays for it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from graph_builder.extract.cellmoney import cue
from graph_builder.extract.french.text import plain
from graph_builder.extract.mention import Mention
from graph_builder.extract.reading import Reading
from graph_builder.model import BlockKind, Kind, Name

_WON_AT = re.compile(
    r"(?:laureat\w*|titre|cadre|retenus?|resultats?|palmares|liste) d[eu] ?"
    r"(?:l[ae']s? ?)?(?:[\w' -]{0,40})[\W]*\Z"
)
_PAID = re.compile(
    r"(?:\b(?:finance|dote|soutenu|lance|porte|credit|budget|appel|volet)\w*"
    r"|\btitre|\bcadre"
    r"|€|\beuros?|\bami|\baap)\b[^.;]{0,45}?"
    r"\b(?:d[eu]s?|par|d'|via) ?(?:l[ae']s? ?)?\W*\Z"
)


def kind_of(mention: Mention) -> Kind:
    """The kind of what a mention means."""
    return mention.name.kind if mention.name else Kind.PHRASE


def is_payer(name: Name) -> bool:
    """Whether a name is one that pays for projects: the State, a region, a fund."""
    forms = (plain(form) for form in (name.label, *name.aliases))
    payers = cue("verbs", "payers")
    return name.kind is Kind.PROGRAMME or any(map(payers.search, forms))


class Sources:
    """Calls and programmes in force in one document; what was found is kept."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._paid: dict[Name, Name | None] = {}
        self._starts = [s.start for s in reading.analysis.sentences]
        self._money = [m.start for m in reading.analysis.money]

    def call_of(self, position: int) -> Name | None:
        """The call in force: one just told to have winners, else the nearest.

        Under a heading that itself heads a winner, it is that of the section around.
        """
        context, analysis = self.reading.context, self.reading.analysis
        index = context.block_at(position)
        block = context.blocks[index]
        found = analysis.within(block.start, position)
        calls = [m for m in found if kind_of(m) is Kind.CALL]
        for mention in reversed(calls):
            if _WON_AT.search(analysis.folded, block.start, mention.start):
                return mention.name
        if block.kind is BlockKind.HEADING and not calls:
            return self._around(index)
        return context.call_at(position)

    def _around(self, index: int) -> Name | None:
        """The call of the section that a heading divides."""
        context = self.reading.context
        level = context.blocks[index].level
        for above in reversed(context.blocks[:index]):
            if above.kind is BlockKind.HEADING and above.level < level:
                return context.call_at(above.end - 1)
        return context.call_at(context.blocks[index].start)

    def programme_near(self, position: int) -> Name | None:
        """The programme named in the same block: the last before, else the next."""
        context = self.reading.context
        block = context.blocks[context.block_at(position)]
        found = self._programmes(block.start, block.end)
        before = [m for m in found if m.start < position]
        nearest = before[-1:] or found[:1]
        return nearest[0].name if nearest else None

    def _programmes(self, start: int, end: int) -> list[Mention]:
        """Programmes named, not merely meant («le dispositif»), in a stretch."""
        return [
            m
            for m in self.reading.analysis.within(start, end)
            if kind_of(m) is Kind.PROGRAMME and m.source != "anaphor"
        ]

    def source_of(self, call: Name | None, near: Name | None) -> Name | None:
        """Where the money of a call comes from: the programme told to pay for it.

        `near` is a programme named closer by; it goes before, unless it is the call.
        """
        if near and near != call:
            return near
        if call and call not in self._paid:
            self._paid[call] = self._paying(call)
        return self._paid[call] if call else None

    def _paying(self, call: Name) -> Name | None:
        for mention in self.reading.analysis.mentions:
            if mention.name == call:
                at = bisect_right(self._starts, mention.start) - 1
                paid = self._payer(at) or self._payer_after(at)
                if paid and paid != call:
                    return paid
        return None

    def _payer(self, at: int) -> Name | None:
        """The programme that the sentence at an index says to pay."""
        if at < 0:
            return None
        sentence = self.reading.analysis.sentences[at]
        folded = self.reading.analysis.folded
        for mention in self._programmes(sentence.start, sentence.end):
            if _PAID.search(folded, sentence.start, mention.start):
                return mention.name
        return None

    def _payer_after(self, at: int) -> Name | None:
        """The programme of the next sentence, where that tells an amount."""
        sentences = self.reading.analysis.sentences
        if not 0 <= at < len(sentences) - 1:
            return None
        here, after = sentences[at], sentences[at + 1]
        first = bisect_left(self._money, after.start)
        told = bisect_left(self._money, after.end) > first
        found = self._programmes(after.start, after.end)
        same = here.block == after.block
        return found[0].name if same and told and found else None
