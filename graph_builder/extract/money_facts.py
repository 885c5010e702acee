"""From money frames to awards and envelopes: one beneficiary named, or a thing as a whole."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from functools import cache

from graph_builder.extract.frames import Frame, frames
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention
from graph_builder.extract.partners import find_partners, leads
from graph_builder.extract.reading import Reading
from graph_builder.extract.syntax import Slot, mention_of, slots
from graph_builder.model import Award, Envelope, Factuality, Kind, Name

_WANTED = 3  # words of the domain a text must hold before it may speak of funding
_TO = {"a", "au", "aux", "pour", "dans", "sur", "en", "vers"}
_OF = {"de", "du", "des", "d'", "par", "via"}
_PUBLIC_FUNDER = re.compile(
    r"^(?:l['’])?(?:région|département|métropole|état|etat|ville|communauté|eurométropole|agglomération|union|ue$|europe|feder|fse|anr|agence|ademe|bpifrance|banque|caisse|ministère|gouvernement|conseil|commission|collectivité|fondation|secrétariat|intercommunalité|cnrs|fonds)|métropole$|agglomération$",
    re.IGNORECASE,
)
_SINGLE = {Kind.PROJECT, Kind.ORGANISATION, Kind.PHRASE, Kind.PLACE, Kind.PERSON}


@cache
def _domain() -> tuple[str, ...]:
    return tuple(load("funding")["words"]["domain"])


def about_funding(reading: Reading) -> bool:
    """Whether the document speaks of research, training or innovation at all."""
    folded = reading.analysis.folded
    return sum(word in folded for word in _domain()) >= _WANTED


def is_funder(mention: Mention) -> bool:
    """Whether a name is one that gives public money: a region, the State, an agency, a plan."""
    name = mention.name
    if name is None:
        return False
    return name.kind is Kind.PROGRAMME or (
        name.kind in {Kind.ORGANISATION, Kind.PHRASE, Kind.PLACE}
        and any(_PUBLIC_FUNDER.search(form) for form in (name.label, *name.aliases))
    )


def _mentions(frame: Frame, found: Sequence[Slot]) -> list[tuple[Slot, Mention]]:
    pairs = ((slot, mention_of(frame.abstract, slot)) for slot in found)
    return [(slot, m) for slot, m in pairs if m is not None and m.name is not None]


def _name(mention: Mention) -> Name:
    if mention.name is None:  # filled for every mention of an analysis
        raise AssertionError(mention)
    return mention.name


_FAVOUR = re.compile(
    r"(?:en faveur|au profit|au benefice|a destination|pour le compte) d(?:e|u|es|') ?(?:l[ae] |l')?(?:\w+ ){0,2}$"
)
_BESIDE = re.compile(
    r"\)?(?:,? ?(?:[a-z' -]{0,30}|<[DN]\d+>|\([^()]{0,30}\))){0,3},? ?"
)
_PURSE = re.compile(
    r"^(?:ANR|Agence nationale de la recherche|Bpifrance|l?['’]?[ÉE]tat|Gouvernement|Commission européenne|Union européenne|UE|Bruxelles|minist|Secrétariat général pour l|SGPI|Banque des territoires|Caisse des d)",
    re.IGNORECASE,
)


def _named(phrase: str) -> Name:
    return Name(phrase, Kind.PHRASE, (phrase,))


def _as_name(phrase: str) -> Name | None:
    return _named(phrase) if phrase else None


class Stakes:
    """Who gets an amount, who gives it, for what."""

    def __init__(self, frame: Frame, earlier: Sequence[Mention] = ()) -> None:
        self.frame, self.earlier = frame, earlier
        self.getters: list[Mention] = []
        self.givers: list[Mention] = []
        self.purposes: list[Mention] = []
        self.calls: list[Mention] = []
        getattr(self, f"_{frame.kind or 'none'}")()
        self._money_source()

    def _after(
        self, preps: set[str], codes: str, *, before: bool = False
    ) -> list[Mention]:
        pool = [*(self.frame.before if before else ()), *self.frame.after]
        return [
            m
            for s, m in _mentions(self.frame, pool)
            if (s.prep in preps or ("pour" in preps and self._favoured(s)))
            and s.code in codes
            and s.depth == 0
        ]

    def _favoured(self, slot: Slot) -> bool:
        """«en faveur de X», «au profit de X»."""
        before = self.frame.abstract.text[max(0, slot.start - 45) : slot.start]
        return bool(_FAVOUR.search(before))

    def _addressed(self) -> list[Mention]:
        """«le plan X, auquel l'État consacre M»: X."""
        text = self.frame.abstract.text[self.frame.clause[0] : self.frame.at.start]
        match = re.search(r"\b(?:auquel|a laquelle|auxquel(?:le)?s|a qui)\b", text)
        if not match:
            return []
        limit = self.frame.clause[0] + match.start()
        near = [
            m
            for s, m in _mentions(self.frame, self.frame.preceding or self.frame.before)
            if s.end <= limit and s.code in "OPXCFG"
        ]
        return near[-1:]

    def _subject_mentions(self) -> list[Mention]:
        return [m for _, m in _mentions(self.frame, self.frame.subjects)]

    def _receive(self) -> None:
        self.getters = self._subject_mentions()
        self.purposes = self._after({"pour", "dans"}, "PX") or self._entitled() or self._for_school()

    def _for_school(self) -> list[Mention]:
        """«La Région obtient M pour l'École X»: the school is the project."""
        got = [m.name for m in self.getters]
        return [m for m in self._after({"pour"}, "O") if m.name not in got and not is_funder(m)][:1]

    def _entitled(self) -> list[Mention]:
        """«reçoit M au titre de X», «pour son projet X»."""
        text = self.frame.abstract.text
        return [
            m
            for s, m in _mentions(self.frame, self.frame.after)
            if s.code in "PX"
            and re.search(
                r"(?:au titre d[eu]|avec son \w+|grace a(?: son| sa)?)[^<,;]{0,25}$",
                text[: s.start],
            )
        ][:1]

    def _endowed(self) -> None:
        self.getters = self._subject_mentions()
        if not re.match(
            r"(?:est|sont|sera|seront|a|ont|etant|soit|etai)", self.frame.cue
        ):
            self.getters = self._adjacent() or self.getters

    def _adjacent(self) -> list[Mention]:
        """The name right before a participle: «l'appel X (AX), doté de 5 M€»."""
        text, verb = self.frame.abstract.text, self.frame.verb[0]
        near = [
            m
            for s, m in _mentions(self.frame, self.frame.preceding)
            if s.code in "OPXCFG" and _BESIDE.fullmatch(text[s.end : verb])
        ]
        return near[-1:]

    def _give(self) -> None:
        self.givers = self._subject_mentions()
        direct = [
            m
            for s, m in _mentions(self.frame, self.frame.before)
            if s.code in "OPXCFG" and (not s.prep or s.prep in _TO)
        ]
        to = self._after(_TO, "OPXCFG")
        self.getters = self._addressed() or direct[:1] or to[:1]
        self.purposes = [
            m for m in to[1:] if m.name and m.name.kind in {Kind.PROJECT, Kind.PHRASE}
        ]

    def _given(self) -> None:
        to = self._after(_TO, "OPXCFG") or (
            self._after({"a", "au"}, "L") if self.frame.kind == "given" else []
        )
        self.getters = self._addressed() or to[:1]
        self.purposes = [
            m for m in to[1:] if m.name and m.name.kind in {Kind.PROJECT, Kind.PHRASE}
        ]

    def _for(self) -> None:
        self._given()

    def _grant(self) -> None:
        before = [
            m
            for s, m in _mentions(self.frame, self.frame.before)
            if s.prep in {"de", "du", "d'", "des"} and s.code in "OPXCF" and not s.depth
        ]
        free = [
            m
            for s, m in _mentions(self.frame, self.frame.before)
            if not s.prep and not s.relative and s.code in "OPX" and not s.depth
        ]
        to = self._after(_TO, "OPXCFG", before=True)
        ours = [m for m in before if not is_funder(m)]
        self.getters = to[:1] or ours[:1] or [m for m in free if not is_funder(m)][:1]
        self.givers = [m for m in [*before, *free] if is_funder(m)][:1]

    def _worth(self) -> None:
        self.getters = self._subject_mentions() or self._demonstrative()

    def _demonstrative(self) -> list[Mention]:
        """«…, celui-ci pèse M»: the last name before."""
        text = self.frame.abstract.text[: self.frame.verb[0]]
        if not re.search(
            r"(?:celui-ci|celle-ci|ce dernier|cette derniere|qui) $", text
        ):
            return []
        near = [
            m
            for s, m in _mentions(self.frame, self.frame.preceding)
            if s.code in "CFP" and s.prep not in _OF
        ]
        return near[-1:] or list(self.earlier[-1:])

    def _thing(self) -> None:
        """Nothing to add: the thing is a common noun."""

    def _whole(self) -> None:
        noun = self.frame.abstract.text.rfind(self.frame.cue, 0, self.frame.at.start)
        before = [
            m
            for s, m in _mentions(self.frame, self.frame.before)
            if s.prep in {"de", "du", "d'", "des"}
            and s.code in "OPXCFG"
            and s.depth == 0
            and s.start > noun
        ]
        self.getters = before[-1:] or self._after({"pour"}, "OPXCFG")[:1] or self._all_of()

    def _all_of(self) -> list[Mention]:
        """«une enveloppe de M pour l'ensemble des X»."""
        text = self.frame.abstract.text
        return [
            m
            for s, m in _mentions(self.frame, self.frame.after)
            if s.code in "CFG" and re.search(r"pour (?:l'ensemble|la totalite|chacun|les autres) d(?:es |e |u |')$", text[: s.start])
        ][:1]

    def _from(self) -> None:
        """Nothing to add: the giver is read by `_money_source`."""

    _none = _other = _from

    def _money_source(self) -> None:
        for slot, mention in _mentions(self.frame, self.frame.after):
            if slot.code == "C":
                self.calls.append(mention)
            elif (
                slot.prep in _OF
                and slot.depth == 0
                and not self._favoured(slot)
                and slot.code in "OFXLP"
                and not self._half(slot)
                and (is_funder(mention) or self._giver_here(slot, mention))
            ):
                self.givers.append(mention)

    def _giver_here(self, slot: Slot, mention: Mention) -> bool:
        """«dont 650 M€ apportés par le fonds X»: any name may give here."""
        told = self.frame.kind == "from" or (self.frame.kind == "grant" and slot.prep == "par")
        return told and slot.code in "OX" and mention not in self.getters

    def _half(self, slot: Slot) -> bool:
        """«dont la moitié financée par l'UE» gives no more than a part."""
        between = self.frame.abstract.text[self.frame.at.end : slot.start]
        return bool(re.search(r"\bdont\b|\bla moitie\b", between))


