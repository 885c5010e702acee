"""Amounts in brackets in running text: «Alpha (5 M€) porté par l'Université de X»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from graph_builder.extract.cellmoney import cue
from graph_builder.extract.domain import verbs
from graph_builder.extract.financed import financed
from graph_builder.extract.french.money import MoneyMention
from graph_builder.extract.mention import Mention
from graph_builder.extract.nominal import countable, other_money
from graph_builder.extract.pattern import Abstract, Found
from graph_builder.extract.reading import Reading
from graph_builder.extract.record import Record, Share
from graph_builder.extract.sentences import Sentence
from graph_builder.extract.sources import Sources
from graph_builder.model import Kind, Name

_PREPOSITION = (
    r"(?:a|en|au|aux|avec|pour|par|dans|sur|chez|selon|et|ou|dont|sans|contre)"
)
DET = (
    r"(?:l[ae]s? |l'|d[eu]s? (?:l[ae] |l')?|d'|@|#)?"
    rf"(?:(?!{_PREPOSITION} )[a-z-]+ ){{0,2}}"
)
_NOUN = r"(?:(?:son|sa|l[ae]|l'|un|une|le) ?(?:[a-z]+ )?)?"
_PRE = r"(?P<pre>(?:[a-z][a-z' -]{0,40}?(?:,|:| de| d'environ)? )?)"
_TAIL = r"(?P<tail>[^()<>]{0,40}(?:<[ND]\d+>[^()<>]{0,20})?)"
_MONEY = rf"{_PRE}{{m:M}}{_TAIL}"
_SEP = "(?:,| -| :| ;) ?"
_FEW = "(?:[a-z]+ ){0,3}"
_ASIDE = r"(?: \([^()]*\))?(?:,? (?:a|en) <L\d+>,?)?"


@cache
def _patterns() -> tuple[tuple[str, str], ...]:
    """(rule, pattern), those that tell most first; slots p, o, l, m."""
    carried = cue("verbs", "carried").pattern
    done = rf"(?:{carried} )?par {DET}{{o:OX}}"
    of = rf"(?:{carried} par |par |de |du |d'){DET}{{o:OX}}"
    whose = rf"\({DET}{{o:OX}}(?:, (?:a )?{{l:L}})?"
    return (
        ("org_project_in", rf"{{o:OL}} \({{p:PX}}{_SEP}{_MONEY}\)"),
        ("org_for_in", rf"{{o:OXL}} \({{m:M}}(?P<tail>) pour {_NOUN}{{p:PX}}\)"),
        ("project_org_in", rf"{{p:PX}}{_ASIDE} {whose}{_SEP}{_MONEY}\)"),
        ("project_money_org_in", rf"{{p:PX}} \({_MONEY}{_SEP}{DET}{{o:OX}}\)"),
        ("place_in", rf"{{p:PXO}} \({{l:L}}{_SEP}{_MONEY}\)"),
        ("project_carried", rf"{{p:PX}}{_ASIDE} \({_MONEY}\),? {done}"),
        ("carried_project", rf"{{p:PX}}{_ASIDE},? {of}{_ASIDE} \({_MONEY}\)"),
        (
            "org_for_project",
            rf"{{o:OX}}{_ASIDE},? {_FEW}(?:pour|avec) {_NOUN}{{p:PX}} \({_MONEY}\)",
        ),
        ("payer", rf"{{o:OFXL}} \({_MONEY}\)"),
        ("project", rf"{{p:PX}} \({_MONEY}\)"),
        ("whole", rf"{{p:CF}} \({_MONEY}\)"),
        ("org", rf"{{o:O}} \({_MONEY}\)"),
        ("place", rf"{{o:L}} \({_MONEY}\)"),
    )


_COST = re.compile(r"\b(?:couts?|budgets?|investissements?|total)\b")
_CALM = re.compile(
    r"\d|annees?|aide|dotation|subvention|financement|soutien|environ|pres"
)
_RELATIVE = re.compile(
    r"<[PX](\d+)>, (?:auquel|a laquelle|que|qu'|qui|dont|ou|avec) ?[^()]*$"
)
_AMONG = rf"(?:{DET}<[OFXLG]\d+>(?: \([^()]*\))?(?:,| et|, et| ainsi que)(?: par| de| du)? )*"
_PAID_BY = re.compile(
    r"\b(?:(?:co)?finance|soutenu|subventionne|abonde|appuye|aide|cofinancement|financement)"
    r"e?s? (?:(?:a|en) [a-z ]{2,30} )?(?:notamment |principalement |entierement )?par "
    rf"{DET}{_AMONG}{DET}$"
    r"|\b(?:avec|grace a) (?:l'|le |au )?(?:aide|soutien|concours|appui|participation) "
    rf"(?:financi[a-z]+ )?(?:de |du |des |d'){DET}{_AMONG}{DET}$"
)
_PAYS = re.compile(
    rf"(?:(?:,| et|, et) {DET}<[OFXL]\d+> \(<M\d+>\))*,? (?:completent|(?:co)?financent|abondent"
    r"|soutiennent|apportent|contribuent|participent|assurent|(?:co)?financeront|completeront)\b"
)
_WON = re.compile(
    r"\b(?:laureat|retenu|selectionn|titre|cadre|via|grace)\w*[^<;.]{0,40}$"
)
_LONE = {"project", "org", "place", "whole"}
_THOSE = re.compile(r"\bcelles? d(?:e|u|')(?!.*;)")
_HEAD = re.compile(
    r"(?i)((?:université|école|institut|iut|chu|chru)[a-zéè]*) d(?:e |')"
)


class BracketReader:
    """Reads one sentence; each amount in brackets makes one record at most."""

    def __init__(
        self, sources: Sources, sentence: Sentence, abstract: Abstract
    ) -> None:
        self.sources, self.reading = sources, sources.reading
        self.sentence = sentence
        self.abstract = abstract
        self.used: set[int] = set()

    def records(self) -> Iterator[Record]:
        """Records of the amounts in brackets, those of the fullest patterns first."""
        if "(" not in self.abstract.text:
            return
        text = self.abstract.text
        several = len(re.findall(r"\([^()]*<M", text)) > 1 or (
            text.count("<M") > 1 and not verbs("give").search(text)
        )
        for rule, pattern in _patterns():
            for found in self.abstract.find(pattern):
                record = self._record(rule, found)
                if record and (several or rule not in _LONE or self._told(rule)):
                    yield record

    def _told(self, rule: str) -> bool:
        """Whether a sentence with one amount in brackets speaks of funding at all."""
        return rule != "place" and speaks_of_funding(self.reading, self.sentence)

    def _record(self, rule: str, found: Found) -> Record | None:
        item = found.item("m")
        if not isinstance(item, MoneyMention) or item.start in self.used:
            return None
        said = f"{found.group('pre')} {found.group('tail')}"
        said = f"{said} {self._heading(found)}"
        grant = countable(item.money) and not other_money().search(said)
        if not grant or self._requested(item):
            return None
        payer = _name(found, "o") if self._is_paid_by(found) else None
        if rule == "payer":
            return self._paid(found, item, payer) if payer else None
        self.used.add(item.start)
        if rule == "whole" and _WON.search(self.abstract.text, 0, found.match.start()):
            return None
        whole = rule == "whole" or _COST.search(said) is not None
        share = Share(item.money, whole=whole)
        return self._made(rule, found, item, share)

    def _is_paid_by(self, found: Found) -> bool:
        """«financé par A (2 M€) et B (1 M€)», «A (2 M€) et B (1 M€) financent P»."""
        text, match = self.abstract.text, found.match
        before = _PAID_BY.search(text, 0, match.start())
        return bool(before or _PAYS.match(text, match.end()))

    def _paid(self, found: Found, item: MoneyMention, payer: Name) -> Record | None:
        """What a payer gives to the project that the sentence speaks of."""
        self.used.add(item.start)
        project = financed(self.reading, self.sentence, self.abstract)
        if project is None or project == payer:
            return None
        return replace(
            setting_of(self.sources, self.sentence, item),
            start=self.sentence.start,
            end=found.span()[1],
            rule="bracket_payer",
            project=project,
            shares=(Share(item.money, funder=payer, part=True),),
        )

    def _heading(self, found: Found) -> str:
        """What stands before the colon of an enumeration: «Les budgets des clubs :»."""
        before = self.abstract.text[: found.match.start()]
        return before.rsplit(" : ", 1)[0][-80:] if " : " in before else ""

    def _requested(self, item: MoneyMention) -> bool:
        """Whether the amount is what somebody asked for."""
        low, high = self.sentence.start, self.sentence.end
        folded = self.reading.analysis.folded
        clause = folded[max(low, item.start - 120) : min(high, item.end + 60)]
        return cue("verbs", "requested").search(clause) is not None

    def _made(
        self, rule: str, found: Found, item: MoneyMention, share: Share
    ) -> Record | None:
        project, carrier = _name(found, "p"), _name(found, "o")
        if rule in _LONE and (head := self._relative_head(found)):
            project, carrier = head, None
        if rule == "place" and (alike := self._alike(found)):
            carrier = alike
        place = _name(found, "l")
        if project is not None and project == carrier:
            return None
        if project and carrier is None and self._is_winner(project):
            project, carrier = None, project
        start, end = found.span()
        return replace(
            setting_of(self.sources, self.sentence, item),
            start=start,
            end=end,
            rule=f"bracket_{rule}",
            project=project,
            leads=(carrier,) if carrier else (),
            places=(place,) if place else (),
            themes=tuple(_themes(self.reading, found)) if project else (),
            shares=(share,),
            confidence=0.85 if rule in _LONE else 0.92,
        )

    def _relative_head(self, found: Found) -> Name | None:
        """«Alpha, auquel X associera Y (1 M€)»: the amount is Alpha's."""
        before = self.abstract.text[: found.match.start()].rsplit(")", 1)[-1]
        match = _RELATIVE.search(before)
        if match is None:
            return None
        item = self.abstract.items[int(match[1])]
        return item.name if isinstance(item, Mention) else None

    def _alike(self, found: Found) -> Name | None:
        """«l'université de A (M), devant celles de B (M)»: the university of B."""
        town = _name(found, "o")
        before = self.abstract.text[: found.match.start()]
        if town is None or not _THOSE.search(before):
            return None
        heads = [
            _HEAD.match(i.name.label)
            for i in self.abstract.items
            if isinstance(i, Mention) and i.name and i.end <= found.span()[0]
        ]
        head = next((m[1] for m in heads if m), None)
        label = f"{head} de {town.label}" if head else ""
        return Name(label, Kind.ORGANISATION, (label,)) if head else None

    def _is_winner(self, name: Name) -> bool:
        """Whether a name of unknown kind is a firm that gets the money itself."""
        return name.kind is Kind.ORGANISATION or (
            name.kind is Kind.PHRASE
            and cue("verbs", "firms").search(self.abstract.text) is not None
        )


