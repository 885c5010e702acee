"""Places told by verbs: «X est installé à L», «Y ouvrira à L une halle», «L accueillera X»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph_builder.extract.buildings import WORD, Building, buildings, named, phrases
from graph_builder.extract.clauses import Telling
from graph_builder.extract.siting_verbs import (
    any_verbs,
    build_verbs,
    host_verbs,
    neutral_verbs,
    sited_verbs,
)
from graph_builder.extract.spots import NEAR, Spot, located, placed, regex
from graph_builder.extract.syntax import Slot
from graph_builder.model import Kind, Name

_RELATIVE = re.compile(r"\b(?:que |qu')[^,;]{0,50}$")
_WINDOW = 140  # characters after a verb in which its object and its place stand
_END = re.compile(r"[;:()]|[.] |, (?:mais|ou|qui|que|puis|alors) ")
_LEADS = re.compile(rf"(?:^|[\s,(]){NEAR}$")
_LEAD_REACH = 40
_OF = {"de", "du", "d'", "des"}


def sited(telling: Telling) -> Iterator[Spot]:
    """Every place that a verb of the sentence gives to its subject or object."""
    yield from _subjects(telling)
    yield from _objects(telling)
    yield from _hosted(telling)
    yield from _clefts(telling)


def _subjects(telling: Telling) -> Iterator[Spot]:
    for match in telling.matches(sited_verbs()):
        place = telling.at(match.start("place"))
        active = _active(telling, match.start()) or _has_object(telling, match.end())
        if place is None or active:
            continue  # what is set there is told by `_objects`
        near = telling.said_of(match.start(), match.end(), "PXOEH")
        near = near or _whose(telling, match.start())
        near = near or telling.subjects(match.start(), "PXOEHCF")
        building = _subject(telling, match.start(), near)
        if building and (where := _where(telling, place)):
            yield Spot([_meant(telling, building)], where, "sited", match.span())
            continue
        yield from placed(telling, near, place, "set", match.span())
        if not near and telling.opens(match.start()) and telling.takes_up(match.end()):
            project = telling.current(Kind.PROJECT, match.start())
            if project and (where := _where(telling, place)):
                yield Spot([project], where, "set", match.span())


_NEXT = 12  # characters after a place in which an object begins
_BARE = re.compile(
    r" (?:une? |l[ae]s? |l'|s(?:on|a|es) |deux |trois |<N\d+> )(?:(?:[a-z]+|<N\d+>) ){0,2}"
)


def _has_object(telling: Telling, end: int) -> bool:
    """«ouvrira à L son deuxième atelier»: what follows is what is there."""
    built = next(buildings(telling, end, end + _LEAD_REACH + _NEXT), None)
    return built is not None and bool(_BARE.fullmatch(telling.text, end, built.start))


_HAVING = re.compile(
    r"(?<!<O)(?<![\w'-])(?:a|ont|avait|avaient|ayant) (?:\w+ment |deja |aussi |egalement )?$"
)


def _active(telling: Telling, verb: int) -> bool:
    """«qu'il construit à L», «a inauguré à L»: the subject is not what is there."""
    if _RELATIVE.search(telling.text, 0, verb):
        return True
    having = _HAVING.search(telling.text, max(0, verb - _LEAD_REACH), verb)
    return having is not None and not neutral_verbs().match(telling.text, verb)


_WHOSE = re.compile(
    r"(<[PO]\d+>)(?: ?\([^()]*\))?, dont (?:l[ae]s? |l')[a-z' -]{2,40} (?:sera|seront|est|sont|a ete|ont ete) $"
)


def _whose(telling: Telling, verb: int) -> list[Slot]:
    """«X, dont les fours seront montés à L»: X."""
    match = _WHOSE.search(telling.text, 0, verb)
    slot = telling.at(match.start(1)) if match else None
    return [slot] if slot else []


_THAT = re.compile(r"\b(?:que |qu') ?(?:une? |l[ae]s? |l'|s(?:on|a|es) |leur )?$")
_GOVERNED = re.compile(
    r"(?:\bd'une? |\bdu |\bd'|\bde la |\bde l'|\bau |\ba la |\ba l')$"
)


def _subject(telling: Telling, verb: int, near: Sequence[Slot]) -> Building | None:
    """The unnamed building that is the subject of a verb, where no name is."""
    low, _ = telling.clause(verb)
    found = [
        b
        for b in buildings(telling, low, verb)
        if not _GOVERNED.search(telling.text, 0, b.start)
    ]
    if not found and not near:
        return _plain_subject(telling, low, verb)
    if not found or not near:
        return found[0] if found else None
    told = [b for b in found if b.start > near[-1].end]
    return next((b for b in told if _THAT.search(telling.text, 0, b.start)), None)


# «Le rucher expérimental est installé à L»: any noun will do where the verb sites it.
_PLAIN = re.compile(
    rf"(?:^|[;,:] )(?:l[ae] |l'|(?P<one>une? )|s(?:on|a) |leur |cet? |cette )(?P<np>{WORD}(?: (?:de la |de l'|de |d'|des |du )?{WORD}){{0,4}})"
    r"(?:,[^,;:]{3,70},)? (?:est|sera|a ete|etait|doit etre|va etre) (?:\w+ment |aussi |ainsi )?$"
)


def _plain_subject(telling: Telling, low: int, verb: int) -> Building | None:
    match = _PLAIN.search(telling.text, low, verb)
    if match is None or (" " not in match["np"] and not match["one"]):
        return None  # «la start-up»: something named before
    return Building(*match.span("np"))


