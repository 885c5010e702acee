"""What is settled hangs on what is held, whatever the order in which it came."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_builder.errors import InputError
from graph_builder.model import Account, Entity, Kind, Link, Origin, Sameness, Settled
from graph_builder.reconcile import Held, Ruling, read_rulings, settle, unused
from graph_builder.reconcile.holdings import Holdings

ORG = Kind.ORGANISATION
NAMES: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("Institut de musique de Tours", ("IMT",), ""),
    ("Institut des métiers de Thiers", ("IMT",), ""),
    ("IMT", (), ""),
    ("Office des vents du littoral atlantique", ("OVLA",), ""),
    ("Office des vents du littoral atlantique", (), "office"),
    ("OVLA", (), ""),
    ("Ovla", (), "office"),
    ("Grand Brumeval", (), ""),
    ("GrandBrumeval", (), ""),
    ("conseil régional de Bretagne", ("Région",), ""),
    ("Région Bretagne", ("Région",), ""),
    ("région de Bretagne", (), ""),
    ("Région", (), ""),
)


def entity(label: str, aliases: tuple[str, ...] = (), record: str = "") -> Entity:
    links = (Link("organisations", record, 1.0, "official"),) if record else ()
    return Entity(label, label, ORG, aliases, (), links)


def account(number: int, *entities: Entity) -> Account:
    things = {f"organisation/{one.key}".replace(" ", "-"): one for one in entities}
    return Account(Origin(f"document/{number}", f"{number}"), things, {})


def settled(entities: Iterable[Entity], *rulings: Ruling) -> list[Settled]:
    held = Held(account(number, one) for number, one in enumerate(entities))
    return list(settle(held, held.things(), rulings))


def clusters(found: Iterable[Settled]) -> set[tuple[str, ...]]:
    return {tuple(m.partition("/")[2] for m in one.members) for one in found}


class Growing(Held):
    """Holdings to which documents are added and from which they go."""

    def __init__(self) -> None:
        super().__init__(())
        self.accounts: dict[int, Account] = {}

    def put(self, number: int, new: Account | None) -> set[str]:
        """Put a document in place of another; the things touched."""
        old = self.accounts.pop(number, None)
        if new:
            self.accounts[number] = new
        things = {thing for one in (old, new) if one for thing in one.things}
        for thing in things:
            told = [
                a.things[thing] for a in self.accounts.values() if thing in a.things
            ]
            self._told[thing] = told
            if not told:
                del self._told[thing]
        return things


def scratch(accounts: Iterable[Account]) -> dict[str, Settled]:
    held = Held(accounts)
    return {one.identifier: one for one in settle(held, held.things())}


def bring(held: Holdings, touched: set[str], known: dict[str, Settled]) -> None:
    """What a store does: forget what was touched, keep what is settled."""
    new = list(settle(held, touched))
    for gone in touched.union(*(one.members for one in new)):
        known.pop(gone, None)
    known.update({one.identifier: one for one in new})


DOCUMENT = st.lists(st.sampled_from(NAMES), max_size=4, unique_by=lambda name: name[0])
STEPS = st.lists(st.tuples(st.integers(0, 5), DOCUMENT), min_size=1, max_size=12)


@given(STEPS)
def test_step_by_step_equals_from_scratch(
    steps: list[tuple[int, list[tuple[str, tuple[str, ...], str]]]],
) -> None:
    held, known = Growing(), dict[str, Settled]()
    for number, names in steps:
        new = account(number, *(entity(*name) for name in names)) if names else None
        bring(held, held.put(number, new), known)
        assert known == scratch(held.accounts.values())


@given(st.permutations(NAMES))
def test_any_order_gives_the_same(
    names: list[tuple[str, tuple[str, ...], str]],
) -> None:
    assert settled(entity(*name) for name in names) == settled(
        entity(*name) for name in NAMES
    )


def test_a_bridge_between_contradictions_joins_neither() -> None:
    found = settled(entity(*name) for name in NAMES[:3])
    assert all(len(one.members) == 1 for one in found)
    refused = [d for one in found for d in one.decisions]
    assert {d.verdict for d in refused} == {Sameness.DIFFERENT}


def test_without_the_other_the_acronym_is_joined() -> None:
    (found,) = settled([entity(*NAMES[0]), entity(*NAMES[2])])
    assert found.members == (
        "organisation/IMT",
        "organisation/Institut-de-musique-de-Tours",
    )
    assert found.identifier == "organisation/IMT"
    assert found.entity.label == "IMT"


def test_one_that_lists_know_gives_its_name() -> None:
    office = Ruling(same=True, names=("Bureau du vent", "OVLA"))
    names = [entity("OVLA"), entity("Bureau du vent", (), "office")]
    (found,) = settled(names, office)
    assert found.identifier == "organisation/Bureau-du-vent"
    assert [(d.by, d.verdict) for d in found.decisions] == [("ruling", Sameness.SAME)]


def test_users_overrule() -> None:
    names = [entity("Grand Brumeval"), entity("GrandBrumeval")]
    assert len(settled(names)) == 1
    apart = Ruling(same=False, names=("Grand Brumeval", "GrandBrumeval"))
    assert len(settled(names, apart)) == 2
    persons = Ruling(same=False, names=apart.names, kind=Kind.PERSON)
    assert len(settled(names, persons)) == 1
    held = Held([account(1, *names)])
    assert unused((apart, persons), held) == (persons,)


def test_a_file_of_rulings(tmp_path: Path) -> None:
    path = tmp_path / "identity.toml"
    path.write_text(
        '[[same]]\nnames = ["A", "B"]\nkind = "project"\n', encoding="utf-8"
    )
    assert read_rulings(path) == (Ruling(True, ("A", "B"), Kind.PROJECT),)  # noqa: FBT003


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[[same]", "is no TOML"),
        ('[[alike]]\nnames = ["A", "B"]', "knows no 'alike'"),
        ("same = 1", "knows no 'same'"),
        ("same = [1]", "has more than"),
        ('[[same]]\nnames = "A"', "has no list of names"),
        ('[[same]]\nnames = ["A", "a"]', "needs two names"),
        ('[[same]]\nnames = ["A", "B"]\nkind = "thing"', "knows no kind 'thing'"),
        ('[[same]]\nnames = ["A", "B"]\nwhy = "so"', "has more than"),
    ],
)
def test_a_bad_file_is_one_error(tmp_path: Path, text: str, what: str) -> None:
    path = tmp_path / "identity.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=what):
        read_rulings(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_rulings(tmp_path / "none.toml")
