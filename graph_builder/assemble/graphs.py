"""The graph of one document: what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph_builder.assemble import terms
from graph_builder.assemble.cells import SPECS, Encode, money_cells
from graph_builder.assemble.naming import Naming, checked_base
from graph_builder.assemble.soundness import sound
from graph_builder.assemble.things import (
    describe_candidate,
    describe_things,
    in_order,
)
from graph_builder.model import (
    Account,
    Check,
    Document,
    Entity,
    Evidence,
    Fact,
    Factuality,
    Money,
    Name,
    Origin,
    Said,
)
from graph_builder.vocabulary import (
    DC,
    ENTITY_CLASS,
    FG,
    FG_NAMESPACE,
    ID_NAMESPACE,
    OA,
    PROV,
    RDF,
    SCHEMA,
    XSD,
    Quad,
)

Triple = tuple[str, str, str]

CONTEXT_LENGTH = 32
"""Characters of prefix and suffix kept around a quotation."""

_RANKS = {factuality: rank for rank, factuality in enumerate(Factuality)}
_URLS = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Told:
    """One document's own graph, sorted, and what it says in short."""

    quads: tuple[Quad, ...]
    account: Account


def tell(
    document: Document,
    facts: Sequence[Fact],
    entities: Sequence[Entity],
    *,
    base: str = ID_NAMESPACE,
) -> Told:
    """What one document says; see `assemble` for the arguments."""
    naming = Naming(document, entities, base)
    said = list(_document(document, naming))
    spans: dict[Evidence, None] = {}
    told = sorted(_by_identifier(sound(facts, naming), naming).items())
    for identifier, same in told:
        said.extend(_fact(identifier, same, naming))
        spans.update((span, None) for fact in same for span in fact.evidence)
    said.extend(_evidence(spans, document.text, naming.iri(naming.document)[1:-1]))
    said.extend(_mentions(naming))
    graph = naming.iri(naming.document)
    quads = tuple((s, p, o, graph) for s, p, o in in_order(said))
    best = {identifier: _said(same[0], naming) for identifier, same in told}
    return Told(quads, Account(_origin(document, naming), _things(naming), best))


def assemble(
    document: Document,
    facts: Sequence[Fact],
    entities: Sequence[Entity],
    *,
    base: str = ID_NAMESPACE,
    namespace: str = FG_NAMESPACE,
) -> list[Quad]:
    """The quads of one document, sorted by graph and subject, each once.

    Two graphs: the document's own (its IRI is the document's), and the part of the
    graph of entities that the document's names touch, as if there were no other.

    Args:
        document: the text that the facts' evidence refers to.
        facts: what it says, in any order; the inputs of checks are told too. Facts that
            cannot be (see `soundness`) are left out.
        entities: what its names mean; others are ignored.
        base: the start of the IRIs of things, facts and documents.
        namespace: the start of the ontology's IRIs.

    Raises:
        UsageError: `base` or `namespace` is no start of an IRI.
    """
    told = tell(document, facts, entities, base=base)
    quads = [*told.quads, *describe_things(told.account.things, base=base)]
    return quads if namespace == FG_NAMESPACE else _renamed(quads, namespace)


def nquads(quads: Iterable[Quad]) -> bytes:
    """Quads as N-Quads, one a line, in the order given."""
    return "".join(f"{s} {p} {o} {g} .\n" for s, p, o, g in quads).encode()


def _renamed(quads: list[Quad], namespace: str) -> list[Quad]:
    start, put = f"<{FG_NAMESPACE}", f"<{checked_base(namespace, '/#')}"

    def rename(term: str) -> str:
        return put + term[len(start) :] if term.startswith(start) else term

    return [(s, rename(p), rename(o), g) for s, p, o, g in quads]


def _document(document: Document, naming: Naming) -> Iterator[Triple]:
    node = naming.iri(naming.document)
    yield (node, RDF.type, FG.Document)
    yield (node, SCHEMA.name, terms.text(document.name))
    yield (node, SCHEMA.text, terms.text(document.text))
    yield (node, SCHEMA.sha256, terms.text(document.sha256))
    yield (node, SCHEMA.encodingFormat, terms.text(document.media_type))
    if document.title:
        yield (node, DC.title, terms.text(document.title))
    if document.publisher:
        yield (node, DC.publisher, terms.text(document.publisher))
    if document.published:
        yield (node, DC.issued, terms.date(document.published.isoformat()))
    if document.source.startswith(_URLS):
        # A path would make the graph differ from machine to machine.
        yield (node, DC.source, terms.text(document.source))


def _by_identifier(facts: Sequence[Fact], naming: Naming) -> dict[str, list[Fact]]:
    """The facts that are the same under one identifier, the best told first."""
    groups: dict[str, list[Fact]] = {}
    waiting = list(facts)
    while waiting:
        fact = waiting.pop()
        groups.setdefault(naming.fact_id(fact), []).append(fact)
        if isinstance(fact, Check):
            waiting.extend(fact.inputs)
    for told in groups.values():
        if len(told) > 1:
            told.sort(key=_standing)
    return groups


