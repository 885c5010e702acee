"""Organisations named by a head noun: «l'Université de Rennes», «le CHU de Lille»."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from graph_builder.extract.french.first_names import is_first_name
from graph_builder.extract.french.text import plain
from graph_builder.extract.french.tokens import Token, by_word
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention
from graph_builder.model import Kind

MINISTRIES = {
    "ministere", "secretariat", "commissariat", "haut-commissariat", "ministre",
    "secretaire",
}  # fmt: skip
_ACRONYM_HEADS = {
    "chu", "chru", "chr", "ch", "satt", "iut", "insa", "ens", "iae", "ufr", "cci",
    "inspe", "polytech", "crous", "irt", "ite", "esad", "esa", "eni", "iep",
}  # fmt: skip
_ENDS = {".", "!", "?", "»", ":", "«", "-", "–", "•", "*"}
_UNNAMED_AFTER = {"region", "departement", "metropole", "ville", "mairie", "ministere"}
_UNITS = {
    *("m", "md", "mds", "k", "€", "%", "million", "millions", "milliard", "milliards"),
    *("euros", "eur", "meur", "keur"),
}
_NUMBERED = 2  # digits a name may end in: «Paris 12»
_REPEATABLE = {"de la", "de l'", "des"}


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
    if token.plain in _ACRONYM_HEADS:
        return token.capital
    return token.plain in listed_words("heads")


def is_common(text: str) -> bool:
    """Whether a capitalised word is a bare head noun: «Centre», «École» name nothing."""
    return plain(text) in _common() and not text.isupper()


@cache
def _common() -> frozenset[str]:
    return listed_words("heads") | plural_heads().keys()


def follows_closely(token: Token) -> bool:
    """Whether nothing but a blank stands before a token."""
    return token.gap in {"", " ", "\u00a0", "\u202f"}


def is_name_part(token: Token) -> bool:
    """Whether a token may stand in a proper name: capitalised, or a number."""
    return token.word and (token.capital or token.text[:1].isdigit())


class NameWalk:
    """One walk forward from a head noun over the words of its name."""

    def __init__(self, words: Sequence[Token], at: int) -> None:
        self.words, self.head, self.head_at = words, words[at], at
        self.end, self.proper = at, False
        self.linked: set[str] = set()

    def run(self) -> None:
        """Walk to the last word of the name."""
        while step := self._step(self.end + 1):
            self.end = step

    def _step(self, at: int) -> int:
        """Index of the next word of the name, or 0 where the name ends."""
        if at >= len(self.words) or not follows_closely(self.words[at]):
            return 0
        token = self.words[at]
        if is_name_part(token):
            return self._proper(at)
        if token.plain in listed_words("inside"):
            return at
        if token.plain in {",", "et"} and self.head.plain in MINISTRIES:
            return self._over_link(at + 1, must_link=True)
        return self._over_link(at, must_link=True)

    def _proper(self, at: int) -> int:
        token = self.words[at]
        if token.text.isdigit() and (len(token.text) > _NUMBERED or self._counts(at)):
            return 0
        if is_head(token) and token.plain not in listed_words("inside") and self.proper:
            return 0
        if self._person_ahead(at):
            return 0
        self.proper = True
        return at

    def _counts(self, at: int) -> bool:
        """Whether a number counts: «accorde à l'Université de Nantes 2 M€», «12,5 %»."""
        after = self.words[at + 1 : at + 3]
        if not after or after[0].plain in _UNITS:
            return bool(after)
        decimal = after[0].text == "," and not any(token.gap for token in after)
        return decimal and after[-1].text.isdigit()

    def _person_ahead(self, at: int) -> bool:
        """«la présidente de Région Anne Rey»: no region is named after her."""
        if self.head.plain not in _UNNAMED_AFTER or not is_first_name(self.words[at]):
            return False
        return at + 1 < len(self.words) and self.words[at + 1].capital

    def _over_link(self, at: int, *, must_link: bool) -> int:
        begin = at
        while (
            at < len(self.words)
            and follows_closely(self.words[at])
            and self.words[at].plain.replace("\u2019", "'") in listed_words("links")
        ):
            at += 1
        if at >= len(self.words) or (must_link and at == begin):
            return 0
        link = " ".join(w.plain for w in self.words[begin:at])
        return self._linked(link, at)

    def _linked(self, link: str, at: int) -> int:
        token = self.words[at]
        if not follows_closely(token):
            return 0
        if is_name_part(token):
            if token.text.isdigit():
                return 0
            if self.proper and not self._continues(link):
                return 0
            self.linked.add(link)
            self.proper = True
            return at
        if self.proper:
            return 0
        announced = link in _REPEATABLE | {"du"} and self._named(at)
        return at if token.plain in listed_words("inside") or announced else 0

    def _named(self, at: int) -> bool:
        """Whether one small noun ends a name its capital announces: «l'École de l'hydrogène»."""
        first = self.head_at
        before = self.words[first - 1] if first else None
        deliberate = (
            before is not None and before.text not in _ENDS and self.head.capital
        )
        token = self.words[at]
        if (
            not deliberate
            or "\n" in self.head.gap
            or not token.word
            or self.end > first
        ):
            return False
        self.proper = self.head.plain in listed_words("weak") or self.proper
        return token.text[0].islower() and len(token.text) > 3  # noqa: PLR2004

    def _continues(self, link: str) -> bool:
        """Whether a link may lead on after a proper part («des Pays de l'Adour»)."""
        if self.head.plain in MINISTRIES:
            return link not in {"pour", "en", "sur"}
        if link in {"de", "du", "d'"} and is_head(self.words[self.end]):
            return True  # «la Fondation de l'Université de Nantes»
        return link in _REPEATABLE and link not in self.linked


