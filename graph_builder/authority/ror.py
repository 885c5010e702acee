"""Records of a ROR data dump: JSON of schema version 2."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from graph_builder.authority.jsonstream import Found
from graph_builder.authority.loaded import Loaded, listed, mapped, others, text
from graph_builder.authority.record import Record
from graph_builder.errors import InputError
from graph_builder.model import Succession

_ID = re.compile(r"https://ror\.org/0[0-9a-z]{6}\d\d\Z")
_RELEASE = re.compile(r"\bv(\d+\.\d+(?:\.\d+)?)-(\d{4}-\d\d-\d\d)")
_SCHEMES = {"wikidata": "wikidata", "isni": "isni", "grid": "grid"}
_KINDS = {
    "company": "company",
    "government": "agency",
    "funder": "agency",
    "education": "university",
    "facility": "research-organisation",
}
_NEAR = {"predecessor", "successor"}


def is_ror(record: Mapping[str, Any]) -> bool:
    """Whether an object is a ROR record, of any version of the schema."""
    return text(record.get("id")).startswith("https://ror.org/")


def read_ror(found: Iterator[Found], into: Loaded) -> Loaded:
    """Records of ROR, those withdrawn left out.

    Raises:
        InputError: the dump is of schema version 1.
    """
    newest = ""
    for where, value in found:
        if value and "name" in value and "names" not in value:
            what, hint = "is ROR schema 1", "take the file of schema 2"
            raise InputError(what, where=into.dataset.name, hint=hint)
        record = _record(value or {})
        if isinstance(record, str):
            into.leave(where, record)
            continue
        newest = max(newest, _modified(value or {}))
        into.records.append(record)
    dataset = into.dataset
    version, date = _release(dataset.name) or (dataset.version, newest)
    return into.known_as(replace(dataset, version=version, date=date))


def _release(name: str) -> tuple[str, str] | None:
    """Version and day in the name of a dump: «v1.59-2025-01-23-ror-data.zip»."""
    found = _RELEASE.search(PurePath(name).name)
    return (f"v{found[1]}", found[2]) if found else None


def _modified(value: Mapping[str, Any]) -> str:
    return text(mapped(mapped(value.get("admin")).get("last_modified")).get("date"))


def _record(value: Mapping[str, Any]) -> Record | str:
    """The record, or why there is none."""
    identifier = text(value.get("id"))
    if not _ID.match(identifier):
        return "no ROR record"
    if value.get("status") == "withdrawn":
        return "withdrawn"
    names = [mapped(name) for name in listed(value.get("names"))]
    label = _label(names)
    if not label:
        return "no name"
    place = _place(value)
    founded = value.get("established")
    return Record(
        key=f"ror-{identifier[-9:]}",
        label=label,
        aliases=others(label, (text(name.get("value")) for name in names)),
        source="organisations",
        kind=_kind(value),
        identifiers={"ror": identifier} | _identifiers(value),
        city=text(place.get("name")),
        since=f"{founded:04d}" if isinstance(founded, int) and founded > 0 else "",
        successions=tuple(_successions(value, label, identifier)),
    )


def _label(names: list[dict[str, Any]]) -> str:
    """The French label, else the one that ROR shows, else any but an acronym."""
    told = [(_rank(name), text(name.get("value"))) for name in names]
    known = [(rank, name) for rank, name in told if name]
    return min(known, key=lambda one: one[0])[1] if known else ""


def _rank(name: Mapping[str, Any]) -> int:
    types = listed(name.get("types"))
    if "label" in types and name.get("lang") == "fr":
        return 0
    if "ror_display" in types:
        return 1
    return 3 if "acronym" in types else 2


def _place(value: Mapping[str, Any]) -> dict[str, Any]:
    for location in listed(value.get("locations")):
        return mapped(mapped(location).get("geonames_details"))
    return {}


def _kind(value: Mapping[str, Any]) -> str:
    kinds = (_KINDS.get(text(one)) for one in listed(value.get("types")))
    return next((kind for kind in kinds if kind), "other")


def _identifiers(value: Mapping[str, Any]) -> dict[str, str]:
    found = {}
    for one in map(mapped, listed(value.get("external_ids"))):
        scheme, every = _SCHEMES.get(text(one.get("type"))), listed(one.get("all"))
        identifier = text(one.get("preferred")) or text(next(iter(every), ""))
        if scheme and identifier:
            found[scheme] = identifier
    return found


def _successions(
    value: Mapping[str, Any], label: str, identifier: str
) -> Iterator[Succession]:
    """ROR tells who came before and after; it does not tell when."""
    for one in map(mapped, listed(value.get("relationships"))):
        kind, other = text(one.get("type")).lower(), text(one.get("label"))
        iri = text(one.get("id"))
        if kind not in _NEAR or not other or not _ID.match(iri):
            continue
        if kind == "predecessor":
            yield Succession("succession", other, label, "", "", iri, identifier)
        else:
            yield Succession("succession", label, other, "", "", identifier, iri)
