"""Table `themes`: what a project, programme or call is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from graph_builder.extract.clauses import Telling, tellings
from graph_builder.extract.lexicon import load
from graph_builder.extract.phrases import bare, themes_in
from graph_builder.extract.reading import Reading
from graph_builder.extract.syntax import Slot, mention_of
from graph_builder.model import BlockKind, Kind, Name, Theme

_ABOUT = {Kind.PROJECT, Kind.CALL, Kind.PROGRAMME, Kind.ORGANISATION, Kind.PHRASE}
_FIRM = re.compile(
    r"\b(?:start-up|startup|jeune pousse|pme|biotech|medtech|societe|spin-off|entreprise)\b"
)
_PLACE = r"(?:,? (?:a|en|au|dans l[ae]) ?<[LX]\d+>)?"
_GLOSS = re.compile(rf"(<[PX]\d+>){_PLACE},? \((?=[a-z])([a-z][^()<>\d]{{3,60}})\)")


@dataclass(frozen=True, slots=True)
class Matter:
    """Subjects and what they are about; `at` is where the cue stands."""

    subjects: Sequence[Name]
    themes: Sequence[str]
    rule: str
    at: tuple[int, int]


@cache
def _pattern(text: str) -> re.Pattern[str]:
    def cue(match: re.Match[str]) -> str:
        return f"(?:{load('themes')['cues'][match[1]]})"

    return re.compile(re.sub(r"\{([a-z_]+)\}", cue, text))


def _names(telling: Telling, found: Sequence[Slot]) -> list[Name]:
    told = (telling.name(s) for s in found)
    return [n for n in told if n and n.kind in _ABOUT]


def _phrases(telling: Telling, index: int, end: int | None = None, *, of: bool = False) -> list[str]:
    """The phrases from a position of the abstracted sentence."""
    analysis = telling.reading.analysis
    start = telling.abstract.position(index) if index < len(telling.text) else telling.sentence.end
    limit = telling.sentence.end if end is None else telling.abstract.position(end)
    return themes_in(analysis.text, analysis.folded, start, limit, of=of)


# --- participles and verbs ----------------------------------------------------------------------


def _participles(telling: Telling) -> Iterator[Matter]:
    """«PRJ, consacré à …», «dédiée à …»."""
    for match in _pattern(r"(?<![\w-]){about}").finditer(telling.text):
        near = telling.said_of(match.start(), match.end(), "PXCFOHG")
        near = [s for s in near if s.code in "PXCF"]
        found = _phrases(telling, match.end())
        common = re.search(r"\b(?:projet|programme|appel|chaire|cluster|plateforme)(?: \w+)? $", telling.text[: match.start()])
        subjects = _names(telling, near) or (_current(telling, match.start()) if common else [])
        if not near and telling.opens(match.start()):
            subjects = _opened(telling, match)
        yield Matter(subjects, found, "about", match.span())


def _opened(telling: Telling, match: re.Match[str]) -> list[Name]:
    """«Consacré à X, PRJ …» or «Consacré à X, il …»."""
    if re.match(r"[^<]{0,70}, (?:il|elle|celui-ci|celle-ci)\b", telling.text[match.end() :]):
        return _current(telling, match.start())
    ahead = telling.ahead(match.end(), "PXCFO")
    return _names(telling, [ahead] if ahead else []) or _current(telling, match.start())


def _devoted(telling: Telling) -> Iterator[Matter]:
    """«PRJ, que X consacre à …», «PRJ, déposé par X, sur l'imagerie»."""
    pattern = r",? (?:que|qu') ?[^,;:]{0,60}\b(?:consacr|dedi|vou|destin)(?:e|ent|era|eront|ait) (?:a|au|aux)(?= )"
    for match in re.finditer(pattern, telling.text):
        near = telling.antecedents(match.start(), "PXCF")
        yield Matter(_names(telling, near), _phrases(telling, match.end()), "about", match.span())
    for match in re.finditer(r", sur (?=l[ae]s? |l')", telling.text):
        near = telling.antecedents(match.start(), "PXCFOH")
        near = [s for s in near if s.code in "PX"]
        yield Matter(_names(telling, near), _phrases(telling, match.end()), "about", match.span())


