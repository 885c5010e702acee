"""Names of entries and brackets: beside an organisation and an amount stands its project."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from graph_builder.extract.french.acronyms import is_acronym_of
from graph_builder.extract.kind_headings import headed
from graph_builder.extract.mention import Mention
from graph_builder.model import Kind

Span = tuple[int, int]
_IN_BRACKET = re.compile(r"[»\"]? ?\([«\"]? ?|[»\"]? ?: [«\"]? ?")
_AMOUNT = re.compile(
    r"[ »\"]{0,2}(?:,| :| -| –|\(| \() ?[^()\n€]{0,25}?\d[\d ,.]*"
    r"(?: ?(?:m|k|md)?€| ?(?:millions?|milliards?|mille|k|m)?(?: d'| )euros?)"
)
_OPENINGS = {"", "l", "le", "la", "l’", "projet"}
_APART = re.compile(r"[»*_\"]{0,3} ?(?:[:–—|/>-]|→) ?[«*_\"]{0,3} ?")


def told_by_place(
    text: str,
    folded: str,
    mentions: Sequence[Mention],
    runs: Sequence[Sequence[Span]],
) -> Iterator[tuple[Mention, Kind]]:
    """What the place of a name in its bracket or in its entry tells.

    `runs` are the lists: where each of their entries begins and ends.
    """
    yield from _beside(text, folded, mentions)
    yield from _in_rows(text, runs, mentions)
    yield from headed(text, folded, mentions)


def _beside(
    text: str, folded: str, mentions: Sequence[Mention]
) -> Iterator[tuple[Mention, Kind]]:
    """«Université de X (ALPHA, 3 M€)»: ALPHA is its project."""
    for one, two in pairwise(mentions):
        if (
            one.kind is Kind.ORGANISATION
            and two.kind is None
            and two.start - one.end <= 5  # noqa: PLR2004 # a bracket or a colon
            and _IN_BRACKET.fullmatch(text, one.end, two.start)
            and _AMOUNT.match(folded, two.end)
            and not is_acronym_of(two.text, one.text)
        ):
            yield two, Kind.PROJECT


def _in_rows(
    text: str, runs: Sequence[Sequence[Span]], mentions: Sequence[Mention]
) -> Iterator[tuple[Mention, Kind]]:
    """In «ORG : X», «Y : Z» of one list, X and Z are projects, Y an organisation."""
    starts = [m.start for m in mentions]
    for run in runs:
        pairs = [p for span in run if (p := _pair(text, span, mentions, starts))]
        for first, second in (
            (Kind.ORGANISATION, Kind.PROJECT),
            (Kind.PROJECT, Kind.ORGANISATION),
        ):
            if _told(pairs, first):
                yield from _filled(pairs, first, second)
                break


def _told(pairs: Sequence[tuple[Mention, Mention]], first: Kind) -> bool:
    """Whether a row has an organisation in one place, and none has one in the other."""
    place = 0 if first is Kind.ORGANISATION else 1
    known = [pair[place].kind is Kind.ORGANISATION for pair in pairs]
    other = [pair[1 - place].kind is Kind.ORGANISATION for pair in pairs]
    return any(known) and not any(other)


def _filled(
    pairs: Sequence[tuple[Mention, Mention]], first: Kind, second: Kind
) -> Iterator[tuple[Mention, Kind]]:
    for one, two in pairs:
        if one.kind is None:
            yield one, first
        if two.kind is None:
            yield two, second


def _pair(
    text: str, span: Span, mentions: Sequence[Mention], starts: Sequence[int]
) -> tuple[Mention, Mention] | None:
    """The two names that open an entry, with a mark between them."""
    at = bisect_left(starts, span[0])
    found = mentions[at : at + 2]
    if len(found) < 2 or found[1].end > span[1]:  # noqa: PLR2004 # one name
        return None
    one, two = found
    opens = text[span[0] : one.start].strip("*_«\"' ").lower() in _OPENINGS
    apart = _APART.fullmatch(text, one.end, two.start)
    return (one, two) if opens and apart else None
