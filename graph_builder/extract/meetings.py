"""Where events are: «le congrès de X, à L», «à L, lors du salon X», «réunie à L, la commission»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph_builder.extract.buildings import WORD, Building, named, phrases
from graph_builder.extract.clauses import Telling
from graph_builder.extract.sited import leads
from graph_builder.extract.siting_verbs import GAP, INSIDE
from graph_builder.extract.spots import BRACKET, NEAR, Spot, located, placed, regex
from graph_builder.extract.syntax import Slot
from graph_builder.model import Kind, Name

_TO_PLACE = rf"{GAP}{INSIDE},? {NEAR}(?P<place><[LX]\d+>)"
_ADDRESS = r"(?:, (?:\d+ ?,? )?(?:rue|boulevard|avenue|quai|place|cours|allees?|route)[^,;.]{2,40})?"
# «à L, lors du salon X», «à L, dans les locaux de X»
_AROUND = r"(?P<place><[LX]\d+>){GAP}(?:,| \([^()]*\),?)?(?: {around})+ ?(?:l[ae]s? |une? |l'|s(?:on|a) )?(?:[a-z]+ )?$"
_FAR = 70  # characters before an event in which its place and what leads to it stand


def events(telling: Telling) -> Iterator[Spot]:
    """Meetings, visits, signatures and assemblies with their place."""
    yield from _named_events(telling)
    yield from _assemblies(telling)
    yield from _signatures(telling)
    yield from _venues(telling)
    yield from _phrase_events(telling)


# --- after or before the event ---------------------------------------------------------------


@cache
def _after() -> re.Pattern[str]:
    """What joins an event to its place: a comma, «qui se tient», «de»."""
    return regex(
        rf"{BRACKET}{_ADDRESS}(?:,? (?:qui )?{{held}})?(?:{_TO_PLACE}| (?:de |d')(?P<of><L\d+>)(?=[,.;)]|$| \w))"
    )


@cache
def _before() -> re.Pattern[str]:
    return regex(_AROUND.replace("{GAP}", GAP))


def _place(telling: Telling, start: int, end: int, *, of: bool) -> Slot | None:
    """The place of an event that stands in a span of the sentence."""
    after = _after().match(telling.text, end)
    if after and after["place"]:
        return telling.at(after.start("place"))
    if after and of:
        return telling.at(after.start("of"))
    low = max(0, start - _FAR)
    before = _before().search(telling.text, low, start)
    slot = telling.at(before.start("place")) if before else None
    return slot if slot and leads(telling, slot) else None


_EVENT_HEAD = r"(?<![\w-]){meeting}(?: (?!d[eu]s? )[a-z-]+)? (?P<name><[EXP]\d+>)"
_COMPLEMENT = re.compile(
    rf"(?: (?:de la |de l'|de |d'|des |du )(?:{WORD}|<[OPXE]\d+>)(?: {WORD})?){{0,2}}"
)


def _complement_end(telling: Telling, start: int) -> int:
    match = _COMPLEMENT.match(telling.text, start)
    return match.end() if match else start


def _named_events(telling: Telling) -> Iterator[Spot]:
    """«le salon X, à L», «les Assises de l'eau, à L»: an event with a name."""
    found = {m.start("name"): m.start() for m in telling.matches(regex(_EVENT_HEAD))}
    for slot in telling.slots:
        titled = slot.code in "EXPO" and _titled(telling, slot)
        if slot.code == "E" or slot.start in found or titled:
            start = found.get(slot.start, slot.start)
            end = _complement_end(telling, slot.end) if titled else slot.end
            place = _place(telling, start, end, of=not titled or end > slot.end)
            where = telling.name(place) if place else None
            name = telling.name(slot)
            if where and name and where.kind is Kind.PLACE:
                whole = named(telling, Building(slot.start, end))
                yield Spot(
                    [whole if titled else name], where, "event", (start, slot.end)
                )


_OF_MEETING = r"{meeting} (?:de la|de l'|des|du|de|d') ?$"


