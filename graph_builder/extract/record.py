"""A record: one row or item that says several things of one candidate; its facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graph_builder.extract.reading import Reading
from graph_builder.model import (
    Award,
    Envelope,
    Fact,
    Factuality,
    Location,
    Money,
    Name,
    Outcome,
    Part,
    Partner,
    Selection,
    Theme,
)


@dataclass(frozen=True, slots=True)
class Share:
    """An amount of a record: who pays it, whether it is the whole cost, who gets it.

    `part` marks what is carved out of another amount («dont 2 M€ de la Région»).
    """

    money: Money
    funder: Name | None = None
    whole: bool = False
    part: bool = False
    recipient: Name | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What one row, item or bracket says; `start` and `end` bound the words.

    `leads` carry the project, `members` take part in it; `host` gets the money where
    no carrier is named. Without an outcome nothing is said of a selection.
    """

    start: int
    end: int
    rule: str
    project: Name | None = None
    leads: tuple[Name, ...] = ()
    members: tuple[Name, ...] = ()
    host: Name | None = None
    places: tuple[Name, ...] = ()
    themes: tuple[str, ...] = ()
    shares: tuple[Share, ...] = ()
    outcome: Outcome | None = None
    call: Name | None = None
    programme: Name | None = None
    cues: tuple[str, ...] = ()
    factuality: Factuality = Factuality.ASSERTED
    confidence: float = 0.9

    @property
    def candidate(self) -> Name | None:
        """The project where the record names one, else who carries it."""
        return self.project or next(iter(self.leads), None)


def facts_of(record: Record, reading: Reading) -> Iterator[Fact]:
    """The facts of a record, each with the record's words as evidence."""
    basis: dict[str, Any] = {
        "evidence": reading.evidence(record.start, record.end),
        "cues": record.cues,
        "factuality": record.factuality,
    }
    yield from _money(record, basis)
    yield from _belonging(record, basis)
    if record.candidate and record.outcome:
        yield Selection(
            candidate=record.candidate,
            outcome=record.outcome,
            call=record.call,
            rule=f"selections.{record.rule}",
            confidence=record.confidence,
            **basis,
        )


def _money(record: Record, basis: dict[str, Any]) -> Iterator[Award | Envelope]:
    """Awards of those neither rejected nor preselected; a whole cost is an envelope."""
    granted = record.outcome in {None, Outcome.SELECTED}
    for share in record.shares:
        thing = record.candidate
        if share.whole and thing:
            yield Envelope(
                object=thing,
                amount=share.money,
                rule=f"envelopes.{record.rule}",
                confidence=record.confidence,
                **basis,
            )
        elif granted and not share.whole:
            yield _award(record, share, basis)


def _award(record: Record, share: Share, basis: dict[str, Any]) -> Award:
    carrier = next(iter(record.leads), None) or record.host
    return Award(
        amount=share.money,
        recipient=share.recipient or carrier,
        project=record.project,
        call=None if share.part and share.funder else record.call,
        programme=share.funder or record.programme,
        rule=f"awards.{record.rule}",
        confidence=record.confidence,
        **basis,
    )


def _belonging(
    record: Record, basis: dict[str, Any]
) -> Iterator[Partner | Location | Theme]:
    if record.project:
        for part, names in ((Part.LEAD, record.leads), (Part.PARTNER, record.members)):
            for name in names:
                yield Partner(
                    project=record.project,
                    organisation=name,
                    part=part,
                    rule=f"partners.{record.rule}",
                    confidence=record.confidence,
                    **basis,
                )
    thing = record.candidate
    if thing is None:
        return
    for place in record.places:
        yield Location(
            entity=thing,
            place=place,
            rule=f"locations.{record.rule}",
            confidence=record.confidence,
            **basis,
        )
    for theme in record.themes:
        yield Theme(
            subject=thing,
            theme=theme,
            rule=f"themes.{record.rule}",
            confidence=record.confidence,
            **basis,
        )
