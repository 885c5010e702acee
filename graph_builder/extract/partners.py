"""Who carries a project and who takes part in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention
from graph_builder.extract.pattern import Abstract
from graph_builder.extract.reading import Reading
from graph_builder.extract.sentences import Sentence
from graph_builder.extract.syntax import Slot, mention_of, slots
from graph_builder.model import BlockKind, Kind, Name, Part, Partner

_ASIDE = re.compile(
    r"(?:,? ?\([^()]*\)|,? (?:a|en|au|dans le|basee? a|installee? a|situee? a) <[LO]\d+>|, (?:un |une |le |la |l')?[a-z][a-z' -]{2,40}(?=,| (?:porte|coordonn|pilot|conduit|mene|dirig|depos|present|defendu|que ))|,)*,? ?(?:qui (?:est|sera|a ete) |est |sera |a ete |ete |sont |egalement |aussi |conjointement |desormais )*"
)
_JOIN = re.compile(r",? ?(?:et|ou|ainsi que|puis|&)?,? ?(?:l[ae]s? |l'|aupres d[eu] |de l'|de la |du |des |de |d'|par l[ae']? ?|par |a l'|a la |a |aux? )?(?:[a-z-]+ ){0,2}")
_ORGANISATION = "OXL"


@cache
def _regex(key: str) -> re.Pattern[str]:
    group, name = key.split(".")
    return re.compile(rf"(?<![\w'-]){load('partners')[group][name]}(?![\w-])")


@cache
def _carried() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){load('partners')['carry']['participle']}(?: \w+ment)?,? par ")


class _Sentence:
    """Leads and partners told in one sentence."""

    def __init__(self, reading: Reading, sentence: Sentence, text: Abstract) -> None:
        self.reading, self.sentence, self.abstract = reading, sentence, text
        self.text = text.text
        raw = reading.analysis.text[sentence.start : sentence.end]
        self.slots = slots(text, raw)

    # --- finding slots -----------------------------------------------------------------

    def _name(self, slot: Slot) -> Name | None:
        mention = mention_of(self.abstract, slot)
        return mention.name if mention else None

    def enumeration(self, start: int, codes: str) -> list[Slot]:
        """The coordinated slots that begin right after `start`: «A, B (b) et C»."""
        found: list[Slot] = []
        at = start
        for slot in self.slots:
            if slot.start < start or slot.code not in codes:
                if found and slot.start >= at and slot.depth == 0:
                    break
                continue
            gap = re.sub(r"\([^()]*\)", "", self.text[at : slot.start]) if slot.start > at else ""
            if slot.depth > self._depth(start):
                continue
            if not _JOIN.fullmatch(gap if found else f"{gap}"):
                break
            if found and not re.search(r",|\bet\b|ainsi que|&", gap):
                break
            if found and slot.code in "XP" and re.match(r"(?: \([^()]*\))?,? (?:par |de l'|de la |porte|coordonne)", self.text[slot.end :]):
                break
            if found and found[0].code == "O" and re.search(r" de (?:l'|la )?$|d[eu'] ?$", gap):
                break
            found.append(slot)
            at = slot.end
        return found

    def _depth(self, position: int) -> int:
        before = self.text[:position]
        return before.count("(") - before.count(")")

    def projects_before(self, end: int, *, several: bool = False) -> list[Slot]:
        """The project a participle at `end` belongs to, or the projects if it is plural."""
        before = [s for s in self.slots if s.end <= end and s.code in "PXC" and s.depth == self._depth(end)]
        near = [s for s in before if _ASIDE.fullmatch(self._bare(s.end, end))]
        if not near:
            return []
        last = near[-1]
        if not several:
            return [last]
        group = [last]
        for slot in reversed(before[: before.index(last)]):
            gap = self._bare(slot.end, group[-1].start)
            if not re.fullmatch(r",? ?(?:et )?(?:l[ae] |l')?", gap):
                break
            group.append(slot)
        return group

    def _bare(self, start: int, end: int) -> str:
        return self.text[start:end]

    def free_project(self, low: int, high: int) -> Slot | None:
        """The first project in a stretch that no preposition governs."""
        for slot in self.slots:
            if low <= slot.start < high and slot.code in "PX" and slot.prep in {"", "dont"} and slot.depth == 0:
                return slot
        return None

    # --- leads -----------------------------------------------------------------------

    def leads(self) -> Iterator[Partner]:
        yield from self._carried_by()
        yield from self._carrying()
        yield from self._heads()
        yield from self._brackets()

    def _carried_by(self) -> Iterator[Partner]:
        elliptic = False
        for match in _carried().finditer(self.text):
            who = self.enumeration(match.end(), _ORGANISATION)
            plural = match[0].split()[0].endswith("s")
            projects = self.projects_before(match.start(), several=plural)
            if not projects and who and match.start() < 3:  # noqa: PLR2004 # «Porté par X, le projet Y»
                ahead = self.free_project(who[-1].end, len(self.text))
                projects = [ahead] if ahead else []
            elliptic = elliptic or bool(projects)
            yield from self._pairs("carried_by", projects, who, match.span())
            if not projects and who:
                yield from self._from_context("carried_by", who, match.span())
        if elliptic:
            yield from self._elliptic()

    def _elliptic(self) -> Iterator[Partner]:
        """«A, porté par X, B, par Y»: the participle is told once."""
        for slot in self.slots:
            match = re.match(r",? (?:\([^()]*\) )?par (?:l[ae']? ?|les )?", self.text[slot.end :])
            if slot.code in "PX" and match:
                who = self.enumeration(slot.end + match.end(), "O")[:1]
                yield from self._pairs("elliptic", [slot], who, (slot.start, slot.end))

    def _carrying(self) -> Iterator[Partner]:
        for match in _regex("carry.verb").finditer(self.text):
            relative = re.search(r"\b(?:que |qu')(?:l[ae]s? |l')?(?:<O\d+>(?:,? et (?:l[ae]s? |l')?<O\d+>)? )?$", self.text[: match.start()])
            if relative:
                yield from self._relative(match, relative.start())
                continue
            after = re.match(r" (?:\w+ment |aussi |egalement |ainsi )?(?:le |la |l'|les )?(?:projet |projets |chaire |consortium |cluster |programme |alliance |candidature )?", self.text[match.end() :])
            objects = self.enumeration(match.end() + (after.end() if after else 0), "PX")
            subject = [s for s in self.slots if s.end <= match.start() and s.code == "O" and not s.prep and s.depth == 0]
            if objects and subject:
                yield from self._pairs("carries", objects, subject[-1:], match.span())

    def _relative(self, match: re.Match[str], start: int) -> Iterator[Partner]:
        projects = self.projects_before(start)
        inside = [s for s in self.slots if start <= s.start < match.start() and s.code == "O"]
        who = inside or self.enumeration(match.end() + 1, "OX")
        if not projects:
            yield from self._from_context("carries", who, match.span())
        yield from self._pairs("carries", projects, who, match.span())

    def _heads(self) -> Iterator[Partner]:
        for match in _regex("carry.head").finditer(self.text):
            before = self.text[: match.start()]
            of = re.match(r"(?: (?:de|du|d')(?: la| l')? ?)(?:projet |consortium |cluster |pole |programme |chaire )?(?=<)", self.text[match.end() :])
            objects = self.enumeration(match.end() + of.end(), "PX")[:1] if of else []
            subject = [s for s in self.slots if s.end <= match.start() and s.code == "O" and s.depth == self._depth(match.start())]
            whose = re.search(r"<[PX]\d+>,? (?:dont|a pour|pour)(?: l[ae]?'?)? ?(?:<O\d+> )?[a-z ]*$", before)
            after = self.enumeration(self._skip(match.end()), "O")
            if objects and subject:
                yield from self._pairs("head", objects, subject[-1:], match.span())
            elif whose:
                project = [s for s in self.slots if s.start == whose.start()]
                inside = [s for s in self.slots if whose.start() < s.start < match.start() and s.code == "O"]
                yield from self._pairs("head", project, inside or after[:1], match.span())
            elif subject and re.search(r"(?:est|sera|sont|,|assure|qui en est)(?: le| la| l')? ?$", before):
                yield from self._from_context("head", subject[-1:], match.span())

    def _skip(self, at: int) -> int:
        match = re.match(r"(?: est| sera|,| :)*(?: le| la| l'| les)? ?", self.text[at:])
        return at + (match.end() if match else 0)

    def _brackets(self) -> Iterator[Partner]:
        for slot in self.slots:
            if slot.code not in "PX":
                continue
            bracket = re.match(r",? ?\((?:l[ae] |l')?(?=<O)|, (?:de |du |d')(?:la |l')?(?=<O\d+>)|, (?:projet|dossier|plateforme) (?:de |du |d')(?:la |l')?(?=<O\d+>)", self.text[slot.end :])
            if bracket:
                who = [s for s in self.slots if s.start == slot.end + bracket.end()]
                if who and not self._same(slot, who[0]):
                    yield from self._pairs("bracket", [slot], who, (slot.start, who[0].end))

    def _same(self, one: Slot, two: Slot) -> bool:
        return self._name(one) == self._name(two)

    # --- partners -----------------------------------------------------------------------

    def partners(self) -> Iterator[Partner]:
        for match in _regex("join.gather").finditer(self.text):
            yield from self._gathered(match)
        for match in _regex("join.beside").finditer(self.text):
            yield from self._beside(match)
        for match in _regex("join.takes_part").finditer(self.text):
            yield from self._taking_part(match)

    def _gathered(self, match: re.Match[str]) -> Iterator[Partner]:
        begin = re.match(r",? (?:aussi |egalement |notamment |autour d[eu] |, )?(?:les |l[ae] |l'|\w+ (?:partenaires|membres|acteurs|etablissements|entreprises),? (?:dont|parmi lesquels),? (?:les |l[ae] |l')?)*", self.text[match.end() :])
        who = self.enumeration(match.end() + (begin.end() if begin else 0), _ORGANISATION) or self._dont(match.end())
        subject = self.free_project(0, match.start())
        if subject:
            yield from self._pairs("gathers", [subject], who, match.span(), Part.PARTNER)
        else:
            yield from self._from_context("gathers", who, match.span(), Part.PARTNER)

    def _dont(self, start: int) -> list[Slot]:
        """«réunit 18 partenaires, dont A et B»."""
        match = re.match(r"[^;.]{0,80}?,? (?:dont|parmi lesquel\w+|a savoir|notamment|comme) (?:l[ae]s? |l')?(?=<)", self.text[start:])
        return self.enumeration(start + match.end(), _ORGANISATION) if match else []

    def _beside(self, match: re.Match[str]) -> Iterator[Partner]:
        begin = re.match(r" ?(?:notamment |en particulier )?(?:les |l[ae] |l')?", self.text[match.end() :])
        who = [s for s in self.enumeration(match.end() + (begin.end() if begin else 0), _ORGANISATION) if s.code != "L"]
        carried = list(_carried().finditer(self.text, 0, match.start()))
        verbs = list(_regex("carry.verb").finditer(self.text, 0, match.start()))
        if not who or not (carried or verbs):
            return
        project = self.projects_before(carried[-1].start()) if carried else []
        subject = project[:1] or [s for s in self.slots if s.end <= match.start() and s.code in "PX" and s.depth == 0][-1:]
        if subject:
            yield from self._pairs("beside", subject, who, match.span(), Part.PARTNER)
        else:
            yield from self._from_context("beside", who, match.span(), Part.PARTNER)

    def _taking_part(self, match: re.Match[str]) -> Iterator[Partner]:
        before = [s for s in self.slots if s.end <= match.start() and s.code in "OX" and s.prep in {"", "dont"} and s.depth == 0]
        to = [s for s in self.slots if s.start >= match.end() and s.code in "PX" and s.start - match.end() < 50]  # noqa: PLR2004
        if to:
            yield from self._pairs("takes_part", to[:1], before, match.span(), Part.PARTNER)
        elif re.search(r"\by (?:\w+ )?$|consortium|partenaires?|membres?|aventure|projet", self.text[max(0, match.start() - 4) : match.end() + 24]):
            yield from self._from_context("takes_part", before, match.span(), Part.PARTNER)

    # --- facts ----------------------------------------------------------------------------

    def _from_context(
        self, rule: str, who: Sequence[Slot], span: tuple[int, int], part: Part = Part.LEAD
    ) -> Iterator[Partner]:
        project = self._current(span[0])
        if project:
            yield from self._facts(rule, project, who, span, part)

    def _current(self, index: int) -> Name | None:
        """The project the text is speaking of at a place in the sentence."""
        position = self.abstract.position(index)
        block = self.reading.context.blocks[self.sentence.block]
        told = [m for m in self.reading.analysis.within(block.start, position) if m.name and m.name.kind is Kind.PROJECT]
        if told:
            return told[-1].name
        if block.kind in {BlockKind.ITEM, BlockKind.HEADING, BlockKind.TITLE}:
            return None
        return self.reading.context.main(Kind.PROJECT)

    def _pairs(
        self,
        rule: str,
        projects: Sequence[Slot],
        who: Sequence[Slot],
        span: tuple[int, int],
        part: Part = Part.LEAD,
    ) -> Iterator[Partner]:
        for slot in projects:
            name = self._name(slot)
            if name and (name.kind is not Kind.CALL or part is Part.LEAD):
                yield from self._facts(rule, name, who, span, part)

    def _facts(
        self, rule: str, project: Name, who: Sequence[Slot], span: tuple[int, int], part: Part
    ) -> Iterator[Partner]:
        if project.kind is Kind.CALL:
            return
        for slot in who:
            mention = mention_of(self.abstract, slot)
            if mention and mention.name and mention.name != project and _takes_part(mention):
                yield Partner(
                    project=project,
                    organisation=mention.name,
                    part=part,
                    evidence=self.reading.evidence(self.sentence.start, self.sentence.end),
                    rule=f"partners.{rule}",
                    cues=(self.text[span[0] : span[1]].strip(),),
                    confidence=0.9 if part is Part.LEAD else 0.85,
                )


def _takes_part(mention: Mention) -> bool:
    return mention.name is not None and mention.name.kind in {Kind.ORGANISATION, Kind.PHRASE}


def find_partners(reading: Reading) -> list[Partner]:
    """Leads and partners told in sentences."""
    found: list[Partner] = []
    for sentence, text in reading.sentences:
        if "<O" in text.text or "<X" in text.text:
            told = _Sentence(reading, sentence, text)
            found += told.leads()
            found += told.partners()
    return found


def leads(facts: Sequence[Partner]) -> dict[Name, Name]:
    """Project → the organisation that leads it (the first named, where there are several)."""
    found: dict[Name, Name] = {}
    for fact in facts:
        if fact.part is Part.LEAD:
            found.setdefault(fact.project, fact.organisation)
    return found
