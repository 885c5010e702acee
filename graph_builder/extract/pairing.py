"""Awards that name the project or the carrier alone: the other one of the pair, told beside.

«Avignon Université est lauréate. AgoraNum reçoit 1,4 M€.» — «X reçoit 2 M€. Son projet, P, …»
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graph_builder.extract.clauses import Telling, tellings
from graph_builder.extract.domain import is_funder, verbs
from graph_builder.extract.mention import Mention
from graph_builder.extract.pairing_cues import (
    AT,
    CARRIED,
    GOES_ON,
    JOINS,
    LED_NEXT,
    LED_ON,
    OF_PROJECTS,
    OWN,
)
from graph_builder.extract.partners import find_partners
from graph_builder.extract.reading import Reading
from graph_builder.extract.section_heads import heading_project
from graph_builder.extract.syntax import Slot, mention_of
from graph_builder.model import Award, BlockKind, Kind, Name, Part

_GIVEN = {"awards.give"}
_TWO = 2  # projects that one carrier told once may have: a list has many carriers


class Pairs:
    """Who carries which project, as far as the sentences around an award tell."""

    def __init__(self, reading: Reading, awards: Sequence[Award]) -> None:
        self.reading = reading
        self.tellings = tellings(reading)
        self._starts = [t.sentence.start for t in self.tellings]
        self.alone = {a.recipient for a in awards if a.recipient and not a.project}
        self.shared = self._shared(awards)
        self.awarded = {a.project for a in awards if a.project}
        facts = find_partners(reading)
        self.told = {
            (f.project, f.organisation) for f in facts if f.part is not Part.LEAD
        }
        self.leads: dict[Name, Name] = {}
        self.carried: dict[Name, list[Name]] = {}
        for fact in facts:
            if fact.part is Part.LEAD and fact.project not in self.leads:
                self.leads[fact.project] = fact.organisation
                self.carried.setdefault(fact.organisation, []).append(fact.project)

    def _shared(self, awards: Sequence[Award]) -> set[int]:
        """The sentences in which more than one recipient gets something."""
        getting: dict[int, set[Name]] = {}
        for award in awards:
            if award.recipient and award.evidence:
                index = bisect_right(self._starts, award.evidence[-1].start) - 1
                getting.setdefault(index, set()).add(award.recipient)
        return {index for index, names in getting.items() if len(names) > 1}

    def completed(self, award: Award) -> Award:
        """The award with the project or the recipient that it leaves out."""
        index = bisect_right(self._starts, award.evidence[-1].start) - 1
        if index < 0 or award.evidence[-1].start >= self.tellings[index].sentence.end:
            return award
        project, recipient = award.project, award.recipient
        if project and not recipient and self._is_led(project, index):
            return replace(award, recipient=self._carrier(project, index, award))
        if recipient and not project and recipient.kind is Kind.ORGANISATION:
            headed = heading_project(self.reading, award.evidence[-1].start)
            return replace(award, project=headed or self._project(recipient, index))
        return award

    def _is_led(self, project: Name, index: int) -> bool:
        """Whether a carrier is wanted: a project, or a name where projects are told of."""
        if project in self.leads:
            return False
        told = any(OF_PROJECTS.search(t.text) for t in self._back(index))
        return project.kind is Kind.PROJECT or told

    # --- the carrier of a project ------------------------------------------------------

    def _carrier(self, project: Name, index: int, award: Award) -> Name | None:
        here = self.tellings[index]
        if owner := self._site(here, project) or self._owner(here, project):
            return owner
        for telling in self._back(index):
            if telling.index != index and _gets().search(telling.text):
                break  # who gets money of its own there is not who carries this
            found = {
                m.name: _carries(telling, s)
                for s, m in _named(telling)
                if m.name
                and self._may_carry(telling, s, m, project)
                and m.name != award.programme
                and not (
                    award.rule in _GIVEN
                    and telling.index == index
                    and _pays(telling, s)
                )
            }
            if found:
                carrier = next(iter(found)) if len(found) == 1 else None
                sure = carrier and (found[carrier] or self._is_free(carrier, project))
                return carrier if sure else None
            if self._of_another(telling, project):
                return None
        return self._goes_on(index) or self._heads_section(index)

    def _goes_on(self, index: int) -> Name | None:
        """«P reçoit M. L'Université de X, qui le pilote, …»."""
        for telling in self.tellings[index + 1 : index + 2]:
            match = LED_ON.search(telling.text) or LED_NEXT.match(telling.text)
            if match and telling.sentence.block == self.tellings[index].sentence.block:
                item = telling.abstract.items[int(match[match.lastindex or 1])]
                return item.name if isinstance(item, Mention) else None
        return None

    def _site(self, telling: Telling, project: Name) -> Name | None:
        """«P, à l'École centrale de X, recevra M»: the school."""
        for slot, mention in _named(telling):
            match = (
                AT.match(telling.text, slot.end) if mention.name == project else None
            )
            item = telling.abstract.items[int(match[1])] if match else None
            if isinstance(item, Mention) and not is_funder(item):
                return item.name
        return None

    def _owner(self, telling: Telling, project: Name) -> Name | None:
        """«Bonne nouvelle pour X : son projet P est financé»: X."""
        match = OWN.search(telling.text)
        item = (
            telling.abstract.items[int(match[match.lastindex or 1])] if match else None
        )
        if not match or not isinstance(item, Mention) or item.name != project:
            return None
        before = {
            m.name: None
            for s, m in _named(telling)
            if s.end <= match.start()
            and m.name
            and m.name.kind is Kind.ORGANISATION
            and not is_funder(m)
        }
        return next(iter(before)) if len(before) == 1 else None

    def _may_carry(
        self, telling: Telling, slot: Slot, mention: Mention, project: Name
    ) -> bool:
        """Whether a name may be the carrier: a subject, or one that carries."""
        if mention.name is None or mention.name.kind is not Kind.ORGANISATION:
            return False
        free = not slot.prep and not slot.relative and not slot.depth
        partner = (project, mention.name) in self.told
        apart = partner or is_funder(mention) or mention.name in self.alone
        joins = JOINS.search(telling.text[max(0, slot.start - 60) : slot.start])
        may = _carries(telling, slot) or (free and not joins)
        return bool(may) and not apart

    def _is_free(self, carrier: Name, project: Name) -> bool:
        return all(p == project for p in self.carried.get(carrier, ()))

    def _of_another(self, telling: Telling, project: Name) -> bool:
        """Whether a sentence is about another project that somebody leads."""
        names = {m.name for _, m in _named(telling) if m.name}
        return any(n != project and n in self.leads for n in names)

    def _heads_section(self, index: int) -> Name | None:
        """«## Université de X» above the paragraph."""
        context = self.reading.context
        at = context.heading_of(self.tellings[index].sentence.start)
        if at is None or at.kind is BlockKind.TITLE:
            return None
        found = {
            m.name: None
            for m in self.reading.analysis.within(at.start, at.end)
            if m.name and m.name.kind in {Kind.ORGANISATION, Kind.PROJECT}
        }
        names = list(found)
        return names[0] if [n.kind for n in names] == [Kind.ORGANISATION] else None

    # --- the project of a carrier ------------------------------------------------------

    def _project(self, carrier: Name, index: int) -> Name | None:
        if carried := self.carried.get(carrier):
            return self._spoken_of(index, carried)
        here = [self.tellings[index]] if index not in self.shared else []
        for telling in (*here, *self._next(index), *self._before(index, carrier)):
            found = {
                m.name: None
                for s, m in _named(telling)
                if m.name
                and m.name.kind is Kind.PROJECT
                and not is_funder(m)
                and not JOINS.search(telling.text[max(0, s.start - 80) : s.start])
            }
            if found:
                project = next(iter(found)) if len(found) == 1 else None
                taken = project in self.leads or project in self.awarded
                return None if taken else project
        return None

    def _spoken_of(self, index: int, carried: Sequence[Name]) -> Name | None:
        """The one project of the block, where it is none of those the carrier leads."""
        found = {
            m.name: None
            for telling in self._back(index)
            for _, m in _named(telling)
            if m.name and m.name.kind is Kind.PROJECT and not is_funder(m)
        }
        alone = next(iter(found)) if len(found) == 1 else None
        return None if alone in carried else alone

    def _next(self, index: int) -> Iterator[Telling]:
        """The next sentence of the block, where it goes on about the same subject."""
        after = self.tellings[index + 1 : index + 2]
        block = self.tellings[index].sentence.block
        return (t for t in after if t.sentence.block == block and GOES_ON.match(t.text))

    def _before(self, index: int, carrier: Name) -> Iterator[Telling]:
        """The sentence before, where it tells of the carrier and of nobody else."""
        for telling in self._back(index)[1:2]:
            names = {
                m.name
                for s, m in _named(telling)
                if m.name and m.name.kind is Kind.ORGANISATION and not s.prep
            }
            if names == {carrier}:
                yield telling

    def _back(self, index: int) -> list[Telling]:
        """The sentence and those before it in its block, nearest first."""
        block = self.tellings[index].sentence.block
        found = []
        while index >= 0 and self.tellings[index].sentence.block == block:
            found.append(self.tellings[index])
            index -= 1
        return found


