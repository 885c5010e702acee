"""Verbs of estimating in the active voice: «la mairie évalue à M le coût de la halle»."""

from __future__ import annotations

import re

from graph_builder.extract.domain import cue
from graph_builder.extract.frame import Frame, Hold
from graph_builder.extract.purposes import words_at
from graph_builder.extract.reading import Reading
from graph_builder.model import Name

_WORD = re.compile(r"[a-z]+")
_COST_OF = re.compile(
    r" (?:l[ae] |l')(?P<thing>(?:cout|budget|montant|facture|investissement)"
    r"(?: (?!qui\b|que\b|dont\b)(?:[a-zà-ÿ'-]+|<[OLPXCF]\d+>)){1,10}?)(?=[,;.)]|$)"
)


def is_active(reading: Reading, frame: Frame) -> bool:
    """Whether «évalue», with no accent at its end, is what somebody does.

    The participle that it looks like without accents would tell the worth of the subject.
    """
    if frame.hold is not Hold.ENDOWED or not cue("valued").match(frame.cue):
        return False
    word = _WORD.match(frame.abstract.text, frame.verb[0])
    if word is None:
        return False
    end = frame.abstract.position(word.end(), end=True)
    return reading.analysis.text[end - 1 : end] == "e" and not word[0].endswith("ee")


def valued_object(reading: Reading, frame: Frame) -> Name | None:
    """What somebody puts a figure on, where that is a cost."""
    match = _COST_OF.match(frame.tail)
    return (
        words_at(reading, frame, frame.at.end, match.span("thing")) if match else None
    )
