"""A project and one who carries it: what the rules for leads share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from graph_builder.extract.clauses import Telling
from graph_builder.extract.lexicon import load
from graph_builder.extract.links import is_plan
from graph_builder.extract.syntax import Slot
from graph_builder.model import Factuality, Kind, Name

WHO = "OX"


WHAT = "PX"


# Losing with a project, or hoping for money, denies not whose it is.
_UNDENIED = {"wins", "own", "beside", "bracket", "inverse", "of", "elliptic"}
NAMED = "PXF"  # «le programme doctoral DocX» is carried too


_SPOKEN_OF = {Kind.CALL, Kind.PROGRAMME, Kind.PROJECT}


ARTICLE = r"(?:l[ae]s? |l')?"


BRACKET = r"(?: ?\([^()]*\))?"


OF = r"(?:de la |de l'|du |des |de |d')"


@dataclass(frozen=True, slots=True)
class Carrier:
    """One project and the slot of one who carries it; `at` is where the cue stands."""

    project: Name
    who: Slot
    rule: str
    at: tuple[int, int]
    factuality: Factuality = Factuality.ASSERTED
    told: Name | None = None  # who it is, where `who` is a slot of another sentence


@cache
def cue(path: str) -> re.Pattern[str]:
    """A pattern of the lexicon, as whole words: `carry.verb`."""
    table, name = path.split(".")
    return re.compile(rf"(?<![\w-])(?:{load('partners')[table][name]})(?![\w-])")


@cache
def regex(text: str) -> re.Pattern[str]:
    """A pattern that names fragments of the lexicon as `{own.noun}`."""

    def fragment(match: re.Match[str]) -> str:
        return f"(?:{load('partners')[match[1]][match[2]]})"

    return re.compile(re.sub(r"\{(\w+)\.(\w+)\}", fragment, text))


def pairs(
    telling: Telling,
    rule: str,
    what: Sequence[Name],
    who: Sequence[Slot],
    at: tuple[int, int],
) -> Iterator[Carrier]:
    """One carrier for every project and every organisation among slots."""
    plain = rule in _UNDENIED
    vouched = Factuality.ASSERTED if plain else telling.vouched(at[0])
    for project in what:
        if project.kind is Kind.PROGRAMME and is_plan(project):
            continue  # «France 2030, piloté par le SGPI»: a plan is operated
        for slot in who:
            name = telling.name(slot)
            if (
                name
                and name != project
                and name.kind in {Kind.ORGANISATION, Kind.PHRASE}
            ):
                yield Carrier(project, slot, rule, at, vouched)


def names_of(telling: Telling, found: Sequence[Slot]) -> list[Name]:
    """What slots name."""
    return [name for slot in found if (name := telling.name(slot))]


def current(telling: Telling, position: int) -> list[Name]:
    """The project the text is speaking of, as a list of none or one."""
    project = telling.current(Kind.PROJECT, position)
    return [project] if project else []


def pointed_at(telling: Telling, position: int) -> list[Name]:
    """What «le» means in «X, qui le pilote»: what the sentence before is about."""
    last = telling.previous()
    free = [s for s in last.slots if not s.prep and not s.depth] if last else []
    subject = next((s for s in free if s.code in "CFPX"), None)
    if last is None or subject is None:
        return current(telling, position)
    name = last.name(subject)
    return [name] if name and subject.code in WHAT else []


def spoken(telling: Telling, position: int) -> list[Name]:
    """The project spoken of, where no call or programme was named since."""
    offset = telling.abstract.position(position)
    block = telling.reading.context.blocks[telling.sentence.block]
    told = [
        m.name.kind
        for m in telling.reading.analysis.within(block.start, offset)
        if m.name and m.name.kind in _SPOKEN_OF
    ]
    other = told and told[-1] is not Kind.PROJECT
    return [] if other else current(telling, position)


def named_near(telling: Telling, position: int) -> list[Name]:
    """The project named in a clause, before a position or else after it."""
    low, high = telling.clause(position)
    inside = [s for s in telling.slots if low <= s.start < high and s.code == "P"]
    before = [s for s in inside if s.end <= position]
    return names_of(telling, before[-1:] or inside[:1])


def two(telling: Telling, rule: str, what: int, who: int) -> Iterator[Carrier]:
    """One carrier from the positions of a project and of its carrier."""
    thing, holder = telling.at(what), telling.at(who)
    if thing and holder:
        span = min(what, who), max(thing.end, holder.end)
        yield from pairs(telling, rule, names_of(telling, [thing]), [holder], span)


def told_before(
    telling: Telling, what: Sequence[Name], at: tuple[int, int]
) -> Iterator[Carrier]:
    """The subject of the sentence before carries: «X … . PRJ, qu'il mènera, …»."""
    last = telling.previous()
    free = [s for s in last.slots if s.code in "OH" and not s.prep] if last else []
    holder = last.name(free[0]) if last and free and free[0].code == "O" else None
    for project in what:
        if holder and holder != project:
            yield Carrier(project, free[0], "own", at, telling.vouched(at[0]), holder)
