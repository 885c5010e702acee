"""Whose project it is: «PRJ (X)», «PRJ, de l'X», «X obtient 5 M€ pour PRJ»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_builder.extract.carriers import (
    ARTICLE,
    BRACKET,
    OF,
    Carrier,
    current,
    names_of,
    pairs,
    regex,
    told_before,
    two,
)
from graph_builder.extract.clauses import Telling
from graph_builder.extract.sources import is_payer
from graph_builder.extract.syntax import Slot

# Names of the lexicon («{own.noun}») are put in by `regex`.
_BRACKETED = rf"(<[PX]\d+>),? ?\({ARTICLE}(<O\d+>)(?=[,;) ])"
_PRJ_AT = rf"(<P\d+>){BRACKET}, (?:a l'|a la |au )(<O\d+>)(?=,| et| ?\(|[.;]|$)"
_PRJ_OF = rf"(<[PX]\d+>){BRACKET}, (?:(?:un |le |la |l')?{{own.noun}} (?:[a-z]+ )?)?{OF}(<O\d+>)"
_APPOSED_OF = rf"(<P\d+>){BRACKET}, (?:un |une |le |la |l')(?:(?!(?:laureat|membre|partenaire|filiale|voisin|concurrent|rival|finance|soutenu|antenne|deuxieme|premier|plus|seul)e?s?\b|(?:d')?une? )[a-z'-]+ ){{1,4}}?{OF}(<O\d+>)"
_NOUN_OF = rf"\b{{own.noun}} (?:[a-z]+ )?(<P\d+>) {OF}(<O\d+>)"
_INVERSE = r"(<O\d+>) ?\((?:projet |dossier )?(<P\d+>|<X\d+>(?=, ?<M))"
_THAT_OF = rf"\b(?:{{own.noun}}|celui|celle) (?:[a-z]+ )?{OF}(<O\d+>){BRACKET}, (?:{ARTICLE}|{{own.named}} )(<[PX]\d+>)"
_NAMED_OF = rf"\b{{own.noun}} (?:[a-z]+ )?{OF}(<O\d+>){BRACKET},? (?:s'appelle|se nomme|a pour nom|(?:est |sera |a ete )?{{own.named}}) (?:l[ae] )?(<[PX]\d+>)"
_IS_OF = rf"(<[PX]\d+>){BRACKET} (?:est|sera|etait|reste|demeure) (?:l[ae] |l'|un |une |l'un des )(?:[a-z]+ )?{{own.noun}} (?:[a-z-]+ ){{0,2}}{OF}(<O\d+>)"
_WHOSE = rf"(<O\d+>){BRACKET}, dont (?:l[ae] |l'){{own.noun}} (?:[a-z]+ )?(<[PX]\d+>)"
_YIELDS = rf"(<[PX]\d+>){BRACKET}(?:, qui| et)? (?:vau(?:t|dra)|a valu|rapporte(?:ra)?|a rapporte|permet(?:tra)?|a permis|procure(?:ra)?)(?: [a-z]+| <M\d+>)?,? (?:a |au |aux ){ARTICLE}(<O\d+>)"
_GOES_TO = rf"(<P\d+>){BRACKET},?(?: (?:enfin|lui|elle|aussi|egalement),?)? (?:revient|reviendra|echoit|echoira|est revenue?|est echue?|est attribuee?|a ete attribuee?) (?:a |au |aux ){ARTICLE}(<O\d+>)"
_IS = rf"(<[PX]\d+>),(?: [^<;.]{{0,30}},)? c'est {ARTICLE}(<O\d+>)"
_WHERE = rf"(<P\d+>){BRACKET}, ou {ARTICLE}(<O\d+>){BRACKET} (?!particip|collabor|contribu|cooper|interv|sieg|a |est )"
_OPENING = rf"^(?:et |mais )?(?:avec|grace (?:a|au)|via|pour) {ARTICLE}(?:son |sa |ce |cette )?(?:{{own.noun}},? )?(?:{{own.named}} )?(<P\d+>)[^,;<]{{0,80}}, {ARTICLE}(<O\d+>)(?! ?\(|,| et | (?:a )?(?:invest|vers|apport|donn|debours|pai|fourn|financ|pret))"
_FROM = rf"(<[PX]\d+>){BRACKET},?(?: (?:lui|elle|quant a (?:lui|elle))(?: aussi)?,)? (?:emane|provient|est l'(?:oe|œ)uvre|est le fruit du travail|sort tout droit|sort|est ne|est nee) {OF}(?:laboratoires? |equipes? )?{OF}?(<O\d+>)"
_COMING = rf"(<O\d+>){BRACKET},? (?:lui |elle |aussi |egalement )?(?:venue?s?|arrivee?s?|reparti[es]*|revenue?s?|candidate?s?|laureate?s?|finalistes?) avec {ARTICLE}(?:son |sa )?(?:[a-z]+ ){{0,2}}(<[PX]\d+>)"
_WITH = (
    rf"(<O\d+>){BRACKET},? (?:avec|pour) (?:(?:son|sa|le|la) )?(?:{{own.noun}},? )?(<P\d+>)",
    rf"(<O\d+>){BRACKET},? et (?:son|sa) (?:[a-z]+ )?{{own.noun}}(?: [a-z]+)?,? (?:{{own.named}} )?(<[PX]\d+>)",
)
_TO_WHICH = rf"(<[PX]\d+>){BRACKET}, (?:auquel|a laquelle) (?:l[ae] |l')?(<O\d+>){BRACKET} associ"


# (pattern, rule, group of the project, group of its carrier)
# «X emporte 5 M€ (PRJ)»
_WON = r"(<O\d+>)(?: ?\([^()]*\))? (?:\w+ )?(?:{gets.win})[^;:<]{0,20}<M\d+>[^;:<,(]{0,24}\((?:projet )?(<P\d+>)\)"
_PHRASES = (
    (_BRACKETED, "bracket", 1, 2),
    (_PRJ_OF, "of", 1, 2),
    (_NOUN_OF, "of", 1, 2),
    (_INVERSE, "inverse", 2, 1),
    (_THAT_OF, "of", 2, 1),
    (_NAMED_OF, "of", 2, 1),
    (_WHOSE, "of", 2, 1),
    (_IS_OF, "of", 1, 2),
    (_YIELDS, "of", 1, 2),
    (_OPENING, "apposed", 1, 2),
    (_FROM, "apposed", 1, 2),
    (_PRJ_AT, "of", 1, 2),
    (_GOES_TO, "of", 1, 2),
    (_IS, "of", 1, 2),
    (_APPOSED_OF, "apposed", 1, 2),
    (_WHERE, "of", 1, 2),
    (_COMING, "beside", 2, 1),
    (_WON, "wins", 2, 1),
)


def brackets(telling: Telling) -> Iterator[Carrier]:
    """«PRJ (X)», «PRJ, de l’X», «X (PRJ, 5 M€)»."""
    for pattern, rule, what, who in _PHRASES:
        for match in telling.matches(regex(pattern)):
            if rule != "apposed" or not _pays(telling, match.start(who)):
                yield from two(telling, rule, match.start(what), match.start(who))


_PAIR = rf"(<P\d+>){BRACKET} (?:a l'|a la |au |aux |d(?:e|u|es) (?:l'|la )?|d'|pour (?:l[ae] |l')?)(<O\d+>){BRACKET}"
_PAIRS = re.compile(
    rf"{_PAIR}(?:(?:,| ;)?(?: et|,| ;) ?(?:l[ae] |l')?{_PAIR.replace('(<', '(?:<')})+"
)


def enumerated(telling: Telling) -> Iterator[Carrier]:
    """«P à l'université X, Q à l'école Y et R au CHU Z»: one carrier each."""
    for listing in telling.matches(_PAIRS):
        for match in re.finditer(_PAIR, listing[0]):
            low = listing.start()
            yield from two(telling, "of", low + match.start(1), low + match.start(2))


def _pays(telling: Telling, start: int) -> bool:
    """Whether the one named at a position pays for projects and carries none."""
    slot = telling.at(start)
    name = telling.name(slot) if slot else None
    return name is None or is_payer(name)


def beside(telling: Telling) -> Iterator[Carrier]:
    """«X, avec PRJ,», «X pour PRJ», «X et son projet PRJ», «PRJ, auquel X associe …»."""
    text = telling.text
    for pattern in _WITH:
        for match in telling.matches(regex(pattern)):
            holder = telling.at(match.start(1))
            if (
                holder
                and holder.prep in {"", "a", "de", "du", "des", "d'", "au"}
                and not _giving(text, match.start())
            ):
                yield from two(telling, "beside", match.start(2), match.start(1))
    for match in telling.matches(_TO_WHICH):
        yield from two(telling, "carries", match.start(1), match.start(2))


def _giving(text: str, position: int) -> bool:
    """Whether a verb of giving leads to an organisation: it pays, it does not carry."""
    return bool(
        regex(r"\b{gets.give}\b[^;]{0,40}$|\b(?:de|par) (?:l[ae] |l')?$").search(
            text[:position]
        )
    )


_PURPOSE = (
    r"\b(pour|avec|afin d[e']|en vue d[e']|au titre d(?:e|u|es|')|en faveur d(?:e|u|es|')|(?:(?<=cette aide )|(?<=cette somme )|(?<=cet argent )|(?<=cette dotation )|(?<=ces credits )|(?<=cette enveloppe ))(?:aux?|a))\b"
    r" ?(?:son |sa |ses |leur |notre |le |la |l')?(?:(?:(?!(?:par|et|qui|que|dont|avec|pour)\b)[a-z-]+ ){0,5}(?P<p><P\d+>)|(?:[a-z-]+ ){0,3}(?P<x><X\d+>))"
)


def winners(telling: Telling) -> Iterator[Carrier]:
    """«X obtient 5 M€ pour PRJ», «5 M€ sont attribués à X pour PRJ»."""
    for match in telling.matches(_PURPOSE):
        thing = telling.at(match.start("p" if match["p"] else "x"))
        low, _ = telling.clause(match.start())
        lead_in = telling.text[low : match.start()]
        if thing:
            who = _winner(telling, lead_in, low, match)
            yield from pairs(
                telling, "wins", names_of(telling, [thing]), who, match.span()
            )
    yield from _winning(telling)
    yield from _possessed(telling)
    yield from _apposed(telling)


def _winning(telling: Telling) -> Iterator[Carrier]:
    """«X reçoit 5 M€ pour ce projet»: the one spoken of."""
    for match in telling.matches(regex(r"\b(pour) (?:ce|cette) {own.noun}\b(?! ?<)")):
        low, _ = telling.clause(match.start())
        who = _winner(telling, telling.text[low : match.start()], low, match)
        what = current(telling, match.start())
        yield from pairs(telling, "wins", what, who, match.span())


def _winner(
    telling: Telling, lead_in: str, low: int, match: re.Match[str]
) -> list[Slot]:
    """The organisation that gets something for the project after `match`."""
    inside = [
        s for s in telling.slots if low <= s.start < match.start() and s.depth == 0
    ]
    dative = [s for s in inside if s.code == "O" and s.prep in {"a", "au", "aux"}]
    given = regex(r"\b(?:{gets.give}|{gets.given})\b").search(lead_in)
    if given and match[1] not in {"avec", "a", "au", "aux"}:
        return dative[-1:]
    won = match[1] in {"a", "au", "aux"} or regex(r"\b{gets.win}(?![a-z])").search(
        lead_in
    )
    if not won:
        return dative[-1:] if "<M" in lead_in and match[1] == "pour" else []
    which = _WHICH.search(lead_in)
    if which:
        return [s for s in inside if s.start == low + which.start()]
    free = [s for s in inside if s.code in "OHXG" and not s.prep and not s.relative]
    money = max(lead_in.rfind("<M"), lead_in.rfind("<N")) + low
    near = [s for s in free if s.end <= money and s.code == "O"]
    several = (
        lead_in.count("<M") + lead_in.count("<N") > 1
    )  # «X emporte 5 M€, Y un peu moins, 4 M€, avec PRJ»
    return near[-1:] if several and near else [s for s in free[:1] if s.code == "O"]


_WHICH = re.compile(r"<O\d+>(?: ?\([^()]*\))?, qui [^;<]*(?:<[MN]\d+>[^;<]*)?$")


def _apposed(telling: Telling) -> Iterator[Carrier]:
    """«… à PRJ, son projet de recherche»: whose it is was told before."""
    for match in telling.matches(
        regex(rf"(<[PX]\d+>){BRACKET}, (?:son|sa|leur) (?:[a-z]+ )?{{own.noun}}\b")
    ):
        thing = telling.at(match.start(1))
        free = [
            s
            for s in telling.slots
            if s.end <= match.start() and s.code in "OH" and not s.prep and not s.depth
        ]
        if thing and free and free[-1].code == "O":
            yield from pairs(
                telling, "own", names_of(telling, [thing]), free[-1:], match.span()
            )
        elif thing and not free:
            yield from told_before(telling, names_of(telling, [thing]), match.span())


# «son école, P», «sa candidature, baptisée P», «leur P».
_OWN_THING = (
    r"\b(?:son|sa|leur|notre) (?:(?!(?:president|directeur|directrice|partenaire|membre|voisin|site|antenne|tutelle)e?s?\b)[a-z'-]+ ){0,3}?"
    r"(?:(?!(?:president|directeur|directrice|partenaire|membre|voisin|site|antenne|tutelle)e?s?\b)[a-z'-]+,? )?"
    r"(?:{own.named} )?(?P<p><[PX]\d+>)(?! (?:et|ou) <[OX])"
)


def _possessed(telling: Telling) -> Iterator[Carrier]:
    """«X voit son projet PRJ …», «Son projet, PRJ, …» after a sentence about X."""
    for match in telling.matches(regex(_OWN_THING)):
        thing = telling.at(match.start("p"))
        bare = thing is not None and thing.code == "X" and "," not in match[0]
        noun = regex(r" {own.noun}\b").search(match[0])
        if thing is None:
            continue
        who = telling.subjects(match.start(), "OHX") or _owner_before(telling, match)
        if bare and not noun and not _gets(telling, match.start()):
            continue
        what = names_of(telling, [thing])
        if who:
            yield from pairs(telling, "own", what, who, match.span())
        elif re.match(r"(?i)avec $", telling.text[: match.start()]):
            yield from pairs(telling, "own", what, _ahead(telling, thing), match.span())
        elif telling.opens(match.start()):
            yield from told_before(telling, names_of(telling, [thing]), match.span())


def _gets(telling: Telling, position: int) -> bool:
    """Whether the words before tell of money got."""
    return bool(regex(r"\b{gets.win}(?![a-z])").search(telling.text, 0, position))


def _owner_before(telling: Telling, match: re.Match[str]) -> list[Slot]:
    """«X hérite de 3 M€ ; son école, P, …»: the subject of the clause before."""
    low, _ = telling.clause(match.start())
    if not low:
        return []
    free = [
        s
        for s in telling.slots
        if s.end <= low and s.code in "OH" and not s.prep and not s.depth
    ]
    return free[:1] if free and free[0].code == "O" else []


def _ahead(telling: Telling, thing: Slot) -> list[Slot]:
    """In «Avec son robot PRJ, X décroche …» the owner follows."""
    owner = telling.ahead(thing.end, "OXHCG")
    return [owner] if owner and owner.code == "O" else []
