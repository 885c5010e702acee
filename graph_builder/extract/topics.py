"""Themes that are listed: «Ses priorités : a, b et c», «l'un pour x, l'autre pour y»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_builder.extract.clauses import Telling, tellings
from graph_builder.extract.french.numbers import Number
from graph_builder.extract.lexicon import load
from graph_builder.extract.matters import Matter, names, phrases, regex, words, young
from graph_builder.extract.phrases import themes_in
from graph_builder.model import BlockKind, Kind, Name


def pairs(telling: Telling) -> Iterator[Matter]:
    """«l'un pour la cybersécurité, l'autre pour …», «Le premier traite de X, le second du Y»."""
    pattern = r"\b(?:l'une?|l[ae] (?:premiere?|<N\d+>))(?: \w+)? (?:pour|sur|d[eu']|a|au|dans|consacree? a|en)(?: (?:l[ae]s? |des )| l'| )([^,;<]{3,60}?),? (?:et )?(?:l'autre|l[ae] (?:seconde?|deuxieme|<N\d+>))(?: \w+)? (?:pour|sur|d[eu']|a|au|dans|en)(?= |<|l'|la)"
    for match in telling.matches(pattern):
        things = _two_before(telling, match.start())
        if len(things) == 2:  # noqa: PLR2004 # a pair
            first = words(telling, match.span(1))
            yield Matter([things[0]], [first], "pair", match.span())
            yield Matter(
                [things[1]], phrases(telling, match.end())[:1], "pair", match.span()
            )


def _two_before(telling: Telling, position: int) -> list[Name]:
    """The two projects told last before a position, in text order."""
    here = [
        s
        for s in telling.slots
        if s.end <= position
        and not s.prep
        and (s.code in "PX" or (s.code == "O" and young(telling, s)))
    ]
    own = list(dict.fromkeys(n for n in map(telling.name, here) if n))
    if len(own) == 2:  # noqa: PLR2004 # a pair
        return own
    offset = telling.abstract.position(position)
    block = telling.reading.context.blocks[telling.sentence.block]
    told = [
        m
        for m in telling.reading.analysis.within(block.start, offset)
        if m.name and m.name.kind is Kind.PROJECT and m.source != "anaphor"
    ]
    found = list(dict.fromkeys(m.name for m in told if m.name and m.start < offset))
    return found[-2:]


_RANKED = re.compile(
    r"(?:^|[;:.,] )(?:et )?(?:l[ae] (?P<first>premiere?|<N\d+>)|l[ae] (?P<second>seconde?|deuxieme|dernier|derniere)"
    r"|(?P<other>l'autre))(?:,[^,<]{3,40},)? $"
)


def ranked(telling: Telling, window: str) -> list[Name]:
    """The project that «le premier», «le second» means, of two told before."""
    rank = _RANKED.search(window)
    if rank is None:
        return []
    two = _two_told(telling)
    if len(two) != 2:  # noqa: PLR2004 # a pair
        return []
    return [two[0] if _is_first(telling, rank["first"]) else two[1]]


def _is_first(telling: Telling, told: str | None) -> bool:
    """«premier», or a placeholder that stands for it."""
    if not told or not told.startswith("<"):
        return bool(told)
    number = telling.abstract.items[int(told[2:-1])]
    return isinstance(number, Number) and number.value == 1


def _two_told(telling: Telling) -> list[Name]:
    """The projects of the last sentence before that names two of them."""
    for index in range(telling.index - 1, max(-1, telling.index - 3), -1):
        before = tellings(telling.reading)[index]
        if before.sentence.block != telling.sentence.block:
            break
        found = [before.name(s) for s in before.slots if s.code in "PX"]
        told = list(dict.fromkeys(n for n in found if n))
        if len(told) > 1:
            return told
    return []


def listed(telling: Telling) -> Iterator[Matter]:
    """«Ses priorités : a, b et c.», «a et b seront les deux domaines prioritaires de PRJ»."""
    for match in telling.matches(regex(r"(?:^|(?<=[^\w-])){listing}")):
        if match[0].endswith(":") or re.search(
            r"(?:est|sont|sera|seront) ?(?:l[ae]s? |l')$", match[0]
        ):
            article = re.search(r"(?:l[ae]s? |l')$", match[0])
            start = match.start() + (article.start() if article else len(match[0]))
            found = _items(telling, start) or phrases(telling, start)
            yield Matter(_topic(telling, match.start()), found, "listing", match.span())
    yield from _predicated(telling)
    yield from _answered(telling)


def _items(telling: Telling, colon: int) -> list[str]:
    """The short items between a colon and the end of its sentence: «: a & b, c, d.»."""
    end = telling.text.find(".", colon)
    rest = telling.text[colon : end if end >= 0 else len(telling.text)]
    if not telling.text[:colon].endswith(":") or ", " not in rest:
        return []
    cuts = [m.span() for m in re.finditer(r", | et (?=[^,]*$)|$", rest)]
    starts = [0, *(high for _, high in cuts[:-1])]
    found = [
        words(telling, (colon + low, colon + high))
        for low, (high, _) in zip(starts, cuts, strict=True)
    ]
    return found if all(0 < len(f.split()) <= _ITEM_WORDS for f in found) else []


def domains(telling: Telling) -> Iterator[Matter]:
    """«une filière dans le domaine « Eau et territoires »»: the quoted name of a field."""
    for match in telling.matches(
        r"\bdans l[ae]s? (?:domaine|champ|thematique)s? (<X\d+>)"
    ):
        theme = words(telling, match.span(1))
        yield Matter(_topic(telling, match.start()), [theme], "domain", match.span())


def _predicated(telling: Telling) -> Iterator[Matter]:
    """«La santé et les matériaux seront les deux domaines prioritaires.»."""
    for match in telling.matches(regex(r" {predicate}")):
        analysis = telling.reading.analysis
        low, _ = telling.clause(match.start())
        start, end = (
            telling.abstract.position(low),
            telling.abstract.position(match.start()),
        )
        yield Matter(
            _topic(telling, match.end()),
            themes_in(analysis.text, analysis.folded, start, end),
            "listing",
            match.span(),
        )


def _answered(telling: Telling) -> Iterator[Matter]:
    """«Quels sont vos sujets ? – La cybersécurité et la défense.»."""
    last = tellings(telling.reading)[telling.index - 1] if telling.index else None
    if last and last.text.endswith("?") and regex("{question}").search(last.text):
        speaker = re.match(r"(?:[a-z]\. [a-z]\. ?:|<H\d+> ?:)? ?", telling.text)
        found = phrases(telling, speaker.end() if speaker else 0)
        yield Matter(_topic(telling, 0), found, "answer", (0, 0))


def _topic(telling: Telling, position: int) -> list[Name]:
    """What a list of themes is about: the project in force, else the call or programme."""
    inside = [
        s for s in telling.slots if s.end <= position and s.code in "PX" and not s.prep
    ]
    project = telling.current(Kind.PROJECT, position)
    if inside or project:
        return names(telling, inside[-1:]) or ([project] if project else [])
    context, offset = telling.reading.context, telling.abstract.position(position)
    found = (
        context.main(Kind.PROJECT)
        or context.main(Kind.PROGRAMME)
        or context.call_at(offset)
    )
    return [found] if found else []


_ITEM_WORDS = 6  # more is no item of a list of themes
_LABEL_WORDS = 3  # more is a sentence
_LABEL = re.compile(r"^([A-ZÀ-Þ][a-zà-ÿ' ’]{3,30}) (?:[–—-]|:) ")


def labels(telling: Telling) -> Iterator[Matter]:
    """«Cybersécurité – … PRJ …»: a word opens the item that tells of a project."""
    analysis = telling.reading.analysis
    if telling.sentence.kind in {BlockKind.HEADING, BlockKind.TITLE}:
        return
    raw = analysis.text[telling.sentence.start : telling.sentence.end]
    match = _LABEL.match(raw)
    if not match or analysis.within(
        telling.sentence.start, telling.sentence.start + match.end(1)
    ):
        return
    folded = analysis.folded[
        telling.sentence.start : telling.sentence.start + match.end(1)
    ]
    projects = [s for s in telling.slots if s.code == "P"]
    if (
        folded.split()[0] not in load("themes")["words"]["labels"]
        and projects
        and len(folded.split()) <= _LABEL_WORDS
    ):
        yield Matter(names(telling, projects[:1]), [match[1]], "label", (0, 1))


def stated(telling: Telling) -> Iterator[Matter]:
    """«Objet du projet PRJ : a et b», «le thème de PRJ est la …»."""
    pattern = regex(
        r"\b(?:objet|theme|thematique|sujet|specialite|domaine)s? (?:principal[es]* |central[es]* |de recherche )?"
        r"(?:du |de la |de l'|de |d') ?(?:{noun} )?(<[PXCF]\d+>) ?(?::|est|sera|sont|seront) "
    )
    for match in telling.matches(pattern):
        thing = telling.at(match.start(1))
        found = phrases(telling, match.end())
        yield Matter(
            names(telling, [thing] if thing else []), found, "stated", match.span()
        )


_BET = (
    r"\b(?:objectif|but|ambition|mission|defi|pari|idee|enjeu) "
    r"(?:du |de la |de l'|de |d') ?(?:{noun} )?(<[PXCF]\d+>) ?: "
    r"([a-z]{2,}(?:er|ir|re) (?:[^.;:<]{3,70}))"
)


def bets(telling: Telling) -> Iterator[Matter]:
    """«le pari du projet PRJ : mettre du lin dans les trains»."""
    for match in telling.matches(regex(_BET)):
        thing = telling.at(match.start(1))
        theme = words(telling, match.span(2))
        yield Matter(
            names(telling, [thing] if thing else []), [theme], "stated", (0, 1)
        )


_SUCH = (
    r"^(?:<\w\d+> )?([a-z][^:<>]{5,90}?) ?[:,] (?:tel(?:le)? est|voila|c'est) (?:l'|le |la )"
    r"(?:objet|objectif|but|ambition|mission|vocation|defi|pari|theme|sujet|idee) "
    r"(?:du |de la |de l'|de |d') ?(?:{noun} )?(?:de recherche )?(<[PXCF]\d+>)"
)


def such(telling: Telling) -> Iterator[Matter]:
    """«Adapter les ports à la montée des eaux : tel est l'objet de la chaire PRJ»."""
    for match in telling.matches(regex(_SUCH)):
        thing = telling.at(match.start(2))
        theme = words(telling, match.span(1))
        yield Matter(
            names(telling, [thing] if thing else []), [theme], "stated", (0, 1)
        )


