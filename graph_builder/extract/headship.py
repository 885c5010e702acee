"""Offices that a verb says: «préside», «dirigé par», «prend la direction de», «succède à»."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from functools import cache

from graph_builder.extract.analysis import Analysis
from graph_builder.extract.described import described
from graph_builder.extract.french.first_names import feminine
from graph_builder.extract.french.office_words import word_set
from graph_builder.extract.french.offices import complement_at, office_at
from graph_builder.extract.french.text import plain
from graph_builder.extract.holdings import Holding, Links
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention
from graph_builder.extract.office_cells import cells, squeezed
from graph_builder.model import Kind, Name

_ASIDE = r"(?: ?\([^()]{1,60}\))?(?:,[^.;:«»]{1,110},|,)?"
_ADVERB = r"(?:ici|la|aussi|egalement|desormais|jusqu'ici|jusqu'alors|toujours|actuellement|alors|deja|depuis [^,.;]{1,22}|par ailleurs|\w+ment)"
_SUBJECT_GAP = re.compile(
    rf"{_ASIDE} ?(?:(?:qui|et|lui|elle|il|y|en|l'|a|est|sera|etait|a ete|vient d'etre|{_ADVERB},?) ?)*$"
)
_PRONOUN = re.compile(
    r"(?:celle-ci|celui-ci|ce dernier|cette derniere|\b(?:il|elle))(?: (?:a|avait|en|y))? $"
)
_RELATIVE = re.compile(r",? ?que $")
_RELATIVE_PRONOUN = re.compile(r",? ?qu'(?:il|elle) $")
_BY = re.compile(
    r" (?:\w+ment |depuis [^,.;]{1,20} )?par (?:(?:l[ae] |l')[^.;:,«»()]{0,50} )?$"
)
_TO_NAME = re.compile(r" (?:(?:l[ae] |l')[^.;:«»()]{0,50},? )?$")
_SKIP = re.compile(rf" ?(?:{_ADVERB} )*")
_BEFORE_VERB = re.compile(
    r" ?»?(?: ?\([^()]*\))?,? ?(?:(?:qui )?(?:est|sera|etait|a ete) |et )?(?:\w+ment )?$"
)
_FORMS = (
    "e",
    "ent",
    "ait",
    "aient",
    "eait",
    "eaient",
    "era",
    "eront",
    "a",
    "ea",
    "ant",
    "eant",
)


@cache
def _verbs() -> re.Pattern[str]:
    stems = "|".join(sorted(load("roles")["verbs"], key=len, reverse=True))
    return re.compile(
        rf"\b(?P<stem>{stems})(?P<form>{'|'.join(sorted(_FORMS, key=len, reverse=True))}|ee|es|ees)\b"
    )


@cache
def _functions() -> re.Pattern[str]:
    nouns = "|".join(load("roles")["functions"])
    return re.compile(
        rf"\b(?:(?:(?:re)?pren(?:d|ait|dra|ant|nent)|(?:re)?pris|assur(?:e|ait|era|ant)|assurent|occup(?:e|ait|era)|quitt(?:e|ait|era|ant)|exerc(?:e|ait|era)"
        rf"|conserv(?:e|era)|partag(?:e|ent|eait|era)|se voit confier|heritee?(?:nt)? de|accede a|rejoint|repris|confier(?:a|ont)?) (?:aussi |egalement |desormais |donc |officiellement )?(?:a )?(?:l'interim de )?"
        rf"|(?:nommee?|elue?|reelue?|placee?|arrivee?|arrive|portee?|propulsee?|installee?|reconduite?|est|reste|etait|confirmee?) a )"
        rf"(?:la |sa |les |leur )(?P<noun>{nouns})\b"
    )


_SUCCESSION = re.compile(
    r"\b(?:succed(?:e|era|ant|ait|er)|a succede|succede) a (?:m\. |mme )?$"
    r"|\b(?:remplac(?:e|era|ait|ant|er)|a remplace|en remplacement de|prend la (?:suite|releve|succession) de|prend le relais de) (?:m\. |mme )?$"
)
_HINTS = (
    "presid",
    "dirig",
    "coordonn",
    "fond",
    "direction",
    "tete",
    "commandes",
    "renes",
    "coordination",
    "responsab",
)


class Headships:
    """Finds what verbs say of who heads what."""

    def __init__(self, analysis: Analysis, people: Sequence[Mention]) -> None:
        self.analysis, self.folded = analysis, analysis.folded
        self.people = people
        self._starts = [p.start for p in people]
        self._words = [w.start for w in analysis.words]
        self._heads = [s.start for s in analysis.sentences]

    def all(self) -> Iterator[Holding]:
        """Headships by verbs and by nouns of function, not in text order."""
        if not self.people or not any(hint in self.folded for hint in _HINTS):
            return
        for match in _verbs().finditer(self.folded):
            yield from self._verb(match)
        for match in _functions().finditer(self.folded):
            yield from self._function(match)

    # --- verbs -----------------------------------------------------------------------

    def _verb(self, match: re.Match[str]) -> Iterator[Holding]:
        raw = self.analysis.text[match.start() : match.end()].rstrip("se")
        if raw.endswith("é"):
            yield from self._passive(match) or self._perfect(match)
        elif match["form"] in _FORMS:
            yield from self._active(match)

    def _passive(self, match: re.Match[str]) -> list[Holding]:
        person = self._person_after(match.end(), _BY)
        if not person:
            return []
        thing = self._thing_before(match.start())
        return [
            self._made(person, match, thing, match.start(), person.end, "headed_by")
        ]

    def _perfect(self, match: re.Match[str]) -> list[Holding]:
        """«a dirigé»."""
        if not self.folded[: match.start()].endswith((" a ", " avait ")):
            return []
        return list(self._active(match))

    def _active(self, match: re.Match[str]) -> Iterator[Holding]:
        low = self._sentence(match.start())[0]
        before = self.folded[low : match.start()]
        if relative := _RELATIVE.search(before):
            person = self._person_after(match.end(), _TO_NAME)
            thing = self._thing_before(low + relative.start())
            end = person.end if person else 0
        elif relative := _RELATIVE_PRONOUN.search(before):
            person, end = self._last_person(match.start()), match.end()
            thing = self._thing_before(low + relative.start())
        else:
            person = self._subject(match.start())
            thing, end = self._thing_after(match.end())
            person = person if thing else None
        if person:
            yield self._made(
                person, match, thing, min(person.start, match.start()), end, "heads"
            )

    def _made(
        self,
        person: Mention,
        match: re.Match[str],
        thing: Name | None,
        start: int,
        end: int,
        rule: str,
    ) -> Holding:
        forms = load("roles")["verbs"][match["stem"]]
        start = max(start, self._sentence(match.start())[0])
        return Holding(
            person=_name(person),
            role=forms[_woman(person)],
            organisation=thing,
            start=start,
            end=max(end, match.end()),
            rule=f"roles.{rule}",
            cue=match[0],
            confidence=0.85,
        )

    # --- nouns of function ------------------------------------------------------------

    def _function(self, match: re.Match[str]) -> Iterator[Holding]:
        person = self._subject(match.start())
        if not person:
            return
        words = self.analysis.words
        at = bisect.bisect_left(self._words, match.start("noun"))
        office = office_at(words, at)
        role, organisation = cells(self.analysis, office)
        title = squeezed(self.analysis.text[match.end("noun") : office.title_end])
        for holder in (person, *self._partner(match, office.end)):
            noun = self._noun(match["noun"], organisation, woman=_woman(holder))
            yield Holding(
                person=_name(holder),
                role=squeezed(f"{noun} {_agreed(title, woman=_woman(holder))}"),
                organisation=organisation,
                start=min(person.start, match.start()),
                end=max(office.end, holder.end),
                rule="roles.function",
                cue=match["noun"],
                confidence=0.85,
            )

    def _partner(self, match: re.Match[str], end: int) -> tuple[Mention, ...]:
        """«partage la direction avec …»: who else holds it."""
        if not match[0].startswith("partag"):
            return ()
        other = self._person_after(end, re.compile(r" avec (?:[^.;:«»]{0,60} )?$"))
        return (other,) if other else ()

    @staticmethod
    def _noun(function: str, organisation: Name | None, *, woman: bool) -> str:
        first = plain(organisation.label).split()[0] if organisation else ""
        presided = function == "tete" and first in load("roles")["presided"]["nouns"]
        return str(
            load("roles")["functions"]["presidence" if presided else function][woman]
        )

    # --- who and what ------------------------------------------------------------------

    def _sentence(self, position: int) -> tuple[int, int]:
        index = bisect.bisect_right(self._heads, position) - 1
        if index < 0:
            return 0, 0
        sentence = self.analysis.sentences[index]
        return sentence.start, sentence.end

    def _block(self, position: int) -> int:
        index = bisect.bisect_right(self._heads, position) - 1
        return (
            self.analysis.document.blocks[self.analysis.sentences[index].block].start
            if index >= 0
            else 0
        )

    def _last_person(self, position: int) -> Mention | None:
        """The last person named before a position in its block."""
        index = bisect.bisect_left(self._starts, position) - 1
        if index < 0 or self.people[index].start < self._block(position):
            return None
        return self.people[index]

    def _person_after(self, position: int, gap: re.Pattern[str]) -> Mention | None:
        index = bisect.bisect_left(self._starts, position)
        if index == len(self.people):
            return None
        person = self.people[index]
        between = self.folded[position : person.start]
        return person if len(between) < 90 and gap.fullmatch(between) else None

    def _subject(self, position: int) -> Mention | None:
        """The person a verb has for its subject: by name, or by a pronoun."""
        low = self._sentence(position)[0]
        if _PRONOUN.search(self.folded[low:position]):
            return self._pronoun(position)
        index = bisect.bisect_left(self._starts, position) - 1
        if index < 0 or self.people[index].start < low:
            return None
        person = self.people[index]
        return (
            person
            if _SUBJECT_GAP.fullmatch(self.folded[person.end : position])
            else None
        )

    def _pronoun(self, position: int) -> Mention | None:
        near = [
            m
            for m in self.analysis.within(self._sentence(position)[0], position)
            if m.source == "anaphor" and m.name
        ]
        if near and near[-1].end > position - 8:
            return near[-1] if _is_person(near[-1]) else None
        return self._last_person(position)

    def _thing_after(self, position: int) -> tuple[Name | None, int]:
        skip = _SKIP.match(self.folded, position)
        start = skip.end() if skip else position
        at = bisect.bisect_left(self._words, start)
        span = complement_at(self.analysis.words, at)
        if not span:
            return None, position
        return self._thing(*span), span[1]

    def _thing(self, start: int, end: int) -> Name | None:
        """What a noun phrase names, where it is something one can head."""
        words = plain(self.analysis.text[start:end]).split()
        body = bool(words) and words[0] in word_set("bodies")
        mention = next(
            (
                m
                for m in self.analysis.within(start, end)
                if m.name and not _is_person(m)
            ),
            None,
        )
        if (
            mention
            and mention.name
            and mention.name.kind is not Kind.PLACE
            and (mention.start == start or not body)
        ):
            return mention.name if mention.start == start else None
        return (
            Name(squeezed(self.analysis.text[start:end]), Kind.ORGANISATION)
            if body
            else None
        )

    def _thing_before(self, position: int) -> Name | None:
        """What is named right before a participle or relative clause."""
        low = self._sentence(position)[0]
        near = [
            m
            for m in self.analysis.within(low, position)
            if m.name
            and not _is_person(m)
            and m.name.kind not in {Kind.PLACE, Kind.GROUP}
        ]
        for mention in reversed(near):
            if _BEFORE_VERB.fullmatch(self.folded[mention.end : position]):
                return mention.name
        return self._body_before(low, position)

    def _body_before(self, low: int, position: int) -> Name | None:
        at = bisect.bisect_left(self._words, position) - 1
        for index in range(at, max(at - 6, -1), -1):
            word = self.analysis.words[index]
            if word.start < low or word.text in {";", ":"}:
                return None
            if word.plain in word_set("bodies"):
                text = squeezed(self.analysis.text[word.start : position]).rstrip(" ,")
                return Name(text, Kind.ORGANISATION)
        return None


def _is_person(mention: Mention) -> bool:
    return mention.name is not None and mention.name.kind is Kind.PERSON


def _name(mention: Mention) -> Name:
    return mention.name or Name(mention.text, Kind.PERSON)


def _woman(mention: Mention) -> bool:
    return feminine(plain(_name(mention).label).split()[0])


def _agreed(title: str, *, woman: bool) -> str:
    """An office in the gender of who holds it."""
    for feminine_form, masculine in load("roles")["gender"]["pairs"]:
        old, new = (masculine, feminine_form) if woman else (feminine_form, masculine)
        title = re.sub(rf"(?<!\w){old}(?!\w)", new, title)
    return title


def successions(
    analysis: Analysis, people: Sequence[Mention], held: Sequence[Holding]
) -> Iterator[Holding]:
    """«elle succède à …»: who held before what was just said to be held."""
    for person in people:
        cue = _SUCCESSION.search(
            analysis.folded, max(0, person.start - 45), person.start
        )
        before = [h for h in held if h.start < person.start and h.person != person.name]
        if cue and before and before[-1].end > person.start - 250:
            last = max(before, key=lambda h: h.end)
            yield Holding(
                person=_name(person),
                role=_agreed(last.role, woman=_woman(person)),
                organisation=last.organisation,
                start=cue.start(),
                end=person.end,
                rule="roles.succeeded",
                cue=cue[0].strip(),
                confidence=0.8,
            )


def holdings(analysis: Analysis, links: Links) -> list[Holding]:
    """All offices held, by apposition and by verbs, in text order."""
    found = [*links.all(), *Headships(analysis, links.people).all()]
    found.sort(key=lambda h: (h.start, h.end))
    found += successions(analysis, links.people, found)
    found += described(analysis, links, found)
    return sorted(found, key=lambda h: (h.start, h.end))
