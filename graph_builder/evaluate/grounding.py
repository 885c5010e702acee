"""Text2KGBench's measures: does the graph keep to the ontology and to the text?

Source: Mihindukulasooriya et al., «Text2KGBench», ISWC 2023. A triple conforms when its
property is declared and its ends are of the property's domain and range. A subject or
an object is hallucinated when it is not in the text: here, when neither the label in
the answer table nor another spelling of the same thing is (a number: in no unit).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from graph_builder import resources
from graph_builder.evaluate.matching import KEYS, OTHERS, Row, fold, stems
from graph_builder.extract.french.money import find_money
from graph_builder.extract.french.numbers import find_numbers
from graph_builder.pipeline import Reading
from graph_builder.query import run, saved
from graph_builder.store import View, open_graph
from graph_builder.vocabulary import FG_NAMESPACE, RDF, Quad

_RDFS = "<http://www.w3.org/2000/01/rdf-schema#"
_DOMAIN, _RANGE = f"{_RDFS}domain>", f"{_RDFS}range>"
_ABOVE = f"{_RDFS}subClassOf>"
_STRING = "<http://www.w3.org/2001/XMLSchema#string>"
_UNITS = (1, 1_000, 1_000_000, 1_000_000_000)
_NUMBERS = frozenset(
    ("amount_eur", "value", "baseline", "count", "beneficiaries", "years")
)
# Values of vocabularies and dates that are worked out are not words of the text.
_NOT_WORDS = frozenset(
    ("outcome", "stage", "part", "relation", "approximate", "date", "deadline")
)
_NOT_TOLD = ("discrepancies",)  # what we conclude, not what the text says


@dataclass(frozen=True, slots=True)
class Grounding:
    """What was looked at, and how much of it was at fault.

    Attributes:
        triples: triples with a property of ours.
        undeclared: those whose property the ontology does not declare.
        misfits: those whose property it declares for other ends.
        subjects: the first key cells of rows, of which `subjects_lost` are not in the
            text.
        objects: the other cells, of which `objects_lost` are not in the text.
    """

    triples: int = 0
    undeclared: int = 0
    misfits: int = 0
    subjects: int = 0
    subjects_lost: int = 0
    objects: int = 0
    objects_lost: int = 0

    def __add__(self, other: Grounding) -> Grounding:
        return Grounding(
            *(getattr(self, f) + getattr(other, f) for f in self.__dataclass_fields__)
        )

    def rates(self) -> dict[str, float]:
        """The four measures, 0 to 1."""
        faults = self.undeclared + self.misfits
        return {
            "ontology conformance": 1 - _rate(faults, self.triples),
            "subject hallucination": _rate(self.subjects_lost, self.subjects),
            "relation hallucination": _rate(self.undeclared, self.triples),
            "object hallucination": _rate(self.objects_lost, self.objects),
        }


def _rate(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def grounding(
    reading: Reading, tables: Mapping[str, Iterable[Row]], view: View
) -> Grounding:
    """How one document's graph and answer tables hold to ontology and text."""
    text = _Text(reading.document.text, _spellings(view))
    rows = [(t, row) for t in KEYS if t not in _NOT_TOLD for row in tables[t]]
    subjects, objects = [], []
    for table, row in rows:
        told = list(_cells(table, row))
        subjects += told[:1]
        objects += told[1:]
    return _conformance(reading.quads) + Grounding(
        subjects=len(subjects),
        subjects_lost=sum(not text.holds(*cell) for cell in subjects),
        objects=len(objects),
        objects_lost=sum(not text.holds(*cell) for cell in objects),
    )


def _cells(table: str, row: Row) -> Iterator[tuple[str, object]]:
    """The cells of a row that the text should hold, the subject first."""
    for column in (*KEYS[table], *OTHERS.get(table, ())):
        if column not in _NOT_WORDS and row.get(column) not in (None, ""):
            yield column, row[column]


def _spellings(view: View) -> dict[str, set[str]]:
    """Other spellings by label."""
    known: dict[str, set[str]] = {}
    for row in run(view, saved("things")).dicts():
        if row["alias"]:
            known.setdefault(str(row["label"]), set()).add(str(row["alias"]))
    return known


class _Text:
    """A text that can be asked whether it holds a word, a name or a number."""

    def __init__(self, text: str, spellings: Mapping[str, set[str]]) -> None:
        self._folded = f" {fold(text)} "
        self._stems = stems(text)
        self._spellings = spellings
        self._numbers = {n.value for n in find_numbers(text)}
        for mention in find_money(text):
            money = mention.money
            self._numbers.update((money.amount, money.high or money.amount))

    def holds(self, column: str, cell: object) -> bool:
        if column in _NUMBERS:
            value = Decimal(str(cell))
            return any(value / unit in self._numbers for unit in _UNITS)
        forms = (str(cell), *self._spellings.get(str(cell), ()))
        return any(self._says(form) for form in forms)

    def _says(self, form: str) -> bool:
        return f" {fold(form)} " in self._folded or stems(form) <= self._stems


@dataclass(frozen=True, slots=True)
class _Property:
    domain: str = ""
    range: str = ""


@cache
def _ontology() -> tuple[dict[str, _Property], dict[str, frozenset[str]]]:
    """Our properties, and each class with itself and all classes above it."""
    quads = [
        quad
        for file in resources.files("ontology")
        for quad in open_graph(file).quads()
    ]
    domains = {s: o for s, p, o, _ in quads if p == _DOMAIN}
    ranges = {s: o for s, p, o, _ in quads if p == _RANGE}
    ours = {s for s, _, _, _ in quads if s.startswith(f"<{FG_NAMESPACE}")}
    properties = {s: _Property(domains.get(s, ""), ranges.get(s, "")) for s in ours}
    above: dict[str, set[str]] = {}
    for s, p, o, _ in quads:
        if p == _ABOVE:
            above.setdefault(s, set()).add(o)
    return properties, {s: _closure(s, above) for s in ours}


def _closure(start: str, above: Mapping[str, set[str]]) -> frozenset[str]:
    reached, waiting = {start}, [start]
    while waiting:
        fresh = above.get(waiting.pop(), set()) - reached
        reached |= fresh
        waiting += fresh
    return frozenset(reached)


def _conformance(quads: Iterable[Quad]) -> Grounding:
    told = {quad[:3] for quad in quads}
    types: dict[str, set[str]] = {}
    properties, classes = _ontology()
    for s, p, o in told:
        if p == RDF.type:
            types.setdefault(s, set()).update(classes.get(o, {o}))
    ours = [triple for triple in told if triple[1].startswith(f"<{FG_NAMESPACE}")]
    declared = [triple for triple in ours if triple[1] in properties]
    misfits = sum(not _fits(triple, properties, types) for triple in declared)
    return Grounding(len(ours), len(ours) - len(declared), misfits)


def _fits(
    triple: tuple[str, str, str],
    properties: Mapping[str, _Property],
    types: Mapping[str, set[str]],
) -> bool:
    s, p, o = triple
    wanted = properties[p]
    if wanted.domain and wanted.domain not in types.get(s, ()):
        return False
    if not wanted.range:
        return True
    if o.startswith("<"):
        return wanted.range in types.get(o, ())
    return wanted.range == _datatype(o)


def _datatype(literal: str) -> str:
    return literal.rpartition("^^")[2] if literal.endswith(">") else _STRING
