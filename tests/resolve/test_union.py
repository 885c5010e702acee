"""One thing is described alike in all documents that name it."""

from itertools import permutations

from graph_builder.model import Entity, Kind, Link, Name
from graph_builder.resolve import unite

SHOUTED, PLAIN = Name("ZÉPHYR", Kind.PROJECT), Name("Zéphyr", Kind.PROJECT, ("ZPH",))


def thing(name: Name, *links: Link) -> Entity:
    return Entity("zephyr", name.label, name.kind, name.aliases, (name,), links)


def test_the_name_of_most_documents_is_kept_and_the_others_beside_it() -> None:
    documents = [(thing(SHOUTED),), (thing(PLAIN),), (thing(PLAIN),)]
    for order in permutations(documents):
        united = unite(order)
        assert {e.label for (e,) in united} == {"Zéphyr"}
        assert {e.aliases for (e,) in united} == {("ZPH", "ZÉPHYR")}
        assert [e.names for (e,) in united] == [e.names for (e,) in order]


def test_of_links_to_one_record_the_surest_is_kept() -> None:
    alias, official = (
        Link("ror", "r1", 0.95, "alias"),
        Link("ror", "r1", 1.0, "official"),
    )
    other = Link("wikidata", "Q1", 0.95, "alias")
    one, two = unite([(thing(PLAIN, alias, other),), (thing(PLAIN, official, other),)])
    assert one[0].links == two[0].links == (official, other)


def test_groups_mean_something_else_in_each_document() -> None:
    groups = [
        (Entity("laureats", label, Kind.GROUP, (), (Name(label, Kind.GROUP),)),)
        for label in ("les lauréats", "Les lauréats")
    ]
    assert unite(groups) == groups


def test_nothing_to_unite() -> None:
    assert unite([]) == []
    assert unite([(), (thing(PLAIN),)]) == [(), (thing(PLAIN),)]
