"""Who holds which office: a person and an office that stand together."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph_builder.extract.analysis import Analysis
from graph_builder.extract.french.offices import Office
from graph_builder.extract.mention import Mention
from graph_builder.extract.office_cells import cells, office_end
from graph_builder.model import Kind, Name

_TITLE = re.compile(
    r"(?:\b(?:mm?|mmes?|mlle|drs?|prs?|me)\.? ?|\b(?:monsieur|madame|docteure?|professeure?) )$"
)
_ASIDE = r"(?: ?\([^()]{1,60}\))?"
_ADVERBS = (
    r"(?:(?:qui (?:est|etait|fut)|alors|aussi|egalement|par ailleurs|ici|lui-meme|elle-meme|jusqu'(?:ici|alors|a present)"
    r"|desormais|actuelle?|actuellement|toujours|auparavant|ex|soit|comme|en tant que|en sa qualite de|et|a la fois|depuis (?:\w+ )?\d{4}|\d\d ans),? )*"
)
_AFTER_NAME = re.compile(rf"{_ASIDE}\s?[,(-] ?{_ADVERBS}$")
_CHAIN = re.compile(
    r"(?:,|,? et|,? puis|,? mais aussi|,? ainsi que|,? ou)(?: (?:par ailleurs|aussi|egalement|surtout))? $"
)
_BEFORE_NAME = re.compile(rf"{_ASIDE}(?:,|,? cher|,? chere)? ?$")
_LISTED = re.compile(r" ?: ?$")
_FRONTED = re.compile(r",(?: [^.;:«»?!]{1,110},)? $")
_TAKEN_UP = re.compile(r", (?:celle-ci|celui-ci|ce dernier|cette derniere|elle|il)\b")
_BE = r"(?:est|sera|etait|fut|a ete|avait ete|ont ete|vient d'etre|reste|restera|demeure|devient|deviendra|devenait|est devenue?|etait devenue?|redevient|est redevenue?|s'est)"
_NAMING = r"(?:renommee?|nommee?|reelue?|elue?|designee?|promue?|choisie?|reconduite?|investie?|confirmee?|portee?|propulsee?|recrutee?|embauchee?|installee?|titularisee?)"
_COPULA = re.compile(
    rf"(?:,[^.;:«»]{{1,110}},)?,? (?:qui |lui |elle |et )?(?:y )?(?:{_BE} )?(?:\w+ment |aussi |egalement |desormais |alors |ainsi |tout juste )?"
    rf"(?:{_NAMING} )?(?:a l'unanimite |par [^,.;]{{1,50}} |officiellement |hier |ce \w+ )?(?:comme |en tant que |au poste de |aux fonctions de |en qualite de )?$"
)
_VERBAL = re.compile(rf"\b(?:{_BE}|{_NAMING})\b")
_OTHERS_NAMING = re.compile(
    rf",? qu(?:e |')[^.;:«»]{{1,60}} (?:a|ont|avait|vient de|viennent de) (?:{_NAMING}|nommer|designer|elire|choisir|promouvoir) (?:comme |au poste de )?$"
)
_DENIED = re.compile(r"\b(?:n'|ne )|pourrait|devrait|serait|pressentie?|candidate?")
_DEFINITE = {
    "le",
    "la",
    "l'",
    "son",
    "sa",
    "notre",
    "leur",
    "du",
    "au",
    "ce",
    "cette",
    "un",
    "une",
    "ses",
    "nos",
}


@dataclass(frozen=True, slots=True)
class Holding:
    """A person and an office of theirs; `start` and `end` span the words that say it."""

    person: Name
    role: str
    organisation: Name | None
    start: int
    end: int
    rule: str
    cue: str
    confidence: float
    office: Office | None = None


def persons(analysis: Analysis) -> list[Mention]:
    """Persons named in the text (pronouns left out), in text order."""
    return [
        m
        for m in analysis.mentions
        if m.source != "anaphor" and m.name and m.name.kind is Kind.PERSON
    ]


class Links:
    """Finds the person each office of a document stands beside."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.offices = analysis.phrases
        self.people = persons(analysis)
        self._starts = [p.start for p in self.people]
        self._edges = [self._left(p) for p in self.people]
        self._heads = [s.start for s in analysis.sentences]

    def _left(self, person: Mention) -> int:
        """Where a name begins, its title («M.») counted."""
        folded = self.analysis.folded
        title = _TITLE.search(folded, max(0, person.start - 12), person.start)
        start = title.start() if title else person.start
        if person.label and folded[:start].endswith(("le ", "la ")):
            return start - 3  # «le Suisse Urs Keller»
        return start

    def _next(self, position: int) -> int | None:
        index = bisect.bisect_left(self._starts, position)
        return index if index < len(self.people) else None

    def _sentence(self, position: int) -> tuple[int, int]:
        index = bisect.bisect_right(self._heads, position) - 1
        if index < 0:
            return 0, 0
        sentence = self.analysis.sentences[index]
        return sentence.start, sentence.end

    def _after(self, office: Office) -> tuple[Mention, str] | None:
        """The person named right after an office, with the name of the rule."""
        end = office_end(self.analysis, office)
        index = self._next(end)
        if taken_up := self._taken_up(office, end):
            return taken_up
        if index is None or office.plural:
            return None
        gap = self.analysis.folded[end : max(end, self._edges[index])]
        low, high = self._sentence(office.begin)
        if self.people[index].start >= high:
            return None
        if _BEFORE_NAME.fullmatch(gap) and (
            office.det in _DEFINITE or not gap.strip() or office.begin == low
        ):
            return (
                (self.people[index], "before_name")
                if self._joined(office, gap)
                else None
            )
        if not office.det and _LISTED.fullmatch(gap):
            return self.people[index], "labelled"
        if not office.det and office.begin == low and _FRONTED.fullmatch(gap):
            return self.people[index], "fronted"
        return None

    def _taken_up(self, office: Office, end: int) -> tuple[Mention, str] | None:
        """«Professeure à Brest, celle-ci dirigeait…»: a pronoun for the last person named."""
        low, _ = self._sentence(office.begin)
        if (
            office.det
            or office.begin != low
            or not _TAKEN_UP.match(self.analysis.folded, end)
        ):
            return None
        index = bisect.bisect_left(self._starts, office.begin) - 1
        return (self.people[index], "fronted") if index >= 0 else None

    def _joined(self, office: Office, gap: str) -> bool:
        """Without a comma only a title or a name may stand right before the person."""
        return bool(gap.strip()) or bool(office.det) or not office.complements

    def _before(
        self, office: Office, last: Holding | None
    ) -> tuple[Mention, str] | None:
        """The person named before an office, with the name of the rule."""
        index = bisect.bisect_right(self._starts, office.begin) - 1
        if index < 0:
            return None
        person = self.people[index]
        low, _ = self._sentence(office.begin)
        if person.start < low or person.end > office.begin:
            return None
        gap = self.analysis.folded[person.end : office.begin]
        if _AFTER_NAME.fullmatch(gap):
            return person, "after_name"
        if (
            last
            and last.person == person.name
            and last.end <= office.begin
            and last.start >= low
        ):
            if _CHAIN.fullmatch(self.analysis.folded[last.end : office.begin]):
                return person, "coordinated"
        return self._verbal(person, gap)

    @staticmethod
    def _verbal(person: Mention, gap: str) -> tuple[Mention, str] | None:
        if _DENIED.search(gap):
            return None
        if _OTHERS_NAMING.fullmatch(gap) or (
            _COPULA.fullmatch(gap) and _VERBAL.search(gap)
        ):
            return person, "named_to"
        return None

    def all(self) -> Iterator[Holding]:
        """Every office with its holder, in text order."""
        last: Holding | None = None
        for office in self.offices:
            if office.plural:
                yield from self._several(office)
                continue
            found = self._found(office, last)
            if found:
                last = self._holding(office, *found)
                yield last

    def _found(
        self, office: Office, last: Holding | None
    ) -> tuple[Mention, str] | None:
        """The person before or after: an article turns to the one after, its lack to the one before."""
        after = self._after(office)
        if after and office.det and after[1] == "before_name":
            return after
        return self._before(office, last) or after

    def _holding(self, office: Office, person: Mention, rule: str) -> Holding:
        end = office_end(self.analysis, office)
        role, organisation = cells(self.analysis, office)
        assert person.name is not None  # noqa: S101 (persons() keeps named ones)
        return Holding(
            person=person.name,
            role=role,
            organisation=organisation,
            start=min(office.begin, person.start),
            end=max(end, person.end),
            rule=f"roles.{rule}",
            cue=office.head,
            confidence=0.75 if rule == "fronted" else 0.92,
            office=office,
        )

    def _several(self, office: Office) -> Iterator[Holding]:
        """«les coprésidents Anne Rey et Paul Roux», «Titulaires : …»."""
        at = office_end(self.analysis, office)
        index = self._next(at)
        while index is not None and index < len(self.people):
            gap = self.analysis.folded[at : max(at, self._edges[index])]
            if not re.fullmatch(
                r"(?: ?[:,]? ?| et | : )(?:,[^,;.]{0,60}, et |, )?", gap
            ):
                return
            yield self._holding(office, self.people[index], "several")
            at = self.people[index].end
            index += 1
