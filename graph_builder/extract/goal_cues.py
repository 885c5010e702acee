"""The patterns by which goals in figures are set, filled from the lexicon once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph_builder.extract.french.text import plain
from graph_builder.extract.french.verbs import (
    any_form,
    futures,
    infinitives,
    participles,
    presents,
)
from graph_builder.extract.lexicon import load

PERIOD = re.compile(r" (?P<unit>ans?|mois|jours?|semaines?|heures?|minutes?)\b")
_SLOT = re.compile(r"\b[A-Z]{2,}(?:_[A-Z]{3,4})?(?![A-Za-z])")
_TENSES: dict[str, Callable[[Iterable[str]], dict[str, str]]] = {
    "INF": infinitives,
    "FUT": futures,
    "PRES": presents,
}


@dataclass(frozen=True, slots=True)
class LeftRule:
    """What may stand right before a number that is aimed at.

    Attributes:
        how: name of the rule.
        pattern: ends at the number.
        needs: "aim", "strong" or "": which cue of aiming must come before.
        dated: whether a date is needed: "yes", "far" (no day or month of the calendar),
            "weak" (unless the aim is strong) or "no".
        percent: only shares in per cent.
    """

    how: str
    pattern: re.Pattern[str]
    needs: str
    dated: str
    percent: bool


def _data() -> dict[str, Any]:
    return load("targets")


@cache
def lemmas(group: str, tense: str) -> dict[str, str]:
    """Folded forms of a group of verbs; of several words, the first one changes."""
    found: dict[str, str] = {}
    for lemma in _data()[group]:
        first, _, rest = lemma.partition(" ")
        for form in _TENSES[tense]([first]):
            found[f"{form} {plain(rest)}".strip()] = lemma
    return found


@cache
def done_by() -> dict[str, str]:
    """Folded participles of the verbs that count, with their infinitive."""
    return participles([w for w in _data()["actions"] if " " not in w])


def _part(name: str) -> str:
    """What a slot of a pattern stands for."""
    data = _data()
    group, _, tense = name.partition("_")
    if tense:
        return any_form(lemmas(group.lower(), tense))
    if name == "PART":
        return any_form(done_by())
    if name == "SHARES":
        return any_form(data["shares"])
    if name in data["parts"]:
        return _filled(data["parts"][name])
    words = data[name.lower()]
    return _filled(words if isinstance(words, str) else f"(?:{'|'.join(words)})")


def _filled(text: str) -> str:
    return _SLOT.sub(lambda m: _part(m[0]), text)


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern of the lexicon."""
    return re.compile(_filled(_data()["patterns"][name]))


@cache
def cues(name: str) -> re.Pattern[str]:
    """A list of cues of the lexicon, at the beginning of words."""
    words = _data()[name]
    choice = words if isinstance(words, str) else "|".join(words)
    return re.compile(_filled(rf"(?<![\w-])(?:{choice})"))


@cache
def whole(name: str) -> re.Pattern[str]:
    """A list of nouns of the lexicon, as whole words."""
    return re.compile(rf"(?:{_data()[name]})(?![\w-])")


@cache
def whole_unit() -> re.Pattern[str]:
    """After a number: what it measures is no goal."""
    return re.compile(f" {whole('units').pattern}")


@cache
def left_rules() -> tuple[LeftRule, ...]:
    """What may govern a number, the best reading first."""
    return tuple(
        LeftRule(
            rule["how"],
            re.compile(_filled(rule["pattern"])),
            rule.get("needs", ""),
            rule.get("dated", "no"),
            rule.get("percent", False),
        )
        for rule in _data()["left"]
    )


def action(form: str) -> str:
    """The infinitive of a counting verb in any form, or ""."""
    for tense in _TENSES:
        if form in lemmas("actions", tense):
            return lemmas("actions", tense)[form]
    return done_by().get(form, "")


def present_action(left: str) -> str:
    """The infinitive of the verb that has its object after `left`, or ""."""
    found = pattern("counted").search(left)
    return action(found["verb"] or found["done"]) if found else ""
