"""Whether a small word after a noun goes on with its noun phrase: «pharmaceutique», «lyonnais».

French adjectives are told by their endings; the finite verbs that share these endings are
listed, as are the few frequent adjectives without one.
"""

from __future__ import annotations

import re
from functools import cache

from graph_builder.extract.french.tokens import Token, by_word
from graph_builder.extract.lexicon import load

_ENDING = re.compile(
    r"(?:iques?|aires?|ale?s?|aux|els?|elles?|eux|euses?|ifs?|ives?|iens?|iennes?|aise?s?|oise?s?|aine?s?|ine?s?"
    r"|ante?s?|ables?|ibles?|iers?|ieres?|istes?|esques?|oles?|ides?|eurs?|eures?|aste?s?|oste?s?|iques?|ores?|ogues?|iles?)$"
)
_SHORTEST = 4  # letters from which an ending tells something


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("adjectives")[name].split())


@cache
def is_adjective(word: str) -> bool:
    """Whether a folded small word may be an adjective after its noun.

    >>> is_adjective("pharmaceutique"), is_adjective("explique"), is_adjective("lance")
    (True, False, False)
    """
    if word in _words("listed"):
        return True
    if len(word) < _SHORTEST or word in _words("verbs") or word in _words("nouns"):
        return False
    return bool(_ENDING.search(word))


@by_word
def small_adjective(token: Token) -> bool:
    """Whether a token is written small and may be an adjective, participles included."""
    if token.capital or not token.word:
        return False
    return is_adjective(token.plain) or bool(_PARTICIPLE.search(token.text))


_PARTICIPLE = re.compile(r"(?:[^\W\d]{3,}(?:é|ée|és|ées|ie|ies|ue|ues))$")


@cache
def is_link_stop(word: str) -> bool:
    """Whether a folded word cannot be the noun of a complement: a verb, a pronoun, a preposition."""
    return word in _words("stops") or word in _words("verbs")
