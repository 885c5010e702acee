"""What a fact answers: two answers of two documents may contradict each other.

A topic is a question and the things it is about: («money», «project/cap-voile»), how
much the project gets. Facts of one topic are few: what is made of a topic can be made
again where a document changed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from graph_builder.model.accounts import Account, Said, Telling
from graph_builder.model.facts import (
    Announcement,
    Award,
    Count,
    Envelope,
    Measure,
    Selection,
    Target,
)
from graph_builder.model.values import LOCAL_KINDS, Factuality

Topic = tuple[str, ...]
"""A question, then the identifiers of the things that it is about."""

MONEY = "money"
COUNT = "count"
OUTCOME = "outcome"
GOAL = "goal"
DEADLINE = "deadline"
DAY = "day"

_VOUCHED = frozenset({Factuality.ASSERTED, Factuality.QUOTED})
_LOCAL = tuple(f"{kind}/" for kind in LOCAL_KINDS)
_SETTING = ("project/", "call/")
_SEPARATORS = re.compile(r"[\W_]+")
_BETWEEN = " "


def tellings(account: Account) -> Iterator[tuple[Topic, Telling]]:
    """What a document says that others may say otherwise, by topic."""
    near = tuple(sorted(one for one in account.things if one.startswith(_SETTING)))
    for identifier, said in account.facts.items():
        if said.fact.factuality in _VOUCHED and (topic := _topic(said)):
            setting = near if len(topic) > 1 and "/" not in topic[1] else ()
            yield topic, Telling(identifier, said, account.origin, setting)


def spelt(topic: Topic) -> str:
    """A topic as text; identifiers have no spaces."""
    return _BETWEEN.join(topic)


def parsed(topic: str) -> Topic:
    """What `spelt` was given."""
    return tuple(topic.split(_BETWEEN))


def words(text: str) -> str:
    """A phrase as one word: lower case, no accents, joined by `-`."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _SEPARATORS.sub("-", plain).strip("-")


def _topic(said: Said) -> Topic | None:
    """The topic of a fact, None where no other document can mean the same."""
    fact, things = said.fact, said.things
    topic: tuple[str | None, ...]
    match fact:
        case Award():
            project, call = things.get("project"), things.get("call")
            whose = things.get("recipient")
            topic = (MONEY, project) if project else (MONEY, whose, call)
        case Envelope():
            topic = (MONEY, things.get("object"))
        case Count():
            topic = (COUNT, things.get("call"), fact.stage)
        case Selection():
            topic = (OUTCOME, things.get("candidate"), things.get("call"))
        case Target():
            topic = (GOAL, words(f"{fact.indicator} {fact.unit}"))
        case Measure():
            topic = (DEADLINE, words(fact.measure) if fact.deadline else None)
        case Announcement():
            event = words(fact.event)
            topic = (DAY, things.get("announcer"), event or None)
        case _:
            topic = (None,)
    return _named(topic)


def _named(topic: tuple[str | None, ...]) -> Topic | None:
    told = tuple(str(part) for part in topic if part and not part.startswith(_LOCAL))
    return told if len(told) == len(topic) else None
