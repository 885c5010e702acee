"""Goals that words give: «doubler la part de …», «réduire d'un quart»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from graph_builder.extract.figures import Figure, FigureText
from graph_builder.extract.french.numbers import Number
from graph_builder.extract.goal import Goal
from graph_builder.extract.goal_cues import lemmas, pattern
from graph_builder.extract.goals import GoalFinder
from graph_builder.extract.lexicon import load

_RELATIVE = re.compile(r", qui .*")
_GATE = re.compile(r"doubl|tripl|[qc]upl|quart|tiers|moitie|cinquieme")


@cache
def _factors() -> dict[str, int]:
    """Folded infinitives and futures of the verbs that multiply, by how much."""
    factors: dict[str, int] = load("targets")["factors"]
    forms = lemmas("factors", "INF") | lemmas("factors", "FUT")
    return {form: factors[lemma] for form, lemma in forms.items()}


def spelt(folded: str, start: int, end: int) -> bool:
    """Whether a stretch of folded text may give a goal in words."""
    return _GATE.search(folded, start, end) is not None


def spelt_goals(finder: GoalFinder, known: Sequence[Goal]) -> list[Goal]:
    """Goals of a sentence that no digits give, beside those known."""
    if not _GATE.search(finder.text):
        return []
    return [*_multiplied(finder, known), *_shared(finder)]


def _multiplied(finder: GoalFinder, known: Sequence[Goal]) -> Iterator[Goal]:
    """«doubler la part de …»: the factor, where no level is told."""
    taken = {goal.at for goal in known}
    for cue in pattern("factor").finditer(finder.text):
        aimed = cue["verb"] in lemmas("factors", "FUT") or finder.aims(cue.start())
        rest = _RELATIVE.sub("", finder.text[cue.end() :])
        if aimed and cue.start() not in taken and not pattern("pair_after").match(rest):
            value = Decimal(_factors()[cue["verb"]])
            figure = _spelt(finder.figures, cue.span(), value, percent=False)
            yield Goal(figure, "factor", cue[0], cue.start(), dated=True)


def _shared(finder: GoalFinder) -> Iterator[Goal]:
    """«réduire d'un quart sa consommation»: 25 %."""
    for cue in pattern("share").finditer(finder.text):
        verb = cue["verb"]
        future = verb in lemmas("rises", "FUT") or verb in lemmas("falls", "FUT")
        if future or finder.aims(cue.start()):
            value = Decimal(load("targets")["shares"][cue["share"]])
            figure = _spelt(finder.figures, cue.span("share"), value, percent=True)
            yield Goal(figure, "change_falls", cue[0], cue.start("verb"), dated=True)


def _spelt(
    figures: FigureText, span: tuple[int, int], value: Decimal, *, percent: bool
) -> Figure:
    """A figure that words give."""
    low = figures.abstract.position(span[0])
    high = figures.abstract.position(span[1], end=True)
    words = figures.analysis.text[low:high]
    return Figure(
        Number(low, high, words, value, percent=percent, in_words=True), *span
    )
