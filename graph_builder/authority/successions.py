"""What the shipped lists state of mergers and renamings, and of former regions."""

from __future__ import annotations

import csv
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from graph_builder.model import Succession

_FILE = "successions.toml"

Row = tuple[str, str]
"""A list and a key in it."""


@cache
def by_record() -> Mapping[Row, tuple[Succession, ...]]:
    """The successions of records of the shipped lists."""
    found: dict[Row, list[Succession]] = defaultdict(list)
    for row, succession in (*_organisations(), *_regions()):
        found[row].append(succession)
    return {row: tuple(told) for row, told in found.items()}


def _text(name: str) -> str:
    file = resources.files("graph_builder.authority") / "data" / name
    return file.read_text(encoding="utf-8")


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(_text(name).splitlines()))


def _organisations() -> Iterator[tuple[Row, Succession]]:
    labels = {row["key"]: row["label_fr"] for row in _rows("organisations.csv")}
    for row in tomllib.loads(_text(_FILE))["succession"]:
        label = labels[row["key"]]
        yield (
            ("organisations", row["key"]),
            Succession(
                change=row["change"],
                predecessor=row.get("predecessor", label),
                successor=row.get("successor", label),
                date=row.get("date", ""),
                source=_FILE,
                earlier=row.get("ror", ""),
            ),
        )


def _regions() -> Iterator[tuple[Row, Succession]]:
    """Former regions; the list gives their names and no date."""
    for row in _rows("regions.csv"):
        for former in filter(None, row["former_regions"].split("|")):
            name = former.partition(":")[2]
            told = Succession("merger", name, row["label_fr"], source="regions.csv")
            yield ("regions", row["code_insee"]), told
