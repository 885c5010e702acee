"""Views as networkx graphs, as files, and as pictures without one label on another."""

from __future__ import annotations

import itertools
import json
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from graph_builder import views
from graph_builder.errors import InputError, UsageError
from graph_builder.query import run, saved
from graph_builder.store import MemoryView
from graph_builder.views.labels import Node, clear
from graph_builder.views.layout import Spot, arrange, settle
from graph_builder.views.network import network
from graph_builder.views.sankey import sankey
from graph_builder.views.scene import (
    Box,
    Curve,
    Disc,
    Scene,
    Text,
    cut,
    euros,
    text_width,
    wrap,
)
from graph_builder.views.svg import svg
from graph_builder.views.tree import tree
from graph_builder.vocabulary import FG, RDF, Quad

ID = "https://w3id.org/funding-graph/id/"
EMPTY = MemoryView([])


def labelled(graph: nx.MultiDiGraph[str]) -> set[tuple[str, str, str, float]]:
    """Edges by the labels of their ends, with type and euros."""
    label = nx.get_node_attributes(graph, "label")
    return {
        (label[s], data.get("relation") or data["type"], label[t], data["euros"])
        for s, t, data in graph.edges(data=True)
    }


def test_actors(sample: MemoryView) -> None:
    graph = views.actors(sample)
    assert labelled(graph) == {
        ("Littoral 2035", "funds", "Ports sobres", 60000000),
        ("Littoral 2035", "operated-by", "ministère de la Mer", 0),
        ("Ports sobres", "funds", "Université de Valmer", 25000000),
        ("Ports sobres", "funds", "Institut des Vagues", 20500000),
        ("Ports sobres", "funds", "Région Ponant", 10000000),
        ("Ports sobres", "funds", "Halia", 4500000),
        ("Ports sobres", "selects", "Maréa", 0),
        ("Ports sobres", "selects", "Étale", 0),
        ("Université de Valmer", "receives-for", "Maréa", 25000000),
        ("Université de Valmer", "leads", "Maréa", 0),
        ("Institut des Vagues", "receives-for", "Étale", 20500000),
        ("Institut des Vagues", "leads", "Étale", 0),
        ("École du Sel", "partner", "Étale", 0),
        ("Jeanne Kermadec", "holds", "ministère de la Mer", 0),
    }
    node = graph.nodes[f"{ID}organisation/institut-des-vagues"]
    assert node == {
        "label": "Institut des Vagues",
        "kind": "organisation",
        "euros": 20500000,
    }
    assert graph.nodes[f"{ID}call/ports-sobres"]["euros"] == 60000000


def test_an_edge_keeps_its_words(sample: MemoryView) -> None:
    graph = views.actors(sample)
    person, office = (
        f"{ID}person/jeanne-kermadec",
        f"{ID}organisation/ministere-de-la-mer",
    )
    (edge,) = graph.get_edge_data(person, office).values()
    assert edge == {
        "type": "holds",
        "label": "ministre",
        "euros": 0,
        "facts": 1,
        "weight": 1,
        "evidence": "Jeanne Kermadec, ministre de la Mer",
    }


def test_money(sample: MemoryView) -> None:
    graph = views.money(sample)
    assert labelled(graph) == {
        ("Littoral 2035", "funds", "Ports sobres", 60000000),
        ("Ports sobres", "funds", "Maréa", 25000000),
        ("Maréa", "funds", "Université de Valmer", 25000000),
        ("Ports sobres", "funds", "Étale", 20500000),
        ("Étale", "funds", "Institut des Vagues", 20500000),
        ("Ports sobres", "funds", "Région Ponant", 10000000),
        ("Ports sobres", "funds", "Halia", 4500000),
    }


def without_source(quads: list[Quad]) -> list[Quad]:
    """The graph whose awards leave it to their call who pays; that of Halia has none."""
    awards = {s for s, p, o, _ in quads if (p, o) == (RDF.type, FG.Award)}
    halia = next(s for s, p, o, _ in quads if p == FG.project and o.endswith("/halia>"))
    left_out = {(award, FG.programme) for award in awards} | {(halia, FG.call)}
    return [quad for quad in quads if quad[:2] not in left_out]


def test_a_call_that_a_programme_pays_is_its_money(sample_quads: list[Quad]) -> None:
    view, expected = MemoryView(without_source(sample_quads)), 55500000
    (row,) = run(view, saved("money-by-programme")).rows
    assert row[:2] == ("Littoral 2035", expected)
    for graph in (views.actors(view), views.money(view), views.programmes(view)):
        assert ("Littoral 2035", "funds", "Ports sobres", expected) in labelled(graph)
    paid = {
        target
        for source, _, target, _ in labelled(views.money(view))
        if source == "Littoral 2035"
    }
    assert paid == {"Ports sobres"}


def test_programmes(sample: MemoryView) -> None:
    assert labelled(views.programmes(sample)) == {
        ("Littoral 2035", "funded-by", "Ports sobres", 0),
        ("Littoral 2035", "funds", "Ports sobres", 60000000),
        ("ministère de la Mer", "operated-by", "Littoral 2035", 0),
    }


