"""Small numbers in digits and in French words, as counts are written."""

from __future__ import annotations

import re

_LOW = ("zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf")
_TEENS = ("dix", "onze", "douze", "treize", "quatorze", "quinze", "seize")
_UNITS = (*_LOW, *_TEENS, "dix-sept", "dix-huit", "dix-neuf")
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}


def _below_hundred() -> dict[str, int]:
    """Every number from 2 to 99 in words, folded."""
    words = {word: value for value, word in enumerate(_UNITS) if value > 1}
    for base, ten in _TENS.items():
        words[ten] = base
        words[f"{ten} et un"] = words[f"{ten}-et-un"] = base + 1
        words |= {f"{ten}-{_UNITS[d]}": base + d for d in range(2, 10)}
    words |= {f"soixante-{_UNITS[d]}": 60 + d for d in range(10, 20)}
    words["soixante et onze"] = 71
    words |= {f"quatre-vingt-{_UNITS[d]}": 80 + d for d in range(1, 20)}
    return words | {"quatre-vingts": 80, "cent": 100}


WORDS = _below_hundred()
#: digits without decimals or thousands, or words; longest first
NUMERAL = (
    r"(?<![\w,.-])(?<!\d )(?:\d{1,4}(?![\d,.]*\d| \d{3}(?!\d))|"
    + "|".join(sorted(WORDS, key=lambda w: (-len(w), w)))
    + r")(?![\w-])"
)
_NUMERAL = re.compile(NUMERAL)
_LEADING = re.compile(rf"(?:les |ces |des |aux |l[ae] )?({NUMERAL}) ")


def value_of(numeral: str) -> int:
    """The value of a folded numeral."""
    return int(numeral) if numeral.isdigit() else WORDS[numeral]


def numerals(folded: str) -> list[tuple[int, int, int]]:
    """Start, end and value of every small whole number in a folded text."""
    found = _NUMERAL.finditer(folded)
    return [(m.start(), m.end(), value_of(m[0])) for m in found]


def leading_number(label: str) -> int | None:
    """How many a group's label counts, or None.

    >>> leading_number("Les neuf projets lauréats")
    9
    """
    match = _LEADING.match(label.lower())
    return value_of(match[1]) if match else None
