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
    pointed_at,
    regex,
    told_before,
)
from graph_builder.extract.clauses import Telling
from graph_builder.extract.sources import is_payer
from graph_builder.extract.syntax import Slot, mention_of
from graph_builder.model import Name

_QUE = re.compile(
    r"(?:^|[ ,])(?:que|qu') ?(?:[^,;:]*<O\d+>[^,;:]{0,20}|(?:ils?|elles?) (?:\w+ )?)?$"
)


_CLEFT = re.compile(
    r"\bc'(?:est|etait) (?:dans|avec|pour|ici|la|sur|au|a|main dans|ensemble|conjointement|de concert|sous|en)\b[^,;]*$"
)


_COMMON = re.compile(
    r"\b(?:l[ae]|ce|cet|cette) (?:[a-z]+ )?(?:projet|parcours|master|programme|plateforme"
    r"|chaire|dossier|consortium|cluster|equipement|campus|pole|laboratoire)[^,;<]{0,40}$"
)


# What may stand between a verb of carrying and the name of what is carried.
OBJECT = (
    r"(?:<G\d+>(?:,| :)(?: a savoir)? |\w+ment |aussi |egalement |ainsi |a <L\d+> |avec [^,<]*(?:<O\d+>[^<,]{0,20})+,? )*"
    r"(?:(?:une? |l[ae] |son |sa )[a-z' -]{3,60}, )?"
)


def carried_by(telling: Telling) -> Iterator[Carrier]:
    """«PRJ, porté par X»: participles of carrying with their agent."""
    elliptic = False
    for match in telling.matches(regex(r"(?<![\w-])(?:{carry.participle}){carry.by}")):
        who = telling.listed(match.end() - 1, WHO)
        if who and (told := _each(telling, match, who)):
            yield from told
        elif who:
            what = _apposed(telling, who[-1].end) or _carried(
                telling, match, who[-1].end
            )
            elliptic = elliptic or bool(what)
            yield from pairs(telling, "carried_by", what, who, match.span())
    if elliptic:
        yield from _elliptic(telling)


_OTHER = re.compile(
    r"(?: ?\([^()]*\))?,? (?:et )?(?:l'autre|les autres|le second|la seconde|le deuxieme|la deuxieme),? par(?= )"
)


def _each(telling: Telling, match: re.Match[str], who: list[Slot]) -> list[Carrier]:
    """«A et B, portés l'un par X, l'autre par Y», «portés respectivement par X et Y»."""
    other = _OTHER.match(telling.text, who[-1].end)
    if other:
        who = [*who[-1:], *telling.listed(other.end(), WHO)[:1]]
    elif "respectivement" not in telling.text[match.start() : who[-1].end + 16]:
        return []
    near = telling.said_of(match.start(), who[-1].end, "PXF", several=True)
    if len(near) != len(who):
        return []
    return [
        carrier
        for thing, holder in zip(near, who, strict=True)
        for carrier in pairs(
            telling, "carried_by", names_of(telling, [thing]), [holder], match.span()
        )
    ]


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
    if _BEGUN.match(match[0]):
        near = [s for s in near if s.code != "F"]  # a scheme is launched, not carried
    if near and near[-1].code == "G" and telling.text.startswith(" : ", after):
        return names_of(telling, telling.listed(after + 2, "P"))
    if near:
        return _meant(telling, near)
    if _PRONOUN.search(telling.text[:start]):
        return current(telling, start)
    return (
        current(telling, start)
        if telling.opens(start) and telling.takes_up(after)
        else []
    )


