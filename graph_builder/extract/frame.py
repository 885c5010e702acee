"""An amount of money in its sentence, and the words it hangs on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph_builder.extract.french.dates import DateMention
from graph_builder.extract.french.money import MoneyMention
from graph_builder.extract.french.numbers import Number
from graph_builder.extract.mention import Mention
from graph_builder.extract.pattern import Abstract
from graph_builder.extract.sentences import Sentence
from graph_builder.extract.syntax import Slot, mention_of
from graph_builder.model import Name

_BRACKET = 90  # characters a bracket may hold before an amount


class Hold(StrEnum):
    """What an amount hangs on; also the last word of the rule that reads it."""

    NONE = ""
    RECEIVE = "receive"  # «X reçoit M»
    GIVE = "give"  # «Y verse M à X»
    GIVEN = "given"  # «M sont versés à X»
    ENDOWED = "endowed"  # «X est doté de M»
    WORTH = "worth"  # «le plan pèse M»
    THING = "thing"  # «un bâtiment de M»
    WHOLE = "whole"  # «un budget de M»
    GRANT = "grant"  # «une subvention de M»
    OTHER = "other"  # a price, a wage
    FOR = "for"  # «M pour X»
    FROM = "from"  # «M de la Région Y»


@dataclass(frozen=True, slots=True)
class Governor:
    """The words an amount hangs on.

    Attributes:
        hold: how it hangs on them.
        cue: the words.
        verb: where they stand in the abstract text, where they are a verb.
        subject: their subject, where the construction itself tells it.
    """

    hold: Hold = Hold.NONE
    cue: str = ""
    verb: tuple[int, int] = (0, 0)
    subject: Slot | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount in its clause.

    Attributes:
        sentence: where it stands.
        abstract: the sentence with placeholders.
        slots: all its placeholders.
        money: the amount.
        at: its slot.
        clause: start and end of its clause in the abstract text.
        source: the document's text, with its accents.
    """

    sentence: Sentence
    abstract: Abstract
    slots: Sequence[Slot]
    money: MoneyMention
    at: Slot
    clause: tuple[int, int]
    source: str

    def accented(self, span: tuple[int, int]) -> bool:
        """Whether words of the abstract text end in «é»: a participle, no verb."""
        end = self.abstract.position(span[1], end=True)
        return self.source[end - 1] in "éÉ"

    @property
    def text(self) -> str:
        """The clause, abstracted."""
        return self.abstract.text[self.clause[0] : self.clause[1]]

    @property
    def lead_in(self) -> str:
        """The words of the clause before the amount."""
        return self.abstract.text[self.clause[0] : self.at.start]

    @property
    def tail(self) -> str:
        """The words of the clause after the amount."""
        return self.abstract.text[self.at.end : self.clause[1]]

    @property
    def bracketed(self) -> bool:
        """Whether it stands in brackets: «X (5 M€)»."""
        opening = self.abstract.text.rfind("(", 0, self.at.start)
        closing = self.abstract.text.rfind(")", 0, self.at.start)
        return opening > closing and self.at.start - opening < _BRACKET

    def named(self, slots: Sequence[Slot]) -> list[tuple[Slot, Mention]]:
        """Those of the slots that hold names."""
        pairs = ((slot, mention_of(self.abstract, slot)) for slot in slots)
        return [(slot, m) for slot, m in pairs if m is not None and m.name is not None]

    def number(self, index: str) -> int | None:
        """The whole number in a slot, by the digits of its placeholder."""
        item = self.abstract.items[int(index)]
        whole = isinstance(item, Number) and item.value == int(item.value)
        return int(item.value) if whole and isinstance(item, Number) else None

    def name(self, index: str) -> Name | None:
        """The name in a slot, by the digits of its placeholder."""
        item = self.abstract.items[int(index)]
        return item.name if isinstance(item, Mention) else None

    def year(self, index: str) -> str:
        """The year of the date in a slot, or ""."""
        item = self.abstract.items[int(index)]
        return item.iso[:4] if isinstance(item, DateMention) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame(Amount):
    """An amount with what it hangs on and what stands around it.

    Attributes:
        hold: what it hangs on.
        cue: the words that tell.
        verb: where the verb stands in the abstract text, (0, 0) where there is none.
        subjects: slots that are the subject of the verb.
        preceding: slots of the clause before the verb.
        before: slots between verb and amount.
        after: slots after the amount, up to the next amount or the end of the clause.
        years: over how many years the clause spreads the money.
    """

    hold: Hold
    cue: str
    verb: tuple[int, int]
    subjects: Sequence[Slot]
    preceding: Sequence[Slot]
    before: Sequence[Slot]
    after: Sequence[Slot]
    years: int | None

    @property
    def subject_words(self) -> str:
        """The words of the clause before the verb."""
        return self.abstract.text[self.clause[0] : self.verb[0]]
