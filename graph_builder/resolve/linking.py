"""Links one name to one authority record, with a score and a reason, or to none.

Precision first: a form that several records share, a short acronym in another case, a
number or a city that differs, or an acronym whose long form tells otherwise: no link.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from graph_builder.authority import Record
from graph_builder.model import Document, Kind, Name
from graph_builder.resolve.folding import fold, words
from graph_builder.resolve.index import (
    Family,
    Form,
    Homonym,
    Index,
    Words,
    ambiguous,
    dated,
    homonyms,
    shipped,
    toponyms,
)

LINKED = 0.83  # the score from which a match is a link; below it is a candidate
OFFICIAL, ALIAS = 1.0, 0.95
SAME_WORDS = 0.93  # small words or glue differ: «ENS Lyon», «ENS de Lyon»
FUZZY_WEIGHT = 0.9  # so that a likeness of 93 to 99 scores below every exact match
FUZZY_FLOOR = 93.0
_SHORT = 4  # letters up to which an acronym must be written in its own case
_TYPOS = 2
_REMEMBERED = 16384
_BRACKET = re.compile(r"\s*\(([^()]*)\)\s*$")
# Head nouns that a listed form may lack, and the kinds of records they head.
_HEADS: dict[Words, frozenset[str]] = {
    ("universite",): frozenset({"university"}),
    ("groupe",): frozenset({"company", "school-group", "other", "agency"}),
    ("societe",): frozenset({"company"}),
    ("entreprise",): frozenset({"company"}),
    ("region",): frozenset({"region"}),
    ("ville",): frozenset({"city"}),
    ("concours",): frozenset({"call"}),
    ("label",): frozenset({"label"}),
    ("ami",): frozenset({"call"}),
    ("appel",): frozenset({"call", "label"}),
    ("appel", "projets"): frozenset({"call", "label"}),
    ("appel", "propositions"): frozenset({"call", "label"}),
    ("appel", "manifestation", "interet"): frozenset({"call", "label"}),
}
_PREFERRED = {
    Kind.CALL: ("call", "label", "measure", "strategy", "plan"),
    Kind.PROGRAMME: ("plan", "strategy", "measure", "label", "call"),
}


@dataclass(frozen=True, slots=True)
class Match:
    """A record, how sure the link is, and why."""

    record: Record
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a spelling is looked for in: records of a family that exist on a day."""

    kind: Kind
    family: Family
    day: str = ""


def match(name: Name, document: Document, index: Index | None = None) -> Match | None:
    """The record that `name` means in `document`, or None.

    The label decides; only where no list has it do the other spellings count, and
    then they must agree with each other and with the label.
    """
    index = index or shipped()
    if index.family(name.kind) is None:
        return None
    if name.kind is Kind.ORGANISATION:
        entries = homonyms().get(words(name.label))
        if entries:
            return _homonym(entries, name.label, document)
    return _match(name.label, name.kind, name.aliases, index, day_of(document, index))


def day_of(document: Document, index: Index) -> str:
    """The day that tells which records a name may mean, "" where none can tell."""
    day = document.published if index.dated else None
    return day.isoformat() if day else ""


def _homonym(
    entries: tuple[Homonym, ...], spelling: str, document: Document
) -> Match | None:
    day = document.published
    for entry in entries:
        if entry.dated and (day is None or not entry.start <= day < entry.before):
            continue
        if not entry.record or (entry.unless and entry.unless in fold(document.text)):
            return None
        organisations = shipped().family(Kind.ORGANISATION)
        record = organisations.records[entry.record] if organisations else None
        if record and _written_alike(spelling, record.forms()):
            return Match(record, ALIAS, f"« {spelling} »: {entry.why}")
    return None


@lru_cache(maxsize=_REMEMBERED)
def _match(
    label: str, kind: Kind, aliases: tuple[str, ...], index: Index, day: str
) -> Match | None:
    family = index.family(kind)
    if family is None:
        return None
    wanted = Wanted(kind, family, day)
    if found := exact(label, wanted) or _bare(label, wanted):
        return found
    others = [a for a in aliases if words(a) not in dated()]
    matches = [m for other in others if (m := exact(other, wanted))]
    if len({m.record.key for m in matches}) == 1 and _compatible(label, matches[0]):
        return max(matches, key=lambda m: m.score)
    return None if matches else _fuzzy(label, wanted)


def _bare(label: str, wanted: Wanted) -> Match | None:
    """The record of a label that ends in its acronym: «Loi de X (LX)».

    What stands in brackets may tell more («programme d'avenir (PIA4)», «RHU (RHU 7)»):
    then it decides, and unknown numbers in it make another thing.
    """
    bracket = _BRACKET.search(label)
    if not bracket:
        return None
    whole = exact(label[: bracket.start()], wanted)
    inner = exact(bracket[1], wanted)
    if inner and whole and inner.record.parent == whole.record.key:
        return inner
    numbered = inner is None and any(c.isdigit() for c in bracket[1])
    return None if numbered else whole


def exact(spelling: str, wanted: Wanted) -> Match | None:
    """The record with this form; the official label before any alias."""
    forms = [f for f in listed(spelling, wanted) if _written_alike(spelling, (f.text,))]
    timely = [f for f in forms if f.record.exists(wanted.day)]
    if words(spelling) in ambiguous():
        return None
    form = _only(timely, spelling, wanted.kind)
    if form is None:
        return None
    found = _explained(form, spelling)
    if len({f.record.key for f in forms}) == len({f.record.key for f in timely}):
        return found
    reason = f"{found.reason}, which bears it on {wanted.day}"
    return Match(found.record, found.score, reason)


