"""The outcome of candidates: selected, preselected, rejected."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from graph_builder.extract.factuality import clause_at, modality
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention
from graph_builder.extract.pattern import Abstract
from graph_builder.extract.reading import Reading
from graph_builder.extract.sentences import Sentence
from graph_builder.extract.syntax import Slot, mention_of, slots
from graph_builder.model import Award, Factuality, Kind, Name, Outcome, Selection

_OUTCOMES = (Outcome.REJECTED, Outcome.PRESELECTED, Outcome.SELECTED)
_CLAUSE = re.compile(
    r"[;:.!?]|, (?:mais|tandis qu[e']|alors qu[e']|et que) | (?:tandis que|alors que) "
)
_CANDIDATES = "PXOL"
_CARRIER = {
    "par",
    "de",
    "du",
    "d'",
    "des",
    "avec",
    "pour",
    "en",
    "dans",
    "sur",
    "selon",
    "a",
    "au",
    "aux",
    "chez",
}


@cache
def _cue(outcome: Outcome) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'])(?:{'|'.join(load('selections')[outcome.value])})")


@cache
def _listing() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(load('selections')['listing'])})")


def _cues(text: str) -> Iterator[tuple[Outcome, re.Match[str]]]:
    """Outcome cues, none inside another; denials are seen before what they deny."""
    taken: list[tuple[int, int]] = []
    for outcome in _OUTCOMES:
        for match in _cue(outcome).finditer(text):
            if not any(
                match.start() < end and start < match.end() for start, end in taken
            ):
                taken.append(match.span())
                yield outcome, match


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    left, right = 0, len(text)
    for cut in _CLAUSE.finditer(text):
        if cut.end() <= start:
            left = cut.end()
        elif cut.start() >= end:
            right = cut.start()
            break
    return left, right


def _named(abstract: Abstract, found: Iterable[Slot]) -> list[tuple[Slot, Mention]]:
    pairs = ((slot, mention_of(abstract, slot)) for slot in found)
    return [(s, m) for s, m in pairs if m is not None and m.name is not None]


def _projects_first(found: Sequence[tuple[Slot, Mention]]) -> list[Mention]:
    """Where projects are named, they are the candidates and the rest their carriers."""
    projects = [m for s, m in found if s.code in "PX"]
    organisations = [m for s, m in found if s.code == "O"]
    return projects or organisations or [m for s, m in found if s.code == "L"]


def _free(slot: Slot) -> bool:
    return slot.prep not in _CARRIER and not slot.relative


_CANDIDACY = re.compile(
    r"(?:candidatures?|dossiers?|projets?|demandes?|celles?|celui|ceux|offres?|propositions?) (?:deposee?s? par |portee?s? par )?(?:de |d'|du |des )(?:la |l')?(?:<[OLPX]\d+>(?:, | et )(?:de |d'|du |des )?(?:la |l')?)*$"
)
_DATELINE = re.compile(r",? (?:le )?<D\d+>(?: -|,)| -")


def _candidacy(text: str, slot: Slot) -> bool:
    """«la candidature de X», «celui de l'Université Y»: X stands for its bid."""
    return bool(_CANDIDACY.search(text[: slot.start]))


def _dateline(text: str, slot: Slot) -> bool:
    """«PARIS, 19 juin –» is where a dispatch comes from."""
    return slot.code == "L" and slot.start < 3 and bool(_DATELINE.match(text[slot.end :]))  # noqa: PLR2004


def _subjects(
    abstract: Abstract, found: Sequence[Slot], low: int, high: int
) -> list[Mention]:
    free = [
        s
        for s in found
        if low <= s.start < high
        and s.depth == 0
        and s.code in _CANDIDATES
        and (_free(s) or _candidacy(abstract.text, s))
        and not _dateline(abstract.text, s)
    ]
    return _projects_first(_named(abstract, free))


def _listed(
    abstract: Abstract, found: Sequence[Slot], low: int, high: int
) -> list[Mention]:
    opening = _listing().search(abstract.text, low, high)
    if not opening:
        return []
    end = len(abstract.text) if opening[0] == ":" else high
    after = [
        s
        for s in found
        if opening.end() <= s.start < end
        and s.depth == 0
        and s.prep in {"", "dont", "de", "a", "parmi"}
        and (s.prep == "dont" or not s.relative)
        and s.code in _CANDIDATES
    ]
    return _projects_first(_named(abstract, after))


