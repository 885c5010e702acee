"""Who made public what the text reports, when, around which event; table `announcements`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from graph_builder.extract.announced import announced_event, day_of
from graph_builder.extract.announced_otherwise import announced_otherwise
from graph_builder.extract.announcers import Announcers
from graph_builder.extract.announcing import Telling, tellings
from graph_builder.extract.french.text import plain
from graph_builder.extract.lexicon import load
from graph_builder.extract.reading import Reading
from graph_builder.extract.sentences import Sentence
from graph_builder.model import Announcement, BlockKind, Factuality, Name

_REACH = 130  # characters around a verb in which its object stands
_HEADS = {BlockKind.TITLE, BlockKind.HEADING}
_DAY = 10  # characters of an ISO day


def find_announcements(reading: Reading) -> list[Announcement]:
    """Who made public what the text reports, one fact for each announcer."""
    announcers = Announcers(reading)
    quoted = [(q.opening, q.closing) for q in reading.quotes]
    quoted += [(e.start, e.end) for s in reading.utterances for e in s.evidence]
    found: list[Announcement] = []
    for told in tellings(reading.analysis):
        if any(low <= told.verb < high for low, high in quoted):
            continue
        sentence = reading.sentence_at(told.start)
        if sentence and sentence.kind not in _HEADS and _worth(reading, told, sentence):
            names = announcers.of(told, sentence)
            found += [_fact(reading, told, sentence, name) for name in names]
    return _distinct([*found, *announced_otherwise(reading, alone=not found)])


@cache
def _objects(name: str) -> re.Pattern[str]:
    words = "|".join(load("announcements")["objects"][name].split())
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])")


def _worth(reading: Reading, told: Telling, sentence: Sentence) -> bool:
    """Whether the clause asserts, and the verb has an object that is news."""
    if told.passive and not _dated(reading, sentence):
        return (
            False  # «lancé dans le cadre de…», «annoncé par la mairie pour la rentrée»
        )
    factuality, _ = reading.modality(sentence, told.verb, told.end)
    if factuality is not Factuality.ASSERTED:
        return False
    wanted = load("announcements")["verbs"].get(told.stem, "any")
    if wanted == "any":
        return True
    folded, objects = reading.analysis.folded, _objects(wanted)
    return bool(
        objects.search(folded, told.end, min(sentence.end, told.end + _REACH))
        or objects.search(folded, max(sentence.start, told.start - _REACH), told.start)
    )


def _dated(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence names a day, resolved or not."""
    return any(
        sentence.start <= d.start < sentence.end and len(d.iso) in {0, _DAY}
        for d in reading.analysis.dates
    )


def _fact(
    reading: Reading, told: Telling, sentence: Sentence, name: Name
) -> Announcement:
    return Announcement(
        announcer=name,
        date=day_of(reading, sentence, told.verb, past=told.past),
        event=announced_event(reading, sentence, told.stem, told.end),
        evidence=reading.evidence(sentence.start, sentence.end),
        rule="announcements.by" if told.passive else "announcements.verb",
        cues=(reading.analysis.text[told.verb : told.end],),
        confidence=0.85,
    )


def _distinct(found: Sequence[Announcement]) -> list[Announcement]:
    """One fact for each announcer and day; the one with an event first."""
    kept: dict[tuple[str, str], Announcement] = {}
    for fact in found:
        key = (plain(fact.announcer.label), fact.date)
        if key not in kept or (fact.event and not kept[key].event):
            kept[key] = fact
    return list(kept.values())
