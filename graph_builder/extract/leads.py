"""Who carries a project: «porté par», «que coordonne», «chef de file», «PRJ (X)»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from graph_builder.extract.clauses import Telling
from graph_builder.extract.lexicon import load
from graph_builder.extract.syntax import Slot, mention_of
from graph_builder.model import Factuality, Kind, Name

_WHO = "OX"
_WHAT = "PX"
_NAMED = "PXF"  # «le programme doctoral DocX» is carried too
_ARTICLE = r"(?:l[ae]s? |l')?"
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
_BRACKET = r"(?: ?\([^()]*\))?"
_OF = r"(?:de la |de l'|du |des |de |d')"


@dataclass(frozen=True, slots=True)
class Carrier:
    """One project and the slot of one who carries it; `at` is where the cue stands."""

    project: Name
    who: Slot
    rule: str
    at: tuple[int, int]
    factuality: Factuality = Factuality.ASSERTED
    told: Name | None = None  # who it is, where `who` is a slot of another sentence


@cache
def cue(path: str) -> re.Pattern[str]:
    """A pattern of the lexicon, as whole words: `carry.verb`."""
    table, name = path.split(".")
    return re.compile(rf"(?<![\w-])(?:{load('partners')[table][name]})(?![\w-])")


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """A pattern that names fragments of the lexicon as `{own.noun}`."""

    def fragment(match: re.Match[str]) -> str:
        return f"(?:{load('partners')[match[1]][match[2]]})"

    return re.compile(re.sub(r"\{(\w+)\.(\w+)\}", fragment, text))


def carriers(telling: Telling) -> list[Carrier]:
    """All leads one sentence tells, in the order of the rules."""
    found: list[Carrier] = []
    for rule in _RULES:
        found.extend(rule(telling))
    return found


def _pairs(
    telling: Telling,
    rule: str,
    what: Sequence[Name],
    who: Sequence[Slot],
    at: tuple[int, int],
) -> Iterator[Carrier]:
    vouched = telling.vouched(at[0])
    for project in what:
        for slot in who:
            name = telling.name(slot)
            if (
                name
                and name != project
                and name.kind in {Kind.ORGANISATION, Kind.PHRASE}
            ):
                yield Carrier(project, slot, rule, at, vouched)


def names_of(telling: Telling, found: Sequence[Slot]) -> list[Name]:
    """What slots name."""
    return [name for slot in found if (name := telling.name(slot))]


def current(telling: Telling, position: int) -> list[Name]:
    """The project the text is speaking of, as a list of none or one."""
    project = telling.current(Kind.PROJECT, position)
    return [project] if project else []


# --- passive: «porté par», «confié à» -------------------------------------------------


def _carried_by(telling: Telling) -> Iterator[Carrier]:
    text = telling.text
    elliptic = False
    for match in _pattern(r"(?<![\w-])(?:{carry.participle}){carry.by}").finditer(text):
        who = telling.listed(match.end() - 1, _WHO)
        if who:
            what = _apposed(telling, who[-1].end) or _carried(telling, match, who[-1].end)
            elliptic = elliptic or bool(what)
            yield from _pairs(telling, "carried_by", what, who, match.span())
    if elliptic:
        yield from _elliptic(telling)


def _apposed(telling: Telling, after: int) -> list[Name]:
    """«Le projet présenté par X, PRJ, …»: the name comes after the carrier."""
    match = re.match(r", (?:l[ae] |l')?(<P\d+>),", telling.text[after:])
    generic = re.match(r"(?:l[ae]|ce|cet|cette|leur|notre|son|sa|un|une) ?(?:<P\d+>|[a-z]+ ?[a-z]*) [a-z]+", telling.text)
    slot = telling.at(after + match.start(1)) if match and generic else None
    return names_of(telling, [slot]) if slot else []


def _carried(telling: Telling, match: re.Match[str], after: int) -> list[Name]:
    """What a participle of carrying is said of."""
    text, start = telling.text, match.start()
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
    named = names_of(telling, [s for s in near if s.code in _NAMED])
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
        if slot.code in _WHAT and match:
            who = telling.listed(slot.end + match.end() - 1, "O")[:1]
            at = slot.start, slot.end + match.end()
            yield from _pairs(telling, "elliptic", names_of(telling, [slot]), who, at)


def _entrusted(telling: Telling) -> Iterator[Carrier]:
    for match in _pattern(r"(?<![\w-]){carry.entrusted}").finditer(telling.text):
        who = telling.listed(match.end() - 1, "O")
        near = telling.antecedents(match.start(), "PXCFGE") or telling.subjects(
            match.start(), "PXCFGEO"
        )
        what = names_of(telling, [s for s in near if s.code in _WHAT])
        yield from _pairs(telling, "entrusted", what, who, match.span())


def _under(telling: Telling) -> Iterator[Carrier]:
    """«PRJ, sous la responsabilité de X»."""
    for match in (
        cue("carry.under").finditer(telling.text) if " sous " in telling.text else ()
    ):
        who = telling.listed(match.end(), "O") or telling.listed(match.end() - 1, "O")
        near = telling.antecedents(match.start(), "PXCF") or telling.subjects(
            match.start(), "PXCFO"
        )
        what = names_of(telling, [s for s in near if s.code in _WHAT])
        yield from _pairs(telling, "under", what, who, match.span())


# --- active: «X porte PRJ», «que porte X» -----------------------------------------------


def _carrying(telling: Telling) -> Iterator[Carrier]:
    text = telling.text
    for match in cue("carry.verb").finditer(text):
        relative = _QUE.search(text[: match.start()])
        if relative and not _CLEFT.search(text[: relative.start()]):
            yield from _relative(telling, match, relative.start())
        else:
            yield from _active(telling, match, relative)


def _relative(telling: Telling, verb: re.Match[str], start: int) -> Iterator[Carrier]:
    """«PRJ, que porte X», «le projet que X coordonne», «PRJ, qu'elle défendait»."""
    near = telling.antecedents(start, "PXCFGEO")
    what = names_of(telling, [s for s in near if s.code in _NAMED])
    if not near and _COMMON.search(telling.text[:start]):
        what = current(telling, 0)
    who = _relative_subject(telling, verb, start)
    yield from _pairs(telling, "carries", what, who, (start, verb.end()))


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
    what = names_of(telling, telling.listed(verb.end(), _WHAT, first=_OBJECT))
    if cleft:
        who = [s for s in telling.slots if cleft.start() <= s.start < verb.start()]
    else:
        who = telling.subjects(verb.start(), "OPXCFHG", several=True)
    who = [s for s in who if s.code == "O"] if who and who[-1].code == "O" else []
    if not what and re.search(r"\b(?:qui|<O\d+>) (?:l[ae] |l')$", text[: verb.start()]):
        what = current(telling, verb.start())
    yield from _pairs(telling, "carries", what, who, verb.span())