def speaks_of_funding(reading: Reading, sentence: Sentence) -> bool:
    """Whether the block of a sentence has words of funding or winning."""
    block = reading.context.blocks[sentence.block]
    pattern = cue("verbs", "funding")
    return pattern.search(reading.analysis.folded, block.start, block.end) is not None


def setting_of(sources: Sources, sentence: Sentence, amount: MoneyMention) -> Record:
    """A record that holds only what the words around an amount tell of it."""
    call = sources.call_of(amount.start)
    near = sources.programme_near(amount.start)
    factuality, cues = sources.reading.modality(sentence, amount.start, amount.end)
    return Record(
        start=amount.start,
        end=amount.end,
        rule="",
        call=call,
        programme=sources.source_of(call, near),
        cues=cues,
        factuality=factuality,
        confidence=0.85,
    )


def _name(found: Found, slot: str) -> Name | None:
    mention = found.mention(slot)
    return mention.name if mention else None


def _themes(reading: Reading, found: Found) -> Iterator[str]:
    """Words before the amount in the bracket: «(pathologies du foie, 5 M€)»."""
    words = found.group("pre").strip(" ,:")
    if not words or _CALM.search(words) or _COST.search(words):
        return
    start, end = found.span("pre")
    yield reading.analysis.text[start:end].strip(" ,:")
