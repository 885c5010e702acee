"""Themes told by nouns: «PRJ (maladies du foie)», «la plateforme de bioproduction PRJ»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph_builder.extract.clauses import Telling
from graph_builder.extract.lexicon import load
from graph_builder.extract.matters import (
    Matter,
    current,
    names,
    phrases,
    regex,
    words,
    young,
)
from graph_builder.extract.phrases import themes_in
from graph_builder.extract.syntax import Slot

_PLACE = r"(?:,? (?:a|en|au|dans l[ae]) ?<[LX]\d+>)?"


_GLOSS = re.compile(rf"(<[PX]\d+>){_PLACE},? \((?=[a-z])([a-z][^()<>\d]{{3,60}})\)")


def glosses(telling: Telling) -> Iterator[Matter]:
    """«PRJ (maladies du foie)»."""
    skipped = tuple(load("themes")["words"]["gloss"])
    analysis = telling.reading.analysis
    for match in telling.matches(_GLOSS):
        thing = telling.at(match.start(1))
        if thing and not match[2].startswith(skipped):
            start = telling.abstract.position(match.start(2))
            end = telling.abstract.position(match.end(2))
            found = themes_in(analysis.text, analysis.folded, start, end)
            yield Matter(names(telling, [thing]), found, "gloss", match.span())


def nouns(telling: Telling) -> Iterator[Matter]:
    """«la plateforme de bioproduction PRJ», «PRJ, projet sur …», «PRJ, sur …»."""
    for match in telling.matches(
        regex(
            r"\b{noun} (?:de |d')(?!<|l[ae] |l'|<)([a-z][a-z' -]{3,50}?)(?<! domaine)(?<! champ),? (?=(<[PX]\d+>))"
        )
    ):
        thing = telling.at(match.start(2))
        yield _told(telling, [thing] if thing else [], (match.start(1), match.end(1)))
    for match in telling.matches(
        regex(
            r"(<[PXCF]\d+>)(?: ?\([^()]*\))?,? (?:(?:un |une |le |la |l'|son |sa |leur |notre )?{noun} (?:[a-z' -]{2,40} )?(?:d[eu] (?:l[ae] |l')?(?:<O\d+>(?: ?\([^()]*\))? )?)?)?(?:(?:sur|relatif a|relatif au|autour du|dans le domaine du|autour de|dans le domaine de) |(?:autour|dans le domaine) d')(?=[a-z'])(?!<)"
        )
    ):
        thing = telling.at(match.start(1))
        yield Matter(
            names(telling, [thing] if thing else []),
            phrases(telling, match.end()),
            "noun",
            match.span(),
        )
    for match in telling.matches(
        regex(
            r"(<[PX]\d+>)(?: ?\([^()]*\))?(?:,| ?\?| ?:| [–—-]) (?:un |une |le |la |l')?{noun} (?:de |d')(?!<|l[ae] |l'|recherche|plus|<)([a-z][a-z' -]{3,50}?)(?=,|\.| porte| pilote| coordonne| conduit|$)"
        )
    ):
        thing = telling.at(match.start(1))
        yield _told(telling, [thing] if thing else [], (match.start(2), match.end(2)))
    for match in telling.matches(
        r"\b(?:cette|ce|la|le|l')\s?(<P\d+>) (?:de |d')(?!<|l[ae] )([a-z][a-z' -]{3,40}?)(?=,|\.|$| (?:et|est|a|que|qui|porte|pilote)\b)"
    ):
        thing = telling.at(match.start(1))
        yield _told(telling, [thing] if thing else [], (match.start(2), match.end(2)))
    for match in telling.matches(
        r"\b(?:ce|cette) (?:parcours|master|programme|formation|cursus|plateforme|projet) (?:de |d')([a-z][a-z' -]{3,40}?)(?=,|\.|$| (?:et|est|a|que|qui|porte|pilote)\b)"
    ):
        yield Matter(
            current(telling, 0), [words(telling, match.span(1))], "noun", match.span()
        )


_ASIDE = re.compile(
    r"(<[PX]\d+>) [–—-] (?:une? |l[ae]s? |l'|des )([a-z][^<–—,:;]{3,60}?)(?:,[^–—]{0,60})? [–—-] "
)
_FOR = re.compile(
    r"(?:<M\d+>|<O\d+>)[^,;.<]{0,25}, pour (?=l[ae]s? |l')(?!l[ae]s? \w+(?:er|ir|re)\b)"
)


def asides(telling: Telling) -> Iterator[Matter]:
    """«PRJ – les troubles du sommeil – vaut …», «PRJ revient à X : 2 M€, pour les …»."""
    for match in telling.matches(_ASIDE):
        thing = telling.at(match.start(1))
        yield _told(telling, [thing] if thing else [], match.span(2))
    projects = [s for s in telling.slots if s.code == "P"]
    if len(projects) == 1:
        for match in telling.matches(_FOR):
            found = phrases(telling, match.end())
            yield Matter(names(telling, projects), found, "for", match.span())


def _told(telling: Telling, found: Sequence[Slot], span: tuple[int, int]) -> Matter:
    first = telling.text[span[0] : span[1]].split()
    if first and first[0] in load("themes")["words"]["empty"]:
        return Matter([], [], "noun", span)
    return Matter(names(telling, found), [words(telling, span)], "noun", span)


def own(telling: Telling) -> Iterator[Matter]:
    """«X reçoit 2 M€ pour ses batteries marines», «PRJ et ses capteurs»."""
    for match in telling.matches(
        regex(
            r"(?:(<[PX]\d+>) et|\bpour) (?:son|sa|ses) (?!{noun}\b|propre|part)(?=[a-z])"
        )
    ):
        if match[1]:
            thing = telling.at(match.start(1))
            subjects = names(telling, [thing] if thing else [])
        else:
            low, _ = telling.clause(match.start())
            inside = [
                s for s in telling.slots if low <= s.start and s.end <= match.start()
            ]
            money = any(s.code == "M" for s in inside)
            firms = [
                s
                for s in inside
                if not s.prep and not s.depth and (s.code in "PX" or young(telling, s))
            ]
            subjects = (
                names(telling, firms[-1:]) if money or "<M" in telling.text else []
            )
        yield Matter(subjects, phrases(telling, match.end()), "own", match.span())
