"""Two that get, each with its other half: «P, à l'école A, et Q, porté par B, recevront M chacun»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph_builder.extract.brackets import DET, setting_of
from graph_builder.extract.domain import is_purse, verbs
from graph_builder.extract.french.money import MoneyMention
from graph_builder.extract.nominal import countable
from graph_builder.extract.pattern import Abstract, Found
from graph_builder.extract.record import Record, Share
from graph_builder.extract.sentences import Sentence
from graph_builder.extract.sources import Sources
from graph_builder.model import Kind

_EACH = re.compile(r"\bchacune?\b")
_DEALT = re.compile(r"\brespectivement\b")
_TOTAL = re.compile(r",? soit ")
_CARRIED = (
    r"(?:(?:a|au|aux|de|du|d'|pour|chez|que (?:porte|coordonne|pilote|conduit|mene)"
    r"|(?:un |le )?(?:projet|dossier|candidature)? ?(?:de|du|d')"
    r"|(?:porte|pilote|coordonne|conduit|mene|depose|presente|dirige|emmene|soumis)e?s? par) ?)"
)
_PAIR = (
    rf"{{p:PXO}}(?:, {_CARRIED}{DET}{{o:O}}(?: \([^()]*\)| <L\d+>)?"
    rf"(?:[^<>,;()]{{0,40}})(?=,| et)| \({DET}{{o2:O}}\))"
)
_LEAST = 2  # pairs that make a list


def paired_subjects(
    sources: Sources, sentence: Sentence, abstract: Abstract
) -> Iterator[Record]:
    """Records of the pairs before a verb of getting, with the amount of each."""
    text = abstract.text
    each, dealt = _EACH.search(text), _DEALT.search(text)
    verb = _verb(text) if each or dealt else None
    if verb is None:
        return
    pairs = [f for f in abstract.find(_PAIR) if f.match.end() <= verb]
    amounts = _amounts(abstract, verb)
    if each and len(amounts) == 1:
        amounts = [amounts[0]] * len(pairs)
    if len(pairs) < _LEAST or len(pairs) != len(amounts):
        return
    for found, amount in zip(pairs, amounts, strict=True):
        yield from _record(sources, sentence, found, amount)


def _verb(text: str) -> int | None:
    found = [
        match.start()
        for kind in ("receive", "endowed")
        for match in verbs(kind).finditer(text)
        if "<M" in text[match.end() :] and "<M" not in text[: match.start()]
    ]
    return min(found, default=None)


def _amounts(abstract: Abstract, verb: int) -> Sequence[MoneyMention]:
    total = _TOTAL.search(abstract.text, verb)
    start = abstract.position(verb)
    end = abstract.position(total.start()) if total else abstract.end
    return [
        item
        for item in abstract.items
        if isinstance(item, MoneyMention) and start <= item.start < end
    ]


def _record(
    sources: Sources, sentence: Sentence, found: Found, amount: MoneyMention
) -> Iterator[Record]:
    project, carrier = found.mention("p"), found.mention("o") or found.mention("o2")
    if project is None or carrier is None or not countable(amount.money):
        return
    if project.name is None or carrier.name is None or project.name == carrier.name:
        return
    if is_purse(carrier.name.label):
        return
    base = setting_of(sources, sentence, amount)
    yield replace(
        base,
        start=found.span()[0],
        end=max(found.span()[1], amount.end),
        rule="paired_subjects",
        project=replace(project.name, kind=Kind.PROJECT),
        leads=(carrier.name,),
        shares=(Share(amount.money),),
    )
