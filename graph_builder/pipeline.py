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
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

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
from graph_builder.model import Document, Fact
from graph_builder.resolve import resolve
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

    `proposal` is what a proposer was worth, where there was one.
    """

    document: Document
    facts: tuple[Fact, ...]
    quads: tuple[Quad, ...]
    report: Report
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
        on_document: called with documents done and documents in all.

    Raises:
        InputError: a source is missing, or not one document could be read.
        UsageError: an option is of no use.
    """
    todo = list(_documents(sources))
    done = []
    for outcome in _outcomes(todo, options or Options(), min(workers, len(todo))):
        done.append(outcome)
        if on_document:
            on_document(len(done), len(todo))
    return _gathered(done, options or Options())


def _documents(sources: Iterable[Source]) -> Iterator[Path | Document]:
    for source in sources:
        if isinstance(source, Document):
            yield source
        else:
            yield from expand([str(source)])


def _outcomes(
    todo: list[Path | Document], options: Options, workers: int
) -> Iterator[Outcome]:
    """Each document through the stages, in the order given."""
    through = partial(_through, options=options)
    if workers <= 1:
        yield from map(through, todo)
        return
    with _pool(workers) as pool:
        size = max(1, len(todo) // (workers * _CHUNKS_PER_WORKER))
        yield from pool.map(through, todo, chunksize=size)


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that leave Ctrl-C to us and stop with us."""
    pool = ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=signal.signal,
        initargs=(signal.SIGINT, signal.SIG_IGN),
    )
    try:
        yield pool
    except BrokenProcessPool as error:
        what, hint = "a worker process died", "try again with --workers 1"
        raise InternalError(what, where="build", hint=hint) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _through(source: Path | Document, options: Options) -> Outcome:
    """One document through the stages; what stops it stops no other."""
    try:
        document = source if isinstance(source, Document) else read(source)
        return _stages(document, options)
    except UsageError:  # an option is wrong, and so for every document
        raise
    except GraphBuilderError as error:
        return Refusal(_name(source), error)
    except Exception as error:  # noqa: BLE001 - a fault of ours in one document
        what = f"{type(error).__name__} while reading it: {error}"
        hint = "a fault of ours: please report it with this document"
        fault = InternalError(what, where=_name(source), hint=hint)
        fault.__cause__ = error
        return Refusal(_name(source), fault)


def _stages(document: Document, options: Options) -> Reading:
    found, proposal = extract(document), None
    if options.proposer:
        proposal = propose(document, found, options.proposer)
        found += proposal.facts
    told = [f for f in found if f.confidence >= options.min_confidence]
    facts = [*told, *check(told, document)]
    entities = resolve(facts, document)
    quads = assemble(document, facts, entities, base=options.base)
    report = validate(quads) if options.validate else Report()
    return Reading(document, tuple(facts), tuple(quads), report, proposal)


def _name(source: Path | Document) -> str:
    return source.name if isinstance(source, Document) else str(source)


def _gathered(done: list[Outcome], options: Options) -> Build:
    readings = sorted(
        (o for o in done if isinstance(o, Reading)),
        key=lambda r: (r.document.name, r.document.sha256, r.document.source),
    )
    refused = sorted(
        (o for o in done if isinstance(o, Refusal)), key=lambda r: r.source
    )
    if not readings:
        raise _nothing(refused)
    quads = {quad for reading in readings for quad in reading.quads}
    about = describe(
        quads, version=__version__, options=options.told(), base=options.base
    )
    return Build(tuple(readings), tuple(refused), tuple(sorted(quads.union(about))))


def _nothing(refused: list[Refusal]) -> GraphBuilderError:
    """The error of a build without one document."""
    if len(refused) == 1:
        return refused[0].error
    first = refused[0].error.line() if refused else "no source was given"
    what = f"none of {len(refused)} documents could be read; the first: {first}"
    return InputError(what, where="build", hint="" if refused else "name a document")
