"""Makes IRIs from meaning: never from order, never from time.

A thing is named by its kind and key, a fact by its type and key cells, a document by
the SHA-256 of its text. Groups, bare phrases («les lauréats») and common nouns («la
Région») mean something else in every document: their IRIs, and those of facts about
nothing named, bear its hash.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from graph_builder.assemble import terms
from graph_builder.assemble.cells import SPECS
from graph_builder.authority.common import COMMON
from graph_builder.errors import UsageError
from graph_builder.model import (
    LOCAL_KINDS,
    Award,
    Document,
    Entity,
    Fact,
    Factuality,
    Kind,
    Money,
    Name,
)

_BASE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*\Z")
_STATE = {"etat", "anr", "agence nationale de la recherche", "gouvernement"}
_VOUCHED = frozenset({Factuality.ASSERTED, Factuality.QUOTED})
_READABLE = 24
_SMALL = {"d", "de", "des", "du", "en", "et", "l", "la", "le", "les"}
_NOUNS = {word.rstrip("s") for word in COMMON}


def checked_base(base: str, ends: str = "/") -> str:
    """The base itself, if IRIs can be made from it.

    Evidence is named by a fragment of its document's IRI, so only terms of an ontology
    may stand behind a hash.

    Raises:
        UsageError: it is no absolute IRI that ends in one of `ends`.
    """
    if not _BASE.match(base) or base[-1] not in ends:
        message = f"{base!r} cannot be the start of IRIs"
        hint = f"give an absolute IRI that ends in {' or '.join(ends)}"
        raise UsageError(message, hint=hint)
    return base


def document_id(document: Document) -> str:
    """The end of a document's IRI."""
    return f"document/{document.sha256[:16]}"


class Naming:
    """The IRIs of one document's things and facts.

    Args:
        document: the document that names them.
        entities: what its names were resolved to; a name that none of them claims
            makes an entity of its own.
        base: the start of every IRI.
    """

    def __init__(
        self, document: Document, entities: Iterable[Entity], base: str
    ) -> None:
        self.base = checked_base(base)
        self.document = document_id(document)
        self._scope = self.document[-16:]
        self._entities = {name: entity for entity in entities for name in entity.names}
        self.seen: dict[Name, tuple[str, Entity]] = {}

    def iri(self, identifier: str) -> str:
        """An identifier as a term."""
        return f"<{self.base}{identifier}>"

    def thing_id(self, name: Name) -> str:
        """The identifier of what a name means, such as `organisation/inserm`."""
        known = self.seen.get(name)
        if known is None:
            known = self.seen[name] = self.meant(name)
        return known[0]

    def meant(self, name: Name) -> tuple[str, Entity]:
        """What a name means, which does not count as naming it."""
        entity = self._entities.get(name) or _own(name)
        return self._identify(entity), entity

    def thing(self, name: Name) -> str:
        """The IRI of what a name means."""
        return f"<{self.base}{self.thing_id(name)}>"

    def _identify(self, entity: Entity) -> str:
        scope = f"{self._scope}-" if _local(entity) else ""
        return f"{entity.kind}/{scope}{terms.slug(entity.key)}"

    def fact_id(self, fact: Fact) -> str:
        """The identifier of a fact: readable cells, then a hash of the whole key."""
        spec = SPECS[type(fact)]
        parts = [self._part(getattr(fact, attribute)) for attribute in spec.key]
        key = [spec.slug, *parts]
        if payer := _payer_of_share(fact):
            key.append(self._part(payer))
        if fact.factuality not in _VOUCHED:
            key.append(fact.factuality)
        if not any(getattr(fact, attribute) for attribute in spec.anchors):
            key.append(self._scope)
        readable = [p.rpartition("/")[2][:_READABLE].strip("-") for p in parts if p]
        head = "-".join(word for word in readable if word)
        return f"{spec.slug}/{head}-{terms.short_hash('|'.join(key))}"

    def _part(self, value: object) -> str:
        """A key cell in the form in which equal cells are equal."""
        match value:
            case None:
                part = ""
            case Name():
                part = self.thing_id(value)
            case Money():
                part = f"{terms.digits(value.amount)}-{value.currency.casefold()}"
            case Decimal():
                part = terms.digits(value)
            case tuple():
                part = terms.fold(" | ".join(value))
            case _:
                part = terms.fold(str(value))
        return part


def _local(entity: Entity) -> bool:
    """Whether it is another thing in every document: «les lauréats», «la Région»."""
    if entity.kind is not Kind.ORGANISATION or entity.links:
        return entity.kind in LOCAL_KINDS
    spelt = (entity.label, *entity.aliases)
    noun = not any(char.isupper() or char.isdigit() for text in spelt for char in text)
    words = terms.fold(entity.label).split("-")
    return noun or all(w in _SMALL or w.rstrip("s") in _NOUNS for w in words)


def _payer_of_share(fact: Fact) -> Name | None:
    """Who pays a share, of which another may pay as much; the State's are one."""
    if not isinstance(fact, Award) or fact.programme is None or fact.call:
        return None
    state = terms.fold(fact.programme.label).removeprefix("l'") in _STATE
    payer = fact.programme.kind is Kind.ORGANISATION and not state
    return fact.programme if payer else None


def _own(name: Name) -> Entity:
    return Entity(name.label, name.label, name.kind, name.aliases, (name,))