_THE = re.compile(r"\b(?:l[ae] |l'|cet? |cette |ledit )$")


def _meant(telling: Telling, building: Building) -> Name:
    """What «le laboratoire» takes up, else the building by its own words."""
    alone = " " not in telling.text[building.start : building.end]
    if alone and _THE.search(telling.text, 0, building.start):
        current = telling.current(Kind.PROJECT, building.start)
        return current or named(telling, building)
    return named(telling, building)


def _where(telling: Telling, place: Slot) -> Name | None:
    name = telling.name(place)
    return name if name and name.kind in {Kind.PLACE, Kind.PHRASE} else None


def _objects(telling: Telling) -> Iterator[Spot]:
    for match in telling.matches(build_verbs()):
        if _participle(telling, match):
            continue
        low, high = match.end(), _end(telling, match.end())
        place = next(
            (s for s in telling.slots if low <= s.start < high and leads(telling, s)),
            None,
        )
        place = place or _where_he(telling, match.start())
        where = _where(telling, place) if place else None
        if place and where and place.code == "L":
            thing = _object(telling, low, high, noun=bool(match["noun"]))
            thing = thing or _relative(telling, match.start())
            if thing and thing != where:
                yield Spot([thing], where, "built", (match.start(), place.end))


_WHERE_HE = re.compile(r"(<L\d+>), ou [^,;:]{0,40}$")


def _where_he(telling: Telling, verb: int) -> Slot | None:
    """«à L, où il inaugurait X»."""
    match = _WHERE_HE.search(telling.text, 0, verb)
    return telling.at(match.start(1)) if match else None


_NOUNED = re.compile(r"\b(?:une?|son|sa|du|ce|au|futur|leur|premier|nouveau) $")


def _participle(telling: Telling, match: re.Match[str]) -> bool:
    """«implanté», which folds to «implante»."""
    if not match["finite"] or " " in match["finite"]:
        return False
    if _NOUNED.search(telling.text, 0, match.start()):
        return True  # «son pilote»
    end = telling.abstract.position(match.end("finite"), end=True)
    return telling.reading.analysis.text[:end].rstrip("s")[-1:] == "é"


def _end(telling: Telling, low: int) -> int:
    stop = _END.search(telling.text, low)
    return min(stop.start() if stop else len(telling.text), low + _WINDOW)


def leads(telling: Telling, slot: Slot) -> bool:
    """Whether a preposition of place stands right before a slot."""
    if slot.code != "L":
        return False
    low = max(0, slot.start - _LEAD_REACH)
    return _LEADS.search(telling.text, low, slot.start) is not None


def _object(telling: Telling, low: int, high: int, *, noun: bool) -> Name | None:
    """The first thing after a verb: a name without preposition, or an unnamed building."""
    slots = [
        s
        for s in telling.slots
        if low <= s.start < high
        and s.code in "PXOE"
        and (not s.prep or (noun and s.prep in _OF))
        and located(telling.name(s))
    ]
    built = next(buildings(telling, low, high), None) or _meeting(telling, low, high)
    if slots and (built is None or slots[0].start < built.start):
        return telling.name(slots[0])
    return named(telling, built) if built else None


def _meeting(telling: Telling, low: int, high: int) -> Building | None:
    match = phrases("meetings").search(telling.text, low, high)
    return Building(*match.span("np")) if match else None


def _relative(telling: Telling, verb: int) -> Name | None:
    """«X, que Y construit à L»: the antecedent."""
    que = re.search(r",? (?:que|qu') ?[^,;:.]{0,60}$", telling.text[:verb])
    near = telling.antecedents(que.start(), "PXO") if que else []
    return telling.name(near[0]) if near and located(telling.name(near[0])) else None


def _hosted(telling: Telling) -> Iterator[Spot]:
    """«L accueillera X»."""
    for match in telling.matches(host_verbs()):
        place = telling.at(match.start("place"))
        where = _where(telling, place) if place else None
        thing = _object(telling, match.end(), _end(telling, match.end()), noun=False)
        if where and thing and place and _itself(telling, place):
            yield Spot([thing], where, "hosted", match.span())


def _itself(telling: Telling, place: Slot) -> bool:
    """Whether a place is the subject: «L accueillera», «la ville de L accueillera»."""
    return not place.prep or bool(
        regex("{itself}").search(telling.text, 0, place.start)
    )


_CLEFT = (
    rf"\b(?:c'est|ce sera) {NEAR}(?P<place><L\d+>)(?:,[^,;]{{0,40}},)? (?:que |qu')"
)


def _clefts(telling: Telling) -> Iterator[Spot]:
    """«C'est à L que sera construit X»."""
    for match in telling.matches(_CLEFT):
        place = telling.at(match.start("place"))
        if place:
            yield from built_there(telling, place, match.end())


def built_there(telling: Telling, place: Slot, low: int) -> Iterator[Spot]:
    """What a clause after its place says is built or opened: «À L, une halle ouvrira»."""
    where, high = _where(telling, place), _end(telling, low)
    action = next(
        (m for m in telling.matches(build_verbs()) if low <= m.start() < high), None
    )
    thing = (
        _object(telling, action.end(), high, noun=bool(action["noun"]))
        if action
        else None
    )
    thing = thing or _object(telling, max(0, low - 1), high, noun=False)
    if where and thing and (action or _lies(telling, low, high)):
        yield Spot([thing], where, "built", (place.start, low))


def _lies(telling: Telling, low: int, high: int) -> bool:
    """Whether a stretch has a verb of siting or building."""
    return bool(any_verbs().search(telling.text, low, high))
