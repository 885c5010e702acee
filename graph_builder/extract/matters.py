"""Subjects and what they are about: what the rules for themes share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from graph_builder.extract.clauses import Telling
from graph_builder.extract.french.verbs import (
    any_form,
    futures,
    infinitives,
    presents,
)
from graph_builder.extract.lexicon import load
from graph_builder.extract.phrases import bare, themes_in
from graph_builder.extract.syntax import Slot, mention_of
from graph_builder.model import Kind, Name

_ABOUT = {Kind.PROJECT, Kind.CALL, Kind.PROGRAMME, Kind.ORGANISATION, Kind.PHRASE}


_FIRM = re.compile(
    r"\b(?:start-up|startup|jeune pousse|pme|biotech|medtech|societe|spin-off|entreprise)\b"
)


_BUILT: dict[str, Callable[[Iterable[str]], dict[str, str]]] = {
    "research": lambda verbs: presents(verbs) | futures(verbs),
    "to_research": infinitives,
}


@dataclass(frozen=True, slots=True)
class Matter:
    """Subjects and what they are about; `at` is where the cue stands."""

    subjects: Sequence[Name]
    themes: Sequence[str]
    rule: str
    at: tuple[int, int]


@cache
def regex(text: str) -> re.Pattern[str]:
    """A pattern that names cues of the lexicon as `{verb}`."""

    def cue(match: re.Match[str]) -> str:
        if match[1] in _BUILT:
            return f"(?:{any_form(_BUILT[match[1]](load('themes')['research']))})"
        return f"(?:{load('themes')['cues'][match[1]]})"

    return re.compile(re.sub(r"\{([a-z_]+)\}", cue, text))


def names(telling: Telling, found: Sequence[Slot]) -> list[Name]:
    """What slots name, where it can be about something."""
    told = (telling.name(s) for s in found)
    return [n for n in told if n and n.kind in _ABOUT]


def phrases(
    telling: Telling, index: int, end: int | None = None, *, of: bool = False
) -> list[str]:
    """The phrases from a position of the abstracted sentence."""
    analysis = telling.reading.analysis
    start = (
        telling.abstract.position(index)
        if index < len(telling.text)
        else telling.sentence.end
    )
    stop = _new_clause(telling, index) if end is None else end
    limit = telling.sentence.end if stop is None else telling.abstract.position(stop)
    return themes_in(analysis.text, analysis.folded, start, limit, of=of)


def _new_clause(telling: Telling, index: int) -> int | None:
    """Where a comma leads on to a name: no theme of the list that begins at `index`."""
    for slot in telling.slots:
        if slot.start >= index and slot.code in "POHCFG":
            comma = telling.text.rfind(",", index, slot.start)
            return comma if comma >= 0 else None
    return None


def young(telling: Telling, slot: Slot) -> bool:
    """Whether an organisation is a firm: told to be one, or named by no head noun or list."""
    mention = mention_of(telling.abstract, slot)
    if slot.code != "O" or mention is None:
        return False
    around = telling.text[max(0, slot.start - 40) : slot.end + 40]
    return mention.source in {"shape", "quoted"} or _FIRM.search(around) is not None


def current(telling: Telling, position: int) -> list[Name]:
    """The project the text is speaking of, as a list of none or one."""
    project = telling.current(Kind.PROJECT, position)
    return [project] if project else []


def words(telling: Telling, span: tuple[int, int]) -> str:
    """The words of a stretch of the sentence, as the text has them, without determiner."""
    analysis = telling.reading.analysis
    start = telling.abstract.position(span[0])
    end = telling.abstract.position(span[1], end=True)
    return bare(analysis.text, analysis.folded, start, end)


def idle(telling: Telling, index: int) -> bool:
    """Whether an object tells what a project has or gives, not what it is about."""
    data = load("themes")
    object_ = telling.text[index + 1 : index + 90]
    return re.match(rf"{data['idle']}", object_) is not None
