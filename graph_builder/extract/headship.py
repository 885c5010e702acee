"""Offices that a verb says: «préside», «que dirige», «fondé par»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph_builder.extract.french.office_words import word_set
from graph_builder.extract.holdings import Holding
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention
from graph_builder.extract.surroundings import Surroundings, is_woman, name_of
from graph_builder.model import Kind, Name

_RELATIVE = re.compile(r",? ?que $")
_RELATIVE_PRONOUN = re.compile(r",? ?qu'(?:il|elle) $")
_BY = re.compile(
    r" (?:\w+ment |depuis [^.;:,]{1,20} )?par (?:(?:l[ae] |l')[^.;:,«»()]{0,50} )?$"
)
_AND = re.compile(
    r"(?:,[^.;:«»()]{3,85},)?,? et par (?:(?:l[ae] |l')[^.;:,«»()]{0,50} )?"
)
_TO_NAME = re.compile(r" (?:(?:l[ae] |l')[^.;:«»()]{0,50},? )?$")
_WHICH = re.compile(r",? qui $")
_SAID_OF_BODIES = {"coordonn"}
_FORMS = "eaient|eait|eant|aient|eront|ent|ait|era|ant|ea|a|e"
_PERFECT = (" a ", " avait ", " a d'abord ", " a longtemps ")


@dataclass(frozen=True, slots=True)
class _Head:
    """A person, what they head, and the words that say it."""

    person: Mention
    thing: Name | None
    start: int
    end: int
    rule: str


@cache
def _stems() -> tuple[str, ...]:
    return tuple(load("roles")["verbs"])


@cache
def _verb() -> re.Pattern[str]:
    stems = "|".join(sorted(_stems(), key=len, reverse=True))
    return re.compile(rf"(?P<stem>{stems})(?P<form>{_FORMS}|ee|es|ees)\b")


def headships(around: Surroundings) -> Iterator[Holding]:
    """Offices said by a verb of heading, in text order."""
    if not around.people:
        return
    for word in around.analysis.words:
        noun = word.plain in word_set("heads") or "-" in word.plain
        if noun or not word.plain.startswith(_stems()):
            continue  # «président» is no verb
        match = _verb().match(around.folded, word.start)
        for head in _heads(around, match, word.text) if match else ():
            yield _holding(around, match, head)  # type: ignore[arg-type]


def _heads(around: Surroundings, match: re.Match[str], word: str) -> list[_Head]:
    if word.rstrip("se").endswith("é"):
        return _passive(around, match) or _perfect(around, match)
    return _active(around, match) if match["form"] in _FORMS.split("|") else []


def _passive(around: Surroundings, match: re.Match[str]) -> list[_Head]:
    """«(un comité) présidé par Anne Rey»."""
    start = match.start()
    person = around.person_after(match.end(), _BY)
    if not person:
        return []
    thing = around.thing_before(start) or around.thing_ahead(start, person)
    both = [person, *_joined(around, person)]
    return [_Head(p, thing, start, p.end, "headed_by") for p in both]


def _joined(around: Surroundings, person: Mention) -> list[Mention]:
    """«dirigé par Anne Rey, professeure, et par Paul Roux»: the second one."""
    other = around.person_after(person.end, _AND)
    return [other] if other else []


def _perfect(around: Surroundings, match: re.Match[str]) -> list[_Head]:
    """«a dirigé»."""
    told = around.folded[: match.start()].endswith(_PERFECT)
    return _active(around, match) if told else []


def _active(around: Surroundings, match: re.Match[str]) -> list[_Head]:
    start = match.start()
    low = around.sentence(start)[0]
    before = around.folded[low:start]
    if relative := _RELATIVE.search(before):
        person = around.person_after(match.end(), _TO_NAME)
        thing, end = around.thing_before(low + relative.start()), match.end()
    elif relative := _RELATIVE_PRONOUN.search(before):
        person = around.last_person(start)
        thing, end = around.thing_before(low + relative.start()), match.end()
    else:
        thing, end = around.thing_after(match.end())
        body = match["stem"] in _SAID_OF_BODIES and _after_body(around, start)
        person = around.subject(start) if thing and not body else None
    if person is None:
        return []
    first = max(low, min(person.start, start))
    return [_Head(person, thing, first, max(end, person.end), "heads")]


def _after_body(around: Surroundings, verb: int) -> bool:
    """«Anne Rey, doyenne de l'Université de Nice, qui coordonne…»: the university does."""
    low = around.sentence(verb)[0]
    which = _WHICH.search(around.folded, low, verb)
    ends = {m.end for m in around.analysis.within(low, verb) if _is_body(m)}
    return which is not None and which.start() in ends


def _is_body(mention: Mention) -> bool:
    return mention.name is not None and mention.name.kind is Kind.ORGANISATION


def _holding(around: Surroundings, match: re.Match[str], head: _Head) -> Holding:
    forms = load("roles")["verbs"][match["stem"]]
    return Holding(
        person=name_of(head.person),
        role=forms[is_woman(head.person)],
        organisation=head.thing,
        start=max(head.start, around.sentence(match.start())[0]),
        end=max(head.end, match.end()),
        rule=f"roles.{head.rule}",
        cue=match[0],
        confidence=0.85,
    )
