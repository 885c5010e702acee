"""What is known of a document before facts are read from it."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby

from graph_builder.extract.cells import find_cells
from graph_builder.extract.coreference import (
    find_bodies,
    find_descriptions,
    settle_bodies,
)
from graph_builder.extract.entities import unite
from graph_builder.extract.french.acronyms import find_long_forms
from graph_builder.extract.french.dates import DateMention, find_dates
from graph_builder.extract.french.gazetteer import find_known
from graph_builder.extract.french.headed import find_headed
from graph_builder.extract.french.heads import is_common
from graph_builder.extract.french.labelled import find_sited
from graph_builder.extract.french.money import MoneyMention, find_money
from graph_builder.extract.french.numbers import Number, find_numbers
from graph_builder.extract.french.offices import Office, find_office_phrases
from graph_builder.extract.french.organisations import (
    find_metropoles,
    find_organisations,
)
from graph_builder.extract.french.persons import find_offices, find_persons
from graph_builder.extract.french.plain_names import find_plain
from graph_builder.extract.french.programmes import find_described
from graph_builder.extract.french.proper import (
    find_capitalised,
    find_quoted,
)
from graph_builder.extract.french.sentence_names import doubtful, stands_as_name
from graph_builder.extract.french.shared_heads import find_shared_heads
from graph_builder.extract.french.text import plain
from graph_builder.extract.french.titles import find_titles
from graph_builder.extract.french.tokens import Token, tokens
from graph_builder.extract.french.unnamed_capitals import without_unnamed
from graph_builder.extract.groups import find_groups
from graph_builder.extract.kinds import vote
from graph_builder.extract.mention import Mention
from graph_builder.extract.pronouns import find_pronouns
from graph_builder.extract.sentences import Sentence, sentences
from graph_builder.model import BlockKind, Document, Evidence

_OPENING = re.compile(r"[\s«“\"'(–—-]*(?:[ldLD]['’])?")
_BLANKS = " \t\n\u00a0\u202f"
_BEFORE, _AFTER = _BLANKS + ",;:.)]", _BLANKS + ",;:("
_AFTER_MARK = re.compile(r"[:«–(]\s+")


@dataclass(slots=True)
class Analysis:
    """A document with its sentences, mentions and values, all in text order."""

    document: Document
    text: str
    folded: str
    words: list[Token]
    sentences: list[Sentence]
    mentions: list[Mention]
    offices: list[Mention]
    phrases: list[Office]
    money: list[MoneyMention]
    numbers: list[Number]
    dates: list[DateMention]
    _starts: list[int] = field(default_factory=list)

    def within(self, start: int, end: int) -> list[Mention]:
        """Mentions that begin in a span."""
        if not self._starts:
            self._starts = [m.start for m in self.mentions]
        low = bisect.bisect_left(self._starts, start)
        high = bisect.bisect_left(self._starts, end)
        return self.mentions[low:high]

    def evidence(self, start: int, end: int) -> Evidence:
        """The words of a span as evidence, without blanks and stops around them."""
        words = self.text[start:end].rstrip(_AFTER)
        end = start + len(words)
        start = end - len(words.lstrip(_BEFORE))
        return Evidence(start, end, self.text[start:end])


def _begins(document: Document, found: Sequence[Sentence]) -> frozenset[int]:
    """Positions where a capital letter tells nothing: first words of sentences and cells."""
    begins: set[int] = set()
    for sentence in found:
        opening = _OPENING.match(document.text, sentence.start)
        begins |= {sentence.start, opening.end() if opening else sentence.start}
    for block in document.blocks:
        if block.table:
            begins |= {cell.start for cell in block.table.cells if cell.header}
    begins |= {m.end() for m in _AFTER_MARK.finditer(document.text)}
    return frozenset(begins)


def _settled(text: str, found: list[Mention], begins: frozenset[int]) -> list[Mention]:
    """Drop lone capitalised words at sentence starts that nothing shows to be names."""
    known = {m.text for m in found if m.start not in begins}
    return [
        m
        for m in found
        if m.start not in begins
        or not doubtful(m)
        or m.text in known
        or stands_as_name(text, m)
    ]


def _without(
    mentions: list[Mention], values: Sequence[MoneyMention | Number]
) -> list[Mention]:
    """Mentions that are not (part of) an amount or a number in words."""
    taken = sorted((v.start, v.end) for v in values)
    starts = [start for start, _ in taken]
    reach = [0, *accumulate((end for _, end in taken), max)]
    return [
        m
        for m in mentions
        if m.source == "authority"
        or reach[bisect.bisect_right(starts, m.start)] < m.end
    ]


def _beside(groups: Iterable[Mention], mentions: Sequence[Mention]) -> list[Mention]:
    """The groups that share no character with a mention, these in text order."""
    starts = [m.start for m in mentions]
    reach = [0, *accumulate((m.end for m in mentions), max)]
    return [g for g in groups if reach[bisect.bisect_left(starts, g.end)] <= g.start]


_RANK = {
    "office": 5,
    "authority": 3,
    "head": 2,
    "person": 2,
    "quoted": 2,
    "titled": 3,
    "cell": 4,
    "listed": 1,
    "shape": 0,
    "body": 0,
}


def _parted(mentions: list[Mention]) -> list[Mention]:
    """Without shapes that join a place and a person: «le maire de Nice Anne Rey»."""
    places = {m.end for m in mentions if m.source in {"authority", "body", "office"}}
    people = [m for m in mentions if m.source == "person" and m.start - 1 in places]
    return [
        m
        for m in mentions
        if m.source != "shape"
        or not any(m.start < p.start and p.end <= m.end for p in people)
    ]


def _resolve_overlaps(mentions: list[Mention]) -> list[Mention]:
    """Keep the longest of overlapping mentions; a list name wins over a bare shape."""
    ordered = sorted(
        _parted(mentions), key=lambda m: (m.start - m.end, -_RANK[m.source], m.start)
    )
    kept: list[Mention] = []
    taken = bytearray(max((m.end for m in mentions), default=0))
    for mention in ordered:
        start, end = mention.start, mention.end
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)


def _names(
    document: Document,
    words: list[Token],
    folded: str,
    phrases: list[Office],
    begins: frozenset[int],
) -> list[Mention]:
    text = document.text
    found = _resolve_overlaps(
        [
            *find_known(text, folded),
            *find_organisations(words),
            *find_shared_heads(words),
            *find_long_forms(text, words),
            *find_persons(words, phrases),
            *find_offices(words, phrases),
            *find_described(words),
            *find_headed(words),
            *find_titles(words),
            *find_plain(words, begins),
            *find_sited(text),
            *find_bodies(text),
            *find_metropoles(words),
            *(
                m
                for m in _settled(text, find_capitalised(words, begins), begins)
                if not is_common(m.text)
            ),
            *find_quoted(text),
            *find_cells(document),
        ]
    )
    return without_unnamed(text, found)


def _with_references(
    document: Document, folded: str, found: list[Sentence], mentions: list[Mention]
) -> list[Mention]:
    """Add what stands for something named before: «le projet», «Il»."""
    settle_bodies(mentions)
    described = find_descriptions(document.text, folded, mentions)
    everything = sorted([*mentions, *described], key=lambda m: m.start)
    pronouns = find_pronouns(document.text, found, everything)
    return sorted([*everything, *pronouns], key=lambda m: m.start)


def _lists(document: Document) -> list[list[tuple[int, int]]]:
    """The lists of a document, each with the spans of its entries."""
    runs = groupby(document.blocks, key=lambda block: block.kind)
    return [
        [(block.start, block.end) for block in run]
        for kind, run in runs
        if kind is BlockKind.ITEM
    ]


def analyse(document: Document) -> Analysis:
    """Read a document: its sentences, what it names, counts and dates."""
    text, folded = document.text, plain(document.text)
    words = tokens(text)
    found = sentences(document)
    numbers, phrases = find_numbers(text), find_office_phrases(words)
    money = find_money(text, numbers)
    named = _names(document, words, folded, phrases, _begins(document, found))
    offices = [m for m in named if m.source == "office"]
    mentions = _without([m for m in named if m.source != "office"], [*money, *numbers])
    groups = _beside(find_groups(text, folded, numbers), mentions)
    mentions = sorted([*mentions, *groups], key=lambda m: m.start)
    vote(text, folded, mentions, _lists(document))
    unite(text, mentions)
    return Analysis(
        document=document,
        text=text,
        folded=folded,
        words=words,
        sentences=found,
        mentions=_with_references(document, folded, found, mentions),
        offices=offices,
        phrases=phrases,
        money=money,
        numbers=numbers,
        dates=find_dates(text, document.published),
    )
