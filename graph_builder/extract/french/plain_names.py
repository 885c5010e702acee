"""Names in common words that no noun announces: «…, dont Sols vivants, porté par …».

A capital inside a sentence, without article or determiner before it, opens a name; where a
sentence begins, only what follows the words tells it («Savoirs partagés recevra 2 M€»).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from graph_builder.extract.french.adjectives import is_link_stop
from graph_builder.extract.french.heads import follows_closely, is_head
from graph_builder.extract.french.name_tails import agreeing, complement, of_noun
from graph_builder.extract.french.name_verbs import straight
from graph_builder.extract.french.places import is_place
from graph_builder.extract.french.sentence_names import is_verb
from graph_builder.extract.french.titles import is_common_word
from graph_builder.extract.french.tokens import Token, by_word
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention

_MARKS = {",", "(", ";", "et", "ou"}
_LONGEST = 5
_CARRIED = re.compile(
    r"(?:port|pilot|coordonn|conduit|men|dirig|propos|dépos|présent)[éeimt]*s?$"
)
_PLURAL_VERBS = ("ont", "ent", "ez")


@cache
def _determined() -> frozenset[str]:
    """Words after which a capital tells no name of its own: «les», «en», «licence»."""
    return frozenset(load("names")["titled"]["determined"].split())


@by_word
def _opens(token: Token) -> bool:
    return is_common_word(token) and not is_link_stop(token.plain)


def find_plain(words: Sequence[Token], begins: frozenset[int]) -> list[Mention]:
    """Names of common words, text order."""
    found, after = [], 0
    for at in _opens.among(words):
        if at < after or not (last := _tail(words, at)):
            continue
        begun = words[at].start in begins
        if _acts(words, at, last) if begun else _alone(words, at, after):
            found.append(_mention(words, at, last))
            after = last + 1
    return found


def _tail(words: Sequence[Token], at: int) -> int:
    """Index of the last word of the name that begins at `at`; 0 where there is no tail."""
    last, noun = at, at
    place = is_place(words[at].text) or straight(words[at - 1]) in {"a", "de", "d'"}
    while last - at < _LONGEST and last + 1 < len(words):
        step = last + 1
        if not follows_closely(words[step]):
            break
        if agreeing(words, noun, step):
            last = step
        elif not place and (end := of_noun(words, step) or complement(words, step)):
            last = noun = end
        else:
            break
    ahead = words[last + 1] if last > at and last + 1 < len(words) else None
    leads_on = ahead is not None and straight(ahead) in {"de", "du", "des", "d'"}
    return 0 if last == at or leads_on else last


def _alone(words: Sequence[Token], at: int, after: int) -> bool:
    """Whether nothing before a capital inside a sentence determines it."""
    before = words[at - 1] if at else None
    if before is None or not follows_closely(words[at]) or before.capital:
        return False
    if before.text in _MARKS:
        listed = at - 1 == after > 0
        return listed or at < 2 or not words[at - 2].capital  # noqa: PLR2004 # before the mark
    return before.word and straight(before) not in _determined() and not is_head(before)


def _acts(words: Sequence[Token], at: int, last: int) -> bool:
    """Whether what follows a plural makes it one thing: «Savoirs partagés recevra», «…, porté par»."""
    ahead = [w.plain for w in words[last + 1 : last + 4]]
    if len(ahead) < 3:  # noqa: PLR2004 # the end of the text
        return False
    if ahead[0] == "," and ahead[2] == "par":
        return bool(_CARRIED.match(words[last + 2].text))
    plural = words[at].plain.endswith(("s", "x"))
    to = words[last + 1].text == "à"
    return (
        plural and not to and is_verb(ahead[0]) and not ahead[0].endswith(_PLURAL_VERBS)
    )


def _mention(words: Sequence[Token], first: int, last: int) -> Mention:
    text = "".join(
        (w.gap if i else "") + w.text for i, w in enumerate(words[first : last + 1])
    )
    return Mention(words[first].start, words[last].end, text, None, "titled")
