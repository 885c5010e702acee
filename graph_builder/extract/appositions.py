"""Persons beside their offices: appositions, titles, nominations, enumerations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from graph_builder.extract.analysis import Analysis
from graph_builder.extract.french.offices import Office
from graph_builder.extract.holdings import Holding
from graph_builder.extract.mention import Mention
from graph_builder.extract.office_cells import cells, office_end
from graph_builder.extract.surroundings import (
    Surroundings,
    agreed,
    is_woman,
    name_of,
)
from graph_builder.model import Kind

Found = tuple[Mention, str]  # a person, and the name of the rule
_CHOICE = 50  # characters before a name in which a verb of naming stands
_TITLE = re.compile(
    r"(?:\b(?:mm?|mmes?|mlle|drs?|prs?|me)\.? ?|\b(?:monsieur|madame|docteure?|professeure?) )$"
)
_ASIDE = r"(?: ?\([^()]{1,60}\))?"
_ADVERBS = (
    r"(?:(?:qui (?:est|etait|fut)|alors|aussi|egalement|par ailleurs|ici|lui-meme|elle-meme|jusqu'(?:ici|alors|a present)|jusque-la|aujourd'hui|maintenant|a present|entre-temps|depuis peu|longtemps|de \d{4} a \d{4}|entre \d{4} et \d{4}|pendant \w+ ans"
    r"|desormais|actuelle?|actuellement|toujours|auparavant|ex|soit|comme|en tant que|en sa qualite de|et|a la fois|depuis (?:\w+ )?\d{4}|\d\d ans),? )*"
)
_AFTER_NAME = re.compile(rf"{_ASIDE}\s?[,(-] ?{_ADVERBS}$")
_CHAIN = re.compile(
    r"(?:,|,? et|,? puis|,? mais aussi|,? ainsi que|,? ou)(?: (?:par ailleurs|aussi|egalement|surtout))? $"
)
_BEFORE_NAME = re.compile(rf"{_ASIDE}(?:,|,? cher|,? chere)? ?$")
_IS = re.compile(r" (?:est|sera|etait|reste|n'est autre que|se nomme|s'appelle) $")
_SEVERAL = re.compile(rf"{_ASIDE}(?: ?[:,]? ?| et | : )(?:,[^,;.]{{0,60}}, et |, )?")
_LISTED = re.compile(r" ?: ?$")
_FRONTED = re.compile(r"(?: (?:en|depuis) [^,.;]{2,30})?,(?: [^.;:«»?!]{1,110},)? $")
_NAMING = r"(?:renommee?|nommee?|reelue?|elue?|designee?|promue?|choisie?|reconduite?|investie?|confirmee?|portee?|propulsee?|recrutee?|embauchee?|installee?|titularisee?)"
_OPENING = re.compile(
    rf"(?:(?:deja|tout juste|desormais|aujourd'hui|actuellement|longtemps|egalement|aussi|alors|jusqu'ici|jusqu'alors) )?(?:{_NAMING} )?"
)
_OTHER = re.compile(r"\bet (?:a la fois )?$")
_ATTRIBUTE = re.compile(r" (?:comme |au poste de |aux fonctions de |en tant que )?$")
_CHOOSES = re.compile(
    rf"\b(?:a|ont|avait|avaient|vient de|viennent de|vont|va) (?:\w+ment |aussi |ainsi )?(?:{_NAMING}|nommer|elire|designer|choisir|promouvoir) $"
)
_TAKEN_UP = re.compile(r", (?:celle-ci|celui-ci|ce dernier|cette derniere|elle|il)\b")
_BE = r"(?:est|sera|etait|fut|a ete|avait ete|ont ete|vient d'etre|reste|restera|demeure|devient|deviendra|devenait|est devenue?|etait devenue?|redevient|est redevenue?|s'est)"
_COPULA = re.compile(
    rf"(?:,[^.;:«»]{{1,110}},)?,? (?:qui |lui |elle |et |vous etes |c'est vous qui etes |vous voila )?(?:y )?(?:{_BE} )?(?:\w+ment |aussi |egalement |desormais |alors |ainsi |tout juste )?"
    rf"(?:{_NAMING} )?(?:a l'unanimite |par [^,.;]{{1,50}} |officiellement |hier |ce \w+ )?(?:comme |en tant que |au poste de |aux fonctions de |en qualite de )?$"
)
_VERBAL = re.compile(rf"\b(?:{_BE}|{_NAMING}|vous etes|vous voila)\b")
_OTHERS_NAMING = re.compile(
    rf",? qu(?:e |')[^.;:«»]{{1,60}} (?:a|ont|avait|vient de|viennent de) (?:{_NAMING}|nommer|designer|elire|choisir|promouvoir) (?:comme |au poste de )?$"
)
_DENIED = re.compile(r"\b(?:n'|ne )|pourrait|devrait|serait|pressentie?|candidate?")
_MARKS = " ,*_."
_CONTRACTED = {"du", "au"}
_CLOSING = (",", ".", ";", ":", ")", " et ", " ou", " -", " (", "\n", " «", " »")
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


def persons(analysis: Analysis) -> list[Mention]:
    """Persons named in the text (pronouns left out), in text order."""
    return [
        m
        for m in analysis.mentions
        if m.source != "anaphor" and m.name and m.name.kind is Kind.PERSON
    ]


def _found(person: Mention | None, rule: str) -> Found | None:
    return (person, rule) if person else None


def _says_so(gap: str) -> bool:
    """«est nommé», «devient», «que l'école a choisie comme»: not denied, not conditional."""
    if _DENIED.search(gap):
        return False
    told = _COPULA.fullmatch(gap) and _VERBAL.search(gap)
    return bool(told or _OTHERS_NAMING.fullmatch(gap))


