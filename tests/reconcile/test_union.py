"""One thing is described alike in all documents that name it."""

from itertools import permutations

from graph_builder.model import Entity, Kind, Link
from graph_builder.reconcile.union import united


def thing(label: str, *links: Link, aliases: tuple[str, ...] = ()) -> Entity:
    return Entity("zephyr", label, Kind.PROJECT, aliases, (), links)


def test_the_name_of_most_documents_is_kept_and_the_others_beside_it() -> None:
    said = [thing("ZÉPHYR"), *[thing("Zéphyr", aliases=("ZPH",))] * 2]
    wanted = thing("Zéphyr", aliases=("ZPH", "ZÉPHYR"))
    assert {united(order) for order in permutations(said)} == {wanted}


def test_of_links_to_one_record_the_surest_is_kept() -> None:
    alias, official = (
        Link("ror", "r1", 0.95, "alias"),
        Link("ror", "r1", 1.0, "official"),
    )
    other = Link("wikidata", "Q1", 0.95, "alias")
    both = united([thing("Zéphyr", alias, other), thing("Zéphyr", official, other)])
    assert both.links == (official, other)
