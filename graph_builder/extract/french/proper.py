"""Proper names by their shape: capitals, inner capitals, digits, quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from graph_builder.extract.french.inhabitants import place_of
from graph_builder.extract.french.text import plain
from graph_builder.extract.french.tokens import KNOWN, Token, by_word
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention

_NAMED = re.compile(
    r"[«“\"]\s?((?:l['’]|d['’])?[A-ZÀ-Þ0-9][^«»“”\"\n]{0,78}?)\s?[»”\"]"
)
_VERBISH = re.compile(
    r"(?i)\b(?:est|sont|a|ont|nous|vous|ils?|elles?|on|je|c['’]|n['’]|ne|qui|que|sera|seront|avons|faut)\b"
)
_MAX_WORDS = 9
_ROMAN = re.compile(r"[IVX]+$")
_UNIT = re.compile(r"(?:M|Md|Mds|Mrd|k|K)?(?:€|EUR|\$)$")


@cache
def _openers() -> frozenset[str]:
    return frozenset(load("names")["openers"]["words"].split())


def is_opener(word: str) -> bool:
    """Whether a folded word is one that sentences open with and that names nothing."""
    return word in _openers()


@lru_cache(maxsize=KNOWN)
def strong(text: str) -> bool:
    """Whether a word looks like a name wherever it stands: «NanoVel», «4TC», «ORIANE»."""
    letters = [c for c in text if c.isalpha()]
    if len(letters) < 2 or _UNIT.search(text):  # noqa: PLR2004
        return False
    inner = any(c.isupper() for c in text[1:] if c.isalpha())
    digit = any(c.isdigit() for c in text) and any(c.isupper() for c in text)
    return inner or digit or (text.endswith("+") and text[0].isupper())


def _joins(token: Token) -> bool:
    return token.gap in {" ", "\u00a0", "\u202f"}


def _short(token: Token) -> bool:
    """Whether a word names nothing: «PME», «Noël»; «Cap» is no «CAP»."""
    return token.plain in _SHORT_WORDS and token.text != "Cap"


@by_word
def _may_start(token: Token) -> bool:
    """Whether a name may start at a word, wherever it stands."""
    if not token.word or _short(token):
        return False
    small = not token.capital or len(token.text) < 3  # noqa: PLR2004
    return not small or strong(token.text) or token.text.isdigit()


def _starts_name(words: Sequence[Token], at: int, begins: frozenset[int]) -> bool:
    token = words[at]
    if not token.word or _short(token):
        return False
    if strong(token.text):
        return not _ROMAN.match(token.text) or len(token.text) > 3  # noqa: PLR2004
    if token.text.isdigit():
        ahead = words[at + 1] if at + 1 < len(words) else None
        return (
            False
            if ahead is None
            else len(token.text) == 1 and strong(ahead.text) and _joins(ahead)
        )
    if not token.capital or len(token.text) < 3:  # noqa: PLR2004
        return False
    return (
        token.start not in begins or token.plain not in _openers() or _sided(words, at)
    )


def _sided(words: Sequence[Token], at: int) -> bool:
    """«Est IA», «Cap Littoral»: at a sentence's start too, before another capital."""
    ahead = words[at + 1] if at + 1 < len(words) else None
    side = words[at].text in {"Est", "Cap"} and ahead is not None and ahead.capital
    return side and ahead is not None and _joins(ahead)


_DETERMINERS = {
    "un",
    "une",
    "le",
    "la",
    "les",
    "des",
    "ce",
    "cette",
    "ces",
    "on",
    "notre",
    "pas",
    "plus",
    "trop",
    "tout",
}
_SHORT_WORDS = {
    "bravo", "merci", "felicitations", "france", "republique", "messieurs", "mesdames", "monsieur", "madame", "photo", "noel", "internet", "mm",
    "francais", "francaise", "francaises", "europeens", "europeennes", "allemands", "chinois", "americains",

    "l'", "d'", "m€", "md€", "k€", "adn", "arn", "pme", "eti", "tpe", "pdg", "cap", "bts", "dut",
    "but", "ia", "shs", "r&d", "co2", "led", "tic", "stem", "cdi", "cdd", "phd", "covid", "covid-19",
    "brexit", "etp", "hdr", "iot", "gpu", "cpu", "pib", "rse", "tva", "vih", "sida", "qr", "wifi",
    "usb", "m2", "m1", "m²", "km", "ko", "go", "to", "pc", "tv", "rh", "dg", "dga", "ca", "b2b",
}  # fmt: skip


def _extend(words: Sequence[Token], at: int) -> int:
    last = at
    while last + 1 < len(words) and _joins(words[last + 1]):
        token = words[last + 1]
        if token.text == "&" and last + 2 < len(words) and words[last + 2].word:
            last += 2
        elif (
            (token.capital or strong(token.text))
            and token.word
            and not _UNIT.search(token.text)
        ):
            last += 1
        elif _compound_place(words, last):
            last += 2
        elif (step := _foreign(words, at, last)) > last:
            last = step
        elif (
            _NUMBERED.fullmatch(token.text)
            and words[last].plain not in _PAYERS
            and _version(words, last + 1)
        ):
            last += 1
        else:
            break
    return last


