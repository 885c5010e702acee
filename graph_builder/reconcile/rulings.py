"""What users rule: these names are one thing, those are not."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph_builder.errors import InputError
from graph_builder.model import Entity, Kind
from graph_builder.reconcile.blocking import APART, spellings, spelt
from graph_builder.reconcile.names import fold

_HINT = 'write [[same]] or [[different]] with names = ["A", "B"]'
_LEAST = 2
_KINDS = [one.value for one in Kind if one not in APART]


@dataclass(frozen=True, slots=True)
class Ruling:
    """Names of one thing (`same`) or of as many things; of one kind, or of any."""

    same: bool
    names: tuple[str, ...]
    kind: Kind | None = None

    def names_of(self, identifier: str, entity: Entity) -> frozenset[str]:
        """Which of its names mean a thing."""
        if entity.kind in APART or (self.kind and entity.kind is not self.kind):
            return frozenset()
        called = {fold(text) for text in spellings(entity)}
        return frozenset(
            name for name in self.names if name == identifier or fold(name) in called
        )

    def keys(self) -> frozenset[str]:
        """Where the things it speaks of are found."""
        return frozenset(spelt(name) for name in self.names)

    def __str__(self) -> str:
        """As the file has it."""
        names = ", ".join(f'"{name}"' for name in self.names)
        return f"[[{'same' if self.same else 'different'}]] names = [{names}]"


Rulings = tuple[Ruling, ...]


def read_rulings(path: Path) -> Rulings:
    """Read a file of rulings.

    Raises:
        InputError: it cannot be read, is no TOML, or says what is no ruling.
    """
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        what = f"cannot be read: {error.strerror or error}"
        raise InputError(what, where=str(path), hint="check the path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        what = f"is no TOML: {error}"
        raise InputError(what, where=str(path), hint=_HINT) from error
    return tuple(_rulings(told, str(path)))


def _rulings(told: Mapping[str, Any], where: str) -> Iterator[Ruling]:
    for table, rows in told.items():
        if table not in {"same", "different"} or not isinstance(rows, list):
            what = f"knows no {table!r}"
            raise InputError(what, where=where, hint=_HINT)
        for number, row in enumerate(rows, 1):
            yield _ruling(table, row, f"{where}, {table} {number}")


def _ruling(table: str, row: Mapping[str, Any], where: str) -> Ruling:
    if what := _fault(row):
        raise InputError(what, where=where, hint=_HINT)
    kind = row.get("kind")
    if kind is not None and kind not in _KINDS:
        what, hint = f"knows no kind {kind!r}", f"say {', '.join(_KINDS)}"
        raise InputError(what, where=where, hint=hint)
    return Ruling(table == "same", tuple(row["names"]), Kind(kind) if kind else None)


def _fault(row: Mapping[str, Any]) -> str:
    """What is wrong with a ruling, "" where nothing is."""
    if not isinstance(row, dict) or not row.keys() <= {"names", "kind"}:
        return "has more than names and kind"
    names = row.get("names")
    if not isinstance(names, list) or not all(isinstance(n, str) for n in names):
        return "has no list of names"
    differ = len({fold(name) for name in names} - {""}) >= _LEAST
    return "" if differ else "needs two names that differ"


def ruled(
    rulings: Rulings, one: tuple[str, Entity], other: tuple[str, Entity]
) -> Ruling | None:
    """The ruling on two things; of several the first, «different» before «same»."""
    if one[1].kind is not other[1].kind:
        return None
    for ruling in sorted(rulings, key=lambda r: r.same):
        ours, theirs = ruling.names_of(*one), ruling.names_of(*other)
        if ours and theirs and (ruling.same or len(ours | theirs) > 1):
            return ruling
    return None