def _verbs(telling: Telling) -> Iterator[Matter]:
    """«PRJ porte sur …», «il étudiera …»."""
    for match in _pattern(r"(?<![\w-]){verb}(?:(?![\w-])|(?<=d'))").finditer(telling.text):
        if match[0] == "vise" and not re.match(r" (?:l[ae]s? |l')", telling.text[match.end() :]):
            continue
        subjects = _subject(telling, match.start())
        if subjects:
            of = match[0].startswith("trait")
            yield Matter(subjects, _phrases(telling, match.end(), of=of), "verb", match.span())


def _subject(telling: Telling, verb: int) -> list[Name]:
    """The project, call or firm that is the subject of a verb."""
    near = telling.subjects(verb, "PXCFOHGL")
    if near:
        return _names(telling, [s for s in near if s.code in "PXCF" or _young(telling, s)])
    low, _ = telling.clause(verb)
    window = telling.text[low:verb]
    if re.search(
        r"\b(?:il|elle|ce projet|le projet|son projet|celui-ci|(?:ses|leurs|les|vos) (?:travaux|recherches|etudes|projets))\b[^<]{0,20}$",
        window,
    ):
        return _current(telling, verb)
    return []


def _young(telling: Telling, slot: Slot) -> bool:
    """Whether an organisation is a firm: told to be one, or named by no head noun or list."""
    mention = mention_of(telling.abstract, slot)
    if slot.code != "O" or mention is None:
        return False
    around = telling.text[max(0, slot.start - 40) : slot.end + 40]
    return mention.source in {"shape", "quoted"} or _FIRM.search(around) is not None


def _current(telling: Telling, position: int) -> list[Name]:
    project = telling.current(Kind.PROJECT, position)
    return [project] if project else []


def _infinitives(telling: Telling) -> Iterator[Matter]:
    """«PRJ reçoit 5 M€ pour étudier …», «il doit accélérer la découverte de …»."""
    for match in _pattern(r"\b{before_infinitive} ?{infinitive}(?= |<|')").finditer(telling.text):
        subjects = _actor(telling, match.start())
        if subjects:
            yield Matter(subjects, _phrases(telling, match.end()), "infinitive", match.span())


def _actor(telling: Telling, position: int) -> list[Name]:
    """Whose purpose an infinitive tells: the project of the clause, else the one spoken of."""
    low, _ = telling.clause(position)
    inside = [s for s in telling.slots if low <= s.start and s.end <= position and not s.depth]
    things = [s for s in inside if s.code == "P"] or [s for s in inside if s.code == "X" and not s.prep]
    if things:
        return _names(telling, things[-1:])
    block = telling.reading.context.blocks[telling.sentence.block]
    offset = telling.abstract.position(position)
    told = [m.name for m in telling.reading.analysis.within(block.start, offset) if m.name and m.name.kind is Kind.PROJECT]
    if told:
        return [told[-1]]
    return _names(telling, [s for s in inside if not s.prep and _young(telling, s)][:1])


# --- nouns -----------------------------------------------------------------------------------------


def _glosses(telling: Telling) -> Iterator[Matter]:
    """«PRJ (maladies du foie)»."""
    skipped = tuple(load("themes")["words"]["gloss"])
    analysis = telling.reading.analysis
    for match in _GLOSS.finditer(telling.text):
        thing = telling.at(match.start(1))
        if thing and not match[2].startswith(skipped):
            start = telling.abstract.position(match.start(2))
            end = telling.abstract.position(match.end(2))
            found = themes_in(analysis.text, analysis.folded, start, end)
            yield Matter(_names(telling, [thing]), found, "gloss", match.span())


