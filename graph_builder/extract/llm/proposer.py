"""Ask about a document, check the answers, keep what is true and new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from graph_builder.errors import UsageError
from graph_builder.extract.analysis import analyse
from graph_builder.extract.llm.asking import PIECES, message, pieces
from graph_builder.extract.llm.cache import answer_file, keep, kept
from graph_builder.extract.llm.checking import Checker, said
from graph_builder.extract.llm.endpoint import Endpoint
from graph_builder.extract.llm.proposal import (
    DroppedError,
    NoAnswerError,
    Proposal,
    Reason,
)
from graph_builder.extract.llm.tables import SHAPES, Form, Shape
from graph_builder.extract.reading import Reading
from graph_builder.model import Award, Document, Envelope, Fact

_ROWS = 300  # rows of one answer that are looked at


def propose(document: Document, facts: Sequence[Fact], endpoint: Endpoint) -> Proposal:
    """Ask a model for facts of a document that the grammar did not find.

    Args:
        document: what to ask about; long ones go in pieces.
        facts: what the grammar found there; a proposed fact that says the same again,
            or the contrary, is dropped.
        endpoint: whom to ask. An endpoint that is late, broken or talks nonsense is
            told in `Proposal.failure`, what it said before then is kept.

    Raises:
        UsageError: `openai` is not installed, the endpoint cannot be reached or refuses
            to answer, or the cache cannot be written.
    """
    sieve = _Sieve(Reading(analyse(document)), facts)
    failure = ""
    spans = list(pieces(document))
    if len(spans) > PIECES:
        failure = f"only its first {spans[PIECES][0]} characters were asked about"
    try:
        for start, end in spans[:PIECES]:
            sieve.add(_answer(endpoint, message(document, start, end)), start, end)
    except NoAnswerError as error:
        failure = str(error)
    found = sorted(sieve.kept, key=lambda fact: fact.evidence)
    return Proposal(tuple(found), dict(sorted(sieve.dropped.items())), failure)


def _answer(endpoint: Endpoint, asked: str) -> dict[str, Any]:
    """From the cache or the endpoint."""
    if endpoint.cache is None:
        return _ask(endpoint, asked)
    file = answer_file(endpoint.cache, endpoint.model, asked)
    answer = kept(file)
    if answer is None:
        answer = _ask(endpoint, asked)
        keep(file, answer)
    return answer


def _ask(endpoint: Endpoint, asked: str) -> dict[str, Any]:
    try:
        from graph_builder.extract.llm.client import ask  # noqa: PLC0415 - optional
    except ModuleNotFoundError as error:
        what, hint = f"{error.name} is missing", "pip install 'graph-builder[llm]'"
        raise UsageError(what, where="--propose", hint=hint) from None
    return ask(endpoint, asked)


class _Sieve:
    """Keeps the rows that hold and are new, counts the others."""

    def __init__(self, reading: Reading, known: Sequence[Fact]) -> None:
        self._reading, self._known = reading, known
        self.kept: list[Fact] = []
        self.dropped: Counter[Reason] = Counter()

    def add(self, answer: dict[str, Any], start: int, end: int) -> None:
        """Look at the answer about one stretch of the text."""
        checker = Checker(self._reading, start, end)
        for number, (shape, row) in enumerate(_rows(answer)):
            try:
                if number >= _ROWS:
                    raise DroppedError(Reason.SURPLUS)  # noqa: TRY301 - counted below
                fact = checker.fact(shape, row)
                self._try(shape, fact)
                self.kept.append(fact)
            except DroppedError as error:
                self.dropped[error.reason] += 1

    def _try(self, shape: Shape, fact: Fact) -> None:
        for other in (*self._known, *self.kept):
            if _same_money(fact, other) or _agree(shape, fact, other):
                raise DroppedError(Reason.KNOWN)
            if _clash(shape, fact, other):
                raise DroppedError(Reason.CONTRADICTS)


def _rows(answer: dict[str, Any]) -> Iterator[tuple[Shape, object]]:
    """The rows of an answer by table; what is no array of rows is one bad row."""
    for shape in SHAPES:
        rows = answer.get(shape.table) or []
        for row in rows if isinstance(rows, list) else [rows]:
            yield shape, row


def _same_money(fact: Fact, other: Fact) -> bool:
    """Whether the other fact reads the same amount of the same words."""
    money = (Award, Envelope)
    if not (isinstance(fact, money) and isinstance(other, money)):
        return False
    overlap = any(
        one.start < two.end and two.start < one.end
        for one in fact.evidence
        for two in other.evidence
    )
    return overlap and said(fact.amount) == said(other.amount)


def _agree(shape: Shape, fact: Fact, other: Fact) -> bool:
    """Whether the other fact says the same, cells that one of them leaves out aside."""
    columns = [column.name for column in shape.columns]
    return _anchored(shape, fact, other) and _alike(fact, other, columns)


def _clash(shape: Shape, fact: Fact, other: Fact) -> bool:
    """Whether the other fact gives the same things another value."""
    rest = [column.name for column in shape.columns if column.name != shape.single]
    single = bool(shape.single)
    return single and _anchored(shape, fact, other) and _alike(fact, other, rest)


def _anchored(shape: Shape, fact: Fact, other: Fact) -> bool:
    """Whether both are of the table and name at least one thing alike."""
    if type(other) is not shape.fact:
        return False
    named = [column.name for column in shape.columns if column.form is Form.NAME]
    names = shape.one_of or named
    return not names or any(
        said(getattr(fact, name)) == said(getattr(other, name)) for name in names
    )


def _alike(fact: Fact, other: Fact, columns: Sequence[str]) -> bool:
    """Whether no cell has two values."""
    pairs = ((getattr(fact, name), getattr(other, name)) for name in columns)
    return all(
        one in (None, "") or two in (None, "") or said(one) == said(two)
        for one, two in pairs
    )
