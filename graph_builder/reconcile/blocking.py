"""Where to look for what may be the same: things that share a key are compared."""

from __future__ import annotations

from collections.abc import Iterator

from graph_builder.model import Entity, Kind
from graph_builder.reconcile.names import Form, fold, form, initials

APART = frozenset({Kind.GROUP, Kind.PHRASE, Kind.BODY, Kind.PLACE})
"""Kinds that are never joined: vague ones, and places, which lists know."""

_SPELT = "spelt "

_LEAST = 4  # letters by which initials that no text gives are looked up


def block_keys(entity: Entity) -> frozenset[str]:
    """The keys of a thing, which hang on nothing else; kinds are apart.

    Keys of names (by words in any order, and glued), of acronyms and initials, of
    records, of family names. Keys `spelt …` find things by a spelling.
    """
    return spelt_keys(entity) | compared_keys(entity)


def spelt_keys(entity: Entity) -> frozenset[str]:
    """The keys by which a ruling finds a thing."""
    return frozenset(map(spelt, spellings(entity)))


def spelt(text: str) -> str:
    """The key of things that have this spelling."""
    return f"{_SPELT}{fold(text)}"


def compared(key: str) -> bool:
    """Whether things that share this key are compared."""
    return not key.startswith(_SPELT)


def compared_keys(entity: Entity) -> frozenset[str]:
    """The keys by which things are compared."""
    if entity.kind in APART:
        return frozenset()
    told = {key for one in forms(entity) for key in _keys(one, entity.kind)}
    told |= {f"record {link.authority} {link.identifier}" for link in entity.links}
    return frozenset(f"{entity.kind} {key}" for key in told)


def spellings(entity: Entity) -> tuple[str, ...]:
    """The label, then the aliases."""
    return (entity.label, *entity.aliases)


def forms(entity: Entity) -> tuple[Form, ...]:
    """The spellings that name a thing by themselves, made ready."""
    told = (form(text, entity.kind) for text in spellings(entity))
    return tuple(one for one in told if one)


def _keys(one: Form, kind: Kind) -> Iterator[str]:
    yield from (f"name {key}" for key in one.keys)
    if kind is Kind.PERSON:
        yield f"surname {one.words[-1]}"
        return
    if one.acronym:
        yield f"acronym {one.acronym}"
    elif one.long:
        made = initials(one.text)
        yield from (f"acronym {m}" for m in made if len(m) >= _LEAST)
