"""Which numbers of a sentence are goals: what governs each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph_builder.extract.figures import Figure, FigureText
from graph_builder.extract.goal import Goal
from graph_builder.extract.goal_clauses import clause_goals
from graph_builder.extract.goal_cues import (
    PERIOD,
    LeftRule,
    action,
    cues,
    done_by,
    left_rules,
    pattern,
    present_action,
    whole_unit,
)

_MARK = re.compile(r"<\w\d+>")
_NEAR = 60
_FAR = 110
_REACH = 180
_FARTHEST = 600
_MOST_NUMBERS = 60
_CLAUSE_END = re.compile(r"[;<]")
_BROKEN = re.compile(r"[;.]|<N\d+> ans")
_ASIDE = re.compile(r" ?\([^()]*\)")
_NOTHING_COUNTED = re.compile(r" (?:au|aux|a|pour|de plus)\b|[.,;]|$")
_NEW_VERB = re.compile(r"\w+(?:er|ir|ront|ra)\b (?!an)")


def _goal(figure: Figure, how: str, cue: re.Match[str], *, dated: bool = False) -> Goal:
    words = _MARK.sub("…", cue[0].strip(" ,"))
    return Goal(figure, how, words, cue.start(), dated=dated)


class GoalFinder:
    """Finds the goals of one sentence; `before` are the sentences before it.

    `aimed`: what it stands under announces goals.
    """

    def __init__(
        self,
        figures: FigureText,
        *,
        aimed: bool,
        before: Sequence[FigureText] = (),
    ) -> None:
        self.figures = figures
        self.before = before
        self.text = figures.text
        self.aimed = aimed
        self.colon = cues("colon").search(self.text)

    def goals(self) -> list[Goal]:
        """The numbers aimed at, in order."""
        found: list[Goal] = []
        if len(self.figures.numbers) > _MOST_NUMBERS:
            return found  # no prose
        for figure in self.figures.numbers:
            if not self._counts(figure):
                continue
            goal = next(self._readings(figure), None)
            goal = goal or self._chained(figure, found)
            if goal:
                found.append(goal)
        return found

    def _counts(self, figure: Figure) -> bool:
        """No duration, area or rank; «contre 1 800» is where one is, not a goal."""
        measured = whole_unit().match(self.text, figure.end)
        if measured and not pattern("units_of").match(self.text, figure.end):
            return self._spans(figure)
        if pattern("no_level").match(self.text, figure.end):
            return False
        near = self.text[max(0, figure.start - _NEAR) : figure.start]
        pair = pattern("low").search(near)
        if pair and pattern("low_after").match(self.text, figure.end):
            return False
        known = pattern("present_level").search(near)
        if pattern("bar").search(near):
            return True
        if self._in_euros(figure):
            return False
        return not known and not pattern("definite").search(near)

    def _in_euros(self, figure: Figure) -> bool:
        """«2 M€ …; elle en promet 4 au projet»: an amount without its unit."""
        if figure.number.percent or not _NOTHING_COUNTED.match(self.text, figure.end):
            return False
        before = _MARK.findall(self.text, 0, figure.start)
        return bool(before) and before[-1].startswith("<M")

    def _spans(self, figure: Figure) -> bool:
        """«ramener le délai à cinq mois»: a duration is the level itself."""
        if not PERIOD.match(self.text, figure.end):
            return False
        low = max(0, figure.start - _FAR)
        if pattern("spans").search(self.text, low, figure.start):
            return True
        known = self.before[-1].text if self.before else ""
        return bool(
            pattern("clitic").search(self.text, low, figure.start)
            and pattern("spans").search(known[-_FAR:])
        )

    def _readings(self, figure: Figure) -> Iterator[Goal]:
        """What governs the number, best reading first."""
        yield from self._pair(figure)
        for rule in left_rules():
            low = max(0, figure.start - _REACH)
            cue = rule.pattern.search(self.text, low, figure.start)
            if cue and self._allows(rule, figure, cue):
                yield self._governed(rule, figure, cue)
        yield from self._subject(figure)
        yield from self._that(figure)
        opens = self.aimed and figure.start < _REACH
        if opens and pattern("nominal").fullmatch(self.text, 0, figure.start):
            yield Goal(figure, "nominal", "", 0)
        yield from clause_goals(self.figures, figure)

    # --- aims ------------------------------------------------------------------------

    def aims(self, before: int) -> bool:
        """Whether a verb at a place is aimed at."""
        low = max(0, before - _FARTHEST)
        if pattern("nowadays").search(self.text, low, before):
            return False
        cue = self.aimed or cues("aims").search(self.text, low, before)
        return bool(cue) or self._bare(before)

    def _bare(self, at: int) -> bool:
        """An infinitive that opens a sentence, or follows a colon."""
        opens = pattern("bare").search(self.text, max(0, at - _NEAR), at)
        return bool(opens) and (at == 0 or self.colon is not None)

    def _strong(self, before: int) -> bool:
        """Whether an aim before a place makes a goal without any date."""
        low = max(0, before - _FARTHEST)
        return self.aimed or cues("strong").search(self.text, low, before) is not None

    def _allows(self, rule: LeftRule, figure: Figure, cue: re.Match[str]) -> bool:
        at = cue.start()
        if rule.percent and not figure.number.percent:
            return False
        if rule.needs == "strong":
            return self._strong(at)
        return rule.needs != "aim" or self.aims(at) or self._due(figure)

    def _due(self, figure: Figure) -> bool:
        """«d'ici à 2030» after a number: whatever governs the verb, it is aimed at."""
        end = self.text.find(";", figure.end)
        stop = end if end >= 0 else len(self.text)
        days = [d for d in self.figures.dates if figure.end <= d.start < stop]
        return any(day.date.deadline for day in days)

    def _governed(self, rule: LeftRule, figure: Figure, cue: re.Match[str]) -> Goal:
        weak = rule.dated == "weak" and not self._strong(cue.start())
        far = rule.dated == "far"
        dated = weak or far or rule.dated == "yes"
        goal = replace(_goal(figure, rule.how, cue, dated=dated), far=far)
        groups = cue.groupdict()
        if groups.get("other"):
            return replace(goal, action=self.figures.words(*cue.span("other")).lower())
        verb = groups.get("verb") or groups.get("done") or ""
        counts = not rule.how.startswith("change")
        return replace(goal, action=action(verb)) if verb and counts else goal

    # --- readings ----------------------------------------------------------------------

    def _pair(self, figure: Figure) -> Iterator[Goal]:
        """«porter de 31 à 45», «passera de 14 % à 40 %»."""
        low = max(0, figure.start - _REACH)
        pair = pattern("from_to").search(self.text, low, figure.start)
        if pair is None:
            return
        known = self._number(int(pair["low"]))
        verb = self._changing(pair.start())
        if verb:
            yield replace(_goal(figure, "from_to", verb), baseline=known)
        elif pattern("moving").search(self.text, low, figure.start) or self._anyhow(
            pair.start()
        ):
            goal = _goal(figure, "from_to", pair, dated=True)
            yield replace(goal, baseline=known)

    def _changing(self, end: int) -> re.Match[str] | None:
        """A verb of change that is aimed at, the last one before «de … à»."""
        low = max(0, end - _FARTHEST)
        for name in ("changing_inf", "changing_fut"):
            found = [*pattern(name).finditer(self.text, low, end)]
            if found and (name == "changing_fut" or self.aims(found[-1].start())):
                return found[-1]
        return None

    def _anyhow(self, end: int) -> bool:
        """«passer de 9 à 15 d'ici à 2027», «un taux relevé de 51 à 58 %»."""
        low = max(0, end - _NEAR)
        if pattern("changing_any").search(self.text, low, end):
            return True
        return pattern("coming").search(self.text, end) is not None

    def _number(self, index: int) -> Figure | None:
        mark = f"<N{index}>"
        for figure in self.figures.numbers:
            if self.text[figure.start : figure.end] == mark:
                return figure
        return None

    def _subject(self, figure: Figure) -> Iterator[Goal]:
        """«230 000 apprenants doivent être formés», «35 000 de plus deviendront»."""
        done = pattern("passive").search(self.text, figure.end, figure.end + _FAR)
        if self._describes(figure):
            done = None
        if done and not _CLAUSE_END.search(self.text, figure.end, done.start()):
            goal = _goal(figure, "passive", done, dated=True)
            yield replace(goal, action=done_by()[done["done"]])
        more = pattern("more").match(self.text, figure.end)
        if more:
            yield _goal(figure, "more", more)
        low = max(0, figure.start - _REACH)
        that = pattern("that").search(self.text, low, figure.start)
        if that and figure.number.percent and not done:
            yield _goal(figure, "that", that)

    def _describes(self, figure: Figure) -> bool:
        """«un stade de 12 000 places»: the size of something, no number of its own."""
        low = max(0, figure.start - _NEAR)
        size = pattern("attributive").search(self.text, low, figure.start)
        return bool(size) and not pattern("of_deed").search(
            self.text, low, figure.start
        )

    def _that(self, figure: Figure) -> Iterator[Goal]:
        """«que les programmes débouchent sur 1 200 emplois»."""
        low = max(0, figure.start - _REACH)
        cue = pattern("that_verb").search(self.text, low, figure.start)
        if cue and self._strong(cue.start()):
            goal = _goal(figure, "that_verb", cue)
            yield replace(goal, action=present_action(self.text[low : figure.start]))

    def _chained(self, figure: Figure, found: Sequence[Goal]) -> Goal | None:
        """«… et 750 étudiants», «…, dont 500 femmes», «, puis 3 000 en 2030»."""
        if not found:
            return None
        last = found[-1]
        between = _ASIDE.sub("", self.text[last.figure.end : figure.start])
        if "<N" not in between and pattern("part_of").search(between):
            part = replace(last, figure=figure, how="part", baseline=None)
            return replace(part, part_of=last.figure)
        done = pattern("and_done").search(between) if last.how == "perfect" else None
        if done:
            return replace(last, figure=figure, action=action(done["done"]))
        chain = pattern("chain").match(between)
        if chain is None or _BROKEN.search(between) or last.how == "be":
            return None
        if _NEW_VERB.search(chain["rest"][-25:]):
            return None
        return replace(last, figure=figure, how="chained", baseline=None, part_of=None)
