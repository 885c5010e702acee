"""What a loader gives: records, the data set they are of, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from graph_builder.authority.record import Dataset, Record

_SHOWN = 3


@dataclass(slots=True)
class Loaded:
    """What was read of a file.

    Attributes:
        dataset: the file, with version and date.
        records: what is in it, in its order.
        left: what was left out: where, and why.
    """

    dataset: Dataset
    records: list[Record] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def leave(self, where: str, why: str) -> None:
        """Note something that is left out."""
        self.left.append(f"{where}: {why}")

    def known_as(self, dataset: Dataset) -> Loaded:
        """The same, of a data set known better at its end."""
        records = [replace(record, dataset=dataset) for record in self.records]
        return Loaded(dataset, records, self.left)

    def told(self) -> str:
        """One line: how many records, and what was left out."""
        told = f"{self.dataset}: {len(self.records)} records"
        if not self.left:
            return told
        shown = "; ".join(self.left[:_SHOWN]) + ("; …" if self.left[_SHOWN:] else "")
        return f"{told}, {len(self.left)} left out ({shown})"


def listed(value: Any) -> list[Any]:  # noqa: ANN401 - whatever a file holds
    """A list, empty where something else stands in its place."""
    return value if isinstance(value, list) else []


def mapped(value: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever a file holds
    """An object, empty where something else stands in its place."""
    return value if isinstance(value, dict) else {}


def text(value: Any) -> str:  # noqa: ANN401 - whatever a file holds
    """A string on one line, "" where something else stands in its place."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def others(label: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names that are not the label, each once, in order."""
    return tuple(n for n in dict.fromkeys(names) if n and n != label)
