"""The shapes: ours from `shapes/`, or a reader's own."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox
from rdflib import RDF, SH, Graph, Literal, URIRef
from rdflib.term import Node

from graph_builder import resources
from graph_builder.errors import InputError, OntologyError
from graph_builder.validate.graphs import term
from graph_builder.vocabulary import FG_NAMESPACE

_CLASS = ox.NamedNode("http://www.w3.org/2002/07/owl#Class")
_TYPE = ox.NamedNode(str(RDF.type))


@cache
def ours() -> Graph:
    """The shapes that ship with the package."""
    return read(resources.files("shapes"))


def read(paths: Iterable[Path]) -> Graph:
    """The shapes of some files as one graph.

    Raises:
        OntologyError: a file is missing, is no RDF, or there is no shape in any.
    """
    graph = Graph()
    names = []
    for number, path in enumerate(paths):
        names.append(str(path))
        for s, p, o in _parsed(path):
            graph.add((_apart(s, number), term(p), _apart(o, number)))
    kinds = (SH.NodeShape, SH.PropertyShape)
    if not any((None, RDF.type, kind) in graph for kind in kinds):
        message = "there is no SHACL shape in it"
        hint = "a shape is an sh:NodeShape with a target"
        raise OntologyError(message, where=", ".join(names), hint=hint)
    return graph


def _parsed(path: Path) -> Iterator[tuple[str, str, str]]:
    try:
        quads = list(ox.parse(path=str(path), format=_format(path)))
    except FileNotFoundError as error:
        what = "no such file"
        raise InputError(what, where=str(path), hint="check --shapes") from error
    except OSError as error:
        message = "the shapes cannot be read"
        raise OntologyError(message, where=str(path), hint=str(error)) from error
    except (SyntaxError, ValueError) as error:
        message = f"the shapes are not RDF: {error}"
        raise OntologyError(message, where=str(path)) from error
    return ((str(q.subject), str(q.predicate), str(q.object)) for q in quads)


def _format(path: Path) -> ox.RdfFormat:
    return ox.RdfFormat.from_extension(path.suffix.lstrip(".")) or ox.RdfFormat.TURTLE


def _apart(written: str, number: int) -> Node:
    # Two files may use one name for different blank nodes.
    node: Node = term(f"{written}f{number}" if written.startswith("_:") else written)
    return node


def single(shapes: Graph) -> frozenset[str]:
    """The properties, as terms, of which some shape allows one value at most."""
    paths = (
        shapes.value(shape, SH.path)
        for shape in shapes.subjects(SH.maxCount, Literal(1))
    )
    return frozenset(f"<{path}>" for path in paths if isinstance(path, URIRef))


def odd_targets(shapes: Graph) -> tuple[str, ...]:
    """A note for each target class of our namespace that the ontology does not declare.

    Such a shape never finds anything, which looks like a graph without faults.
    """
    declared = _declared()
    targets = {
        str(class_)
        for class_ in shapes.objects(None, SH.targetClass)
        if isinstance(class_, URIRef) and class_.startswith(FG_NAMESPACE)
    }
    return tuple(_note(class_, declared) for class_ in sorted(targets - declared))


@cache
def _declared() -> frozenset[str]:
    path = resources.folder("ontology") / "funding.ttl"
    return frozenset(
        q.subject.value
        for q in ox.parse(path=str(path))
        if q.predicate == _TYPE
        and q.object == _CLASS
        and isinstance(q.subject, ox.NamedNode)
    )


def _note(class_: str, declared: frozenset[str]) -> str:
    near = difflib.get_close_matches(class_, sorted(declared), n=1)
    advice = f"; did you mean {near[0]}?" if near else ""
    return f"no class {class_} is declared, so its shape checks nothing{advice}"
