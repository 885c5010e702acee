"""Organisations across all documents of the development set, against gold."""

from __future__ import annotations

import random
from collections.abc import Hashable
from functools import cache

from graph_builder.assemble import nquads
from graph_builder.model import Account, Entity
from graph_builder.pipeline import Options, build
from graph_builder.pipeline.building import Build
from graph_builder.reconcile import Held, settle
from tests.identity_gold import CORPUS, Gold, mentions, pairwise

LEAST_F1, LEAST_PRECISION, LEAST_RECALL = 0.97, 0.99, 0.9
ORDERS = 10


@cache
def built() -> Build:
    return build([CORPUS / "development"], options=Options(validate=False))


def accounts() -> list[Account]:
    return [reading.account for reading in built().readings]


def records(entity: Entity) -> set[str]:
    return {o.identifier for o in entity.links if o.authority == "organisations"}


def test_organisations_are_told_apart_and_together() -> None:
    held = Held(accounts())
    canonical = {
        m: s.identifier for s in settle(held, held.things()) for m in s.members
    }
    found: dict[Hashable, Hashable] = {}
    wanted: dict[Hashable, Hashable] = {}
    for document, identifier, entity in mentions(accounts()):
        mention = (document, identifier)
        found[mention] = canonical[identifier]
        wanted[mention] = Gold().meant(document, entity) or mention
    precision, recall, f1 = pairwise(found, wanted)
    assert f1 >= LEAST_F1, (precision, recall, f1)


def test_links_to_records() -> None:
    gold = Gold()
    told = [(gold.meant(d, e), d, e) for d, _, e in mentions(accounts())]
    linked = [(m, d, e) for m, d, e in told if records(e)]
    wrong = [(d, e.label) for m, d, e in linked if not m or records(e) != {m.record}]
    known = [(m.record, e) for m, _, e in told if m and m.record]
    right = [e for record, e in known if records(e) == {record}]
    assert 1 - len(wrong) / len(linked) >= LEAST_PRECISION, wrong
    assert len(right) / len(known) >= LEAST_RECALL


def test_any_order_gives_the_same_bytes() -> None:
    documents = list(built().documents)
    graph = nquads(built().quads)
    shuffled = random.Random(4)  # noqa: S311 - no secret
    for _ in range(ORDERS):
        shuffled.shuffle(documents)
        again = build(documents, options=Options(validate=False))
        assert nquads(again.quads) == graph
