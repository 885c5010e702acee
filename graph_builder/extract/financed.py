"""Which project a sentence speaks of when it tells who pays, and not for what."""

from __future__ import annotations

import re

from graph_builder.extract.pattern import Abstract
from graph_builder.extract.reading import Reading
from graph_builder.extract.section_heads import heading_project
from graph_builder.extract.sentences import Sentence
from graph_builder.extract.sources import is_payer
from graph_builder.model import Kind, Name

_BUILT = re.compile(r"\b(?:une?|ce|cette|l[ae]) ?([a-z-]{4,}) de <M\d+>")
_FULL = r"\b{noun} (?:de |d'|du |des )[a-z' -]{{3,40}}"
_SUBJECT = re.compile(
    r"(?:l[ae]s? |l'|ce |cette |cet )([a-z][a-z' -]{4,60}?(?:<[OXLC]\d+>[a-z' -]{0,20}?)?)"
    r"(?:,| sont | est | sera | seront )"
)
_FINANCED = re.compile(r"\b(?:sont|est|sera|seront|a ete|ont ete) (?:co)?finance")
_POINTS_BACK = re.compile(r"\b(?:y|lui)\b")


def financed(reading: Reading, sentence: Sentence, abstract: Abstract) -> Name | None:
    """The project that is paid for: named in the block, told by a noun, or in force."""
    block = reading.context.blocks[sentence.block]
    return (
        _meant(reading, sentence, abstract)
        or _named(reading, block.start, sentence.end)
        or financed_subject(reading, abstract)
        or _built(reading, sentence, block.start)
        or reading.context.project_at(sentence.start)
    )


def _meant(reading: Reading, sentence: Sentence, abstract: Abstract) -> Name | None:
    """What «y» or «lui» mean: what the sentence before is about."""
    if not _POINTS_BACK.search(abstract.text):
        return None
    if here := _named(reading, sentence.start, sentence.end):
        return here
    earlier = [
        s
        for s in reading.analysis.sentences
        if s.block == sentence.block and s.end <= sentence.start
    ]
    inside = reading.analysis.within(*_span(earlier[-1])) if earlier else []
    names = [m.name for m in inside if m.name]
    projects = [n for n in names if n.kind is Kind.PROJECT]
    houses = [n for n in names if n.kind is Kind.ORGANISATION and not is_payer(n)]
    headed = heading_project(reading, sentence.start)
    return next(iter([*projects, *([headed] if headed else houses)]), None)


def _span(sentence: Sentence) -> tuple[int, int]:
    return sentence.start, sentence.end


def _named(reading: Reading, start: int, end: int) -> Name | None:
    """The last project named between two positions."""
    found = [
        m.name
        for m in reading.analysis.within(start, end)
        if m.name and m.name.kind is Kind.PROJECT
    ]
    return found[-1] if found else None


def financed_subject(reading: Reading, abstract: Abstract) -> Name | None:
    """«Les travaux de la galerie, d'un coût de …, sont financés par»."""
    match = _SUBJECT.match(abstract.text)
    if match is None or not _FINANCED.search(abstract.text):
        return None
    start = abstract.position(match.start(1))
    return _phrase(reading, start, abstract.position(match.end(1), end=True))


def _built(reading: Reading, sentence: Sentence, start: int) -> Name | None:
    """«un bâtiment de 49 M€»: the fuller name that the block gives of it."""
    folded = reading.analysis.folded
    for other, text in reading.sentences:
        thing = _BUILT.search(text.text) if other.block == sentence.block else None
        if thing is None:
            continue
        full = re.compile(_FULL.format(noun=re.escape(thing[1])))
        match = full.search(folded, start, sentence.end)
        if match:
            return _phrase(reading, match.start(), match.end())
    return None


def _phrase(reading: Reading, start: int, end: int) -> Name:
    label = reading.analysis.text[start:end].rstrip()
    return Name(label, Kind.PHRASE, (label,))
