"""Whether two things are one, with a score and a reason; symmetric, and pure.

Precision first: nothing is alike by sound or by meaning. Names have the same words or
are an acronym and its long form; records, numbers and places that differ decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph_builder.model import Entity, Kind
from graph_builder.reconcile.blocking import APART, forms
from graph_builder.reconcile.names import Form, form, initials, toponyms

THRESHOLD = 0.9
"""The score from which two things are one; below it they are candidates."""

RECORD, NAME, PERSON, TOLD, INITIALS = 1.0, 0.97, 0.96, 0.93, 0.9
UNLISTED = 0.8  # of one that lists know and one that they refused to take for it
SURNAME = 0.6
_LEAST = 4
_NUMBERED = frozenset({Kind.CALL, Kind.PROGRAMME, Kind.EVENT})
_LISTS = frozenset({"organisations", "programmes", "regions", "cities"})


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two things are: 0 if they contradict each other, and why."""

    score: float
    reason: str


def likeness(one: Entity, other: Entity) -> Likeness | None:
    """How alike two things are, None if nothing speaks for it."""
    if one.kind is not other.kind or one.kind in APART:
        return None
    one, other = sorted((one, other), key=lambda e: (e.label, e.key, e.aliases))
    found = _alike(one, other)
    if found is None or (said := contradiction(one, other)) is None:
        return found
    return Likeness(0.0, said)


def contradiction(one: Entity, other: Entity) -> str | None:
    """Why two things cannot be one, or None."""
    ours, theirs = _records(one), _records(other)
    if ours and theirs:
        return None if ours & theirs else "lists have them as two"
    if one.kind is Kind.PERSON:
        return _two_persons(forms(one), forms(other))
    return _two_names(forms(one), forms(other))


def _alike(one: Entity, other: Entity) -> Likeness | None:
    ours, theirs = forms(one), forms(other)
    if shared := sorted(_records(one) & _records(other)):
        return Likeness(RECORD, f"both are {' '.join(shared[0])}")
    if one.kind is Kind.PERSON:
        return _person(ours, theirs)
    if _numbers(one, other):
        return None
    return _capped(_best((*_names(ours, theirs), *_acronyms(ours, theirs))), one, other)


def _numbers(one: Entity, other: Entity) -> bool:
    """Whether their numbers differ: «RHU 7» is called «RHU» too, and is another."""
    labels = [form(entity.label, entity.kind) for entity in (one, other)]
    told = [label for label in labels if label]
    if len({label.digits for label in told}) < len(labels):
        return False
    # The acronym of a long form may have a number of its own: «3NC».
    return one.kind in _NUMBERED or not any(label.acronym for label in told)


def _best(found: Iterable[Likeness]) -> Likeness | None:
    return min(found, key=lambda one: (-one.score, one.reason), default=None)


def _capped(found: Likeness | None, one: Entity, other: Entity) -> Likeness | None:
    """What a list could have linked and did not is at most a candidate."""
    if found and bool(_records(one)) != bool(_records(other)):
        said = f"{found.reason}, but only one of them is in a list"
        return Likeness(min(found.score, UNLISTED), said)
    return found


def _records(entity: Entity) -> set[tuple[str, str]]:
    return {(k.authority, k.identifier) for k in entity.links if k.authority in _LISTS}


def _names(ours: Iterable[Form], theirs: Iterable[Form]) -> Iterator[Likeness]:
    for left in ours:
        for right in theirs:
            if left.keys & right.keys and left.digits == right.digits:
                reason = f"« {left.text} » has the words of « {right.text} »"
                yield Likeness(NAME, reason)


def _acronyms(ours: tuple[Form, ...], theirs: tuple[Form, ...]) -> Iterator[Likeness]:
    for some, others in ((ours, theirs), (theirs, ours)):
        if any(left.long for left in some):
            continue  # a long form of its own: that decides
        for left in some:
            for right in others:
                if left.acronym and right.long:
                    yield from _acronym(left, right, others)


def _acronym(short: Form, long: Form, beside: Iterable[Form]) -> Iterator[Likeness]:
    told = any(short.acronym == one.acronym for one in beside)
    made = short.acronym in initials(long.text)
    what = f"« {short.text} » for « {long.text} »"
    if told:
        how = ", by its initials" if made else ""
        yield Likeness(TOLD, f"a text says {what}{how}")
    elif made and len(short.acronym) >= _LEAST:
        yield Likeness(INITIALS, f"{what} by its initials")


def _person(ours: Iterable[Form], theirs: Iterable[Form]) -> Likeness | None:
    pairs = [(left, right) for left in ours for right in theirs]
    return _best(found for pair in pairs if (found := _persons(*pair)))


def _persons(left: Form, right: Form) -> Likeness | None:
    if left.words[-1] == right.words[-1] and _initial(left, right):
        return Likeness(
            INITIALS, f"« {left.text} » has the initials of « {right.text} »"
        )
    if left.keys & right.keys and len(left.words) > 1:
        return Likeness(PERSON, f"« {left.text} » has the names of « {right.text} »")
    if left.words[-1] == right.words[-1] and 1 in {len(left.words), len(right.words)}:
        return Likeness(SURNAME, f"« {left.text} » has the surname of « {right.text} »")
    return None


def _initial(left: Form, right: Form) -> bool:
    """Whether the given names of one are the initials of those of the other."""
    ours, theirs = left.words[:-1], right.words[:-1]
    if not ours or len(ours) != len(theirs) or ours == theirs:
        return False
    short = all(len(word) == 1 for word in ours) or all(len(w) == 1 for w in theirs)
    return short and all(a[0] == b[0] for a, b in zip(ours, theirs, strict=True))


def _two_persons(ours: Iterable[Form], theirs: Iterable[Form]) -> str | None:
    """Two full given names that differ make two people."""
    full = [[one for one in some if len(one.words) > 1] for some in (ours, theirs)]
    pairs = [(left, right) for left in full[0] for right in full[1]]
    if not pairs or any(a.keys & b.keys or _initial(a, b) for a, b in pairs):
        return None
    left, right = pairs[0]
    return f"« {left.text} » and « {right.text} » are two names"


def _two_names(ours: Iterable[Form], theirs: Iterable[Form]) -> str | None:
    """Two long names of other words make two things."""
    long = [[one for one in some if one.long] for some in (ours, theirs)]
    pairs = [(left, right) for left in long[0] for right in long[1]]
    if any(left.keys & right.keys for left, right in pairs):
        return None
    return next((_difference(left, right) for left, right in pairs), None)


def _difference(left: Form, right: Form) -> str:
    texts = f"« {left.text} » and « {right.text} »"
    if left.digits != right.digits:
        return f"{texts} differ in a number"
    if (set(left.words) ^ set(right.words)) & toponyms():
        return f"{texts} differ in a place"
    return f"{texts} are two names"
