"""Quantified goals told in sentences: what, how much, by when, from which level.

`goals` says which numbers are aimed at; here each gets its indicator (the noun counted,
the «part des …» that changes, or what the sentence before counted), its deadline and
its present level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from graph_builder.extract.figures import Day, Figure, FigureText, figure_texts
from graph_builder.extract.french.text import plain
from graph_builder.extract.goals import Goal, GoalFinder, cues, present_action
from graph_builder.extract.lexicon import load
from graph_builder.extract.nounphrase import (
    Phrase,
    annual_after,
    counted,
    noun_phrase,
    with_participle,
    words_of,
)
from graph_builder.extract.reading import Reading
from graph_builder.extract.sentences import Sentence
from graph_builder.model import BlockKind, Factuality, Target

_GATE = re.compile(
    r"\b(?:veu(?:t|lent)|vis(?:e|ent|ons)|voul|voudr|enten|compt|souhait|ambition|prevoi|projet|engag|fixe|promet"
    r"|objectif|but\b|cible|cap\b|doi(?:t|vent)|dev(?:r|ons)|attend|tabl(?:e|ent)|port|pass|atteind|doubl|tripl|augment|pour|d'ici|horizon)"
    r"|\w(?:ra|ront|rons)\b|appelee?s? a"
)
_NOW = re.compile(r"aujourd'hui|actuellement|\bl'an (?:passe|dernier)|a ce jour|cette annee")
_PAREN = re.compile(r"\([^()]*\)")
_BASE_ZONE = re.compile(r"(?:contre|par rapport a|au lieu de|depuis|fixee? en) [^,;.)]*|\([^()]*<N[^()]*\)")
_RELATIVE = re.compile(r", (?:qui|dont|que|ou) [^,]*(?:,|$)")
_SAME = re.compile(r"(?:a la|au|a cette|a ce|pour la) (?:meme )?(?:echeance|date|horizon|terme)\b|d'ici la\b|d'ici-la\b")
_DETERMINER = re.compile(r"(?:^|(?<=[\s,:(]))(?:le |la |les |l'|son |sa |ses |leurs? |notre |nos )")
_OBJECT = re.compile(r"(?:le |la |les |l'|son |sa |ses |leurs? |notre |nos |du |des )")
_DOING = re.compile(r" a (\w+(?:er|ir|re))(?:, [^,;<]{1,40},)? (?=une? |des |l[ae']s? )")
_LOOK_BACK = 3


@dataclass(frozen=True, slots=True)
class _Told:
    """What a sentence counts, for the sentences that follow."""

    indicator: str
    head: str
    annual: bool
    number: Decimal | None
    percent: bool


class _Sentence:
    """The targets of one sentence."""

    def __init__(self, reading: Reading, figures: FigureText, goals: Sequence[Goal], before: Sequence[FigureText], deadline: str) -> None:
        self.reading = reading
        self.figures, self.text, self.goals = figures, figures.text, goals
        self.before = before
        self.deadline = deadline
        self.published = figures.analysis.document.published

    def targets(self) -> Iterator[Target]:
        """One target a goal that has an indicator, and a date where it needs one."""
        main: dict[Figure, str] = {}
        for index, goal in enumerate(self.goals):
            following = self.goals[index + 1].figure.start if index + 1 < len(self.goals) else len(self.text)
            indicator, head, annual = self._indicator(goal, following, main)
            deadline = self._deadline(goal, following)
            if not indicator or (goal.dated and not deadline and not self._modal(goal, indicator)):
                continue
            main[goal.figure] = indicator
            self.deadline = deadline or self.deadline
            head = self._counted_noun(goal, following).head or head
            yield self._target(goal, indicator, self._unit(goal, head, annual=annual), deadline, self._baseline(goal, following))

    def _modal(self, goal: Goal, indicator: str) -> bool:
        """«le taux de réussite devra atteindre 55 %» is a goal without a date."""
        level = re.match(rf"(?:{load('targets')['measures']})\b", plain(indicator))
        return bool(level) and re.search(r"\b(?:doi(?:t|vent)|devr(?:a|ont))\b", self.text[: goal.figure.start]) is not None

    # --- what is counted ------------------------------------------------------------------

    def _indicator(self, goal: Goal, end: int, main: dict[Figure, str]) -> tuple[str, str, bool]:
        """The indicator, its head noun and whether it is counted a year."""
        segment = self.text[goal.figure.end : end]
        annual = annual_after(self.text[:end], goal.figure.end)
        phrase = self._counted_noun(goal, end)
        annual = annual or phrase.annual
        if goal.part_of is not None:
            return self._share(goal, phrase, main), phrase.head, annual
        if goal.how == "from_to" and phrase.words and not goal.figure.number.percent and not self._measure_after(segment):
            found: Phrase | None = phrase
        elif goal.how in {"change_rises", "change_falls", "from_to", "change_changes", "change_passive", "factor"}:
            found = self._level(goal, segment) or (phrase if phrase.words else None)
        elif goal.how == "one_in":
            return self._one_in(goal), "", annual
        else:
            found = phrase if phrase.words else self._level(goal, segment)
        if found and found.words:
            found = counted(self.text, found)
            return self._named(goal, found), found.head, annual
        if goal.how == "chained" and main:
            return list(main.values())[-1], "", annual
        told = self._antecedent(goal)
        return (told.indicator, told.head, annual or told.annual) if told else ("", "", annual)

    def _counted_noun(self, goal: Goal, end: int) -> Phrase:
        """The noun phrase right after the number."""
        if re.match(r"\s?(?:$|[,;.:)]|(?:en|a|d'ici|des <D|fin|avant|contre|par an)\b)", self.text[goal.figure.end :].lstrip()):
            return Phrase((), goal.figure.end)
        return noun_phrase(self.text[:end], goal.figure.end)

    def _named(self, goal: Goal, phrase: Phrase) -> str:
        """The words of an indicator: a share, or what is counted with its participle."""
        if goal.figure.number.percent and self._is_share(goal, phrase):
            link = re.match(r" (des|de l'|de la|du|de|d')", self.text[goal.figure.end :])
            start = link[1] if link else "des"
            words = with_participle(self.figures, phrase, goal.action if goal.how == "passive" else "")
            return f"part {start}{'' if start.endswith(chr(39)) else ' '}{words}"
        action = goal.action
        if goal.how == "more":
            return self._become(goal, phrase)
        return with_participle(self.figures, phrase, action)

    def _is_share(self, goal: Goal, phrase: Phrase) -> bool:
        return bool(re.match(r" (?:des|de|du|d'(?!ici))", self.text[goal.figure.end :])) and phrase.words[0].start - goal.figure.end < 9

    def _become(self, goal: Goal, phrase: Phrase) -> str:
        tail = re.match(r"[a-z' -]*? (?:de plus|supplementaires) \w+(?P<what> [a-z' -]+)", self.text[goal.figure.end :])
        what = tail["what"] if tail else ""
        words = words_of(self.figures, phrase.words)
        return f"{words} devenant{what}" if what else f"{words} supplémentaires"

    def _share(self, goal: Goal, phrase: Phrase, main: dict[Figure, str]) -> str:
        """«dont 500 femmes» of the students trained."""
        whole = main.get(goal.part_of, "") if goal.part_of else ""
        start = self.text[goal.figure.end :]
        if re.match(r" (?:en|a|dans|par) ", start):
            extra = noun_phrase(self.text, goal.figure.end)
            return f"{whole} {words_of(self.figures, extra.words)}".strip()
        return with_participle(self.figures, phrase, goal.action) if phrase.words else ""

    def _one_in(self, goal: Goal) -> str:
        """«qu'un étudiant sur deux, soit 50 %, ait effectué une mobilité»."""
        who = re.search(r"(?:que |qu')une? ([\w' -]+?) sur \w+, soit $", self.text[: goal.figure.start])
        did = re.match(r",? (?:ait|aient|soit|soient) ([^,;.<]+)", self.text[goal.figure.end :])
        if not who or not did:
            return ""
        words = self.figures.words(goal.figure.end + did.start(1), goal.figure.end + did.end(1))
        return f"{self.figures.words(who.start(1), who.end(1))}s ayant {words}"

    def _level(self, goal: Goal, segment: str) -> Phrase | None:
        """«le nombre de …», «la part des …»: after the number, by the verb, or its subject."""
        base = goal.figure.end
        measure = self._measure_after(segment)
        if measure:
            return noun_phrase(self.text, base + measure.end())
        own = _OBJECT.match(segment.lstrip()) if goal.how in {"change_rises", "change_falls", "factor"} else None
        if own:
            return noun_phrase(self.text, base + 1 + own.end() if segment.startswith(" ") else base + own.end())
        inner = self._inner(goal)
        return inner or self._subject(goal)

    def _measure_after(self, segment: str) -> re.Match[str] | None:
        """«…, le nombre de …»."""
        return re.search(rf"(?:^|[\s,])(?:le |la |l'|son |sa |leur |du )(?=(?:{load('targets')['measures']})\b)", segment)

    def _inner(self, goal: Goal) -> Phrase | None:
        """The object between the verb and its number: «porter le nombre de … à»."""
        span = self.text[goal.at : goal.figure.start]
        for found in _DETERMINER.finditer(span):
            phrase = noun_phrase(self.text[: goal.figure.start], goal.at + found.end())
            if phrase.words and not self._acts(phrase):
                return phrase
        return None

    def _subject(self, goal: Goal) -> Phrase | None:
        """The subject, where it is a level and no actor."""
        measures = re.compile(rf"(?:le |la |l'|son |sa |leur |les |ses )(?=(?:{load('targets')['measures']})\b)")
        found = [*measures.finditer(self.text, 0, goal.at)]
        found = found or [m for m in _DETERMINER.finditer(self.text, 0, goal.at)]
        for match in found:
            phrase = noun_phrase(self.text[: goal.at], match.end())
            if phrase.words and not self._acts(phrase):
                return phrase
        return None

    def _acts(self, phrase: Phrase) -> bool:
        if re.fullmatch(load("targets")["actors"], phrase.head) or phrase.head in {"objectif", "but", "horizon", "meme", "annee", "ambition", "cible", "echeance"}:
            return True
        start = self.figures.abstract.position(phrase.words[0].start)
        analysis = self.figures.analysis
        return any(m.start <= start < m.end for m in analysis.within(start - 60, start + 1) if m.name and m.name.kind.value in {"organisation", "person", "project", "call", "programme", "place"})

    # --- what the text counted before ------------------------------------------------------

    def _antecedent(self, goal: Goal) -> _Told | None:
        """What an elliptic number counts: as the nearest number before it did."""
        own = told_in(self.figures, goal.figure.start)
        if own:
            return own
        for figures in reversed(self.before):
            told = told_in(figures, len(figures.text))
            if told:
                return told
        return None

    # --- by when ---------------------------------------------------------------------------

    def _deadline(self, goal: Goal, end: int) -> str:
        zones = [m.span() for m in _BASE_ZONE.finditer(self.text)]
        days = [d for d in self.figures.dates if self._ahead(d) and not any(a <= d.start < b for a, b in zones)]
        after = [d for d in days if goal.figure.end <= d.start < end]
        before = [d for d in days if d.start < goal.figure.start]
        if not after and self.deadline and _SAME.search(self.text, goal.figure.end, end):
            return self.deadline
        if after or before:
            return _iso(after[0] if after else before[-1])
        if self.deadline and _SAME.search(self.text):
            return self.deadline
        later = [d for d in days if d.start >= end]
        return _iso(later[0]) if later and goal.how in {"infinitive_actions", "chained", "direct", "passive", "part"} else ""

    def _ahead(self, day: Day) -> bool:
        date = day.date
        if not date.iso or (date.end_iso and not date.deadline) or _NOW.match(plain(date.text)):
            return False
        if date.kind == "relative" and not date.deadline:
            return False
        today = self.published.isoformat() if self.published else ""
        return date.iso >= today[: len(date.iso)]

    # --- from where ------------------------------------------------------------------------

    def _baseline(self, goal: Goal, end: int) -> Decimal | None:
        if goal.baseline:
            return goal.baseline.number.value
        if goal.part_of is not None:
            return None
        for zone in (self.text[goal.figure.end : end],):
            found = self._present(zone, goal.figure.end, goal)
            if found:
                return found.number.value
        found = self._present(self.text[: goal.figure.start], 0, goal) if len(self.goals) == 1 else None
        if found:
            return found.number.value
        return self._before(goal)

    def _present(self, zone: str, offset: int, goal: Goal) -> Figure | None:
        patterns = (
            rf"{cues('present').pattern}(?: (?:pres de|environ|quelque|seulement|plus de|un peu|a peine))* (?=<N)",
            r"\( ?(?:contre )?(?:pres de |environ |quelque )?(?=<N\d+>[^()]{0,30}\))",
        )
        for pattern in patterns:
            for match in re.finditer(pattern, zone):
                figure = next((f for f in self.figures.numbers if f.start == offset + match.end()), None)
                if figure and figure is not goal.figure and (goal.how == "factor" or figure.number.percent == goal.figure.number.percent):
                    return figure
        nows = re.search(r"<N(\d+)>[^<;]{0,40}(?:a ce jour|aujourd'hui|actuellement)", zone)
        if nows:
            return next((f for f in self.figures.numbers if f.start == offset + nows.start()), None)
        return None

    def _before(self, goal: Goal) -> Decimal | None:
        """The level told right before, where the goal leaves its noun out."""
        phrase = self._counted_noun(goal, len(self.text))
        own = told_in(self.figures, goal.figure.start) if len(self.goals) == 1 else None
        for told in filter(None, [own, *(told_in(f, len(f.text)) for f in reversed(self.before[-1:]))]):
            if told.number is None or told.percent != goal.figure.number.percent:
                return None
            same = phrase.head and plain(told.head)[:6] == phrase.head[:6]
            return told.number if not phrase.words or same else None
        return None

    def _unit(self, goal: Goal, head: str, *, annual: bool) -> str:
        if goal.figure.number.percent:
            return "%"
        if goal.how == "factor":
            return "fois"
        if annual:
            return "par an"
        return head

    def _target(self, goal: Goal, indicator: str, unit: str, deadline: str, baseline: Decimal | None) -> Target:
        reading, sentence = self.reading, self.figures.sentence
        factuality, doubt = self._modality(goal)
        return Target(
            indicator=indicator,
            value=goal.figure.number.value,
            unit=unit,
            deadline=deadline,
            baseline=baseline,
            evidence=reading.evidence(sentence.start, sentence.end),
            factuality=factuality,
            rule=f"targets.{goal.how}",
            cues=tuple(c for c in (goal.cue, doubt) if c),
            confidence=0.8,
        )

    def _modality(self, goal: Goal) -> tuple[Factuality, str]:
        low = max(self.text.rfind(mark, 0, goal.at + 1) for mark in (";", "- ", ": "))
        high = self.text.find(";", goal.figure.end)
        clause = self.text[max(low, 0) : high if high > 0 else len(self.text)]
        doubt = cues("unsure").search(_RELATIVE.sub(",", clause))
        return (Factuality.CONDITIONAL, doubt[0]) if doubt else (Factuality.ASSERTED, "")


