"""What one document says, as other documents may say it too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from graph_builder.model.entities import Entity
from graph_builder.model.values import Fact


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """The document that says something.

    Attributes:
        identifier: the end of its IRI.
        name: what people know it by.
        title: its title, or "".
        publisher: its outlet, or "".
        published: its day, or None.
    """

    identifier: str
    name: str
    title: str = ""
    publisher: str = ""
    published: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A fact with what the names in it mean.

    Attributes:
        fact: its cells, evidence and factuality.
        things: by attribute that holds a name, the identifier of what it means, such
            as `organisation/inserm`.
    """

    fact: Fact
    things: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Account:
    """What one document says, on its own: no other document changes it.

    Attributes:
        origin: the document.
        things: by identifier, what its names mean.
        facts: by identifier, its facts as best told, the inputs of checks among them.
    """

    origin: Origin
    things: Mapping[str, Entity]
    facts: Mapping[str, Said]
