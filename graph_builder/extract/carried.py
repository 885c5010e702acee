"""Verbs of carrying: «porté par X», «confié à X», «que porte X», «X coordonne PRJ»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph_builder.extract.carriers import (
    NAMED,
    WHAT,
    WHO,
    Carrier,
    cue,
    current,
    names_of,
    pairs,
    regex,
)
from graph_builder.extract.clauses import Telling
from graph_builder.extract.syntax import Slot, mention_of
from graph_builder.model import Name

_QUE = re.compile(
    r"(?:^|[ ,])(?:que|qu') ?(?:[^,;:]*<O\d+>[^,;:]{0,20}|(?:ils?|elles?) (?:\w+ )?)?$"
)


_CLEFT = re.compile(r"\bc'(?:est|etait) (?:dans|avec|pour|ici|la|sur|au|a)\b[^,;]*$")


_COMMON = re.compile(
    r"\b(?:l[ae]|ce|cet|cette) (?:[a-z]+ )?(?:projet|parcours|master|programme|plateforme"
    r"|chaire|dossier|consortium|cluster|equipement|campus|pole|laboratoire)[^,;<]{0,40}$"
)


# What may stand between a verb of carrying and the name of what is carried.
_OBJECT = (
    r"(?:\w+ment |aussi |egalement |ainsi |a <L\d+> |avec [^,<]*(?:<O\d+>[^<,]{0,20})+,? )*"
    r"(?:(?:une? |l[ae] |son |sa )[a-z' -]{3,60}, )?"
)


def carried_by(telling: Telling) -> Iterator[Carrier]:
    """«PRJ, porté par X»: participles of carrying with their agent."""
    elliptic = False
    for match in telling.matches(regex(r"(?<![\w-])(?:{carry.participle}){carry.by}")):
        who = telling.listed(match.end() - 1, WHO)
        if who:
            what = _apposed(telling, who[-1].end) or _carried(
                telling, match, who[-1].end
            )
            elliptic = elliptic or bool(what)
            yield from pairs(telling, "carried_by", what, who, match.span())
    if elliptic:
        yield from _elliptic(telling)


def _apposed(telling: Telling, after: int) -> list[Name]:
    """«Le projet présenté par X, PRJ, …»: the name comes after the carrier."""
    match = re.match(r", (?:l[ae] |l')?(<P\d+>),", telling.text[after:])
    generic = re.match(
        r"(?:l[ae]|ce|cet|cette|leur|notre|son|sa|un|une) ?(?:<P\d+>|[a-z]+ ?[a-z]*) [a-z]+",
        telling.text,
    )
    slot = telling.at(after + match.start(1)) if match and generic else None
    return names_of(telling, [slot]) if slot else []


def _carried(telling: Telling, match: re.Match[str], after: int) -> list[Name]:
    """What a participle of carrying is said of."""
    start = match.start()
    several = match[0].split()[0].endswith("s")
    near = telling.said_of(start, after, "PXCFGEO", several=several)
    if near:
        return _meant(telling, near)
    return (
        current(telling, start)
        if telling.opens(start) and telling.takes_up(after)
        else []
    )


def _meant(telling: Telling, near: Sequence[Slot]) -> list[Name]:
    """The projects among slots; «le pole universitaire» may stand for one of its kind."""
    named = names_of(telling, [s for s in near if s.code in NAMED])
    mention = mention_of(telling.abstract, near[-1])
    if (
        named
        or mention is None
        or near[-1].code != "C"
        or not mention.text[0].islower()
    ):
        return named
    article = telling.text[: near[-1].start].endswith(
        ("le ", "la ", "l'", "ce ", "cette ")
    )
    generic = mention.head in {"appel", "ami", "aap", "concours"}
    return current(telling, near[-1].start) if article and not generic else []


def _elliptic(telling: Telling) -> Iterator[Carrier]:
    """«A, porté par X, B, par Y»: the participle is told once."""
    for slot in telling.slots:
        match = re.match(r"(?: ?\([^()]*\))?,? par ", telling.text[slot.end :])
        if slot.code in WHAT and match:
            who = telling.listed(slot.end + match.end() - 1, "O")[:1]
            at = slot.start, slot.end + match.end()
            yield from pairs(telling, "elliptic", names_of(telling, [slot]), who, at)


def entrusted(telling: Telling) -> Iterator[Carrier]:
    """«PRJ est confié à X» and the like."""
    for match in telling.matches(regex(r"(?<![\w-]){carry.entrusted}")):
        who = telling.listed(match.end() - 1, "O")
        near = telling.antecedents(match.start(), "PXCFGE") or telling.subjects(
            match.start(), "PXCFGEO"
        )
        what = names_of(telling, [s for s in near if s.code in WHAT])
        yield from pairs(telling, "entrusted", what, who, match.span())


def under(telling: Telling) -> Iterator[Carrier]:
    """«PRJ, sous la responsabilité de X»."""
    for match in telling.matches(cue("carry.under")):
        who = telling.listed(match.end(), "O")
        near = telling.antecedents(match.start(), "PXCF") or telling.subjects(
            match.start(), "PXCFO"
        )
        what = names_of(telling, [s for s in near if s.code in WHAT])
        yield from pairs(telling, "under", what, who, match.span())


def carrying(telling: Telling) -> Iterator[Carrier]:
    """«X porte PRJ», «PRJ, que porte X»: finite verbs of carrying."""
    text = telling.text
    for match in telling.matches(cue("carry.verb")):
        relative = _QUE.search(text[: match.start()])
        if relative and not _CLEFT.search(text[: relative.start()]):
            yield from _relative(telling, match, relative.start())
        else:
            yield from _active(telling, match, relative)


def _relative(telling: Telling, verb: re.Match[str], start: int) -> Iterator[Carrier]:
    """«PRJ, que porte X», «le projet que X coordonne», «PRJ, qu'elle défendait»."""
    near = telling.antecedents(start, "PXCFGEO")
    what = names_of(telling, [s for s in near if s.code in NAMED])
    if not near and _COMMON.search(telling.text[:start]):
        what = current(telling, 0)
    who = _relative_subject(telling, verb, start)
    yield from pairs(telling, "carries", what, who, (start, verb.end()))


