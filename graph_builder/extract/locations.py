"""Table `locations`: where the text puts organisations, projects and events."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from graph_builder.extract.clauses import Telling, tellings
from graph_builder.extract.french.text import plain
from graph_builder.extract.lexicon import load
from graph_builder.extract.reading import Reading
from graph_builder.extract.syntax import Slot, mention_of
from graph_builder.model import Factuality, Kind, Location, Name

_SCHOOLS = {"etablissement", "universite", "ecole", "institut"}
_BRACKET = r"(?: ?\([^()]*\))?"


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
def _pattern(text: str) -> re.Pattern[str]:
    """A pattern that names cues of the lexicon as `{held}`."""
    return re.compile(re.sub(r"\{([a-z]+)\}", lambda m: _cue(m[1]), text))


@cache
def _public() -> frozenset[str]:
    return frozenset(load("locations")["words"]["public"])


def _located(name: Name | None) -> bool:
    """Whether a name may be put somewhere: no authority, person or place."""
    if name is None or name.kind in {Kind.PLACE, Kind.PERSON, Kind.GROUP}:
        return False
    forms = {plain(f) for f in (name.label, *name.aliases)}
    return not any(
        f in _public() or f.split()[0] in {"region", "ministere"} for f in forms
    )


def _names(telling: Telling, found: Sequence[Slot]) -> list[Name]:
    return [n for s in found if (n := telling.name(s)) and _located(n)]


def _spot(
    telling: Telling,
    found: Sequence[Slot],
    place: Slot | None,
    rule: str,
    at: tuple[int, int],
) -> Iterator[Spot]:
    where = telling.name(place) if place else None
    who = _names(telling, found)
    if who and where and where.kind in {Kind.PLACE, Kind.PHRASE}:
        yield Spot([n for n in who if n != where], where, rule, at)


# --- beside the name: «PRJ, à L», «X de L» ------------------------------------------------


def _apposed(telling: Telling) -> Iterator[Spot]:
    text = telling.text
    pattern = rf"(<[PXOE]\d+>){_BRACKET}, (?:a|en|au|dans l[ae]|dans l') ?(<L\d+>)"
    for match in re.finditer(pattern, text):
        thing = telling.at(match.start(1))
        if thing:
            yield from _spot(
                telling, [thing], telling.at(match.start(2)), "apposed", match.span()
            )
    for match in re.finditer(rf"(<[OX]\d+>){_BRACKET} (?:de|d') ?(<L\d+>)", text):
        thing = telling.at(match.start(1))
        if thing and thing.code == "O" and not match[0].startswith("X"):
            yield from _spot(
                telling, [thing], telling.at(match.start(2)), "of", match.span()
            )
    for match in _pattern("{both}").finditer(text):
        before = [
            s
            for s in telling.slots
            if s.end <= match.start() and s.code == "P" and not s.depth
        ]
        yield from _spot(
            telling, before, telling.at(match.start(1)), "both", match.span()
        )


# --- set somewhere: «installé à», «s'installera à» -------------------------------------------


def _set(telling: Telling) -> Iterator[Spot]:
    text = telling.text
    for match in _pattern(r"(?<![\w-]){set}{at}(<[LX]\d+>)").finditer(text):
        place = telling.at(match.start(1))
        near = telling.said_of(match.start(), match.end(), "PXOEH")
        near = near or telling.subjects(match.start(), "PXOEHCF")
        yield from _spot(telling, near, place, "set", match.span())
        if not near and telling.opens(match.start()) and telling.takes_up(match.end()):
            project = telling.current(Kind.PROJECT, match.start())
            where = telling.name(place) if place else None
            if project and where:
                yield Spot([project], where, "set", match.span())


def _built(telling: Telling) -> Iterator[Spot]:
    """«PRJ, que X monte à L», «Seul site retenu en L, X …»."""
    text = telling.text
    for match in _pattern(r"(?<![\w-]){built} (?:a|au|en) (<L\d+>)").finditer(text):
        relative = re.search(r",? (?:que|qu') ?[^,;:]{0,50}$", text[: match.start()])
        if relative:
            near = telling.antecedents(relative.start(), "PXO")
            yield from _spot(
                telling, near, telling.at(match.start(1)), "built", match.span()
            )
    for match in _pattern(
        r"(?<![\w-]){chosen} (?:en|a|au|dans l[ae]|dans l') ?(<L\d+>),(?= )"
    ).finditer(text):
        ahead = telling.ahead(match.end(), "POXHG")
        if (
            ahead
            and ahead.code in "POX"
            and not re.search(r"<[PO]", text[: match.start()])
        ):
            yield from _spot(
                telling, [ahead], telling.at(match.start(1)), "chosen", match.span()
            )


# --- at the front: «À L, PRJ …» ------------------------------------------------------------------


def _fronted(telling: Telling) -> Iterator[Spot]:
    for match in _pattern("{front}").finditer(telling.text):
        place = telling.at(match.start(1))
        yield from _spot(
            telling, _in_front(telling, match.end()), place, "fronted", match.span()
        )


def _in_front(telling: Telling, start: int) -> list[Slot]:
    """What a sentence that opens with a place is about: its projects, else its carrier."""
    text = telling.text
    stop = re.search(r";| - |[.] ", text[start:])
    end = start + stop.start() if stop else len(text)
    inside = [s for s in telling.slots if start <= s.start < end and s.depth == 0]
    listed = [s for s in telling.listed(start - 1, "PX") if s.start < end]
    if listed:
        return listed
    projects = [s for s in inside if s.code == "P"]
    if projects:
        return projects[:1]
    carriers = [s for s in inside if s.code == "O" and _located(telling.name(s))]
    free = [s for s in carriers if s.prep in {"", "que"}]
    return free[:1]  # a carrier stands for what it builds


# --- by demonym: «la start-up nantaise X», «X, PME valentinoise» ------------------------------


@cache
def _noun() -> str:
    nouns = sorted(load("locations")["words"]["nouns"], key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, nouns)) + ")s?"


@cache
def _by_demonym() -> tuple[re.Pattern[str], ...]:
    noun = _noun()
    return (
        re.compile(rf"\b{noun}(?: [a-z]+)? (?P<adj>[a-z-]+),? (?P<who><[PXO]\d+>)"),
        re.compile(
            rf"(?P<who><[PXO]\d+>){_BRACKET}, (?:l[ae] |l'|une? |cette |jeune )?(?:[a-z]+ )?{noun}(?: [a-z]+)? (?P<adj>[a-z-]+)\b(?! <)"
        ),
        re.compile(r"(?P<who><[PO]\d+>) (?P<adj>[a-z-]+)"),
        re.compile(r"<G\d+> (?P<adj>[a-z-]+),(?P<list> )(?=<)"),
    )


def town_of(adjective: str) -> str:
    """The town a demonym tells, or "".

    >>> town_of("nantaises")
    'Nantes'
    """
    towns = load("locations")["demonyms"]
    for ending in ("", "e", "s", "es", "ne", "nes", "x"):
        stem = adjective.removesuffix(ending) if ending else adjective
        if adjective.endswith(ending) and stem in towns:
            return str(towns[stem])
    return ""


def _demonyms(telling: Telling) -> Iterator[Spot]:
    for pattern in _by_demonym():
        for match in pattern.finditer(telling.text):
            town = town_of(match["adj"])
            if town and not _elsewhere(telling, match, town):
                yield from _at_town(telling, match, town)


def _elsewhere(telling: Telling, match: re.Match[str], town: str) -> bool:
    """Whether another organisation bears the town in its name: then that one is meant."""
    slot = telling.at(match.start("who")) if "who" in match.groupdict() else None
    name = telling.name(slot) if slot else None
    if name is None or name.kind is not Kind.ORGANISATION or town in name.label:
        return False
    mention = mention_of(telling.abstract, slot) if slot else None
    if mention is None or mention.head not in _SCHOOLS:
        return False
    mentions = telling.reading.analysis.mentions
    others = {m.name for m in mentions if m.name and m.name.kind is Kind.ORGANISATION}
    return any(town in other.label for other in others)


def _at_town(telling: Telling, match: re.Match[str], town: str) -> Iterator[Spot]:
    groups = match.groupdict()
    if "who" in groups:
        slot = telling.at(match.start("who"))
        found = [slot] if slot else []
    else:
        found = telling.listed(match.end("list") - 1, "PX")
    who = _names(telling, found)
    if who:
        yield Spot(who, _place(telling, town), "demonym", match.span())


def _place(telling: Telling, town: str) -> Name:
    """The place of a town, as the document names it where it does."""
    for mention in telling.reading.analysis.mentions:
        if (
            mention.name
            and mention.name.kind is Kind.PLACE
            and mention.name.label == town
        ):
            return mention.name
    return Name(town, Kind.PLACE, (town,))


# --- events: «le congrès de X, à L», «en visite à X, à L», «réunie à L» ----------------------------


def _events(telling: Telling) -> Iterator[Spot]:
    text = telling.text
    pattern = r"(?:^|[ ,'])(<[LX]\d+>)(?: ?\([^()]*\))?,? (?:lors|a l'occasion) d'une? {visit} (?:a |au |aux |de |du |chez |d')(?:l[ae] |l')?(<[OX]\d+>)"
    for match in _pattern(pattern).finditer(text):
        thing, place = telling.at(match.start(2)), telling.at(match.start(1))
        yield from _spot(
            telling, [thing] if thing else [], place, "visit", match.span()
        )
    pattern = r"(?<![\w-]){met}(?: ce)?(?: <D\d+>)?,? (?:a|en|au) (<L\d+>), "
    for match in _pattern(pattern).finditer(text):
        who = [s for s in telling.slots if s.start >= match.end() and s.code in "OH"][
            :1
        ]
        names = [n for s in who if s.code == "O" and (n := telling.name(s))]
        yield from _there(telling, names, match)
    yield from _signed(telling)
    yield from _meetings(telling)


def _there(
    telling: Telling, names: Sequence[Name], match: re.Match[str]
) -> Iterator[Spot]:
    place = telling.at(match.start(1))
    where = telling.name(place) if place else None
    if where and names:
        yield Spot(names, where, "met", match.span())


def _signed(telling: Telling) -> Iterator[Spot]:
    """«ont signé, à L, le plan P»: the signature is the event."""
    pattern = r"(?<![\w-]){signed}(?: ce| le| en)?(?: <D\d+>)?,? a (<L\d+>)(?:,[^,<]{0,60})?,? (le |la |l')?(?:[a-z]+ ){0,3}(<[PFC]\d+>)"
    for match in _pattern(pattern).finditer(telling.text):
        thing = telling.at(match.start(3))
        name = telling.name(thing) if thing else None
        if name:
            of = {"le ": "du ", "la ": "de la ", "l'": "de l’"}.get(
                match[2] or "", "de "
            )
            label = f"signature {of}{name.label}"
            yield from _there(telling, [Name(label, Kind.EVENT, (label,))], match)


@cache
def _meeting() -> re.Pattern[str]:
    return _pattern(
        r"(?<!\bde )(?<!\bd')\b(?P<what>{meeting}\b[^,;.:()]{0,70}?)(?:,? {held}[^,;<]{0,20}?)?{when}?,? (?:a|au|en) (?P<at>)(?=\w)"
    )


@cache
def _visited() -> re.Pattern[str]:
    return _pattern(
        r"\b{visit} (?:[^,;.]{0,25} )?(?:au |a la |a l'|de la |du |de l'|dans l[ae] )(?P<what>[a-z][^,;.()]{3,50}?),? (?:de|a|d') ?(?P<at>)(?=\w)"
    )


def _meetings(telling: Telling) -> Iterator[Spot]:
    """A meeting or a place visited is named by its noun phrase, as the text words it."""
    analysis = telling.reading.analysis
    low, high = telling.sentence.start, telling.sentence.end
    places = {
        m.start: m.name
        for m in analysis.within(low, high)
        if m.name and m.name.kind is Kind.PLACE
    }
    if not places:
        return
    for pattern in (_meeting(), _visited()):
        for start, end, where in _phrases(
            analysis.folded, pattern, (low, high), places
        ):
            named = analysis.within(start, end)
            if named and pattern is _visited():
                continue  # a name: told by the other rules
            last = named[-1].name if named and named[-1].end >= end else None
            if last and last.kind is not Kind.PHRASE and _located(last):
                yield Spot([last], where, "meeting", (0, 0))
                continue
            label = " ".join(analysis.text[start:end].strip(" ,«»").split())
            if label:
                yield Spot(
                    [Name(label, Kind.EVENT, (label,))], where, "meeting", (0, 0)
                )


def _phrases(
    folded: str,
    pattern: re.Pattern[str],
    span: tuple[int, int],
    places: dict[int, Name],
) -> Iterator[tuple[int, int, Name]]:
    """Phrases that a place follows, with their place."""
    for match in pattern.finditer(folded, *span):
        where = places.get(match.start("at"))
        if where:
            yield match.start("what"), match.end("what"), where


_RULES: tuple[Callable[[Telling], Iterator[Spot]], ...] = (
    _apposed,
    _set,
    _built,
    _fronted,
    _events,
    _demonyms,
)
_CONFIDENCE = {"apposed": 0.92, "set": 0.92, "fronted": 0.85, "demonym": 0.88}


def _facts(telling: Telling) -> Iterator[Location]:
    for rule in _RULES:
        for spot in rule(telling):
            vouched = telling.vouched(spot.at[0])
            for entity in spot.entities:
                yield Location(
                    entity=entity,
                    place=spot.place,
                    evidence=telling.evidence(),
                    rule=f"locations.{spot.rule}",
                    cues=(telling.text[spot.at[0] : spot.at[1]].strip(),),
                    confidence=_CONFIDENCE.get(spot.rule, 0.8),
                    factuality=vouched,
                )


def find_locations(reading: Reading) -> list[Location]:
    """Places told in sentences; those of tables and lists are read by `records`."""
    found: dict[tuple[Name, Name, Factuality], Location] = {}
    for telling in tellings(reading):
        for fact in _facts(telling):
            found.setdefault((fact.entity, fact.place, fact.factuality), fact)
    return list(found.values())
