"""Records of a Wikidata extract: entities in the JSON of its dumps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from graph_builder.authority.jsonstream import Found
from graph_builder.authority.loaded import Loaded, listed, mapped, others, text
from graph_builder.authority.record import Record
from graph_builder.model import Succession

_ITEM = re.compile(r"Q[1-9]\d*\Z")
_LANGUAGES = ("fr", "mul", "en")
_ENTITY = "http://www.wikidata.org/entity/"
_ROR, _SIREN, _INSEE = "P6782", "P1616", "P374"
_FOUNDED, _ENDED = "P571", "P576"
_EARLIER, _LATER = "P1365", "P1366"
_WHEN = ("P585", "P580", "P582")
_TIME = re.compile(r"\+(\d{4})-(\d\d)-(\d\d)T")
_YEAR, _MONTH, _DAY = 9, 10, 11  # Wikidata's precisions
_LENGTH = {_YEAR: 4, _MONTH: 7, _DAY: 10}
_HUMAN = "Q5"
_PLACES = {"Q484170": "city", "Q515": "city", "Q36784": "region"}
_KINDS = {
    "Q3918": "university",
    "Q875538": "university",
    "Q4830453": "company",
    "Q327333": "agency",
}


def is_wikidata(record: Mapping[str, Any]) -> bool:
    """Whether an object is an entity of Wikidata."""
    return bool(_ITEM.match(text(record.get("id")))) and "labels" in record


def read_wikidata(found: Iterator[Found], into: Loaded) -> Loaded:
    """Records of items that have a French or English label; people are left out."""
    newest = ""
    for where, value in found:
        record = _record(value or {})
        if isinstance(record, str):
            into.leave(where, record)
            continue
        newest = max(newest, text((value or {}).get("modified"))[:10])
        into.records.append(record)
    dataset = into.dataset
    return into.known_as(replace(dataset, date=newest or dataset.date))


def _record(value: Mapping[str, Any]) -> Record | str:
    """The record, or why there is none."""
    item = text(value.get("id"))
    if not _ITEM.match(item):
        return "no item of Wikidata"
    names = list(_names(value))
    if not names:
        return "no French or English label"
    kinds = [text(mapped(one).get("id")) for one in _values(value, "P31")]
    if _HUMAN in kinds:
        return "a person"
    place = next((_PLACES[k] for k in kinds if k in _PLACES), "")
    return Record(
        key=f"wikidata-{item}",
        label=names[0],
        aliases=others(names[0], names),
        source="cities" if place else "organisations",
        kind="place"
        if place
        else next((_KINDS[k] for k in kinds if k in _KINDS), "other"),
        identifiers={"wikidata": item} | _identifiers(value),
        since=_time(next(_values(value, _FOUNDED), None)),
        until=_time(next(_values(value, _ENDED), None)),
        successions=tuple(_successions(value, item, names[0])),
    )


def _names(value: Mapping[str, Any]) -> Iterator[str]:
    """Labels, then aliases; French first."""
    labels, aliases = mapped(value.get("labels")), mapped(value.get("aliases"))
    told = [mapped(labels.get(language)) for language in _LANGUAGES]
    told += [mapped(a) for lang in _LANGUAGES for a in listed(aliases.get(lang))]
    yield from filter(None, (text(name.get("value")) for name in told))


def _claims(value: Mapping[str, Any], property_: str) -> Iterator[dict[str, Any]]:
    """The statements of a property that are not deprecated, preferred ones first."""
    found = map(mapped, listed(mapped(value.get("claims")).get(property_)))
    kept = [claim for claim in found if claim.get("rank") != "deprecated"]
    yield from sorted(kept, key=lambda claim: claim.get("rank") != "preferred")


def _value(snak: object) -> Any:  # noqa: ANN401 - of any type that Wikidata has
    return mapped(mapped(snak).get("datavalue")).get("value")


def _values(value: Mapping[str, Any], property_: str) -> Iterator[Any]:
    told = (_value(claim.get("mainsnak")) for claim in _claims(value, property_))
    return (one for one in told if one is not None)


def _identifiers(value: Mapping[str, Any]) -> dict[str, str]:
    found = {}
    for scheme, property_, start in (
        ("ror", _ROR, "https://ror.org/"),
        ("siren", _SIREN, ""),
        ("insee", _INSEE, ""),
    ):
        told = text(next(_values(value, property_), "")).replace(" ", "")
        if told:
            found[scheme] = start + told.removeprefix(start)
    return found


def _time(value: object) -> str:
    """A time of Wikidata as year, month or day; "" where it is vaguer."""
    time = mapped(value)
    precision, found = time.get("precision"), _TIME.match(text(time.get("time")))
    if not isinstance(precision, int) or precision not in _LENGTH or not found:
        return ""
    return "-".join(found.groups())[: _LENGTH[precision]]


def _successions(
    value: Mapping[str, Any], item: str, label: str
) -> Iterator[Succession]:
    """What it replaces and is replaced by; others are known by their item alone."""
    for property_ in (_EARLIER, _LATER):
        for claim in _claims(value, property_):
            other = text(mapped(_value(claim.get("mainsnak"))).get("id"))
            if not _ITEM.match(other):
                continue
            one, two = (other, item) if property_ == _EARLIER else (item, other)
            names = {item: label, other: other}
            yield Succession(
                "succession",
                names[one],
                names[two],
                _when(claim),
                "",
                _ENTITY + one,
                _ENTITY + two,
            )


def _when(claim: Mapping[str, Any]) -> str:
    qualifiers = mapped(claim.get("qualifiers"))
    told = (_time(_value(q)) for p in _WHEN for q in listed(qualifiers.get(p)))
    return next(filter(None, told), "")
