"""Table `selections`: the outcome of candidates, told in sentences or by awards."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from graph_builder.extract.candidates import Candidates
from graph_builder.extract.clauses import Telling, tellings
from graph_builder.extract.gates import Worded
from graph_builder.extract.mention import Mention
from graph_builder.extract.outcome_contrasts import contrasts
from graph_builder.extract.outcome_groups import REACH, named_of, of_group
from graph_builder.extract.outcome_nouns import nouns
from graph_builder.extract.outcome_verbs import verbs
from graph_builder.extract.outcome_words import beginnings, pattern
from graph_builder.extract.outcomes import Side, Told, apart
from graph_builder.extract.pattern import Abstract, Item, abstract
from graph_builder.extract.reading import Reading
from graph_builder.extract.syntax import Slot, mention_of, slots
from graph_builder.model import (
    Award,
    Fact,
    Factuality,
    Kind,
    Name,
    Outcome,
    Selection,
)

_CONFIDENCE = 0.85
_IF = re.compile(r"(?:^|[ ,'])(?:si (?!bien)|s'il)[^,;:.]*$")
_UNTRUE = re.compile(r"faux|dement|rumeur")


def find_selections(reading: Reading) -> list[Selection]:
    """Outcomes told in sentences; those of tables and lists come from `records`."""
    speaks = _speaks(reading)
    found: list[Selection] = []
    last = _Last()
    for telling in tellings(reading):
        if telling.sentence.block != last.block:
            last = _Last(telling.sentence.block)
        found += _in_sentence(telling, last, speaks=speaks)
        last.telling = telling
    return found


def _speaks(reading: Reading) -> bool:
    """Whether a text is about candidates: it names a call or those of one."""
    said = pattern("speaks.of_calls").search(reading.analysis.folded)
    calls = (
        m for m in reading.analysis.mentions if m.name and m.name.kind is Kind.CALL
    )
    return said is not None or any(calls)


class _Last:
    """What the sentence before told: its candidates and their outcome."""

    def __init__(self, block: int = -1) -> None:
        self.block = block
        self.names: list[Mention] = []
        self.telling: Telling | None = None
        self.outcome: Outcome | None = None
        self.group: Outcome | None = None
        self.since = 0

    def told_group(self, outcome: Outcome | None) -> None:
        """Keeps what was told of a group for the sentences right after."""
        self.since += 1
        if outcome:
            self.group, self.since = outcome, 0
        elif self.since >= REACH:
            self.group = None

    def subject(self) -> list[Mention]:
        """What it speaks of: its first names that nothing governs."""
        said = self.telling
        return Candidates(said.abstract, said.slots, ()).subject() if said else []


def _in_sentence(telling: Telling, last: _Last, *, speaks: bool) -> Iterator[Selection]:
    text = _without_groups(telling)
    said = telling.worded if text is telling.abstract else Worded(text.text)
    written = telling.reading.analysis.text
    found: list[Told] = []
    if not beginnings().isdisjoint(said.places):
        found = [*verbs(text, written, speaks=speaks), *nouns(said)]
        found += contrasts(said, sorted(found, key=lambda t: t.start), last.outcome)
    found = apart(found or named_of(text.text, last.group, last.outcome))
    facts: list[Selection] = []
    if found:
        named = slots(text, written[text.start : text.end])
        facts = list(_Outcomes(telling, text, named, found).facts(last))
    group = None if facts else of_group(text.text, found)
    last.told_group(group if speaks else None)
    yield from facts


def _without_groups(telling: Telling) -> Abstract:
    """The sentence with «six lauréats», «deux projets retenus» left as words."""
    text = telling.abstract
    if "<G" not in text.text:
        return text
    items: list[Item] = []
    for item in text.items:
        if isinstance(item, Mention) and item.kind is Kind.GROUP:
            numbers = telling.reading.analysis.numbers
            low = bisect_left(numbers, item.start, key=attrgetter("start"))
            items += numbers[low : low + 1]
        else:
            items.append(item)
    return abstract(telling.reading.analysis, text.start, text.end, items)


@dataclass(frozen=True, slots=True)
class _Outcomes:
    """The outcomes told in one sentence, with its names."""

    telling: Telling
    text: Abstract
    named: Sequence[Slot]
    found: Sequence[Told]

    def facts(self, last: _Last) -> Iterator[Selection]:
        """A selection for every candidate; `last` is told who was spoken of."""
        candidates = Candidates(self.text, self.named, self.found)
        everyone = candidates.all(last.names, last.subject())
        pairs = list(zip(self.found, everyone, strict=True))
        settled = {
            m.name for told, who in pairs for m in who if told.side is not Side.APPOSED
        }
        for told, who in pairs:
            first = told.side is Side.APPOSED and told.outcome is not Outcome.SELECTED
            for mention in who:
                if not (
                    first and mention.name in settled
                ):  # «Recalé en mai, X l'emporte»
                    yield from self._fact(told, mention)
            if who:
                last.names, last.outcome = who, told.outcome

    def _fact(self, told: Told, mention: Mention) -> Iterator[Selection]:
        factuality, cues = self._vouched(told)
        calls = self.telling.reading.context
        if mention.name:
            yield Selection(
                candidate=mention.name,
                outcome=told.outcome,
                call=self._call(told) or calls.call_at(self.text.position(told.start)),
                evidence=self.telling.evidence(),
                factuality=factuality,
                rule=f"selections.{told.outcome.value}",
                cues=(told.cue, *cues),
                confidence=_CONFIDENCE,
            )

    def _call(self, told: Told) -> Name | None:
        """The call that the sentence names nearest to an outcome, rather after it."""
        calls = [s for s in self.named if s.code == "C"]
        after = [s for s in calls if s.start >= told.start]
        near = after[:1] or calls[-1:]
        mention = mention_of(self.text, near[0]) if near else None
        return mention.name if mention else None

    def _vouched(self, told: Told) -> tuple[Factuality, tuple[str, ...]]:
        """How the clause of an outcome vouches for it; two in one, «si» but opposes them."""
        start, end = (
            self.text.position(told.start),
            self.text.position(told.end, end=True),
        )
        factuality, cues = self.telling.reading.modality(
            self.telling.sentence, start, end
        )
        opposed = len({t.outcome for t in self.found}) > 1
        if _IF.search(self.text.text, 0, told.start):
            return (Factuality.ASSERTED if opposed else Factuality.CONDITIONAL), cues
        return _of_outcome(factuality, cues[0] if cues else ""), cues


def _of_outcome(factuality: Factuality, cue: str) -> Factuality:
    """Denials are read with the outcome; that of an earlier call is one.

    «débouté de sa demande»: what was asked for is no wish of the text.
    """
    read = factuality in {Factuality.DENIED, Factuality.FORMER} or "demande" in cue
    return Factuality.ASSERTED if read and not _UNTRUE.search(cue) else factuality


def from_awards(awards: Iterable[Award], told: Iterable[Fact]) -> list[Selection]:
    """Who gets money from a call was selected in it, unless the text tells in which."""
    known = {
        fact.candidate
        for fact in told
        if isinstance(fact, Selection)
        and fact.call
        and fact.outcome is Outcome.SELECTED
        and fact.factuality is Factuality.ASSERTED
    }
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
        if award.call and (candidate := _candidate(award)) and candidate not in known
    ]


def _candidate(award: Award) -> Name | None:
    """The project of an award, unless only a common noun tells what it is for."""
    project, recipient = award.project, award.recipient
    if project and (recipient is None or project.label[:1].isupper()):
        return project
    return recipient
