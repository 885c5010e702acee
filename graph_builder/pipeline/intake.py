"""What is to be read: files as they are, the members of others one by one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from graph_builder.errors import GraphBuilderError
from graph_builder.ingest import Skipped, holds_several, parts, survey
from graph_builder.model import Document
from graph_builder.pipeline.reading import Item, Refusal, Source


class Intake:
    """The documents that sources mean.

    What stands in folders and archives and is not read goes to `on_skipped`.

    Attributes:
        found: how many there are, as far as that is known.

    Raises:
        InputError: a source is missing, or holds no document.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        on_skipped: Callable[[Skipped], None],
    ) -> None:
        self._skip = on_skipped
        self._given: dict[Path | Document, None] = {}
        for source in sources:
            self._given.update(dict.fromkeys(self._named(source)))
        self.found = len(self._given)

    @property
    def files(self) -> list[Path | Document]:
        """The files, each once, and the documents read before."""
        return list(self._given)

    @property
    def most(self) -> int:
        """How many documents there may be."""
        several = any(isinstance(f, Path) and holds_several(f) for f in self._given)
        return sys.maxsize if several else len(self._given)

    def items(self) -> Iterator[Item]:
        """All of them, one by one; what cannot be taken out of its file is refused."""
        for file in self._given:
            yield from self.within(file)

    def within(self, file: Path | Document) -> Iterator[Item]:
        """Those of one file."""
        if isinstance(file, Document) or not holds_several(file):
            yield file
            return
        self.found -= 1
        for part in parts(file):
            if isinstance(part, Skipped):
                self._skip(part)
                continue
            self.found += 1
            if isinstance(part, GraphBuilderError):
                yield Refusal(part.where, part)
            else:
                yield part

    def _named(self, source: Source) -> Iterator[Path | Document]:
        if isinstance(source, Document):
            yield source
            return
        for one in survey([str(source)]):
            if isinstance(one, Skipped):
                self._skip(one)
            else:
                yield one
