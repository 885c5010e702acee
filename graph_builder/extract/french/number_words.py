"""Numbers written in words: «deux cent mille», «une cinquantaine», «vingt-deuxième»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from graph_builder.extract.french.folding import any_of, word_finder
from graph_builder.extract.lexicon import load

_LEXICON = load("numbers")
_CARDINALS: dict[str, int] = _LEXICON["cardinals"]
_SCALES: dict[str, int] = _LEXICON["scales"]
_COLLECTIVES: dict[str, int] = _LEXICON["collectives"]
_ORDINALS: dict[str, int] = _LEXICON["ordinals"]
_ONE = Decimal(1)
_HALF = Decimal("0.5")
_HUNDRED, _THOUSAND = 100, 1000
_FOUR, _TEN, _TWENTY, _EIGHTY = 4, 10, 20, 80
_THREE = 3  # the power of ten of a thousand
_NO_SCALE = 99
# What may follow the tens: «vingt-deux», «soixante-quinze», «soixante-dix-sept».
_AFTER_TENS = {
    **dict.fromkeys((20, 30, 40, 50), range(1, 10)),
    **dict.fromkeys((60, 80), range(1, 17)),
    **dict.fromkeys((10, 70, 90), range(7, 10)),
}
_AFTER_TENS_ET = {**dict.fromkeys((20, 30, 40, 50), (1,)), 60: (1, 11)}


class Words(NamedTuple):
    """A number in words: span in the folded text, value, and how it was said.

    `scale` is the power of ten of the last scale word («millions»: 6), else 0.
    """

    start: int
    end: int
    value: Decimal
    ordinal: bool = False
    approximate: bool = False
    scale: int = 0


_PLURALS = [f"{w}s" for w in (*_COLLECTIVES, *_ORDINALS)]
_OPENERS = [w for w in _CARDINALS if w not in {"un", "une"}]
_FOLLOWERS = [
    *_CARDINALS,
    *_SCALES,
    *_COLLECTIVES,
    *_ORDINALS,
    *_PLURALS,
    "demi",
    "demie",
]
_BIG = any_of([*_SCALES, *_COLLECTIVES, "demi"])
_LINK = r"(?:[ \n]et[ \n]|-et-|[ \n]de[ \n](?=mill|bill)|[ \n]|-)"
_starts = word_finder(
    [*_OPENERS, *_COLLECTIVES, *_ORDINALS, *(f"{w}s" for w in _ORDINALS)],
    also=rf"une?(?=[ \n-](?:(?:{_BIG})(?!\w)|euros?(?!\w)))|demi(?=-(?:mill|douz))",
)
_RUN = re.compile(
    rf"(?:{any_of(_FOLLOWERS)})(?!\w)(?:{_LINK}(?:{any_of(_FOLLOWERS)})(?!\w))*"
)
_TOKEN = re.compile(rf"({_LINK})?({any_of(_FOLLOWERS)})(?!\w)")
_NO_COMPOUND = re.compile(r"-(?!là|ci)[^\W\d_]")


class _Reading:
    """The number read so far, word by word."""

    def __init__(self, start: int) -> None:
        self.start = self.end = start
        self.high = self.group = Decimal(0)
        self.thousands = Decimal(0)
        self.scale, self.last = _NO_SCALE, ""
        self.words = 0
        self.ordinal = self.approximate = self.closed = False

    @property
    def low(self) -> Decimal:
        """What has been read below the last scale word."""
        return self.thousands + self.group

    def take(self, word: str, link: str, end: int) -> bool:
        """Read one more word; False where it cannot belong to this number."""
        if self.closed or not self._fits(word, link):
            return False
        self.end, self.last = end, word
        self.words += 1
        return True

    def _fits(self, word: str, link: str) -> bool:
        if word in {"demi", "demie"}:
            return self._half(link)
        if word in _SCALES:
            return self._scale(_SCALES[word])
        if word in _CARDINALS:
            return self._cardinal(_CARDINALS[word], link)
        singular = word.removesuffix("s") if word not in _ORDINALS else word
        if singular in _COLLECTIVES:
            return self._collective(_COLLECTIVES[singular], plural=word != singular)
        return self._ordinal(singular, link)

    def _half(self, link: str) -> bool:
        if "et" in link:
            if self.words == 0:
                return False
            unit = Decimal(10) ** self.scale if self.scale < _NO_SCALE else _ONE
            self.high, self.closed = self.high + unit * _HALF, True
            return True
        if self.low > 1:
            return False
        self.group = _HALF
        return True

    def _scale(self, power: int) -> bool:
        if self.low == 0 or power >= self.scale:
            return False
        self.high += self.low * Decimal(10) ** power
        self.thousands = self.group = Decimal(0)
        self.scale = power
        return True

    def _collective(self, size: int, *, plural: bool) -> bool:
        if plural != (self.group > 1) or self.thousands:
            return False
        if self.approximate and size != _THOUSAND:  # «une centaine de milliers»
            return False
        self.group = (self.group or _ONE) * size
        self.approximate = True
        return True

    def _ordinal(self, word: str, link: str) -> bool:
        value = _ORDINALS[word]
        joined = "-" in link or "et" in link or self.last.startswith(("cent", "mille"))
        if self.words and (
            not joined or word in {"premier", "première", "second", "seconde"}
        ):
            return False
        if not self.words and word == "unième":
            return False
        self.ordinal = True
        fits = not self.words or self._cardinal(value, link)
        self.group, self.closed = (self.group if self.words else Decimal(value)), True
        return fits

    def _cardinal(self, value: int, link: str) -> bool:
        if self.approximate and value < _THOUSAND:
            return False
        if value == _THOUSAND:
            return self._thousand()
        if value == _HUNDRED:
            return self._hundred()
        return self._below_hundred(value, link)

    def _thousand(self) -> bool:
        if self.thousands or self.scale < _THREE:
            return False
        self.thousands, self.group = (self.group or _ONE) * _THOUSAND, Decimal(0)
        return True

    def _hundred(self) -> bool:
        if (
            self.group == 0
            and self.words
            and self.last in _CARDINALS
            and self.last != "mille"
        ):
            return False
        if self.group and not 1 < self.group < _TEN:
            return False
        self.group = (self.group or _ONE) * _HUNDRED
        return True

    def _below_hundred(self, value: int, link: str) -> bool:
        rest = int(self.group % _HUNDRED)
        if rest == _FOUR and value == _TWENTY and self.last == "quatre":
            self.group += _EIGHTY - _FOUR
            return True
        swiss = self.last in {"septante", "huitante", "octante", "nonante"}
        tens = _TWENTY if swiss else rest
        if not _follows(tens, value, et="et" in link) or self.last == "zéro":
            return False
        self.group += value
        return True

    def result(self) -> Words | None:
        """The number read, or None where it is a bare «un»."""
        if self.words == 0 or (self.words == 1 and self.last in {"demi", "demie"}):
            return None
        scale = self.scale if self.scale < _NO_SCALE else 0
        if not scale and self.thousands and not self.group:
            scale = _THREE
        value = self.high + self.low
        if value == value.to_integral_value():
            value = Decimal(int(value))
        return Words(self.start, self.end, value, self.ordinal, self.approximate, scale)


def _follows(rest: int, value: int, *, et: bool) -> bool:
    """Whether `value` < 100 may follow the tens already read."""
    if et:
        return value in _AFTER_TENS_ET.get(rest, ())
    return rest == 0 or value in _AFTER_TENS.get(rest, ())


def _single(word: str) -> Words | None:
    """A word that is a number by itself."""
    reading = _Reading(0)
    return reading.result() if reading.take(word, "", len(word)) else None


# Most numbers are one word: these need no reading.
_SINGLE = {
    word: number
    for word in [*_OPENERS, *_ORDINALS, *(f"{w}s" for w in _ORDINALS)]
    if (number := _single(word))
}


def find_words(folded: str) -> Iterator[Words]:
    """Every number in words, in text order; `folded` as `folding.fold` gives it."""
    position = 0
    for start in _starts(folded):
        run = _RUN.match(folded, start) if start >= position else None
        if run is None:
            continue
        position = run.end()
        for words in _read(folded, start, position):
            if folded[words.end : words.end + 1] != "-" or not _NO_COMPOUND.match(
                folded, words.end
            ):
                yield words


def _read(folded: str, start: int, end: int) -> Iterator[Words]:
    """Cut a run of number words into numbers."""
    single = _SINGLE.get(folded[start:end])
    if single:
        yield single._replace(start=start, end=end)
        return
    reading, position = _Reading(start), start
    while position < end and (token := _TOKEN.match(folded, position, end)):
        link, word = token[1] or "", token[2]
        if not reading.take(word, link, token.end()):
            if found := reading.result():
                yield found
            reading = _Reading(token.start(2))
            reading.take(word, "", token.end())
        position = token.end()
    if (found := reading.result()) and not _bare_one(folded, found):
        yield found


def _bare_one(folded: str, found: Words) -> bool:
    """«un» alone counts only before «euro»."""
    if folded[found.start : found.end] not in {"un", "une"}:
        return False
    return not folded.startswith("euro", found.end + 1)
