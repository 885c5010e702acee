"""The shallow grammar of clauses: what may stand between names and what is said of them."""

from __future__ import annotations

import re
from functools import cache

from graph_builder.extract.lexicon import load

CUT = re.compile(
    r";|[.!?] | [–—] |, (?:mais|tandis qu[e']|alors qu[e']|puis|quand|car) ?| : "
)


LIST_PREP = re.compile(r"\b(?:de|du|des|d')(?: (?:la|l'))? ?$")


STARTS = re.compile(
    r"^[-–—•*\s\d.)]*(?:<\w\d+> ?[:–—-] )?$|[;:–—] $|^[^,<]{0,25}[.:–—] $|^[a-zœ]{3,}(?:e|i|u|t|is)e?s? et $"
)


QUI = re.compile(
    r",? ?(?:,| et )?qui (?:\w+ [^;:,<>]{0,80} et )?"
    r"(?:n'|ne |en |y |l'|lui |la |le |les |s'|se )?(?:\w+ )?$"
)


OWNED = re.compile(  # what follows opens a new «PRJ, de X» in a list
    r"(?: ?\([^()]*\))?,? (?:par |de l[a'] ?|du |portee? |que |\((?:l[ae] |l')?<O)"
)


PASSIVE = re.compile(
    r"\b(?:est|sont|sera|seront|etait|etaient|ete|soit)"
    r"(?: \w+ment| aussi| egalement| desormais| ensuite|,? (?:lui|elle|eux|elles)(?: aussi)?,?)?"
    r"(?: [a-z]{3,}(?:e|i|u|t|is)e?s? (?:par|a|en|au|dans|depuis|sur|avec)(?= )[^;.]{0,80}?,? (?:et|puis) (?:\w+ment )?| )$"
)


ITEM_HEAD = re.compile(r"(<X\d+>)(?: ?\([^()]*\))? ?(?:[–—-]|:) ")


PRONOUN = re.compile(
    r"[^,<]{0,30},? (?:il|elle|ils|elles|ce dernier|celui-ci|celle-ci)\b"
)


FARTHEST = 220  # characters between a name and what qualifies it


UNSURE = re.compile(
    r"\b(?:pourrai(?:en)?t|serai(?:en)?t|aurai(?:en)?t|voudrai(?:en)?t|devrai(?:en)?t (?:aussi )?(?:rejoindre|s'associer)|envisage(?:nt)? de|espere(?:nt)?|souhaite(?:nt)?|si)\b[^,;]{0,30}$"
)


NEGATED = re.compile(
    r"\b(?:(?:ne|n'|non|sans)\s?(?:y |en |l'|s'|se |la |le |les )?(?:\w+ )?"
    r"|(?:ne |n')(?:\w+ ){1,3}(?:pas|plus|jamais) (?:\w+ )?)$"
)


@cache
def grammar(name: str) -> str:
    """A fragment of the shallow grammar with the fragments it names put in."""
    fragments: dict[str, str] = load("clauses")["fragments"]
    return re.sub(r"\{([a-z]+)\}", lambda m: grammar(m[1]), fragments[name])


@cache
def whole(name: str) -> re.Pattern[str]:
    """A fragment of the grammar, compiled."""
    return re.compile(grammar(name))
