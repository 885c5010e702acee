"""Joins records of other lists to ours: one record a thing, by public identifiers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graph_builder.authority import Record
from graph_builder.resolve.folding import fold

_STRONG = ("ror", "wikidata", "uai", "siren", "insee")


def joined(ours: Iterable[Record], others: Iterable[Record]) -> list[Record]:
    """Our records and others, in order, those of one identifier brought together.

    Two rows of one list stay two, whatever identifiers they share.
    """
    kept = list(ours)
    keys = {record.key for record in kept}
    lists = [{record.dataset.name} for record in kept]
    places: dict[tuple[str, str], int] = {}
    for place, record in enumerate(kept):
        _note(record, place, places)
    for record in others:
        known = _place(record, places)
        if known is None or record.dataset.name in lists[known]:
            place = len(kept)
            kept.append(_renamed(record, keys))
            lists.append({record.dataset.name})
        else:
            place = known
            kept[place] = _joined(kept[place], record)
            lists[place].add(record.dataset.name)
        _note(kept[place], place, places)
    return kept


def _note(record: Record, place: int, places: dict[tuple[str, str], int]) -> None:
    for scheme in _STRONG:
        if identifier := record.identifiers.get(scheme):
            places.setdefault((scheme, identifier), place)


def _place(record: Record, places: dict[tuple[str, str], int]) -> int | None:
    """Where the record stands that this one adds to."""
    told = ((s, record.identifiers[s]) for s in _STRONG if s in record.identifiers)
    return next((places[one] for one in told if one in places), None)


def _renamed(record: Record, keys: set[str]) -> Record:
    """A record under a key that no other has."""
    key, number = record.key, 1
    while key in keys:
        number += 1
        key = f"{record.key}-{number}"
    keys.add(key)
    return record if key == record.key else replace(record, key=key)


def _joined(known: Record, record: Record) -> Record:
    """A record with the names and identifiers that another list adds."""
    forms = {fold(form) for form in known.forms()}
    names = tuple(form for form in record.forms() if fold(form) not in forms)
    added = {s: i for s, i in record.identifiers.items() if s not in known.identifiers}
    return replace(
        known,
        aliases=known.aliases + names,
        identifiers={**known.identifiers, **added},
        origins={**known.origins, **dict.fromkeys(added, record.dataset)},
        successions=tuple(dict.fromkeys(known.successions + record.successions)),
        city=known.city or record.city,
    )
