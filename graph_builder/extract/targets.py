"""Quantified goals told in sentences: what, how much, by when, from which level.

`goals` says which numbers are aimed at; `goal_nouns` what each counts, `goal_levels` by
when and from where.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph_builder.extract.figures import Figure, FigureText, figure_texts
from graph_builder.extract.french.text import plain
from graph_builder.extract.goal import Goal
from graph_builder.extract.goal_counted import Counted
from graph_builder.extract.goal_cues import cues, whole
from graph_builder.extract.goal_levels import baseline, deadline
from graph_builder.extract.goal_nouns import NounFinder
from graph_builder.extract.goals import GoalFinder
from graph_builder.extract.reading import Reading
from graph_builder.extract.spelt_goals import spelt, spelt_goals
from graph_builder.model import BlockKind, Factuality, Target

_MUST = re.compile(r"\b(?:doi(?:t|vent)|devr(?:a|ont))\b")
_IN_THE_END = re.compile(
    r"\b(?:a terme|a l'arrivee|a pleine capacite|en regime de croisiere)\b"
)
_RELATIVE = re.compile(r", (?:qui|dont|que|ou) [^,]*(?:,|$)")
_WORD = re.compile(r"\w{3,}")
_LOOK_BACK = 3
_CONFIDENCE = 0.85


def find_targets(reading: Reading) -> list[Target]:
    """Quantified goals told in sentences; those of tables come from `records`."""
    return _unique(_found(reading))


def _found(reading: Reading) -> Iterator[Target]:
    recent: list[FigureText] = []
    last = ""
    opening = _Opening(reading)
    for figures in figure_texts(reading):
        block = figures.sentence.block
        recent = [f for f in recent if f.sentence.block >= block - 1][-_LOOK_BACK:]
        worth = _worth(reading, figures)
        listed = opening.announces(figures)
        aimed = worth and (listed or _asked(recent) or _aimed(reading, figures))
        if worth:
            told = [*_Sentence(reading, figures, recent, last).targets(aimed=aimed)]
            last = next((t.deadline for t in reversed(told) if t.deadline), last)
            yield from told
        recent.append(figures)


class _Opening:
    """What opens the list that the sentences, taken in order, are items of."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.last = ""

    def announces(self, figures: FigureText) -> bool:
        """Whether an item stands under «Nos objectifs :»."""
        sentence = figures.sentence
        if sentence.kind is not BlockKind.ITEM:
            self.last = self.reading.analysis.folded[sentence.start : sentence.end]
            return False
        opens = self.last.rstrip().endswith(":")
        return opens and cues("headings").search(self.last) is not None


def _worth(reading: Reading, figures: FigureText) -> bool:
    """Whether a sentence has a number, or words that give one."""
    s = figures.sentence
    return figures.counts or spelt(reading.analysis.folded, s.start, s.end)


def _asked(before: Sequence[FigureText]) -> bool:
    """Whether the sentence before asks for a goal: «Notre cap ?»."""
    last = before[-1].text.rstrip(" *_") if before else ""
    return last.endswith("?") and cues("asked").search(last) is not None


def _aimed(reading: Reading, figures: FigureText) -> bool:
    """Whether the heading above announces goals."""
    sentence = figures.sentence
    if sentence.kind in {BlockKind.HEADING, BlockKind.TITLE}:
        return False
    heading = plain(reading.context.heading(sentence.start))
    return bool(heading) and cues("headings").search(heading) is not None


