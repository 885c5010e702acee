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


@dataclass(frozen=True, slots=True)
class Telling:
    """One fact as one document tells it, ready to be held against what others tell.

    Attributes:
        identifier: of the fact; documents that say the same have it in common.
        said: the fact with what the names in it mean.
        origin: the document.
        near: where a fact names no thing, the projects and calls of its document,
            which tell what it is about; else empty.
    """

    identifier: str
    said: Said
    origin: Origin
    near: tuple[str, ...] = ()

    @property
    def things(self) -> frozenset[str]:
        """The identifiers of all things that it hangs on."""
        return frozenset((*self.said.things.values(), *self.near))


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two facts of different documents that cannot both be.

    Neither is more to be believed: the order of the sides is that of what was
    published first, and means nothing else.

    Attributes:
        topic: what both answer, as `topics.spelt` has it.
        subject: what they are about, in words.
        values: what they say, side by side.
        facts: their identifiers.
        tellings: every telling of both, the first side's first.
    """

    topic: str
    subject: str
    values: tuple[str, str]
    facts: tuple[str, str]
    tellings: tuple[Telling, ...]
