"""The candidates of an outcome: its subjects, objects, lists, what it qualifies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from graph_builder.extract import candidate_cues as cues
from graph_builder.extract.mention import Mention
from graph_builder.extract.outcome_clauses import Clauses
from graph_builder.extract.outcomes import Side, Told
from graph_builder.extract.pattern import Abstract
from graph_builder.extract.syntax import Slot, mention_of

_RANKS = (("P", "PX"), ("X", "XO"), ("O", "OX"), ("L", "L"), ("H", "H"))
_SITES = 2  # more places than that compete with each other
_STATUS = 12  # characters from a bracket to a fate told in it: «X (recalé)»
_THERE = re.compile(r"<[PXOLH]|[a-z]{4,} [a-z]{4,}")
_SOMEBODY = re.compile(r"\b(?:il|elle|ils|elles|qui)\b")


class Candidates:
    """The candidates of the outcomes of one sentence."""

    def __init__(
        self, abstract: Abstract, slots: Sequence[Slot], found: Sequence[Told]
    ) -> None:
        self.abstract, self.text = abstract, abstract.text
        self.slots, self.found = slots, found
        self.clauses = Clauses(self.text, slots, found)
        self.named: list[list[Mention]] = []
        self.above: list[Mention] = []

    def all(self, earlier: list[Mention], above: list[Mention]) -> list[list[Mention]]:
        """For each outcome its candidates.

        `earlier` are those of the sentence before, `above` its subject.
        """
        self.above = above
        for index, one in enumerate(self.found):
            self.named.append(self._of(index, one) or self._again(one, earlier))
        return self.named

    def _of(self, index: int, one: Told) -> list[Mention]:
        clauses = self.clauses
        if one.side is Side.SUBJECT:
            return self._of_subject(index, one)
        if one.side is Side.OBJECT:
            return self._objects(index, one)
        if one.side is Side.LISTED:
            return self._best(clauses.listed(one.end, clauses.stop(index)), listed=True)
        if one.side is Side.APPOSED:
            return self._apposed(index, one)
        if one.side is Side.OPPOSED:
            comma = self.text.find(",", one.end)
            return self._best(clauses.objects(one.end, max(comma, one.end + 1)))
        return self._before_that(one) if one.side is Side.RELATIVE else []

    # --- subjects and objects ----------------------------------------------------------

    def _of_subject(self, index: int, one: Told) -> list[Mention]:
        clauses = self.clauses
        low = clauses.low(index, one.start)
        before = self.text[low : one.start]
        several = cues.GROUP.search(before) is not None
        if several or cues.NONE_OF.search(before):  # «Aucun des projets, dont X, n'…»
            some = clauses.listing(low, one.start, bare=False)
            if some:
                return self._best(some, listed=True)
        subjects = [] if several else clauses.subject(low, one.start)
        if any(self._is_project(s) for s in subjects):
            return self._best(subjects)
        stop = clauses.stop(index)
        listed = clauses.listing(one.end, stop, bare=not subjects)
        found = self._best(listed, listed=True) or self._with_project(one, stop)
        found = (
            found or self._best(subjects) or self._best(self._as_many(low, one.start))
        )
        if not found and _names_nobody(before):
            return self._objects(index, one)  # «Ont été retenus les projets X et Y»
        return found

    def _as_many(self, low: int, high: int) -> list[Slot]:
        """«Deux dossiers suivis par Y, A et B, n'ont pas …»: as many as counted."""
        inside = self.clauses.between(low, high)
        number = next((s for s in inside if s.code == "N"), None)
        value = getattr(self.abstract.items[number.index], "value", 0) if number else 0
        names = [s for s in inside if s.code in cues.CODES]
        if (
            not 1 < value < len(names)
            or self.text[names[-1].end : high].strip(" ") != ","
        ):
            return []
        last = names[-int(value) :]
        return last if len(_run(self.text, last)) == value else []

    def _is_project(self, slot: Slot) -> bool:
        """Whether a name that is a subject needs no project beside it."""
        return self._stands_for(slot) == "P" or (
            slot.code == "X" and cues.is_free(slot)
        )

    def _with_project(self, one: Told, stop: int) -> list[Mention]:
        """«L'université Y est lauréate avec son projet X», «Y, avec X, est lauréate»."""
        high = min(stop, self.clauses.high(one.end + 1))
        match = cues.WITH.search(self.text, one.end, high)
        if match:
            return self._best(s for s in self.slots if s.start == match.end())
        low = self.clauses.cuts[self.clauses.before(one.start)]
        before = self.clauses.between(low, one.start)
        own = [s for s in before if s.code in "PX" and s.prep == "avec"]
        return self._best(own if "," in self.text[low : one.start] else [])

    def _objects(self, index: int, one: Told) -> list[Mention]:
        """«le jury a retenu X», «… trois projets : X, Y», «la candidature de X»."""
        clauses, stop = self.clauses, self.clauses.stop(index)
        found = clauses.objects(one.end, min(stop, clauses.high(one.end + 1)))
        if not any(s.code in "PX" for s in found):
            listed = clauses.listing(one.end, stop, bare=False)
            found = listed or found
        return self._best(found, listed=False)

    # --- what a participle or noun qualifies ----------------------------------------------

    def _apposed(self, index: int, one: Told) -> list[Mention]:
        before = [s for s in self.slots if s.end <= one.start and s.code in cues.CODES]
        opened = self.text.count("(", 0, one.start) - self.text.count(")", 0, one.start)
        before = [s for s in before if not s.depth]
        if opened:
            return self._bracketed(one, before)
        for slot in reversed(before):
            if one.start - slot.end > cues.FAR:
                break
            if self._qualifies(one, slot):
                return self._best(_group(self.text, before, slot, one.cue))
        if cues.TAKEN_UP.match(self.text, one.end):
            return self.above  # «Recalée en mai, elle …»
        return self._ahead(index, one)

    def _qualifies(self, one: Told, slot: Slot) -> bool:
        """Whether a participle or noun stands right after a name or its asides."""
        gap = self.text[slot.end : one.start]
        agent = slot.prep == "par" and slot.code != "P"
        if cues.CLOSE.fullmatch(gap) and not agent:
            return True
        return cues.is_free(slot) and cues.ASIDE.fullmatch(gap) is not None

    def _bracketed(self, one: Told, before: Sequence[Slot]) -> list[Mention]:
        """«X (recalé)»."""
        opening = self.text.rfind("(", 0, one.start)
        last = [s for s in before if s.end <= opening][-1:]
        adjacent = last and not self.text[last[0].end : opening].strip()
        return self._best(last if adjacent and one.start - opening < _STATUS else [])

    def _ahead(self, index: int, one: Told) -> list[Mention]:
        """«Lauréate de l'appel X, l'Université Y …»: the first free name after a comma."""
        clauses = self.clauses
        low = clauses.cuts[clauses.before(one.start)]
        comma = self.text.find(",", one.end)
        if comma < 0 or _THERE.search(self.text[low : one.start]):
            return []
        if cues.HARD.search(self.text, one.end, comma):
            return []
        later = [t.start for t in self.found[index + 1 :] if t.side is Side.SUBJECT]
        inside = clauses.between(comma, max([clauses.high(comma + 1), *later]))
        free = [
            s
            for s in inside
            if s.code in cues.CODES and (cues.is_free(s) or clauses.bids(s))
        ]
        if not free or clauses.verb_between(comma, free[0].start):
            return []
        return self._best(_run(self.text, free))

    def _before_that(self, one: Told) -> list[Mention]:
        """«X, que le jury a retenu»: the name before «que»."""
        that = max(self.text.rfind(word, 0, one.start) for word in (" que ", " qu'"))
        near = [s for s in self.clauses.between(0, that) if s.code in cues.CODES]
        return self._best(near[-1:])

    # --- those told of before --------------------------------------------------------------

    def _again(self, one: Told, earlier: list[Mention]) -> list[Mention]:
        """Those told of before: «… et écarté», «le jury l'a retenu», «il a été …»."""
        if one.side not in {Side.SUBJECT, Side.TAKEN_UP}:
            return []
        low = self.clauses.cuts[self.clauses.before(one.start)]
        before = self.text[low : one.start]
        pronoun = cues.PRONOUN.search(before)
        if one.side is Side.SUBJECT and not pronoun:
            main = self._main(one)
            if main:
                return main
        taken = one.side is Side.TAKEN_UP or pronoun
        last = next((names for names in reversed(self.named) if names), [])
        if pronoun and not last:
            index = self.clauses.before(one.start)
            above = self.clauses.cuts[index - 1] if index else low
            last = self._best(self.clauses.subject(above, low))
        if last and (taken or "<" not in before):
            return last
        return (
            (self._above(max(low, one.start)) or earlier or self.above) if taken else []
        )

    def subject(self) -> list[Mention]:
        """Its first names that nothing governs; the project that it tells was submitted."""
        free = [s for s in self.slots if s.code in "PXOL" and cues.is_free(s)]
        bids = (
            [s for s in free if s.code == "P"] if cues.SUBMITS.search(self.text) else []
        )
        return self._best(bids or _run(self.text, free))

    def _above(self, high: int) -> list[Mention]:
        """The last project, or else organisation, that the sentence names before."""
        above = [
            s
            for s in self.clauses.between(0, high)
            if s.code in "PXO" and cues.is_free(s)
        ]
        inside = self.clauses.between(0, high)
        projects = [s for s in above or inside if s.code == "P"]
        return self._best((projects or above)[-1:])

    def _main(self, one: Told) -> list[Mention]:
        """The subject of a coordinated or resumed verb: «X a … mais n'a pas été retenu»."""
        clauses = self.clauses
        index = clauses.before(one.start)
        low = clauses.cuts[index]
        found = clauses.subject(low, one.start)
        if not found and index:
            above = clauses.cuts[index - 1]
            resumed = cues.RESUMED.search(self.text[above:low])
            blank = f" {self.text[low : one.start].lstrip()}"
            if resumed and cues.ADVERB_GAP.fullmatch(blank):
                found = clauses.subject(above, low)
        return self._best(found)

    # --- who counts ----------------------------------------------------------------------

    def _best(self, found: Iterable[Slot], *, listed: bool = False) -> list[Mention]:
        """Where projects are named, they are the candidates, the rest their carriers.

        Sites in competition («Lille, Nancy et « Seine-Lab »») are all candidates.
        """
        found = list(found)
        projects = {s.start: p for s in found if (p := self.clauses.project_of(s))}
        named = [
            (self._stands_for(slot), mention)
            for slot in (projects.get(s.start, s) for s in found)
            if (mention := mention_of(self.abstract, slot)) and mention.name
        ]
        codes = "".join(code for code, _ in named)
        if projects:
            return [mention for code, mention in named if code in "PXO"]
        for first, kept in _RANKS:
            if first in codes:
                sites = first != "P" and codes.count("L") > _SITES
                keep = "XOL" if sites else first if listed and first == "X" else kept
                return [mention for code, mention in named if code in keep]
        return []

    def _stands_for(self, slot: Slot) -> str:
        """What a name counts as: «celui de l'Université Y» is a project."""
        called = self.text.endswith(("projet ", "projets "), 0, slot.start)
        own = slot.code != "P" and (called or self.clauses.bids(slot, "bid.own"))
        return "P" if own else slot.code


def _names_nobody(before: str) -> bool:
    """Whether no name and no pronoun can be the subject."""
    bare = before.replace("<D", "").replace("<C", "")
    return "<" not in bare and not _SOMEBODY.search(before)


def _group(text: str, before: Sequence[Slot], slot: Slot, cue: str) -> list[Slot]:
    """A name with those joined to it, where what qualifies it is a plural."""
    group = [slot]
    if not cue.endswith("s"):
        return group
    for other in reversed(before[: before.index(slot)]):
        if not cues.COORDINATED.fullmatch(text, other.end, group[0].start):
            break
        group.insert(0, other)
    return group


def _run(text: str, free: Sequence[Slot]) -> list[Slot]:
    """The first of some names and those joined to it."""
    group = list(free[:1])
    for slot in free[1:]:
        if not cues.joined(text[group[-1].end : slot.start]):
            break
        group.append(slot)
    return group