def told_in(figures: FigureText, end: int) -> _Told | None:
    """What the last number (or «nombre de …») before a place counts."""
    text = figures.text[:end]
    for figure in reversed([f for f in figures.numbers if f.end <= end]):
        if re.match(rf" (?:{load('targets')['units']})\b", text[figure.end :]):
            continue
        phrase = noun_phrase(text, figure.end)
        annual = annual_after(text, figure.end) or phrase.annual
        level = _level_of(figures, figure)
        if level and (not phrase.words or figure.number.percent or re.match(r" (?:en|a) ", text[figure.end :])):
            return _Told(words_of(figures, level.words), level.head, annual, figure.number.value, figure.number.percent)
        doing = _DOING.match(text, figure.end)
        if doing:
            words = f"{figures.words(doing.start(1), doing.end(1))} {words_of(figures, noun_phrase(text, doing.end()).words)}"
            return _Told(words, "", annual, figure.number.value, figure.number.percent)
        if phrase.words and not re.match(r" (?:en|a|au|par|sur) ", text[figure.end :]):
            action = present_action(text[: figure.start])
            return _Told(with_participle(figures, phrase, action), phrase.head, annual, figure.number.value, figure.number.percent)
    level = re.search(r"(?:le |du |un )?nombre (?:de |d'|des )", text)
    if level:
        phrase = noun_phrase(text, level.end())
        return _Told(words_of(figures, phrase.words), phrase.head, annual=False, number=None, percent=False) if phrase.words else None
    return None


