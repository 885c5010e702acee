"""Table `selections`: the outcome of candidates, told in sentences or by awards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph_builder.extract.candidates import Candidates
from graph_builder.extract.clauses import Telling, tellings
from graph_builder.extract.outcomes import outcomes
from graph_builder.extract.reading import Reading
from graph_builder.model import Award, Factuality, Name, Outcome, Selection

_CONFIDENCE = 0.85


def find_selections(reading: Reading) -> list[Selection]:
    """Outcomes told in sentences; those of tables and lists come from `records`."""
    return [fact for telling in tellings(reading) for fact in _in_sentence(telling)]


def _in_sentence(telling: Telling) -> Iterator[Selection]:
    text = telling.abstract
    for outcome, cue in outcomes(telling):
        found = Candidates(text, telling.slots).of(cue)
        factuality, cues = _vouched(telling, cue)
        call = _call_named(telling) or telling.reading.context.call_at(
            text.position(cue.start())
        )
        for name in (mention.name for mention in found):
            if name:
                yield Selection(
                    candidate=name,
                    outcome=outcome,
                    call=call,
                    evidence=telling.evidence(),
                    factuality=_of_outcome(factuality, outcome),
                    rule=f"selections.{outcome.value}",
                    cues=(cue[0], *cues),
                    confidence=_CONFIDENCE,
                )


def _call_named(telling: Telling) -> Name | None:
    """The first call that the sentence names."""
    named = (telling.name(slot) for slot in telling.slots if slot.code == "C")
    return next((name for name in named if name), None)


def _vouched(
    telling: Telling, cue: re.Match[str]
) -> tuple[Factuality, tuple[str, ...]]:
    """How the clause of a cue vouches for what it tells."""
    text, sentence = telling.abstract, telling.sentence
    return telling.reading.modality(
        sentence, text.position(cue.start()), text.position(cue.end(), end=True)
    )


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
