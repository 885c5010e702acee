"""Themes told by purposes: «PRJ doit accélérer la découverte de …», «cherche à rendre la vue»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_builder.extract.clauses import Telling
from graph_builder.extract.matters import (
    Matter,
    idle,
    names,
    phrases,
    regex,
    words,
    young,
)
from graph_builder.model import Kind, Name

# What a project does for itself or as an institution: no theme.
_SETTING_UP = re.compile(
    r"(?:creer|organis|ouvrir|offrir|propos|mettre|renforc|structur|construi|consolid|feder|rassembl"
    r"|regroup|accompagn|attir|constitu|former|diversifi|devenir|etre|faire|recrut|donner|permettre)"
)


def infinitives(telling: Telling) -> Iterator[Matter]:
    """«PRJ reçoit 5 M€ pour étudier …», «il doit accélérer la découverte de …»."""
    for match in telling.matches(
        regex(
            r"\b{before_infinitive} ?(?:mieux )?(?:{infinitive}|{to_research})(?= |<|')"
        )
    ):
        if idle(telling, match.end()):
            continue
        subjects = _actor(telling, match.start())
        if subjects:
            yield Matter(
                subjects, phrases(telling, match.end()), "infinitive", match.span()
            )


def purposes(telling: Telling) -> Iterator[Matter]:
    """«PRJ cherche à rendre la vue»: the purpose itself, whatever its verb."""
    for match in telling.matches(regex(r"\b{purpose} ?(?=[a-z]+(?:er|ir|re)\b)")):
        after = telling.text[match.end() :]
        if regex(r"(?:mieux )?(?:{infinitive}|{to_research})\b").match(after):
            continue  # its object is the theme
        verb = re.match(r"\w+", after)
        if _SETTING_UP.match(after):
            continue
        subjects = _actor(telling, match.start())
        if verb is None or not subjects or idle(telling, match.end() + verb.end()):
            continue
        stop = match.end() + verb.end()
        done = words(telling, (match.end(), stop))
        found = [f"{done} {what}" for what in phrases(telling, stop)[:1] if what]
        yield Matter(subjects, found, "purpose", match.span())


def specialists(telling: Telling) -> Iterator[Matter]:
    """«Cette spécialiste des textiles intelligents … son projet PRJ»."""
    projects = [s for s in telling.slots if s.code == "P"]
    if len(projects) != 1:
        return
    for match in telling.matches(r"\bspecialistes? (?=d(?:e|u|es|')[ a-z])"):
        found = phrases(telling, match.end())[:1]
        yield Matter(names(telling, projects), found, "specialist", match.span())


def _actor(telling: Telling, position: int) -> list[Name]:
    """Whose purpose an infinitive tells: the project of the clause, else the one spoken of."""
    low, _ = telling.clause(position)
    inside = [
        s for s in telling.slots if low <= s.start and s.end <= position and not s.depth
    ]
    things = [s for s in inside if s.code == "P"] or [
        s for s in inside if s.code == "X" and not s.prep
    ]
    if things:
        return names(telling, things[-1:])
    block = telling.reading.context.blocks[telling.sentence.block]
    offset = telling.abstract.position(position)
    told = [
        m.name
        for m in telling.reading.analysis.within(block.start, offset)
        if m.name and m.name.kind is Kind.PROJECT
    ]
    if told:
        return [told[-1]]
    return names(telling, [s for s in inside if not s.prep and young(telling, s)][:1])