def _carries(telling: Telling, slot: Slot) -> bool:
    """«porté par X», «projets de X»."""
    before = telling.text[max(0, slot.start - 80) : slot.start]
    return CARRIED.search(before) is not None


def _pays(telling: Telling, slot: Slot) -> bool:
    """Whether a name stands before the verb of giving: one of those that pay."""
    verb = verbs("give").search(telling.text, slot.end)
    return verb is not None and not _carries(telling, slot)


def _gets() -> re.Pattern[str]:
    return verbs("receive")


def _named(telling: Telling) -> Iterator[tuple[Slot, Mention]]:
    """The names of a sentence by themselves; «son projet» may mean one not told yet."""
    for slot in telling.slots:
        mention = mention_of(telling.abstract, slot)
        if mention is None or (mention.source == "anaphor" and slot.code == "P"):
            continue
        if mention.name is not None:
            yield slot, mention


def paired(reading: Reading, awards: Iterable[Award]) -> list[Award]:
    """Awards with the project or carrier that the sentences around them tell."""
    found: Sequence[Award] = list(awards)
    if all(a.project and a.recipient for a in found):
        return list(found)
    pairs = Pairs(reading, found)
    done = [pairs.completed(award) for award in found]
    given = {
        (new.recipient, new.project)
        for new, old in zip(done, found, strict=True)
        if not old.recipient
    }
    many = {who for who, n in Counter(who for who, _ in given).items() if n > _TWO}
    return [
        old if not old.recipient and new.recipient in many else new
        for new, old in zip(done, found, strict=True)
    ]
