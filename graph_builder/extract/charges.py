"""Charges: «X assure la coordination de P», «la gestion de C est confiée à X», «P, dont le pilotage revient à X».

A charge is a noun of steering with a light verb; whoever bears it carries the project or
operates the call.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from graph_builder.extract.clauses import Telling
from graph_builder.extract.lexicon import load
from graph_builder.extract.rolenouns import Held
from graph_builder.extract.syntax import Slot

_OF = r" (?:de la |de l'|du |des |de |d')"
_FILES = re.compile(
    rf" (?:des |de )(?:dossiers|candidatures|demandes|credits|fonds)(?={_OF})"
)
_ADVERB = r"(?: (?:\w+ment|aussi|egalement|desormais|ensemble|toujours|ainsi|donc|ici|depuis <[DN]\d+>|en <D\d+>))*"
_AGENT = r"(?: (?:\w+ment|en commun|a parts egales))?,? (?=par |aux? |a |entre )(?:par |entre )?"
_BETWEEN = r"(?: ?\([^()]*\))?(?:,[^,;.]{2,60},)?"


@cache
def _cue(text: str) -> re.Pattern[str]:
    """A pattern with the fragments of the lexicon it names as `{charge}` put in."""
    words: dict[str, str] = load("partners")["charge"]
    noun = rf"(?:(?:l[ae] |les |l'|sa |leur |son |une )?(?:co-?)?(?:{words['noun']})(?: [a-z]{{5,}}(?:elle|que|le|ve|ale|te))?)"
    several = rf"{noun}(?:(?:,| et) {noun})*"
    filled = (
        text.replace("{charge}", several)
        .replace("{bear}", words["bear"])
        .replace("{borne}", words["borne"])
        .replace("{fall}", words["fall"])
        .replace("{give}", words["give"])
    )
    return re.compile(filled if filled.startswith("(?: ?") else rf"(?<![\w-]){filled}")


def charges(telling: Telling, codes: str) -> Iterator[Held]:
    """Who bears the charge of what; `codes` are those of what is in charge."""
    if not any(w in telling.text for w in load("partners")["charge"]["gate"]):
        return
    for rule in (_charged, _borne, _bearing, _falling_to, _given, _entrusted):
        yield from rule(telling, codes)


_CHARGED = r"(?:chargee?s?|missionnee?s?|mandatee?s?)(?: \w+ment)?(?: par (?:l[ae] |l')?[OH0-9<>]+)? d(?:e |')(?P<charge>{charge})"


def _charged(telling: Telling, codes: str) -> Iterator[Held]:
    """«X a été chargée par Y de la gestion de C», «X, chargé du pilotage de P»."""
    for match in telling.matches(_cue(_CHARGED)):
        things, known = _things(telling, match, codes)
        near = telling.said_of(match.start(), match.end(), "OXPHCFG")
        yield from _made(things, near, match, known=known)


def _bearing(telling: Telling, codes: str) -> Iterator[Held]:
    """«X assure la coordination de P», «X en prend la tête», «P, dont X assure le pilotage»."""
    for match in telling.matches(
        _cue(
            rf"(?P<en>en |y )?(?:{{bear}}){_ADVERB}(?:,? (?:avec|aux cotes d\S*) ?(?:l[ae]s? |l')?(?:[a-z]+ ){{0,2}}<O\d+>,?)? (?:de )?(?P<charge>{{charge}})"
        )
    ):
        things, known = _things(telling, match, codes)
        dont = _relative(telling, match.start())
        if dont >= 0:
            things, known = _before(telling, dont, codes), True
            who = [
                s
                for s in telling.slots
                if dont <= s.start < match.start() and s.code in "OX"
            ]
        else:
            who = telling.subjects(match.start(), "OXPHCFG", several=True)
        yield from _made(things, who, match, known=known)


def _borne(telling: Telling, codes: str) -> Iterator[Held]:
    """«La coordination de P est assurée par X», «le pilotage en revient à X»."""
    text = telling.text
    for match in telling.matches(_cue("(?P<charge>{charge})")):
        things, known = _things(telling, match, codes)
        stop = things[-1].end if things else match.end()
        verb = _cue(
            rf"{_BETWEEN} ?(?P<en>en )?(?:(?:{{borne}}){_AGENT}|(?:{{fall}}){_ADVERB} (?=a |aux? ))"
        ).match(text, stop)
        if not verb:
            continue
        who = telling.listed(verb.end(), "OX") or telling.listed(verb.end() - 1, "OX")
        dont = _dont(telling, match.start())
        if dont >= 0:
            things, known = _before(telling, dont, codes), True
        known = known or bool(verb["en"])
        yield from _made(things, who, match, known=known)


def _falling_to(telling: Telling, codes: str) -> Iterator[Held]:
    """«C'est à X que revient la coordination de P», «À X est confié le pilotage de P»."""
    for match in telling.matches(
        _cue(
            rf"(?:que |qu'|, |> )?(?:{{fall}}|{{borne}}){_ADVERB} (?:de )?(?P<charge>{{charge}})"
        )
    ):
        if re.search(
            r"\b(?:a|ont|avait|avaient)(?: \w+ment)? $", telling.text[: match.start()]
        ):
            continue  # «à qui Y a confié …»: that is giving
        things, known = _things(telling, match, codes)
        before = [s for s in telling.slots if s.end <= match.start() + 2]
        who = [s for s in before if s.prep in {"a", "au", "aux"} and s.code in "OX"]
        near = who[-1:] if who and before[-1] in who else []
        yield from _made(things, near, match, known=known)


