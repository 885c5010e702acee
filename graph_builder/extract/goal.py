"""A number that is aimed at, and what tells so."""

from __future__ import annotations

from dataclasses import dataclass

from graph_builder.extract.figures import Figure


@dataclass(frozen=True, slots=True)
class Goal:
    """A number aimed at.

    Attributes:
        figure: the number.
        how: the rule that found it, a short name.
        cue: the words that tell.
        at: where the words that govern it begin in the text.
        action: the verb whose object is counted, or "".
        baseline: the number it is to replace, where it stands in «de … à …».
        dated: whether a date to reach it by is needed.
        part_of: the goal it is a part of («dont 500 femmes»).
        far: a bare day or month is no such date.
        tail: what those counted will do, to be told with them.
    """

    figure: Figure
    how: str
    cue: str
    at: int
    action: str = ""
    baseline: Figure | None = None
    dated: bool = False
    part_of: Figure | None = None
    far: bool = False
    tail: str = ""
