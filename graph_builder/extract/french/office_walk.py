"""What follows the head noun of an office: its adjectives and its complements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph_builder.extract.french.first_names import is_first_name
from graph_builder.extract.french.inhabitants import place_of
from graph_builder.extract.french.office_words import saying, word_set
from graph_builder.extract.french.tokens import Token

_SPACES = {" ", "\u00a0", "\u202f", "", "\n"}
_PREPOSITIONS = frozenset(
    ["de", "du", "des", "d'", "a", "au", "aux", "en", "chez", "pour", "aupres", "pres"]
)
ARTICLES = frozenset(
    [
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
    ]
)
_CHARGED = frozenset(["charge", "chargee", "charges", "chargees"])
_ADJECTIVE = re.compile(
    r"(?:a(?:l|le|ux|les)|el(?:le)?s?|i(?:f|ve)s?|iques?|aires?|ien(?:ne)?s?|i(?:er|ère)s?"
    r"|ine?s?|eure?s?|[ao]ise?s?|aine?s?|[ai]bles?|[a-z]{2,}iles?|civils?|ée?s?)$"
)
_PARTICIPLE = ("é", "ée", "és", "ées")
_STATE = frozenset({"ministre", "secretaire", "commissaire", "haut-commissaire"})
_NAMING = frozenset(
    [
        "lycee",
        "ecole",
        "college",
        "institut",
        "fondation",
        "universite",
        "hopital",
        "centre",
        "espace",
        "chaire",
        "campus",
        "laboratoire",
        "groupe",
        "prix",
        "rue",
        "faculte",
        "maison",
        "musee",
        "theatre",
        "cabinet",
        "festival",
    ]
)
_QUOTES = {"«", "“"}
_LONGEST = 14  # words a complement may have
_QUOTED = 12  # words a name in quotation marks may have


@dataclass(frozen=True, slots=True)
class Complement:
    """«de la recherche»: `start` is its preposition, `noun` where the noun begins."""

    start: int
    noun: int
    end: int
    prep: str
    definite: bool
    charged: bool


def near(token: Token) -> bool:
    """Whether nothing but a blank stands before a word."""
    return token.gap in _SPACES


class Walk:
    """One walk forward from a head noun over its adjectives and complements."""

    def __init__(self, words: Sequence[Token], at: int) -> None:
        self.words, self.at, self.next = words, at, at + 1
        self.complements: list[Complement] = []

    def _token(self, at: int) -> Token | None:
        if at < len(self.words) and near(self.words[at]):
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
        if token.plain == "et" and ahead and self._domain(self.words[self.next - 1]):
            return self._domain(ahead)  # «Europe et international»
        if token.plain in word_set("adjectives"):
            return True
        if not token.capital and place_of(token.plain):
            return True  # «le président poitevin»
        return self._domain(token)

    @staticmethod
    def _domain(token: Token) -> bool:
        return token.plain in word_set("domains") or token.text == "R&D"

    @staticmethod
    def _charges(token: Token, ahead: Token) -> bool:
        """«chargée de», «déléguée à»; «générale déléguée de l'ANR» only names the ANR."""
        if token.plain.startswith("delegue"):
            return ahead.plain in {"a", "au", "aux", "en"}
        return token.plain in _CHARGED and ahead.plain in _PREPOSITIONS

    def run(self) -> None:
        """Collect the complements."""
        while self._complement():
            pass

    def _complement(self) -> bool:
        at, charged = self._past_charge(self._past_brackets(self.next))
        prep = self._token(at)
        if not prep or not self._is_preposition(prep, at):
            return False
        noun = at + 2 if prep.plain in {"aupres", "pres"} else at + 1
        definite = prep.plain in {"du", "au", "des", "aux"}
        while (article := self._token(noun)) and article.plain in ARTICLES:
            noun, definite = noun + 1, True
        last = self.noun_phrase(noun, joined=charged or self._ministerial())
        if last < noun:
            return False
        complement = Complement(
            start=self.words[self._past_brackets(self.next)].start,
            noun=self.words[noun].start,
            end=self.words[last].end,
            prep=prep.plain,
            definite=definite,
            charged=charged,
        )
        self.complements.append(complement)
        self.next = last + 1
        return True

    def _past_charge(self, at: int) -> tuple[int, bool]:
        """Past «chargée», «en charge», «déléguée»; whether one stood there."""
        token, ahead = self._token(at), self._token(at + 1)
        if token and token.plain == "en" and self._is(at + 1, "charge"):
            return at + 2, True
        if token and ahead and self._charges(token, ahead):
            return at + 1, True
        return at, False

    def _past_brackets(self, at: int) -> int:
        """«maire (PS) de Rennes»: a party in brackets is no complement and ends nothing."""
        token = self._token(at)
        if token and token.text == "(" and self._is(at + 2, ")"):
            return at + 3
        return at

    def _is(self, at: int, plain: str) -> bool:
        token = self._token(at)
        return token is not None and token.plain == plain

    def _is_preposition(self, token: Token, at: int) -> bool:
        if token.plain == "a":  # the verb «a» is no preposition
            return token.text in {"à", "À"}
        if token.plain == "pour":
            ahead = self._token(at + 1)
            return ahead is not None and ahead.plain in {"l'", "la", "le", "les"}
        return token.plain in _PREPOSITIONS

    def _ministerial(self) -> bool:
        return self.words[self.at].plain.rsplit("-", 1)[-1] in _STATE

    def noun_phrase(self, at: int, *, joined: bool) -> int:
        """Index of the last word of the noun phrase that begins at `at`, or at - 1."""
        first = self._token(at)
        if not first or not self._opens(first):
            return at - 1
        last, named = at - 1, False
        while last - at < _LONGEST:
            step = self._step(last + 1, at, named=named, joined=joined)
            if not step:
                break
            last = step
            named = named or self.words[last].capital
        return last

    @staticmethod
    def _opens(first: Token) -> bool:
        """Whether a word may open a noun phrase; a year («maire en 2020») may not."""
        marked = first.word or first.text in _QUOTES
        return marked and not first.text.isdigit() and first.plain not in saying()

    def _step(self, at: int, first: int, *, named: bool, joined: bool) -> int:
        """Index of the next word of the phrase, 0 where it ends."""
        token = self._token(at)
        if token is None:
            return 0
        if token.text in _QUOTES:
            return self._quoted(at)
        if at == first or (token.word and (token.capital or token.text[0].isdigit())):
            return 0 if self._person_at(at, first, named=named) else at
        if token.plain in {"et", ","}:
            return self._joined(at, joined=joined)
        return at if self._describes(token, self.words[at - 1]) else 0

    @staticmethod
    def _describes(token: Token, before: Token) -> bool:
        """Whether a word goes on with a noun: an adjective, the minister of «Premier»."""
        if token.plain == "ministre" and before.plain in {"premier", "premiere"}:
            return True
        verb = token.plain in saying() or not token.word
        office = token.plain in word_set("heads")
        return not verb and not office and bool(_ADJECTIVE.search(token.text))

    def _quoted(self, at: int) -> int:
        within = range(at + 1, min(at + _QUOTED, len(self.words)))
        return next((i for i in within if self.words[i].text in {"»", "”"}), 0)

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
        while (article := self._token(noun)) and article.plain in ARTICLES:
            noun += 1
        token = self._token(noun)
        return (
            noun
            if token and token.word and not self._person_at(noun, noun, named=True)
            else 0
        )


def _plain_adjective(token: Token) -> bool:
    """An adjective that is no participle: «culturel», «économiques»."""
    if token.capital or token.text.endswith(_PARTICIPLE):
        return False
    other = token.plain in word_set("heads") or token.plain in word_set("before")
    return not other and bool(_ADJECTIVE.search(token.text))
