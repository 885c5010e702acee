"""Which facts can be told: names of the right kind, two things that are two.

Only here is it known what names mean: «l'ENIT rejoint l'UTTOP», its name today, or a
merged table cell that stands for a place and for what is in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import MISSING, fields, replace
from typing import Any

from graph_builder.assemble.cells import AGENTS, SPECS, Cell, Spec
from graph_builder.assemble.naming import Naming
from graph_builder.model import Check, Fact, Name
from graph_builder.vocabulary import FG

_SPEAKER = Cell("speaker", FG.speaker, kinds=AGENTS)


def sound(facts: Iterable[Fact], naming: Naming) -> list[Fact]:
    """The facts that can be told.

    A name of a kind that its cell cannot hold goes, and the fact with it where nothing
    is left that the fact is about. A check goes if one of its inputs does, or if two of
    them are one fact.
    """
    return [kept for fact in facts if (kept := _sound(fact, naming))]


def _sound(fact: Fact, naming: Naming) -> Fact | None:
    spec = SPECS[type(fact)]
    odd = {c.attribute for c in (*spec.cells, _SPEAKER) if _odd(fact, c, naming)}
    if odd and (odd & _required(type(fact)) or _about_nothing(fact, spec, odd)):
        return None
    if _looped(fact, spec, naming):
        return None
    if isinstance(fact, Check) and not _added_up(fact, naming):
        return None
    none: dict[str, Any] = dict.fromkeys(odd)
    return replace(fact, **none) if odd else fact


def _required(type_: type[Fact]) -> frozenset[str]:
    """The cells that a fact of this type cannot do without."""
    return frozenset(f.name for f in fields(type_) if f.default is MISSING)


def _odd(fact: Fact, cell: Cell, naming: Naming) -> bool:
    name = getattr(fact, cell.attribute)
    named = bool(cell.kinds) and isinstance(name, Name)
    return named and naming.meant(name)[1].kind not in cell.kinds


def _about_nothing(fact: Fact, spec: Spec, odd: set[str]) -> bool:
    return not any(getattr(fact, a) for a in spec.anchors if a not in odd)


def _looped(fact: Fact, spec: Spec, naming: Naming) -> bool:
    things = {naming.meant(getattr(fact, attribute))[0] for attribute in spec.apart}
    return len(things) < len(spec.apart)


def _added_up(check: Check, naming: Naming) -> bool:
    if len(sound(check.inputs, naming)) < len(check.inputs):
        return False
    return len({naming.fact_id(f) for f in check.inputs}) == len(check.inputs)
