"""Verbs of operating and funding: «X opère C», «C, que gère X»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph_builder.extract.agents import more_agents
from graph_builder.extract.common_schemes import object_meant
from graph_builder.extract.links import SCHEMES, Link, Page, lexicon_cue, schemes
from graph_builder.extract.syntax import Slot
from graph_builder.model import Name, Relation


def active(page: Page) -> Iterator[Link]:
    """«X opère C», «C, que gère X», «X en assure la gestion»."""
    telling = page.telling
    for relation in (Relation.OPERATED_BY, Relation.FUNDED_BY):
        for match in telling.matches(lexicon_cue("active", relation.value)):
            yield from _verb(page, relation, match)


_QUE = re.compile(
    r",? (?:que|qu') ?(?:(?:l[ae]s? |l')?<O\d+>(?:[^,;:<]{0,12}<O\d+>)*)?(?: ?\([^()]*\))?(?: (?:ont|a|\w+ment))* ?$"
)


_PASSIVE = re.compile(
    r"\b(?:est|sont|sera|seront|etait|etaient|ete|etre)(?:,? (?:\w+ment|aussi|egalement|lui|elle),?)? $"
)
_OBLIQUE = re.compile(
    r" (?:au|aux|a(?! (?:parite|parts|part|hauteur))|par|sur|dans|via|en|grace|de|du|des)\b"
)


def _verb(page: Page, relation: Relation, match: re.Match[str]) -> Iterator[Link]:
    telling, text = page.telling, page.telling.text
    relative = _QUE.search(text[: match.start()])
    oblique = not relative and _OBLIQUE.match(text, match.end())
    if oblique or _PASSIVE.search(text[: match.start()]):
        return  # «est financé sur …»: a participle, no verb
    if relative:
        inside = [
            s for s in telling.slots if relative.start() <= s.start < match.start()
        ]
        who = [s for s in inside if s.code == "O"] or telling.listed(match.end(), "O")
        near = telling.antecedents(relative.start(), "CFPXGEO")
        after = who[-1].end if who and who[-1].start > match.end() else match.end()
        also = more_agents(telling, relation, after) if who else []
        yield from page.link(
            schemes(page, near, Relation.OPERATED_BY),
            relation,
            [*who, *also],
            match.span(),
        )
        return
    payers = "OF" if relation is Relation.FUNDED_BY else "O"
    who = [
        s
        for s in telling.subjects(match.start(), "OPXCFHG", several=True)
        if s.code in payers
    ]
    what: Sequence[Slot] | list[Name] = telling.listed(
        match.end(),
        SCHEMES,
        first=r"(?:pour (?:le compte d\S* ?)?(?:l[ae] |l')?<O\d+>,? |\w+ment |par ailleurs |[a-z' ]{0,60}?(?:appel|fonds|concours|programme)[^,;<]{0,30},? )?",
    )
    if not what and re.search(
        r"(?:\bqui|<O\d+>) (?:l[ae] |l')$", text[: match.start()]
    ):
        what = page.pointed_at(match.start())
    what = what or object_meant(page, match.end())
    yield from page.link(what, relation, who, match.span())