def _level_of(figures: FigureText, figure: Figure) -> Phrase | None:
    """«le nombre d'entreprises créées … est passé de 12 à 76»."""
    head = re.search(rf"(?:le |la |l'|les |son |sa )(?=(?:{load('targets')['measures']})\b)", figures.text[: figure.start])
    return counted(figures.text, noun_phrase(figures.text[: figure.start], head.end())) if head else None


def _iso(day: Day) -> str:
    date = day.date
    return date.iso if date.kind == "day" and date.deadline else (date.end_iso or date.iso)[:4]


def find_targets(reading: Reading) -> list[Target]:
    """Quantified goals told in sentences; those of tables come from `records`."""
    return list(_unique(_found(reading)))


def _found(reading: Reading) -> Iterator[Target]:
    recent: list[FigureText] = []
    deadline = ""
    for figures in figure_texts(reading):
        sentence = figures.sentence
        recent = [f for f in recent if f.sentence.block >= sentence.block - 1][-_LOOK_BACK:]
        if _worth(reading, sentence) or (figures.numbers and _aimed(reading, sentence)):
            goals = GoalFinder(figures, aimed=_aimed(reading, sentence)).goals()
            targets = [*_Sentence(reading, figures, goals, recent, deadline).targets()]
            deadline = next((t.deadline for t in reversed(targets) if t.deadline), deadline)
            yield from targets
        recent.append(figures)


