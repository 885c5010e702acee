"""Two spellings of one name: a typo, a doubled letter, a hyphen, a carrier."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from rapidfuzz.distance import OSA

from graph_builder.check.page import Page, fold
from graph_builder.model import (
    Award,
    Discrepancy,
    DiscrepancyKind,
    Evidence,
    Fact,
    Kind,
    Name,
    Part,
    Partner,
)

# Names that are words («Passerelle») are inflected, names of few letters are many.
_SHORTEST = 5
_LONG = 8  # letters from which two typos may be one name's
_ACRONYM = range(
    2, 6
)  # letters of an acronym a slip of one letter may turn into another
_MANY = 32  # spellings compared; a name has a handful
_SPELT = {Kind.PROJECT, Kind.ORGANISATION, Kind.PERSON, Kind.CALL, Kind.PROGRAMME}
_LEADING = re.compile(
    r"^(?:l'|(?:les?|la|projets?|programme|labex|equipex|consortium) )+(?=\w)"
)
_SEPARATORS = re.compile(r"[^\w+]+")
_GLUE = re.compile(r"[-\u2010\u2011]")


def variants(facts: Sequence[Fact], page: Page) -> list[Discrepancy]:
    """Names whose spellings in this document differ by a slip."""
    found = []
    for name in _names(facts):
        spans = _first_of_each(_slips(name), page)
        if len(spans) > 1:
            values = [_printed(span.exact) for span in spans]
            found.append(_variant(name.label, values, spans))
    return found


def _variant(
    subject: str, values: Sequence[str], evidence: Iterable[Evidence]
) -> Discrepancy:
    return Discrepancy(
        kind=DiscrepancyKind.NAME_VARIANT,
        subject=subject,
        values=tuple(values),
        evidence=tuple(sorted(set(evidence))),
        rule="check.name-variant",
    )


def _names(facts: Sequence[Fact]) -> list[Name]:
    """The names in the facts' cells that have several spellings, in order."""
    named: dict[Name, None] = {}
    for fact in facts:
        for cell in fact.__dataclass_fields__:
            value = getattr(fact, cell)
            if isinstance(value, Name) and value.kind in _SPELT and value.aliases:
                named[value] = None
    return list(named)


def _slips(name: Name) -> list[str]:
    """The spellings that differ from another by a slip, in the order given."""
    spellings = list(dict.fromkeys((name.label, *name.aliases)))[:_MANY]
    slips: dict[str, None] = {}
    for one, two in combinations(spellings, 2):
        if is_slip(one, two):
            slips |= {one: None, two: None}
    return list(slips)


def _first_of_each(spellings: Iterable[str], page: Page) -> list[Evidence]:
    """Where each spelling first stands, in text order; case alone makes no spelling."""
    seen: dict[str, Evidence] = {}
    for spelling in spellings:
        span = _find(spelling, page)
        key = _bare(spelling)
        if span and (key not in seen or span < seen[key]):
            seen[key] = span
    return sorted(seen.values())


def _find(spelling: str, page: Page) -> Evidence | None:
    """The first place where a spelling stands as words of its own, in its case."""
    words = r"\s+".join(map(re.escape, spelling.split()))
    match = re.search(rf"(?<![\w-]){words}(?![\w-])", page.text) if words else None
    return page.evidence(*match.span()) if match else None


def _printed(exact: str) -> str:
    return " ".join(exact.split())


def _bare(spelling: str) -> str:
    """A name without article, head noun, case and accents; hyphens stay."""
    return _LEADING.sub("", fold(spelling), count=1) if spelling else ""


def is_slip(one: str, two: str) -> bool:
    """Whether two spellings are one name, once misspelt.

    Case, accents, articles, plurals and short forms are no slips.

    >>> is_slip("Lumitex", "Lummitex"), is_slip("Lumitex", "LUMITEX")
    (True, False)
    >>> is_slip("Mer-Nord", "MerNord"), is_slip("Mer-Nord", "Mer Nord")
    (True, False)
    """
    first, second = _bare(one), _bare(two)
    plain, other = (_SEPARATORS.sub(" ", s).strip() for s in (first, second))
    if plain == other or min(len(plain), len(other)) < _SHORTEST:
        return False
    if re.findall(r"[\d+]", plain) != re.findall(r"[\d+]", other):
        return False
    if plain.replace(" ", "") == other.replace(" ", ""):
        return any(_GLUE.search(s) for s in (one, two))
    return _misspelt(plain.split(), other.split())


def _misspelt(one: list[str], two: list[str]) -> bool:
    """The same words in order, and one of them a typo away."""
    if len(one) != len(two):
        return _typo("".join(one), "".join(two))
    differing = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    return len(differing) == 1 and _typo(*differing[0])


def _typo(one: str, two: str) -> bool:
    if min(len(one), len(two)) < _SHORTEST or one.rstrip("sx") == two.rstrip("sx"):
        return False
    allowed = 2 if min(len(one), len(two)) >= _LONG else 1
    return OSA.distance(one, two, score_cutoff=allowed) <= allowed


# --- who carries a project ------------------------------------------------------


def carriers(facts: Sequence[Fact], page: Page) -> list[Discrepancy]:
    """Projects carried by two organisations whose names are a slip apart."""
    found = []
    for organisations in _carriers(facts).values():
        for one, two in combinations(organisations, 2):
            if _mistaken(one.label, two.label):
                found += _carrier_variant(one, two, page)
    return found


def _carriers(facts: Sequence[Fact]) -> dict[Name, list[Name]]:
    told: dict[Name, dict[Name, None]] = defaultdict(dict)
    for fact in facts:
        for project, organisation in _carrying(fact):
            told[project][organisation] = None
    return {project: list(names) for project, names in told.items()}


def _carrying(fact: Fact) -> Iterator[tuple[Name, Name]]:
    if isinstance(fact, Partner) and fact.part is Part.LEAD:
        yield fact.project, fact.organisation
    if isinstance(fact, Award) and fact.project and fact.recipient:
        yield fact.project, fact.recipient


def _mistaken(one: str, two: str) -> bool:
    """Whether one label is the other's slip: an acronym a letter off, or a typo."""
    if one.isupper() and two.isupper() and len(one) == len(two) in _ACRONYM:
        letters = zip(one, two, strict=True)
        return one.isalpha() and two.isalpha() and sum(a != b for a, b in letters) == 1
    return is_slip(one, two)


def _carrier_variant(one: Name, two: Name, page: Page) -> list[Discrepancy]:
    spans = sorted(s for n in (one, two) if (s := _find(n.label, page)))
    if len(spans) != 2:  # noqa: PLR2004 - both must stand in the text
        return []
    values = [_printed(span.exact) for span in spans]
    often = max(values, key=lambda v: (page.text.count(v), values.index(v)))
    return [_variant(often, values, spans)]
