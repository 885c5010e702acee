"""Taking part told of those who do: «A et B participent à PRJ», «s'y joignent A et B»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph_builder.extract.carriers import cue, current, named_near, names_of
from graph_builder.extract.clauses import Telling
from graph_builder.extract.lexicon import load
from graph_builder.extract.scene import TEAMS, WHO, Member, Scene, list_from
from graph_builder.extract.syntax import Slot
from graph_builder.model import Name


def taking_part(scene: Scene) -> Iterator[Member]:
    """«A et B participent à PRJ», «A est partenaire du projet»."""
    telling = scene.telling
    for match in telling.matches(cue("join.takes_part")):
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
            if s.code in WHO and s.prep in {"", "dont"} and not s.depth
        ]
    who = telling.subjects(verb, "OXPGHC", several=True)
    teams = _teams(telling, low, verb) if not who or who[-1].code == "G" else []
    return [s for s in who if s.code in WHO] or teams


_TEAMS = re.compile(rf"(?:^|[,;:] )(?:{TEAMS})")


def _teams(telling: Telling, low: int, verb: int) -> list[Slot]:
    """«Des équipes du CNRS et d'Inria participent …»."""
    match = _TEAMS.search(telling.text, low, verb)
    who = telling.listed(match.end() - 1, WHO) if match else []
    return who if who and not telling.text[who[-1].end : verb].strip(" y") else []


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
    several = _OF_SEVERAL.match(telling.text, match.end())
    if several:
        return names_of(telling, telling.listed(several.end() - 1, "PX"))
    if slot and slot.code == "P":
        return names_of(telling, [slot])
    there = re.search(
        r"(?:\b(?:y|en)(?: \w+)? ?|\bl')$", telling.text[: match.start()]
    ) or re.search(r"^en |(?:^| |')y ", match[0])
    into = _into().search(
        telling.text[match.end() : match.end() + 40]
    ) or _into().search(match[0])
    return (
        current(telling, match.start())
        if there
        or into
        or match[0].startswith(("l'", "lui "))
        or "aventure" in match[0]
        or match[0].endswith("partie")
        else []
    )


# «associé à cinq de ces projets, dont P et Q»
_OF_SEVERAL = re.compile(
    r" (?:a|au|aux) [^;.]{0,20}<G\d+>[^;.,<]{0,20}(?:, (?:dont|parmi lesquels|a savoir)| :) "
)


@cache
def _into() -> re.Pattern[str]:
    return re.compile(load("partners")["join"]["into"])


def followed(scene: Scene) -> Iterator[Member]:
    """«S'y joignent A et B», «Parmi les partenaires figurent A et B»."""
    telling = scene.telling
    for name in ("join.follow", "join.named"):
        for match in telling.matches(cue(name)):
            if name == "join.follow" and telling.subjects(match.start(), "OXPGHC"):
                continue
            near = (
                telling.antecedents(match.start(), "P") if " entre" in match[0] else []
            )
            what = names_of(telling, near) or current(telling, match.start())
            yield from scene.pairs(
                "followed", what, list_from(telling, match.end()), match.span()
            )


def chosen(scene: Scene) -> Iterator[Member]:
    """«PRJ, que A et B ont rejoint», «PRJ, auquel X associe A et B»."""
    telling = scene.telling
    pattern = r",? (?:que|qu') ?((?:[^;:]*?<O\d+>)+) (?:ont|a) (?:choisi de )?(?:rejoindre|rejoint|accompagne)"
    for match in telling.matches(pattern):
        what = names_of(telling, telling.antecedents(match.start(), "PX"))
        inside = [s for s in telling.slots if match.start() <= s.start < match.end()]
        yield from scene.pairs(
            "chosen", what, [s for s in inside if s.code in WHO], match.span()
        )
    pattern = r",? (?:auquel|a laquelle) (?=(?:[^;:,]{0,30}<O\d+>(?: ?\([^()]*\))?(?:,| et)?){1,4} (?:apport|contribu|particip|collabor|cooper|fourni|pret|pren))"
    for match in telling.matches(pattern):
        what = names_of(telling, telling.antecedents(match.start(), "PX"))
        who = telling.listed(match.end() - 1, WHO)
        yield from scene.pairs("chosen", what, who, match.span())
    pattern = r",? (?:auquel|a laquelle) (?:l[ae] |l')?(<O\d+>)(?: ?\([^()]*\))? associ(?:e|era|ait|a)(?= )"
    for match in telling.matches(pattern):
        what = names_of(telling, telling.antecedents(match.start(), "PX"))
        yield from scene.pairs(
            "gathers", what, list_from(telling, match.end()), match.span()
        )


