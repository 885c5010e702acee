"""What the words around a date say: deadline, past or ahead, quantity, name."""

from __future__ import annotations

import re

from graph_builder.extract.french.almanac import Way
from graph_builder.extract.french.folding import any_of, word_before
from graph_builder.extract.lexicon import load

_CUES = load("dates")["cues"]
_OPENERS = frozenset(_CUES["openers"])
_PREPOSITIONS = frozenset(_CUES["prepositions"])
_MARKS = frozenset("°º#€$")
_WIDTH = 64  # characters a cue may stand before its date
_LITTLE = rf"(?:[ \n]?(?:{any_of(_CUES['little'])}))*[ \n]?"
_DEADLINE = re.compile(rf"(?<!\w)(?:{any_of(_CUES['deadline'])}){_LITTLE}$")
_FOR = re.compile(
    rf"(?<!\w)(?:{any_of(_CUES['deadline_ahead'])})"
    r"(?: (?:le|la|fin|mi))?(?: l')?[ \n]?$"
)
_DEADLINE_AFTER = re.compile(r",?[ \n](?:au plus tard|dernier délai)(?!\w)")
_MODAL = r"doi(?:t|vent)|va|vont|être|pourrai(?:t|ent)|devrai(?:t|ent)"
_NO_PERFECT = r"(?!(?:a|ont|est|sont|avait|avaient)(?!\w))"
_AHEAD = re.compile(
    rf"(?<!\w)(?:(?:{any_of(_CUES['ahead'])})"
    rf"|(?:[^\W\d_]{{2,}}r(?:a|ont)|{_MODAL})(?: {_NO_PERFECT}[\w'-]+){{0,5}})"
    rf"{_LITTLE}$"
)
_AUXILIARY = r"a|ont|avait|avaient|était|étaient|s'est|se sont|furent|fut|avons|ai"
_PAST = re.compile(
    rf"(?<!\w)(?:depuis|(?:{_AUXILIARY})(?: [\w'-]+){{1,2}}"
    rf"|[^\W\d_]{{3,}}(?<!it)ée?s?){_LITTLE}$"  # «votée en», not «université en»
)
_HABIT = re.compile(r"(?<!\w)(?:le|les|chaque|du|au|un|des)[ \n]$")
_UNIT_AFTER = re.compile(
    rf"[ \n]?(?:€|%|(?:k|m|md)€|(?:{any_of(_CUES['units'])})(?!\w))|[.,][0-9]|-\w"
)
_GROUP_AFTER = re.compile(r"[ .][0-9]{3}(?![0-9])")
_NOUN_AFTER = re.compile(
    rf"[ \n](?!(?:{any_of(_CUES['no_nouns'])})(?!\w))[^\W\d_][\w'-]+[sx](?!\w)"
)
_LAST_WORD = re.compile(r"[^\s'’(«\"]+$")


def deadline(folded: str, start: int, end: int, *, ahead: bool) -> bool:
    """Whether a date is set as a deadline; `ahead`: it lies after the publication."""
    before = folded[max(0, start - _WIDTH) : start]
    if _DEADLINE.search(before) or _DEADLINE_AFTER.match(folded, end):
        return True
    return ahead and bool(_FOR.search(before))


def way_before(folded: str, start: int) -> Way:
    """Past or ahead, by the words right before the date."""
    before = folded[max(0, start - _WIDTH) : start]
    if _AHEAD.search(before):
        return Way.AHEAD
    return Way.PAST if _PAST.search(before) else Way.NEAR


def habitual(folded: str, start: int) -> bool:
    """«le mardi», «chaque lundi»: no day in particular."""
    return bool(_HABIT.search(folded, max(0, start - 8), start))


def is_quantity(folded: str, start: int, end: int) -> bool:
    """Whether four digits count something: «2000 euros», «1950 places»."""
    if _UNIT_AFTER.match(folded, end) or folded[start - 1 : start] in _MARKS:
        return True
    if word_before(folded, start) in _PREPOSITIONS:
        return False
    return bool(_GROUP_AFTER.match(folded, end) or _NOUN_AFTER.match(folded, end))


def in_name(text: str, start: int) -> bool:
    """Whether a capitalised word right before makes the year part of a name."""
    if text[start - 1 : start] not in {" ", "\u00a0", "\u202f"}:
        return False
    found = _LAST_WORD.search(text, max(0, start - 31), start - 1)
    if (
        not found
        or not found[0][-1].isalnum()
        or not any(c.isupper() for c in found[0])
    ):
        return False
    return found[0].lower() not in _OPENERS


_MONTH_LEADS = frozenset(
    [
        "en",
        "d'ici",
        "avant",
        "fin",
        "début",
        "depuis",
        "dès",
        "courant",
        "de",
        "à",
        "pour",
        "après",
        "vers",
        "entre",
        "ici",
        "jusqu'en",
        "mi",
        "et",
        "d'",
        "jusqu'",
        "mois",
    ]
)


def month_follows(text: str, folded: str, start: int) -> bool:
    """Whether a month without a year is introduced as one: «en mars»."""
    return text[start].islower() and word_before(folded, start) in _MONTH_LEADS


_SEASON_LEADS = re.compile(
    r"(?:(?<!\w)(?:à|d'ici(?: à)?|avant|dès|pour|depuis|après|fin|début|durant|de) l'"
    r"|(?<!\w)(?:au|(?:dès|avant|d'ici|pour|depuis) le|d'ici au)[ \n])$"
)


def season_follows(folded: str, start: int) -> bool:
    """Whether a season without a year is a date: «au printemps», «à l'automne»."""
    return bool(_SEASON_LEADS.search(folded, max(0, start - 16), start))
