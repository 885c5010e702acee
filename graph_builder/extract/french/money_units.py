"""The unit of an amount and what it is counted by: «M€», «d'euros», «par an»."""

from __future__ import annotations

import re
from typing import NamedTuple

from graph_builder.extract.french.folding import any_of
from graph_builder.extract.lexicon import load


class Unit(NamedTuple):
    """A currency with the power of ten its prefix stands for («M€»: 6).

    `start` and `end` are the span it takes in the folded text.
    """

    currency: str
    power: int
    start: int
    end: int


_LEXICON = load("money")
_CURRENCIES: dict[str, str] = _LEXICON["currencies"]
_PREFIXES: dict[str, int] = _LEXICON["prefixes"]
_PER = _LEXICON["per"]


_CURRENCY = any_of(_CURRENCIES)
_AFTER = re.compile(
    rf"[ \n]{{0,2}}(?:(?P<prefix>{any_of(_PREFIXES)})\.?[ ]?(?:d'[ ]?)?"
    rf"(?P<scaled>{_CURRENCY})|(?P<of>d'[ ]?|de[ \n])?(?P<plain>{_CURRENCY}))(?!\w)"
)
_LEADING = re.compile(
    rf"(?<!\w)(?P<prefix>{any_of(_PREFIXES)})?"
    rf"(?P<sign>{any_of(_LEXICON['leading']['signs'])}) ?$"
)
_TRAILING_POWER = re.compile(r" ?(?P<prefix>k|m|md|bn)(?!\w)")


def unit_after(folded: str, end: int, *, scaled: bool) -> Unit | None:
    """The unit right after an amount that ends at `end`.

    `scaled`: the amount ends in «millions» or the like, so that «d'euros» fits.
    """
    found = _AFTER.match(folded, end)
    if not found or (found["of"] and not scaled):
        return None
    name, prefix = found["scaled"] or found["plain"], found["prefix"]
    power = _PREFIXES[prefix] if prefix else 0
    return Unit(_CURRENCIES[name], power, end, found.end())


def unit_before(folded: str, start: int, end: int, floor: int) -> Unit | None:
    """The unit before an amount, not before `floor`: «€12m», «M€ 12»."""
    if start == 0 or folded[max(0, start - 2) : start].rstrip()[-1:] not in "€$£rdpf":
        return None
    found = _LEADING.search(folded, max(floor, start - 6), start)
    if not found:
        return None
    after = None if found["prefix"] else _TRAILING_POWER.match(folded, end)
    prefix = found["prefix"] or (after and after["prefix"])
    power = _PREFIXES[prefix] if prefix else 0
    return Unit(
        _CURRENCIES[found["sign"]], power, found.start(), after.end() if after else end
    )


_NOUNS = {
    noun: kind
    for kind in ("year", "month", "week", "day", "person", "project")
    for noun in _PER[kind]
}
_EACH = dict.fromkeys(_PER["each"], "each")
_ADJECTIVES = {
    word: kind for kind, words in _PER["adjectives"].items() for word in words
}
_COUNTED: dict[str, str] = _NOUNS | _EACH | _ADJECTIVES
_PER_AFTER = re.compile(
    rf"(?:[ \n],?(?:{any_of(_PER['between'])}))*"
    rf"(?:[ \n]?/[ ]?(?P<slash>{any_of(_NOUNS)})"
    r"|,?[ \n]\(?(?:(?:par|pour chaque|pour chacune? des|chaque|à chaque)[ \n]"
    rf"(?P<noun>{any_of(_NOUNS)})s?"
    rf"|(?P<each>{any_of(_EACH)})|(?P<adjective>{any_of(_ADJECTIVES)})))(?!\w)"
)
_EACH_BEFORE = re.compile(
    r"(?<!\w)(?:chacune?(?: des? [\w'-]+)?|chaque (?P<noun>[\w-]+)(?: [\w'-]+){0,2})"
    r"(?:,| (?:de|d'|à|pour|par))? ?$"
)


def counted_by(folded: str, start: int, end: int) -> str:
    """What an amount is counted by: "year", "project", "each"… or ""."""
    found = _PER_AFTER.match(folded, end)
    if found:
        return _COUNTED[found[found.lastgroup or 0]]
    window = folded[max(0, start - 45) : start]
    if "chac" not in window and "chaque" not in window:
        return ""
    before = _EACH_BEFORE.search(window)
    if not before:
        return ""
    return _NOUNS.get(before["noun"], "") if before["noun"] else "each"