# --- nouns: «chef de file», «porteur» ------------------------------------------------------


def _heads(telling: Telling) -> Iterator[Carrier]:
    for match in cue("carry.head").finditer(telling.text):
        yield from (
            _head_of(telling, match)
            or _head_whose(telling, match)
            or _head_is(telling, match)
        )
    for match in cue("carry.assures").finditer(telling.text):
        who = telling.subjects(match.start(), "OX", several=True)
        yield from _pairs(
            telling, "assures", current(telling, match.start()), who, match.span()
        )


def _head_of(telling: Telling, match: re.Match[str]) -> list[Carrier]:
    """«X est chef de file de PRJ», «X, coordinateur du projet PRJ»."""
    of = re.match(rf" {_OF}(?=(?:[a-z]+ ){{0,2}}<)", telling.text[match.end() :])
    if not of:
        return []
    what = telling.listed(match.end() + of.end() - 1, _WHAT)[:1]
    before = telling.text[: match.start()]
    near = re.search(
        rf"(<O\d+>)(?: ?\([^()]*\))?(?:,|,? (?:est|sera|etait|comme|qui est|en est|devient))(?: {_ARTICLE}| )?$",
        before,
    )
    who = [telling.at(near.start())] if near else telling.subjects(match.start(), "O")
    found = [s for s in who if s]
    after = (
        re.match(
            rf"(?:,| :| est| sera)* {_ARTICLE}(?=<O)", telling.text[what[-1].end :]
        )
        if what and not found
        else None
    )
    if after:
        found = telling.listed(what[-1].end + after.end(), "O")
    return list(_pairs(telling, "head", names_of(telling, what), found, match.span()))


