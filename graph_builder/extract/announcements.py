"""Who made public what the text reports, when, around which event; table `announcements`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache

from graph_builder.extract.announced import announced_event, day_in, day_of, published
from graph_builder.extract.announced_otherwise import announced_otherwise
from graph_builder.extract.announcers import Announcers
from graph_builder.extract.announcing import Telling, tellings
from graph_builder.extract.factuality import clause_at, modality
from graph_builder.extract.french.text import plain
from graph_builder.extract.lexicon import load
from graph_builder.extract.reading import Reading
from graph_builder.extract.sentences import Sentence
from graph_builder.extract.stretches import inside
from graph_builder.model import Announcement, BlockKind, Factuality, Name

_REACH = 130  # characters around a verb in which its object stands
_WEAK = (
    "remis",
    "vend",
    "pos",
    "promis",
    "rendu s",
    "rendue s",
    "rendu l",
    "rendu c",
    "dress",
    "tir",
)
_FRESH = 10  # days
_JURY = re.compile(r"(?:jury|comite)\b")
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
    found = _first_hand(found)
    return _distinct([*found, *announced_otherwise(reading, alone=not found)])


@cache
def _objects(name: str) -> re.Pattern[str]:
    words = "|".join(load("announcements")["objects"][name].split())
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])")


def _worth(reading: Reading, told: Telling, sentence: Sentence) -> bool:
    """Whether the clause asserts, and the verb has an object that is news."""
    if not _timely(reading, told, sentence):
        return False
    folded = reading.analysis.folded
    low, _ = clause_at(folded, told.verb, told.end, sentence.start, sentence.end)
    factuality, _ = modality(folded, low, told.end)  # what is announced may be unsure
    if factuality is not Factuality.ASSERTED:
        return False
    wanted = load("announcements")["verbs"].get(told.stem, "any")
    if wanted == "any":
        return not _quoted(reading, told, sentence)
    objects = _objects(wanted)
    return bool(
        (told.stem == "indiqu" and _incised(reading, told))
        or objects.search(folded, told.end, min(sentence.end, told.end + _REACH))
        or objects.search(folded, max(sentence.start, told.start - _REACH), told.start)
    )


def _timely(reading: Reading, told: Telling, sentence: Sentence) -> bool:
    """Whether the tense of a verb, and the day where it needs one, make it news.

    No news: «lancé dans le cadre de…», «annoncé par la mairie pour la rentrée», «la Région
    annonçait l'an dernier», «détaille dans cet entretien».
    """
    words = reading.analysis.folded[told.verb : told.end]
    if words.endswith(("ait", "aient")) and not _fresh(reading, sentence, told):
        return False
    weak = told.stem in _dated_only() or words.startswith(_WEAK)
    if (told.passive or weak) and not _dated(reading, sentence):
        return False
    return told.stem != "detaill" or told.past


@cache
def _dated_only() -> frozenset[str]:
    return frozenset(load("announcements")["dated"]["stems"])


def _incised(reading: Reading, told: Telling) -> bool:
    """«…, a indiqué mardi la ministre»: the whole sentence is what is told."""
    return reading.analysis.folded[: told.start].rstrip().endswith(",")


def _quoted(reading: Reading, told: Telling, sentence: Sentence) -> bool:
    """«…», annonce X: words quoted, on no day, are what somebody says, no announcement."""
    before = reading.analysis.folded[: told.start].rstrip(" ,")
    return not told.past and before.endswith("»") and not _dated(reading, sentence)


def _fresh(reading: Reading, sentence: Sentence, told: Telling) -> bool:
    """Whether a sentence told in the imperfect names a day shortly before publication."""
    today = reading.analysis.document.published
    day = day_in(reading, sentence.start, sentence.end, told.verb)
    if today is None or not day:
        return False
    return (today - dt.date.fromisoformat(day)).days <= _FRESH


def _dated(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence names a day that is not to come, resolved or not."""
    today = published(reading)
    return any(
        not d.iso or (len(d.iso) == _DAY and not (today and d.iso > today))
        for d in inside(reading.analysis.dates, sentence.start, sentence.end)
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


def _first_hand(found: Sequence[Announcement]) -> list[Announcement]:
    """Without the jury that decided, where the same sentence tells who made it public."""
    others = {f.evidence for f in found if not _JURY.match(plain(f.announcer.label))}
    return [
        f
        for f in found
        if f.evidence not in others or not _JURY.match(plain(f.announcer.label))
    ]


def _distinct(found: Sequence[Announcement]) -> list[Announcement]:
    """One fact for each announcer and day; the one with an event first."""
    kept: dict[tuple[str, str], Announcement] = {}
    for fact in found:
        key = (plain(fact.announcer.label), fact.date)
        if key not in kept or (fact.event and not kept[key].event):
            kept[key] = fact
    return list(kept.values())
