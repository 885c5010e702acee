"""Table `themes`: what a project, programme or call is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from graph_builder.extract.clauses import Telling, tellings
from graph_builder.extract.matters import (
    Matter,
    current,
    idle,
    names,
    phrases,
    regex,
    young,
)
from graph_builder.extract.mention import Mention
from graph_builder.extract.naming import asides, glosses, nouns, own
from graph_builder.extract.phrases import sound
from graph_builder.extract.purposive import infinitives, purposes, specialists
from graph_builder.extract.reading import Reading
from graph_builder.extract.syntax import Slot
from graph_builder.extract.theme_headings import by_headings
from graph_builder.extract.topics import (
    bets,
    domains,
    entries,
    labels,
    listed,
    pairs,
    ranked,
    stated,
    such,
    supported,
)
from graph_builder.model import Kind, Name, Theme


def _participles(telling: Telling) -> Iterator[Matter]:
    """«PRJ, consacré à …», «dédiée à …»."""
    for match in telling.matches(regex(r"(?<![\w-]){about}")):
        if not _accented(telling, match) and not _PLAIN.match(match[0]):
            continue  # «un centre à Lunel», «axe sur»
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
        if not near and not subjects and not telling.opens(match.start()):
            subjects = _of_clause(telling, match.start())
        if not near and telling.opens(match.start()):
            subjects = _opened(telling, match)
        yield Matter(subjects, found, "about", match.span())


_PLAIN = re.compile(
    r"(?:entierement |specialement |notamment )?(?:relati|portant|tout entier)"
)


def _accented(telling: Telling, match: re.Match[str]) -> bool:
    """Whether a word that matched is a participle in «é», which folding hides."""
    start, end = telling.abstract.position(match.start()), match.end()
    written = telling.reading.analysis.text[
        start : telling.abstract.position(end, end=True)
    ]
    return any(_PARTICIPLE.search(word) for word in written.split())


_PARTICIPLE = re.compile(r"[éÉ](?:e?s?|E?S?)$")


def _of_clause(telling: Telling, position: int) -> list[Name]:
    """«PRJ proposera un campus virtuel dédié à …»: what its object is about, it is."""
    near = telling.subjects(position, "PXCFOHGL")
    return names(telling, [s for s in near if s.code == "P"])


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
    for match in telling.matches(
        regex(r"(?<![\w-])(?:{verb}|{research})(?:(?![\w-])|(?<=d'))")
    ):
        if match[0] == "vise" and not re.match(
            r" (?:l[ae]s? |l')", telling.text[match.end() :]
        ):
            continue
        if regex(r" {listing}").match(telling.text, match.end()):
            continue  # «couvre d'autres domaines : …»: the list tells the themes
        if idle(telling, match.end()) or _accented(telling, match):
            continue
        subjects = _subject(telling, match.start())
        if subjects:
            of = match[0].startswith("trait")
            yield Matter(
                subjects, phrases(telling, match.end(), of=of), "verb", match.span()
            )


def _subject(telling: Telling, verb: int) -> list[Name]:
    """The project, call or firm that is the subject of a verb."""
    near = _works(telling, verb) or telling.subjects(verb, "PXCFOHGL")
    if near:
        return names(
            telling, [s for s in near if s.code in "PXCF" or young(telling, s)]
        )
    low, _ = telling.clause(verb)
    window = telling.text[low:verb]
    if re.search(
        r"\b(?:il|elle|ce projet|le projet|son projet|celui-ci|(?:ses|leurs|les|vos) (?:travaux|recherches|etudes|projets|equipes|chercheurs|doctorants|scientifiques)|ils|elles)\b[^<]{0,20}$",
        window,
    ):
        return current(telling, verb)
    return ranked(telling, window)


def _works(telling: Telling, verb: int) -> list[Slot]:
    """«Les travaux de PRJ portent sur …»: the project whose work it is."""
    low, _ = telling.clause(verb)
    work = regex(
        r"\b{works} (?:du |de la |de l'|de |d') ?(?:{noun} )?(<[PX]\d+>)[^<]{0,30}$"
    )
    found = work.search(telling.text, low, verb)
    slot = telling.at(found.start(1)) if found else None
    return [slot] if slot else []


_RULES: tuple[Callable[[Telling], Iterator[Matter]], ...] = (
    _participles,
    _devoted,
    _verbs,
    infinitives,
    purposes,
    specialists,
    glosses,
    nouns,
    asides,
    own,
    pairs,
    listed,
    domains,
    labels,
    stated,
    entries,
    supported,
    such,
    bets,
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
                    if sound(theme):
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
    """A name may tell: «l'École du vent», «la chaire «Risques et climat»»."""
    seen: set[Name] = set()
    for mention in reading.analysis.mentions:
        name = mention.name
        if name is None or name in seen:
            continue
        seen.add(name)
        theme = _told_by(reading, mention, name)
        if theme:
            yield Theme(
                subject=name,
                theme=theme,
                evidence=reading.evidence(mention.start, mention.end),
                rule="themes.name",
                cues=(name.label,),
                confidence=0.7,
            )


def _told_by(reading: Reading, mention: Mention, name: Name) -> str:
    """What a name tells, or ""."""
    if name.kind is Kind.PROJECT and (match := _NAMED.match(name.label)):
        return match[1]
    before = reading.analysis.folded[max(0, mention.start - 40) : mention.start]
    label = re.sub(r"^[Cc]haire ", "", name.label)
    chair = _CHAIR.search(before) or label != name.label
    return label if chair and _COMMON.fullmatch(label) else ""


_CHAIR = re.compile(r"\bchaires? (?:[a-z' -]{3,20} )?[«\"“]? ?$")
# A title in common words: two or more, none but the first with a capital.
_COMMON = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ’'-]+(?: [a-zà-ÿ][a-zà-ÿ’'-]*)+")


def find_themes(reading: Reading) -> list[Theme]:
    """Themes told in sentences; those of tables and lists are read by `records`."""
    found: dict[tuple[Name, str], Theme] = {}
    for telling in tellings(reading):
        for fact in _facts(telling):
            found.setdefault((fact.subject, fact.theme.casefold()), fact)
    for fact in by_headings(reading):
        found.setdefault((fact.subject, fact.theme.casefold()), fact)
    told = {fact.subject.label for fact in found.values()}
    for fact in (f for f in _by_name(reading) if f.subject.label not in told):
        found.setdefault((fact.subject, fact.theme.casefold()), fact)
    return list(found.values())