def test_an_amount_counts_once_however_often_it_is_said(sample: MemoryView) -> None:
    again = [(s, p, o, "<x:other>") for s, p, o, _ in sample.quads()]
    graph = views.actors(MemoryView([*sample.quads(), *again]))
    assert labelled(graph) == labelled(views.actors(sample))


NAMES = list(views.VIEWS)


READERS: dict[str, Callable[[Path], nx.Graph[Any]]] = {
    ".graphml": lambda path: nx.read_graphml(path, force_multigraph=True),
    ".gexf": nx.read_gexf,
    ".json": lambda path: nx.node_link_graph(
        json.loads(path.read_text()), edges="edges"
    ),
}


@pytest.mark.parametrize("name", NAMES)
def test_files_read_back(tmp_path: Path, sample: MemoryView, name: str) -> None:
    graph = views.VIEWS[name](sample)
    for suffix, read in READERS.items():
        path = tmp_path / f"view{suffix}"
        views.write_view(graph, path)
        back = read(path)
        assert labelled(nx.MultiDiGraph(back)) == labelled(graph), suffix
        assert set(back) == set(graph), suffix


def test_graphml_edges_have_ids_of_their_own(sample: MemoryView) -> None:
    root = ET.fromstring(views.render(views.actors(sample), ".graphml"))  # noqa: S314 - ours
    ids = [edge.get("id") for edge in root.iter() if edge.tag.endswith("}edge")]
    assert len(ids) == len(set(ids)) == 14


def test_gexf_has_no_date(sample: MemoryView) -> None:
    assert b"lastmodified" not in views.render(views.money(sample), ".gexf")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("suffix", [".svg", ".html"])
def test_svg_is_well_formed_and_safe(
    sample: MemoryView, name: str, suffix: str
) -> None:
    text = views.render(views.VIEWS[name](sample), suffix).decode()
    text = text[text.index("<svg") : text.index("</svg>") + 6]
    root = ET.fromstring(text)  # noqa: S314 - ours
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags <= {"svg", "title", "rect", "circle", "path", "polygon", "text"}
    assert "Ports sobres" in text
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("name", NAMES)
def test_png(sample: MemoryView, name: str) -> None:
    graph = views.VIEWS[name](sample)
    data = views.render(graph, ".png")
    assert data.startswith(b"\x89PNG\r\n")
    assert views.render(graph, ".png") == data


