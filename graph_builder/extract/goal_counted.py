"""What a sentence counts, present levels and goals alike."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from graph_builder.extract.figures import Figure, FigureText
from graph_builder.extract.goal_cues import pattern, present_action, whole_unit
from graph_builder.extract.nounphrase import (
    Phrase,
    counted,
    noun_phrase,
    rate_after,
    with_participle,
    words_of,
)

_ELSEWHERE = re.compile(r" (?:en|a|au|par|sur) ")
_DOING = re.compile(
    r" a (?P<verb>\w+(?:er|ir|re))(?:, [^,;<]{1,40},)? (?=une? |des |l[ae']s? )"
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts.

    Attributes:
        words: a short noun phrase, as written, with the participle of the verb.
        head: its first word as written.
        rate: «par an» where it is counted by year.
        number: the number itself where it tells a present level.
        percent: whether that is a share in per cent.
    """

    words: str
    head: str = ""
    rate: str = ""
    number: Decimal | None = None
    percent: bool = False


def head_of(figures: FigureText, phrase: Phrase) -> str:
    """The first word of a phrase as written, its unit."""
    return words_of(figures, phrase.words[:1])


def counted_in(figures: FigureText, end: int) -> Counted | None:
    """What the last number (or «nombre de …») before a place counts."""
    text = figures.text[:end]
    for figure in reversed([f for f in figures.numbers if f.end <= end]):
        if not whole_unit().match(text, figure.end):
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
    return Counted(words_of(figures, phrase.words), head_of(figures, phrase))


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
        head_of(figures, phrase),
        rate_after(figures.text, figure.end) or phrase.rate,
        figure.number.value,
        figure.number.percent,
    )
