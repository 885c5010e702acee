"""Whether two answers to one question exclude each other, by type of question.

What may be true beside the other is no contradiction: a ceiling, an approximation that
agrees, a part of the whole, another payer, another wave. In doubt there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from graph_builder.model import (
    Announcement,
    Award,
    Count,
    Envelope,
    Measure,
    Money,
    Name,
    Outcome,
    Selection,
    Target,
    Telling,
    topics,
)
from graph_builder.model.amounts import APPROXIMATE, same_amount
from graph_builder.reconcile.wording import (
    cues,
    far,
    fold,
    has,
    one_round,
    words,
)

Canonical = Callable[[str], str]
"""From the identifier of a thing to that of the cluster it belongs to."""

_CLOSE = Decimal("0.75")  # two tellings differ by a slip or an update
_NEAR = Decimal("0.5")  # where recipient or call leave no doubt
_SLIPS = frozenset(Decimal(1).scaleb(-n) for n in (1, 2, 3))  # 2,5 for 25
_STATE = "etat"
_ROUND_DAYS = 90  # calls come every half year, and few texts say which time it is
_DAY = 10  # characters of an ISO date
_YEAR = 4
_LASTING = ("project/", "call/", "programme/")


def excluded(question: str, one: Telling, two: Telling, canonical: Canonical) -> bool:
    """Whether two facts of one topic cannot both be."""
    return _RULES[question](one, two, canonical)


# --- money ----------------------------------------------------------------------------


def _money(one: Telling, two: Telling, canonical: Canonical) -> bool:
    first, second = amount(one), amount(two)
    if not _comparable(first, second) or same_amount(first, second):
        return False
    if not one_round(one, two) or any(_part(telling) for telling in (one, two)):
        return False
    sure = _shared(one, two, "call", canonical)
    if far(one, two) and not sure:
        return False
    facts = (one.said.fact, two.said.fact)
    if isinstance(facts[0], Award) and isinstance(facts[1], Award):
        return _awards(one, two, canonical) and _apart(first, second, sure=sure)
    if isinstance(facts[0], Envelope) and isinstance(facts[1], Envelope):
        return _envelopes(one, two) and _apart(first, second, sure=False)
    return _announced(one, two) and _apart(first, second, sure=False)


def amount(telling: Telling) -> Money:
    """The money of a fact about money."""
    money: Money = telling.said.fact.amount  # type: ignore[attr-defined]
    return money


def _comparable(one: Money, two: Money) -> bool:
    exact = not (one.bound or two.bound or one.high or two.high)
    return exact and one.currency == two.currency and one.per == two.per


def _apart(one: Money, two: Money, *, sure: bool) -> bool:
    """Whether two amounts are two tellings of one, and not simply two amounts."""
    low, high = sorted((one.amount, two.amount))
    if not high:
        return False
    share = low / high
    return share >= (_NEAR if sure else _CLOSE) or (sure and share in _SLIPS)


def _part(telling: Telling) -> bool:
    """Whether the words make an amount a part of another, or put it beside one."""
    text, money = words(telling), fold(amount(telling).text)
    told = cues("money")
    before = text.partition(money)[0].rpartition("¶")[2]
    return any(cue in before for cue in told["before"]) or has(telling, told["parts"])


def _awards(one: Telling, two: Telling, canonical: Canonical) -> bool:
    """Whether two awards are the same money: several payers are no contradiction."""
    for cell in ("recipient", "call", "project"):
        told = [telling.said.things.get(cell) for telling in (one, two)]
        if told[0] and told[1] and canonical(told[0]) != canonical(told[1]):
            return False
    payers = {_payer(telling) for telling in (one, two)} - {""}
    return len(payers) <= 1 and _costing(one) == _costing(two)


def _payer(telling: Telling) -> str:
    """Which purse pays, as far as told: the State's plans are one purse."""
    name: Name | None = getattr(telling.said.fact, "programme", None)
    if name is None:
        return ""
    label = fold(name.label)
    return label if any(cue in label for cue in cues("money")["others"]) else _STATE


def _costing(telling: Telling) -> bool:
    return has(telling, cues("money")["costs"])


def _envelopes(one: Telling, two: Telling) -> bool:
    """Whether two envelopes are for the same: an organisation has many budgets."""
    if not one.said.things["object"].startswith(_LASTING):
        return False
    for cell in ("beneficiaries", "years"):
        told = {getattr(telling.said.fact, cell) for telling in (one, two)} - {None}
        if len(told) > 1:
            return False
    return _costing(one) == _costing(two)


def _announced(one: Telling, two: Telling) -> bool:
    """Whether what was announced for a project and what it was given are one sum."""
    facts = (one.said.fact, two.said.fact)
    shares = {getattr(fact, "beneficiaries", None) for fact in facts} - {None, 1}
    return not (shares or _costing(one) or _costing(two))


