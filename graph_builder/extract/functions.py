"""Offices that a noun of function says: «prend la direction de», «à la tête de»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph_builder.extract.french.offices import Office, office_at
from graph_builder.extract.french.text import plain
from graph_builder.extract.holdings import Holding
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention
from graph_builder.extract.office_cells import cells, squeezed
from graph_builder.extract.surroundings import Surroundings, agreed, is_woman, name_of
from graph_builder.model import Name

_REACH = 70  # characters before a noun of function in which its verb stands
_TAKES = re.compile(
    r"(?P<verb>\b(?:(?:re)?pren(?:d|ait|dra|ant|nent)|(?:re)?pris|assur(?:e|ait|era|ant|ent)"
    r"|occup(?:e|ait|era)|quitt(?:e|ait|era|ant)|exerc(?:e|ait|era)|conserv(?:e|era)"
    r"|partag(?:e|ent|eait|era)|se voit confier|herite de|accede a|rejoint|repris|brigue)) "
    r"(?:aussi |egalement |desormais |donc |officiellement )?(?:a )?(?:l'interim (?:de |a ))?(?:la |sa |les |leur )$"
)
_NAMED = re.compile(
    r"(?P<verb>\b(?:nommee?|elue?|reelue?|placee?|arrivee?|arrive|portee?|propulsee?|installee?"
    r"|reconduite?|est|reste|etait|confirmee?)) a (?:la |sa |leur )$"
)
_BESIDE = re.compile(r"(?P<verb>(?:^|(?<=[\s,]))(?:place )?a) (?:la |sa |leur )$")
_CHARGED = re.compile(r"(?P<verb>(?:^|(?<=[\s,]))en) $")
_UNDER = re.compile(r"(?P<verb>\bsous) la $")
_HOLDER = re.compile(r" (?:\w+ )?(?:de |d'|du )(?:(?:l[ae] |l')?[^.;:,«»()]{0,40} )?")
_FRONTED = re.compile(r"[^.;:,]*, $")
_APPOSED = re.compile(r",(?: \w+,?)? $")
_WITH = re.compile(r" avec (?:[^.;:«»]{0,60} )?$")
_DENIED = re.compile(r"\b(?:n'|ne )[^.;,]{0,20}$")


_WHERE = re.compile(r" (?:à|au|chez) ")
_ENTRUSTED = re.compile(
    r"[^.;:«»]{0,60}? (?:en )?(?:est|a ete|sera|etait|reviendra|revient|echoit)(?: confiee?)? (?:a |au )"
    r"(?:(?:l[ae] |l')[^.;:,«»()]{0,50} )?"
)
_LEADS = (_TAKES, _NAMED, _BESIDE, _UNDER)
_HEADED = {"presidence", "copresidence", "direction", "coordination"}


@cache
def nouns() -> dict[str, list[str]]:
    """Nouns of function → who holds them, masculine and feminine."""
    return dict(load("roles")["functions"])


def noun_of(function: str, organisation: Name | None, *, woman: bool) -> str:
    """Who holds a «direction» or stands «à la tête»: the noun of the person."""
    first = plain(organisation.label).split()[0] if organisation else ""
    presided = function == "tete" and first in load("roles")["presided"]["nouns"]
    return nouns()["presidence" if presided else function][woman]


def functions(around: Surroundings) -> Iterator[Holding]:
    """Offices said by a noun of function, in text order."""
    if not around.people:
        return
    for at, word in enumerate(around.analysis.words):
        if word.plain in nouns():
            yield from _function(around, at)


def _function(around: Surroundings, at: int) -> Iterator[Holding]:
    word = around.analysis.words[at]
    low = max(around.sentence(word.start)[0], word.start - _REACH)
    lead = next(
        (
            m
            for p in ((_CHARGED,) if word.plain == "charge" else _LEADS)
            if (m := p.search(around.folded, low, word.start))
        ),
        None,
    )
    if lead is None and (entrusted := _entrusted(around, at)):
        yield entrusted
        return
    if lead is None or _DENIED.search(around.folded, low, lead.start()):
        return
    if lead.re is _UNDER:
        yield from _under(around, at, lead)
        return
    person = (
        _beside(around, lead)
        if lead.re in {_BESIDE, _CHARGED}
        else around.subject(lead.start())
    )
    if person is None:
        return
    office = office_at(around.analysis.words, at)
    for holder in (person, *_partner(around, lead, office.end)):
        yield _holding(around, office, holder, min(person.start, lead.start()))


def _entrusted(around: Surroundings, at: int) -> Holding | None:
    """«un comité, dont la présidence est confiée à Anne Rey»."""
    word = around.analysis.words[at]
    if word.plain not in _HEADED:
        return None
    person = around.person_after(word.end, _ENTRUSTED)
    if person is None:
        return None
    office = office_at(around.analysis.words, at)
    thing = function_cells(around, office, person)[1]
    return Holding(
        person=name_of(person),
        role=nouns()[word.plain][is_woman(person)],
        organisation=thing,
        start=word.start,
        end=person.end,
        rule="roles.entrusted",
        cue=word.text,
        confidence=0.8,
    )


def _under(around: Surroundings, at: int, lead: re.Match[str]) -> Iterator[Holding]:
    """«réunie sous la présidence d'Anne Rey»: she presides over what has met."""
    word = around.analysis.words[at]
    person = around.person_after(word.end, _HOLDER)
    if person is None or word.plain not in _HEADED:
        return
    thing = around.thing_before(lead.start()) or around.thing_ahead(
        around.sentence(word.start)[0], person
    )
    if thing:
        yield Holding(
            person=name_of(person),
            role=nouns()[word.plain][is_woman(person)],
            organisation=thing,
            start=lead.start(),
            end=person.end,
            rule="roles.under",
            cue=f"{lead['verb']} la {word.plain}",
            confidence=0.8,
        )


