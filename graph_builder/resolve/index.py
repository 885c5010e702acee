"""The authority lists, indexed by the words of every form of every record."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources

from graph_builder import authority
from graph_builder.authority import Record
from graph_builder.model import Kind
from graph_builder.resolve.extending import joined
from graph_builder.resolve.folding import fold, words

Words = tuple[str, ...]

_FAMILY = {
    Kind.ORGANISATION: "organisations",
    Kind.CALL: "programmes",
    Kind.PROGRAMME: "programmes",
    Kind.PLACE: "places",
}
_COMMON = 60  # a word of more forms than this («universite») narrows no search


@dataclass(frozen=True, slots=True)
class Form:
    """One form of one record, as listed."""

    text: str
    record: Record
    official: bool


@dataclass(frozen=True, slots=True)
class Homonym:
    """What a form means in documents of some days; see `homonyms.toml`."""

    record: str
    why: str
    start: date
    before: date
    dated: bool
    unless: str


@dataclass(slots=True)
class Family:
    """The forms of one family of records: organisations, programmes or places."""

    by_words: dict[Words, list[Form]] = field(default_factory=dict)
    by_word: dict[str, list[Words]] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)

    def near(self, wanted: Words) -> list[Words]:
        """Forms that share one of the two rarest words with `wanted`, each once."""
        known = [w for w in wanted if 0 < len(self.by_word.get(w, ())) <= _COMMON]
        rare = sorted(known, key=lambda w: (len(self.by_word[w]), w))[:2]
        return list(dict.fromkeys(form for w in rare for form in self.by_word[w]))


def _family(records: Iterable[Record]) -> Family:
    family = Family()
    for record in records:
        family.records.setdefault(record.key, record)
        for form in dict.fromkeys(record.forms()):
            entry = Form(form, record, form == record.label)
            family.by_words.setdefault(words(form), []).append(entry)
    for key in family.by_words:
        for word in dict.fromkeys(key):
            family.by_word.setdefault(word, []).append(key)
    return family


class Index:
    """The records that names may mean: those of the shipped lists, and of others.

    Args:
        added: records of other lists; one that bears an identifier of a record before
            it adds names and identifiers to that one.
    """

    def __init__(self, added: Iterable[Record] = ()) -> None:
        self._families = {name: _family(told) for name, told in _together(added)}
        every = [r for f in self._families.values() for r in f.records.values()]
        self.dated = any(record.since or record.until for record in every)
        """Whether any record tells when it existed."""
        self.records = tuple(every)

    def family(self, kind: Kind) -> Family | None:
        """The records that a name of this kind may mean, or None: no list has them."""
        name = _FAMILY.get(kind)
        return self._families[name] if name else None


@cache
def shipped() -> Index:
    """The index of the shipped lists alone."""
    return Index()


def _together(added: Iterable[Record]) -> Iterator[tuple[str, list[Record]]]:
    lists = {
        "organisations": [*authority.organisations()],
        "programmes": [*authority.programmes()],
        "places": [*authority.regions(), *authority.cities()],
    }
    more: dict[str, list[Record]] = defaultdict(list)
    for record in added:
        more["places" if record.source == "cities" else record.source].append(record)
    for name, ours in lists.items():
        yield name, joined(ours, more[name]) if more[name] else ours


@cache
def ambiguous() -> frozenset[Words]:
    """Forms that mean several records, so never link by themselves."""
    return frozenset(words(form) for form in authority.ambiguous_aliases())


@cache
def homonyms() -> dict[Words, tuple[Homonym, ...]]:
    """Forms of organisations whose meaning hangs on the document."""
    file = resources.files(__package__) / "homonyms.toml"
    found: dict[Words, list[Homonym]] = defaultdict(list)
    for row in tomllib.loads(file.read_text(encoding="utf-8"))["form"]:
        found[words(row["form"])].append(
            Homonym(
                record=row.get("record", ""),
                why=row["why"],
                start=row.get("from", date.min),
                before=row.get("before", date.max),
                dated="from" in row or "before" in row,
                unless=fold(row.get("unless", "")),
            )
        )
    return {form: tuple(entries) for form, entries in found.items()}


@cache
def dated() -> frozenset[Words]:
    """Forms whose meaning hangs on the day."""
    entries = homonyms().items()
    return frozenset(form for form, found in entries if any(h.dated for h in found))


@cache
def toponyms() -> frozenset[str]:
    """The words of all cities and regions: names that differ in one differ."""
    records = (*authority.cities(), *authority.regions())
    return frozenset(w for r in records for form in r.forms() for w in words(form))