def listed(spelling: str, wanted: Wanted) -> list[Form]:
    """The forms of the lists that have the words of a spelling, whatever the day."""
    told = words(spelling)
    forms = wanted.family.by_words.get(told) if told else []
    return forms or _without_head(told, wanted.family)


def _without_head(wanted: Words, family: Family) -> list[Form]:
    """Records by what follows a head noun: «université Paris 1» is «Paris 1»."""
    for size in (3, 2, 1):
        kinds, rest = _HEADS.get(wanted[:size]), wanted[size:]
        if kinds and rest and rest not in ambiguous():
            forms = family.by_words.get(rest, ())
            return [f for f in forms if f.record.kind in kinds]
    return []


def _only(forms: list[Form], spelling: str, kind: Kind) -> Form | None:
    """The one form meant, where several records share the words: ours come first."""
    if len({f.record.key for f in forms}) > 1:
        forms = [f for f in forms if f.record.dataset.shipped] or forms
    if len({f.record.key for f in forms}) > 1:
        strict = [f for f in forms if fold(f.text) == fold(spelling)]
        official = [f for f in strict if f.official]
        forms = official or strict or forms
    if len({f.record.key for f in forms}) > 1:
        forms = _best_kind(forms, kind)
    if len({f.record.key for f in forms}) != 1:
        return None
    return max(forms, key=lambda f: (fold(f.text) == fold(spelling), f.official))


def _best_kind(forms: list[Form], kind: Kind) -> list[Form]:
    # A region and its namesake city («La Réunion»): the region holds the city.
    order = _PREFERRED.get(kind, ("region", "city"))
    ranks = [order.index(f.record.kind) if f.record.kind in order else 9 for f in forms]
    return [f for f, rank in zip(forms, ranks, strict=True) if rank == min(ranks)]


def _written_alike(spelling: str, forms: tuple[str, ...]) -> bool:
    """Whether a short acronym has the case of a listed form; long names always do."""
    seen = unicodedata.normalize("NFC", spelling.strip())
    if len(seen) > _SHORT or " " in seen:
        return True
    return seen in forms


def _explained(form: Form, spelling: str) -> Match:
    record = form.record
    if fold(form.text) != fold(spelling):
        reason = f"« {spelling} » has the words of « {form.text} »"
        return Match(record, SAME_WORDS, f"{reason} of {record.label}")
    if form.official:
        return Match(record, OFFICIAL, f"official name « {record.label} »")
    return Match(record, ALIAS, f"alias « {form.text} » of {record.label}")


def _compatible(label: str, found: Match) -> bool:
    """Whether a long label the lists lack may be the record its acronym means.

    «Institut de musique de Tours (IMT)» shares an acronym with a record, not a name.
    """
    wanted = set(words(label))
    if len(wanted) == 1:
        return True  # a misspelt or other short form, tied to this one by the text
    if cities(wanted) - cities(_record_words(found.record)):
        return False
    return any(_mostly(wanted, set(words(f))) for f in found.record.forms())


def _record_words(record: Record) -> set[str]:
    return {w for form in (*record.forms(), record.city) for w in words(form)}


def _mostly(one: set[str], two: set[str]) -> bool:
    """Whether most words of the shorter name stand in the longer one."""
    shared, least = len(one & two), min(len(one), len(two))
    return least > 1 and shared * 3 >= least * 2


def cities(found: set[str]) -> set[str]:
    """Those of some words that are in the name of a city or region."""
    return found & toponyms()


def _fuzzy(label: str, wanted: Wanted) -> Match | None:
    """A misspelt name of two words or more."""
    told, family = words(label), wanted.family
    if len(told) < 2 or told in ambiguous():  # noqa: PLR2004
        return None
    scored = [(score, key) for key, score in _likely(told, family)]
    best = max((score for score, _ in scored), default=0.0)
    forms = [f for score, key in scored if score == best for f in family.by_words[key]]
    forms = [f for f in forms if f.record.exists(wanted.day)]
    if len({f.record.key for f in forms}) != 1:
        return None
    return like(label, forms[0], best)


def like(label: str, form: Form, likeness: float) -> Match:
    """A match by likeness, 0 to 100."""
    reason = f"« {label} » is {likeness:.0f} % like « {form.text} »"
    score = round(FUZZY_WEIGHT * likeness / 100, 3)
    return Match(form.record, score, f"{reason} of {form.record.label}")


def _likely(wanted: Words, family: Family) -> Iterator[tuple[Words, float]]:
    for key in family.near(wanted):
        score = fuzz.token_sort_ratio(" ".join(wanted), " ".join(key))
        if score >= FUZZY_FLOOR and _same_but_typos(wanted, key, family):
            yield key, score


def _same_but_typos(one: Words, two: Words, family: Family) -> bool:
    """Whether the names have the same words, some misspelt: no number, no city."""
    left, right = sorted(set(one) - set(two)), sorted(set(two) - set(one))
    if len(left) != len(right) or cities({*left, *right}):
        return False
    return all(_typo(a, b, family) for a, b in zip(left, right, strict=True))


def _typo(seen: str, listed: str, family: Family) -> bool:
    """Whether a word is a slip or plural of a listed one, not another listed one."""
    if seen.isdigit() or listed.isdigit():
        return False
    if seen.rstrip("s") == listed.rstrip("s"):
        return True
    return seen not in family.by_word and OSA.distance(seen, listed) <= _TYPOS