def test_png_needs_its_extra(
    sample: MemoryView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(UsageError, match=r"graph-builder\[png\]"):
        views.render(views.money(sample), ".png")


def test_refusals(tmp_path: Path, sample: MemoryView) -> None:
    with pytest.raises(UsageError, match=r"known are \.graphml"):
        views.render(views.money(sample), ".doc")
    with pytest.raises(InputError):
        views.write_view(views.money(sample), tmp_path / "none" / "a.svg")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("suffix", views.SUFFIXES)
def test_an_empty_view_is_a_file_too(name: str, suffix: str) -> None:
    assert views.render(views.VIEWS[name](EMPTY), suffix)


def crowd(size: int) -> nx.MultiDiGraph[str]:
    """A programme, three calls, many organisations, some apart; hostile names."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph.update(title="Foule", view="actors")
    long = "Université de l'estuaire et des hautes terres réunies"
    graph.add_node("p", label="Littoral <script>", kind="programme", euros=9 * 10**8)
    for i in range(size):
        kind = "call" if i < 3 else "organisation"
        label = f"{long} {i}" if i % 5 == 0 else f"Port \x0c{i} & Cie"
        graph.add_node(f"n{i:03}", label=label, kind=kind, euros=i * 10**6)
        source = "p" if i < 3 else f"n{i % 3:03}" if i % 7 else f"n{i - 1:03}"
        if i % 11:
            edge = {"type": "funds", "label": "", "euros": i, "facts": 1}
            graph.add_edge(source, f"n{i:03}", evidence="mots", **edge)
    graph.add_edge(
        "n002", "p", type="odd", label="", euros=0, facts=1, evidence="cercle"
    )
    return graph


def overlaps(scene: Scene) -> list[tuple[str, str]]:
    """Pairs of lines of text of which one covers half of the other."""
    boxes = []
    for shape in scene.shapes:
        if isinstance(shape, Text):
            width = text_width(shape.text, shape.size) * 0.9
            shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.anchor]
            left = shape.at[0] - width * shift
            bounds = (left, shape.at[1] - shape.size * 0.7, left + width, shape.at[1])
            boxes.append((shape.text, bounds))
    return [
        (a, b)
        for (a, (ax, ay, ax2, ay2)), (b, (bx, by, bx2, by2)) in itertools.combinations(
            boxes, 2
        )
        if min(ax2, bx2) > max(ax, bx) and min(ay2, by2) > max(ay, by)
    ]


@pytest.mark.parametrize("size", [3, 12, 40])
@pytest.mark.parametrize("draw", [network, tree])
def test_no_label_lies_on_another(
    draw: Callable[[nx.MultiDiGraph[str]], Scene], size: int
) -> None:
    scene = draw(crowd(size))
    assert overlaps(scene) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_text_leaves_the_picture(sample: MemoryView, name: str) -> None:
    root = ET.fromstring(views.render(views.VIEWS[name](sample), ".svg"))  # noqa: S314 - ours
    texts = [e for e in root.iter() if e.tag.endswith("}text")]
    for text in texts:
        width = text_width(text.text or "", float(text.get("font-size", "12")))
        if text.get("text-anchor") is None:
            assert float(text.get("x", "0")) + width <= float(root.get("width", "0"))


def test_streams_are_as_wide_as_bars_are_high(sample: MemoryView) -> None:
    scene = sankey(views.money(sample))
    assert overlaps(scene) == []
    bars = [shape for shape in scene.shapes if isinstance(shape, Box)]
    streams = [shape for shape in scene.shapes if isinstance(shape, Curve)]
    assert max(bar.height for bar in bars) == pytest.approx(520)
    into_first = [s.width for s in streams if s.points[3][0] == bars[1].corner[0]]
    assert sum(into_first) <= 520.1


def test_a_circle_of_programmes_is_drawn() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph.update(title="Cercle", view="programmes")
    for name in "abc":
        graph.add_node(name, label=name, kind="programme", euros=0)
    for source, target in ("ab", "bc", "ca"):
        graph.add_edge(source, target, type="part-of", euros=0, evidence="x", label="")
    discs = [s for s in tree(graph).shapes if isinstance(s, Disc) and s.title]
    assert len(discs) == 3


def test_a_large_graph_is_cut_to_those_with_most_money() -> None:
    scene = network(crowd(170))
    discs = [s for s in scene.shapes if isinstance(s, Disc) and s.title]
    assert len(discs) == 150
    assert any(
        "150 acteurs sur 171" in s.text for s in scene.shapes if isinstance(s, Text)
    )


def test_hostile_labels_are_text() -> None:
    text = svg(network(crowd(12)))
    assert "&lt;script&gt;" in text
    assert "<script" not in text
    assert "\x0c" not in text
    root = ET.fromstring(text)  # noqa: S314 - ours
    assert root.tag.endswith("svg")


def test_layout_knows_no_chance() -> None:
    def run() -> list[tuple[float, float]]:
        spots = {n: Spot(0, 0, 30, 30, 10, 30) for n in "abcdef"}
        near = {"a": "bcd", "b": "a", "c": "a", "d": "a", "e": "f", "f": "e"}
        arrange(near, spots)
        settle(near, spots)
        return [(spot.x, spot.y) for spot in spots.values()]

    assert run() == run()


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (75_000_000, "75_M€"),
        (20_500_000, "20,5_M€"),
        (1_500_000_000, "1,5_Md€"),
        (300_000, "300_k€"),
        (950, "950_€"),
        (999_999_999, "1_Md€"),
        (999_996, "1_M€"),
        (1_234_567, "1,23_M€"),
        (float(Decimal("0.5")), "0_€"),
    ],
)
def test_euros_as_papers_print_them(amount: float, text: str) -> None:
    assert euros(amount) == text.replace("_", "\u00a0")


def test_wrapping() -> None:
    assert wrap("Université de Valmer", 12, 3) == ["Université", "de Valmer"]
    assert wrap("a b c d", 1, 2) == ["a", "b…"]
    assert cut("Anticonstitutionnellement", 10) == "Anticonst…"
    assert not re.search(r" …", " ".join(wrap("un deux trois quatre", 4, 2)))


def test_legends_tell_what_is_drawn(sample: MemoryView) -> None:
    """Who receives for a project also leads it: one stroke, told by its first word."""
    shown = {
        s.text for s in network(views.actors(sample)).shapes if isinstance(s, Text)
    }
    assert "reçoit pour" in shown
    assert "porte" not in shown


def test_long_names_are_whole_in_pictures() -> None:
    name = "Communauté d'universités et établissements de Rocheville"
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(title="t")
    graph.add_node("a", label=name, kind="organisation", euros=0)
    lines = [s.text for s in network(graph).shapes if isinstance(s, Text)]
    assert name in " ".join(lines)


def test_labels_turn_away_from_strokes() -> None:
    node = Node("call", 0, 20, ("Appel",), "Appel", 40, Spot(100, 100, 0, 0, 0, 0))
    down = Curve(((100, 120), (100, 140), (100, 160), (100, 200)), 2, "#000")
    clear({"a": node}, [down])
    assert node.side == "above"
    assert node.spot.above > node.spot.below


def test_links_beside_the_tree_have_words(sample: MemoryView) -> None:
    graph = views.programmes(sample)
    graph.add_node("x", label="Autre plan", kind="programme", euros=0)
    graph.add_edge("x", f"{ID}call/ports-sobres", type="part-of", euros=0)
    shown = [s.text for s in tree(graph).shapes if isinstance(s, Text)]
    assert "fait partie de" in shown
    assert "financé par" in shown
