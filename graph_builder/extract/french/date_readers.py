"""Readers of dates: what one match of one form means on the publication date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from graph_builder.extract.french import almanac, date_cues
from graph_builder.extract.french.almanac import Way
from graph_builder.extract.french.number_words import find_words
from graph_builder.extract.lexicon import load


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader makes of its match; `kind` "" means: no date after all."""

    iso: str
    kind: str
    end_iso: str = ""
    deadline: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a match stands, for readers that look around."""

    text: str
    folded: str
    published: dt.date | None
    start: int
    end: int

    def way(self, word: str | None = None) -> Way:
        """Past or ahead, by the word after it («dernier») or the words before it."""
        if word:
            return (
                Way.AHEAD
                if word.startswith(("prochain", "à venir", "suivant"))
                else Way.PAST
            )
        return date_cues.way_before(self.folded, self.start)

    def shift(self, word: str | None) -> int:
        """-1 for «dernier», 1 for «prochain», 0 for neither."""
        if not word:
            return 0
        return 1 if self.way(word) is Way.AHEAD else -1


NOTHING = Read("", "")
_CENTURY = 100
_LONGEST = 60  # years a plan lasts
_FARTHEST = 200  # units of time a plan reaches
_LEXICON = load("dates")
_MONTHS: dict[str, int] = _LEXICON["months"]
_WEEKDAYS: dict[str, int] = _LEXICON["weekdays"]
_SEASONS: dict[str, list[int]] = _LEXICON["seasons"]
_DAYS: dict[str, int] = _LEXICON["days"]


Reader = Callable[[re.Match[str], Place], Read | None]


def iso_day(found: re.Match[str], _place: Place) -> Read:
    """«2024-05-21»."""
    day = almanac.valid(int(found["year"]), int(found["month"]), int(found["day"]))
    return Read(day.isoformat(), "day") if day else NOTHING


def numeric(found: re.Match[str], _place: Place) -> Read:
    """«21/05/2024», «10.07.23»."""
    year = int(found["year"])
    year += 2000 if year < _CENTURY else 0
    day = almanac.valid(year, int(found["month"]), int(found["day"]))
    return Read(day.isoformat(), "day") if day else NOTHING


def day(found: re.Match[str], place: Place) -> Read:
    """«12 et 13 juin 2024», «jeudi 31 août», «30 juin au 2 juillet»."""
    last = _one_day(found, place, found["day"], found["month"])
    if not found["from"]:
        return Read(last, "day") if last is not None else NOTHING
    first = _one_day(found, place, found["from"], found["from_month"] or found["month"])
    if first is None or last is None:
        return NOTHING
    return Read(first, "day", last)


def _one_day(
    found: re.Match[str], place: Place, day_text: str, month_text: str
) -> str | None:
    """ISO day, "" where the year is unknown, None where there is no such day."""
    month = _MONTHS[month_text]
    day = 1 if day_text in {"1er", "premier"} else int(day_text)
    if found["year"]:
        date = almanac.valid(int(found["year"]), month, day)
        return date.isoformat() if date else None
    if not almanac.exists(month, day):
        return None
    if not place.published:
        return ""
    near = None
    if found["weekday"] and not found["way"]:
        near = almanac.on_weekday(
            place.published, month, day, _WEEKDAYS[found["weekday"]]
        )
    near = near or almanac.nearest(place.published, month, day, place.way(found["way"]))
    return near.isoformat() if near else ""


def years(found: re.Match[str], place: Place) -> Read | None:
    """«2021-2027», «entre 2021 et 2027», «2024-2025»; None for two years."""
    first, last = int(found["first"]), int(found["last"])
    if last < _CENTURY:
        last += first // _CENTURY * _CENTURY
    if last <= first or last - first > _LONGEST:
        return None
    if found["link"] == " et " and not place.folded.endswith("entre ", 0, place.start):
        return None
    glued = found["link"] in {"-", "–", "/"}
    kind = "schoolyear" if last == first + 1 and glued else "year"
    return Read(str(first), kind, str(last))


def plain_year(found: re.Match[str], place: Place) -> Read | None:
    """«2018»; None for «2000 euros» and «France 2030»."""
    if date_cues.is_quantity(place.folded, place.start, place.end):
        return None
    if date_cues.in_name(place.text, place.start):
        return None
    return Read(found[0], "year")


def quarter(found: re.Match[str], place: Place) -> Read | None:
    """«1er trimestre 2025», «T1 2025», «au premier semestre»."""
    if found["year"]:
        return Read(found["year"], "quarter")
    if found[0][0] in "ts" and found[0][1].isdigit():
        return None  # «T2» alone is a tram
    if not place.published:
        return Read("", "quarter")
    way = place.way(found["way"])
    shift = {Way.AHEAD: 1, Way.PAST: -1}.get(way, 0) if found["way"] else 0
    return Read(str(place.published.year + shift), "quarter")


def month(found: re.Match[str], place: Place) -> Read | None:
    """«mi-mars», «en mars 2024»."""
    month = _MONTHS[found["month"]]
    if found["year"]:
        return Read(f"{found['year']}-{month:02d}", "month")
    if (
        not found["edge"]
        and not found["way"]
        and not date_cues.month_follows(place.text, place.folded, place.start)
    ):
        return None
    if not place.published:
        return Read("", "month")
    year = almanac.month_year(place.published, month, place.way(found["way"]))
    return Read(f"{year:04d}-{month:02d}", "month")


def edge(found: re.Match[str], place: Place) -> Read:
    """«fin 2024», «fin de l'année», «fin du mois»."""
    year = found["year"] or found["of_year"] or found["in_year"]
    if year:
        return Read(year, "year")
    if not place.published:
        return Read("", "relative")
    if found["month"]:
        return Read(almanac.month_from(place.published, 0), "relative")
    shift = {"prochaine": 1, "dernière": -1, "passée": -1}.get(found["way"] or "", 0)
    return Read(str(place.published.year + shift), "relative")


