"""What stands around a place of a text: its sentence, its persons, the thing named beside it."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from graph_builder.extract.analysis import Analysis
from graph_builder.extract.french.first_names import feminine
from graph_builder.extract.french.office_words import word_set
from graph_builder.extract.french.offices import complement_at
from graph_builder.extract.french.text import plain
from graph_builder.extract.french.tokens import from_offset
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention
from graph_builder.extract.office_cells import squeezed
from graph_builder.model import Kind, Name

ADVERB = (
    r"(?:ici|la|aussi|egalement|desormais|jusqu'ici|jusqu'alors|toujours|actuellement"
    r"|alors|deja|depuis [^,.;]{1,22}|par ailleurs|\w+ment)"
)
_ASIDE = r"(?: ?\([^()]{1,60}\))?(?:,[^.;:«»]{1,110},|,)?"
_SUBJECT_GAP = re.compile(
    rf"{_ASIDE} ?(?:(?:qui|et|lui|elle|il|y|en|l'|a|est|sera|etait|a ete|vient d'etre|{ADVERB},?) ?)*$"
)
_ASIDE_AFTER = re.compile(r"(?:,[^,.;:«»]{3,90})?, (?=(?:l[ae] |l'))")
_PRONOUN = re.compile(
    r"(?:celle-ci|celui-ci|ce dernier|cette derniere|\b(?:il|elle))(?: (?:a|avait|en|y))? $"
)
_SKIP = re.compile(rf" ?(?:{ADVERB} )*")
_BEFORE_VERB = re.compile(
    r" ?»?(?: ?\([^()]*\))?,? ?(?:(?:qui )?(?:est|sera|sont|etait|a ete|ont ete|fut) |et )?(?:\w+ment )?$"
)
_NOUN = 25  # characters of a noun before a name: «l'essai clinique»
_NEAR = 8  # characters between a pronoun and its verb
_BACK = 6  # words back from a participle in which the body it speaks of stands
_LONGEST_GAP = 90


class Surroundings:
    """Looks around places of one document."""

    def __init__(self, analysis: Analysis, people: Sequence[Mention]) -> None:
        self.analysis, self.folded = analysis, analysis.folded
        self.people = people
        self._starts = [p.start for p in people]
        self._heads = [s.start for s in analysis.sentences]

    def sentence(self, position: int) -> tuple[int, int]:
        """Start and end of the sentence a position stands in; (0, 0) in a table."""
        index = bisect.bisect_right(self._heads, position) - 1
        if index < 0:
            return 0, 0
        sentence = self.analysis.sentences[index]
        return sentence.start, sentence.end

    def block(self, position: int) -> int:
        """Where the block of a position begins."""
        index = bisect.bisect_right(self._heads, position) - 1
        if index < 0:
            return 0
        blocks = self.analysis.document.blocks
        return blocks[self.analysis.sentences[index].block].start

    def before(self, position: int) -> Mention | None:
        """The last person named before a position."""
        index = bisect.bisect_left(self._starts, position) - 1
        return self.people[index] if index >= 0 else None

    def after(self, position: int) -> Mention | None:
        """The first person named from a position on."""
        index = bisect.bisect_left(self._starts, position)
        return self.people[index] if index < len(self.people) else None

    def last_person(self, position: int) -> Mention | None:
        """The last person named before a position in its block."""
        person = self.before(position)
        return person if person and person.start >= self.block(position) else None

    def person_after(self, position: int, gap: re.Pattern[str]) -> Mention | None:
        """The next person, where the words between fit."""
        person = self.after(position)
        between = self.folded[position : person.start] if person else ""
        return (
            person if len(between) < _LONGEST_GAP and gap.fullmatch(between) else None
        )

    def subject(self, position: int) -> Mention | None:
        """The person a verb has for its subject: by name, or by a pronoun."""
        low = self.sentence(position)[0]
        if _PRONOUN.search(self.folded[low:position]):
            return self._pronoun(low, position)
        person = self.before(position)
        if person is None or person.start < low:
            return None
        return (
            person
            if _SUBJECT_GAP.fullmatch(self.folded[person.end : position])
            else None
        )

    def _pronoun(self, low: int, position: int) -> Mention | None:
        near = [
            m
            for m in self.analysis.within(low, position)
            if m.source == "anaphor" and m.name
        ]
        if near and near[-1].end > position - _NEAR:
            return near[-1] if is_person(near[-1]) else None
        return self.last_person(position)

    # --- things ----------------------------------------------------------------------

    def thing_after(self, position: int) -> tuple[Name | None, int]:
        """What the noun phrase after a verb names, and where it ends."""
        skip = _SKIP.match(self.folded, position)
        span = self.phrase_at(skip.end() if skip else position)
        return (self.thing(*span), span[1]) if span else (None, position)

    def phrase_at(self, position: int) -> tuple[int, int] | None:
        """Span of the noun phrase that begins at a position."""
        at = from_offset(self.analysis.words, position)
        return complement_at(self.analysis.words, at)

    def thing(self, start: int, end: int) -> Name | None:
        """What a noun phrase names, where it is something one can head."""
        text = squeezed(self.analysis.text[start:end])
        body = plain(text).split()[:1] and plain(text).split()[0] in word_set("bodies")
        named = (
            m for m in self.analysis.within(start, end) if m.name and not is_person(m)
        )
        mention = next(named, None)
        if mention and mention.name and mention.name.kind is not Kind.PLACE:
            if mention.start == start:
                return mention.name
            thing = mention.name.kind in {Kind.PROJECT, Kind.ORGANISATION}
            if not body:
                return mention.name if thing and mention.start - start < _NOUN else None
        return Name(text, Kind.ORGANISATION) if body else None

    def thing_before(self, position: int) -> Name | None:
        """What is named right before a participle or a relative clause."""
        low = self.sentence(position)[0]
        for mention in reversed(self.analysis.within(low, position)):
            thing = mention.name and mention.name.kind not in {
                Kind.PERSON,
                Kind.PLACE,
                Kind.GROUP,
            }
            if thing and _BEFORE_VERB.fullmatch(self.folded[mention.end : position]):
                return mention.name
        return self._body_before(low, position)

    def thing_ahead(self, start: int, person: Mention) -> Name | None:
        """«Présidée par Anne Rey, la fondation …»: the subject after the name."""
        opens = start == self.sentence(start)[0]
        aside = _ASIDE_AFTER.match(self.folded, person.end) if opens else None
        span = self.phrase_at(aside.end()) if aside else None
        return self.thing(*span) if span else None

    def _body_before(self, low: int, position: int) -> Name | None:
        at = from_offset(self.analysis.words, position) - 1
        for index in range(at, max(at - _BACK, -1), -1):
            word = self.analysis.words[index]
            if word.start < low or word.text in {";", ":"}:
                return None
            if word.plain in word_set("bodies"):
                said = _BEFORE_VERB.search(self.folded, word.start, position)
                end = said.start() if said else position
                text = squeezed(self.analysis.text[word.start : end]).rstrip(" ,")
                return Name(text, Kind.ORGANISATION)
        return None


# --- persons -------------------------------------------------------------------------


def is_person(mention: Mention) -> bool:
    """Whether a mention means a person."""
    return mention.name is not None and mention.name.kind is Kind.PERSON


def name_of(mention: Mention) -> Name:
    """The Name a mention of a person means."""
    return mention.name or Name(mention.text, Kind.PERSON)


def is_woman(mention: Mention) -> bool:
    """Whether a person is likely a woman, by the first name."""
    return feminine(plain(name_of(mention).label).split()[0])


def agreed(title: str, *, woman: bool) -> str:
    """An office in the gender of who holds it."""
    for feminine_form, masculine in load("roles")["gender"]["pairs"]:
        old, new = (masculine, feminine_form) if woman else (feminine_form, masculine)
        title = re.sub(rf"(?<!\w){old}(?!\w)", new, title)
    return title
