"""Who takes part in a project: «réunit», «avec», «participe à», «partenaires : …»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from graph_builder.extract.clauses import Telling, items_after
from graph_builder.extract.leads import Carrier, cue, current, names_of
from graph_builder.extract.lexicon import load
from graph_builder.extract.syntax import Slot
from graph_builder.model import Factuality, Kind, Name

_WHO = "OX"
_ADVERB = r"(?: (?:aussi|egalement|notamment|desormais|ainsi|au total|par ailleurs|en outre|enfin|de son cote))?"
_ASIDE = r"(?:,? (?:aux cotes|autour|outre|en plus|avec|sous|a l'exception) [^,]{2,60},| autour [^<]{0,25}<O\d+>(?: ?\([^()]*\))?,?)?"


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
        rf"[^;.<>]{{0,60}}?(?:<[GN]\d+>|{lexicon['several']})[^;.<>]{{0,60}}?{lexicon['among']}"
    )


def members(scene: Scene) -> Iterator[Member]:
    """All members one sentence tells."""
    for rule in (
        _gathered,
        _with,
        _beside,
        _taking_part,
        _inverted,
        _around,
        _followed,
        _chosen,
        _partner_noun,
        _financers,
    ):
        yield from rule(scene)


def _list_from(telling: Telling, start: int) -> list[Slot]:
    """The organisations listed after a verb, with those after «dont»."""
    opening = re.match(rf"{_ASIDE}{_ADVERB}", telling.text[start:])
    at = start + (opening.end() if opening else 0)
    who = telling.listed(at, _WHO)
    among = _among().match(telling.text, who[-1].end if who else start)
    more = telling.listed(among.end() - 1, _WHO) if among else []
    return [*who, *more]


def _gathered(scene: Scene) -> Iterator[Member]:
    telling = scene.telling
    for match in cue("join.gather").finditer(telling.text):
        if re.search(
            r"(?:\bpar|\bd'|\bde|\bses|\bles|\bs'|\bse) ?$",
            telling.text[: match.start()],
        ):
            continue
        what = _gatherer(scene, match)
        if not what:
            continue
        who = _list_from(telling, match.end())
        yield from scene.pairs("gathers", what, who, match.span())
        if telling.text.rstrip().endswith(":"):
            yield from _itemised(scene, what, match.span())


def _gatherer(scene: Scene, match: re.Match[str]) -> list[Name]:
    """The project that is the subject of a verb of gathering."""
    telling = scene.telling
    near = telling.subjects(match.start(), "PXCFOHGBL")
    if not near and match[0].endswith("ant"):
        near = telling.antecedents(match.start(), "PXCFO")
    if not near:
        low, _ = telling.clause(match.start())
        spoken = cue("join.spoken").search(telling.text, low, match.start())
        return current(telling, match.start()) if spoken else []
    if near[0].code in "PX":
        return names_of(telling, near)
    follows = match[0].startswith(("s'appuie", "compte"))
    return current(telling, match.start()) if follows and near[0].code == "O" else []


def _itemised(
    scene: Scene, what: Sequence[Name], at: tuple[int, int]
) -> Iterator[Member]:
    """The items after «elle réunit :»."""
    for item in items_after(scene.telling.reading, scene.telling.sentence.block):
        own = Scene(item, (), {})
        who = item.listed(0, _WHO) or item.listed(0, "OXL")
        for member in own.pairs("itemised", what, who, (0, 0)):
            yield Member(
                member.project, member.who, item, member.rule, at, member.factuality
            )


def _with(scene: Scene) -> Iterator[Member]:
    """«X sera épaulée par A et par B»: X stands for the project it leads."""
    telling = scene.telling
    for match in cue("join.with").finditer(telling.text):
        near = telling.subjects(match.start(), "OPXHG")
        what = scene.projects(near)
        yield from scene.pairs(
            "with", what, _list_from(telling, match.end()), match.span()
        )


def _beside(scene: Scene) -> Iterator[Member]:
    telling = scene.telling
    for match in cue("join.beside").finditer(telling.text):
        low, _ = telling.clause(match.start())
        if _apart().search(telling.text, low, match.start()):
            continue
        who = _list_from(telling, match.end())
        what = _accompanied(scene, match.start(), low) if who else []
        yield from scene.pairs("beside", what, who, match.span())


@cache
def _apart() -> re.Pattern[str]:
    return re.compile(rf"\b{load('partners')['join']['apart']}\b[^,;]{{0,60}}$")


def _accompanied(scene: Scene, position: int, low: int) -> list[Name]:
    """The project that those after «avec» take part in."""
    taken_up = re.match(r" ?(?:ils?|elles?) ", scene.telling.text[low:position])
    since = 0 if taken_up else low  # «X pilote PRJ ; elle a à ses côtés A et B»
    led = [
        c.project for c in scene.carriers if since <= c.at[0] and c.at[1] <= position
    ]
    if led:
        return list(dict.fromkeys(c for c in led if c == led[-1]))
    telling = scene.telling
    free = [
        s
        for s in telling.slots
        if low <= s.start and s.end <= position and s.depth == 0
    ]
    things = [s for s in free if s.code == "P"]
    if things:
        return names_of(telling, things[-1:])
    working = re.search(
        r"\b(?:travailler|developper|mener|monter|construire|concevoir|mettre au point|porter|conduire|realiser|batir|travaille|developpe|mene|se fera|sera mene)\b",
        telling.text[low:position],
    )
    return current(telling, position) if working else []


def _taking_part(scene: Scene) -> Iterator[Member]:
    telling = scene.telling
    for match in cue("join.takes_part").finditer(telling.text):
        who = _participants(telling, match.start())
        inside = [
            s
            for s in telling.slots
            if s.prep == "dont" and s.end <= match.start() and s.code == "O"
        ]
        what = _joined(scene, match, relative=not who and bool(inside))
        also = _also(telling, match.end()) if what else []
        yield from scene.pairs(
            "takes_part", what, [*(who or inside), *also], match.span()
        )


def _participants(telling: Telling, verb: int) -> list[Slot]:
    """The organisations that are the subject of a verb, with those after «dont»."""
    low, _ = telling.clause(verb)
    if re.search(r", dont [^;]*,? ?$", telling.text[low:verb]):
        inside = [s for s in telling.slots if low <= s.start and s.end <= verb]
        return [
            s
            for s in inside
            if s.code in _WHO and s.prep in {"", "dont"} and not s.depth
        ]
    who = telling.subjects(verb, "OXPGHC", several=True)
    return [s for s in who if s.code in _WHO]


def _joined(scene: Scene, match: re.Match[str], *, relative: bool) -> list[Name]:
    """The project that is taken part in."""
    telling = scene.telling
    if relative:
        dont = telling.text.rfind(" dont ", 0, match.start())
        return names_of(telling, telling.antecedents(dont, "PX"))
    to = re.match(
        r"(?: [a-z']+){0,4}? ?(?:a|au|aux|de|du|des|d'|la|le|l'|les)? ?(?:[a-z-]+ ){0,2}(<[PX]\d+>)",
        telling.text[match.end() :],
    )
    slot = telling.at(match.end() + to.start(1)) if to else None
    if slot and slot.code == "P":
        return names_of(telling, [slot])
    there = (
        re.search(r"(?:\b(?:y|en)(?: \w+)? ?|\bl')$", telling.text[: match.start()])
        or " y " in f" {match[0]} "
    )
    into = _into().search(
        telling.text[match.end() : match.end() + 40]
    ) or _into().search(match[0])
    return (
        current(telling, match.start())
        if there or into or "aventure" in match[0] or match[0].endswith("partie")
        else []
    )


@cache
def _into() -> re.Pattern[str]:
    return re.compile(load("partners")["join"]["into"])


def _followed(scene: Scene) -> Iterator[Member]:
    """«S'y joignent A et B», «Parmi les partenaires figurent A et B»."""
    telling = scene.telling
    for name in ("join.follow", "join.named"):
        for match in cue(name).finditer(telling.text):
            if name == "join.follow" and telling.subjects(match.start(), "OXPGHC"):
                continue
            near = telling.antecedents(match.start(), "P") if " entre" in match[0] else []
            what = names_of(telling, near) or current(telling, match.start())
            yield from scene.pairs("followed", what, _list_from(telling, match.end()), match.span())


