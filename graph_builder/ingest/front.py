r"""YAML front matter, of which we read three flat fields.

A line reader rather than a YAML library: French titles hold « : », which YAML refuses
unquoted, and nothing here can build objects, follow aliases or nest.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass

from graph_builder.errors import InputError
from graph_builder.ingest.dateline import parse_day

_FENCED = re.compile(
    r"\s*---[ \t]*\n((?:(?!(?:---|\.\.\.)[ \t]*$).*\n)*)(?:---|\.\.\.)[ \t]*(?:\n|\Z)",
    re.MULTILINE,
)
_FIELD = re.compile(r"([\w-]+)[ \t]*:(?:[ \t]+(.*))?$")
_COMMENT = re.compile(r"\s#.*$")
_FOLDED = re.compile(r"[|>][+-]?\d?$")
_SPACES = re.compile(r"[ \t\n]+")
_TITLE = ("title", "titre")
_PUBLISHER = ("publisher", "éditeur", "editeur", "site")
_PUBLISHED = ("published", "date", "publié", "publie")


@dataclass(frozen=True, slots=True)
class Front:
    """The fields of a front matter that we read."""

    title: str = ""
    publisher: str = ""
    published: dt.date | None = None


def split(text: str) -> tuple[Front, str]:
    """Front matter of `text` and what follows it; an empty one where it has none."""
    if not text.lstrip().startswith("---"):
        return Front(), text
    match = _FENCED.match(text)
    if match is None:
        return Front(), text
    fields = _fields(match[1])
    if not fields and match[1].strip():
        return Front(), text  # a text between two rules
    front = Front(
        _first(fields, _TITLE),
        _first(fields, _PUBLISHER),
        parse_day(_first(fields, _PUBLISHED)),
    )
    return front, text[match.end() :]


def _first(fields: dict[str, str], names: tuple[str, ...]) -> str:
    return next((fields[name] for name in names if fields.get(name)), "")


def _fields(lines: str) -> dict[str, str]:
    """Top-level fields; a value goes on over the indented lines after it."""
    raw: dict[str, list[str]] = {}
    value: list[str] = []
    for line in lines.split("\n"):
        match = _FIELD.match(line)
        if match:
            value = raw.setdefault(match[1].lower(), [])
            value[:] = [match[2] or ""]
        elif line[:1] in {" ", "\t"}:
            value.append(line)
    return {name: _scalar(parts) for name, parts in raw.items()}


def _scalar(parts: list[str]) -> str:
    """The string that a value's lines stand for."""
    first = parts[0].strip()
    if first.startswith("!"):
        what = f"front matter with a YAML tag ({first.split()[0][:40]})"
        raise InputError(what, hint="write plain values")
    if _FOLDED.match(first):
        return _SPACES.sub(" ", " ".join(parts[1:])).strip()
    value = _SPACES.sub(" ", " ".join(parts)).strip()
    if value.startswith('"'):
        return _double_quoted(value)
    if value.startswith("'"):
        return value[1:].rpartition("'")[0].replace("''", "'") or value
    return _COMMENT.sub("", value).strip()


def _double_quoted(value: str) -> str:
    """YAML's double quotes are JSON's, but for escapes that no title needs."""
    body = value[: value.rfind('"') + 1]
    try:
        return str(json.loads(body))
    except ValueError:
        return value.strip('"')
