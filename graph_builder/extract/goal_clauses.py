"""Goals told by their clause: «trente villes testeront … d'ici à 2029», «sont attendus 300 …».

No verb of a list governs these numbers; a date to come makes a goal of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph_builder.extract.figures import Figure, FigureText
from graph_builder.extract.goal import Goal
from graph_builder.extract.goal_cues import done_by, pattern
from graph_builder.extract.nounphrase import noun_phrase, words_of

_MANY = 5  # «trois formations ouvriront»: news, no goal
_REACH = 180
_FAR = 110
_REGULAR = re.compile(r"er(?:a|ont)$")
_SUBJECTS = ("before_subject", "shared_by", "one_of")
_ARTICLES = {"des", "une", "les"}
_FINITE = re.compile(r"\b(?:est|sont|a|ont|sera|seront|ete|doi(?:t|vent)|vont|va)\b")
_MARK = re.compile(r"<\w\d+>")
_TO = re.compile(
    r" (?P<to>(?:(?:a|en|de|dans|sur) |d'|au |aux |du |des )(?:l[ae]s? |l'|une? |des )?"
    r"|l[ae]s? |l'|une? )"
)


def clause_goals(figures: FigureText, figure: Figure) -> Iterator[Goal]:
    """The readings of a number by the clause that it stands in, best first."""
    yield from _subject(figures, figure)
    yield from _object(figures, figure)
    yield from _listed(figures, figure)
    yield from _wished(figures, figure)
    yield from _loose(figures, figure)


def _subject(figures: FigureText, figure: Figure) -> Iterator[Goal]:
    """«200 collèges testeront l'outil», «la création de 40 postes est prévue»."""
    text = figures.text
    low = max(0, figure.start - _REACH)
    if figure.number.value < _MANY and not figure.number.percent:
        return
    if not any(pattern(name).search(text, low, figure.start) for name in _SUBJECTS):
        return
    start = figure.end + (text[figure.end : figure.end + 1] == ",")
    found = pattern("predicate").search(text, start, start + _FAR)
    broken = found and pattern("clause_break").search(text, start, found.start())
    if found and not broken:
        yield from _predicated(figures, _goal(figure, "subject", found), found)


def _predicated(
    figures: FigureText, goal: Goal, found: re.Match[str]
) -> Iterator[Goal]:
    """The goal with what its predicate says of those counted."""
    part = (found["part"] or "").strip()
    if part in done_by():
        yield replace(goal, action=done_by()[part])
    elif not part or pattern("foreseen").fullmatch(part):
        yield replace(goal, tail=_doing(figures, found))
    elif not pattern("idle").match(part) or "av" in found["aux"]:
        yield replace(goal, tail=_done_or_to_do(figures, found, part))


def _done_or_to_do(figures: FigureText, found: re.Match[str], part: str) -> str:
    """«auront signé», «devront proposer», «devront être des femmes»."""
    said = _with_object(figures, found.span("part"))
    if part in _ARTICLES and found["aux"].endswith("etre "):
        return f"étant {said}"
    if "aur" in found["aux"] or "avoir" in found["aux"]:
        return f"ayant {said}"
    if part[-2:] in {"er", "ir", "re"}:
        first, _, rest = said.partition(" ")
        return f"{_gerund(first)} {rest}".strip()
    return ""


def _gerund(infinitive: str) -> str:
    """«proposer» → «proposant»; other groups keep the infinitive."""
    stem = infinitive.removesuffix("er")
    return f"{stem}ant" if stem != infinitive else f"à {infinitive}"


def _goal(figure: Figure, how: str, cue: re.Match[str]) -> Goal:
    words = _MARK.sub("…", cue[0].strip(" ,"))
    return Goal(figure, how, words, cue.start(), dated=True, far=True)


def _doing(figures: FigureText, found: re.Match[str]) -> str:
    """«testeront l'outil» → «testant l'outil»; verbs of other groups are left out."""
    if not found["will"] or not _REGULAR.search(found["will"]):
        return ""
    said = _with_object(figures, found.span("will"))
    verb, _, rest = said.partition(" ")
    return f"{verb.rpartition('er')[0]}ant {rest}".strip()


def _with_object(figures: FigureText, span: tuple[int, int]) -> str:
    """A verb as written and its object."""
    start, end = span
    start += len(figures.text[start:end]) - len(figures.text[start:end].lstrip())
    to = _TO.match(figures.text, end)
    phrase = noun_phrase(figures.text, to.end() if to else end)
    said = figures.words(start, to.end("to") if to and to["to"] else end)
    return f"{said} {words_of(figures, phrase.words)}".strip() if phrase.words else said


def _object(figures: FigureText, figure: Figure) -> Iterator[Goal]:
    """«seront ainsi formés 40 techniciens», «la plateforme desservira 40 villes»."""
    low = max(0, figure.start - _REACH)
    inverted = pattern("inverted").search(figures.text, low, figure.start)
    if inverted:
        goal = _goal(figure, "inverted", inverted)
        yield replace(goal, action=done_by().get(inverted["done"] or "", ""), far=False)
    governed = pattern("object").search(figures.text, low, figure.start)
    if governed:
        yield _goal(figure, "object", governed)


def _listed(figures: FigureText, figure: Figure) -> Iterator[Goal]:
    """«à la clé, 120 emplois d'ici à 2026»: no verb, and a date to come right after.

    Or before the colon: «elle tournera à plein régime en 2029 : 260 emplois».
    """
    text = figures.text
    low = max(0, figure.start - _REACH)
    opening = pattern("listed").search(text, low, figure.start)
    if opening is None:
        return
    ending = pattern("listed_end").match(text, figure.end)
    dated = ending and not _FINITE.search(ending[0])
    if dated or _foretold(figures, opening.start(), figure):
        yield _goal(figure, "listed", opening)


def _foretold(figures: FigureText, colon: int, figure: Figure) -> bool:
    """Whether what stands before a colon tells of a time to come, and no verb after it."""
    text = figures.text
    when = any(d.end <= colon for d in figures.dates)
    stop = text.find(";", figure.end)
    rest = text[figure.end : stop if stop >= 0 else len(text)]
    coming = pattern("will").search(text, 0, colon)
    return when and bool(coming) and not _FINITE.search(rest)


def _wished(figures: FigureText, figure: Figure) -> Iterator[Goal]:
    """«il est prévu que 150 villes rejoignent le réseau d'ici à 2027»."""
    text = figures.text
    low = max(0, figure.start - _REACH)
    that = pattern("that").search(text, low, figure.start)
    verb = pattern("that_subject").match(text, figure.end)
    if that and verb and "que" in that[0]:
        said = _with_object(figures, verb.span("will"))
        first, _, rest = said.partition(" ")
        tail = f"{first.removesuffix('ent')}ant {rest}".strip()
        yield replace(_goal(figure, "wished", that), tail=tail)


def _loose(figures: FigureText, figure: Figure) -> Iterator[Goal]:
    """A number that opens its sentence, what aims at it after: «200 thèses en 2027 : …»."""
    text = figures.text
    if not pattern("opening").fullmatch(text, 0, figure.start):
        return
    break_ = text.find(" :", figure.end)
    aim = pattern("coming").search(text, break_) if break_ > 0 else None
    if aim and not _FINITE.search(text, figure.end, break_):
        yield _goal(figure, "loose", aim)
