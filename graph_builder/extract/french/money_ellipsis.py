"""Amounts whose unit is left out: «2,5 milliards», «8 M€ pour A, 3 pour B»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from graph_builder.extract.french.amount import (
    THOUSAND,
    THOUSANDS,
    Amount,
    is_year,
    sharing,
    with_unit,
)
from graph_builder.extract.french.folding import any_of
from graph_builder.extract.french.money_units import Unit
from graph_builder.extract.french.numbers import Number
from graph_builder.extract.lexicon import load

_LEXICON = load("money")["euros"]
_NEAR = 600  # characters of a paragraph in which euros told are still understood
_GAP = 80  # characters between two amounts of one enumeration
_BEFORE = 60  # characters before a number that hold its context
_TO = r"(?:pour|à|au|aux|en faveur|vers)(?: la| l'| le| les| d)?"
_INSTEAD = re.compile(rf",? \(?(?:{any_of(_LEXICON['instead'])})[ \n](?:de )?")
_FREE = re.compile(
    rf"[ \n]?(?:[.,;:)»\n]|$)|[ \n](?:{any_of(_LEXICON['free_after'])})(?!\w)"
)
_BARE_END = re.compile(
    rf"[ ]?(?:[.,;:)»\n!?]|$)|[ \n](?:{any_of(_LEXICON['bare_after'])})(?!\w)"
)
_CONTEXT = re.compile(
    rf"(?<!\w)(?:{any_of(_LEXICON['context'])}) ?"
    r"(?:(?:près|plus|moins) (?:de |d')|environ |quelque )?$"
)
_THING_OF = re.compile(
    r"(?<!\w)(?:plan|programme|stratégie|fonds|enveloppe|projet|investissement|budget|dispositif)"
    r"(?: [\w'-]+){1,3} (?:de|d'un montant de) (?:près de |plus de |environ )?$"
)
_GIVES = re.compile(
    rf"(?<!\w)(?:{'|'.join(_LEXICON['gives'])})\w*,? "
    r"(?:(?:près|plus|moins) (?:de |d')|environ |quelque )?$"
)
_GIVEN = re.compile(
    r"[ \n](?:sont|seront|ont été|vont être|étaient)(?:[ \n]\w+)?[ \n]"
    rf"(?:{'|'.join(_LEXICON['gives'])})\w*"
)
_PARAGRAPH = re.compile(r"\n\s*\n")
_COUNTED = r"(?:projets?|dossiers?|lauréats?|places?|thèses?|postes?|étudiants?|équipes?|sites?)"
# «8 M€ pour la recherche, 3 pour la formation et 2 pour le campus»
_PURPOSE_GAP = re.compile(
    rf"[ \n](?:(?:iront|vont|reviennent|reviendront|(?:sont|seront) \w+) )?"
    rf"{_TO}(?!\w)(?![^.;:()]*\b{_COUNTED}\b)[^.;:()\d]{{1,60}}?(?:,|[ \n]et|,? puis)[ \n]"
)
_PURPOSE_END = re.compile(rf"[ \n]{_TO}(?!\w)")
# «l'État apporte 128 millions, la Région 112 et les départements 60»
_PAYER_GAP = re.compile(
    r"(?:,|;|[ \n]et|,[ \n]et)[ \n](?:l'|la |le |les |celles? |celui |ceux )"
    r"[^.;:()\d,]{2,50}[ \n]"
)
# «un projet de 100 M€. L'État en apporte 60»
_OF_IT = re.compile(
    r"(?<!\w)en[ \n](?:apport|financ|vers|pren|fourni|pa[iy]|assur|mobilis|invest|couvr|mett|met|debours|débours"
    r"|engag|donn|procur|garanti)\w*(?:[ \n](?:à elle seule|à lui seul|elle-même|lui-même))?[ \n]"
    r"(?:(?:près|plus) (?:de |d')|environ |quelque )?$"
)
_PAYER_END = re.compile(r"[.,;)]|[ \n]et[ \n]|$")


def reach_right(
    folded: str, numbers: Sequence[Number], amounts: dict[int, Amount]
) -> None:
    """Give a number its left neighbour's unit: «7,8 M€ et non plus 7,5»."""
    last: Amount | None = None
    for i in range(1, len(numbers)):
        left = amounts.get(i - 1)
        last = left or last
        if i in amounts or is_year(numbers[i]) or numbers[i].scale:
            continue
        if last and _part_of_it(folded, numbers[i], last):
            amounts[i] = sharing(numbers[i], last)
        if left is None:
            continue
        gap = folded[left.end : numbers[i].start]
        free = _FREE.match(folded, numbers[i].end)
        if (_INSTEAD.fullmatch(gap) and free) or _enumerated(
            folded, numbers[i], left, gap
        ):
            amounts[i] = sharing(numbers[i], left)


def _part_of_it(folded: str, number: Number, whole: Amount) -> bool:
    """Whether a bare number is a part of the amount told before: «en apporte 60»."""
    big = whole.power > THOUSANDS and whole.currency == "EUR"
    if not big or number.in_words or number.start - whole.end > _NEAR:
        return False
    less = number.value < whole.number.value
    before = folded[max(0, number.start - _BEFORE) : number.start]
    if (
        not less
        or not _OF_IT.search(before)
        or not _PAYER_END.match(folded, number.end)
    ):
        return False
    return not _PARAGRAPH.search(folded, whole.end, number.start)


def _enumerated(folded: str, number: Number, left: Amount, gap: str) -> bool:
    """Whether a bare number goes on with what its neighbour began to enumerate."""
    big = left.power > THOUSANDS and left.currency == "EUR"
    if not big or number.in_words or number.value >= THOUSAND or len(gap) > _GAP:
        return False
    if _PURPOSE_GAP.fullmatch(gap):
        return _PURPOSE_END.match(folded, number.end) is not None
    return bool(_PAYER_GAP.fullmatch(gap) and _PAYER_END.match(folded, number.end))


def bare_scales(
    folded: str, numbers: Sequence[Number], amounts: dict[int, Amount]
) -> None:
    """«2,5 milliards» without «d'euros», where the text speaks of euros."""
    told = {a.value for a in amounts.values() if a.currency == "EUR"}
    last: Amount | None = None
    for i, number in enumerate(numbers):
        if i not in amounts and _means_euros(folded, number, last, told):
            unit = Unit("EUR", 0, number.start, number.end)
            amounts[i] = with_unit(number, unit)
        last = amounts.get(i, last)


def _means_euros(
    folded: str, number: Number, last: Amount | None, told: set[Decimal]
) -> bool:
    """Beside euros, after a noun of money, or of an amount that is told in euros."""
    if number.scale <= THOUSANDS or not _BARE_END.match(folded, number.end):
        return False
    near = last and number.start - last.end < _NEAR and last.currency == "EUR"
    if near and last and not _PARAGRAPH.search(folded, last.end, number.start):
        return True
    if number.value in told:
        return True
    before = folded[max(0, number.start - _BEFORE) : number.start]
    return bool(
        _CONTEXT.search(before)
        or _GIVES.search(before)
        or _THING_OF.search(before)
        or _GIVEN.match(folded, number.end)
    )
