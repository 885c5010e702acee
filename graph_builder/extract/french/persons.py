"""Persons: a first name and a surname, an initial and a surname, a title and a surname.

A first name no list knows is told by what stands beside it: an office («Maïlys Toral,
rectrice»), words quoted and a verb of saying, an age.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from graph_builder.extract.french.first_names import is_first_name
from graph_builder.extract.french.office_walk import Complement
from graph_builder.extract.french.office_words import is_office_noun, saying, word_set
from graph_builder.extract.french.offices import Office
from graph_builder.extract.french.organisations import is_head
from graph_builder.extract.french.tokens import Token, by_word, from_offset
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention
from graph_builder.model import Kind

Span = tuple[int, int]  # first and last token
_INITIAL_SURNAME = 3  # letters from which a word after an initial is a surname
_ACRONYM = 5  # letters up to which a word in capitals is an acronym, no name
_MAX_NAME = 4  # words of a name told by its surroundings


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(load("persons")[name])


@by_word
def _surname_word(token: Token) -> bool:
    return token.capital and token.word and not any(c.isdigit() for c in token.text)


def _near(token: Token) -> bool:
    return token.gap in {" ", "\u00a0", "\u202f", ""}


@by_word
def _particle(token: Token) -> bool:
    return token.plain.replace("’", "'") in _set("particles")


def _surname(words: Sequence[Token], at: int) -> int:
    """Index of the last word of the surname that begins at `at`, or -1."""
    while at < len(words) and _near(words[at]):
        token = words[at]
        if _surname_word(token) and not (_particle(token) and _capital_next(words, at)):
            return _second_surname(words, at)
        if not _particle(token):
            return -1
        at += 1
    return -1


def _second_surname(words: Sequence[Token], at: int) -> int:
    """«Le Pellec Muller»: a second word of the surname, where a mark or verb follows it."""
    if at + 2 >= len(words) or not _near(words[at + 1]):
        return at
    second, beyond = words[at + 1], words[at + 2]
    shown = _surname_word(second) and not second.text.isupper() and not is_head(second)
    closed = beyond.text in {",", ")", ".", ":"} and words[at].text.istitle()
    return at + 1 if shown and closed and not is_first_name(second) else at


def _capital_next(words: Sequence[Token], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].capital and _near(words[at + 1])


def find_persons(words: Sequence[Token], offices: Sequence[Office]) -> list[Mention]:
    """Persons in text order; a title («Mme») is left out of the span.

    `offices` are the office phrases of the words.
    """
    spans: list[Span] = []
    for at in _capitals(words):
        if not (spans and at <= spans[-1][1]) and (span := _person(words, at)):
            spans.append(span)
    spans = _with_told(words, spans, _told(words, offices))
    spans += _surnames(words, spans)
    return [_mention(words, *span) for span in sorted(set(spans))]


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


def _capitals(words: Sequence[Token]) -> list[int]:
    return [at for at, token in enumerate(words) if token.capital]


def _person(words: Sequence[Token], at: int) -> Span | None:
    token = words[at]
    if is_first_name(token):
        return _named(words, at)
    if token.plain in _set("titles") and token.capital:
        return _titled(words, at + 1)
    return _initialled(words, at)


def _named(words: Sequence[Token], at: int) -> Span | None:
    nxt = at + 1
    if nxt < len(words) and is_first_name(words[nxt]) and _near(words[nxt]):
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


# --- names told by what stands beside them --------------------------------------------


@by_word
def _name_word(token: Token) -> bool:
    acronym = token.text.isupper() and len(token.text) <= _ACRONYM
    other = (
        is_head(token) or token.plain in _openers() or token.text in _set("demonyms")
    )
    title = token.plain in _set("titles") or (
        is_office_noun(token) and not is_first_name(token)
    )
    return _surname_word(token) and not (acronym or other or title)


@cache
def _openers() -> frozenset[str]:
    return frozenset(load("names")["openers"]["words"].split())


def _name_from(words: Sequence[Token], at: int) -> Span | None:
    """The two to four capitalised words that begin at `at`."""
    last, count = at - 1, 0
    while last + 1 < len(words) and (last < at or _near(words[last + 1])):
        token = words[last + 1]
        if _name_word(token):
            count += not _particle(token)
        elif not (count and _particle(token) and _capital_next(words, last + 1)):
            break
        last += 1
    return (at, last) if 1 < count <= _MAX_NAME else None


@by_word
def _human(token: Token) -> bool:
    """Whether an office noun is never said of an organisation («porteur», «titulaire»)."""
    return is_office_noun(token) and token.plain not in _set("also_bodies")


def _office_after(words: Sequence[Token], last: int) -> bool:
    """«Xanthe Morel, (l'ancienne) rectrice»; «Xanthe Morel, 52 ans»; «(rectrice)»."""
    if last + 2 >= len(words) or words[last + 1].text not in {",", "("}:
        return False
    at = last + 2
    if (
        words[at].text.isdigit()
        and at + 1 < len(words)
        and words[at + 1].plain == "ans"
    ):
        return True
    for token in words[at : at + 3]:
        if _human(token) and not token.capital:
            return True
        if token.plain not in word_set("before") and token.plain not in {
            "la",
            "le",
            "l'",
            "une",
            "un",
        }:
            return False
    return False


def _told(words: Sequence[Token], offices: Sequence[Office]) -> list[Span]:
    """Names no list knows, told by an office or by words quoted."""
    found: list[Span] = []
    for at in _capitals(words):
        if found and at <= found[-1][1]:
            continue
        span = _name_from(words, at) if _may_begin(words, at) else None
        if span and (_office_after(words, span[1]) or _speaks(words, at)):
            found.append(span)
    found += [
        span
        for office in offices
        if (office.det or office.state) and (span := _after_office(words, office))
    ]
    return found


def _may_begin(words: Sequence[Token], at: int) -> bool:
    token = words[at]
    before = words[at - 1] if at else None
    joined = (
        before and before.capital and _near(token) and before.plain not in _openers()
    )
    return token.capital and _name_word(token) and not joined


def _speaks(words: Sequence[Token], at: int) -> bool:
    """«… », assure Xanthe Morel»: a verb of saying after words quoted."""
    verb = at - 1
    if verb < 1 or words[verb].plain not in saying() or words[verb].capital:
        return False
    before = words[verb - 1]
    closing = words[verb - 2] if before.text == "," and verb > 1 else before
    return closing.text in {"»", "”", '"'}


def _after_office(words: Sequence[Token], office: Office) -> Span | None:
    """«la vice-présidente à la culture, Xanthe Morel», «le conseiller Xanthe Morel»."""
    at = from_offset(words, office.end)
    if at >= len(words):
        return None
    definite = office.det in {"le", "la", "l'", "son", "sa", "notre", "leur"}
    single = definite or office.det in {"un", "une"}
    if words[at].text == "," and single and not office.plural:
        at += 1
        span = _name_from(words, at) if at < len(words) else None
        closed = (
            span and span[1] + 1 < len(words) and words[span[1] + 1].text in ",.;:)»"
        )
        return span if closed else None
    juxtaposed = (
        definite and not office.complements and office.head not in _set("also_bodies")
    )
    return _name_from(words, at) if juxtaposed and _near(words[at]) else None


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
    before = (
        bool(at) and _near(words[at]) and words[at - 1].capital and words[at - 1].word
    )
    return before or _capital_next(words, at)


def _mention(words: Sequence[Token], first: int, last: int) -> Mention:
    """The mention of a name; a demonym before it («le Suisse Urs Keller») joins the span."""
    name = _text(words, first, last)
    begin = (
        first - 1
        if first and words[first - 1].text in _set("demonyms") and _near(words[first])
        else first
    )
    label = name if begin < first else ""
    text = _text(words, begin, last)
    return Mention(
        words[begin].start, words[last].end, text, Kind.PERSON, "person", label=label
    )


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
