"""What the words around a number say of it: at which stage of a call it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from graph_builder.extract.lexicon import load
from graph_builder.extract.outcomes import Side, Told
from graph_builder.model import Stage

_ORDER = (
    Stage.REJECTED,
    Stage.PRESELECTED,
    Stage.SELECTED,
    Stage.LETTERS_OF_INTENT,
    Stage.APPLICATIONS,
)
_SLOT = re.compile(r"\b[A-Z]{2,}\b")
_STOPS = re.compile(r"[ ,]")
_BROKEN_SUBJECT = re.compile(r" (?:qui|que|dont|ont|sont|et)$|[;:]")
_BROKEN_NOUN = re.compile(
    r"[,;:.]| (?:et|qui|que|dont|par|pour|ont|sont|a|avaient|etaient|ete)$"
)
_CLOSED = re.compile(r" [\w-]+ ?(?:[.,;)]|$|et <)")
_REACH = 90
_COMPLEMENT_WORDS = 6


@dataclass(frozen=True, slots=True)
class Verdict:
    """A stage, the words that say so and the rule that read them."""

    stage: Stage
    cue: str
    rule: str


def _part(name: str) -> str:
    data = load("counts")
    nouns = "|".join(data["nouns"])
    done = f"{data['participle']['applications']}|auditionne\\w*"
    known = {"NOUNS": nouns, "GENERIC": data["generic"], "DONE": done}
    return known.get(name) or str(data["parts"].get(name, name))


def _filled(text: str) -> str:
    return _SLOT.sub(lambda m: _part(m[0]), text)


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern of the lexicon."""
    return re.compile(_filled(load("counts")["patterns"][name]))


@cache
def _cue(group: str, stage: Stage) -> re.Pattern[str]:
    """The cues of a stage, anchored as their group needs."""
    cues = _filled(load("counts").get(group, {}).get(stage.value, "(?!)"))
    if group.startswith("active"):
        return re.compile(rf"(?:^|[\s'(]){cues} $")
    if group == "predicate":
        return re.compile(rf",? ?(?:{cues})")
    if group == "noun":
        return re.compile(rf"(?:^|[ '])(?:{cues})$")
    return re.compile(rf" ?(?:(?:deja|ainsi|finalement) )?(?:{cues})(?![\w-])")


def _first(group: str, text: str, rule: str) -> Verdict | None:
    for stage in _ORDER:
        cue = _cue(group, stage).match(text)
        if cue:
            return Verdict(stage, cue[0].strip(" ,"), rule)
    return None


def _prefixes(text: str) -> Iterator[int]:
    """Where words end in the next stretch of a text."""
    return (m.start() for m in _STOPS.finditer(text[:_REACH]))


def _letters(verdict: Verdict | None, right: str) -> Verdict | None:
    """Applications that are letters of intent."""
    noun = pattern("noun").match(right)
    letters = noun and _cue("noun", Stage.LETTERS_OF_INTENT).search(noun[0])
    if verdict and verdict.stage is Stage.APPLICATIONS and letters:
        return Verdict(Stage.LETTERS_OF_INTENT, verdict.cue, verdict.rule)
    return verdict


def verdict(left: str, right: str) -> Verdict | None:
    """What the clause before and after a number says of it, by the best rule."""
    if pattern("partitive_of").search(left):
        return _own(right, "own")
    return (
        _numbered(left, right)
        or _denominator(left, right)
        or _elliptic(right)
        or _predicate(left, right)
        or _active(left, right)
        or _own(right, "own")
    )


def _numbered(left: str, right: str) -> Verdict | None:
    """«porte à 45 le nombre de lauréats», «neuf restent en lice»."""
    number = pattern("number_of").match(right) if left.endswith(" a ") else None
    if number:
        return _own(f" {right[number.end() :]}", "number")
    if pattern("enumerated").match(right):
        return Verdict(Stage.APPLICATIONS, "dossiers", "enumerated")
    if pattern("still").search(left):
        noun = pattern("noun").match(right)
        rest = right[noun.end() :] if noun else right
        if pattern("racing").match(rest):
            return Verdict(Stage.PRESELECTED, "en lice", "still")
    return None


def by_outcome(
    text: str, figure: tuple[int, int], outcomes: Sequence[Told]
) -> Verdict | None:
    """A number of those whom a verb or noun of an outcome befell."""
    left = text[: figure[0]]
    if pattern("partitive").search(left):
        return None
    for told in outcomes:
        subject = told.side is Side.SUBJECT and figure[1] <= told.start
        taken = told.side is Side.OBJECT and told.end <= figure[0]
        if (subject and _governs(text[figure[1] : told.start])) or (
            taken and _governed(text[told.end : figure[0]], text[figure[1] :])
        ):
            return Verdict(Stage(told.outcome.value), told.cue, "outcome")
    return None


