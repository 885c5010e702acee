"""Who a phrase after «selon», after a verb of saying or before a colon means."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from functools import cache

from graph_builder.extract.analysis import Analysis
from graph_builder.extract.french.first_names import feminine
from graph_builder.extract.french.offices import Office, complement_at
from graph_builder.extract.french.text import plain
from graph_builder.extract.holdings import Holding, Links
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention
from graph_builder.extract.office_cells import squeezed
from graph_builder.model import Kind, Name

_DET = re.compile(
    r"(?:l[ae]s? |l'|un |une |son |sa |ses |notre |nos |leurs? |des |plusieurs |certaines? |certains |ce |cette |cet )"
)
_TITLE = re.compile(
    r"(?:m\. |mm\. |mme |mlle |dr |pr |me |monsieur |madame |le docteur |le professeur )"
)
_THIS = re.compile(
    r"(?:ce dernier|cette derniere|celui-ci|celle-ci|l'interessee?|lui-meme|elle-meme|lui|elle|il)\b"
)
_AGENTS = {Kind.PERSON, Kind.ORGANISATION, Kind.BODY}
_ASIDE = re.compile(r",[^,.;:«»?!]{1,45}, ?")
_REACH = 70  # characters between a verb of saying and its subject
_RECENT = 3  # blocks after which «le maire» means no one named before
_FAR = 4  # blocks over which a speaker goes on speaking


@cache
def words_of(name: str) -> frozenset[str]:
    """A list of `lexicon/statements.toml`."""
    words = load("statements")[name]
    return frozenset(words.split() if isinstance(words, str) else words)


class Speakers:
    """Resolves phrases to speakers; remembers who spoke last."""

    def __init__(
        self, analysis: Analysis, links: Links, held: Sequence[Holding]
    ) -> None:
        self.analysis, self.folded = analysis, analysis.folded
        self.people, self.held = links.people, held
        self._starts = [p.start for p in self.people]
        self._words = [w.start for w in analysis.words]
        self._offices = {o.begin: o for o in links.offices} | {
            o.start: o for o in links.offices
        }
        self._begins = sorted(self._offices)
        self._holders = {h.office.start: h.person for h in held if h.office}
        self._blocks = [b.start for b in analysis.document.blocks]
        self.last: tuple[int, Name] | None = None
        self.described: list[tuple[Office, Name]] = []

    def block(self, position: int) -> int:
        """Index of the block a position stands in."""
        return max(0, bisect.bisect_right(self._blocks, position) - 1)

    # --- a phrase that begins at a position -------------------------------------------------

    def at(self, position: int, limit: int) -> Name | None:
        """Whom the phrase that begins right at a position means; None where no one."""
        position = self._skip(position)
        if position in self._offices:
            return self.by_office(self._offices[position])
        if this := _THIS.match(self.folded, position):
            return self.pronoun(position, female=_female(this[0]))
        title = _TITLE.match(self.folded, position)
        det = _DET.match(self.folded, position)
        mention = self._mention((title or det).end() if title or det else position)  # type: ignore[union-attr]
        if mention and mention.name and mention.name.kind in _AGENTS:
            return mention.name
        return self._phrase(position, limit) if det else None

    def near(self, position: int, limit: int) -> Name | None:
        """Whom the first phrase after a position means, adverbs and asides skipped."""
        limit = min(limit, position + _REACH)
        while aside := _ASIDE.match(self.folded, position, limit):
            position = aside.end() - 1
        if direct := self.at(position, limit):
            return direct
        stop = re.compile(r"[.;:«»?!]").search(self.folded, position, limit)
        end = stop.start() if stop else limit
        people = [p.start for p in self.analysis.within(position, end) if _agent(p)]
        offices = [
            b for b in self._begins if position <= b < end and self._offices[b].det
        ]
        first = min([*people, *offices], default=None)
        return None if first is None else self.at(first, end)

    def _skip(self, position: int) -> int:
        while self.folded[position : position + 1] in {" ", ",", "\n"}:
            position += 1
        return position

    def _mention(self, position: int) -> Mention | None:
        found = self.analysis.within(position, position + 1)
        return found[0] if found else None

    def _phrase(self, position: int, limit: int) -> Name | None:
        """«un élu», «la présidence de l'université», «le Néo-Zélandais»."""
        at = bisect.bisect_left(self._words, position)
        span = complement_at(self.analysis.words, at)
        if not span or span[0] >= limit:
            return None
        noun = plain(self.analysis.text[span[0] : span[1]]).split()[0].rstrip(",")
        label = squeezed(self.analysis.text[span[0] : min(span[1], limit)])
        det = self.folded[position : span[0]].strip()
        if noun in words_of("bodies") or noun.removesuffix("s") in words_of("bodies"):
            return Name(label, Kind.ORGANISATION)
        if det in {"un", "une", "des", "plusieurs", "certains", "certaines"}:
            article = squeezed(self.analysis.text[position : span[0]])
            return (
                Name(f"{article} {label}", Kind.PERSON)
                if noun in words_of("unnamed")
                else None
            )
        return self.pronoun(position, female=None)

    # --- offices, pronouns ---------------------------------------------------------------

    def by_office(self, office: Office) -> Name | None:
        """Who «la ministre» is: its holder beside it, one named before, the last person."""
        if office.start in self._holders:
            return self._holders[office.start]
        if office.det in {"un", "une", "des", "plusieurs"} or office.plural:
            return self._phrase(office.begin, office.end)
        known = self.known(office)
        if known:
            return known
        person = self.pronoun(office.begin, female=_woman_office(office))
        if person and person.kind is Kind.PERSON:
            self.described.append((office, person))
        return person

    def known(self, office: Office) -> Name | None:
        """The last person before said to hold such an office, else the first one after."""
        words = {
            w[:5]
            for w in self.folded[office.title_end : office.end].split()
            if len(w) > 3
        }  # noqa: PLR2004
        same = [
            h
            for h in self.held
            if _stem(h.cue) == _stem(office.head)
            and (not words or words & _stems(h) or h.organisation is None)
        ]
        before = [h for h in same if h.start < office.start]
        return before[-1].person if before else (same[0].person if same else None)

    def pronoun(self, position: int, *, female: bool | None) -> Name | None:
        """Whom «il», «elle», «ce dernier» mean: the last person named in the block, else who spoke last."""
        block = self.block(position)
        index = bisect.bisect_left(self._starts, position)
        near = [p for p in self.people[:index] if p.start >= self._blocks[block]]
        for person in reversed(near):
            if person.name and _fits(person.name, female=female):
                return person.name
        agent = self._organisation(position, block)
        spoke = self.still(position)
        if agent and (spoke is None or not _fits(spoke, female=female)):
            return agent
        return (
            agent
            if agent and self._after_last(position, block)
            else spoke or self._earlier(index, position)
        )

    def _after_last(self, position: int, block: int) -> bool:
        """Whether nobody spoke yet in the block."""
        return (
            self.last is not None
            and self.last[0] < self._blocks[block]
            and position > self._blocks[block]
        )

    def _organisation(self, position: int, block: int) -> Name | None:
        """«Selon le Gouvernement, … . «…», indique-t-il.»"""
        low = self._blocks[block]
        for cue in re.finditer(
            r"\b(?:selon|d'apres) (?:l[ae]s? |l')?", self.folded[low:position]
        ):
            mention = self._mention(low + cue.end())
            if mention and mention.name and mention.name.kind is Kind.ORGANISATION:
                return mention.name
        return None

    def still(self, position: int) -> Name | None:
        """Who spoke last, if not long ago."""
        if self.last and self.block(position) - self.block(self.last[0]) <= _FAR:
            return self.last[1]
        return None

    def _earlier(self, index: int, position: int) -> Name | None:
        if (
            index
            and self.block(position) - self.block(self.people[index - 1].start)
            <= _RECENT
        ):
            return self.people[index - 1].name
        return None

    # --- before a quote ----------------------------------------------------------------------

    def subject(self, start: int, end: int) -> Name | None:
        """Who speaks in the words before a quote: by name, office, or a body's name."""
        people = [p for p in self.people if start <= p.start < end]
        free = [
            p
            for p in people
            if not re.search(
                r"\b(?:avec|de|d'|du|contre|chez|a) $", self.folded[start : p.start]
            )
        ]
        if free or people:
            return (free or people)[-1].name
        offices = [b for b in self._begins if start <= b < end and self._offices[b].det]
        for begin in offices:
            if found := self.by_office(self._offices[begin]):
                return found
        return self._first_agent(start, end)

    def _first_agent(self, start: int, end: int) -> Name | None:
        """A pronoun or an organisation that stands as the subject of the sentence."""
        for mention in self.analysis.within(start, end):
            before = self.folded[start : mention.start]
            governed = re.search(
                r"\b(?:de|du|des|d'|a|au|aux|par|avec|dans|en|sur|chez)(?: la| l'|l')? ?(?:les |l'|la )?$",
                before,
            )
            if mention.name and mention.name.kind in _AGENTS and not governed:
                return mention.name
        return None


def _agent(mention: Mention) -> bool:
    return (
        bool(mention.name)
        and mention.name is not None
        and mention.name.kind in {Kind.PERSON, Kind.ORGANISATION}
    )


def _stem(head: str) -> str:
    return head.rsplit("-", 1)[-1][:5]


def _stems(holding: Holding) -> set[str]:
    label = holding.organisation.label if holding.organisation else ""
    return {w[:5] for w in plain(f"{holding.role} {label}").replace("'", " ").split()}


def _female(pronoun: str) -> bool | None:
    if pronoun in {"elle", "celle-ci", "cette derniere", "elle-meme", "l'interessee"}:
        return True
    return (
        False
        if pronoun in {"il", "celui-ci", "ce dernier", "lui", "lui-meme"}
        else None
    )


def _woman_office(office: Office) -> bool | None:
    if office.det in {"la", "sa"}:
        return True
    return False if office.det == "le" else None


def _fits(name: Name, *, female: bool | None) -> bool:
    if female is None or name.kind is not Kind.PERSON:
        return True
    first = plain(name.label).split()[0]
    return len(first) < 3 or feminine(first) == female  # noqa: PLR2004
