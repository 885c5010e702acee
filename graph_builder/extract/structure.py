"""Table `structure`: how programmes, calls, labels and organisations hang together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from graph_builder.extract.belonging import phrases
from graph_builder.extract.clauses import tellings
from graph_builder.extract.links import Link, Page, is_plan
from graph_builder.extract.operating_verbs import active
from graph_builder.extract.operators import by, fused, heads, signed
from graph_builder.extract.reading import Reading
from graph_builder.extract.schemes import (
    complements,
    families,
    money,
    parts_of_plans,
    schemes_of,
    titled,
)
from graph_builder.model import Award, BlockKind, Kind, Name, Relation, Structure

_RULES: tuple[Callable[[Page], Iterator[Link]], ...] = (
    by,
    fused,
    phrases,
    active,
    heads,
    signed,
    complements,
    schemes_of,
    titled,
    parts_of_plans,
    families,
    money,
)


_CONFIDENCE = {"money": 0.75, "all": 0.8, "own": 0.8, "of": 0.85, "noun": 0.85}


def _facts(page: Page) -> Iterator[Structure]:
    telling = page.telling
    for rule in _RULES:
        for link in rule(page):
            vouched = telling.vouched(link.at[0])
            for child in link.children:
                for parent in link.parents:
                    if child != parent:
                        yield Structure(
                            child=child,
                            relation=link.relation,
                            parent=parent,
                            evidence=telling.evidence(),
                            rule=f"structure.{link.rule}",
                            cues=telling.cues(link.at),
                            confidence=_CONFIDENCE.get(link.rule, 0.9),
                            factuality=vouched,
                        )


def _proper_names(reading: Reading) -> dict[Name, Name]:
    """Common names of schemes that stand right before a proper one."""
    found: dict[Name, Name] = {}
    for telling in tellings(reading):
        for match in re.finditer(r"(<F\d+>) (?=<F)", telling.text):
            one, two = telling.at(match.start()), telling.at(match.end())
            if one and two:
                names = telling.name(one), telling.name(two)
                if names[0] and names[1] and names[0].label[0].islower():
                    found.setdefault(names[0], names[1])
        for match in re.finditer(r"(<F\d+>), l[ae] (?=<F)", telling.text):
            one, two = telling.at(match.start()), telling.at(match.end())
            if one and two:
                names = telling.name(two), telling.name(one)
                if names[0] and names[1] and names[0].label[0].islower():
                    found.setdefault(names[0], names[1])
    return found


def find_structure(reading: Reading) -> list[Structure]:
    """Links told in sentences; one a pair, the most explicit relation first."""
    proper = _proper_names(reading)
    found: dict[tuple[Name, Name], Structure] = {}
    weak: list[Structure] = []
    for telling in tellings(reading):
        if re.search(r"<[CFOP]", telling.text):
            for fact in _facts(Page(telling, proper)):
                if fact.rule == "structure.money":
                    weak.append(fact)
                else:
                    found.setdefault((fact.child, fact.parent), fact)
    for fact in weak:
        found.setdefault((fact.child, fact.parent), fact)
    return list(found.values())


def _together(reading: Reading) -> set[tuple[Name, Name]]:
    """Calls and the plan that one paragraph names with them, where it is the only one."""
    found: set[tuple[Name, Name]] = set()
    for block in reading.analysis.document.blocks:
        named = {m.name for m in reading.analysis.within(block.start, block.end)}
        calls = {n for n in named if n and n.kind is Kind.CALL}
        plans = {n for n in named if n and n.kind is Kind.PROGRAMME and is_plan(n)}
        if len(plans) == 1 and block.kind is not BlockKind.TABLE:
            found |= {(call, plan) for call in calls for plan in plans}
    return found


def funders_of(
    reading: Reading, awards: Iterable[Award], told: Iterable[Structure]
) -> list[Structure]:
    """A plan whose money a call gives funds that call, where nothing more is told.

    Both must stand in one paragraph: a plan told elsewhere pays for other calls too.
    """
    known = {(f.child, f.parent) for f in told}
    together = _together(reading)
    return [
        Structure(
            child=award.call,
            relation=Relation.FUNDED_BY,
            parent=award.programme,
            evidence=award.evidence,
            factuality=award.factuality,
            rule="structure.from_award",
            cues=award.cues,
            confidence=0.75,
        )
        for award in awards
        if award.call
        and award.programme
        and award.call.kind is Kind.CALL
        and is_plan(award.programme)
        and (award.call, award.programme) not in known
        and (award.call, award.programme) in together
    ]
