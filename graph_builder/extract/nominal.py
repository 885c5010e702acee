"""Nominal style: stretches without a finite verb, and the amounts that count there."""

from __future__ import annotations

import re
from functools import cache

from graph_builder.extract.cellmoney import cue
from graph_builder.extract.french.verbs import any_form, presents
from graph_builder.extract.lexicon import load
from graph_builder.extract.pattern import Abstract
from graph_builder.extract.reading import Reading
from graph_builder.model import Money

_WORD = re.compile(r"(?<![<\w])[a-z]{3,}")
_BRACKET = re.compile(r"\([^()]*\)")
_FEW = 7  # words beside names and amounts in a line of a list
_LEAST = 1000  # euros: less is a price, not a grant
_AFTER_NAME = re.compile(
    r"(?<=>) (?!(?:dont|avec|sous|entre|sans|chez|pendant|durant|comme|lors|contre"
    r"|hors|puis|soit|vers|une|pour|recherche|territoire|maritime)\b)"
    r"([a-z]{3,}(?:e|t|d|nt|ra|ront))(?= )"
)
_APIECE = {"project", "person", "month", "day", "week"}


def countable(money: Money) -> bool:
    """Whether an amount is one that somebody gets: no ceiling, no range, not apiece."""
    return (
        money.amount >= _LEAST
        and money.high is None
        and money.bound != "ceiling"
        and money.per not in _APIECE
    )


def granted(before: str, after: str) -> bool:
    """Whether the words around an amount leave it a grant: no wish, no price."""
    near = f"{before[-60:]} {after[:40]}"
    return not (cue("verbs", "requested").search(near) or other_money().search(near))


@cache
def other_money() -> re.Pattern[str]:
    """Nouns of money that is no funding: turnover, prices, wages."""
    return re.compile(rf"\b(?:{'|'.join(load('funding')['nouns']['other'])})\b")


def first_verb(reading: Reading, abstract: Abstract, end: int) -> int | None:
    """Where the first finite verb stands in an abstracted stretch, None without one."""
    text = reading.analysis.text
    found = [
        match.start()
        for pattern in verbs()
        for match in pattern.finditer(abstract.text, 0, end)
        if not _accented(text, abstract, match)
    ]
    return min(found, default=None)


def _accented(
    text: str, abstract: Abstract, match: re.Match[str], group: int = 0
) -> bool:
    """Whether an accent makes «a» a preposition, «porte» a participle."""
    start = abstract.position(match.start(group))
    end = abstract.position(match.end(group), end=True)
    return text[start] in "àÀ" or "é" in text[max(start, end - 2) : end]


@cache
def verbs() -> tuple[re.Pattern[str], ...]:
    """Finite verbs: common ones, and those of giving and getting."""
    money = load("funding")["verbs"]
    giving = "|".join([*money["receive"], *money["give"], *money["given"]])
    return (
        cue("verbs", "finite"),
        re.compile(rf"(?<![\w'])(?:{giving})(?!\w)"),
        re.compile(rf"(?<![\w-])(?:{any_form(_presents())})(?![\w-])"),
    )


def _presents() -> set[str]:
    """Third persons of common verbs that are nothing but verbs."""
    told = load("records")["sentences"]
    return set(presents(told["lemmas"])) - set(told["nouns"])


def nominal(reading: Reading, abstract: Abstract) -> bool:
    """Whether a stretch holds an amount, few words else and no finite verb at all."""
    text = abstract.text
    words = _WORD.findall(_BRACKET.sub(" ", text))
    return (
        0 < text.count("<M") <= 1 + ("dont" in text)
        and len(words) <= _FEW
        and first_verb(reading, abstract, len(text)) is None
        and not _tells(reading, abstract)
    )


def _tells(reading: Reading, abstract: Abstract) -> bool:
    """Whether a name is a subject: «l'Université de X perd <M>», any verb at all."""
    return any(
        not _accented(reading.analysis.text, abstract, match, 1)
        for match in _AFTER_NAME.finditer(abstract.text)
    )
