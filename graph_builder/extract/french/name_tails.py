"""How far a name in common words goes on: «Sols vivants», «Forêts d'altitude», «Vigne et climat».

After its first word stand adjectives that agree with it, complements («d'altitude», «en
transition», «pour tous») and a bare noun joined by «et», which French joins without article in
names only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from graph_builder.extract.french.adjectives import is_adjective, is_link_stop
from graph_builder.extract.french.heads import follows_closely, is_head
from graph_builder.extract.french.name_verbs import INFINITIVE, straight
from graph_builder.extract.french.sentence_names import is_verb
from graph_builder.extract.french.tokens import Token
from graph_builder.extract.lexicon import load

_SHORTEST = 3  # letters of a word that names something
_GOVERNED = {"par", "pour", "en", "à", "au", "aux", "dans", "avec", "sur", "depuis", "chez", "de", "du", "d'", "comme"}  # fmt: skip
_PARTICIPLE = re.compile(r"(?:és|ées|is|ies|us|ues|é|ée)$")
_QUALITY = re.compile(
    r"(?:ité|iété|[^é]s|santé|beauté)$"
)  # nouns, or plurals without «é»
_TURNS = {"abord", "ailleurs", "ici", "autant", "environ", "autre", "autres", "emblee", "office", "entree", "apres", "accord", "euros", "ores"}  # fmt: skip
_FOR_ALL = {"tous", "toutes", "demain"}


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load("names")["titled"][name].split())


def agreeing(words: Sequence[Token], noun: int, at: int) -> bool:
    """Whether a small word is an adjective of a noun: one that agrees with it in number."""
    token = words[at]
    if not _nominal(token) or is_verb(token.plain):
        return False
    plural = words[noun].plain.endswith(("s", "x"))
    agrees = token.plain.endswith(("s", "x")) == plural
    known = is_adjective(token.plain)
    plural = plural and not token.plain.endswith("ons")  # «avons», «voulons»
    if (
        not agrees
        or not (plural or known)
        or token.plain in _listed("tail_no_adjective")
    ):
        return False
    ahead = straight(words[at + 1]) if at + 1 < len(words) else ""
    return not (_PARTICIPLE.search(token.text) and ahead in _GOVERNED)


def complement(words: Sequence[Token], at: int) -> int:
    """Index of the last word of «en transition», «pour tous», «et climat»; 0 where none stands."""
    if at + 1 >= len(words) or not follows_closely(words[at + 1]):
        return 0
    link, noun = words[at].plain, words[at + 1]
    if link == "pour":
        return at + 1 if noun.plain in _FOR_ALL else 0
    if link not in {"en", "et"} or not _nominal(noun):
        return 0
    if link == "en":
        gerund = noun.plain.endswith("ant")
        return 0 if gerund or noun.plain in _listed("tail_adverbial") else at + 1
    told = _PARTICIPLE.search(noun.text) or is_adjective(noun.plain)
    finite = is_verb(noun.plain) or (told and not _QUALITY.search(noun.text))
    return 0 if finite or noun.plain in _listed("tail_adverbial") else at + 1


def of_noun(words: Sequence[Token], at: int) -> int:
    """Index of the noun of «d'altitude», «de demain», «du fleuve»; 0 where none stands."""
    if straight(words[at]) not in {"de", "d'", "du"}:
        return 0
    end = at + 2 if [straight(w) for w in words[at + 1 : at + 2]] == ["la"] else at + 1
    noun = words[end] if end < len(words) else None
    if noun is None or not follows_closely(noun) or is_head(noun):
        return 0
    return end if _nominal(noun) and noun.plain not in _TURNS else 0


def _infinitive(word: str) -> bool:
    noun = word.endswith("oire") and word not in {"boire", "croire"}  # «mémoire»
    return not noun and bool(INFINITIVE.search(word))


def _nominal(token: Token) -> bool:
    """Whether a small word may be a noun or an adjective by its form."""
    small = token.word and token.text.isalpha() and token.text.islower()
    stop = is_link_stop(token.plain) or _infinitive(token.plain)
    return small and len(token.text) >= _SHORTEST and not stop
