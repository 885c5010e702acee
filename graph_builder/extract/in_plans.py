"""Schemes by whose they are: «l'appel France 2030 C», «le programme F de l'ANR», «un volet»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_builder.extract.domain import is_funder
from graph_builder.extract.links import BRACKET, OF, Link, Page, is_plan, is_union
from graph_builder.extract.syntax import mention_of
from graph_builder.model import Kind, Name, Relation

SCHEME_NOUN = r"(?:appel(?: a [a-z]+(?: d'interets?)?)?|ami|aap|concours|programme|dispositif|fonds|plan|strategie|initiative|prix|bourses?|mecanisme|label|volet|action)"
_OF_PLAN = (  # child, parent and whether the parent is told first
    (rf"\b{SCHEME_NOUN} (<F\d+>),? (<[CF]\d+>)", True),
    (rf"(<F\d+>){BRACKET},? {OF}(?:<N\d+> )?(<F\d+>)", False),
)


def in_plans(page: Page) -> Iterator[Link]:
    """«l'appel à projets France 2030 C», «le programme F de France 2030»."""
    telling = page.telling
    for pattern, parent_first in _OF_PLAN:
        for match in telling.matches(pattern):
            one, two = telling.at(match.start(1)), telling.at(match.start(2))
            child, parent = (two, one) if parent_first else (one, two)
            over, part = (telling.name(s) if s else None for s in (parent, child))
            if child and over and part and is_plan(over) and not is_plan(part):
                yield from page.link(
                    [child],
                    Relation.PART_OF,
                    [parent] if parent else [],
                    match.span(),
                    "of",
                )
    yield from _of_agencies(page)
    yield from _published(page)
    yield from _with_parts(page)
    yield from _on_account(page)


_OF_AGENCY = (
    rf"\b(?P<noun>programme |dispositif |fonds |concours |prix |bourses? |initiative |mecanisme )?"
    rf"(?P<child><[CF]\d+>){BRACKET} {OF}(?P<agency><O\d+>)"
)


def _of_agencies(page: Page) -> Iterator[Link]:
    """«le dispositif F de la Région», «les « Chaires » de l'ANR»: whose they are."""
    telling = page.telling
    for match in telling.matches(_OF_AGENCY):
        child, owner = (
            telling.at(match.start("child")),
            telling.at(match.start("agency")),
        )
        mention = mention_of(telling.abstract, owner) if owner else None
        runs = match["noun"] or (mention and is_funder(mention))
        name = telling.name(child) if child else None
        if child and owner and runs and name and not is_plan(name):
            yield from page.link(
                [child], Relation.OPERATED_BY, [owner], match.span(), "of"
            )


_PUBLISHES = re.compile(
    r"\b(?:publi|devoil|annonc|communiqu|rend|a rendu|present|proclam|met(?= en ligne)|a mis(?= en ligne))[a-z]*(?: [a-z]+){0,4}? "
    r"(?:l[ae]s? |l')(?:liste|resultats?|laureats?|noms?|palmares|selection|projets (?:retenus|selectionnes|laureats))\b[^;:]{0,80}?"
    rf"(?:de la |de l'|du |de |des ){SCHEME_NOUN}s? (?=<[CF])"
)


def _published(page: Page) -> Iterator[Link]:
    """«L'ANR publie la liste des lauréats du programme C»: an agency, its own call's."""
    telling = page.telling
    for match in telling.matches(_PUBLISHES):
        child = telling.at(match.end())
        who = telling.subjects(match.start(), "OPXHCFG", several=True)
        held = [(s, mention_of(telling.abstract, s)) for s in who if s.code == "O"]
        agencies = [s for s, m in held if m and m.key and is_funder(m)]
        name = telling.name(child) if child else None
        if child and name and not is_plan(name) and agencies:
            yield from page.link(
                [child], Relation.OPERATED_BY, agencies, match.span(), "published"
            )


_PARTS = re.compile(
    rf"(<F\d+>){BRACKET}(?: <D\d+>)? (?:comport|prevoi|compren|inclu|contien)[a-z]+ (?:aussi |egalement |notamment )?"
    r"un (volet [a-z][a-z', -]{2,60}?)(?= de <M|,? dote|[.;]|$)"
)


def _with_parts(page: Page) -> Iterator[Link]:
    """«Le contrat comporte un volet recherche de 9 M€»: a part that common words name."""
    telling = page.telling
    for match in telling.matches(_PARTS):
        over = telling.at(match.start(1))
        start = telling.abstract.position(match.start(2))
        end = telling.abstract.position(match.end(2), end=True)
        words = telling.reading.analysis.text[start:end].translate(_MARKS).split()
        label = " ".join(words)
        child = Name(label, Kind.PROGRAMME, (label,))
        yield from page.link(
            [child], Relation.PART_OF, [over] if over else [], match.span(), "volet"
        )


_MARKS = str.maketrans(dict.fromkeys('«»“”"'))
_ON_ACCOUNT = re.compile(
    rf"<M\d+>[^;:<]{{0,30}}?,? (?:au titre|dans le cadre) {OF}(?:{SCHEME_NOUN} )?(?=<[CF])"
)


def _on_account(page: Page) -> Iterator[Link]:
    """«France 2030 ajoute 9 M€ au titre de l'appel C»: who pays, pays for the scheme."""
    telling = page.telling
    for match in telling.matches(_ON_ACCOUNT):
        child = telling.at(match.end())
        low, _ = telling.clause(match.start())
        payers = [
            s
            for s in telling.slots
            if low <= s.start < match.start() and not s.prep and not s.depth
        ]
        names = page.names(payers[:1])
        pays = names and (
            (payers[0].code == "F" and is_plan(names[0]))
            or (payers[0].code == "O" and is_union(names[0]))
        )
        if child and pays and page.names([child]) != names:
            yield from page.link(
                [child], Relation.FUNDED_BY, payers[:1], match.span(), "account"
            )