def _objects(
    abstract: Abstract, found: Sequence[Slot], low: int, high: int
) -> list[Mention]:
    after = [
        s
        for s in found
        if low <= s.start < high and s.depth == 0 and not s.prep and s.code in "PX"
    ]
    return _projects_first(_named(abstract, after))


class _Sentence:
    """The outcomes told in one sentence."""

    def __init__(self, reading: Reading, sentence: Sentence, text: Abstract) -> None:
        self.reading, self.sentence, self.abstract = reading, sentence, text
        raw = reading.analysis.text[sentence.start : sentence.end]
        self.slots = slots(text, raw)

    def facts(self) -> Iterator[Selection]:
        for outcome, cue in _cues(self.abstract.text):
            for mention in self._candidates(outcome, cue):
                yield self._fact(mention, outcome, cue)

    def _candidates(self, outcome: Outcome, cue: re.Match[str]) -> list[Mention]:
        low, high = _clause(self.abstract.text, cue.start(), cue.end())
        before = _subjects(self.abstract, self.slots, low, cue.start())
        listed = _listed(self.abstract, self.slots, cue.end(), high + 1)
        if listed and not before:
            return listed
        if before:
            return before
        if (
            re.match(
                r"(?:laureat|retenu|selectionn|preselectionn|labellis|candidat|recale|porte)",
                cue[0],
            )
            and cue.start() - low < 3
        ):  # noqa: PLR2004
            return self._apposed(cue.end(), high)
        if re.search(
            r"retient|retenu|selectionne|distingue|designe|choisi|ecarte", cue[0]
        ):
            return _objects(self.abstract, self.slots, cue.end(), high)
        return []

    def _apposed(self, low: int, high: int) -> list[Mention]:
        """«Lauréate de l'appel X, l'Université Y …»: the first free name after it."""
        comma = self.abstract.text.find(",", low)
        if comma < 0:
            return []
        return _subjects(self.abstract, self.slots, comma, high)[:2]

    def _fact(
        self, mention: Mention, outcome: Outcome, cue: re.Match[str]
    ) -> Selection:
        folded = self.reading.analysis.folded
        start = self.abstract.position(cue.start())
        end = self.abstract.position(cue.end(), end=True)
        low, high = clause_at(
            folded, start, end, self.sentence.start, self.sentence.end
        )
        factuality, cues = modality(folded, low, high)
        denial = factuality is Factuality.DENIED and outcome is Outcome.REJECTED
        past = factuality is Factuality.FORMER
        return Selection(
            candidate=mention.name,  # type: ignore[arg-type] # `_named` keeps named ones only
            outcome=outcome,
            call=self._call(cue),
            evidence=self.reading.evidence(self.sentence.start, self.sentence.end),
            factuality=Factuality.ASSERTED if denial or past else factuality,
            rule=f"selections.{outcome.value}",
            cues=(cue[0], *cues),
            confidence=0.85,
        )

    def _call(self, cue: re.Match[str]) -> Name | None:
        inside = [m for s, m in _named(self.abstract, self.slots) if s.code == "C"]
        if inside:
            return inside[0].name
        return self.reading.context.call_at(self.abstract.position(cue.start()))


def find_selections(reading: Reading) -> list[Selection]:
    """Outcomes told in sentences; those of tables and lists come from `records`."""
    return [
        fact
        for sentence, text in reading.sentences
        for fact in _Sentence(reading, sentence, text).facts()
    ]


def _candidate(award: Award) -> Name:
    """The project of an award, unless only a common noun tells what it is for."""
    project, recipient = award.project, award.recipient
    if project and (recipient is None or project.label[:1].isupper()):
        return project
    if recipient is None:
        raise AssertionError(award)
    return recipient


def from_awards(awards: Iterable[Award]) -> list[Selection]:
    """Who gets money from a call was selected in it."""
    return [
        Selection(
            candidate=_candidate(award),
            outcome=Outcome.SELECTED,
            call=award.call,
            evidence=award.evidence,
            factuality=award.factuality,
            rule="selections.from_award",
            cues=award.cues,
            confidence=award.confidence,
        )
        for award in awards
        if award.call and (award.project or award.recipient)
    ]


__all__ = ["Kind", "find_selections", "from_awards"]
