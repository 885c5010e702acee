"""A sentence with the leads it tells: what the rules for partners share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from graph_builder.extract.carriers import Carrier, names_of
from graph_builder.extract.clausegrammar import grammar
from graph_builder.extract.clauses import Telling
from graph_builder.extract.french.text import plain
from graph_builder.extract.lexicon import load
from graph_builder.extract.syntax import Slot, mention_of
from graph_builder.model import Factuality, Kind, Name

WHO = "OX"


_ADVERB = r"(?: (?:aussi|egalement|notamment|desormais|ainsi|au total|par ailleurs|en outre|enfin|de son cote))?"


_ASIDE = r"(?:,? (?:aux cotes|autour|outre|en plus|avec|sous|a l'exception) [^,]{2,60},(?: (?:sa |son |la |le |l')?(?:coordinat\w+|coordonnat\w+|porteu\w+|pilote|chef de file|etablissement [a-z]+)[^,<]{0,30},)?| autour (?:de la meme |d'une (?:meme )?)table| autour [^<]{0,25}<O\d+>(?: ?\([^()]*\))?,?)?"


@dataclass(frozen=True, slots=True)
class Member:
    """One project and one who takes part in it."""

    project: Name
    who: Name
    telling: Telling
    rule: str
    at: tuple[int, int]
    factuality: Factuality


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence, the leads it tells and those told so far in the document."""

    telling: Telling
    carriers: Sequence[Carrier]
    led: Mapping[Name, Name]  # organisation → the project it leads

    def pairs(
        self, rule: str, what: Sequence[Name], who: Sequence[Slot], at: tuple[int, int]
    ) -> Iterator[Member]:
        """One member for every project and organisation."""
        vouched = self.telling.vouched(at[0])
        for project in what:
            for slot in who:
                name = self.telling.name(slot)
                if (
                    name
                    and name != project
                    and name.kind in {Kind.ORGANISATION, Kind.PHRASE}
                ):
                    yield Member(project, name, self.telling, rule, at, vouched)

    def projects(self, found: Sequence[Slot]) -> list[Name]:
        """The projects among slots, or those that the organisations among them lead."""
        names = names_of(self.telling, [s for s in found if s.code in "PXF"])
        return names or [
            self.led[n]
            for n in names_of(self.telling, [s for s in found if s.code == "O"])
            if n in self.led
        ]


@cache
def _among() -> re.Pattern[str]:
    lexicon = load("partners")["join"]
    return re.compile(
        rf"(?:[^;.<>]{{0,60}}?(?:<[GN]\d+>|{lexicon['several']})[^;.<>]{{0,60}}?)?{lexicon['among']}"
    )


# «des équipes du CNRS», «dix laboratoires d'Inria»: those they belong to take part.
TEAMS = r"(?:(?:<[GN]\d+> |(?:l|d|s)es |plusieurs |(?:l'|une |son |sa ))?(?:equipes?|laboratoires?|unites?|chercheu(?:rs|ses)|scientifiques|experts|specialistes|ingenieurs|enseignants-chercheurs|medecins)(?: de recherche| [a-z]+)?|(?:(?:l|d|s)es |plusieurs )?[a-z-]{4,}(?:eurs|istes|ogues|iens|iennes|ants|euses)(?: [a-z-]+s)?|<G\d+>) (?=d[eu]s? |d')"
_ADJUNCT = re.compile(grammar("adjunct"))
_OF_TEAMS = re.compile(rf" ?{TEAMS}")


def list_from(telling: Telling, start: int) -> list[Slot]:
    """The organisations listed after a verb, with those after «dont»."""
    opening = re.match(rf"{_ASIDE}{_ADVERB}", telling.text[start:])
    at = start + (opening.end() if opening else 0)
    held_up = _ADJUNCT.match(telling.text, at)
    after = held_up.end() if held_up else at
    who = telling.listed(at, WHO) or _team_members(telling, after)
    among = _among().match(telling.text, who[-1].end if who else at)
    more = telling.listed(among.end() - 1, WHO) if among else []
    return [*who, *more, *_linked(telling, start, who)]


def _linked(telling: Telling, start: int, who: Sequence[Slot]) -> list[Slot]:
    """«PRJ lie A à B»: the other member."""
    if not who or not _LINKS.search(telling.text, 0, start):
        return []
    to = _TO.match(telling.text, who[-1].end)
    return telling.listed(to.end(), WHO) if to else []


def _team_members(telling: Telling, at: int) -> list[Slot]:
    """«réunit des équipes du CNRS et d'Inria»."""
    match = _OF_TEAMS.match(telling.text, at)
    if not match:
        return []
    group = next((s for s in telling.slots if at <= s.start < match.end()), None)
    mention = mention_of(telling.abstract, group) if group else None
    fits = mention is None or _TEAM_NOUN.search(plain(mention.text))
    return telling.listed(match.end() - 1, WHO) if fits else []


_TEAM_NOUN = re.compile(r"\b(?:equipes|laboratoires|unites|chercheu|scientifiques)")
_TO = re.compile(r"(?: ?\([^()]*\))? (?=a |au |aux |avec )")
# «PRJ lie A à B»: verbs whose other member follows a preposition.
_LINKS = re.compile(
    r"\b(?:li|associ|alli|mari|connect|uni|reli|joi)(?:e|ent|era|t|ssent|gnent|nt)$"
)
