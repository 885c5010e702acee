"""Our shapes, read from their files into a plan that can be run without pyshacl."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

import pyoxigraph as ox

from graph_builder import resources
from graph_builder.terms import text
from graph_builder.validate import constraints
from graph_builder.validate.constraints import Asked
from graph_builder.validate.report import Severity
from graph_builder.validate.triples import Triples, language
from graph_builder.vocabulary import RDF

_SH = "http://www.w3.org/ns/shacl#"
_REST, _FIRST, _NIL = (
    f"<http://www.w3.org/1999/02/22-rdf-syntax-ns#{name}>"
    for name in ("rest", "first", "nil")
)


class UncoveredError(Exception):
    """The plan has no way to judge a shape."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A constraint in SPARQL: its query and its messages by language."""

    query: str
    messages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape: what it looks at and what it asks.

    `path` holds the properties of each step, alternatives together.
    """

    name: str
    severity: Severity
    classes: tuple[str, ...] = ()
    subjects_of: tuple[str, ...] = ()
    objects_of: tuple[str, ...] = ()
    path: tuple[tuple[str, ...], ...] = ()
    asked: tuple[Asked, ...] = ()
    rules: tuple[Rule, ...] = ()
    messages: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    single: bool = False

    def values(self, triples: Triples, focus: str) -> Sequence[str]:
        """The values at the end of the path, or the focus itself."""
        if len(self.path) == 1 and len(self.path[0]) == 1:
            return triples.values(focus, self.path[0][0])
        nodes = [focus]
        for step in self.path:
            found = (v for n in nodes for p in step for v in triples.values(n, p))
            nodes = sorted(set(found))
        return nodes

    def conforms(self, triples: Triples, focus: str) -> bool:
        """Whether a node is as the shape asks."""
        values = self.values(triples, focus)
        return not any(True for one in self.asked for _ in one(triples, focus, values))


@cache
def ours() -> tuple[Shape, ...]:
    """The shapes that ship with the package, as a plan.

    Raises:
        UncoveredError: one of them asks what the plan cannot judge.
    """
    quads = [q for p in resources.files("shapes") for q in _parsed(str(p))]
    source = Triples((str(q.subject), str(q.predicate), str(q.object)) for q in quads)
    kinds = (_sh("NodeShape"), _sh("PropertyShape"))
    names = sorted(n for kind in kinds for n in source.instances(kind))
    return tuple(Reader(source).shape(name) for name in names if name[0] == "<")


@cache
def single() -> frozenset[str]:
    """The properties of which some shape of ours allows one value at most."""
    return frozenset(shape.path[0][0] for shape in ours() if shape.single)


def _parsed(path: str) -> Iterable[ox.Quad]:
    return ox.parse(path=path, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)


def _sh(name: str) -> str:
    return f"<{_SH}{name}>"


class Reader:
    """Reads shapes out of the triples of their files."""

    def __init__(self, source: Triples) -> None:
        self._source = source

    def shape(self, node: str) -> Shape:
        """One shape, named or within another."""
        values = self._source.values
        severity = self._source.first(node, _sh("severity")) or ""
        levels = {_sh("Warning"): Severity.WARNING, _sh("Info"): Severity.INFO}
        return Shape(
            text(node) if node[0] == "<" else "",
            levels.get(severity, Severity.VIOLATION),
            tuple(values(node, _sh("targetClass"))),
            tuple(values(node, _sh("targetSubjectsOf"))),
            tuple(values(node, _sh("targetObjectsOf"))),
            self._path(node),
            tuple(self._asked(node)),
            tuple(self._rule(one) for one in values(node, _sh("sparql"))),
            self._messages(node),
            self._single(node),
        )

    def _single(self, node: str) -> bool:
        """Whether it allows one value of one property at most."""
        path, most = (self._source.first(node, _sh(n)) for n in ("path", "maxCount"))
        return bool(path and path[0] == "<" and most and text(most) == "1")

    def _messages(self, node: str) -> tuple[tuple[str, str], ...]:
        said = self._source.values(node, _sh("message"))
        return tuple((language(message), text(message)) for message in said)

    def _path(self, node: str) -> tuple[tuple[str, ...], ...]:
        path = self._source.first(node, _sh("path"))
        if path is None:
            return ()
        if path[0] == "<":
            return ((path,),)
        other = self._source.first(path, _sh("alternativePath"))
        if other:
            return (tuple(self._list(other)),)
        return tuple((step,) for step in self._list(path))

    def _list(self, node: str) -> list[str]:
        found = []
        while node != _NIL:
            first, rest = (self._source.first(node, p) for p in (_FIRST, _REST))
            if first is None or rest is None:
                raise UncoveredError(node)
            found.append(first)
            node = rest
        return found

    def _asked(self, node: str) -> Iterator[Asked]:
        for predicate, value in self._source.said(node):
            name = text(predicate).removeprefix(_SH)
            if name in _COMPONENTS:
                yield _COMPONENTS[name](value)
            elif name == "in":
                yield constraints.one_of(frozenset(self._list(value)))
            elif name in _NESTED:
                yield self._nested(name, value)
            elif predicate != RDF.type and name not in _KNOWN:
                raise UncoveredError(name)

    def _nested(self, predicate: str, value: str) -> Asked:
        listed = predicate in {"or", "xone"}
        shapes = [self.shape(one) for one in (self._list(value) if listed else [value])]
        fits = _NESTED[predicate]

        def holds(triples: Triples, one: str) -> bool:
            return fits(sum(shape.conforms(triples, one) for shape in shapes))

        return constraints.each(holds)

    def _rule(self, node: str) -> Rule:
        query = self._source.first(node, _sh("select")) or ""
        prefixes = {}
        for owner in self._source.values(node, _sh("prefixes")):
            for one in self._source.values(owner, _sh("declare")):
                name = self._source.first(one, _sh("prefix")) or ""
                prefixes[text(name)] = text(
                    self._source.first(one, _sh("namespace")) or ""
                )
        head = "".join(f"PREFIX {n}: <{iri}>\n" for n, iri in sorted(prefixes.items()))
        return Rule(head + text(query), self._messages(node))


def _count(component: Callable[[int], Asked]) -> Callable[[str], Asked]:
    return lambda value: component(int(text(value)))


def _bound(holds: Callable[[Decimal, Decimal], bool]) -> Callable[[str], Asked]:
    def component(value: str) -> Asked:
        limit = Decimal(text(value))
        return constraints.bounded(lambda number: holds(number, limit))

    return component


def _kind(value: str) -> Asked:
    if value != _sh("IRI"):
        raise UncoveredError(value)
    return constraints.an_iri()


_COMPONENTS: dict[str, Callable[[str], Asked]] = {
    "class": constraints.of_class,
    "datatype": constraints.of_datatype,
    "disjoint": constraints.disjoint,
    "hasValue": constraints.having,
    "lessThan": constraints.less_than,
    "maxCount": _count(constraints.at_most),
    "maxInclusive": _bound(lambda number, limit: number <= limit),
    "maxLength": _count(lambda most: constraints.long(most=most)),
    "minCount": _count(constraints.at_least),
    "minExclusive": _bound(lambda number, limit: number > limit),
    "minInclusive": _bound(lambda number, limit: number >= limit),
    "minLength": _count(constraints.long),
    "nodeKind": _kind,
    "pattern": lambda value: constraints.matching(text(value)),
}
_NESTED: dict[str, Callable[[int], bool]] = {
    "node": lambda fitting: fitting == 1,
    "not": lambda fitting: fitting == 0,
    "or": lambda fitting: fitting > 0,
    "property": lambda fitting: fitting == 1,
    "xone": lambda fitting: fitting == 1,
}
"""From how many of the nested shapes a value fits to whether it may."""
_KNOWN = frozenset(
    {"in", "message", "path", "severity", "sparql", "targetClass"}
    | {"targetObjectsOf", "targetSubjectsOf"}
    | _COMPONENTS.keys()
    | _NESTED.keys()
)
