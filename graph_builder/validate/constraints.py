"""What shapes ask of values, one function a component of SHACL.

Each gives the values that offend, `NOTHING` standing for a count that is wrong. Where a
value is of a kind that has to be judged with care, it counts as offending: the caller
then asks the reference.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal, InvalidOperation

from graph_builder.terms import text
from graph_builder.validate.triples import Triples, datatype, language
from graph_builder.vocabulary import RDF, XSD

NOTHING = ""
Asked = Callable[[Triples, str, Sequence[str]], Iterator[str]]
"""From the triples, the focus and its values to the values that offend."""

_FORMS = {
    XSD.boolean: re.compile(r"true|false"),
    XSD.date: re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"),
    XSD.decimal: re.compile(r"[+-]?\d+(?:\.\d+)?"),
    XSD.gYear: re.compile(r"\d{4}"),
    XSD.gYearMonth: re.compile(r"\d{4}-(?:0[1-9]|1[0-2])"),
    XSD.integer: re.compile(r"[+-]?\d+"),
}
_STRING = "<http://www.w3.org/2001/XMLSchema#string>"


def at_least(count: int) -> Asked:
    """`sh:minCount`."""

    def asked(_: Triples, _focus: str, values: Sequence[str]) -> Iterator[str]:
        if len(values) < count:
            yield NOTHING

    return asked


def at_most(count: int) -> Asked:
    """`sh:maxCount`."""

    def asked(_: Triples, _focus: str, values: Sequence[str]) -> Iterator[str]:
        if len(values) > count:
            yield NOTHING

    return asked


def each(holds: Callable[[Triples, str], bool]) -> Asked:
    """A component that looks at one value at a time."""

    def asked(triples: Triples, _focus: str, values: Sequence[str]) -> Iterator[str]:
        return (value for value in values if not holds(triples, value))

    return asked


def of_datatype(wanted: str) -> Asked:
    """`sh:datatype`, well-formed."""
    if wanted == _STRING:
        return each(lambda _, v: v[0] == '"' and not datatype(v) and not language(v))
    form = _FORMS.get(wanted)
    return each(
        lambda _, v: datatype(v) == wanted and bool(form and form.fullmatch(text(v)))
    )


def one_of(allowed: frozenset[str]) -> Asked:
    """`sh:in`."""
    return each(lambda _, value: value in allowed)


def an_iri() -> Asked:
    """`sh:nodeKind sh:IRI`."""
    return each(lambda _, value: value[0] == "<")


def of_class(class_: str) -> Asked:
    """`sh:class`."""
    return each(lambda triples, value: class_ in triples.values(value, RDF.type))


def long(least: int = 0, most: int | None = None) -> Asked:
    """`sh:minLength`, `sh:maxLength`."""
    limit = float("inf") if most is None else most
    return each(lambda _, value: least <= len(text(value)) <= limit)


def matching(pattern: str) -> Asked:
    """`sh:pattern`."""
    form = re.compile(pattern)
    return each(lambda _, value: bool(form.search(text(value))))


def bounded(holds: Callable[[Decimal], bool]) -> Asked:
    """`sh:minInclusive` and the like."""
    return each(lambda _, value: (n := _number(value)) is not None and holds(n))


def having(wanted: str) -> Asked:
    """`sh:hasValue`."""

    def asked(_: Triples, _focus: str, values: Sequence[str]) -> Iterator[str]:
        if wanted not in values:
            yield NOTHING

    return asked


def disjoint(predicate: str) -> Asked:
    """`sh:disjoint`."""

    def asked(triples: Triples, focus: str, values: Sequence[str]) -> Iterator[str]:
        others = triples.values(focus, predicate)
        return (value for value in values if value in others)

    return asked


def less_than(predicate: str) -> Asked:
    """`sh:lessThan`, of numbers."""

    def asked(triples: Triples, focus: str, values: Sequence[str]) -> Iterator[str]:
        for value in values:
            for other in triples.values(focus, predicate):
                low, high = _number(value), _number(other)
                if low is None or high is None or low >= high:
                    yield value

    return asked


def _number(term: str) -> Decimal | None:
    if datatype(term) not in {XSD.decimal, XSD.integer}:
        return None
    try:
        return Decimal(text(term))
    except InvalidOperation:
        return None
