"""Names that begin with a verb: «fondation Vivre ensemble», «association Agir pour l'audition»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph_builder.extract.french.tokens import Token

INFINITIVE = re.compile(r"(?:(?<!^m)(?<!^f)(?<!^las)er|(?<!^aven)(?<!^cu)(?<!^plais)(?<!^souven)ir|(?:tt|nd|ui|vr|oi|ui)re|(?:v|su)ivre)$")  # fmt: skip
_MANNER = {"ensemble", "autrement", "mieux"}
_TOWARDS = {"pour", "contre", "avec", "sans"}
_ARTICLES = {"le", "la", "l'", "les"}


def straight(token: Token) -> str:
    """The folded word with straight apostrophes."""
    return token.plain.replace("\u2019", "'")


def goes_on(words: Sequence[Token], at: int) -> bool:
    """Whether the word at an index goes on with a name whose last words open with a verb."""
    last, word = words[at - 1], straight(words[at])
    if last.capital:
        verb = bool(INFINITIVE.search(last.plain)) and last.text[1:].islower()
        return verb and word in _MANNER | _TOWARDS
    if straight(last) in _TOWARDS:
        return word in _ARTICLES
    noun = words[at].word and not words[at].capital
    return noun and straight(last) in _ARTICLES and words[at - 2].plain in _TOWARDS
