"""What a goal counts: the noun after it, the level it changes, or what was counted before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graph_builder.extract.figures import Figure, FigureText
from graph_builder.extract.goal import Goal
from graph_builder.extract.goal_counted import Counted, counted_in, head_of
from graph_builder.extract.goal_cues import (
    PERIOD,
    pattern,
    whole,
)
from graph_builder.extract.nounphrase import (
    Phrase,
    counted,
    noun_phrase,
    rate_after,
    with_participle,
    words_of,
)
from graph_builder.model import Kind

_CHANGES = {
    "change_rises",
    "change_falls",
    "change_changes",
    "change_passive",
    "factor",
}
_OWN = {"change_rises", "change_falls", "factor"}
_NO_NOUN = re.compile(
    r"\s*(?:$|[,;.:)]|(?:en|a|au|aux|pour|dans|chez|d'ici|des <D|fin|avant|contre|par an)\b)"
)
_LINK = re.compile(r" (?P<link>des|de l'|de la|du|de|d'(?!ici))")
_WITHIN = re.compile(r" (?:en|a|dans|par) ")
_MORE = re.compile(r"[a-z' -]*? (?:de plus|supplementaires) \w+(?P<what> [a-z' -]+)")
_DETERMINER = re.compile(
    r"(?:^|(?<=[\s,:(]))(?:le |la |les |l'|son |sa |ses |leurs? |notre |nos )"
)
_OBJECT = re.compile(
    r"(?:,? (?:(?:d'ici(?: a)?|en|a|avant|l'horizon|horizon|des|fin|l'annee|la rentree) )*<D\d+>,)?"
    r" ?(?:(?:de |d'|sur )?(?:le |la |les |l'|son |sa |ses |leurs? |notre |nos )"
    r"|du |des |de |d'(?!ici))"
)
_ACTING = {
    Kind.ORGANISATION,
    Kind.PERSON,
    Kind.PROJECT,
    Kind.CALL,
    Kind.PROGRAMME,
    Kind.PLACE,
}
_LOOSE_END = re.compile(r"(?:,? (?:en|a|au|d'ici|avant|des|fin|la))* ?$")
_AMONG = re.compile(r" (?:d'entre |parmi )(?:eux|elles)\b")
_NEAR = 60
_LINK_WIDTH = 9


class NounFinder:
    """Finds what the goals of one sentence count; `before` are the sentences before."""

    def __init__(self, figures: FigureText, before: Sequence[FigureText]) -> None:
        self.figures = figures
        self.text = figures.text
        self.before = before

    def counted(self, goal: Goal, end: int, told: Mapping[Figure, str]) -> Counted:
        """What a goal counts, up to the next goal; `told` are those of the goals before."""
        noun = self.after(goal, end)
        rate = noun.rate or rate_after(self.text[:end], goal.figure.end)
        head = head_of(self.figures, noun)
        special = self._special(goal, end, told)
        if special is not None:
            return replace(special, rate=special.rate or rate)
        if goal.part_of is not None:
            return Counted(self._part(goal, noun, told[goal.part_of]), head, rate)
        found = self._noun_or_level(goal, noun, end)
        if found is not None and found.words:
            what = counted(self.text, found)
            head = head_of(self.figures, what) if what is not found else head
            name = self._named(goal, what)
            return Counted(name, head or head_of(self.figures, what), rate)
        known = next(self.known_before(goal), Counted(""))
        if goal.how == "chained" and told:
            known = Counted(list(told.values())[-1])
        return Counted(known.words, known.head, rate or known.rate)

    def _special(
        self, goal: Goal, end: int, told: Mapping[Figure, str]
    ) -> Counted | None:
        """Durations, shares of what was told, measures in a unit; None of other goals."""
        if span := PERIOD.match(self.text, goal.figure.end):
            return self._spanned(goal, end, span["unit"])
        if goal.how == "one_in":
            return Counted(self._one_in(goal))
        among = self._among(goal, told)
        return Counted(among) if among else self._measured(goal)

    def _among(self, goal: Goal, told: Mapping[Figure, str]) -> str:
        """«la moitié des lycées, soit 50 %», «40 % d'entre eux»: a share of what."""
        if not goal.figure.number.percent:
            return ""
        if _AMONG.match(self.text, goal.figure.end):
            known = next(self.known_before(goal), Counted(""))
            who = list(told.values())[-1] if told else known.words
            return f"part des {who} {goal.tail}".strip() if who else ""
        left = self.text[: goal.figure.start]
        shared = pattern("shared_by").search(left)
        if shared:
            who = self.figures.words(*shared.span("who"))
            return f"part des {who} {goal.tail}".strip()
        one = pattern("one_of").search(left)
        if one is None:
            return ""
        more = self.figures.words(*one.span("more")) if one["more"].strip() else ""
        who = f"{self.figures.words(*one.span('who')).removesuffix('s')}s {more}"
        return f"part des {who.strip()} {goal.tail}".strip()

    def _measured(self, goal: Goal) -> Counted | None:
        """«un débit de 10 gigabits par seconde»: the level, and its unit."""
        unit = pattern("physical").match(self.text, goal.figure.end)
        near = max(0, goal.figure.start - _NEAR)
        levels = [*pattern("measure").finditer(self.text, near, goal.figure.start)]
        if unit is None or not levels:
            return None
        level = noun_phrase(self.text[: goal.figure.start], levels[-1].end())
        written = self.figures.words(unit.start() + 1, unit.end())
        return Counted(words_of(self.figures, level.words), written)

    def _spanned(self, goal: Goal, end: int, unit: str) -> Counted:
        """«ramener le délai à cinq mois», «le ramener à …» where it was told before."""
        if not pattern("clitic").search(self.text[: goal.figure.start]):
            level = self._level(goal, end)
            return Counted(words_of(self.figures, level.words) if level else "", unit)
        last = self.before[-1]
        told = [*pattern("measure").finditer(last.text)]
        words = noun_phrase(last.text, told[-1].end()).words if told else ()
        return Counted(words_of(last, words), unit)

    def after(self, goal: Goal, end: int) -> Phrase:
        """The noun phrase right after the number; empty where none is."""
        if _NO_NOUN.match(self.text, goal.figure.end):
            return Phrase((), goal.figure.end)
        return noun_phrase(self.text[:end], goal.figure.end)

    def _noun_or_level(self, goal: Goal, noun: Phrase, end: int) -> Phrase | None:
        if goal.how == "from_to" and noun.words and not goal.figure.number.percent:
            measured = pattern("measure").search(self.text, goal.figure.end, end)
            return self._level(goal, end) if measured else noun
        if goal.how in _CHANGES or goal.how == "from_to":
            return self._level(goal, end) or noun
        if noun.words or (goal.how == "direct" and self._told_before(goal)):
            return noun
        return self._level(goal, end)

    def _told_before(self, goal: Goal) -> bool:
        """«6 500 enseignants …; l'objectif est de 20 000»: what they are was counted."""
        measured = pattern("measure").search(self.text, 0, goal.figure.start)
        return not measured and next(self.known_before(goal), None) is not None

    # --- words ---------------------------------------------------------------------------

    def _named(self, goal: Goal, phrase: Phrase) -> str:
        """The words of an indicator: a share, or what is counted with its participle."""
        link = _LINK.match(self.text, goal.figure.end)
        near = phrase.words[0].start - goal.figure.end < _LINK_WIDTH
        if goal.figure.number.percent and link and near:
            done = goal.action if goal.how in {"passive", "subject"} else ""
            words = with_participle(self.figures, phrase, done)
            words = f"{words} {goal.tail}".strip()
            blank = "" if link["link"].endswith("'") else " "
            return f"part {link['link']}{blank}{words}"
        if goal.how == "more":
            return self._become(goal, words_of(self.figures, phrase.words))
        words = with_participle(self.figures, phrase, goal.action)
        return f"{words} {goal.tail}".strip()

    def _become(self, goal: Goal, words: str) -> str:
        """«35 000 jeunes de plus deviendront boursiers»."""
        tail = _MORE.match(self.text, goal.figure.end)
        return f"{words} devenant{tail['what']}" if tail else f"{words} supplémentaires"

    def _part(self, goal: Goal, noun: Phrase, whole_of: str) -> str:
        """«dont 500 femmes» of the students trained."""
        if _WITHIN.match(self.text, goal.figure.end):
            extra = noun_phrase(self.text, goal.figure.end)
            return f"{whole_of} {words_of(self.figures, extra.words)}".strip()
        return with_participle(self.figures, noun, goal.action) if noun.words else ""

    def _one_in(self, goal: Goal) -> str:
        """«qu'un étudiant sur deux, soit 50 %, ait effectué une mobilité»."""
        who = pattern("one_in_who").search(self.text[: goal.figure.start])
        did = pattern("one_in_did").match(self.text, goal.figure.end)
        if not who or not did:
            return ""
        low, high = did.span("did")
        high -= len(did["did"]) - len(_LOOSE_END.sub("", did["did"]))
        done = self.figures.words(low, high)
        return f"{self.figures.words(*who.span('who'))}s ayant {done}"

    # --- levels ----------------------------------------------------------------------------

    def _level(self, goal: Goal, end: int) -> Phrase | None:
        """«le nombre de …», «la part des …»: after the number, by the verb, or subject."""
        measure = pattern("measure").search(self.text, goal.figure.end, end)
        if measure:
            return noun_phrase(self.text, measure.end())
        own = _OBJECT.match(self.text, goal.figure.end)
        if goal.how not in _OWN and (goal.how != "from_to" or own is None):
            own = None
        if own:
            return noun_phrase(self.text, own.end())
        inner = _DETERMINER.finditer(self.text, goal.at, goal.figure.start)
        measures = pattern("measure").finditer(self.text, 0, goal.at)
        subjects = _DETERMINER.finditer(self.text, 0, goal.at)
        stop = goal.figure.start
        return (
            self._first(inner, stop)
            or self._first(measures, goal.at)
            or self._first(subjects, goal.at)
        )

    def _first(self, heads: Iterator[re.Match[str]], stop: int) -> Phrase | None:
        """The first of these noun phrases that does not act itself."""
        for head in heads:
            phrase = noun_phrase(self.text[:stop], head.end())
            if phrase.words and not self._acts(phrase):
                return phrase
        return None

    def _acts(self, phrase: Phrase) -> bool:
        """A ministry, a project, a name: no indicator."""
        if whole("actors").fullmatch(phrase.head):
            return True
        start = self.figures.abstract.position(phrase.words[0].start)
        return any(
            m.start <= start < m.end and m.name and m.name.kind in _ACTING
            for m in self.figures.analysis.within(start - 60, start + 1)
        )

    # --- what the text counted before --------------------------------------------------------

    def known_before(self, goal: Goal) -> Iterator[Counted]:
        """What the numbers before count, nearest first."""
        own = counted_in(self.figures, goal.figure.start)
        if own:
            yield own
        for figures in reversed(self.before):
            told = counted_in(figures, len(figures.text))
            if told:
                yield told
