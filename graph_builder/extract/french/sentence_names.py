"""Whether a lone capitalised word that opens a sentence is a name: «Ambrane recevra 2 M€».

French hardly opens a sentence with a bare noun and a finite verb: a word that a verb in the
third person, a comma or «et» and another name follow is a name.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from graph_builder.extract.french.places import is_place
from graph_builder.extract.french.proper import strong
from graph_builder.extract.french.text import plain
from graph_builder.extract.french.verbs import any_form, participles, presents
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention

_COMMON = re.compile(r"(?:é|ée|és|ées|ment|ant|tion|aison|eurs?|ions?)$")
_INFINITIVE = re.compile(r"\w+(?:er|ir)(?: :|, (?:\w+(?:er|ir|re)\b|c['’]est))")
_MARK = re.compile(r"\s?[,(:–]")
_AND = re.compile(r" (?:et|ainsi que|comme) (?:l[ae] |l['’]|d['’])?[A-ZÀ-Þ]")
_FUTURE = (
    r"(?:au|se|fe|[a-z]{2,}[ei]|[a-z]+nd|[a-z]+[vt]|pour|ver|enver|accour)r(?:a|ont)"
)
_LISTED = re.compile(r"(?:[a-zà-ÿ»\d)] ?: |[?] )$")  # «trois projets : Ambrane à …»
_ITEM = re.compile(r"\s?(?:[.;]|et |ou |à |au |aux |du |de |d['’]|pour |par )")
_WIDE = 40  # characters after a word that are looked at


@cache
def _verb() -> re.Pattern[str]:
    forms = any_form(presents(load("names")["subject"]["verbs"].split()))
    return re.compile(
        rf" (?:n'|ne |se |s'|y |en |l'|lui |leur )*(?:{_FUTURE}|{forms}|a|ont|est|sont|etait|avait|va|doit|peut|veut|vient|fait)\b(?!-)"
    )


@lru_cache(maxsize=1 << 14)
def is_verb(word: str) -> bool:
    """Whether a folded word is a finite verb in the third person."""
    match = _verb().match(f" {word}")
    return match is not None and match.end() == len(word) + 1


@cache
def _participles() -> frozenset[str]:
    lemmas = [*load("names")["subject"]["verbs"].split(), *load("verbs")["irregular"]]
    return frozenset(participles(lemmas))


def doubtful(mention: Mention) -> bool:
    """Whether a lone capitalised word at a sentence start is no name by its form alone."""
    return " " not in mention.text and not strong(mention.text)


def stands_as_name(text: str, mention: Mention) -> bool:
    """Whether what stands around a doubtful word makes it a name: «Zenith, à Lyon»."""
    end = mention.end
    if is_place(mention.text) and text[end : end + 1] in {",", ".", " "}:
        return True
    common = plain(mention.text) in _participles() or _COMMON.search(mention.text)
    if common or _INFINITIVE.match(text, mention.start):
        return False
    if _MARK.match(text, end) or _AND.match(text, end) or _acts(text, end):
        return True
    before = text[max(0, mention.start - len("x : ")) : mention.start]
    return bool(_LISTED.search(before)) and bool(_ITEM.match(text, end))


def _acts(text: str, end: int) -> bool:
    """Whether a verb in the third person follows."""
    told = not text.startswith(" à ", end)
    return told and _verb().match(plain(text[end : end + _WIDE])) is not None
