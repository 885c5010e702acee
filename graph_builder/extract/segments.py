"""Enumerations without verbs: winners between semicolons, carriers, co-financers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from graph_builder.extract.brackets import DET, setting_of, speaks_of_funding
from graph_builder.extract.cellmoney import cue
from graph_builder.extract.financed import financed
from graph_builder.extract.french.money import MoneyMention
from graph_builder.extract.itemreader import ItemReader
from graph_builder.extract.mention import Mention
from graph_builder.extract.nominal import countable
from graph_builder.extract.pattern import Abstract, abstract
from graph_builder.extract.record import Record, Share
from graph_builder.extract.sentences import Sentence
from graph_builder.extract.sources import Sources
from graph_builder.model import Factuality, Kind, Money, Name

_CUT = re.compile(r" ?; (?:et )?| ?: ")
_HEAD = re.compile(rf"{DET}<[OXP](\d+)>(?:[^<>()]*(?:<L\d+>)?,| - | \()")
_AMOUNT = re.compile(r"<M(\d+)>")
_EACH = re.compile(
    r"\bchacune?s? [^<>:;.]{0,30}<M(\d+)>[^:;.]*: "
    r"|<M(\d+)>,? (?:chacune?s?|par (?:projet|laureate?))\b[^:;.]*: "
)
_PAYS = (
    rf"(?:: |; |, |^| et ){DET}{{o:OFXL}}[^<>;,:()]{{0,30}}(?:, | : | - | \(){{m:M}}",
    rf"{{m:M}} (?:de la part )?(?:de |du |d'|par |pour ){DET}{{o:OFXL}}",
)
_BY = (
    rf"par {DET}{{o:OFX}}(?: <L\d+>)? ?,? ?"
    r"(?:pour|a hauteur de|a concurrence de) {m:M}"
)
_POINT = re.compile(r"(?:\d{1,2}|[a-z])[.)] ?(?:[LlDd][’']|[Ll][ae]s? )?")
_HEADING = re.compile(r"^[^<>:]{0,30}: ")


class SegmentReader:
    """Reads one sentence that enumerates without a verb for each."""

    def __init__(
        self, sources: Sources, sentence: Sentence, abstract: Abstract
    ) -> None:
        self.sources, self.reading = sources, sources.reading
        self.sentence = sentence
        self.abstract = abstract
        self.text = abstract.text

    def records(self) -> Iterator[Record]:
        """All records of the sentence."""
        paid = list(self._financers())
        yield from paid or self._winners()
        yield from self._each()

    def _base(self, start: int, end: int, amount: MoneyMention) -> Record:
        """A record of a stretch of the sentence, with what holds around an amount."""
        return replace(
            setting_of(self.sources, self.sentence, amount),
            start=self.abstract.position(start),
            end=self.abstract.position(end, end=True),
        )

    def _name(self, index: str) -> Name | None:
        item = self.abstract.items[int(index)]
        return item.name if isinstance(item, Mention) else None

    def _money(self, index: str) -> MoneyMention | None:
        item = self.abstract.items[int(index)]
        fits = isinstance(item, MoneyMention) and countable(item.money)
        return item if fits and isinstance(item, MoneyMention) else None

    # --- «X, à Y, qui … (5 M€) ; Z, dont … lui valent 3 M€» ------------------------

    def _winners(self) -> Iterator[Record]:
        """One winner a segment, where two segments or more open with a name."""
        if self.text.count("<M") < 2:  # noqa: PLR2004 # one enumerates nothing
            return
        found = list(self._segments())
        funded = speaks_of_funding(self.reading, self.sentence)
        if len(found) < 2 or not funded:  # noqa: PLR2004 # one enumerates nothing
            return
        for start, end, who, what in found:
            name, amount = self._name(who), self._money(what)
            if name is None or amount is None:
                continue
            base = replace(self._base(start, end, amount), rule="segment")
            yield self._listed(base) or _winner(base, name, amount)

    def _listed(self, base: Record) -> Record | None:
        """A segment without a verb, read as a list item is."""
        piece = abstract(self.reading.analysis, base.start, base.end)
        draft = ItemReader(self.reading, piece).read()
        if draft is None or not draft.shares or not draft.project:
            return None
        return replace(
            base,
            project=draft.project,
            leads=tuple(draft.leads),
            members=tuple(draft.members),
            places=tuple(draft.places),
            shares=tuple(draft.shares),
        )

    def _segments(self) -> Iterator[tuple[int, int, str, str]]:
        at = 0
        cuts = [m.span() for m in _CUT.finditer(self.text)]
        for cut in [*cuts, (len(self.text),) * 2]:
            piece = self.text[at : cut[0]]
            head, amounts = _HEAD.match(piece), _AMOUNT.findall(piece)
            if head and len(amounts) == 1:
                yield at, cut[0], head[1], amounts[0]
            at = cut[1]

    # --- «4 M€ chacun : A, porté par X, B, par Y, et C, par Z» ----------------------

    def _each(self) -> Iterator[Record]:
        """Each of those listed after a colon gets the amount told before it."""
        told = _EACH.search(self.text)
        amount = self._money(told[1] or told[2]) if told else None
        if told is None or amount is None:
            return
        for match in _carried().finditer(self.text, told.end()):
            yield replace(
                self._base(match.start(), match.end(), amount),
                rule="each",
                project=self._name(match[1]),
                leads=tuple(n for n in (self._name(match[2]),) if n),
                shares=(Share(_apiece(amount.money)),),
            )

    # --- «Financeurs : Région X, 22 M€ ; Feder, 17 M€» -------------------------------

    def _financers(self) -> Iterator[Record]:
        """Those who pay, each with a share of the project the text speaks of."""
        found = list(self._payers())
        project = (
            financed(self.reading, self.sentence, self.abstract) if found else None
        )
        for start, end, payer, amount in found:
            base = self._base(start, end, amount)
            if project and base.factuality is Factuality.ASSERTED:
                yield replace(
                    base,
                    rule="financer",
                    project=project,
                    leads=self._opener(),
                    shares=(Share(amount.money, funder=payer, part=True),),
                    programme=None,
                    call=None,
                )

    def _opener(self) -> tuple[Name, ...]:
        """Who a point of an agenda is about: «b) Université de X. …»."""
        block = self.reading.context.blocks[self.sentence.block]
        point = _POINT.match(self.reading.analysis.text, block.start, block.end)
        inside = self.reading.analysis.within(block.start, block.start + 12)
        if not point or not inside or inside[0].name is None:
            return ()
        return (inside[0].name,) if inside[0].start <= point.end() else ()

    def _payers(self) -> Iterator[tuple[int, int, Name, MoneyMention]]:
        heading = _HEADING.match(self.text)
        listed = heading and cue("verbs", "financers").search(heading[0])
        financed = re.search(r"\bfinance", self.text)
        patterns = _PAYS if listed else (_BY,) if financed else ()
        for pattern in patterns:
            for found in self.abstract.find(pattern):
                payer, amount = found.mention("o"), found.item("m")
                if payer and payer.name and isinstance(amount, MoneyMention):
                    yield *found.match.span(), payer.name, amount


def _winner(base: Record, name: Name, amount: MoneyMention) -> Record:
    """The name that opens a segment gets the amount that ends it."""
    project = name if name.kind is Kind.PROJECT else None
    return replace(
        base,
        project=project,
        leads=() if project else (name,),
        shares=(Share(amount.money),),
    )


def _apiece(money: Money) -> Money:
    """The amount one gets of what is told for each."""
    return replace(money, per="")


@cache
def _carried() -> re.Pattern[str]:
    carried = cue("verbs", "carried").pattern
    return re.compile(
        rf"<[PX](\d+)>(?: \([^()]*\))?,? "
        rf"(?:\(|{carried} par |par |de |du |d'){DET}<[OX](\d+)>"
    )
