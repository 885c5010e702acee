"""Schemes within schemes: «l'appel C de F», «son appel C», money of a programme."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_builder.extract.in_plans import SCHEME_NOUN, in_plans
from graph_builder.extract.links import (
    BRACKET,
    OF,
    SCHEMES,
    Link,
    Page,
    lexicon_cue,
    told_before,
)
from graph_builder.extract.syntax import mention_of
from graph_builder.model import BlockKind, Kind, Name, Relation

# «F comporte deux appels : C et C2», «F se décline en trois programmes, …».
_HOLDS = (
    r"(<[FC]\d+>)(?: ?\([^()]*\))?(?: <D\d+>)?,? (?:qui )?(?:comport|compren|inclu|contien|prevoi|regroup|rassembl|se declin|se compos|s'articul|s'appui|repos|reuni|englob|chapeaut)\w* (?:notamment |aussi |egalement )?"
    r"(?:en |autour d[e'] ?|sur |de |d')?(?:(?:une?|<N\d+>|plusieurs|l[ae]s?|l'|des) ?(?:[a-z]+ )?)?(?:<G\d+>|(?:volets?|axes?|actions?|appels?(?: a [a-z]+)?|programmes?|concours|mesures?|dispositifs?|piliers?|briques?|ami|aap)\b)(?: (?!dont|qui|pour)[a-z]+){0,4}(?:,| :)?(?= (?:l[ae] |l')?(?:[a-z' ]+ ){0,4}<[CFXP])"
)


def complements(page: Page) -> Iterator[Link]:
    """«l’appel C de F», «son appel C», «un volet C»."""
    telling, _text = page.telling, page.telling.text
    yield from in_plans(page)
    pattern = r"(<C\d+>)(?: ?\([^()]*\)| <[ND]\d+>)?,? (?:(?:l[ae] |l'|un )?(?:appel a projets|appel a candidatures|appel a manifestation d'interet|appel|concours|programme|dispositif|action) )?(?:au titre |dans le cadre )?(?:de la |de l'|du |de |d')(?:(?:plan|programme|strategie|contrat|dispositif|fonds)(?: [a-z']+){0,2} )?@?(<[FO]\d+>)"
    for match in telling.matches(pattern):
        child, parent = telling.at(match.start(1)), telling.at(match.start(2))
        if child and parent:
            relation = Relation.PART_OF if parent.code == "F" else Relation.OPERATED_BY
            yield from page.link([child], relation, [parent], match.span(), "of")
    for match in telling.matches(
        r"\b(?:son|sa|ses|leurs?) (?:[a-z' ]{0,30})?(appel|programme|concours|fonds|plan|prix|volet|antenne|direction|dispositif)\b[^;<]{0,60}(<[CFXPO]\d+>)"
    ):
        yield from _possessed(page, match)
    for match in telling.matches(_HOLDS):
        parent = telling.at(match.start(1))
        children = telling.listed(match.end(), "CFXP")
        yield from page.link(
            children,
            Relation.PART_OF,
            [parent] if parent else [],
            match.span(),
            "volet",
        )
    for match in telling.matches(
        r"\b(?:antenne|filiale|direction|laboratoire|departement|lab|site|campus) (<[PXO]\d+>) (?:de la |de l'|du )(<[OP]\d+>)"
    ):
        child, parent = telling.at(match.start(1)), telling.at(match.start(2))
        if child and parent:
            yield from page.link(
                [child], Relation.PART_OF, [parent], match.span(), "of"
            )


_WITHIN = (  # and whether the child is told first
    (
        rf"(<[CF]\d+>){BRACKET},? (?:dans (?:lequel|laquelle)|au sein (?:duquel|de laquelle)|auquel|a laquelle|dont|ou) (?:s'inscri\w+|s'insere\w*|s'integre\w*|releve\w*|fait partie|est (?:rattache|adosse|lie)e?|prend place) (?:l[ae] |l')?(?:appel a [a-z]+ |[a-z]+ ){{0,3}}(<[CF]\d+>)",
        False,
    ),
    (r"(<C\d+>) ?\((<F\d+>)\)", True),
    (
        rf"\b(?:volet|axe|action|mesure|brique) (<[CFXP]\d+>) {OF}(?:{SCHEME_NOUN} (?:[a-z]+ )?)?(<[FC]\d+>)",
        True,
    ),
    (
        rf"(<[CF]\d+>){BRACKET} (?:est|constitue|sont) (?:un |une |l'un des |l'une des |le |la )?(?:[a-z]+ ){{1,3}}?{OF}(<F\d+>)",
        True,
    ),
    (r"(<F\d+>)[^;.<]{0,30}, dont (?:l[ae] |l')?(<C\d+>) (?:est|constitue)", False),
)
_CHARGED = rf"\ba la charge {OF}(?=<O)"
_ENDOWED = rf"<M\d+>[^,;:<]{{0,40}}(?:(?:,? (?:sur|en|pendant) <N\d+> ans,?))? ?(?:(?:issus?|prelev\w+ sur|finances? par|apportes? par|au titre|dans le cadre|par|provenant)? ?(?:les <M\d+> )?{OF}?(?:<N\d+> )?)(?=<F)"


def schemes_of(page: Page) -> Iterator[Link]:
    """«C (F)», «F, dont C est un volet», «le volet C de F», «Dans le cadre de F, … C»."""
    telling = page.telling
    for pattern, child_first in _WITHIN:
        for match in telling.matches(pattern):
            one, two = telling.at(match.start(1)), telling.at(match.start(2))
            if one and two:
                child, parent = (one, two) if child_first else (two, one)
                yield from page.link(
                    [child], Relation.PART_OF, [parent], match.span(), "of"
                )


_PLAN_OF_TITLE = re.compile(r"(?:l[ae] )?(<F\d+>) ?: (?:[^<]|<[GN]\d+>){0,60}(<C\d+>)")


def titled(page: Page) -> Iterator[Link]:
    """«# France 2030 : les lauréats de C»: a plan before the colon of a title."""
    telling = page.telling
    block = telling.reading.context.blocks[telling.sentence.block]
    match = _PLAN_OF_TITLE.match(telling.text)
    if match and block.kind in {BlockKind.TITLE, BlockKind.HEADING}:
        parent, child = telling.at(match.start(1)), telling.at(match.start(2))
        ends = [s for s in (parent, child) if s]
        yield from page.link(ends[1:], Relation.PART_OF, ends[:1], match.span(), "of")


