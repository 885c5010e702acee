"""Brings the names of a document's facts together into entities with lasting keys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from functools import lru_cache

from graph_builder.authority import Record
from graph_builder.model import Check, Document, Entity, Fact, Kind, Link, Name
from graph_builder.resolve.candidates import candidates
from graph_builder.resolve.folding import person_slug, slug
from graph_builder.resolve.index import Index, shipped
from graph_builder.resolve.linking import Match, match

#: where an identifier becomes an IRI that its registry resolves
_IRIS = {"wikidata": "http://www.wikidata.org/entity/"}
_PROGRAMME_KINDS = frozenset({"plan", "strategy", "measure"})
_PLACE_PREFIX = {"region": "region", "city": "commune"}


@dataclass(slots=True)
class _Group:
    """The names that mean one thing, and the best match among them."""

    names: list[Name] = field(default_factory=list)
    found: Match | None = None
    candidates: list[Match] = field(default_factory=list)

    def add(self, name: Name, found: Match | None) -> None:
        self.names.append(name)
        if found and (self.found is None or found.score > self.found.score):
            self.found = found


def resolve(
    facts: Sequence[Fact], document: Document, index: Index | None = None
) -> tuple[Entity, ...]:
    """The entities that the names in `facts` mean, each name in exactly one.

    Args:
        facts: any facts of `document`; the inputs of checks count too.
        document: decides what names mean that mean several things, by its date.
        index: the records that names may mean; those of the shipped lists, if None.

    Returns:
        Entities sorted by kind and key. A key depends on what the name means and on
        nothing else in the document, so two documents agree on it.
    """
    groups: dict[tuple[Kind, str], _Group] = defaultdict(_Group)
    index = index or shipped()
    for name in dict.fromkeys(names_in(facts)):
        found = match(name, document, index)
        group = groups[_identity(name, found, index)]
        group.add(name, found)
        if found is None:
            group.candidates.extend(candidates(name, document, index))
    return tuple(_entity(*identity, groups[identity]) for identity in sorted(groups))


def names_in(facts: Iterable[Fact]) -> Iterator[Name]:
    """Every name in any cell of the facts, speakers and inputs of checks included."""
    for fact in facts:
        for attribute in _cells(type(fact)):
            value = getattr(fact, attribute)
            if isinstance(value, Name):
                yield value
        if isinstance(fact, Check):
            yield from names_in(fact.inputs)


_CELLS: dict[type[Fact], tuple[str, ...]] = {}


def _cells(fact_type: type[Fact]) -> tuple[str, ...]:
    """The attributes that may hold a name, found once per fact type."""
    if fact_type not in _CELLS:
        named = (f.name for f in fields(fact_type) if "Name" in str(f.type))
        _CELLS[fact_type] = tuple(named)
    return _CELLS[fact_type]


def _identity(name: Name, found: Match | None, index: Index) -> tuple[Kind, str]:
    if found:
        return _record_kind(found.record), _record_key(found.record)
    key = person_slug(name.label) if name.kind is Kind.PERSON else slug(name.label)
    # A name that did not link must not slip under a record's key: «ENM» is two schools.
    listed = (name.kind, key) in _listed(index)
    return name.kind, f"unlisted-{key}" if listed else key


@lru_cache(maxsize=4)
def _listed(index: Index) -> frozenset[tuple[Kind, str]]:
    """What records are called, and so no other name may be."""
    return frozenset((_record_kind(r), _record_key(r)) for r in index.records)


def _record_kind(record: Record) -> Kind:
    if record.source == "organisations":
        return Kind.ORGANISATION
    if record.source == "programmes":
        is_programme = record.kind in _PROGRAMME_KINDS
        return Kind.PROGRAMME if is_programme else Kind.CALL
    return Kind.PLACE


def _record_key(record: Record) -> str:
    prefix = _PLACE_PREFIX.get(record.kind)
    return f"{prefix}-{record.key}" if prefix else record.key


def _entity(kind: Kind, key: str, group: _Group) -> Entity:
    names = sorted(group.names, key=lambda n: (n.label, n.kind, n.aliases))
    label = group.found.record.label if group.found else names[0].label
    spellings = {s for name in names for s in (name.label, *name.aliases)} - {label}
    links = tuple(_links(group.found)) if group.found else ()
    return Entity(
        key,
        label,
        kind,
        tuple(sorted(spellings)),
        tuple(names),
        links,
        () if links else _unsure(group.candidates),
    )


def _unsure(found: Iterable[Match]) -> tuple[Link, ...]:
    """The candidates of a group, one a record."""
    best: dict[str, Match] = {}
    for one in sorted(found, key=lambda m: (-m.score, m.record.key, m.reason)):
        best.setdefault(one.record.key, one)
    return tuple(next(_links(one)) for one in best.values())


def _links(found: Match) -> Iterator[Link]:
    """One link to the list itself, if it is ours, and one per public identifier."""
    record = found.record
    own = {record.source: record.key} if record.dataset.shipped else {}
    for scheme, identifier in (own | dict(record.identifiers)).items():
        dataset = record.origins.get(scheme, record.dataset)
        yield Link(
            authority=scheme,
            identifier=_IRIS.get(scheme, "") + identifier,
            score=found.score,
            reason=found.reason,
            source=str(dataset),
            date=dataset.date,
            successions=record.successions,
        )
