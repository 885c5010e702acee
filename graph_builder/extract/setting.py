"""What stands above a table or list: outcome, call, funder and place of its rows."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from graph_builder.extract.cellmoney import cue, unit_of
from graph_builder.extract.fates import outcome_in
from graph_builder.extract.french.money import MoneyMention
from graph_builder.extract.french.text import plain
from graph_builder.extract.mention import Mention
from graph_builder.extract.reading import Reading
from graph_builder.extract.sources import Sources, kind_of
from graph_builder.extract.stretches import inside
from graph_builder.model import BlockKind, Kind, Money, Name, Outcome

_LISTED = {BlockKind.ITEM, BlockKind.TABLE, BlockKind.CAPTION}
_PLACE_WORDS = re.compile(
    r"\b(?:en|dans|a|au|aux|l[ae]s?|l'|d[eu]s?|d'|region|laureat\w*|projets?|dossiers?"
    r"|retenue?s?|selectionnee?s?|pour|du cote|cote|site|et)\b|['\W\d]+"
)
_IN_UNIT = re.compile(
    r"\ben ((?:m|k)?(?:€|eur(?:os?)?)\b|(?:milliers?|millions?) d'euros|[mk]€)"
)
_TOTAL = re.compile(r"\b(?:budgets?|couts?|montants?|s'eleve|investissement)\b")
_FIRMS = re.compile(
    r"\b(?:entreprises?|start-?ups?|jeunes pousses|societes|pme|biotechs?|medtechs?)\b[^.:]{0,40}"
    r"\b(?:leve|levent|leves|levees?|boucle|obtenu|laureates?|primees?|retenues?)\b|\blevees? de fonds\b"
)
_DIVIDING = 2  # level from which headings divide a text
_HEADING = 70  # characters of a short heading
_ENDS_IN_CUE = re.compile(
    r"\b(?:retenu|selectionne|laureat|ecarte|rejete|refuse|recale|finance|choisi|elimine"
    r"|labellise|prime|finaliste|soutenu)\w*(?: [\w' -]{1,40}| sont| :)* ?:$"
)
_LEADS = re.compile(
    r"\b(?:suivante?s?|ci-(?:dessous|apres)|voici|tableau|liste|detail)\b"
)
_FUNDED_BY = re.compile(
    r"\b(?:finance|soutenu|subventionne|attribue|accorde|dote)\w* (?:[\w ]{1,25} )?"
    r"par (?:l[ae]s? |l')?$"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for each row of one table or list.

    Attributes:
        outcome: of those listed, None where nothing tells it.
        cues: the words that told it.
        strong: whether those words are right above and say just that («Non retenus»).
        call: the call in force.
        programme: the source of the money.
        place: the region or city that heads the list.
        each: what each of those listed gets, told once for all.
        share: whether those listed pay («Financeurs :»).
        firms: whether the lead-in tells of firms.
        thing: the last thing that the lead-in of those who pay names.
        negative: whether the list is one of prices, dates or the like.
        unit: the power of ten of euros that the words above give for all amounts.
        caption: the title of the table, or "".
        section: the heading of its part of the text, where that is no title of all.
    """

    outcome: Outcome | None = None
    cues: tuple[str, ...] = ()
    strong: bool = False
    call: Name | None = None
    programme: Name | None = None
    place: Name | None = None
    each: Money | None = None
    share: bool = False
    thing: Name | None = None
    firms: bool = False
    negative: bool = False
    unit: int | None = None
    caption: str = ""
    section: str = ""