_ENTRY = re.compile(
    r"(<[PX]\d+>)(?: ?\([^()]*\))? ?(?::|[–—-]) (?=[a-z]|l')(?!(?:porte|pilote|coordonne|laureat|retenu|non |par |un an|en )\w*)"
)


def entries(telling: Telling) -> Iterator[Matter]:
    """«PRJ : imagerie cérébrale, porté par …»: an item that opens with its project."""
    match = _ENTRY.match(telling.text)
    if match is None:
        return
    if match[1][1] == "X" and telling.sentence.kind is not BlockKind.ITEM:
        return
    end = re.search(r"[,.;(<]|$", telling.text[match.end() :])
    stop = match.end() + (end.start() if end else 0)
    told = telling.text[match.end() : stop]
    skipped = told.split(" ", 1)[0] in load("themes")["words"]["labels"]
    if not skipped and not _FINITE.search(told):
        thing = telling.at(match.start(1))
        theme = words(telling, (match.end(), stop))
        yield Matter(names(telling, [thing] if thing else []), [theme], "entry", (0, 1))


_FINITE = re.compile(
    r"\b(?:est|sont|a|ont|sera|seront|c'est|il|elle|nous|on|recoit|obtient|\w{3,}(?:era|eront))\b"
)


def supported(telling: Telling) -> Iterator[Matter]:
    """«L'appel PRJ s'adresse aux projets de dépollution»: what it gives money for."""
    for match in telling.matches(regex(r"(?<![\w-]){supports}")):
        near = telling.subjects(match.start(), "PXCFOHGL")
        found = names(telling, [s for s in near if s.code in "CF"])
        what = phrases(telling, match.end()) if found else []
        yield Matter(found, what, "support", match.span())