_BUDGET = re.compile(
    r"\b(?:dotee?s?|dispos|mobilis|renforce|chiffre|estime|evalue|valorise)"
)


_PRONOUN = re.compile(
    r"\b(?:il|elle|ils|elles|qui|celui-ci|celle-ci|ce dernier|cette derniere|lequel|laquelle)(?: \w+)? ?$|^ ?$|^,? ?(?:et |puis )?$"
)
_COMMON = re.compile(
    r"(?:^|[\s'])(?:une?|l[ae]|l'|son|sa|cette|cet?) ?((?:<N\d+> )?[a-z][a-z' -]{3,60}?)(?: en <D\d+>)?,? ?(?:qui )?$"
)
_VAGUE = re.compile(
    r"\b(?:projet|etablissement|universite|cluster|societe|biotech|entreprise|pepite|equipe|consortium)s?\b"
)
_PLANNED = re.compile(r"consacre|prevoi|reserve|mobilise|destine")
_CORRECTED = re.compile(
    r"(?:et non(?: plus| pas)?|au lieu de|plutot que|contre|loin des?) (?:les )?$"
)
_ASKED = (
    "candidatures",
    "dossiers",
    "propositions",
    "projets deposes",
    "demandes",
    "candidats",
    "projets",
)


class MoneyReader:
    """Reads the awards and envelopes of a document's running text."""

    def __init__(self, reading: Reading, leads: dict[Name, Name]) -> None:
        self.reading = reading
        self.leads = leads
        self.carried: dict[Name, list[Name]] = {}
        for project, lead in leads.items():
            self.carried.setdefault(lead, []).append(project)
        self.counts = {
            m.name: m.count for m in reading.analysis.mentions if m.name and m.count
        }
        self.last: Award | Envelope | None = None
        self.last_block = -1

    def facts(self) -> Iterator[Award | Envelope]:
        """All awards and envelopes, text order."""
        if not about_funding(self.reading):
            return
        for frame in frames(self.reading):
            for fact in self._read(frame):
                yield fact
                if fact.factuality is Factuality.ASSERTED:
                    self.last, self.last_block = fact, frame.sentence.block

    def _read(self, frame: Frame) -> list[Award | Envelope]:
        money = frame.money.money
        if (
            money.per in {"project", "person", "month"}
            or frame.kind == "other"
            or money.amount <= 0
        ):
            return []
        if self._restated(frame) or money.bound == "range" or _CORRECTED.search(frame.lead_in()):
            return []
        stakes = Stakes(frame, self._told_before(frame))
        if frame.kind == "from":
            return self._co_funding(frame, stakes)
        if frame.kind in {"", "none"}:
            return []
        return self._by_getters(frame, stakes)

    def _restated(self, frame: Frame) -> bool:
        """«40 k€ par an, soit 200 k€ en tout»: one fact, told by its yearly amount."""
        text = frame.abstract.text
        match = re.search(r"<M(\d+)>[^<]*\bsoit (?:un total de |au total |pres de |environ )?$", text[: frame.at.start])
        if not match:
            return False
        money = getattr(frame.abstract.items[int(match[1])], "money", None)
        return money is not None and money.per == "year"

    def _told_before(self, frame: Frame) -> list[Mention]:
        """Calls, programmes and projects of the block before the sentence."""
        block = self.reading.context.blocks[frame.sentence.block]
        return [
            m
            for m in self.reading.analysis.within(block.start, frame.sentence.start)
            if m.name and m.name.kind in {Kind.CALL, Kind.PROGRAMME, Kind.PROJECT}
        ]

    # --- who gets it -------------------------------------------------------------

    def _by_getters(self, frame: Frame, stakes: Stakes) -> list[Award | Envelope]:
        if chosen := self._chosen_ones(frame):
            return chosen
        getters = [
            g for g in self._matched(frame, stakes.getters) if self._may_get(frame, g)
        ]
        if frame.kind == "whole":
            return self._whole(frame, getters)
        if frame.kind in {"worth", "thing"}:
            return self._worth(frame, getters)
        if frame.money.money.per == "each":
            getters = self._each_named(frame) or [
                g for g in getters if g.name and g.name.kind is not Kind.GROUP
            ]
            return [self._award(frame, stakes, _name(g)) for g in getters]
        if not getters:
            return self._without_getter(frame, stakes)
        first = _name(getters[0])
        if first.kind is Kind.CALL and self._carried(frame, getters[0]):
            project = self._current_project(frame)
            return [self._award(frame, stakes, project)] if project else []
        if self._named_programme(frame, getters[0]):
            return [self._award(frame, stakes, dataclasses.replace(first, kind=Kind.PROJECT))]
        if first.kind in {Kind.CALL, Kind.PROGRAMME, Kind.GROUP}:
            return [self._envelope(frame, first, self._count(frame, getters[0]))]
        if (
            frame.kind == "give"
            and first.kind is Kind.PROJECT
            and first not in self.leads
            and _PLANNED.search(frame.cue)
        ):
            return [self._envelope(frame, first, None)]
        if getters[0].source == "anaphor" and (told := self._phrase_told(frame)):
            return [self._award(frame, stakes, told)]
        if (
            _BUDGET.search(frame.cue)
            and first.kind is not Kind.ORGANISATION
            and not stakes.givers
        ):
            return [self._envelope(frame, first, None)]
        if frame.kind in {"receive", "give", "given", "for", "grant", "endowed"}:
            return [self._award(frame, stakes, _name(g)) for g in getters]
        return []

    def _named_programme(self, frame: Frame, getter: Mention) -> bool:
        """«une subvention en faveur du programme X»: X is one project, no national plan."""
        grant = frame.kind == "grant" and re.search(r"subvention|aide|bourse", frame.cue)
        programme = getter.name is not None and getter.name.kind is Kind.PROGRAMME
        return bool(grant and programme and not getter.key)

    def _carried(self, frame: Frame, mention: Mention) -> bool:
        """«le pôle universitaire d'innovation, porté par X»: a laureate, not the call."""
        after = self.reading.analysis.folded[mention.end : mention.end + 40]
        return bool(
            re.match(
                r"[^,]{0,4}, (?:qui est )?(?:co)?(?:porte|coordonne|pilote|conduit|mene)e? ",
                after,
            )
        )

    def _phrase_told(self, frame: Frame) -> Name | None:
        """The common-noun project of the award told just before in the block."""
        last = self.last if self.last_block == frame.sentence.block else None
        if (
            isinstance(last, Award)
            and last.project
            and last.project.kind is Kind.PHRASE
        ):
            return last.project
        return None

    def _chosen_ones(self, frame: Frame) -> list[Award | Envelope]:
        """«le jury en a choisi sept, qui seront financés à hauteur de M»: the call's sum."""
        match = re.search(r"<N(\d+)>,? qui $", frame.abstract.text[: frame.verb[0]])
        call = self.reading.context.call_at(frame.money.start)
        value = getattr(frame.abstract.items[int(match[1])], "value", None) if match else None
        if not value or not call:
            return []
        return [self._envelope(frame, call, int(value))]

    def _may_get(self, frame: Frame, getter: Mention) -> bool:
        """A purse of the State gives; a person gets only what a grant gives in person."""
        name = _name(getter)
        if name.kind is Kind.PERSON:
            call = self.reading.context.call_at(frame.money.start)
            return frame.kind == "receive" and call is not None
        return name.kind is not Kind.ORGANISATION or not _PURSE.search(name.label)

    def _each_named(self, frame: Frame) -> list[Mention]:
        """«trois lauréats, 4 M€ chacun : A, porté par X, B, par Y»: A and B."""
        if frame.money.money.per != "each":
            return []
        text = frame.abstract.text
        colon = text.find(":", frame.at.end)
        named = [
            m
            for s, m in _mentions(frame, self._slots(frame))
            if s.start > colon > 0 and s.code in "PX" and not s.prep
        ]
        return named

    def _slots(self, frame: Frame) -> list[Slot]:
        raw = self.reading.analysis.text[frame.sentence.start : frame.sentence.end]
        return slots(frame.abstract, raw)

    def _matched(self, frame: Frame, getters: list[Mention]) -> list[Mention]:
        """With «respectivement» the n-th amount goes to the n-th getter."""
        if len(getters) < 2 or not re.search(r"\brespectivement\b", frame.text):  # noqa: PLR2004
            return (
                getters
                if frame.money.money.per == "each" or len(getters) == 1
                else self._shared(frame, getters)
            )
        amounts = [i for i in frame.abstract.items if isinstance(i, type(frame.money))]
        verb = frame.verb[1]
        order = [
            a
            for a in amounts
            if frame.abstract.text.find(f"<M{frame.abstract.items.index(a)}>") >= verb
        ]
        place = order.index(frame.money) if frame.money in order else 0
        return getters[place : place + 1]

    def _shared(self, frame: Frame, getters: list[Mention]) -> list[Mention]:
        """Several getters and one amount without «chacun»: only the first is meant."""
        return getters[:1] if frame.kind != "receive" or len(frame.subjects) < 2 else []  # noqa: PLR2004

    def _without_getter(self, frame: Frame, stakes: Stakes) -> list[Award | Envelope]:
        """«L'État y consacre 5 M€»: the project the text is speaking of."""
        if frame.kind in {"give", "given"} and stakes.givers:
            if ordinal := self._ordinal(frame):
                return [
                    self._envelope(
                        frame, _name(ordinal), self._count(frame, ordinal), as_told=True
                    )
                ]
            last = self._last_award(frame)
            if last and re.match(r"(?:lui|leur) ", frame.cue):
                return [self._again(frame, stakes, last)]
            project = self._current_project(frame)
            phrase = _purpose_phrase(self.reading, frame)
            direct = _direct_phrase(self.reading, frame)
            if direct and frame.kind == "give":
                return [
                    self._award(
                        frame,
                        stakes,
                        _as_name(direct),
                        carrier=self._carrier_after(frame),
                    )
                ]
            if phrase and not re.search(r"\b(?:y|lui)\b", frame.cue):
                return [self._envelope(frame, _named(phrase), None)]
            if project:
                return [self._award(frame, stakes, project)]
        if frame.kind == "given" and re.search(r"\b(?:lui|leur)\b", frame.cue):
            project = self._current_project(frame)
            return [self._award(frame, stakes, project)] if project else []
        call = self.reading.context.near(Kind.CALL, frame.money.start)
        if (
            frame.kind == "given"
            and call
            and re.search(r"mobilis|prevu|debloqu|disponib|inscrit|distribu", frame.cue)
        ):
            return [self._envelope(frame, call, None)]
        if frame.kind in {"for", "given"}:
            if ordinal := self._ordinal(frame):
                return [
                    self._envelope(
                        frame, _name(ordinal), self._count(frame, ordinal), as_told=True
                    )
                ]
            phrase = _purpose_phrase(self.reading, frame)
            if phrase:
                return [self._envelope(frame, _named(phrase), None)]
        if frame.kind in {"receive", "endowed", "grant"}:
            thing = self._common_subject(frame)
            if thing:
                return [self._envelope(frame, thing, None)]
            project = (
                self._current_project(frame)
                if frame.kind == "grant" or _PRONOUN.search(self._subject_words(frame))
                else None
            )
            if project and (
                frame.kind != "grant" or frame.cue in {"aide", "dotation", "subvention"}
            ):
                budget = _BUDGET.search(frame.cue) and not stakes.givers
                return [
                    self._envelope(frame, project, None)
                    if budget
                    else self._award(frame, stakes, project)
                ]
        return []

    def _last_award(self, frame: Frame) -> Award | None:
        """The award told just before in the same block."""
        same = self.last_block == frame.sentence.block
        return self.last if same and isinstance(self.last, Award) else None

    def _again(self, frame: Frame, stakes: Stakes, last: Award) -> Award:
        """More money for the project and recipient of the award told before."""
        return dataclasses.replace(
            self._award(frame, stakes, last.project or last.recipient, call=False),
            recipient=last.recipient,
            project=last.project,
        )

    def _subject_words(self, frame: Frame) -> str:
        return frame.abstract.text[frame.clause[0] : frame.verb[0]]

    def _common_subject(self, frame: Frame) -> Name | None:
        """A thing named by a common noun: «l'ensemble mobilise M», «une deuxième phase dotée de M»."""
        words = self._subject_words(frame)
        number = re.match(r"(?:[a-z' -]*, )?<N(\d+)> ", words)
        if number and "partag" in frame.cue:
            return self.reading.context.near(Kind.CALL, frame.money.start)
        if re.search(r"\b(?:ensemble|vague|selection|palmares|total)\b[^<]*$", words):
            return self.reading.context.near(Kind.CALL, frame.money.start)
        match = _COMMON.search(words) if frame.kind == "endowed" else None
        if not match or _VAGUE.search(match[1]):
            return None
        begin = frame.clause[0]
        start = frame.abstract.position(begin + match.start(1))
        end = frame.abstract.position(begin + match.end(1), end=True)
        return _named(" ".join(self.reading.analysis.text[start:end].split()))

    def _ordinal(self, frame: Frame) -> Mention | None:
        """«300 M€ aux premiers et 400 M€ aux seconds»: the groups told just before."""
        match = re.match(
            r"(?: supplementaires)? (?:aux?|a la) (?:<N\d+>|premiere?s?|seconde?s?)(?![\w<])",
            frame.tail(),
        )
        if not match:
            return None
        block = self.reading.context.blocks[frame.sentence.block]
        told = [
            m
            for m in self.reading.analysis.within(block.start, frame.sentence.start)
            if m.name and m.name.kind in {Kind.GROUP, Kind.CALL}
        ]
        names = list(dict.fromkeys(_name(m) for m in told))[:2]
        place = (
            1
            if "second"
            in self.reading.analysis.folded[frame.money.end : frame.money.end + 16]
            else 0
        )
        wanted = names[place] if place < len(names) else None
        return next((m for m in told if m.name is wanted), None)

    def _count(self, frame: Frame, mention: Mention) -> int | None:
        """How many share it: the number of a group, or right before a call's name."""
        if mention.count:
            return mention.count
        if mention.name in self.counts:
            return self.counts[mention.name]
        before = self.reading.analysis.numbers
        near = [
            n
            for n in before
            if 0 <= mention.start - n.end <= len(" nouveaux ") and not n.ordinal
        ]
        return int(near[-1].value) if near else None

    def _current_project(self, frame: Frame, *, far: bool = True) -> Name | None:
        """The project the block speaks of before the amount, else the document's own."""
        block = self.reading.context.blocks[frame.sentence.block]
        before = [
            m
            for m in self.reading.analysis.within(block.start, frame.money.start)
            if m.name and (m.name.kind is Kind.PROJECT or m.name in self.leads)
        ]
        if before:
            return before[-1].name
        last = self.last if self.last_block == frame.sentence.block else None
        if isinstance(last, Award) and (last.project or last.recipient):
            return last.project or last.recipient
        return self.reading.context.main(Kind.PROJECT) if far else None

    def _co_funding(self, frame: Frame, stakes: Stakes) -> list[Award | Envelope]:
        """«dont 2 M€ de la Région X»: a share of what was just told."""
        if not stakes.givers:
            return []
        last = self.last if self.last_block == frame.sentence.block else None
        if isinstance(last, Envelope) and last.object.kind in {
            Kind.CALL,
            Kind.PROGRAMME,
        }:
            return []
        if isinstance(last, Envelope) and last.object.kind is Kind.ORGANISATION:
            return [self._award(frame, stakes, last.object, call=False)]
        if isinstance(last, Award):
            return [
                self._award(frame, stakes, last.project or last.recipient, call=False)
            ]
        project = (
            last.object
            if last and last.object.kind is Kind.PROJECT
            else self._current_project(frame)
        )
        return [self._award(frame, stakes, project, call=False)] if project else []

    def _whole(self, frame: Frame, getters: list[Mention]) -> list[Award | Envelope]:
        if getters:
            return [self._envelope(frame, _name(getters[0]), getters[0].count)]
        if frame.cue.startswith(("tour", "leve")):
            raiser = [
                m
                for s, m in _mentions(frame, self._slots(frame))
                if s.code in "OX" and not s.prep and s.end <= frame.at.start
            ]
            return [self._envelope(frame, _name(raiser[0]), None)] if raiser else []
        group = self._group_before(frame)
        call = self.reading.context.near(Kind.CALL, frame.money.start)
        if group and group.head in _ASKED and call:
            return [self._envelope(frame, call, self._chosen(frame))]
        if group:
            return [
                self._envelope(
                    frame,
                    self._object_of_cost(frame, group),
                    group.count or self.counts.get(_name(group)),
                )
            ]
        project = self._current_project(frame)
        return [self._envelope(frame, project, None)] if project else []

    def _worth(self, frame: Frame, getters: list[Mention]) -> list[Award | Envelope]:
        """The budget of a thing told by its price: «le plan pèse M», «un bâtiment de M»."""
        named = [
            g
            for g in getters
            if _name(g).kind not in {Kind.ORGANISATION, Kind.PERSON, Kind.PLACE}
        ]
        if named:
            return [
                self._envelope(frame, _name(named[0]), self._count(frame, named[0]))
            ]
        if frame.kind != "thing":
            return []
        project = self._current_project(frame)
        if project and frame.cue in {
            "projet",
            "programme",
            "plan",
            "chantier",
            "operation",
        }:
            return [self._envelope(frame, project, None)]
        phrase = _thing_phrase(self.reading, frame)
        return [self._envelope(frame, _named(phrase), None)] if phrase else []

    def _chosen(self, frame: Frame) -> int | None:
        """«Sur 300 candidatures, 40 sont retenues, pour un total de M»: 40."""
        match = re.search(
            r"<N(\d+)> (?:d'entre eux |d'entre elles )?(?:ont ete|sont|est|seront) (?:retenu|finance|selectionne|laureat|distingue)",
            frame.text,
        )
        value = (
            getattr(frame.abstract.items[int(match[1])], "value", None)
            if match
            else None
        )
        return int(value) if value else None

    def _object_of_cost(self, frame: Frame, group: Mention) -> Name:
        """«pour un coût total de M» is the cost of the group, not of its call."""
        if not re.search(r"\bcouts?\b|\bbudget\b", frame.cue):
            return self._object(frame, _name(group))
        label = f"{frame.cue} : {_name(group).label}"
        return Name(label, Kind.PHRASE, (label,))

    def _group_before(self, frame: Frame) -> Mention | None:
        items = [
            i
            for i in frame.abstract.items
            if isinstance(i, Mention) and i.end <= frame.money.start
        ]
        groups = [i for i in items if i.name and i.name.kind is Kind.GROUP]
        chosen = [g for g in groups if g.head not in _ASKED] or groups
        return chosen[0] if chosen else None

    # --- the facts -------------------------------------------------------------------

    def _basis(self, frame: Frame) -> dict[str, object]:
        low = frame.abstract.position(frame.clause[0])
        high = frame.abstract.position(frame.clause[1], end=True)
        sentence = frame.sentence
        factuality, cues = self.reading.modality(
            sentence, frame.money.start, frame.money.end
        )
        if factuality is Factuality.ASSERTED and self._long_ago(frame):
            factuality = Factuality.FORMER
        return {
            "evidence": self.reading.evidence(
                min(low, frame.money.start), max(high, frame.money.end)
            ),
            "factuality": factuality,
            "rule": f"awards.{frame.kind}",
            "cues": (frame.cue, *cues),
            "confidence": 0.9,
        }

    def _long_ago(self, frame: Frame) -> bool:
        """«a perçu 75 000 € en 2016», in a text of 2019: money of an earlier time."""
        published = self.reading.analysis.document.published
        match = re.match(r" en <D(\d+)>", frame.tail())
        if not published or not match:
            return False
        year = getattr(frame.abstract.items[int(match[1])], "iso", "")[:4]
        return year.isdigit() and int(year) <= published.year - 2

    def _carrier_after(self, frame: Frame) -> Name | None:
        """«… la rénovation de X, que conduit l'Université Y»: Y."""
        match = re.search(
            r", (?:que (?:conduit|porte|pilote|mene|dirige|coordonne) |(?:conduit|porte|pilote|mene|dirige|coordonne)e? par )(?:l[ae] |l')?<O(\d+)>",
            frame.tail(),
        )
        item = frame.abstract.items[int(match[1])] if match else None
        return item.name if isinstance(item, Mention) else None

    def _award(
        self,
        frame: Frame,
        stakes: Stakes,
        getter: Name | None,
        *,
        call: bool = True,
        carrier: Name | None = None,
    ) -> Award:
        project = recipient = None
        if getter and getter.kind in {Kind.PROJECT, Kind.PHRASE}:
            last = self._last_award(frame)
            known = last.recipient if last and last.project == getter else None
            project, recipient = getter, carrier or self.leads.get(getter) or known
        else:
            recipient = getter
            told = next((_name(m) for m in stakes.purposes), None)
            project = (
                told
                or self._share_of(frame)
                or self._carried_by(frame, recipient)
                or _as_name(_purpose_after(self.reading, frame))
            )
        programme = next((_name(m) for m in stakes.givers if m.name != project), None)
        call_told = next((_name(m) for m in stakes.calls), None)
        return Award(
            amount=frame.money.money,
            recipient=recipient,
            project=project,
            programme=programme,
            call=call_told or (self._call(frame, programme) if call else None),
            **self._basis(frame),  # type: ignore[arg-type] # the keys of Fact
        )

    def _share_of(self, frame: Frame) -> Name | None:
        """«sur cette somme, 2 M€ reviennent à X»: a share of the award told before."""
        last = self._last_award(frame)
        if last and re.search(r"\b(?:sur (?:cette somme|ce montant|ce total)|de cette (?:somme|enveloppe|dotation))\b", frame.text):
            return last.project
        return None

    def _carried_by(self, frame: Frame, recipient: Name | None) -> Name | None:
        """The project an organisation gets money for: the one it leads, nearest in the block."""
        if recipient is None:
            return None
        carried = self.carried.get(recipient, [])
        if len(carried) == 1:
            return carried[0]
        block = self.reading.context.blocks[frame.sentence.block]
        near = [
            m.name
            for m in self.reading.analysis.within(block.start, frame.money.end)
            if m.name in carried
        ]
        return near[-1] if near else None

    def _call(self, frame: Frame, programme: Name | None) -> Name | None:
        """The call in force, unless the giver is not the State or one of its programmes."""
        if (
            programme
            and programme.kind is not Kind.PROGRAMME
            and programme.label.lower().lstrip("l'") not in {"état", "etat", "anr"}
        ):
            return None
        return self.reading.context.call_at(frame.money.start)

    def _envelope(
        self, frame: Frame, thing: Name, count: int | None, *, as_told: bool = False
    ) -> Envelope:
        basis = self._basis(frame)
        basis["rule"] = f"envelopes.{frame.kind}"
        return Envelope(
            object=thing if as_told else self._object(frame, thing),
            amount=frame.money.money,
            beneficiaries=count,
            years=frame.years,
            **basis,  # type: ignore[arg-type] # the keys of Fact
        )

    def _object(self, frame: Frame, thing: Name) -> Name:
        """A group of laureates is named by its call where the block tells it."""
        if thing.kind is not Kind.GROUP or frame.kind == "whole":
            return thing
        call = self.reading.context.near(Kind.CALL, frame.money.start)
        return call or thing


