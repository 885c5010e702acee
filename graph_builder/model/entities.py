"""Resolved things and their links to authority records."""

from __future__ import annotations

from dataclasses import dataclass

from graph_builder.model.values import Kind, Name


@dataclass(frozen=True, slots=True)
class Link:
    """A link from an entity to an authority record, with why it was made."""

    authority: str
    identifier: str
    score: float
    reason: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A resolved thing: `key` makes its IRI, `names` are the Names that mean it."""

    key: str
    label: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()
    links: tuple[Link, ...] = ()
