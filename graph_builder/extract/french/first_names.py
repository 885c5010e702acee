"""French first names, and whether a word is one."""

from __future__ import annotations

from functools import cache

from graph_builder.extract.french.tokens import Token, by_word
from graph_builder.extract.lexicon import load

_WOMEN = frozenset(
    [
        "agnes",
        "alison",
        "amel",
        "anais",
        "ann",
        "audrey",
        "carol",
        "chantal",
        "dinah",
        "doris",
        "ellen",
        "ethel",
        "fatou",
        "gwen",
        "gwladys",
        "hannah",
        "hind",
        "ilham",
        "jennifer",
        "jenny",
        "kathleen",
        "klervi",
        "laureen",
        "leonor",
        "lily",
        "lou",
        "maguy",
        "mahaut",
        "maiwenn",
        "mariam",
        "maryam",
        "meryem",
        "miriam",
        "nawal",
        "ninon",
        "nolwen",
        "nour",
        "ruth",
        "sally",
        "siham",
        "sigrid",
        "solveig",
        "tess",
        "tifenn",
        "yseult",
        "zineb",
        "alix",
        "astrid",
        "carmen",
        "edith",
        "elisabeth",
        "fanny",
        "ines",
        "ingrid",
        "iris",
        "isabel",
        "judith",
        "karen",
        "karin",
        "katell",
        "ludivine",
        "magali",
        "manon",
        "margaux",
        "margot",
        "marion",
        "maud",
        "muriel",
        "myriam",
        "nelly",
        "nolwenn",
        "rachel",
        "rozenn",
        "sarah",
        "anouk",
        "annick",
        "deborah",
        "esther",
        "gladys",
        "mary",
        "soizic",
        "solen",
        "solenn",
        "christel",
        "segolen",
        "gwenn",
    ]
)
_COMPOUND = {"jean", "marie", "anne", "yann", "maria", "anna", "pierre", "paul", "louis", "karl", "hans", "jose", "juan", "rose", "luc", "ange", "abdel"}  # fmt: skip
_SHORT = 4  # letters from which a word in capitals may be a first name («PAUL»)


@cache
def first_names() -> frozenset[str]:
    """Folded first names."""
    return frozenset(load("persons")["first_names"].split())


@by_word
def is_first_name(token: Token) -> bool:
    """Whether a capitalised word is a first name; «Jean-Zay» is none, «Jean-Rémi» is."""
    if not token.capital or (token.text.isupper() and len(token.text) < _SHORT):
        return False
    if token.plain in first_names():
        return True
    first, dash, rest = token.plain.partition("-")
    known = first in first_names() and rest in first_names()
    return bool(dash) and (known or first in _COMPOUND)


@cache
def _male() -> frozenset[str]:
    return frozenset(load("roles")["gender"]["male"].split())


def feminine(first: str) -> bool:
    """Whether a folded first name is likely a woman's: it ends in «e» or «a».

    >>> feminine("helene"), feminine("philippe")
    (True, False)
    """
    head = first.split("-", maxsplit=1)[0]
    if head in {"marie", "anne", "rose", "eve"}:
        return True
    if head in _male():
        return False
    return head.endswith(("e", "a")) or head in _WOMEN
