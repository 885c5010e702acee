"""Offices in the words of a text: «ancienne directrice adjointe de la recherche»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_builder.extract.french.office_walk import ARTICLES, Complement, Walk, near
from graph_builder.extract.french.office_words import (
    head_of,
    opens_office,
    professional,
    word_set,
)
from graph_builder.extract.french.tokens import Token
from graph_builder.extract.lexicon import load

_DETERMINERS = ARTICLES | {"du", "au", "des", "aux", "d'", "de"}


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
        return self.head.rsplit("-", 1)[-1] == "ministre"


_AUXILIARIES = frozenset(
    [
        "a",
        "ont",
        "est",
        "sont",
        "ete",
        "avait",
        "etre",
        "fut",
        "sera",
        "etait",
        "ayant",
        "de",
    ]
)
_PARTICIPLES = frozenset(
    {"elu", "elue", "delegue", "deleguee", "depute", "charge", "chargee"}
)


def _blocked(words: Sequence[Token], at: int) -> bool:
    """«chef de file», «a élu», «chargé du dossier»: no person's office."""
    plain = words[at].plain
    if plain in _PARTICIPLES and at and words[at - 1].plain in _AUXILIARIES:
        return True
    if plain in {"elu", "elue"} and at + 1 < len(words) and head_of(words[at + 1]):
        return True
    rest = "".join((w.gap or "") + w.plain for w in words[at + 1 : at + 5]).strip()
    if plain in {"charge", "chargee"}:
        return not rest.startswith(tuple(load("roles")["charged"]))
    return rest.startswith(tuple(load("roles")["not_after"].get(plain, ("\0",))))


def _opening(words: Sequence[Token], at: int) -> tuple[int, int, int]:
    """Indices of the article (or of the office), its first word, its first printed word."""
    first = at
    while first and near(words[first]) and words[first - 1].plain in word_set("before"):
        first -= 1
    kept = next((i for i in range(first, at) if words[i].plain in word_set("kept")), at)
    begin = first
    if first and near(words[first]) and words[first - 1].plain in _DETERMINERS:
        begin = first - 1
    return begin, first, kept


def _office(
    words: Sequence[Token], at: int, head: str, *, plural: bool
) -> tuple[Office, int]:
    walk = Walk(words, at)
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


def office_at(words: Sequence[Token], at: int) -> Office:
    """The office a word opens, whatever the word («présidence», «tête»)."""
    return _office(words, at, words[at].plain, plural=False)[0]


def complement_at(words: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Span of the noun phrase that begins at a word, its article left out; None if none."""
    walk = Walk(words, at)
    while at < len(words) and words[at].plain in ARTICLES:
        at += 1
    last = walk.noun_phrase(at, joined=False)
    if last < at:
        return None
    walk.next = last + 1
    walk.run()
    return words[at].start, words[walk.next - 1].end


def find_office_phrases(words: Sequence[Token]) -> list[Office]:
    """Every office of a text with its complements, in text order, none overlapping another."""
    found: list[Office] = []
    after = 0
    for at in opens_office.among(words):
        if at < after:
            continue
        token = words[at]
        head = head_of(token)
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
    return found


def _juxtaposed(words: Sequence[Token], at: int) -> bool:
    """«la volcanologue Anna Rey»: a profession known by its ending, an article before it."""
    token = words[at]
    if at == 0 or not professional(token):
        return False
    return words[at - 1].plain in {"le", "la", "l'", "un", "une", ","}