_PAYERS = {"region", "departement", "metropole", "etat", "ville", "agglomeration"}
_NUMBERED = re.compile(r"\d{1,4}(?:[.-]\d{1,4})?|\d{1,2}(?:[A-Z]{1,2}|[a-df-gi-z])")


_PARTICLES = {
    "of",
    "for",
    "the",
    "di",
    "degli",
    "della",
    "der",
    "und",
    "and",
    "für",
    "fur",
}
_ROMANCE = {
    "de",
    "da",
    "do",
    "dos",
    "del",
    "la",
    "las",
    "los",
    "des",
}  # after «Universidad»


@cache
def _foreign_heads() -> frozenset[str]:
    return frozenset(load("names")["shapes"]["foreign"].split())


def _foreign(words: Sequence[Token], at: int, last: int) -> int:
    """«University of the South Pacific»: index of the last word, or `last` where none joins."""
    heads = [w.text for w in words[at : last + 1] if w.text in _foreign_heads()]
    if not heads:
        return last
    romance = heads[0].startswith(("Universi", "Instituto", "Centro", "Consejo"))
    links = (
        _PARTICLES | _ROMANCE if romance and heads[0] != "University" else _PARTICLES
    )
    step = last + 1
    while step < len(words) and words[step].plain in links and _joins(words[step]):
        step += 1
    joined = step > last + 1 and step < len(words) and words[step].capital
    return step if joined and _joins(words[step]) else last


def _compound_place(words: Sequence[Token], at: int) -> bool:
    """«Côte d'Azur», «Val de Loire», «Pays d'Aix» inside a name."""
    if words[at].plain not in {"cote", "val", "pays", "bords", "rives", "cap", "baie"}:
        return False
    link = words[at + 1].plain.replace("’", "'") if at + 1 < len(words) else ""
    return link in {"d'", "de", "du"} and at + 2 < len(words) and words[at + 2].capital


def _version(words: Sequence[Token], at: int) -> bool:
    """Whether a number belongs to a name («France 2030», «Rive 4.0»), not to a quantity."""
    if len(words[at].text) > 5:  # noqa: PLR2004
        return False
    if "-" in words[at].text:
        return True  # «Cap 20-35»
    ahead = words[at + 1] if at + 1 < len(words) else None
    after = words[at + 2] if at + 2 < len(words) else None
    if ahead is None or not ahead.gap:
        decimal = after is not None and not after.gap and after.text.isdigit()
        return not (ahead is not None and ahead.text == "," and decimal)
    return not (ahead.word or ahead.text in "€%$")


def find_capitalised(words: Sequence[Token], begins: frozenset[int]) -> list[Mention]:
    """Capitalised sequences; `begins` are the positions where a sentence begins."""
    found, after = [], 0
    for at in _may_start.among(words):
        if at >= after and _starts_name(words, at, begins):
            last = _extend(words, at)
            first = at + 1 if last > at and _inhabitant(words, at) else at
            found.append(_mention(words, first, last))
            after = last + 1
    return found


def _inhabitant(words: Sequence[Token], at: int) -> bool:
    """«le Lyonnais Kelvar»: a demonym after an article is no part of the name after it."""
    article = at > 0 and words[at - 1].plain in {"le", "la", "l'", "du", "au"}
    return article and bool(place_of(words[at].plain))


def _mention(words: Sequence[Token], first: int, last: int) -> Mention:
    text = "".join(
        (w.gap if i else "") + w.text for i, w in enumerate(words[first : last + 1])
    )
    return Mention(words[first].start, words[last].end, text, None)


_ENTITLED = re.compile(
    r"(?:projets?|appel|programme|label|chaire|concours|plateforme) $"
)


def find_quoted(text: str) -> list[Mention]:
    """Short names in quotation marks, the marks left out: «l'appel « Cap Mer »»."""
    found = []
    for match in _NAMED.finditer(text):
        name = match[1].rstrip(" \u00a0\u202f.,;")
        few = len(name.split()) <= _MAX_WORDS
        if (
            few
            and not _phrase(name)
            and not _VERBISH.search(name)
            and (
                not name.endswith(("!", "?", "…"))
                or _ENTITLED.search(text, max(0, match.start() - 24), match.start())
            )
        ):
            found.append(
                Mention(
                    match.start(1), match.start(1) + len(name), name, None, "quoted"
                )
            )
    return found


def _phrase(name: str) -> bool:
    """Whether quoted words are no name: an article or number and small letters."""
    first, *rest = plain(name).split()
    small = all(word == word.lower() for word in name.split()[1:])
    return first in _DETERMINERS and small and bool(rest)
