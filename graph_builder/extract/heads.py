"""Nouns of carrying: «chef de file», «porteur», «X en assure le pilotage»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_builder.extract.carriers import (
    ARTICLE,
    OF,
    WHAT,
    Carrier,
    cue,
    current,
    names_of,
    pairs,
)
from graph_builder.extract.clauses import Telling
from graph_builder.extract.syntax import Slot


def heads(telling: Telling) -> Iterator[Carrier]:
    """Every lead that a noun of carrying tells."""
    for match in telling.matches(cue("carry.head")):
        yield from (
            _head_of(telling, match)
            or _head_whose(telling, match)
            or _head_is(telling, match)
        )
    for match in telling.matches(cue("carry.assures")):
        who = telling.subjects(match.start(), "OX", several=True)
        yield from pairs(
            telling, "assures", current(telling, match.start()), who, match.span()
        )


def _head_of(telling: Telling, match: re.Match[str]) -> list[Carrier]:
    """«X est chef de file de PRJ», «X, coordinateur du projet PRJ»."""
    of = re.match(rf" {OF}(?=(?:[a-z]+ ){{0,2}}<)", telling.text[match.end() :])
    if not of:
        return []
    what = telling.listed(match.end() + of.end() - 1, WHAT)[:1]
    before = telling.text[: match.start()]
    near = re.search(
        rf"(<O\d+>)(?: ?\([^()]*\))?(?:,|,? (?:est|sera|etait|comme|qui est|en est|devient))(?: {ARTICLE}| )?$",
        before,
    )
    who = [telling.at(near.start())] if near else telling.subjects(match.start(), "O")
    found = [s for s in who if s]
    after = (
        re.match(rf"(?:,| :| est| sera)* {ARTICLE}(?=<O)", telling.text[what[-1].end :])
        if what and not found
        else None
    )
    if after:
        found = telling.listed(what[-1].end + after.end(), "O")
    return list(pairs(telling, "head", names_of(telling, what), found, match.span()))


def _head_whose(telling: Telling, match: re.Match[str]) -> list[Carrier]:
    """«PRJ, dont X est le chef de file», «PRJ a pour coordinateur X»."""
    text = telling.text
    dont = re.search(
        r",? (?:dont|a pour|aura pour|avec pour|pour)(?: l[ae]? ?'?)?(?= |<|$)[^,;]{0,40}$",
        text[: match.start()],
    )
    if not dont:
        return []
    near = telling.antecedents(dont.start(), WHAT) or telling.subjects(
        dont.start(), "PXO"
    )
    what = names_of(telling, [s for s in near if s.code in WHAT]) or (
        current(telling, match.start())
        if not near or telling.at(near[0].start) is None
        else []
    )
    inside = [
        s
        for s in telling.slots
        if dont.start() <= s.start < match.start() and s.code == "O"
    ]
    who = inside or _after_head(telling, match.end())
    return list(pairs(telling, "head", what, who, match.span()))


def _after_head(telling: Telling, at: int) -> list[Slot]:
    told = re.match(
        rf"(?: du (?:projet|consortium|programme|cluster))?(?:,| :| est| sera| etait)* ?{ARTICLE}",
        telling.text[at:],
    )
    return telling.listed(at + (told.end() if told else 0), "O")


def _head_is(telling: Telling, match: re.Match[str]) -> list[Carrier]:
    """«Son porteur, le CHU X, …», «X en est le coordinateur», «chef de file : X»."""
    text = telling.text
    if re.search(
        r"(?:<O\d+>|\bqui)(?: ?\([^()]*\))?,? (?:en (?:est|sera|etait|devient)|(?:est|sera|etait))(?: l[ae] | l'| )?$",
        text[: match.start()],
    ):
        who = telling.subjects(match.start(), "O", several=True) or telling.antecedents(
            match.start(), "O"
        )
        ahead = telling.ahead(match.end(), "PX")
        what = names_of(telling, [ahead]) if ahead else current(telling, match.start())
        return list(pairs(telling, "head", what, who, match.span()))
    if re.search(
        r"(?:^|[(;.,] ?|\b)(?:son|sa|ses|leur|le|la|les|l'|\() ?$|^$|[(;:,] $",
        text[: match.start()],
    ):
        told = re.match(
            rf"(?: du (?:projet|consortium|programme|cluster))?(?:,| :| est| sera)+ {ARTICLE}(?=(?:[a-z-]+ ){{0,3}}<O)",
            text[match.end() :],
        )
        who = telling.listed(match.end() + told.end() - 1, "O") if told else []
        return list(
            pairs(telling, "head", current(telling, match.start()), who, match.span())
        )
    return []
