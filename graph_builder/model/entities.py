"""Resolved things and their links to authority records."""

from __future__ import annotations

from dataclasses import dataclass

from graph_builder.model.values import Kind, Name


@dataclass(frozen=True, slots=True)
class Succession:
    """One thing that took the place of another, or of its name.

    Attributes:
        change: renaming, merger, succession.
        predecessor: what the earlier one was called.
        successor: what the later one is called.
        date: ISO year, month or day of it, or "": not known.
        source: where that was read.
        earlier: IRI of the earlier one at an authority, or "".
        later: IRI of the later one at an authority, or "".
    """

    change: str
    predecessor: str
    successor: str
    date: str = ""
    source: str = ""
    earlier: str = ""
    later: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link from an entity to an authority record, with why it was made.

    Attributes:
        authority: the scheme, such as `ror`.
        identifier: in that scheme.
        score: 0 to 1, how sure it is.
        reason: why it was made.
        source: the file or data set, with its version.
        date: ISO year, month or day of the data set, or "".
        successions: what the record says of its past and future.
    """

    authority: str
    identifier: str
    score: float
    reason: str
    source: str = ""
    date: str = ""
    successions: tuple[Succession, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A resolved thing: `key` makes its IRI, `names` are the Names that mean it.

    `candidates` are records that it may be, too unsure to be links.
    """

    key: str
    label: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()
    links: tuple[Link, ...] = ()
    candidates: tuple[Link, ...] = ()
