"""The report: what it says, in which order, and what stops it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
from rdflib import RDF, SH, Graph

from graph_builder import resources
from graph_builder.assemble import nquads
from graph_builder.errors import InputError, OntologyError
from graph_builder.pipeline import build
from graph_builder.validate import Report, Result, Severity, validate
from graph_builder.vocabulary import FG, OA, PROV, SCHEMA, XSD, Quad

PREFIXES = """
@prefix fg: <https://w3id.org/funding-graph/ontology#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix ex: <https://example.org/> .
"""


def broken(quads: list[Quad], predicate: str, value: str) -> list[Quad]:
    """The graph with another value for the first such property."""
    place = next(i for i, quad in enumerate(quads) if quad[1] == predicate)
    s, p, _, g = quads[place]
    return [*quads[:place], (s, p, value, g), *quads[place + 1 :]]


def own_shapes(folder: Path, text: str) -> list[Path]:
    path = folder / "own.ttl"
    path.write_text(PREFIXES + text, encoding="utf-8")
    return [path]


def test_a_built_graph_conforms(sample_quads: list[Quad]) -> None:
    report = validate(sample_quads)
    assert report.conforms
    assert report.at_least(Severity.VIOLATION) == ()
    assert report.results == report.at_least(Severity.INFO)


def test_quads_of_a_store_are_judged_alike(sample_quads: list[Quad]) -> None:
    native = ox.parse(nquads(sample_quads), format=ox.RdfFormat.N_QUADS)
    assert validate(native) == validate(sample_quads)


def test_the_order_of_quads_does_not_show(sample_quads: list[Quad]) -> None:
    assert validate(reversed(sample_quads)) == validate(sample_quads)


def test_a_message_names_the_document_and_its_words(sample_quads: list[Quad]) -> None:
    quads = broken(sample_quads, FG.outcome, '"lauréat"')
    report = validate(quads)
    assert not report.conforms
    first = report.results[0]
    assert (first.severity, first.document) == (Severity.VIOLATION, "littoral.txt")
    assert first.value == "lauréat"
    assert first.path == FG.outcome[1:-1]
    assert first.exact
    assert first.exact in first.line()
    assert first.line("fr").startswith("littoral.txt: violation: issue : ")
    assert "outcome: one of" in first.line("en")


def test_a_rule_across_facts_blames_the_fact(sample_quads: list[Quad]) -> None:
    quads = broken(sample_quads, OA.exact, '"rien"')
    (found,) = validate(quads).at_least(Severity.VIOLATION)
    assert found.shape.endswith("RelocationShape")
    assert "#char=" in found.focus
    assert found.exact == "rien"


def test_a_message_with_figures_comes_in_one_language(tmp_path: Path) -> None:
    quads = broken(two_documents(tmp_path), FG.factuality, '"asserted"')
    node, graph = next((s, g) for s, p, _, g in quads if p == FG.factuality)
    told = validate(
        [*quads, (node, FG.factuality.replace("factuality", "foo"), '"x"', graph)]
    )
    (found,) = told.at_least(Severity.VIOLATION)
    assert found.message_fr.startswith("propriété https://w3id.org/")
    assert found.message_en.startswith("property https://w3id.org/")
    assert ";" not in found.message_fr + found.message_en


def test_a_finding_tells_all_places_that_it_rests_on(tmp_path: Path) -> None:
    text = (
        "L'Université de Nantes reçoit 8 M€ de France 2030 pour le projet AISorb.\n\n"
        "Lauréat de l'appel IA-Cluster, AISSorb est porté par l'Université de Nantes.\n"
    )
    (tmp_path / "a.md").write_text(text)
    report = validate(build([tmp_path]).quads)
    (found,) = [
        r for r in report.results if r.shape.endswith("DiscrepancyValuesWarning")
    ]
    assert found.document == "a.md"
    assert "/document/" in found.source
    assert [text[s:e] for s, e in found.spans] == ["AISorb", "AISSorb"]


def test_a_path_without_a_name_is_left_out(sample_quads: list[Quad]) -> None:
    """Its blank node has another name in each process."""
    sources = {FG.call, FG.programme}
    told = validate([quad for quad in sample_quads if quad[1] not in sources])
    silent = [r for r in told.results if r.shape.endswith("AwardSourceSilence")]
    assert silent
    assert {r.path for r in silent} == {""}


def test_results_come_worst_first() -> None:
    low = Result(Severity.INFO, "s", "f")
    high = Result(Severity.VIOLATION, "s", "f")
    report = Report((high, low))
    assert report.at_least(Severity.WARNING) == (high,)
    assert not report.conforms
    assert Report((low,)).conforms


def test_a_fact_told_by_two_documents_is_judged_in_each(
    sample_quads: list[Quad],
) -> None:
    graph = next(s for s, _, o, _ in sample_quads if o == FG.Document)
    other = graph.replace("/document/", "/document/f")

    def moved(term: str) -> str:
        return term.replace(graph[:-1], other[:-1])

    copied = [(moved(s), p, moved(o), moved(g)) for s, p, o, g in sample_quads]
    first = next(i for i, q in enumerate(copied) if q[1] == FG.confidence)
    s, p, _, g = copied[first]
    copied[first] = (s, p, f'"0.5"^^{XSD.decimal}', g)
    assert validate([*sample_quads, *copied]).conforms


def test_triples_without_graphs_are_one_document(sample_quads: list[Quad]) -> None:
    flat = [
        ox.Quad(q.subject, q.predicate, q.object)
        for q in ox.parse(nquads(sample_quads), format=ox.RdfFormat.N_QUADS)
    ]
    assert len(validate(flat).results) == len(validate(sample_quads).results)


def flattened(quads: Iterable[Quad]) -> list[ox.Quad]:
    """The graph as Turtle holds it: without the names of its graphs."""
    native = ox.parse(nquads(quads), format=ox.RdfFormat.N_QUADS)
    return list({ox.Quad(q.subject, q.predicate, q.object) for q in native})


def two_documents(folder: Path) -> list[Quad]:
    """Two texts that tell one award in other words, and quote each a minister."""
    (folder / "a.md").write_text(
        "L'Université de Nantes reçoit 8 M€ pour le projet Alizé, au titre de France 2030.\n"
        "« Le vent se lève », dit la ministre Ada Roux.\n"
    )
    (folder / "b.txt").write_text(
        "L'université de Nantes a obtenu 8 millions d'euros pour le projet Alizé, au titre de France 2030.\n"
        "« La mer attend », dit la ministre Ada Roux.\n"
    )
    return list(build([folder]).quads)


def test_several_documents_without_graphs_are_told_apart(tmp_path: Path) -> None:
    quads = two_documents(tmp_path)
    written = [q for q in quads if q[1] == FG.amountAsWritten]
    assert len({q[0] for q in written}) < len(written)
    report = validate(flattened(quads))
    assert report.conforms
    assert report == validate(quads)


@pytest.mark.parametrize(
    ("predicate", "value"),
    [(PROV.wasDerivedFrom, "<https://example.org/x>"), (FG.factuality, '"peut-être"')],
)
def test_what_is_wrong_is_found_without_graphs_too(
    predicate: str, value: str, tmp_path: Path
) -> None:
    quads = broken(two_documents(tmp_path), predicate, value)
    assert not validate(flattened(quads)).conforms


def test_no_quads_no_findings() -> None:
    assert validate([]) == Report()


@pytest.mark.parametrize(
    ("predicate", "value"),
    [
        (FG.outcome, '"lauréat"'),
        (FG.amount, f'"61000000"^^{XSD.decimal}'),
        (OA.exact, '"rien"'),
        (PROV.wasDerivedFrom, "<https://example.org/x>"),
        (SCHEMA.name, f'"3"^^{XSD.integer}'),
        (FG.quote, '"retour \\n chariot \\u0007 \\"guillemet\\""'),
    ],
)
def test_plain_pyshacl_finds_the_same(
    predicate: str, value: str, sample_quads: list[Quad]
) -> None:
    quads = broken(sample_quads, predicate, value)
    data, shapes = Graph(), Graph()
    described = [q for q in quads if not q[3].endswith("graph/dataset>")]
    triples = "".join(f"{s} {p} {o} .\n" for s, p, o in {q[:3] for q in described})
    data.parse(data=triples, format="nt")
    for path in resources.files("shapes"):
        shapes.parse(path)
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    assert isinstance(report, Graph)
    expected = len(set(report.subjects(RDF.type, SH.ValidationResult)))
    assert len(validate(quads).results) == expected > 0


def test_own_shapes_replace_ours(sample_quads: list[Quad], tmp_path: Path) -> None:
    text = 'ex:S a sh:NodeShape ; sh:targetClass fg:Award ; sh:property [ sh:path fg:note ; sh:minCount 1 ; sh:message "no note" ] .'
    report = validate(sample_quads, own_shapes(tmp_path, text))
    assert {r.message_fr for r in report.results} == {"no note"}
    assert {r.shape for r in report.results} == {"https://example.org/S"}
    assert report.notes == ()


def test_a_misspelt_target_class_is_noted(
    sample_quads: list[Quad], tmp_path: Path
) -> None:
    text = "ex:S a sh:NodeShape ; sh:targetClass fg:Awrd ; sh:closed true ."
    report = validate(sample_quads, own_shapes(tmp_path, text))
    assert report.conforms
    (note,) = report.notes
    assert "did you mean" in note
    assert "ontology#Award" in note


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ex:S a ex:Other .",
        "ex:S a sh:NodeShape ; ",
        'ex:S a sh:NodeShape ; sh:targetClass fg:Award ; sh:sparql [ sh:select "SELEC $this" ] .',
        'ex:S a sh:NodeShape ; sh:targetClass fg:Award ; sh:sparql [ sh:select "ASK { $this a fg:Award }" ] .',
        "ex:S a sh:NodeShape ; sh:targetClass fg:Award ; sh:property [ sh:minCount 1 ] .",
        'ex:S a sh:PropertyShape ; sh:targetClass fg:Award ; sh:path fg:rule ; sh:pattern "(" .',
        "ex:S a sh:PropertyShape ; sh:targetClass fg:Award ; sh:path fg:rule ; sh:minCount 1.5 .",
    ],
)
def test_shapes_that_cannot_be_used_are_one_clear_error(
    text: str, sample_quads: list[Quad], tmp_path: Path
) -> None:
    with pytest.raises(OntologyError) as caught:
        validate(sample_quads, own_shapes(tmp_path, text))
    assert "\n" not in caught.value.line()


def test_shapes_that_are_not_there(sample_quads: list[Quad], tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.ttl: no such file \(check --shapes"):
        validate(sample_quads, [tmp_path / "none.ttl"])


def test_shapes_that_call_another_machine(
    sample_quads: list[Quad], tmp_path: Path
) -> None:
    shape = """
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        @prefix fg: <https://w3id.org/funding-graph/ontology#> .
        <urn:s> a sh:NodeShape ; sh:targetClass fg:Award ; sh:sparql [
          sh:message "x" ;
          sh:select "SELECT $this { SERVICE <http://localhost/> { $this ?p ?o } }" ] .
    """
    with pytest.raises(OntologyError, match="SERVICE"):
        validate(sample_quads, own_shapes(tmp_path, shape))


def test_importing_the_module_does_not_import_rdflib() -> None:
    code = "import sys, graph_builder.validate, graph_builder.assemble; sys.exit('rdflib' in sys.modules)"
    root = Path(__file__).resolve().parents[2]
    run = subprocess.run([sys.executable, "-c", code], check=False, cwd=root)  # noqa: S603 - our own interpreter, our own code
    assert run.returncode == 0
