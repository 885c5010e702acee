"""Records of any CSV file whose columns a mapping explains."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import IO

from graph_builder.authority.loaded import Loaded, others, text
from graph_builder.authority.mapping import FAMILIES, Layout
from graph_builder.authority.record import Record
from graph_builder.errors import InputError, UsageError

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?\Z")
_FRENCH = re.compile(r"(\d\d)/(\d\d)/(\d{4})\Z")
_IRIS = {"ror": "https://ror.org/"}


def read_table(stream: IO[bytes], layout: Layout, into: Loaded) -> Loaded:
    """Records of a CSV file, a row each.

    Raises:
        InputError: it is no CSV in the encoding that the mapping names.
        UsageError: the mapping names no label, or a column that the file lacks.
    """
    name, seen = into.dataset.name, set()
    lines = None
    try:
        lines = io.TextIOWrapper(stream, encoding=layout.encoding, newline="")
        for line, row in _rows(lines, layout, name):
            record = _record(row, layout, name)
            if isinstance(record, str):
                into.leave(f"line {line}", record)
            elif record.key in seen:
                into.leave(f"line {line}", f"the key {record.key} comes twice")
            else:
                seen.add(record.key)
                into.records.append(record)
    except (csv.Error, UnicodeError, LookupError) as error:
        what, hint = f"cannot be read as CSV: {error}", "check [csv] in the mapping"
        raise InputError(what, where=name, hint=hint) from error
    finally:
        if lines is not None:
            lines.detach()  # whoever opened the file closes it
    return into.known_as(layout.named(into.dataset))


def _rows(
    lines: Iterable[str], layout: Layout, name: str
) -> Iterator[tuple[int, Mapping[str, str]]]:
    reader = csv.DictReader(lines, delimiter=layout.delimiter, restkey="")
    wanted = {**layout.columns, **layout.identifiers}
    if "label" not in layout.columns:
        what, hint = "no column is its label", "give a mapping with [columns] label"
        raise UsageError(what, where=name, hint=hint)
    for column in wanted.values():
        if column not in (reader.fieldnames or ()):
            what = f"has no column {column!r}"
            raise UsageError(what, where=name, hint="check the mapping")
    for row in reader:
        yield reader.line_num, {k: row.get(c) or "" for k, c in wanted.items()}


def _record(row: Mapping[str, str], layout: Layout, name: str) -> Record | str:
    """The record, or why there is none."""
    label = text(row["label"])
    if not label:
        return "no label"
    since, until = (_date(row.get(key, "")) for key in ("from", "until"))
    if since is None or until is None:
        return "a date is no year, month or day"
    key = text(row.get("key", "")) or label
    source, kind = FAMILIES[layout.kind]
    found = {s: _IRIS.get(s, "") + text(row[s]).removeprefix(_IRIS.get(s, ""))
             for s in layout.identifiers if text(row[s])}  # fmt: skip
    if not found:
        found = {layout.dataset.get("name", name): key}
    names = (text(one) for one in row.get("aliases", "").split(layout.separator))
    return Record(
        key=f"{layout.dataset.get('name', name)}-{key}",
        label=label,
        aliases=others(label, names),
        source=source,
        kind=text(row.get("kind", "")) or kind if source == "organisations" else kind,
        identifiers=found,
        city=text(row.get("city", "")),
        region=text(row.get("region", "")),
        since=since,
        until=until,
    )


def _date(cell: str) -> str | None:
    """An ISO year, month or day; "" for an empty cell; None for anything else."""
    told = cell.strip()
    if french := _FRENCH.match(told):
        told = f"{french[3]}-{french[2]}-{french[1]}"
    return told if not told or _DATE.match(told) else None