@cache
def _meeting() -> re.Pattern[str]:
    return regex(r"{meeting}(?![\w-])")


def _titled(telling: Telling, slot: Slot) -> bool:
    """Whether a name begins with the noun of a meeting: «Assises», «Rencontres»."""
    item = telling.abstract.items[slot.index]
    start = telling.reading.analysis.folded[item.start : item.end]
    held = regex(_OF_MEETING).search(telling.text, 0, slot.start)  # «le congrès des X»
    return _meeting().match(start) is not None and held is None


@cache
def _lists() -> tuple[re.Pattern[str], ...]:
    return phrases("meetings"), phrases("venues"), phrases("buildings")


_INVESTS = re.compile(r"\binvesti\w*\b[^;:.]*$")


_VISIT_TO = re.compile(r"(?:visite|deplacement) (?:au |aux |a la |a l'|chez )")


def _only_meant(telling: Telling, match: re.Match[str]) -> bool:
    """«l'idée d'une usine à L»: nothing says that it is or will be there."""
    return bool(_INDEFINITE.match(match[0])) and not _INVESTS.search(
        telling.text, 0, match.start()
    )


_INDEFINITE = re.compile(r"(?:d')?une? |deux |trois ")


def _phrase_events(telling: Telling) -> Iterator[Spot]:
    """«le congrès des ports, à L», «à l'hôtel de région, à L»: the phrase is the entity."""
    if not any(s.code in "LX" for s in telling.slots):
        return
    for pattern in _lists():
        for match in telling.matches(pattern):
            start = match.start("np")
            if pattern is not _lists()[0] and _only_meant(telling, match):
                continue
            if _VISIT_TO.match(telling.text, match.start("np")):
                continue  # what is visited is told by its own name
            place = _place(telling, start, match.end("np"), of=False)
            where = telling.name(place) if place else None
            if where and where.kind is Kind.PLACE:
                thing = _visited(telling, match)
                thing = thing or named(telling, Building(*match.span("np")))
                yield Spot([thing], where, "meeting", match.span())


def _visited(telling: Telling, match: re.Match[str]) -> Name | None:
    """What is visited: the name that «visite de» leads to."""
    last = [s for s in telling.slots if match.start("np") < s.start < match.end("np")]
    visit = match["np"].startswith(("visite", "deplacement"))
    name = telling.name(last[-1]) if last and visit else None
    return name if located(name) else None


_VENUE = r"(?P<place><L\d+>),? {venue}(?: de l[ae]| de l'| du| des| de| d'|) ?(?:[a-z'-]+ ){0,3}(?:l'|d')?(?P<name><[OPX]\d+>)"
_VISITED = r"{visits}[^;:.]{0,30}? (?:au |a la |a l'|du |de la |de l'|le |la |l')$"


def _venues(telling: Telling) -> Iterator[Spot]:
    """«à L, dans les locaux de X»: X is at L."""
    for match in telling.matches(regex(_VENUE)):
        place, thing = telling.at(match.start("place")), telling.at(match.start("name"))
        who = [thing] if thing else []
        yield from placed(telling, who, place, "venue", match.span())
    if not _VISITS.isdisjoint(telling.worded.places):
        yield from _visits(telling)


def _visits(telling: Telling) -> Iterator[Spot]:
    """«en visite au lycée de L», «a inauguré la halle de L»."""
    for pattern in _lists()[1:]:
        for match in telling.matches(pattern):
            town = _TOWN.match(telling.text, match.end("np"))
            led = regex(_VISITED).search(telling.text, 0, match.start("np"))
            place = telling.at(town.start("place")) if town and led else None
            where = telling.name(place) if place else None
            if where and where.kind is Kind.PLACE:
                visited = named(telling, Building(*match.span("np")))
                yield Spot([visited], where, "venue", match.span())


_VISITS = frozenset({"vis", "dep", "ren", "ina"})  # how words of visiting begin
_TOWN = re.compile(r" (?:de |d'|du )(?P<place><L\d+>)")