def season(found: re.Match[str], place: Place) -> Read | None:
    """«printemps 2025», «cet été», «l'hiver dernier», «à l'automne»."""
    if found["year"]:
        return Read(found["year"], "season")
    if not (found["this"] or found["way"]) and not date_cues.season_follows(
        place.folded, place.start
    ):
        return None
    if not place.published:
        return Read("", "season")
    first, last = _SEASONS[found["season"]]
    way = place.way(found["way"]) if found["way"] else Way.NEAR
    year = almanac.season_year(place.published, (first, last), way)
    past = place.way() is Way.PAST and not found["way"]
    return Read(str(year - (past and year > place.published.year)), "season")


def christmas(_found: re.Match[str], place: Place) -> Read | None:
    """«avant Noël»: the 25th of December of the year of publication."""
    if not place.folded.endswith(("avant ", "d'ici ", "d'ici à "), 0, place.start):
        return None
    if not place.published:
        return Read("", "day")
    return Read(f"{place.published.year:04d}-12-25", "day")


def term(found: re.Match[str], place: Place) -> Read | None:
    """«rentrée 2023», «à la rentrée»."""
    if found["year"]:
        return Read(found["year"], "schoolyear")
    if not place.folded.endswith(("la ", "cette "), 0, place.start):
        return None  # «elle est rentrée»
    if not place.published:
        return Read("", "schoolyear")
    way = place.way(found["way"]) if found["way"] else Way.NEAR
    return Read(str(almanac.school_start(place.published, way)), "schoolyear")


_NEAREST = (*range(0, -32, -1), *range(1, 32))  # days from publication


def weekday(found: re.Match[str], place: Place) -> Read | None:
    """«mardi», «ce jeudi», «vendredi prochain»; not «le mardi»."""
    if found["plural"] or (
        not found["way"] and date_cues.habitual(place.folded, place.start)
    ):
        return None
    if not place.published:
        return Read("", "day")
    named, way = _WEEKDAYS[found["day"]], place.way(found["way"])
    if place.published.weekday() == named and not found["way"]:
        this = place.folded[max(0, place.start - 3) : place.start] == "ce "
        way = Way.PAST if this else way
    elif place.published.weekday() == named and way is Way.PAST:
        return Read(almanac.days_from(place.published, -7), "day")
    return Read(almanac.weekday(place.published, named, way).isoformat(), "day")


def numbered_day(found: re.Match[str], place: Place) -> Read | None:
    """«mardi 5»: the nearest such day, past ones first."""
    if not place.published:
        return Read("", "day")
    number, named = int(found["day"].removesuffix("er")), _WEEKDAYS[found["weekday"]]
    for away in _NEAREST:
        near = place.published + dt.timedelta(days=away)
        if (near.day, near.weekday()) == (number, named):
            return Read(near.isoformat(), "day")
    return None


def near_day(found: re.Match[str], place: Place) -> Read | None:
    """«hier», «ce matin»; not the «demain» of «l'école de demain»."""
    if place.folded[max(0, place.start - 3) : place.start] == "de ":
        return None
    if not place.published:
        return Read("", "relative")
    return Read(almanac.days_from(place.published, _DAYS[found[0]]), "relative")


def period(found: re.Match[str], place: Place) -> Read | None:
    """«la semaine dernière», «le mois prochain», «l'an dernier», «cette année»."""
    if not found["this"] and not found["way"]:
        return None
    if not place.published:
        return Read("", "relative")
    shift = place.shift(found["way"])
    return Read(_shifted(place.published, found["unit"], shift), "relative")


def _shifted(published: dt.date, unit: str, count: int) -> str:
    """ISO year, month or (for days) day, so many units from the publication."""
    if unit.startswith("an"):
        return f"{published.year + count:04d}"
    if unit == "mois":
        return almanac.month_from(published, count)
    days = {"semaine": 7, "jour": 1}[unit.removesuffix("s")]
    return almanac.days_from(published, days * count)[
        : 10 if unit.startswith("jour") else 7
    ]


def distance(found: re.Match[str], place: Place) -> Read | None:
    """«d'ici cinq ans», «dans deux mois», «il y a trois ans»."""
    words = found["count"]
    counts = (
        [int(words)] if words.isdigit() else [int(w.value) for w in find_words(words)]
    )
    if words in {"un", "une"}:
        counts = [1]
    if len(counts) != 1:
        return None
    due = found["lead"].startswith(("d'ici", "sous")) or found["les"] is not None
    if not place.published or counts[0] > _FARTHEST:
        return Read("", "relative", deadline=due)
    sign = -1 if found["lead"].startswith(("il", "v")) else 1
    return Read(
        _shifted(place.published, found["unit"], sign * counts[0]),
        "relative",
        deadline=due,
    )
