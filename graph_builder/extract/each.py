"""«Chacun d'eux percevra M»: those that the sentence before, or the list after, names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph_builder.extract.case import Case
from graph_builder.extract.clauses import Telling, items_after, tellings
from graph_builder.extract.domain import is_purse
from graph_builder.extract.frame import Hold
from graph_builder.extract.mention import Mention
from graph_builder.extract.syntax import Slot, mention_of

_EACH = re.compile(
    r"\W*(?:chacune?(?: d'(?:eux|elles|entre (?:eux|elles))| des (?:<G\d+>|[a-z]+))?"
    r"|chaque [a-z]+|tou(?:te)?s (?:les )?(?:deux|trois|quatre)"
    r"|(?:ils|elles|tou(?:te)?s) [a-z ]{0,12}chacune?)\b"
)
_TAKE = {Hold.RECEIVE, Hold.ENDOWED}
_LEAST = 2
_CODES = "OXPL"


def each_told(case: Case) -> Sequence[Mention]:
    """Those that get M each, where «chacun» stands for them; none where it does not."""
    frame = case.frame
    if frame.hold not in _TAKE or not _EACH.match(frame.text):
        return ()
    reading = case.reading
    here = next(
        (t for t in tellings(reading) if t.sentence.start == frame.sentence.start), None
    )
    if here is None:
        return ()
    before = here.previous()
    found = _listed(before) if before else []
    return found if len(found) >= _LEAST else _in_items(here)


def _listed(telling: Telling) -> list[Mention]:
    """The names after the colon of a sentence, else its coordinated subjects."""
    colon = telling.text.rfind(" : ")
    if colon >= 0:
        return _free(telling, [s for s in telling.slots if s.start > colon])
    return _free(telling, telling.listed(0, _CODES))


def _in_items(telling: Telling) -> list[Mention]:
    """The names that open the items of the list that follows, one an item."""
    found = {}
    for item in items_after(telling.reading, telling.sentence.block):
        if item.sentence.block in found:
            continue
        first = _free(item, item.slots[:1])
        if first:
            found[item.sentence.block] = first[0]
    named = list(found.values())
    return named if len(named) >= _LEAST else []


def _free(telling: Telling, slots: Sequence[Slot]) -> list[Mention]:
    pairs = (
        (s, mention_of(telling.abstract, s))
        for s in slots
        if s.code in _CODES and not s.prep and not s.depth and not s.relative
    )
    return [m for _, m in pairs if m and m.name and not is_purse(m.name.label)]