def _worth(reading: Reading, sentence: Sentence) -> bool:
    return _GATE.search(reading.analysis.folded, sentence.start, sentence.end) is not None


def _aimed(reading: Reading, sentence: Sentence) -> bool:
    """Whether the heading above announces goals."""
    if sentence.kind in {BlockKind.HEADING, BlockKind.TITLE}:
        return False
    heading = plain(reading.context.heading(sentence.start))
    return re.search(load("targets")["headings"], heading) is not None


def _unique(targets: Iterator[Target]) -> Iterator[Target]:
    """One goal told twice is one: the same number and date of the same thing."""
    kept: list[Target] = []
    for target in targets:
        told = _with_date(kept.pop(), target) if _explained(kept, target) else target
        index = next((i for i, known in enumerate(kept) if _same(known, told)), None)
        if index is None:
            kept.append(told)
        else:
            kept[index] = _richer(kept[index], told)
    yield from kept


def _explained(kept: Sequence[Target], target: Target) -> bool:
    """«doubler …; passer de 250 à 500»: the second says the first in numbers."""
    last = kept[-1] if kept else None
    if last is None or last.rule != "targets.factor" or target.baseline is None:
        return False
    return target.value == last.value * target.baseline


def _with_date(one: Target, two: Target) -> Target:
    return replace(
        two,
        deadline=two.deadline or one.deadline,
        evidence=tuple(sorted({*one.evidence, *two.evidence})),
    )


def _stems(indicator: str) -> set[str]:
    return {w[:5] for w in re.findall(r"\w{3,}", plain(indicator))}


def _same(one: Target, two: Target) -> bool:
    dates = one.deadline == two.deadline or not (one.deadline and two.deadline)
    return one.value == two.value and dates and bool(_stems(one.indicator) & _stems(two.indicator))


def _richer(one: Target, two: Target) -> Target:
    best, other = (one, two) if bool(one.baseline) >= bool(two.baseline) else (two, one)
    return replace(
        best,
        deadline=best.deadline or other.deadline,
        evidence=tuple(sorted({*one.evidence, *two.evidence})),
    )


__all__ = ["find_targets"]
