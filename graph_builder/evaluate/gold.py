"""Gold tables: what a careful reader took from a document, beside the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from graph_builder.errors import InputError
from graph_builder.evaluate.matching import KEYS, Row

_SUFFIXES = (".md", ".txt", ".html", ".htm")


@dataclass(frozen=True, slots=True)
class Gold:
    """The wanted tables of one document.

    Attributes:
        name: the gold file's name without suffix.
        document: where the document is.
        tables: rows by table; a table that is not annotated is missing.
        optional: rows that may be said or not, by table.
    """

    name: str
    document: Path
    tables: Mapping[str, tuple[Row, ...]]
    optional: Mapping[str, tuple[Row, ...]]


def read_gold(places: Iterable[Path], documents: Path | None = None) -> list[Gold]:
    """The gold files that `places` (files, or folders of them) mean, each name once.

    Args:
        places: YAML files, or folders that hold them.
        documents: the folder of the documents, if they are not beside their gold.

    Raises:
        InputError: no gold there, a file that is none, or a document that is missing.
    """
    files = {file.stem: file for place in places for file in _files(place)}
    return [_gold(file, documents) for file in files.values()]


def _files(place: Path) -> Iterator[Path]:
    if not place.exists():
        message = "no such file or folder"
        raise InputError(message, where=str(place), hint="check the path")
    found = sorted(place.glob("*.yaml")) if place.is_dir() else [place]
    if not found:
        message = "a folder without gold tables"
        raise InputError(message, where=str(place), hint="gold tables are .yaml files")
    yield from found


def _gold(file: Path, documents: Path | None) -> Gold:
    loaded = _load(file)
    given = loaded.get("document")
    name = str(given) if given else ""
    document = _document(file, name, documents or file.parent)
    tables = _tables(file, loaded.get("tables"))
    return Gold(file.stem, document, tables, _tables(file, loaded.get("optional")))


def _load(file: Path) -> dict[str, object]:
    try:
        loaded = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        line = " ".join(str(error).split())
        message = f"cannot be read: {line}"
        raise InputError(message, where=str(file)) from error
    if not isinstance(loaded, dict) or not isinstance(loaded.get("tables"), dict):
        message = "holds no gold tables"
        raise InputError(message, where=str(file), hint="it needs a mapping `tables:`")
    return loaded


def _tables(file: Path, given: object) -> dict[str, tuple[Row, ...]]:
    tables = given if isinstance(given, dict) else {}
    if unknown := sorted(set(tables) - set(KEYS)):
        message = f"has no table called {', '.join(map(str, unknown))}"
        raise InputError(message, where=str(file), hint=f"known: {', '.join(KEYS)}")
    return {table: tuple(rows or ()) for table, rows in tables.items()}


def _document(file: Path, name: str, folder: Path) -> Path:
    names = [name] if name else [file.stem + suffix for suffix in _SUFFIXES]
    for candidate in names:
        if (folder / candidate).is_file():
            return folder / candidate
    message = f"its document {names[0]} is not in {folder}"
    raise InputError(message, where=str(file), hint="say where with --documents")
