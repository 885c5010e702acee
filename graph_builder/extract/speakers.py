"""Who a phrase after «selon», after a verb of saying or before a colon means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph_builder.extract.analysis import Analysis
from graph_builder.extract.antecedents import (
    Antecedents,
    is_female,
    woman_by_article,
)
from graph_builder.extract.appositions import Links
from graph_builder.extract.french.offices import Office, complement_at
from graph_builder.extract.french.text import plain
from graph_builder.extract.french.tokens import from_offset
from graph_builder.extract.holdings import Holding
from graph_builder.extract.mention import Mention
from graph_builder.extract.office_cells import squeezed
from graph_builder.extract.saying import forms, words_of
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
_DEMONYM = re.compile(
    r"^[A-ZÀ-Þ]\S*(?:ais|aise|ois|oise|ien|ienne|ain|aine|and|ande|on|onne|ard|arde)$"
)
_TO_SAY = re.compile(
    r" (?:de |d')[^\W\d_]+(?:er|ir|re)$"
)  # «et la rectrice de conclure»
_APPOSED = re.compile(r"(?: [a-z-]+){0,3}, (?:m\. |mme )?(?=[a-z])")
_SOMEONE = re.compile(
    r"(?:[^,;:.«»]{1,40}, ){0,3}(?P<who>(?:une?|des|plusieurs|certaine?s|l[ae]s?) |l')(?=[a-z])"
)
_WHERE = re.compile(
    r"(?:[^,;:.«»]{1,40}, )?(?:au |aux |chez |du cote d[eu]s? |a (?=l))(?P<who>[^,;:.«»]{3,60}), on [a-z]"
)
_NEXT_WORD = re.compile(
    r" (?:[a-z]+ment )?(?:(?:a|ont|avait|s'est|se sont|s'etait) (?:[a-z]+ment )?)?"
    r"(?:l'|le |la |les |y |en |s'|se )?(?P<verb>[a-z]+)"
)
_DOER = re.compile(r"[a-z-]{3,}(?:teur|trice|[^r]eur|euse|iste|ienne?|logue|iere?)s?")
_TAIL = re.compile(r" [a-z-]{4,}(?=[.,;])")  # «une élue enseignante»
_LEAD_IN = 40  # characters of «son collègue» before a name
_REACH = 70  # characters between a verb of saying and its subject


class Speakers(Antecedents):
    """Resolves phrases to speakers."""

    def __init__(
        self, analysis: Analysis, links: Links, held: Sequence[Holding]
    ) -> None:
        super().__init__(analysis, links.people, held)
        self._offices = {o.begin: o for o in links.offices}
        self._offices |= {o.start: o for o in links.offices}
        self._begins = sorted(self._offices)
        self._holders = {h.office.start: h.person for h in held if h.office}
        self.described: list[tuple[Office, Name]] = []

    # --- a phrase that begins at a position -------------------------------------------------

    def at(self, position: int, limit: int) -> Name | None:
        """Whom the phrase that begins right at a position means; None where no one."""
        position = self._skip(position)
        if position in self._offices:
            return self.by_office(self._offices[position])
        if this := _THIS.match(self.folded, position):
            return self.pronoun(position, female=is_female(this[0]))
        lead = _TITLE.match(self.folded, position) or _DET.match(self.folded, position)
        for start in (position, lead.end() if lead else position):
            mention = self._mention(start)
            if mention and mention.name and mention.name.kind in _AGENTS:
                return mention.name
            demonym = bool(_DEMONYM.search(mention.text)) if mention else True
            if (
                mention
                and mention.name
                and mention.name.kind is Kind.PHRASE
                and not demonym
            ):
                return replace(mention.name, kind=Kind.ORGANISATION)
        if not _DET.match(self.folded, position):
            return None
        return self._introduced(position, limit) or self._phrase(position, limit)

    def body(self, position: int, limit: int) -> Name | None:
        """A body named without its article: «au ministère», «à la CGT»."""
        direct = self.at(position, limit)
        if direct or self.folded[position : position + 1] == " ":
            return direct
        at = from_offset(self.analysis.words, position)
        span = complement_at(self.analysis.words, at)
        noun = plain(self.analysis.text[span[0] : span[1]]).split()[0] if span else ""
        known = noun.rstrip(",") in words_of("bodies")
        label = (
            squeezed(self.analysis.text[span[0] : min(span[1], limit)]) if span else ""
        )
        return Name(label, Kind.ORGANISATION) if known else None

    def _introduced(self, position: int, limit: int) -> Name | None:
        """«son collègue Samir Bel»: the person a noun leads to."""
        people = [
            p
            for p in self.people
            if position < p.start < min(limit, position + _LEAD_IN)
        ]
        between = self.folded[position : people[0].start] if people else ","
        return (
            None
            if re.search(r"[,.;:(]| (?:de|d'|avec|et) $", between)
            else people[0].name
        )

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
        return self._someone(position, limit) or self._same(position, limit)

    def _same(self, position: int, limit: int) -> Name | None:
        """Whom a definite phrase means that names nobody: who was spoken of last."""
        span = complement_at(self.analysis.words, self._word(position))
        if not span or span[0] >= limit:
            return None
        det = self.folded[position : span[0]].strip()
        some = det in words_of("indefinite")
        return None if some else self.pronoun(position, female=None)

    def _past_adjective(self, span: tuple[int, int]) -> int:
        """Where «ancien responsable d'Uniti» ends, of which «ancien» is not the noun."""
        if self.folded[span[0] : span[1]] not in words_of("before_nouns"):
            return span[1]
        noun = complement_at(self.analysis.words, self._word(span[1]))
        return noun[1] if noun else span[1]

    def _word(self, position: int) -> int:
        return from_offset(self.analysis.words, position)

    def _someone(self, position: int, limit: int) -> Name | None:
        """A body, a text, or someone without a name, by the noun of the phrase."""
        span = complement_at(self.analysis.words, self._word(position))
        if not span or span[0] >= limit:
            return None
        end = min(self._past_adjective(span), limit)
        label = squeezed(self.analysis.text[span[0] : end])
        nouns = [w.rstrip(",") for w in plain(label).split()]
        if _one_of(nouns[:1], "bodies") or _one_of(nouns[:1], "writings"):
            return Name(label, Kind.ORGANISATION)
        det = self.folded[position : span[0]].strip()
        if det not in words_of("indefinite") or not _person_noun(nouns):
            return None
        article = squeezed(self.analysis.text[position : span[0]])
        tail = _TAIL.match(self.folded, end)
        label = squeezed(self.analysis.text[span[0] : tail.end() if tail else end])
        return Name(f"{article} {label}", Kind.PERSON)

    # --- offices, pronouns ---------------------------------------------------------------

    def by_office(self, office: Office) -> Name | None:
        """Who «la ministre» is: its holder beside it, one named before, the last person."""
        if office.start in self._holders:
            return self._holders[office.start]
        if apposed := self._apposed(office.end):
            return apposed
        if office.det in {"un", "une", "des", "plusieurs"} or office.plural:
            return self._phrase(office.begin, office.end)
        known = self.known(office)
        if known:
            return known
        person = self.pronoun(office.begin, female=woman_by_article(office))
        if office.det and (person is None or self._another(office, person)):
            label = squeezed(self.analysis.text[office.start : office.end])
            return Name(_TO_SAY.sub("", label), Kind.PERSON)
        if person and person.kind is Kind.PERSON:
            self.described.append((office, person))
        return person

    def _apposed(self, end: int) -> Name | None:
        """«la vice-présidente Relations internationales, Maïté Arana»."""
        named = _APPOSED.match(self.folded, end)
        mention = self._mention(named.end()) if named else None
        kind = mention.name.kind if mention and mention.name else None
        if mention is None or mention.name is None:
            return None
        known = kind is Kind.PERSON or (kind is Kind.PHRASE and " " in mention.text)
        return replace(mention.name, kind=Kind.PERSON) if known else None

    def _another(self, office: Office, person: Name) -> bool:
        """Whether an office told in full is not that of a person who holds others."""
        if not office.complements or person.kind is not Kind.PERSON:
            return False
        heads = [h.cue for h in self.held if h.person == person]
        return bool(heads) and not any(plain(h) == office.head for h in heads)

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
        if where := _WHERE.match(self.folded, start, end):
            return self.body(where.start("who"), where.end("who"))
        some = self._some(start, end)
        if some and some.kind is Kind.ORGANISATION:
            return some  # «l'entourage du ministre» is not the minister
        offices = [b for b in self._begins if start <= b < end and self._offices[b].det]
        for begin in offices:
            if found := self.by_office(self._offices[begin]):
                return found
        return some or self._first_agent(start, end)

    def _some(self, start: int, end: int) -> Name | None:
        """«Un vieil instituteur de Marsac m'a dit : …»: someone the text does not name."""
        opening = _SOMEONE.match(self.folded, start, end)
        return self._someone(opening.start("who"), end) if opening else None

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
            if self._speaks(mention, end) and mention.name and not governed:
                return replace(mention.name, kind=Kind.ORGANISATION)
        return None

    def _speaks(self, mention: Mention, end: int) -> bool:
        """Whether a name of no known kind is right before a verb of saying."""
        verb = _NEXT_WORD.match(self.folded, mention.end, end)
        kind = mention.name.kind if mention.name else None
        if verb is None or kind is not Kind.PHRASE:
            return False
        return verb["verb"] in forms() | words_of("participles")


def _one_of(nouns: Sequence[str], name: str) -> bool:
    known = words_of(name)
    return any(n in known or n.removesuffix("s") in known for n in nouns)


def _person_noun(nouns: Sequence[str]) -> bool:
    """Whether the first noun, after an adjective or two, is one of persons."""
    return _one_of(nouns[:2], "unnamed") or any(_DOER.fullmatch(n) for n in nouns[:2])


def _agent(mention: Mention) -> bool:
    kind = mention.name.kind if mention.name else None
    return kind in {Kind.PERSON, Kind.ORGANISATION}
