"""One record of an authority list, and the data set it was read in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph_builder.model import Succession


@dataclass(frozen=True, slots=True)
class Dataset:
    """Where records come from.

    Attributes:
        name: of the data set or file.
        version: as it states it, or the first digits of its SHA-256.
        date: ISO year, month or day it was issued, or "".
        shipped: whether it is one of ours, whose records come first.
    """

    name: str
    version: str = ""
    date: str = ""
    shipped: bool = False

    def __str__(self) -> str:
        return f"{self.name} {self.version}".strip()


@dataclass(frozen=True, slots=True)
class Record:
    """One row of an authority list.

    Attributes:
        key: stable key within its list.
        label: official French name.
        aliases: other names and acronyms, press forms included.
        source: the family: organisations, programmes, regions, cities.
        kind: coarse kind as in the list (university, agency, plan, call, …).
        identifiers: scheme → identifier (ror, wikidata, uai, siren, insee).
        parent: key of the parent programme, or "".
        operators: keys of the organisations that operate a programme.
        city: the city of an organisation, or "".
        region: INSEE code of its region, or "".
        dataset: where it was read.
        since: ISO year, month or day from which it exists under its names, or "".
        until: the last such year, month or day, or "".
        origins: scheme → data set, of identifiers that another one added.
        successions: what it came of, and what came of it.
    """

    key: str
    label: str
    aliases: tuple[str, ...]
    source: str
    kind: str
    identifiers: Mapping[str, str] = field(default_factory=dict)
    parent: str = ""
    operators: tuple[str, ...] = ()
    city: str = ""
    region: str = ""
    dataset: Dataset = Dataset("")
    since: str = ""
    until: str = ""
    origins: Mapping[str, Dataset] = field(default_factory=dict)
    successions: tuple[Succession, ...] = ()

    def forms(self) -> tuple[str, ...]:
        """The label and all aliases."""
        return (self.label, *self.aliases)

    def exists(self, day: str) -> bool:
        """Whether it exists under its names on an ISO day; on none it may."""
        if not day:
            return True
        return self.since <= day and (
            not self.until or day[: len(self.until)] <= self.until
        )
