"""Organisations named by a head noun: «l'Université de Rennes», «le CHU de Lille»."""

from __future__ import annotations

from collections.abc import Sequence

from graph_builder.extract.french.heads import (
    ACRONYM_HEADS,
    follows_closely,
    is_head,
    is_name_part,
    listed_words,
)
from graph_builder.extract.french.name_verbs import straight
from graph_builder.extract.french.name_walk import Walk
from graph_builder.extract.french.tokens import Token
from graph_builder.extract.mention import Mention
from graph_builder.model import Kind

_GRAND = {
    "grand",
    "haut",
    "haute",
    "grande",
    "nouvelle",
    "petite",
}  # «le Grand Port maritime»
_ACRONYM = 3  # letters from which a capital alone tells an acronym: «l'Insa»


def find_organisations(words: Sequence[Token]) -> list[Mention]:
    """Organisations that a head noun opens, text order; spans without the article."""
    found, after = [], 0
    for at in is_head.among(words):
        if at >= after:
            mention, after = _read(words, at)
            if mention:
                found.append(mention)
    return found


def _read(words: Sequence[Token], at: int) -> tuple[Mention | None, int]:
    head, first = words[at], _begin(words, at)
    walk = Walk(words, at, first=first)
    walk.run()
    alone = walk.end == at
    if alone and head.plain in ACRONYM_HEADS and _acronym(head):
        return _mention(words, at, at), at + 1
    weak = head.plain in listed_words("weak") or not head.capital
    if (alone and first == at) or (weak and not walk.named):
        return None, at + 1
    return _mention(words, at, walk.end, begin=first), walk.end + 1


def _acronym(head: Token) -> bool:
    return head.text.isupper() or (head.capital and len(head.text) > _ACRONYM)


def _begin(words: Sequence[Token], at: int) -> int:
    """Index of the head, or of a capitalised adjective before it."""
    before = words[at - 1] if at else None
    grand = before and before.capital and before.plain in _GRAND and words[at].capital
    return at - 1 if grand and follows_closely(words[at]) else at


def _mention(
    words: Sequence[Token], first: int, last: int, *, begin: int | None = None
) -> Mention:
    head = words[first].plain
    if (
        head in listed_words("descriptive")
        and last > first
        and not words[first].capital
    ):
        first += 1
        while straight(words[first]) in listed_words("links") and first < last:
            first += 1
    elif begin is not None:
        first = begin
    start, end = words[first].start, words[last].end
    text = "".join(
        (w.gap if i else "") + w.text for i, w in enumerate(words[first : last + 1])
    )
    return Mention(start, end, text, Kind.ORGANISATION, "head", head=head)


_ARTICLES = {
    "l'",
    "l’",
    "la",
    "le",
    "cette",
    "notre",
    "une",
    "chaque",
    "toute",
    "leur",
    "sa",
}
_LAST = {"metropole", "agglomeration", "universite", "habitat", "tourisme"}


def find_metropoles(words: Sequence[Token]) -> list[Mention]:
    """«Rennes Métropole», «Nantes Université»: the head stands last."""
    return [
        _mention_last(words, at)
        for at, token in enumerate(words)
        if at
        and (token.plain == "metropole" or (token.capital and token.plain in _LAST))
        and follows_closely(token)
        and is_name_part(words[at - 1])
        and words[at - 1].plain not in _ARTICLES
    ]


def _mention_last(words: Sequence[Token], at: int) -> Mention:
    first, last = words[at - 1], words[at]
    text = first.text + last.gap + last.text
    return Mention(
        first.start, last.end, text, Kind.ORGANISATION, "head", head=last.plain
    )
