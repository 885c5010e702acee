"""What goes into a store comes out of it, graphs come and go whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_builder import store
from graph_builder.errors import InputError, InternalError, LimitError, UsageError
from graph_builder.vocabulary import Quad

ONE: Quad = ("<x:s>", "<x:p>", '"a"', "<x:one>")
TWO: Quad = ("<x:s>", "<x:p>", '"a"', "<x:two>")
BARE: Quad = ("<x:s>", "<x:q>", "<x:o>", store.DEFAULT_GRAPH)


def rows(view: store.View, query: str) -> list[list[str]]:
    return [[str(term) for term in row] for row in view.select(query).rows]


def test_a_triple_of_several_graphs_counts_once() -> None:
    view = store.MemoryView([ONE, TWO, BARE])
    count = rows(view, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert count == [['"2"^^<http://www.w3.org/2001/XMLSchema#integer>']]
    assert set(view.quads()) == {ONE, TWO, BARE}


def test_graphs_are_still_told_apart() -> None:
    view = store.MemoryView([ONE, TWO, BARE])
    query = "SELECT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
    assert rows(view, query) == [["<x:one>"], ["<x:two>"]]


def test_replace_and_drop() -> None:
    memory = store.MemoryStore()
    writer = memory.writer()
    writer.replace("<x:one>", [ONE])
    before = memory.view()
    new = ("<x:s>", "<x:p>", '"b"', "<x:one>")
    writer.replace("<x:one>", [new])
    assert list(memory.view().quads()) == [new]
    assert list(before.quads()) == [ONE]
    writer.drop("<x:one>")
    writer.drop("<x:one>")
    assert len(memory.view()) == 0


def test_a_stray_quad_changes_nothing() -> None:
    memory = store.MemoryStore()
    memory.writer().replace("<x:one>", [ONE])
    with pytest.raises(InternalError, match="<x:two>"):
        memory.writer().replace("<x:one>", [TWO])
    assert list(memory.view().quads()) == [ONE]


def test_forms_of_answers() -> None:
    view = store.MemoryView([ONE])
    ask = view.select("ASK { ?s ?p ?o }")
    assert (ask.form, ask.columns) == (store.Form.ASK, ("answer",))
    made = view.select("CONSTRUCT { ?o ?p ?s } WHERE { ?s ?p ?o FILTER(false) }")
    assert made.form == store.Form.CONSTRUCT
    assert view.select("SELECT ?s ?x { ?s ?p ?o }").columns == ("s", "x")


def test_no_sparql_is_a_usage_error_with_its_line() -> None:
    with pytest.raises(UsageError, match="line 2"):
        store.MemoryView([]).select("SELECT * {\n ?s ?p }")


FILES = {
    "a.ttl": "<x:s> <x:p> 1.50 .",
    "a.trig": "<x:g> { <x:s> <x:p> 1.50 }",
    "a.nt": '<x:s> <x:p> "1.50"^^<http://www.w3.org/2001/XMLSchema#decimal> .',
    "a.nq": '<x:s> <x:p> "1.50"^^<http://www.w3.org/2001/XMLSchema#decimal> <x:g> .',
    "a.jsonld": '{"@id": "x:s", "x:p": {"@value": "1.50",'
    ' "@type": "http://www.w3.org/2001/XMLSchema#decimal"}}',
    "A.RDF": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    ' xmlns:x="x:"><rdf:Description rdf:about="x:s"><x:p'
    ' rdf:datatype="http://www.w3.org/2001/XMLSchema#decimal">1.50</x:p>'
    "</rdf:Description></rdf:RDF>",
}


@pytest.mark.parametrize("name", FILES)
def test_each_format_is_read_and_literals_are_kept(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(FILES[name], encoding="utf-8")
    (quad,) = store.open_graph(path).quads()
    assert quad[:3] == (
        "<x:s>",
        "<x:p>",
        '"1.50"^^<http://www.w3.org/2001/XMLSchema#decimal>',
    )


def test_relative_iris_resolve_against_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("<#s> <#p> <#o> .")
    (quad,) = store.open_graph(path).quads()
    assert quad[0] == f"<{path.as_uri()}#s>"


BAD = {
    "bad.ttl": ("<x:s> <x:p>\n x .", "line 2"),
    "bad.jsonld": ("{", "bad.jsonld"),
    "bad.rdf": ("<rdf:RDF", "bad.rdf"),
    "bad.nq": ("<x:s> <x:p> .\n", "line 1"),
    "graph.docx": ("", "known are"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files_are_input_errors(tmp_path: Path, name: str) -> None:
    text, told = BAD[name]
    (tmp_path / name).write_text(text)
    with pytest.raises(InputError, match=told):
        store.open_graph(tmp_path / name)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.ttl: cannot be read"):
        store.open_graph(tmp_path / "none.ttl")
    with pytest.raises(InputError, match="is a folder"):
        store.open_graph(tmp_path)


BOMBS = {
    "deep.jsonld": '{"x:p":' * 5000 + "1" + "}" * 5000,
    "laughs.rdf": '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><r>&b;</r>',
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused_unparsed(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(BOMBS[name])
    with pytest.raises(LimitError, match=name):
        store.open_graph(tmp_path / name)


def test_files_are_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "out.ttl"
    store.write_whole(path, b"one")
    store.write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert [p.name for p in tmp_path.iterdir()] == ["out.ttl"]
    with pytest.raises(InputError, match="cannot be written"):
        store.write_whole(tmp_path / "none" / "out.ttl", b"")
    (tmp_path / "folder.ttl").mkdir()
    with pytest.raises(InputError):
        store.write_whole(tmp_path / "folder.ttl", b"")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["folder.ttl", "out.ttl"]
