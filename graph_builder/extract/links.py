"""Children and parents of one relation: what the rules for structure share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from graph_builder import authority
from graph_builder.extract.clauses import Telling
from graph_builder.extract.french.text import plain
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention
from graph_builder.extract.syntax import Slot, mention_of
from graph_builder.model import Kind, Name, Relation

SCHEMES = "CF"


BRACKET = r"(?: ?\([^()]*\))?"


OF = r"(?:de la |de l'|du |des |de |d')"


_SCHEME = re.compile(r"(?:PEPR|Programme|AMI|AAP|Appel|Plan|Stratégie)\b")


_NOBODY = Name("", Kind.PHRASE)


_SPOKEN_OF = {Kind.CALL, Kind.PROGRAMME, Kind.PROJECT}


_SOURCE = re.compile(
    r"\b(?:par|de|du|sur|via)(?: l[ae'])?(?: \w+(?:ieme|ier))? ?$"
)  # whose money it is


_PARENT_KINDS = {
    Relation.PART_OF: {
        Kind.PROGRAMME,
        Kind.CALL,
        Kind.PHRASE,
        Kind.PROJECT,
        Kind.ORGANISATION,
    },
    Relation.FUNDED_BY: {Kind.PROGRAMME, Kind.ORGANISATION, Kind.PHRASE},
    Relation.OPERATED_BY: {Kind.ORGANISATION, Kind.PHRASE},
    Relation.FOLLOWS: {Kind.PROGRAMME, Kind.CALL, Kind.PROJECT, Kind.PHRASE},
    Relation.LABELLED: {
        Kind.CALL,
        Kind.PROGRAMME,
        Kind.PHRASE,
        Kind.PROJECT,
        Kind.ORGANISATION,
    },
    Relation.MEMBER_OF: {Kind.ORGANISATION, Kind.PHRASE},
}


@dataclass(frozen=True, slots=True)
class Link:
    """Children and parents of one relation in one sentence."""

    children: Sequence[Name]
    relation: Relation
    parents: Sequence[Name]
    rule: str
    at: tuple[int, int]


@dataclass(frozen=True)
class Page:
    """One sentence and what the document calls by a common and by a proper name."""

    telling: Telling
    proper: dict[Name, Name]  # «le fonds régional» → the fund named right after it

    def names(self, found: Sequence[Slot]) -> list[Name]:
        """What slots name, in their most telling form."""
        told = (self.telling.name(slot) for slot in found)
        return [self.proper.get(name, name) for name in told if name]

    def link(
        self,
        children: Sequence[Slot] | Sequence[Name],
        relation: Relation,
        parents: Sequence[Slot],
        at: tuple[int, int],
        rule: str = "",
    ) -> Iterator[Link]:
        """A link, where both ends are told."""
        who = [c for c in children if isinstance(c, Name)] or self.names(
            [c for c in children if isinstance(c, Slot)]
        )
        over = [n for n in self.names(parents) if n.kind in _PARENT_KINDS[relation]]
        if who and over:
            yield Link(
                who, relation, over, rule or relation.value.replace("-", "_"), at
            )

    def pointed_at(self, position: int) -> list[Name]:
        """What «le», «en» or «sa» mean: nothing here where a project was spoken of."""
        last = self.telling.previous()
        free = [s for s in last.slots if not s.prep and not s.depth] if last else []
        subject = next((s for s in free if s.code in "CFPX"), None)
        other = subject is not None and subject.code in "PX"
        return [] if other else self.spoken_of(position)

    def meant(self, position: int, *, call: bool) -> list[Name]:
        """The scheme that a common noun at a position means; a `call` or any."""
        if not call:
            return self.schemes_told(position)
        offset = self.telling.abstract.position(position)
        found = self.telling.reading.context.call_at(offset)
        return [found] if found else []

    def _told(self, position: int) -> tuple[int, list[Mention]]:
        offset = self.telling.abstract.position(position)
        block = self.telling.reading.context.blocks[self.telling.sentence.block]
        before = self.telling.reading.analysis.within(block.start, offset)
        return offset, [m for m in before if m.name and m.name.kind in _SPOKEN_OF]

    def spoken_of(self, position: int) -> list[Name]:
        """The call or programme the text is speaking of at a position."""
        _, told = self._told(position)
        if told and told[-1].name and told[-1].name.kind is Kind.PROJECT:
            return []
        return self.schemes_told(position)

    def schemes_told(self, position: int) -> list[Name]:
        """The call or programme told last, whatever project was named since."""
        offset, told = self._told(position)
        folded = self.telling.reading.analysis.folded
        sources: set[Name | None] = set()
        for last, mention in zip([None, *told], told, strict=False):
            glossed = last and last.name in sources and folded[mention.start - 1] == "("
            if glossed or _SOURCE.search(folded[mention.start - 24 : mention.start]):
                sources.add(mention.name)
        named = [
            m.name
            for m in told
            if m.name and m.name.kind is not Kind.PROJECT and m.name not in sources
        ]
        if named:
            return [self.proper.get(named[-1], named[-1])]
        context = self.telling.reading.context
        found = context.call_at(offset) or context.at(Kind.PROGRAMME, offset)
        return [found] if found else []


@cache
def _plans() -> frozenset[str]:
    """Forms of the names of national and European plans and strategies."""
    return frozenset(
        plain(form)
        for record in authority.programmes()
        if record.kind in {"plan", "strategy"}
        for form in record.forms()
    )


def is_plan(name: Name) -> bool:
    """Whether a name is that of a national or European plan or strategy."""
    forms = [plain(form) for form in (name.label, *name.aliases)]
    return any(form in _plans() or _PLAN.match(form) for form in forms)


_PLAN = re.compile(
    r"(?:[a-z]+ieme |grand )?(?:plan|programme d'investissements? d'avenir|strategie nationale|contrat de plan|cper|pia)\b"
)


_UNION = {"ue", "union europeenne", "europe", "commission europeenne"}


def is_union(name: Name) -> bool:
    """Whether a name is that of the European Union."""
    return any(plain(form) in _UNION for form in (name.label, *name.aliases))


@cache
def lexicon_cue(
    table: str, name: str, before: str = "", after: str = ""
) -> re.Pattern[str]:
    """A pattern of the lexicon, as whole words, with what stands around it."""
    return re.compile(
        rf"(?<![\w-]){before}(?:{load('structure')[table][name]}){after}(?![\w-])"
    )


def schemes(
    page: Page, near: Sequence[Slot], relation: Relation, *, carried: bool = False
) -> list[Name]:
    """Calls and programmes among slots; projects where they are funded.

    What is `carried` is a programme: calls are operated.
    """
    codes = "F" if carried else SCHEMES
    if relation is Relation.FUNDED_BY:
        codes = "CFP"
    named = [proper_slot(page.telling, s) for s in near]
    return page.names([s for s in named if s.code in codes or _headed(page.telling, s)])


def _headed(telling: Telling, slot: Slot) -> bool:
    """Whether a name is a programme's by the noun before it: «le PEPR « X »»."""
    return slot.code in "PX" and bool(
        re.search(r"<[CF]\d+>(?: ?\([^()]*\))? $", telling.text[: slot.start])
        or _SCHEME.match((telling.name(slot) or _NOBODY).label)
    )


def proper_slot(telling: Telling, slot: Slot) -> Slot:
    """In «PRG, le programme que …» the name, not the noun that explains it."""
    mention = mention_of(telling.abstract, slot)
    before = next((s for s in reversed(telling.slots) if s.end < slot.start), None)
    apposed = before and re.fullmatch(
        r", l[ae'] ?", telling.text[before.end : slot.start]
    )
    if (
        mention
        and before
        and apposed
        and before.code in SCHEMES
        and mention.text[0].islower()
    ):
        return before
    return slot


def told_before(page: Page) -> list[Name]:
    """The last programme or call of the sentence before."""
    last = page.telling.previous()
    told = [s for s in last.slots if s.code in SCHEMES] if last else []
    return [n for s in told[-1:] if last and (n := last.name(s))]
