"""The patterns by which measures are announced, filled from the lexicon once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from graph_builder.extract.french.text import plain
from graph_builder.extract.french.verbs import (
    any_form,
    futures,
    infinitives,
    participles,
)
from graph_builder.extract.lexicon import load

_UPPER = re.compile(r"\b[A-Z]{2,}\b")


def _phrases(lemmas: Iterable[str], tense: str) -> list[str]:
    """Forms of verbs, some of several words; «doter de» ends in «d'» or «de»."""
    forms = []
    for lemma in lemmas:
        verb, _, rest = lemma.partition(" ")
        made = futures([verb]) if tense == "future" else infinitives([verb])
        after = plain(rest).replace("œ", "oe")
        ends = ["de", "d'"] if after == "de" else [after]
        forms += [f"{form} {end}".strip() for form in made for end in ends]
    return forms


@cache
def deeds() -> dict[str, str]:
    """Folded participle or future → the noun of the doing («gelé» → «gel»)."""
    known = load("measures")["deeds"]
    forms = participles(known) | futures(known) | infinitives(known)
    return {form: known[lemma] for form, lemma in forms.items()}


@cache
def _parts() -> dict[str, str]:
    data = load("measures")
    verbs = [*data["makes"], *data["deeds"]]
    done = participles([v for v in verbs if " " not in v])
    parts: dict[str, str] = data["parts"]
    return {
        **parts,
        "BETWEEN": rf"(?:,? (?:{parts['ADVERB']}|{parts['TIME']}),?)*",
        "FUTURE": any_form(_phrases(verbs, "future")),
        "INF": any_form(_phrases(verbs, "infinitive")),
        "DONE": f"{parts['PLACE']}|{any_form(done)}",
        "DEED": any_form(participles(data["deeds"])),
        "DEVERBAL": data["words"]["deverbal"],
        "CARRIES": data["words"]["carries"],
    }


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A whole pattern of the lexicon."""
    text = load("measures")["patterns"][name]
    return re.compile(_UPPER.sub(lambda m: _parts().get(m[0], m[0]), text))


@cache
def gate(name: str) -> re.Pattern[str]:
    """Words without which a pattern cannot hold, quick to look for."""
    return re.compile(
        _UPPER.sub(lambda m: _parts().get(m[0], m[0]), load("measures")["gates"][name])
    )


@cache
def part(name: str) -> re.Pattern[str]:
    """One of the parts of the patterns."""
    return re.compile(_parts()[name])


@cache
def words(name: str) -> re.Pattern[str]:
    """A list of words of the lexicon, at the beginning of words."""
    return re.compile(rf"(?<![\w-])(?:{load('measures')['words'][name]})")


@cache
def policy() -> re.Pattern[str]:
    """What public bodies set up, after ranks and adjectives."""
    nouns = load("measures")["words"]["nouns"]
    return re.compile(rf"(?:{_parts()['RANK']} )*(?:{nouns})(?![\w-])")


@cache
def never() -> re.Pattern[str]:
    """What is no measure, whatever is done to it."""
    nouns = load("measures")["words"]["never"]
    return re.compile(
        rf"(?:(?:premiers?|derniers?|nouveaux|autres) )*(?:{nouns})(?![\w-])"
    )
