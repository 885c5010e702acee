"""Organisations under one plural head: «les universités de X, Y et de Z»."""

from __future__ import annotations

from collections.abc import Sequence

from graph_builder.extract.french.heads import (
    follows_closely,
    is_head,
    is_name_part,
    listed_words,
    plural_heads,
)
from graph_builder.extract.french.tokens import Token
from graph_builder.extract.mention import Mention
from graph_builder.model import Kind

_PLURAL = {
    "les",
    "des",
    "aux",
    "ces",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "leurs",
    "ses",
}


def find_shared_heads(words: Sequence[Token]) -> list[Mention]:
    """Organisations under a plural head: «les universités de X (1 M€), Y et de Z».

    Each gets its own span (its place words) and a label with the head in the singular.
    """
    found: list[Mention] = []
    heads = plural_heads()
    for at in [i for i, token in enumerate(words) if token.plain in heads]:
        plain_head = words[at].plain
        several = at > 0 and words[at - 1].plain in _PLURAL
        if several or plain_head.endswith("es"):
            found.extend(_shared(words, at + 1, heads[plain_head]))
    return found


def _shared(words: Sequence[Token], at: int, singular: str) -> list[Mention]:
    found: list[Mention] = []
    while at < len(words):
        first, link = at, ""
        while at < len(words) and words[at].plain in listed_words("links"):
            link += words[at].gap + words[at].text if link else words[at].text
            at += 1
        last = _place_words(words, at)
        if last < at:
            break
        found.append(_shared_mention(words, at, last, f"{singular} {link}", first))
        at = _next_item(words, last + 1)
        if not at:
            break
    return found if len(found) > 1 else []


def _place_words(words: Sequence[Token], at: int) -> int:
    """Index of the last word of a place or proper name that begins at `at`."""
    if at >= len(words) or not is_name_part(words[at]) or is_head(words[at]):
        return at - 1
    last = at
    while last + 1 < len(words) and follows_closely(words[last + 1]):
        ahead = words[last + 1]
        if is_name_part(ahead) and not ahead.text.isdigit():
            last += 1
        elif (
            ahead.plain in {"d'", "du", "de"}
            and last + 2 < len(words)
            and words[last + 2].capital
            and words[last].plain in {"cote", "pays", "val", "bretagne"}
        ):
            last += 2
        else:
            break
    return last


def _shared_mention(
    words: Sequence[Token], first: int, last: int, opening: str, begin: int
) -> Mention:
    name = "".join(
        (w.gap if i else "") + w.text for i, w in enumerate(words[first : last + 1])
    )
    joint = "" if opening.endswith(("'", "’", " ")) else " "
    return Mention(
        words[begin].start if begin < first else words[first].start,
        words[last].end,
        name,
        Kind.ORGANISATION,
        "head",
        head=opening.split(maxsplit=1)[0].lower(),
        label=f"{opening}{joint}{name}",
    )


def _next_item(words: Sequence[Token], at: int) -> int:
    """Skip a parenthesis, then a comma or «et»; 0 where the enumeration ends."""
    if at < len(words) and words[at].text == "(":
        while at < len(words) and words[at].text != ")":
            at += 1
        at += 1
    if at + 1 < len(words) and words[at].plain in {",", "et", "ou"}:
        at += 1
        if words[at].plain == "et":
            at += 1
        return at
    return 0
