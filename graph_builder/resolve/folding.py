"""Folds names to the forms that are compared, and to keys that IRIs are made of."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ARTICLE = re.compile(r"^(?:l['’]\s*|(?:le|la|les)\s+)(?=\S)", re.IGNORECASE)
_TITLE = re.compile(r"^(?:(?:mm?|mme|mlle|dr|prof|pr)\.?\s+)(?=\S)", re.IGNORECASE)
# Signs that tell names apart («EquipEx» and «EquipEx+») must outlive the folding.
_SIGNS = {"œ": "oe", "æ": "ae", "+": " plus ", "&": " et ", "@": " at "}
_DIGIT = re.compile(r"\d")
_SEAM = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_SMALL = frozenset(
    {"a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les"}
    | {"pour", "sur"}
)
# Bare «i» is a letter («concours i-Lab»), unless it ends the name («Lyon I»).
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7"}
_REMEMBERED = 65536


class _Plain(dict[int, str]):
    """Code point → folded characters, worked out when first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code).casefold()
        folded = _SIGNS.get(char) or unicodedata.normalize("NFKD", char)
        marks = (c for c in folded if not unicodedata.combining(c))
        self[code] = "".join(c if c.isalnum() else " " for c in marks)
        return self[code]


_PLAIN = _Plain()


def _plain(text: str) -> str:
    """Lower case, no accents; one word gap per run of other signs."""
    return " ".join(text.translate(_PLAIN).split())


@lru_cache(maxsize=_REMEMBERED)
def fold(text: str) -> str:
    """The form by which equal names are equal: no case, accents, leading article.

    >>> fold("L’École  d'Économie")
    'ecole d economie'
    """
    return _plain(_ARTICLE.sub("", text.strip(), count=1))


@lru_cache(maxsize=_REMEMBERED)
def words(text: str) -> tuple[str, ...]:
    """The words that tell a name apart: no small words, numerals as digits, unglued.

    >>> words("Université de Toulouse-III")
    ('universite', 'toulouse', '3')
    >>> words("PIA4") == words("PIA 4")
    True
    """
    folded = fold(text)
    found = (_SEAM.sub(" ", folded) if _DIGIT.search(folded) else folded).split()
    kept = [word for word in found if word not in _SMALL]
    last = len(kept) - 1
    arabic = (
        _ROMAN.get(w, w) if w != "i" or i == last else w for i, w in enumerate(kept)
    )
    return tuple(arabic) if last else tuple(kept)


@lru_cache(maxsize=_REMEMBERED)
def slug(label: str) -> str:
    """The key of a name no authority knows; never empty for a label that is not.

    >>> slug("Les Équipements & Cie")
    'equipements-et-cie'
    """
    return fold(label).replace(" ", "-") or unicodedata.normalize("NFC", label)


@lru_cache(maxsize=_REMEMBERED)
def person_slug(label: str) -> str:
    """The key of a person: the full name without «M.» or «Dr»; particles stay.

    >>> person_slug("Mme Léa Le Goff")
    'lea-le-goff'
    """
    bare = _plain(_TITLE.sub("", label.strip(), count=1))
    return bare.replace(" ", "-") or unicodedata.normalize("NFC", label)
