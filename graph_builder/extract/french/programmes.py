"""Calls and programmes: named after a head noun, or described in small letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from graph_builder.extract.french.tokens import Token
from graph_builder.extract.french.verbs import futures, presents
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention
from graph_builder.model import Kind

_HEADS = {
    "plan", "strategie", "loi", "contrat", "pacte", "programme", "agenda", "fonds",
    "plans", "strategies", "programmes", "dispositif", "initiative", "schema",
}  # fmt: skip
_ADJECTIVE = re.compile(
    r"(?:national|regional|europeen|interministeriel|gouvernemental|pluriannuel|quantique"
    r"|deeptech|hydrogene|nucleaire|cyber|territorial|departemental|metropolitain)\w*$"
)
_LINK = {"pour", "de", "du", "des", "d'", "la", "le", "l'", "les", "en", "sur", "et"}
_STOP = {
    "qui", "que", "dont", "est", "sont", "a", "ont", "sera", "par", "dans", "avec",
    "depuis", "ou", "mais", "doit", "vise", "prevoit", "porte", "au", "aux", "ne",
    "n'", "se", "s'", "il", "elle", "avant", "apres", "entre", "pese", "dispose",
    "comme", "sous", "sans", "contre", "lors", "plus", "permet", "soit", "va",
    "mobilise", "consacre", "finance", "jusqu'a", "jusqu'", "via", "fixe", "reste",
}  # fmt: skip
_PARTICIPLE = re.compile(r"(?:[^t]é|tée|ée|és|ées|doté|porté|présenté|adopté|voté)s?$")
_NATURE = {
    "programmation", "plan", "investissement", "investissements", "acceleration",
    "relance", "recherche", "developpement",
}  # fmt: skip
_MAX = 9


def _stops(token: Token) -> bool:
    if not token.word or token.plain in _STOP:
        return True
    return bool(_PARTICIPLE.search(token.text)) and not token.capital


@cache
def _finite() -> frozenset[str]:
    """Third persons of common verbs, present and future."""
    lemmas = load("records")["sentences"]["lemmas"]
    return frozenset(presents(lemmas)) | frozenset(futures(lemmas))


def _straight(token: Token) -> str:
    return token.plain.replace("’", "'")


def _walk(words: Sequence[Token], at: int) -> int:
    """Index of the last word of the noun phrase that head `at` opens."""
    last = at
    while last + 1 < len(words) and last - at < _MAX:
        nxt = last + 1
        while (
            nxt < len(words)
            and _straight(words[nxt]) in _LINK
            and "\n" not in words[nxt].gap
        ):
            nxt += 1
        if nxt >= len(words) or _stops(words[nxt]) or "\n" in words[nxt].gap:
            break
        if nxt == last + 1 and words[nxt].plain in _finite():
            break  # «le contrat de plan réserve …»; but «de relance»
        if words[nxt].text[0].isdigit() and len(words[nxt].text) != 4:  # noqa: PLR2004
            break
        last = nxt
    return last


def _descriptive(words: Sequence[Token], at: int) -> bool:
    """Whether the word after a head makes it a name: «plan national», «loi de programmation»."""
    if at + 1 >= len(words):
        return False
    ahead = words[at + 1]
    if _ADJECTIVE.match(ahead.plain):
        return True
    if _straight(ahead) in {"de", "d'"} and at + 2 < len(words):
        return words[at + 2].plain in _NATURE
    return False


def find_described(words: Sequence[Token]) -> list[Mention]:
    """«stratégie nationale pour l'eau», «loi de programmation de la recherche»."""
    found = []
    for at in [i for i, token in enumerate(words) if token.plain in _HEADS]:
        if _descriptive(words, at):
            last = _walk(words, at)
            if last > at and not _titled(words, last):
                found.append(_mention(words, at, last))
    return found


def _titled(words: Sequence[Token], last: int) -> bool:
    """Whether a title in quotation marks follows: it is the name, not the description."""
    return last + 1 < len(words) and words[last + 1].text in {"«", "“", '"'}


def _mention(words: Sequence[Token], first: int, last: int) -> Mention:
    text = "".join(
        (w.gap if i else "") + w.text for i, w in enumerate(words[first : last + 1])
    )
    return Mention(
        words[first].start,
        words[last].end,
        text,
        Kind.PROGRAMME,
        "head",
        head=words[first].plain,
    )
