"""The words that tell an outcome, by what they are: `lexicon/selections.toml` as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

from graph_builder.extract.french.verbs import (
    futures,
    imperfects,
    infinitives,
    participles,
    presents,
)
from graph_builder.extract.lexicon import load
from graph_builder.model import Outcome

_CLITIC = re.compile(r"^(?:(?P<se>se |s'en |s')|l')")
_PAST = re.compile(r"[éÉ]e?s?$")
_ADVERB = (
    r"(?:pas|plus|davantage|non plus|jamais|point|guere|[a-z]+ment|ainsi|aussi|egalement|donc|enfin|toujours"
    r"|deja|encore|a nouveau|de nouveau|cette fois|en effet|tout|toutes?|tous|eux|elles?|lui"
    r"|quant a \w+|ensuite|depuis|alors|bien|de peu|de justesse|en <D\d+>|<D\d+>|pour autant"
    r"|haut la main|de haute lutte|sans (?:surprise|difficulte|peine)|a <N\d+> reprises|en revanche|d'abord|in fine|au final|a son tour|des <D\d+>"
    r"|les (?:deux|trois|quatre|<N\d+>)|seule?s?|d'ores et deja|par ailleurs)"
)
ADVERBS = rf"(?:{_ADVERB},? )*"
ADVERBS_AFTER = rf"(?:,? {_ADVERB})*"

_OBJECT = (
    r" (?:l[ae]s? |l')?(?:[a-z]+ (?:de |du |d'|de la |de l')?){0,2}<[PXOL]\d+>"
    r"(?: et (?:l[ae]s? |l')?<[PXOL]\d+>)?"
)


class Form(Enum):
    """What form of a verb a word is."""

    FINITE = "finite"
    PARTICIPLE = "participle"
    INFINITIVE = "infinitive"


@dataclass(frozen=True, slots=True)
class Word:
    """One way in which a word may tell an outcome.

    Attributes:
        outcome: what it tells where it is not denied.
        form: what form of a verb it is.
        after: what has to follow; None for a verb that takes the candidate as its object.
        over: the same with its object before what follows: «juge X irrecevable».
        clitic: the pronoun that belongs to it, "se" or "l'", or "".
        common: whether it tells so only where the text speaks of candidates.
        passive: whether only its passive tells something.
        funding: whether the call has to be told beside it.
        denied_only: whether only its denial tells something.
        accent: whether the text tells it by its last accent («retoqué», not «retoque»).
    """

    outcome: Outcome
    form: Form
    after: re.Pattern[str] | None = None
    over: re.Pattern[str] | None = None
    clitic: str = ""
    common: bool = False
    passive: bool = False
    funding: bool = False
    denied_only: bool = False
    accent: bool = False

    def spelt(self, raw: str) -> bool:
        """Whether a word as written is this form: «primé» is no «prime»."""
        if not self.accent or raw.isupper():
            return True
        return (_PAST.search(raw) is not None) is (self.form is Form.PARTICIPLE)


@cache
def words() -> dict[str, tuple[Word, ...]]:
    """Every verb form that may tell an outcome, folded, with the ways it does."""
    found: dict[str, list[Word]] = {}
    for word, way in (*_states(), *_choosing(), *_choosing_for()):
        found.setdefault(word, []).append(way)
    return {word: tuple(ways) for word, ways in found.items()}


@cache
def beginnings() -> frozenset[str]:
    """How those forms, and the nouns of an outcome, begin, by three letters."""
    cues = load("selections")["speaks"]["nouns"]
    return frozenset(word[:3] for word in (*words(), *cues))


@cache
def pattern(name: str, before: str = "", after: str = "") -> re.Pattern[str]:
    """A regular expression of the lexicon, «table.name», between two others."""
    return re.compile(f"{before}(?:{told(name)}){after}")


@cache
def told(name: str) -> str:
    """The source of a regular expression of the lexicon."""
    table, _, key = name.partition(".")
    source = load("selections")[table][key]
    return "|".join(source) if isinstance(source, list) else str(source)


def _forms(lemma: str) -> Iterator[tuple[str, Form]]:
    """All forms of a verb that sentences about outcomes hold."""
    for finite in (presents, futures, imperfects):
        yield from ((form, Form.FINITE) for form in finite([lemma]))
    yield from ((form, Form.PARTICIPLE) for form in participles([lemma]))
    yield from ((form, Form.INFINITIVE) for form in infinitives([lemma]))


def _states() -> Iterator[tuple[str, Word]]:
    for state in load("selections")["state"]:
        after = re.compile(rf"{ADVERBS_AFTER}{_following(state)}")
        for lemma in state["verbs"]:
            clitic = _CLITIC.match(lemma)
            bare = lemma[clitic.end() :] if clitic else lemma
            pronoun = ("se" if clitic["se"] else "l'") if clitic else ""
            for form, kind in _forms(bare):
                yield (
                    form,
                    Word(
                        Outcome(state["outcome"]),
                        kind,
                        after,
                        clitic=pronoun,
                        common=state.get("common", False),
                        denied_only=state.get("only") == "denied",
                        accent=bare.endswith("er"),
                    ),
                )


def _following(state: dict[str, Any]) -> str:
    return rf"(?![\w-])(?:{state.get('bare', '(?!)')}| (?:{state.get('with', '(?!)')}))"


def _choosing() -> Iterator[tuple[str, Word]]:
    data = load("selections")
    for group in ("choosing", "common", "passive", "funding"):
        common, funding = group in {"common", "passive"}, group == "funding"
        for outcome, lemmas in data[group].items():
            for lemma in lemmas:
                for form, kind in _forms(lemma):
                    way = Word(
                        Outcome(outcome),
                        kind,
                        common=common,
                        passive=group == "passive",
                        funding=funding,
                        accent=lemma.endswith("er"),
                    )
                    yield form, way


def _choosing_for() -> Iterator[tuple[str, Word]]:
    for outcome, entries in load("selections")["choosing_for"].items():
        for lemma, following in entries:
            after = re.compile(rf"{ADVERBS_AFTER} (?:{following})")
            over = re.compile(rf"{_OBJECT} (?:{following})")
            for form in participles([lemma]):
                yield (
                    form,
                    Word(
                        Outcome(outcome),
                        Form.PARTICIPLE,
                        after,
                        over,
                        common=True,
                        accent=lemma.endswith("er"),
                    ),
                )
