"""First person: «Nous avons obtenu M», says the head of X: X gets it."""

from __future__ import annotations

import re

from graph_builder.extract.domain import is_funder
from graph_builder.extract.frame import Frame
from graph_builder.extract.mention import Mention
from graph_builder.model import Kind, Name

_WE = re.compile(r"(?:^|[ ,])(?:nous|on|nous y|nous en) $")
_HEAD_OF = re.compile(
    r", (?:l[ae] |l'|son |sa |une? )?(?:[a-z'-]+ ){0,4}(?:<H\d+>,? )?(?:(?:l[ae]|l'|son|sa) ?)?"
    r"(?:(?:co-?|vice-)?(?:president|directeur|directrice|recteur|rectrice|doyen|responsable"
    r"|coordinateur|coordinatrice|dirigeant|fondateur|fondatrice|patron|chef|administrateur"
    r"|administratrice|provost|secretaire)n?e?s?)(?: [a-z'-]+){0,4} (?:de la |de l'|du |de |d')"
    r"(?:[a-z-]+ )?<O(\d+)>"
)


def speaking_body(frame: Frame) -> Name | None:
    """The body whose head says «nous», told after the words quoted; none that pays."""
    if not _WE.search(frame.subject_words):
        return None
    match = _HEAD_OF.search(frame.abstract.text, frame.at.end)
    item = frame.abstract.items[int(match[1])] if match else None
    if not isinstance(item, Mention) or item.name is None or is_funder(item):
        return None
    return item.name if item.name.kind is Kind.ORGANISATION else None
