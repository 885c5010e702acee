"""Terms in code, shapes and queries are declared, and declared terms are used."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph_builder import resources, vocabulary
from graph_builder.errors import InternalError
from graph_builder.model import Kind
from graph_builder.vocabulary import ENTITY_CLASS, FG, FG_NAMESPACE

PACKAGE = Path(vocabulary.__file__).parent
COMMENT = re.compile(r"^\s*#.*$", re.MULTILINE)
TERM = re.compile(r"\bfg:([A-Za-z]\w*)")
OTHERS = (
    *("RDF", "XSD", "OWL", "SKOS", "OA", "PROV", "DC", "SCHEMA", "VOID"),
    *("DCAT", "ORG"),
)


def declared() -> set[str]:
    kinds = {"Class", "ObjectProperty", "DatatypeProperty"}
    return {
        q.subject.value.removeprefix(FG_NAMESPACE)
        for q in ox.parse(path=str(resources.folder("ontology") / "funding.ttl"))
        if isinstance(q.subject, ox.NamedNode)
        and isinstance(q.object, ox.NamedNode)
        and q.object.value.partition("#")[2] in kinds
    }


def written_in(paths: list[Path]) -> dict[str, str]:
    """Each of our terms in some files, and one file that has it."""
    texts = {p: COMMENT.sub("", p.read_text(encoding="utf-8")) for p in paths}
    return {t: p.name for p, text in texts.items() for t in TERM.findall(text)}


def code() -> str:
    modules = sorted(PACKAGE.rglob("*.py"))
    return "\n".join(p.read_text(encoding="utf-8") for p in modules)


def own() -> dict[str, str]:
    return {k: v for k, v in vars(FG).items() if not k.startswith("_")}


def test_terms_of_python_are_those_of_the_ontology() -> None:
    assert set(own()) == declared()
    assert all(value == f"<{FG_NAMESPACE}{name}>" for name, value in own().items())


def test_terms_of_shapes_and_queries_are_declared() -> None:
    queries = sorted((PACKAGE / "queries").glob("*.rq"))
    used = written_in([*resources.files("shapes"), *queries])
    unknown = {t: f for t, f in used.items() if t not in declared()}
    assert not unknown


def test_every_declared_term_is_used() -> None:
    text = code()
    shaped = written_in(list(resources.files("shapes")))
    kinds = {term[1:-1].removeprefix(FG_NAMESPACE) for term in ENTITY_CLASS.values()}
    # Fact is what the fact types have in common: the graph names the types themselves.
    for term in declared() - kinds - {"Fact"}:
        assert f"FG.{term}" in text, term
        assert term in shaped or term == "Document", term


def test_every_borrowed_term_is_used() -> None:
    text = code()
    for group in OTHERS:
        terms = [t for t in vars(getattr(vocabulary, group)) if not t.startswith("_")]
        assert [t for t in terms if f"{group}.{t}" not in text] == []


def test_every_kind_of_thing_has_its_class() -> None:
    assert set(ENTITY_CLASS) == set(Kind)
    assert {
        v[1:-1].removeprefix(FG_NAMESPACE) for v in ENTITY_CLASS.values()
    } <= declared()


def test_a_missing_folder_is_told() -> None:
    with pytest.raises(InternalError, match="reinstall"):
        resources.folder("nowhere")