def _chosen(scene: Scene) -> Iterator[Member]:
    """«PRJ, que A et B ont rejoint», «PRJ, auquel X associe A et B»."""
    telling = scene.telling
    pattern = r",? (?:que|qu') ?((?:[^;:]*?<O\d+>)+) (?:ont|a) (?:choisi de )?(?:rejoindre|rejoint|accompagne)"
    for match in re.finditer(pattern, telling.text):
        what = names_of(telling, telling.antecedents(match.start(), "PX"))
        inside = [s for s in telling.slots if match.start() <= s.start < match.end()]
        yield from scene.pairs("chosen", what, [s for s in inside if s.code in _WHO], match.span())
    pattern = r",? (?:auquel|a laquelle) (?:l[ae] |l')?(<O\d+>)(?: ?\([^()]*\))? associ(?:e|era|ait|a)(?= )"
    for match in re.finditer(pattern, telling.text):
        what = names_of(telling, telling.antecedents(match.start(), "PX"))
        yield from scene.pairs("gathers", what, _list_from(telling, match.end()), match.span())


def _around(scene: Scene) -> Iterator[Member]:
    """«Autour de X, il y a A, B et C.»"""
    telling = scene.telling
    for match in cue("join.around").finditer(telling.text):
        what = current(telling, match.start())
        yield from scene.pairs(
            "around", what, telling.listed(match.end(), _WHO), match.span()
        )


