"""The stages in order: documents → facts → entities → quads → checked graph.

    build(["annonces/"]).report.conforms

No logic of its own: what a stage does is in the stage.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from graph_builder import __version__
from graph_builder.assemble import assemble, describe, nquads
from graph_builder.check import check
from graph_builder.errors import (
    GraphBuilderError,
    InputError,
    InternalError,
    UsageError,
)
from graph_builder.extract import extract
from graph_builder.extract.llm import Endpoint, Proposal, propose
from graph_builder.ingest import expand, read
from graph_builder.model import Document, Entity, Fact
from graph_builder.resolve import resolve, unite
from graph_builder.validate import Report, rank, validate
from graph_builder.vocabulary import ID_NAMESPACE, Quad

Source = str | Path | Document
"""A file, a folder or a glob; or a document read before (standard input)."""

_CHUNKS_PER_WORKER = 8  # few enough to travel well, many enough to share the work


@dataclass(frozen=True, slots=True)
class Options:
    """What changes the graph.

    Attributes:
        base: the start of the IRIs of things, facts and documents.
        min_confidence: facts below it are left out, 0 to 1.
        validate: whether shapes are tried on each document's graph.
        proposer: a language model that may propose facts, or None.
    """

    base: str = ID_NAMESPACE
    min_confidence: float = 0.0
    validate: bool = True
    proposer: Endpoint | None = None

    def told(self) -> Mapping[str, str]:
        """The options that the graph's description names."""
        told = {"min-confidence": f"{self.min_confidence:g}"}
        return told | ({"model": self.proposer.model} if self.proposer else {})


@dataclass(frozen=True, slots=True)
class Reading:
    """One document after all stages; `facts` holds the checks too.

    `quads` and `report` come last: they hang on what the other documents call the
    things that this one names. `proposal` is what a proposer was worth, where there
    was one.
    """

    document: Document
    facts: tuple[Fact, ...]
    entities: tuple[Entity, ...] = ()
    quads: tuple[Quad, ...] = ()
    report: Report = field(default_factory=Report)
    proposal: Proposal | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document that could not be read, and why."""

    source: str
    error: GraphBuilderError


@dataclass(frozen=True)
class Build:
    """What a build gives: the readings by name of document, the refused, the graph.

    `quads` are sorted, each once, the dataset's description included.
    """

    readings: tuple[Reading, ...]
    refused: tuple[Refusal, ...]
    quads: tuple[Quad, ...]

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents that were read."""
        return tuple(reading.document for reading in self.readings)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts of all documents."""
        return tuple(fact for reading in self.readings for fact in reading.facts)

    @cached_property
    def report(self) -> Report:
        """What the shapes say of all documents."""
        results = {result for one in self.readings for result in one.report.results}
        return Report(tuple(sorted(results, key=rank)))

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the graph as sorted N-Quads (hex), whatever format it goes to."""
        return hashlib.sha256(nquads(self.quads)).hexdigest()


Outcome = Reading | Refusal
Item = Path | Document | Reading
Stages = Callable[[Any, Options], Reading]
Work = Callable[[Any], Outcome]
Spread = Callable[[Work, Sequence[Item]], Iterable[Outcome]]


def build(
    sources: Sequence[Source],
    *,
    options: Options | None = None,
    workers: int = 1,
    on_document: Callable[[int, int], None] | None = None,
) -> Build:
    """Build the graph of some documents; the order of sources changes nothing in it.

    Args:
        sources: files, folders, globs, or documents read before.
        options: what changes the graph.
        workers: processes over which documents are spread.
        on_document: called with documents read and documents in all.

    Raises:
        InputError: a source is missing, or not one document could be read.
        UsageError: an option is of no use.
    """
    options = options or Options()
    todo = list(_documents(sources))
    done: list[Outcome] = []
    with _crew(min(workers, len(todo))) as spread:
        for outcome in spread(partial(_guarded, _read, options), todo):
            done.append(outcome)
            if on_document:
                on_document(len(done), len(todo))
        refused, readings = _sorted(done)
        told = spread(partial(_guarded, _tell, options), _united(readings))
        failed, readings = _sorted(told)
    return _gathered(readings, [*refused, *failed], options)


