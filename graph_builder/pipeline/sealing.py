"""What the documents of a store say together, made again where documents changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product

from graph_builder import __version__
from graph_builder.assemble import (
    Content,
    describe,
    describe_contradictions,
    describe_settled,
    nquads,
)
from graph_builder.model import Settled, topics
from graph_builder.model.topics import Topic
from graph_builder.pipeline.reading import Options
from graph_builder.reconcile import contradictions, settle, settled_topic
from graph_builder.store import Shared
from graph_builder.vocabulary import Quad


def settled(shared: Shared, *, options: Options) -> None:
    """Describe again what the changed documents touch, and the dataset."""
    touched = shared.touched()
    parts = dict.fromkeys((f"entities/{thing}" for thing in touched), "")
    found = list(settle(shared, touched, options.rulings))
    for one in found:
        parts |= {f"entities/{member}": "" for member in one.members}
        quads = describe_settled([one], base=options.base)
        parts[f"entities/{one.identifier}"] = nquads(quads).decode()
    parts |= _contradictions(shared, touched, found, options.base)
    shared.replace({**parts, "dataset": ""})
    shared.replace({"dataset": nquads(_description(shared, options)).decode()})


def _contradictions(
    shared: Shared, touched: Iterable[str], found: Iterable[Settled], base: str
) -> dict[str, str]:
    """The parts of the topics on which something else may be said than before."""
    before = shared.canonical()
    now = {thing: thing for thing in touched}
    now |= {member: one.identifier for one in found for member in one.members}
    shared.rename({t: c for t, c in now.items() if before.get(t, t) != c})
    after = shared.canonical()
    stirred = [topics.parsed(topic) for topic in shared.stirred()]
    affected = {_meant(topic, known) for topic in stirred for known in (before, after)}
    return {
        f"contradictions/{topics.spelt(topic)}": _part(shared, topic, after, base)
        for topic in sorted(affected)
    }


def _meant(topic: Topic, known: Mapping[str, str]) -> Topic:
    return settled_topic(topic, lambda thing: known.get(thing, thing))


def _part(shared: Shared, topic: Topic, known: Mapping[str, str], base: str) -> str:
    """What contradicts what on a topic; "" if its things go by other names now."""
    if _meant(topic, known) != topic:
        return ""
    names = [shared.members(one) if "/" in one else [one] for one in topic]
    told = (t for one in product(*names) for t in shared.tellings(topics.spelt(one)))
    found = contradictions(topic, told, lambda thing: known.get(thing, thing))
    return nquads(describe_contradictions(found, base=base)).decode()


def _description(shared: Shared, options: Options) -> list[Quad]:
    documents = tuple(f"<{options.base}{one}>" for one in shared.documents())
    held = Content(documents, shared.classes(), shared.count())
    told = options.told()
    return describe(held, version=__version__, options=told, base=options.base)
