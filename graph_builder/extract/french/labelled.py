"""Projects named by their label and their site: «le PUI de Rennes», «l'IHU de Bordeaux»."""

from __future__ import annotations

import re

from graph_builder.extract.mention import Mention
from graph_builder.model import Kind

_LABELS = (
    "PUI", "IHU", "RHU", "3IA", "IdEx", "Idex", "IDEX", "I-Site", "I-SITE", "Labex", "LabEx",
    "Equipex", "PEPR", "CMQ", "IRT", "Carnot",
)  # fmt: skip
_SITED = re.compile(
    rf"(?<![\w-])(?:[LlDd]['’]|(?:[Ll]e|[Dd]u|[Aa]u|[Cc]et?|[Ss]on|[Uu]n) )"
    rf"(?P<name>(?:{'|'.join(_LABELS)}) (?:de |d['’]|du )(?!France|[A-ZÀ-Þ]{{2}})"
    r"[A-ZÀ-Þ][\w’'-]+(?: (?:[A-ZÀ-Þ][\w’'-]+))*)"
)


def find_sited(text: str) -> list[Mention]:
    """Projects named by a label in the singular and the site that holds it.

    >>> [m.text for m in find_sited("Le PUI de Rennes touchera 8 M€, les PUI de Lyon…")]
    ['PUI de Rennes']
    """
    return [
        Mention(m.start("name"), m.end("name"), m["name"], Kind.PROJECT, "head")
        for m in _SITED.finditer(text)
    ]
