"""What is part of what: «s'inscrit dans», «prend la suite de», «labellisé»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_builder.extract.clauses import Telling
from graph_builder.extract.links import (
    OF,
    Link,
    Page,
    lexicon_cue,
    proper_slot,
    told_before,
)
from graph_builder.extract.syntax import Slot
from graph_builder.model import Kind, Name, Relation

_EFFORT = (  # «prolonge l'effort engagé par la loi»
    r"(?:l'(?:effort|elan|action|dynamique|ambition) (?:\w+ee? )?(?:par|de) )?(?:[a-z]+ ){0,4}"
)


def phrases(page: Page) -> Iterator[Link]:
    """Phrases whose complement is the other end: «s’inscrit dans», «prend la suite de»."""
    telling = page.telling
    for relation, codes in (
        (Relation.PART_OF, "CFXPO"),
        (Relation.FOLLOWS, "CFXP"),
        (Relation.LABELLED, "CFXPO"),
    ):
        for match in telling.matches(lexicon_cue("phrases", relation.value)):
            over = telling.listed(match.end(), codes, first=_EFFORT)[:1]
            if over:
                over = _specific(telling, over[0])
                children = _child(page, match, relation)
                if over[0].code in "PO" and relation is Relation.PART_OF:
                    children = [c for c in children if c.kind is not Kind.PHRASE]
                yield from page.link(children, relation, over, match.span())
    yield from _nouns(page)
    yield from _membership(page)
    yield from _given_label(page)
    yield from _precedent(page)


def _given_label(page: Page) -> Iterator[Link]:
    """«X a accordé le label L à A et à B» and the like."""
    telling = page.telling
    for match in telling.matches(
        r"\b(?:accord|attribu|decern|delivr|octroy)\w* (?:egalement )?le label (<\w\d+>) (?=a |au |aux )"
    ):
        label = telling.at(match.start(1))
        who = telling.listed(match.end() - 1, "OPXL")
        yield from page.link(
            who, Relation.LABELLED, [label] if label else [], match.span()
        )


def _precedent(page: Page) -> Iterator[Link]:
    """«La précédente chaire, « X », s'est éteinte»: the present one follows it."""
    telling = page.telling
    for match in telling.matches(
        r"\b(?:l[ae] precedente?|l'ancien(?:ne)?) [a-z]+,? (<[PCF]\d+>)"
    ):
        slot = telling.at(match.start(1))
        name = telling.name(slot) if slot else None
        now = telling.reading.context.main(name.kind) if name else None
        if slot and now and now != name:
            yield from page.link(
                [now], Relation.FOLLOWS, [slot], match.span(), "precedent"
            )


def _specific(telling: Telling, slot: Slot) -> list[Slot]:
    """«la stratégie nationale « X »»: the name in quotes is the telling one."""
    after = next((s for s in telling.slots if s.start >= slot.end), None)
    named = (
        after and telling.text[slot.end : after.start] == " " and after.code in "CFXP"
    )
    return [after] if after and named else [slot]


_PARTICIPLE = re.compile(
    r"(?:lanc|engag|cre|publi|ouver|men|mis|condui|inscri|prev|deploy|rattach|adoss|integree|labelli|titulaire|dans|heritier|issu)"
)


def _child(page: Page, match: re.Match[str], relation: Relation) -> list[Name]:
    """What a phrase is said of: its subject, or the thing spoken of."""
    telling = page.telling
    verb = _PARTICIPLE.match(match[0]) is None
    near = telling.subjects(match.start(), "CFPXOGH", several=True) if verb else []
    near = near or telling.said_of(match.start(), match.end(), "CFPXOGH")
    allowed = _CHILDREN[relation]
    if near:
        named = [proper_slot(telling, s) for s in near]
        return page.names([s for s in named if s.code in allowed])
    generic = re.search(
        r"\b(?:il|elle|ces credits|cette enveloppe|cet appel|l'appel|l'ensemble|cette initiative|ce dispositif|ces montants) (?:\w+ )?$",
        telling.text[: match.start()],
    )
    return page.spoken_of(match.start()) if generic else []


_CHILDREN = {
    Relation.PART_OF: "CFX",
    Relation.FOLLOWS: "CFP",
    Relation.LABELLED: "PXOL",
}


def _nouns(page: Page) -> Iterator[Link]:
    """«l'un des volets de», «, autre composante de», «Déclinaison de F, celui-ci»."""
    telling = page.telling
    for match in telling.matches(lexicon_cue("phrases", "noun")):
        over = telling.listed(match.end(), "FCPXO", first=r"(?:[a-z]+ ){0,3}")[:1]
        if not over:
            continue
        start = match.start()
        near = telling.subjects(start, "CFPXOGH") or telling.said_of(
            start, over[0].end, "CFPXOG"
        )
        children = page.names([s for s in near if s.code in "CFO"])
        if not near and telling.takes_up(over[0].end):
            children = told_before(page)
        yield from page.link(children, Relation.PART_OF, over, match.span(), "noun")


def _membership(page: Page) -> Iterator[Link]:
    telling = page.telling
    for match in telling.matches(lexicon_cue("phrases", Relation.MEMBER_OF.value)):
        of = re.match(rf" ?(?:{OF}|l[ae] |l'|a )", telling.text[match.end() :])
        if not of:
            continue
        over = telling.listed(match.end(), "OX")[:1]
        near = telling.antecedents(match.start(), "OX") or telling.subjects(
            match.start(), "OXH"
        )
        yield from page.link(
            [s for s in near if s.code == "O"], Relation.MEMBER_OF, over, match.span()
        )
