"""Persons: a first name and a surname, an initial and a surname, a title and a surname.

A first name no list knows is told by what stands beside it: an office («Maïlys Toral,
rectrice»), words quoted and a verb of saying, an age.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from graph_builder.extract.french.first_names import is_first_name
from graph_builder.extract.french.heads import is_head
from graph_builder.extract.french.name_words import (
    Span,
    capital_next,
    capitals,
    listed,
    near_by,
    openers,
    particle,
    surname_word,
)
from graph_builder.extract.french.office_walk import Complement
from graph_builder.extract.french.offices import Office
from graph_builder.extract.french.tokens import Token, from_offset
from graph_builder.extract.french.told_persons import told_persons
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention
from graph_builder.model import Kind

_INITIAL_SURNAME = 3  # letters from which a word after an initial is a surname


def _surname(words: Sequence[Token], at: int) -> int:
    """Index of the last word of the surname that begins at `at`, or -1."""
    while at < len(words) and near_by(words[at]):
        token = words[at]
        if _elided(words, at):
            at += 1  # «N'Diaye», «O'Brien»
            continue
        if surname_word(token) and not (particle(token) and capital_next(words, at)):
            return _second_surname(words, at)
        if not particle(token):
            return -1
        at += 1
    return -1


def _elided(words: Sequence[Token], at: int) -> bool:
    """Whether a word is the «N'» of «N'Diaye»."""
    mark = words[at].text[-1] in "'’" and words[at].capital
    return mark and capital_next(words, at) and not words[at + 1].gap


def _second_surname(words: Sequence[Token], at: int) -> int:
    """«Le Pellec Muller»: a second word of the surname, where a mark or verb follows it."""
    if at + 2 >= len(words) or not near_by(words[at + 1]):
        return at
    second, beyond = words[at + 1], words[at + 2]
    shown = surname_word(second) and not second.text.isupper() and not is_head(second)
    closed = beyond.text in {",", ")", ".", ":"} and words[at].text.istitle()
    return at + 1 if shown and closed and not is_first_name(second) else at


def find_persons(words: Sequence[Token], offices: Sequence[Office]) -> list[Mention]:
    """Persons in text order; a title («Mme») is left out of the span.

    `offices` are the office phrases of the words.
    """
    spans: list[Span] = []
    for at in capitals(words):
        if not (spans and at <= spans[-1][1]) and (span := _person(words, at)):
            spans.append(span)
    spans = _with_told(words, spans, told_persons(words, offices))
    spans = [span for span in spans if not _of_thing(words, span[0])]
    spans += _surnames(words, spans)
    return [_mention(words, *span) for span in sorted(set(spans))]


@cache
def _things() -> frozenset[str]:
    """Nouns of what may bear a person's name: «le navire Jean Bart», «la chaire Paul Roy»."""
    data = load("names")
    nouns = {
        *data["before"]["project"],
        *data["before"]["call"],
        *data["titled"]["named"],
    }
    return frozenset(noun for noun in nouns if " " not in noun) - set(
        data["titled"]["human"]
    )


def _of_thing(words: Sequence[Token], at: int) -> bool:
    before = words[at - 1] if at else None
    return before is not None and near_by(words[at]) and before.plain in _things()


def _led_in(words: Sequence[Token], span: Span, named: Sequence[Span]) -> bool:
    """«Discours de Zoé Morel»: a known name with another word and «de» before it."""
    inner = [first for first, last in named if span[0] < first <= last <= span[1]]
    return any(not w.capital for first in inner for w in words[span[0] : first])


def _with_told(
    words: Sequence[Token], named: Sequence[Span], told: Sequence[Span]
) -> list[Span]:
    """Both lists; of two that overlap the longer one."""
    kept: list[Span] = []
    told = [s for s in told if not _led_in(words, s, named)]
    for span in sorted({*named, *told}, key=lambda s: (s[0] - s[1], s)):
        if all(span[1] < first or last < span[0] for first, last in kept):
            kept.append(span)
    return sorted(kept)


def _person(words: Sequence[Token], at: int) -> Span | None:
    token = words[at]
    if is_first_name(token):
        return _named(words, at)
    if token.plain in listed("titles") and token.capital:
        return _titled(words, at + 1)
    return _initialled(words, at)


def _named(words: Sequence[Token], at: int) -> Span | None:
    nxt = at + 1
    if nxt < len(words) and is_first_name(words[nxt]) and near_by(words[nxt]):
        beyond = _surname(words, nxt + 1)
        if beyond > 0:
            return at, beyond
    last = _surname(words, nxt)
    return (at, last) if last > 0 and words[nxt].gap else None


