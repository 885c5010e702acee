"""What of some sources a store has to read: what is not as it was."""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Iterator, KeysView, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from graph_builder import __version__
from graph_builder.ingest import Part, Skipped, fingerprint, holds_several
from graph_builder.model import Document
from graph_builder.pipeline.intake import Intake
from graph_builder.pipeline.manifest import Manifest
from graph_builder.pipeline.reading import Item, Options, Refusal
from graph_builder.store import FolderWriter

_UNCHANGED = "unchanged since it was last read"


@dataclass(frozen=True, slots=True)
class Ticket:
    """A document on its way; without `source`, the end of a file.

    Attributes:
        file: where it stands.
        digest: of it and of all else that decides what is read from it.
        source: what its row is called.
    """

    file: str
    digest: str
    source: str = ""

    @property
    def alone(self) -> bool:
        """Whether the file is this one document."""
        return self.source == self.file


class Pending:
    """The documents to read, in order, each with a ticket.

    Attributes:
        tickets: of what was given out and of the files that came to their end.
        sources: by file that is being read, the documents known to be in it.
        skipped: how many documents are as they were.
    """

    def __init__(
        self, intake: Intake, store: FolderWriter, options: Options, manifest: Manifest
    ) -> None:
        self._intake, self._manifest = intake, manifest
        self._ledger = store.ledger
        self._options = _digest(__version__, *map(str, _told(options)))
        self._todo = {_file(item): item for item in intake.files}
        self._known = store.ledger.files()
        self.tickets: deque[Ticket] = deque()
        self.sources: dict[str, set[str]] = {}
        self.skipped = 0

    @property
    def files(self) -> KeysView[str]:
        """What the files are known by."""
        return self._todo.keys()

    def items(self) -> Iterator[Item]:
        """What is to be read; what was read before and is as it was is skipped."""
        for file, given in self._todo.items():
            digest = self._digest(given)
            before = self._ledger.read(file)
            if digest == self._known.get(file):
                self.skipped += len(before)
                self._skip(given.name if isinstance(given, Document) else str(given))
                continue
            yield from self._within(file, digest, before)
            if isinstance(given, Path) and holds_several(given):
                self.tickets.append(Ticket(file, digest))

    def there(self, ticket: Ticket) -> None:
        """A document is in its file."""
        self.sources.setdefault(ticket.file, set()).add(ticket.source)

    def _within(
        self, file: str, digest: str, before: Mapping[str, str]
    ) -> Iterator[Item]:
        for item in self._intake.within(self._todo[file]):
            ticket = self._ticket(file, digest, item)
            same = before.get(ticket.source) == ticket.digest
            if isinstance(item, Part) and same:
                self.skipped += 1
                self.there(ticket)
                self._skip(item.place)
                continue
            self.tickets.append(ticket)
            yield item

    def _skip(self, place: str) -> None:
        self._manifest.skip(Skipped(place, _UNCHANGED))

    def _ticket(self, file: str, digest: str, item: Item) -> Ticket:
        if isinstance(item, Refusal):
            return Ticket(file, digest, item.source)
        if not isinstance(item, Part):
            return Ticket(file, digest, file)
        part = item.name[len(PurePath(file).name) :]
        head = item.head
        told = (item.kind, item.url, head.title, head.publisher, str(head.published))
        found = hashlib.sha256(item.data).hexdigest()
        return Ticket(file, _digest(self._options, found, *told), file + part)

    def _digest(self, item: Path | Document) -> str:
        """Of the bytes of a file and of what else decides what is read from it."""
        found = item.sha256 if isinstance(item, Document) else fingerprint(item)
        return _digest(self._options, found)


def _file(item: Path | Document) -> str:
    """What a file is known by, wherever the program is started."""
    if isinstance(item, Document):
        return f"{item.source or item.name}#{item.sha256[:16]}"
    return str(item.resolve())


def _told(options: Options) -> list[object]:
    told: list[object] = [options.validate, options.base]
    return told + sorted(options.told().items())


def _digest(*parts: str) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
