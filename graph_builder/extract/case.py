"""A case: an amount in its frame, who has a stake in it, and what was told before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph_builder.extract.cellmoney import cue as firms
from graph_builder.extract.frame import Frame
from graph_builder.extract.reading import Reading
from graph_builder.extract.stakes import Stakes
from graph_builder.extract.told import Told
from graph_builder.model import Evidence, Factuality, Name

_DATED = re.compile(r" en <D(\d+)>")
_THERE = re.compile(r"\b(?:y|lui|en|r?ajout\w*|complet\w*|abond\w*|join\w*)\b")
_LONG_AGO = 2  # years before publication from which money is of an earlier time


@dataclass(frozen=True, slots=True)
class Case:
    """One amount being read."""

    frame: Frame
    stakes: Stakes
    told: Told

    @property
    def reading(self) -> Reading:
        """The document it stands in."""
        return self.told.reading

    def of_firms(self) -> bool:
        """Whether the block speaks of firms: names of unknown kind are theirs."""
        block = self.reading.context.blocks[self.frame.sentence.block]
        folded = self.reading.analysis.folded
        return (
            firms("verbs", "firms").search(folded, block.start, block.end) is not None
        )

    def evidence(self) -> tuple[Evidence, ...]:
        """The clause as evidence."""
        frame = self.frame
        low = frame.abstract.position(frame.clause[0])
        high = frame.abstract.position(frame.clause[1], end=True)
        return self.reading.evidence(
            min(low, frame.money.start), max(high, frame.money.end)
        )

    def evidence_of(self, project: Name | None) -> tuple[Evidence, ...]:
        """The clause, with the place before it that names what it only stands for."""
        clause = self.evidence()
        if project is None or project.label.casefold() in clause[0].exact.casefold():
            return clause
        named = self.told.named_before(self.frame, project)
        within = self.reading.analysis.within(clause[0].start, clause[0].end)
        meant = any(m.name == project for m in within) or _THERE.search(self.frame.cue)
        if named is None or not meant:
            return clause
        return (*self.reading.evidence(named.start, named.end), *clause)

    def modality(self) -> tuple[Factuality, tuple[str, ...]]:
        """How the clause vouches for the amount, with the cues."""
        money = self.frame.money
        factuality, cues = self.reading.modality(
            self.frame.sentence, money.start, money.end
        )
        if factuality is Factuality.ASSERTED and self._long_ago():
            factuality = Factuality.FORMER
        return factuality, (self.frame.cue, *cues)

    def _long_ago(self) -> bool:
        """«a perçu 75 000 € en 2016», in a text of 2019: money of an earlier time."""
        published = self.reading.analysis.document.published
        match = _DATED.match(self.frame.tail)
        year = self.frame.year(match[1]) if match else ""
        return bool(
            published and year.isdigit() and int(year) <= published.year - _LONG_AGO
        )
