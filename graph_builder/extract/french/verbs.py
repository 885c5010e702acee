"""Forms of French verbs: infinitive, future, present, participle, all folded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from graph_builder.extract.french.text import plain
from graph_builder.extract.lexicon import load

_FUTURE = ("a", "ont", "ons")
_PAST = ("ait", "aient")
_SECOND_GROUP = "ir"


@dataclass(frozen=True, slots=True)
class Verb:
    """The stems of a verb, folded; `participle` is written with its accents."""

    infinitive: str
    future: str
    singular: str
    plural: str
    participle: str

    def agreed(self, *, feminine: bool) -> str:
        """The participle in the plural.

        >>> verb("inclure").agreed(feminine=False)
        'inclus'
        """
        stem = self.participle + ("e" if feminine else "")
        return stem if stem.endswith("s") else stem + "s"


@cache
def verb(lemma: str) -> Verb:
    """The stems of a verb from its infinitive, written with its accents.

    >>> verb("former").future, verb("bâtir").participle
    ('former', 'bâti')
    """
    irregular = load("verbs")["irregular"].get(lemma)
    if irregular:
        return Verb(plain(lemma), *irregular)
    stem, folded = lemma[:-2], plain(lemma[:-2])
    if lemma.endswith(_SECOND_GROUP):
        return Verb(
            plain(lemma), plain(lemma), f"{folded}it", f"{folded}issent", f"{stem}i"
        )
    return Verb(plain(lemma), plain(lemma), f"{folded}e", f"{folded}ent", f"{stem}é")


def infinitives(lemmas: Iterable[str]) -> dict[str, str]:
    """Folded infinitive → lemma."""
    return {verb(lemma).infinitive: lemma for lemma in lemmas}


def futures(lemmas: Iterable[str]) -> dict[str, str]:
    """Folded third persons and first plural of the future → lemma."""
    return {
        verb(lemma).future + ending: lemma for lemma in lemmas for ending in _FUTURE
    }


def presents(lemmas: Iterable[str]) -> dict[str, str]:
    """Folded third persons of the present → lemma."""
    forms: dict[str, str] = {}
    for lemma in lemmas:
        forms[verb(lemma).singular] = lemma
        forms[verb(lemma).plural] = lemma
    return forms


_IMPERFECT = {"sont": "et", "ont": "av", "font": "fais", "vont": "all"}
_WEAKENED = (("ienn", "en"), ("oiv", "ev"), ("oient", "oyent"))


def _imperfect(lemma: str) -> str:
    """The stem of the imperfect, from the plural of the present.

    >>> _imperfect("obtenir"), _imperfect("finir"), _imperfect("être")
    ('obten', 'finiss', 'et')
    """
    plural = verb(lemma).plural
    if plural in _IMPERFECT:
        return _IMPERFECT[plural]
    stem = plural.removesuffix("ent")
    for strong, weak in _WEAKENED:
        if stem.endswith(strong):
            return stem.removesuffix(strong) + weak
    return stem


def imperfects(lemmas: Iterable[str]) -> dict[str, str]:
    """Folded third persons of the imperfect → lemma."""
    return {_imperfect(lemma) + ending: lemma for lemma in lemmas for ending in _PAST}


def participles(lemmas: Iterable[str]) -> dict[str, str]:
    """Folded participles, all genders and numbers → lemma."""
    forms: dict[str, str] = {}
    for lemma in lemmas:
        stem = plain(verb(lemma).participle)
        for ending in ("", "e", "s", "es"):
            forms[
                stem + ending if not (stem.endswith("s") and ending == "s") else stem
            ] = lemma
    return forms


def any_form(forms: Iterable[str]) -> str:
    """An alternation of forms for a pattern, the longest first."""
    return "|".join(sorted(forms, key=lambda form: (-len(form), form)))