def _head_whose(telling: Telling, match: re.Match[str]) -> list[Carrier]:
    """«PRJ, dont X est le chef de file», «PRJ a pour coordinateur X»."""
    text = telling.text
    dont = re.search(
        r",? (?:dont|a pour|aura pour|avec pour|pour)(?: l[ae]? ?'?)?(?= |<|$)[^,;]{0,40}$",
        text[: match.start()],
    )
    if not dont:
        return []
    near = telling.antecedents(dont.start(), _WHAT) or telling.subjects(
        dont.start(), "PXO"
    )
    what = names_of(telling, [s for s in near if s.code in _WHAT]) or (
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
    return list(_pairs(telling, "head", what, who, match.span()))


def _after_head(telling: Telling, at: int) -> list[Slot]:
    told = re.match(
        rf"(?: du (?:projet|consortium|programme|cluster))?(?:,| :| est| sera| etait)* ?{_ARTICLE}",
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
        return list(_pairs(telling, "head", what, who, match.span()))
    if re.search(
        r"(?:^|[(;.,] ?|\b)(?:son|sa|ses|leur|le|la|les|l'|\() ?$|^$|[(;:,] $",
        text[: match.start()],
    ):
        told = re.match(
            rf"(?: du (?:projet|consortium|programme|cluster))?(?:,| :| est| sera)+ {_ARTICLE}(?=(?:[a-z-]+ ){{0,3}}<O)",
            text[match.end() :],
        )
        who = telling.listed(match.end() + told.end() - 1, "O") if told else []
        return list(
            _pairs(telling, "head", current(telling, match.start()), who, match.span())
        )
    return []


# --- brackets and appositions: «PRJ (X)», «PRJ, de l'X», «X (PRJ, 5 M€)» --------------------


def _brackets(telling: Telling) -> Iterator[Carrier]:
    text = telling.text
    for match in _pattern(rf"<[PX]\d+>,? ?\({_ARTICLE}(<O\d+>)(?=[,;) ])").finditer(
        text
    ):
        yield from _two(telling, "bracket", match.start(), match.start(1))
    for match in _pattern(
        rf"<[PX]\d+>(?: ?\([^()]*\))?, (?:(?:un |le |la |l')?{{own.noun}} (?:[a-z]+ )?)?{_OF}(<O\d+>)"
    ).finditer(text):
        yield from _two(telling, "of", match.start(), match.start(1))
    for match in _pattern(
        rf"\b{{own.noun}} (?:[a-z]+ )?(<P\d+>) {_OF}(<O\d+>)"
    ).finditer(text):
        yield from _two(telling, "of", match.start(1), match.start(2))
    for match in _pattern(
        r"(<O\d+>) ?\((?:projet |dossier )?(<P\d+>|<X\d+>(?=, ?<M))"
    ).finditer(text):
        yield from _two(telling, "inverse", match.start(2), match.start(1))
    for match in _pattern(
        rf"\b(?:{{own.noun}}|celui|celle) (?:[a-z]+ )?{_OF}(<O\d+>)(?: ?\([^()]*\))?, (?:{_ARTICLE}|{{own.named}} )(<[PX]\d+>)"
    ).finditer(text):
        yield from _two(telling, "of", match.start(2), match.start(1))


def _beside(telling: Telling) -> Iterator[Carrier]:
    """«X, avec PRJ,», «X pour PRJ», «X et son projet PRJ», «PRJ, auquel X associe …»."""
    text = telling.text
    for pattern in (
        rf"(<O\d+>){_BRACKET},? (?:avec|pour) (?:(?:son|sa|le|la) )?(?:{{own.noun}},? )?(<P\d+>)",
        rf"(<O\d+>){_BRACKET},? et (?:son|sa) (?:[a-z]+ )?{{own.noun}}(?: [a-z]+)?,? (?:{{own.named}} )?(<[PX]\d+>)",
    ):
        for match in _pattern(pattern).finditer(text):
            holder = telling.at(match.start(1))
            if holder and holder.prep in {"", "a", "de", "du", "des", "d'", "au"} and not _giving(text, match.start()):
                yield from _two(telling, "beside", match.start(2), match.start(1))
    pattern = rf"(<[PX]\d+>){_BRACKET}, (?:auquel|a laquelle) (?:l[ae] |l')?(<O\d+>){_BRACKET} associ"
    for match in re.finditer(pattern, text):
        yield from _two(telling, "carries", match.start(1), match.start(2))
    for match in cue("carry.ahead").finditer(text):
        who = telling.subjects(match.start(), "O") or telling.antecedents(match.start(), "O")
        what = names_of(telling, telling.listed(match.end() - 1, _WHAT)[:1])
        yield from _pairs(telling, "head", what, who, match.span())


def _giving(text: str, position: int) -> bool:
    """Whether a verb of giving leads to an organisation: it pays, it does not carry."""
    return bool(_pattern(r"\b{gets.give}\b[^;]{0,40}$|\b(?:de|par) (?:l[ae] |l')?$").search(text[:position]))


def _two(telling: Telling, rule: str, what: int, who: int) -> Iterator[Carrier]:
    thing, holder = telling.at(what), telling.at(who)
    if thing and holder:
        span = min(what, who), max(thing.end, holder.end)
        yield from _pairs(telling, rule, names_of(telling, [thing]), [holder], span)


# --- getting something for a project: «X obtient 5 M€ pour PRJ» ------------------------------


def _winners(telling: Telling) -> Iterator[Carrier]:
    text = telling.text
    for match in _pattern(
        rf"\b(pour|avec|au titre de|en faveur de) (?:son |sa |ses |leur |notre |le |la |l')?(?:[a-z-]+ ){{0,3}}(<[PX]\d+>)"
    ).finditer(text):
        thing = telling.at(match.start(2))
        low, _ = telling.clause(match.start())
        lead_in = text[low : match.start()]
        if thing:
            who = _winner(telling, lead_in, low, match)
            yield from _pairs(
                telling, "wins", names_of(telling, [thing]), who, match.span()
            )
    yield from _possessed(telling)


def _winner(
    telling: Telling, lead_in: str, low: int, match: re.Match[str]
) -> list[Slot]:
    """The organisation that gets something for the project after `match`."""
    inside = [
        s for s in telling.slots if low <= s.start < match.start() and s.depth == 0
    ]
    dative = [s for s in inside if s.code == "O" and s.prep in {"a", "au", "aux"}]
    given = _pattern(r"\b(?:{gets.give}|{gets.given})\b").search(lead_in)
    if given and match[1] == "pour":
        return dative[-1:]
    if not _pattern(r"\b{gets.win}\b").search(lead_in):
        return dative[-1:] if "<M" in lead_in and match[1] == "pour" else []
    free = [s for s in inside if s.code in "OHXG" and not s.prep and not s.relative]
    return [s for s in free[:1] if s.code == "O"]


def _possessed(telling: Telling) -> Iterator[Carrier]:
    """«X voit son projet PRJ …», «Son projet, PRJ, …» after a sentence about X."""
    for match in _pattern(
        r"\b(?:son|sa|leur|notre) (?:[a-z]+ )?{own.noun}(?: [a-z]+)?,? (?:{own.named} )?(<[PX]\d+>)"
    ).finditer(telling.text):
        thing = telling.at(match.start(1))
        who = telling.subjects(match.start(), "OHX")
        if thing and who:
            yield from _pairs(
                telling, "own", names_of(telling, [thing]), who, match.span()
            )
        elif thing and re.match(r"(?i)avec $", telling.text[: match.start()]):
            who = _ahead(telling, thing)
            yield from _pairs(
                telling, "own", names_of(telling, [thing]), who, match.span()
            )
        elif thing and telling.opens(match.start()):
            yield from _before(telling, thing, match.span())


def _ahead(telling: Telling, thing: Slot) -> list[Slot]:
    """In «Avec son robot PRJ, X décroche …» the owner follows."""
    owner = telling.ahead(thing.end, "OXHCG")
    return [owner] if owner and owner.code == "O" else []


def _before(telling: Telling, thing: Slot, at: tuple[int, int]) -> Iterator[Carrier]:
    """The subject of the sentence before is whose project this is."""
    last = telling.previous()
    free = [s for s in last.slots if s.code in "OH" and not s.prep] if last else []
    if last and free and free[0].code == "O":
        holder = last.name(free[0])
        project = telling.name(thing)
        if holder and project:
            yield Carrier(project, free[0], "own", at, telling.vouched(at[0]), holder)


_RULES = (
    _carried_by,
    _entrusted,
    _under,
    _carrying,
    _heads,
    _brackets,
    _beside,
    _winners,
)
