"""Nouns of carrying: «chef de file», «porteur», «X en assure le pilotage»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_builder.extract.carriers import (
    WHAT,
    Carrier,
    cue,
    current,
    named_near,
    names_of,
    pairs,
    spoken,
)
from graph_builder.extract.charges import charges
from graph_builder.extract.clauses import Telling
from graph_builder.extract.rolenouns import Held, held
from graph_builder.model import Name


def heads(telling: Telling) -> Iterator[Carrier]:
    """Every lead that a noun of carrying tells."""
    for part in held(telling, cue("carry.head"), WHAT):
        what = whose(telling, part)
        yield from pairs(telling, "head", what, part.holders, part.at)
    for part in charges(telling, WHAT):
        what = names_of(telling, part.things) or spoken(telling, part.at[0])
        yield from pairs(telling, "assures", what, part.holders, part.at)
    for match in telling.matches(
        re.compile(r"\ba (?:sa|leur) tete(?:,| :| on trouve)* ")
    ):
        who = telling.listed(match.end() - 1, "O")
        yield from pairs(
            telling, "head", current(telling, match.start()), who, match.span()
        )


def whose(telling: Telling, part: Held) -> list[Name]:
    """What a part is had in: told with the noun, in the clause, or spoken of."""
    return (
        names_of(telling, part.things)
        or named_near(telling, part.at[0])
        or current(telling, part.at[0])
    )
