"""Documents → one graph."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from graph_builder import __version__
from graph_builder.assemble import (
    content,
    describe,
    describe_contradictions,
    describe_settled,
    nquads,
)
from graph_builder.errors import GraphBuilderError, InputError
from graph_builder.extract.llm import Proposal
from graph_builder.model import Account, Document, Fact, Settled
from graph_builder.pipeline.crew import crew
from graph_builder.pipeline.intake import Intake
from graph_builder.pipeline.manifest import Manifest
from graph_builder.pipeline.reading import (
    Options,
    Outcome,
    Reading,
    Refusal,
    Source,
    guarded,
)
from graph_builder.reconcile import (
    Held,
    Rulings,
    by_topic,
    contradictions,
    settle,
    unused,
)
from graph_builder.validate import Report, together
from graph_builder.vocabulary import Quad


@dataclass(frozen=True)
class Build:
    """What a build gives: the readings by name of document, the refused, the graph.

    `quads` are sorted, each once, the dataset's description included. `unused` are the
    rulings that speak of no two things.
    """

    readings: tuple[Reading, ...]
    refused: tuple[Refusal, ...]
    quads: tuple[Quad, ...]
    unused: Rulings = ()

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
        return together(reading.report for reading in self.readings)

    @property
    def proposals(self) -> tuple[tuple[str, Proposal], ...]:
        """By name of document, what a proposer was worth."""
        told = ((reading.document.name, reading.proposal) for reading in self.readings)
        return tuple((name, proposal) for name, proposal in told if proposal)

    @cached_property
    def nodes(self) -> Mapping[str, int]:
        """How many nodes there are of each class of ours."""
        return content(self.quads).nodes

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the graph as sorted N-Quads (hex), whatever format it goes to."""
        return hashlib.sha256(nquads(self.quads)).hexdigest()


def build(
    sources: Sequence[Source],
    *,
    options: Options | None = None,
    workers: int = 1,
    on_document: Callable[[int, int], None] | None = None,
    manifest: Manifest | None = None,
) -> Build:
    """Build the graph of some documents; the order of sources changes nothing in it.

    Args:
        sources: files, folders, globs, or documents read before.
        options: what changes the graph.
        workers: processes over which documents are spread.
        on_document: called with documents read and documents found by then.
        manifest: gathers what became of each source, whether or not this returns.

    Raises:
        InputError: a source is missing, or not one document could be read.
        UsageError: an option is of no use.
    """
    options = options or Options()
    manifest = Manifest() if manifest is None else manifest
    intake = Intake(sources, manifest.skip)
    done: list[Outcome] = []
    with crew(min(workers, intake.most)) as spread:
        for outcome in spread(partial(guarded, options), intake.items()):
            done.append(outcome)
            if on_document:
                on_document(len(done), intake.found)
    refused, readings = _sorted(done)
    manifest.add([*refused, *readings])
    return _gathered(readings, refused, options)


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
    name = reading.place
    what = f"the same text as {kept.place}"
    return Refusal(name, InputError(what, where=name, hint="one of them is enough"))


def _gathered(
    readings: Sequence[Reading], refused: Sequence[Refusal], options: Options
) -> Build:
    refused = sorted(refused, key=lambda refusal: refusal.source)
    if not readings:
        raise _nothing(refused)
    quads = {quad for reading in readings for quad in reading.own}
    held = Held(reading.account for reading in readings)
    settled = list(settle(held, held.things(), options.rulings))
    quads.update(describe_settled(settled, base=options.base))
    accounts = [reading.account for reading in readings]
    quads.update(_contradictions(accounts, settled, options.base))
    about = describe(
        content(quads), version=__version__, options=options.told(), base=options.base
    )
    whole = tuple(sorted(quads.union(about)))
    idle = unused(options.rulings, held)
    return Build(tuple(readings), tuple(refused), whole, idle)


def _contradictions(
    accounts: Sequence[Account], settled: Iterable[Settled], base: str
) -> Iterator[Quad]:
    known = {member: one.identifier for one in settled for member in one.members}

    def canonical(thing: str) -> str:
        return known.get(thing, thing)

    for topic, told in by_topic(accounts, canonical).items():
        found = contradictions(topic, told, canonical)
        yield from describe_contradictions(found, base=base)


def _nothing(refused: Sequence[Refusal]) -> GraphBuilderError:
    """The error of a build without one document."""
    if len(refused) == 1:
        return refused[0].error
    first = refused[0].error.line() if refused else "no source was given"
    what = f"none of {len(refused)} documents could be read; the first: {first}"
    return InputError(what, where="build", hint="" if refused else "name a document")
