"""The errors a caller may meet, one tree.

GraphBuilderError
├── UsageError        the call itself is wrong: unknown query, format      exit 2
│   └── OntologyError an ontology, shapes file or query is not usable      exit 2
├── InputError        a document or graph is missing or unreadable         exit 3
├── LimitError        a limit of time or size was hit                      exit 4
└── InternalError     a promise of ours is broken                          exit 70

Bad data inside a readable document is no error: it ends up in a report.
"""

from __future__ import annotations


class GraphBuilderError(Exception):
    """Root of all errors raised on purpose.

    Args:
        what: what went wrong, in one clause.
        where: the file, query or option concerned.
        hint: what the reader can do about it.
    """

    exit_code = 70

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        self.what, self.where, self.hint = what, where, hint
        super().__init__(self.line())

    def line(self) -> str:
        """One line for a person: where, what, what to do."""
        place = f"{self.where}: " if self.where else ""
        advice = f" ({self.hint})" if self.hint else ""
        return " ".join(f"{place}{self.what}{advice}".split())


class UsageError(GraphBuilderError):
    """The call is wrong: an unknown name, a format we do not write, a bad option."""

    exit_code = 2


class OntologyError(UsageError):
    """An ontology, shapes or query file that cannot be used as given."""


class InputError(GraphBuilderError):
    """A document or graph is missing, unreadable, or not what its name says."""

    exit_code = 3


class LimitError(GraphBuilderError):
    """A limit of time or size was reached before the work was done."""

    exit_code = 4


class InternalError(GraphBuilderError):
    """One of our own promises is broken; please report it."""

    exit_code = 70
