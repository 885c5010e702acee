"""How money is broken down: «formation : 40 M€», «30 M€ pour la recherche», «Bretagne : 20 M€»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph_builder.extract.cellmoney import cue
from graph_builder.extract.domain import HEDGE
from graph_builder.extract.french.money import MoneyMention
from graph_builder.extract.french.numbers import Number
from graph_builder.extract.mention import Mention
from graph_builder.extract.nominal import countable, other_money
from graph_builder.extract.pattern import Abstract
from graph_builder.extract.purposes import is_no_purpose, phrase_name
from graph_builder.extract.reading import Reading
from graph_builder.model import Envelope, Factuality, Kind, Name

_DETERMINER = r"(?:l[ae]s? |l'|une? |des |son |sa |ses |leurs? )?"
_WORD = r"(?!(?:qui|que|dont|est|sont)\b)(?:[a-zà-ÿ][a-zà-ÿ'-]*|<[OLPXCF]\d+>|<D\d+>|&)"
_PHRASE = rf"(?P<what>[a-zà-ÿ'-]{{3,}}(?:,? {_WORD}){{0,12}}?|<L\d+>)"
_SHARED = r"(?: ?\((?P<count><N\d+>|<G\d+>)[^()<>]{0,30}\)|,? pour (?P<count2><N\d+>|<G\d+>)[^<>;.]{0,25})?"
_LABEL = r"(?:(?:volet|axe|pilier|action|mesure|priorite|poste|chapitre)s? ?(?:<N\d+> ?|n° ?)?(?::|-) ?)?"
_LED = (
    r"(?:pour|en faveur d(?:e|u|es|')|au titre d(?:e|u|es|')|sur|vers|a|au|aux|dans"
    r"|(?:destine|consacre|dedie|alloue|reserve|affecte)e?s? (?:a|au|aux)) ?"
)
_NAME_FIRST = re.compile(
    rf"\W*{_LABEL}{_DETERMINER}{_PHRASE} ?(?::|-|\(|,|=>|→) ?{HEDGE}<M(?P<money>\d+)>\)?"
    rf"(?: sur <N\d+> ans| par an)?{_SHARED} ?[;,.]?(?: et)?"
)
_AMOUNT_FIRST = re.compile(
    rf"\W*{HEDGE}<M(?P<money>\d+)>(?: supplementaires?)?(?: sur <N\d+> ans)?,? {_LED}(?:mieux )?"
    rf"(?:[a-z-]+(?:er|ir|re) )?{_DETERMINER}{_PHRASE}{_SHARED} ?(?:[;,.]|$)(?: et)?"
)
_IN_BRACKETS = re.compile(
    rf"(?:: |, |et |; |entre ){_DETERMINER}{_PHRASE} \({HEDGE}<M(?P<money>\d+)>{_SHARED}\)"
)
_LEAST = 2  # parts that make a breakdown


@dataclass(frozen=True, slots=True)
class _Part:
    """One part: what it is for, its amount, how many share it, where it stands."""

    name: Name
    amount: MoneyMention
    count: int | None
    abstract: Abstract


def list_parts(
    reading: Reading, entries: Sequence[Abstract], above: str
) -> Iterator[Envelope]:
    """The envelopes of a list of parts; `above` are the folded words that open it."""
    if not cue("verbs", "breakdown").search(above) or other_money().search(above):
        return
    found = [p for text in entries if (p := _item(reading, text))]
    if len(found) >= _LEAST:
        yield from (_envelope(reading, part) for part in found)


def bracketed_parts(reading: Reading, abstract: Abstract) -> Iterator[Envelope]:
    """«Trois volets : la formation (35 M€), la recherche (50 M€) et …»."""
    if abstract.text.count("(<M") < _LEAST:
        return
    words = reading.analysis.folded[abstract.start : abstract.end]
    if not cue("verbs", "breakdown").search(words):
        return
    matches = _IN_BRACKETS.finditer(abstract.text)
    found = [p for match in matches if (p := _part(reading, abstract, match))]
    if len(found) >= _LEAST:
        yield from (_envelope(reading, part) for part in found)


def _item(reading: Reading, abstract: Abstract) -> _Part | None:
    for pattern in (_AMOUNT_FIRST, _NAME_FIRST):
        match = pattern.match(abstract.text)
        if match:
            return _part(reading, abstract, match)
    return None


def _part(reading: Reading, abstract: Abstract, match: re.Match[str]) -> _Part | None:
    amount = abstract.items[int(match["money"])]
    if not isinstance(amount, MoneyMention) or not countable(amount.money):
        return None
    name = _named(reading, abstract, match)
    if name is None or other_money().search(match[0]):
        return None
    groups = match.groupdict()
    return _Part(
        name,
        amount,
        _count(abstract, groups.get("count") or groups.get("count2")),
        abstract,
    )


def _named(reading: Reading, abstract: Abstract, match: re.Match[str]) -> Name | None:
    """The place that is named, or the words of a common noun."""
    what = match["what"]
    if what.startswith("<L"):
        item = abstract.items[int(what[2:-1])]
        return item.name if isinstance(item, Mention) else None
    if is_no_purpose(what):
        return None
    start = abstract.position(match.start("what"))
    end = abstract.position(match.end("what"), end=True)
    return phrase_name(" ".join(reading.analysis.text[start:end].split()))


def _count(abstract: Abstract, slot: str | None) -> int | None:
    item = abstract.items[int(slot[2:-1])] if slot else None
    if isinstance(item, Number):
        return int(item.value)
    return item.count if isinstance(item, Mention) else None


def _envelope(reading: Reading, part: _Part) -> Envelope:
    start, end = part.amount.start, part.amount.end
    sentence = reading.sentence_at(start)
    factuality, cues = (
        reading.modality(sentence, start, end)
        if sentence
        else (Factuality.ASSERTED, ())
    )
    return Envelope(
        object=part.name,
        amount=part.amount.money,
        beneficiaries=part.count,
        rule="envelopes.part" if part.name.kind is Kind.PHRASE else "envelopes.share",
        evidence=reading.evidence(part.abstract.start, part.abstract.end),
        cues=cues,
        factuality=factuality,
        confidence=0.85,
    )
