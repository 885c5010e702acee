"""The plan of our shapes tells what pyshacl tells, and leaves to it what it doubts."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from graph_builder import validate as module
from graph_builder.pipeline import Options, build
from graph_builder.terms import text
from graph_builder.validate import Engine, plan, planning, validate
from graph_builder.validate.triples import Triples, datatype, language
from graph_builder.vocabulary import FG, RDF, Quad

CORPUS = Path(__file__).parent.parent / "corpus" / "development"
DOCUMENTS = sorted(p for p in CORPUS.iterdir() if p.suffix in {".md", ".txt", ".html"})


@pytest.mark.parametrize("path", DOCUMENTS[::4], ids=lambda path: path.stem)
def test_the_plan_tells_of_announcements_what_pyshacl_tells(path: Path) -> None:
    built = build([path], options=Options(validate=False))
    report = validate(built.quads)
    assert report == validate(built.quads, engine=Engine.PYSHACL)


def test_well_formed_documents_need_no_pyshacl(
    sample_quads: list[Quad], monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(module, "_referred", never)
    assert validate(sample_quads).conforms


def dropped(quads: list[Quad], chance: random.Random) -> list[Quad]:
    return [quad for quad in quads if chance.random() > 0.02]


def swapped(quads: list[Quad], chance: random.Random) -> list[Quad]:
    """Some objects are those of other quads."""
    objects = [quad[2] for quad in quads]
    return [
        (s, p, chance.choice(objects) if chance.random() < 0.01 else o, g)
        for s, p, o, g in quads
    ]


def doubled(quads: list[Quad], chance: random.Random) -> list[Quad]:
    """Some nodes have a value more."""
    more = [(q[0], q[1], chance.choice(quads)[2], q[3]) for q in quads]
    return [*quads, *chance.sample(more, 5)]


@pytest.mark.parametrize("damage", [dropped, swapped, doubled])
@pytest.mark.parametrize("seed", range(6))
def test_damaged_graphs_are_judged_alike(
    damage: Callable[[list[Quad], random.Random], list[Quad]],
    seed: int,
    sample_quads: list[Quad],
) -> None:
    quads = damage(sample_quads, random.Random(seed))  # noqa: S311 - no secret
    assert validate(quads) == validate(quads, engine=Engine.PYSHACL)


def test_classes_below_ours_are_left_to_pyshacl(sample_quads: list[Quad]) -> None:
    graph = sample_quads[0][3]
    below = "<http://www.w3.org/2000/01/rdf-schema#subClassOf>"
    kind, node = "<http://example.org/Prize>", "<http://example.org/1>"
    quads = [(kind, below, FG.Award, graph), (node, RDF.type, kind, graph)]
    with pytest.raises(plan.DoubtError):
        plan.judge(Triples(quad[:3] for quad in quads))
    report = validate([*sample_quads, *quads])
    assert not report.conforms
    assert report == validate([*sample_quads, *quads], engine=Engine.PYSHACL)


def test_a_component_that_the_plan_does_not_know_is_not_passed_over() -> None:
    shape, unknown = "<urn:shape>", "<http://www.w3.org/ns/shacl#uniqueLang>"
    source = Triples([(shape, unknown, '"true"')])
    with pytest.raises(planning.UncoveredError, match="uniqueLang"):
        planning.Reader(source).shape(shape)


def test_terms_are_read() -> None:
    assert text('"l\\u00e9g\\"er\\n"') == 'lég"er\n'
    assert (text("<urn:a>"), text('"a"@fr'), language('"a"@fr')) == ("urn:a", "a", "fr")
    assert datatype('"1"^^<urn:int>') == "<urn:int>"