def _standing(fact: Fact) -> tuple[object, ...]:
    # The text of the fact settles ties, so that the order of the facts never shows.
    return (_RANKS[fact.factuality], fact.evidence, -fact.confidence, repr(fact))


def _fact(identifier: str, told: list[Fact], naming: Naming) -> Iterator[Triple]:
    """One node for a fact told once or several times; a cell is the first one given."""
    node, best = naming.iri(identifier), told[0]
    spec = SPECS[type(best)]
    yield (node, RDF.type, spec.type)
    for cell in spec.cells:
        value = _first(told, cell.attribute)
        if value is not None:
            encode: Encode = cell.encode or naming.thing
            yield (node, cell.predicate, encode(value))
    amount = getattr(best, "amount", None)
    if isinstance(amount, Money):
        for predicate, term in money_cells(amount):
            yield (node, predicate, term)
    if isinstance(best, Check):
        for fact in best.inputs:
            yield (node, FG.input, naming.iri(naming.fact_id(fact)))
    yield from _vouching(node, told, naming)


def _first(told: list[Fact], attribute: str) -> object | None:
    for fact in told:
        value: object = getattr(fact, attribute)
        if value is not None and value != "":  # zero is a value
            return value
    return None


def _vouching(node: str, told: list[Fact], naming: Naming) -> Iterator[Triple]:
    """What every fact carries besides its cells."""
    best = told[0]
    yield (node, FG.factuality, terms.text(best.factuality))
    confidence = max(fact.confidence for fact in told)
    yield (node, FG.confidence, terms.number(confidence))
    if best.speaker is not None:
        yield (node, FG.speaker, naming.thing(best.speaker))
    rule = _first(told, "rule")
    if rule:
        yield (node, FG.rule, terms.text(str(rule)))
    source = naming.iri(naming.document)[:-1]
    for fact in told:
        for cue in fact.cues:
            yield (node, FG.cue, terms.text(cue))
        for span in fact.evidence:
            yield (node, PROV.wasDerivedFrom, f"{source}#char={span.start},{span.end}>")


def _evidence(spans: Iterable[Evidence], text: str, source: str) -> Iterator[Triple]:
    """Where each span stands, by position and by its words and those around it."""
    document = f"<{source}>"
    for span in spans:
        start, end = span.start, span.end
        node = f"<{source}#char={start},{end}>"
        position = f"<{source}#position={start},{end}>"
        quote = f"<{source}#quote={start},{end}>"
        before = text[max(0, start - CONTEXT_LENGTH) : start]
        after = text[end : end + CONTEXT_LENGTH]
        yield from (
            (node, OA.hasSelector, position),
            (node, OA.hasSelector, quote),
            (node, OA.hasSource, document),
            (node, RDF.type, OA.SpecificResource),
            (position, OA.end, f'"{end}"^^{XSD.integer}'),
            (position, OA.start, f'"{start}"^^{XSD.integer}'),
            (position, RDF.type, OA.TextPositionSelector),
            (quote, OA.exact, terms.text(span.exact)),
            (quote, OA.prefix, terms.text(before)),
            (quote, OA.suffix, terms.text(after)),
            (quote, RDF.type, OA.TextQuoteSelector),
        )


def _mentions(naming: Naming) -> Iterator[Triple]:
    """What the document calls the things it names."""
    for name, (identifier, entity) in naming.seen.items():
        node = naming.iri(identifier)
        yield (node, RDF.type, ENTITY_CLASS[entity.kind])
        yield (node, RDF.label, terms.text(name.label))
        for alias in name.aliases:
            yield (node, SCHEMA.alternateName, terms.text(alias))
        # What a name may mean hangs on the document, and so is the document's to tell.
        for candidate in entity.candidates:
            start = naming.iri(f"candidate/{naming.document}/{identifier}")[1:-1]
            yield from describe_candidate(node, start, candidate)


def _origin(document: Document, naming: Naming) -> Origin:
    return Origin(
        naming.document,
        document.name,
        document.title,
        document.publisher,
        document.published,
    )


def _said(fact: Fact, naming: Naming) -> Said:
    cells = ((c.attribute, getattr(fact, c.attribute)) for c in SPECS[type(fact)].cells)
    named = {a: naming.thing_id(name) for a, name in cells if isinstance(name, Name)}
    return Said(fact, named)


def _things(naming: Naming) -> dict[str, Entity]:
    """What the document's names mean, by identifier."""
    resolved: dict[str, Entity] = {}
    for identifier, entity in naming.seen.values():
        entity = replace(entity, candidates=())  # noqa: PLW2901 # told in the document
        kept = resolved.setdefault(identifier, entity)
        # Names that nobody resolved may meet in one IRI: one of them, the same each
        # time, is the label.
        resolved[identifier] = min(kept, entity, key=lambda one: one.label)
    return resolved
