"""Policy measures announced: what is set up, who is to do it, by when.

Three ways of saying so are read: the measure as subject («un comité sera créé»,
«un guichet ouvrira»), as object of who acts («la Région ouvrira un guichet»), and as an
infinitive in a list of recommendations or decisions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph_builder.extract.figures import FigureText, figure_texts
from graph_builder.extract.french.text import plain
from graph_builder.extract.measure_cues import words
from graph_builder.extract.reading import Reading
from graph_builder.extract.undertakers import Undertakers
from graph_builder.extract.undertaking import Undertaking
from graph_builder.extract.undertakings import VerbTeller
from graph_builder.extract.undertakings_otherwise import GivenTeller, PlanTeller
from graph_builder.model import BlockKind, Measure

_CONFIDENCE = 0.7


def find_measures(reading: Reading) -> list[Measure]:
    """Measures announced in sentences and in lists of recommendations."""
    return _unique(_found(reading))


def _found(reading: Reading) -> Iterator[Measure]:
    folded = reading.analysis.folded
    lead = ""
    for figures in figure_texts(reading):
        sentence = figures.sentence
        listed = _listed(reading, figures, lead)
        if sentence.kind is not BlockKind.ITEM:
            lead = folded[sentence.start : sentence.end]
        if sentence.kind is BlockKind.TITLE:
            continue
        yield from _of_sentence(reading, figures, listed=listed)


def _listed(reading: Reading, figures: FigureText, lead: str) -> bool:
    """Whether a sentence is an item of recommendations, decisions, wishes."""
    sentence = figures.sentence
    if reading.analysis.folded.startswith("article", sentence.start):
        return True
    if sentence.kind is not BlockKind.ITEM:
        return False
    heading = plain(reading.context.heading(sentence.start))
    return any(words("lists").search(text) for text in (heading, lead))


def _of_sentence(
    reading: Reading, figures: FigureText, *, listed: bool
) -> Iterator[Measure]:
    who = Undertakers(figures)
    for found in _undertakings(figures, listed=listed):
        clause = who.clause(found.start, found.end)
        if words("unsure").search(figures.text, *clause):
            continue
        deadline = who.deadline(found.start, found.end, found.verb)
        if found.words and (found.sure or deadline):
            yield _measure(reading, figures, found, deadline)


def _undertakings(figures: FigureText, *, listed: bool) -> Iterator[Undertaking]:
    """Every reading of a sentence, the surest first."""
    yield from GivenTeller(figures, listed=listed).undertakings()
    yield from VerbTeller(figures).undertakings()
    yield from PlanTeller(figures).undertakings()


def _measure(
    reading: Reading, figures: FigureText, found: Undertaking, deadline: str
) -> Measure:
    sentence = figures.sentence
    return Measure(
        measure=found.words,
        responsible=found.responsible,
        deadline=deadline,
        evidence=reading.evidence(sentence.start, sentence.end),
        rule=f"measures.{found.rule}",
        cues=(found.cue,),
        confidence=_CONFIDENCE,
    )


def _unique(found: Iterable[Measure]) -> list[Measure]:
    """Without those whose words another one holds."""
    kept: list[Measure] = []
    for fact in found:
        stems = _stems(fact.measure)
        if not any(stems <= _stems(known.measure) for known in kept):
            kept.append(fact)
    return kept


def _stems(text: str) -> frozenset[str]:
    return frozenset(w[:6] for w in re.findall(r"\w{3,}", plain(text)))