def _with_articles(analysis: Analysis) -> list[Office]:
    """The offices of a text; a second after «et» shares the article of the first."""
    offices = list(analysis.phrases)
    for index, (one, two) in enumerate(pairwise(offices), start=1):
        if one.det and not two.det and analysis.folded[one.end : two.begin] == " et ":
            offices[index] = replace(two, det=one.det)
    return offices


class Links:
    """Finds the person each office of a document stands beside."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis, self.folded = analysis, analysis.folded
        self.offices = _with_articles(analysis)
        self.people = persons(analysis)
        self.around = Surroundings(analysis, self.people)

    def _left(self, person: Mention) -> int:
        """Where a name begins, its title («M.») counted."""
        title = _TITLE.search(self.folded, max(0, person.start - 12), person.start)
        start = title.start() if title else person.start
        article = person.label and self.folded.startswith(("le ", "la "), start - 3)
        return start - 3 if article else start  # «le Suisse Urs Keller»

    # --- the person after ----------------------------------------------------------------

    def _after(self, office: Office) -> Found | None:
        """The person named right after an office, with the name of the rule."""
        end = office_end(self.analysis, office)
        low, high = self.around.sentence(office.begin)
        opens = not office.det and bool(
            _OPENING.fullmatch(self.folded, low, office.begin)
        )
        if opens and _TAKEN_UP.match(self.folded, end):
            return _found(self.around.before(office.begin), "fronted")
        person = self.around.after(end)
        if person is None or person.start >= high:
            return None
        gap = self.folded[end : max(end, self._left(person))]
        if office.det and _IS.fullmatch(gap):
            return person, "named_to"
        if self._beside(office, gap, first=office.begin == low):
            return (
                None if self._governed(office, gap, person) else (person, "before_name")
            )
        if not office.det and _LISTED.fullmatch(gap):
            return person, "labelled"
        return _found(person, "fronted") if opens and _FRONTED.fullmatch(gap) else None

    def _governed(self, office: Office, gap: str, person: Mention) -> bool:
        """«Aux côtés du maire, Anne Rey a …»: the comma ends the complement."""
        led = office.det in _CONTRACTED or self.folded.endswith(
            ("de ", "a ", "avec "), 0, office.begin
        )
        closed = self.folded[person.end : person.end + 4].startswith(_CLOSING)
        return bool(gap.strip()) and led and not closed

    @staticmethod
    def _beside(office: Office, gap: str, *, first: bool) -> bool:
        """Whether nothing but a comma stands between an office and a name.

        Without a comma only a title or a name may stand right before the person.
        """
        if not _BEFORE_NAME.fullmatch(gap):
            return False
        if office.det:
            return office.det in _DEFINITE or not gap.strip()
        return not office.complements if not gap.strip() else first

    # --- the person before ---------------------------------------------------------------

    def _before(self, office: Office, last: Holding | None) -> Found | None:
        """The person named before an office, with the name of the rule."""
        person = self.around.before(office.begin)
        low = self.around.sentence(office.begin)[0]
        if person is None or person.start < low or person.end > office.begin:
            return None
        gap = self.folded[person.end : office.begin]
        if _AFTER_NAME.fullmatch(gap) and not (office.det and _OTHER.search(gap)):
            return person, "after_name"
        if self._chains(person, office, last, low):
            return person, "coordinated"
        chosen = _ATTRIBUTE.fullmatch(gap) and self._chosen(person, low)
        return (person, "named_to") if chosen or _says_so(gap) else None

    def _chosen(self, person: Mention, low: int) -> bool:
        """«a élu … présidente»: a verb of naming right before the person."""
        left = self._left(person)
        return bool(_CHOOSES.search(self.folded, max(low, left - _CHOICE), left))

    def _chains(
        self, person: Mention, office: Office, last: Holding | None, low: int
    ) -> bool:
        """«…, maire de X et présidente de Y»: the office goes on with the one before."""
        if last is None or last.person != person.name or last.start < low:
            return False
        return bool(_CHAIN.fullmatch(self.folded, last.end, office.begin))

    # --- all -----------------------------------------------------------------------------

    def all(self) -> Iterator[Holding]:
        """Every office with its holder, in text order."""
        last: Holding | None = None
        for office in self.offices:
            if office.plural:
                yield from self._several(office)
                continue
            found = self._holder(office, last)
            if found is None:
                continue
            if found[1] == "before_name" and (shared := self._sharing(office)):
                yield self._holding(shared, *found)
            last = self._holding(office, *found)
            yield last

    def _sharing(self, office: Office) -> Office | None:
        """The office before «et» in «la fondatrice et directrice de X, Anne Rey»."""
        index = self.offices.index(office)
        one = self.offices[index - 1] if index else None
        if one is None or not one.det or office.begin != office.start:
            return None
        return one if self.folded[one.end : office.begin] == " et " else None

    def _holder(self, office: Office, last: Holding | None) -> Found | None:
        """An article turns to the person after, its lack to the one before."""
        after = self._after(office)
        if after and office.det and after[1] == "before_name":
            return after
        return self._before(office, last) or after

    def _holding(self, office: Office, person: Mention, rule: str) -> Holding:
        role, organisation = cells(self.analysis, office)
        return Holding(
            person=name_of(person),
            role=role,
            organisation=organisation,
            start=min(office.begin, person.start),
            end=max(office_end(self.analysis, office), person.end),
            rule=f"roles.{rule}",
            cue=office.head,
            confidence=0.75 if rule == "fronted" else 0.92,
            office=office,
        )

    def lines(self) -> Iterator[Holding]:
        """A name that is a line and an office that is the next one, as in signatures."""
        people = {p.start: p for p in self.people}
        offices = {o.begin: o for o in self.offices if not o.plural and not o.det}
        for one, two in pairwise(self.analysis.sentences):
            person, office = people.get(one.start), offices.get(two.start)
            if person is None or office is None:
                continue
            whole = not self.folded[person.end : one.end].strip(_MARKS)
            end = office_end(self.analysis, office)
            if whole and not self.folded[end : two.end].strip(_MARKS):
                yield self._holding(office, person, "line")

    def _several(self, office: Office) -> Iterator[Holding]:
        """«les coprésidents Anne Rey et Paul Roux», «Titulaires : …»."""
        at = office_end(self.analysis, office)
        person = self.around.after(at)
        while person:
            gap = self.folded[at : max(at, self._left(person))]
            if not _SEVERAL.fullmatch(gap):
                return
            held = self._holding(office, person, "several")
            yield replace(held, role=agreed(held.role, woman=is_woman(person)))
            at = person.end
            person = self.around.after(at)
