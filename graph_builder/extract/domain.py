"""The words of public funding: `lexicon/funding.toml` as patterns over folded text."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from graph_builder.extract.french.text import plain
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention
from graph_builder.extract.pattern import Abstract
from graph_builder.extract.reading import Reading
from graph_builder.extract.syntax import Slot, mention_of
from graph_builder.model import Kind

# Words that round an amount, right before it.
HEDGE = r"(?:(?:un peu )?(?:pres|plus|moins) de |d?'?environ |quelque |au moins )?"
ARTICLE = r"(?:l[ae]s? |l')?"

_WANTED = 3  # words of the domain a text must hold before it may speak of funding
_PER_WORD = (
    400  # characters in which one of them is enough: a brief has no room for more
)
_LABELS = 4096  # names kept in mind with whether they give money
_AUXILIARY = {
    "receive": r"(?:a|ont|avons|aura|auront|ayant|avoir),? ",
    "give": r"(?:a|ont|avons|aura|auront|ayant|avoir),? ",
    "given": r"(?:sont|seront|ont ete|est|sera|a ete|etaient|etait) (?:\w+ment )?",
    "endowed": r"(?:(?:est|sont|sera|seront|a ete|ont ete|etant|soit|etaient|etait) )?",
}
_SEES = r"(?:se (?:voi(?:t|ent)|verr(?:a|ont)|sont vue?s?|est vue?)|s'est vue?) "
_HEIGHT = (
    r"(?:a hauteur de|a concurrence de|par|pour|de|d'une?|d'environ|d'au moins|du|a)"
)
_FUNDED_BY = (
    r"(?: par (?:(?!dote|finance|soutenu|cofinance|avait|a dispos)[^;.,]){3,45}?)?"
)


def about_funding(reading: Reading) -> bool:
    """Whether the document speaks of research, training or innovation at all."""
    folded = reading.analysis.folded
    wanted = min(_WANTED, 1 + len(folded) // _PER_WORD)
    return sum(word in folded for word in load("funding")["words"]["domain"]) >= wanted


def is_funder(mention: Mention) -> bool:
    """Whether a name gives public money: a region, the State, an agency, a plan."""
    name = mention.name
    if name is None:
        return False
    return name.kind is Kind.PROGRAMME or (
        name.kind in {Kind.ORGANISATION, Kind.PHRASE, Kind.PLACE}
        and any(_public(form) for form in (name.label, *name.aliases))
    )


def is_funder_at(abstract: Abstract, slot: Slot) -> bool:
    """Whether the name in a slot gives public money."""
    mention = mention_of(abstract, slot)
    return mention is not None and is_funder(mention)


@lru_cache(_LABELS)
def _public(label: str) -> bool:
    words = load("funding")["funders"]
    start, end = "|".join(words["public"]), "|".join(words["ending"])
    return bool(re.search(rf"^(?:l')?(?:{start})|(?:{end})$", plain(label)))


@lru_cache(_LABELS)
def is_purse(label: str) -> bool:
    """Whether a name is a purse of the State or the Union, which gets no award itself."""
    purses = "|".join(load("funding")["funders"]["purse"])
    return bool(re.match(rf"(?:{purses})", plain(label)))


@cache
def verbs(kind: str) -> re.Pattern[str]:
    """The verbs of a kind of frame, in all their forms, with the pronoun before them."""
    told = load("funding")["verbs"]
    more = told["earn"] if kind == "give" else ()
    forms = sorted([*told.get(kind, ()), *more], key=len, reverse=True)
    choice = "|".join([*_composed(kind), *forms])
    return re.compile(
        rf"(?<![\w'-])(?:n'|ne |y |lui |leur |en |l'|s'|d')?(?:{choice})(?![\w-])"
    )


@cache
def earned() -> re.Pattern[str]:
    """«P rapporte M à X»: verbs whose subject is what the money is won with."""
    return re.compile("|".join(load("funding")["verbs"]["earn"]))


@cache
def inverted() -> re.Pattern[str]:
    """The verbs of «À X reviennent M», «Est accordée à X une aide de M»."""
    given = load("funding")["verbs"]["inverted"]
    done = "|".join(load("funding")["participles"]["given"])
    passive = rf"{_AUXILIARY['given']}(?:{done})e?s?"
    return re.compile(rf"(?<![\w'-])(?:{'|'.join([passive, *given])})(?![\w-])")


@cache
def attributed() -> re.Pattern[str]:
    """«les M attribués à X»: a participle right after an amount."""
    done = "|".join(load("funding")["participles"]["given"])
    return re.compile(
        rf"(?: de <[OF]\d+>| supplementaires?)? (?:{done})e?s?"
        r"(?= (?:par [^,;.]{3,40} )?(?:a |au |aux |pour |vers ))"
    )


def _composed(kind: str) -> list[str]:
    """The forms that a participle or infinitive makes with an auxiliary."""
    words = load("funding")["participles"]
    if kind not in words:
        return []
    adverb = rf"(?:(?:{'|'.join(words['adverbs'])}),? ){{0,2}}"
    participle = rf"(?:{'|'.join(words[kind])})e?s?"
    tense = f"{_AUXILIARY[kind]}{adverb}{participle}"
    if kind == "receive":
        return [tense, f"{_SEES}{adverb}(?:{'|'.join(words['awarded'])})"]
    return [f"{tense}{_FUNDED_BY} {_HEIGHT}"] if kind == "endowed" else [tense]


@cache
def nouns(kind: str) -> re.Pattern[str]:
    """The nouns of a kind of frame."""
    forms = sorted(load("funding")["nouns"][kind], key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?![\w-])")


def words(name: str) -> list[str]:
    """A list of cues by its name."""
    found: list[str] = load("funding")["cues"][name]
    return found


@cache
def cue(name: str, before: str = "", after: str = "") -> re.Pattern[str]:
    """A pattern of any of the cues of a list, between two patterns.

    >>> cue("aid", "une ").search("une aide de 3 M€")[0]
    'une aide'
    """
    return re.compile(rf"{before}(?:{'|'.join(words(name))}){after}")
