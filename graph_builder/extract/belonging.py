"""What is part of what: «s'inscrit dans», «prend la suite de», «labellisé», «financé au titre de»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph_builder.extract.clauses import Telling
from graph_builder.extract.common_schemes import subject_meant
from graph_builder.extract.french.text import plain
from graph_builder.extract.links import (
    Link,
    Page,
    is_plan,
    lexicon_cue,
    proper_slot,
    told_before,
)
from graph_builder.extract.programme_fates import (
    given_label,
    precedent,
    replaced,
    succeeding,
)
from graph_builder.extract.rolenouns import held
from graph_builder.extract.syntax import Slot
from graph_builder.model import Kind, Name, Relation

_EFFORT = (  # «prolonge l'effort engagé par la loi»
    r"(?:l'(?:effort|elan|action|dynamique|ambition) (?:\w+ee? )?(?:par|de) )?(?:[a-z]+ ){0,4}"
)
_PHRASES = (
    (Relation.FUNDED_BY, "FOX"),
    (Relation.PART_OF, "CFXPO"),
    (Relation.FOLLOWS, "CFXP"),
    (Relation.LABELLED, "CFXPO"),
)
_CHILDREN = {
    Relation.FUNDED_BY: "CFP",
    Relation.PART_OF: "CFX",
    Relation.FOLLOWS: "CFPX",
    Relation.LABELLED: "PXOL",
}


def phrases(page: Page) -> Iterator[Link]:
    """Phrases whose complement is the other end: «s'inscrit dans», «prend la suite de»."""
    telling = page.telling
    for relation, codes in _PHRASES:
        for match in telling.matches(lexicon_cue("phrases", relation.value)):
            over = telling.listed(match.end(), codes, first=_EFFORT)
            told = _issued(page, match, relation, over)
            if match[0].startswith("issu") and _AMOUNT.search(
                telling.text[: match.start()]
            ):
                continue  # «dotée de 9 M€ issus de France 2030»: money is no part
            if over and not _dangles(telling, match):
                several = relation is Relation.FUNDED_BY or _attaches(match)
                more = [s for s in over[1:] if s.code == "O"] if several else []
                over = [*_specific(telling, over[0]), *more]
                children = _child(page, match, told, over[0])
                if "<M" in match[0] and over[0].code == "O":
                    # what a project gets is an award
                    children = [c for c in children if c.kind is not Kind.PROJECT]
                yield from page.link(children, told, over, match.span())
    for rule in (
        _nouns,
        _attached,
        _overseen,
        _membership,
        given_label,
        replaced,
        succeeding,
        precedent,
    ):
        yield from rule(page)


_AMOUNT = re.compile(r"<M\d+>,? $")


def _issued(
    page: Page, match: re.Match[str], relation: Relation, over: Sequence[Slot]
) -> Relation:
    """«issu de France 2030»: what comes of a national plan is a part of it."""
    plan = match[0].startswith("issu") and any(map(is_plan, page.names(over[:1])))
    return Relation.PART_OF if plan else relation


_FRAMES = ("dans le cadre", "au titre", "au sein", "en application")


def _dangles(telling: Telling, match: re.Match[str]) -> bool:
    """Whether «au titre de F» opens no sentence: it tells of money, not of parts."""
    return match[0].startswith(_FRAMES) and not telling.opens(match.start())


def _specific(telling: Telling, slot: Slot) -> list[Slot]:
    """«la stratégie nationale « X »»: the name in quotes is the telling one."""
    after = next((s for s in telling.slots if s.start >= slot.end), None)
    named = (
        after and telling.text[slot.end : after.start] == " " and after.code in "CFXP"
    )
    return [after] if after and named else [slot]


_PARTICIPLE = re.compile(
    r"(?:lanc|engag|cre|publi|ouver|men|mis|condui|inscri|prev|deploy|rattach|adoss|integree|labelli|titulaire|dans|sous|heritier|issu|au|finance|cofinance|dote|soutenu|abonde|alimente|paye|honore|s'inscrivant|relevant|decoulant|succedant|prenant|prolongeant)"
)
_GENERIC = re.compile(
    r"\b(?:(?:l'essentiel|la totalite|l'integralite|la moitie|le (?:quart|tiers|reste)|une (?:large |grande )?partie|les? (?:<N\d+> )?tiers) (?:du financement|des? (?:ces |ses )?(?:credits|fonds|moyens|financements))|il|elle|ces credits|cette enveloppe|cet appel|l'appel|l'ensemble|cette initiative|ce dispositif|ces montants) (?:\w+ )?$"
)


def _child(
    page: Page, match: re.Match[str], relation: Relation, over: Slot
) -> list[Name]:
    """What a phrase is said of: its subject, what follows, or the thing spoken of."""
    telling = page.telling
    near = _said_of(telling, match, over)
    allowed = _CHILDREN[relation]
    if near and near[-1].code == "G":  # «Trois appels relèvent de F : A, B et C»
        after = re.match(r" ?: ", telling.text[over.end :])
        listed = telling.listed(over.end + after.end() - 1, allowed) if after else []
        return page.names(listed)
    if near:
        named = [proper_slot(telling, s) for s in near]
        found = page.names(
            [s for s in named if s.code in _allowed(allowed, match, over)]
        )
        if over.code in "PO" and relation is Relation.PART_OF and not _attaches(match):
            found = [c for c in found if c.kind is not Kind.PHRASE]
        if found or not telling.opens(match.start()):
            return found
    if relation is Relation.FUNDED_BY and (endowed := _endowed(telling, match)):
        return page.names(endowed)
    if telling.opens(match.start()):
        return page.names(_main(telling, over.end, allowed.replace("X", "")))
    generic = _GENERIC.search(telling.text[: match.start()])
    if generic:
        return page.spoken_of(match.start())
    return subject_meant(page, match.start())


