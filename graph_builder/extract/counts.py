"""How many at a stage of a call: applications, preselected, selected, rejected.

Numbers are read one by one: a denominator («sur 65 candidatures»), else what the clause
says of it («ont été retenues»), what governs it («le jury en a retenu 46»), the words
that go with it («neuf lauréats»), or the number it is a part of («dont trois»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain, pairwise

from graph_builder.extract.calls import CallFinder
from graph_builder.extract.count_cues import Verdict, by_outcome, pattern, verdict
from graph_builder.extract.figures import Figure, FigureText, figure_texts
from graph_builder.extract.french.text import plain
from graph_builder.extract.french.verbs import verb
from graph_builder.extract.lexicon import load
from graph_builder.extract.outcome_nouns import nouns
from graph_builder.extract.outcome_verbs import verbs
from graph_builder.extract.outcomes import Side, Told
from graph_builder.extract.reading import Reading
from graph_builder.model import Count, Factuality, Name, Stage

_GATE = (
    r"laureat|retenu|selection|depos|candidat|dossier|recu|ecart|rejet|recal|prim|elimin"
    r"|distingu|choisi|intention|proposition|en lice|audition|partag|emport|soumis|demande"
    r"|financ|soutenu|soutenir|saisi|approuv|valid|designe|comptait|accompagn|palmares|examin|gard|presente|rendus? public|vainqueur"
    r"|labellis|bourses|autres|attire|suscite|partie|d'entre|heberg|soutien|remport|decroch"
    r"|figur|repond|concour|postul|convaincu|carreau|echou|sans rien|bredouille|quai"
    r"|franchi|en lice|invite|abouti|finalist|vainqu|finale|passe|elus|heureux|disput|competit|accede|label|chance|sesame|remis|decern|attribu|convi"
)


@cache
def _gate() -> re.Pattern[str]:
    """Words of which a sentence that counts in a call holds one."""
    data = load("selections")
    lemmas = [
        v for g in ("choosing", "common", "passive") for v in chain(*data[g].values())
    ]
    stems = {plain(verb(lemma).participle)[:_STEM] for lemma in lemmas}
    return re.compile("|".join([_GATE, *sorted(stems)]))


_OF = re.compile(r"^ d(?:e |')")
_CUT = re.compile(
    r";|[.!?] |, (?:mais|tandis qu|alors qu|quand) ?| tandis qu| alors qu| : "
)
_REFUSED = re.compile(r"ecart|rejet|refus|elimin|n\W.* que$")
_CANDIDATE = re.compile(r"candidat|demand|postul")
_ASKED = {Stage.APPLICATIONS, Stage.LETTERS_OF_INTENT}
_PROPORTION = {2, 3, 4, 5, 10, 100}
_MOST = 100_000
_STEM = 5  # letters of a participle
_CONFIDENCE = 0.85


def find_counts(reading: Reading) -> list[Count]:
    """Counts told in sentences; those of tables come from `records`."""
    return list(_settled(list(_facts(reading))))


@dataclass(frozen=True, slots=True)
class _Told:
    """A number with the stage it is said to be at."""

    figure: Figure
    verdict: Verdict


class _Sentence:
    """The counts told in one sentence."""

    def __init__(self, figures: FigureText) -> None:
        self.figures = figures
        self.text = figures.text
        cuts = [m.end() for m in _CUT.finditer(self.text)]
        self.cuts = [0, *cuts, len(self.text) + 1]

    def told(self) -> list[_Told]:
        """The numbers of the sentence that count something in a call."""
        found: list[_Told] = []
        if pattern("goals").search(self.text):
            return found
        for figure in self.figures.numbers:
            if _countable(figure) and not self._proportion(figure):
                found += self._read(figure, found)
        return found

    def _proportion(self, figure: Figure) -> bool:
        """Whether a number is one of two in «neuf lauréats sur dix»."""
        numbers = self.figures.numbers
        index = numbers.index(figure)
        near = numbers[max(0, index - 1) : index + 2]
        return any(
            two.number.value in _PROPORTION
            and pattern("out").fullmatch(self.text[one.end : two.start])
            and not pattern("out_of_call").match(self.text, two.end)
            for one, two in pairwise(near)
        )

    def _read(self, figure: Figure, before: Sequence[_Told]) -> Iterator[_Told]:
        low = max(c for c in self.cuts if c <= figure.start)
        high = min(c for c in self.cuts if c > figure.start)
        left, right = self.text[low : figure.start], self.text[figure.end : high]
        if pattern("to_come").match(right) or pattern("to_choose").search(left):
            return
        if figure.number.approximate:
            right = _OF.sub(" ", right)  # «une vingtaine de dossiers»
        found = verdict(left, right) or by_outcome(
            self.text, (figure.start, figure.end), self._outcomes
        )
        last = before[-1].verdict if before else None
        if found:
            yield _Told(figure, found)
        elif last and _repeats(last, left, right):
            yield _Told(figure, Verdict(last.stage, last.cue, "part"))

    @cached_property
    def _outcomes(self) -> list[Told]:
        """The outcomes that the verbs and datives of the sentence tell."""
        written = self.figures.analysis.text
        return [
            *verbs(self.figures.abstract, written, speaks=True),
            *(told for told in nouns(self.figures.worded) if told.side is Side.OBJECT),
        ]


def _repeats(last: Verdict, left: str, right: str) -> bool:
    """«…, dont trois», «sur les dix lauréats, trois sont normands», «; pour B, neuf»."""
    if pattern("gap_end").match(right) and pattern("gap").search(left):
        return True
    if last.stage is not Stage.SELECTED:
        return False
    among = pattern("among").search(left) and pattern("are").match(right)
    return bool(among or pattern("part").search(left))


def _countable(figure: Figure) -> bool:
    number = figure.number
    value = number.value
    whole = not number.percent and not number.scale and value == int(value)
    return whole and 0 < value < _MOST


def _facts(reading: Reading) -> Iterator[tuple[Count, bool]]:
    calls: CallFinder | None = None
    for figures in figure_texts(reading):
        sentence = figures.sentence
        folded = reading.analysis.folded
        if not figures.counts or not _gate().search(
            folded, sentence.start, sentence.end
        ):
            continue
        for told in _Sentence(figures).told():
            calls = calls or CallFinder(reading)
            call, near = calls.of(told.figure.number.start, sentence)
            if call:
                yield _fact(reading, figures, told, call), near


def _fact(reading: Reading, figures: FigureText, told: _Told, call: Name) -> Count:
    item, sentence = told.figure.number, figures.sentence
    factuality, cues = reading.modality(sentence, item.start, item.end)
    stage = told.verdict.stage
    refused = stage is Stage.REJECTED or _REFUSED.match(cues[0] if cues else "")
    told_so = factuality is Factuality.DENIED and refused
    asked = stage in _ASKED and _CANDIDATE.match(cues[0] if cues else "")
    if told_so or asked or factuality is Factuality.FORMER:
        factuality = Factuality.ASSERTED
    return Count(
        stage=stage,
        count=int(item.value),
        call=call,
        evidence=reading.evidence(sentence.start, sentence.end),
        factuality=factuality,
        rule=f"counts.{told.verdict.rule}",
        cues=(told.verdict.cue, *cues),
        confidence=_CONFIDENCE,
    )


def _settled(found: Sequence[tuple[Count, bool]]) -> Iterator[Count]:
    """One told twice keeps the call named beside it; preselected ones are not selected."""
    named = {(f.stage, f.count) for f, near in found if near}
    waiting = {(f.call, f.count) for f, _ in found if f.stage is Stage.PRESELECTED}
    for fact, near in found:
        elsewhere = not near and (fact.stage, fact.count) in named
        first = fact.stage is Stage.SELECTED and (fact.call, fact.count) in waiting
        if not (elsewhere or first or _fuller(fact, found)):
            yield fact


def _fuller(fact: Count, found: Sequence[tuple[Count, bool]]) -> bool:
    """Whether the same is told of a call with a fuller name: «IHU» and «IHU 3»."""
    words = set(plain(fact.call.label).split()) if fact.call else set()
    return any(
        other.call is not None
        and (other.stage, other.count) == (fact.stage, fact.count)
        and words < set(plain(other.call.label).split())
        for other, _ in found
    )