def _titled(words: Sequence[Token], at: int) -> Span | None:
    if at < len(words) and words[at].text == "." and not words[at].gap:
        at += 1
    if at >= len(words) or not words[at].gap:
        return None
    if is_first_name(words[at]):
        return _person(words, at)
    if words[at].text in {"le", "la", "l'", "l’", "les"}:
        return None  # «Monsieur le président»
    last = _surname(words, at)
    if last == at and capital_next(words, at) and surname_word(words[at + 1]):
        last += not (is_head(words[at + 1]) or words[at + 1].text.isupper())
    if last > 0 and words[last].end - words[at].start >= _INITIAL_SURNAME:
        return at, last
    return None


def _initialled(words: Sequence[Token], at: int) -> Span | None:
    """«E. Macron», «J.-P. Dupont»: an initial glued to its full stop, then a surname."""
    token = words[at]
    if len(token.text) != 1 or not token.text.isupper() or at + 2 >= len(words):
        return None
    if words[at + 1].text != "." or words[at + 1].gap or not words[at + 2].gap:
        return None
    if len(words[at + 2].text) < _INITIAL_SURNAME or words[at + 2].text.isupper():
        return None
    last = _surname(words, at + 2)
    return (at, last) if last > 0 else None


def _surnames(words: Sequence[Token], spans: Sequence[Span]) -> list[Span]:
    """Later mentions by the surname alone, of persons named in full."""
    taken = {i for first, last in spans for i in range(first, last + 1)}
    known = {
        words[last].plain
        for first, last in spans
        if last > first and not (first and is_head(words[first - 1]))
    }
    common = {w.plain for w in words if w.word and not w.capital} if known else set()
    known = {name for name in known if len(name) >= _INITIAL_SURNAME} - common
    return [
        (at, at)
        for at, token in enumerate(words)
        if token.plain in known
        and token.capital
        and at not in taken
        and not _beside_capital(words, at)
    ]


def _beside_capital(words: Sequence[Token], at: int) -> bool:
    before = words[at - 1] if at and near_by(words[at]) else None
    named = before and before.capital and before.word and before.plain not in openers()
    return bool(named) or capital_next(words, at)


def _mention(words: Sequence[Token], first: int, last: int) -> Mention:
    """The mention of a name; «Mme», «le Suisse» before it join the span, not the label."""
    begin = _with_title(words, first)
    return Mention(
        words[begin].start,
        words[last].end,
        _text(words, begin, last),
        Kind.PERSON,
        "person",
        label=_text(words, first, last) if begin < first else "",
    )


def _with_title(words: Sequence[Token], first: int) -> int:
    """Index of the title or demonym before a name, else of the name."""
    at = first - 1
    if at < 0 or not near_by(words[first]):
        return first
    if words[at].text in listed("demonyms"):
        return at
    if words[at].text == "." and not words[at].gap:
        at -= 1
    title = at >= 0 and words[at].plain in listed("titles") and words[at].capital
    return at if title else first


def _text(words: Sequence[Token], first: int, last: int) -> str:
    return "".join(
        (w.gap if i else "") + w.text for i, w in enumerate(words[first : last + 1])
    )


# --- offices of state --------------------------------------------------------------------


def find_offices(words: Sequence[Token], offices: Sequence[Office]) -> list[Mention]:
    """Offices of state with what they are for: «ministre de la Recherche», «Première ministre».

    The capitals in them name no organisation or project.
    """
    return [_office(words, office) for office in offices if _of_state(words, office)]


def _of_state(words: Sequence[Token], office: Office) -> bool:
    first = office.complements[0] if office.complements else None
    if office.head in {"president", "presidente"}:
        return _opening(words, first) == "republique"
    if office.head == "secretaire":
        return _opening(words, first).startswith(("etat", "investissement"))
    return office.state and (bool(first) or office.kept < office.start + 1)


def _opening(words: Sequence[Token], first: Complement | None) -> str:
    if first is None:
        return ""
    inside = words[from_offset(words, first.noun) : from_offset(words, first.end)]
    return "".join(w.plain for w in inside)


def _office(words: Sequence[Token], office: Office) -> Mention:
    first, beyond = from_offset(words, office.kept), from_offset(words, office.end)
    text = _text(words, first, beyond - 1)
    return Mention(office.kept, office.end, text, Kind.PHRASE, "office")
