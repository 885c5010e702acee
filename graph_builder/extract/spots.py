"""Entities and a place: what the rules for locations share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from graph_builder.extract.clauses import Telling
from graph_builder.extract.french.text import plain
from graph_builder.extract.lexicon import load
from graph_builder.extract.syntax import Slot
from graph_builder.model import Kind, Name

BRACKET = r"(?: ?\([^()]*\))?"
# What leads to a place: «à», «dans le», «près de», «sur l'île de».
NEAR = (
    r"(?:a|en|au|aux|depuis|dans l[ae]s?|dans l'|sur l[ae]|sur l'|sur l'ile de|pres d[eu']|non loin d[eu']"
    r"|a proximite d[eu']|aux portes d[eu']|du cote d[eu']|dans la banlieue d[eu']|au nord d[eu']"
    r"|(?:sur|dans|a|au coeur de|au sein de|au) ?(?:l[ae] |l')?(?:campus|site|plateforme|plate-forme|friche|domaine|plateau|aerodrome|aeroport|technopole|port|zone|parc|quartier|polygone|presqu'ile|bassin|lycee|centre)(?: [a-z]+)? (?:de|du|des|d')"
    r"|au sud d[eu']|a l'est d[eu']|a l'ouest d[eu']|dans l[ae] \w+ d[eu']) ?(?:la |le |l'|les )?"
)


@dataclass(frozen=True, slots=True)
class Spot:
    """Entities and the place a sentence puts them in."""

    entities: Sequence[Name]
    place: Name
    rule: str
    at: tuple[int, int]


@cache
def _cue(name: str) -> str:
    return str(load("locations")["cues"][name])


@cache
def regex(text: str) -> re.Pattern[str]:
    """A pattern that names cues of the lexicon as `{held}`."""
    return re.compile(re.sub(r"\{([a-z]+)\}", lambda m: _cue(m[1]), text))


@cache
def _public() -> frozenset[str]:
    return frozenset(load("locations")["words"]["public"])


_BODIES = {
    "region",
    "ministere",
    "metropole",
    "departement",
    "communaute",
    "rectorat",
    "prefecture",
    "agglomeration",
}


def located(name: Name | None) -> bool:
    """Whether a name may be put somewhere: no authority, person or place."""
    if name is None or name.kind in {Kind.PLACE, Kind.PERSON, Kind.GROUP}:
        return False
    forms = {plain(f) for f in (name.label, *name.aliases)}
    return not any(
        f in _public() or f.split()[0] in _BODIES or f.split()[-1] == "metropole"
        for f in forms
    )


def names(telling: Telling, found: Sequence[Slot]) -> list[Name]:
    """What slots name, where it can be put somewhere."""
    return [n for s in found if (n := telling.name(s)) and located(n)]


def placed(
    telling: Telling,
    found: Sequence[Slot],
    place: Slot | None,
    rule: str,
    at: tuple[int, int],
) -> Iterator[Spot]:
    """A spot of the things and the place in slots, where both may stand."""
    where = telling.name(place) if place else None
    who = names(telling, found)
    if who and where and where.kind in {Kind.PLACE, Kind.PHRASE}:
        yield Spot([n for n in who if n != where], where, rule, at)
