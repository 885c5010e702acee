"""Sentences → money frames: what each amount hangs on and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph_builder.extract.clauses import Telling, tellings
from graph_builder.extract.constructions import constructed
from graph_builder.extract.cuts import between_cuts
from graph_builder.extract.frame import Amount, Frame, Governor, Hold
from graph_builder.extract.french.money import MoneyMention
from graph_builder.extract.governors import governor
from graph_builder.extract.reading import Reading
from graph_builder.extract.subjects import subjects
from graph_builder.extract.syntax import Slot

_CUT = re.compile(
    r";| - (?!<M)|,? (?:tandis|alors) qu(?:e |')|, (?:mais|puis|en revanche) |[.!?] "
)
_YEARS = re.compile(
    r"(?:sur|en|pendant|pour|durant|duree de|periode de)"
    r"(?: une (?:duree|periode) de)? <N(\d+)> (?:ans|annees)"
)
_WITH_SUBJECT = {Hold.RECEIVE, Hold.GIVE, Hold.ENDOWED, Hold.WORTH}


def frames(reading: Reading) -> Iterator[Frame]:
    """All money frames of a document's sentences, text order."""
    for telling in tellings(reading):
        if "<M" in telling.text:
            yield from _in_sentence(telling)


def _in_sentence(telling: Telling) -> Iterator[Frame]:
    model = None
    amounts = _amounts(telling)
    stops = [*(a.at.start for a in amounts[1:]), len(telling.text)]
    for amount, stop in zip(amounts, stops, strict=True):
        model = _frame(amount, stop, model)
        yield model


def _amounts(telling: Telling) -> list[Amount]:
    whole = 0, len(telling.text)
    return [
        Amount(
            telling.sentence,
            telling.abstract,
            telling.slots,
            money,
            slot,
            between_cuts(_CUT, telling.text, (slot.start, slot.end), whole),
            telling.reading.analysis.text,
        )
        for slot in telling.slots
        if isinstance(money := telling.abstract.items[slot.index], MoneyMention)
    ]


def _frame(amount: Amount, stop: int, model: Frame | None) -> Frame:
    """The frame of one amount; `stop` is where the next one stands."""
    told = governor(amount)
    found = constructed(amount, told, model)
    low, high = amount.clause
    start = told.verb[1] if 0 < told.verb[1] <= amount.at.start else low
    end = min(stop, high)
    inside = [s for s in amount.slots if low <= s.start < high]
    return Frame(
        amount.sentence,
        amount.abstract,
        amount.slots,
        amount.money,
        amount.at,
        amount.clause,
        amount.source,
        hold=found.hold,
        cue=found.cue,
        verb=found.verb,
        subjects=_subjects(amount, found),
        preceding=[s for s in inside if s.start < told.verb[0]],
        before=[
            s for s in inside if start <= s.start < amount.at.start and s.code != "M"
        ],
        after=[s for s in inside if amount.at.end <= s.start < end],
        years=_years(amount),
    )


def _subjects(amount: Amount, found: Governor) -> Sequence[Slot]:
    return subjects(amount, found) if found.hold in _WITH_SUBJECT else ()


def _years(amount: Amount) -> int | None:
    match = _YEARS.search(amount.abstract.text, amount.clause[0])
    return amount.number(match[1]) if match else None
