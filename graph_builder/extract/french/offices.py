"""Offices in the words of a text: «ancienne directrice générale adjointe chargée de la recherche»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from graph_builder.extract.french.first_names import is_first_name
from graph_builder.extract.french.tokens import Token
from graph_builder.extract.lexicon import load

_SPACES = {" ", "\u00a0", "\u202f", "", "\n"}
_PREPOSITIONS = {
    "de",
    "du",
    "des",
    "d'",
    "a",
    "au",
    "aux",
    "en",
    "chez",
    "pour",
    "aupres",
    "pres",
}
_ARTICLES = {
    "la",
    "le",
    "les",
    "l'",
    "son",
    "sa",
    "ses",
    "leur",
    "leurs",
    "notre",
    "cette",
    "ce",
    "cet",
    "un",
    "une",
}
_DETERMINERS = _ARTICLES | {"du", "au", "des", "aux", "d'", "de"}
_CHARGED = {"charge", "chargee", "charges", "chargees", "delegue", "deleguee"}
_ACUTE = {
    "charge",
    "delegue",
    "depute",
    "eurodepute",
    "attache",
    "envoye",
}  # «chargé», not «charge»
_ADJECTIVE = re.compile(
    r"(?:al|ale|aux|ales|el|elle|elles|els|if|ive|ifs|ives|ique|iques|aire|aires|ien|ienne|iens|iennes"
    r"|ier|ière|iers|ières|in|ine|ins|ines|eur|eure|eurs|eures|ais|aise|aises|ois|oise|ain|aine|ains|aines|able|ables|ible|ibles|é|ée|és|ées)$"
)
_STATE = {"ministre", "secretaire", "commissaire", "haut-commissaire"}
_NAMING = {
    "lycee", "ecole", "college", "institut", "fondation", "universite", "hopital", "centre", "espace", "chaire",
    "campus", "laboratoire", "groupe", "prix", "rue", "faculte", "maison", "musee", "theatre", "cabinet", "festival",
}  # fmt: skip
_PROFESSION = 7  # letters of the shortest profession known by its ending («urbaniste», not «liste»)
_LONGEST = 14  # words a complement may have


@cache
def word_set(name: str) -> frozenset[str]:
    """A list of `lexicon/roles.toml` given as one string of words, or as an array."""
    words = load("roles")[name]
    return frozenset(words.split() if isinstance(words, str) else words)


@cache
def _verbs() -> frozenset[str]:
    return frozenset(load("statements")["present"].split())


@cache
def _profession() -> re.Pattern[str]:
    return re.compile(load("roles")["profession"])


@dataclass(frozen=True, slots=True)
class Complement:
    """«de la recherche»: `start` is its preposition, `noun` where the noun begins."""

    start: int
    noun: int
    end: int
    prep: str
    definite: bool
    charged: bool


@dataclass(frozen=True, slots=True)
class Office:
    """An office as it stands: offsets into the text.

    Attributes:
        start: first character («ancienne» included, the article not).
        end: after the last complement.
        begin: where its article begins, or `start` where it has none.
        title_end: after the head noun and its adjectives.
        kept: where the printed role begins («nouvelle» left out, «ancienne» kept).
        head: folded head noun, in the form of the text.
        det: folded article or possessive, or "".
        complements: what follows the title, in order.
        plural: the head stands in the plural.
    """

    start: int
    end: int
    begin: int
    title_end: int
    kept: int
    head: str
    det: str
    complements: tuple[Complement, ...]
    plural: bool = False

    @property
    def state(self) -> bool:
        """Whether it is a minister or a commissioner: its complement is what it is for."""
        return self.head.rsplit("-", 1)[-1] in {"ministre"}


def _head(plain: str) -> str:
    """The head noun a word is, without «vice-», «ex-»; "" where it is none."""
    heads = word_set("heads")
    if plain in heads:
        return plain
    first, dash, rest = plain.partition("-")
    if dash and (first in {"vice", "ex", "co", "sous", "inter"} and rest in heads):
        return rest
    return first if dash and first in heads and rest in heads else ""


def _head_of(token: Token) -> str:
    """The head noun a token is: «chargé» is one and «charge» none, «pilote» and not «piloté»."""
    head = _head(token.plain)
    acute = token.text.lower().endswith(("é", "ée"))
    stem = (
        head.removesuffix("e") if acute and token.text.lower().endswith("ée") else head
    )
    return head if acute == (stem in _ACUTE) else ""


def _professional(token: Token) -> bool:
    long = len(token.plain) >= _PROFESSION
    return long and not token.capital and bool(_profession().search(token.plain))


def is_office_noun(token: Token) -> bool:
    """Whether a word is the head of an office or a learned profession."""
    return bool(_head_of(token)) or _professional(token)


def _near(token: Token) -> bool:
    return token.gap in _SPACES


class _Walk:
    """One walk forward from a head noun over its adjectives and complements."""

    def __init__(self, words: Sequence[Token], at: int) -> None:
        self.words, self.at, self.next = words, at, at + 1
        self.complements: list[Complement] = []

    def _token(self, at: int) -> Token | None:
        if at < len(self.words) and _near(self.words[at]):
            return self.words[at]
        return None

    def title(self) -> int:
        """Pass the adjectives of the title; index after the last."""
        while (token := self._token(self.next)) and self._of_title(token):
            self.next += 1
        return self.next

    def _of_title(self, token: Token) -> bool:
        ahead = self._token(self.next + 1)
        if ahead and self._charges(token, ahead):
            return False
        if token.plain == "d'" and ahead and ahead.plain == "etat":
            self.next += 1
            return True
        if token.plain in word_set("adjectives"):
            return True
        bare = token.plain in word_set("domains") or token.plain.upper() == "R&D"
        return bare and self.next == self.at + 1 + self._adjectives_passed()

    @staticmethod
    def _charges(token: Token, ahead: Token) -> bool:
        """«chargée de», «déléguée à»; «générale déléguée de l'ANR» only names the ANR."""
        if token.plain.startswith("delegue"):
            return ahead.plain in {"a", "au", "aux", "en"}
        return token.plain in _CHARGED and ahead.plain in _PREPOSITIONS

    def _adjectives_passed(self) -> int:
        return self.next - self.at - 1

    def run(self) -> None:
        """Collect the complements."""
        while self._complement():
            pass

    def _complement(self) -> bool:
        at, charged = self.next, False
        token = self._token(at)
        if token and token.plain == "en" and self._is(at + 1, "charge"):
            at, charged = at + 2, True
        elif token and (ahead := self._token(at + 1)) and self._charges(token, ahead):
            at, charged = at + 1, True
        prep = self._token(at)
        if not prep or not self._is_preposition(prep, at):
            return False
        noun = at + 1
        if prep.plain in {"aupres", "pres"}:
            noun += 1
        definite = prep.plain in {"du", "au", "des", "aux"}
        while (article := self._token(noun)) and article.plain in _ARTICLES:
            noun, definite = noun + 1, True
        last = self._noun_phrase(noun, joined=charged or self._ministerial())
        if last < noun:
            return False
        self._add(self.next, noun, last, prep.plain, definite=definite, charged=charged)
        self.next = last + 1
        return True

    def _add(
        self,
        first: int,
        noun: int,
        last: int,
        prep: str,
        *,
        definite: bool,
        charged: bool,
    ) -> None:
        words = self.words
        self.complements.append(
            Complement(
                words[first].start,
                words[noun].start,
                words[last].end,
                prep,
                definite,
                charged,
            )
        )

    def _is(self, at: int, plain: str) -> bool:
        token = self._token(at)
        return token is not None and token.plain == plain

    def _is_preposition(self, token: Token, at: int) -> bool:
        if token.plain == "a":  # the verb «a» is no preposition
            return token.text in {"à", "À"}
        if token.plain in {"pour", "en"}:
            ahead = self._token(at + 1)
            return (
                bool(ahead)
                and ahead is not None
                and (token.plain == "en" or ahead.plain in {"l'", "la", "le", "les"})
            )
        return token.plain in _PREPOSITIONS

    def _ministerial(self) -> bool:
        return self.words[self.at].plain.rsplit("-", 1)[-1] in _STATE

    def _noun_phrase(self, at: int, *, joined: bool) -> int:
        """Index of the last word of the noun phrase that begins at `at`, or at - 1."""
        first = self._token(at)
        if (
            not first
            or not (first.word or first.text in {"«", '"', "“"})
            or first.plain in _verbs()
        ):
            return at - 1
        last, named = at - 1, False
        while last - at < _LONGEST and (
            step := self._np_step(last + 1, at, named=named, joined=joined)
        ):
            last = step
            named = named or self.words[last].capital
        return last

    def _np_step(self, at: int, first: int, *, named: bool, joined: bool) -> int:
        """Index of the next word of the phrase, 0 where it ends."""
        token = self._token(at)
        if token is None:
            return 0
        if token.text in {"«", "“"}:
            return self._quoted(at)
        if at == first:
            return 0 if self._person_at(at, first, named=named) else at
        if token.word and (token.capital or token.text[0].isdigit()):
            return 0 if self._person_at(at, first, named=named) else at
        if token.plain in {"et", ","}:
            return self._joined(at, joined=joined)
        if token.plain in _verbs() or not token.word:
            return 0
        if token.plain == "ministre" and self.words[at - 1].plain in {
            "premier",
            "premiere",
        }:
            return at
        return (
            at
            if _ADJECTIVE.search(token.text) and token.plain not in word_set("heads")
            else 0
        )

    def _quoted(self, at: int) -> int:
        closing = next(
            (
                i
                for i in range(at + 1, min(at + 12, len(self.words)))
                if self.words[i].text in {"»", "”"}
            ),
            0,
        )
        return closing

    def _person_at(self, at: int, first: int, *, named: bool) -> bool:
        """Whether a person's name begins here, and the phrase so ends."""
        token, ahead = self.words[at], self._token(at + 1)
        if not is_first_name(token) or not (ahead and ahead.capital):
            return False
        return named or self.words[at - 1].plain not in _NAMING or at == first

    def _joined(self, at: int, *, joined: bool) -> int:
        """Pass «et de la», «, de la» and its noun where they go on with the phrase."""
        mark, link = self.words[at], self._token(at + 1)
        if not link:
            return 0
        if (
            mark.plain == "et"
            and _plain_adjective(link)
            and _plain_adjective(self.words[at - 1])
        ):
            return at + 1
        linked = link.plain in {"de", "du", "des", "d'"} or (
            link.text in {"à", "au", "aux"} and mark.plain == "et"
        )
        if not linked or (mark.plain == "," and not joined):
            return 0
        noun = at + 2
        while (article := self._token(noun)) and article.plain in _ARTICLES:
            noun += 1
        token = self._token(noun)
        return (
            noun
            if token and token.word and not self._person_at(noun, noun, named=True)
            else 0
        )


