"""Amounts whose verb is left out: «La Région verse 2 M€, la Ville 500 000 €»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph_builder.extract.brackets import DET, setting_of
from graph_builder.extract.domain import verbs
from graph_builder.extract.financed import financed
from graph_builder.extract.french.money import MoneyMention
from graph_builder.extract.nominal import countable, granted
from graph_builder.extract.pattern import Abstract, Found, Item
from graph_builder.extract.record import Record, Share
from graph_builder.extract.sentences import Sentence
from graph_builder.extract.sources import Sources, is_payer
from graph_builder.model import Kind, Name

_END = r"(?= ?[,;.!:]| et | par an| de plus| pour | afin | sur |$)"
_ASIDE = r"(?:,(?:[^<>,;:().]|<[ND]\d+>){1,40},| \([^()]*\))?(?:,? (?:a|en) <L\d+>)?"
_BESIDE = rf"(?: \((?:projet )?{{in:OPX}}\)|{_ASIDE})"  # «B (P), 2 M€», «P (B), 2 M€»
_WHO = rf"(?!a <L){DET}{{o:OFXLP}}{_BESIDE},? (?:pour |a hauteur de )?{{m:M}}{_END}"
_NEXT = rf"[,;] (?:et |puis |enfin |tandis que )?{_WHO}"
_ALSO = rf"(?:(?<!>)|(?<=<M\d>)) et {_WHO}"  # not the end of «A et B»
_WHOLE = rf"^(?:et |puis |enfin,? )?{DET}{{o:OF}}{_ASIDE},? {{m:M}}\W*$"
_TO = rf"{{m:M}}(?: supplementaires?)? (?P<prep>pour|a|aux?) {DET}{{o:OXPL}}"
_ONE = rf"{DET}{{%s:OXP}}{_ASIDE}"
_SUM = r"(?:autant|l[ae] meme (?:somme|montant)|une somme (?:identique|equivalente)|un montant (?:identique|equivalent))"
_AGAIN = (
    rf"\b{_SUM}(?: [a-z]+)? (?:pour |a |au |aux |a la |a l'){DET}{{o:OXPL}}",
    rf"[,;] (?:et )?{DET}{{o:OXPL}}{_ASIDE},? {_SUM}\b",
)
_TELLING = ("give", "receive", "given")
_SAME = re.compile(rf"\b{_SUM}\b")
_EACH = tuple(  # «…, A et B 2 M€ chacun»: with a comma before, else the verb reads it
    rf"[,;] (?:et |puis |enfin )?{''.join(_ONE % n + ', ' for n in more)}"
    rf"{_ONE % 'y'} et {_ONE % 'z'},? {{m:M}} chacune?s?\b"
    for more in ("", "x")
)


class GapReader:
    """Reads one sentence in which a verb holds for more than its own amount."""

    def __init__(
        self, sources: Sources, sentence: Sentence, abstract: Abstract
    ) -> None:
        self.sources, self.reading = sources, sources.reading
        self.sentence = sentence
        self.abstract = abstract
        self.text = abstract.text

    def records(self, before: Abstract | None) -> Iterator[Record]:
        """Records of amounts without a verb; `before` is the sentence before."""
        if self.text.count("<M") > 1:
            yield from self._elliptic()
            yield from self._each()
        if tells_the_same(self.abstract):
            yield from self._again(before)
        if before is not None and _verb_in(before.text):
            for found in self.abstract.find(_WHOLE):
                yield from self._record(found, "give")
        if self.text.count("<M") > 1:
            yield from self._dealt_out()

    def _elliptic(self) -> Iterator[Record]:
        """«A reçoit 3 M€, B 2 M€»."""
        for pattern in (_NEXT, _ALSO):
            for found in self.abstract.find(pattern):
                kind = self._verb_before(found.match.start())
                if kind:
                    yield from self._record(found, kind)

    def _again(self, before: Abstract | None) -> Iterator[Record]:
        """«A reçoit 2 M€, B autant», «La même somme ira à B»: the amount told before."""
        for pattern in _AGAIN:
            for found in self.abstract.find(pattern):
                start, _ = found.span()
                told = [*(before.items if before else ()), *self.abstract.items]
                amounts = [
                    i for i in told if isinstance(i, MoneyMention) and i.end <= start
                ]
                if amounts and self._got(before):
                    yield from self._record(found, "receive", amount=amounts[-1])

    def _got(self, before: Abstract | None) -> bool:
        """Whether somebody gets or is given money here or in the sentence before."""
        texts = (self.text, before.text if before else "")
        return any(verbs(kind).search(t) for t in texts for kind in _TELLING)

    def _each(self) -> Iterator[Record]:
        """«A reçoit 3 M€, B et C 2 M€ chacun»: the same amount for each of them."""
        for names, pattern in zip(("yz", "xyz"), _EACH, strict=True):
            for found in self.abstract.find(pattern):
                if self._verb_before(found.match.start()) == "receive":
                    for name in names:
                        yield from self._record(found, "receive", name)

    def _verb_before(self, position: int) -> str:
        """The kind of the verb that has an amount of its own before a position."""
        best = (0, "")
        for kind in ("give", "receive", "endowed"):
            for match in verbs(kind).finditer(self.text, 0, position):
                if "<M" in self.text[match.end() : position]:
                    best = max(best, (match.end(), kind))
        return best[1]

    def _record(
        self,
        found: Found,
        kind: str,
        who_at: str = "o",
        amount: Item | None = None,
    ) -> Iterator[Record]:
        who, amount = found.mention(who_at), amount or found.item("m")
        if who is None or who.name is None or not isinstance(amount, MoneyMention):
            return
        after = self.text[found.match.end() : found.match.end() + 40]
        if not countable(amount.money) or not granted("", after):
            return
        base = replace(
            setting_of(self.sources, self.sentence, amount),
            start=found.span()[0],
            end=found.span()[1],
            confidence=0.8,
        )
        if kind == "give":
            yield from self._given(base, who.name, amount)
        else:
            yield _gotten(base, who.name, amount, _inside(found))

    def _given(
        self, base: Record, payer: Name, amount: MoneyMention
    ) -> Iterator[Record]:
        project = financed(self.reading, self.sentence, self.abstract)
        if project and project != payer:
            share = Share(amount.money, funder=payer, part=True)
            yield replace(base, rule="gap_give", project=project, shares=(share,))

    def _dealt_out(self) -> Iterator[Record]:
        """«3 M€ pour A, 2 M€ pour B»: two amounts or more, dealt out alike."""
        found = [f for f in self.abstract.find(_TO) if self._is_to(f)]
        preps = [f.group("prep")[0] for f in found]
        for match in found:
            if preps.count(match.group("prep")[0]) > 1:
                yield from self._record(match, "receive")

    def _is_to(self, found: Found) -> bool:
        """Whether the word after an amount is «pour» or «à», not «a»."""
        start, _ = found.span("prep")
        text = self.reading.analysis.text
        who = found.mention("o")
        paid = who is not None and who.name is not None and is_payer(who.name)
        return not paid and (found.group("prep") != "a" or text[start] in "àÀ")


def tells_the_same(abstract: Abstract) -> bool:
    """Whether a sentence speaks of the amount told before: «la même somme», «autant»."""
    return _SAME.search(abstract.text) is not None


def _verb_in(text: str) -> bool:
    """Whether somebody gives an amount in a sentence."""
    match = verbs("give").search(text)
    return match is not None and "<M" in text[match.end() :]


def _inside(found: Found) -> Name | None:
    """The name in brackets after who gets an amount: «B (P), 2 M€»."""
    if not found.match.groupdict().get("in"):
        return None
    mention = found.mention("in")
    return mention.name if mention else None


def _gotten(
    base: Record, name: Name, amount: MoneyMention, beside: Name | None = None
) -> Record:
    """The record of who gets an amount; the name beside is its project or carrier."""
    project, carrier = (None, name) if name.kind is not Kind.PROJECT else (name, None)
    if beside and name.kind is Kind.ORGANISATION and _may_be_project(beside):
        project = beside
    elif beside and name.kind is not Kind.ORGANISATION and beside != name:
        project, carrier = (name, beside) if _is_body(beside) else (project, carrier)
    return replace(
        base,
        rule="gap_receive",
        project=project,
        leads=(carrier,) if carrier else (),
        shares=(Share(amount.money),),
    )


def _may_be_project(name: Name) -> bool:
    """Whether a name in brackets is a project, and no acronym of a body."""
    acronym = name.label.isupper() and " " not in name.label
    return name.kind is Kind.PROJECT or (name.kind is Kind.PHRASE and not acronym)


def _is_body(name: Name) -> bool:
    return name.kind is Kind.ORGANISATION and not is_payer(name)
