"""List items without a verb: «Projet – Porteur – Site – 12 M€, dont 2 M€ de …»."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph_builder.extract.cellmoney import cue
from graph_builder.extract.french.money import MoneyMention
from graph_builder.extract.mention import Mention
from graph_builder.extract.nominal import countable, first_verb
from graph_builder.extract.pattern import Abstract
from graph_builder.extract.reading import Reading
from graph_builder.extract.record import Record, Share
from graph_builder.extract.setting import Setting
from graph_builder.extract.tablerows import host
from graph_builder.model import Kind, Money, Name

_MARK = re.compile(r"<([A-Z])(\d+)>")
_DET = r"(?:l[ae]s? |l'|une? )?"
_OPENING = re.compile(
    rf"\W*(?:<N\d+>\W*|\d+\W+|[a-z]\) )?{_DET}(?:[a-z-]+ ){{0,3}}['(]?"
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
_THEME = re.compile(r"(?:\(| - )([a-z][^<>()]{3,60}?)(?=\)| - )")


@dataclass
class _Draft:
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

    `head` ends where a finite verb or the sentence ends: what is told after it is left
    to the readers of sentences.
    """

    def __init__(self, reading: Reading, abstract: Abstract) -> None:
        self.reading = reading
        self.abstract = abstract
        self.text = abstract.text
        self.stop = self._stop()
        self.draft = _Draft()

    def _stop(self) -> int:
        stop = _STOP.search(self.text)
        end = stop.start() if stop else len(self.text)
        verb = first_verb(self.reading, self.abstract, end)
        return end if verb is None else verb

    def read(self) -> _Draft | None:
        """What the item tells; None where it does not open with a name."""
        marks = list(_MARK.finditer(self.text, 0, self.stop))
        if not marks or not _OPENING.fullmatch(self.text, 0, marks[0].start()):
            marks = marks[1:] if marks and marks[0][1] == "N" else []
        if not marks or marks[0][1] not in "PXOHCFE":
            return None
        self._head(marks[0], marks[1:])
        last = marks[0].end()
        for mark in marks[1:]:
            self._next(mark, self.text[last : mark.start()])
            last = mark.end()
        return self.draft

    def _mention(self, mark: re.Match[str]) -> Mention | None:
        item = self.abstract.items[int(mark[2])]
        return item if isinstance(item, Mention) and item.name else None

    def _name(self, mark: re.Match[str]) -> Name | None:
        mention = self._mention(mark)
        return mention.name if mention else None

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
        if _PLACED.search(gap):
            self.draft.places.append(name)

    def _organisation(self, name: Name, code: str, gap: str) -> None:
        draft = self.draft
        if draft.shares or (draft.leads and gap == " ("):
            return  # told after the amount, or another name of the carrier
        joint = _JOINT.search(gap) is not None
        if cue("verbs", "members").search(gap) or (draft.members and joint):
            draft.members.append(name)
        elif draft.leads:
            self._beside(name, code, gap, joint=joint)
        elif draft.project or (draft.persons and code == "O"):
            draft.carried = _CARRIED.search(gap) is not None
            draft.leads.append(name)

    def _beside(self, name: Name, code: str, gap: str, *, joint: bool) -> None:
        """A second organisation: carries too where joined, else takes part."""
        draft = self.draft
        if joint:
            draft.joint = not draft.carried
            draft.leads.append(name)
        elif code == "O" and _SEPARATED.search(gap):
            draft.members.append(name)

    # --- money -----------------------------------------------------------------------

    def _amount(self, mark: re.Match[str], gap: str) -> None:
        item = self.abstract.items[int(mark[2])]
        if not isinstance(item, MoneyMention) or not countable(item.money):
            return
        share = self._share(item.money, gap, self.text[mark.end() : self.stop])
        if share:
            self.draft.shares.append(share)

    def _share(self, money: Money, gap: str, after: str) -> Share | None:
        part = bool(self.draft.shares) and cue("verbs", "share").search(gap)
        payer = _OF_PAYER.match(after)
        getter = _TO.match(after)
        if part or (self.draft.shares and payer):
            if getter:
                return Share(money, recipient=self._of(getter), part=True)
            return Share(money, funder=self._of(payer), part=True) if payer else None
        if self.draft.shares:
            return None
        if _COST.search(gap):
            return Share(money, whole=True)
        self._purpose(after)
        funder = self.draft.funder or (self._of(payer) if payer else None)
        return Share(money, funder=funder)

    def _of(self, match: re.Match[str]) -> Name | None:
        item = self.abstract.items[int(match[2])]
        return item.name if isinstance(item, Mention) else None

    def _purpose(self, after: str) -> None:
        """«2 M€ pour rénover la résidence des Pins»: the residence is the project."""
        match = _FOR.match(after)
        if not match or self.draft.project:
            return
        item = self.abstract.items[int(match[3])]
        if not isinstance(item, Mention) or item.name is None:
            return
        if not match[1].strip():
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
            found.append(self.reading.analysis.text[start:end])
        return tuple(found)


def _tells(draft: _Draft, setting: Setting, *, strong: bool) -> bool:
    """Whether an item tells enough to be a record."""
    named = draft.project or draft.leads
    if draft.shares:
        return bool(named or draft.persons)
    if setting.each and draft.project:
        return True
    placed = draft.project and (draft.leads or draft.places)
    strong = strong and not draft.persons
    return bool(named and strong) or bool(placed and setting.outcome)


def item_record(
    reading: Reading, abstract: Abstract, setting: Setting, *, strong: bool
) -> Record | None:
    """The record of one item in its setting; None where it is no record.

    `strong` tells that the words above say what those listed are («Non retenus :»).
    """
    reader = ItemReader(reading, abstract)
    draft = reader.read()
    if draft is None or not _tells(draft, setting, strong=strong):
        return None
    shares = tuple(draft.shares)
    if not shares and setting.each:
        shares = (Share(setting.each),)
    themes = reader.themes() if draft.project else ()
    return _record(reading, abstract, setting, draft, shares, themes)


def _record(  # noqa: PLR0913, PLR0917 # the parts of one record
    reading: Reading,
    abstract: Abstract,
    setting: Setting,
    draft: _Draft,
    shares: tuple[Share, ...],
    themes: tuple[str, ...],
) -> Record:
    together = draft.joint and draft.project is not None
    place = (setting.place,) if setting.place else ()
    at_home = host(reading) if draft.persons else None
    leads = (at_home,) if at_home else tuple(draft.leads) or tuple(draft.persons)
    return Record(
        start=abstract.start,
        end=abstract.end,
        rule="item",
        project=draft.project,
        leads=() if together else leads,
        members=(*(leads if together else ()), *draft.members),
        host=leads[0] if leads else None,
        places=tuple(dict.fromkeys((*draft.places, *place))),
        themes=themes,
        shares=shares,
        outcome=setting.outcome,
        call=draft.call or setting.call,
        programme=draft.programme or setting.programme,
        cues=setting.cues,
    )
