"""Documents → a store folder, which is brought up to date document by document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from graph_builder.assemble import nquads
from graph_builder.errors import GraphBuilderError, InputError, UsageError
from graph_builder.extract.llm import Proposal
from graph_builder.model import codec
from graph_builder.pipeline.crew import crew
from graph_builder.pipeline.intake import Intake
from graph_builder.pipeline.manifest import Manifest
from graph_builder.pipeline.pending import Pending, Ticket
from graph_builder.pipeline.reading import (
    Options,
    Outcome,
    Reading,
    Refusal,
    Source,
    guarded,
)
from graph_builder.pipeline.sealing import settled
from graph_builder.reconcile import Rulings, unused
from graph_builder.store import FolderWriter, Row
from graph_builder.validate import Report, Result, Severity, together


@dataclass(frozen=True, slots=True)
class Update:
    """What came of bringing a store up to date.

    Attributes:
        read: the documents that are new.
        replaced: those that had changed.
        skipped: how many documents were as they had been.
        dropped: the files that were forgotten.
        refused: the documents that could not be read, and why.
        proposals: by name of document, what a proposer was worth.
        documents: how many the store shows now.
        copies: how many sources have the text of one of them.
        nodes: how many nodes there are of each class of ours.
        quads: how many there are.
        report: what the shapes say of all documents.
        unused: the rulings that speak of no two things.
        state: equal for stores of equal graphs.
    """

    read: tuple[str, ...]
    replaced: tuple[str, ...]
    skipped: int
    dropped: tuple[str, ...]
    refused: tuple[Refusal, ...]
    proposals: tuple[tuple[str, Proposal], ...]
    documents: int
    copies: int
    nodes: dict[str, int] = field(repr=False)
    quads: int
    report: Report = field(repr=False)
    unused: Rulings
    state: str


def update(  # noqa: PLR0913 - one argument an option
    folder: Path,
    sources: Sequence[Source],
    *,
    options: Options | None = None,
    workers: int = 1,
    prune: bool = False,
    on_document: Callable[[int, int], None] | None = None,
    manifest: Manifest | None = None,
) -> Update:
    """Bring a store folder up to date with some documents.

    What is as it was when it was last read is skipped: files, and documents of a file
    that holds several. What was committed stays if the process ends: the same call
    again goes on from there.

    Args:
        folder: the store, made where it is missing.
        sources: files, folders, globs, or documents read before.
        options: what changes the graph; with others than before, all is read again.
        workers: processes over which documents are spread; one process writes.
        prune: whether files that are not among the sources are forgotten.
        on_document: called with documents read and documents found by then.
        manifest: gathers what became of each source, whether or not this returns.

    Raises:
        InputError: a source is missing, or the folder is no store and not empty.
        LimitError: another build is writing to the folder.
        UsageError: an option is of no use.
    """
    options = options or Options()
    manifest = Manifest() if manifest is None else manifest
    intake = Intake(sources, manifest.skip)
    with FolderWriter(folder) as writer:
        _same_base(writer, folder, options)
        run = _Run(writer, options, intake, manifest)
        dropped = run.prune() if prune else ()
        with crew(min(workers, intake.most)) as spread:
            for outcome in spread(partial(guarded, options), run.items()):
                run.keep(outcome)
                if on_document:
                    on_document(run.kept, intake.found)
        run.finish()
        with writer.transaction():
            writer.shared.under(repr(options.rulings))
        state = writer.seal(partial(settled, options=options))
        return run.told(state, dropped)


def _same_base(writer: FolderWriter, folder: Path, options: Options) -> None:
    """One store has one start of IRIs."""
    known = writer.about("base")
    if known and known != options.base:
        what = f"holds IRIs that start with {known}"
        hint = f"say --base {known}, or name another folder"
        raise UsageError(what, where=str(folder), hint=hint)
    if not known:
        with writer.transaction():
            writer.set_about("base", options.base)


class _Run:
    """One update of one store: what is to do, and what came of it."""

    def __init__(
        self,
        writer: FolderWriter,
        options: Options,
        intake: Intake,
        manifest: Manifest,
    ) -> None:
        self._writer, self._manifest = writer, manifest
        self._pending = Pending(intake, writer, options, manifest)
        self._rulings = options.rulings
        self._known = writer.ledger.files()
        self.items = self._pending.items
        self._spoilt: set[str] = set()  # files of which something was refused
        self._read: list[str] = []
        self._replaced: list[str] = []
        self._refused: list[Refusal] = []
        self._proposals: list[tuple[str, Proposal]] = []

    @property
    def kept(self) -> int:
        """How many documents are done."""
        done = len(self._read) + len(self._replaced) + len(self._refused)
        return done + self._pending.skipped

    def prune(self) -> tuple[str, ...]:
        """Forget the files that are not among the sources."""
        gone = sorted(self._known.keys() - self._pending.files)
        for file in gone:
            with self._writer.transaction():
                self._writer.ledger.drop(file)
        return tuple(gone)

    def keep(self, outcome: Outcome) -> None:
        """Write what came of a document, or note that it was refused."""
        self.finish()
        ticket = self._pending.tickets.popleft()
        self._manifest.add([outcome])
        if isinstance(outcome, Refusal):
            self._spoilt.add(ticket.file)
            self._refused.append(outcome)
            if ticket.alone:
                with self._writer.transaction():
                    self._writer.ledger.drop(ticket.file)
            return
        ledger = self._writer.ledger
        known = ticket.source in ledger.read(ticket.file)
        self._pending.there(ticket)
        with self._writer.transaction():
            ledger.put(_row(ticket, outcome))
            if ticket.alone:
                ledger.finish(ticket.file, ticket.digest, [ticket.source])
        if outcome.proposal:
            self._proposals.append((outcome.document.name, outcome.proposal))
        (self._replaced if known else self._read).append(outcome.document.source)

    def finish(self) -> None:
        """Forget what is no longer in the files that were read to their end.

        A file of which something was refused is looked at again the next time.
        """
        ledger = self._writer.ledger
        tickets = self._pending.tickets
        while tickets and not tickets[0].source:
            end = tickets.popleft()
            file, sources = end.file, self._pending.sources.pop(end.file, set())
            digest = "" if file in self._spoilt else end.digest
            with self._writer.transaction():
                if sources:
                    ledger.finish(file, digest, sources)
                else:
                    ledger.drop(file)

    def told(self, state: str, dropped: tuple[str, ...]) -> Update:
        """What came of it."""
        ledger, shared = self._writer.ledger, self._writer.shared
        documents = len(shared.documents())
        if not documents:
            raise _nothing(self._refused)
        return Update(
            read=tuple(self._read),
            replaced=tuple(self._replaced),
            skipped=self._pending.skipped,
            dropped=dropped,
            refused=tuple(self._refused),
            proposals=tuple(self._proposals),
            documents=documents,
            copies=shared.copies(),
            nodes=shared.classes(),
            quads=shared.count(),
            report=together(map(_report, ledger.reports())),
            unused=unused(self._rulings, shared),
            state=state,
        )


def _report(kept: str) -> Report:
    report: Report = codec.loads(kept, Report, Result, Severity)
    return report


def _nothing(refused: Sequence[Refusal]) -> GraphBuilderError:
    if refused:
        return refused[0].error
    return InputError("no document in the store", hint="name a document")


def _row(ticket: Ticket, reading: Reading) -> Row:
    document = reading.document
    day = document.published.isoformat() if document.published else "9999"
    return Row(
        source=ticket.source,
        file=ticket.file,
        digest=ticket.digest,
        document=reading.account.origin.identifier,
        comes=f"{day} {document.name} {document.sha256} {document.source}",
        quads=nquads(reading.own).decode(),
        account=reading.account,
        report=codec.dumps(reading.report),
    )
