"""Plans, funds and events named by a head noun with a capital: «le Fonds vert», «les Assises de l'eau»."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from graph_builder.extract.french.heads import follows_closely
from graph_builder.extract.french.name_walk import Walk
from graph_builder.extract.french.tokens import Token
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention
from graph_builder.model import Kind


@cache
def _heads() -> dict[str, Kind]:
    lists = load("names")["headed"]
    plans = dict.fromkeys(lists["programme"].split(), Kind.PROGRAMME)
    return plans | dict.fromkeys(lists["event"].split(), Kind.EVENT)


def find_headed(words: Sequence[Token]) -> list[Mention]:
    """Plans, funds and events whose head has a capital inside a sentence."""
    found, after = [], 0
    for at, token in enumerate(words):
        if at >= after and token.plain in _heads() and (span := _span(words, at)):
            first, last = span
            found.append(_mention(words, first, last, token.plain))
            after = last + 1
    return found


def _span(words: Sequence[Token], at: int) -> tuple[int, int] | None:
    before = words[at - 1] if at else None
    grand = before is not None and before.text in {"Grand", "Grande", "Grands", "Haut"}
    first = at - 1 if grand and follows_closely(words[at]) else at
    if not words[first].capital:
        return None
    walk = Walk(words, at, first=first, kept=True)
    walk.run()
    acronym = words[walk.end].text.isupper() and walk.end == at + 1  # «le Fonds EIC»
    return (
        (first, walk.end) if walk.announced and walk.end > at and not acronym else None
    )


def _mention(words: Sequence[Token], first: int, last: int, head: str) -> Mention:
    text = "".join(
        (w.gap if i else "") + w.text for i, w in enumerate(words[first : last + 1])
    )
    kind = _heads()[head]
    return Mention(words[first].start, words[last].end, text, kind, "head", head=head)