def _plain_adjective(token: Token) -> bool:
    """An adjective that is no participle: «culturel», «économiques»."""
    if (
        token.capital
        or not _ADJECTIVE.search(token.text)
        or token.text.endswith(("é", "ée", "és", "ées"))
    ):
        return False
    return token.plain not in word_set("heads") and token.plain not in word_set(
        "before"
    )


def _blocked(words: Sequence[Token], at: int) -> bool:
    """«chef de file», «charge de travail»: no person's office."""
    after = load("roles")["not_after"].get(words[at].plain, ())
    if not after:
        return False
    rest = "".join((w.gap or "") + w.plain for w in words[at + 1 : at + 5]).strip()
    return any(rest.startswith(form) for form in after)


def _opening(words: Sequence[Token], at: int) -> tuple[int, int, int]:
    """Indices of the article (or of the office), its first word, its first printed word."""
    first = at
    while (
        first and _near(words[first]) and words[first - 1].plain in word_set("before")
    ):
        first -= 1
    kept = next((i for i in range(first, at) if words[i].plain in word_set("kept")), at)
    begin = first
    if first and _near(words[first]) and words[first - 1].plain in _DETERMINERS:
        begin = first - 1
    return begin, first, kept


def _office(
    words: Sequence[Token], at: int, head: str, *, plural: bool
) -> tuple[Office, int]:
    walk = _Walk(words, at)
    title = walk.title()
    walk.run()
    begin, first, kept = _opening(words, at)
    office = Office(
        start=words[first].start,
        end=words[walk.next - 1].end,
        begin=words[begin].start,
        title_end=words[title - 1].end,
        kept=words[kept].start,
        head=head,
        det=words[begin].plain if begin < first else "",
        complements=tuple(walk.complements),
        plural=plural,
    )
    return office, walk.next


def find_office_phrases(words: Sequence[Token]) -> list[Office]:
    """Every office of a text with its complements, in text order, none overlapping another."""
    found: list[Office] = []
    at = 0
    while at < len(words):
        token = words[at]
        head = _head_of(token)
        plural = (
            not head
            and token.plain.endswith("s")
            and token.plain[:-1] in word_set("heads")
        )
        profession = not head and not plural and _juxtaposed(words, at)
        if (head or plural or profession) and not _blocked(words, at):
            office, after = _office(
                words, at, head or token.plain.removesuffix("s"), plural=plural
            )
            found.append(office)
            at = after
        else:
            at += 1
    return found


def _juxtaposed(words: Sequence[Token], at: int) -> bool:
    """«la volcanologue Anna Rey»: a profession known by its ending, an article before it."""
    token = words[at]
    if at == 0 or not _professional(token):
        return False
    return words[at - 1].plain in {"le", "la", "l'", "un", "une", ","}
