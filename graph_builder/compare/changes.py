"""Facts added, gone, changed and contradicted from one graph to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph_builder.compare.facts import Fact, facts
from graph_builder.store import View

_CONTRADICTION = "Discrepancy"


@dataclass(frozen=True, slots=True)
class Change:
    """A fact before and after: the same one with other cells, or its only heir."""

    before: Fact
    after: Fact

    @property
    def cells(self) -> tuple[str, ...]:
        """The names of the cells that differ."""
        names = sorted({*self.before.cells, *self.after.cells})
        return tuple(
            n for n in names if _terms(self.before, n) != _terms(self.after, n)
        )


@dataclass(frozen=True, slots=True)
class Difference:
    """What is different in the second graph, each sorted by type and words."""

    added: tuple[Fact, ...] = ()
    gone: tuple[Fact, ...] = ()
    changed: tuple[Change, ...] = ()
    contradicted: tuple[Fact, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.gone or self.changed or self.contradicted)


def compare(before: View, after: View) -> Difference:
    """What changed from one graph to the other, on the level of facts.

    A fact is the same under the same IRI, which is made from what it says. Where one
    fact about something went and one of its type about the same came, it changed.
    Contradictions that are new are told apart.
    """
    old, new = facts(before), facts(after)
    gone = {iri: fact for iri, fact in old.items() if iri not in new}
    come = {iri: fact for iri, fact in new.items() if iri not in old}
    heirs = _heirs(gone, come)
    same = [Change(old[iri], new[iri]) for iri in old.keys() & new.keys()]
    changed = [*(c for c in same if c.cells), *heirs]
    left = [f for f in gone.values() if f not in {c.before for c in heirs}]
    added = [f for f in come.values() if f not in {c.after for c in heirs}]
    return Difference(
        _sorted(f for f in added if f.type != _CONTRADICTION),
        _sorted(left),
        tuple(sorted(changed, key=lambda change: _rank(change.after))),
        _sorted(f for f in added if f.type == _CONTRADICTION),
    )


def _heirs(gone: Mapping[str, Fact], come: Mapping[str, Fact]) -> list[Change]:
    """The facts that went and came alone about the same."""
    before, after = _by_subject(gone.values()), _by_subject(come.values())
    pairs = ((before[k], after[k]) for k in before.keys() & after.keys())
    return [Change(a[0], b[0]) for a, b in pairs if len(a) == len(b) == 1]


def _by_subject(told: Iterable[Fact]) -> dict[tuple[object, ...], list[Fact]]:
    groups: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in told:
        if any(fact.about):
            groups[fact.type, fact.about].append(fact)
    return groups


def _terms(fact: Fact, name: str) -> tuple[str, ...]:
    return fact.cells[name].terms if name in fact.cells else ()


def _rank(fact: Fact) -> tuple[str, ...]:
    return (fact.type, fact.words, fact.iri)


def _sorted(told: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(sorted(told, key=_rank))
