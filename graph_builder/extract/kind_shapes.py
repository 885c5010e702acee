"""What the form of a name tells of its kind: a firm's suffix, a town's name, a sign before it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from graph_builder.extract.french.gazetteer import is_numbered_call
from graph_builder.extract.french.inhabitants import place_of
from graph_builder.extract.french.places import is_place
from graph_builder.extract.french.text import plain
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention
from graph_builder.model import Kind

_FUND = re.compile(
    r"(?:[Ff]onds (?:européen|national|régional|d['’]investissement|social|de cohésion|vert|pour)|(?:Grand )?[Pp]lan d['’])"
)
_NUMBERED_UNIVERSITY = re.compile(
    r"(?:Paris|Lyon|Lille|Toulouse|Montpellier|Bordeaux|Strasbourg|Grenoble|Aix-Marseille|Nancy|Rennes|Nice)[ -](?:I{1,3}|IV|V|[1-9]|1[0-3])$"
)
_LABELLED = re.compile(  # a project named by its kind of label and its site: «PUI Picardie»
    r"(?:PUI|IHU|RHU|Labex|LabEx|Equipex|ÉquipEx|EUR|Idex|I-[Ss]ite|PEPR|CMQE?|IRT|ITE|Carnot|LabCom|Labcom|FHU|3IA|NCU|SFRI|IA-[Cc]luster) [A-ZÀ-Þ]"
)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("names")["shapes"][name].split())


def _firm(text: str) -> bool:
    """«Vorhem Technologies», «Orvane SAS»."""
    first, _, last = text.rpartition(" ")
    return bool(first) and last in _words("firms")


def _body(text: str) -> bool:
    """«Trinity College Dublin», «Polytech Marsac», «Grand Besançon Métropole»."""
    parts = text.split(" ")
    return len(parts) > 1 and (
        parts[0] in _words("first")
        or parts[-1] in _words("last")
        or any(part in _words("anywhere") for part in parts)
    )


_INHABITANT = re.compile(
    r"(?:\b(?:[Ll][ae]s?|[Dd][ue]s?|[Aa]ux?) |\b[Ll]['’])([A-ZÀ-Þ][\w-]+) $"
)


def _inhabitant(raw: str, start: int) -> bool:
    """Whether a name of inhabitants stands before a name: «le Nantais Bioloop»."""
    match = _INHABITANT.search(raw, max(0, start - 30), start)
    return match is not None and bool(place_of(plain(match[1])))


def told_by_shape(raw: str, mention: Mention) -> Iterable[tuple[Kind, int]]:
    """The kinds that the form of a name and the sign before it tell, with weights."""
    text = mention.text
    sign = raw[mention.start - 1 : mention.start]
    told = (
        (_NUMBERED_UNIVERSITY.match(text), (Kind.ORGANISATION, 4)),
        (sign == "@", (Kind.ORGANISATION, 4)),
        (_inhabitant(raw, mention.start), (Kind.ORGANISATION, 4)),
        (sign == "#", (Kind.PROJECT, 1)),
        (_FUND.match(text) or text in _words("funds"), (Kind.PROGRAMME, 5)),
        (is_numbered_call(text), (Kind.CALL, 4)),
        (_LABELLED.match(text), (Kind.PROJECT, 3)),
        (_firm(text), (Kind.ORGANISATION, 5)),
        (text in _words("bodies"), (Kind.ORGANISATION, 4)),
        (_body(text), (Kind.ORGANISATION, 2)),
        (is_place(text), (Kind.PLACE, 3)),
    )
    return [vote for found, vote in told if found]
