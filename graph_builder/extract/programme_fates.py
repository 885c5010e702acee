"""Labels given and programmes succeeded: «le label L a été attribué à A», «C a été remplacé par C2»."""

from __future__ import annotations

from collections.abc import Iterator

from graph_builder.extract.links import Link, Page, lexicon_cue
from graph_builder.model import Relation


def given_label(page: Page) -> Iterator[Link]:
    """«X a accordé le label L à A et à B», «le label L a été attribué à A»."""
    telling = page.telling
    for match in telling.matches(lexicon_cue("phrases", "given-label")):
        label = telling.at(match.start("label" if match["label"] else "label2"))
        who = telling.listed(match.end(), "OPXL")
        yield from page.link(
            who, Relation.LABELLED, [label] if label else [], match.span()
        )


def replaced(page: Page) -> Iterator[Link]:
    """«C a été remplacé par C2», «F, auquel succède F2»: the second follows the first."""
    telling = page.telling
    for match in telling.matches(lexicon_cue("phrases", "replaced")):
        new = telling.listed(match.end(), "CFPX")[:1]
        if " place a" in match[0] or match[0].endswith((" relais a", " temoin a")):
            near = telling.subjects(match.start(), "CFPX")
        elif not match[0].endswith("par"):
            near = telling.antecedents(match.start(), "CFPX")
        else:
            near = telling.said_of(match.start(), match.end(), "CFPX")
        yield from page.link(new, Relation.FOLLOWS, near, match.span())


def succeeding(page: Page) -> Iterator[Link]:
    """«Le plan F est clos. L'appel C lui succède» and the like."""
    telling = page.telling
    for match in telling.matches(
        r"\blui (?:succed\w+|a succede|fait suite|fera suite|pren\w+ la suite)"
    ):
        near = telling.subjects(match.start(), "CFPXOH", several=True)
        last = telling.previous()
        told = [s for s in last.slots if s.code in "CFP" and not s.prep] if last else []
        over = [n for s in told[:1] if last and (n := last.name(s))]
        new = page.names([s for s in near if s.code in "CFPX"])
        if new and over:
            yield Link(new, Relation.FOLLOWS, over, "follows", match.span())


def precedent(page: Page) -> Iterator[Link]:
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
