"""Outcomes told by contrast: «Y ne l'est pas», «contrairement à Y», «face à Y»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph_builder.extract.gates import Worded
from graph_builder.extract.outcomes import Side, Told
from graph_builder.model import Outcome

_CONTRAST = re.compile(
    r"(?P<subject>\bne l(?:'est|e sont|'a|'ont|e sera|'etai(?:en)?t) pas(?: ete)?\b)"
    r"|(?P<object>,? (?:(?:mais |et )?(?:non |pas )|a l'inverse d[eu]s? |contrairement (?:a|aux?) |a la difference d[eu]s? )"
    r"(?:l[ae]s? |l'|celui d[eu] |celle d[eu] |celui de l['a] ?)?(?:projets? |dossiers? |candidatures? )?(?=<[PXOL]\d+>))"
    r"|(?P<opening>(?:^|, )(?:contrairement (?:a|aux?) |a l'inverse d[eu]s? |a la difference d[eu]s? )(?:l[ae]s? |l'|celui d[eu] |celle d[eu] )?(?:projets? |dossiers? )?(?=<[PXOL]\d+>))"
    r"|(?P<lost>(?:emport|impos|choisi|prefer|retenu)\w*[^.;:]{0,30}? (?:face (?:a|aux?)|devant|au detriment d[eu]s?|plutot que|contre) (?:de )?(?:l[ae]s? |l'|celui d[eu] |celle d[eu] )?(?:projets? )?(?=<[PXOL]\d+>))"
    r"|(?P<gained>au profit(?:, ?[a-z]+,)? (?:notamment |surtout )?d(?:e |es |u |')(?:l[ae]s? |l'|celui d[eu] |celle d[eu] )?(?:projets? )?(?=<[PXOL]\d+>))"
    r"|(?P<too>(?<=> )(?:non plus|aussi|egalement|de meme)(?= ?[.!]? ?$))"
    r"|(?P<same>\b(?:l'est|le sont|l'a ete|l'ont ete) (?:aussi|egalement)\b)"
)


def contrasts(
    said: Worded, found: Sequence[Told], before: Outcome | None
) -> Iterator[Told]:
    """«Y ne l'est pas», «pas Y», «contrairement à Y», «face à Y»: the outcome told, turned."""
    for match in said.matches(_CONTRAST):
        kind = match.lastgroup
        earlier = [t for t in found if t.start < match.end()] or found[:1]
        last = earlier[-1].outcome if earlier else before
        if last is None:
            continue
        other = Outcome.SELECTED if last is Outcome.REJECTED else Outcome.REJECTED
        outcome = last if kind in {"same", "too"} else other
        side = Side.SUBJECT if kind in {"subject", "same", "too"} else Side.OPPOSED
        start = match.start()
        if kind in {"lost", "gained"}:
            start = match.end() - 1
        yield Told(outcome, start, match.end(), side, match[0].strip(" ,"))
