"""Who takes part in a project: «réunit», «avec», «partenaires : …»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph_builder.extract.carriers import cue, current, named_near, names_of
from graph_builder.extract.clauses import Telling
from graph_builder.extract.gatherings import (
    aimed,
    bracketed,
    composed,
    gathered,
    itemised,
    there,
    united,
)
from graph_builder.extract.heads import whose
from graph_builder.extract.joining import (
    around,
    chosen,
    convinced,
    enumerated,
    followed,
    inverted,
    taking_part,
)
from graph_builder.extract.lexicon import load
from graph_builder.extract.rolenouns import held
from graph_builder.extract.scene import WHO, Member, Scene, list_from
from graph_builder.model import Name


def members(scene: Scene) -> Iterator[Member]:
    """All members one sentence tells."""
    for rule in (
        gathered,
        aimed,
        composed,
        united,
        there,
        bracketed,
        _with,
        _beside,
        taking_part,
        inverted,
        around,
        followed,
        chosen,
        convinced,
        enumerated,
        _partner_noun,
        _financers,
        _founders,
    ):
        yield from rule(scene)


def _with(scene: Scene) -> Iterator[Member]:
    """«X sera épaulée par A et par B»: X stands for the project it leads."""
    telling = scene.telling
    for match in telling.matches(cue("join.with")):
        near = telling.subjects(match.start(), "OPXHG")
        what = scene.projects(near) or named_near(telling, match.start())
        yield from scene.pairs(
            "with", what, list_from(telling, match.end()), match.span()
        )


def _beside(scene: Scene) -> Iterator[Member]:
    telling = scene.telling
    for match in telling.matches(cue("join.beside")):
        low, _ = telling.clause(match.start())
        if _apart().search(telling.text, low, match.start()):
            continue
        chosen = _CHOSEN.search(telling.text, low, match.start())
        if chosen and not any(c.at[0] >= chosen.start() for c in scene.carriers):
            continue  # «retenu par l'agence, en concertation avec X»
        who = list_from(telling, match.end())
        what = _accompanied(scene, match.start(), low) if who else []
        if not what and match[0].startswith("et ses partenaires"):
            what = [c.project for c in scene.carriers][:1]
        yield from scene.pairs("beside", what, who, match.span())


_CHOSEN = re.compile(
    r"\b(?:reten|selectionn|chois|design|attribu|octroy|prim|labellis|valid|approuv)[a-z]+(?: [a-z]+)? par [^;:]{0,60}$"
)


@cache
def _apart() -> re.Pattern[str]:
    return re.compile(rf"\b{load('partners')['join']['apart']}\b[^,;]{{0,60}}$")


def _accompanied(scene: Scene, position: int, low: int) -> list[Name]:
    """The project that those after «avec» take part in."""
    taken_up = re.match(r" ?(?:ils?|elles?) ", scene.telling.text[low:position])
    since = 0 if taken_up else low  # «X pilote PRJ ; elle a à ses côtés A et B»
    told = [c for c in scene.carriers if since <= c.at[0] and c.at[1] <= position]
    led = [c.project for c in sorted(told, key=lambda c: c.at[1])]
    if led:
        return led[-1:]
    telling = scene.telling
    free = [
        s
        for s in telling.slots
        if low <= s.start and s.end <= position and s.depth == 0
    ]
    things = [s for s in free if s.code == "P"]
    if things:
        return names_of(telling, things[-1:])
    if re.match(r"a (?:ses|leurs) cotes", telling.text[position:]):
        return current(telling, position) if telling.opens(position) else []
    working = re.search(
        r"\b(?:l[ae] |l')(?:[a-z]+ )?(?:men|port|pilot|condui|mont|develop|coordonn|constru|bati|conc|conduit)\w+|\b(?:travailler|developper|mener|monter|construire|concevoir|mettre au point|porter|conduire|realiser|batir|travaille|developpee?s?|menee?s?|conduite?s?|bati[es]*|montee?s?|concue?s?|construite?s?|realisee?s?|se fera|sera mene)\b",
        telling.text[low:position],
    )
    if working and telling.opens(low + working.start()):
        return _ahead(telling, position)
    return current(telling, position) if working else []


def _ahead(telling: Telling, position: int) -> list[Name]:
    """«Mené avec A et B, PRJ …»: the project follows."""
    ahead = telling.ahead(position, "PXCFH")
    return names_of(telling, [ahead]) if ahead and ahead.code in "PX" else []


def _partner_noun(scene: Scene) -> Iterator[Member]:
    """«ses partenaires, A et B», «X, partenaire du projet», «les membres de PRJ sont A et B»."""
    telling = scene.telling
    for part in held(telling, cue("join.noun"), "PX"):
        what = whose(telling, part)
        yield from scene.pairs("partner", what, part.holders, part.at)
    for match in telling.matches(cue("join.list")):
        what = current(telling, match.start())
        yield from scene.pairs(
            "list", what, telling.listed(match.end() - 1, WHO), match.span()
        )
        if telling.text[match.start() :].rstrip().endswith((":", "?")):
            yield from itemised(scene, what, match.span())


def _founders(scene: Scene) -> Iterator[Member]:
    """«A, B et C renouvellent la chaire PRJ»: several together."""
    telling = scene.telling
    for match in telling.matches(cue("join.found")):
        what = telling.listed(match.end() - 1, "P")[:1]
        who = telling.subjects(match.start(), "OPXHG", several=True)
        firms = [s for s in who if s.code in "OX"]
        if len(who) > 1:
            yield from scene.pairs(
                "founders", names_of(telling, what), firms, match.span()
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
