"""Public reference lists shipped as data: organisations, programmes, regions, cities.

Sources and licences: `data/SOURCES.md`. Identifiers in them were read in public
sources; nothing here says what any announcement contains.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from importlib import resources

from graph_builder.authority.record import Dataset, Record
from graph_builder.authority.successions import by_record

#: kinds of programmes.csv rows, in the order of the programme tree
PROGRAMME_KINDS = ("plan", "strategy", "call", "label", "measure")

#: the lists, each with the day of the newest source it was read in; see SOURCES.md
_DATASETS = {
    name: Dataset(f"{name}.csv", date, date, shipped=True)
    for name, date in (
        ("organisations", "2026-09-18"),
        ("programmes", ""),
        ("regions", "2026-09-18"),
        ("cities", "2026"),
    )
}

__all__ = [
    "PROGRAMME_KINDS",
    "Dataset",
    "Record",
    "ambiguous_aliases",
    "cities",
    "organisations",
    "programmes",
    "regions",
]


def _rows(name: str) -> Iterator[dict[str, str]]:
    file = resources.files(__package__) / "data" / f"{name}.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    yield from csv.DictReader(lines)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _identifiers(row: dict[str, str], *schemes: str) -> dict[str, str]:
    return {scheme: row[scheme] for scheme in schemes if row.get(scheme)}


@cache
def organisations() -> tuple[Record, ...]:
    """Organisations of French research, higher education and innovation."""
    return tuple(
        Record(
            key=row["key"],
            label=row["label_fr"],
            aliases=_split(row["aliases"]),
            source="organisations",
            dataset=_DATASETS["organisations"],
            successions=by_record().get(("organisations", row["key"]), ()),
            kind=row["kind"],
            identifiers=_identifiers(row, "ror", "wikidata", "uai", "siren"),
            city=row["city"],
            region=row["region_insee"],
        )
        for row in _rows("organisations")
    )


@cache
def programmes() -> tuple[Record, ...]:
    """Plans, strategies, calls, labels and measures, with parents and operators."""
    return tuple(
        Record(
            key=row["key"],
            label=row["label_fr"],
            aliases=_split(row["aliases"]),
            source="programmes",
            dataset=_DATASETS["programmes"],
            kind=row["kind"],
            identifiers=_identifiers(row, "wikidata"),
            parent=row["parent"],
            operators=_split(row["operator"]),
        )
        for row in _rows("programmes")
    )


@cache
def regions() -> tuple[Record, ...]:
    """The French regions; former names are aliases."""
    return tuple(
        Record(
            key=row["code_insee"],
            label=row["label_fr"],
            aliases=_split(row["aliases"]),
            source="regions",
            dataset=_DATASETS["regions"],
            successions=by_record().get(("regions", row["code_insee"]), ()),
            kind="region",
            identifiers={"insee": row["code_insee"]}
            | _identifiers(row, "iso_3166_2", "wikidata"),
        )
        for row in _rows("regions")
    )


@cache
def cities() -> tuple[Record, ...]:
    """Cities of more than local note, by INSEE commune code."""
    return tuple(
        Record(
            key=row["insee_code"],
            label=row["name"],
            aliases=_split(row["aliases"]),
            source="cities",
            dataset=_DATASETS["cities"],
            kind="city",
            identifiers={"insee": row["insee_code"]},
            region=row["region_insee"],
        )
        for row in _rows("cities")
    )


@cache
def ambiguous_aliases() -> frozenset[str]:
    """Folded aliases that mean several records and so never link by themselves."""
    return frozenset(row["normalised_alias"] for row in _rows("ambiguous_aliases"))
