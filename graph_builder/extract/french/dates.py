"""Dates in French text, resolved against the publication date, and deadlines.

A date is found by its first word or digit; each form of date has one pattern and one
reader. Impossible days («31 février») and years that count something («2000 euros») are
no dates; neither is the year in a name («France 2030»).
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from graph_builder.extract.french import date_cues, date_readers
from graph_builder.extract.french.date_readers import Place, Reader
from graph_builder.extract.french.folding import any_of, fold, word_finder
from graph_builder.extract.lexicon import load


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date: `text[start:end]` is how it stands there, without article or preposition.

    Attributes:
        start: offset of its first character.
        end: offset after its last character.
        text: the words.
        iso: "2024-05-21", "2024-05", "2024" or "" where it cannot be resolved.
            Quarters, seasons, starts of term and «fin 2024» resolve to their year.
        kind: "day", "month", "quarter", "season", "year", "schoolyear" or "relative".
        deadline: introduced by «d'ici», «avant», «à l'horizon», «au plus tard»…
        end_iso: last day, month or year of a span («2021-2027»), else "".
    """

    start: int
    end: int
    text: str
    iso: str
    kind: str
    deadline: bool = False
    end_iso: str = ""


Form = tuple[re.Pattern[str], Reader]
_LEXICON = load("dates")


_MONTH = rf"(?:{any_of(_LEXICON['months'])})(?!\w)"
_WEEKDAY = rf"(?:{any_of(_LEXICON['weekdays'])})"
_YEAR = r"(?:19|20)[0-9]{2}(?!\w)"
_DAY = r"(?:1er|premier|0?[1-9]|[1-9][0-9])"
_WAY = r"(?:derni(?:er|ère)|prochaine?|passée?|à venir)(?!\w)"
_TAIL = rf"(?:[ \n](?:(?P<year>{_YEAR})|(?P<way>{_WAY})))?"
_RANK = r"(?:[1-4](?:er|e|ème|nd)|premier|second|deuxième|troisième|quatrième|dernier)"
_EDGE = r"fin|début|mi|milieu|courant"

_QUARTER: Form = (
    re.compile(
        rf"(?:{_RANK} (?:trimestre|semestre|quadrimestre)(?: de)?(?: l'année)?"
        r"|[ts][1-4])(?!\w)"
        rf"(?: (?:(?P<year>{_YEAR})|(?P<way>{_WAY})))?"
    ),
    date_readers.quarter,
)
_DATED: Form = (
    re.compile(
        rf"(?:(?P<weekday>{_WEEKDAY}),? (?:le )?)?"
        rf"(?:(?P<from>{_DAY})(?: (?P<from_month>{_MONTH}))?"
        r"(?:,? (?:et|au|ou) |-|–)(?:le )?)?"
        rf"(?P<day>{_DAY})[ \n](?P<month>{_MONTH}){_TAIL}"
    ),
    date_readers.day,
)
_YEAR_FIRST: tuple[Form, ...] = (
    (
        re.compile(
            r"(?P<year>[12][0-9]{3})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?![0-9-])"
        ),
        date_readers.iso_day,
    ),
    (
        re.compile(
            r"(?P<first>(?:19|20)[0-9]{2})(?P<link>[-–/]| [-–] | à | et )"
            rf"(?P<last>{_YEAR}|[0-9]{{2}}(?![\w/,-]))"
        ),
        date_readers.years,
    ),
    (re.compile(_YEAR), date_readers.plain_year),
)
_NUMERIC: tuple[Form, ...] = (
    (
        re.compile(
            r"(?P<day>[0-9]{1,2})(?P<dot>[/.])(?P<month>[0-9]{1,2})(?P=dot)"
            r"(?P<year>[12][0-9]{3}|[0-9]{2})(?![\w/]|[.,][0-9])"
        ),
        date_readers.numeric,
    ),
)
_DAY_FIRST = (_QUARTER, _DATED)
_DAY_HINT = re.compile(
    rf"[0-9]{{1,2}}(?:(?:er|e|ème|nd)?[ \n](?:{_MONTH}|[tsq]|et |au |ou )"
    r"|,? (?:et|au|ou) |[-–])"
)
_DOTS = {"/", "."}
_MONTHS: Form = (
    re.compile(
        rf"(?:(?P<edge>{_EDGE})(?: |-| du mois de | de ))?(?:{_MONTH}(?:-| et | à ))?"
        rf"(?P<month>{_MONTH}){_TAIL}"
    ),
    date_readers.month,
)
_SEASONS: Form = (
    re.compile(
        rf"(?P<this>ce |cet )?(?P<season>{any_of(_LEXICON['seasons'])})(?!\w){_TAIL}"
    ),
    date_readers.season,
)
_EDGES: Form = (
    re.compile(
        rf"(?:{_EDGE})(?:[ -](?P<year>{_YEAR})"
        rf"| (?:de |de l'exercice )(?P<of_year>{_YEAR})"
        r"| (?:de l'|d'|de cette |de la même )année"
        r"(?: (?:civile|scolaire|universitaire))?"
        rf"(?: (?:(?P<in_year>{_YEAR})|(?P<way>{_WAY})))?|(?P<month> du mois)(?!\w))"
    ),
    date_readers.edge,
)
_WEEKDAYS: Form = (
    re.compile(
        rf"(?P<day>{any_of(_LEXICON['weekdays'])})(?P<plural>s)?(?!\w)"
        rf"(?: (?:matin|midi|soir|après-midi))?(?: (?P<way>{_WAY}))?"
    ),
    date_readers.weekday,
)
_NUMBERED_DAY: Form = (  # «mardi 5», «le lundi 11 au soir»
    re.compile(
        rf"(?P<weekday>{any_of(_LEXICON['weekdays'])}) (?P<day>1er|[12]?[0-9]|3[01])(?![\w/-])(?![.,][0-9])"
        rf"(?! (?:{_MONTH}|et |ou |h\b|heures?|ans?\b|%|m€|millions?|euros?|projets?|dossiers?|laureats?|lauréats?|start))"
    ),
    date_readers.numbered_day,
)
_PERIOD: Form = (
    re.compile(
        r"(?P<this>ce |cette )?(?P<unit>semaine|mois|année|an)(?:-ci)?(?!\w)"
        rf"(?: (?P<way>{_WAY}))?"
    ),
    date_readers.period,
)
_TERM: Form = (
    re.compile(
        r"rentrée(?: (?:universitaire|scolaire|académique|de septembre|de))*(?!\w)"
        + _TAIL
    ),
    date_readers.term,
)
_DISTANCE: Form = (
    re.compile(
        r"(?P<lead>dans|d'ici(?: à)?|il y a|sous|voilà|voici)(?P<les> les)?"
        r"(?: (?:environ|près de|quelque|moins de|plus de))? "
        r"(?P<count>[0-9]{1,3}|[a-zéè]+(?:[ -](?:et[ -])?[a-zéè]+){0,2}?)"
        r"(?: prochaine?s)?[ \n](?P<unit>ans?|années?|mois|semaines?|jours?)(?!\w)"
    ),
    date_readers.distance,
)
_NEAR_DAY: Form = (
    re.compile(any_of(_LEXICON["days"]) + r"(?!\w)"),
    date_readers.near_day,
)