_NP = r"((?:[a-zà-ÿ'-]{2,}|<[OLPXC]\d+>|\d{4})(?: (?:[a-zà-ÿ'-]+|<[OLPXC]\d+>|\d{4})){0,11}?)(?= (?:d'ici|sur|dans le cadre|qui|que|dont|a partir|pendant|au titre|afin|grace|en <D|pour|et de |apres|avant)\b|[,;:.(!?]|$| <[MND])"
_LEAD_IN = r"^(?: supplementaires?| publics?| de plus)?(?:,? (?:sur|en|pendant) <N\d+> ans)?(?: par an)?(?: en <D\d+>)?,?"
_PURPOSE = re.compile(
    rf"{_LEAD_IN} (?:destinee?s? (?:au|a|aux) |a destination de |en faveur de |au profit de |pour (?:mieux )?(?:[a-z-]+(?:er|ir|re) )?|a |aux? |dans |a l')(?:l[ae]s? |l'|un |une |son |sa |ses |leurs? |cette |ce )?{_NP}"
)
_DIRECT = re.compile(
    rf"{_LEAD_IN[:-2]} (?:l[ae]s? |l'|un |une |son |sa |ses |cette |ce ){_NP}"
)
_NO_PURPOSE = re.compile(
    r"(?:essentiel|pot|table|etablissement|association|universite|societe|entreprise|projet|laureat|tous|toutes|tout|etre|faire|avoir|part|charge|taux|raison|egal|plus|moins|nouveau|terme|ce jour|jour|fil|cet|l'issue|horizon|hauteur|sein|duree|titre|compter|ce stade|chacun|elles?|eux|eux-memes|son tour)\b|[a-z]+er\b|[a-z]{3,}ir\b|<[OPC]\d+>$"
)


