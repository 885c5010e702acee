"""Names as they are compared across documents: their words, keys and initials."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from graph_builder import authority
from graph_builder.authority.common import COMMON
from graph_builder.model import Kind

_REMEMBERED = 65536
_LITTLE = "a au aux d de des du en et l la le les pour sur of the and"
_SIGNS = {"œ": "oe", "æ": "ae", "+": " plus ", "&": " et ", "@": " at "}
_SMALL = frozenset(_LITTLE.split())
_NUMBERS = {
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "vi": "6",
    "vii": "7",
    "premiere": "1",
    "deuxieme": "2",
    "seconde": "2",
    "troisieme": "3",
    "quatrieme": "4",
    "cinquieme": "5",
    "sixieme": "6",
    "septieme": "7",
}
_ORDINAL = re.compile(r"(\d+)(?:e|er|ere|eme|nd|nde)")
_SEAM = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_TITLE = re.compile(r"^(?:mm?|mme|mlle|dr|prof|pr|professeure?)\.?\s+", re.IGNORECASE)
_SHORTEST = 3  # letters of an acronym
_LONGEST = 8
_CAPITALS = 2
_PLURAL = 4  # letters from which a final s is one of a plural

#: what a name may begin with and be the same name without it, by kind
_HEADS: dict[Kind, tuple[tuple[str, ...], ...]] = {
    Kind.PROJECT: (("projet",),),
    Kind.ORGANISATION: (
        *(("societe",), ("entreprise",), ("start", "up"), ("startup",), ("groupe",)),
        *(("laboratoire",), ("cooperative",), ("satt",)),
    ),
    Kind.CALL: (
        *(("appel", "projet"), ("appel", "manifestation", "interet"), ("appel",)),
        *(("ami",), ("aap",), ("concours",), ("label",), ("programme",)),
    ),
    Kind.PROGRAMME: (("programme",), ("plan",)),
}
#: words for one thing
_ALIKE: dict[tuple[str, ...], tuple[str, ...]] = {
    ("conseil", "regional"): ("region",),
    ("conseil", "departemental"): ("departement",),
    ("ue",): ("union", "europeenne"),
}


@lru_cache(maxsize=_REMEMBERED)
def fold(text: str) -> str:
    """Lower case, no accents, one gap per run of other signs.

    >>> fold("L’École  d'Économie")
    'l ecole d economie'
    """
    spelt = "".join(_SIGNS.get(char, char) for char in text.casefold())
    plain = unicodedata.normalize("NFKD", spelt)
    bare = (char for char in plain if not unicodedata.combining(char))
    return " ".join("".join(c if c.isalnum() else " " for c in bare).split())


@lru_cache(maxsize=_REMEMBERED)
def words(text: str) -> tuple[str, ...]:
    """The words that tell a name apart, singular, numbers as digits.

    >>> words("Pôles universitaires d’innovation, 3e vague")
    ('pole', 'universitaire', 'innovation', '3', 'vague')
    """
    ordinals = (_ORDINAL.sub(r"\1", word) for word in fold(text).split())
    apart = " ".join(_SEAM.sub(" ", word) for word in ordinals).split()
    kept = [_NUMBERS.get(w, w) for w in apart if w not in _SMALL] or apart
    return tuple(w[:-1] if len(w) > _PLURAL and w[-1] == "s" else w for w in kept)


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of a name, made ready.

    Attributes:
        text: as written.
        words: what tells it apart.
        keys: equal for spellings that differ in nothing but order or glue.
        acronym: its letters if it looks like one, or "".
    """

    text: str
    words: tuple[str, ...]
    keys: frozenset[str]
    acronym: str

    @property
    def long(self) -> bool:
        """Whether it says what the thing is."""
        return len(self.words) > 1 and not self.acronym

    @property
    def digits(self) -> tuple[str, ...]:
        """The numbers in it, sorted."""
        return tuple(sorted(w for w in self.words if w.isdigit()))


@lru_cache(maxsize=_REMEMBERED)
def form(text: str, kind: Kind) -> Form | None:
    """A spelling made ready; None if it names nothing by itself («la Région»)."""
    bare = _TITLE.sub("", text.strip()) if kind is Kind.PERSON else text
    told = _alike(words(bare))
    if not told or _generic(bare, told, kind):
        return None
    told = _headless(told, kind)
    # «A*Midex» is «Amidex», «Grand Poitiers» is «GrandPoitiers».
    keys = {
        " ".join(sorted(told)),
        f"={''.join(told)}",
        f"={fold(bare)}".replace(" ", ""),
    }
    return Form(text, told, frozenset(keys), acronym(text))


def _generic(text: str, told: tuple[str, ...], kind: Kind) -> bool:
    """Whether it is a common noun: «la Région», «un comité d'experts de la santé»."""
    if kind is not Kind.ORGANISATION:
        return False
    noun = not any(char.isupper() or char.isdigit() for char in text)
    return noun or all(_common(word) or word.isdigit() for word in told)


def _common(word: str) -> bool:
    return word in COMMON or f"{word}s" in COMMON


def _alike(told: tuple[str, ...]) -> tuple[str, ...]:
    for size in (2, 1):
        if other := _ALIKE.get(told[:size]):
            return other + told[size:]
    return told


def _headless(told: tuple[str, ...], kind: Kind) -> tuple[str, ...]:
    for head in _HEADS.get(kind, ()):
        rest = told[len(head) :]
        bare = all(w in toponyms() or _common(w) or w.isdigit() for w in rest)
        if told[: len(head)] == head and rest and not bare:
            return rest
    return told


def acronym(text: str) -> str:
    """The letters of an acronym, folded; "" if the text does not look like one.

    >>> acronym("ÉSAD"), acronym("Ensat"), acronym("Orange bleue")
    ('esad', '', '')
    """
    folded = fold(text)
    capitals = sum(char.isupper() for char in text)
    short = _SHORTEST <= len(folded) <= _LONGEST and " " not in folded
    return folded if short and capitals >= _CAPITALS else ""


def initials(text: str) -> frozenset[str]:
    """The acronyms that a long name makes, with and without its small words."""
    every = fold(text).split()
    kept = [word for word in every if word not in _SMALL]
    made = {"".join(word[0] for word in some) for some in (every, kept)}
    return frozenset(one for one in made if len(one) >= _SHORTEST)


@cache
def toponyms() -> frozenset[str]:
    """The words of all cities and regions."""
    records = (*authority.cities(), *authority.regions())
    return frozenset(w for r in records for name in r.forms() for w in words(name))