_BY_WORD: dict[str, tuple[Form, ...]] = {
    **dict.fromkeys(_LEXICON["weekdays"], (_DATED, _NUMBERED_DAY, _WEEKDAYS)),
    **{f"{day}s": (_WEEKDAYS,) for day in _LEXICON["weekdays"]},
    **dict.fromkeys(_LEXICON["months"], (_MONTHS,)),
    **dict.fromkeys(_LEXICON["seasons"], (_SEASONS,)),
    **dict.fromkeys(_EDGE.split("|"), (_MONTHS, _EDGES)),
    **dict.fromkeys(_LEXICON["days"], (_NEAR_DAY,)),
    **dict.fromkeys(["ce", "cet", "cette"], (_NEAR_DAY, _SEASONS, _PERIOD)),
    **dict.fromkeys(["semaine", "mois", "année", "an"], (_PERIOD,)),
    **dict.fromkeys(
        ["dans", "d'ici", "il y a", "sous", "voilà", "voici"], (_DISTANCE,)
    ),
    **dict.fromkeys(
        ["second", "deuxième", "troisième", "quatrième", "dernier"], (_QUARTER,)
    ),
    **dict.fromkeys([f"{t}{i}" for t in "ts" for i in range(1, 5)], (_QUARTER,)),
    "premier": (_QUARTER, _DATED),
    "rentrée": (_TERM,),
    "noël": ((re.compile(r"noël(?!\w)"), date_readers.christmas),),
}


_starts = word_finder(_BY_WORD, also=r"(?<!\w[-–/_:])[0-9]")
_WORD = re.compile(any_of(_BY_WORD) + r"(?!\w)")


def _forms(folded: str, start: int) -> tuple[Form, ...]:
    """The forms that a date which starts here may have."""
    head = folded[start : start + 5]
    if not head[0].isdigit():
        word = _WORD.match(folded, start)
        return _BY_WORD[word[0]] if word and folded[start - 1 : start] != "-" else ()
    if head[:4].isdigit():
        return () if head[4:].isalnum() else _YEAR_FIRST
    if head[1:2] in _DOTS or head[2:3] in _DOTS:
        return _NUMERIC
    return _DAY_FIRST if _DAY_HINT.match(folded, start) else ()


def find_dates(text: str, published: dt.date | None = None) -> list[DateMention]:
    """Every date of the text, in text order, none overlapping another.

    `published` is the day that «hier», «mardi» and «19 juin» are counted from; without
    it their `iso` is "".
    """
    folded = fold(text)
    found: list[DateMention] = []
    position = 0
    for start in _starts(folded):
        if start < position:
            continue
        for pattern, reader in _forms(folded, start):
            match = pattern.match(folded, start)
            if match is None:
                continue
            place = Place(text, folded, published, *match.span())
            read = reader(match, place)
            if read is not None:
                position = match.end()
                if read.kind:
                    found.append(_mention(place, read))
                break
    return found


def _mention(place: Place, read: date_readers.Read) -> DateMention:
    first = place.published.isoformat()[: len(read.iso)] if place.published else ""
    past = bool(read.iso) and (read.end_iso or read.iso) < first
    ahead = read.iso > first and not read.end_iso
    deadline = not past and (
        read.deadline
        or date_cues.deadline(place.folded, place.start, place.end, ahead=ahead)
    )
    words = place.text[place.start : place.end]
    return DateMention(
        place.start, place.end, words, read.iso, read.kind, deadline, read.end_iso
    )
