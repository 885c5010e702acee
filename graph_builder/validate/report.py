"""What validation finds, for people: what is wrong, with what, said where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is; from bad to harmless."""

    VIOLATION = "violation"  # the graph is malformed
    WARNING = "warning"  # the text contradicts itself
    INFO = "info"  # the text leaves something out


_ORDER = {severity: place for place, severity in enumerate(Severity)}


Span = tuple[int, int]
"""The first character of some words in the stored text, and the one after the last."""


@dataclass(frozen=True, slots=True)
class Result:
    """One finding.

    Attributes:
        severity: how bad it is.
        shape: IRI of the shape that found it.
        focus: the node concerned: for rules across facts, the fact they blame.
        path: IRI of the property concerned, or "".
        value: the offending value, or "".
        message_fr: what is wrong, in French.
        message_en: what is wrong, in English.
        document: name of the document that says it, or "".
        exact: the first words of the document that say it, or "".
        source: IRI of the document, or "".
        spans: where all the words that say it stand in the document's text.
    """

    severity: Severity
    shape: str
    focus: str
    path: str = ""
    value: str = ""
    message_fr: str = ""
    message_en: str = ""
    document: str = ""
    exact: str = ""
    source: str = ""
    spans: tuple[Span, ...] = ()

    def line(self, language: str = "en") -> str:
        """One line for a person: document, severity, message, words, node."""
        message = self.message_fr if language == "fr" else self.message_en
        words = f" «{' '.join(self.exact.split())}»" if self.exact else ""
        where = f"{self.document}: " if self.document else ""
        return f"{where}{self.severity}: {message}{words} <{self.focus}>"


@dataclass(frozen=True, slots=True)
class Report:
    """All findings, worst first.

    Attributes:
        results: sorted by severity, document, shape and focus.
        notes: what is odd about the shapes themselves, such as a class nobody declares.
    """

    results: tuple[Result, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether nothing is malformed; contradictions and silences are the text's."""
        return not self.at_least(Severity.VIOLATION)

    def at_least(self, severity: Severity) -> tuple[Result, ...]:
        """The findings as bad as `severity`, or worse."""
        limit = _ORDER[severity]
        return tuple(r for r in self.results if _ORDER[r.severity] <= limit)


def together(reports: Iterable[Report]) -> Report:
    """The findings of several reports, each once."""
    results = {result for report in reports for result in report.results}
    return Report(tuple(sorted(results, key=rank)))


def rank(result: Result) -> tuple[object, ...]:
    """The order of results in a report."""
    return (
        _ORDER[result.severity],
        result.document,
        result.shape,
        result.focus,
        result.path,
        result.value,
        result.message_en,
        result.exact,
    )
