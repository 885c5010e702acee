"""A stretch without a verb, name by name: «Projet – Porteur – Site – 12 M€»."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph_builder.extract.cellmoney import cue
from graph_builder.extract.french.money import MoneyMention
from graph_builder.extract.mention import Mention
from graph_builder.extract.nominal import countable, first_verb, granted
from graph_builder.extract.pattern import Abstract
from graph_builder.extract.reading import Reading
from graph_builder.extract.record import Share
from graph_builder.model import Kind, Money, Name

_MARK = re.compile(r"<([A-Z])(\d+)>")
_DET = r"(?:l[ae]s? |l'|une? )?"
_OPENING = re.compile(
    rf"\W*(?:<N\d+>\W*|\d+\W+|[a-z]\) )?{_DET}(?:[a-z][a-z-]* ){{0,3}}['(]?"
)
_STOP = re.compile(r"[.!?] (?=[a-z<])|[.!?]$")
_SEPARATED = re.compile(rf"(?:[-:(,|/>]|=>|→)\s?{_DET}(?:[a-z-]+ ){{0,2}}$|\(\s?$")
_PLACED = re.compile(r"(?:[-(,|/:] ?(?:a |au |aux |en )?|\()$|^ (?:a|au|en) $")
_JOINT = re.compile(
    rf"^(?: ?\([^()]*\)|\))?,? ?(?:et|\+|/|&|,) ?{_DET}(?:[a-z-]+ ){{0,2}}$"
)
_AID = re.compile(
    r"\b(?:aide|subvention|dotation|soutien|financement|contribution|part)s? "
    r"(?:d[eu]s? |d'|de l[a'] ?)?$"
)
_COST = re.compile(
    r"\b(?:couts?|budget|investissement|montant total|au total)\b[^<]{0,25}$"
)
_OF_PAYER = re.compile(
    rf"^(?: (?:apporte|finance|verse|issu|pris en charge)e?s?)? "
    rf"(?:d[eu]s? |d'|par |au titre d[eu] |via |de l[a'] ?){_DET}<([OFLX])(\d+)>"
)
_TO = re.compile(
    rf"^ (?:(?:reverse|verse|attribue|destine|alloue)e?s? )?"
    rf"(?:a |aux? |pour ){_DET}<([OX])(\d+)>"
)
_FOR = re.compile(
    rf"^ pour (?:[a-z]+(?:er|ir|re) )?{_DET}([^<>,;.]{{0,40}}?)<([PX])(\d+)>"
)
_CARRIED = re.compile(rf"\bpar {_DET}(?:[a-z-]+ ){{0,2}}$")
_GOES_TO = re.compile(
    rf" (?:pour|a|aux?|vers|en faveur d[eu]) ?{_DET}(?:[a-z-]+ ){{0,2}}['(]?| ?: ?"
)
_AMOUNT_OPENS = re.compile(
    r"\W*(?:(?:pres|plus|environ|quelque|une? \w+) (?:de |d')?)?"
)
_LINKS = r"(?:parmi|dont|avec|pour|chez|selon|dans|sur|par|et|soit|enfin|ainsi|voir|suit|suivent|vient|viennent)\b"
_LITERAL = re.compile(
    rf"\W*(?:\d{{1,2}}[.)] ?)?(?P<name>(?!{_LINKS})[a-z][^<>:;(),]{{1,60}}?)"
    rf"(?P<dash> - | ?\(| ?: |, (?=<O\d+>(?:,| -| \() ?[^<>]{{0,25}}<M)){_DET}"
)
_NOUN = re.compile(
    r"(?:son |sa |leur )?(?:projet|cluster|chaire|plateforme|dossier|consortium)? *"
)
_ARTICLE = re.compile(r"^(?:les? |la |l['’]|une? |des )")
_THEME = re.compile(r"(?:\(| - )([a-z][^<>()]{3,60}?)(?=\)| - )")


@dataclass
class Draft:
    """What has been read of an item so far."""

    project: Name | None = None
    leads: list[Name] = field(default_factory=list)
    members: list[Name] = field(default_factory=list)
    persons: list[Name] = field(default_factory=list)
    places: list[Name] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)
    call: Name | None = None
    programme: Name | None = None
    funder: Name | None = None
    carried: bool = False
    joint: bool = False


class ItemReader:
    """Reads one stretch without a verb, from its first name on.

    It ends where a finite verb or the sentence ends: what is told after that is left
    to the readers of sentences.
    """

    def __init__(self, reading: Reading, abstract: Abstract) -> None:
        self.reading = reading
        self.abstract = abstract
        self.text = abstract.text
        self.stop = self._stop()
        self.draft = Draft()

    def sentence_end(self) -> int:
        """Where the first sentence of the item ends in the document."""
        stop = _STOP.search(self.text)
        return self.abstract.position(stop.start()) if stop else self.abstract.end

    def _stop(self) -> int:
        stop = _STOP.search(self.text)
        end = stop.start() if stop else len(self.text)
        verb = first_verb(self.reading, self.abstract, end)
        return end if verb is None else verb

    def read(self) -> Draft | None:
        """What the item tells; None where it does not open with a name or amount."""
        marks = list(_MARK.finditer(self.text, 0, self.stop))
        if marks and marks[0][1] == "N" and not self.text[: marks[0].start()].strip():
            marks = marks[1:]  # the number of the item
        if not marks:
            return None
        last = self._opening(marks)
        if not last:
            return None
        for mark in marks:
            if mark.start() >= last:
                self._next(mark, self.text[last : mark.start()])
                last = mark.end()
        return self.draft

    def _opening(self, marks: list[re.Match[str]]) -> int:
        """Reads what opens the item; where it ends, 0 where it opens with nothing."""
        first = marks[0]
        if first[1] == "M":
            return self._amount_first(marks)
        if not _OPENING.fullmatch(self.text, 0, first.start()):
            return self._literal(first)
        if first[1] not in "PXOHCFE":
            return 0
        self._head(first, marks[1:])
        return first.end()

    def _amount_first(self, marks: list[re.Match[str]]) -> int:
        """«2 M€ pour Alpha, porté par l'Université de X»."""
        if len(marks) < 2 or marks[1][1] not in "PXO":  # noqa: PLR2004 # an amount alone
            return 0
        gap = self.text[marks[0].end() : marks[1].start()]
        if not _GOES_TO.fullmatch(gap) or not _AMOUNT_OPENS.fullmatch(
            self.text, 0, marks[0].start()
        ):
            return 0
        self._head(marks[1], marks[2:] or marks[:1])
        self._amount(marks[0], "")
        return marks[1].end()

    def _literal(self, first: re.Match[str]) -> int:
        """«Vents d'ouest – Université de X»: a name that its place alone shows."""
        match = _LITERAL.match(self.text)
        if match is None or match.end() != first.start() or first[1] not in "OM":
            return 0
        start = self.abstract.position(match.start("name"))
        end = self.abstract.position(match.end("name"), end=True)
        label = self.reading.analysis.text[start:end].strip(" «»\u00a0\u202f")
        if not label[:1].isupper():
            return 0
        self.draft.project = Name(label, Kind.PROJECT, (label,))
        return match.end("name")

    def _name(self, mark: re.Match[str]) -> Name | None:
        """What a mark (its number in the second group) stands for, if it is a name."""
        item = self.abstract.items[int(mark[2])]
        return item.name if isinstance(item, Mention) else None

    def _head(self, mark: re.Match[str], rest: list[re.Match[str]]) -> None:
        name = self._name(mark)
        if name is None:
            return
        carried = re.match(
            rf"[^<>;.]{{0,25}}\b{cue('verbs', 'carried').pattern} par ",
            self.text[mark.end() :],
        )
        if name.kind is Kind.PERSON:
            self.draft.persons.append(name)
        elif name.kind is Kind.ORGANISATION and not carried:
            self.draft.leads.append(name)
        elif name.kind is Kind.PROGRAMME:
            self.draft.programme = name
        elif (
            carried or name.kind is Kind.PROJECT or (rest and name.kind is Kind.PHRASE)
        ):
            self.draft.project = name

    def _next(self, mark: re.Match[str], gap: str) -> None:
        code = mark[1]
        if code == "M":
            self._amount(mark, gap)
        elif code in "OXPFCLH":
            name = self._name(mark)
            if name is not None:
                self._named(name, code, gap)

    def _named(self, name: Name, code: str, gap: str) -> None:
        draft = self.draft
        if name in {draft.project, *draft.leads, *draft.members}:
            return
        if code == "L":
            self._place(name, gap)
        elif code == "C":
            draft.call = name
        elif code == "F":
            draft.programme = name
        elif code == "O" and _AID.search(gap):
            draft.funder = name
        elif code in "PX" and self._is_project(name, gap):
            draft.project = name
        elif code in "OX":
            self._organisation(name, code, gap)

    def _is_project(self, name: Name, gap: str) -> bool:
        """Whether a name after the carrier's is what it carries."""
        if self.draft.project is not None or self.draft.shares:
            return False
        return bool(_SEPARATED.search(gap) or re.search(r"\b(?:pour|avec) ", gap)) and (
            name.kind is Kind.PROJECT or not _JOINT.search(gap)
        )

    def _place(self, name: Name, gap: str) -> None:
        if _PLACED.search(gap) and not self.draft.places:  # «(Vierzon, Cher)»: the town
            self.draft.places.append(name)

    def _organisation(self, name: Name, code: str, gap: str) -> None:
        draft = self.draft
        joint = _JOINT.search(gap) is not None
        if cue("verbs", "members").search(gap) or (draft.members and joint):
            draft.members.append(name)
            return
        if draft.leads and (draft.shares or gap == " ("):
            return  # told after the amount, or another name of the carrier
        if draft.shares and not (_SEPARATED.search(gap) or _CARRIED.search(gap)):
            return
        if draft.leads:
            self._beside(name, code, gap, joint=joint)
        elif draft.project or (draft.persons and code == "O"):
            draft.carried = _CARRIED.search(gap) is not None
            draft.leads.append(name)

    def _beside(self, name: Name, code: str, gap: str, *, joint: bool) -> None:
        """A second organisation: carries too where joined, else takes part."""
        draft = self.draft
        if joint:
            draft.joint = not draft.carried and " et " in gap and len(draft.leads) == 1
            draft.leads.append(name)
        elif code == "O" and _SEPARATED.search(gap):
            draft.members.append(name)

    # --- money -----------------------------------------------------------------------

    def _amount(self, mark: re.Match[str], gap: str) -> None:
        item = self.abstract.items[int(mark[2])]
        if not isinstance(item, MoneyMention) or not countable(item.money):
            return
        after = self.text[mark.end() : self.stop]
        if not granted(gap, re.split(r"[<,;]", after)[0]):
            return
        share = self._share(item.money, gap, after)
        if share:
            self.draft.shares.append(share)

    def _share(self, money: Money, gap: str, after: str) -> Share | None:
        part = bool(self.draft.shares) and cue("verbs", "share").search(gap)
        payer = _OF_PAYER.match(after)
        getter = _TO.match(after)
        if part or (self.draft.shares and payer):
            if getter:
                return Share(money, recipient=self._name(getter), part=True)
            return Share(money, funder=self._name(payer), part=True) if payer else None
        if self.draft.shares:
            return None
        if _COST.search(gap):
            return Share(money, whole=True)
        self._purpose(after)
        funder = self.draft.funder or (self._name(payer) if payer else None)
        return Share(money, funder=funder)

    def _purpose(self, after: str) -> None:
        """«2 M€ pour rénover la résidence des Pins»: the residence is the project."""
        match = _FOR.match(after)
        if not match or self.draft.project:
            return
        item = self.abstract.items[int(match[3])]
        if not isinstance(item, Mention) or item.name is None:
            return
        if _NOUN.fullmatch(match[1]):
            self.draft.project = item.name
            return
        begin = len(self.text[: self.stop]) - len(after) + match.start(1)
        label = self.reading.analysis.text[self.abstract.position(begin) : item.end]
        self.draft.project = Name(label, Kind.PHRASE, (label,))

    def themes(self) -> tuple[str, ...]:
        """Words in brackets or between dashes that name nothing: what it is about."""
        found = []
        for match in _THEME.finditer(self.text, 0, self.stop):
            start = self.abstract.position(match.start(1))
            end = self.abstract.position(match.end(1), end=True)
            told = self.reading.analysis.text[start:end].split(", ")[0]
            found.append(_ARTICLE.sub("", told))
        return tuple(found)
