"""By when a goal is to be reached, and from which level."""

from __future__ import annotations

import re
from decimal import Decimal

from graph_builder.extract.figures import Day, Figure, FigureText
from graph_builder.extract.french.text import plain
from graph_builder.extract.goal import Goal
from graph_builder.extract.goal_counted import Counted, counted_in
from graph_builder.extract.goal_cues import PERIOD, pattern
from graph_builder.extract.goal_nouns import NounFinder

_NOW = re.compile(
    r"aujourd'hui|actuellement|\bl'an (?:passe|dernier)|a ce jour|cette annee"
)
_SPAN_AHEAD = re.compile(
    r"dans|sous|(?:l'|l')?(?:an|annee) prochaine?|20\d\d (?:a|et) 20|la rentree"
)
_UNTIL = re.compile(r"jusqu'(?:en|a|au)(?: [a-z']+){0,2} $")
_LATER = {"infinitive_actions", "chained", "direct", "passive", "part", "colon"}
_STEM = 6


def deadline(figures: FigureText, goal: Goal, end: int, last: str) -> str:
    """The date that goes with a goal: after it, else before; `last` is the one before it.

    A year, or an ISO date where the text gives a day; "" where it gives none.
    """
    zones = [m.span() for m in pattern("base_zone").finditer(figures.text)]
    days = [
        d
        for d in figures.dates
        if _ahead(figures, d)
        and not (goal.far and _near(figures, d))
        and not any(a <= d.start < b for a, b in zones)
    ]
    after = [d for d in days if goal.figure.end <= d.start < end]
    before = [d for d in days if d.start < goal.figure.start]
    same = pattern("same_date")
    if not after and last and same.search(figures.text, goal.figure.end, end):
        return last
    if after or before:
        return _iso(after[0] if after else before[-1])
    if last and same.search(figures.text):
        return last
    stop = figures.text.find(";", end)
    later = [d for d in days if end <= d.start and (stop < 0 or d.start < stop)]
    if ";" in figures.text[goal.figure.end : end]:
        return ""
    return _iso(later[0]) if later and goal.how in _LATER else ""


def _near(figures: FigureText, day: Day) -> bool:
    """A day or month of the calendar, or until when something lasts: no goal's date."""
    if day.date.kind in {"day", "month"} and not day.date.deadline:
        return True
    return _UNTIL.search(figures.text, 0, day.start) is not None


def _ahead(figures: FigureText, day: Day) -> bool:
    """A date to come, no span of years, no «aujourd'hui»."""
    date = day.date
    told = plain(date.text)
    vague = bool(date.end_iso or date.kind == "relative") and not date.deadline
    if not date.iso or (vague and not _SPAN_AHEAD.match(told)) or _NOW.match(told):
        return False
    published = figures.analysis.document.published
    today = published.isoformat() if published else ""
    return date.iso >= today[: len(date.iso)]


def _iso(day: Day) -> str:
    date = day.date
    if date.kind == "day" and date.deadline:
        return date.iso
    return (date.end_iso or date.iso)[:4]


def baseline(nouns: NounFinder, goal: Goal, end: int, *, alone: bool) -> Decimal | None:
    """The present level of what a goal counts; `alone` in its sentence, wherever told."""
    if goal.baseline:
        return goal.baseline.number.value
    if goal.part_of is not None:
        return None
    figures = nouns.figures
    if PERIOD.match(figures.text, goal.figure.end):
        return _lasting(nouns, goal)
    found = _present(figures, goal, goal.figure.end, end)
    if found is None and alone:
        found = _present(figures, goal, 0, goal.figure.start)
    return found.number.value if found else _before(nouns, goal, alone=alone)


def _lasting(nouns: NounFinder, goal: Goal) -> Decimal | None:
    """The duration told last before a goal that is one."""
    own = [f for f in nouns.figures.numbers if f.end <= goal.figure.start]
    told = [(nouns.figures, f) for f in own]
    told = [(b, f) for b in nouns.before[-1:] for f in b.numbers] + told
    for figures, figure in reversed(told):
        if PERIOD.match(figures.text, figure.end):
            return figure.number.value
    return None


def _present(figures: FigureText, goal: Goal, low: int, high: int) -> Figure | None:
    """A number said to be the present level."""
    numbers = {f.start: f for f in figures.numbers if f is not goal.figure}
    for name in ("level_now", "level_brackets", "level_dated"):
        for match in pattern(name).finditer(figures.text, low, high):
            figure = numbers.get(match.end())
            if figure and _alike(goal, figure):
                return figure
    return None


def _alike(goal: Goal, figure: Figure) -> bool:
    """Both shares in per cent, or neither; a factor goes with any level."""
    return goal.how == "factor" or figure.number.percent == goal.figure.number.percent


def _before(nouns: NounFinder, goal: Goal, *, alone: bool) -> Decimal | None:
    """The level told right before, where the goal leaves its noun out or repeats it."""
    for told in _last_told(nouns, goal, alone=alone):
        if told.number is None or told.percent != goal.figure.number.percent:
            return None
        noun = nouns.after(goal, len(nouns.text)).head
        same = plain(told.head)[:_STEM] == noun[:_STEM]
        return told.number if not noun or same else None
    return None


def _last_told(nouns: NounFinder, goal: Goal, *, alone: bool) -> list[Counted]:
    """What this sentence, where it has one goal only, or else the one before counted."""
    own = counted_in(nouns.figures, goal.figure.start) if alone else None
    last = [counted_in(f, len(f.text)) for f in nouns.before[-1:]]
    return [told for told in [own, *last] if told][:1]
