"""Whom a pronoun or an office means: «il», «celle-ci», «la ministre»."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from graph_builder.extract.analysis import Analysis
from graph_builder.extract.french.first_names import feminine
from graph_builder.extract.french.offices import Office
from graph_builder.extract.french.text import plain
from graph_builder.extract.holdings import Holding
from graph_builder.extract.mention import Mention
from graph_builder.model import Kind, Name

_ACCORDING = re.compile(r"\b(?:selon|d'apres) (?:l[ae]s? |l')?")
_HER = {"elle", "celle-ci", "cette derniere", "elle-meme", "l'interessee"}
_HIM = {"il", "celui-ci", "ce dernier", "lui", "lui-meme"}
_STEM = 5  # letters that tell a word, whatever its gender and number
_WORD = 4  # letters of a word that tells an office from another
_INITIALS = 3  # letters below which a first name is an initial
_RECENT = 3  # blocks after which «le maire» means no one named before
_FAR = 4  # blocks over which a speaker goes on speaking


class Antecedents:
    """Finds whom words of reference mean; remembers who spoke last."""

    def __init__(
        self, analysis: Analysis, people: Sequence[Mention], held: Sequence[Holding]
    ) -> None:
        self.analysis, self.folded = analysis, analysis.folded
        self.people, self.held = people, held
        self._starts = [p.start for p in people]
        self._blocks = [b.start for b in analysis.document.blocks]
        self.last: tuple[int, Name] | None = None

    def block(self, position: int) -> int:
        """Index of the block a position stands in."""
        return max(0, bisect.bisect_right(self._blocks, position) - 1)

    def known(self, office: Office) -> Name | None:
        """The last person before said to hold such an office, else the first one after."""
        words = self.folded[office.title_end : office.end].split()
        stems = {w[:_STEM] for w in words if len(w) >= _WORD}
        same = [
            h
            for h in self.held
            if _stem(h.cue) == _stem(office.head)
            and (not stems or stems & _stems(h) or h.organisation is None)
        ]
        before = [h for h in same if h.start < office.start]
        best = before[-1:] or same[:1]
        return best[0].person if best else None

    def pronoun(self, position: int, *, female: bool | None) -> Name | None:
        """Whom «il», «elle», «ce dernier» mean; `female` None: either.

        The last person named in the block, else who speaks by «selon», else who spoke last.
        """
        low = self._blocks[self.block(position)]
        index = bisect.bisect_left(self._starts, position)
        for person in reversed(self.people[:index]):
            if person.start < low:
                break
            if person.name and _fits(person.name, female=female):
                return person.name
        spoke, agent = self.still(position), self._according(low, position)
        here = self.last is not None and self.last[0] >= low
        if agent and not (here and spoke and _fits(spoke, female=female)):
            return agent
        return spoke or self._earlier(index, position)

    def _according(self, low: int, position: int) -> Name | None:
        """Who «il» is in «Selon le Gouvernement, … . «…», indique-t-il»."""
        for cue in _ACCORDING.finditer(self.folded, low, position):
            found = self.analysis.within(cue.end(), cue.end() + 1)
            name = found[0].name if found else None
            if name and name.kind is Kind.ORGANISATION:
                return name
        return None

    def still(self, position: int) -> Name | None:
        """Who spoke last, if not long ago."""
        if self.last and self.block(position) - self.block(self.last[0]) <= _FAR:
            return self.last[1]
        return None

    def _earlier(self, index: int, position: int) -> Name | None:
        if not index:
            return None
        last = self.people[index - 1]
        recent = self.block(position) - self.block(last.start) <= _RECENT
        return last.name if recent else None


def is_female(pronoun: str) -> bool | None:
    """Whether a folded pronoun means a woman; None where it may mean either."""
    return True if pronoun in _HER else False if pronoun in _HIM else None


def woman_by_article(office: Office) -> bool | None:
    """Whether «la ministre», «le maire» are a woman; None where the article does not tell."""
    return {"la": True, "sa": True, "le": False}.get(office.det)


def _stem(head: str) -> str:
    return head.rsplit("-", 1)[-1][:_STEM]


def _stems(holding: Holding) -> set[str]:
    label = holding.organisation.label if holding.organisation else ""
    words = plain(f"{holding.role} {label}").replace("'", " ").split()
    return {w[:_STEM] for w in words}


def _fits(name: Name, *, female: bool | None) -> bool:
    if female is None or name.kind is not Kind.PERSON:
        return True
    first = plain(name.label).split()[0]
    return len(first) < _INITIALS or feminine(first) == female
