"""One document through the stages, on its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph_builder.assemble import describe_things, tell
from graph_builder.authority.loading import Authority
from graph_builder.check import check, settled
from graph_builder.errors import GraphBuilderError, InternalError, UsageError
from graph_builder.extract import extract
from graph_builder.extract.llm import Endpoint, Proposal, propose
from graph_builder.ingest import Part, read, read_part
from graph_builder.model import Account, Document, Entity, Fact
from graph_builder.pipeline.authorities import index_of
from graph_builder.reconcile import Rulings
from graph_builder.resolve import resolve
from graph_builder.validate import Report, validate
from graph_builder.vocabulary import ID_NAMESPACE, Quad

Source = str | Path | Document
"""A file, a folder or a glob; or a document read before (standard input)."""


@dataclass(frozen=True, slots=True)
class Options:
    """What changes the graph.

    Attributes:
        base: the start of the IRIs of things, facts and documents.
        min_confidence: facts below it are left out, 0 to 1.
        validate: whether shapes are tried on each document's graph.
        proposer: a language model that may propose facts, or None.
        rulings: which things users say are one, and which are not.
        authorities: files of records besides those we ship; the first has the word.
    """

    base: str = ID_NAMESPACE
    min_confidence: float = 0.0
    validate: bool = True
    proposer: Endpoint | None = None
    rulings: Rulings = ()
    authorities: tuple[Authority, ...] = ()

    def told(self) -> Mapping[str, str]:
        """The options that the graph's description names."""
        told = {"min-confidence": f"{self.min_confidence:g}"}
        told |= {"model": self.proposer.model} if self.proposer else {}
        for number, one in enumerate(self.authorities, 1):
            told[f"authority-{number}"] = f"{Path(one.file).name} sha256:{one.digest}"
        return told


@dataclass(frozen=True, slots=True)
class Reading:
    """One document after all stages; no other document changes it.

    Attributes:
        document: what was read.
        facts: what it says, the checks too.
        entities: what its names mean.
        own: the document's own graph.
        things: what the things it names are called in it, in the graph of entities.
        account: what it says in short, for the stages that look at many documents.
        report: what the shapes say of `quads`.
        proposal: what a proposer was worth, where there was one.
        place: the file it was read from, and where in it.
    """

    document: Document
    facts: tuple[Fact, ...]
    entities: tuple[Entity, ...]
    own: tuple[Quad, ...]
    things: tuple[Quad, ...]
    account: Account
    report: Report = field(default_factory=Report)
    proposal: Proposal | None = None
    place: str = ""

    @property
    def quads(self) -> tuple[Quad, ...]:
        """Its graph as if there were no other document."""
        return self.own + self.things


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document that could not be read, and why."""

    source: str
    error: GraphBuilderError


Item = Path | Part | Document | Refusal
Outcome = Reading | Refusal


def guarded(options: Options, item: Item) -> Outcome:
    """One document through all stages; what stops it stops no other."""
    if isinstance(item, Refusal):
        return item
    try:
        return read_one(item, options)
    except UsageError:  # an option is wrong, and so for every document
        raise
    except GraphBuilderError as error:
        return Refusal(_name(item), error)
    except Exception as error:  # noqa: BLE001 - a fault of ours in one document
        what = f"{type(error).__name__} while reading it: {error}"
        hint = "a fault of ours: please report it with this document"
        fault = InternalError(what, where=_name(item), hint=hint)
        fault.__cause__ = error
        return Refusal(_name(item), fault)


def read_one(source: Path | Part | Document, options: Options) -> Reading:
    """One document through all stages.

    Raises:
        GraphBuilderError: as the stages do.
    """
    document = _document(source)
    found, proposal = extract(document), None
    if options.proposer:
        proposal = propose(document, found, options.proposer)
        found += proposal.facts
    kept = [f for f in found if f.confidence >= options.min_confidence]
    checks = check(kept, document)
    facts = (*settled(kept, checks), *checks)
    entities = resolve(facts, document, index_of(options.authorities))
    told = tell(document, facts, entities, base=options.base)
    things = tuple(describe_things(told.account.things, base=options.base))
    report = validate(told.quads + things) if options.validate else Report()
    return Reading(
        document,
        facts,
        entities,
        told.quads,
        things,
        told.account,
        report,
        proposal,
        _name(source),
    )


def _document(source: Path | Part | Document) -> Document:
    if isinstance(source, Document):
        return source
    return read_part(source) if isinstance(source, Part) else read(source)


def _name(item: Path | Part | Document) -> str:
    """What people know a document by."""
    if isinstance(item, Document):
        return item.name
    return item.place if isinstance(item, Part) else str(item)