# --- assemblies and signatures -------------------------------------------------------------------


def _assemblies(telling: Telling) -> Iterator[Spot]:
    """«réunie à L, la commission X», «le conseil s'est réuni à L»."""
    opening = rf"(?<![\w-]){{met}}{_TO_PLACE}(?: en (?P<own>{{assembly}}[a-z ]*)| ?[^,;]{{0,40}}, (?:l[ae]s? |l')(?P<np>{{assembly}}(?: {WORD}){{0,2}}|<O\d+>))?"
    for match in telling.matches(regex(opening)):
        group = "own" if match["own"] else "np"
        if match[group]:
            yield from _met(telling, match, group)
    fronted = rf"(?:^|, ){NEAR}(?P<place><L\d+>), (?:l[ae] |l')(?P<np>(?:conseil|commission|assemblee)(?: {WORD}){{0,2}})"
    for match in telling.matches(regex(fronted)):
        yield from _met(telling, match, "np")
    inside = rf"(?<![\w-]){{met}} en (?P<np>{{assembly}}(?: {WORD})?){_TO_PLACE}"
    for match in telling.matches(regex(inside)):
        yield from _met(telling, match, "np")
    closing = rf"(?P<np>{{assembly}}(?: {WORD}){{0,3}}|<O\d+>){BRACKET}(?:,[^,;]{{0,60}},)? (?:s'(?:est|etait)|se sont|a ete|ont ete|,) ?{{met}}{_TO_PLACE}"
    gathering = rf"(?<![\w-])(?:reunit|reunira|reunissait|a reuni|convoque|tiendra|tient|a tenu) (?:son |sa |l[ae] |l'|leur |une? )(?P<np>{{assembly}}(?: (?:de |d'|des |du )?{WORD}){{0,3}})[^;:.()]{{0,45}}?,? {NEAR}(?P<place><L\d+>)"
    for pattern in (closing, gathering):
        for match in telling.matches(regex(pattern)):
            yield from _met(telling, match, "np")


def _met(telling: Telling, match: re.Match[str], group: str) -> Iterator[Spot]:
    slot, place = telling.at(match.start(group)), telling.at(match.start("place"))
    where = telling.name(place) if place else None
    who = telling.name(slot) if slot else named(telling, Building(*match.span(group)))
    if where and where.kind is Kind.PLACE and who:
        yield Spot([who], where, "met", match.span())


_SIGNING = r"(?<![\w-]){signed}"
_CONTRACT = (
    r"(?P<det>l[ae]s? |l'|une? |leurs? |du )(?:[a-z]+ )?(?P<np>{contract}(?: (?:de |d'|du |des )?"
    rf"{WORD}"
    r"){0,3}(?: <[PFC]\d+>)?|<[PFC]\d+>)"
)


def _signatures(telling: Telling) -> Iterator[Spot]:
    """«ont signé, à L, le plan P», «le contrat a été signé à L»: the signature is the event."""
    after = rf"{_SIGNING}{_TO_PLACE}(?:,[^,<]{{0,60}})?,? {_CONTRACT}"
    before = rf"{_CONTRACT}[^;:.]{{0,60}}? {_SIGNING}{_TO_PLACE}"
    for pattern in (after, before):
        for match in telling.matches(regex(pattern)):
            place = telling.at(match.start("place"))
            where = telling.name(place) if place else None
            if where and where.kind is Kind.PLACE:
                yield Spot([_signature(telling, match)], where, "signed", match.span())


def _signature(telling: Telling, match: re.Match[str]) -> Name:
    slot = telling.at(match.start("np"))
    name = telling.name(slot) if slot else None
    label = (name or named(telling, Building(*match.span("np")))).label
    of = {"le ": "du ", "la ": "de la ", "l'": "de l’"}.get(match["det"], "de ")
    label = f"signature {of}{label}"
    return Name(label, Kind.EVENT, (label,))