def find_organisations(words: Sequence[Token]) -> list[Mention]:
    """Organisations that a head noun opens, text order; spans without the article."""
    found, after = [], 0
    for at in is_head.among(words):
        if at >= after:
            mention, after = _read(words, at)
            if mention:
                found.append(mention)
    return found


def _read(words: Sequence[Token], at: int) -> tuple[Mention | None, int]:
    head = words[at]
    walk = NameWalk(words, at)
    walk.run()
    alone = walk.end == at
    if alone and head.plain in _ACRONYM_HEADS and head.text.isupper():
        return _mention(words, at, at), at + 1
    weak = head.plain in listed_words("weak") or not head.capital
    if alone or (weak and not walk.proper):
        return None, at + 1
    return _mention(words, at, walk.end), walk.end + 1


def _mention(words: Sequence[Token], first: int, last: int) -> Mention:
    head = words[first].plain
    if (
        head in listed_words("descriptive")
        and last > first
        and not words[first].capital
    ):
        first += 1
        while words[first].plain in listed_words("links") and first < last:
            first += 1
    start, end = words[first].start, words[last].end
    text = "".join(
        (w.gap if i else "") + w.text for i, w in enumerate(words[first : last + 1])
    )
    return Mention(start, end, text, Kind.ORGANISATION, "head", head=head)


_LAST = {"metropole", "agglomeration", "universite", "habitat", "tourisme"}


def find_metropoles(words: Sequence[Token]) -> list[Mention]:
    """«Rennes Métropole», «Nantes Université»: the head stands last."""
    return [
        _mention_last(words, at)
        for at, token in enumerate(words)
        if at
        and (token.plain == "metropole" or (token.capital and token.plain in _LAST))
        and follows_closely(token)
        and is_name_part(words[at - 1])
    ]


def _mention_last(words: Sequence[Token], at: int) -> Mention:
    first, last = words[at - 1], words[at]
    text = first.text + last.gap + last.text
    return Mention(
        first.start, last.end, text, Kind.ORGANISATION, "head", head=last.plain
    )
