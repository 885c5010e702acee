"""A measure as its sentence tells it, and what all ways of telling share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph_builder.extract.figures import FigureText
from graph_builder.extract.measure_cues import (
    deeds,
    gate,
    never,
    part,
    pattern,
    policy,
)
from graph_builder.extract.nounphrase import Phrase, noun_phrase, words_of
from graph_builder.extract.undertakers import Undertakers
from graph_builder.model import Name

LINKS = {
    "les ": "des ",
    "le ": "du ",
    "la ": "de la ",
    "l'": "de l'",
    "chaque ": "de chaque ",
    "ses ": "des ",
    "leurs ": "des ",
}


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A measure in its sentence.

    Attributes:
        words: a short noun phrase, as written.
        rule: how it is said.
        cue: the words that say it.
        start: where it begins in the text, `end` where it ends.
        verb: where the verb is.
        responsible: who is to do it.
        sure: what public bodies set up; others need a date.
    """

    words: str
    rule: str
    cue: str
    start: int
    end: int
    verb: int
    responsible: Name | None
    sure: bool


class Teller:
    """What the ways of telling a measure share in one sentence."""

    def __init__(self, figures: FigureText) -> None:
        self.figures = figures
        self.text = figures.text
        self.who = Undertakers(figures)

    def cues(self, name: str) -> Iterator[re.Match[str]]:
        """The places where a pattern holds; none where its gate is shut."""
        sought = pattern(name)
        if self.figures.worded.may_hold(sought) and gate(name).search(self.text):
            return sought.finditer(self.text)
        return iter(())

    def known(self, phrase: Phrase) -> bool:
        """Whether a phrase is something that public bodies set up."""
        at = phrase.words[0].start
        return bool(policy().match(self.text, at)) and not never().match(self.text, at)

    def of(
        self,
        phrase: Phrase,
        rule: str,
        cue: re.Match[str],
        who: Name | None,
        *,
        named: str = "",
    ) -> Undertaking:
        """The undertaking that a phrase is, or the words of `named`."""
        sure = bool(named) or self.known(phrase)
        said = named or self.words_of(phrase)
        start = min(phrase.words[0].start, cue.start())
        end = max(phrase.end, cue.end())
        return Undertaking(
            said, rule, cue[0].strip(" ,"), start, end, cue.start(), who, sure
        )

    def words_of(self, phrase: Phrase) -> str:
        """The words of a phrase, with what it is for or kept for."""
        said = words_of(self.figures, phrase.words)
        quality = part("QUALITY").match(self.text, phrase.end)
        if quality:
            return f"{said} {self.figures.words(*quality.span('words'))}"
        whom = part("FOR").match(self.text, phrase.words[-1].end)
        if whom and (kept := noun_phrase(self.text, whom.end()).words):
            return f"{said} {self.figures.words(whom.start() + 1, kept[-1].end)}"
        tail = part("TAIL").match(self.text, phrase.words[-1].end)
        if tail and len(phrase.words) == 1:
            what = noun_phrase(self.text, tail.end())
            return f"{said} {self.figures.words(tail.start('what'), what.end).strip()}"
        return said

    def deed(self, phrase: Phrase, form: str, det: str) -> str:
        """«gel des loyers»: the doing, and what it is done to."""
        return f"{deeds()[form]} {LINKS.get(det, 'de ')}{words_of(self.figures, phrase.words)}"

    def phrase(
        self, cue: re.Match[str], start: int, rule: str, who: Name | None
    ) -> Iterator[Undertaking]:
        """The phrase that begins at a place, where it is a measure."""
        phrase = noun_phrase(self.text, start)
        if phrase.words and self.known(phrase):
            yield self.of(phrase, rule, cue, who)
