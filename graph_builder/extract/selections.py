"""Table `selections`: the outcome of candidates, told in sentences or by awards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph_builder.extract.candidates import Candidates
from graph_builder.extract.factuality import clause_at, modality
from graph_builder.extract.outcomes import outcomes
from graph_builder.extract.pattern import Abstract
from graph_builder.extract.reading import Reading
from graph_builder.extract.sentences import Sentence
from graph_builder.extract.syntax import Slot, mention_of, slots
from graph_builder.model import Award, Factuality, Name, Outcome, Selection

_CONFIDENCE = 0.85


def find_selections(reading: Reading) -> list[Selection]:
    """Outcomes told in sentences; those of tables and lists come from `records`."""
    return [
        fact
        for sentence, text in reading.sentences
        for fact in _in_sentence(reading, sentence, text)
    ]


def _in_sentence(
    reading: Reading, sentence: Sentence, text: Abstract
) -> Iterator[Selection]:
    told = list(outcomes(text.text))
    if not told:
        return
    found = slots(text, reading.analysis.text[sentence.start : sentence.end])
    candidates = Candidates(text, found)
    call = _call_named(text, found)
    for outcome, cue in told:
        factuality, cues = _vouched(reading, sentence, text, cue)
        for mention in candidates.of(cue):
            if mention.name:
                yield Selection(
                    candidate=mention.name,
                    outcome=outcome,
                    call=call or reading.context.call_at(text.position(cue.start())),
                    evidence=reading.evidence(sentence.start, sentence.end),
                    factuality=_of_outcome(factuality, outcome),
                    rule=f"selections.{outcome.value}",
                    cues=(cue[0], *cues),
                    confidence=_CONFIDENCE,
                )


def _call_named(text: Abstract, found: Iterable[Slot]) -> Name | None:
    """The first call that the sentence names."""
    named = (mention_of(text, slot) for slot in found if slot.code == "C")
    return next((m.name for m in named if m and m.name), None)


def _vouched(
    reading: Reading, sentence: Sentence, text: Abstract, cue: re.Match[str]
) -> tuple[Factuality, tuple[str, ...]]:
    """How the clause of a cue vouches for what it tells."""
    folded = reading.analysis.folded
    start, end = text.position(cue.start()), text.position(cue.end(), end=True)
    low, high = clause_at(folded, start, end, sentence.start, sentence.end)
    return modality(folded, low, high)


def _of_outcome(factuality: Factuality, outcome: Outcome) -> Factuality:
    """A denial is how a rejection is told; an outcome of an earlier call is one."""
    denial = factuality is Factuality.DENIED and outcome is Outcome.REJECTED
    past = factuality is Factuality.FORMER
    return Factuality.ASSERTED if denial or past else factuality


def from_awards(awards: Iterable[Award]) -> list[Selection]:
    """Who gets money from a call was selected in it."""
    return [
        Selection(
            candidate=candidate,
            outcome=Outcome.SELECTED,
            call=award.call,
            evidence=award.evidence,
            factuality=award.factuality,
            rule="selections.from_award",
            cues=award.cues,
            confidence=award.confidence,
        )
        for award in awards
        if award.call and (candidate := _candidate(award))
    ]


def _candidate(award: Award) -> Name | None:
    """The project of an award, unless only a common noun tells what it is for."""
    project, recipient = award.project, award.recipient
    if project and (recipient is None or project.label[:1].isupper()):
        return project
    return recipient