def _nouns(telling: Telling) -> Iterator[Matter]:
    """«la plateforme de bioproduction PRJ», «PRJ, projet sur …», «PRJ, sur …»."""
    text = telling.text
    for match in _pattern(r"\b{noun} (?:de |d')(?!<|l[ae] |l'|<)([a-z][a-z' -]{3,50}?),? (?=(<[PX]\d+>))").finditer(text):
        thing = telling.at(match.start(2))
        yield _told(telling, [thing] if thing else [], (match.start(1), match.end(1)))
    for match in _pattern(r"(<[PX]\d+>)(?: ?\([^()]*\))?,? (?:(?:un |une |le |la |l')?{noun} (?:[a-z]+ )?(?:d[eu] (?:l[ae] |l')?(?:<O\d+> )?)?)?(?:sur|autour de|autour du|dans le domaine de|dans le domaine du|relatif a) (?=[a-z'])(?!<)").finditer(text):
        thing = telling.at(match.start(1))
        yield Matter(_names(telling, [thing] if thing else []), _phrases(telling, match.end()), "noun", match.span())
    for match in _pattern(r"(<[PX]\d+>)(?: ?\([^()]*\))?, (?:un |une |le |la |l')?{noun} (?:de |d')(?!<|l[ae] |l'|recherche|plus|<)([a-z][a-z' -]{3,50}?)(?=,|\.| porte| pilote| coordonne| conduit|$)").finditer(text):
        thing = telling.at(match.start(1))
        yield _told(telling, [thing] if thing else [], (match.start(2), match.end(2)))
    for match in re.finditer(r"\b(?:cette|ce|la|le|l')\s?(<P\d+>) (?:de |d')(?!<|l[ae] )([a-z][a-z' -]{3,40}?)(?=,|\.|$| (?:et|est|a|que|qui|porte|pilote)\b)", text):
        thing = telling.at(match.start(1))
        yield _told(telling, [thing] if thing else [], (match.start(2), match.end(2)))
    for match in re.finditer(r"\b(?:ce|cette) (?:parcours|master|programme|formation|cursus|plateforme|projet) (?:de |d')([a-z][a-z' -]{3,40}?)(?=,|\.|$| (?:et|est|a|que|qui|porte|pilote)\b)", text):
        yield Matter(_current(telling, 0), [_words(telling, match.span(1))], "noun", match.span())


def _words(telling: Telling, span: tuple[int, int]) -> str:
    analysis = telling.reading.analysis
    start = telling.abstract.position(span[0])
    end = telling.abstract.position(span[1], end=True)
    return bare(analysis.text, analysis.folded, start, end)


def _told(telling: Telling, found: Sequence[Slot], span: tuple[int, int]) -> Matter:
    first = telling.text[span[0] : span[1]].split()
    if first and first[0] in load("themes")["words"]["empty"]:
        return Matter([], [], "noun", span)
    return Matter(_names(telling, found), [_words(telling, span)], "noun", span)


def _own(telling: Telling) -> Iterator[Matter]:
    """«X reçoit 2 M€ pour ses batteries marines», «PRJ et ses capteurs»."""
    for match in _pattern(r"(?:(<[PX]\d+>) et|\bpour) (?:son|sa|ses) (?!{noun}\b|propre|part)(?=[a-z])").finditer(telling.text):
        if match[1]:
            thing = telling.at(match.start(1))
            subjects = _names(telling, [thing] if thing else [])
        else:
            low, _ = telling.clause(match.start())
            inside = [s for s in telling.slots if low <= s.start and s.end <= match.start()]
            money = any(s.code == "M" for s in inside)
            firms = [s for s in inside if not s.prep and not s.depth and (s.code in "PX" or _young(telling, s))]
            subjects = _names(telling, firms[-1:]) if money or "<M" in telling.text else []
        yield Matter(subjects, _phrases(telling, match.end()), "own", match.span())


# --- lists ------------------------------------------------------------------------------------------


def _pairs(telling: Telling) -> Iterator[Matter]:
    """«l'un pour la cybersécurité, l'autre pour …», «Le premier traite de X, le second du Y»."""
    pattern = r"\b(?:l'une?|l[ae] (?:premiere?|<N\d+>))(?: \w+)? (?:pour|sur|d[eu']|a|au|dans|consacree? a|en)(?: l[ae])? ?([^,;<]{3,60}?),? (?:et )?(?:l'autre|l[ae] (?:seconde?|deuxieme|<N\d+>))(?: \w+)? (?:pour|sur|d[eu']|a|au|dans|en)(?= |<|l'|la)"
    for match in re.finditer(pattern, telling.text):
        things = _two_before(telling, match.start())
        if len(things) == 2:  # noqa: PLR2004 # a pair
            first = _words(telling, match.span(1))
            yield Matter([things[0]], [first], "pair", match.span())
            yield Matter([things[1]], _phrases(telling, match.end())[:1], "pair", match.span())