def _documents(sources: Iterable[Source]) -> Iterator[Path | Document]:
    for source in sources:
        if isinstance(source, Document):
            yield source
        else:
            yield from expand([str(source)])


@contextmanager
def _crew(workers: int) -> Iterator[Spread]:
    """What spreads work over processes; they leave Ctrl-C to us and stop with us."""
    if workers <= 1:
        yield map
        return
    pool = ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=signal.signal,
        initargs=(signal.SIGINT, signal.SIG_IGN),
    )

    def spread(work: Work, todo: Sequence[Item]) -> Iterator[Outcome]:
        size = max(1, len(todo) // (workers * _CHUNKS_PER_WORKER))
        return pool.map(work, todo, chunksize=size)

    try:
        yield spread
    except BrokenProcessPool as error:
        what, hint = "a worker process died", "try again with --workers 1"
        raise InternalError(what, where="build", hint=hint) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _guarded(stages: Stages, options: Options, item: Item) -> Outcome:
    """One document through some stages; what stops it stops no other."""
    try:
        return stages(item, options)
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


def _read(source: Path | Document, options: Options) -> Reading:
    """What one document says, and what its names mean."""
    document = source if isinstance(source, Document) else read(source)
    found, proposal = extract(document), None
    if options.proposer:
        proposal = propose(document, found, options.proposer)
        found += proposal.facts
    told = [f for f in found if f.confidence >= options.min_confidence]
    facts = (*told, *check(told, document))
    return Reading(document, facts, resolve(facts, document), proposal=proposal)


def _united(readings: Sequence[Reading]) -> list[Reading]:
    """The readings, one thing being described alike in all of them."""
    entities = unite([reading.entities for reading in readings])
    return [replace(r, entities=e) for r, e in zip(readings, entities, strict=True)]


def _tell(reading: Reading, options: Options) -> Reading:
    """A reading as quads, and what the shapes say of them."""
    document, facts, entities = reading.document, reading.facts, reading.entities
    quads = tuple(assemble(document, facts, entities, base=options.base))
    report = validate(quads) if options.validate else Report()
    return replace(reading, quads=quads, report=report)


def _name(item: Item) -> str:
    """What people know a document by."""
    if isinstance(item, Reading):
        return item.document.source or item.document.name
    return item.name if isinstance(item, Document) else str(item)


def _sorted(done: Iterable[Outcome]) -> tuple[list[Refusal], list[Reading]]:
    """The refused and the read, each text once: its copies are refused.

    Of copies, the one that tells when it was published is kept, the earliest first.
    """
    told = list(done)
    refused = [outcome for outcome in told if isinstance(outcome, Refusal)]
    readings = [outcome for outcome in told if isinstance(outcome, Reading)]
    kept: dict[str, Reading] = {}
    for reading in sorted(readings, key=_dated_first):
        same = kept.setdefault(reading.document.sha256, reading)
        if same is not reading:
            refused.append(_copy(reading, same))
    return refused, sorted(kept.values(), key=_by_name)


def _dated_first(reading: Reading) -> tuple[object, ...]:
    day = reading.document.published
    return (day is None, day and day.isoformat(), *_by_name(reading))


def _by_name(reading: Reading) -> tuple[str, ...]:
    document = reading.document
    return (document.name, document.sha256, document.source)


def _copy(reading: Reading, kept: Reading) -> Refusal:
    name = _name(reading)
    what = f"the same text as {_name(kept)}"
    return Refusal(name, InputError(what, where=name, hint="one of them is enough"))


def _gathered(
    readings: Sequence[Reading], refused: Sequence[Refusal], options: Options
) -> Build:
    refused = sorted(refused, key=lambda refusal: refusal.source)
    if not readings:
        raise _nothing(refused)
    quads = {quad for reading in readings for quad in reading.quads}
    about = describe(
        quads, version=__version__, options=options.told(), base=options.base
    )
    return Build(tuple(readings), tuple(refused), tuple(sorted(quads.union(about))))


def _nothing(refused: Sequence[Refusal]) -> GraphBuilderError:
    """The error of a build without one document."""
    if len(refused) == 1:
        return refused[0].error
    first = refused[0].error.line() if refused else "no source was given"
    what = f"none of {len(refused)} documents could be read; the first: {first}"
    return InputError(what, where="build", hint="" if refused else "name a document")
