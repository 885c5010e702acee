"""The ontology is complete, in two languages, and says the same as the model."""

from __future__ import annotations

import importlib.util
import json
from enum import StrEnum
from types import ModuleType

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS

from graph_builder import model, resources
from graph_builder.assemble.cells import SPECS
from graph_builder.vocabulary import FG_NAMESPACE, ONTOLOGY_VERSION

FOLDER = resources.folder("ontology")
ONTOLOGY = Graph().parse(FOLDER / "funding.ttl")
SCHEMES = Graph().parse(FOLDER / "schemes.ttl")
SCHEMA = Namespace("http://schema.org/")
SH = Namespace("http://www.w3.org/ns/shacl#")
ROOT = URIRef(FG_NAMESPACE.removesuffix("#"))
TERMS = sorted(str(t) for t in ONTOLOGY.subjects(RDFS.isDefinedBy, ROOT))
ENUMS: dict[str, type[StrEnum]] = {
    "outcome": model.Outcome,
    "stage": model.Stage,
    "part": model.Part,
    "relation": model.Relation,
    "factuality": model.Factuality,
    "verdict": model.Verdict,
    "discrepancy": model.DiscrepancyKind,
}


def languages(subject: str, property_: URIRef) -> list[str]:
    values = ONTOLOGY.objects(URIRef(subject), property_)
    return sorted(str(v.language) for v in values if isinstance(v, Literal) and v)


def derive() -> ModuleType:
    spec = importlib.util.spec_from_file_location("derive", FOLDER / "derive.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("term", TERMS)
def test_every_term_has_label_and_definition_in_both_languages(term: str) -> None:
    assert term.startswith(FG_NAMESPACE)
    assert languages(term, RDFS.label) == ["en", "fr"]
    assert languages(term, SKOS.definition) == ["en", "fr"]


def test_every_class_and_property_is_one_of_these_terms() -> None:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    declared = {str(t) for kind in kinds for t in ONTOLOGY.subjects(RDF.type, kind)}
    assert declared == set(TERMS)
    assert len(declared) < 120


def test_it_has_a_version_and_a_licence() -> None:
    version = ONTOLOGY.value(ROOT, OWL.versionIRI)
    assert f"<{version}>" == f"<{ONTOLOGY_VERSION}>"
    assert str(version).endswith(str(ONTOLOGY.value(ROOT, OWL.versionInfo)))
    assert ONTOLOGY.value(ROOT, DCTERMS.license)


def test_every_class_is_aligned_to_a_standard_one() -> None:
    own = {URIRef(t) for t in TERMS}
    relations = (RDFS.subClassOf, SKOS.closeMatch, SKOS.relatedMatch, SKOS.narrowMatch)
    local = {
        FG_NAMESPACE + n
        for n in ("Structure", "Measure", "Theme", "Discrepancy", "Check")
    }
    for class_ in ONTOLOGY.subjects(RDF.type, OWL.Class):
        matches = {o for r in relations for o in ONTOLOGY.objects(class_, r)}
        assert (matches - own) or str(class_) in local, class_


@pytest.mark.parametrize("scheme", sorted(ENUMS))
def test_schemes_list_the_values_of_the_model(scheme: str) -> None:
    node = URIRef(f"https://w3id.org/funding-graph/scheme/{scheme}")
    concepts = list(SCHEMES.subjects(SKOS.inScheme, node))
    notations = {str(SCHEMES.value(c, SKOS.notation)) for c in concepts}
    assert notations == {str(value) for value in ENUMS[scheme]}
    assert all(len(list(SCHEMES.objects(c, SKOS.prefLabel))) == 2 for c in concepts)


@pytest.mark.parametrize(
    ("shape", "scheme"),
    [
        ("SelectionOutcome", "outcome"),
        ("CountStage", "stage"),
        ("PartnerPart", "part"),
        ("StructureRelation", "relation"),
        ("FactFactuality", "factuality"),
        ("CheckVerdict", "verdict"),
        ("DiscrepancyKind", "discrepancy"),
    ],
)
def test_shapes_allow_the_values_of_the_model(shape: str, scheme: str) -> None:
    shapes = Graph()
    for path in resources.files("shapes"):
        shapes.parse(path)
    node = URIRef(f"https://w3id.org/funding-graph/shapes#{shape}")
    (values,) = shapes.objects(node, SH["in"])
    allowed = {str(item) for item in shapes.items(values)}
    assert allowed == {str(value) for value in ENUMS[scheme]}


@pytest.mark.parametrize("fact", list(SPECS))
def test_the_cells_of_a_fact_are_the_properties_of_its_class(
    fact: type[model.Fact],
) -> None:
    spec = SPECS[fact]
    class_ = URIRef(spec.type[1:-1])
    owned = {*ONTOLOGY.subjects(RDFS.domain, class_)}
    owned |= {*ONTOLOGY.subjects(SCHEMA.domainIncludes, class_)}
    money = {
        "amount",
        "amountAsWritten",
        "approximate",
        "bound",
        "currency",
        "high",
        "per",
    }
    cells = {cell.predicate[1:-1] for cell in spec.cells}
    if "amount" in fact.__dataclass_fields__:
        cells |= {FG_NAMESPACE + name for name in money}
    if fact is model.Discrepancy:
        cells.add(f"{FG_NAMESPACE}between")
    if fact is model.Check:
        cells.add(f"{FG_NAMESPACE}input")
    assert {str(p) for p in owned} == cells
    assert (class_, RDFS.subClassOf, URIRef(f"{FG_NAMESPACE}Fact")) in ONTOLOGY


@pytest.mark.parametrize("fact", list(SPECS))
def test_each_fact_type_has_its_file_of_shapes(fact: type[model.Fact]) -> None:
    assert (resources.folder("shapes") / f"{fact.__name__.lower()}.ttl").is_file()


def test_context_and_diagram_follow_from_the_ontology() -> None:
    module = derive()
    advice = "run python ontology/derive.py"
    for name, written in (
        ("context.jsonld", module.context),
        ("diagram.svg", module.diagram),
    ):
        there = (FOLDER / name).read_text(encoding="utf-8")
        assert there == written(ONTOLOGY), advice


def test_the_context_reads_as_the_ontology_means() -> None:
    context = json.loads((FOLDER / "context.jsonld").read_text(encoding="utf-8"))
    context |= {
        "id": "https://example.org/a",
        "type": "Award",
        "amount": "2500000",
        "recipient": "https://example.org/r",
        "evidence": "https://example.org/d#char=1,2",
    }
    turtle = f"""@prefix fg: <{FG_NAMESPACE}> .
      @prefix prov: <http://www.w3.org/ns/prov#> .
      @prefix ex: <https://example.org/> .
      @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
      ex:a a fg:Award ; fg:amount "2500000"^^xsd:decimal ; fg:recipient ex:r ;
        prov:wasDerivedFrom <https://example.org/d#char=1,2> ."""
    read = set(ox.parse(json.dumps(context), format=ox.RdfFormat.JSON_LD))
    assert read == set(ox.parse(turtle, format=ox.RdfFormat.TURTLE))
