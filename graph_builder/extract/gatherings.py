"""What a project gathers: «PRJ réunit A et B», «A et B composent PRJ», «PRJ (A, B)»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph_builder.extract.carriers import (
    cue,
    current,
    named_near,
    names_of,
    regex,
)
from graph_builder.extract.clauses import Telling, items_after
from graph_builder.extract.scene import WHO, Member, Scene, list_from
from graph_builder.extract.syntax import Slot
from graph_builder.model import Name

# «un jury réunissant A et B»: those who judge take no part.
_BODY = re.compile(
    r"\b(?:jury|comite|commission|reunion|ceremonie|visite|colloque|seminaire|evenement|convention)(?: (?!qui)[a-z-]+){0,3}(?:,? qui)? $"
)


def gathered(scene: Scene) -> Iterator[Member]:
    """«PRJ réunit A et B», «Associant A et B, PRJ …», «il s'appuie sur A»."""
    telling = scene.telling
    for match in telling.matches(cue("join.gather")):
        if re.search(
            r"(?:\bpar|\bd'|\bde|\bses|\bles|\bs'|\bse) ?$",
            telling.text[: match.start()],
        ) or _BODY.search(telling.text, 0, match.start()):
            continue
        who = list_from(telling, match.end())
        what = _gatherer(scene, match) or _gatherer_ahead(telling, match, who)
        if not what:
            continue
        yield from scene.pairs("gathers", what, who, match.span())
        if telling.text.rstrip().endswith(":"):
            yield from itemised(scene, what, match.span())


def _gatherer(scene: Scene, match: re.Match[str]) -> list[Name]:
    """The project that is the subject of a verb of gathering."""
    telling = scene.telling
    near = telling.subjects(match.start(), "PXCFOHGBL")
    if telling.text.endswith(" y ", 0, match.start()):
        return current(telling, match.start())  # «X y embarque A et B»
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


def itemised(
    scene: Scene, what: Sequence[Name], at: tuple[int, int]
) -> Iterator[Member]:
    """The items after «elle réunit :»."""
    for item in items_after(scene.telling.reading, scene.telling.sentence.block):
        own = Scene(item, (), {})
        who = item.listed(0, WHO) or item.listed(0, "OXL")
        for member in own.pairs("itemised", what, who, (0, 0)):
            yield Member(
                member.project, member.who, item, member.rule, at, member.factuality
            )


def _gatherer_ahead(
    telling: Telling, match: re.Match[str], who: Sequence[Slot]
) -> list[Name]:
    """«Associant A et B, PRJ …»: the subject follows."""
    if not who or not match[0].endswith("ant") or not telling.opens(match.start()):
        return []
    ahead = telling.ahead(who[-1].end, "PXCFOH")
    return names_of(telling, [ahead]) if ahead and ahead.code in "PX" else []


def aimed(scene: Scene) -> Iterator[Member]:
    """«PRJ vise à fédérer A et B», «a pour but de mutualiser les moyens de A et de B»."""
    telling = scene.telling
    for pattern, least in ((regex(_UNITES), 1), (regex(_POOLS), 2)):
        for match in telling.matches(pattern):
            near = telling.subjects(match.start(), "PXCFOHG")
            who = telling.listed(match.end(), WHO)
            named = [s for s in who if s.code == "O"]
            if near and near[0].code == "P" and len(named) >= least:
                what = names_of(telling, near)
                yield from scene.pairs("aimed", what, named, match.span())


_UNITES = r"\b{join.aim}{join.unite}(?= )"
_POOLS = r"\b{join.aim}{join.pool} (?:l[ae]s? |l'|des |leurs |ses )?[a-z][a-z' -]{2,120}(?= d[eu]s? | d')"


def composed(scene: Scene) -> Iterator[Member]:
    """«A, B et C composent PRJ», «Cinq équipes forment PRJ : A, B…»."""
    telling = scene.telling
    for match in telling.matches(cue("join.compose")):
        what = telling.listed(match.end(), "P")[:1]
        if not what:
            continue
        after = re.compile(r" ?:|, (?:a savoir|soit)").match(telling.text, what[0].end)
        who = telling.subjects(match.start(), "OXHGPC", several=True)
        also = telling.listed(after.end(), WHO) if after else []
        firms = [s for s in who if s.code == "O"]
        yield from scene.pairs(
            "composed", names_of(telling, what), [*firms, *also], match.span()
        )


def united(scene: Scene) -> Iterator[Member]:
    """«fruit d'un partenariat entre A et B», «A et B, réunis au sein de PRJ»."""
    telling = scene.telling
    for match in telling.matches(cue("join.between")):
        who = telling.listed(match.end(), WHO)
        what = named_near(telling, match.start()) if len(who) > 1 else []
        yield from scene.pairs("united", what, who, match.span())
    for match in telling.matches(cue("join.united")):
        what = names_of(telling, telling.listed(match.end(), "P")[:1])
        who = telling.antecedents(match.start(), "OXPHG", several=True)
        yield from scene.pairs(
            "united", what, [s for s in who if s.code in WHO], match.span()
        )


def there(scene: Scene) -> Iterator[Member]:
    """«Dans PRJ, on retrouve A et B», «À PRJ sont associés A et B»."""
    telling = scene.telling
    matches = [
        *telling.matches(cue("join.there")),
        *telling.matches(cue("join.embarked")),
    ]
    for match in matches:
        slot = telling.at(match.start("p"))
        what = names_of(telling, [slot] if slot else [])
        yield from scene.pairs(
            "there", what, list_from(telling, match.end()), match.span()
        )


def bracketed(scene: Scene) -> Iterator[Member]:
    """«PRJ (A, B et C)»: the first carries it, the others take part."""
    telling = scene.telling
    for match in telling.matches(r"(<[PX]\d+>) ?\((?=(?:l[ae] |l')?<O)"):
        slot = telling.at(match.start(1))
        who = telling.listed(match.end(), "O")
        inside = [s for s in who[1:] if s.depth == who[0].depth]
        yield from scene.pairs(
            "bracketed", names_of(telling, [slot] if slot else []), inside, match.span()
        )
