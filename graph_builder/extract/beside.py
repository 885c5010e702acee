"""Places that stand right beside a name: «X, à L», «X (L)», «X, de L», «deux PME de L, X et Y»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph_builder.extract.buildings import Building, named
from graph_builder.extract.clauses import Telling
from graph_builder.extract.french.text import plain
from graph_builder.extract.lexicon import load
from graph_builder.extract.spots import BRACKET, NEAR, Spot, located, placed, regex
from graph_builder.extract.syntax import Slot
from graph_builder.model import Kind, Name

_BESIDE = re.compile(rf"(<[PXOE]\d+>){BRACKET}(?:,| -) {NEAR}(<L\d+>)")
_CLOSE = re.compile(r"(?<!de )(?<!d')(<[PO]\d+>) (?:a|au|en) (<L\d+>)(?=[,.;:)]| \w|$)")
_BRACKETED = re.compile(
    r"(<[PXO]\d+>) \((?:(?:l[ae] |l')?<[OX]\d+>(?:, | - |/))?(?:a |en )?(<L\d+>)"
    r"(?: ?(?:,|/|-|et) ?(?:<[LMND]\d+>|\d+)[^()<>]{0,20})?\)"
)
_SITE_FIRST = re.compile(r"(?P<place><L\d+>) \((?P<thing><[PX]\d+>)\)")
_FROM = re.compile(rf"(<[OX]\d+>){BRACKET}, (?:de|d'|du|des) ?(<L\d+>)(?=[,.;)]| et )")
_OF_PLACE = re.compile(rf"(<O\d+>){BRACKET} (?:de|d') ?(<L\d+>)")
# «deux PME de L, X et Y», «une start-up de L, X»
_FIRMS = r"(?:<G\d+>|(?<![\w-]){firms}) (?:de |d'|du )(<L\d+>)(?:,? (?:en|dans l[ae]s?|dans l') ?<L\d+>| \(<L\d+>\))?(?:,| :|, dont) (?=(?:l[ae] |l')?<[PXO]\d+>)"
_ALL_OF = re.compile(
    r"tou(?:s|tes) (?:les )?(?:deux|trois|quatre|<N\d+>) (?:\w+ees? |bas\w+ )?(?:a|en|au|dans l[ae]s?|dans l') ?(<L\d+>)"
)
_SEVERAL = 2  # towns in brackets that show a list of such
_FIRM_CODES = "PXO"


def beside(telling: Telling) -> Iterator[Spot]:
    """Every place that stands in apposition to a name of the sentence."""
    for pattern, rule in (
        (_BESIDE, "apposed"),
        (_CLOSE, "close"),
        (_BRACKETED, "bracket"),
        (_FROM, "from"),
        (_OF_PLACE, "of"),
    ):
        for match in telling.matches(pattern):
            thing, place = telling.at(match.start(1)), telling.at(match.start(2))
            if thing and not _unsettled(telling, thing, rule):
                inside = rule == "apposed" and thing.prep in {"sur", "dans"}
                told = "inside" if inside else rule
                yield from placed(telling, [thing], place, told, match.span())
    found = list(telling.matches(_SITE_FIRST))  # «Brest (Houle)»
    for match in found if len(found) > 1 or "(<P" in telling.text else ():
        thing = telling.at(match.start("thing"))
        place = telling.at(match.start("place"))
        who = [thing] if thing else []
        yield from placed(telling, who, place, "bracket", match.span())
    yield from _listed(telling)
    yield from _firms(telling)
    yield from _all_of(telling)
    yield from _named_after(telling)


# Verbs and nouns that «X à L» completes: what is brought there is not there.
_BROUGHT = re.compile(
    r"\b(?:(?:transfer|deplac|export|expedi|envo|confi|pretend|participat|adhesion|reli|accord|attribu|decern|remi|donn|vers|allou|octroy|livr|vend|invit|appel)\w*|de|entre)"
    r"(?: [^,;<]{0,25}|[^,;<]{1,25}<[A-Z]\d+> et )?$"
)


_NOUN = 45  # characters before a name in which the noun of what bears it stands


@cache
def _bearing() -> re.Pattern[str]:
    """«rue des X», «boulevard X», «la résidence des X»: X is no thing of its own."""
    heads = load("locations")["heads"]
    nouns = "|".join((*heads["buildings"], *heads["venues"], *heads["meetings"]))
    streets = "|".join(heads["streets"])
    return re.compile(
        rf"(?<![\w-])(?:(?:{nouns})s?(?: [a-z]+)? (?:des |du |de la |de l')|(?:{streets})(?: (?:[a-z]+ )?(?:de|du|des|de la))?) ?$"
    )


def borne(telling: Telling, slot: Slot) -> bool:
    """Whether a name is only that of a street or a building: «rue X»."""
    low = max(0, slot.start - _NOUN)
    return _bearing().search(telling.text, low, slot.start) is not None


def _unsettled(telling: Telling, thing: Slot, rule: str) -> bool:
    """Whether «X à L» says where X goes, or X only names a street or a building."""
    if borne(telling, thing):
        return True
    if rule == "close":
        return bool(_BROUGHT.search(telling.text, 0, thing.start))
    return rule == "bracket" and not located(telling.name(thing))


_SITES = re.compile(r"<[PXO]\d+> \(<L\d+>\)")
_UNKNOWN_SITE = re.compile(r"(?P<thing><[PXO]\d+>) \((?P<place><X\d+>)\)")


def _listed(telling: Telling) -> Iterator[Spot]:
    """«X (L), Y (M) et Z (N)»: among towns in brackets an unknown name is a town too."""
    if len(list(telling.matches(_SITES))) < _SEVERAL:
        return
    for match in telling.matches(_UNKNOWN_SITE):
        thing, place = (
            telling.at(match.start("thing")),
            telling.at(match.start("place")),
        )
        name = telling.name(place) if place else None
        if name and not name.label.isupper():
            who = [thing] if thing else []
            yield from placed(telling, who, place, "bracket", match.span())


def _firms(telling: Telling) -> Iterator[Spot]:
    for match in telling.matches(regex(_FIRMS)):
        found = telling.listed(match.end() - 1, _FIRM_CODES)
        yield from placed(
            telling, found, telling.at(match.start(1)), "firms", match.span()
        )


def _all_of(telling: Telling) -> Iterator[Spot]:
    """«A et B, tous deux à L»."""
    for match in telling.matches(_ALL_OF):
        before = [
            s
            for s in telling.slots
            if s.end <= match.start() and s.code in "POX" and not s.depth
        ]
        projects = [s for s in before if s.code == "P"] or before
        yield from placed(
            telling, projects, telling.at(match.start(1)), "both", match.span()
        )


@cache
def _seated() -> re.Pattern[str]:
    nouns = "|".join(load("locations")["heads"]["sited"])
    return re.compile(
        rf"(?:{nouns})s? (?:de |d'|du )(?P<town>[a-z][\w'-]+(?: [\w'-]+){{0,2}})$"
    )


@cache
def _building_of() -> re.Pattern[str]:
    nouns = "|".join(load("locations")["heads"]["sited"])
    return re.compile(rf"(?<![\w-])(?P<np>(?:{nouns}) (?:de |d'|du )(?P<place><L\d+>))")


def _named_after(telling: Telling) -> Iterator[Spot]:
    """«l'IUT de L», «son usine de L»: what bears the name of its town."""
    for match in telling.matches(_building_of()):
        place = telling.at(match.start("place"))
        where = telling.name(place) if place else None
        if where and where.kind is Kind.PLACE:
            thing = named(telling, Building(*match.span("np")))
            yield Spot([thing], where, "named", match.span())
    for slot in telling.slots:
        name = telling.name(slot) if slot.code in "OP" else None
        seat = _seated().match(plain(name.label)) if name else None
        if name and seat:
            town = name.label[seat.start("town") :]
            if not town[0].isupper():
                continue
            yield Spot(
                [name], Name(town, Kind.PLACE, (town,)), "named", (slot.start, slot.end)
            )
