"""Nouns of a part in something: «chef de file», «partenaire», «opérateur», wherever they stand.

One grammar for all of them: «X, N de P», «X est N de P», «N de P, X …», «P a pour N X»,
«P, dont X est le N», «P (N : X)», «son N, X», «N de P : X», «avec X comme N».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph_builder.extract.clauses import Telling
from graph_builder.extract.syntax import Slot

_OF = r" (?:de la |de l'|du |des |de |d')"
_PLAIN = r"(?!(?:d[eu]s?|et|ou|a|aux?|en|est|sont|par|pour|qui|que|dont|l[ae]s?|une?|sur|dans|avec|se|ne|sera|seront)\b)"
_ADJECTIVES = re.compile(
    rf"(?: {_PLAIN}[a-z-]+){{0,2}}?(?: de (?:la )?(?:<N\d+>|premiere) heure| de longue date| de toujours)?(?:,? pour le compte (?:de la |de l'|du )<O\d+>,?(?= d))?(?={_OF}| ?[,:;.()]| (?:est|sont|sera|seront|etait|etaient|s'appellent) | ?(?:l[ae]s? |l')?<|$)"
)
_GENERIC = re.compile(
    rf"{_OF}(?:(?:ce|cet|cette|meme|present|nouve\w+) )?(?:projets?|consortium|programme|cluster|chaire|reseau|alliance"
    r"|groupement|initiative|dossier|candidature|pole|campus|laureat|operation|plateforme|partenariat|action|appel|concours|dispositif)\b(?! ?(?:[a-z]+ ){0,2}<)"
)
_BE = (
    r"(?:est|sont|sera|seront|etait|etaient|etant|fut|reste(?:nt|ra)?|demeure(?:nt)?|devien(?:t|nent|dra|dront)"
    r"|(?:a|ont|avait|avaient) ete|figur(?:e|ent|ait|aient|era)|compt(?:e|ent|ait|aient)|interv(?:ient|iennent|iendra)"
    r"|constitu(?:e|ent|era)|form(?:e|ent|era)|represent(?:e|ent|era)|agi(?:t|ssent|ra)|s'impose(?:nt)?|s'affirme(?:nt)?)"
)
_CHOSEN = r"(?: (?:designee?s?|choisie?s?|nommee?s?|retenue?s?|desormais|aussi|egalement|toujours|notamment|deja|tous(?: deux)?|toutes(?: deux)?|l'un|l'une))*"
_ARTICLE = r"(?: ?(?:comme|parmi|au nombre|en tant que|en qualite))?(?: ?(?:l'une? des|l[ae]s?|l'|une?|des|du|de|d'|son|sa|ses|leurs?))?(?: ?(?:<N\d+>|seule?s?|principa\w+|premiere?s?|autres?|grande?s?))*"
_COPULA = re.compile(rf"(?:\b(?P<en>en|y) )?\b(?P<be>{_BE}){_CHOSEN}{_ARTICLE} ?$")
_APPOSED = re.compile(
    r"(?P<by>(?:,| et)? (?:(?:aussi|egalement|par ailleurs|elle-meme|lui-meme|notamment) )?)(?:l'une? des |l[ae]s? |l'|une? |en (?=t)|deux )?(?:autres? |seule?s? |principa\w+ |<N\d+> |nouve\w+ )?$"
)
_AS = re.compile(r"\b(?:comme|en tant que|en qualite de|en) (?:l[ae] |un |une )?$")
_FOR = re.compile(
    r",? ?\b(?P<verb>a|aura|ayant|avait|avec|et|prend|compte|prenant)?(?: (?:comme|pour|parmi|au nombre de))(?: (?:l[ae]s?|une?|ses|leurs?|des))?(?: (?:principa\w+|autres?|<N\d+>))? $"
)
_DONT = re.compile(r",? dont (?:l[ae]s? |l'|<N\d+> )?(?:[a-z]+ )?$")
_POSSESSIVE = re.compile(
    r"\b(?:ses|sa|son|leurs?|nos|notre)(?: (?:<N\d+>|[a-z]{4,}))? $"
)
_DEFINITE = re.compile(
    r"(?:^|[,(;:.–—-] ?|\b(?:et|pour|par|avec|a|de|selon) )(?:l[ae]s? |l'|au |aux |du |des )(?:<N\d+> |autres? |principa\w+ )*$"
)
_LEADING = re.compile(r"(?:l[ae] |l'|une? |autre |<N\d+> |nouve\w+ )+$")
_FORWARD = re.compile(
    r"(?:,| :|\)| [-–]| (?:est|sont|sera|seront|etait|etaient|s'appellent|se nomment|figurent|comptent|seront|on (?:trouve|compte|retrouve|cite|note)))* ?"
)


@dataclass(frozen=True, slots=True)
class Held:
    """Those who have a part and what they have it in; no things: what is spoken of."""

    things: Sequence[Slot]
    holders: Sequence[Slot]
    at: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Noun:
    """One noun of a part where it stands, with the complement that follows it."""

    telling: Telling
    start: int
    noun_end: int
    end: int  # after its complement
    things: Sequence[Slot]
    codes: str
    holders: str
    stray: bool  # its complement is nothing that one has such a part in

    @property
    def before(self) -> str:
        return self.telling.text[: self.start]

    @property
    def opens(self) -> bool:
        """Whether the noun opens its sentence, ordinal and article apart."""
        return _opens(self.telling, self.start)

    def after(self, *, bare: bool = False) -> list[Slot]:
        """The holders told after the noun and its complement; `bare`: nothing between."""
        gap = _FORWARD.match(self.telling.text, self.end)
        stop = gap.end() if gap else self.end
        if self.things and not bare and not self.telling.text[self.end : stop].strip():
            return []  # «la vague de l'appel « C »»: another name of the same
        return self.telling.listed(stop, self.holders)

    def held(
        self, holders: Sequence[Slot], things: Sequence[Slot] = ()
    ) -> Iterator[Held]:
        who = [s for s in holders if s.code in self.holders]
        if who:
            span = self.start, self.noun_end
            yield Held(list(self.things) or list(things), who, span)


def _opens(telling: Telling, start: int) -> bool:
    return telling.opens(len(_LEADING.sub("", telling.text[:start])))


def held(
    telling: Telling, noun: re.Pattern[str], codes: str, holders: str = "OX"
) -> Iterator[Held]:
    """All parts that a noun tells; `codes` are those of what one has a part in."""
    for match in telling.matches(noun):
        told = _noun(telling, match, codes, holders)
        if not told.stray:
            yield from _held(told)


def _noun(telling: Telling, match: re.Match[str], codes: str, holders: str) -> _Noun:
    adjectives = _ADJECTIVES.match(telling.text, match.end())
    end = adjectives.end() if adjectives else match.end()
    of = re.match(_OF, telling.text[end:])
    generic = _GENERIC.match(telling.text, end)
    things = telling.listed(end, codes) if of and not generic else []
    if (
        _opens(telling, match.start())
        and " et " not in telling.text[end : _last(things)]
    ):
        things = things[:1]  # «Filiale de A, B …»
    stop = things[-1].end if things else generic.end() if generic else end
    stray = of is not None and not things and not generic
    return _Noun(telling, match.start(), end, stop, things, codes, holders, stray)


def _last(things: Sequence[Slot]) -> int:
    return things[-1].start if things else 0


def _held(noun: _Noun) -> Iterator[Held]:
    """The first construction that fits."""
    for construction in _CONSTRUCTIONS:
        found = list(construction(noun))
        if found:
            yield from found
            return


def _labelled(noun: _Noun) -> Iterator[Held]:
    """«P (chef de file : X)», «X (chef de file)»."""
    opening = re.search(r"\((?:[^()]*[,;] ?)?(?:une? |l[ae] |l')?$", noun.before)
    if not opening:
        return
    outside = [s for s in noun.telling.slots if s.end <= opening.start()]
    last = outside[-1:]
    alone = noun.things or re.match(r"[,;)]", noun.telling.text[noun.end :])
    if alone and last and last[0].code in noun.holders and last[0].code != "X":
        yield from noun.held(last)
    elif not alone:
        yield from noun.held(noun.after(), [s for s in last if s.code in noun.codes])


def _whose(noun: _Noun) -> Iterator[Held]:
    """«P, dont le N est X»."""
    dont = _DONT.search(noun.before)
    if dont:
        yield from noun.held(noun.after(), _thing_before(noun, dont.start()))


def _for(noun: _Noun) -> Iterator[Held]:
    """«P a pour N X», «P compte parmi ses N X et Y», «avec pour N X»."""
    match = _FOR.search(noun.before)
    if match:
        yield from noun.held(noun.after(), _thing_before(noun, match.start()))


def _as(noun: _Noun) -> Iterator[Held]:
    """«P, avec X comme N», «X interviendra comme N de P», «X participe en tant que N»."""
    match = _AS.search(noun.before)
    if not match:
        return
    with_ = noun.before.rfind("avec ", 0, match.start())
    inside = [
        s
        for s in noun.telling.slots
        if 0 <= with_ <= s.start < noun.start and s.code in noun.holders
    ]
    if inside:
        yield from noun.held(inside, _thing_before(noun, with_))
    else:
        who = noun.telling.subjects(match.start(), noun.holders + "PHGC", several=True)
        yield from noun.held(who)


def _copula(noun: _Noun) -> Iterator[Held]:
    """«X est N de P», «X en est N», «P, dont X est N», «Sont N de P X et Y»."""
    match = _COPULA.search(noun.before)
    if not match:
        return
    telling, start = noun.telling, match.start()
    dont = telling.text.rfind(" dont ", 0, start)
    inside = [s for s in telling.slots if dont <= s.start < start]
    if dont >= 0 and inside and telling.text.rfind(",", dont, start) < 0:
        yield from noun.held(inside, _thing_of_relative(noun, dont))
    elif telling.opens(start):
        yield from noun.held(noun.after(bare=True))
    else:
        who = telling.subjects(start, noun.holders + "PHGCF", several=True)
        yield from noun.held(who)


def _thing_of_relative(noun: _Noun, dont: int) -> list[Slot]:
    """«Deux projets dont X est partenaire, P et Q»: what follows names what is before."""
    telling = noun.telling
    after = telling.text.startswith(", ", noun.end)
    listed = telling.listed(noun.end + 2, noun.codes) if after else []
    near = telling.antecedents(dont, noun.codes + "GC")
    named = [s for s in near if s.code in noun.codes]
    return listed if len(listed) > 1 else named or listed


def _apposed(noun: _Noun) -> Iterator[Held]:
    """«X, N de P,», «X et Y, N de P»."""
    match = _APPOSED.search(noun.before)
    if not match:
        return
    start = match.start()
    near = noun.telling.antecedents(start, "OXHPCFG", several=True)
    if not near or near[-1].code not in noun.holders:
        return
    several = noun.telling.text[noun.start : noun.noun_end].endswith("s")
    who = [s for s in near if s.code in noun.holders]
    yield from noun.held(who if several else who[-1:], _named_before(noun, start))


def _named_before(noun: _Noun, start: int) -> list[Slot]:
    """In «P, porté par X, chef de file, …» what was named before."""
    if noun.things or noun.end > noun.noun_end:
        return []
    low, _ = noun.telling.clause(start)
    depth = noun.telling.depth(start)
    near = [
        s
        for s in noun.telling.slots
        if low <= s.start and s.end <= start and s.code == "P" and s.depth == depth
    ]
    return near[-1:]


def _opening(noun: _Noun) -> Iterator[Held]:
    """«N de P, X …», «N de P : X», «N : X»."""
    if not noun.opens:
        return
    text = noun.telling.text
    listed = noun.after()
    label = text.startswith((" :", ":"), noun.end)
    if listed and (label or noun.things or noun.end > noun.noun_end):
        yield from noun.held(listed if label else listed[:1])
    elif text.startswith(",", noun.end) and (noun.things or listed):
        ahead = noun.telling.ahead(noun.end, noun.holders + "HPC")
        yield from noun.held([ahead] if ahead else [])


def _definite(noun: _Noun) -> Iterator[Held]:
    """«son N, X,», «les N de P sont X et Y», «le N X»."""
    possessive = _POSSESSIVE.search(noun.before)
    match = possessive or _DEFINITE.search(noun.before)
    if match:
        who = noun.after()
        yield from noun.held(who, _owner(noun, match.start()) if possessive else ())


def _owner(noun: _Noun, start: int) -> list[Slot]:
    """Whose «ses» is: the project named in the clause, before or after."""
    low, high = noun.telling.clause(start)
    inside = [s for s in noun.telling.slots if low <= s.start < high and s.code == "P"]
    before = [s for s in inside if s.end <= start]
    return before[-1:] or inside[:1]


def _thing_before(noun: _Noun, end: int) -> list[Slot]:
    """The thing that a relative clause or a verb is said of."""
    telling = noun.telling
    near = telling.antecedents(end, noun.codes + "OHG") or telling.subjects(
        end, noun.codes + "OHG"
    )
    return [s for s in near if s.code in noun.codes]


_CONSTRUCTIONS = (
    _labelled,
    _whose,
    _for,
    _as,
    _copula,
    _apposed,
    _opening,
    _definite,
)