def around(scene: Scene) -> Iterator[Member]:
    """«Autour de X, il y a A, B et C», «Aux côtés de X, on trouve A»."""
    telling = scene.telling
    for match in telling.matches(cue("join.around")):
        what = named_near(telling, match.start()) or current(telling, match.start())
        yield from scene.pairs(
            "around", what, telling.listed(match.end(), WHO), match.span()
        )


def _also(telling: Telling, start: int) -> list[Slot]:
    """«…, tout comme X», «…, de même que X» after the verb."""
    match = re.match(
        r"[^,;<>]{0,30}(?:<[PX]\d+>)?,? (?:parmi lesquel(?:le)?s|tout comme|de meme que|ainsi que|comme|et aussi)(?= )",
        telling.text[start:],
    )
    return telling.listed(start + match.end(), WHO) if match else []


def inverted(scene: Scene) -> Iterator[Member]:
    """«PRJ, auquel participent A et B», «où interviennent A et B»."""
    telling = scene.telling
    for match in telling.matches(cue("join.inverted")):
        also = re.search(r",? qui [^;:,<>]{0,90} et ?$", telling.text[: match.start()])
        start = also.start() if also else match.start()
        near = telling.antecedents(start, "PXECFOHG")
        what = names_of(telling, [s for s in near if s.code in "PX"])
        if not near:
            what = current(telling, match.start())
        yield from scene.pairs(
            "inverted", what, list_from(telling, match.end()), match.span()
        )


_TO_JOIN = re.compile(
    r"(?: ?\([^()]*\))? (?:a|de|d') ?(?:s'(?:associer|allier|engager|joindre|unir|y associer|y joindre)|(?:l[ea] |l'|y )?(?:rejoindre|participer|contribuer|collaborer|suivre|prendre part|embarquer))"
)


def convinced(scene: Scene) -> Iterator[Member]:
    """«X a convaincu A et B de s'associer à PRJ», «… de la rejoindre»."""
    telling = scene.telling
    for match in telling.matches(cue("join.convince")):
        who = telling.listed(match.end(), WHO)
        to = _TO_JOIN.match(telling.text, who[-1].end) if who else None
        if to:
            named = telling.listed(to.end(), "P")[:1]
            own = [c.project for c in scene.carriers if c.at[0] < match.start()]
            what = names_of(telling, named) or own[-1:]
            what = what or named_near(telling, match.start())
            what = what or current(telling, match.start())
            yield from scene.pairs("takes_part", what, who, match.span())


_LIST_OF = (
    r"(?:<G\d+> (?:participent|prennent part|contribuent|collaborent|travaillent|sont (?:associes|reunis|impliques|mobilises))[^;:.<]{0,40}(?:<P\d+>[^;:.<]{0,40})? : )|\b(?:(?:membres|partenaires|participants|fondateurs|etablissements associes)\b[^;:.<]{0,80}(?:<P\d+>[^;:.<]{0,40})?"
    r"|(?:derriere|autour d[eu]|au sein d[eu]|dans|a bord d[eu]) ?(?:l[ae] |l')?(?:[a-z]+ ){0,2}<P\d+>[^;:.<]{0,60}) : "
)


def enumerated(scene: Scene) -> Iterator[Member]:
    """«La liste des membres est longue : A, B et C»."""
    telling = scene.telling
    if " : " not in telling.text:
        return
    for match in telling.matches(_LIST_OF):
        who = telling.listed(match.end() - 1, WHO)
        what = named_near(telling, match.start()) or current(telling, match.start())
        if len(who) > 1:
            yield from scene.pairs("list", what, who, match.span())
