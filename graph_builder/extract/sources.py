"""Which call a place of the text speaks of, and which programme pays for it."""

from __future__ import annotations

import re

from graph_builder.extract.cellmoney import cue
from graph_builder.extract.french.text import plain
from graph_builder.extract.mention import Mention
from graph_builder.extract.reading import Reading
from graph_builder.extract.sentences import Sentence
from graph_builder.model import BlockKind, Kind, Name

_WON_AT = re.compile(
    r"(?:laureat\w*|titre|cadre|retenus?|resultats?|palmares|liste) d[eu] ?"
    r"(?:l[ae']s? ?)?(?:[\w' -]{0,40})[\W]*\Z"
)
_PAID = re.compile(
    r"(?:\b(?:finance|dote|soutenu|lance|porte|credit|budget|appel|volet)\w*"
    r"|\btitre|\bcadre"
    r"|€|\beuros?|\bami|\baap)\b[^.;]{0,45}?"
    r"\b(?:d[eu]s?|par|d'|via) ?(?:l[ae']s? ?)?\W*\Z"
)


def kind_of(mention: Mention) -> Kind:
    """The kind of what a mention means."""
    return mention.name.kind if mention.name else Kind.PHRASE


def is_payer(name: Name) -> bool:
    """Whether a name is one that pays for projects: the State, a region, a fund."""
    forms = (plain(form) for form in (name.label, *name.aliases))
    payers = cue("verbs", "payers")
    return name.kind is Kind.PROGRAMME or any(map(payers.search, forms))


def call_of(reading: Reading, position: int) -> Name | None:
    """The call in force: one just told to have winners, else the nearest.

    Under a heading that itself heads a winner, it is the call of the section around.
    """
    context, analysis = reading.context, reading.analysis
    index = context.block_at(position)
    block = context.blocks[index]
    found = analysis.within(block.start, position)
    calls = [m for m in found if kind_of(m) is Kind.CALL]
    for mention in reversed(calls):
        if _WON_AT.search(analysis.folded, block.start, mention.start):
            return mention.name
    if block.kind is BlockKind.HEADING and not calls:
        return _around(reading, index)
    return context.call_at(position)


def _around(reading: Reading, index: int) -> Name | None:
    """The call of the section that a heading divides."""
    blocks = reading.context.blocks
    level = blocks[index].level
    for above in reversed(blocks[:index]):
        if above.kind is BlockKind.HEADING and above.level < level:
            return reading.context.call_at(above.end - 1)
    return reading.context.call_at(blocks[index].start)


def programme_near(reading: Reading, position: int) -> Name | None:
    """The programme named in the same block: the last before, else the next."""
    context = reading.context
    block = context.blocks[context.block_at(position)]
    found = _programmes(reading, block.start, block.end)
    before = [m for m in found if m.start < position]
    nearest = before[-1:] or found[:1]
    return nearest[0].name if nearest else None


def _programmes(reading: Reading, start: int, end: int) -> list[Mention]:
    """Programmes named, not merely meant («le dispositif»), in a stretch."""
    return [
        m
        for m in reading.analysis.within(start, end)
        if kind_of(m) is Kind.PROGRAMME and m.source != "anaphor"
    ]


def source_of(reading: Reading, call: Name | None, near: Name | None) -> Name | None:
    """Where the money of a call comes from: the programme told to pay for it.

    `near` is a programme named closer by; it goes before, unless it is the call.
    """
    if near and near != call:
        return near
    for mention in reading.analysis.mentions if call else ():
        if mention.name != call:
            continue
        sentence = reading.sentence_at(mention.start)
        if sentence is None:
            continue
        paid = _payer(reading, sentence) or _payer_after(reading, sentence)
        if paid and paid != call:
            return paid
    return None


def _payer(reading: Reading, sentence: Sentence) -> Name | None:
    folded = reading.analysis.folded
    for mention in _programmes(reading, sentence.start, sentence.end):
        if _PAID.search(folded, sentence.start, mention.start):
            return mention.name
    return None


def _payer_after(reading: Reading, sentence: Sentence) -> Name | None:
    """The programme of the next sentence, where that tells an amount."""
    for other in reading.analysis.sentences:
        if other.block != sentence.block or other.start < sentence.end:
            continue
        money = any(other.start <= m.start < other.end for m in reading.analysis.money)
        found = _programmes(reading, other.start, other.end)
        return found[0].name if money and found else None
    return None