def _relative_subject(telling: Telling, verb: re.Match[str], start: int) -> list[Slot]:
    between = telling.text[start : verb.start()]
    inside = [s for s in telling.slots if start <= s.start < verb.start()]
    if any(s.code in "OH" for s in inside):
        return [s for s in inside if s.code == "O"]
    if re.search(r"\b(?:ils?|elles?)\b", between):
        free = [s for s in telling.slots if s.end <= start and s.code in "OH"]
        return [s for s in free if s.code == "O" and not s.prep][:1]
    after = telling.listed(verb.end(), "O") or telling.listed(verb.end(), "X")
    several = (
        verb[0].endswith(("ent", "ont"))
        or " et " in telling.text[verb.end() : after[-1].start]
        if after
        else False
    )
    return after if several else after[:1]


def _active(
    telling: Telling, verb: re.Match[str], cleft: re.Match[str] | None
) -> Iterator[Carrier]:
    text = telling.text
    what = names_of(telling, telling.listed(verb.end(), WHAT, first=_OBJECT))
    if cleft:
        who = [s for s in telling.slots if cleft.start() <= s.start < verb.start()]
    else:
        who = telling.subjects(verb.start(), "OPXCFHG", several=True)
    who = [s for s in who if s.code == "O"] if who and who[-1].code == "O" else []
    if not what and re.search(r"\b(?:qui|<O\d+>) (?:l[ae] |l')$", text[: verb.start()]):
        what = current(telling, verb.start())
    yield from pairs(telling, "carries", what, who, verb.span())