def _shared(one: Telling, two: Telling, cell: str, canonical: Canonical) -> bool:
    told = [telling.said.things.get(cell) for telling in (one, two)]
    return bool(told[0] and told[1]) and len({canonical(str(t)) for t in told}) == 1


# --- counts and outcomes --------------------------------------------------------------


def _counts(one: Telling, two: Telling, _canonical: Canonical) -> bool:
    told = cues("counts")
    if any(has(telling, (*told["open"], *told["parts"])) for telling in (one, two)):
        return False
    low, high = sorted(_number(telling) for telling in (one, two))
    if low < high * _NEAR or far(one, two, _ROUND_DAYS) or not one_round(one, two):
        return False
    about = any(has(telling, told["about"]) for telling in (one, two))
    return high - low > (high * APPROXIMATE if about else 0)


def _number(telling: Telling) -> Decimal:
    fact = telling.said.fact
    return Decimal(fact.count) if isinstance(fact, Count) else Decimal(0)


def _outcomes(one: Telling, two: Telling, _canonical: Canonical) -> bool:
    """Only ends contradict each other: who is preselected may be either later."""
    outcomes = {getattr(telling.said.fact, "outcome", None) for telling in (one, two)}
    if outcomes != {Outcome.SELECTED, Outcome.REJECTED}:
        return False
    again = any(has(telling, cues("outcomes")["earlier"]) for telling in (one, two))
    return not again and not far(one, two, _ROUND_DAYS) and one_round(one, two)


# --- goals and days -------------------------------------------------------------------


def _goals(one: Telling, two: Telling, canonical: Canonical) -> bool:
    """Two values by one day, or one value by two days, of what both documents name."""
    first, second = one.said.fact, two.said.fact
    if not isinstance(first, Target) or not isinstance(second, Target):
        return False
    if not _about_one(one, two, canonical, "project/"):
        return False
    if first.value == second.value:
        return _other_day(first.deadline, second.deadline)
    low, high = sorted((first.value, second.value))
    told = cues("counts")
    hedged = any(has(t, (*told["open"], *told["about"])) for t in (one, two))
    slack = high * APPROXIMATE if hedged else 0
    same_day = bool(first.deadline) and first.deadline == second.deadline
    return same_day and low >= high * _CLOSE and high - low > slack


def _measures(one: Telling, two: Telling, canonical: Canonical) -> bool:
    days = [str(getattr(telling.said.fact, "deadline", "")) for telling in (one, two)]
    return _about_one(one, two, canonical) and one_round(one, two) and _other_day(*days)


def _about_one(
    one: Telling, two: Telling, canonical: Canonical, kind: str = ""
) -> bool:
    """Whether both documents name one project or call; each of a call has its goals."""
    near = [
        {canonical(thing) for thing in telling.near if thing.startswith(kind)}
        for telling in (one, two)
    ]
    return not near[0].isdisjoint(near[1])


def _other_day(one: str, two: str) -> bool:
    """Whether two days, months or years exclude each other."""
    short, long = sorted((one, two), key=len)
    return bool(short) and not long.startswith(short)


def _announcements(one: Telling, two: Telling, _canonical: Canonical) -> bool:
    """Two days of one event, which has a name of its own; each year has its own one."""
    first, second = one.said.fact, two.said.fact
    if not isinstance(first, Announcement) or not isinstance(second, Announcement):
        return False
    named = any(c.isupper() or c.isdigit() for c in first.event[1:])
    one_year = first.date[:_YEAR] == second.date[:_YEAR]
    days = len(first.date) == len(second.date) == _DAY
    return named and one_year and days and first.date != second.date


_RULES: Mapping[str, Callable[[Telling, Telling, Canonical], bool]] = {
    topics.MONEY: _money,
    topics.COUNT: _counts,
    topics.OUTCOME: _outcomes,
    topics.GOAL: _goals,
    topics.DEADLINE: _measures,
    topics.DAY: _announcements,
}


# --- how it is told -------------------------------------------------------------------


def value(question: str, telling: Telling, *, day: bool = False) -> str:
    """What a fact answers, in words."""
    fact = telling.said.fact
    match fact:
        case Award() | Envelope():
            told = " ".join(fact.amount.text.split())
        case Count():
            told = str(fact.count)
        case Selection():
            told = str(fact.outcome)
        case Target():
            told = fact.deadline if day else f"{fact.value.normalize():f} {fact.unit}"
        case Measure():
            told = fact.deadline
        case Announcement():
            told = fact.date
        case _:
            told = question
    return told.strip()


def subject(telling: Telling) -> str:
    """What a fact is about, in words."""
    fact = telling.said.fact
    for cell in ("project", "candidate", "object", "recipient", "call"):
        if isinstance(name := getattr(fact, cell, None), Name):
            return name.label
    told = (getattr(fact, cell, "") for cell in ("indicator", "measure", "event"))
    return next((str(one) for one in told if one), "")
