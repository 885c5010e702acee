"""Our shapes as a plan that judges one document without pyshacl.

It tells exactly what pyshacl tells of a document that is well formed: silences and
contradictions. At the first sign of a violation it gives up, and pyshacl judges.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from graph_builder.terms import text
from graph_builder.validate.constraints import NOTHING
from graph_builder.validate.planning import Rule, Shape, ours
from graph_builder.validate.report import Result, Severity
from graph_builder.validate.triples import Triples, plain
from graph_builder.vocabulary import FG, RDF

Substitutions = dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]
_SUBCLASS = "<http://www.w3.org/2000/01/rdf-schema#subClassOf>"
_VARIABLE = re.compile(r"\{[?$](\w+)\}")
_WORST = Severity.VIOLATION


class DoubtError(Exception):
    """The document has to be judged by pyshacl."""


def judge(triples: Triples) -> list[Result]:
    """What our shapes say of one document.

    Raises:
        DoubtError: something may be malformed.
    """
    if _SUBCLASS in triples.properties:
        raise DoubtError
    return [result for shape in ours() for result in _judged(shape, triples)]


def _judged(shape: Shape, triples: Triples) -> Iterator[Result]:
    for focus in _focuses(shape, triples):
        values = shape.values(triples, focus)
        for asked in shape.asked:
            for value in asked(triples, focus, values):
                yield _result(shape, focus, value, dict(shape.messages), triples)
        for rule in shape.rules:
            yield from _ruled(shape, rule, focus, triples)


def _focuses(shape: Shape, triples: Triples) -> Iterable[str]:
    found = dict.fromkeys(n for c in shape.classes for n in triples.instances(c))
    for predicate in shape.subjects_of:
        found |= dict.fromkeys(s for s, _ in triples.properties.get(predicate, ()))
    for predicate in shape.objects_of:
        found |= dict.fromkeys(o for _, o in triples.properties.get(predicate, ()))
    return found


def _ruled(shape: Shape, rule: Rule, focus: str, triples: Triples) -> Iterator[Result]:
    this: Substitutions = {ox.Variable("this"): ox.NamedNode(focus[1:-1])}
    answer = triples.engine.query(rule.query, substitutions=this)
    if not isinstance(answer, ox.QuerySolutions):
        raise DoubtError
    names = [variable.value for variable in answer.variables]
    for solution in answer:
        row = {n: plain(str(v)) for n, v in zip(names, solution, strict=True) if v}
        filled = {language: _filled(m, row) for language, m in rule.messages}
        yield _result(shape, focus, row.get("value", focus), filled, triples)


def _filled(message: str, row: dict[str, str]) -> str:
    return _VARIABLE.sub(lambda m: text(row[m[1]]) if m[1] in row else m[0], message)


def _result(
    shape: Shape, focus: str, value: str, messages: dict[str, str], triples: Triples
) -> Result:
    if shape.severity is _WORST:
        raise DoubtError
    whole = FG.Document in triples.values(focus, RDF.type)
    blamed = value if whole and value[:1] == "<" and triples.says(value) else focus
    single = len(shape.path) == 1 and len(shape.path[0]) == 1
    return Result(
        shape.severity,
        shape.name,
        text(blamed),
        text(shape.path[0][0]) if single else "",
        text(value) if value != NOTHING else "",
        messages.get("fr", ""),
        messages.get("en", ""),
        *triples.origin(blamed),
    )
