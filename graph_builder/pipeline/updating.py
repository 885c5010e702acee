"""Documents → a store folder, which is brought up to date document by document."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from graph_builder import __version__
from graph_builder.assemble import nquads
from graph_builder.errors import GraphBuilderError, InputError, UsageError
from graph_builder.extract.llm import Proposal
from graph_builder.model import Document, codec
from graph_builder.pipeline.building import documents
from graph_builder.pipeline.crew import crew
from graph_builder.pipeline.reading import (
    Item,
    Options,
    Outcome,
    Reading,
    Refusal,
    Source,
    guarded,
)
from graph_builder.pipeline.sealing import settled
from graph_builder.store import FolderWriter, Row
from graph_builder.validate import Report, Result, Severity, together


@dataclass(frozen=True, slots=True)
class Update:
    """What came of bringing a store up to date.

    Attributes:
        read: the documents that are new.
        replaced: those that had changed.
        skipped: how many files were as they had been.
        dropped: the files that were forgotten.
        refused: the documents that could not be read, and why.
        proposals: by name of document, what a proposer was worth.
        documents: how many the store shows now.
        copies: how many sources have the text of one of them.
        nodes: how many nodes there are of each class of ours.
        quads: how many there are.
        report: what the shapes say of all documents.
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
    state: str


def update(  # noqa: PLR0913 - one argument an option
    folder: Path,
    sources: Sequence[Source],
    *,
    options: Options | None = None,
    workers: int = 1,
    prune: bool = False,
    on_document: Callable[[int, int], None] | None = None,
) -> Update:
    """Bring a store folder up to date with some documents.

    A file that is as it was when it was last read is skipped. What was committed stays
    if the process ends: the same call again goes on from there.

    Args:
        folder: the store, made where it is missing.
        sources: files, folders, globs, or documents read before.
        options: what changes the graph; with others than before, all is read again.
        workers: processes over which documents are spread; one process writes.
        prune: whether files that are not among the sources are forgotten.
        on_document: called with documents read and documents to read.

    Raises:
        InputError: a source is missing, or the folder is no store and not empty.
        LimitError: another build is writing to the folder.
        UsageError: an option is of no use.
    """
    options = options or Options()
    todo = {_file(item): item for item in documents(sources)}
    with FolderWriter(folder) as writer:
        _same_base(writer, folder, options)
        run = _Run(writer, options, todo)
        dropped = run.prune() if prune else ()
        with crew(min(workers, len(run.changed))) as spread:
            work = partial(guarded, options)
            outcomes = spread(work, list(run.changed.values()))
            for done, (file, outcome) in enumerate(
                zip(run.changed, outcomes, strict=True), 1
            ):
                run.keep(file, outcome)
                if on_document:
                    on_document(done, len(run.changed))
        state = writer.seal(partial(settled, options=options))
        return run.told(state, dropped)


def _file(item: Item) -> str:
    """What a file is known by, wherever the program is started."""
    if isinstance(item, Document):
        return f"{item.source or item.name}#{item.sha256[:16]}"
    return str(item.resolve())


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
        self, writer: FolderWriter, options: Options, todo: dict[str, Item]
    ) -> None:
        self._writer, self._todo = writer, todo
        self._options = _digest(__version__, *map(str, _told(options)))
        self._known = writer.ledger.files()
        self._digests = {file: self._digest(item) for file, item in todo.items()}
        self.changed = {
            file: item
            for file, item in todo.items()
            if self._digests[file] != self._known.get(file)
        }
        self._read: list[str] = []
        self._replaced: list[str] = []
        self._refused: list[Refusal] = []
        self._proposals: list[tuple[str, Proposal]] = []

    @property
    def kept(self) -> int:
        """How many documents are done."""
        return len(self._read) + len(self._replaced) + len(self._refused)

    def _digest(self, item: Item) -> str:
        """Of the bytes of a file and of what else decides what is read from it."""
        if isinstance(item, Document):
            return _digest(self._options, item.sha256)
        try:
            found = hashlib.sha256(item.read_bytes()).hexdigest()
        except OSError:  # reading it will tell
            found = ""
        return _digest(self._options, found)

    def prune(self) -> tuple[str, ...]:
        """Forget the files that are not among the sources."""
        gone = sorted(self._known.keys() - self._todo.keys())
        for file in gone:
            with self._writer.transaction():
                self._writer.ledger.drop(file)
        return tuple(gone)

    def keep(self, file: str, outcome: Outcome) -> None:
        """Write what came of a document, or forget what it said before."""
        ledger = self._writer.ledger
        with self._writer.transaction():
            if isinstance(outcome, Refusal):
                ledger.drop(file)
                self._refused.append(outcome)
                return
            row = _row(file, self._digests[file], outcome)
            ledger.put(row)
            ledger.finish(file, row.digest, [row.source])
        if outcome.proposal:
            self._proposals.append((outcome.document.name, outcome.proposal))
        before = self._replaced if file in self._known else self._read
        before.append(outcome.document.source)

    def told(self, state: str, dropped: tuple[str, ...]) -> Update:
        """What came of it."""
        ledger, shared = self._writer.ledger, self._writer.shared
        documents = len(shared.documents())
        if not documents:
            raise _nothing(self._refused)
        return Update(
            read=tuple(self._read),
            replaced=tuple(self._replaced),
            skipped=len(self._todo) - len(self.changed),
            dropped=dropped,
            refused=tuple(self._refused),
            proposals=tuple(self._proposals),
            documents=documents,
            copies=shared.copies(),
            nodes=shared.classes(),
            quads=shared.count(),
            report=together(map(_report, ledger.reports())),
            state=state,
        )


def _report(kept: str) -> Report:
    report: Report = codec.loads(kept, Report, Result, Severity)
    return report


def _nothing(refused: Sequence[Refusal]) -> GraphBuilderError:
    if refused:
        return refused[0].error
    return InputError("no document in the store", hint="name a document")


def _told(options: Options) -> list[object]:
    told: list[object] = [options.validate, options.base]
    return told + sorted(options.told().items())


def _digest(*parts: str) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _row(file: str, digest: str, reading: Reading) -> Row:
    document = reading.document
    day = document.published.isoformat() if document.published else "9999"
    return Row(
        source=file,
        file=file,
        digest=digest,
        document=reading.account.origin.identifier,
        comes=f"{day} {document.name} {document.sha256} {document.source}",
        quads=nquads(reading.own).decode(),
        account=codec.dumps(reading.account),
        report=codec.dumps(reading.report),
    )
