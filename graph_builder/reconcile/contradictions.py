"""Facts of different documents that cannot both be.

What documents say is gathered by topic (`model.topics`), so that a topic can be looked
at again on its own. Neither side is more to be believed; the newer does not win.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from graph_builder.model import Account, Contradiction, Target, Telling, topics
from graph_builder.model.topics import Topic
from graph_builder.reconcile.rivals import Canonical, excluded, subject, value

_MANY = 16  # facts of one topic compared; more are a thing's accounts, not its amount
_UNDATED = "9999"


def contradictions(
    topic: Topic, told: Iterable[Telling], canonical: Canonical = str
) -> Iterator[Contradiction]:
    """The facts of one topic that contradict each other, in pairs.

    Args:
        topic: what they answer, its things canonical.
        told: every telling of every fact of the topic, in any order.
        canonical: which thing an identifier means across documents.
    """
    sides = _sides(told)
    if len(sides) > _MANY:
        return
    for one, two in combinations(sides, 2):
        if _contradict(topic[0], one, two, canonical):
            yield _contradiction(topic, one, two)


def by_topic(
    accounts: Iterable[Account], canonical: Canonical = str
) -> dict[Topic, list[Telling]]:
    """What accounts say that others may say otherwise, by topic, topics sorted."""
    found: dict[Topic, list[Telling]] = defaultdict(list)
    for account in accounts:
        for topic, telling in topics.tellings(account):
            found[settled_topic(topic, canonical)].append(telling)
    return {topic: found[topic] for topic in sorted(found)}


def settled_topic(topic: Topic, canonical: Canonical) -> Topic:
    """A topic about the things that its things are across documents."""
    question, *things = topic
    return question, *(canonical(t) if "/" in t else t for t in things)


def _sides(told: Iterable[Telling]) -> list[Sequence[Telling]]:
    """The facts, each with its tellings, what was published first before the rest."""
    facts: Mapping[str, list[Telling]] = defaultdict(list)
    for telling in told:
        facts[telling.identifier].append(telling)
    return sorted(
        (sorted(same, key=_first) for same in facts.values()),
        key=lambda same: (_first(same[0]), same[0].identifier),
    )


def _first(telling: Telling) -> tuple[str, ...]:
    day = telling.origin.published
    return (day.isoformat() if day else _UNDATED, telling.origin.identifier)


def _contradict(
    question: str, one: Sequence[Telling], two: Sequence[Telling], canonical: Canonical
) -> bool:
    documents = [{telling.origin.identifier for telling in side} for side in (one, two)]
    if not documents[0].isdisjoint(documents[1]):
        return False  # who tells both knows how they go together, and was checked
    return all(excluded(question, a, b, canonical) for a in one for b in two)


def _contradiction(
    topic: Topic, one: Sequence[Telling], two: Sequence[Telling]
) -> Contradiction:
    facts = (one[0].said.fact, two[0].said.fact)
    targets = [fact for fact in facts if isinstance(fact, Target)]
    day = len({target.value for target in targets}) == 1
    return Contradiction(
        topic=topics.spelt(topic),
        subject=subject(one[0]),
        values=(value(topic[0], one[0], day=day), value(topic[0], two[0], day=day)),
        facts=(one[0].identifier, two[0].identifier),
        tellings=(*one, *two),
    )
