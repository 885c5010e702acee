"""What follows the head noun of an office: its adjectives and its complements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph_builder.extract.french.first_names import is_first_name
from graph_builder.extract.french.office_words import saying, word_set
from graph_builder.extract.french.tokens import Token

_SPACES = {" ", "\u00a0", "\u202f", "", "\n"}
_PREPOSITIONS = frozenset("de du des d' a au aux en chez pour aupres pres".split())
ARTICLES = frozenset(
    "la le les l' son sa ses leur leurs notre cette ce cet un une".split()
)
_CHARGED = frozenset("charge chargee charges chargees".split())
_ADJECTIVE = re.compile(
    r"(?:a(?:l|le|ux|les)|el(?:le)?s?|i(?:f|ve)s?|iques?|aires?|ien(?:ne)?s?|i(?:er|ère)s?"
    r"|ine?s?|eure?s?|[ao]ise?s?|aine?s?|[ai]bles?|ée?s?)$"
)
_PARTICIPLE = ("é", "ée", "és", "ées")
_STATE = frozenset({"ministre", "secretaire", "commissaire", "haut-commissaire"})
_NAMING = frozenset(
    "lycee ecole college institut fondation universite hopital centre espace chaire campus"
    " laboratoire groupe prix rue faculte maison musee theatre cabinet festival".split()
)
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
        if token.plain in word_set("adjectives"):
            return True
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
        while (article := self._token(noun)) and article.plain in ARTICLES:
            noun, definite = noun + 1, True
        last = self.noun_phrase(noun, joined=charged or self._ministerial())
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

    def noun_phrase(self, at: int, *, joined: bool) -> int:
        """Index of the last word of the noun phrase that begins at `at`, or at - 1."""
        first = self._token(at)
        if (
            not first
            or not (first.word or first.text in {"«", '"', "“"})
            or first.plain in saying()
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
        if token.plain in saying() or not token.word:
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
                for i in range(at + 1, min(at + _QUOTED, len(self.words)))
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
    if (
        token.capital
        or not _ADJECTIVE.search(token.text)
        or token.text.endswith(("é", "ée", "és", "ées"))
    ):
        return False
    return token.plain not in word_set("heads") and token.plain not in word_set(
        "before"
    )
