"""Which identifiers are one thing, and how that thing is described."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations

from graph_builder.model import Decision, Entity, Sameness, Settled
from graph_builder.reconcile.blocking import block_keys, compared, compared_keys
from graph_builder.reconcile.clusters import Pair, joins, parts
from graph_builder.reconcile.holdings import Holdings
from graph_builder.reconcile.likeness import THRESHOLD, contradiction, likeness
from graph_builder.reconcile.rulings import Ruling, Rulings, ruled
from graph_builder.reconcile.union import united


def settle(
    holdings: Holdings, touched: Iterable[str], rulings: Rulings = ()
) -> Iterator[Settled]:
    """What the touched things are, and those that they may be or may have been.

    Only things that share a key with a touched one, now or before, are looked at, and
    those that may be the same as these: the others stay as they are. So what is settled
    hangs on what is held, never on the order in which it came.

    Args:
        holdings: all that is held; what was touched is filed anew.
        touched: identifiers of things whose description may have changed; those that
            no document names any more are left out.
        rulings: what users said; where they changed, everything is touched.
    """
    region = _Region(holdings, rulings)
    region.enter(touched)
    yield from region.settled()


class _Region:
    """Things that hang together, as far as touched ones lead."""

    def __init__(self, holdings: Holdings, rulings: Rulings) -> None:
        self._holdings, self._rulings = holdings, rulings
        self._found: dict[str, Entity] = {}
        self._decided: dict[Pair, Decision] = {}

    def enter(self, touched: Iterable[str]) -> None:
        """Find all that hangs together with the touched things."""
        waiting = set(touched)
        for thing in sorted(waiting):
            former = filter(compared, self._holdings.keys(thing))
            waiting.update(self._holdings.near(former))
            told = self._holdings.told(thing)
            self._holdings.file(thing, block_keys(united(told)) if told else ())
        while waiting:
            thing = waiting.pop()
            if thing not in self._found and self._holdings.told(thing):
                waiting.update(self._look(thing))

    def _look(self, thing: str) -> Iterator[str]:
        """Compare a thing with those near it; what may be the same is told."""
        entity = self._entity(thing)
        for other in set(self._holdings.near(self._keys(thing, entity))) - {thing}:
            pair = (thing, other) if thing < other else (other, thing)
            if pair not in self._decided:
                found = self._decision(*pair)
                if found:
                    self._decided[pair] = found
            if pair in self._decided:
                yield other

    def _keys(self, thing: str, entity: Entity) -> frozenset[str]:
        spoken = (r.keys() for r in self._rulings if r.names_of(thing, entity))
        return compared_keys(entity).union(*spoken)

    def _entity(self, thing: str) -> Entity:
        if thing not in self._found:
            self._found[thing] = united(self._holdings.told(thing))
        return self._found[thing]

    def _decision(self, left: str, right: str) -> Decision | None:
        one, other = self._described(left), self._described(right)
        if ruling := ruled(self._rulings, (left, one), (right, other)):
            verdict = Sameness.SAME if ruling.same else Sameness.DIFFERENT
            score = 1.0 if ruling.same else 0.0
            return Decision(left, right, score, str(ruling), verdict, "ruling")
        found = likeness(one, other)
        if found is None:
            return None
        return Decision(left, right, found.score, found.reason, _verdict(found.score))

    def _described(self, thing: str) -> Entity:
        return self._found.get(thing) or united(self._holdings.told(thing))

    def settled(self) -> Iterator[Settled]:
        """Every thing found, by identifier."""
        component = parts(self._found, self._decided)
        whole = {min(part): part for part in component.values()}
        pairs = _by_part(self._decided, component)
        for first in sorted(whole):
            yield from self._things(whole[first], pairs.get(first, []))

    def _things(
        self, nodes: frozenset[str], decided: list[Decision]
    ) -> Iterator[Settled]:
        alike = [one for one in decided if one.verdict is Sameness.SAME]
        joined = joins(nodes, alike, self._apart(nodes, decided, alike))
        cluster = parts(nodes, joined)
        told = [_refused(one, cluster) for one in sorted(decided)]
        for part in sorted({min(part): part for part in cluster.values()}.items()):
            members = tuple(sorted(part[1]))
            yield self._thing(members, [one for one in told if one.left in part[1]])

    def _apart(
        self, nodes: frozenset[str], decided: list[Decision], alike: list[Decision]
    ) -> set[Pair]:
        """The pairs that contradict each other, and that no ruling joins."""
        if not alike:
            return set()
        ruled_same = {one.pair for one in alike if one.by == "ruling"}
        against = {one.pair for one in decided if one.verdict is Sameness.DIFFERENT}
        for pair in combinations(sorted(nodes), 2):
            one, other = (self._found[node] for node in pair)
            if contradiction(one, other) is not None:
                against.add(pair)
        return against - ruled_same

    def _thing(self, members: tuple[str, ...], decided: list[Decision]) -> Settled:
        name = min(members, key=lambda one: _rank(one, self._found[one]))
        told = [self._found[name]] + [self._found[m] for m in members if m != name]
        entity = told[0] if len(told) == 1 else _together(told)
        return Settled(name, entity, members, tuple(decided))


def _verdict(score: float) -> Sameness:
    if score >= THRESHOLD:
        return Sameness.SAME
    return Sameness.CANDIDATE if score else Sameness.DIFFERENT


def _by_part(
    decided: Mapping[Pair, Decision], component: Mapping[str, frozenset[str]]
) -> dict[str, list[Decision]]:
    found: dict[str, list[Decision]] = {}
    for pair, decision in decided.items():
        found.setdefault(min(component[pair[0]]), []).append(decision)
    return found


def _rank(identifier: str, entity: Entity) -> tuple[bool, int, str]:
    return not entity.links, len(identifier), identifier


def _together(told: list[Entity]) -> Entity:
    """One description; the label is that of the thing whose identifier it goes by."""
    entity = united(told)
    spellings = {entity.label, *entity.aliases} - {told[0].label}
    aliases = tuple(sorted(spellings))
    return replace(entity, key=told[0].key, label=told[0].label, aliases=aliases)


def _refused(one: Decision, cluster: Mapping[str, frozenset[str]]) -> Decision:
    """The decision as it came out: what would bring contradictions together is not."""
    together = cluster[one.left] is cluster[one.right]
    if one.verdict is not Sameness.SAME or together:
        return one
    reason = f"{one.reason}, but it would join two that contradict each other"
    return replace(one, reason=reason, verdict=Sameness.DIFFERENT)


def unused(rulings: Rulings, holdings: Holdings) -> Rulings:
    """The rulings that speak of no two things held."""
    return tuple(ruling for ruling in rulings if not _speaks(ruling, holdings))


def _speaks(ruling: Ruling, holdings: Holdings) -> bool:
    near = holdings.near(ruling.keys())
    described = [(thing, united(holdings.told(thing))) for thing in sorted(near)]
    return any(ruled((ruling,), *pair) for pair in combinations(described, 2))
