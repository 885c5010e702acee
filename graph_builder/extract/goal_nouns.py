"""What a goal counts: the noun after it, the level it changes, or what was counted before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from graph_builder.extract.figures import Figure, FigureText
from graph_builder.extract.goal_cues import pattern, present_action, whole
from graph_builder.extract.goals import Goal
from graph_builder.extract.nounphrase import (
    Phrase,
    annual_after,
    counted,
    noun_phrase,
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
    r"\s*(?:$|[,;.:)]|(?:en|a|d'ici|des <D|fin|avant|contre|par an)\b)"
)
_LINK = re.compile(r" (?P<link>des|de l'|de la|du|de|d'(?!ici))")
_WITHIN = re.compile(r" (?:en|a|dans|par) ")
_ELSEWHERE = re.compile(r" (?:en|a|au|par|sur) ")
_MORE = re.compile(r"[a-z' -]*? (?:de plus|supplementaires) \w+(?P<what> [a-z' -]+)")
_DETERMINER = re.compile(
    r"(?:^|(?<=[\s,:(]))(?:le |la |les |l'|son |sa |ses |leurs? |notre |nos )"
)
_OBJECT = re.compile(
    r" ?(?:le |la |les |l'|son |sa |ses |leurs? |notre |nos |du |des )"
)
_DOING = re.compile(
    r" a (?P<verb>\w+(?:er|ir|re))(?:, [^,;<]{1,40},)? (?=une? |des |l[ae']s? )"
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
_LINK_WIDTH = 9


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts.

    Attributes:
        words: a short noun phrase, as written, with the participle of the verb.
        head: its first word as written.
        annual: counted by year.
        number: the number itself where it tells a present level.
        percent: whether that is a share in per cent.
    """

    words: str
    head: str = ""
    annual: bool = False
    number: Decimal | None = None
    percent: bool = False


def _head(figures: FigureText, phrase: Phrase) -> str:
    return words_of(figures, phrase.words[:1])


class NounFinder:
    """Finds what the goals of one sentence count; `before` are the sentences before."""

    def __init__(self, figures: FigureText, before: Sequence[FigureText]) -> None:
        self.figures = figures
        self.text = figures.text
        self.before = before

    def counted(self, goal: Goal, end: int, told: Mapping[Figure, str]) -> Counted:
        """What a goal counts, up to the next goal; `told` are those of the goals before."""
        noun = self.after(goal, end)
        annual = noun.annual or annual_after(self.text[:end], goal.figure.end)
        head = _head(self.figures, noun)
        if goal.part_of is not None:
            return Counted(self._part(goal, noun, told[goal.part_of]), head, annual)
        if goal.how == "one_in":
            return Counted(self._one_in(goal))
        found = self._noun_or_level(goal, noun, end)
        if found is not None and found.words:
            found = counted(self.text, found)
            name = self._named(goal, found)
            return Counted(name, head or _head(self.figures, found), annual)
        if goal.how == "chained" and told:
            return Counted(list(told.values())[-1], "", annual)
        known = next(self.known_before(goal), Counted(""))
        return Counted(known.words, known.head, annual or known.annual)

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
        return noun if noun.words else self._level(goal, end)

    # --- words ---------------------------------------------------------------------------

    def _named(self, goal: Goal, phrase: Phrase) -> str:
        """The words of an indicator: a share, or what is counted with its participle."""
        link = _LINK.match(self.text, goal.figure.end)
        near = phrase.words[0].start - goal.figure.end < _LINK_WIDTH
        if goal.figure.number.percent and link and near:
            done = goal.action if goal.how == "passive" else ""
            words = with_participle(self.figures, phrase, done)
            blank = "" if link["link"].endswith("'") else " "
            return f"part {link['link']}{blank}{words}"
        if goal.how == "more":
            return self._become(goal, words_of(self.figures, phrase.words))
        return with_participle(self.figures, phrase, goal.action)

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
        own = _OBJECT.match(self.text, goal.figure.end) if goal.how in _OWN else None
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


def counted_in(figures: FigureText, end: int) -> Counted | None:
    """What the last number (or «nombre de …») before a place counts."""
    text = figures.text[:end]
    for figure in reversed([f for f in figures.numbers if f.end <= end]):
        if not re.match(rf" {whole('units').pattern}", text[figure.end :]):
            found = _level_told(figures, figure, text) or _noun_told(
                figures, figure, text
            )
            if found:
                return found
    number_of = pattern("number_of").search(text)
    if number_of is None:
        return None
    phrase = noun_phrase(text, number_of.end())
    if not phrase.words:
        return None
    return Counted(words_of(figures, phrase.words), _head(figures, phrase))


def _level_told(figures: FigureText, figure: Figure, text: str) -> Counted | None:
    """«le nombre d'entreprises créées … est passé de 12 à 76»."""
    head = pattern("measure").search(text, 0, figure.start)
    if head is None:
        return None
    level = counted(text, noun_phrase(text[: figure.start], head.end()))
    noun = noun_phrase(text, figure.end)
    free = not noun.words or re.match(r" (?:en|a) ", text[figure.end :])
    if not level.words or not (free or figure.number.percent):
        return None
    return _told(figures, figure, level, words_of(figures, level.words))


def _noun_told(figures: FigureText, figure: Figure, text: str) -> Counted | None:
    """«forme 600 étudiants», «vous êtes 900 à préparer un métier»."""
    doing = _DOING.match(text, figure.end)
    if doing:
        what = words_of(figures, noun_phrase(text, doing.end()).words)
        words = f"{figures.words(*doing.span('verb'))} {what}"
        number = figure.number
        return Counted(words, number=number.value, percent=number.percent)
    phrase = noun_phrase(text, figure.end)
    if not phrase.words or _ELSEWHERE.match(text, figure.end):
        return None
    action = present_action(text[: figure.start])
    return _told(figures, figure, phrase, with_participle(figures, phrase, action))


def _told(figures: FigureText, figure: Figure, phrase: Phrase, words: str) -> Counted:
    return Counted(
        words,
        _head(figures, phrase),
        annual_after(figures.text, figure.end) or phrase.annual,
        figure.number.value,
        figure.number.percent,
    )
