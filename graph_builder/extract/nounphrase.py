"""Noun phrases of a sentence with figures: where one ends, and its words as written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from graph_builder.extract.figures import FigureText
from graph_builder.extract.french.verbs import participles, verb
from graph_builder.extract.lexicon import load

_TOKEN = re.compile(
    r"<\w\d+>|(?:[dlnsjmtc]|qu|jusqu|aujourd)'|\w[\w&+.'-]*\w|\w|[^\w\s]"
)
_PREPOSITIONS = {
    "a", "au", "aux", "en", "dans", "par", "parmi", "sur", "chez", "sous", "entre", "jusqu'",
    "vers", "avec",
}  # fmt: skip
_LINKS = {"de", "d'", "du", "des", "la", "le", "les", "l'", "un", "une"}
_ARTICLES = {"un", "une"}
_BEFORE_ARTICLES = _PREPOSITIONS | {"de", "d'", "et"}
_AND = {"et", "&"}
_STOPS = re.compile(
    r"contre|aujourd'hui|actuellement|dont|qui|que|qu'|ou|mais|avant|apres|pendant|lors|afin|pour|grace|soit|ainsi|puis"
    r"|au-dela|ayant|jusqu'ici|sera|est|sont|ont|vont|doi(?:t|vent)|peu(?:t|vent)|comme|depuis|plus"
    r"|\w+(?:ront|raient|rait|aient|era|ira|dra)|devra|pourra|verra|soient|vise(?:nt)?|entend(?:ent)?|ambitionne(?:nt)?|souhaite(?:nt)?|veu(?:t|lent)"
    r"|prevoi(?:t|ent)|espere(?:nt)?|promet(?:tent)?|fixee?s?|prevue?s?|attendue?s?|annoncee?s?"
    r"|promise?s?|esperee?s?|escomptee?s?|s'|n'|ne|se|il|elle|ils|elles|on|selon|si"
)
_TIME = re.compile(
    r"(?:d'ici|a (?:l'horizon|horizon|partir|terme|la rentree|la fin|la meme|cette|ce jour|l'echeance)"
    r"|en (?:<D\d+>|fin|moyenne|plus|outre|tout)|au (?:plus tard|lieu|total|moins|cours|terme|printemps)|(?:a|des|le|la|fin|debut|avant|vers) <D"
    r"|aux? (?:printemps|ete|<D)|sur <N|par rapport|d'un (?:quart|tiers)|de <N|a <N|en <N)"
)
_RATE = re.compile(
    r"(?:par|chaque|tou(?:te)?s les) (?P<unit>ans?|annees?|mois|semaines?|jours?|trimestres?"
    r"|semestres?|heures?)\b|annuellement\b|(?:l'an|a l'annee)\b|annuels?\b|annuelles?\b"
)
_PER = {"annee": "an"}
_NUMBER_OF = re.compile(
    r"(?:le |son |leur |un |du )?(?:nombre|total|effectifs?)(?: (?:total|annuel|moyen|global))?"
    r" (?:de l'|de la |des |de |d'|du )"
)
_PLURAL = re.compile(r"[a-z-]+[sx]")
_PLURAL_WORDS = {"les", "des", "ses"}
_LONGEST = 11


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the abstracted text and its place there."""

    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its words, where it stops, the rate that stood in it («par an»)."""

    words: tuple[Word, ...]
    end: int
    rate: str = ""

    @property
    def head(self) -> str:
        """The first word, folded."""
        return self.words[0].form if self.words else ""


def _allowed_and(words: Sequence[Word], text: str, at: int) -> bool:
    """«techniciens et ingénieurs»: a second head, no new clause."""
    following = _TOKEN.match(text, at + 1)
    if following is None or len(words) != 1 or following[0] in _PLURAL_WORDS:
        return False
    return _PLURAL.fullmatch(following[0]) is not None


def noun_phrase(text: str, start: int) -> Phrase:
    """The noun phrase that begins at a place of a folded text; empty where none does."""
    words: list[Word] = []
    rate, at = "", start
    while at < len(text):
        token = _TOKEN.search(text, at)
        if token is None or len(words) >= _LONGEST:
            break
        told = _RATE.match(text, token.start())
        if told:
            rate, at = _rate(told), told.end()
            continue
        if _ends(text, token, words):
            break
        words.append(Word(token[0], *token.span()))
        at = token.end()
    return Phrase(tuple(_trimmed(words)), at, rate)


def _ends(text: str, token: re.Match[str], words: Sequence[Word]) -> bool:
    form = token[0]
    if form in _AND:
        return not _allowed_and(words, text, token.end())
    if form.startswith("<") or not form[0].isalnum():
        return True
    if _is_verb(form, words):
        return True
    if form in _ARTICLES and words and words[-1].form not in _BEFORE_ARTICLES:
        return True
    return bool(_STOPS.fullmatch(form) or _TIME.match(text, token.start()))


def _is_verb(form: str, words: Sequence[Word]) -> bool:
    """«personnes travaillent»: a third person plural after a plural noun."""
    if not words or not form.endswith("ent") or len(form) < 5:  # noqa: PLR2004 («vent» is a noun)
        return False
    last = words[-1].form
    return last.endswith(("s", "x")) and last not in _LINKS | _PREPOSITIONS


def _trimmed(words: Sequence[Word]) -> list[Word]:
    """Without links and prepositions at either end."""
    loose = _LINKS | _PREPOSITIONS | _AND
    kept = list(words)
    while kept and kept[-1].form in loose:
        kept.pop()
    while kept and kept[0].form in _LINKS:
        kept.pop(0)
    return kept


def _rate(told: re.Match[str]) -> str:
    """«chaque année» is «par an»."""
    unit = (told["unit"] or "an").removesuffix("s" if told["unit"] != "mois" else "")
    return f"par {_PER.get(unit, unit)}"


_RATE_AFTER = re.compile(rf"[^,;.:(<]{{0,60}}?(?<!\w)(?:{_RATE.pattern})")


def rate_after(text: str, start: int) -> str:
    """«par an» where it follows at once, or after the noun; else ""."""
    told = _RATE_AFTER.match(text, start)
    return _rate(told) if told else ""


def words_of(figures: FigureText, words: Sequence[Word]) -> str:
    """The words as the document writes them, runs joined by one blank."""
    pieces: list[str] = []
    run: list[Word] = []
    for word in words:
        if run and figures.text[run[-1].end : word.start].strip():
            pieces.append(figures.words(run[0].start, run[-1].end))
            run = []
        run.append(word)
    if run:
        pieces.append(figures.words(run[0].start, run[-1].end))
    return " ".join(pieces)


@cache
def _participles() -> dict[str, str]:
    return participles(load("targets")["actions"])


def with_participle(figures: FigureText, phrase: Phrase, action: str) -> str:
    """«étudiants à l'IA» that one forms: «étudiants formés à l'IA»."""
    words = phrase.words
    if not action or any(w.form in _participles() for w in words[1:]):
        return words_of(figures, words)
    at = next(
        (i for i, w in enumerate(words) if i and w.form in _PREPOSITIONS), len(words)
    )
    said = verb(action).agreed(feminine=feminine(words[0].form))
    parts = [words_of(figures, words[:at]), said, words_of(figures, words[at:])]
    return " ".join(p for p in parts if p)


@cache
def _feminine() -> re.Pattern[str]:
    data = load("targets")["gender"]
    return re.compile(
        rf"(?:.*(?:{'|'.join(data['endings'])})|{'|'.join(data['nouns'])})s?"
    )


def feminine(noun: str) -> bool:
    """Whether a plural noun, folded, is likely feminine.

    >>> feminine("formations"), feminine("laboratoires")
    (True, False)
    """
    return _feminine().fullmatch(noun) is not None


def counted(text: str, phrase: Phrase) -> Phrase:
    """What a «nombre de …» counts; the phrase itself where it is none."""
    if not phrase.words:
        return phrase
    start = phrase.words[0].start
    head = _NUMBER_OF.match(text, start)
    if head is None:
        return phrase
    return Phrase(
        tuple(w for w in phrase.words if w.start >= head.end()),
        phrase.end,
        phrase.rate,
    )