def _also(telling: Telling, start: int) -> list[Slot]:
    """«…, tout comme X», «…, de même que X» after the verb."""
    match = re.match(
        r"[^,;<>]{0,30},? (?:parmi lesquel(?:le)?s|tout comme|de meme que|ainsi que|comme|et aussi)(?= )",
        telling.text[start:],
    )
    return telling.listed(start + match.end(), _WHO) if match else []


def _inverted(scene: Scene) -> Iterator[Member]:
    """«PRJ, auquel participent A et B», «où interviennent A et B»."""
    telling = scene.telling
    pattern = r",? (?:auquel|a laquelle|auxquels|ou) (?:sont (?:aussi |egalement )?associee?s|particip\w+|s'associ\w+|contribu\w+|collabor\w+|prennent part)"
    for match in re.finditer(pattern, telling.text):
        what = names_of(telling, telling.antecedents(match.start(), "PX")) or current(
            telling, match.start()
        )
        yield from scene.pairs(
            "inverted", what, _list_from(telling, match.end()), match.span()
        )


def _partner_noun(scene: Scene) -> Iterator[Member]:
    """«ses partenaires, A et B», «partenaires : A, B», «X, partenaire du projet»."""
    telling = scene.telling
    for match in cue("join.list").finditer(telling.text):
        what = current(telling, match.start())
        yield from scene.pairs(
            "list", what, telling.listed(match.end() - 1, _WHO), match.span()
        )
        if (
            telling.text.rstrip().endswith((":", "?"))
            and match.end() > len(telling.text) - 4
        ):  # noqa: PLR2004 # the list is below
            yield from _itemised(scene, what, match.span())
    for match in re.finditer(
        r"(?:ses|leurs|pour|comme) (?:\w+ )?partenaires?(?: \w+)?,? (?=l|<|d)",
        telling.text,
    ):
        what = current(telling, match.start())
        yield from scene.pairs(
            "list", what, telling.listed(match.end() - 1, _WHO), match.span()
        )
    for match in re.finditer(
        r"<[OX]\d+>(?: ?\([^()]*\))?, (?:egalement |autre |aussi )?(?:partenaire|membre)s?(?: fondateur| industriel| historique| associe)?(?:,| d(?:u|e la|e l')(?: projet| consortium| chaire| ?<P\d+>))",
        telling.text,
    ):
        slot = telling.at(match.start())
        yield from scene.pairs(
            "partner",
            current(telling, match.end()),
            [slot] if slot else [],
            match.span(),
        )


def _financers(scene: Scene) -> Iterator[Member]:
    """«Avec ses partenaires, PRJ dispose de 9 M€, dont 5 M€ de la Région X»."""
    telling = scene.telling
    match = re.search(
        r"\b(?:contributions?|apports?|participations?|soutiens?|concours) (?:financi\w+ )?(?:de|d') ?(?:ses|leurs|autres) partenaires",
        telling.text,
    )
    if not match or "<M" not in telling.text:
        return
    near = [s for s in telling.slots if s.code == "P" and not s.prep and s.depth == 0]
    what = names_of(telling, near[:1]) or current(telling, match.start())
    who = [
        s
        for s in telling.slots
        if s.code == "O"
        and re.search(
            r"<M\d+> (?:de|du|de la|de l'|des|par la|par l'|par le|d') ?$",
            telling.text[: s.start],
        )
    ]
    yield from scene.pairs("financers", what, who, match.span())