def _two_before(telling: Telling, position: int) -> list[Name]:
    """The two projects told last before a position, in text order."""
    offset = telling.abstract.position(position)
    block = telling.reading.context.blocks[telling.sentence.block]
    told = [m for m in telling.reading.analysis.within(block.start, offset) if m.name and m.name.kind is Kind.PROJECT and m.source != "anaphor"]
    names = list(dict.fromkeys(m.name for m in told if m.name and m.start < offset))
    return names[-2:]


def _listed(telling: Telling) -> Iterator[Matter]:
    """«Ses priorités : a, b et c.», «a et b seront les deux domaines prioritaires de PRJ»."""
    text = telling.text
    for match in _pattern(r"(?:^|(?<=[^\w-])){listing}").finditer(text):
        if match[0].endswith(":") or re.search(r"(?:est|sont|sera|seront) ?(?:l[ae]s? |l')$", match[0]):
            back = 0 if match[0].endswith(":") else len(re.search(r"(?:l[ae]s? |l')$", match[0])[0])  # type: ignore[index] # just matched
            yield Matter(_topic(telling, match.start()), _phrases(telling, match.end() - back), "listing", match.span())
    for match in _pattern(r" {predicate}").finditer(text):
        analysis = telling.reading.analysis
        low, _ = telling.clause(match.start())
        start, end = telling.abstract.position(low), telling.abstract.position(match.start())
        yield Matter(_topic(telling, match.end()), themes_in(analysis.text, analysis.folded, start, end), "listing", match.span())
    last = tellings(telling.reading)[telling.index - 1] if telling.index else None
    if last and last.text.endswith("?") and _pattern("{question}").search(last.text):
        start = re.match(r"(?:[a-z]\. [a-z]\. ?:|<H\d+> ?:)? ?", text)
        yield Matter(_topic(telling, 0), _phrases(telling, start.end() if start else 0), "answer", (0, 0))


def _topic(telling: Telling, position: int) -> list[Name]:
    """What a list of themes is about: the project in force, else the call or programme."""
    inside = [s for s in telling.slots if s.end <= position and s.code in "PX" and not s.prep]
    project = telling.current(Kind.PROJECT, position)
    if inside or project:
        return _names(telling, inside[-1:]) or ([project] if project else [])
    context, offset = telling.reading.context, telling.abstract.position(position)
    found = context.main(Kind.PROJECT) or context.main(Kind.PROGRAMME) or context.call_at(offset)
    return [found] if found else []


_LABEL = re.compile(r"^([A-ZÀ-Þ][a-zà-ÿ' ’]{3,30}) (?:[–—-]|:) ")


def _labels(telling: Telling) -> Iterator[Matter]:
    """«Cybersécurité – … PRJ …»: a word opens the item that tells of a project."""
    analysis = telling.reading.analysis
    if telling.sentence.kind in {BlockKind.HEADING, BlockKind.TITLE}:
        return
    raw = analysis.text[telling.sentence.start : telling.sentence.end]
    match = _LABEL.match(raw)
    if not match or analysis.within(telling.sentence.start, telling.sentence.start + match.end(1)):
        return
    folded = analysis.folded[telling.sentence.start : telling.sentence.start + match.end(1)]
    projects = [s for s in telling.slots if s.code == "P"]
    if folded.split()[0] not in load("themes")["words"]["labels"] and projects and len(folded.split()) < 4:  # noqa: PLR2004 # a label, no sentence
        yield Matter(_names(telling, projects[:1]), [match[1]], "label", (0, 1))


_RULES: tuple[Callable[[Telling], Iterator[Matter]], ...] = (
    _participles,
    _devoted,
    _verbs,
    _infinitives,
    _glosses,
    _nouns,
    _own,
    _pairs,
    _listed,
    _labels,
)
_CONFIDENCE = {"gloss": 0.9, "about": 0.9, "verb": 0.85, "noun": 0.85}
_NAMED = re.compile(r"(?:École|Ecole|Institut|Maison|Cité|Observatoire|Centre) (?:de la |de l['’]|du |des |d['’])([a-zà-ÿ][\w' ’-]+)$")


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
                            cues=(telling.text[matter.at[0] : matter.at[1]].strip(),),
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
