"""Noun phrases as the text words them: where they end, what they list."""

from __future__ import annotations

import re
from functools import cache

from graph_builder.extract.french.text import plain
from graph_builder.extract.lexicon import load

_DETERMINER = re.compile(
    r"^(?:(?:a|au|aux|sur|en|dans|vers|de|du|des|d'|l[ae]s?|l'|un|une|ses|son|sa|leurs?|notamment|aussi|egalement|notre|nos|cette|ce)(?:(?<=')|\s+))+"
)
_AND = re.compile(r",?\s+(?:et|ainsi que|ou)\s+|,\s+")
_DEFINITE = re.compile(
    r"(?:(?:a|sur|dans|en|vers|du|de|au|aux)\s*)?(?:l[ae]s?\s|l')|(?:au|aux|a|sur|en|du)\s"
)
_OWN = re.compile(r"(?:leurs?|ses|son|sa)\s")
_OF = re.compile(r"(?:du|des|de la|de l'|de|d')\s?")
_COMPLEMENT = re.compile(
    r" (?:pour|dans|par|chez|au service|au sein|en|sur|à|aux?|afin) "
)
_MOST_WORDS = 9
_LONGEST = 160


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(load("themes")["words"]["stop"])


def phrase_end(folded: str, start: int, limit: int) -> int:
    """Where the noun phrase (or list of them) that begins at `start` ends."""
    stop = _stop().search(folded, start + 1, min(limit, start + _LONGEST))
    return stop.start() if stop else min(limit, start + _LONGEST)


def _joins(left: str, right: str, *, several: bool, of: bool) -> bool:
    """Whether what follows «et» or a comma is a phrase of its own."""
    if _OWN.match(right):
        return False
    if _OF.match(right) and not of:
        return False
    if several or _DEFINITE.match(right):
        return True
    return not _OF.search(left) and " " not in right.strip()


def themes_in(
    text: str, folded: str, start: int, limit: int, *, of: bool = False
) -> list[str]:
    """The coordinated noun phrases from `start`, without their determiners.

    `of` tells that the phrases hang on «de»: then «du X et du Y» are two.
    """
    end = phrase_end(folded, start, limit)
    cuts, at = [], start
    body = folded[start:end]
    several = "," in body
    pieces: list[tuple[int, int]] = []
    for match in _AND.finditer(body):
        left, right = (
            folded[at : start + match.start()],
            folded[start + match.end() : end],
        )
        if _joins(left, right, several=several, of=of):
            pieces.append((at, start + match.start()))
            at = start + match.end()
            cuts.append(at)
    pieces.append((at, end))
    return [t for low, high in pieces if (t := bare(text, folded, low, high))]


def bare(text: str, folded: str, start: int, end: int) -> str:
    """A phrase without determiner and blanks, or "" where it is none."""
    piece = folded[start:end]
    lead = len(piece) - len(piece.lstrip(" ,"))
    opening = _DETERMINER.match(piece[lead:])
    low = start + lead + (opening.end() if opening else 0)
    phrase = " ".join(text[low:end].strip(' ,;:«»"*').split())
    if len(phrase.split()) > _MOST_WORDS:
        phrase = _shorter(phrase)
    words = phrase.split()
    if not words or len(words) > _MOST_WORDS or len(phrase) < 3:  # noqa: PLR2004 # «IA» stands in names
        return phrase if phrase == "IA" else ""
    return phrase if not phrase[0].isdigit() else ""


def _shorter(phrase: str) -> str:
    """A long phrase without its last complements; as it is where it has none."""
    cuts = [m.start() for m in _COMPLEMENT.finditer(phrase)]
    short = [c for c in cuts if len(phrase[:c].split()) <= _MOST_WORDS]
    return phrase[: short[-1]] if short else phrase


@cache
def _unsound() -> re.Pattern[str]:
    data = load("themes")
    return re.compile(
        rf"(?:{data['unsound']})$|(?:{data['places']})(?![\w-])|.*\b(?:{data['spoken']})"
    )


def sound(theme: str) -> bool:
    """Whether words may tell what something is about: no question, place or clause.

    >>> sound("imagerie médicale"), sound("quels"), sound("domaine de la Roseraie")
    (True, False, False)
    """
    return bool(theme) and not _unsound().match(plain(theme))