class Surroundings:
    """The words above one table or list: caption, lead-in, heading, title."""

    def __init__(self, reading: Reading, index: int) -> None:
        self.reading = reading
        self.blocks = reading.analysis.document.blocks
        self.text = reading.analysis.text
        self.index = index
        self.start = self.blocks[index].start
        self.table = self.blocks[index].table
        self.spans = list(self._spans())

    def _spans(self) -> Iterator[tuple[int, int]]:
        """Stretches that speak of the list, nearest first."""
        above = self.index - 1
        while above >= 0 and self._passes(above):
            block = self.blocks[above]
            if block.kind is BlockKind.CAPTION:
                yield block.start, block.end
            above -= 1
        if above >= 0 and self.blocks[above].kind in {
            BlockKind.PARAGRAPH,
            BlockKind.ITEM,
        }:
            yield self._last_sentence(above)
        heading = self._heading(above)
        if heading >= 0:
            yield self.blocks[heading].start, self.blocks[heading].end

    def _passes(self, above: int) -> bool:
        """Whether a block above stands between the list and its lead-in."""
        kind = self.blocks[above].kind
        if kind is BlockKind.ITEM and self.table is not None:
            return False
        return kind in _LISTED

    def _last_sentence(self, index: int) -> tuple[int, int]:
        sentences, block = self.reading.analysis.sentences, self.blocks[index]
        after = bisect_right(sentences, index, key=lambda s: s.block)
        last = sentences[after - 1] if after else None
        if last is None or last.block != index:
            return block.start, block.end
        return last.start, last.end

    def _heading(self, above: int) -> int:
        while above >= 0:
            if self.blocks[above].kind is BlockKind.HEADING:
                return above
            above -= 1
        return -1

    def heading(self) -> tuple[int, int] | None:
        """The nearest heading above."""
        at = self._heading(self.index - 1)
        return (self.blocks[at].start, self.blocks[at].end) if at >= 0 else None

    def section(self) -> str:
        """The words of the nearest heading, where more than one divides the text."""
        at = self._heading(self.index - 1)
        if at < 0 or self.blocks[at].level < _DIVIDING:
            return ""
        return self.text[self.blocks[at].start : self.blocks[at].end]

    def lead_in(self) -> tuple[int, int] | None:
        """The sentence right above, where it opens the list with a colon."""
        for start, end in self.spans:
            if self.text[start:end].rstrip().endswith(":"):
                return start, end
        return None

    def outcome(self) -> tuple[Outcome | None, str]:
        """The fate of those listed, told nearest to the list."""
        title = self.reading.analysis.document.title
        words = [*(self.text[a:b] for a, b in self.spans), title]
        passing: tuple[Outcome | None, str] = (None, "")
        for stretch in words:
            told = outcome_in(stretch)
            if told[0] is not None and not self._in_passing(stretch):
                return told
            passing = passing if passing[0] else told
            if cue("outcomes", "waiting").search(plain(stretch)):
                break
        return passing

    def _in_passing(self, stretch: str) -> bool:
        """Whether what stands above a table is a sentence of a story, not its lead-in."""
        return (
            self.table is not None
            and stretch.rstrip().endswith(".")
            and _LEADS.search(plain(stretch)) is None
        )

    def strong(self) -> bool:
        """Whether a heading or lead-in says no more than the fate of those below."""
        for start, end in self.spans:
            told, _ = outcome_in(self.text[start:end])
            folded = self.reading.analysis.folded[start:end].strip()
            if told is None:
                continue
            brief = end - start <= _HEADING
            ends = _ENDS_IN_CUE.search(folded) is not None
            together = cue("verbs", "gathering").search(folded) is not None
            return (brief or ends) and not together
        return False

    def named(self, kind: Kind) -> Name | None:
        """The last name of a kind in the words right above."""
        for start, end in self.spans:
            found = [m for m in self._mentions(start, end) if kind_of(m) is kind]
            if found:
                return found[-1].name
        return None

    def thing(self) -> Name | None:
        """What the words right above name that may cost money."""
        return self.named(Kind.PROJECT) or self.named(Kind.PHRASE)

    def funder(self) -> Name | None:
        """Who pays, where the words above tell it («financés par la Région»)."""
        for start, end in self.spans:
            for mention in self._mentions(start, end):
                before = self.reading.analysis.folded[start : mention.start]
                if kind_of(mention) is Kind.ORGANISATION and _FUNDED_BY.search(before):
                    return mention.name
        return None

    def place(self) -> Name | None:
        """The region or city that is all the heading above names."""
        span = self.heading()
        if span is None:
            return None
        found = self._mentions(*span)
        places = [m for m in found if kind_of(m) is Kind.PLACE]
        if len(places) != 1 or any(kind_of(m) is not Kind.PLACE for m in found):
            return None
        if inside(self.reading.analysis.dates, *span):
            return None  # «Lyon, le 3 mai»: where the text is from
        folded = self.reading.analysis.folded
        rest = folded[span[0] : places[0].start] + " " + folded[places[0].end : span[1]]
        return None if _PLACE_WORDS.sub("", rest) else places[0].name

    def each(self) -> Money | None:
        """What the lead-in says that each of those listed gets."""
        for start, end in self.spans:
            folded = self.reading.analysis.folded[start:end]
            told = inside(self.reading.analysis.money, start, end)
            if len(told) == 1 and _each(told[0], folded):
                return told[0].money
        return None

    def _mentions(self, start: int, end: int) -> list[Mention]:
        return [m for m in self.reading.analysis.within(start, end) if m.name]

    def folded(self) -> str:
        """All the words above, folded."""
        return " ".join(self.reading.analysis.folded[a:b] for a, b in self.spans)


def _each(amount: MoneyMention, folded: str) -> bool:
    money = amount.money
    if money.bound == "ceiling" or money.high is not None:
        return False
    return cue("verbs", "each").search(folded) is not None


def _unit(folded: str) -> int | None:
    """The unit of «(montants en millions d'euros)»."""
    match = _IN_UNIT.search(folded)
    return unit_of(match[1]) if match else None


def setting(sources: Sources, index: int) -> Setting:
    """What holds for the rows of the table or list that begins with block `index`."""
    reading = sources.reading
    near = Surroundings(reading, index)
    outcome, word = near.outcome()
    programme = near.named(Kind.PROGRAMME)
    known = near.named(Kind.CALL) or reading.context.call_at(near.start)
    call = known or programme
    folded = near.folded()
    share = cue("verbs", "financers").search(folded) is not None
    return Setting(
        outcome=outcome,
        cues=(word,) if word else (),
        strong=near.strong(),
        call=call,
        programme=near.funder() or sources.source_of(call, programme),
        place=near.place(),
        each=near.each(),
        share=share,
        thing=near.thing() if share or _TOTAL.search(folded) else None,
        firms=_FIRMS.search(folded) is not None,
        negative=cue("negative", "lists").search(folded) is not None,
        unit=_unit(folded),
        caption=near.table.caption if near.table else "",
        section=near.section(),
    )