_BEGUN = re.compile(r"lanc|cre|propos|present|engag|impuls|mise? en place")
_PRONOUN = re.compile(
    r"(?:^|[;:,] |\bet )(?:il|elle|ils|elles|celui-ci|celle-ci|ce dernier|cette derniere)"
    r" (?:est|sont|sera|seront|etait|etaient|a ete|ont ete) (?:\w+ment )?$"
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


_NOT_CARRYING = (
    r"(?:(?:a|ont|avait|avaient|aura|va|vont|veut|doit|vient de|choisi de|ne|n'|lui|en|y) ?)*"
    r"(?:co)?(?:financ|souten|soutien|salu|evalu|visit|critiqu|jug|rejet|ecart|recal|selectionn|reten|retien|class|labell"
    r"|preconis|attend|rejoi|accompagn|integr|pay|subvention|abond|dot|accord|examin|auditionn|distingu|recompens|prim|cite|evoqu|quitt)"
)


_THAT_THEY = (
    r",? (?:que|qu') ?(?:l[ae]s? |l')?<O\d+>(?: ?\([^()]*\))?"
    rf"(?:(?:,| et|,? ainsi que) (?:l[ae]s? |l')?<O\d+>(?: ?\([^()]*\))?)* (?!et |ou |ainsi |{_NOT_CARRYING})[a-z]"
)


def related(telling: Telling) -> Iterator[Carrier]:
    """«PRJ, que X a inauguré», «PRJ, l'observatoire que X voulait bâtir»: whose it is."""
    for match in telling.matches(_THAT_THEY):
        who = [s for s in telling.slots if match.start() <= s.start < match.end()]
        near = telling.antecedents(match.start(), "PXCFGEOH")
        what = names_of(telling, [s for s in near if s.code == "P"])
        names = names_of(telling, who)
        if names and not any(map(is_payer, names)):
            yield from pairs(telling, "carries", what, who, match.span())


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
    """«PRJ, sous la responsabilité de X», «À l'initiative de X, PRJ …»."""
    for match in telling.matches(cue("carry.under")):
        who = telling.listed(match.end(), "O")
        if not who:
            continue
        near = (
            telling.antecedents(match.start(), "PXCF")
            or telling.subjects(match.start(), "PXCFO")
            or _subject_ahead(telling, match.start(), who[-1].end)
        )
        what = names_of(telling, [s for s in near if s.code in WHAT])
        yield from pairs(telling, "under", what, who, match.span())


def _subject_ahead(telling: Telling, start: int, after: int) -> list[Slot]:
    """«(Lancé) sous l'égide de X, PRJ …»: the subject follows."""
    opening = re.fullmatch(
        r"(?:<L\d+>, )?(?:[a-z]+e?s?(?: en <D\d+>)?,? )?", telling.text[:start]
    )
    if not (opening or telling.opens(start)) or not telling.text.startswith(",", after):
        return []
    ahead = telling.ahead(after, "PXCFOH")
    return [ahead] if ahead else []


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
    if not who and re.search(
        r"\bqu'(?:il|elle)s? (?:\w+ )?$", telling.text[: verb.start()]
    ):
        yield from told_before(telling, what, (start, verb.end()))


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


_AND_PARTNERS = re.compile(
    r"<O\d+>(?: ?\([^()]*\))? et (?:ses|leurs) (?:[a-z]+ )?partenaires,? (?:l[ae]s? |l')?$"
)


def _active(
    telling: Telling, verb: re.Match[str], cleft: re.Match[str] | None
) -> Iterator[Carrier]:
    text = telling.text
    what = names_of(telling, telling.listed(verb.end(), WHAT, first=OBJECT))
    if cleft:
        who = [s for s in telling.slots if cleft.start() <= s.start < verb.start()]
    else:
        who = telling.subjects(verb.start(), "OPXCFHG", several=True)
    with_partners = _AND_PARTNERS.search(text, 0, who[0].start) if who else None
    if with_partners:  # «X et ses partenaires, A et B, portent PRJ»: X does
        who = [s for s in telling.slots if s.start == with_partners.start()]
    known = what and not cue("carry.weak").match(verb[0])
    codes = WHO if known else "O"
    who = [s for s in who if s.code in codes] if who and who[-1].code in codes else []
    if not what and re.search(r"(?:\bqui|<O\d+>) (?:l[ae] |l')$", text[: verb.start()]):
        what = pointed_at(telling, verb.start())
    yield from pairs(telling, "carries", what, who, verb.span())
