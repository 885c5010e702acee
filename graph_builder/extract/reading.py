"""What the fact modules read: an analysed document with its sentences as patterns."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from graph_builder.extract.analysis import Analysis
from graph_builder.extract.appositions import Links
from graph_builder.extract.context import Context
from graph_builder.extract.factuality import clause_at, modality, taken_back
from graph_builder.extract.french.offices import Office
from graph_builder.extract.holdings import Holding
from graph_builder.extract.pattern import Abstract, abstract
from graph_builder.extract.quotes import Quote, find_quotes
from graph_builder.extract.sentences import Sentence
from graph_builder.extract.speakers import Speakers
from graph_builder.extract.successions import holdings
from graph_builder.extract.utterances import utterances
from graph_builder.model import Evidence, Factuality, Name, Statement


@dataclass
class Reading:
    """An analysis, its context, and one `Abstract` a sentence, made once.

    `shared` keeps what several fact modules make of the sentences, under their name.
    """

    analysis: Analysis
    shared: dict[str, list[Any]] = field(default_factory=dict, repr=False)

    @cached_property
    def context(self) -> Context:
        """Which call, programme, project is in force where."""
        return Context(self.analysis)

    @cached_property
    def sentences(self) -> list[tuple[Sentence, Abstract]]:
        """Every sentence with its abstract, text order."""
        return [
            (s, abstract(self.analysis, s.start, s.end))
            for s in self.analysis.sentences
        ]

    @cached_property
    def links(self) -> Links:
        """The offices of the text and the persons they stand beside."""
        return Links(self.analysis)

    @cached_property
    def holdings(self) -> list[Holding]:
        """Who holds which office, as far as the text says it in one place."""
        return holdings(self.analysis, self.links)

    @cached_property
    def speakers(self) -> Speakers:
        """Resolves phrases to those who speak."""
        return Speakers(self.analysis, self.links, self.holdings)

    @cached_property
    def quotes(self) -> list[Quote]:
        """Words in quotation marks, whoever says them, names among them."""
        return find_quotes(self.analysis.document)

    @cached_property
    def utterances(self) -> list[Statement]:
        """The words somebody says in the text."""
        return utterances(self.analysis, self.speakers, self.quotes)

    @cached_property
    def offices_speaking(self) -> list[tuple[Office, Name]]:
        """Offices that speakers are called by, with the person meant."""
        return self.speakers.described if self.utterances else []

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that holds a position; None inside tables."""
        sentences = self.analysis.sentences
        after = bisect_right(sentences, position, key=lambda s: s.start)
        held = after and position < sentences[after - 1].end
        return sentences[after - 1] if held else None

    def evidence(self, start: int, end: int) -> tuple[Evidence, ...]:
        """One span as evidence."""
        return (self.analysis.evidence(start, end),)

    def modality(
        self, sentence: Sentence, start: int, end: int
    ) -> tuple[Factuality, tuple[str, ...]]:
        """How the clause around a span vouches for it, with the cues.

        A sentence that takes all back («mais rien n'est signé») vouches for nothing.
        """
        if taken := taken_back(self.analysis.folded, sentence.start, sentence.end):
            return Factuality.CONDITIONAL, taken
        low, high = clause_at(
            self.analysis.folded, start, end, sentence.start, sentence.end
        )
        return modality(self.analysis.folded, low, high)