def _phrase(
    reading: Reading, frame: Frame, pattern: re.Pattern[str], begin: int
) -> str:
    match = pattern.match(frame.abstract.text[begin : frame.clause[1]])
    if not match or _NO_PURPOSE.match(match[1]):
        return ""
    start = frame.abstract.position(begin + match.start(1))
    end = frame.abstract.position(begin + match.end(1), end=True)
    words = " ".join(reading.analysis.text[start:end].split())
    return _TRAILING.sub("", words)


_TRAILING = re.compile(
    r"(?:\s+(?:à|au|aux|de|du|des|la|le|les|en|et|pour|dans|sur|par|qui|que)|\s+[ld]['’])+$"
)


def _purpose_phrase(reading: Reading, frame: Frame) -> str:
    """The common noun an amount is for: «consacre 5 M€ à la recherche biomédicale»."""
    return _phrase(reading, frame, _PURPOSE, frame.at.end)


def _direct_phrase(reading: Reading, frame: Frame) -> str:
    """The direct object after the amount: «soutient à hauteur de 3 M€ la rénovation de …»."""
    return _phrase(reading, frame, _DIRECT, frame.at.end)


def _purpose_after(reading: Reading, frame: Frame) -> str:
    """What a named recipient gets it for: «3 M€ au Crous de X pour la résidence Y»."""
    tail = frame.tail()
    match = re.search(
        r"(?:<[OX]\d+>(?: \(<[OX]\d+>\))?|^(?: sur <N\d+> ans)?),?(?= (?:pour|destine))",
        tail,
    )
    return (
        _phrase(reading, frame, _PURPOSE, frame.at.end + match.end()) if match else ""
    )


def _thing_phrase(reading: Reading, frame: Frame) -> str:
    """«un nouveau bâtiment de physique, de 49 M€» → the noun phrase with the price."""
    lead = frame.lead_in()
    match = re.search(
        rf"({frame.cue}(?: [a-z'-]+){{0,5}}?) (?:de|a|d'un montant de|d'un cout de|estimee? a|evaluee? a|chiffree? a) (?:pres de |environ |quelque |plus de )?$",
        lead,
    )
    if not match:
        return ""
    start = frame.abstract.position(frame.clause[0] + match.start(1))
    end = frame.abstract.position(frame.clause[0] + match.end(1), end=True)
    return " ".join(reading.analysis.text[start:end].split())


def find_money_facts(reading: Reading) -> list[Award | Envelope]:
    """Awards and envelopes told in sentences; tables and lists are read by `records`."""
    return list(MoneyReader(reading, leads(find_partners(reading))).facts())
