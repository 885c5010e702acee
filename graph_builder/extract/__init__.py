"""Document → facts with evidence, by a grammar of French funding announcements."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from graph_builder.extract.analysis import analyse
from graph_builder.extract.money_facts import find_money_facts
from graph_builder.extract.reading import Reading
from graph_builder.model import Document, Fact

_FINDERS: tuple[Callable[[Reading], Iterable[Fact]], ...] = (find_money_facts,)


def extract(document: Document) -> list[Fact]:
    """All facts a document says, in no particular order, each with its evidence."""
    reading = Reading(analyse(document))
    return [fact for find in _FINDERS for fact in find(reading)]