_PART_OF_PLAN = re.compile(
    rf"(?<!est )(?<!constitue )(?<!forme )(?<!represente )\b(?:le|du|au|ce|son) (volet [a-z][a-z' -]{{2,40}}?) {OF}(?=<F)"
)


def parts_of_plans(page: Page) -> Iterator[Link]:
    """«le volet régionalisé de F»: a part of a plan that only a common noun names."""
    telling = page.telling
    for match in telling.matches(_PART_OF_PLAN):
        over = telling.at(match.end())
        named = telling.listed(match.end(1), "CX", first=" ")
        if over and not named:
            start = telling.abstract.position(match.start(1))
            end = telling.abstract.position(over.end, end=True)
            label = " ".join(telling.reading.analysis.text[start:end].split())
            child = Name(label, Kind.PROGRAMME, (label,))
            yield from page.link([child], Relation.PART_OF, [over], match.span(), "of")


def families(page: Page) -> Iterator[Link]:
    """«son Agence X», «l'appel C1 « C2 »», «trois appels de F»."""
    telling, _text = page.telling, page.telling.text
    for match in telling.matches(r"\b(?:son|sa) (<O\d+>)"):
        child = telling.at(match.start(1))
        owner = [s for s in telling.slots if s.end <= match.start() and s.code in "OH"][
            :1
        ]
        mention = mention_of(telling.abstract, child) if child else None
        site = mention is not None and mention.head in {"campus", "site", "batiment"}
        if child and not site and owner and owner[0].code == "O" and not owner[0].prep:
            yield from page.link([child], Relation.PART_OF, owner, match.span(), "own")
    for match in telling.matches(r"(<C\d+>) (<C\d+>)"):
        parent, child = telling.at(match.start(1)), telling.at(match.start(2))
        over = telling.name(parent) if parent else None
        if parent and child and over and re.search(r"[ \d]", over.label):
            yield from page.link(
                [child], Relation.PART_OF, [parent], match.span(), "of"
            )
    yield from _calls_of(page)
    for match in telling.matches(_CHARGED):
        near = telling.subjects(match.start(), "FCPO")
        who = [s for s in telling.slots if s.start == match.end()]
        yield from page.link(
            [s for s in near if s.code in SCHEMES],
            Relation.FUNDED_BY,
            who,
            match.span(),
            "charge",
        )


