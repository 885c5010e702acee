"""Table `themes`: what a project, programme or call is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from graph_builder.extract.clauses import Telling, tellings
from graph_builder.extract.matters import (
    Matter,
    current,
    names,
    phrases,
    regex,
    young,
)
from graph_builder.extract.naming import glosses, nouns, own
from graph_builder.extract.reading import Reading
from graph_builder.extract.topics import domains, labels, listed, pairs
from graph_builder.model import Kind, Name, Theme


def _participles(telling: Telling) -> Iterator[Matter]:
    """«PRJ, consacré à …», «dédiée à …»."""
    for match in telling.matches(regex(r"(?<![\w-]){about}")):
        near = telling.said_of(match.start(), match.end(), "PXCFOHG")
        near = [s for s in near if s.code in "PXCF"]
        found = phrases(telling, match.end())
        common = re.search(
            r"\b(?:projet|programme|appel|chaire|cluster|plateforme)(?: \w+)? $",
            telling.text[: match.start()],
        )
        subjects = names(telling, near) or (
            current(telling, match.start()) if common else []
        )
        if not near and telling.opens(match.start()):
            subjects = _opened(telling, match)
        yield Matter(subjects, found, "about", match.span())


def _opened(telling: Telling, match: re.Match[str]) -> list[Name]:
    """«Consacré à X, PRJ …» or «Consacré à X, il …»."""
    if re.match(
        r"[^<]{0,70}, (?:il|elle|celui-ci|celle-ci)\b", telling.text[match.end() :]
    ):
        return current(telling, match.start())
    ahead = telling.ahead(match.end(), "PXCFO")
    return names(telling, [ahead] if ahead else []) or current(telling, match.start())


def _devoted(telling: Telling) -> Iterator[Matter]:
    """«PRJ, que X consacre à …», «PRJ, déposé par X, sur l'imagerie»."""
    pattern = r",? (?:que|qu') ?[^,;:]{0,60}\b(?:consacr|dedi|vou|destin)(?:e|ent|era|eront|ait) (?:a|au|aux)(?= )"
    for match in telling.matches(pattern):
        near = telling.antecedents(match.start(), "PXCF")
        yield Matter(
            names(telling, near), phrases(telling, match.end()), "about", match.span()
        )
    for match in telling.matches(r", sur (?=l[ae]s? |l')"):
        near = telling.antecedents(match.start(), "PXCFOH")
        near = [s for s in near if s.code in "PX"]
        yield Matter(
            names(telling, near), phrases(telling, match.end()), "about", match.span()
        )


def _verbs(telling: Telling) -> Iterator[Matter]:
    """«PRJ porte sur …», «il étudiera …»."""
    for match in telling.matches(regex(r"(?<![\w-]){verb}(?:(?![\w-])|(?<=d'))")):
        if match[0] == "vise" and not re.match(
            r" (?:l[ae]s? |l')", telling.text[match.end() :]
        ):
            continue
        if regex(r" {listing}").match(telling.text, match.end()):
            continue  # «couvre d'autres domaines : …»: the list tells the themes
        subjects = _subject(telling, match.start())
        if subjects:
            of = match[0].startswith("trait")
            yield Matter(
                subjects, phrases(telling, match.end(), of=of), "verb", match.span()
            )


def _subject(telling: Telling, verb: int) -> list[Name]:
    """The project, call or firm that is the subject of a verb."""
    near = telling.subjects(verb, "PXCFOHGL")
    if near:
        return names(
            telling, [s for s in near if s.code in "PXCF" or young(telling, s)]
        )
    low, _ = telling.clause(verb)
    window = telling.text[low:verb]
    if re.search(
        r"\b(?:il|elle|ce projet|le projet|son projet|celui-ci|(?:ses|leurs|les|vos) (?:travaux|recherches|etudes|projets))\b[^<]{0,20}$",
        window,
    ):
        return current(telling, verb)
    return []


def _infinitives(telling: Telling) -> Iterator[Matter]:
    """«PRJ reçoit 5 M€ pour étudier …», «il doit accélérer la découverte de …»."""
    for match in telling.matches(
        regex(r"\b{before_infinitive} ?{infinitive}(?= |<|')")
    ):
        subjects = _actor(telling, match.start())
        if subjects:
            yield Matter(
                subjects, phrases(telling, match.end()), "infinitive", match.span()
            )


def _actor(telling: Telling, position: int) -> list[Name]:
    """Whose purpose an infinitive tells: the project of the clause, else the one spoken of."""
    low, _ = telling.clause(position)
    inside = [
        s for s in telling.slots if low <= s.start and s.end <= position and not s.depth
    ]
    things = [s for s in inside if s.code == "P"] or [
        s for s in inside if s.code == "X" and not s.prep
    ]
    if things:
        return names(telling, things[-1:])
    block = telling.reading.context.blocks[telling.sentence.block]
    offset = telling.abstract.position(position)
    told = [
        m.name
        for m in telling.reading.analysis.within(block.start, offset)
        if m.name and m.name.kind is Kind.PROJECT
    ]
    if told:
        return [told[-1]]
    return names(telling, [s for s in inside if not s.prep and young(telling, s)][:1])


_RULES: tuple[Callable[[Telling], Iterator[Matter]], ...] = (
    _participles,
    _devoted,
    _verbs,
    _infinitives,
    glosses,
    nouns,
    own,
    pairs,
    listed,
    domains,
    labels,
)


_CONFIDENCE = {"gloss": 0.9, "about": 0.9, "verb": 0.85, "noun": 0.85}


_NAMED = re.compile(
    r"(?:École|Ecole|Institut|Maison|Cité|Observatoire|Centre) (?:de la |de l['’]|du |des |d['’])([a-zà-ÿ][\w' ’-]+)$"
)


def _facts(telling: Telling) -> Iterator[Theme]:
    for rule in _RULES:
        for matter in rule(telling):
            vouched = telling.vouched(matter.at[0])
            for subject in matter.subjects:
                for theme in matter.themes:
                    if theme:
                        yield Theme(
                            subject=subject,
                            theme=theme,
                            evidence=telling.evidence(),
                            rule=f"themes.{matter.rule}",
                            cues=telling.cues(matter.at),
                            confidence=_CONFIDENCE.get(matter.rule, 0.75),
                            factuality=vouched,
                        )


def _by_name(reading: Reading) -> Iterator[Theme]:
    """«l'École de l'hydrogène» is about hydrogen: a project's name may tell its theme."""
    seen: set[Name] = set()
    for mention in reading.analysis.mentions:
        name = mention.name
        if name and name.kind is Kind.PROJECT and name not in seen:
            seen.add(name)
            match = _NAMED.match(name.label)
            if match:
                yield Theme(
                    subject=name,
                    theme=match[1],
                    evidence=reading.evidence(mention.start, mention.end),
                    rule="themes.name",
                    cues=(match[0],),
                    confidence=0.7,
                )


def find_themes(reading: Reading) -> list[Theme]:
    """Themes told in sentences; those of tables and lists are read by `records`."""
    found: dict[tuple[Name, str], Theme] = {}
    for telling in tellings(reading):
        for fact in _facts(telling):
            found.setdefault((fact.subject, fact.theme.casefold()), fact)
    for fact in _by_name(reading):
        found.setdefault((fact.subject, fact.theme.casefold()), fact)
    return list(found.values())
