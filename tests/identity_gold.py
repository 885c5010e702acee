"""Gold of organisations across documents: read, compared, and what is not in it yet.

    python -m tests.identity_gold

lists the accepted forms of organisations in the gold tables that `identity.yaml` lacks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from graph_builder.evaluate import fold, read_gold
from graph_builder.model import Account, Entity, Kind

CORPUS = Path(__file__).resolve().parent / "corpus"
GOLD = CORPUS / "identity.yaml"
CELLS = {"roles": "organisation", "partners": "organisation", "awards": "recipient"}
_NUMBER = 2  # digits that begin the name of a document


@dataclass(frozen=True)
class Organisation:
    """One organisation: its first form, its record, or ""."""

    name: str
    record: str


class Gold:
    """Which organisation a name means in a document."""

    def __init__(self, path: Path = GOLD) -> None:
        self._meant: dict[tuple[str, str], Organisation] = {}
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))["organisations"]
        for row in rows:
            name = row.get("of", row["forms"][0])
            first = self._meant.get((fold(name), ""))
            meant = first or Organisation(name, row.get("record", ""))
            for form in row["forms"]:
                for document in row.get("documents", [""]):
                    self._meant[fold(form), document] = meant

    def meant(self, document: str, entity: Entity) -> Organisation | None:
        """What an entity of a document is; its label comes first."""
        spellings = [name.label for name in entity.names]
        for text in (*spellings, entity.label, *entity.aliases):
            for where in (document[:_NUMBER], ""):
                if found := self._meant.get((fold(text), where)):
                    return found
        return None

    def knows(self, form: str) -> bool:
        """Whether a form is in it."""
        return any(fold(form) == known for known, _ in self._meant)


def mentions(accounts: Iterable[Account]) -> Iterator[tuple[str, str, Entity]]:
    """Document, identifier and description of every organisation named."""
    for account in accounts:
        for identifier, entity in account.things.items():
            if entity.kind is Kind.ORGANISATION:
                yield account.origin.name, identifier, entity


def pairwise(
    found: Mapping[Hashable, Hashable], gold: Mapping[Hashable, Hashable]
) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of mentions in one cluster."""
    both = _pairs((found[one], gold[one]) for one in gold)
    ours, theirs = _pairs(found.values()), _pairs(gold.values())
    return both / ours, both / theirs, 2 * both / (ours + theirs)


def _pairs(clusters: Iterable[Hashable]) -> int:
    return sum(n * (n - 1) // 2 for n in Counter(clusters).values())


def missing() -> dict[str, set[str]]:
    """Forms of organisations in the gold tables that `identity.yaml` lacks."""
    gold, found = Gold(), defaultdict(set)
    for one in read_gold([CORPUS / "development"]):
        table = yaml.safe_load(
            (CORPUS / "development" / one.document.name)
            .with_suffix(".yaml")
            .read_text()
        )["tables"]
        for name, cell in CELLS.items():
            for row in table.get(name) or ():
                told = row.get(cell) or []
                forms = [told] if isinstance(told, str) else told
                if forms and not any(map(gold.knows, forms)):
                    found[forms[0]].add(one.document.name)
    return dict(found)


if __name__ == "__main__":
    for form, documents in sorted(missing().items()):
        print(f"{form}: {', '.join(sorted(documents))}")  # noqa: T201