def _beside(around: Surroundings, lead: re.Match[str]) -> Mention | None:
    """«Anne Rey, à la tête de…», «À la tête de …, Anne Rey»."""
    start = lead.start()
    low, high = around.sentence(start)
    if lead.re is _BESIDE and around.analysis.text[lead.end("verb") - 1] not in "àÀA":
        return None
    if start == low:
        person = around.after(lead.end())
        fronted = person and person.start < high
        gap = around.folded[lead.end() : person.start] if person else ""
        return person if fronted and _FRONTED.fullmatch(gap) else None
    person = around.before(start)
    gap = around.folded[person.end : start] if person else ""
    return person if _APPOSED.fullmatch(gap) else None


def _partner(
    around: Surroundings, lead: re.Match[str], end: int
) -> tuple[Mention, ...]:
    """«partage la direction avec …»: who else holds it."""
    if not lead["verb"].startswith("partag"):
        return ()
    other = around.person_after(end, _WITH)
    return (other,) if other else ()


def _holding(
    around: Surroundings, office: Office, holder: Mention, start: int
) -> Holding:
    role, organisation = function_cells(around, office, holder)
    return Holding(
        person=name_of(holder),
        role=role,
        organisation=organisation,
        start=start,
        end=max(office.end, holder.end),
        rule="roles.function",
        cue=office.head,
        confidence=0.85,
    )


def function_cells(
    around: Surroundings, office: Office, holder: Mention
) -> tuple[str, Name | None]:
    """The role of who holds a function («direction générale» → «directrice générale»), and where."""
    said, organisation = cells(around.analysis, office)
    woman = is_woman(holder)
    if office.head == "charge":  # «en charge de la recherche»
        matter = _WHERE.split(said.partition(" ")[2])[0]
        return squeezed(f"{nouns()['charge'][woman]} {matter}"), organisation
    noun = noun_of(office.head, organisation, woman=woman)
    title = around.analysis.text[office.start + len(office.head) : office.title_end]
    return squeezed(f"{noun} {agreed(title, woman=woman)}"), organisation
