"""The candidates whose outcome a clause tells: its subjects, a list, its objects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from graph_builder.extract.cuts import opens
from graph_builder.extract.mention import Mention
from graph_builder.extract.outcomes import clause, cue
from graph_builder.extract.pattern import Abstract
from graph_builder.extract.syntax import Slot, mention_of

_CODES = "PXOL"
_NOT_OF = {
    *("par", "de", "du", "d'", "des", "avec", "pour", "en", "dans", "sur", "selon"),
    *("a", "au", "aux", "chez"),
}
_LISTED = {"", "dont", "de", "a", "parmi"}
_OF = r"(?:de |d'|du |des )"
_BID = (
    rf"(?: deposee?s? par| portee?s? par)? {_OF}(?:la |l')?"
    rf"(?:<[OLPX]\d+>(?:, | et ){_OF}?(?:la |l')?)*$"
)
_DATELINE = re.compile(r",? (?:le )?<D\d+>(?: -|,)| -")
_START = 3  # characters: no word stands before
_APPOSED = 2  # names at most that an opening participle tells of


class Candidates:
    """The candidates of one sentence."""

    def __init__(self, abstract: Abstract, found: Sequence[Slot]) -> None:
        self.abstract, self.slots = abstract, found

    def of(self, told: re.Match[str]) -> list[Mention]:
        """Those whose outcome a cue tells."""
        low, high = clause(self.abstract.text, told)
        return (
            self._subjects(low, told.end())
            or self._listed(told.end(), high + 1)
            or self._without_subject(told, low, high)
        )

    def _without_subject(
        self, told: re.Match[str], low: int, high: int
    ) -> list[Mention]:
        if told.start() - low < _START and cue("opening").match(told[0]):
            return self._apposed(told.end(), high)
        if cue("choosing").search(told[0]):
            return self._objects(told.end(), high)
        return []

    def _subjects(self, low: int, high: int) -> list[Mention]:
        """Names before a cue that no preposition governs, or bids of names."""
        return self._best(
            s
            for s in self._between(low, high)
            if s.code in _CODES
            and (
                _is_free(s) or self._bids(s) or opens(self.abstract.text, low, s.start)
            )
            and not self._dateline(s)
        )

    def _listed(self, low: int, high: int) -> list[Mention]:
        """«… sont lauréats, dont A et B», «Lauréats : A, B»."""
        opening = cue("listing").search(self.abstract.text, low, high)
        if not opening:
            return []
        end = len(self.abstract.text) if opening[0] == ":" else high
        return self._best(
            s
            for s in self._between(opening.end(), end)
            if s.prep in _LISTED
            and (s.prep == "dont" or not s.relative)
            and s.code in _CODES
        )

    def _apposed(self, low: int, high: int) -> list[Mention]:
        """«Lauréate de l'appel X, l'Université Y …»: the first free name after it."""
        comma = self.abstract.text.find(",", low)
        return self._subjects(comma, high)[:_APPOSED] if comma >= 0 else []

    def _objects(self, low: int, high: int) -> list[Mention]:
        """«le jury a retenu X»."""
        return self._best(
            s for s in self._between(low, high) if not s.prep and s.code in "PX"
        )

    def _between(self, low: int, high: int) -> list[Slot]:
        return [s for s in self.slots if low <= s.start < high and s.depth == 0]

    def _best(self, found: Iterable[Slot]) -> list[Mention]:
        """Where projects are named, they are the candidates, the rest their carriers.

        Sites in competition («Lille, Nancy et « Seine-Lab »») are all candidates.
        """
        ranks: tuple[list[Mention], ...] = ([], [], [])
        for slot in found:
            mention = mention_of(self.abstract, slot)
            if mention is not None and mention.name is not None:
                ranks[_rank(slot)].append(mention)
        projects, carriers, sites = ranks
        others = [*projects, *carriers]
        if len(sites) > max(_APPOSED, len(others)):
            return sorted([*others, *sites], key=lambda m: m.start)
        return projects or carriers or sites

    def _bids(self, slot: Slot) -> bool:
        """«la candidature de X», «celui de l'Université Y»: X stands for its bid."""
        before = self.abstract.text[: slot.start]
        return bool(cue("bid", after=_BID).search(before))

    def _dateline(self, slot: Slot) -> bool:
        """«PARIS, 19 juin –» is where a dispatch comes from."""
        after = self.abstract.text[slot.end :]
        return slot.code == "L" and slot.start < _START and bool(_DATELINE.match(after))


def _is_free(slot: Slot) -> bool:
    return slot.prep not in _NOT_OF and not slot.relative


def _rank(slot: Slot) -> int:
    return {"P": 0, "X": 0, "O": 1}.get(slot.code, 2)