def _calls_of(page: Page) -> Iterator[Link]:
    """«les résultats de trois appels de F»: every call of the document is of F."""
    pattern = r"(?:<N\d+>|\b(?:plusieurs|nouveaux|premiers)) (?:nouveaux |premiers )?appels(?: a [a-z]+)?(?: d[eu] )(<F\d+>)"
    telling = page.telling
    for match in telling.matches(pattern):
        over = telling.at(match.start(1))
        mentions = telling.reading.analysis.mentions
        calls = {m.name for m in mentions if m.name and m.name.kind is Kind.CALL}
        if over:
            named = sorted(calls, key=lambda n: n.label)
            yield from page.link(named, Relation.PART_OF, [over], match.span(), "all")


def _possessed(page: Page, match: re.Match[str]) -> Iterator[Link]:
    """«Le Conseil a dévoilé les résultats de son appel C»: whose call it is."""
    telling = page.telling
    child = telling.at(match.start(2))
    owner = telling.subjects(match.start(), "OCFHPXG")
    owner = (
        owner
        or [s for s in telling.slots if s.end <= match.start() and s.code in "OF"][:1]
    )
    if child and match[1] == "volet" and not owner and telling.opens(match.start()):
        over = told_before(page)
        yield from (
            Link(page.names([child]), Relation.PART_OF, over, "own", match.span()),
        )
    if child is None or not owner:
        return
    if match[1] in {"volet", "antenne", "direction"}:
        relation = Relation.PART_OF
    elif owner[0].code == "O" and child.code in "CF":
        relation = Relation.OPERATED_BY
    else:
        return
    yield from page.link([child], relation, owner, match.span(), "own")


def money(page: Page) -> Iterator[Link]:
    """«Les lauréats de C se partagent 9 M€ de F», «F leur consacre 9 M€»."""
    telling, text = page.telling, page.telling.text
    if "<M" not in text:
        return
    for match in telling.matches(_ENDOWED):
        parent = telling.at(match.end())
        if parent and re.search(
            r"\b(?:de|du|d'|des|la|par|le|sur|les) ?(?:l')?(?:<N\d+> )?$",
            text[: match.end()],
        ):
            yield from page.link(
                _endowed(page, match),
                Relation.FUNDED_BY,
                [parent],
                match.span(),
                "money",
            )
    for match in telling.matches(lexicon_cue("active", "consecrates")):
        yield from _consecrated(page, match)


def _endowed(page: Page, match: re.Match[str]) -> list[Name]:
    """The call whose laureates, or which itself, the sentence endows."""
    telling = page.telling
    low, _ = telling.clause(match.start())
    near = [s for s in telling.slots if low <= s.start < match.start() and not s.depth]
    schemes = [s for s in near if s.code == "C" or (s.code == "F" and not s.prep)]
    if any(s.code in "PHO" for s in near if not s.prep):
        return []
    if schemes:
        return page.names(schemes[-1:])
    group = any(s.code == "G" for s in near) or re.search(
        r"\b(?:l'ensemble|ils|elles|l'enveloppe|une enveloppe|le label|le budget|laureats)\b",
        telling.text[low : match.start()],
    )
    call = telling.reading.context.call_at(telling.abstract.position(match.start()))
    return [call] if group and call else []


_FOR_WHICH = re.compile(
    r",? (?:pour|a|auquel|a laquelle|dans) ?(?:lequel|laquelle)? (?:l[ae] |l')?<[OF]\d+>(?: ?\([^()]*\))? $"
)


def _consecrated(page: Page, match: re.Match[str]) -> Iterator[Link]:
    """«F réserve 9 M€ à C», «F leur consacre 9 M€»: F pays for C."""
    telling = page.telling
    _, high = telling.clause(match.start())
    if "<M" not in telling.text[match.start() : high]:
        return
    relative = _FOR_WHICH.search(telling.text[: match.start()])
    payers = telling.subjects(match.start(), "FOCPXHG", several=True)
    if relative:
        inside = [s for s in telling.slots if s.start >= relative.start()]
        payers = [s for s in inside if s.end <= match.start()]
    parents = [s for s in payers if s.code in "FO"]
    taking = [
        s
        for s in telling.slots
        if match.end() <= s.start < high
        and s.code in SCHEMES
        and s.prep in {"a", "au", "aux", "dans"}
        and not s.depth
    ]
    what = page.names(taking[:1])
    if not what and relative:
        near = telling.antecedents(relative.start(), "CFPX")
        what = page.names([s for s in near if s.code in SCHEMES])
    if not what and telling.text.endswith(" leur ", 0, match.start()):
        last = telling.previous()
        told = [s for s in last.slots if s.code == "C"] if last else []
        what = [n for s in told[-1:] if last and (n := last.name(s))]
    yield from page.link(what, Relation.FUNDED_BY, parents, match.span(), "money")