_WHOM = re.compile(
    r"<O\d+>(?: ?\([^()]*\))?, (?:a qui|auquel|a laquelle) [^;:<]{0,30}(?:<[OH]\d+>[^;:<]{0,20})?$"
)


def _given(telling: Telling, codes: str) -> Iterator[Held]:
    """«Y a confié à X la gestion de C», «Y, qui en a confié la gestion à X»."""
    pattern = _cue(
        r"(?P<en>en |y )?(?:(?:a|ont|avait|avaient|aura) )?(?:{give})(?P<to> (?:a|au|aux) [^;:]{0,60}?)? (?P<charge>{charge})"
    )
    for match in telling.matches(pattern):
        things, known = _things(telling, match, codes)
        stop = things[-1].end if things else match.end()
        late = re.compile(rf"{_BETWEEN} (?=a |aux? )").match(telling.text, stop)
        if match["to"]:
            who = telling.listed(match.start("to"), "OX")
        elif whom := _WHOM.search(telling.text[: match.start()]):
            who = [s for s in telling.slots if s.start == whom.start()]
        else:
            who = telling.listed(late.end() - 1, "OX") if late else []
        yield from _made(things, who, match, known=known)


_ENTRUSTS = re.compile(
    r"(?<!est )(?<!sont )(?<!ete )(?<!sera )(?<!etre )\bconfi(?:e|ent|era|eront|ait|er)(?= )"
)


def _entrusted(telling: Telling, codes: str) -> Iterator[Held]:
    """«Y a confié à X le projet P», «Y confie l'appel C à X»."""
    for match in telling.matches(_ENTRUSTS):
        things = telling.listed(match.end(), codes)
        stop = things[-1].end if things else match.end()
        to = re.match(r"(?: ?\([^()]*\))? (?=a |aux? )", telling.text[stop:])
        who = telling.listed(stop + to.end() - 1, "OX") if to else []
        if who and not things:
            things = telling.listed(who[-1].end, codes, first=r"(?:, |(?=l))")
        if who and things and telling.subjects(match.start(), "OHXPFCG"):
            yield Held(things, who, match.span())


def _made(
    things: Sequence[Slot],
    who: Sequence[Slot],
    match: re.Match[str],
    *,
    known: bool,
) -> Iterator[Held]:
    """Those who bear a charge, where it is told of what."""
    holders = [s for s in who if s.code in "OX"]
    if holders and known and who[-1].code in "OX":
        yield Held(things, holders, match.span("charge"))


def _things(
    telling: Telling, match: re.Match[str], codes: str
) -> tuple[list[Slot], bool]:
    """What a charge is of, and whether that is told at all: named, «sa», «en», «du projet»."""
    end = match.end("charge")
    of = re.match(_OF, telling.text[end:])
    if of:
        files = _FILES.match(telling.text, end)
        found = telling.listed(files.end() if files else end, codes)
        return found, bool(found) or bool(_GENERIC.match(telling.text, end))
    own = match["charge"].startswith(("sa ", "son ", "leur "))
    return [], own or bool(match.groupdict().get("en"))


_GENERIC = re.compile(
    rf"{_OF}(?:l'ensemble|tout|(?:ce |cet |cette )?(?:projet|consortium|programme|chaire|reseau|dispositif|operation|appel|concours|ensemble))\b(?! ?(?:[a-z]+ ){{0,2}}<)"
)


def _dont(telling: Telling, start: int) -> int:
    """Where a relative clause «dont le pilotage …» begins, or -1."""
    return start - 5 if telling.text[max(0, start - 5) : start] == "dont " else -1


def _relative(telling: Telling, verb: int) -> int:
    """Where a relative clause «dont X assure …» begins, or -1."""
    match = re.search(
        r"\bdont (?:l[ae]s? |l')?(?:[a-z]+ ){0,2}<[OX]\d+>[^,;<]{0,20}(?:(?:,| et)[^,;<]{0,20}<[OX]\d+>[^,;<]{0,20})*$",
        telling.text[:verb],
    )
    return match.start() if match else -1


def _before(telling: Telling, end: int, codes: str) -> list[Slot]:
    """The thing a relative clause is said of."""
    near = telling.antecedents(end, codes + "OHG")
    return [s for s in near if s.code in codes]
