"""Loads authority files of users: ROR, Wikidata, SKOS, CSV."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path, PurePath

from graph_builder.authority.jsonstream import Found, objects
from graph_builder.authority.loaded import Loaded
from graph_builder.authority.mapping import Layout, read_mapping
from graph_builder.authority.opening import digest, opened
from graph_builder.authority.record import Dataset
from graph_builder.authority.ror import is_ror, read_ror
from graph_builder.authority.skos import FORMATS, read_skos
from graph_builder.authority.tables import read_table
from graph_builder.authority.wikidata import is_wikidata, read_wikidata
from graph_builder.errors import InputError, UsageError

_TABLES = {".csv", ".tsv"}
_JSON = {".json", ".jsonl", ".ndjson", ".zip", ".gz"}
_MAPPING = ".toml"
_SHORT = 12
_LOOKED_AT = 100  # records that may be broken before one tells what the file is


@dataclass(frozen=True, slots=True)
class Authority:
    """A file of records, and the mapping that explains it, or "".

    `digest` is of both: records are read again when it changes.
    """

    file: str
    mapping: str = ""
    digest: str = ""


def named(given: str) -> Authority:
    """The files of `FILE` or `FILE:MAPPING.toml`, as they are now.

    Raises:
        InputError: one is missing.
        UsageError: no loader reads files of this suffix.
    """
    file, mapping = given, ""
    if given.lower().endswith(_MAPPING) and ":" in given:
        file, _, mapping = given.rpartition(":")
    suffix = PurePath(file).suffix.lower()
    if suffix not in {*_TABLES, *_JSON, *FORMATS}:
        known = " ".join(sorted({*_TABLES, *_JSON, *FORMATS}))
        what = f"no authority is read from {suffix or 'a file without suffix'}"
        raise UsageError(what, where=file, hint=f"known: {known}")
    parts = [digest(Path(one)) for one in (file, mapping) if one]
    return Authority(file, mapping, "".join(part[: 64 // len(parts)] for part in parts))


def load(authority: Authority) -> Loaded:
    """The records of a file, and what was left out of it.

    Raises:
        InputError: it cannot be read, or nothing in it is a record.
        UsageError: the mapping does not fit.
    """
    path = Path(authority.file)
    layout = read_mapping(Path(authority.mapping) if authority.mapping else None)
    version = f"sha256:{authority.digest[:_SHORT]}"
    loaded = _read(path, layout, Loaded(Dataset(path.name, version)))
    if not loaded.records:
        first = f": {loaded.left[0]}" if loaded.left else ""
        what = f"has no record that can be used{first}"
        raise InputError(what, where=str(path), hint="check --authority")
    return loaded


def _read(path: Path, layout: Layout, into: Loaded) -> Loaded:
    suffix = path.suffix.lower()
    if suffix in FORMATS:
        return read_skos(path, layout, into)
    with opened(path) as stream:
        if suffix in _TABLES:
            if suffix == ".tsv":
                layout = replace(layout, delimiter="\t")
            return read_table(stream, layout, into)
        return _json(objects(stream, str(path)), layout, into)


def _json(found: Iterator[Found], layout: Layout, into: Loaded) -> Loaded:
    head: list[Found] = []
    for one in found:
        head.append(one)
        every = chain(head, found)
        if is_ror(one[1] or {}):
            loaded = read_ror(every, into)
        elif is_wikidata(one[1] or {}):
            loaded = read_wikidata(every, into)
        elif len(head) < _LOOKED_AT:
            continue
        else:
            break
        return loaded.known_as(layout.named(loaded.dataset))
    what = "holds neither records of ROR nor entities of Wikidata"
    raise InputError(what, where=into.dataset.name, hint="check --authority")
