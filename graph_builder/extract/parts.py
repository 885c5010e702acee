"""Parts of an envelope told by what they consist of: «dont 150 M€ de subventions»."""

from __future__ import annotations

import re
from functools import cache

from graph_builder.extract.domain import HEDGE, words
from graph_builder.extract.frame import Frame
from graph_builder.extract.purposes import words_at
from graph_builder.extract.reading import Reading
from graph_builder.model import Name

_AFTER_WHOLE = re.compile(rf"(?:\bdont|>[^<>;.]{{0,60}},?(?: et)?|,) {HEDGE}$")


def kind_of_money(reading: Reading, frame: Frame) -> Name | None:
    """«de crédits publics», «de prises de participation», as the text writes it."""
    if not _AFTER_WHOLE.search(frame.lead_in):
        return None
    match = _kind().match(frame.tail)
    if match is None:
        return None
    return words_at(reading, frame, frame.at.end, match.span("kind"))


@cache
def _kind() -> re.Pattern[str]:
    heads = "|".join(sorted(words("money_kind"), key=len, reverse=True))
    return re.compile(
        rf" (?:de |d'|en )(?P<kind>(?:{heads})(?: (?!et\b|pour\b|sur\b|en\b|au\b|a\b|par\b|de la\b|du\b|des\b)"
        r"[a-z'-]+){0,3})(?=[,;.) ]|$)"
    )