def _endowed(telling: Telling, match: re.Match[str]) -> list[Slot]:
    """«la stratégie F, renforcée en 2021 par une phase dotée de 2 M€ …»: what has the money."""
    if "<M" not in match[0]:
        return []
    low, _ = telling.clause(match.start())
    inside = [s for s in telling.slots if low <= s.start < match.start()]
    schemes = [s for s in inside if s.code in "CF" and s.prep not in {"par", "via"}]
    return schemes[-1:] if not any(s.code in "PG" for s in inside) else []


def _said_of(telling: Telling, match: re.Match[str], over: Slot) -> list[Slot]:
    """The subject of a verb, or what a participle or noun is said of."""
    start = match.start()
    near: list[Slot] = []
    if relative := _QUE.search(telling.text[:start]):
        return telling.antecedents(relative.start(), "CFPXOGH")
    if _PARTICIPLE.match(match[0]) is None:
        near = telling.subjects(start, "CFPXOGH", several=True)
    return near or telling.said_of(start, over.end, "CFPXOGH")


_QUE = re.compile(
    r",? (?:que|qu') ?(?:l[ae]s? |l')?(?:[a-z]+ ){0,2}<O\d+>(?: ?\([^()]*\))?(?: \w+ment| a| ont)? $"
)
_BELONGS = re.compile(r"inscri|\brel[ae]v|parti|integr|entre|issu|insere")
_ATTACH = re.compile(r"tutelle|\bpartie|rattach|integr|adoss|depend|relev")


def _attaches(match: re.Match[str]) -> bool:
    return _ATTACH.search(match[0]) is not None


def _allowed(codes: str, match: re.Match[str], over: Slot) -> str:
    """An institute may be attached to a university, a project be part of a programme."""
    if over.code == "O" and _attaches(match):
        return codes + "O"
    return codes + "P" if over.code == "F" and _BELONGS.search(match[0]) else codes


def _main(telling: Telling, after: int, codes: str) -> list[Slot]:
    """What the clause after an opening complement is about: «Dans le cadre de F, X lance C»."""
    _, high = telling.clause(after)
    inside = [s for s in telling.slots if after <= s.start < high and not s.depth]
    free = [s for s in inside if not s.prep][:2]
    named = [s for s in free if s.code in codes]
    calls = [s for s in inside if s.code == "C" and "C" in codes]
    return (named or calls)[:1]


# --- nouns ------------------------------------------------------------------------------


def _nouns(page: Page) -> Iterator[Link]:
    """«l'un des volets de», «, autre composante de», «Déclinaison de F, celui-ci»."""
    telling = page.telling
    cue = lexicon_cue("phrases", "noun")
    for part in held(telling, cue, "FCPXO", holders="CFXPO"):
        over = part.things[:1]
        children = [
            s for s in part.holders if over and s.code in _PARTS.get(over[0].code, "CF")
        ]
        yield from page.link(children, Relation.PART_OF, over, part.at, "noun")
    for match in telling.matches(cue):
        over = telling.listed(match.end(), "FCPXO", first=r"(?:[a-z]+ ){0,3}")[:1]
        if over and telling.opens(match.start()) and telling.takes_up(over[0].end):
            children_before = told_before(page)
            yield from page.link(
                children_before, Relation.PART_OF, over, match.span(), "noun"
            )


_PARTS = {"F": "CFXPO", "C": "CF", "O": "CFO"}


def _attached(page: Page) -> Iterator[Link]:
    """«X, unité mixte de recherche de A et de B», «K, filiale du groupe O»."""
    telling = page.telling
    for part in held(telling, lexicon_cue("phrases", "attached"), "O"):
        yield from page.link(
            part.holders, Relation.PART_OF, part.things, part.at, "attached"
        )


_TUTELLES = re.compile(
    r"(<O\d+>) ?\((?:umr (?:<N\d+> )?|ums |unite )?(?=(?:l[ae] |l')?<O\d+>)"
)
_LABORATORY = re.compile(
    r"(?:laboratoire|unite|umr|centre de recherche|equipe|institut de recherche|observatoire)\b"
)


def _overseen(page: Page) -> Iterator[Link]:
    """«le laboratoire X (CNRS/Université A)»: those that a laboratory is of."""
    telling = page.telling
    for match in telling.matches(_TUTELLES):
        child = telling.at(match.start(1))
        name = telling.name(child) if child else None
        over = telling.listed(match.end(), "O")
        if child and name and over and _LABORATORY.match(plain(name.label)):
            yield from page.link(
                [child], Relation.PART_OF, over, match.span(), "attached"
            )


def _membership(page: Page) -> Iterator[Link]:
    """«X, membre de l'alliance O», «X a rejoint l'alliance O»."""
    telling = page.telling
    for part in held(telling, lexicon_cue("phrases", "member"), "OX", "O"):
        children = [s for s in part.holders if s.code == "O"]
        yield from page.link(children, Relation.MEMBER_OF, part.things[:1], part.at)
    for match in telling.matches(lexicon_cue("phrases", Relation.MEMBER_OF.value)):
        over = telling.listed(match.end(), "OX")[:1]
        near = telling.subjects(match.start(), "OXHPG", several=True)
        yield from page.link(
            [s for s in near if s.code == "O"], Relation.MEMBER_OF, over, match.span()
        )
