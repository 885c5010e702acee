"""Head nouns that open the names of organisations: «Université», «CHU», «Institut»."""

from __future__ import annotations

from functools import cache

from graph_builder.extract.french.text import plain
from graph_builder.extract.french.tokens import Token, by_word
from graph_builder.extract.lexicon import load

MINISTRIES = {
    "ministere", "secretariat", "commissariat", "haut-commissariat", "ministre",
    "secretaire",
}  # fmt: skip
ACRONYM_HEADS = {
    "chu", "chru", "chr", "ch", "satt", "iut", "insa", "ens", "iae", "ufr", "cci",
    "inspe", "cfa", "greta", "polytech", "crous", "irt", "ite", "esad", "esa", "eni", "iep",
}  # fmt: skip
NAMED_AFTER = {  # heads that persons' names follow: «lycée Jean Moulin»
    "lycee", "college", "ecole", "institut", "universite", "hopital", "clinique", "fondation",
    "centre", "musee", "theatre", "campus", "laboratoire", "faculte", "iut", "chu", "maison",
    "observatoire", "bibliotheque", "conservatoire", "academie", "technopole", "parc", "opera",
    "mutuelle", "banque", "societe", "groupe", "association", "entreprise", "start-up", "startup",
    "caisse", "cooperative", "syndicat", "reseau", "collectif", "mission", "incubateur",
}  # fmt: skip


@cache
def listed_words(name: str) -> frozenset[str]:
    """The words of a list of the lexicon of organisations."""
    data = load("organisations")
    return frozenset(data[name] if name in data else data["words"][name])


@cache
def plural_heads() -> dict[str, str]:
    """Plural head noun → the head of one of them («universites» → «Université»)."""
    return dict(load("organisations")["plural"])


@by_word
def is_head(token: Token) -> bool:
    """Whether a token may open the name of an organisation."""
    if token.plain in ACRONYM_HEADS:
        return token.capital
    if token.text.endswith("cite"):
        return False  # «elle cite …» is no «cité»
    return token.plain in listed_words("heads")


def is_common(text: str) -> bool:
    """Whether a capitalised word is a bare head noun: «Centre», «École», «AMI» name nothing."""
    told = plain(text)
    return told in _CALLS or (told in _common() and not text.isupper())


_CALLS = {"ami", "aap"}  # acronyms of common nouns


@cache
def _common() -> frozenset[str]:
    return listed_words("heads") | plural_heads().keys()


def follows_closely(token: Token) -> bool:
    """Whether nothing but a blank stands before a token."""
    return token.gap in {"", " ", "\u00a0", "\u202f"}


def is_name_part(token: Token) -> bool:
    """Whether a token may stand in a proper name: capitalised, or a number."""
    return token.word and (token.capital or token.text[:1].isdigit())
