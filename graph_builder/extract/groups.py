"""Groups: «neuf projets», «les dix nouveaux lauréats», «ces quatre instituts 3IA»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from graph_builder.extract.french.numbers import Number
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention
from graph_builder.model import Kind

_ADJECTIVES = (
    r"(?:(?:nouveaux|nouvelles|premiers|premieres|derniers|dernieres|autres|grands|grandes|principaux|principales"
    r"|futurs|futures|jeunes|deux|trois|quatre|cinq|petits|petites|seuls|seules|gros|meilleurs|meilleures)\s+)*"
)
_MOST = 100_000


@cache
def _noun() -> re.Pattern[str]:
    nouns = sorted(load("reference")["groups"]["nouns"], key=len, reverse=True)
    choice = "|".join(map(re.escape, nouns))
    tail = r"(?:\s+(?:laureats|laureates|supplementaires|retenus|retenues|selectionnes|selectionnees|deposes|deposees|preselectionnes|preselectionnees|finalistes|nationales|nationaux|academiques|europeens|europeennes|d'etablissements?|de recherche|de formation))*"
    return re.compile(rf"\s{{1,2}}({_ADJECTIVES}(?:{choice}){tail})\b(?![-'])")


def find_groups(text: str, folded: str, numbers: Sequence[Number]) -> list[Mention]:
    """Numbers with a noun that is counted together; `count` holds the number."""
    found = []
    for number in numbers:
        match = _noun().match(folded, number.end)
        value = number.value
        if not match or value != int(value) or not 0 < value < _MOST:
            continue
        if number.percent or number.ordinal:
            continue
        found.append(
            Mention(
                number.start,
                match.end(),
                text[number.start : match.end()],
                Kind.GROUP,
                "group",
                head=match[1],
                count=int(value),
            )
        )
    return found
