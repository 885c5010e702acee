"""Pairs that are alike → things: a bridge between contradictions joins neither."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import combinations

from graph_builder.model import Decision

Pair = tuple[str, str]


def parts(nodes: Iterable[str], joined: Iterable[Pair]) -> dict[str, frozenset[str]]:
    """By node, those it is joined with, itself among them."""
    near: dict[str, set[str]] = {node: set() for node in nodes}
    for left, right in joined:
        near[left].add(right)
        near[right].add(left)
    found: dict[str, frozenset[str]] = {}
    for node in near:
        if node not in found:
            part = _reached(node, near)
            found.update(dict.fromkeys(part, part))
    return found


def _reached(start: str, near: Mapping[str, Collection[str]]) -> frozenset[str]:
    seen, waiting = {start}, [start]
    while waiting:
        new = set(near[waiting.pop()]) - seen
        seen |= new
        waiting.extend(new)
    return frozenset(seen)


def joins(
    nodes: Collection[str], alike: Iterable[Decision], apart: Collection[Pair]
) -> frozenset[Pair]:
    """Which of the pairs that are alike are joined.

    The surest come first. Of pairs that are equally sure, all are joined or, where that
    would bring together two that contradict each other, those in between are not.

    Args:
        nodes: identifiers.
        alike: decisions with the verdict `same`.
        apart: pairs that contradict each other, the lesser first.
    """
    levels: dict[tuple[bool, float], list[Decision]] = defaultdict(list)
    for one in alike:
        levels[one.by == "ruling", one.score].append(one)
    kept: set[Pair] = set()
    for level in sorted(levels, reverse=True):
        kept |= _level({one.pair for one in levels[level]}, kept, nodes, apart)
    return frozenset(kept)


def _level(
    new: set[Pair], kept: set[Pair], nodes: Collection[str], apart: Collection[Pair]
) -> set[Pair]:
    """What of equally sure pairs is joined, on top of what is."""
    left = new - _bridges(new, parts(nodes, kept), apart)
    part = parts(nodes, kept | left)
    torn = {part[a] for a, b in apart if part[a] is part[b]}
    return {pair for pair in left if part[pair[0]] not in torn}


def _bridges(
    new: set[Pair], part: Mapping[str, frozenset[str]], apart: Collection[Pair]
) -> set[Pair]:
    """The pairs of those that lead to two that contradict each other."""
    against = {frozenset((part[a], part[b])) for a, b in apart}
    leads: dict[frozenset[str], set[frozenset[str]]] = defaultdict(set)
    for a, b in new:
        leads[part[a]] |= {part[a], part[b]}
        leads[part[b]] |= {part[a], part[b]}
    torn = {
        one
        for one, others in leads.items()
        if any(frozenset(pair) in against for pair in combinations(others, 2))
    }
    return {(a, b) for a, b in new if part[a] in torn or part[b] in torn}
