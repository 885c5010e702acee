"""What a TOML file says of an authority file: its data set, and its columns."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph_builder.authority.record import Dataset
from graph_builder.errors import InputError, UsageError

COLUMNS = ("key", "label", "aliases", "kind", "city", "region", "from", "until")
_ROOT = ("name", "version", "date", "kind", "csv", "columns", "identifiers")
_CSV = ("delimiter", "encoding", "separator")

#: what rows may be → the family of records they join, and their kind in it
FAMILIES = {
    "organisation": ("organisations", "other"),
    "programme": ("programmes", "plan"),
    "call": ("programmes", "call"),
    "place": ("cities", "place"),
}


@dataclass(frozen=True, slots=True)
class Layout:
    """What a mapping says.

    Attributes:
        kind: what rows are, a key of FAMILIES.
        columns: COLUMNS → the column of the file.
        identifiers: scheme → the column of the file.
        delimiter: between the cells of a row.
        separator: between the aliases in a cell.
        encoding: of the file.
        dataset: what is said of the data set, by field of Dataset.
    """

    kind: str = "organisation"
    columns: Mapping[str, str] = field(default_factory=dict)
    identifiers: Mapping[str, str] = field(default_factory=dict)
    delimiter: str = ","
    separator: str = "|"
    encoding: str = "utf-8-sig"
    dataset: Mapping[str, str] = field(default_factory=dict)

    def named(self, dataset: Dataset) -> Dataset:
        """A data set as the mapping knows it."""
        told = self.dataset
        return Dataset(
            told.get("name", dataset.name),
            told.get("version", dataset.version),
            told.get("date", dataset.date),
        )


def read_mapping(path: Path | None) -> Layout:
    """What a file says; without one, that all is as usual.

    Raises:
        InputError: it cannot be read.
        UsageError: it is not TOML, or says what has no meaning here.
    """
    if path is None:
        return Layout()
    told = _parsed(path)
    _known(path, "", told, _ROOT)
    columns, options = _table(path, told, "columns"), _table(path, told, "csv")
    _known(path, "columns.", columns, COLUMNS)
    _known(path, "csv.", options, _CSV)
    kind = str(told.get("kind", "organisation"))
    _known(path, "kind = ", [kind], tuple(FAMILIES))
    if len(options.get("delimiter", ",")) != 1:
        what, hint = "csv.delimiter is not one character", "write it as one"
        raise UsageError(what, where=str(path), hint=hint)
    dataset: dict[str, str] = {
        k: str(told[k]) for k in ("name", "version", "date") if k in told
    }
    identifiers = _table(path, told, "identifiers")
    return Layout(kind, columns, identifiers, dataset=dataset, **options)


def _parsed(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        what = (error.strerror or str(error)).lower()
        raise InputError(what, where=str(path), hint="check --authority") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        what = f"is not TOML: {error}"
        raise UsageError(what, where=str(path), hint="repair the file") from error


def _table(path: Path, told: Mapping[str, Any], name: str) -> dict[str, str]:
    table = told.get(name, {})
    if not isinstance(table, dict) or not all(
        isinstance(v, str) for v in table.values()
    ):
        what = f"[{name}] is no table of texts"
        raise UsageError(what, where=str(path), hint="put the values in quotes")
    return table


def _known(
    path: Path, place: str, told: Mapping[str, Any] | list[str], known: tuple[str, ...]
) -> None:
    for name in told:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(known)}"
            what = f"{place}{name} means nothing here"
            raise UsageError(what, where=str(path), hint=hint)
