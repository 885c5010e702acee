"""The clauses of a sentence that tells outcomes: where each begins, its subject, its lists."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from graph_builder.extract import candidate_cues as cues
from graph_builder.extract.nominal import verbs as finite_verbs
from graph_builder.extract.outcome_words import pattern
from graph_builder.extract.outcomes import Side, Told
from graph_builder.extract.syntax import Slot

_FINITE = {Side.SUBJECT, Side.OBJECT, Side.TAKEN_UP}
_ONLY = re.compile(r"(?: [a-z]+){0,2} qu(?:e |')(?:l[ae]s? |l'|<N\d+> )?(?:[a-z]+ )?")
_DONE_TO = re.compile(r", [a-z]{3,}[eiu]e?s? (?:a|au|aux) ")
_OF = {"de", "d'", "du", "des", "a", "au", "aux"}


class Clauses:
    """One sentence with the outcomes told in it; positions are those of its pattern."""

    def __init__(self, text: str, slots: Sequence[Slot], found: Sequence[Told]) -> None:
        self.text, self.slots, self.found = text, slots, found
        self.cuts = [0, *(m.end() for m in cues.CUT.finditer(text)), len(text)]

    # --- stretches -------------------------------------------------------------------

    def before(self, at: int) -> int:
        """The index of the cut before a position."""
        return bisect_right(self.cuts, at) - 1

    def low(self, index: int, at: int) -> int:
        """Where the clause of an outcome begins: after a cut or what was told before."""
        low = self.cuts[self.before(at)]
        for earlier in self.found[:index]:
            if earlier.side in _FINITE:
                low = max(low, min(earlier.end, at))
        return low

    def high(self, at: int) -> int:
        """The cut after a position."""
        return self.cuts[min(bisect_left(self.cuts, at), len(self.cuts) - 1)]

    def stop(self, index: int) -> int:
        """Where the clause of the next outcome begins, or the text ends."""
        one = self.found[index]
        hard = [m.start() for m in cues.HARD.finditer(self.text, one.end)]
        for later in self.found[index + 1 :]:
            near = [h for h in hard if h < later.start]
            if near:
                return near[-1]
            if later.side is not Side.APPOSED:
                return self._clause_of(later, one.end)
        return len(self.text)

    def _clause_of(self, later: Told, low: int) -> int:
        """Where the clause of a later outcome may begin: at its subject."""
        if later.side is not Side.SUBJECT:
            return later.start
        inside = self.between(low, later.start)
        free = [s for s in inside if s.code in cues.CODES and cues.is_free(s)]
        return free[-1].start if free else later.start

    def between(self, low: int, high: int) -> list[Slot]:
        """The names of a stretch that stand in no brackets."""
        return [s for s in self.slots if low <= s.start < high and s.depth == 0]

    def verb_between(self, low: int, high: int) -> bool:
        """Whether a finite verb stands in a stretch, outside asides."""
        return verb_in(cues.VERBLESS.sub(" ", self.text[low:high]))

    # --- names in their places ---------------------------------------------------------

    def bids(self, slot: Slot, name: str = "bid.nouns") -> bool:
        """«la candidature de X», «celui de l'Université Y»: X stands for its bid."""
        before = self.text[max(0, slot.start - cues.BEFORE) : slot.start]
        bare = cues.ASIDES.sub("", before)
        return bool(pattern(name, r"\b", cues.BID).search(bare))

    def project_of(self, slot: Slot) -> Slot | None:
        """The project that is told beside its carrier: «X, qui défendait P»."""
        match = cues.CARRYING.match(self.text, slot.end) if slot.code in "OL" else None
        return next((s for s in self.slots if match and s.start == match.end()), None)

    def _leads(self, slot: Slot, verb: int) -> bool:
        """«dont le projet X a …», «a annoncé que X est …»: X right before its verb."""
        gap = cues.ADVERB_GAP.fullmatch(self.text, slot.end, verb)
        resumed = cues.AFTER_COMMA.search(self.text[: slot.start])
        return gap is not None and (slot.relative or resumed is not None)

    def _dateline(self, slot: Slot) -> bool:
        """«PARIS, 19 juin –» is where a dispatch comes from."""
        opens = slot.code == "L" and slot.start < cues.START
        return opens and bool(cues.DATELINE.match(self.text[slot.end :]))

    def subject(self, low: int, high: int) -> list[Slot]:
        """The free names before a verb, without those that another verb takes."""
        free = [
            s
            for s in self.between(low, high)
            if s.code in cues.CODES
            and not self._dateline(s)
            and (cues.is_free(s) or self.bids(s) or self._leads(s, high))
        ]
        groups: list[list[Slot]] = []
        for slot in free:
            if not groups or self.verb_between(groups[-1][-1].end, slot.start):
                groups.append([slot])
            else:
                groups[-1].append(slot)
        if len(groups) < 2:  # noqa: PLR2004 # one subject only
            return self._unless_several(groups[0]) if groups else []
        after = self.text[groups[-1][-1].end : high]
        return self._unless_several(groups[0] if cues.AND.match(after) else groups[-1])

    def _unless_several(self, subjects: list[Slot]) -> list[Slot]:
        """None of «deux projets portés par l'Université X»: it stands for several."""
        if len(subjects) != 1 or cues.is_free(subjects[0]):
            return subjects
        before = self.text[: subjects[0].start]
        several = cues.SEVERAL_BIDS.search(before[-cues.BEFORE :])
        return [] if several else subjects

    # --- lists ---------------------------------------------------------------------------

    def listing(self, low: int, high: int, *, bare: bool) -> list[Slot]:
        """«… sont lauréats, dont A et B», «… sont retenus : A, B», «…, A et B»."""
        opening = cues.OPENING.search(self.text, low, high)
        soon = cues.SOON.match(self.text, low, high) if bare else None
        if soon and (opening is None or soon.end() <= opening.start()):
            return self.listed(soon.end(), high)
        if opening is None or cues.HARD.search(self.text, low, opening.start()):
            return []
        return self.listed(opening.end(), high)

    def listed(self, low: int, high: int) -> list[Slot]:
        """Names listed from a place on, up to the next verb."""
        found: list[Slot] = []
        at = low
        for slot in self.between(low, high):
            if slot.code not in cues.CODES:
                continue
            gap = self.text[at : slot.start]
            far = not found and len(gap.split()) > cues.GAP_WORDS
            if far or self.verb_between(at, slot.start):
                break
            if not found or _goes_on(slot, gap) or self.bids(slot, "bid.own"):
                found.append(slot)
            at = slot.end
        return found

    def objects(self, low: int, high: int) -> list[Slot]:
        """The names that a verb takes right after it: «X», «la candidature de X et Y»."""
        found: list[Slot] = []
        at = low
        for slot in self.between(low, high):
            if slot.code in "ND":
                continue
            gap = self.text[at : slot.start]
            again = found and found[0].prep in _OF and slot.prep in _OF
            taken = (
                self._follows(slot, gap, again=bool(again))
                if found
                else self._taken(slot, gap)
            )
            if taken:
                found.append(slot)
            elif not found or slot.relative or self.verb_between(at, slot.start):
                break
            at = slot.end
        return found

    def _taken(self, slot: Slot, gap: str) -> bool:
        """Whether a name is what the verb before it takes."""
        only = _ONLY.fullmatch(gap) is not None  # «ne retient que X»
        if slot.code not in "PXOL" or (slot.relative and not only) or verb_in(gap):
            return False
        near = len(gap.split()) <= cues.GAP_WORDS
        free = only or not slot.prep or not gap.strip() or self.bids(slot)
        return near and (free or cues.directly(gap))

    def _follows(self, slot: Slot, gap: str, *, again: bool) -> bool:
        """Whether a name goes on a list of objects; `again` with their preposition."""
        alone = slot.code in "PXOL" and (not slot.prep or again or self.bids(slot))
        return alone and not slot.relative and cues.joined(gap)


def verb_in(gap: str) -> bool:
    """Whether a finite verb stands in a gap; before «par», or «, consacré à», is none."""
    gap = _DONE_TO.sub(", ", gap)
    return any(
        not gap.startswith(" par ", match.end())
        for verb in finite_verbs()
        for match in verb.finditer(gap)
    )


def _goes_on(slot: Slot, gap: str) -> bool:
    """Whether a name goes on a list: «A, B (b), de C et D»."""
    if slot.prep not in cues.LISTED or (slot.relative and slot.prep != "dont"):
        return False
    again = gap.endswith((", de ", ", d'", ", du ", " et de ", " et d'", " et du "))
    return slot.prep not in {"de", "d'", "du", "a"} or again
