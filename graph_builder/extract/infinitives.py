"""Carrying told by an infinitive: «X va piloter PRJ», «chargée de coordonner PRJ»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_builder.extract.carried import OBJECT
from graph_builder.extract.carriers import (
    WHAT,
    WHO,
    Carrier,
    cue,
    names_of,
    pairs,
    regex,
)
from graph_builder.extract.clauses import Telling
from graph_builder.extract.syntax import Slot

_CONTROL = re.compile(
    r"(?:\b(?:va|vont|doi(?:t|vent)|devr(?:a|ont)|vien(?:t|nent) de|(?:continu|accept|achev|commenc|termin)\w+ (?:de|a)|s'appretent? a|s'engage(?:nt)? a|entend(?:ent)?|compte(?:nt)?|prevoi(?:t|ent) de)"
    r"|(?P<chosen>(?:,? (?:qui )?(?:est|a ete|sera|sont) |,? )?(?:charge|choisi|designe|retenu|missionne|mandate|selectionne|habilite)e?s? (?:de|pour|a)))"
    r" (?:\w+ment )?$"
)
_AIM = re.compile(r"\b(?P<aim>pour|afin de|en vue de) (?:\w+ment )?$")


def undertaking(telling: Telling) -> Iterator[Carrier]:
    """«X va piloter PRJ», «X, chargée de coordonner PRJ», «Pour mener PRJ, X s'allie à Y»."""
    for match in telling.matches(cue("carry.infinitive")):
        what = names_of(telling, telling.listed(match.end(), WHAT, first=OBJECT))
        before = telling.text[: match.start()]
        if what and (control := _CONTROL.search(before)):
            who = _controller(telling, control)
            yield from pairs(telling, "carries", what, who, match.span())
        elif what and (aim := _AIM.search(before)):
            who = _aiming(telling, aim, match)
            yield from pairs(telling, "carries", what, who, match.span())


def _controller(telling: Telling, control: re.Match[str]) -> list[Slot]:
    """Who is to do what an infinitive tells."""
    start = control.start()
    near = telling.antecedents(start, "OXPHCFG") if control["chosen"] else []
    near = near or telling.subjects(start, "OPXCFHG", several=True)
    return [s for s in near if s.code in WHO] if near and near[-1].code in WHO else []


def _aiming(
    telling: Telling, aim: re.Match[str], infinitive: re.Match[str]
) -> list[Slot]:
    """The subject of a clause whose aim it is to carry the project."""
    if telling.opens(aim.start()):
        ahead = telling.ahead(infinitive.end(), "OXHCG")
        return [ahead] if ahead and ahead.code == "O" else []
    low, _ = telling.clause(aim.start())
    if regex(r"\b{gets.give}\b|<M").search(telling.text, low, aim.start()):
        return []
    free = [
        s
        for s in telling.slots
        if low <= s.start < aim.start() and not s.prep and not s.depth
    ]
    return free[:1] if free and free[0].code == "O" else []
