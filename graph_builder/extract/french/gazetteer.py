"""Names known from the authority lists, found in one pass over the text."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import ahocorasick

from graph_builder import authority
from graph_builder.authority import Record
from graph_builder.extract.french.text import plain
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention, longest
from graph_builder.model import Kind

_PROGRAMME = {"plan", "strategy", "measure"}
_ARTICLE = re.compile(r"^(?:l['’]|l[ae]s? )")
_SHORT = 6  # letters up to which an acronym must be written in its own case


def _kind(record: Record) -> Kind:
    if record.source == "organisations":
        return Kind.ORGANISATION
    if record.source in {"regions", "cities", "territories"}:
        return Kind.PLACE
    return Kind.PROGRAMME if record.kind in _PROGRAMME else Kind.CALL


def _records() -> list[Record]:
    """Records in order of preference where a form is shared: places last."""
    records = [
        *authority.programmes(),
        *authority.organisations(),
        *authority.regions(),
        *authority.cities(),
        *_territories(),
    ]
    skipped = load("gazetteer")["skipped_kinds"]
    return [record for record in records if record.kind not in skipped]


def _territories() -> list[Record]:
    """Départements, lands and countries; those that are words too are `ambiguous`."""
    return [
        Record("", name, (), "territories", kind)
        for kind in ("clear", "ambiguous")
        for name in load("territories")[kind]
    ]


_LOCATIVE = re.compile(
    r"(?:\bdans (?:l[ae]s? |l')|\ben |\(|, |\b(?:departements?|deputee?|senat(?:eur|rice)|prefete?|presidente?|elue?s?|conseil departemental)"
    r"(?: \([^()]{1,12}\))? (?:de l[ae] |de l'|du |des ))$"
)
_REACH = 48  # characters that a locative cue takes


_CUES = {
    "ambiguous": _LOCATIVE,  # «dans le Nord»
    "contracted": re.compile(r"\b(?:au|du|aux|des) $"),  # «au Mans»
}


def _placed(record: Record, folded: str, start: int) -> bool:
    """Whether what stands before a form that needs a cue makes it a place."""
    cue = _CUES.get(record.kind)
    return cue is None or cue.search(folded, max(0, start - _REACH), start) is not None


@cache
def _automaton() -> ahocorasick.Automaton:
    skipped = {plain(form) for form in load("gazetteer")["skipped"]}
    automaton = ahocorasick.Automaton()
    for record in _records():
        for form in record.forms():
            form = _ARTICLE.sub("", form)  # noqa: PLW2901 # «le CNRS» is CNRS, «La Rochelle» stays
            folded = plain(form)
            if len(folded) > 1 and folded not in skipped and folded not in automaton:
                automaton.add_word(folded, (form, _kind(record), record))
    for record in authority.cities():
        for form in record.forms():
            bare = re.sub(r"^Les? ", "", form)
            if bare != form and plain(bare) not in automaton:
                contracted = replace(record, label=form, kind="contracted")
                automaton.add_word(plain(bare), (bare, Kind.PLACE, contracted))
    automaton.make_automaton()
    return automaton


def _bounded(text: str, start: int, end: int) -> bool:
    if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum():
        return False  # most candidates
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    follow = text[end + 1] if end + 1 < len(text) else " "
    if after == "+" or (after in "-@&" and follow.isalnum()):
        return False
    return not (before.isalnum() or before in "-@&+") and not after.isalnum()


def _same_case(form: str, seen: str) -> bool:
    """Whether a form may be written as seen: acronyms as they are, names in capitals."""
    if " " not in form and "-" not in form:
        if sum(c.isupper() for c in form) > 1 and len(form) <= _SHORT:
            title = len(seen) > 3 and seen == seen.capitalize()  # noqa: PLR2004 # «Inrae»
            return seen == form or (seen.isupper() and len(seen) > 2) or title  # noqa: PLR2004
        return seen[:1].isupper() or not form[:1].isupper()
    if form.count(" ") + form.count("-") < 2:  # noqa: PLR2004
        last, told = form.rsplit(maxsplit=1)[-1], seen.rsplit(maxsplit=1)[-1]
        proper = not last[0].isupper() or told[0].isupper()  # «La réunion» is no island
        return proper and (seen != seen.lower() or form == form.lower())
    return True


def find_known(text: str, folded: str) -> list[Mention]:
    """Names of authority records in `text`; `folded` is `plain(text)`."""
    found = []
    for last, (form, kind, record) in _automaton().iter(folded):
        start, end = last - len(form) + 1, last + 1
        seen = text[start:end]
        if "\t" in seen or "\n\n" in seen:  # never across cells or blocks
            continue
        if _bounded(text, start, end) and _same_case(form, seen):
            if not _placed(record, folded, start):
                continue
            council = record.kind == "region" and seen.startswith("Région")
            kind = Kind.ORGANISATION if council else kind  # noqa: PLW2901
            label = record.label if record.kind == "contracted" else ""
            found.append(
                Mention(start, end, seen, kind, "authority", record.key, label=label)
            )
    return longest(found)


def is_numbered_call(text: str) -> bool:
    """Whether a name is a known call with the number of its wave («RHU 7»)."""
    name, _, number = text.rpartition(" ")
    if not number.isdigit() or not name:
        return False
    found = _automaton().get(plain(name), None)
    return found is not None and found[1] is Kind.CALL
