"""Values of `model` as JSON and back: data only, so that a store can be shared."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from decimal import Decimal
from enum import StrEnum
from typing import Any

from graph_builder.errors import InputError
from graph_builder.model import accounts, document, entities, facts, values

_CLASSES: dict[str, type[Any]] = {
    one.__name__: one
    for module in (accounts, document, entities, facts, values)
    for one in vars(module).values()
    if isinstance(one, type) and one.__module__ == module.__name__
}
_TYPE = "="


def dumps(value: object) -> str:
    """Any value of `model` as JSON."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def loads(text: str, *also: type[Any]) -> Any:  # noqa: ANN401 - its reader knows
    """What `dumps` was given.

    Args:
        text: what it gave.
        also: dataclasses and enumerations of others that may be in it.

    Raises:
        InputError: it was not made by `dumps`.
    """
    known = {one.__name__: one for one in also} | _CLASSES
    try:
        return _value(json.loads(text), known)
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        what = f"holds something that we did not write: {error}"
        raise InputError(what, where="store", hint="build it anew") from error


def _plain(value: object) -> object:
    match value:
        case StrEnum():
            plain: object = {_TYPE: type(value).__name__, "v": str(value)}
        case None | bool() | int() | float() | str():
            plain = value
        case Decimal():
            plain = {_TYPE: "Decimal", "v": str(value)}
        case dt.date():
            plain = {_TYPE: "date", "v": value.isoformat()}
        case tuple():
            plain = [_plain(one) for one in value]
        case Mapping():
            plain = {_TYPE: "dict", "v": {k: _plain(v) for k, v in value.items()}}
        case _:
            plain = _fields(value)
    return plain


def _fields(value: Any) -> dict[str, object]:  # noqa: ANN401 - any of our dataclasses
    """The fields of a dataclass that differ from their default."""
    told: dict[str, object] = {_TYPE: type(value).__name__}
    for field in fields(value):
        one = getattr(value, field.name)
        if one != field.default:
            told[field.name] = _plain(one)
    return told


def _value(plain: Any, known: Mapping[str, type[Any]]) -> Any:  # noqa: ANN401 - see `loads`
    if isinstance(plain, list):
        return tuple(_value(one, known) for one in plain)
    if not isinstance(plain, dict):
        return plain
    name = plain[_TYPE]
    if name in _SCALARS:
        return _SCALARS[name](plain["v"])
    if name == "dict":
        return {key: _value(one, known) for key, one in plain["v"].items()}
    type_ = known[name]
    if issubclass(type_, StrEnum):
        return type_(plain["v"])
    return type_(**{k: _value(v, known) for k, v in plain.items() if k != _TYPE})


_SCALARS: dict[str, Callable[[str], object]] = {
    "Decimal": Decimal,
    "date": dt.date.fromisoformat,
}
