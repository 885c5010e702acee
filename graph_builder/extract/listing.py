"""Coordinated names: where an enumeration such as «A, B (b) et C» ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from graph_builder.extract.clausegrammar import LIST_PREP, OWNED, grammar, whole
from graph_builder.extract.syntax import Slot

_NEAR = 15  # characters between a name and where or how much it is


@cache
def _opening(first: str, codes: str) -> re.Pattern[str]:
    return re.compile(
        rf"{grammar('adjunct')} ?{first}{grammar('det')}?{grammar('words')}(?=<[{codes}]\d)"
    )


@dataclass
class Listing:
    """The enumeration that begins at a position of a sentence; `codes` of its names."""

    text: str
    start: int
    codes: str
    found: list[Slot] = field(default_factory=list)

    def read(self, slots: Sequence[Slot], depth: int, first: str) -> list[Slot]:
        """Its names; `first` may stand before them besides determiner and noun."""
        opening = _opening(first, self.codes).match(self.text, self.start)
        if opening is None:
            return []
        at, closed = opening.end(), False
        for slot in slots:
            if slot.start < at or slot.depth > depth:
                continue
            gap = self.text[at : slot.start]
            joined = not self.found or whole("join").fullmatch(gap)
            if not joined or slot.code not in self.codes:
                if joined and slot.code == "G":
                    at = slot.end  # «le CNRS et deux entreprises, A et B»
                    continue
                if self.found and _tells_where(slot, gap):
                    continue
                break
            if self.found and (self._over(slot, gap) or (closed and gap[0] == ",")):
                break  # a list ends with its «et»: «Porté par A et B, C …»
            closed = " et " in gap
            self.found.append(slot)
            at = slot.end
        return self.found

    def _over(self, slot: Slot, gap: str) -> bool:
        """Whether what is joined is no more of the list."""
        if "O" in self.codes and slot.code in "XP" and OWNED.match(self.text, slot.end):
            return True
        if LIST_PREP.search(gap) and not self._repeated(gap):
            return True
        return gap.startswith((", avec ", " avec ")) and not self._with()

    def _with(self) -> bool:
        """Whether a list opened with «avec»: «avec A, avec B», not «par A, avec B»."""
        return "avec" in self.text[max(0, self.start - 6) : self.start + 6]

    def _repeated(self, gap: str) -> bool:
        """Whether the list repeats the preposition it opened with: «d'A, de B et de C»."""
        before = self.text[max(0, self.start - 7) : self.start]
        opened = re.search(r"\b(?:de|du|des|d'|de la|de l') ?$", before)
        first = re.match(r" ?(?:de |du |des |d')", self.text[self.start :][:6])
        return bool(opened or first) and re.search(r"(?:,|et) d", gap) is not None


def _tells_where(slot: Slot, gap: str) -> bool:
    """Whether a slot only says where or how much the name before it is."""
    return slot.code in "LMND" and "," not in gap.strip(",") and len(gap) < _NEAR