def _governs(gap: str) -> bool:
    """Whether only a counted noun and its complements stand before a verb."""
    rest = pattern("aside").sub("", pattern("of_them").sub("", gap, count=1))
    rest = pattern("out_of").sub("", rest, count=1)
    noun = pattern("noun").match(rest)
    named = noun is not None or not rest.strip()
    broken = _BROKEN_SUBJECT.search(rest) or "<" in rest or "," in rest
    return named and not broken and len(rest.split()) <= _COMPLEMENT_WORDS


def _governed(gap: str, right: str) -> bool:
    """Whether a number is what a verb before it takes."""
    bare = pattern("hedge").sub("", f" {gap.lstrip()}")
    free = pattern("noun").match(right) or pattern("object_end").match(right)
    return bool(free) and not bare.strip()


def _denominator(left: str, right: str) -> Verdict | None:
    """«sur les douze reçus», «parmi 31 candidatures»."""
    if not pattern("partitive").search(left) or pattern("other").match(right):
        return None
    own = _own(right, "denominator")
    if own:
        return own
    counted = pattern("numerator").search(left) or pattern("generic").match(right)
    return Verdict(Stage.APPLICATIONS, "sur", "denominator") if counted else None


def _elliptic(right: str) -> Verdict | None:
    """«…, 21 auditionnés, …»: a participle alone, closed by a mark."""
    if pattern("noun").match(right) or not _CLOSED.match(right):
        return None
    return _first("participle", right, "elliptic")


def _predicate(left: str, right: str) -> Verdict | None:
    """«… ont été retenues», «… se partagent 12 M€»."""
    if pattern("partitive").search(left):
        return None
    rest = pattern("aside").sub("", pattern("of_them").sub("", right, count=1))
    return _told(rest, right) or _told(pattern("out_of").sub("", rest, count=1), right)


def _told(rest: str, right: str) -> Verdict | None:
    """The predicate of the noun phrase that a text begins with."""
    noun = pattern("noun").match(rest)
    if noun and noun[0].endswith("autres laureats"):
        return None
    for stop in _prefixes(rest):
        words = rest[:stop]
        bare = words.count(" ") > 1 and not noun
        if "<" in words or _BROKEN_SUBJECT.search(words):
            return None
        if bare and not _first("participle", words, ""):
            return None
        found = _first("predicate", rest[stop:], "predicate")
        if found:
            return _letters(found, right)
    return None


def _active(left: str, right: str) -> Verdict | None:
    """«le jury en a retenu 46», «a reçu 119 candidatures»."""
    bare = pattern("hedge").sub("", left)
    free = pattern("noun").match(right) or pattern("object_end").match(right)
    generic = pattern("generic").match(right) or pattern("part_of").match(right)
    for stage in _ORDER:
        cue = _cue("active", stage).search(bare) if free else None
        cue = cue or (_cue("active_generic", stage).search(bare) if generic else None)
        if cue:
            return _letters(Verdict(stage, cue[0].strip(" '("), "active"), right)
    if bare.endswith("laisse ") and "sur le carreau" in right:
        return Verdict(Stage.REJECTED, "sur le carreau", "active")
    if pattern("remain").search(left) and right.startswith(" autres"):
        return Verdict(Stage.REJECTED, "restent", "active")
    return None


def _own(right: str, rule: str) -> Verdict | None:
    """«neuf lauréats», «50 projets sélectionnés», «onze présélectionnés»."""
    noun = pattern("noun").match(right)
    rest = right[noun.end() :] if noun else right
    generic = ["participle_generic"] if pattern("generic").match(right) else []
    for group in ["participle", *generic]:
        found = _first(group, rest, rule)
        if found is None and noun:
            found = _after_complement(group, rest, rule)
        if found:
            return _outcome(found, rest, right)
    return _by_noun(noun[0], rule) if noun else None


def _after_complement(group: str, rest: str, rule: str) -> Verdict | None:
    """«31 dossiers de candidature déposés»."""
    for count, stop in enumerate(_prefixes(rest)):
        words = rest[:stop]
        if count >= _COMPLEMENT_WORDS or "<" in words or _BROKEN_NOUN.search(words):
            return None
        found = _first(group, rest[stop:], rule) if count else None
        if found:
            return found
    return None


def _outcome(found: Verdict, rest: str, right: str) -> Verdict | None:
    """«présélectionnés non retenus» are rejected."""
    refused = _cue("participle", Stage.REJECTED)
    after = rest.find(" ", 1)
    second = refused.match(rest, after) if after > 0 else None
    if second:
        return Verdict(Stage.REJECTED, second[0].strip(), found.rule)
    return _letters(found, right)


def _by_noun(noun: str, rule: str) -> Verdict | None:
    for stage in _ORDER:
        cue = _cue("noun", stage).search(noun)
        if cue:
            return Verdict(stage, cue[0].strip(), rule)
    return None