@dataclass(slots=True)
class _Sentence:
    """The targets of one sentence; `last` is the deadline told before it."""

    reading: Reading
    figures: FigureText
    before: Sequence[FigureText]
    last: str

    def targets(self, *, aimed: bool) -> Iterator[Target]:
        """One target a goal that has an indicator, and a date where it needs one."""
        finder = GoalFinder(self.figures, aimed=aimed, before=self.before)
        known = finder.goals()
        goals = [*known, *spelt_goals(finder, known)]
        goals.sort(key=lambda g: g.figure.start)
        nouns = NounFinder(self.figures, self.before)
        told: dict[Figure, str] = {}
        ends = [*(g.figure.start for g in goals[1:]), len(self.figures.text)]
        for goal, end in zip(goals, ends, strict=False):
            if goal.part_of is not None and goal.part_of not in told:
                continue
            what = nouns.counted(goal, end, told)
            date = deadline(self.figures, goal, end, self.last)
            if what.words and (date or self._undated(goal, what)):
                told[goal.figure] = what.words
                self.last = date or self.last
                level = baseline(nouns, goal, end, alone=len(goals) == 1)
                target = self._target(goal, what, date)
                yield replace(target, baseline=level)

    def _undated(self, goal: Goal, what: Counted) -> bool:
        """A goal without a date: «60 thèses seront financées par an».

        So is «le taux de réussite devra atteindre 55 %».
        """
        if not goal.dated or what.rate or _IN_THE_END.search(self.figures.text):
            return True
        level = whole("measures").match(plain(what.words))
        must = _MUST.search(self.figures.text, 0, goal.figure.start)
        return bool(level and must)

    def _target(self, goal: Goal, what: Counted, date: str) -> Target:
        sentence = self.figures.sentence
        factuality, doubt = self._modality(goal)
        return Target(
            indicator=what.words,
            value=goal.figure.number.value,
            unit=_unit(goal, what),
            deadline=date,
            evidence=self.reading.evidence(sentence.start, sentence.end),
            factuality=factuality,
            rule=f"targets.{goal.how}",
            cues=tuple(c for c in (goal.cue, doubt) if c),
            confidence=_CONFIDENCE,
        )

    def _modality(self, goal: Goal) -> tuple[Factuality, str]:
        """Imagined, asked for or given up, as far as its clause says."""
        text = self.figures.text
        begin = goal.figure.start if goal.how == "colon" else goal.at
        low = max(text.rfind(mark, 0, begin + 1) for mark in (";", "- ", ": "))
        high = text.find(";", goal.figure.end)
        clause = text[max(low, 0) : high if high > 0 else len(text)]
        doubt = cues("unsure").search(_RELATIVE.sub(",", clause))
        if goal.how == "colon" and not doubt:
            doubt = cues("given_up").search(text, 0, begin)
        if doubt:
            return Factuality.CONDITIONAL, doubt[0]
        return Factuality.ASSERTED, ""


def _unit(goal: Goal, what: Counted) -> str:
    if goal.figure.number.percent:
        return "%"
    if goal.how == "factor":
        return "fois"
    return what.rate or what.head


# --- one goal told twice -----------------------------------------------------------------


def _unique(targets: Iterator[Target]) -> list[Target]:
    """One goal told twice is one: the same number and date of the same thing."""
    kept: list[Target] = []
    for target in targets:
        told = target
        if _explained(kept, target):
            told = _with(target, kept.pop())
        index = next((i for i, known in enumerate(kept) if _same(known, told)), None)
        if index is None:
            kept.append(told)
        else:
            kept[index] = _richer(kept[index], told)
    return kept


def _explained(kept: Sequence[Target], target: Target) -> bool:
    """«doubler …; passer de 250 à 500»: the second says the first in numbers."""
    last = kept[-1] if kept else None
    if last is None or last.rule != "targets.factor" or target.baseline is None:
        return False
    return target.value == last.value * target.baseline


def _with(best: Target, other: Target) -> Target:
    return replace(
        best,
        deadline=best.deadline or other.deadline,
        evidence=tuple(sorted({*best.evidence, *other.evidence})),
    )


def _richer(one: Target, two: Target) -> Target:
    """The one that tells the present level, with both evidences."""
    better = two.baseline is not None and one.baseline is None
    return _with(two, one) if better else _with(one, two)


def _stems(indicator: str) -> set[str]:
    return {w[:5] for w in _WORD.findall(plain(indicator))}


def _same(one: Target, two: Target) -> bool:
    dates = one.deadline == two.deadline or not (one.deadline and two.deadline)
    alike = bool(_stems(one.indicator) & _stems(two.indicator))
    return one.value == two.value and dates and alike
