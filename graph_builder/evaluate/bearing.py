"""Which sentence of a document bears on a row: where a reader looks at a miss."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from graph_builder.evaluate.matching import Row, fold
from graph_builder.extract.french.money import find_money
from graph_builder.extract.french.numbers import find_numbers
from graph_builder.extract.sentences import sentences
from graph_builder.model import BlockKind, Document


def bearing_sentence(row: Row, document: Document) -> str:
    """The first sentence or table line that holds most cells of a row; "" if none does.

    Args:
        row: cells, each one value or a list of accepted forms.
        document: the text they are looked for in.
    """
    best, most = "", 0
    for text in _pieces(document):
        said, numbers = f" {fold(text)} ", _numbers(text)
        held = sum(_holds(said, numbers, cell) for cell in row.values())
        if held > most:
            best, most = text, held
    return " ".join(best.split())


def _pieces(document: Document) -> Iterator[str]:
    spans = [(one.start, one.end) for one in sentences(document)]
    for block in document.blocks:
        if block.kind is BlockKind.TABLE:
            start = block.start
            for line in document.text[block.start : block.end].split("\n"):
                spans.append((start, start + len(line)))
                start += len(line) + 1
    for start, end in sorted(spans):
        yield document.text[start:end]


def _numbers(text: str) -> set[Decimal]:
    amounts = {mention.money.amount for mention in find_money(text)}
    return amounts.union(number.value for number in find_numbers(text))


def _holds(said: str, numbers: set[Decimal], cell: object) -> bool:
    forms = cell if isinstance(cell, list) else [cell]
    return any(_held(said, numbers, form) for form in forms)


def _held(said: str, numbers: set[Decimal], form: object) -> bool:
    if form is None or isinstance(form, bool) or form == "":
        return False
    try:
        return Decimal(str(form)) in numbers
    except InvalidOperation:
        return f" {fold(str(form))} " in said
